#include "intake/table/timetable_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/date.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/time_headings.hpp"
#include "intake/table/timetable_cells.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

using Holds = TimetableColumn::Holds;

constexpr std::size_t kHeaderRowsMax = 3;
constexpr std::size_t kRowsMin = 2;         // one row with a day proves nothing
constexpr double kMostCells = 0.6;
constexpr double kPeople = 0.85;    // share of cells that name persons or posts; units and schools weigh less
constexpr double kClear = 1.5;      // of the words of a heading
constexpr int kYearsOfPlan = 3;     // the days of birthdays and acts lie further apart

// «Дата», «Сроки проведения», «День недели»: when, and nothing of what.
bool is_plain_heading(std::string_view heading) {
    static constexpr std::array<std::string_view, 22> kWords = {
        "дат",    "срок",  "период",   "врем",      "ден",         "дни",      "дня",      "числ",
        "месяц",  "недел", "проведен", "периодичн", "исполнен",    "когда",    "реализац", "контрольн",
        "планов", "крайн", "предельн", "календарн", "установленн", "планируем"};
    const Tokens tokens = tokenise(heading);
    return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind != Token::Kind::word || token.text.size() <= 2 ||
               std::any_of(kWords.begin(), kWords.end(),
                           [&](std::string_view word) { return token.folded.starts_with(word); });
    });
}

// «с.» asks for the whole word at the end: «Сроки с | Сроки по».
bool has_word(std::string_view heading, std::string_view beginning) {
    const Tokens tokens = tokenise(heading);
    return beginning.ends_with('.')
               ? !tokens.empty() && tokens.back().folded == beginning.substr(0, beginning.size() - 1)
               : has_word_with(heading, {beginning});
}

// «Начало | Окончание», «Заезд | Выезд»: the first day and the last of one stretch.
bool names_span(std::string_view begin, std::string_view end) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kPairs = {
        {{"нача", "оконч"},
         {"нача", "заверш"},
         {"нача", "конец"},
         {"старт", "финиш"},
         {"открыт", "закрыт"},
         {"заезд", "выезд"},
         {"заезд", "отъезд"},
         {"приезд", "отъезд"},
         {"прибыт", "убыт"},
         {"с.", "по."},
         {"с.", "до."},
         {"от.", "до."},
         {"первый день", "последний день"},
         {"старт", "заверш"}}};
    return std::any_of(kPairs.begin(), kPairs.end(),
                       [&](const auto& pair) { return has_word(begin, pair.first) && has_word(end, pair.second); });
}

// «Отметка об исполнении», «Фактическая дата»: the days below say what has been done.
bool names_what_was_done(std::string_view heading) {
    return has_word_with(heading, {"факт", "отметк", "примечан", "выполнен"});
}

// «Проверяемый период»: the words of the heading say that its times are of something else.
bool names_other_time(std::string_view heading) {
    constexpr double kPlain = 3;
    const Guess guess = role_of_heading(heading);
    return guess.role == Role::note && guess.weight >= kPlain;
}

// «Сумма», «Баллы», «Контрагент»: what was spent, won or agreed.
bool names_column_of_record(std::string_view heading) {
    return has_word_with(heading, {"сумм", "стоимост", "балл", "статус", "оценк", "руб", "контрагент", "договор",
                                   "рейтинг", "процент", "фактическ", "удостоверен", "паспорт"});
}

bool mostly(std::size_t some, std::size_t all) {
    return all > 0 && static_cast<double>(some) >= kMostCells * static_cast<double>(all);
}

struct Weighed {
    std::size_t filled = 0, times = 0, hours = 0;
    bool surely_hours = false;  // «9.00», «14:30»: no day has such a month
    int first_year = 0, last_year = 0;  // that the cells write
};

void note_years(Weighed& out, const Tokens& tokens) {
    constexpr std::size_t kFigures = 4;
    for (const Token& token : tokens) {
        if (token.kind != Token::Kind::number || token.text.size() != kFigures) continue;
        const int year = std::stoi(std::string{token.text});
        if (out.first_year == 0 || year < out.first_year) out.first_year = year;
        out.last_year = std::max(out.last_year, year);
    }
}

// «+» under «Сентябрь»: the time that the heading names. Empty when the cells are no marks.
std::string marked_time(const Grid& grid, const Timetable& timetable, int column) {
    std::string time = time_of(own_heading(grid, timetable.header_first, timetable.header_end, column));
    std::size_t marks = 0;
    for (std::size_t row = timetable.header_end; row < grid.rows.size() && !time.empty(); ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || cell->text.empty() || (is_blank_mark(cell->text) && !is_mark(cell->text))) continue;
        if (!is_mark(cell->text)) return {};
        ++marks;
    }
    return marks > 0 ? time : std::string{};
}

