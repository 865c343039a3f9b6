// Calendars whose columns are days of the week or weeks of a month: a plan of a week, a page of a wall calendar, weeks by months.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/date.hpp"
#include "domain/time/deadline.hpp"
#include "intake/table/cell_deeds.hpp"
#include "intake/table/laid_out.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/table/timetable_cells.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kColumnsMin = 2;
constexpr std::size_t kColumnsAlone = 3;  // where no week in the rows says that they are days of it
constexpr std::size_t kHeaderRows = 3;
constexpr std::size_t kHeadingTokensMax = 4;
constexpr int kDaysOfWeek = 7;

struct Weekday {
    std::string_view name, in_short, every;  // folded
};
constexpr std::array<Weekday, kDaysOfWeek> kWeekdays = {{{"понедельник", "пн", "понедельникам"},
                                                         {"вторник", "вт", "вторникам"},
                                                         {"среда", "ср", "средам"},
                                                         {"четверг", "чт", "четвергам"},
                                                         {"пятница", "пт", "пятницам"},
                                                         {"суббота", "сб", "субботам"},
                                                         {"воскресенье", "вс", "воскресеньям"}}};

// 0 is Monday; nothing when the heading says more than a day of the week.
std::optional<int> weekday_of(std::string_view heading) {
    const Tokens tokens = tokenise(heading);
    if (tokens.empty() || tokens.size() > 2) return {};
    for (int day = 0; day < kDaysOfWeek; ++day) {
        const Weekday& known = kWeekdays.at(static_cast<std::size_t>(day));
        if (tokens[0].is(known.name) || tokens[0].is(known.in_short)) return day;
    }
    return {};
}

// «1 неделя», «II неделя»
std::optional<int> week_of(std::string_view heading) {
    constexpr int kWeeksMost = 5;
    const Tokens tokens = tokenise(heading);
    if (tokens.size() < 2 || tokens.size() > kHeadingTokensMax || !has_word_with(heading, {"недел"})) return {};
    const auto label = label_of(tokens[0].text);
    return label && label->depth() == 1 && label->parts[0] <= kWeeksMost ? std::optional{label->parts[0]}
                                                                         : std::nullopt;
}

struct Axis {  // of the columns
    std::size_t header = 0;
    int first = 0;  // the columns before it name the rows
    std::vector<int> values;  // of each column from `first` on
};

template <class Value>
std::optional<Axis> axis_in(const Grid& grid, Value value) {
    for (std::size_t row = 0; row < std::min(kHeaderRows, grid.rows.size()); ++row) {
        Axis out{.header = row, .first = -1, .values = {}};
        bool whole = true;
        for (int column = 0; column < grid.columns && whole; ++column) {
            const Cell* cell = grid.rows[row].at(column);
            const auto found = cell != nullptr && cell->span == 1 ? value(in_one_line(cell->text)) : std::nullopt;
            whole = found.has_value() || out.first < 0;
            if (!found) continue;
            if (out.first < 0) out.first = column;
            whole = out.values.empty() || out.values.back() < *found;  // in their order
            out.values.push_back(*found);
        }
        if (whole && out.values.size() >= kColumnsMin) return out;
    }
    return {};
}

struct Year {
    std::optional<int> number;
};

Year year_above(const std::vector<std::string>& lines) {
    std::set<int> years;
    for (const std::string& line : lines)
        for (const Token& token : tokenise(line))
            if (token.kind == Token::Kind::number && token.text.size() == 4 && token.text.starts_with("20"))
                years.insert(std::stoi(std::string{token.text}));
    return {years.size() == 1 ? std::optional{*years.begin()} : std::nullopt};
}

std::string said(Date day, bool with_year) {
    std::string out = std::to_string(static_cast<unsigned>(day.day())) + " " +
                      std::string{month_name_genitive(static_cast<unsigned>(day.month()))};
    return with_year ? out + " " + std::to_string(static_cast<int>(day.year())) + " года" : out;
}

// «03–07 ноября» over Monday to Friday: the first day, and whether its year is known.
struct Week {
    Date first, last;
    bool year_known = false;
};

