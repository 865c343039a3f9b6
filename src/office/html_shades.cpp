#include "office/html_shades.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "office/cell_shade.hpp"

namespace mera {

namespace {

constexpr std::size_t kClassesMax = 10'000;  // a sheet has a class for each look of its cells

std::string without_spaces(std::string_view text) {
    std::string out = fold_case(text);
    std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    return out;
}

}  // namespace

void HtmlShades::read(std::string_view style_sheet) {
    for (std::size_t at = 0; at < style_sheet.size();) {
        const std::size_t open = style_sheet.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : style_sheet.find('}', open);
        if (close == std::string_view::npos) return;
        const std::string shade = shade_of_style(without_spaces(style_sheet.substr(open + 1, close - open - 1)));
        if (!shade.empty()) add(style_sheet.substr(at, open - at), shade);
        at = close + 1;
    }
}

// «.ritz .waffle .s3, td.xl65»: the last class of each.
void HtmlShades::add(std::string_view selectors, const std::string& shade) {
    for (const std::string& selector : split(selectors, ',')) {
        const std::string_view whole = trim(selector);
        const std::size_t dot = whole.rfind('.');
        if (dot == std::string_view::npos || by_class_.size() >= kClassesMax) continue;
        const std::string_view name = whole.substr(dot + 1);
        if (!name.empty() && name.find_first_of(" :>+~[#\n\t") == std::string_view::npos)
            by_class_[std::string{name}] = shade;
    }
}

std::string HtmlShades::of(std::string_view class_attribute) const {
    for (const std::string& name : split(class_attribute, ' '))
        if (const auto found = by_class_.find(name); found != by_class_.end()) return found->second;
    return {};
}

}  // namespace mera
