#include "office/web/html_node.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "office/clean_text.hpp"

namespace mera {

std::string_view name_of(const xmlNode* node) {
    return node->name == nullptr ? std::string_view{} : reinterpret_cast<const char*>(node->name);
}

std::string attribute(const xmlNode* node, const char* name) {
    xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
    if (value == nullptr) return {};
    std::string out = reinterpret_cast<const char*>(value);
    xmlFree(value);
    return out;
}

bool has_attribute(const xmlNode* node, const char* name) {
    return xmlHasProp(node, reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

std::string style_of(const xmlNode* node) {
    std::string out = fold_case(attribute(node, "style"));
    std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    return out;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_silent(std::string_view name) {
    return is_one_of(name, {"script", "style", "title", "noscript", "template", "del", "select", "textarea", "object",
                            "iframe", "svg", "button", "rt", "rp"});
}

bool is_block(std::string_view name) {
    return is_one_of(name,
                     {"p",       "div",    "h1",      "h2",     "h3",     "h4",    "h5",         "h6",      "li",
                      "ul",      "ol",     "dl",      "dt",     "dd",     "table", "blockquote", "pre",     "section",
                      "article", "header", "footer",  "main",   "center", "form",  "fieldset",   "address", "hr",
                      "body",    "html",   "caption", "figure", "aside",  "nav"});
}

bool is_hidden(const xmlNode* node) {
    return has_attribute(node, "hidden") || style_of(node).find("display:none") != std::string::npos;
}

bool is_struck(const xmlNode* node) {
    return is_one_of(name_of(node), {"s", "strike"}) || style_of(node).find("line-through") != std::string::npos;
}

bool is_mark_of_note(const xmlNode* node) {
    if (name_of(node) != "a" || !attribute(node, "href").starts_with('#')) return false;
    const xmlNode* inner = node->children;
    while (inner != nullptr && inner->type == XML_ELEMENT_NODE && inner->next == nullptr) inner = inner->children;
    if (inner == nullptr || inner->type != XML_TEXT_NODE || inner->next != nullptr) return false;
    const std::string_view text = trim(reinterpret_cast<const char*>(inner->content));
    constexpr std::size_t kMarkMax = 5;  // «[12]*»
    return !text.empty() && text.size() <= kMarkMax &&
           text.find_first_not_of("0123456789[]()*") == std::string_view::npos;
}

bool runs_on_every_page(const xmlNode* node) {
    const std::string title = attribute(node, "title");
    return name_of(node) == "div" && (title == "header" || title == "footer");
}

std::string raised_text_of(const xmlNode* node) {
    if (name_of(node) != "sup" && style_of(node).find("vertical-align:super") == std::string::npos) return {};
    for (const xmlNode* inner = node->children; inner != nullptr; inner = inner->next)
        if (inner->type == XML_ELEMENT_NODE && is_mark_of_note(inner)) return {};
    xmlChar* content = xmlNodeGetContent(node);
    if (content == nullptr) return {};
    std::string out = raised_text(reinterpret_cast<const char*>(content));
    xmlFree(content);
    return out;
}

HtmlLook look_of(const xmlNode* node, HtmlLook look) {
    const std::string_view name = name_of(node);
    const std::string style = style_of(node);
    if (is_one_of(name, {"b", "strong", "th"}) || style.find("font-weight:bold") != std::string::npos ||
        style.find("font-weight:700") != std::string::npos)
        look.bold = true;
    if (style.find("font-weight:normal") != std::string::npos || style.find("font-weight:400") != std::string::npos)
        look.bold = false;
    const std::string align = fold_case(attribute(node, "align"));
    if (name == "center" || align == "center" || style.find("text-align:center") != std::string::npos)
        look.centred = true;
    else if (!align.empty() || style.find("text-align:") != std::string::npos)
        look.centred = false;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        look.heading = name[1] - '0';
        look.bold = true;
    }
    return look;
}

}  // namespace mera
