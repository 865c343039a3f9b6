#include "office/unruled_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

// All in parts of the size of the letters, unless said otherwise.
constexpr double kColumnGap = 0.38;     // a space is 0.25, the margins of two neighbouring cells are more
constexpr double kEdgeTolerance = 0.12; // left edges of one column differ by the shapes of letters only
constexpr double kLineGapMax = 2.6;     // of line heights: more white than this ends a table
constexpr std::size_t kSupportMin = 4;  // lines in which a column must begin
constexpr std::size_t kSupportSure = 3; // when no line runs across its edge
constexpr double kSpanningMax = 0.34;   // lines running across an edge, to lines that begin there: sections, notes
constexpr double kSpanningFirst = 2;    // the same while paragraphs above and below are still looked at
constexpr double kFitsMin = 0.85;       // share of pieces that begin at the columns of the page before
constexpr std::size_t kAcrossRunMax = 3; // lines of a section's title
constexpr double kHole = 0.8;           // white in a column that no spacing of lines leaves
constexpr double kRowGap = 0.35;        // additional to the usual distance of lines

struct Line {
    std::vector<const PdfWord*> words;  // left to right
    DocBox box;
    double size = 10;
    std::vector<std::size_t> starts;  // words after a wide gap, and the first
};

std::vector<Line> raw_lines(const std::vector<PdfWord>& words) {
    std::vector<const PdfWord*> sorted;
    for (const PdfWord& word : words) sorted.push_back(&word);
    std::stable_sort(sorted.begin(), sorted.end(), [](const PdfWord* a, const PdfWord* b) {
        return a->box.top + a->box.bottom < b->box.top + b->box.bottom;
    });
    std::vector<Line> lines;
    for (const PdfWord* word : sorted) {
        const double middle = (word->box.top + word->box.bottom) / 2;
        if (lines.empty() || middle > lines.back().words.front()->box.bottom - 0.2 * word->size)
            lines.push_back({{}, word->box, word->size, {}});
        lines.back().words.push_back(word);
        lines.back().box = around(lines.back().box, word->box);
    }
    for (Line& line : lines) {
        std::sort(line.words.begin(), line.words.end(),
                  [](const PdfWord* a, const PdfWord* b) { return a->box.left < b->box.left; });
        line.starts.push_back(0);
        for (std::size_t at = 1; at < line.words.size(); ++at)
            if (line.words[at]->box.left - line.words[at - 1]->box.right > kColumnGap * line.size)
                line.starts.push_back(at);
    }
    return lines;
}

struct Edge {
    double at = 0;
    std::size_t support = 0;  // lines that have a piece beginning here
};

// Left edges where pieces of several lines begin.
std::vector<Edge> common_edges(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::vector<std::pair<double, double>> lefts;  // position, tolerance
    for (std::size_t at = from; at < to; ++at)
        for (const std::size_t start : lines[at].starts)
            lefts.emplace_back(lines[at].words[start]->box.left, kEdgeTolerance * lines[at].size);
    std::sort(lefts.begin(), lefts.end());
    std::vector<Edge> edges;
    double previous = -1e9;
    for (const auto& [left, tolerance] : lefts) {
        if (edges.empty() || left - previous > tolerance) edges.push_back({left, 0});
        ++edges.back().support;
        previous = left;
    }
    return edges;
}

bool is_number(std::string_view text) {  // «1», «1.», «1.2.», «12)»; «09.00» and «01.09» are times
    bool digit = false;
    if (text.starts_with('0')) return false;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if (c != '.' && c != ')')
            return false;
    }
    return digit && text.size() <= 8;
}

bool crosses(const Line& line, double edge) {
    return std::any_of(line.words.begin(), line.words.end(), [&](const PdfWord* word) {
        return word->box.left < edge - kEdgeTolerance * line.size &&
               word->box.right > edge + kEdgeTolerance * line.size;
    });
}

// A line that runs across an inner edge without a gap there: a section's title, a sentence.
bool runs_across(const Line& line, const std::vector<double>& edges) {
    for (std::size_t at = 1; at < edges.size(); ++at) {
        if (crosses(line, edges[at])) return true;
        for (std::size_t word = 1; word < line.words.size(); ++word) {
            const double left = line.words[word - 1]->box.right, right = line.words[word]->box.left;
            const bool here = left < edges[at] && std::abs(right - edges[at]) <= kEdgeTolerance * line.size;
            if (here && right - left < kColumnGap * line.size) return true;
        }
    }
    return false;
}

