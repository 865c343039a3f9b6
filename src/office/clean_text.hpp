#pragma once
// The text of a cell or a paragraph as it is handed on: NFC, without marks that only the typesetter needs.
#include <string>
#include <string_view>

namespace mera {

// Soft hyphens, zero-width and control characters go, line and paragraph separators become '\n', letters of the
// Symbol font (≥, ≤, •) become themselves, the non-breaking hyphen an ordinary one; runs of spaces inside a line
// become one (unbreakable when one of them was), empty lines and ends of lines are trimmed. Tabs stay tabs.
std::string clean_text(std::string_view text);

// What is set small above the line: the figures of «м²» and of a footnote's mark become «²», brackets round them go.
// Empty when the text is no such mark: it then stays as it is written («1-го»).
std::string raised_text(std::string_view text);

// A sign of the fonts Symbol and Wingdings, stored at U+F0xx or as a single byte.
char32_t symbol_font_letter(char32_t code);

}  // namespace mera