// Lessons, bells and hours of reception come again every week, too, and nobody owes them.
bool is_timetable_of_hours(const std::vector<std::string>& lines_above) {
    return std::any_of(lines_above.begin(), lines_above.end(), [](const std::string& line) {
        return has_word_with(line, {"урок", "звонк", "прием", "кабинет", "питани", "меню", "режим", "автобус"});
    });
}

// Where no column names a day or a month, one of days of the week says when: every week. A table of nothing else but hours and
// places would have no title.
std::size_t find_weekdays(const Grid& grid, Timetable& timetable) {
    const bool lessons =
        std::any_of(timetable.columns.begin(), timetable.columns.end(), [](const TimetableColumn& column) {
            return has_word_with(column.heading, {"урок"}) || label_of(trim(column.heading));
        });
    if (lessons) return 0;
    for (std::size_t at = 0; at < timetable.columns.size(); ++at) {
        TimetableColumn& column = timetable.columns[at];
        if (column.holds != Holds::note || !has_word_with(column.heading, {"ден", "дни", "дня"})) continue;
        std::size_t filled = 0, days = 0;
        for (std::size_t row = timetable.header_end; row < grid.rows.size(); ++row) {
            const Cell* cell = grid.rows[row].at(static_cast<int>(at));
            if (cell == nullptr || is_blank_mark(cell->text) || cell->span > 1) continue;
            ++filled;
            days += is_weekdays(in_one_line(cell->text));
        }
        if (days < kRowsMin || !mostly(days, filled)) continue;
        column.holds = Holds::time;
        column.plain = true;
        return days;
    }
    return 0;
}

Weighed weigh(const Grid& grid, std::size_t first_row, int column, std::string_view month) {
    Weighed out;
    for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || is_blank_mark(cell->text) || cell->span > 1 || grid.rows[row].filled() < 2) continue;
        const std::string text = in_one_line(cell->text);
        ++out.filled;
        out.hours += is_hours(text, out.surely_hours);
        const bool time = holds_time(text) || (!month.empty() && day_of_titled_month(text, month));
        out.times += time;
        if (time) note_years(out, tokenise(text));
    }
    if (out.surely_hours && mostly(out.hours, out.filled)) out.times = 0;
    return out;
}

// «Каникулы», «Дней» are words of time, too, and head columns.
bool may_head_column(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return tokens.size() == 1 && tokens[0].kind == Token::Kind::word && !month_in(text) &&
           !tokens[0].folded.starts_with("еже") && !tokens[0].folded.starts_with("постоян");
}

// «V | VI | VII»: the first looks like a mark, the forms of a school are what it names.
bool counts_in_roman(const Row& row) {
    constexpr std::ptrdiff_t kNumbersMin = 3;
    return std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
               const auto label = cell.covered ? std::nullopt : label_of(trim(cell.text));
               return label && label->roman;
           }) >= kNumbersMin;
}

bool says_time_in(const Row& row) {
    const bool numbers = counts_in_roman(row);
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
        const std::string text = in_one_line(cell.text);
        return !cell.covered && ((is_mark(text) && !numbers) || (!may_head_column(text) && holds_time(text)));
    });
}

// «Сентябрь | Октябрь | Ноябрь»: times that head columns.
bool heads_by_times(const Row& row) {
    std::size_t times = 0, others = 0;
    for (const Cell& cell : row.cells)
        if (!cell.covered && !cell.text.empty()) ++(time_in_short(heading_text(cell.text)).empty() ? others : times);
    return times >= 2 && others <= 2;
}

// Where the first row with a time stands, the header has ended.
void find_header(const Grid& grid, Timetable& out) {
    std::size_t first = 0;
    while (first < grid.rows.size() && grid.rows[first].filled() < 2) ++first;
    std::size_t end = first;
    const std::size_t last = std::min(grid.rows.size(), first + kHeaderRowsMax);
    while (end < last && (!says_time_in(grid.rows[end]) || heads_by_times(grid.rows[end])) &&
           (end == first || grid.rows[end].filled() > 1))
        ++end;
    // No time anywhere near: days alone below «Число», so one row heads them.
    if (end == last && end > first + 1) end = first + 1;
    out.header_first = first;
    out.header_end = end;
}

std::string heading_of(const Grid& grid, const Timetable& timetable, int column) {
    const OwnHeading heading = own_heading(grid, timetable.header_first, timetable.header_end, column);
    if (heading.above.empty() || is_plain_heading(heading.above)) return heading.own;
    return heading.above + ", " + lower_first(heading.own);
}