std::size_t column_of(const PdfWord& word, const std::vector<double>& edges, double slack) {
    std::size_t column = 0;
    const double middle = (word.box.left + word.box.right) / 2;
    while (column + 1 < edges.size() && middle >= edges[column + 1] - slack) ++column;
    return column;
}

struct Region {
    std::size_t from = 0, to = 0;  // lines
    std::vector<double> edges;     // left edges of columns
};

double usual_step(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::vector<double> steps;
    for (std::size_t at = from + 1; at < to; ++at) steps.push_back(lines[at].box.top - lines[at - 1].box.top);
    if (steps.empty()) return 12;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 3);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

bool has_pieces(const Line& line) { return line.starts.size() >= 2; }

// Left edges that lines have in common and few lines run across. Edges of short columns (dates) begin few lines: they
// are looked for a second time among the lines that the edges of full columns do not show to be running text.
std::vector<double> column_edges(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                                 double spanning_max) {
    const std::vector<Edge> all = common_edges(lines, from, to);
    std::vector<double> edges;
    const std::size_t count = to - from;
    for (const bool strong : {true, false}) {
        std::vector<double> next;
        const std::size_t needed = strong ? std::max(kSupportMin, count / 4) : kSupportMin;
        for (const Edge& edge : all) {
            if (edge.support < kSupportSure) continue;
            std::size_t crossing = 0;
            for (std::size_t at = from; at < to; ++at)
                crossing += crosses(lines[at], edge.at) && (strong || !runs_across(lines[at], edges));
            const bool few = static_cast<double>(crossing) <= spanning_max * static_cast<double>(edge.support);
            // The first column and the columns of dates begin in few lines, but nothing ever runs across them.
            if (few && (edge.support >= needed || (!strong && crossing == 0) || next.empty())) next.push_back(edge.at);
        }
        edges = std::move(next);
    }
    return edges;
}

// Whether lines are set in columns known from elsewhere.
bool fits(const std::vector<Line>& lines, std::size_t from, std::size_t to, const std::vector<double>& edges) {
    if (edges.size() < 3) return false;
    std::size_t across = 0, pieces = 0, at_edges = 0;
    for (std::size_t at = from; at < to; ++at) {
        if (runs_across(lines[at], edges)) {
            ++across;
            continue;
        }
        for (const std::size_t start : lines[at].starts) {
            ++pieces;
            at_edges += std::any_of(edges.begin(), edges.end(), [&](double edge) {
                return std::abs(lines[at].words[start]->box.left - edge) <= kEdgeTolerance * lines[at].size;
            });
        }
    }
    return static_cast<double>(across) <= kSpanningMax * static_cast<double>(to - from) && pieces >= kSupportSure &&
           static_cast<double>(at_edges) >= kFitsMin * static_cast<double>(pieces);
}

// Parts of a stretch between runs of lines that know no columns: paragraphs above and below a table.
std::vector<Region> candidates(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                               const std::vector<double>& known_edges) {
    std::vector<Region> out;
    std::vector<double> edges = column_edges(lines, from, to, kSpanningFirst);
    if (edges.size() < known_edges.size() && fits(lines, from, to, known_edges)) edges = known_edges;
    if (edges.size() < 2) return out;
    const auto close = [&](std::size_t begin, std::size_t end) {
        if (end > begin) out.push_back({begin, end, {}});
    };
    std::size_t begin = from, run = 0;  // of lines that run across
    for (std::size_t at = from; at < to; ++at) {
        if (runs_across(lines[at], edges)) {
            if (++run == kAcrossRunMax + 1) close(begin, at + 1 - run);
            continue;
        }
        if (run > kAcrossRunMax) begin = at;
        run = 0;
    }
    if (run <= kAcrossRunMax) close(begin, to);
    return out;
}

