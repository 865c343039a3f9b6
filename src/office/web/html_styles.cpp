#include "office/web/html_styles.hpp"

#include "base/text.hpp"
#include "office/web/html_node.hpp"

namespace mera {

namespace {

constexpr std::size_t kClassesMax = 10'000;        // a sheet has a class for each look of its cells
constexpr std::size_t kDeclarationsMax = 2'000;    // of one class: more is a sheet that repeats itself
constexpr std::string_view kTight = ":;,()";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

std::string tightened(std::string_view text) {
    std::string out;
    for (const char c : fold_case(text)) {
        const bool tight = kTight.find(c) != std::string_view::npos;
        if (tight && !out.empty() && out.back() == ' ') out.pop_back();
        const bool after_tight = out.empty() || out.back() == ' ' || kTight.find(out.back()) != std::string_view::npos;
        if (!is_space(c))
            out += c;
        else if (!after_tight)
            out += ' ';
    }
    return out;
}

}  // namespace

void HtmlStyles::read(const xmlNode* root) {
    for (const xmlNode* node = root; node != nullptr;) {
        if (name_of(node) == "style" && node->children != nullptr && node->children->content != nullptr)
            read_sheet(reinterpret_cast<const char*>(node->children->content));
        if (node->children != nullptr && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == nullptr) node = node->parent;
        node = node == root ? nullptr : node->next;
    }
}

void HtmlStyles::read_sheet(std::string_view sheet) {
    for (std::size_t at = 0; at < sheet.size();) {
        const std::size_t open = sheet.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : sheet.find('}', open);
        if (close == std::string_view::npos) return;
        const std::string declarations = tightened(sheet.substr(open + 1, close - open - 1));
        if (declarations.find("background") != std::string::npos || declarations.find("display:") != std::string::npos)
            add(sheet.substr(at, open - at), declarations);
        at = close + 1;
    }
}

// «.ritz .waffle .s3, td.xl65»: the last class of each.
void HtmlStyles::add(std::string_view selectors, std::string_view declarations) {
    for (const std::string& selector : split(selectors, ',')) {
        const std::string_view whole = trim(selector);
        const std::size_t dot = whole.rfind('.');
        if (dot == std::string_view::npos || by_class_.size() >= kClassesMax) continue;
        const std::string_view name = whole.substr(dot + 1);
        if (name.empty() || name.find_first_of(" :>+~[#\n\t") != std::string_view::npos) continue;
        std::string& all = by_class_[std::string{name}];
        if (all.size() + declarations.size() < kDeclarationsMax) (all += declarations) += ';';
    }
}

std::string HtmlStyles::declarations_of(const xmlNode* node) const {
    std::string out;
    for (const std::string& name : split(attribute(node, "class"), ' '))
        if (const auto found = by_class_.find(name); found != by_class_.end()) out += found->second;
    return out + tightened(attribute(node, "style"));
}

std::string declared(std::string_view declarations, std::string_view property) {
    std::string out;
    for (const std::string& declaration : split(declarations, ';')) {
        const std::size_t colon = declaration.find(':');
        if (colon != std::string::npos && std::string_view{declaration}.substr(0, colon) == property)
            out = declaration.substr(colon + 1);
    }
    return out;
}

}  // namespace mera
