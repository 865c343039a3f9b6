#pragma once
// Markup that cannot be forged: text is escaped on its way in, only Html passes as markup, a wrong number of {} does
// not compile, and an address that could run a script never reaches href or src.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.hpp"

namespace mera {

// The skeleton of a piece of markup, known at compile time, with exactly `holes` places marked {}.
template <std::size_t holes>
class Markup {
public:
    template <std::size_t size>
    consteval Markup(const char (&text)[size]) : text_(text, size - 1) {
        std::size_t found = 0;
        for (std::size_t at = 0; at + 1 < text_.size(); ++at)
            if (text_[at] == '{' && text_[at + 1] == '}') ++found;
        if (found != holes) throw "the number of {} differs from the number of values";
    }
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

class Html;
void append_escaped(std::string& out, std::string_view text);

// An address for href, src and action: relative to the site, http(s) or mailto; anything else becomes «#».
class Url {
public:
    explicit Url(std::string_view address);
    const std::string& text() const { return text_; }

private:
    std::string text_;
};
std::string url_encode(std::string_view value);  // for one query value or path part

class Html {
public:
    Html() = default;
    template <class... Values>
    void put(std::type_identity_t<Markup<sizeof...(Values)>> markup, const Values&... values) {
        std::string_view rest = markup.text();
        (put_next(rest, values), ...);
        text_.append(rest);
    }
    void put_text(std::string_view text) { append_escaped(text_, text); }
    void put(const Html& piece) { text_ += piece.text_; }
    const std::string& text() const& { return text_; }
    std::string text() && { return std::move(text_); }
    bool empty() const { return text_.empty(); }
    void reserve(std::size_t bytes) { text_.reserve(bytes); }

private:
    template <class Value>
    void put_next(std::string_view& rest, const Value& value) {
        const std::size_t hole = rest.find("{}");
        text_.append(rest.substr(0, hole));
        rest.remove_prefix(hole + 2);
        put_value(value);
    }
    void put_value(const Html& piece) { text_ += piece.text_; }
    void put_value(const Url& url) { append_escaped(text_, url.text()); }
    void put_value(std::string_view text) { append_escaped(text_, text); }
    void put_value(const std::string& text) { append_escaped(text_, text); }
    void put_value(const char* text) { append_escaped(text_, text); }
    void put_value(Date date) { text_ += in_russian(date); }
    template <class Number>
        requires std::is_integral_v<Number> && (!std::is_same_v<Number, bool>) && (!std::is_same_v<Number, char>)
    void put_value(Number number) {
        text_ += std::to_string(number);
    }
    template <class Value>
    void put_value(const std::optional<Value>& value) {
        if (value) put_value(*value);
    }
    void put_value(const std::vector<Html>& pieces) {
        for (const Html& piece : pieces) text_ += piece.text_;
    }
    std::string text_;
};

template <class... Values>
Html html(std::type_identity_t<Markup<sizeof...(Values)>> markup, const Values&... values) {
    Html out;
    out.put(markup, values...);
    return out;
}

}  // namespace mera
