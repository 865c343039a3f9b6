#pragma once
// The document as the recogniser reads it: letters mended, blank marks emptied, every cell with its place, cells that
// span several rows present in each of them.
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/words/words.hpp"
#include "office/document.hpp"

namespace mera::intake {

struct Cell {
    std::string text;  // lines parted by '\n'
    Place place = {};
    int column = 0, span = 1;
    bool bold = false;
    bool guessed = false;
    bool number = false;   // of a sheet, without a format: zeros at its end are lost
    bool covered = false;  // stands in a row above and reaches down to here
    double confidence = 1;
    std::vector<std::string> repairs = {};
    std::string shade = {};  // the colour of its ground; empty: none
    std::vector<std::string> doubts = {};  // in Russian, about how its text was made
};

struct Row {
    std::vector<Cell> cells;  // left to right
    bool repeated_header = false;
    bool one_measure = false;  // laid out so: neither a title nor the rest of the row above
    int page = 0;
    const Cell* at(int column) const;  // the cell that covers the grid column, or null
    std::string text() const;          // of its own cells, parted by spaces
    std::size_t filled() const;        // own cells with text
};

struct Grid {
    int table = 0;  // from 1
    int columns = 0;
    std::vector<Row> rows;
    std::vector<Row> hidden = {};  // of a sheet: the plan is what a person who prints it sees
    std::vector<std::string> doubts = {};  // in Russian, about how its rows were laid out
    bool laid_out = false;  // its header says in plain words what each column holds; every other heading is of a note
};

struct Line {
    std::string text;
    Place place = {};
    int heading = 0;
    bool bold = false, centred = false;
    double confidence = 1;
    std::vector<std::string> repairs = {};
};

struct Source {
    DocFormat format = DocFormat::plain_text;
    std::vector<std::variant<Line, Grid>> items;
    Vocabulary words;  // of the paragraphs; rows are added when it is known which of them are cut titles
    std::vector<std::string> notes = {};  // of the reader: it tells of lines at the margins
    std::vector<std::string> unread = {};  // of the reader: what is lost
    std::string file_name = {};  // of one of several files
    bool signature_mark = false;  // of an electronic signature: it was left out
};

// Letters that Mera itself recognised on a picture of the page.
bool is_own_reading(DocFormat format);

}  // namespace mera::intake
