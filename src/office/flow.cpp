#include "office/flow.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "office/table_grid.hpp"

namespace mera {

namespace {

bool is_real_table(const Block& block) {
    const auto* table = std::get_if<DocTable>(&block);
    return table != nullptr && table->rows.size() >= 2 && table->columns >= 2;
}

std::size_t cells_in(const DocTable& table) {
    std::size_t cells = 0;
    for (const DocRow& row : table.rows) cells += row.cells.size();
    return cells;
}

// A table that only arranges the page: one row or one column around a real table, or (on web pages) a frame with far
// fewer cells than the table inside of it.
bool only_arranges(const FlowTable& table) {
    std::size_t own = 0, inner = 0;
    bool one_column = true, around_real = false;
    for (const FlowRow& row : table.rows) {
        own += row.cells.size();
        one_column = one_column && row.cells.size() <= 1;
        for (const FlowCell& cell : row.cells)
            for (const Block& block : cell.content) {
                if (!is_real_table(block)) continue;
                around_real = true;
                inner += cells_in(std::get<DocTable>(block));
            }
    }
    return around_real && (table.rows.size() == 1 || one_column || inner > 2 * own);
}

void flatten(FlowCell& cell, std::vector<std::string>& notes) {
    bool any_text = false;
    bool bold = true;
    for (const Block& block : cell.content) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) {
            if (!paragraph->picture.empty()) {
                note_once(notes, "В ячейке таблицы стоит картинка: текст с неё не прочитан.");
                continue;
            }
            add_line(cell.cell.text, paragraph->text);
            any_text = any_text || !paragraph->text.empty();
            bold = bold && paragraph->bold;
        } else {
            add_line(cell.cell.text, as_text(std::get<DocTable>(block)));
            note_once(notes, "Таблица внутри ячейки прочитана как строки текста этой ячейки.");
            bold = false;
        }
    }
    cell.cell.bold = any_text && bold;
}

}  // namespace

std::size_t bytes_of(const Flow& flow) {
    std::size_t bytes = flow.size() * sizeof(Block);
    for (const Block& block : flow) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) {
            bytes += paragraph->text.size();
            continue;
        }
        for (const DocRow& row : std::get<DocTable>(block).rows)
            for (const DocCell& cell : row.cells) bytes += sizeof cell + cell.text.size();
    }
    return bytes;
}

void note_once(std::vector<std::string>& notes, std::string note) {
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
}

std::string footnote_note(std::string_view text_before, std::string_view footnote) {
    constexpr std::size_t kWordsMax = 40;  // characters: enough to find the place
    const auto points = code_points(text_before);
    if (points.empty()) return "Сноска: " + std::string{footnote};
    const std::size_t from = points.size() > kWordsMax ? points.size() - kWordsMax : 0;
    std::string words = from > 0 ? "…" : "";
    for (std::size_t at = from; at < points.size(); ++at) words += utf8(points[at]);
    return "Сноска к словам «" + words + "»: " + std::string{footnote};
}

void append_table(Flow& flow, FlowTable&& table, std::vector<std::string>& notes) {
    if (only_arranges(table)) {
        for (FlowRow& row : table.rows)
            for (FlowCell& cell : row.cells)
                std::move(cell.content.begin(), cell.content.end(), std::back_inserter(flow));
        return;
    }
    DocTable out;
    for (FlowRow& row : table.rows) {
        DocRow& written = out.rows.emplace_back();
        written.repeated_header = row.repeated_header;
        for (FlowCell& cell : row.cells) {
            flatten(cell, notes);
            written.cells.push_back(std::move(cell.cell));
        }
    }
    snap_columns(out, table.edges, table.snap);
    if (finish_table(out)) flow.emplace_back(std::move(out));
}

}  // namespace mera
