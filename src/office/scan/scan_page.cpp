#include "office/scan/scan_page.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "office/scan/scan_broken_rules.hpp"
#include "office/scan/scan_columns.hpp"
#include "office/scan/scan_continued.hpp"
#include "office/scan/scan_crumbs.hpp"
#include "office/scan/scan_folds.hpp"
#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_joined_cells.hpp"
#include "office/scan/scan_leaves.hpp"
#include "office/scan/scan_letterhead.hpp"
#include "office/scan/scan_lost_walls.hpp"
#include "office/scan/scan_margins.hpp"
#include "office/scan/scan_rule_pieces.hpp"
#include "office/scan/scan_shading.hpp"
#include "office/scan/scan_show_through.hpp"
#include "office/scan/scan_stamps.hpp"
#include "office/scan/scan_tall_rows.hpp"
#include "office/scan/scan_titles.hpp"
#include "office/scan/scan_unread.hpp"
#include "office/scan/scan_unstamped.hpp"
#include "office/scan/scan_upright.hpp"

namespace mera {
namespace {

constexpr int kStripMin = 30;      // dots: less than a line of text
constexpr int kTableMin = 150;     // dots: four lines
constexpr int kBesideMin = 120;    // dots: a column of words beside a table
constexpr int kSideReach = 40;     // dots: the same side of a table
constexpr int kFoldLooks = 2;      // of two lines beside each other the fainter one shows when the other is gone
constexpr int kRuleClearance = 8;  // free text begins this far from the rules of a table

// Parts of the sheet that one page after another takes.
std::size_t leaf_of(const ScanPage& page, const Grid& grid) {
    const double middle = (grid.left() + grid.right()) / 2;
    std::size_t leaf = 0;
    while (leaf + 1 < page.leaves.size() && middle >= page.leaves[leaf].right) ++leaf;
    return leaf;
}

void sort_grids(ScanPage& page) {
    std::sort(page.grids.begin(), page.grids.end(), [&](const Grid& a, const Grid& b) {
        return std::pair{leaf_of(page, a), a.top()} < std::pair{leaf_of(page, b), b.top()};
    });
}

std::vector<const Grid*> grids_on(const ScanPage& page, std::size_t leaf) {
    std::vector<const Grid*> out;
    for (const Grid& grid : page.grids)
        if (leaf_of(page, grid) == leaf) out.push_back(&grid);
    return out;
}

DotBox part_of(const DotBox& leaf, double top, double bottom) {
    return {leaf.left, std::max(leaf.top, static_cast<int>(std::lround(top))), leaf.right,
            std::min(leaf.bottom, static_cast<int>(std::lround(bottom)))};
}

void add_strip(ScanPage& page, const DotBox& leaf, double top, double bottom) {
    DotBox box = part_of(leaf, top, bottom);
    const auto add = [&](const DotBox& part) {
        if (part.height() >= kStripMin) page.pieces.push_back({part});
    };
    if (box.top == leaf.top && box.height() >= kTableMin)
        if (const auto head = find_letterhead(page.ink, page.ruling, box)) {
            add({box.left, box.top, box.right, head->left.top});
            add(head->left);
            add(head->right);
            box.top = head->left.bottom;
        }
    add(box);
}

// Remarks beside a table.
void add_text_beside(ScanPage& page, DotBox box, const Grid& grid) {
    for (const Grid& other : page.grids) {
        if (&other == &grid || other.bottom() < box.top || box.bottom < other.top()) continue;
        if (other.right() < box.left || box.right < other.left()) continue;
        if (other.left() > grid.right())
            box.right = static_cast<int>(other.left());
        else
            box.left = static_cast<int>(other.right());
    }
    if (box.width() < kBesideMin || box.height() < kStripMin) return;
    if (holds_words(page.print(), box)) page.pieces.push_back({box});
}

void add_pieces_of_leaf(ScanPage& page, std::size_t index) {
    const DotBox leaf = page.leaves[index];
    double free_from = leaf.top;
    for (std::size_t g = 0; g < page.grids.size(); ++g) {
        const Grid& grid = page.grids[g];
        if (leaf_of(page, grid) != index) continue;
        add_strip(page, leaf, free_from, grid.top() - kRuleClearance);
        const auto beside = [&](double left, double right) {
            add_text_beside(page,
                            {static_cast<int>(left), static_cast<int>(std::max(grid.top(), free_from)),
                             static_cast<int>(right), static_cast<int>(grid.bottom())},
                            grid);
        };
        beside(leaf.left, grid.left() - kRuleClearance);
        for (std::size_t c = 0; c < grid.cells.size(); ++c)
            page.pieces.push_back({cell_box(grid, grid.cells[c]), g, c});
        beside(grid.right() + kRuleClearance, leaf.right);
        free_from = std::max(free_from, grid.bottom() + kRuleClearance);
    }
    add_strip(page, leaf, free_from, leaf.bottom);
}

void add_pieces(ScanPage& page) {
    page.pieces.clear();
    for (std::size_t leaf = 0; leaf < page.leaves.size(); ++leaf) add_pieces_of_leaf(page, leaf);
}

// Tables without rules stand in what the ruled ones leave free.
void add_unruled_grids(ScanPage& page, const Ruling& ruling) {
    std::vector<DotBox> free;
    for (std::size_t leaf = 0; leaf < page.leaves.size(); ++leaf) {
        double from = page.leaves[leaf].top;
        for (const Grid* grid : grids_on(page, leaf)) {
            free.push_back(part_of(page.leaves[leaf], from, grid->top() - kRuleClearance));
            from = std::max(from, grid->bottom() + kRuleClearance);
        }
        free.push_back(part_of(page.leaves[leaf], from, page.leaves[leaf].bottom));
    }
    for (const DotBox& area : free) {
        if (area.height() < kTableMin) continue;
        for (Grid& grid : find_unruled_grids(page.ink, ruling, area)) page.grids.push_back(std::move(grid));
    }
    sort_grids(page);
}

std::vector<Grid> take_doubtful(ScanPage& page, const Ruling& ruling) {
    std::vector<Grid> doubtful;
    std::erase_if(page.grids, [&](Grid& grid) {
        if (grid.cells.size() < 2) return true;
        if (!is_doubtful(page.ink, ruling, grid)) return false;
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
            return other.top() < grid.bottom() && grid.top() < other.bottom() && other.left() < grid.right() &&
                   grid.left() < other.right();
        });
        if (free) page.grids.push_back(std::move(grid));
    }
    sort_grids(page);
}

bool has_tall_cells(const Grid& grid) {
    return std::any_of(grid.cells.begin(), grid.cells.end(), [](const GridCell& cell) { return cell.row_span > 1; });
}

// Cells run together over rows, where rules are known to get lost.
bool may_be_torn(const ScanPage& page, const std::vector<const Grid*>& own) {
    return std::any_of(own.begin(), own.end(), [](const Grid* grid) { return has_tall_cells(*grid); }) &&
           page.ink.on_white;
}

// Columns of `broken` within the sides of `grid`: what stands outside may be ticks on the margin.
int columns_within(const Grid& broken, const Grid& grid) {
    const double left = grid.left() - kSideReach, right = grid.right() + kSideReach;
    const auto walls = std::count_if(broken.down.begin(), broken.down.end(), [&](const Rule& wall) {
        const double at = wall.position((grid.top() + grid.bottom()) / 2);
        return left <= at && at <= right;
    });
    return static_cast<int>(walls) - 1;
}

// And a column is missing.
bool is_torn(const ScanPage& page, const std::vector<const Grid*>& own, const Grid& broken) {
    return may_be_torn(page, own) && std::any_of(own.begin(), own.end(), [&](const Grid* grid) {
               return grid->columns() < columns_within(broken, *grid) && has_tall_cells(*grid);
           });
}

// Where most pieces of rules stand in line with no wall that was found, the table they make takes the place of the others.
void add_broken_grids(ScanPage& page, const Ruling& ruling) {
    for (std::size_t leaf = 0; leaf < page.leaves.size(); ++leaf) {
        const auto own = grids_on(page, leaf);
        if (!may_show_more(own, ruling) && !may_be_torn(page, own)) continue;
        auto broken = find_broken_grid(page.ink, ruling, page.leaves[leaf]);
        if (!broken || (!shows_more(*broken, own, ruling) && !is_torn(page, own, *broken))) continue;
        // None of the tables that were found cuts letters: it drew walls through the text around one of them.
        if (!own.empty() && is_doubtful(page.ink, ruling, *broken)) continue;
        std::erase_if(page.grids, [&](const Grid& grid) {
            return leaf_of(page, grid) == leaf && grid.top() < broken->bottom() && broken->top() < grid.bottom();
        });
        part_tall_rows(page.ink, ruling, *broken);
        page.grids.push_back(*std::move(broken));
    }
    sort_grids(page);
}

// The last rows of the guessed table `above`, which ends on the leaf before; that one begins at `left`.
bool continue_on_leaf(ScanPage& page, std::size_t leaf, const Grid& above, int left) {
    if (!above.guessed) return false;
    const DotBox& sheet = page.leaves[leaf];
    const auto own = grids_on(page, leaf);
    const DotBox free = part_of(sheet, sheet.top, own.empty() ? sheet.bottom : own.front()->top() - kRuleClearance);
    if (free.height() < kStripMin) return false;
    Grid here = above;
    for (Rule& rule : here.down) rule.offset += sheet.left - left;
    auto grid = find_continued_grid(page.ink, free, here);
    if (!grid) return false;
    page.grids.push_back(*std::move(grid));
    sort_grids(page);
    return true;
}

// The last rows of the ruled table `above`, where this page shows none of its walls, or too few.
bool continue_rows(ScanPage& page, const Grid& above) {
    const auto own = grids_on(page, 0);
    if (!own.empty() && own.front()->columns() >= above.columns()) return false;
    const DotBox& sheet = page.leaves.front();
    const DotBox area = part_of(sheet, sheet.top, own.size() < 2 ? sheet.bottom : own[1]->top() - kRuleClearance);
    auto grid = find_continued_rows(page.ink, page.ruling, area, above);
    if (!grid) return false;
    if (!own.empty()) page.grids.erase(page.grids.begin());
    page.grids.push_back(*std::move(grid));
    sort_grids(page);
    return true;
}

void continue_on_second_leaf(ScanPage& page) {
    if (page.leaves.size() < 2) return;
    const auto first = grids_on(page, 0);
    if (!first.empty()) continue_on_leaf(page, 1, Grid{*first.back()}, page.leaves[0].left);
}

struct PageLines {
    GreyRaster raster;
    PageRidges ridges;
};

// The ink of the page without its stamps, and its rules.
PageLines look_for_rules(ScanPage& page, const std::vector<Stamp>& stamps) {
    page.unstamped = without_stamps(page.picture.get(), stamps);
    page.ink = PageInk{page.print()};
    for (const Stamp& stamp : stamps) page.ink.stamps.push_back(box_of(stamp));
    GreyRaster raster = raster_of(page.print());
    join_crumbs(page.ink, raster);
    rule_shades(page.print(), raster);
    PageRidges ridges = ridges_of(raster);
    page.ruling = find_ruling(raster, ridges);
    return {std::move(raster), std::move(ridges)};
}

}  // namespace

