#include "intake/plan/raw_rows.hpp"

#include <algorithm>
#include <utility>

#include "domain/time/deadline.hpp"
#include "intake/plan/raw_fields.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/words/names.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

// A cell over several rows leaves the lower ones empty when the table has no lines to show it.
void inherit_through_lost_walls(RawMeasure& measure, const Row& row, const RawMeasure& above) {
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

bool shares_title(const Row& row, const Columns& columns) {
    const auto title = columns.column_of(Role::title), deadline = columns.column_of(Role::deadline),
               executor = columns.column_of(Role::executor);
    if (!title || !deadline || !executor) return false;
    const Cell *name = row.at(*title), *when = row.at(*deadline), *who = row.at(*executor);
    const auto own = [](const Cell* cell) { return cell != nullptr && !cell->covered && !cell->text.empty(); };
    return name != nullptr && name->covered && own(when) && own(who) && says_when(when->text);
}

// A cell of its own in that column with words in it.
const Cell* own_words(const Row& row, const Columns& columns, Role role) {
    const auto column = columns.column_of(role);
    const Cell* cell = column ? row.at(*column) : nullptr;
    const bool own = cell != nullptr && !cell->covered && cell->span == 1 && has_letters(cell->text);
    return own ? cell : nullptr;
}

// A deed, somebody and a time, whatever words the time is put in, each in its column.
bool is_whole_measure(const Row& row, const Columns& columns) {
    const Cell* who = own_words(row, columns, Role::executor);
    return own_words(row, columns, Role::title) != nullptr && own_words(row, columns, Role::deadline) != nullptr &&
           who != nullptr && names_executor(in_one_line(who->text));
}

// No title of a part has that beside its number, though rows numbered under it follow.
bool is_numbered_measure(const Row& row, const Columns& columns) {
    constexpr std::size_t kFilledMin = 4;
    return row.filled() >= kFilledMin && is_whole_measure(row, columns);
}

// Between walls, on the page of the row above.
bool stands_apart(const Row& row, const RawMeasure& above) {
    return row.page == above.page &&
           std::none_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.guessed; });
}

// «ежедневно» over «по заявкам»: each a time by itself, and no one day together, as «сентябрь» over «2024 года» is.
bool are_two_times(const std::string& above, const std::string& own) {
    if (!reads_as_time(above) || !reads_as_time(own)) return false;
    const auto together = read_deadlines(above + " " + own, std::nullopt).deadlines;
    return together.size() != 1 || together.front().recurrence || together.front().condition;
}

// «осмотр на дому» under «забор анализов»: a whole row under another, which only its small letter would join to it.
bool is_small_measure(const Row& row, const Columns& columns, const RawMeasure& above) {
    if (!starts_with_lower(above.title.text) || above.executors.empty()) return false;
    if (!stands_apart(row, above) || !is_whole_measure(row, columns)) return false;
    return are_two_times(in_one_line(above.deadline.text), in_one_line(own_words(row, columns, Role::deadline)->text));
}

}  // namespace

void RawRows::begin_table(bool continues) { numbers_sections_ = numbers_sections_ && continues; }

void RawRows::add(const Row& row, const Row* below, const RowReading& reading, const Columns& columns) {
    if (reading.kind == RowKind::skip) return;
    const bool section = reading.kind == RowKind::section;
    if (section && !is_numbered_measure(row, columns)) return add_section(row, reading, columns);
    for (const Cell& cell : row.cells)
        if (!cell.covered) source_.words.add(in_one_line(cell.text));
    take_section_column(row, below, columns);
    if (section || reading.kind == RowKind::measure || plan_.sections.empty() || plan_.sections.back().measures.empty())
        add_measure(row, reading, columns);
    else if (shares_title(row, columns))
        add_of_same_title(row, reading, columns);
    else if (is_small_measure(row, columns, plan_.sections.back().measures.back()))
        add_small_measure(row, reading, columns);
    else
        add_continuation(row, reading, columns);
}

