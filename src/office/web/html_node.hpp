#pragma once
// What an element of a web page says of itself: its name, its style, whether a browser shows it, and how.
#include <libxml/tree.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace mera {

std::string_view name_of(const xmlNode* node);
std::string attribute(const xmlNode* node, const char* name);
bool has_attribute(const xmlNode* node, const char* name);
// Style declarations without spaces, small: «font-weight:bold;text-align:center».
std::string style_of(const xmlNode* node);
bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);

bool is_silent(std::string_view name);  // an element whose content is not text of the page
bool is_block(std::string_view name);
bool is_hidden(const xmlNode* node);
bool is_struck(const xmlNode* node);  // a line drawn through it: taken back
// «1» of a footnote, set small above the line: an anchor to a place on the same page with nothing but a number in it. Left
// in the text it would make «20241» of a year.
bool is_mark_of_note(const xmlNode* node);
// LibreOffice saves the running titles of a document as parts of the page.
bool runs_on_every_page(const xmlNode* node);
// Text set small above the line; empty for everything else.
std::string raised_text_of(const xmlNode* node);

struct HtmlLook {
    bool bold = false, centred = false;
    int heading = 0;
};
HtmlLook look_of(const xmlNode* node, HtmlLook look);  // inside this element, when it is `look` around it

}  // namespace mera
