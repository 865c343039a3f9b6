#pragma once
// The text of a document that has no page images, kept to show where a field was read: its tables by rows, its lines.
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"

namespace mera {

struct TextCell {
    int column = 0;  // from 1
    std::string text;
    bool shaded = false;  // its ground has a colour: in plans that draw work as bars that is what was read
};
using TextRowCells = std::vector<TextCell>;

struct DocumentText {
    std::vector<std::vector<TextRowCells>> tables;  // table, row; counted as places count them
    std::vector<std::string> lines;                 // paragraphs between the tables
};

// Of a document, or of each file of a bundle.
std::string to_json(const std::vector<DocumentText>& files);
std::vector<DocumentText> document_texts_from_json(std::string_view json);
// The text of the file that a place names; nullptr when it was not kept.
const DocumentText* file_at(const std::vector<DocumentText>& files, const Place& place);

// The row a place names, nullptr when the text does not know it.
const TextRowCells* row_at(const DocumentText& text, const Place& place);
// What stands over a column: the first row, and those below it whose first cell the first row covers, too.
std::string heading_over(const std::vector<TextRowCells>& table, int column);
// The lines around the words of a place: before, the line itself, after. Empty when they are not found.
struct LinesAround {
    std::string before, line, after;
};
LinesAround lines_at(const DocumentText& text, const Place& place);

}  // namespace mera
