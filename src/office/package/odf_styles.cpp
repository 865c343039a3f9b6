#include "office/package/odf_styles.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "office/cell_shade.hpp"
#include "office/clean_text.hpp"
#include "office/package/xml_part.hpp"

namespace mera {

namespace {

constexpr int kInheritanceMax = 32;  // a circle of parents is seen in damaged files

NumberStyle number_style(std::string_view format) {
    if (format.empty()) return NumberStyle::none;
    if (format == "i") return NumberStyle::lower_roman;
    if (format == "I") return NumberStyle::upper_roman;
    if (format == "a") return NumberStyle::lower_latin;
    if (format == "A") return NumberStyle::upper_latin;
    if (format.starts_with("01")) return NumberStyle::decimal_zero;
    if (format.starts_with("а")) return NumberStyle::lower_russian;  // «а, б, .., аа, аб, ... (ru)»
    if (format.starts_with("А")) return NumberStyle::upper_russian;
    return NumberStyle::decimal;
}

OdfListLevel read_level(pugi::xml_node node) {
    OdfListLevel level;
    if (is_named(node, "text:list-level-style-bullet")) {
        level.style = NumberStyle::bullet;
        const std::string bullet = clean_text(node.attribute("text:bullet-char").as_string());
        const bool dash = bullet == "-" || bullet == "–" || bullet == "—";
        level.bullet = dash ? bullet : "•";
    } else if (!is_named(node, "text:list-level-style-image")) {
        level.style = number_style(node.attribute("style:num-format").as_string());
        level.prefix = node.attribute("style:num-prefix").as_string();
        level.suffix = node.attribute("style:num-suffix").as_string();
        level.format = node.attribute("style:num-list-format").as_string();
        if (level.format.empty()) level.format = node.attribute("loext:num-list-format").as_string();
        level.shown_levels = node.attribute("text:display-levels").as_int(1);
        level.start = std::clamp(node.attribute("text:start-value").as_int(1), 0, 1'000'000);
    }
    const pugi::xml_node alignment =
        node.child("style:list-level-properties").child("style:list-level-label-alignment");
    level.spaced = std::string_view{alignment.attribute("text:label-followed-by").as_string()} != "nothing";
    return level;
}

OdfListStyle read_list(pugi::xml_node node) {
    OdfListStyle list;
    for (const pugi::xml_node& child : node.children()) {
        const int index = child.attribute("text:level").as_int() - 1;
        if (index >= 0 && index < kOdfListLevels) list[static_cast<std::size_t>(index)] = read_level(child);
    }
    return list;
}

template <class T>
void inherit(std::optional<T>& own, const std::optional<T>& parent) {
    if (!own) own = parent;
}

}  // namespace

double odf_millimetres(const std::string& length) {
    char* end = nullptr;
    const double value = std::strtod(length.c_str(), &end);
    const std::string_view unit{end};
    if (unit == "mm") return value;
    if (unit == "cm") return value * 10;
    if (unit == "in") return value * 25.4;
    if (unit == "pt") return value * 25.4 / 72;
    return 0;
}

void OdfStyles::add(pugi::xml_node styles) {
    for (const pugi::xml_node& node : styles.children()) {
        const std::string name = node.attribute("style:name").as_string();
        if (is_named(node, "text:list-style")) {
            lists_[name] = read_list(node);
        } else if (is_named(node, "text:outline-style")) {
            outline_ = read_list(node);
        } else if (is_named(node, "style:style")) {
            const std::string family = node.attribute("style:family").as_string();
            Style style;
            style.parent = node.attribute("style:parent-style-name").as_string();
            const pugi::xml_node text = node.child("style:text-properties");
            if (const auto weight = text.attribute("fo:font-weight"))
                style.own.bold = std::string_view{weight.as_string()} == "bold" || weight.as_int() >= 600;
            if (const auto display = text.attribute("text:display"))
                style.own.hidden = std::string_view{display.as_string()} == "none";
            if (const auto line = text.attribute("style:text-line-through-style"))
                style.own.struck = std::string_view{line.as_string()} != "none";
            if (const auto position = text.attribute("style:text-position"))  // «super 58%», «33% 58%»
                style.own.raised = std::string_view{position.as_string()}.starts_with("super") || position.as_int() > 0;
            if (const auto align = node.child("style:paragraph-properties").attribute("fo:text-align"))
                style.own.centred = std::string_view{align.as_string()} == "center";
            if (const auto ground = node.child("style:table-cell-properties").attribute("fo:background-color"))
                style.own.shade = shade_of_colour(ground.as_string());
            if (family == "table-column")
                widths_[name] = odf_millimetres(
                    node.child("style:table-column-properties").attribute("style:column-width").as_string());
            styles_[family + " " + name] = std::move(style);
        }
    }
}

OdfLook OdfStyles::look(const std::string& family, const std::string& name) const {
    OdfLook look;
    std::string at = name;
    for (int depth = 0; depth < kInheritanceMax && !at.empty(); ++depth) {
        const auto found = styles_.find(family + " " + at);
        if (found == styles_.end()) break;
        inherit(look.bold, found->second.own.bold);
        inherit(look.hidden, found->second.own.hidden);
        inherit(look.struck, found->second.own.struck);
        inherit(look.raised, found->second.own.raised);
        inherit(look.centred, found->second.own.centred);
        inherit(look.shade, found->second.own.shade);
        at = found->second.parent;
    }
    return look;
}

const OdfListStyle* OdfStyles::list(const std::string& name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

double OdfStyles::column_width(const std::string& name) const {
    const auto found = widths_.find(name);
    return found == widths_.end() ? 0 : found->second;
}

}  // namespace mera
