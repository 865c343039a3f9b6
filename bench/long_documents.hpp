#pragma once
// The sample order's road map made fifty pages long, as DOCX, ODT and XLSX.
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "intake/read/recognise.hpp"
#include "office/text/plain_text.hpp"
#include "support/made_documents.hpp"

namespace mera::bench {

using PlanRow = std::vector<std::string>;  // six cells of a measure, or one: the title of a section

// The road map alone takes eight pages of the sample's DOCX; six of them and a bit make fifty.
inline constexpr int kTimes = 6;

inline std::string lines(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
    return out;
}

inline std::vector<PlanRow> long_plan(std::string_view order_text) {
    const auto document = read_plain_text(order_text);
    const auto plan = document ? recognise(*document) : Expected<PlanDraft>{document.failure()};
    if (!plan) throw std::runtime_error(plan.failure().message);
    std::vector<PlanRow> rows{{"№ п/п", "Мероприятие", "Исполнители", "Срок", "Ожидаемый результат", "Документ"}};
    int section_number = 0;
    for (int time = 0; time < kTimes; ++time)
        for (const DraftSection& section : plan->sections) {
            rows.push_back({std::to_string(++section_number) + ". " + section.title});
            int number = 0;
            for (const DraftMeasure& measure : section.measures)
                rows.push_back({std::to_string(section_number) + "." + std::to_string(++number), measure.title,
                                lines(measure.executors), measure.deadline_text, measure.result,
                                lines(measure.evidence)});
        }
    return rows;
}

inline std::string xml(std::string_view text) {
    return replace_all(replace_all(std::string{text}, "&", "&amp;"), "<", "&lt;");
}

inline std::string long_docx(const std::vector<PlanRow>& rows) {
    std::string body = "<w:p><w:r><w:t>Дорожная карта</w:t></w:r></w:p><w:tbl>";
    for (const PlanRow& row : rows) {
        body += "<w:tr>";
        for (const std::string& cell : row)
            body += "<w:tc>" + std::string{row.size() == 1 ? "<w:tcPr><w:gridSpan w:val=\"6\"/></w:tcPr>" : ""} +
                    "<w:p><w:r><w:t>" + xml(cell) + "</w:t></w:r></w:p></w:tc>";
        body += "</w:tr>";
    }
    return made::Docx{.body = body + "</w:tbl>"}.bytes();
}

inline std::string long_odt(const std::vector<PlanRow>& rows) {
    std::string body =
        "<text:p>Дорожная карта</text:p><table:table><table:table-column "
        "table:number-columns-repeated=\"6\"/>";
    for (const PlanRow& row : rows) {
        body += "<table:table-row>";
        for (const std::string& cell : row)
            body += std::string{"<table:table-cell"} + (row.size() == 1 ? " table:number-columns-spanned=\"6\"" : "") +
                    "><text:p>" + xml(cell) + "</text:p></table:table-cell>" +
                    (row.size() == 1 ? "<table:covered-table-cell table:number-columns-repeated=\"5\"/>" : "");
        body += "</table:table-row>";
    }
    return made::odf("text", body + "</table:table>");
}

inline std::string long_xlsx(const std::vector<PlanRow>& rows) {
    std::string data = "<sheetData>", merged;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string number = std::to_string(row + 1);
        data += "<row r=\"" + number + "\">";
        for (std::size_t cell = 0; cell < rows[row].size(); ++cell)
            data += "<c r=\"" + std::string(1, static_cast<char>('A' + cell)) + number + "\" t=\"inlineStr\"><is><t>" +
                    xml(rows[row][cell]) + "</t></is></c>";
        data += "</row>";
        if (rows[row].size() == 1) merged += "<mergeCell ref=\"A" + number + ":F" + number + "\"/>";
    }
    return made::xlsx({{"План", "", data + "</sheetData><mergeCells>" + merged + "</mergeCells>"}});
}

}  // namespace mera::bench
