#include "domain/plan/amended_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

int roman(std::string_view text) {
    static constexpr std::array<std::pair<char, int>, 5> kSigns = {
        {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}}};
    int sum = 0, last = 0;
    for (auto sign = text.rbegin(); sign != text.rend(); ++sign) {
        const auto known =
            std::find_if(kSigns.begin(), kSigns.end(), [&](const auto& one) { return one.first == *sign; });
        if (known == kSigns.end()) return 0;
        sum += known->second < last ? -known->second : known->second;
        last = std::max(last, known->second);
    }
    return sum;
}

// «2 а», «2 (1)»: a part of a clause stands after its clause and is no «2.1».
std::vector<int> parts_of(std::string_view number) {
    constexpr int kPart = 1'000;
    if (const auto space = number.find(' '); space != std::string_view::npos && space + 1 < number.size()) {
        std::vector<int> out = parts_of(number.substr(0, space));
        const std::string_view part = number.substr(space + 1);
        if (out.empty()) return {};
        const auto figures = part.starts_with('(') ? parts_of(part.substr(1)) : std::vector<int>{};
        const auto letters = code_points(part);
        if (figures.size() == 1)
            out.push_back(kPart + figures.front());
        else if (letters.size() == 1 && letters.front() >= U'а' && letters.front() <= U'я')
            out.push_back(kPart + static_cast<int>(letters.front() - U'а') + 1);
        else
            return {};
        return out;
    }
    std::vector<int> out;
    while (!number.empty() && (number.back() == '.' || number.back() == ' ' || number.back() == ')'))
        number.remove_suffix(1);
    if (const int value = roman(number); value > 0) return {value};
    for (const std::string& part : split(number, '.')) {
        int value = -1;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), value);
        if (read.ec != std::errc{} || read.ptr != part.data() + part.size()) return {};
        out.push_back(value);
    }
    return out;
}

}  // namespace

bool same_number(std::string_view left, std::string_view right) {
    const auto a = parts_of(left), b = parts_of(right);
    if (a.empty() || b.empty()) return fold_for_comparison(left) == fold_for_comparison(right) && !left.empty();
    return a == b;
}

bool number_before(std::string_view left, std::string_view right) { return parts_of(left) < parts_of(right); }

std::string outer_number(std::string_view number) {
    const auto space = number.find(' ');
    const auto stop = space != std::string_view::npos ? space : number.rfind('.');
    return stop == std::string_view::npos ? std::string{} : std::string{number.substr(0, stop)};
}

std::string column_in_russian(std::string_view column) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames = {
        {{"title", "мероприятие"},
         {"executors", "исполнители"},
         {"deadline_text", "срок"},
         {"result", "результат"},
         {"evidence", "документы"},
         {"notes", "примечания"},
         {"number", "номер"},
         {"text", "текст пункта"}}};
    for (const auto& [code, name] : kNames)
        if (code == column) return std::string{name};
    return std::string{column};
}

AmendedRows amended_rows(const AmendedBase& base) {
    AmendedRows out;
    const auto add_clause = [&](const DraftClause& clause, std::optional<PlanRow> origin) {
        AmendedRow row;
        row.origin = origin;
        row.old_number = clause.number;
        row.clause = clause;
        row.is_clause = true;
        out.clauses.push_back(std::move(row));
    };
    for (std::size_t at = 0; at < base.plan.clauses.size(); ++at)
        add_clause(base.plan.clauses[at], PlanRow{PlanRow::Kind::clause, at, 0});
    for (const DraftClause& clause : base.other_clauses) add_clause(clause, {});
    for (std::size_t s = 0; s < base.plan.sections.size(); ++s) {
        AmendedSection section;
        section.head = {base.plan.sections[s].number, base.plan.sections[s].title, {}, {}};
        for (std::size_t m = 0; m < base.plan.sections[s].measures.size(); ++m) {
            AmendedRow row;
            row.origin = PlanRow{PlanRow::Kind::measure, s, m};
            row.measure = base.plan.sections[s].measures[m];
            row.old_number = row.measure.number;
            section.rows.push_back(std::move(row));
        }
        out.sections.push_back(std::move(section));
    }
    return out;
}

