#pragma once
// Grounds of cells that a page names in its style sheet: «.xl65{background:#92D050}», as spreadsheets save them.
#include <map>
#include <string>
#include <string_view>

namespace mera {

class HtmlShades {
public:
    void read(std::string_view style_sheet);
    std::string of(std::string_view class_attribute) const;  // empty: none of its classes has a ground

private:
    void add(std::string_view selectors, const std::string& shade);
    std::map<std::string, std::string, std::less<>> by_class_;
};

}  // namespace mera
