#pragma once
// The neutral document: what every reader gives and every recogniser takes. Paragraphs and tables in the order of
// reading, each piece with its place. No format's habits pass this line.
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mera {

struct DocBox {  // page fractions 0..1 from the upper left corner
    double left = 0, top = 0, right = 0, bottom = 0;
    friend bool operator==(const DocBox&, const DocBox&) = default;
};

// Letters surer than this are seldom wrong: of 21 damaged cells of two test scans 20 had a word less sure.
inline constexpr double kSureLetters = 0.90;

struct DocPlace {
    int page = 0;            // from 1; 0: the format has no pages
    std::string sheet = {};  // of a workbook
    std::string cell = {};   // of a sheet, as its program names it: «B7»
    int line = 0;            // from 1, of a plain text
    std::optional<DocBox> box = {};
    std::vector<std::string> unsure = {};  // words of a scan less sure than kSureLetters
    friend bool operator==(const DocPlace&, const DocPlace&) = default;
};

struct DocParagraph {
    std::string text;    // NFC; line breaks inside a paragraph are '\n'
    int heading = 0;     // 1..9 when the document marks it as a heading
    bool bold = false;   // the whole paragraph
    bool centred = false;
    double confidence = 1;  // 0..1, of the recogniser of letters; 1 for text formats
    DocPlace place = {};
    // The part of the file that holds a picture of a page, pasted here in place of text; read_document() reads it.
    std::string picture = {};
};

struct DocCell {
    std::string text;   // paragraphs of the cell joined with '\n'
    int column_span = 1;
    int row_span = 1;   // a cell covered by one above is absent from its row
    int column = 0;     // from 0: the grid column where it begins
    bool bold = false;
    std::string shade = {};  // the colour of its ground, one name for one colour; empty: none or white
    bool guessed = false;    // the splitting into cells was inferred, not marked in the document
    double confidence = 1;   // 0..1, of the recogniser of letters; 1 for text formats
    DocPlace place = {};
    bool number = false;     // of a sheet, without a format: «14.10» that its program took for a number is «14.1»
};

struct DocRow {
    std::vector<DocCell> cells;  // left to right
    bool repeated_header = false;
    bool hidden = false;        // of a sheet: nobody who looks at it or prints it sees the row
    DocPlace place = {};
};

struct DocTable {
    std::vector<DocRow> rows;
    int columns = 0;      // width of the grid
    DocPlace place = {};
};

enum class DocFormat { plain_text, docx, odt, xlsx, ods, html, rtf, doc, pdf_text, pdf_scan, image };

struct Document {
    DocFormat format = DocFormat::plain_text;
    int pages = 0;
    std::vector<std::variant<DocParagraph, DocTable>> blocks;
    std::vector<std::string> notes = {};   // in Russian, what the reader had to leave out or repair
    std::vector<std::string> unread = {};  // in Russian, what is lost: a person must look into the document
};

}  // namespace mera
