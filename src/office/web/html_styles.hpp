#pragma once
// What a page declares of its elements in a style sheet and beside them: «.xl65{background:#92D050}», as spreadsheets save
// the grounds of their cells, «.row{display:flex}».
#include <libxml/tree.h>

#include <map>
#include <string>
#include <string_view>

namespace mera {

class HtmlStyles {
public:
    void read(const xmlNode* root);
    // Small, one space at most between the words of a value; what binds more stands later.
    std::string declarations_of(const xmlNode* node) const;

private:
    void read_sheet(std::string_view sheet);
    void add(std::string_view selectors, std::string_view declarations);
    std::map<std::string, std::string, std::less<>> by_class_;
};

std::string declared(std::string_view declarations, std::string_view property);  // empty: not declared

}  // namespace mera