// The columns of a part; fewer than two edges when it is no table.
Region table_in(const std::vector<Line>& lines, Region region, const std::vector<double>& known_edges) {
    const std::size_t end = region.to;
    while (region.from < region.to && !has_pieces(lines[region.from])) ++region.from;
    while (region.to > region.from && !has_pieces(lines[region.to - 1])) --region.to;
    const std::size_t count = region.to - region.from;
    if (fits(lines, region.from, region.to, known_edges)) {
        region.edges = known_edges;
        region.to = end;
        return region;
    }
    if (count < kSupportMin) return region;
    region.edges = column_edges(lines, region.from, region.to, kSpanningMax);
    std::size_t across = 0, numbers = 0;
    for (std::size_t at = region.from; at < region.to; ++at) {
        across += runs_across(lines[at], region.edges);
        numbers += is_number(lines[at].words.front()->text);
    }
    const bool enough_columns = region.edges.size() >= 3 || (region.edges.size() == 2 && numbers >= 2);
    if (!enough_columns || static_cast<double>(across) > kSpanningMax * static_cast<double>(count))
        region.edges.clear();
    // The longest cell of the last row goes on alone below the others.
    const auto stands_in_column = [&](const Line& line) {
        return std::any_of(region.edges.begin() + 1, region.edges.end(),
                           [&](double edge) { return std::abs(line.box.left - edge) <= kEdgeTolerance * line.size; });
    };
    while (!region.edges.empty() && region.to < end && stands_in_column(lines[region.to])) ++region.to;
    return region;
}

class RowBuilder {
public:
    RowBuilder(const std::vector<Line>& lines, const Region& region) : lines_(lines), region_(region) {
        step_ = usual_step(lines, region.from, region.to);
        for (std::size_t at = region.from; at < region.to; ++at) numbers_ += starts_with_number(lines[at]);
    }

    UnruledTable build() {
        UnruledTable table;
        table.edges = region_.edges;
        double right = 0;
        for (std::size_t at = region_.from; at < region_.to; ++at) {
            const Line& line = lines_[at];
            const bool across =
                runs_across(line, region_.edges) || ends_title(at) || is_bold_heading(at) || is_numbered_heading(line);
            const bool new_row = at == region_.from || begins_row(at, across);
            if (new_row) table.rows.emplace_back();
            remember(line, new_row);
            add(table.rows.back(), line, across);
            was_across_ = across;
            right = std::max(right, line.box.right);
        }
        table.edges.push_back(right + 1);
        table.top = lines_[region_.from].box.top;
        table.bottom = lines_[region_.to - 1].box.bottom;
        return table;
    }

private:
    bool starts_with_number(const Line& line) const {
        return is_number(line.words.front()->text) &&
               column_of(*line.words.front(), region_.edges, kEdgeTolerance * line.size) == 0;
    }

    static bool is_bold(const Line& line) {
        return std::all_of(line.words.begin(), line.words.end(), [](const PdfWord* word) { return word->bold; });
    }

    // The short last line of a section's title: it looks like the title, and no other column has anything.
    bool ends_title(std::size_t at) const {
        const Line& line = lines_[at];
        return was_across_ && line.starts.size() == 1 && !starts_with_number(line) && is_bold(line) &&
               is_bold(lines_[at - 1]) && line.box.top - lines_[at - 1].box.top <= step_ + kRowGap * line.size;
    }

    // «Контроль»: too short to run across a column; bold and alone under a row that is not.
    bool is_bold_heading(std::size_t at) const {
        const Line& line = lines_[at];
        if (at == region_.from || line.starts.size() != 1 || !is_bold(line) || is_bold(lines_[at - 1])) return false;
        if (starts_with_number(line)) return false;
        const std::size_t column = column_of(*line.words.front(), region_.edges, kEdgeTolerance * line.size);
        return std::none_of(lines_[at - 1].words.begin(), lines_[at - 1].words.end(), [&](const PdfWord* word) {
            return word->bold && column_of(*word, region_.edges, kEdgeTolerance * word->size) == column;
        });
    }

    // «2. Контроль» in the room of the column of numbers, and nothing beside it.
    bool is_numbered_heading(const Line& line) const {
        return line.starts.size() == 1 && line.words.size() >= 2 && starts_with_number(line) &&
               column_of(*line.words[1], region_.edges, kEdgeTolerance * line.size) == 0;
    }

    bool begins_row(std::size_t at, bool across) const {
        const Line& line = lines_[at];
        if (starts_with_number(line)) return true;
        if (across != was_across_) return true;
        if (across) return false;
        if (last_in_.size() >= 2 && row_is_bold_ && !is_bold(line)) return true;  // below the header
        // A numbered row of several deeds: two columns begin anew beside a cell that reaches over them all.
        const std::size_t resumed = columns_resumed(line);
        if (numbers_ >= 2) return resumed >= 2;
        const bool gap = line.box.top - lines_[at - 1].box.top > step_ + kRowGap * line.size;
        return gap || resumed > 0 || begins_all_columns(line);
    }

