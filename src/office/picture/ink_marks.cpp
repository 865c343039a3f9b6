#include "office/picture/ink_marks.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace mera {
namespace {

// Dots of ink side by side in one row.
struct Run {
    int from, to;  // both included
};

// Words of 32 dots at once, the first dot in the highest bit: most of a page is white.
void add_runs(const l_uint32* line, int width, std::vector<Run>& runs) {
    constexpr int kDots = 32;
    int from = -1;  // of the run that the word before did not end
    for (int left = 0; left < width; left += kDots) {
        std::uint32_t word = line[left / kDots];
        if (left + kDots > width) word &= ~0U << (left + kDots - width);
        int at = 0;
        while (at < kDots) {
            const std::uint32_t rest = word << at;
            at += std::min(kDots - at, from < 0 ? std::countl_zero(rest) : std::countl_one(rest));
            if (at == kDots) break;
            if (from >= 0) runs.push_back({from, left + at - 1});
            from = from < 0 ? left + at : -1;
        }
    }
    if (from >= 0) runs.push_back({from, width - 1});
}

// Pieces grow row by row; where a run meets two of them they are one.
class Marks {
public:
    std::size_t add(const Run& run, int row) {
        boxes_.push_back({run.from, row, run.to + 1, row + 1});
        root_.push_back(boxes_.size() - 1);
        return boxes_.size() - 1;
    }
    std::size_t grow(std::size_t mark, const Run& run, int row) {
        mark = root(mark);
        boxes_[mark] = united(boxes_[mark], {run.from, row, run.to + 1, row + 1});
        return mark;
    }
    std::size_t join(std::size_t a, std::size_t b) {
        a = root(a), b = root(b);
        if (a == b) return a;
        if (b < a) std::swap(a, b);
        root_[b] = a;
        boxes_[a] = united(boxes_[a], boxes_[b]);
        return a;
    }
    std::vector<DotBox> whole() const {
        std::vector<DotBox> out;
        for (std::size_t mark = 0; mark < boxes_.size(); ++mark)
            if (root_[mark] == mark) out.push_back(boxes_[mark]);
        return out;
    }

private:
    std::size_t root(std::size_t mark) {
        while (root_[mark] != mark) mark = root_[mark] = root_[root_[mark]];
        return mark;
    }

    std::vector<DotBox> boxes_;
    std::vector<std::size_t> root_;
};

}  // namespace

std::vector<DotBox> marks_of(Pix* ink) {
    if (!ink) return {};
    const int width = pixGetWidth(ink), height = pixGetHeight(ink);
    Marks marks;
    std::vector<Run> above, row;
    std::vector<std::size_t> marks_above, own;
    for (int y = 0; y < height; ++y) {
        row.clear(), own.clear();
        add_runs(pixGetData(ink) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink), width, row);
        std::size_t next = 0;
        for (const Run& run : row) {
            while (next < above.size() && above[next].to < run.from - 1) ++next;  // corners meet, too
            std::size_t at = next;
            const bool meets = at < above.size() && above[at].from <= run.to + 1;
            std::size_t mark = meets ? marks.grow(marks_above[at], run, y) : marks.add(run, y);
            for (++at; meets && at < above.size() && above[at].from <= run.to + 1; ++at)
                mark = marks.join(mark, marks_above[at]);
            own.push_back(mark);
        }
        above.swap(row), marks_above.swap(own);
    }
    return marks.whole();
}

int dots_in(Pix* ink, const DotBox& box) {
    Box* area = boxCreate(box.left, box.top, box.width(), box.height());
    l_int32 count = 0;
    pixCountPixelsInRect(ink, area, &count, nullptr);
    boxDestroy(&area);
    return count;
}

PixPtr clipped(Pix* picture, const DotBox& box) {
    Box* area = boxCreate(box.left, box.top, box.width(), box.height());
    PixPtr part{pixClipRectangle(picture, area, nullptr)};
    boxDestroy(&area);
    return part;
}

}  // namespace mera
