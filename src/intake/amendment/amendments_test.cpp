// Instructions of amending orders, as written in tests/data/amendments (учебные данные), against what they mean.
#include "intake/amendment/amendments.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "base/text.hpp"
#include "intake/read/recognise.hpp"

using namespace mera;

namespace {

struct Case {
    std::string name;
    Document document;
    std::string expected;
};

void add_paragraph(Document& document, const std::string& text) {
    DocParagraph paragraph;
    paragraph.text = text;
    document.blocks.emplace_back(std::move(paragraph));
}

// «| a | b |»: a row; a row below another one belongs to its table.
void add_row(Document& document, std::string_view line) {
    DocRow row;
    for (const std::string& part : split(line.substr(1, line.rfind('|') - 1), '|')) {
        DocCell cell;
        cell.text = collapse_spaces(part);
        cell.column = static_cast<int>(row.cells.size());
        row.cells.push_back(std::move(cell));
    }
    auto* table = document.blocks.empty() ? nullptr : std::get_if<DocTable>(&document.blocks.back());
    if (table == nullptr) table = &std::get<DocTable>(document.blocks.emplace_back(DocTable{}));
    table->columns = std::max(table->columns, static_cast<int>(row.cells.size()));
    table->rows.push_back(std::move(row));
    // A title across the table is one cell over all its columns.
    for (DocRow& one : table->rows)
        if (one.cells.size() == 1) one.cells.front().column_span = table->columns;
}

Document order_with_head() {
    Document out;
    out.format = DocFormat::docx;
    for (const char* line :
         {"Департамент образования Администрации города Ханты-Мансийска", "ПРИКАЗ", "от 10.04.2020 № 215",
          "О внесении изменений в приказ Департамента образования от 04.12.2019 № 882",
          "В целях уточнения комплекса мер, учитывая перенос оценочных процедур,", "ПРИКАЗЫВАЮ:"})
        add_paragraph(out, line);
    return out;
}

std::vector<Case> cases_in(const std::string& file) {
    std::ifstream in{std::string{MERA_SOURCE_DIR} + "/tests/data/amendments/" + file};
    REQUIRE_MESSAGE(in.is_open(), file);
    std::vector<Case> out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with("= "))
            out.push_back({line.substr(2), order_with_head(), {}});
        else if (line.starts_with("-> "))
            out.back().expected += line.substr(3) + "\n";
        else if (line.starts_with("   & "))
            out.back().expected += line + "\n";
        else if (line.starts_with('|'))
            add_row(out.back().document, line);
        else
            add_paragraph(out.back().document, line);
    }
    for (Case& one : out) add_paragraph(one.document, "Директор Департамента образования    Ю.М. Личкун");
    return out;
}

std::string in_marks(const std::string& text) { return "‹" + text + "›"; }

std::string row_words(const DraftMeasure& m) {
    std::vector<std::string> parts{m.number,        m.title,  join(m.executors, "; "),
                                   m.deadline_text, m.result, join(m.evidence, "; ")};
    while (parts.size() > 1 && parts.back().empty()) parts.pop_back();
    return join(parts, " | ");
}
std::string row_words(const DraftClause& c) {
    return c.number + " | " + c.text + (due_of(c) ? " | " + iso(*due_of(c)) : std::string{});
}

std::string place_words(const AmendedPlace& where) {
    static const std::map<AmendedPart, std::string> kParts = {
        {AmendedPart::unsaid, "item"},     {AmendedPart::clause, "clause"}, {AmendedPart::measure, "measure"},
        {AmendedPart::section, "section"}, {AmendedPart::plan, "plan"},     {AmendedPart::order, "order"},
        {AmendedPart::title, "title"}};
    static const std::map<std::string, std::string> kFields = {{"deadline_text", "deadline"},
                                                               {"executors", "executors"},
                                                               {"result", "result"},
                                                               {"evidence", "evidence"},
                                                               {"title", "words"}};
    std::string out = kParts.at(where.part);
    if (!where.numbers.empty()) out += " " + join(where.numbers, ", ");
    if (const auto field = kFields.find(where.field); field != kFields.end()) out += " " + field->second;
    if (where.column_number > 0) out += " column " + std::to_string(where.column_number);
    if (where.paragraph > 0) out += " paragraph " + std::to_string(where.paragraph);
    if (where.sentence > 0) out += " sentence " + std::to_string(where.sentence);
    return out;
}

