#pragma once
// What an address and a form carry: named values, percent-decoded. Everything that comes out is valid UTF-8 in NFC
// with line ends \n, so that no later floor meets a broken text.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mera {

// Names and values in the order they were sent; a name may occur several times (checkboxes, several links).
class Fields {
public:
    using Pair = std::pair<std::string, std::string>;
    Fields() = default;
    Fields(std::initializer_list<Pair> pairs) : pairs_(pairs) {}

    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
    bool has(std::string_view name) const { return find(name) != nullptr; }
    std::string_view first(std::string_view name) const;  // empty when absent
    std::vector<std::string_view> all(std::string_view name) const;
    std::size_t size() const { return pairs_.size(); }
    auto begin() const { return pairs_.begin(); }
    auto end() const { return pairs_.end(); }
    friend bool operator==(const Fields&, const Fields&) = default;

private:
    const std::string* find(std::string_view name) const;
    std::vector<Pair> pairs_;
};

// A bulk form over the largest page has a few thousand fields; more is not a form.
inline constexpr std::size_t kFieldsMax = 10'000;

// «a=1&a=2&name=%D0%A8+5». A stray % stays as typed. Nothing when a value holds a NUL or there are over kFieldsMax.
std::optional<Fields> parse_urlencoded(std::string_view text);
std::string to_urlencoded(const Fields& fields);

// The path of an address: decoded, without doubled slashes and dot segments. Nothing for what could be read in two
// ways: broken escapes, %2F, %5C, control bytes, bytes that are not UTF-8, a climb above the root.
std::optional<std::string> decode_path(std::string_view raw);

// The id of a row, or another count, as an address or a form carries it. Nothing for what isn't a whole number above 0.
std::optional<std::int64_t> row_number(std::string_view text);

std::string clean_field(std::string_view text);  // valid UTF-8, NFC, line ends \n
bool equal_ignoring_case(std::string_view a, std::string_view b);  // ASCII only, as HTTP compares

}  // namespace mera
