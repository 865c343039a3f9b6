// Timetables laid out as one row for a measure: the last reading of a table with times beside texts. What was taken for what is
// one doubt of the table: said at every row as well, it would be passed over.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/laid_out.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/table/timetable_cells.hpp"
#include "intake/table/timetable_columns.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

using Holds = TimetableColumn::Holds;

std::string in_quotes(std::string_view text) { return "«" + std::string{text} + "»"; }

std::string name_of(const Timetable& timetable, int column) {
    const std::string& heading = timetable.columns[static_cast<std::size_t>(column)].heading;
    return heading.empty() ? std::to_string(column + 1) : in_quotes(heading);
}

// «ДК», «СОШ № 1» keep their capitals inside a title.
std::string inside_title(const std::string& heading) {
    const Tokens tokens = tokenise(heading);
    const bool word =
        !tokens.empty() && length_in_characters(tokens.front().text) > 1 && !is_upper(tokens.front().text);
    return word ? lower_first(heading) : heading;
}

class TimetableRows {
public:
    TimetableRows(const Grid& grid, const Timetable& timetable, std::string month)
        : grid_(grid), timetable_(timetable), times_(timetable.times()), month_(std::move(month)) {
        title_ = timetable.column_of(Holds::title);
        number_ = timetable.column_of(Holds::number);
        end_ = timetable.column_of(Holds::end_of_time);
        for (std::size_t at = 0; at < timetable.columns.size(); ++at) {
            if (timetable.columns[at].holds == Holds::executor) executors_.push_back(static_cast<int>(at));
            if (timetable.columns[at].holds == Holds::note) notes_.push_back(static_cast<int>(at));
            if (timetable.columns[at].holds == Holds::mark) marks_.push_back(static_cast<int>(at));
        }
        count_titles();
    }

    Grid take() {
        std::vector<std::string> headings;
        if (number_) headings.emplace_back(kNumberHeading);
        for (const std::string_view heading : {kDeedHeading, kTimeHeading}) headings.emplace_back(heading);
        if (end_) headings.emplace_back(kEndHeading);
        for (std::size_t at = 0; at < executors_.size(); ++at) headings.emplace_back(kWhoHeading);
        for (const int column : notes_)
            headings.push_back(timetable_.columns[static_cast<std::size_t>(column)].heading);
        out_ = laid_out_in_place_of(grid_, headings);
        for (std::size_t row = timetable_.header_end; row < grid_.rows.size(); ++row) add(grid_.rows[row]);
        out_.doubts = grid_.doubts;
        out_.doubts.push_back(what_was_taken());
        return std::move(out_);
    }

private:
    static bool is_own(const Cell* cell) { return cell != nullptr && !cell->covered && !is_blank_mark(cell->text); }
    static std::string text_of(const Cell* cell) { return cell == nullptr ? std::string{} : in_one_line(cell->text); }

    // Titles met more than once need something that tells them apart.
    void count_titles() {
        if (!title_) return;
        for (std::size_t row = timetable_.header_end; row < grid_.rows.size(); ++row)
            if (const Cell* cell = grid_.rows[row].at(*title_); cell != nullptr && !is_blank_mark(cell->text))
                ++titles_[fold_for_comparison(text_of(cell))];
    }

    void add(const Row& row) {
        if (row.filled() == 0 || row.repeated_header || counts_columns(row) || repeats_heading(row)) return;
        const bool any_covered = std::any_of(row.cells.begin(), row.cells.end(),
                                             [](const Cell& cell) { return cell.covered && !cell.text.empty(); });
        if (row.filled() == 1 && !any_covered) return add_title(row);
        // «7 | 8 | 9» below one subject on one day tell more of it.
        const bool own = (title_ && is_own(row.at(*title_))) ||
                         std::any_of(times_.begin(), times_.end(), [&](int at) { return is_own(row.at(at)); });
        if (!own) return add_rest(row);
        std::size_t told = 0;
        for (const int at : times_)
            if (const Cell* when = row.at(at); when != nullptr && !is_blank_mark(when->text))
                add_measure(row, at), ++told;
        if (told == 0) add_measure(row, {});
        if (told == 0 && !marks_.empty()) set_marked_times(row);
    }

