#include "intake/amendment/amendment_rows.hpp"

#include <algorithm>
#include <utility>

#include "intake/amendment/amendment_quotes.hpp"
#include "intake/order/order_text.hpp"
#include "intake/plan/draft_plan.hpp"
#include "intake/plan/measures.hpp"
#include "intake/plan/raw_plan.hpp"
#include "intake/table/list_fields.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr double kMostly = 0.6;

struct RowText {
    std::string number, text;
};

// Where «2.4.» begins a row: at the beginning of a line, or after a stop inside it.
std::size_t row_begin(std::string_view text, std::string_view number, std::size_t from) {
    for (std::size_t at = text.find(number, from); at != std::string_view::npos; at = text.find(number, at + 1)) {
        const std::size_t end = at + number.size();
        const std::string_view before = trim(text.substr(0, at));
        const bool begins = before.empty() || text[at - 1] == '\n' || before.ends_with('.') || before.ends_with(';') ||
                            before.ends_with("«") || before.ends_with("»");
        const bool ends = end < text.size() && (text[end] == '.' || text[end] == ' ' || text[end] == ')') &&
                          (end + 1 >= text.size() || text[end + 1] < '0' || text[end + 1] > '9');
        if (begins && ends) return at;
    }
    return std::string_view::npos;
}

std::string without_number(std::string_view text, std::string_view number) {
    std::string_view rest = text.substr(number.size());
    while (!rest.empty() && (rest.front() == '.' || rest.front() == ')' || rest.front() == ' ' || rest.front() == '\n'))
        rest.remove_prefix(1);
    return std::string{trim(rest)};
}

std::vector<RowText> rows_by_numbers(std::string_view text, const std::vector<std::string>& numbers) {
    std::vector<std::size_t> begins;
    for (const std::string& number : numbers) {
        const std::size_t at = row_begin(text, number, begins.empty() ? 0 : begins.back() + 1);
        if (at == std::string_view::npos) return {};
        begins.push_back(at);
    }
    std::vector<RowText> out;
    for (std::size_t at = 0; at < begins.size(); ++at) {
        const std::size_t end = at + 1 < begins.size() ? begins[at + 1] : text.size();
        out.push_back({numbers[at], without_number(text.substr(begins[at], end - begins[at]), numbers[at])});
    }
    if (!trim(text.substr(0, begins.front())).empty()) return {};
    return out;
}

// Numbers that the instruction does not name: one paragraph, one row.
std::vector<RowText> rows_by_labels(std::string_view text) {
    std::vector<RowText> out;
    for (const std::string& line : split(text, '\n')) {
        if (const auto leading = leading_label(line); leading && !leading->label.roman)
            out.push_back({leading->label.text, leading->rest});
        else if (!out.empty())
            out.back().text += '\n' + line;
        else
            return {};
    }
    return out;
}

std::vector<RowText> rows_of_text(const std::string& text, const std::vector<std::string>& numbers,
                                  std::vector<std::string>& doubts) {
    if (numbers.empty()) return rows_by_labels(text);
    if (auto rows = rows_by_numbers(text, numbers); !rows.empty()) return rows;
    if (numbers.size() != 1) return {};
    if (const auto leading = leading_label(text); leading && leading->label.depth() > 0) {
        doubts.push_back("В указании назван пункт " + numbers.front() + ", а его новый текст начинается с номера " +
                         leading->label.text + ".");
        return {};
    }
    return {{numbers.front(), text}};
}

RawField field_of(std::string text, const AmendmentItem& item) {
    RawField out;
    out.text = std::move(text);
    out.place = item.place;
    out.confidence = item.confidence;
    return out;
}

DraftMeasure measure_of(const RowText& row, const AmendmentItem& item) {
    const ListFields fields = fields_by_label(row.text);
    RawMeasure raw;
    raw.label = row_label_of(row.number);
    raw.title = field_of(fields.title.empty() ? row.text : fields.title, item);
    raw.deadline = field_of(fields.when, item);
    raw.executors = field_of(fields.who, item);
    raw.result = field_of(fields.result, item);
    raw.evidence = field_of(fields.evidence, item);
    raw.number = field_of(row.number, item);
    // What the text does not say of a column is asked when it is applied: a reworded measure keeps its own.
    const Vocabulary words;
    const MeasureContext context{
        .words = words, .executors = {}, .term = {}, .plan_has_executors = false, .plan_has_deadlines = false};
    DraftMeasure out = draft_measure(raw, context);
    out.number = row.number;
    return out;
}

