#pragma once
// Ways around the site and around a long list.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html.hpp"

namespace mera::ui {

struct Crumb {
    std::string text;
    Url address;
};
Html breadcrumbs(const std::vector<Crumb>& crumbs);  // the page itself is not among them

struct Tab {
    std::string text;
    Url address;
    bool current = false;
    std::optional<std::int64_t> count = {};
};
Html tabs(std::string_view label, const std::vector<Tab>& tabs);  // each tab is a page of its own

struct Pagination {
    std::int64_t page = 1;                         // from 1
    std::int64_t pages = 1;
    std::function<Url(std::int64_t)> address;      // of the page with this number
    std::int64_t total = 0;                        // rows in all, said in words when it is not 0
    std::string refresh = {};                      // id of the element to renew without a reload
};
Html pagination(const Pagination& pagination);
struct Neighbour {
    std::string label;  // «2.2. Участие в оценочных процедурах»
    Url address;
};
Html previous_next(const std::optional<Neighbour>& previous, const std::optional<Neighbour>& next);

struct Chip {  // one condition of the filter that is in force
    std::string text;
    Url remove;
};
struct FilterPanel {
    Url action;                     // where the form asks, by GET
    Html fields;
    std::vector<Chip> chips = {};
    Url reset;                      // the same list without conditions
    std::string refresh = {};       // id of the element with the list
    std::string button = "Показать";
};
Html filter_panel(const FilterPanel& panel);  // a row of fields above the list
Html search_box(std::string_view name, std::string_view label, std::string_view value);  // one field of a form

struct Export {
    std::string text;  // «XLSX»
    Url address;
};
// The line above a list: «Найдено 128», and the ways to take it away.
Html list_header(std::string_view found, const std::vector<Export>& exports);

}  // namespace mera::ui
