#pragma once
// Automatic numbers of OpenDocument lists (ODF 1.3, 5.3): which list goes on, at which level, with which number.
#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "office/package/odf_styles.hpp"

namespace mera {

class OdfLists {
public:
    explicit OdfLists(const OdfStyles& styles) : styles_(styles) {}
    void enter_list(pugi::xml_node list);
    void leave_list();
    void enter_item(pugi::xml_node item);  // a list item or a list header
    std::string next_label();                 // of a paragraph; empty outside of lists and after an item's first one
    std::string next_heading_label(int outline_level);

private:
    struct Counters {
        std::array<std::optional<int>, kOdfListLevels> value;
    };
    struct Open {
        std::string identity;  // lists that count together share it
        std::string style;
        bool label_due = false;  // the item's first paragraph has not come yet
        std::optional<int> start = {};
    };
    std::string advance(Counters& counters, const OdfListStyle& style, int level, std::optional<int> start);

    const OdfStyles& styles_;
    std::map<std::string, Counters> counters_;        // by identity
    std::map<std::string, std::string> last_of_style_;  // style → identity of its latest list
    std::map<std::string, std::string> aliases_;        // xml:id → identity
    std::vector<Open> open_;
    int unnamed_ = 0;
};

}  // namespace mera
