#include "intake/amendment/amendment_quotes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

struct Sign {
    std::size_t length = 0;
    bool opens = false, closes = false;  // both: its neighbours tell
    bool low = false;                    // „, closed by “
};

Sign sign_at(std::string_view text, std::size_t at) {
    struct Known {
        std::string_view text;
        bool opens, closes, low;
    };
    static constexpr std::array<Known, 12> kSigns = {{{"«", true, false, false},
                                                      {"»", false, true, false},
                                                      {"„", true, false, true},
                                                      {"”", false, true, false},
                                                      {"“", true, true, false},
                                                      {"<<", true, false, false},
                                                      {">>", false, true, false},
                                                      {"\"", true, true, false},
                                                      {"''", true, true, false},
                                                      {"‘‘", true, false, false},
                                                      {"’’", false, true, false},
                                                      {",,", true, false, true}}};
    constexpr std::string_view kFirstBytes = "\xC2\xE2<>\"',";  // of the signs: most letters begin with none of them
    if (at >= text.size() || kFirstBytes.find(text[at]) == std::string_view::npos) return {};
    for (const Known& known : kSigns)
        if (text.substr(at).starts_with(known.text)) return {known.text.size(), known.opens, known.closes, known.low};
    return {};
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool ends_with_space(std::string_view text) {
    return text.empty() || is_space(text.back()) || text.ends_with("\u00A0") || text.ends_with('(');
}
bool begins_with_space(std::string_view text) {
    return text.empty() || is_space(text.front()) || text.starts_with("\u00A0");
}

constexpr std::string_view kStops = ".,;:)";

std::string_view without_stops(std::string_view text) {
    while (!text.empty() && (is_space(text.front()) || kStops.find(text.front()) != std::string_view::npos))
        text.remove_prefix(1);
    return text;
}

// What may follow words in quotes in an instruction.
bool begins_deed(std::string_view rest) {
    static constexpr std::array<std::string_view, 12> kWords = {"заменить",       "исключить", "дополнить", "изложить",
                                                                "словами",        "словом",    "цифрами",   "цифрой",
                                                                "соответственно", "заменив",   "числом",    "считать"};
    const Tokens tokens = tokenise(without_stops(rest).substr(0, 80));
    if (tokens.empty()) return false;
    if (tokens[0].is("в") && tokens.size() > 1 && tokens[1].folded.starts_with("соответствующ")) return true;
    if ((tokens[0].is("и") || rest.starts_with(',')) && tokens.size() > 1) {
        const Token& word = tokens[tokens[0].is("и") ? 1 : 0];
        return word.is("слова") || word.is("слово") || word.is("цифры") || word.is("цифру");
    }
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return tokens[0].is(word); });
}

