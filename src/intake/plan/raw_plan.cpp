#include "intake/plan/raw_plan.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "intake/plan/plan_heading.hpp"
#include "intake/plan/raw_rows.hpp"
#include "intake/plan/row_kinds.hpp"
#include "intake/table/alike_tables.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/table_headings.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingWordsMax = 24;  // of one cell: more is a sentence of the plan

// «Утверждаю ¶ Директор ¶ ПЛАН ¶ на 2026 год» typed as one paragraph with line breaks: each line means something of its own.
std::vector<Line> lines_of_paragraphs(std::span<const Line> paragraphs) {
    std::vector<Line> out;
    for (const Line& paragraph : paragraphs)
        for (const std::string& part : split(paragraph.text, '\n')) {
            if (trim(part).empty()) continue;
            out.push_back(paragraph);
            out.back().text = std::string{trim(part)};
        }
    return out;
}

class Gatherer {
public:
    explicit Gatherer(Source& source) : source_(source) {}

    void read(std::size_t order_items) {
        for (std::size_t at = 0; at < source_.items.size(); ++at) {
            if (const auto* line = std::get_if<Line>(&source_.items[at])) {
                if (at < order_items) continue;
                pending_.push_back(*line);
                pending_.back().text = with_letters_closed_up(line->text);
            } else {
                read_grid(std::get<Grid>(source_.items[at]));
                if (at < order_items) of_order_ = pending_.size();
            }
        }
        leave(without_furniture(unread(pending_.size())));
        say_tables_without_executors();
        std::erase_if(plan_.sections,
                      [](const RawSection& s) { return s.measures.empty() && s.title.empty() && s.pieces.empty(); });
    }

    RawPlan take() { return std::move(plan_); }

private:
    // Where no table has such a column, that is said of the whole plan.
    void say_tables_without_executors() {
        if (!plan_.has_executors || is_own_reading(source_.format)) return;
        for (const int table : without_executors_)
            plan_.doubts.push_back("В таблице " + std::to_string(table) +
                                   " нет графы с исполнителями. Укажите их для её мер.");
    }

    void read_grid(const Grid& grid) {
        leave(hidden_rows(grid));
        if (grid.rows.empty()) return;
        if (plan_.found && std::all_of(grid.rows.begin(), grid.rows.end(), is_signature_row)) return;
        bool continues = false;
        const auto columns = columns_for(grid, continues);
        if (!columns) return skip_table(grid);
        take_pending_lines(grid, *columns, continues);
        plan_.found = true;
        plan_.has_executors = plan_.has_executors || columns->has_executors();
        if (!columns->has_executors()) without_executors_.insert(grid.table);
        plan_.has_deadlines = plan_.has_deadlines || columns->has_deadlines();
        plan_.doubts.insert(plan_.doubts.end(), columns->doubts.begin(), columns->doubts.end());
        plan_.doubts.insert(plan_.doubts.end(), grid.doubts.begin(), grid.doubts.end());
        for (std::size_t row = 0; row < columns->header_rows; ++row)
            for (const Cell& cell : grid.rows[row].cells)
                for (const std::string& note : cell.repairs) plan_.repairs.push_back({"table", note, cell.place});
        leave(above_header(grid, *columns));
        leave(in_header(grid, *columns));
        const std::vector<RowReading> readings = read_rows(grid, *columns, continues);
        rows_.begin_table(continues);
        for (std::size_t at = 0; at < readings.size(); ++at) {
            name_sections_alike(grid.rows[at], readings[at]);
            rows_.add(grid.rows[at], at + 1 < grid.rows.size() ? &grid.rows[at + 1] : nullptr, readings[at], *columns);
        }
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

    // Rows above the header are no measures; that they were left out is said, unless they approve or date the plan.
    static std::vector<Leftover> above_header(const Grid& grid, const Columns& columns) {
        std::vector<Line> lines;
        for (std::size_t row = 0; row < columns.header_first; ++row)
            if (grid.rows[row].filled() > 1)
                lines.push_back({.text = grid.rows[row].text(), .place = grid.rows[row].cells.front().place});
        return above_plan(lines);
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
        if (auto own = alike_.columns_of(grid)) {
            if (same_width) take_roles_of_unread(*own, *columns_);
            return own;
        }
        // Nothing but a page break between two tables of one width: one table, unless a register begins.
        if (same_width && !is_header_of_another_kind(grid) && (pending_.empty() || looks_like_rows(grid))) {
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
            return (when != nullptr && says_when(when->text)) || (label != nullptr && row_label_of(label->text));
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
        plan_.skipped_tables.push_back(grid.table);
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
            source_.words.add(row.text());
            // «СОГЛАСОВАНО …» beside «УТВЕРЖДЕНО …»: blocks of several lines are read each by itself.
            const bool blocks = std::any_of(row.cells.begin(), row.cells.end(),
                                            [](const Cell& cell) { return cell.text.find('\n') != std::string::npos; });
            if (!blocks && !row.cells.empty())
                pending_.push_back({.text = row.text(), .place = row.cells.front().place});
            for (const Cell& cell : row.cells)
                if (blocks && !cell.covered && !cell.text.empty())
                    pending_.push_back({.text = in_one_line(cell.text), .place = cell.place});
        }
    }

    void take_pending_lines(const Grid& grid, const Columns& columns, bool continues) {
        const Row* above_header = nullptr;  // a title inside the table
        for (std::size_t row = 0; row < columns.header_first; ++row)
            if (grid.rows[row].filled() == 1) above_header = &grid.rows[row];
        if (above_header != nullptr)
            pending_.push_back({.text = above_header->text(), .place = above_header->cells.front().place});

        const bool first = !plan_.found;
        if (!first) drop_repeated_title();
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
            is_month_heading(pending_.back().text) && begins_title_of_plan(heading_from))
            heading_from = pending_.size();
        if (heading_from < pending_.size()) {
            if (!first && !heads_section(pending_.back())) name_first_section_alike(pending_.back());
            open_section_from_lines(heading_from);
        }
        if (first) {
            if (heading_from == pending_.size() && pending_.size() > 1) above_first_table_ = pending_.back();
            plan_.title_lines = lines_of_paragraphs({pending_.data(), heading_from});
            leave(above_plan(unread(heading_from)));
        } else {
            leave(without_furniture(unread(heading_from)));
        }
        forget_pending();
    }

