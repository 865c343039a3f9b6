#pragma once
// Damage of recognised texts put right, and said: LaTeX leftovers, look-alike letters, trailing dashes, words written
// twice. What a repair did is one Russian sentence.
#include <string>
#include <string_view>
#include <vector>

namespace mera::intake {

struct Mended {
    std::string text;
    std::vector<std::string> notes;
    std::vector<std::string> guessed = {};  // words put right by the language alone though their letters were sure
};

// «$N_{\underline{0}}$» → «№», then letters of foreign scripts. For every text of the document.
Mended mend_letters(std::string_view text);
// «Директор школы¹», «до 1 мая*»: marks of footnotes behind words go; «м²» keeps its figure. For every text of the document.
Mended mend_note_marks(std::string_view text);
// «Протоколы консультаций — — —» → «Протоколы консультаций». For whole fields: a cell cut by a page may end in a dash.
Mended mend_end(std::string_view text);
// «в в рамках» → «в рамках».
Mended mend_repeated_words(std::string_view text);

// Lines of a cell made one running text: words cut at a line's end are joined.
std::string in_one_line(std::string_view text);

// No letter, no digit: «—», «-», «…», «*».
bool is_blank_mark(std::string_view text);

}  // namespace mera::intake
