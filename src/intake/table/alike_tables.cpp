#include "intake/table/alike_tables.hpp"

#include "base/text.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingsMin = 2;

std::string header_of(const Grid& grid) {
    if (grid.rows.empty() || grid.rows.front().filled() < kHeadingsMin) return {};
    std::string out;
    for (const Cell& cell : grid.rows.front().cells)
        out += std::to_string(cell.column) + ' ' + fold_for_comparison(cell.text) + '\n';
    return out;
}

// Of the first of them, over the rows of all.
Grid joined(const std::vector<const Grid*>& grids) {
    Grid out = *grids.front();
    for (std::size_t at = 1; at < grids.size(); ++at)
        out.rows.insert(out.rows.end(), grids[at]->rows.begin() + 1, grids[at]->rows.end());
    return out;
}

bool same_headings(const Columns& one, const Columns& other) {
    if (one.columns.size() != other.columns.size()) return false;
    for (std::size_t at = 0; at < one.columns.size(); ++at)
        if (fold_for_comparison(one.columns[at].heading) != fold_for_comparison(other.columns[at].heading))
            return false;
    return true;
}

}  // namespace

AlikeTables::AlikeTables(const Source& source) {
    for (const auto& item : source.items)
        if (const auto* grid = std::get_if<Grid>(&item))
            if (std::string header = header_of(*grid); !header.empty()) kinds_[std::move(header)].grids.push_back(grid);
}

std::optional<Columns> AlikeTables::columns_of(const Grid& grid) {
    std::optional<Columns> own = columns_by_header(grid);
    const auto found = kinds_.find(header_of(grid));
    if (!own || found == kinds_.end() || found->second.grids.size() < 2) return own;
    std::optional<Columns>& of_all = found->second.columns;
    const bool first = !of_all;
    if (first) of_all = columns_by_header(joined(found->second.grids));
    if (!of_all || !same_headings(*own, *of_all)) return own;
    own->columns = of_all->columns;
    own->doubts = first ? of_all->doubts : std::vector<std::string>{};
    return own;
}

}  // namespace mera::intake