    // Every sheet of a workbook, and some every page, bear the title of the plan again.
    void drop_repeated_title() {
        for (std::size_t at = of_order_; at < pending_.size();) {
            const std::vector<Line> parts = lines_of_paragraphs({&pending_[at], 1});
            const bool repeated = std::all_of(parts.begin(), parts.end(), [&](const Line& part) {
                const std::string text = fold_for_comparison(part.text);
                return std::any_of(plan_.title_lines.begin(), plan_.title_lines.end(),
                                   [&](const Line& line) { return fold_for_comparison(line.text) == text; });
            });
            if (repeated)
                pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(at));
            else
                ++at;
        }
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

    // «План работы ¶ дома культуры ¶ на февраль 2010 года»: it begins on that line or above it, when the month goes on in small
    // letters.
    bool begins_title_of_plan(std::size_t line) const {
        constexpr std::size_t kLinesAbove = 2;
        if (names_plan_itself(pending_[line])) return true;
        if (!starts_with_lower(pending_.back().text)) return false;
        const std::size_t from = line > kLinesAbove ? line - kLinesAbove : 0;
        return std::any_of(pending_.begin() + static_cast<std::ptrdiff_t>(from),
                           pending_.begin() + static_cast<std::ptrdiff_t>(line), names_plan_itself);
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

    // Tables whose walls are lost run together with the headings between them.
    void name_sections_alike(const Row& row, const RowReading& reading) {
        const bool lost_wall = !row.cells.empty() && row.cells.front().guessed && is_own_reading(source_.format);
        if (reading.kind == RowKind::section && lost_wall && !reading.label)
            name_first_section_alike({.text = row.text(), .place = row.cells.front().place});
    }

    Source& source_;
    AlikeTables alike_{source_};
    RawPlan plan_;
    RawRows rows_{plan_, source_};
    std::vector<Line> pending_;  // lines since the last table
    std::size_t of_order_ = 0;  // the first of them belong to the order
    std::optional<Columns> columns_;
    int last_width_ = 0;
    std::set<int> without_executors_;  // tables
    std::optional<Line> above_first_table_;  // it may turn out to be the heading of that table alone
};

}  // namespace

RawPlan gather_plan(Source& source, std::size_t order_items) {
    Gatherer gatherer{source};
    gatherer.read(order_items);
    return gatherer.take();
}

}  // namespace mera::intake
