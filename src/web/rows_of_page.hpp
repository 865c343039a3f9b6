#pragma once
// A list held whole in memory, shown a page at a time: a region has hundreds of organisations and a telephone is narrow.
#include <span>
#include <string_view>
#include <vector>

#include "base/html.hpp"
#include "web/views/visit.hpp"

namespace mera {

struct PageOfRows {
    std::size_t first = 0, count = 0;  // of the rows found
    Html links = {};  // to the other pages; and to all rows at once, for on paper nobody turns pages («?all=1»)

    template <class Row>
    std::span<const Row> of(const std::vector<Row>& rows) const {
        return std::span{rows}.subspan(first, count);
    }
};

// The page the address asks for («?page=2»), the last one when there are fewer.
PageOfRows rows_of_page(const Visit& visit, std::string_view path, std::size_t found, std::size_t on_page);

}  // namespace mera
