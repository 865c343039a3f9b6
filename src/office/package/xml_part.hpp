#pragma once
// One XML part of a document, parsed within the limits of limits.hpp. A part that declares
// entities of its own is refused: office programs never write them, and none but the five of XML is ever expanded.
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/expected.hpp"

namespace mera {

class XmlPart {
public:
    enum class Spaces { only_where_alone, everywhere };  // which white space between tags is text
    static Expected<XmlPart> parse(std::string text, Spaces spaces = Spaces::only_where_alone);
    pugi::xml_node root() const { return document_->document_element(); }

private:
    // The tree points into the text it was parsed from, so both stay together.
    std::unique_ptr<std::string> text_;
    std::unique_ptr<pugi::xml_document> document_;
};

inline bool is_named(const pugi::xml_node& node, std::string_view name) { return name == node.name(); }

}  // namespace mera
