#include "office/xml_part.hpp"

#include <algorithm>
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
    return part;
}

}  // namespace mera