void continue_table(ScanPage& page, const ScanPage& before) {
    if (!page.picture || before.grids.empty()) return;
    const Grid& last = before.grids.back();
    const bool walls = !page.grids.empty() && restore_walls_of(page.ink, {}, last, page.grids.front());
    const bool rows = continue_rows(page, last);
    if (continue_on_leaf(page, 0, last, before.leaves[leaf_of(before, last)].left) || walls || rows) add_pieces(page);
}

ScanPage prepare_page(const PageSource& source, int number, Ocr& reader) {
    ScanPage page{number};
    PagePicture stored = source.page_picture(number, kScanDpi);
    if (!stored.grey) return page;
    page.picture = laid_flat(std::move(stored), reader);
    whiten_margins(page.picture.get());
    whiten_show_through(page.picture.get());
    const std::vector<Stamp> stamps = find_stamps(page.picture.get());
    page.width = pixGetWidth(page.picture.get());
    page.height = pixGetHeight(page.picture.get());
    PageLines lines = look_for_rules(page, stamps);
    for (int look = 0; look < kFoldLooks && whiten_folds(page.picture.get(), lines.ridges, page.ruling); ++look)
        lines = look_for_rules(page, stamps);
    const GreyRaster& raster = lines.raster;
    add_pieces_in_line(page.print(), page.ink, page.ruling);
    const Ruling& ruling = page.ruling;
    page.leaves = leaves_of(page.ink, ruling);
    page.grids = find_grids(raster, ruling);
    for (Grid& grid : page.grids) drop_strokes_among_walls(page.ink, grid);
    std::vector<Grid> doubtful = take_doubtful(page, ruling);
    restore_walls(page.ink, raster, ruling, page.grids);
    if (page.ink.on_white)
        for (Grid& grid : page.grids) part_joined_cells(page.ink, ruling, grid);
    for (Grid& grid : page.grids) part_cells_under_stamps(stamps, grid);
    for (Grid& grid : page.grids) part_tall_rows(page.ink, ruling, grid);
    add_broken_grids(page, ruling);
    add_unruled_grids(page, ruling);
    put_back(page, std::move(doubtful));
    if (page.unstamped)
        for (Grid& grid : page.grids) join_titles(page.ink, ruling, grid);
    continue_on_second_leaf(page);
    add_pieces(page);
    page.unstamped = print_under_stamps(page.picture.get(), stamps);
    return page;
}

}  // namespace mera
