#include "web/rows_of_page.hpp"

#include <algorithm>

#include "web/obligation_list.hpp"
#include "web/views/pieces.hpp"

namespace mera {

PageOfRows rows_of_page(const Visit& visit, std::string_view path, std::size_t found, std::size_t on_page) {
    if (found <= on_page || visit.request.query.first("all") == "1") return {0, found, {}};
    const auto pages = static_cast<std::int64_t>((found + on_page - 1) / on_page);
    const std::int64_t number = std::min(page_from_address(visit), pages);
    const std::size_t first = static_cast<std::size_t>(number - 1) * on_page;
    const std::string address = filter_as_address(visit, path);
    const std::string whole = address + (address.find('?') == std::string::npos ? "?" : "&") + "all=1";
    return {
        first, std::min(on_page, found - first),
        html("{}<p class='govuk-body'>{}</p>", pagination({address, number, pages, static_cast<std::int64_t>(found)}),
             link_to(whole, "Все на одной странице, для печати: " + std::to_string(found)))};
}

}  // namespace mera
