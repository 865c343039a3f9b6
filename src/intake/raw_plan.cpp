#include "intake/raw_plan.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "intake/addressees.hpp"
#include "intake/heading_words.hpp"
#include "intake/raw_fields.hpp"
#include "intake/repairs.hpp"
#include "intake/row_kinds.hpp"
#include "intake/table_headings.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingWordsMax = 24;  // of one cell: more is a sentence of the plan

class Gatherer {
public:
    explicit Gatherer(Source& source) : source_(source) {}

    void read(std::size_t order_items) {
        for (std::size_t at = 0; at < source_.items.size(); ++at) {
            if (const auto* line = std::get_if<Line>(&source_.items[at])) {
                if (at >= order_items) pending_.push_back(*line);
            } else {
                read_grid(std::get<Grid>(source_.items[at]));
                if (at < order_items) of_order_ = pending_.size();
            }
        }
        leave(without_furniture(unread(pending_.size())));
        std::erase_if(plan_.sections,
                      [](const RawSection& s) { return s.measures.empty() && s.title.empty() && s.pieces.empty(); });
    }

    RawPlan take() { return std::move(plan_); }

private:
    void read_grid(const Grid& grid) {
        leave(hidden_rows(grid));
        if (grid.rows.empty()) return;
        bool continues = false;
        const auto columns = columns_for(grid, continues);
        if (!columns) return skip_table(grid);
        take_pending_lines(grid, *columns, continues);
        plan_.found = true;
        plan_.has_executors = plan_.has_executors || columns->column_of(Role::executor) ||
                              columns->column_of(Role::deadline_and_executor);
        plan_.has_deadlines = plan_.has_deadlines || columns->has_deadlines();
        plan_.doubts.insert(plan_.doubts.end(), columns->doubts.begin(), columns->doubts.end());
        plan_.doubts.insert(plan_.doubts.end(), grid.doubts.begin(), grid.doubts.end());
        for (std::size_t row = 0; row < columns->header_rows; ++row)
            for (const Cell& cell : grid.rows[row].cells)
                for (const std::string& note : cell.repairs) plan_.repairs.push_back({"table", note, cell.place});
        leave(in_header(grid, *columns));
        numbers_sections_ = numbers_sections_ && continues;
        const std::vector<RowReading> readings = read_rows(grid, *columns, continues);
        for (std::size_t at = 0; at < readings.size(); ++at)
            add_row(grid.rows[at], at + 1 < grid.rows.size() ? &grid.rows[at + 1] : nullptr, readings[at], *columns);
        const auto other = std::find_if(readings.begin(), readings.end(),
                                        [](const RowReading& reading) { return reading.of_another_table; });
        if (other != readings.end())
            plan_.doubts.push_back("В таблице " + std::to_string(grid.table) + " со строки " +
                                   std::to_string(other - readings.begin() + 1) +
                                   " начинается другая таблица, без номеров мер: она не прочитана. Проверьте.");
        doubt_guessed_walls(grid);
        columns_ = *columns;
        columns_->header_rows = columns_->header_first = 0;
        columns_->doubts.clear();
        last_width_ = grid.columns;
    }

    // Walls that a scan lost let the first rows run into the header.
    static std::vector<Leftover> in_header(const Grid& grid, const Columns& columns) {
        Grid swallowed{.table = grid.table, .columns = grid.columns, .rows = {}};
        for (std::size_t row = columns.header_first; row < columns.header_rows; ++row)
            for (const Cell& cell : grid.rows[row].cells)
                if (!cell.covered && holds_a_measure(cell.text)) {
                    swallowed.rows.push_back(grid.rows[row]);
                    break;
                }
        return of_table(swallowed);
    }

    static bool holds_a_measure(const std::string& text) {
        const Tokens tokens = tokenise(text);
        bool deed = false;  // anywhere: words of the heading stand before it
        for (const Token& token : tokens) deed = deed || (is_capitalised(token.text) && is_infinitive(token.folded));
        return deed || tokens.size() > kHeadingWordsMax;
    }

