// Work drawn as bars (a Gantt chart): the coloured cells of a row, under columns of times, are its time.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/table/time_headings.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeaderRowsMax = 6;
constexpr std::size_t kTimesMin = 2;
constexpr std::size_t kLegendBytes = 60;  // the words that a legend begins with

bool is_own(const Cell& cell) { return !cell.covered && !cell.text.empty(); }

// What may stand over a column of a time: «Март», «2026 год», «1 нед.», «3», «8–14».
bool heads_time(const Cell& cell) {
    const std::string text = heading_text(cell.text);
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > 5) return false;
    return !time_in_short(text).empty() || says_when(text) || label_of(text).has_value() ||
           tokens.front().kind == Token::Kind::number;
}

std::size_t times_in(const Row& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& c) { return is_own(c) && heads_time(c); }));
}

// The rows of the header end at the last one that names times only; the first of these may name the other columns, too. The
// beginning is what stands before them: a title, which names no column.
struct HeaderRows {
    std::size_t first = 0, end = 0;
};

HeaderRows header_of(const Grid& grid) {
    HeaderRows out;
    // A page made of a sheet has the title in the first cell.
    const auto is_title = [](const Row& row) { return row.filled() == 1 && is_own(row.cells.front()); };
    while (out.first < grid.rows.size() && is_title(grid.rows[out.first])) ++out.first;
    bool any_times = false;
    for (std::size_t at = out.first; at < std::min(grid.rows.size(), out.first + kHeaderRowsMax); ++at) {
        const Row& row = grid.rows[at];
        if (counts_all_columns(row) && any_times) break;
        const std::size_t times = times_in(row);
        const bool merged = std::any_of(row.cells.begin(), row.cells.end(),
                                        [](const Cell& cell) { return is_own(cell) && cell.span > 1; });
        if (any_times ? times < kTimesMin || times < row.filled() : times < kTimesMin && !merged) break;
        any_times = any_times || times >= kTimesMin;
        if (any_times) out.end = at + 1;
    }
    return out;
}

struct Bars {
    HeaderRows header;
    std::map<int, std::string> times;  // by column: the time it stands for
    std::set<int> nameless;  // of those: parts of a month that nobody named
    std::set<int> timeless;  // coloured columns among them whose heading says no time
    bool stepped = false;  // each heading is a day, and the next one is days later
    std::set<int> idle;  // of those: coloured from top to bottom as days off are
    int title = -1;  // the first column of words
};

bool is_body(const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), is_own) && !counts_all_columns(row);
}

std::string shade_at(const Row& row, int column) {
    const Cell* cell = row.at(column);
    return cell == nullptr ? std::string{} : cell->shade;
}

// «02.03 | 09.03 | 16.03», «1 марта | 8 марта»: weeks named by their first days. Days without Sundays are no such steps.
bool is_stepped(const std::map<int, std::string>& times) {
    std::size_t days = 0, steps = 0;
    int before = 0;
    for (const auto& [column, time] : times) {
        const Tokens tokens = tokenise(time);
        const bool day = tokens.size() > 1 && tokens[0].kind == Token::Kind::number && tokens[0].text.size() <= 2 &&
                         (tokens[1].text == "." || tokens[1].text == "/" || month_in(tokens[1].text)) &&
                         time.find(" – ") == std::string::npos;
        const int number = day ? std::atoi(std::string{tokens[0].text}.c_str()) : 0;
        days += day;
        steps += day && before > 0 && number != before + 1 && number != 1;
        before = number;
    }
    return days >= kTimesMin && steps * 2 > days - 1;
}

// Columns with nothing but marks, blanks and colours below a time. Another column that holds times leaves the colours without
// a meaning of their own.
bool find_times(const Grid& grid, Bars& bars) {
    for (int column = 0; column < grid.columns; ++column) {
        const OwnHeading heading = own_heading(grid, bars.header.first, bars.header.end, column);
        std::string time = time_of(heading);
        std::size_t words = 0, dates = 0, filled = 0;
        for (std::size_t at = bars.header.end; at < grid.rows.size(); ++at) {
            const Cell* cell = grid.rows[at].at(column);
            if (cell == nullptr || !is_own(*cell) || cell->span > grid.columns / 2) continue;
            ++filled;
            words += has_letters(cell->text) && !is_mark(cell->text);
            dates += says_when(in_one_line(cell->text));
        }
        if (time.empty() && dates * 2 > filled && filled > 0) return false;
        if (time.empty() && words > 0 && bars.title < 0) bars.title = column;
        if (time.empty() && words == 0 && dates == 0 && bars.title >= 0) bars.timeless.insert(column);
        if (time.empty() || words > 0) continue;
        if (heading.bare) bars.nameless.insert(column);
        bars.times.emplace(column, std::move(time));
    }
    if (bars.times.size() < kTimesMin || bars.title < 0) return false;
    bars.stepped = is_stepped(bars.times);
    return true;
}