std::vector<std::string> columns_of(const AmendedRow& row) {
    if (row.is_clause) return {"text"};
    return {"title", "executors", "deadline_text", "result", "evidence", "notes"};
}

std::vector<std::string> items_of(const AmendedRow& row, const std::string& column) {
    if (row.is_clause) return {row.clause.text};
    if (column == "executors") return row.measure.executors;
    if (column == "evidence") return row.measure.evidence;
    if (column == "title") return {row.measure.title};
    if (column == "deadline_text") return {row.measure.deadline_text};
    if (column == "result") return {row.measure.result};
    return {row.measure.notes};
}

void ColumnWriter::set_item(AmendedRow& row, const std::string& column, std::size_t item, std::string text) const {
    const bool list = !row.is_clause && (column == "executors" || column == "evidence");
    if (!list) return set_column(row, column, std::move(text));
    std::vector<std::string>& items = column == "executors" ? row.measure.executors : row.measure.evidence;
    auto fresh = column == "executors" ? read_.executors(text) : read_.evidence(text);
    const auto at = items.erase(items.begin() + static_cast<std::ptrdiff_t>(item));
    items.insert(at, fresh.begin(), fresh.end());
    row.touched = true;
    if (items.empty()) row.doubts.push_back("Графа «" + column_in_russian(column) + "» осталась пустой. Проверьте.");
}

void keep_term(AmendedRow& row, DraftClause& fresh) {
    if (!fresh.deadlines.empty() || row.clause.deadlines.empty()) return;
    fresh.deadline_text = row.clause.deadline_text;
    fresh.deadlines = row.clause.deadlines;
    row.doubts.push_back("Срок в новых словах пункта не прочитан, оставлен прежний: «" + fresh.deadline_text + "».");
}

void ColumnWriter::set_column(AmendedRow& row, const std::string& column, std::string text) const {
    row.touched = true;
    if (row.is_clause) {
        const DraftClause was = read_.clause(row.clause.number, row.clause.text);
        DraftClause now = read_.clause(row.clause.number, text);
        // Whom the old words obliged a person may have put right: they change only with the words.
        if (was.assignees == now.assignees) now.assignees = row.clause.assignees;
        const bool same_term = was.deadline_text == now.deadline_text && !row.clause.deadlines.empty();
        if (same_term) {
            now.deadline_text = row.clause.deadline_text;
            now.deadlines = row.clause.deadlines;
            std::erase_if(now.doubts, [](const Doubt& doubt) { return doubt.field == "due"; });
        }
        keep_term(row, now);
        for (const Doubt& doubt : now.doubts) row.doubts.push_back(doubt.why);
        now.doubts.clear();
        row.clause = std::move(now);
        return;
    }
    if (collapse_spaces(text).empty())
        row.doubts.push_back("Графа «" + column_in_russian(column) + "» осталась пустой. Проверьте.");
    if (column == "title")
        row.measure.title = std::move(text);
    else if (column == "executors")
        row.measure.executors = read_.executors(text);
    else if (column == "evidence")
        row.measure.evidence = read_.evidence(text);
    else if (column == "notes")
        row.measure.notes = std::move(text);
    else if (column == "number")
        row.measure.number = std::move(text);
    else if (column == "deadline_text") {
        row.measure.deadline_text = std::move(text);
        read_deadline(row);
    } else if (column == "result") {
        row.measure.result = std::move(text);
        read_targets(row);
    }
}

void ColumnWriter::read_deadline(AmendedRow& row) const {
    row.measure.deadlines.clear();
    if (row.measure.deadline_text.empty()) return;
    DeadlineReading reading = read_deadlines(row.measure.deadline_text, base_.term);
    row.measure.deadlines = std::move(reading.deadlines);
    for (const std::string& why : reading.doubts) row.doubts.push_back("Срок: " + why);
}

void ColumnWriter::read_targets(AmendedRow& row) const {
    ColumnReaders::Targets found = read_.targets(row.measure);
    row.measure.targets = std::move(found.targets);
    for (const std::string& why : found.doubts) row.doubts.push_back("Целевые значения: " + why);
}

}  // namespace mera
