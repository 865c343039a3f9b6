#include "intake/table/flat_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intake/table/column_evidence.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kColumnsMin = 2, kColumnsMax = 7;
constexpr std::size_t kHeadingWordsMax = 8;
constexpr std::size_t kLinesMax = 3'000;  // more are a book; what is weighed grows with lines and columns alone
constexpr std::size_t kRowsMin = 3;
constexpr double kTimedShare = 0.8;  // of the rows
constexpr double kRefused = -1e9;

struct Heading {
    std::string text;
    Role role = Role::none;
    bool known = false;  // its words say the role
};

// What a line is by itself, asked once: the language of deadlines takes its time.
struct Looks {
    bool time = false, says_time = false, hours = false, executor = false, small = false, open = false, label = false;
};

Looks looks_of(const Line& line) {
    const std::string text = in_one_line(line.text);
    Looks out;
    out.says_time = says_when(text);
    out.time = reads_as_time(text);
    out.hours = begins_with_hours(text);
    out.executor = names_executor(text);
    out.small = starts_with_lower(text);
    out.open = text.ends_with(',') || text.ends_with('-');
    out.label = label_of(text).has_value();
    return out;
}

// What each line is as a heading, asked once; nothing for a line that cannot be one.
std::vector<std::optional<Heading>> headings_among(std::span<const Line> lines) {
    std::vector<std::optional<Heading>> out;
    for (const Line& line : lines) {
        const std::string text = in_one_line(line.text);
        const bool none = tokenise(text, kHeadingWordsMax + 1).size() > kHeadingWordsMax || text.ends_with('.') ||
                          text.ends_with(':') || label_of(text);
        if (none) {
            out.emplace_back();
            continue;
        }
        const Guess guess = role_of_heading(text);
        out.push_back(Heading{text, guess.weight > 0 ? guess.role : Role::note, guess.weight > 0});
    }
    return out;
}

// The headings of a table in these lines; nothing when they are none, or those of a list of another kind.
std::vector<Heading> headings_of(std::span<const std::optional<Heading>> lines) {
    std::vector<Heading> out;
    std::size_t deeds = 0, times = 0, known = 0;
    for (const std::optional<Heading>& line : lines) {
        if (!line) return {};
        out.push_back(*line);
        known += line->known;
        deeds += line->role == Role::title;
        times += line->role == Role::deadline;
    }
    return deeds == 1 && times >= 1 && known * 2 > lines.size() ? out : std::vector<Heading>{};
}

// How well the lines go into rows of these columns, and how.
class Rows {
public:
    Rows(std::span<const Line> lines, std::span<const Looks> looks, const std::vector<Heading>& headings)
        : lines_(lines), looks_(looks), headings_(headings) {
        weigh();
    }

    double per_line() const { return lines_.empty() ? 0 : best_ / static_cast<double>(lines_.size()); }

    // For each line its column, and whether a row begins with it; a title across the table has the column -1.
    struct Step {
        int column = 0;
        bool new_row = false;
    };
    const std::vector<Step>& steps() const { return steps_; }

private:
    static constexpr int kTitle = -1;

    double empty(std::size_t from, std::size_t to) const {
        double out = 0;
        for (std::size_t at = from; at < to; ++at) out += headings_[at].role == Role::title ? -6 : -1.5;
        return out;
    }

    double begins(std::size_t line, std::size_t column) const {
        const Looks& it = looks_[line];
        switch (headings_[column].role) {
            case Role::deadline: return it.time ? 3 : it.hours ? 1.5 : it.says_time ? 0.5 : -3;
            case Role::executor: return it.time ? -3 : it.executor ? 1.2 : 0;
            case Role::title: return (it.time || it.hours ? -3 : 1) + (it.small ? -1.5 : 0);
            default: return it.time ? -1 : 0;
        }
    }

    // The line belongs to the cell of the line above.
    double goes_on(std::size_t line, std::size_t column) const {
        const Looks& it = looks_[line];
        const double rest = it.small || looks_[line - 1].open ? 0 : -1;
        switch (headings_[column].role) {
            case Role::deadline: return it.time || it.hours || it.small ? 0 : -3;
            case Role::executor: return it.time ? -3 : it.executor ? std::max(rest, -0.3) : rest;
            default: return (it.time ? -2 : 0) + rest;
        }
    }

    struct Way {
        double sum = kRefused;
        int before = kTitle;
        bool new_row = false;
        void offer(double other, int column, bool row) {
            if (other <= sum) return;
            sum = other;
            before = column;
            new_row = row;
        }
    };

    // A short line in capitals or with a mark of a section stands across the table.
    double title(std::size_t line) const {
        const std::string text = in_one_line(lines_[line].text);
        return section_label(text) || (is_upper(text) && has_letters(text)) || is_month_heading(text) ? 1 : -6;
    }