std::string rows_words(const Amendment& a) {
    std::vector<std::string> rows;
    std::string out;
    for (const DraftSection& section : a.sections) {
        out += " section " + in_marks((section.number.empty() ? "" : section.number + ". ") + section.title);
        for (const DraftMeasure& measure : section.measures) rows.push_back(row_words(measure));
    }
    if (a.where.part == AmendedPart::clause)
        for (const DraftClause& clause : a.clauses) rows.push_back(row_words(clause));
    else
        for (const DraftMeasure& measure : a.measures) rows.push_back(row_words(measure));
    return out + " : " + join(rows, "\n   & ");
}

std::string words(const Amendment& a) {
    const std::string place = place_words(a.where);
    std::string pairs;
    for (const ReplacedWords& pair : a.words) {
        if (!pairs.empty()) pairs += " ; ";
        if (a.deed == AmendmentDeed::replace_words)
            pairs += in_marks(pair.from) + " => " + in_marks(pair.to);
        else
            pairs += in_marks(pair.from.empty() ? pair.to : pair.from);
    }
    switch (a.deed) {
        case AmendmentDeed::replace_words: return "replace " + place + (a.any_case ? " any-case " : " ") + pairs;
        case AmendmentDeed::remove_words: return "remove " + place + " " + pairs;
        case AmendmentDeed::add_words: {
            const std::string anchor =
                a.anchor.empty() ? "" : std::string{a.before_anchor ? "before " : "after "} + in_marks(a.anchor) + " ";
            return "append " + place + " " + anchor + pairs;
        }
        case AmendmentDeed::reword:
            return "reword " + place + (a.text.empty() ? rows_words(a) : " " + in_marks(a.text));
        case AmendmentDeed::insert: return "insert " + place + rows_words(a);
        case AmendmentDeed::exclude: return "exclude " + place;
        case AmendmentDeed::renumber: return "renumber " + place + " => " + join(a.new_numbers, ", ");
        case AmendmentDeed::reword_whole: return "whole";
        case AmendmentDeed::revoke: return "revoke";
        case AmendmentDeed::unread: break;
    }
    return "unread";
}

std::string reading_of(const Document& document) {
    const auto draft = recognise(document);
    if (!draft) return draft.failure().message;
    std::string out;
    for (const Amendment& amendment : draft->amendments) out += words(amendment) + "\n";
    std::vector<std::string> own;
    for (const DraftClause& clause : draft->clauses) own.push_back(clause.number);
    if (!own.empty()) out += "own " + join(own, ", ") + "\n";
    std::vector<std::string> plan;
    for (const DraftSection& section : draft->sections)
        for (const DraftMeasure& measure : section.measures) plan.push_back(measure.number);
    if (!plan.empty()) out += "plan " + join(plan, ", ") + "\n";
    return out;
}

}  // namespace

TEST_CASE("instructions of amending orders are read as they are meant") {
    for (const char* file : {"instructions.txt", "instructions-2.txt", "instructions-annex.txt"})
        for (const Case& one : cases_in(file)) CHECK_MESSAGE(reading_of(one.document) == one.expected, one.name);
}

TEST_CASE("an order with a plan of its own is no amending order, whatever it says of others at its end") {
    Document order;
    order.format = DocFormat::docx;
    for (const char* line :
         {"ПРИКАЗ", "от 10.04.2020 № 215", "Об утверждении плана", "ПРИКАЗЫВАЮ:", "1. Утвердить план мероприятий.",
          "2. Руководителям школ внести изменения в программы школ до 1 мая 2020 года.",
          "3. Признать утратившим силу приказ от 15.01.2018 № 17 «Об утверждении плана».",
          "Директор Департамента    Ю.М. Личкун"})
        add_paragraph(order, line);
    const auto draft = recognise(order);
    REQUIRE(draft);
    CHECK(draft->amendments.empty());
    CHECK(draft->clauses.size() == 3);
}
