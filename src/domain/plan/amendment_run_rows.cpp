// Rows put in, taken out, numbered anew.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/plan/amendment_run.hpp"

namespace mera {

void AmendmentRun::insert() {
    if (!amendment_.sections.empty()) return insert_sections();
    if (goes_to_clauses()) return insert_clauses();
    if (amendment_.measures.empty()) refuse("Новых мер в указании не видно.");
    for (const DraftMeasure& measure : amendment_.measures) {
        AmendedSection& section = section_for(measure.number);
        refuse_if_taken(measures_of_all(), measure.number);
        AmendedRow row = new_row(measure);
        if (measure.executors.empty()) row.doubts.push_back("У новой меры не назван исполнитель.");
        if (measure.deadline_text.empty()) row.doubts.push_back("У новой меры нет срока.");
        place(section.rows, std::move(row));
    }
}

std::vector<AmendedRow*> AmendmentRun::measures_of_all() {
    std::vector<AmendedRow*> out;
    for (AmendedSection& section : rows_.sections)
        for (AmendedRow& row : section.rows) out.push_back(&row);
    return out;
}

void AmendmentRun::refuse_if_taken(const std::vector<AmendedRow*>& rows, const std::string& number) {
    for (const AmendedRow* row : rows)
        if (!row->gone && same_number(row->number(), number))
            refuse("Номер " + number + " уже занят: " + named(*row) +
                   ". Если это новая редакция, напишите «изложить».");
}

void AmendmentRun::place(std::vector<AmendedRow>& rows, AmendedRow row) {
    auto at = rows.end();
    while (at != rows.begin() && !row.number().empty() && !number_before((at - 1)->number(), row.number())) --at;
    rows.insert(at, std::move(row));
}

AmendedSection& AmendmentRun::section_for(const std::string& number) {
    if (where_.part == AmendedPart::section && !where_.numbers.empty()) return named_section(where_.numbers.front());
    if (!where_.section.empty()) return named_section(where_.section);
    if (!amendment_.after_row.empty())
        for (AmendedSection& section : rows_.sections)
            for (AmendedRow& row : section.rows)
                if (!row.gone && same_number(row.number(), amendment_.after_row)) return section;
    for (std::string outer = outer_number(number); !outer.empty(); outer = outer_number(outer))  // 1.2.1 to 1
        if (AmendedSection* by = section_of(outer)) return *by;
    std::vector<AmendedSection*> left;
    for (AmendedSection& section : rows_.sections)
        if (!section.gone) left.push_back(&section);
    if (left.size() != 1) refuse("Не видно, в какой раздел поставить меру " + number + ".");
    return *left.front();
}

// «приказ дополнить пунктом 2.5»: a clause obliges whom it names, a measure has columns.
bool AmendmentRun::goes_to_clauses() {
    if (where_.part == AmendedPart::clause) return true;
    if (where_.part != AmendedPart::order && where_.part != AmendedPart::unsaid) return false;
    if (amendment_.from_table || amendment_.clauses.empty()) return false;
    const bool columns = std::any_of(amendment_.measures.begin(), amendment_.measures.end(), [](const DraftMeasure& m) {
        return !m.executors.empty() || !m.deadline_text.empty();
    });
    if (columns) return false;
    const std::string outer = outer_number(amendment_.clauses.front().number);
    const bool clause = std::any_of(rows_.clauses.begin(), rows_.clauses.end(),
                                    [&](const AmendedRow& row) { return same_number(row.number(), outer); });
    if (!outer.empty() && !clause && section_of(outer)) return false;
    if (!outer.empty() && section_of(outer))
        refuse("Не видно, пункт это приказа или мера плана. Напишите «приказ дополнить» или «приложение дополнить».");
    return true;
}

void AmendmentRun::insert_clauses() {
    for (const DraftClause& clause : amendment_.clauses) {
        refuse_if_taken(clauses(), clause.number);
        AmendedRow row;
        row.is_clause = true;
        row.clause = writer_.clause_in_plan(clause);
        take_doubts(row, row.clause.doubts);
        touched(row);
        place(rows_.clauses, std::move(row));
    }
}

void AmendmentRun::insert_sections() {
    for (const DraftSection& fresh : amendment_.sections) {
        if (!fresh.number.empty() && section_of(fresh.number)) refuse("Раздел " + fresh.number + " в плане уже есть.");
        AmendedSection section;
        section.head = {fresh.number, fresh.title, {}, {}};
        for (const DraftMeasure& measure : fresh.measures) {
            refuse_if_taken(measures_of_all(), measure.number);
            section.rows.push_back(new_row(measure));
        }
        auto at = rows_.sections.end();
        while (at != rows_.sections.begin() && !fresh.number.empty() &&
               !number_before((at - 1)->head.number, fresh.number))
            --at;
        rows_.sections.insert(at, std::move(section));
    }
}

void AmendmentRun::exclude() {
    if (where_.paragraph > 0 || where_.sentence > 0) return reword_part();
    if (!column().empty()) refuse("Графу целиком исключить нельзя: назовите слова.");
    if (where_.part == AmendedPart::section) {
        for (const std::string& number : where_.numbers) {
            AmendedSection& section = named_section(number);
            touch_all(section);
            for (AmendedRow& row : section.rows) row.gone = true;
            section.gone = true;
        }
        return;
    }
    for (AmendedRow* row : named_rows())
        for (AmendedRow* part : with_parts(*row)) {
            touched(*part);
            part->gone = true;
        }
}

void AmendmentRun::renumber() {
    std::vector<AmendedRow*> rows = named_rows();
    for (std::size_t at = 0; at < rows.size(); ++at) {
        touched(*rows[at]);
        (rows[at]->is_clause ? rows[at]->clause.number : rows[at]->measure.number) = amendment_.new_numbers[at];
    }
}

void AmendmentRun::revoke() {
    for (AmendedSection& section : rows_.sections) {
        touch_all(section);
        for (AmendedRow& row : section.rows) row.gone = true;
        section.gone = true;
    }
    for (AmendedRow& row : rows_.clauses) {
        touched(row);
        row.gone = true;
    }
}

}  // namespace mera
