// The tables of a scanned page, without the letters: rules found in any grey picture make grids whose cells lie on them.
#include "fuzz/fuzz_target.hpp"
#include "office/scan/grid.hpp"

namespace {

constexpr int kWidth = 720, kHeight = 540;  // dots: a third of a page each way, so that a picture costs milliseconds

// Strokes: five bytes each, from where, across or down, how long, how thick and how dark.
mera::GreyRaster drawn(std::string_view bytes) {
    mera::GreyRaster page{kWidth, kHeight, std::vector<std::uint8_t>(std::size_t{kWidth} * kHeight, 235)};
    for (; bytes.size() >= 5; bytes.remove_prefix(5)) {
        const auto at = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>(bytes[i])); };
        const bool across = (at(4) & 1) != 0;
        const int left = at(0) * 3, top = at(1) * 2, length = at(2) * 3, thick = 1 + at(4) / 64;
        for (int along = 0; along < length; ++along)
            for (int wide = 0; wide < thick; ++wide) {
                const int x = left + (across ? along : wide), y = top + (across ? wide : along);
                if (x < kWidth && y < kHeight)
                    page.dots[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)] =
                        static_cast<std::uint8_t>(at(3));
            }
    }
    return page;
}

}  // namespace

FUZZ_TARGET(scan_layout, bytes) {
    using mera::fuzz::promise;
    const mera::GreyRaster page = drawn(bytes.substr(0, 2000));
    for (const mera::Grid& grid : mera::find_grids(page, mera::find_ruling(page, mera::ridges_of(page)))) {
        promise(grid.rows() >= 1 && grid.columns() >= 1);
        for (const mera::GridCell& cell : grid.cells)
            promise(cell.row >= 0 && cell.column >= 0 && cell.row_span >= 1 && cell.column_span >= 1 &&
                    cell.row + cell.row_span <= grid.rows() && cell.column + cell.column_span <= grid.columns());
    }
}
