#include "office/word/odf_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "office/clean_text.hpp"
#include "office/flow.hpp"
#include "office/package/xml_part.hpp"

namespace mera {

namespace {

constexpr int kSpacesMax = 1'000;  // text:s repeats a space as often as it says

// Inside a paragraph white space of the XML is one space, whatever it is made of.
std::string collapsed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space)
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return out;
}

bool says_nothing(std::string_view name) {
    return name == "office:annotation" || name == "office:annotation-end" || name == "text:tracked-changes" ||
           name == "text:ruby-text" || name == "text:hidden-text" || name == "text:hidden-paragraph" ||
           name == "text:note-citation" || name == "text:toc-mark" || name == "text:page-variable-set";
}

}  // namespace

std::string odf_plain_text(pugi::xml_node node) {
    std::string out;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            out += collapsed(child.value());
        else if (!says_nothing(child.name()))
            out += odf_plain_text(child);
        if (is_named(child, "text:p") || is_named(child, "text:s") || is_named(child, "text:tab")) out += ' ';
    }
    return out;
}

OdfLine OdfText::read(pugi::xml_node paragraph) {
    line_ = {};
    const OdfLook look = styles_.look("paragraph", paragraph.attribute("text:style-name").as_string());
    if (!is_left_out(look)) walk(paragraph, look.bold.value_or(false));
    return std::exchange(line_, {});
}

bool OdfText::is_left_out(const OdfLook& look) {
    if (look.hidden.value_or(false)) return note_once(notes_, "Скрытый текст документа пропущен."), true;
    if (look.struck.value_or(false)) return note_once(notes_, "Зачёркнутый текст документа пропущен."), true;
    return false;
}

void OdfText::walk(pugi::xml_node parent, bool bold) {
    for (const pugi::xml_node& child : parent.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            add(collapsed(child.value()), bold);
        else if (child.type() == pugi::node_element)
            walk_element(child, bold);
    }
}

void OdfText::walk_element(pugi::xml_node node, bool bold) {
    const std::string_view name = node.name();
    if (name == "text:span") {
        const OdfLook look = styles_.look("text", node.attribute("text:style-name").as_string());
        if (is_left_out(look)) return;
        if (const std::string raised = look.raised.value_or(false) ? raised_text(odf_plain_text(node)) : std::string{};
            !raised.empty())
            add(raised, look.bold.value_or(bold));
        else
            walk(node, look.bold.value_or(bold));
    } else if (name == "text:s") {
        add(std::string(static_cast<std::size_t>(std::clamp(node.attribute("text:c").as_int(1), 1, kSpacesMax)), ' '),
            bold);
    } else if (name == "text:tab") {
        add("\t", bold);
    } else if (name == "text:line-break") {
        add("\n", bold);
    } else if (name == "text:note") {
        footnote(node);
    } else if (name.starts_with("draw:")) {
        if (name == "draw:a")
            walk(node, bold);
        else
            line_.boxes.push_back(node);
    } else if (!says_nothing(name)) {
        walk(node, bold);  // links, fields with their results, marks of changes
    }
}

void OdfText::add(std::string_view text, bool bold) {
    line_.text += text;
    if (!bold && text.find_first_not_of(" \t\n") != std::string_view::npos) line_.all_bold = false;
}

void OdfText::footnote(pugi::xml_node note) {
    const std::string text = collapse_spaces(clean_text(odf_plain_text(note.child("text:note-body"))));
    if (text.empty()) return;
    notes_.push_back(footnote_note(clean_text(line_.text), text));
}

}  // namespace mera
