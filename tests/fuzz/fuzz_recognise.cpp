// From any neutral document to a plan. A document is written as lines: «| a | b |» a row of a table («>» before a cell
// spans two columns, «^» makes it bold), anything else a paragraph; an empty line ends a table.
#include "fuzz/fuzz_target.hpp"
#include "intake/read/recognise.hpp"

namespace {

mera::DocRow row_of(std::string_view line) {
    mera::DocRow row;
    int column = 0;
    while (!line.empty()) {
        const auto end = line.find('|');
        std::string_view text = line.substr(0, end);
        line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
        mera::DocCell cell;
        for (; text.starts_with('>') || text.starts_with('^'); text.remove_prefix(1))
            if (text.front() == '>')
                cell.column_span = 2;
            else
                cell.bold = true;
        cell.text = text;
        cell.column = column;
        column += cell.column_span;
        row.cells.push_back(std::move(cell));
    }
    return row;
}

mera::Document document_of(std::string_view text) {
    mera::Document document;
    bool in_table = false;
    int number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.starts_with('|')) {
            if (!in_table) document.blocks.emplace_back(mera::DocTable{});
            auto& table = std::get<mera::DocTable>(document.blocks.back());
            table.rows.push_back(row_of(line.substr(1)));
            if (const auto& cells = table.rows.back().cells; !cells.empty())
                table.columns = std::max(table.columns, cells.back().column + cells.back().column_span);
        } else if (!line.empty()) {
            mera::DocParagraph paragraph;
            paragraph.text = line;
            paragraph.place.line = ++number;
            document.blocks.emplace_back(std::move(paragraph));
        }
        in_table = line.starts_with('|');
    }
    return document;
}

}  // namespace

FUZZ_TARGET(recognise, text) {
    using mera::fuzz::promise;
    const auto plan = mera::recognise(document_of(text));
    if (!plan) {
        promise(!plan.failure().message.empty());
        return;
    }
    for (const mera::DraftSection& section : plan->sections)
        for (const mera::DraftMeasure& measure : section.measures)
            for (const mera::Deadline& deadline : measure.deadlines)
                promise(!deadline.start || !deadline.end || *deadline.start <= *deadline.end);
    mera::to_json(*plan);
}
