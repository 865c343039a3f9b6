// Calendars of deeds: a cell belongs to a time and to a part of the work.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/date.hpp"
#include "domain/time/deadline.hpp"
#include "intake/table/cell_deeds.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/laid_out.hpp"
#include "intake/table/month_rows.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/table/unlabelled_fields.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kTimesMin = 2;
constexpr double kMost = 0.6;
constexpr std::array<std::string_view, 4> kEndingsOfWork = {"ое", "ее", "ая", "яя"};  // «направление», «работа»

// The only year that a text names.
std::string year_in(std::string_view text) {
    constexpr std::size_t kFigures = 4;
    std::string out;
    for (const Token& token : tokenise(text)) {
        if (token.kind != Token::Kind::number || token.text.size() != kFigures) continue;
        if (!out.empty() && out != token.text) return {};
        out = token.text;
    }
    return out;
}

// «IX» below «Месяц»
std::string month_by_number(std::string_view text) {
    constexpr int kMonths = 12;
    const auto label = label_of(text);
    if (!label || !label->roman || label->parts[0] > kMonths) return {};
    return std::string{month_name(static_cast<unsigned>(label->parts[0]))};
}

bool is_time(std::string_view text) {
    return !month_by_number(text).empty() || !time_in_short(text).empty() || is_month_heading(text) ||
           (says_when(text) && tokenise(text).size() <= 4);
}

bool is_own(const Cell* cell, int column) {
    return cell != nullptr && cell->column == column && !cell->covered && !cell->text.empty();
}

// «Патриотическое», «Спортивно-оздоровительная», «Трудовое и экологическое»: the noun of all of them is said above, or nowhere.
bool is_adjectives_of_work(std::string_view heading) {
    const Tokens tokens = tokenise(heading);
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        constexpr std::size_t kLettersMin = 5;
        if (token.kind != Token::Kind::word) return token.text == "," || token.text == "/" || token.text == "-";
        if (token.is("и")) return true;
        const bool ending = std::any_of(kEndingsOfWork.begin(), kEndingsOfWork.end(),
                                        [&](std::string_view end) { return token.folded.ends_with(end); });
        return ending && length_in_characters(token.text) >= kLettersMin && readings_of(token.folded).empty();
    });
}

// «Учебная работа», «Работа с родителями», «Контроль»
bool names_part_of_work(std::string_view heading) {
    if (is_adjectives_of_work(heading)) return true;
    return has_word_with(heading,
                         {"работ",     "деятельност",  "воспит",    "контрол", "обучен",      "развити",    "направлен",
                          "мероприят", "взаимодейств", "сопровожд", "просвещ", "профилактик", "методическ", "совет",
                          "совещан",   "педсовет",     "заседан",   "учебн",   "кадр",        "родител"});
}

bool is_person(std::string_view text) {  // «Примерова А.А.», and nothing else
    const Tokens tokens = tokenise(text);
    const auto person = tokens.empty() ? std::nullopt : person_at(tokens, 0);
    return person && tokens.size() - person->last <= 2;
}

// A text that is neither a mark, nor a figure, nor a time. Persons under «1 этаж | 2 этаж» are on duty there.
bool is_deed(const Cell& cell) {
    return has_letters(cell.text) && !is_mark(cell.text) && !is_time(cell.text) && !is_person(in_one_line(cell.text));
}

struct Calendar {
    int names = 0;  // the column that names the rows; those before it number them
    bool times_down = false;
    int columns = 0;  // those of deeds end before it
    bool executors = false;  // the last column says who answers for the deeds of the row
};

struct Counts {
    std::size_t all = 0, times = 0, fields = 0, parts = 0;
    void add(std::string_view text) {
        ++all;
        times += is_time(text);
        fields += names_field(text);
        parts += names_part_of_work(text);
    }
    bool mostly(std::size_t some) const { return static_cast<double>(some) > kMost * static_cast<double>(all); }
};