std::optional<Week> week_in(const std::string& text, const Year& above) {
    // Without a year any will do, but for the end of February: only the days are asked for.
    constexpr int kAnyYear = 2023;
    const int year = above.number.value_or(kAnyYear);
    const DeadlineReading reading = read_deadlines(text, PlanTerm{make_date(year, 1, 1), make_date(year, 12, 31)});
    if (reading.deadlines.size() != 1) return {};
    const Deadline& it = reading.deadlines.front();
    if (!it.start || !it.end || it.recurrence) return {};
    const int days = days_between(*it.start, *it.end);
    if (days < 1 || days >= kDaysOfWeek) return {};
    const bool written = has_word_with(text, {std::to_string(static_cast<int>(it.end->year()))});
    return Week{*it.start, *it.end, above.number.has_value() || written};
}

// The day of the week in that week; by the calendar where the year is known, else counted from the first column.
std::optional<std::string> day_in(const Week& week, int weekday, int first_weekday) {
    int begins = first_weekday;
    if (week.year_known)
        begins = (static_cast<int>(std::chrono::weekday{std::chrono::sys_days{week.first}}.iso_encoding()) - 1);
    const Date day = add_days(week.first, weekday - begins);
    if (days_between(week.first, day) < 0 || days_between(day, week.last) < 0) return {};
    return said(day, week.year_known);
}

enum class Rows { weeks, days_of_month, months, every_week };

class WeekCalendar {
public:
    WeekCalendar(const Grid& grid, Axis axis, const std::vector<std::string>& lines)
        : grid_(grid), axis_(std::move(axis)), lines_(lines), year_(year_above(lines)), month_(month_above(lines)) {}

    std::optional<Grid> of_weekdays() {
        if (axis_.first > 0 && names_weeks()) return take(Rows::weeks);
        if (axis_.values.size() < kColumnsAlone) return {};
        if (axis_.first == 0) return month_.empty() || !holds_days() ? std::nullopt : take(Rows::days_of_month);
        return is_week_of_work() ? take(Rows::every_week) : std::nullopt;
    }

    std::optional<Grid> of_weeks() {
        if (axis_.first == 0) return {};
        std::size_t months = 0, rows = 0;
        each_row([&](const Row& row) {
            ++rows;
            months += month_in(name_of(row)).has_value();
        });
        return rows > 0 && months == rows ? take(Rows::months) : std::nullopt;
    }

private:
    template <class Do>
    void each_row(Do act) const {
        for (std::size_t row = axis_.header + 1; row < grid_.rows.size(); ++row)
            if (grid_.rows[row].filled() > 1 || (axis_.first == 0 && grid_.rows[row].filled() > 0))
                act(grid_.rows[row]);
    }

    std::string name_of(const Row& row) const {
        const Cell* cell = row.at(axis_.first - 1);
        return cell == nullptr ? std::string{} : in_one_line(cell->text);
    }

    template <class Do>
    void each_cell(const Row& row, Do act) const {
        for (std::size_t at = 0; at < axis_.values.size(); ++at) {
            const int column = axis_.first + static_cast<int>(at);
            const Cell* cell = row.at(column);
            if (cell != nullptr && !cell->covered && cell->column == column && !is_blank_mark(cell->text))
                act(*cell, axis_.values[at]);
        }
    }

    // «5» over «Урок мужества»: the day of a page of a calendar, and what stands below it.
    static std::optional<std::pair<std::string, std::string>> day_and_deed(const std::string& text) {
        constexpr int kDaysMost = 31;
        const Tokens tokens = tokenise(text);
        if (tokens.empty() || tokens[0].kind != Token::Kind::number || tokens[0].text.size() > 2) return {};
        if (std::stoi(std::string{tokens[0].text}) > kDaysMost) return {};
        return std::pair{std::string{tokens[0].text}, std::string{trim(std::string_view{text}.substr(tokens[0].end))}};
    }

    bool holds_days() const {
        std::size_t cells = 0, days = 0;
        each_row([&](const Row& row) {
            each_cell(row, [&](const Cell& cell, int) {
                ++cells;
                days += day_and_deed(cell.text).has_value();
            });
        });
        return cells > 0 && days == cells;
    }

    bool names_weeks() const {
        std::size_t rows = 0, weeks = 0;
        each_row([&](const Row& row) {
            ++rows;
            weeks += week_in(name_of(row), year_).has_value();
        });
        return rows > 0 && weeks == rows;
    }

