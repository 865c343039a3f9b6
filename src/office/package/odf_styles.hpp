#pragma once
// What the styles of an OpenDocument file say about paragraphs, spans, columns and lists.
#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "office/number_label.hpp"

namespace mera {

struct OdfLook {
    std::optional<bool> bold = {};
    std::optional<bool> hidden = {};
    std::optional<bool> struck = {};  // a line drawn through it: taken back
    std::optional<bool> raised = {};  // set small above the line
    std::optional<bool> centred = {};
    std::optional<std::string> shade = {};  // of a table's cell
};

struct OdfListLevel {
    NumberStyle style = NumberStyle::none;
    std::string bullet = {};
    std::string prefix = {}, suffix = {};
    std::string format = {};  // «%1%.%2%.», of newer LibreOffice: says all, when present
    int shown_levels = 1;
    int start = 1;
    bool spaced = true;  // something stands between the number and the text
};

inline constexpr int kOdfListLevels = 10;
using OdfListStyle = std::array<OdfListLevel, kOdfListLevels>;

class OdfStyles {
public:
    void add(pugi::xml_node styles);  // the children of office:styles or office:automatic-styles
    OdfLook look(const std::string& family, const std::string& name) const;  // with what is inherited
    const OdfListStyle* list(const std::string& name) const;                 // null: no such list
    const OdfListStyle& outline() const { return outline_; }
    double column_width(const std::string& name) const;  // in millimetres; 0: unknown

private:
    struct Style {
        std::string parent;
        OdfLook own;
    };
    std::map<std::string, Style> styles_;  // «family name»
    std::map<std::string, OdfListStyle> lists_;
    std::map<std::string, double> widths_;
    OdfListStyle outline_;
};

double odf_millimetres(const std::string& length);  // «0.4917in», «2.5cm»; 0 when it is not a length

}  // namespace mera
