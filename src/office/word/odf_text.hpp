#pragma once
// The text of one OpenDocument paragraph: spans, spaces, fields, frames.
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "office/package/odf_styles.hpp"

namespace mera {

struct OdfLine {
    std::string text;
    bool all_bold = true;               // of what is not white space
    std::vector<pugi::xml_node> boxes;  // text boxes and shapes with text, anchored here
};

class OdfText {
public:
    OdfText(const OdfStyles& styles, std::vector<std::string>& notes) : styles_(styles), notes_(notes) {}
    OdfLine read(pugi::xml_node paragraph);

private:
    bool is_left_out(const OdfLook& look);  // and says so
    void walk(pugi::xml_node parent, bool bold);
    void walk_element(pugi::xml_node node, bool bold);
    void add(std::string_view text, bool bold);
    void footnote(pugi::xml_node note);

    const OdfStyles& styles_;
    std::vector<std::string>& notes_;
    OdfLine line_ = {};
};

// All text below a node on one line: of a footnote, of a cell's comment.
std::string odf_plain_text(pugi::xml_node node);

}  // namespace mera
