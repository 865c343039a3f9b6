#pragma once
// Russian text as people and recognisers produce it: always valid UTF-8 inside Mera, NFC, compared case-folded.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mera {

// --- bytes to text -----------------------------------------------------------------------------------------------
enum class Encoding { utf8, utf16le, utf16be, cp1251, koi8r, cp866 };
struct Decoded {
    std::string text;  // valid UTF-8, NFC, without a byte order mark, line ends \n
    Encoding encoding;
};
// Recognises UTF-8, UTF-16 (with or without a mark), CP1251, KOI8-R and CP866 by the letters that would result.
// Nothing when the bytes are not a text (control bytes, no reading with Russian or Latin words).
std::optional<Decoded> decode_text(std::string_view bytes);

bool is_valid_utf8(std::string_view text);
std::string nfc(std::string_view text);
std::vector<char32_t> code_points(std::string_view utf8);  // of valid UTF-8
std::string utf8(char32_t code_point);
std::size_t length_in_characters(std::string_view utf8);

// --- words -------------------------------------------------------------------------------------------------------
std::string collapse_spaces(std::string_view text);  // runs of any Unicode space become one ' ', ends trimmed
std::string_view trim(std::string_view text);        // ASCII spaces only
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool starts_with_lower(std::string_view utf8);
bool starts_with_upper(std::string_view utf8);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
std::string lower(std::string_view text);
std::string lower_ascii(std::string_view text);  // as long as the text, which need not be UTF-8: names of headers
std::string upper_first(std::string_view text);
std::string lower_first(std::string_view text);

// Lower case, ё→е, quotes and dashes of one kind, spaces collapsed: two texts a person calls the same fold to one.
std::string fold_case(std::string_view text);
std::string fold_for_comparison(std::string_view text);
std::string sorting_key(std::string_view text);  // folded, numbers by their value: «СОШ № 2» stands before «СОШ № 10»

// Letters that look alike put back into the script of their word: Greek Π, Ukrainian і, Latin o inside Russian words
// and the other way round. What cannot be told is left as it is.
struct Repaired {
    std::string text;
    std::vector<std::string> notes;  // in Russian, one per repaired word: «Πриказ → Приказ»
};
Repaired repair_look_alikes(std::string_view text);

std::string stem(std::string_view word);  // Snowball stem of one folded Russian word
std::vector<std::string> stems(std::string_view text);

// «1 обязательство», «2 обязательства», «5 обязательств»: the form of the noun after a whole number.
std::string_view plural(std::int64_t count, std::string_view one, std::string_view few, std::string_view many);
std::string counted(std::int64_t count, std::string_view one, std::string_view few, std::string_view many);

}  // namespace mera