// How well a column of texts names what the row is about.
double title_score(const TimetableColumn& column, const ColumnEvidence& cells, bool leftmost) {
    constexpr double kOfWord = 0.12, kWordsMost = 6, kLeftmost = 0.3, kAgainst = 2;
    const Guess heading = role_of_heading(column.heading);
    double out = kOfWord * std::min(cells.mean_words, kWordsMost) + 0.8 * cells.different + 1.5 * cells.deeds +
                 cells.filled + (leftmost ? kLeftmost : 0);
    if (heading.role == Role::title) out += heading.weight;
    if (heading.role == Role::note && heading.weight >= kClear) out -= kAgainst;
    if (heading.role == Role::executor && heading.weight >= kClear) out -= kAgainst;
    if (heading.role == Role::number) out -= kAgainst;
    return out - kAgainst * (cells.executors >= kPeople ? 1 : 0) - 2 * kAgainst * cells.numbers;
}

bool is_text(const Grid& grid, std::size_t first_row, int column) {
    std::size_t filled = 0, texts = 0;
    for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || is_blank_mark(cell->text) || cell->span > 1) continue;
        ++filled;
        texts += has_letters(cell->text) && !label_of(trim(cell->text));
    }
    return mostly(texts, filled);
}

void find_title(const Grid& grid, Timetable& timetable, const std::vector<ColumnEvidence>& evidence) {
    std::optional<std::size_t> best, leftmost;
    double score = 0;
    for (std::size_t at = 0; at < timetable.columns.size(); ++at) {
        const TimetableColumn& column = timetable.columns[at];
        if (column.holds != Holds::note || evidence[at].filled == 0 ||
            !is_text(grid, timetable.header_end, static_cast<int>(at)))
            continue;
        if (!leftmost) leftmost = at;
        const double own = title_score(column, evidence[at], *leftmost == at);
        if (best && own <= score) continue;
        best = at;
        score = own;
    }
    // «Четверть» over «I», «II»: the labels are all there is.
    for (std::size_t at = 0; !best && at < timetable.columns.size(); ++at)
        if (timetable.columns[at].holds == Holds::note && evidence[at].labels >= kMostCells) best = at;
    if (best) timetable.columns[*best].holds = Holds::title;
}

void find_executors(Timetable& timetable, const std::vector<ColumnEvidence>& evidence) {
    for (std::size_t at = 0; at < timetable.columns.size(); ++at) {
        TimetableColumn& column = timetable.columns[at];
        if (column.holds != Holds::note) continue;
        const Guess heading = role_of_heading(column.heading);
        const bool named = heading.role == Role::executor && heading.weight >= kClear;
        if (named || (heading.weight == 0 && evidence[at].executors >= kPeople)) column.holds = Holds::executor;
    }
}

void join_spans(const Grid& grid, Timetable& timetable) {
    for (std::size_t at = 1; at < timetable.columns.size(); ++at) {
        TimetableColumn &begin = timetable.columns[at - 1], &end = timetable.columns[at];
        if (begin.holds != Holds::time || end.holds != Holds::time || !names_span(begin.heading, end.heading)) continue;
        if (!begin_and_end(grid, timetable.header_end, static_cast<int>(at) - 1, static_cast<int>(at))) continue;
        begin.plain = true;
        end.holds = Holds::end_of_time;
    }
}

// People with their days, unless the title says what the days are for: the rows are about them, or a column is headed «ФИО».
bool is_list_of_people(const Timetable& timetable, const std::vector<ColumnEvidence>& evidence) {
    const auto title = timetable.column_of(Holds::title);
    if (title && evidence[static_cast<std::size_t>(*title)].executors >= kPeople) return true;
    return std::any_of(timetable.columns.begin(), timetable.columns.end(), [](const TimetableColumn& column) {
        const bool of_people = column.holds == Holds::executor || column.holds == Holds::title;
        return of_people && has_word_with(column.heading, {"фио", "фамили", "автор"});
    });
}

bool is_record(const Timetable& timetable, const std::vector<Weighed>& weighed, NamedAs named) {
    if (named == NamedAs::record) return true;
    int first_year = 0, last_year = 0;
    for (std::size_t at = 0; at < timetable.columns.size(); ++at) {
        const TimetableColumn& column = timetable.columns[at];
        // Birthdays, and the sheets where people sign that they have read or agreed.
        if (has_word_with(column.heading, {"рожден", "подпис"})) return true;
        if (named == NamedAs::timetable) continue;
        if (names_column_of_record(column.heading)) return true;
        if (column.holds != Holds::time) continue;
        if (names_day_of_record(column.heading)) return true;
        if (weighed[at].first_year == 0) continue;
        if (first_year == 0 || weighed[at].first_year < first_year) first_year = weighed[at].first_year;
        last_year = std::max(last_year, weighed[at].last_year);
    }
    return last_year - first_year > kYearsOfPlan;
}

}  // namespace

