#pragma once
// Words of a PDF put together again: into lines, and lines into paragraphs.
#include <optional>
#include <string>
#include <vector>

#include "office/pdf/pdf_page.hpp"
#include "office/words/word_book.hpp"

namespace mera {

struct PdfLine {
    std::string text;
    DocBox box;
    double size = 0;         // of most of its letters
    bool bold = false;       // all of it
    double first_unit =
        0;   // width of what cannot be parted at its start: «№ 5», «И.И. Иванов» go to the next line whole
    bool broken_word = false;  // ends with a hyphen inside a word
};

struct PdfParagraph {
    std::string text;
    DocBox box;
    bool bold = false;
    bool centred = false;
    bool indented = false;   // its first line begins further right than the others
    bool unfinished = false; // its last line is full: it may go on on the next page
    double size = 0;
    double first_left = 0;   // where its first line begins
};

// Upright lines from top to bottom. Where the gap between two words is wider than any space, `wide_gap` is put.
std::vector<PdfLine> lines_of(std::vector<PdfWord> words, const char* wide_gap);

// Words turned by quarter turns, with the boxes they would have on a page turned back. 0 when most stand upright.
int common_rotation(const std::vector<PdfWord>& words);
DocBox turned_upright(const DocBox& box, int rotation, double width, double height);
DocBox turned_back(const DocBox& box, int rotation, double width, double height);  // width, height: of the page itself

// Lines of one cell or one column of text. `left`, `right`: the room the text had. `page_right`: where the text of the
// page ends, tables included, when the lines themselves may all be short.
std::vector<PdfParagraph> paragraphs_of(const std::vector<PdfLine>& lines, std::optional<double> left,
                                        std::optional<double> right, const WordBook& book, double page_right = 0);

// Joins the end of one line with the start of the next: a space, nothing, or nothing without the hyphen.
std::string joined(std::string before, std::string_view after, bool line_was_full, const WordBook& book);

DocBox around(const DocBox& one, const DocBox& other);

}  // namespace mera
