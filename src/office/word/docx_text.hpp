#pragma once
// The text of one Word paragraph: runs, fields, insertions, text boxes.
#include <map>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "office/word/docx_styles.hpp"

namespace mera {

using DocxFootnotes = std::map<std::string, std::string>;  // «footnote 3» → its text

struct DocxLine {
    std::string text;
    bool all_bold = true;                 // of what is not white space
    std::vector<pugi::xml_node> boxes;    // text boxes anchored here
    std::vector<std::string> pictures;    // relationships of the pictures of pages anchored here
};

class DocxText {
public:
    DocxText(const DocxStyles& styles, const DocxFootnotes& footnotes, std::vector<std::string>& notes)
        : styles_(styles), footnotes_(footnotes), notes_(notes) {}
    DocxLine read(pugi::xml_node paragraph, const DocxLook& look);

private:
    void walk(pugi::xml_node parent);
    void walk_run(pugi::xml_node run);
    void walk_run_content(pugi::xml_node parent, bool bold);
    void field_mark(pugi::xml_node mark);
    void footnote(pugi::xml_node reference, const char* kind);
    void add(std::string_view text, bool bold);
    void find_boxes(pugi::xml_node parent);
    void find_pictures(pugi::xml_node parent);

    const DocxStyles& styles_;
    const DocxFootnotes& footnotes_;
    std::vector<std::string>& notes_;
    DocxLook look_ = {};
    DocxLine line_ = {};
    std::vector<bool> in_instruction_ =
        {};  // of the fields that are open, from the outermost; they may span paragraphs
};

// mc:AlternateContent holds the same thing for new and for old programs: one of them is taken.
pugi::xml_node chosen_content(pugi::xml_node alternate);

}  // namespace mera