// The ground of a row: a row coloured from end to end is a section's, or every second one is.
std::string ground_of(const Row& row, const Bars& bars) {
    const std::string title = shade_at(row, bars.title);
    const bool everywhere = std::none_of(bars.times.begin(), bars.times.end(),
                                         [&](const auto& time) { return shade_at(row, time.first).empty(); });
    return everywhere ? title : std::string{};
}

bool is_bar(const Row& row, int column, const std::string& ground, const Bars& bars) {
    const Cell* cell = row.at(column);
    if (cell == nullptr || bars.idle.contains(column)) return false;
    return (!cell->shade.empty() && cell->shade != ground) || is_mark(cell->text);
}

// Colours of columns that are the same in every row, when another colour is there, too: Saturdays and Sundays.
void find_idle_columns(const Grid& grid, Bars& bars) {
    std::map<int, std::set<std::string>> shades;
    std::set<std::string> all;
    for (std::size_t at = bars.header.end; at < grid.rows.size(); ++at) {
        const Row& row = grid.rows[at];
        if (!is_body(row) || row.filled() < 2) continue;
        const std::string ground = ground_of(row, bars);
        for (const auto& [column, time] : bars.times) {
            const std::string shade = shade_at(row, column);
            shades[column].insert(shade == ground ? "" : shade);
            if (!shade.empty() && shade != ground) all.insert(shade);
        }
    }
    if (all.size() < 2) return;
    for (const auto& [column, here] : shades)
        if (here.size() == 1 && !here.begin()->empty()) bars.idle.insert(column);
    if (bars.idle.size() == bars.times.size()) bars.idle.clear();
}

std::optional<Bars> bars_of(const Grid& grid) {
    Bars bars{.header = header_of(grid), .times = {}, .nameless = {}, .timeless = {}, .idle = {}};
    if (bars.header.end == 0 || !find_times(grid, bars)) return {};
    find_idle_columns(grid, bars);
    std::size_t rows = 0, drawn = 0, marked = 0;
    for (std::size_t at = bars.header.end; at < grid.rows.size(); ++at) {
        const Row& row = grid.rows[at];
        if (row.filled() < 2) continue;
        const std::string ground = ground_of(row, bars);
        bool shaded = false, has_mark = false;
        for (const auto& [column, time] : bars.times) {
            const Cell* cell = row.at(column);
            shaded = shaded || (is_bar(row, column, ground, bars) && !shade_at(row, column).empty());
            has_mark = has_mark || (cell != nullptr && is_mark(cell->text));
        }
        ++rows;
        drawn += shaded;
        marked += has_mark;
    }
    // One coloured cell in a long table is a slip or an accent; where «+» says when, the colours say something else.
    if (drawn == 0 || drawn * 3 < rows || marked * 2 > rows) return {};
    return bars;
}

// «1 – 7 августа 2026 года»: it begins on «1 августа 2026 года».
std::string begin_of(const std::string& time) {
    const std::size_t dash = time.find(" – ");
    if (dash == std::string::npos) return time;
    const std::size_t after = time.find(' ', dash + std::string_view{" – "}.size());
    return time.substr(0, dash) + (after == std::string::npos ? "" : time.substr(after));
}

std::string end_of(const std::string& time) {
    const std::size_t dash = time.find(" – ");
    return dash == std::string::npos ? time : time.substr(dash + std::string_view{" – "}.size());
}

class BarRows {
public:
    BarRows(const Grid& grid, Bars bars) : grid_(grid), bars_(std::move(bars)) {}

    Grid take() {
        out_ = grid_;
        out_.columns = place_of(grid_.columns);
        while (out_.rows.size() > legend_begins()) out_.rows.pop_back();
        for (std::size_t at = 0; at < out_.rows.size(); ++at) lay_out(out_.rows[at], at);
        out_.doubts.emplace_back(
            "Сроки показаны закрашенными клетками: прочитано, под какими заголовками они стоят. Проверьте, не значит "
            "ли "
            "цвет другое.");
        return std::move(out_);
    }

private:
    bool is_time(int column) const { return bars_.times.contains(column); }