// --- tables ----------------------------------------------------------------------------------------------------------

void take_off_quotes(Grid& grid) {
    const auto each = [&](bool from_end) {
        for (std::size_t row = 0; row < grid.rows.size(); ++row) {
            auto& cells = grid.rows[from_end ? grid.rows.size() - 1 - row : row].cells;
            for (std::size_t at = 0; at < cells.size(); ++at) {
                Cell& cell = cells[from_end ? cells.size() - 1 - at : at];
                if (cell.covered || cell.text.empty()) continue;
                cell.text = without_outer_quotes(cell.text);
                if (!cell.text.empty()) return;
            }
        }
    };
    each(false);
    each(true);
}

struct Looks {  // of the cells of a column
    double labels = 0, times = 0, executors = 0, documents = 0, words = 0;
};

Looks looks_of(const Grid& grid, int column) {
    Looks out;
    double filled = 0;
    for (const Row& row : grid.rows) {
        const Cell* cell = row.at(column);
        if (row.filled() < 2 || cell == nullptr || cell->covered || cell->text.empty()) continue;
        const std::string text = in_one_line(cell->text);
        ++filled;
        out.labels += label_of(text).has_value();
        out.times += says_when(text);
        out.executors += names_executor(text);
        out.documents += names_document(text);
        out.words += static_cast<double>(tokenise(text).size());
    }
    if (filled > 0)
        for (double* share : {&out.labels, &out.times, &out.executors, &out.documents, &out.words}) *share /= filled;
    return out;
}

// One or two rows without a header: the column of times and the column of names tell the others apart, for a plan says
// number, deed, who, when, result, document, with who and when in either order. Nothing when that is not plain.
std::vector<std::string> headings_by_looks(const Grid& grid, std::vector<std::string>& doubts) {
    std::vector<Looks> looks;
    for (int column = 0; column < grid.columns; ++column) looks.push_back(looks_of(grid, column));
    std::vector<std::string> out(looks.size());
    if (looks.size() < 4 || looks[0].labels < kMostly) return {};
    out[0] = "№ п/п";
    out[1] = "Наименование мероприятия";
    bool several = false;
    const auto first = [&](double Looks::* share, double Looks::* rival) -> std::optional<std::size_t> {
        std::optional<std::size_t> found;
        for (std::size_t at = 2; at < looks.size(); ++at) {
            if (!out[at].empty() || looks[at].*share < kMostly || looks[at].*rival >= looks[at].*share) continue;
            several = several || found;
            if (!found) found = at;
        }
        return found;
    };
    const auto when = first(&Looks::times, &Looks::executors);
    if (when) out[*when] = "Срок";
    const auto who = first(&Looks::executors, &Looks::times);
    if (who) out[*who] = "Ответственные исполнители";
    if (!when || !who) return {};
    if (several) doubts.push_back("У таблицы нет шапки, графы узнаны по содержанию. Проверьте исполнителей и сроки.");
    std::vector<std::size_t> rest;
    for (std::size_t at = 2; at < out.size(); ++at)
        if (out[at].empty()) rest.push_back(at);
    if (rest.size() > 2) return {};
    if (rest.size() == 2) {
        out[rest[0]] = "Результат";
        out[rest[1]] = "Подтверждающий документ";
    } else if (rest.size() == 1) {
        out[rest[0]] = looks[rest[0]].documents >= kMostly ? "Подтверждающий документ" : "Результат";
    }
    return out;
}

Row header_of(const std::vector<std::string>& headings) {
    Row out;
    for (std::size_t at = 0; at < headings.size(); ++at) {
        Cell cell;
        cell.text = headings[at];
        cell.column = static_cast<int>(at);
        out.cells.push_back(std::move(cell));
    }
    return out;
}

std::vector<DraftSection> sections_of_table(Grid grid, std::vector<std::string>& doubts) {
    take_off_quotes(grid);
    if (!first_row_of_header(grid)) {
        const auto headings = headings_by_looks(grid, doubts);
        if (headings.empty()) return {};
        grid.rows.insert(grid.rows.begin(), header_of(headings));
    }
    Source source;
    source.items.emplace_back(std::move(grid));
    const RawPlan plan = gather_plan(source, 0);
    doubts.insert(doubts.end(), plan.doubts.begin(), plan.doubts.end());
    std::vector<Repair> repairs;
    return draft_sections(plan, source, {}, repairs);
}

