#pragma once
// The head of a page in two columns: a letterhead in two languages, «СОГЛАСОВАНО» beside «УТВЕРЖДАЮ», a letterhead beside
// whom it goes to. Each column is a text of its own.
#include <cstddef>
#include <optional>
#include <vector>

namespace mera {

struct InkStretch {
    double from = 0, to = 0;
    double size() const { return to - from; }
};

struct PrintedLine {
    double top = 0, bottom = 0;
    std::vector<InkStretch> ink;  // words, from the left
};

struct HeadColumns {
    std::size_t first = 0, last = 0;  // lines that stand in two columns
    double fold = 0;  // between the columns
};

// `lines`: of the top of a page `width` wide; `white_min`: wider than spaces of justified lines that meet.
std::optional<HeadColumns> find_head_columns(const std::vector<PrintedLine>& lines, double width, double white_min);

}  // namespace mera