    // Where a column stands when all columns of times are one, at the place of the first.
    int place_of(int column) const {
        const int first = bars_.times.begin()->first;
        const auto before = std::distance(bars_.times.begin(), bars_.times.lower_bound(column));
        return column - static_cast<int>(before) + (column > first ? 1 : 0);
    }

    // «Условные обозначения» and what the colours mean, below the last bar.
    std::size_t legend_begins() const {
        std::size_t begin = grid_.rows.size();
        for (std::size_t at = grid_.rows.size(); at > bars_.header.end; --at) {
            const Row& row = grid_.rows[at - 1];
            if (!drawn(row).text.empty()) break;
            if (has_word_with(row.text().substr(0, kLegendBytes), {"обозначен", "легенд"})) begin = at - 1;
        }
        return begin;
    }

    void lay_out(Row& row, std::size_t at) {
        Cell time = at < bars_.header.end ? heading(row, at) : drawn(row);
        std::vector<Cell> kept;
        bool over_times = false;  // a title across the table, or a heading of the times and of what stands beside them
        for (Cell& cell : row.cells) {
            const int begin = cell.column, end = cell.column + cell.span;
            int own = 0;
            for (int column = begin; column < end; ++column) own += !is_time(column);
            if (own == 0) continue;
            over_times = over_times || own < cell.span;
            cell.column = place_of(begin);
            cell.span = std::max(1, place_of(end) - cell.column);
            kept.push_back(std::move(cell));
        }
        row.cells = std::move(kept);
        if (over_times) return;
        time.column = place_of(bars_.times.begin()->first);
        const auto after = std::find_if(row.cells.begin(), row.cells.end(),
                                        [&](const Cell& cell) { return cell.column > time.column; });
        row.cells.insert(after, std::move(time));
    }

    Cell heading(const Row& row, std::size_t at) const {
        Cell cell;
        if (const Cell* first = row.at(bars_.times.begin()->first)) cell.place = first->place;
        cell.text = at < bars_.header.first ? "" : "Срок";
        cell.place.words = cell.text;
        cell.covered = at > bars_.header.first;
        return cell;
    }

    // Neighbouring coloured cells are one stretch of time, from the time of the first to that of the last.
    Cell drawn(const Row& row) const {
        Cell cell;
        const std::string ground = ground_of(row, bars_);
        std::set<std::string> colours;
        bool nameless = false;
        const std::string* begins = nullptr;
        const std::string* ends = nullptr;
        const auto close = [&] {
            if (begins == nullptr) return;
            if (!cell.text.empty()) cell.text += "; ";
            cell.text += begins == ends ? *begins : begin_of(*begins) + " – " + end_of(*ends);
            begins = nullptr;
        };
        for (const auto& [column, time] : bars_.times) {
            if (bars_.idle.contains(column)) continue;  // the work goes on after a Sunday
            if (!is_bar(row, column, ground, bars_)) {
                close();
                continue;
            }
            if (cell.text.empty() && begins == nullptr) cell.place = row.at(column)->place;
            if (begins == nullptr) begins = &time;
            ends = &time;
            nameless = nameless || bars_.nameless.contains(column);
            if (const std::string shade = shade_at(row, column); !shade.empty()) colours.insert(shade);
        }
        close();
        cell.place.words = cell.text;
        if (bars_.stepped && !cell.text.empty())
            cell.doubts.emplace_back(
                "Графы названы днями через несколько дней: конец срока может быть позже. Проверьте.");
        if (std::any_of(bars_.timeless.begin(), bars_.timeless.end(),
                        [&](int column) { return is_bar(row, column, ground, bars_); }))
            cell.doubts.emplace_back("Закрашена и клетка, заголовок которой не прочитан как время. Проверьте срок.");
        if (nameless)
            cell.doubts.emplace_back(
                "Под месяцем или годом стоят графы без заголовков, по их числу это его части. Проверьте срок.");
        if (colours.size() > 1)
            cell.doubts.emplace_back("Клетки строки закрашены разными цветами. Проверьте, все ли цвета значат срок.");
        return cell;
    }

    const Grid& grid_;
    const Bars bars_;
    Grid out_;
};

}  // namespace

std::optional<Grid> shaded_table(const Grid& grid) {
    auto bars = bars_of(grid);
    if (!bars) return {};
    return BarRows{grid, *std::move(bars)}.take();
}

}  // namespace mera::intake