    // A table without a single line: where a row ends is guessed by white space, and two rows may pass for one.
    void doubt_guessed_walls(const Grid& grid) {
        const bool guessed = std::all_of(grid.rows.begin(), grid.rows.end(), [](const Row& row) {
            return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.guessed; });
        });
        static constexpr const char* kWhy =
            "В таблице нет линий, её строки разделены по расположению слов. Проверьте, не слились ли соседние меры.";
        if (guessed && std::find(plan_.doubts.begin(), plan_.doubts.end(), kWhy) == plan_.doubts.end())
            plan_.doubts.emplace_back(kWhy);
    }

    std::optional<Columns> columns_for(const Grid& grid, bool& continues) {
        const bool same_width = columns_ && grid.columns == last_width_;
        // The header repeated on a new page, and nothing stands between: the same table goes on. What follows the header
        // may be the rest of a row, which by itself would look like a second row of the header.
        if (same_width && pending_.empty() && repeats_header(grid.rows.front(), *columns_)) {
            continues = true;
            Columns repeated = *columns_;
            while (repeated.header_rows < grid.rows.size() &&
                   (repeats_header(grid.rows[repeated.header_rows], *columns_) ||
                    counts_columns(grid.rows[repeated.header_rows])))
                ++repeated.header_rows;
            return repeated;
        }
        if (auto own = columns_by_header(grid)) {
            if (same_width) take_roles_of_unread(*own, *columns_);
            return own;
        }
        // Nothing but a page break between two tables of one width: one table.
        if (same_width && (pending_.empty() || looks_like_rows(grid))) {
            continues = true;
            return columns_;
        }
        // Another table without a header beside a plan that has one is a list of schools or a page of signatures.
        if (plan_.found) return {};
        return columns_by_content(grid);
    }

    // Tables of one plan have the same columns: a heading that is unreadable here was read above.
    static void take_roles_of_unread(Columns& own, const Columns& above) {
        for (std::size_t at = 0; at < std::min(own.columns.size(), above.columns.size()); ++at) {
            Column& column = own.columns[at];
            const Role role = above.columns[at].role;
            const bool unread =
                column.role == Role::none || (column.role == Role::note && role_of_heading(column.heading).weight == 0);
            if (unread && !own.column_of(role)) column.role = role;
        }
    }

    bool looks_like_rows(const Grid& grid) const {
        const auto deadline = columns_->column_of(Role::deadline);
        const auto number = columns_->column_of(Role::number);
        const auto fits = std::count_if(grid.rows.begin(), grid.rows.end(), [&](const Row& row) {
            const Cell* when = deadline ? row.at(*deadline) : nullptr;
            const Cell* label = number ? row.at(*number) : nullptr;
            return (when != nullptr && says_when(when->text)) || (label != nullptr && label_of(label->text));
        });
        return fits * 2 > static_cast<std::ptrdiff_t>(grid.rows.size());
    }

    void leave(std::vector<Leftover> pieces) {
        std::move(pieces.begin(), pieces.end(), std::back_inserter(plan_.leftovers));
    }

    // Pending lines up to `end` that the order has not taken.
    std::vector<Line> unread(std::size_t end) const {
        const auto at = [&](std::size_t index) { return pending_.begin() + static_cast<std::ptrdiff_t>(index); };
        return {at(std::min(of_order_, end)), at(end)};
    }

    void forget_pending() {
        pending_.clear();
        of_order_ = 0;
    }

    // Lists of people, of schools and of figures are known by their header. With times in its rows a table may be a plan
    // all the same.
    static bool is_known_list(const Grid& grid) {
        const auto timed = std::count_if(grid.rows.begin(), grid.rows.end(), [](const Row& row) {
            return std::any_of(row.cells.begin(), row.cells.end(),
                               [](const Cell& cell) { return !cell.covered && says_when(cell.text); });
        });
        return is_header_of_another_kind(grid) && timed * 3 < static_cast<std::ptrdiff_t>(grid.rows.size());
    }

    // A table that is no plan: its texts may still head the plan (a letterhead laid out as a table).
    void skip_table(const Grid& grid) {
        if (plan_.found) {
            const bool known = is_known_list(grid);
            std::vector<Line> above = unread(pending_.size());
            if (known && !above.empty() && is_heading_between_tables(above.back())) above.pop_back();
            leave(without_furniture(above));
            if (known)
                plan_.repairs.push_back(
                    {"table", "Таблица без мер пропущена: «" + grid.rows.front().text() + "».",
                     grid.rows.front().cells.empty() ? Place{} : grid.rows.front().cells.front().place});
            else
                leave(of_table(grid));
            return forget_pending();
        }
        for (const Row& row : grid.rows) {
            const std::string text = row.text();
            source_.words.add(text);
            if (!row.cells.empty()) pending_.push_back({.text = text, .place = row.cells.front().place});
        }
    }

    void take_pending_lines(const Grid& grid, const Columns& columns, bool continues) {
        const Row* above_header = nullptr;  // a title inside the table
        for (std::size_t row = 0; row < columns.header_first; ++row)
            if (grid.rows[row].filled() == 1) above_header = &grid.rows[row];
        if (above_header != nullptr)
            pending_.push_back({.text = above_header->text(), .place = above_header->cells.front().place});

        const bool first = !plan_.found;
        std::size_t heading_from = pending_.size();
        if (!pending_.empty()) {
            const Line& last = pending_.back();
            const bool made_on = first && columns.has_deadlines() && is_date_alone(last.text);
            const bool heading = !ends_list(pending_) && !made_on &&
                                 (heads_section(last) || (!first && is_heading_between_tables(last)));
            if (heading && !(continues && !heads_section(last))) heading_from = pending_.size() - 1;
            while (heading && heading_from > 0 && heading_from < pending_.size() &&
                   starts_with_lower(pending_[heading_from].text))
                --heading_from;
        }
        // «План работы отдела ¶ на февраль 2010 года» is the title of the plan, as long as its rows say when.
        if (first && columns.has_deadlines() && heading_from < pending_.size() &&
            is_month_heading(pending_.back().text) && names_plan_itself(pending_[heading_from]))
            heading_from = pending_.size();
        if (heading_from < pending_.size()) {
            if (!first && !heads_section(pending_.back())) name_first_section_alike(pending_.back());
            open_section_from_lines(heading_from);
        }
        if (first) {
            if (heading_from == pending_.size() && pending_.size() > 1) above_first_table_ = pending_.back();
            plan_.title_lines.assign(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(heading_from));
            leave(above_plan(unread(heading_from)));
        } else {
            leave(without_furniture(unread(heading_from)));
        }
        forget_pending();
    }

    // Each table has a heading, and that of the first stood under the title of the plan as if it were its last line.
    void name_first_section_alike(const Line& later) {
        if (!above_first_table_ || plan_.sections.empty()) return;
        const Line line = *std::exchange(above_first_table_, std::nullopt);
        RawSection& first = plan_.sections.front();
        if (!first.title.empty() || first.label || plan_.title_lines.size() < 2) return;
        if (!heads_first_table(line, later, is_own_reading(source_.format))) return;
        first.title = in_one_line(line.text);
        first.place = line.place;
        plan_.title_lines.pop_back();
    }

    void open_section_from_lines(std::size_t from) {
        RawSection section;
        section.place = pending_[from].place;
        std::string text;
        for (std::size_t at = from; at < pending_.size(); ++at) {
            if (!text.empty()) text += '\n';
            text += pending_[at].text;
            section.repairs.insert(section.repairs.end(), pending_[at].repairs.begin(), pending_[at].repairs.end());
            section.confidence = std::min(section.confidence, pending_[at].confidence);
        }
        text = in_one_line(text);
        if (auto leading = section_label(text)) {
            section.label = leading->label;
            text = leading->rest;
        }
        section.title = text;
        plan_.sections.push_back(std::move(section));
    }

    void add_row(const Row& row, const Row* below, const RowReading& reading, const Columns& columns) {
        if (reading.kind == RowKind::skip) return;
        if (reading.kind == RowKind::section) return add_section(row, reading, columns);
        for (const Cell& cell : row.cells)
            if (!cell.covered) source_.words.add(in_one_line(cell.text));
        take_section_column(row, below, columns);
        if (reading.kind == RowKind::measure || plan_.sections.empty() || plan_.sections.back().measures.empty())
            add_measure(row, reading, columns);
        else
            add_continuation(row, reading, columns);
    }

    void add_section(const Row& row, const RowReading& reading, const Columns& columns) {
        const bool lost_wall = !row.cells.empty() && row.cells.front().guessed && is_own_reading(source_.format);
        if (lost_wall && !reading.label)  // tables whose walls are lost run together with the headings between them
            name_first_section_alike({.text = row.text(), .place = row.cells.front().place});
        RawSection section;
        section.label = reading.label;
        const auto number = columns.column_of(Role::number);
        for (const Cell& cell : row.cells) {
            const bool label_only =
                number && cell.column == *number && cell.span == 1 && reading.label && !leading_label(cell.text);
            if (cell.covered || label_only) continue;
            section.pieces.push_back(cell);
            section.confidence = std::min(section.confidence, cell.confidence);
            if (section.place == Place{}) section.place = cell.place;
        }
        const auto filled =
            std::count_if(section.pieces.begin(), section.pieces.end(), [](const Cell& c) { return !c.text.empty(); });
        if (filled == 1) {
            std::string text;
            for (const Cell& cell : section.pieces)
                if (!cell.text.empty()) {
                    text = in_one_line(cell.text);
                    section.repairs = cell.repairs;  // a cut title is mended when it is whole again
                }
            section.pieces.clear();
            if (auto leading = section_label(text)) {
                section.label = leading->label;
                text = leading->rest;
            }
            section.title = text;
            source_.words.add(text);
        }
        plan_.sections.push_back(std::move(section));
    }

    // «1» and «Подготовительный этап», both merged over the same rows, of which each is a deed: the number is that of the
    // stage. Nothing when the number is that of a row.
    const Cell* number_of_section(const Row& row, const Row* below, const Columns& columns) {
        const auto number = columns.column_of(Role::number), section = columns.column_of(Role::section),
                   title = columns.column_of(Role::title);
        if (!number || !section || !title) return nullptr;
        const Cell* label = row.at(*number);
        if (label == nullptr || label->covered || !label_of(label->text)) return nullptr;
        const auto covered = [&](int column) {
            const Cell* cell = below->at(column);
            return cell != nullptr && cell->covered;
        };
        const bool over_rows = below != nullptr && covered(*number) && covered(*section) && !covered(*title);
        // A stage of one row among stages of several is numbered like them.
        const Cell* stage = row.at(*section);
        const bool one_row = numbers_sections_ && stage != nullptr && !stage->covered && !stage->text.empty();
        if (!over_rows && !one_row) return nullptr;
        numbers_sections_ = true;
        section_number_ = label->place;
        return label;
    }

    // «Направление» beside «Мероприятие», usually one cell for several rows.
    void take_section_column(const Row& row, const Row* below, const Columns& columns) {
        const auto column = columns.column_of(Role::section);
        const Cell* cell = column ? row.at(*column) : nullptr;
        if (cell == nullptr || cell->text.empty()) return;
        const Cell* reading_label = number_of_section(row, below, columns);
        std::string text = in_one_line(cell->text);
        if (cell->covered && !plan_.sections.empty() && plan_.sections.back().place.row == cell->place.row) return;
        RawSection section;
        section.place = cell->place;
        if (reading_label != nullptr) section.label = label_of(reading_label->text);
        if (auto leading = section_label(text)) {
            section.label = leading->label;
            text = leading->rest;
        }
        if (!plan_.sections.empty() && plan_.sections.back().title == text) return;
        section.title = text;
        plan_.sections.push_back(std::move(section));
    }

    void add_measure(const Row& row, const RowReading& reading, const Columns& columns) {
        if (plan_.sections.empty()) plan_.sections.emplace_back();
        RawMeasure measure;
        const auto number = columns.column_of(Role::number);
        const Cell* numbered = number ? row.at(*number) : nullptr;
        const bool of_section = section_number_ && numbered != nullptr && numbered->place == *section_number_;
        if (!of_section) measure.label = reading.label;
        measure.page = row.page;
        measure.columns_have_deadline = columns.has_deadlines();
        if (reading.label_repaired)
            measure.number.repairs.push_back("Номер меры прочитан как «" + reading.label->text + "».");
        measure.may_go_on = reading.unsure && !reading.label;
        take_cells(measure, row, columns, true);
        if (!plan_.sections.back().measures.empty())
            inherit_through_lost_walls(measure, row, plan_.sections.back().measures.back());
        plan_.sections.back().measures.push_back(std::move(measure));
    }

    // A cell over several rows leaves the lower ones empty when the table has no lines to show it.
    static void inherit_through_lost_walls(RawMeasure& measure, const Row& row, const RawMeasure& above) {
        if (!std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.guessed; })) return;
        const auto inherit = [](RawField& field, const RawField& from) {
            if (!field.empty() || from.empty()) return;
            field = from;
            field.doubts = {
                "Графа пуста, взято из строки выше: в таблице нет линий, и ячейка могла быть общей. Проверьте."};
        };
        inherit(measure.deadline, above.deadline);
        inherit(measure.executors, above.executors);
    }

    void add_continuation(const Row& row, const RowReading& reading, const Columns& columns) {
        RawMeasure& measure = plan_.sections.back().measures.back();
        if (reading.unsure)
            measure.doubts.push_back(
                "Строка без номера присоединена к этой мере. Проверьте, не отдельная ли это мера.");
        take_cells(measure, row, columns, false);
    }

    void take_cells(RawMeasure& measure, const Row& row, const Columns& columns, bool with_covered) {
        for (const Cell& cell : row.cells) {
            if (cell.covered && !with_covered) continue;
            if (cell.column >= static_cast<int>(columns.columns.size())) continue;
            const Column& column = columns.columns[static_cast<std::size_t>(cell.column)];
            if (is_blank_mark(cell.text) && column.role != Role::deadline_mark) continue;
            const bool of_section = column.role == Role::number && section_number_ && cell.place == *section_number_;
            if (!of_section) take_cell(measure, column, cell);
        }
    }

    Source& source_;
    RawPlan plan_;
    std::vector<Line> pending_;  // lines since the last table
    std::size_t of_order_ = 0;  // the first of them belong to the order
    std::optional<Columns> columns_;
    int last_width_ = 0;
    bool numbers_sections_ = false;  // of this table
    std::optional<Place> section_number_;  // the cell whose number is that of a section, over several rows
    std::optional<Line> above_first_table_;  // it may turn out to be the heading of that table alone
};

}  // namespace

RawPlan gather_plan(Source& source, std::size_t order_items) {
    Gatherer gatherer{source};
    gatherer.read(order_items);
    return gatherer.take();
}

}  // namespace mera::intake