// «Детский сектор | Взрослый сектор», «5 классы | 6 классы»: a word they share makes them parts of one whole, where it is no known
// heading.
std::size_t headings_with_shared_word(const std::vector<std::string>& headings) {
    std::map<std::string, std::size_t> met;
    std::vector<std::set<std::string>> stems_of_heading;
    for (const std::string& heading : headings) {
        std::set<std::string> own;
        if (role_of_heading(heading).weight == 0)
            for (const Token& token : tokenise(heading))
                if (token.kind == Token::Kind::word && length_in_characters(token.text) > 3)
                    own.insert(stem_of(token.folded));
        for (const std::string& stem : own) ++met[stem];
        stems_of_heading.push_back(std::move(own));
    }
    return static_cast<std::size_t>(
        std::count_if(stems_of_heading.begin(), stems_of_heading.end(), [&](const std::set<std::string>& own) {
            return std::any_of(own.begin(), own.end(), [&](const std::string& stem) { return met[stem] > 1; });
        }));
}

// Row 0 and the column of names say when and of what work; nothing when a cell of theirs is empty or merged.
std::optional<Counts> headings_across(const Grid& grid, int names, int columns) {
    Counts out;
    std::vector<std::string> headings;
    for (int column = names + 1; column < columns; ++column) {
        const Cell* cell = grid.rows.front().at(column);
        if (!is_own(cell, column) || cell->span > 1) return {};
        headings.push_back(heading_text(cell->text));
        out.add(headings.back());
    }
    if (out.fields == 0) out.parts = std::max(out.parts, headings_with_shared_word(headings));
    return out;
}

std::optional<Counts> headings_down(const Grid& grid, int names) {
    Counts out;
    for (std::size_t row = 1; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(names);
        if (cell == nullptr || cell->text.empty() || cell->span > 1) return {};
        if (!cell->covered) out.add(in_one_line(cell->text));
    }
    return out;
}

bool holds_deeds(const Grid& grid, int names) {
    std::size_t filled = 0, deeds = 0;
    for (std::size_t row = 1; row < grid.rows.size(); ++row)
        for (const Cell& cell : grid.rows[row].cells)
            if (cell.column > names && is_own(&cell, cell.column)) ++filled, deeds += is_deed(cell);
    return filled > 0 && static_cast<double>(deeds) > kMost * static_cast<double>(filled);
}

std::optional<Calendar> calendar_in(const Grid& grid) {
    if (grid.rows.size() < 3) return {};
    const Cell* corner = grid.rows.front().at(0);
    const int names = corner != nullptr && is_number_heading(tokenise(corner->text)) ? 1 : 0;
    const Cell* last = grid.rows.front().at(grid.columns - 1);
    const bool executors =
        is_own(last, grid.columns - 1) && role_of_heading(heading_text(last->text)).role == Role::executor;
    const int columns = grid.columns - (executors ? 1 : 0);
    if (columns < names + 3) return {};
    const auto across = headings_across(grid, names, columns), down = headings_down(grid, names);
    if (!across || !down || !holds_deeds(grid, names)) return {};
    // «Мероприятия с детьми | Мероприятия с родителями»: all of them are parts of the work.
    if (down->times >= kTimesMin && down->mostly(down->times) && across->times == 0 && across->mostly(across->parts) &&
        (across->fields == 0 || across->fields == across->all))
        return Calendar{names, true, columns, executors};
    const std::string above = heading_text(grid.rows.front().at(names)->text);
    const bool names_deeds = names_field(above) && !names_part_of_work(above);
    if (across->times >= kTimesMin && across->times == across->all && down->times == 0 && !names_deeds && !executors)
        return Calendar{names, false, columns};
    return {};
}

// «16.09», «до 20 сентября» in the column of September: both say the month.
bool names_days_of(const std::string& time, std::string_view column) {
    const auto month = month_in(column);
    const PlanTerm any_year{make_date(2024, 1, 1), make_date(2024, 12, 31)};
    const DeadlineReading reading = read_deadlines(time, any_year);
    return month && !reading.deadlines.empty() && reading.doubts.empty() &&
           std::all_of(reading.deadlines.begin(), reading.deadlines.end(), [&](const Deadline& deadline) {
               return !deadline.recurrence && !deadline.condition && deadline.end &&
                      static_cast<unsigned>(deadline.end->month()) == *month &&
                      (!deadline.start || static_cast<unsigned>(deadline.start->month()) == *month);
           });
}