    // «+» under «сентябрь» and «ноябрь» are the times of the one measure of the row.
    void set_marked_times(const Row& row) {
        Cell& time = out_.rows.back().cells[number_ ? 2 : 1];
        for (const int at : marks_) {
            const Cell* cell = row.at(at);
            if (cell == nullptr || !is_mark(cell->text)) continue;
            if (time.text.empty()) time.place = cell->place;
            time.text += (time.text.empty() ? "" : "; ") + timetable_.columns[static_cast<std::size_t>(at)].stands_for;
        }
    }

    bool repeats_heading(const Row& row) const {
        if (timetable_.header_first == timetable_.header_end) return false;
        return row.text() == grid_.rows[timetable_.header_first].text();
    }

    void add_title(const Row& row) {
        Cell cell;
        for (const Cell& one : row.cells)
            if (is_own(&one)) cell = one;
        Row out = row_of({std::move(cell)}, row.page);
        out.cells.front().span = out_.columns;
        out_.rows.push_back(std::move(out));
    }

    void add_rest(const Row& row) {
        std::vector<Cell> cells(static_cast<std::size_t>(out_.columns) - notes_.size() - executors_.size());
        for (const std::vector<int>* columns : {&executors_, &notes_})
            for (const int at : *columns) cells.push_back(is_own(row.at(at)) ? *row.at(at) : Cell{});
        out_.rows.push_back(row_of(std::move(cells), row.page));
    }

    Cell title_cell(const Row& row, std::optional<int> when) {
        const Cell* named = title_ ? row.at(*title_) : nullptr;
        Cell out = named != nullptr ? *named : when ? *row.at(*when) : row.cells.front();
        const TimetableColumn* column = when ? &timetable_.columns[static_cast<std::size_t>(*when)] : nullptr;
        if (named == nullptr) {
            out.text = column != nullptr ? column->heading : std::string{};
            return out;
        }
        out.text = in_one_line(out.text);
        // «I» under «Четверть» is no name by itself.
        if (label_of(out.text))
            out.text = timetable_.columns[static_cast<std::size_t>(*title_)].heading + " " + out.text;
        if (const int other = telling_apart(row); other >= 0) {
            out.text += " (" + text_of(row.at(other)) + ")";
            added_.insert(other);
        }
        if (column != nullptr && times_.size() > 1 && (!column->plain || label_of(column->heading)))
            out.text += " (" + inside_title(column->heading) + ")";
        // Where no lines show the columns, cells of two of them may have run together: asked at every row.
        if (out.guessed)
            out.doubts.push_back("Название взято из графы " + name_of(timetable_, *title_) + ". Проверьте.");
        return out;
    }

    // The first other column of texts, where several rows have the same title: «Русский язык» of the fourth and of the fifth forms.
    int telling_apart(const Row& row) const {
        const Cell* named = row.at(*title_);
        const auto known = titles_.find(fold_for_comparison(text_of(named)));
        if (known == titles_.end() || known->second < 2 || named->covered) return -1;
        for (const int column : notes_)
            if (const Cell* cell = row.at(column); cell != nullptr && has_letters(cell->text)) return column;
        return -1;
    }

    Cell time_cell(const Row& row, int at) {
        Cell out = *row.at(at);
        if (is_weekdays(in_one_line(out.text))) {
            out.text = "еженедельно: " + lower_first(in_one_line(out.text));
            every_week_ = true;
        }
        if (month_.empty()) return out;
        if (auto day = day_of_titled_month(in_one_line(out.text), month_)) {
            out.text = *std::move(day);
            month_taken_ = true;
        }
        return out;
    }

    void add_measure(const Row& row, std::optional<int> when) {
        std::vector<Cell> cells;
        const auto cell_at = [&](int column) { return row.at(column) == nullptr ? Cell{} : *row.at(column); };
        if (number_) cells.push_back(cell_at(*number_));
        cells.push_back(title_cell(row, when));
        cells.push_back(when ? time_cell(row, *when) : Cell{});
        if (end_) cells.push_back(when && *when + 1 == *end_ ? cell_at(*end_) : Cell{});
        for (const std::vector<int>* columns : {&executors_, &notes_})
            for (const int at : *columns) cells.push_back(cell_at(at));
        Row out = row_of(std::move(cells), row.page);
        out.one_measure = true;
        out_.rows.push_back(std::move(out));
    }

