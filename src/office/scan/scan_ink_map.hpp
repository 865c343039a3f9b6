#pragma once
// Where the letters of a part of a page are, in squares so coarse that only the white between words and columns stays.
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

inline constexpr int kInkUnit = 6;  // dots: side of one square of the map; a space between words has two

struct Range {
    int from = 0, to = 0;  // units, `to` excluded
    int size() const { return to - from; }
};

// Rules and dirt are left out.
class InkMap {
public:
    InkMap() = default;  // of nothing
    InkMap(const PageInk& page, const Ruling& ruling, const DotBox& area);
    // `lost`: rules of which crumbs are left; what lies on their lines is no letter.
    InkMap(const PageInk& page, const Ruling& ruling, const DotBox& area, const Ruling& lost);

    int rows() const { return rows_; }
    int columns() const { return columns_; }
    bool dark(int row, int column) const { return dark_[index(row, column)] != 0; }
    bool any(Range rows, Range columns) const;
    bool is_stamped(Range rows, Range columns) const;  // what is dark there may be of a stamp
    std::vector<Range> bands(Range rows, Range columns) const;  // lines of letters within some columns
    std::vector<Range> white(Range band) const;  // white stretches of a band between its letters, its margins too
    double x_of(double column) const { return left_ + column * kInkUnit; }
    double y_of(double row) const { return top_ + row * kInkUnit; }
    int row_at(double y) const;
    int column_at(double x) const;

private:
    void add_lines(Range band, Range columns, std::vector<Range>& lines) const;
    void darken(const DotBox& mark);
    bool is_crumb(const DotBox& mark, const std::vector<Rule>& walls) const;
    void wipe(Pix* ink, const Rule& rule) const;
    std::size_t index(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }
    int left_ = 0, top_ = 0, columns_ = 0, rows_ = 0;
    std::vector<char> dark_;
    std::vector<DotBox> stamps_;  // dots of the page
};

}  // namespace mera
