#pragma once
// The blocks of a document, or of one cell of it, while they are being read.
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "office/document.hpp"

namespace mera {

using Block = std::variant<DocParagraph, DocTable>;
using Flow = std::vector<Block>;

// What a cell holds while its table is being read; the cell's own `text` comes last, from `flatten`.
struct FlowCell {
    DocCell cell;
    Flow content;
};
struct FlowRow {
    std::vector<FlowCell> cells;
    bool repeated_header = false;
};
struct FlowTable {
    std::vector<FlowRow> rows;
    std::vector<double> edges = {};   // columns + 1 positions when the widths are known
    double snap = 0;                  // edges nearer than this are one
};

// Puts a read table into the flow around it. Cells become text, except in a table that only arranges the page:
// its content goes into the flow piece by piece.
void append_table(Flow& flow, FlowTable&& table, std::vector<std::string>& notes);

// Memory that a copy of these blocks takes, roughly: repeated cells and rows are paid for before they are made.
std::size_t bytes_of(const Flow& flow);

// The same thing is said to a person once.
void note_once(std::vector<std::string>& notes, std::string note);

// Footnotes are handed on as notes: in the text their marks would be read as digits of the order.
std::string footnote_note(std::string_view text_before, std::string_view footnote);

}  // namespace mera