std::vector<DraftMeasure> measures_in(const std::vector<DraftSection>& sections) {
    std::vector<DraftMeasure> out;
    for (const DraftSection& section : sections)
        out.insert(out.end(), section.measures.begin(), section.measures.end());
    return out;
}

const std::vector<std::string>& named_numbers(const Amendment& amendment) {
    return amendment.deed == AmendmentDeed::insert ? amendment.new_numbers : amendment.where.numbers;
}

// The rows of the wording are those that the instruction names.
void check_rows(Amendment& amendment) {
    const auto& numbers = named_numbers(amendment);
    if (numbers.empty()) return;
    std::vector<std::string> found;
    for (const DraftMeasure& measure : amendment.measures) found.push_back(measure.number);
    if (found == numbers) return;
    if (found.size() == numbers.size() && numbers.size() == 1 && found.front().empty()) {
        amendment.measures.front().number = numbers.front();
        return;
    }
    make_unread(amendment, "Названы пункты " + join(numbers, ", ") + ", а в новом тексте пункты " +
                               (found.empty() ? "не найдены" : join(found, ", ")) + ".");
}

void read_table(Amendment& amendment, const Grid& grid) {
    auto sections = sections_of_table(grid, amendment.doubts);
    if (measures_in(sections).empty()) {
        make_unread(amendment,
                    "Таблица с новым текстом не прочитана: не видно, где срок, а где исполнитель. Добавьте шапку.");
        return;
    }
    amendment.from_table = true;
    if (amendment.where.field == "section") {
        std::erase_if(sections, [](const DraftSection& section) { return section.measures.empty(); });
        amendment.sections = std::move(sections);
        return;
    }
    amendment.measures = measures_in(sections);
    check_rows(amendment);
}

void read_text(Amendment& amendment, const std::string& text, const AmendmentItem& item) {
    if (amendment.where.field == "section" && amendment.deed == AmendmentDeed::insert)
        return make_unread(amendment, "Новый раздел изложен не таблицей: Мера не видит в нём мер.");
    const auto rows = rows_of_text(text, named_numbers(amendment), amendment.doubts);
    if (rows.empty()) {
        std::string why = "Новый текст не делится на пункты, которые названы.";
        if (!amendment.doubts.empty()) why = amendment.doubts.back();
        return make_unread(amendment, std::move(why));
    }
    if (named_numbers(amendment).empty())
        for (const RowText& row : rows) amendment.new_numbers.push_back(row.number);
    for (const RowText& row : rows) {
        if (amendment.where.part != AmendedPart::clause) amendment.measures.push_back(measure_of(row, item));
        if (amendment.where.part == AmendedPart::clause || amendment.where.part == AmendedPart::unsaid ||
            amendment.where.part == AmendedPart::order)
            amendment.clauses.push_back(read_clause(row.number, row.text, item.place));
    }
}

}  // namespace

void make_unread(Amendment& amendment, std::string why) {
    amendment.deed = AmendmentDeed::unread;
    amendment.why_unread = std::move(why);
    amendment.measures.clear();
    amendment.clauses.clear();
    amendment.sections.clear();
}

void read_wording(Amendment& amendment, const Wording& wording, const AmendmentItem& item) {
    if (!wording.quoted) amendment.doubts.push_back("Новый текст стоит без кавычек. Проверьте, где он кончается.");
    const AmendedPlace& where = amendment.where;
    const bool column = !where.field.empty() || !where.column.empty() || where.column_number > 0;
    const bool words_only = amendment.deed == AmendmentDeed::reword &&
                            (column || where.paragraph > 0 || where.sentence > 0 || where.part == AmendedPart::title);
    if (words_only && wording.table != nullptr)
        return make_unread(amendment, "Новый текст графы стоит в таблице. Впишите его словами.");
    if (words_only) {
        amendment.text = collapse_spaces(in_one_line(wording.text));
        return;
    }
    if (wording.table != nullptr) return read_table(amendment, *wording.table);
    if (where.part == AmendedPart::section && amendment.deed == AmendmentDeed::reword)
        return make_unread(amendment, "Раздел изложен заново не таблицей: Мера не видит в нём мер.");
    read_text(amendment, wording.text, item);
}

}  // namespace mera::intake
