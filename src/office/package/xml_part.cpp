#include "office/package/xml_part.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "office/limits.hpp"
#include "office/refusals.hpp"

namespace mera {

namespace {

bool deeper_than(const pugi::xml_node& root, int limit) {  // by a loop: the depth is what is not yet trusted
    int depth = 0;
    pugi::xml_node node = root;
    while (node) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > limit) return true;
            continue;
        }
        while (node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node == root) return false;
        node = node.next_sibling();
    }
    return false;
}

// Readers ask for «w:tbl», «table:table»: the prefixes every office program writes. Other writers may name them as they
// like («ns0:tbl»), declared on the root. Namespaces: ECMA-376 (transitional, strict), OASIS OpenDocument 1.2.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kUsualPrefixes = {{
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", "number"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"urn:schemas-microsoft-com:vml", "v"},
}};

std::map<std::string, std::string, std::less<>> unusual_prefixes(const pugi::xml_node& root) {  // as written → usual
    constexpr std::string_view kDeclares = "xmlns:";
    std::map<std::string, std::string, std::less<>> out;
    for (const pugi::xml_attribute& attribute : root.attributes()) {
        const std::string_view name = attribute.name();
        if (!name.starts_with(kDeclares)) continue;
        const std::string_view prefix = name.substr(kDeclares.size());
        for (const auto& [uri, usual] : kUsualPrefixes)
            if (uri == attribute.value() && prefix != usual) out.emplace(prefix, usual);
    }
    return out;
}

template <class Named>
void name_as_usual(Named named, const std::map<std::string, std::string, std::less<>>& usual) {
    const std::string_view name = named.name();
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return;
    const auto found = usual.find(name.substr(0, colon));
    if (found != usual.end()) named.set_name((found->second + std::string{name.substr(colon)}).c_str());
}

void name_as_usual(const pugi::xml_node& root) {
    struct Walk : pugi::xml_tree_walker {
        std::map<std::string, std::string, std::less<>> usual;
        bool for_each(pugi::xml_node& node) override {
            name_as_usual(node, usual);
            for (pugi::xml_attribute& attribute : node.attributes()) name_as_usual(attribute, usual);
            return true;
        }
    } walk;
    walk.usual = unusual_prefixes(root);
    if (walk.usual.empty()) return;
    pugi::xml_node top = root;
    walk.for_each(top);
    top.traverse(walk);
}

}  // namespace

Expected<XmlPart> XmlPart::parse(std::string text, Spaces spaces) {
    const auto tags = std::count(text.begin(), text.end(), '<') + std::count(text.begin(), text.end(), '=');
    if (static_cast<std::size_t>(tags) > kXmlNodesMax) return refuse_too_much_inside("xml: too many nodes");

    XmlPart part;
    part.text_ = std::make_unique<std::string>(std::move(text));
    part.document_ = std::make_unique<pugi::xml_document>();
    const unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_doctype |
                           (spaces == Spaces::everywhere ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
    const pugi::xml_parse_result result =
        part.document_->load_buffer_inplace(part.text_->data(), part.text_->size(), flags, pugi::encoding_auto);
    if (result.status == pugi::status_out_of_memory) return refuse_too_much_inside("xml: out of memory");
    if (!result) return refuse_damaged(std::string{"xml: "} + result.description());
    for (const pugi::xml_node& node : *part.document_)
        if (node.type() == pugi::node_doctype &&
            std::string_view{node.value()}.find("<!ENTITY") != std::string_view::npos)
            return refuse_damaged("xml: declares entities");
    if (!part.root()) return refuse_damaged("xml: no element");
    if (deeper_than(part.root(), kXmlDepthMax)) return refuse_too_much_inside("xml: nested too deeply");
    name_as_usual(part.root());
    return part;
}

}  // namespace mera
