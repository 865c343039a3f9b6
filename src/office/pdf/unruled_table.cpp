#include "office/pdf/unruled_table.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mera {

namespace {

constexpr double kLineGapMax = 2.6;  // of line heights: more white than this ends a table

// «Приложение 2», «Приложение № 1 к приказу»: whatever stands below has columns of its own. «Приложение к отчёту» is a
// cell.
bool begins_annex(const UnruledLine& line) {
    if (line.pieces.size() != 1 || fold_case(line.words.front()->text) != "приложение") return false;
    if (starts_with_lower(line.words.front()->text)) return false;
    const auto numbered = [&](std::size_t at) { return at < line.words.size() && is_row_number(line.words[at]->text); };
    const bool sign = line.words.size() > 1 && line.words[1]->text.starts_with("№");
    return line.words.size() == 1 || numbered(1) || sign;
}

bool is_close(const UnruledLine& above, const UnruledLine& below) {
    return below.box.top - above.box.bottom < (kLineGapMax - 1) * (below.box.bottom - below.box.top);
}

UnruledTable table_of(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {
    UnruledTable table;
    table.rows = unruled_rows(lines, region);
    table.edges = region.columns.lefts;
    double right = 0;
    for (std::size_t at = region.from; at < region.to; ++at) right = std::max(right, lines[at].box.right);
    table.edges.push_back(right + 1);
    table.top = lines[region.from].box.top;
    table.bottom = lines[region.to - 1].box.bottom;
    return table;
}

// What the page before had no room for is a table of its own, or the beginning of the first one here.
void add_rest(std::vector<UnruledRegion>& regions, std::size_t rest, const UnruledColumns& known) {
    if (rest == 0) return;
    if (!regions.empty() && regions.front().from < rest)
        regions.front().from = 0;
    else
        regions.insert(regions.begin(), {0, rest, known});
}

}  // namespace

std::vector<UnruledTable> take_unruled_tables(std::vector<PdfWord>& words, UnruledColumns& known) {
    std::vector<UnruledTable> out;
    const std::vector<UnruledLine> lines = unruled_lines(words);
    const std::size_t rest = lines_of_last_row(lines, known);
    std::size_t end = 0;  // of the last table
    for (std::size_t from = 0; from < lines.size();) {
        std::size_t to = from + 1;
        while (to < lines.size() && !begins_annex(lines[to]) && is_close(lines[to - 1], lines[to])) ++to;
        std::vector<UnruledRegion> regions = unruled_regions(lines, from, to, known);
        if (from == 0) add_rest(regions, std::min(rest, to), known);
        for (const UnruledRegion& region : regions) {
            out.push_back(table_of(lines, region));
            end = region.to;
            if (known.walls != region.columns.walls) known = region.columns;
            if (known.header.empty()) known.header = header_of(out.back().rows.front());
        }
        from = to;
    }
    const bool page_number =
        end + 1 == lines.size() && lines.back().words.size() == 1 && is_row_number(lines.back().words.front()->text);
    known.reach_page_end = end > 0 && (end == lines.size() || page_number);
    std::erase_if(words, [&](const PdfWord& word) {
        const double middle = (word.box.top + word.box.bottom) / 2;
        return std::any_of(out.begin(), out.end(),
                           [&](const UnruledTable& table) { return middle >= table.top && middle <= table.bottom; });
    });
    return out;
}

}  // namespace mera