    void weigh() {
        const std::size_t columns = headings_.size(), none = columns;  // `none`: after a title
        std::vector<std::vector<Way>> ways(lines_.size(), std::vector<Way>(columns + 1));
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            for (std::size_t column = 0; column < columns; ++column) {
                Way& way = ways[line][column];
                const double begun = begins(line, column);
                if (line == 0) {
                    way.offer(empty(0, column) + begun, kTitle, true);
                    continue;
                }
                for (std::size_t before = 0; before < columns; ++before) {
                    const double sum = ways[line - 1][before].sum;
                    if (before < column)
                        way.offer(sum + empty(before + 1, column) + begun, static_cast<int>(before), false);
                    way.offer(sum + empty(before + 1, columns) + empty(0, column) + begun, static_cast<int>(before),
                              true);
                }
                way.offer(ways[line - 1][column].sum + goes_on(line, column), static_cast<int>(column), false);
                way.offer(ways[line - 1][none].sum + empty(0, column) + begun, kTitle, true);
            }
            const double across = title(line);
            Way& way = ways[line][none];
            if (line == 0) way.offer(across, kTitle, true);
            for (std::size_t before = 0; line > 0 && before < columns; ++before)
                way.offer(ways[line - 1][before].sum + empty(before + 1, columns) + across, static_cast<int>(before),
                          true);
            if (line > 0) way.offer(ways[line - 1][none].sum + across, kTitle, true);
        }
        follow_back(ways);
    }

    void follow_back(const std::vector<std::vector<Way>>& ways) {
        const std::size_t none = headings_.size();
        int column = kTitle;
        for (std::size_t last = 0; last <= none && !ways.empty(); ++last) {
            const double sum = ways.back()[last].sum + (last < none ? empty(last + 1, none) : 0);
            if (sum <= best_) continue;
            best_ = sum;
            column = last < none ? static_cast<int>(last) : kTitle;
        }
        steps_.resize(lines_.size());
        for (std::size_t line = lines_.size(); line-- > 0;) {
            const Way& way = ways[line][column == kTitle ? none : static_cast<std::size_t>(column)];
            steps_[line] = {column, way.new_row};
            column = way.before;
        }
    }

    std::span<const Line> lines_;
    std::span<const Looks> looks_;
    const std::vector<Heading>& headings_;
    double best_ = kRefused;
    std::vector<Step> steps_;
};

Cell cell_of(const Line& line, std::size_t column, int span = 1) {
    Cell cell{.text = line.text, .place = line.place, .column = static_cast<int>(column), .span = span};
    cell.place.words = line.text;
    return cell;
}

Grid grid_of(std::span<const Line> header, std::span<const Line> lines, const Rows& rows) {
    Grid out{.table = 1, .columns = static_cast<int>(header.size()), .rows = {}};
    Row top;
    for (const Line& heading : header) top.cells.push_back(cell_of(heading, top.cells.size()));
    out.rows.push_back(std::move(top));
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto& [column, new_row] = rows.steps()[at];
        if (new_row) out.rows.emplace_back();
        std::vector<Cell>& cells = out.rows.back().cells;
        if (column < 0) {
            cells.push_back(cell_of(lines[at], 0, out.columns));
        } else if (!cells.empty() && cells.back().column == column && !new_row) {
            cells.back().text += '\n' + lines[at].text;
            cells.back().place.words += '\n' + lines[at].text;
        } else {
            while (cells.size() < static_cast<std::size_t>(column))
                cells.push_back({.text = {}, .place = lines[at].place, .column = static_cast<int>(cells.size())});
            cells.push_back(cell_of(lines[at], static_cast<std::size_t>(column)));
        }
    }
    return out;
}

// A row with as many lines as the table has columns is sure when its lines are one cell each; all others are doubted.
void doubt_uneven_rows(Grid& grid) {
    for (std::size_t at = 1; at < grid.rows.size(); ++at) {
        std::vector<Cell>& cells = grid.rows[at].cells;
        const bool even = cells.size() == static_cast<std::size_t>(grid.columns) &&
                          std::none_of(cells.begin(), cells.end(), [](const Cell& cell) {
                              return cell.text.empty() || cell.text.find('\n') != std::string::npos;
                          });
        if (even || cells.front().span > 1) continue;
        for (Cell& cell : cells)
            if (!cell.text.empty())
                cell.doubts.emplace_back("Где в строке кончается одна ячейка и начинается другая, неясно. Проверьте.");
    }
}

bool is_plan(const Grid& grid, const std::vector<Heading>& headings) {
    std::size_t rows = 0, timed = 0, titled = 0;
    for (std::size_t at = 1; at < grid.rows.size(); ++at) {
        const std::vector<Cell>& cells = grid.rows[at].cells;
        if (cells.front().span > 1) continue;
        ++rows;
        for (const Cell& cell : cells) {
            const Role role = headings[static_cast<std::size_t>(cell.column)].role;
            titled += role == Role::title && !cell.text.empty();
            timed += role == Role::deadline && reads_as_time(in_one_line(cell.text));
        }
    }
    return rows >= kRowsMin && titled == rows && static_cast<double>(timed) >= kTimedShare * static_cast<double>(rows);
}

}  // namespace

std::optional<FlatRows> unnumbered_flat_rows(std::span<const Line> lines) {
    if (lines.size() > kLinesMax) return {};
    const std::vector<std::optional<Heading>> as_headings = headings_among(lines);
    std::vector<Looks> looks;
    std::optional<FlatRows> best;
    double most = 0;
    for (std::size_t from = 0; from + kColumnsMin < lines.size(); ++from) {
        if (best && from >= best->from + best->grid.rows.front().cells.size()) break;
        for (std::size_t count = kColumnsMin; count <= kColumnsMax && from + count < lines.size(); ++count) {
            const std::vector<Heading> headings = headings_of(std::span{as_headings}.subspan(from, count));
            if (headings.empty()) continue;
            if (looks.empty())
                for (const Line& line : lines) looks.push_back(looks_of(line));
            const std::span<const Line> cells = lines.subspan(from + count);
            const Rows rows{cells, std::span{looks}.subspan(from + count), headings};
            if (rows.per_line() <= most) continue;
            Grid grid = grid_of(lines.subspan(from, count), cells, rows);
            if (!is_plan(grid, headings)) continue;
            most = rows.per_line();
            best = FlatRows{std::move(grid), from, lines.size()};
        }
    }
    if (!best) return {};
    doubt_uneven_rows(best->grid);
    best->grid.doubts.emplace_back(
        "Ячейки таблицы стоят в тексте одна под другой и собраны в строки по смыслу. Проверьте каждую строку.");
    return best;
}

}  // namespace mera::intake
