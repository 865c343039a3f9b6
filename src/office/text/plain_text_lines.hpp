#pragma once
// What kind of line stands in a plain text, and the cells of those that belong to a table.
#include <string>
#include <string_view>
#include <vector>

namespace mera {

struct TextLine {
    enum class Kind { blank, paragraph, tabbed, piped, frame, aligned };
    Kind kind = Kind::blank;
    std::string text;                // markup of markdown taken off
    std::string raw = {};            // as it stands, with its indent
    std::vector<std::string> cells;  // of tabbed and piped lines
    std::size_t table = 0;           // of an aligned line: which of the tables stands here
    int number = 0;                  // from 1
    int page = 0;                    // from 1, when the text has form feeds
    int heading = 0;                 // 1..6: «## Раздел»
    bool bold = false;               // «**Раздел**»
};

// Lines of a decoded text. A cell quoted as spreadsheets quote it («"два¶абзаца"») may take several lines; it keeps
// its line breaks and the number of its first line.
std::vector<TextLine> text_lines(std::string_view text);

}  // namespace mera
