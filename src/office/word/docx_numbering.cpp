#include "office/word/docx_numbering.hpp"

#include <algorithm>
#include <string_view>

#include "office/clean_text.hpp"

namespace mera {

namespace {

NumberStyle number_style(std::string_view name) {
    if (name == "none") return NumberStyle::none;
    if (name == "bullet") return NumberStyle::bullet;
    if (name == "decimalZero") return NumberStyle::decimal_zero;
    if (name == "lowerRoman") return NumberStyle::lower_roman;
    if (name == "upperRoman") return NumberStyle::upper_roman;
    if (name == "lowerLetter") return NumberStyle::lower_latin;
    if (name == "upperLetter") return NumberStyle::upper_latin;
    if (name == "russianLower") return NumberStyle::lower_russian;
    if (name == "russianUpper") return NumberStyle::upper_russian;
    return NumberStyle::decimal;
}

int believable_start(pugi::xml_node node) { return std::clamp(node.attribute("w:val").as_int(1), 0, 1'000'000); }

std::string bullet_text(std::string_view text) {
    const std::string cleaned = clean_text(text);
    // Courier's «o» and every ornament are bullets; dashes are kept: people write lists with them.
    const bool dash = cleaned == "-" || cleaned == "–" || cleaned == "—";
    return dash ? cleaned : "•";
}

}  // namespace

DocxNumbering::Level DocxNumbering::read_level(pugi::xml_node node, Level level) {
    if (const auto start = node.child("w:start")) level.start = believable_start(start);
    if (const auto format = node.child("w:numFmt")) level.style = number_style(format.attribute("w:val").as_string());
    if (const auto text = node.child("w:lvlText")) level.text = text.attribute("w:val").as_string();
    if (const auto restart = node.child("w:lvlRestart")) level.restart_after = restart.attribute("w:val").as_int(-1);
    if (std::string_view{node.child("w:suff").attribute("w:val").as_string()} == "nothing") level.separator.clear();
    level.legal = static_cast<bool>(node.child("w:isLgl"));
    level.paragraph_style = node.child("w:pStyle").attribute("w:val").as_string();
    return level;
}

DocxNumbering DocxNumbering::read(pugi::xml_node numbering, const DocxStyles& styles) {
    DocxNumbering out;
    for (const pugi::xml_node& node : numbering.children("w:abstractNum")) {
        Abstract abstract;
        abstract.style_link = node.child("w:numStyleLink").attribute("w:val").as_string();
        for (const pugi::xml_node& child : node.children("w:lvl")) {
            const int index = child.attribute("w:ilvl").as_int(-1);
            if (index >= 0 && index < kLevels) abstract.levels[static_cast<std::size_t>(index)] = read_level(child, {});
        }
        out.abstracts_.emplace(node.attribute("w:abstractNumId").as_int(), std::move(abstract));
    }
    for (const pugi::xml_node& node : numbering.children("w:num")) {
        List list;
        list.abstract = node.child("w:abstractNumId").attribute("w:val").as_int();
        for (const pugi::xml_node& over : node.children("w:lvlOverride")) {
            const int index = over.attribute("w:ilvl").as_int(-1);
            if (index < 0 || index >= kLevels) continue;
            if (const auto start = over.child("w:startOverride")) list.start[index] = believable_start(start);
            if (const auto replaced = over.child("w:lvl")) list.replaced[index] = read_level(replaced, {});
        }
        out.lists_.emplace(node.attribute("w:numId").as_int(), std::move(list));
    }
    // A list that only names a numbering style is the list that the style names.
    for (auto& [id, list] : out.lists_) {
        const auto abstract = out.abstracts_.find(list.abstract);
        if (abstract == out.abstracts_.end() || abstract->second.style_link.empty()) continue;
        const auto numbered = styles.look(abstract->second.style_link).numbered;
        const auto target = numbered ? out.lists_.find(numbered->num_id) : out.lists_.end();
        if (target != out.lists_.end()) list.abstract = target->second.abstract;
    }
    return out;
}

const DocxNumbering::Level* DocxNumbering::level(const List& list, int index) const {
    const auto replaced = list.replaced.find(index);
    if (replaced != list.replaced.end()) return &replaced->second;
    const auto abstract = abstracts_.find(list.abstract);
    return abstract == abstracts_.end() ? nullptr : &abstract->second.levels[static_cast<std::size_t>(index)];
}

int DocxNumbering::start_of(const List& list, int index) const {
    const auto start = list.start.find(index);
    if (start != list.start.end()) return start->second;
    const Level* found = level(list, index);
    return found == nullptr ? 1 : found->start;
}

void DocxNumbering::restart_below(const List& list, Counters& counters, int index) const {
    for (int below = index + 1; below < kLevels; ++below) {
        const Level* found = level(list, below);
        const int after = found == nullptr ? -1 : found->restart_after;
        if (after < 0 || (after > 0 && index < after)) counters.value[static_cast<std::size_t>(below)].reset();
    }
}

std::string DocxNumbering::written(const List& list, const Counters& counters, int index) const {
    const Level& own = *level(list, index);
    if (own.style == NumberStyle::bullet) return bullet_text(own.text);
    std::string out;
    for (std::size_t at = 0; at < own.text.size(); ++at) {
        const char digit = at + 1 < own.text.size() ? own.text[at + 1] : '\0';
        if (own.text[at] != '%' || digit < '1' || digit > '9') {
            out += own.text[at];
            continue;
        }
        ++at;
        const int named = digit - '1';
        const Level* shown = level(list, named);
        // A level above that was never used shows where it would start.
        const int value = counters.value[static_cast<std::size_t>(named)].value_or(start_of(list, named));
        out += number_label(value, own.legal ? NumberStyle::decimal : shown->style);
    }
    return clean_text(out);
}

std::string DocxNumbering::next(int num_id, int index) {
    const auto found = lists_.find(num_id);
    if (num_id == 0 || found == lists_.end()) return {};
    const List& list = found->second;
    index = std::clamp(index, 0, kLevels - 1);
    const Level* own = level(list, index);
    if (own == nullptr) return {};

    Counters& counters = counters_[list.abstract];
    if (begun_.insert(num_id).second)
        for (const auto& [level_index, start] : list.start)
            counters.value[static_cast<std::size_t>(level_index)].reset();
    auto& value = counters.value[static_cast<std::size_t>(index)];
    value = value ? *value + 1 : start_of(list, index);
    restart_below(list, counters, index);

    const std::string label = written(list, counters, index);
    return label.empty() ? label : label + own->separator;
}

int DocxNumbering::level_of_style(int num_id, const std::string& style) const {
    const auto found = lists_.find(num_id);
    if (found == lists_.end()) return 0;
    for (int index = 0; index < kLevels; ++index) {
        const Level* candidate = level(found->second, index);
        if (candidate != nullptr && !style.empty() && candidate->paragraph_style == style) return index;
    }
    return 0;
}

}  // namespace mera
