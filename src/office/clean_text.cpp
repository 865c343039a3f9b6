#include "office/clean_text.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

struct Sign {
    char32_t code, letter;
};
// Only signs that orders use; a bullet stands for the many kinds of bullets.
constexpr std::array kSymbolFont = {Sign{0xB3, U'≥'}, Sign{0xA3, U'≤'}, Sign{0xB1, U'±'}, Sign{0xB4, U'×'},
                                    Sign{0xB9, U'≠'}, Sign{0xBB, U'≈'}, Sign{0x2D, U'–'}, Sign{0xBE, U'—'},
                                    Sign{0xB0, U'°'}, Sign{0xFC, U'✓'}, Sign{0xFE, U'☑'}, Sign{0xA8, U'☐'}};

constexpr char32_t kUnbreakable = 0xA0;

char32_t cleaned(char32_t c) {  // 0: the character goes
    if (c == U'\n' || c == U'\t') return c;
    if (c == U'\r' || c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029 || c == 0x85) return U'\n';
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
    if (c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x2060) return 0;
    if (c == 0xFEFF || c == 0xFFFC || c == 0xFFFE || c == 0xFFFF) return 0;
    if (c == 0x2010 || c == 0x2011) return U'-';
    if (c >= 0xF020 && c <= 0xF0FF) return symbol_font_letter(c);
    return c;
}

}  // namespace

char32_t symbol_font_letter(char32_t code) {
    const char32_t low = code & 0xFF;
    for (const Sign& sign : kSymbolFont)
        if (sign.code == low) return sign.letter;
    // Letters, digits and punctuation of these fonts below 0x7F are drawn as they are or are ornaments.
    if (low == U' ') return U' ';
    return U'•';
}

std::string raised_text(std::string_view text) {
    static constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    constexpr std::size_t kFiguresMax = 3;
    std::string_view inside = trim(text);
    if (inside.starts_with('[') || inside.starts_with('(')) inside.remove_prefix(1);
    if (inside.ends_with(']') || inside.ends_with(')')) inside.remove_suffix(1);
    if (inside.empty() || inside.size() > kFiguresMax) return {};
    std::string out;
    for (const char c : inside) {
        if (c == '*')
            out += c;
        else if (c >= '0' && c <= '9')
            out += kRaised[static_cast<std::size_t>(c - '0')];
        else
            return {};
    }
    return out;
}

std::string clean_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    char32_t space_pending = 0;  // ' ', or an unbreakable one when there was any
    bool line_has_text = false;
    bool break_pending = false;
    for (const char32_t c : code_points(text)) {
        const char32_t letter = cleaned(c);
        if (letter == 0) continue;
        if (letter == U'\n') {
            break_pending = break_pending || line_has_text || !out.empty();
            space_pending = 0;
            line_has_text = false;
        } else if (letter == U' ' || letter == kUnbreakable) {
            space_pending = space_pending == kUnbreakable ? kUnbreakable : letter;
        } else if (letter == U'\t' && !line_has_text) {
            space_pending = 0;  // an indent
        } else {
            if (break_pending && !out.empty()) out += '\n';
            break_pending = false;
            if (space_pending != 0 && line_has_text && letter != U'\t' && out.back() != '\t')
                out += utf8(space_pending);
            space_pending = 0;
            line_has_text = true;
            out += utf8(letter);
        }
    }
    while (!out.empty() && (out.back() == '\t' || out.back() == ' ')) out.pop_back();
    return nfc(out);
}

}  // namespace mera
