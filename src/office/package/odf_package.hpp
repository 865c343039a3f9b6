#pragma once
// An OpenDocument file: zipped, or one flat XML.
#include <optional>
#include <string_view>

#include "office/package/odf_styles.hpp"
#include "office/package/xml_part.hpp"

namespace mera {

struct OdfPackage {
    XmlPart content;
    OdfStyles styles;
    static Expected<OdfPackage> open(std::string_view bytes);
    pugi::xml_node body() const { return content.root().child("office:body"); }
};

}  // namespace mera