    // A plan of every week says so in its title; lessons, bells and hours of reception have such a table, too.
    bool is_week_of_work() const {
        constexpr double kDifferent = 0.7;
        const auto says = [&](const std::vector<std::string_view>& words) {
            return std::any_of(lines_.begin(), lines_.end(),
                               [&](const std::string& line) { return has_word_with(line, words); });
        };
        if (!says({"циклограмм", "план"}) || says({"урок", "звонк", "занят", "прием", "кабинет"})) return false;
        std::set<std::string> texts;
        std::size_t cells = 0, deeds = 0;
        bool numbered = false;
        each_row([&](const Row& row) {
            numbered = numbered || label_of(name_of(row)).has_value();
            each_cell(row, [&](const Cell& cell, int) {
                ++cells;
                deeds += has_letters(cell.text) && !begins_with_hours(cell.text);
                texts.insert(fold_for_comparison(cell.text));
            });
        });
        return !numbered && deeds == cells && cells > 0 &&
               static_cast<double>(texts.size()) >= kDifferent * static_cast<double>(cells);
    }

    std::optional<std::string> time_of(Rows rows, const Row& row, const Cell& cell, int value) const {
        switch (rows) {
            case Rows::weeks: {
                const auto week = week_in(name_of(row), year_);
                auto day = week ? day_in(*week, value, axis_.values.front()) : std::nullopt;
                return day;
            }
            case Rows::days_of_month: return day_and_deed(cell.text)->first + month_;
            case Rows::months: {
                const std::string month = name_of(row);
                std::string out =
                    std::to_string(value) + " неделя " + std::string{month_name_genitive(*month_in(month))};
                for (const Token& token : tokenise(month))
                    if (token.kind == Token::Kind::number && token.text.size() == 4)
                        out += " " + std::string{token.text} + " года";
                return out;
            }
            case Rows::every_week:
                return "еженедельно по " + std::string{kWeekdays.at(static_cast<std::size_t>(value)).every};
        }
        return {};
    }

    std::optional<Grid> take(Rows rows) {
        const bool parts = rows == Rows::every_week;
        std::vector<std::string> headings;
        if (parts) headings.emplace_back(kPartHeading);
        headings.emplace_back(kDeedHeading);
        headings.emplace_back(kTimeHeading);
        Grid out = laid_out_in_place_of(grid_, headings);
        each_row([&](const Row& row) {
            each_cell(row, [&](const Cell& cell, int value) {
                const auto when = time_of(rows, row, cell, value);
                Cell whole = cell;
                if (rows == Rows::days_of_month) whole.text = day_and_deed(cell.text)->second;
                for (std::string& text : deeds_of(whole)) {
                    Cell deed = cell, time = cell;
                    deed.text = std::move(text);
                    time.text = when ? *when : name_of(row);
                    if (!when)
                        time.doubts.emplace_back("День календаря не найден, сроком взята вся неделя. Проверьте.");
                    std::vector<Cell> cells;
                    if (parts) cells.push_back(*row.at(axis_.first - 1));
                    cells.push_back(std::move(deed));
                    cells.push_back(std::move(time));
                    out.rows.push_back(row_of(std::move(cells), row.page));
                    out.rows.back().one_measure = true;
                }
            });
        });
        if (out.rows.size() < 3) return {};
        out.doubts.emplace_back(
            "Таблица — календарь: строки её ячеек прочитаны как меры, срок каждой составлен из дня недели или недели "
            "над ней и "
            "того, что названо в строке. Проверьте сроки и не разделено ли одно дело надвое.");
        return out;
    }

    const Grid& grid_;
    Axis axis_;
    const std::vector<std::string>& lines_;
    Year year_;
    std::string month_;
};

}  // namespace

std::optional<Grid> week_calendar(const Grid& grid, const std::vector<std::string>& lines_above) {
    if (grid.columns < static_cast<int>(kColumnsMin) || grid.rows.size() < 2) return {};
    if (auto axis = axis_in(grid, weekday_of)) return WeekCalendar{grid, *std::move(axis), lines_above}.of_weekdays();
    if (auto axis = axis_in(grid, week_of)) return WeekCalendar{grid, *std::move(axis), lines_above}.of_weeks();
    return {};
}

}  // namespace mera::intake
