#include "intake/amendment/amendment_instruction_place.hpp"

namespace mera::intake {

namespace {

void not_understood(InstructionParts& parts, const char* what) {
    if (parts.unknown.empty()) parts.unknown = what;
}

// Another row: what the sentence before said of a column is over.
void forget_column(AmendedPlace& where) {
    where.field.clear();
    where.column.clear();
    where.column_number = where.paragraph = where.sentence = 0;
    where.letter.clear();
}

void add_rows(InstructionParts& parts, const AmendedPlace& own) {
    AmendedPlace& where = parts.where;
    const bool section = own.part == AmendedPart::section;
    if (!parts.has_place) forget_column(where);
    // «в пункте 2.3 … пункта 2.4»
    if (parts.has_place && parts.rows_named && !section) not_understood(parts, "второй пункт в одном указании");
    if (section && parts.rows_named) {
        where.section = own.numbers.front();
        return;
    }
    if (!section && where.part == AmendedPart::section && !where.numbers.empty()) where.section = where.numbers.front();
    where.part = own.part;
    where.numbers = own.numbers;
    parts.rows_named = !section;
}

// «… приказа», «… приложения», «наименование …» beside the row, or alone.
void add_part(InstructionParts& parts, const AmendedPlace& own) {
    AmendedPlace& where = parts.where;
    if (own.part == AmendedPart::title) parts.names_title = true;
    if (own.part == AmendedPart::clause && where.part == AmendedPart::unsaid && !where.numbers.empty() &&
        !parts.names_annex)
        where.part = AmendedPart::clause;
    if ((own.part == AmendedPart::plan || own.part == AmendedPart::order) && where.numbers.empty() &&
        where.part != AmendedPart::plan)
        where.part = own.part;
}

void add_column(InstructionParts& parts, const AmendedPlace& own) {
    AmendedPlace& where = parts.where;
    if ((!where.column.empty() || where.column_number > 0) && parts.has_place)
        not_understood(parts, "вторая графа в одном указании");
    where.field = own.field;
    where.column = own.column;
    where.column_number = own.column_number;
}

}  // namespace

void add_place(InstructionParts& parts, const PlaceFound& found) {
    const AmendedPlace& own = found.where;
    AmendedPlace& where = parts.where;
    if (found.is_annex) parts.in_annex = parts.names_annex = true;
    if (!found.unknown.empty()) not_understood(parts, found.unknown.c_str());
    if (!own.numbers.empty())
        add_rows(parts, own);
    else
        add_part(parts, own);
    if (!own.section.empty()) where.section = own.section;
    if (!own.title.empty()) where.title = own.title;
    if (!own.column.empty() || own.column_number > 0) add_column(parts, own);
    if (own.paragraph > 0) where.paragraph = own.paragraph;
    if (own.sentence > 0) where.sentence = own.sentence;
    if (!own.letter.empty()) where.letter = own.letter;
    where.everywhere = where.everywhere || own.everywhere;
    parts.has_place = true;
}

void settle_place(InstructionParts& parts) {
    AmendedPlace& where = parts.where;
    if (parts.names_title && where.part == AmendedPart::section)
        where.column = "наименование", where.field = "section";
    else if (parts.names_title)
        where.part = AmendedPart::title, where.numbers.clear();
    if (where.part == AmendedPart::unsaid && !where.numbers.empty() && parts.in_annex)
        where.part = AmendedPart::measure;
    if (where.numbers.empty() && where.part == AmendedPart::unsaid)
        where.part = parts.in_annex ? AmendedPart::plan : AmendedPart::order;
    if (where.numbers.empty() && where.part == AmendedPart::order && parts.in_annex) where.part = AmendedPart::plan;
}

}  // namespace mera::intake
