#pragma once
// What the styles of a Word document say about a paragraph: heading, bold, centred, numbered.
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

namespace mera {

struct DocxNumbered {
    int num_id = 0;  // 0: not numbered
    std::optional<int> level = {};
};

struct DocxLook {  // each field: what is said here, or nothing
    std::optional<bool> bold = {};
    std::optional<bool> hidden = {};
    std::optional<bool> struck = {};  // a line drawn through it: taken back
    std::optional<bool> raised = {};  // set small above the line
    std::optional<bool> centred = {};
    std::optional<int> outline = {};  // 0..8 are headings, 9 is body text
    std::optional<DocxNumbered> numbered = {};
};

DocxLook paragraph_look(pugi::xml_node paragraph_properties);
DocxLook run_look(pugi::xml_node run_properties);

class DocxStyles {
public:
    static DocxStyles read(pugi::xml_node styles);  // an absent part: no styles
    // The look of a style with what it inherits; an empty id is the default paragraph style.
    DocxLook look(const std::string& id) const;
    std::string name(const std::string& id) const;  // lower case: «heading 1», «toc 2»
    // The style, itself or an ancestor, that makes the paragraph numbered: Word finds the level by it.
    std::string numbered_by(const std::string& id) const;
    const std::string& default_paragraph() const { return default_paragraph_; }

private:
    struct Style {
        std::string parent, name;
        DocxLook own;
    };
    std::map<std::string, Style> styles_;
    std::string default_paragraph_;
};

}  // namespace mera