void RawRows::add_section(const Row& row, const RowReading& reading, const Columns& columns) {
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
    constexpr std::ptrdiff_t kGluedMin = 3;
    const Cell* who = own_words(row, columns, Role::executor);
    if (filled >= kGluedMin && who != nullptr && names_executor(in_one_line(who->text)))
        section.doubts.emplace_back(
            "Строка прочитана как заголовок раздела, но в ней назван исполнитель. Проверьте, не мера ли это.");
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
const Cell* RawRows::number_of_section(const Row& row, const Row* below, const Columns& columns) {
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
void RawRows::take_section_column(const Row& row, const Row* below, const Columns& columns) {
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

void RawRows::add_measure(const Row& row, const RowReading& reading, const Columns& columns) {
    if (plan_.sections.empty()) plan_.sections.emplace_back();
    RawMeasure measure;
    const auto number = columns.column_of(Role::number);
    const Cell* numbered = number ? row.at(*number) : nullptr;
    const bool of_section = section_number_ && numbered != nullptr && numbered->place == *section_number_;
    if (!of_section) measure.label = reading.label;
    measure.page = row.page;
    measure.columns_have_deadline = columns.has_deadlines();
    measure.columns_have_executors = columns.has_executors();
    if (reading.label_repaired)
        measure.number.repairs.push_back("Номер меры прочитан как «" + reading.label->text + "».");
    measure.may_go_on = reading.unsure && !reading.label;
    take_cells(measure, row, columns, true);
    if (!plan_.sections.back().measures.empty())
        inherit_through_lost_walls(measure, row, plan_.sections.back().measures.back());
    plan_.sections.back().measures.push_back(std::move(measure));
}

// «1.1 | Создание рабочих групп» merged over two rows, each with its own time and executor: two measures.
void RawRows::add_of_same_title(const Row& row, const RowReading& reading, const Columns& columns) {
    RowReading own = reading;
    own.label = plan_.sections.back().measures.back().label;
    own.unsure = false;
    add_measure(row, own, columns);
    plan_.sections.back().measures.back().doubts.push_back(
        "Название общее с мерой выше, а срок и исполнитель свои: строка прочитана как отдельная мера. Проверьте.");
}

void RawRows::add_small_measure(const Row& row, const RowReading& reading, const Columns& columns) {
    add_measure(row, reading, columns);
    plan_.sections.back().measures.back().doubts.push_back(
        "Строка начинается с малой буквы, но срок и исполнитель у неё свои: она прочитана как отдельная мера. "
        "Проверьте.");
}

namespace {

// The end of a page may part a name: «Главное управление МЧС» above, «России по городу» below.
void doubt_parted_name(RawField& executors, const Row& row, const Columns& columns) {
    const auto column = columns.column_of(Role::executor);
    const Cell* below = column ? row.at(*column) : nullptr;
    if (below == nullptr || below->covered || executors.empty() || !starts_with_upper(below->text)) return;
    const std::string text = in_one_line(below->text);
    const auto person = person_at(tokenise(text), 0);
    if (executors.text.ends_with(',') || executors.text.ends_with(';') || (person && person->first == 0)) return;
    executors.doubts.emplace_back(
        "Исполнители продолжаются в следующей строке таблицы. Проверьте, где кончается одно имя и начинается другое.");
}

}  // namespace

// A row without a title that has a day of its own, as the one above has: no rest of a time, perhaps a measure.
static bool has_day_of_its_own(const RawMeasure& above, const Row& row, const Columns& columns) {
    const auto column = columns.column_of(Role::deadline);
    const Cell* when = column ? row.at(*column) : nullptr;
    if (when == nullptr || when->covered || when->guessed || above.deadline.empty()) return false;
    const std::string own = in_one_line(when->text), before = in_one_line(above.deadline.text);
    const bool day = !own.empty() && own.front() >= '0' && own.front() <= '9' && own.find_first_of(". ") <= 2;
    return (day || month_in(own)) && reads_as_time(own) && reads_as_time(before);
}

void RawRows::add_continuation(const Row& row, const RowReading& reading, const Columns& columns) {
    RawMeasure& measure = plan_.sections.back().measures.back();
    if (has_day_of_its_own(measure, row, columns))
        measure.doubts.push_back("Строка без названия, но со своим сроком присоединена к этой мере. Проверьте.");
    else if (!reading.unsure && stands_apart(row, measure) && is_whole_measure(row, columns))
        measure.doubts.push_back(
            "К мере присоединена строка, у которой есть и название, и срок, и исполнитель. Проверьте, не отдельная ли "
            "это мера.");
    if (reading.unsure)
        measure.doubts.push_back("Строка без номера присоединена к этой мере. Проверьте, не отдельная ли это мера.");
    doubt_parted_name(measure.executors, row, columns);
    take_cells(measure, row, columns, false);
}

void RawRows::take_cells(RawMeasure& measure, const Row& row, const Columns& columns, bool with_covered) {
    for (const Cell& cell : row.cells) {
        if (cell.covered && !with_covered) continue;
        if (cell.column >= static_cast<int>(columns.columns.size())) continue;
        const Column& column = columns.columns[static_cast<std::size_t>(cell.column)];
        if (is_blank_mark(cell.text) && column.role != Role::deadline_mark && column.role != Role::executor_mark)
            continue;
        const bool of_section = column.role == Role::number && section_number_ && cell.place == *section_number_;
        // A line of the title that stood across the table in the document without lines is no number.
        const bool of_title = !with_covered && column.role == Role::number && cell.span > 1 && has_letters(cell.text);
        if (of_title)
            measure.title.add(cell);
        else if (!of_section)
            take_cell(measure, column, cell);
    }
}

}  // namespace mera::intake