    std::string what_was_taken() const {
        std::string out = "Шапка таблицы не называет мероприятий, каждая строка со сроком прочитана как мера: ";
        out += title_ ? "название — графа " + name_of(timetable_, *title_) : std::string{"название — заголовок графы"};
        for (const int at : added_) out += ", к повторяющимся добавлена графа " + name_of(timetable_, at);
        const std::vector<int>& terms = times_.empty() ? marks_ : times_;
        out += ", срок — " + std::string{terms.size() > 1 ? "графы " : "графа "};
        for (std::size_t at = 0; at < terms.size(); ++at) out += (at > 0 ? ", " : "") + name_of(timetable_, terms[at]);
        if (end_) out += " – " + name_of(timetable_, *end_);
        for (std::size_t at = 0; at < executors_.size(); ++at)
            out += (at > 0 ? ", " : ", исполнитель — графа ") + name_of(timetable_, executors_[at]);
        for (std::size_t at = 0; at < notes_.size(); ++at)
            out += (at > 0 ? ", " : ", примечания — ") + name_of(timetable_, notes_[at]);
        if (times_.size() > 1)
            out += "; на каждый срок строки — своя мера, в скобках за названием заголовок графы со сроком";
        if (every_week_) out += "; день недели понят как срок каждой недели";
        if (month_taken_) out += "; месяц взят из заголовка над таблицей";
        return out + ". Проверьте.";
    }

    const Grid& grid_;
    const Timetable& timetable_;
    std::vector<int> times_, executors_, notes_, marks_;
    std::optional<int> title_, number_, end_;
    std::map<std::string, int> titles_;
    std::string month_;
    std::set<int> added_;  // columns that tell rows of one title apart
    bool month_taken_ = false, every_week_ = false;
    Grid out_;
};

// A row of some body has two short texts that say when: worth a look at all cells.
bool may_have_stages(const Grid& grid) {
    constexpr std::size_t kRowsLooked = 6, kTokensMax = 12;
    for (std::size_t row = 1; row < std::min(grid.rows.size(), kRowsLooked); ++row) {
        std::size_t times = 0;
        for (const Cell& cell : grid.rows[row].cells)
            times += !cell.text.empty() && cell.text.size() < 80 && says_when(cell.text) &&
                     tokenise(cell.text).size() <= kTokensMax;
        if (times >= 2) return true;
    }
    return false;
}

// «Мероприятие | … », «Наименование | Срок | … »: the words of the header say what is done by when, and the usual reading knows
// what to do with its times.
bool names_deeds(const Timetable& timetable) {
    constexpr double kBinding = 2;
    double deed = 0, term = 0;
    for (const TimetableColumn& column : timetable.columns) {
        const Guess guess = role_of_heading(column.heading);
        if (guess.role == Role::title) deed = std::max(deed, guess.weight);
        if (guess.role == Role::deadline) term = std::max(term, guess.weight);
    }
    return deed >= kBinding || (deed > 0 && term >= kBinding);
}

}  // namespace

std::optional<Grid> timetable_table(const Grid& grid, const std::vector<std::string>& lines_above) {
    const auto timetable = timetable_in(grid, lines_above);
    if (!timetable) return {};
    return TimetableRows{grid, *timetable, month_above(lines_above)}.take();
}

std::optional<Grid> timetable_of_stages(const Grid& grid, const std::vector<std::string>& lines_above) {
    if (!may_have_stages(grid)) return {};
    const auto timetable = timetable_in(grid, lines_above);
    if (!timetable || names_deeds(*timetable)) return {};
    const std::vector<int> times = timetable->times();
    // «I квартал | II квартал» over «до 20 апреля», «2019 год | 2020 год» over «октябрь»: parts of one term, which the usual reading
    // joins.
    const auto heading = [&](int at) -> const TimetableColumn& {
        return timetable->columns[static_cast<std::size_t>(at)];
    };
    const bool by_times = std::any_of(times.begin(), times.end(), [&](int at) {
        return !time_in_short(heading(at).heading).empty() || names_year(heading(at).heading);
    });
    const auto stages = std::count_if(times.begin(), times.end(), [&](int at) { return !heading(at).plain; });
    if (times.size() < 2 || stages == 0 || by_times) return {};
    return TimetableRows{grid, *timetable, month_above(lines_above)}.take();
}

}  // namespace mera::intake
