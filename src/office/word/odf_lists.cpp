#include "office/word/odf_lists.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "office/clean_text.hpp"

namespace mera {

namespace {

// «%1%.%2%.» with the numbers put in.
std::string filled(const std::string& format, const std::array<std::string, kOdfListLevels>& numbers) {
    std::string out;
    for (std::size_t at = 0; at < format.size(); ++at) {
        const auto end = format[at] == '%' ? format.find('%', at + 1) : std::string::npos;
        const int level = end == std::string::npos ? 0 : std::atoi(format.substr(at + 1, end - at - 1).c_str());
        if (level < 1 || level > kOdfListLevels) {
            out += format[at];
            continue;
        }
        out += numbers[static_cast<std::size_t>(level - 1)];
        at = end;
    }
    return out;
}

}  // namespace

void OdfLists::enter_list(pugi::xml_node list) {
    Open open;
    open.style = list.attribute("text:style-name").as_string();
    if (!open_.empty()) {  // a sublist counts with its list
        open.identity = open_.back().identity;
        if (open.style.empty()) open.style = open_.back().style;
        open_.push_back(std::move(open));
        return;
    }
    const std::string id = list.attribute("xml:id").as_string();
    const std::string continued = list.attribute("text:continue-list").as_string();
    const bool goes_on = list.attribute("text:continue-numbering").as_bool();
    if (!continued.empty())
        open.identity = continued;
    else if (goes_on && last_of_style_.contains(open.style))
        open.identity = last_of_style_[open.style];
    else
        open.identity = "list " + std::to_string(++unnamed_);
    // Whoever continues this list by its id continues whatever this list itself continues.
    if (const auto found = aliases_.find(open.identity); found != aliases_.end()) open.identity = found->second;
    if (!id.empty()) aliases_[id] = open.identity;
    last_of_style_[open.style] = open.identity;
    open_.push_back(std::move(open));
}

void OdfLists::leave_list() { open_.pop_back(); }

void OdfLists::enter_item(pugi::xml_node item) {
    Open& open = open_.back();
    open.label_due = std::string_view{item.name()} == "text:list-item";
    open.start.reset();
    if (const auto start = item.attribute("text:start-value")) open.start = std::clamp(start.as_int(1), 0, 1'000'000);
}

std::string OdfLists::next_label() {
    if (open_.empty() || !open_.back().label_due) return {};
    Open& open = open_.back();
    open.label_due = false;
    const OdfListStyle* style = styles_.list(open.style);
    if (style == nullptr) return {};
    const int level = std::min(static_cast<int>(open_.size()), kOdfListLevels) - 1;
    return advance(counters_[open.identity], *style, level, open.start);
}

std::string OdfLists::next_heading_label(int outline_level) {
    if (outline_level < 1 || outline_level > kOdfListLevels) return {};
    return advance(counters_["outline"], styles_.outline(), outline_level - 1, {});
}

std::string OdfLists::advance(Counters& counters, const OdfListStyle& style, int level, std::optional<int> start) {
    const auto index = static_cast<std::size_t>(level);
    const OdfListLevel& own = style[index];
    auto& value = counters.value[index];
    value = start ? *start : (value ? *value + 1 : own.start);
    for (std::size_t below = index + 1; below < counters.value.size(); ++below) counters.value[below].reset();

    if (own.style == NumberStyle::none) return {};
    std::string label;
    if (own.style == NumberStyle::bullet) {
        label = own.bullet;
    } else {
        std::array<std::string, kOdfListLevels> numbers;
        for (std::size_t at = 0; at <= index; ++at)
            numbers[at] = number_label(counters.value[at].value_or(style[at].start), style[at].style);
        if (!own.format.empty()) {
            label = filled(own.format, numbers);
        } else {
            const int first = std::max(0, level + 1 - own.shown_levels);
            for (int at = first; at <= level; ++at) {
                const std::string& number = numbers[static_cast<std::size_t>(at)];
                if (!label.empty() && !number.empty()) label += '.';
                label += number;
            }
            label = own.prefix + label + own.suffix;
        }
    }
    label = clean_text(label);
    if (!label.empty() && own.spaced) label += ' ';
    return label;
}

}  // namespace mera
