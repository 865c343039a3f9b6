#include "office/scan_page.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "office/scan_columns.hpp"
#include "office/scan_crumbs.hpp"
#include "office/scan_ink.hpp"
#include "office/scan_lost_walls.hpp"
#include "office/scan_paper.hpp"
#include "office/scan_tall_rows.hpp"
#include "office/scan_upright.hpp"

namespace mera {
namespace {

constexpr int kStripMin = 30;      // dots: less than a line of text
constexpr int kTableMin = 150;     // dots: four lines
constexpr int kRuleClearance = 8;  // free text begins this far from the rules of a table

void add_strip(ScanPage& page, double top, double bottom) {
    const DotBox box{0, std::max(0, static_cast<int>(std::lround(top))), page.width,
                     std::min(page.height, static_cast<int>(std::lround(bottom)))};
    if (box.height() >= kStripMin) page.pieces.push_back({box});
}

void add_pieces(ScanPage& page) {
    double free_from = 0;
    for (std::size_t g = 0; g < page.grids.size(); ++g) {
        const Grid& grid = page.grids[g];
        add_strip(page, free_from, grid.top() - kRuleClearance);
        for (std::size_t c = 0; c < grid.cells.size(); ++c)
            page.pieces.push_back({cell_box(grid, grid.cells[c]), g, c});
        free_from = std::max(free_from, grid.bottom() + kRuleClearance);
    }
    add_strip(page, free_from, page.height);
}

// Tables without rules stand in what the ruled ones leave free.
void add_unruled_grids(ScanPage& page, const Ruling& ruling) {
    std::vector<DotBox> free;
    double from = 0;
    for (const Grid& grid : page.grids) {
        free.push_back({0, static_cast<int>(from), page.width, static_cast<int>(grid.top()) - kRuleClearance});
        from = std::max(from, grid.bottom() + kRuleClearance);
    }
    free.push_back({0, static_cast<int>(from), page.width, page.height});
    for (const DotBox& area : free) {
        if (area.height() < kTableMin) continue;
        for (Grid& grid : find_unruled_grids(page.picture.get(), ruling, area)) page.grids.push_back(std::move(grid));
    }
    std::sort(page.grids.begin(), page.grids.end(), [](const Grid& a, const Grid& b) { return a.top() < b.top(); });
}

void sort_by_top(std::vector<Grid>& grids) {
    std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) { return a.top() < b.top(); });
}

std::vector<Grid> take_doubtful(ScanPage& page) {
    std::vector<Grid> doubtful;
    std::erase_if(page.grids, [&](Grid& grid) {
        if (grid.cells.size() < 2) return true;
        if (!is_doubtful(page.picture.get(), grid)) return false;
        grid.guessed = true;
        doubtful.push_back(grid);
        return true;
    });
    return doubtful;
}

// Where the white shows no table either, the rules are all there is.
void put_back(ScanPage& page, std::vector<Grid> doubtful) {
    for (Grid& grid : doubtful) {
        const bool free = std::none_of(page.grids.begin(), page.grids.end(), [&](const Grid& other) {
            return other.top() < grid.bottom() && grid.top() < other.bottom();
        });
        if (free) page.grids.push_back(std::move(grid));
    }
    sort_by_top(page.grids);
}

}  // namespace

void continue_table(ScanPage& page, const ScanPage& before) {
    if (!page.picture || before.grids.empty() || !before.grids.back().guessed) return;
    const double end = page.grids.empty() ? page.height : page.grids.front().top() - kRuleClearance;
    const DotBox free{0, 0, page.width, static_cast<int>(end)};
    if (free.height() < kStripMin) return;
    auto grid = find_continued_grid(page.picture.get(), free, before.grids.back());
    if (!grid) return;
    page.grids.insert(page.grids.begin(), *std::move(grid));
    page.pieces.clear();
    add_pieces(page);
}

ScanPage prepare_page(const PageSource& source, int number, Ocr& reader) {
    ScanPage page{number};
    PixPtr stored = source.grey_page(number, kScanDpi);
    if (!stored) return page;
    page.picture = upright(even_paper(std::move(stored)), reader);
    page.width = pixGetWidth(page.picture.get());
    page.height = pixGetHeight(page.picture.get());
    GreyRaster raster = raster_of(page.picture.get());
    join_crumbs(page.picture.get(), raster);
    const Ruling ruling = find_ruling(raster);
    page.grids = find_grids(raster, ruling);
    std::vector<Grid> doubtful = take_doubtful(page);
    restore_walls(page.picture.get(), raster, ruling, page.grids);
    for (Grid& grid : page.grids) part_tall_rows(page.picture.get(), ruling, grid);
    add_unruled_grids(page, ruling);
    put_back(page, std::move(doubtful));
    add_pieces(page);
    return page;
}

}  // namespace mera
