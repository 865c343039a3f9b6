#include "office/word/docx_styles.hpp"

#include <string_view>

#include "base/text.hpp"

namespace mera {

namespace {

constexpr int kInheritanceMax = 32;  // styles based on each other in a circle are seen in damaged files

std::optional<bool> toggle(pugi::xml_node property) {
    if (!property) return {};
    const std::string_view value = property.attribute("w:val").as_string("true");
    return !(value == "0" || value == "false" || value == "off" || value == "none");
}

template <class T>
void inherit(std::optional<T>& own, const std::optional<T>& parent) {
    if (!own) own = parent;
}

}  // namespace

DocxLook run_look(pugi::xml_node properties) {
    DocxLook look;
    look.bold = toggle(properties.child("w:b"));
    look.hidden = toggle(properties.child("w:vanish"));
    look.struck = toggle(properties.child("w:strike"));
    if (!look.struck.value_or(false))
        if (const auto twice = toggle(properties.child("w:dstrike"))) look.struck = twice;
    if (const auto align = properties.child("w:vertAlign"))
        look.raised = std::string_view{align.attribute("w:val").as_string()} == "superscript";
    return look;
}

DocxLook paragraph_look(pugi::xml_node properties) {
    DocxLook look;
    if (const auto align = properties.child("w:jc"))
        look.centred = std::string_view{align.attribute("w:val").as_string()} == "center";
    if (const auto outline = properties.child("w:outlineLvl")) look.outline = outline.attribute("w:val").as_int(9);
    if (const auto numbering = properties.child("w:numPr")) {
        DocxNumbered numbered;
        if (const auto level = numbering.child("w:ilvl")) numbered.level = level.attribute("w:val").as_int();
        // A style may name only its level and leave the list to the style it is based on.
        if (const auto id = numbering.child("w:numId")) {
            numbered.num_id = id.attribute("w:val").as_int();
            look.numbered = numbered;
        }
    }
    return look;
}

DocxStyles DocxStyles::read(pugi::xml_node styles) {
    DocxStyles out;
    for (const pugi::xml_node& node : styles.children("w:style")) {
        Style style;
        style.parent = node.child("w:basedOn").attribute("w:val").as_string();
        style.name = fold_case(node.child("w:name").attribute("w:val").as_string());
        style.own = paragraph_look(node.child("w:pPr"));
        const DocxLook run = run_look(node.child("w:rPr"));
        style.own.bold = run.bold;
        style.own.hidden = run.hidden;
        style.own.struck = run.struck;
        style.own.raised = run.raised;
        const std::string id = node.attribute("w:styleId").as_string();
        const bool paragraph = std::string_view{node.attribute("w:type").as_string()} == "paragraph";
        if (paragraph && node.attribute("w:default").as_bool()) out.default_paragraph_ = id;
        out.styles_.emplace(id, std::move(style));
    }
    return out;
}

DocxLook DocxStyles::look(const std::string& id) const {
    DocxLook look;
    const std::string* at = id.empty() ? &default_paragraph_ : &id;
    for (int depth = 0; depth < kInheritanceMax; ++depth) {
        const auto found = styles_.find(*at);
        if (found == styles_.end()) break;
        const DocxLook& own = found->second.own;
        inherit(look.bold, own.bold);
        inherit(look.hidden, own.hidden);
        inherit(look.struck, own.struck);
        inherit(look.raised, own.raised);
        inherit(look.centred, own.centred);
        inherit(look.outline, own.outline);
        inherit(look.numbered, own.numbered);
        at = &found->second.parent;
    }
    return look;
}

std::string DocxStyles::name(const std::string& id) const {
    const auto found = styles_.find(id.empty() ? default_paragraph_ : id);
    return found == styles_.end() ? std::string{} : found->second.name;
}

std::string DocxStyles::numbered_by(const std::string& id) const {
    const std::string* at = id.empty() ? &default_paragraph_ : &id;
    for (int depth = 0; depth < kInheritanceMax; ++depth) {
        const auto found = styles_.find(*at);
        if (found == styles_.end()) break;
        if (found->second.own.numbered) return *at;
        at = &found->second.parent;
    }
    return {};
}

}  // namespace mera
