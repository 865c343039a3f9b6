// A time that stands in two columns: «Месяц | Число», «Периодичность | Срок».
#include <algorithm>
#include <utility>

#include "base/date.hpp"
#include "domain/time/deadline.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/laid_out.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeaderRows = 3;  // the header stands among the first

struct TwoColumns {
    std::size_t header = 0;
    int coarse = 0, fine = 0;  // «Месяц» and «Число»; «Периодичность» and «Срок»
    bool of_months = false;
};

bool names_month(const Tokens& heading) {
    return heading.size() == 1 && is_one_of(heading[0].folded, {"месяц", "месяцы"});
}
bool names_days(const Tokens& heading) {
    return heading.size() <= 2 && is_one_of(heading[0].folded, {"число", "числа", "день", "дни", "дата", "даты"});
}
bool names_repetition(const Tokens& heading) { return heading[0].folded.starts_with("периодичн"); }
bool names_term(const Tokens& heading) { return is_one_of(heading[0].folded, {"срок", "сроки", "дата"}); }

std::optional<TwoColumns> columns_in(const Grid& grid) {
    for (std::size_t row = 0; row < std::min(kHeaderRows, grid.rows.size()); ++row) {
        std::optional<int> month, days, repetition, term;
        for (const Cell& cell : grid.rows[row].cells) {
            const Tokens heading = tokenise(heading_text(cell.text));
            if (heading.empty() || cell.span > 1) continue;
            if (names_month(heading)) month = cell.column;
            if (names_days(heading)) days = cell.column;
            if (names_repetition(heading)) repetition = cell.column;
            if (names_term(heading)) term = cell.column;
        }
        if (month && days) return TwoColumns{row, *month, *days, true};
        if (repetition && term) return TwoColumns{row, *repetition, *term, false};
    }
    return {};
}

// «10», «17-18», «1, 9», «до 25»
bool is_days(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        const bool day = token.kind == Token::Kind::number && token.text.size() <= 2;
        return day || is_one_of(token.folded, {",", "-", "–", "—", "и", "до", "с", "по"});
    });
}

// «22.03», «1 – 5 сентября»: days that name their month; where they lie beside `month` is told in one year and in a school year.
enum class Beside { none, within, elsewhere };
Beside days_beside(const std::string& days, const std::string& month) {
    Beside out = Beside::none;
    constexpr int kAnyYear = 2023;
    for (const PlanTerm& year : {PlanTerm{make_date(kAnyYear, 1, 1), make_date(kAnyYear, 12, 31)},
                                 PlanTerm{make_date(kAnyYear, 9, 1), make_date(kAnyYear + 1, 8, 31)}}) {
        const auto stretch = read_deadlines(month, year).deadlines.front();
        const DeadlineReading own = read_deadlines(days, year);
        if (!stretch.start || !stretch.end) continue;
        for (const Deadline& it : own.deadlines)
            if (!it.end || it.recurrence || it.condition || it.kind == DeadlineKind::year) return Beside::none;
        const bool within = std::all_of(own.deadlines.begin(), own.deadlines.end(), [&](const Deadline& it) {
            return *it.end <= *stretch.end && it.start.value_or(*it.end) >= *stretch.start;
        });
        if (within) return Beside::within;
        out = Beside::elsewhere;
    }
    return out;
}

// «17-18» beside «февраль» is «17-18 февраля»; «по субботам» beside «июнь – август» says more of them.
std::string days_of_month(const std::string& month, const std::string& days) {
    const auto named = month_in(month);
    const Tokens words = tokenise(month);
    if (has_word_with(days, {"месяц"}) && has_word_with(days, {"течени", "весь"})) return month;  // «в течение месяца»
    const bool alone = named && words.size() == 1;
    if (alone && is_days(days)) return days + " " + std::string{month_name_genitive(*named)};
    return month + ", " + days;
}

bool comes_again(const std::string& words) {
    const DeadlineReading reading = read_deadlines(words, std::nullopt);
    return reading.deadlines.size() == 1 && reading.deadlines[0].recurrence;
}

bool all_come_again(const Grid& grid, const TwoColumns& columns) {
    for (std::size_t at = columns.header + 1; at < grid.rows.size(); ++at) {
        const Cell* cell = grid.rows[at].at(columns.coarse);
        if (cell != nullptr && cell->span == 1 && !is_blank_mark(cell->text) && !comes_again(in_one_line(cell->text)))
            return false;
    }
    return true;
}

Cell* cell_at(Row& row, int column) {
    const auto found =
        std::find_if(row.cells.begin(), row.cells.end(), [&](const Cell& cell) { return cell.column == column; });
    return found != row.cells.end() && found->span == 1 ? &*found : nullptr;
}

// The joined words stand in `into`; the other cell says where the rest came from.
void join_into(Cell& into, const Cell& other, std::string words) {
    into.repairs.push_back("Срок стоял в двух графах, к нему взято «" + in_one_line(other.text) + "».");
    into.text = std::move(words);
    into.covered = false;
}

}  // namespace

std::optional<Grid> joined_times(const Grid& grid) {
    const auto columns = columns_in(grid);
    if (!columns) return {};
    Grid out = grid;
    Cell& heading = *cell_at(out.rows[columns->header], columns->fine);
    if (!columns->of_months && has_word_with(heading.text, {"отчет"})) {
        // «Срок отчёта» beside «сентябрь» is another thing than the deed; beside «ежеквартально» it says by when.
        if (!all_come_again(grid, *columns)) return {};
        heading.text = kTimeHeading;
    }
    if (columns->of_months) cell_at(out.rows[columns->header], columns->coarse)->text = kTimeHeading;
    bool any = false;
    for (std::size_t at = columns->header + 1; at < out.rows.size(); ++at) {
        Cell *coarse = cell_at(out.rows[at], columns->coarse), *fine = cell_at(out.rows[at], columns->fine);
        if (coarse == nullptr || fine == nullptr || coarse->text.empty() || is_blank_mark(coarse->text)) continue;
        const std::string above = in_one_line(coarse->text), own = in_one_line(fine->text);
        if (columns->of_months) {
            if (own.empty() || !says_when(above)) continue;
            const Beside beside = days_beside(own, above);
            if (beside == Beside::elsewhere)
                coarse->doubts.push_back("В графе месяца стоит «" + above + "», а рядом «" + own +
                                         "»: одно из двух ошибочно. Проверьте срок.");
            join_into(*coarse, *fine, beside == Beside::within ? own : days_of_month(above, own));
            fine->text.clear();
        } else {
            if (!comes_again(above) || (!own.empty() && comes_again(own))) continue;
            join_into(*fine, *coarse, own.empty() ? above : above + ", " + own);
        }
        any = true;
    }
    return any ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace mera::intake
