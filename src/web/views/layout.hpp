#pragma once
// The page around the content: head, header, navigation, breadcrumbs, notices, footer, reader's settings.
#include <optional>
#include <string>
#include <vector>

#include "base/html.hpp"
#include "web/views/appearance.hpp"
#include "web/views/components_navigation.hpp"

namespace mera {

struct NavigationItem {
    std::string text;
    Url address;
    bool current = false;
    std::int64_t count = 0;  // what waits for this person there; 0 is not shown
};

struct Viewer {
    std::string name;
    std::string role;  // «координатор», «директор, СОШ № 5»
    std::optional<Url> profile = {};
};

struct Page {
    std::string title;  // of the page alone; the site's name is added
    std::optional<Viewer> viewer = {};
    std::vector<NavigationItem> navigation = {};
    std::vector<ui::Crumb> breadcrumbs = {};
    Html notification = {};  // banner or error summary, above the content
    Html content;
    bool wide = false;        // lists and the matrix take the whole screen
    bool has_errors = false;  // the title begins with «Ошибка», so that a screen reader says it first
    std::optional<Date> today = {};  // said in the header: the demo and late reports live on another day
    std::string note = {};    // on every page of the demo: «Учебные данные»
    std::string form_token = {};
    std::string address = "/";  // of this page, to come back after changing the appearance
    Appearance appearance = {};
};
Html layout(const Page& page);

// For what nobody foresaw: needs no store and no session.
Html fault_page(std::string_view title, std::string_view text, const Appearance& appearance = {});

}  // namespace mera