    // A column that had ended has words again: a row ends with its longest cell, and no cell has a hole in it.
    std::size_t columns_resumed(const Line& line) const {
        const auto resumed = std::count_if(line.starts.begin(), line.starts.end(), [&](std::size_t start) {
            const auto last = last_in_.find(column_of(*line.words[start], region_.edges, kEdgeTolerance * line.size));
            return last != last_in_.end() && line.box.top - last->second > kHole * line.size;
        });
        return static_cast<std::size_t>(resumed);
    }

    // The columns the row began with begin again, perhaps without one that is merged over both rows; none of them in the
    // middle of a sentence.
    bool begins_all_columns(const Line& line) const {
        std::size_t low = 0, high = 0;
        for (const std::size_t start : line.starts) {
            low += starts_with_lower(line.words[start]->text);
            high += starts_with_upper(line.words[start]->text);
        }
        const bool as_before = high >= 2 && line.starts.size() + 1 >= began_with_;
        const std::string& first = line.words.front()->text;
        const bool opens = starts_with_upper(first) || first.starts_with("«") || (first[0] >= '0' && first[0] <= '9');
        const bool full = line.starts.size() == region_.edges.size() && opens;
        return full || (low == 0 && as_before);
    }

    void remember(const Line& line, bool new_row) {
        if (new_row) {
            last_in_.clear();
            began_with_ = line.starts.size();
            row_is_bold_ = true;
        }
        row_is_bold_ = row_is_bold_ && is_bold(line);
        for (const PdfWord* word : line.words)
            last_in_[column_of(*word, region_.edges, kEdgeTolerance * line.size)] = line.box.bottom;
    }

    void add(std::vector<UnruledCell>& row, const Line& line, bool across) const {
        for (const PdfWord* word : line.words) {
            const std::size_t column = across ? 0 : column_of(*word, region_.edges, kEdgeTolerance * line.size);
            auto cell = std::find_if(row.begin(), row.end(),
                                     [&](const UnruledCell& it) { return it.column == static_cast<int>(column); });
            if (cell == row.end()) {
                UnruledCell fresh;
                fresh.column = static_cast<int>(column);
                fresh.column_span = across ? static_cast<int>(region_.edges.size()) : 1;
                fresh.box = word->box;
                row.push_back(std::move(fresh));
                cell = row.end() - 1;
            }
            cell->words.push_back(*word);
            cell->box = around(cell->box, word->box);
        }
    }

    const std::vector<Line>& lines_;
    const Region& region_;
    double step_ = 12;
    std::size_t numbers_ = 0;
    bool was_across_ = false;
    std::map<std::size_t, double> last_in_;  // of the row so far: where the words of each column end
    std::size_t began_with_ = 0;  // pieces of its first line
    bool row_is_bold_ = false;
};

// «Приложение 2», «Приложение № 1»: whatever stands below has columns of its own. «Приложение к отчёту» is a cell.
bool begins_annex(const Line& line) {
    const std::string& word = line.words.front()->text;
    if (line.starts.size() != 1 || line.words.size() > 3 || fold_case(word) != "приложение") return false;
    return !starts_with_lower(word) && (line.words.size() == 1 || is_number(line.words.back()->text));
}

}  // namespace

std::vector<UnruledTable> take_unruled_tables(std::vector<PdfWord>& words, std::vector<double>& known_edges) {
    std::vector<UnruledTable> out;
    const std::vector<Line> lines = raw_lines(words);
    for (std::size_t from = 0; from < lines.size();) {
        std::size_t to = from + 1;
        while (to < lines.size() && !begins_annex(lines[to]) &&
               lines[to].box.top - lines[to - 1].box.bottom <
                   (kLineGapMax - 1) * (lines[to].box.bottom - lines[to].box.top))
            ++to;
        for (const Region& candidate : candidates(lines, from, to, known_edges)) {
            const Region region = table_in(lines, candidate, known_edges);
            if (region.edges.empty()) continue;
            known_edges = region.edges;
            out.push_back(RowBuilder{lines, region}.build());
            for (auto& row : out.back().rows)
                std::sort(row.begin(), row.end(),
                          [](const UnruledCell& a, const UnruledCell& b) { return a.column < b.column; });
        }
        from = to;
    }
    std::erase_if(words, [&](const PdfWord& word) {
        const double middle = (word.box.top + word.box.bottom) / 2;
        return std::any_of(out.begin(), out.end(),
                           [&](const UnruledTable& table) { return middle >= table.top && middle <= table.bottom; });
    });
    return out;
}

}  // namespace mera