class CalendarRows {
public:
    explicit CalendarRows(const Grid& grid)
        : grid_(grid),
          out_(laid_out_in_place_of(grid, {std::string{kPartHeading}, std::string{kDeedHeading},
                                           std::string{kTimeHeading}, std::string{kWhoHeading}})) {}

    Grid take(const Calendar& calendar) {
        const int columns = calendar.columns, names = calendar.names;
        // «Месяц 2025 года» in the corner
        if (const Cell* corner = grid_.rows.front().at(names); corner != nullptr)
            if (const std::string year = year_in(corner->text); !year.empty()) year_ = " " + year + " года";
        executors_ = calendar.executors ? columns : -1;
        if (calendar.times_down) {
            for (int column = names + 1; column < columns; ++column)
                for (std::size_t row = 1; row < grid_.rows.size(); ++row)
                    add_deeds(*grid_.rows.front().at(column), row, column, *grid_.rows[row].at(names));
        } else {
            for (std::size_t row = 1; row < grid_.rows.size(); ++row)
                for (int column = names + 1; column < columns; ++column)
                    add_deeds(*grid_.rows[row].at(names), row, column, *grid_.rows.front().at(column));
        }
        if (!any_executor_) forget_executors();
        out_.doubts.emplace_back(
            "Таблица — календарь дел: строки её ячеек прочитаны как меры, направление работы — как раздел. Проверьте, "
            "не разделено ли одно дело надвое и не слились ли два.");
        return std::move(out_);
    }

private:
    void add_deeds(const Cell& part, std::size_t row, int column, const Cell& when) {
        const Cell* cell = grid_.rows[row].at(column);
        if (!is_own(cell, column) || is_blank_mark(cell->text)) return;
        for (const std::string& text : deeds_of(*cell)) {
            ListFields fields = fields_by_label(text);
            find_unlabelled(fields);
            Cell deed = *cell, time = when, executor = *cell;
            deed.text = std::move(fields.title);
            if (const std::string full = time_in_short(heading_text(when.text)); !full.empty()) time.text = full;
            if (const std::string month = month_by_number(when.text); !month.empty()) time.text = month;
            if (!year_.empty() && month_in(time.text) && year_in(time.text).empty()) time.text += year_;
            // «Диагностика (до 20.09)» in the column of September: the grammar of deadlines asks whether the day is owed.
            if (!fields.when.empty() && names_days_of(fields.when, time.text)) {
                time.text = fields.when;
                time.place = cell->place;
            } else if (!fields.when.empty()) {
                time.text += " (" + fields.when + ")";
            }
            if (const Cell* of_row = grid_.rows[row].at(executors_); of_row != nullptr && fields.who.empty())
                executor = *of_row;
            else
                executor.text = std::move(fields.who);
            any_executor_ = any_executor_ || !executor.text.empty();
            out_.rows.push_back(
                row_of({part, std::move(deed), std::move(time), std::move(executor)}, grid_.rows[row].page));
        }
    }

    void forget_executors() {
        --out_.columns;
        for (Row& row : out_.rows) row.cells.pop_back();
    }

    const Grid& grid_;
    Grid out_;
    std::string year_;  // of all months
    int executors_ = -1;  // their column
    bool any_executor_ = false;
};

}  // namespace

std::optional<Grid> calendar_table(const Grid& grid) {
    if (const auto calendar = calendar_in(grid)) return CalendarRows{grid}.take(*calendar);
    const auto aside = months_aside(grid);
    const auto calendar = aside ? calendar_in(*aside) : std::nullopt;
    return calendar ? std::optional{CalendarRows{*aside}.take(*calendar)} : std::nullopt;
}

}  // namespace mera::intake