NamedAs named_as(const std::vector<std::string>& lines_above) {
    NamedAs out = NamedAs::nothing;
    for (const std::string& line : lines_above) {
        const Tokens tokens = tokenise(line);
        if (tokens.empty()) continue;
        const std::string& first = tokens.front().folded;
        const bool timetable = has_word_with(line, {"график", "расписан", "циклограмм", "календар", "план", "срок",
                                                    "афиш", "репертуар", "дорожн", "этап", "мероприят"});
        const std::string& second = tokens.size() > 1 ? tokens[1].folded : first;  // «Кадровый состав»
        const auto begins = [&](std::initializer_list<std::string_view> words) {
            return is_one_of(first, words) || is_one_of(second, words);
        };
        const bool over = begins({"результаты", "итоги", "отчет", "рейтинг", "протокол", "итоговая"});
        const bool list = begins({"список", "реестр", "перечень", "сведения", "состав", "смета", "летопись", "хроника",
                                  "паспорт", "журнал", "информация", "лист"});
        if (over || (list && !timetable))
            out = NamedAs::record;
        else if (timetable)
            out = NamedAs::timetable;
    }
    return out;
}

std::optional<int> Timetable::column_of(Holds holds) const {
    for (std::size_t at = 0; at < columns.size(); ++at)
        if (columns[at].holds == holds) return static_cast<int>(at);
    return {};
}

std::vector<int> Timetable::times() const {
    std::vector<int> out;
    for (std::size_t at = 0; at < columns.size(); ++at)
        if (columns[at].holds == Holds::time) out.push_back(static_cast<int>(at));
    return out;
}

std::optional<Timetable> timetable_in(const Grid& grid, const std::vector<std::string>& lines_above) {
    if (grid.laid_out || grid.columns < 2 || grid.rows.size() < kRowsMin) return {};
    Timetable out;
    find_header(grid, out);
    if (out.header_end + kRowsMin > grid.rows.size()) return {};
    const std::string month = month_above(lines_above);
    const std::vector<ColumnEvidence> evidence = evidence_of(grid, out.header_end);
    std::vector<Weighed> weighed;
    std::size_t rows_with_time = 0, marked = 0;
    for (int column = 0; column < grid.columns; ++column) {
        const auto at = static_cast<std::size_t>(column);
        TimetableColumn one{.holds = Holds::note, .heading = heading_of(grid, out, column)};
        const bool days = is_plain_heading(one.heading) && !one.heading.empty();
        weighed.push_back(weigh(grid, out.header_end, column, days ? month : std::string_view{}));
        const Weighed& cells = weighed.back();
        one.stands_for = marked_time(grid, out, column);
        if (!one.stands_for.empty()) {
            one.holds = Holds::mark;
            ++marked;
        } else if (cells.filled == 0) {
            one.holds = Holds::nothing;
        } else if (is_number_heading(tokenise(one.heading)) ||
                   (evidence[at].labels >= kMostCells && column == 0 && one.heading.empty())) {
            one.holds = Holds::number;
        } else if (mostly(cells.times, cells.filled) && !names_what_was_done(one.heading) &&
                   !names_other_time(one.heading)) {
            one.holds = Holds::time;
            one.plain = days || one.heading.empty();
            rows_with_time = std::max(rows_with_time, cells.times);
        }
        out.columns.push_back(std::move(one));
    }
    if (rows_with_time < kRowsMin && marked < 2 && named_as(lines_above) == NamedAs::timetable &&
        !is_timetable_of_hours(lines_above))
        rows_with_time = find_weekdays(grid, out);
    if (rows_with_time < kRowsMin && marked < 2) return {};
    if (is_record(out, weighed, named_as(lines_above))) return {};
    join_spans(grid, out);
    find_title(grid, out, evidence);
    find_executors(out, evidence);
    if (is_list_of_people(out, evidence) && named_as(lines_above) != NamedAs::timetable) return {};
    // Times alone tell of stages; one column of them tells of nothing.
    if (!out.column_of(Holds::title) && (out.times().size() < 2 || marked > 0)) return {};
    return out;
}

}  // namespace mera::intake