// The new wording of a row has ended: nothing follows, or another instruction does.
bool ends_wording(std::string_view rest) {
    rest = without_stops(rest);
    if (rest.empty()) return true;
    static constexpr std::array<std::string_view, 14> kWords = {
        "пункт", "подпункт", "строк", "позици",    "раздел",    "граф",     "абзац",
        "слова", "слово",    "цифры", "дополнить", "исключить", "заменить", "приложени"};
    const Tokens tokens = tokenise(rest.substr(0, 120));
    std::size_t word = 0;
    while (word < tokens.size() && (tokens[word].is("в") || tokens[word].is("из") || tokens[word].is("и"))) ++word;
    return word < tokens.size() &&
           std::any_of(
               kWords.begin(), kWords.end(),
               [&](std::string_view beginning) { return tokens[word].folded.starts_with(beginning); });
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Quoting run() {
        for (std::size_t at = 0; at < text_.size();) {
            const Sign sign = sign_at(text_, at);
            if (sign.length == 0) {
                ++at;
                continue;
            }
            if (opens(sign, at))
                open(sign, at);
            else if (closes(sign, at))
                close(sign, at);
            at += sign.length;
        }
        if (!low_.empty()) end_unclosed();
        return std::move(out_);
    }

private:
    std::string_view before(std::size_t at) const { return text_.substr(0, at); }
    std::string_view after(const Sign& sign, std::size_t at) const { return text_.substr(at + sign.length); }

    bool opens(const Sign& sign, std::size_t at) const {
        if (!sign.opens) return false;
        if (sign.low && sign.length == 2) return ends_with_space(before(at)) && !begins_with_space(after(sign, at));
        if (!sign.closes) return true;
        if (!low_.empty() && low_.back() && text_.substr(at).starts_with("“")) return false;
        return (ends_with_space(before(at)) || follows_opening(at)) && !begins_with_space(after(sign, at));
    }
    bool closes(const Sign& sign, std::size_t at) const {
        if (!sign.closes) return false;
        // A straight sign with spaces around it closes what is open and opens nothing.
        return !sign.opens || !low_.empty() || !ends_with_space(before(at));
    }
    bool follows_opening(std::size_t at) const { return last_opened_end_ == at && at > 0; }

    void open(const Sign& sign, std::size_t at) {
        if (low_.empty()) {
            span_ = {at, 0, at + sign.length, 0};
            wording_ = awaits_wording(before(at));
            last_close_.reset();
        }
        low_.push_back(sign.low);
        last_opened_end_ = at + sign.length;
    }

    void close(const Sign& sign, std::size_t at) {
        if (low_.empty()) {
            out_.stray = true;
            return;
        }
        low_.pop_back();
        const std::string_view rest = after(sign, at);
        const bool another = sign_at(rest, 0).closes;
        if (ends_wording(rest) && without_stops(rest).empty()) last_close_ = {at, at + sign.length};
        if (wording_) {
            if (low_.empty() && !ends_wording(rest)) low_.push_back(false);  // the wording goes on
            if (!low_.empty() && !another && without_stops(rest).empty()) low_.clear();
        } else if (!low_.empty() && !another && (begins_deed(rest) || without_stops(rest).empty())) {
            low_.clear();
        }
        if (low_.empty()) finish(at, at + sign.length);
    }

    void finish(std::size_t inner_end, std::size_t end) {
        span_.inner_end = inner_end;
        span_.end = end;
        out_.spans.push_back(span_);
        low_.clear();
    }

    void end_unclosed() {
        if (last_close_) return finish(last_close_->first, last_close_->second);
        out_.open = true;
    }

    std::string_view text_;
    std::vector<bool> low_;  // one for each open quote
    QuotedSpan span_;
    bool wording_ = false;
    std::size_t last_opened_end_ = 0;
    std::optional<std::pair<std::size_t, std::size_t>> last_close_;
    Quoting out_;
};

}  // namespace

Quoting quoted_spans(std::string_view text) { return Scanner{text}.run(); }

bool awaits_wording(std::string_view text) {
    const Tokens tokens = tokenise(text.substr(text.size() > 200 ? text.find(' ', text.size() - 200) : 0));
    std::size_t end = tokens.size();
    while (end > 0 && tokens[end - 1].kind == Token::Kind::sign && tokens[end - 1].text != ")") --end;
    if (end == 0) return false;
    const Token& last = tokens[end - 1];
    if (end > 1 && tokens[end - 2].folded.starts_with("прилагаем")) return false;  // it stands in an annex
    return last.is("редакции") || last.is("редакцию") || last.is("содержания") || last.is("содержанием");
}

bool is_only_quotes(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Sign sign = sign_at(text, at);
        if (sign.length > 0)
            at += sign.length;
        else if (is_space(text[at]) || kStops.find(text[at]) != std::string_view::npos)
            ++at;
        else
            return false;
    }
    return true;
}

std::string without_outer_quotes(std::string_view text) {
    const auto count = [&](bool closing) {
        int out = 0;
        for (std::size_t at = 0; at < text.size();) {
            const Sign sign = sign_at(text, at);
            const bool straight = sign.opens && sign.closes;
            out += sign.length > 0 && !straight && (closing ? sign.closes : sign.opens);
            at += std::max<std::size_t>(sign.length, 1);
        }
        return out;
    };
    std::string_view body = trim(text);
    const Sign first = sign_at(body, 0);
    const bool odd = std::count(body.begin(), body.end(), '"') % 2 == 1;
    if (first.opens && (first.closes ? odd : count(false) != count(true))) body.remove_prefix(first.length);
    std::string_view bare = body;
    while (!bare.empty() && (is_space(bare.back()) || bare.back() == '.' || bare.back() == ';')) bare.remove_suffix(1);
    for (const std::string_view closing : {"»", "”", "“", "\"", "''"})
        if (bare.ends_with(closing) && count(true) >= count(false) &&
            !quoted_spans(bare.substr(0, bare.size() - closing.size())).open) {
            bare.remove_suffix(closing.size());
            return std::string{trim(bare)};
        }
    return std::string{trim(body)};
}

}  // namespace mera::intake
