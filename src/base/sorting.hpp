#pragma once
// Lists of names stand as people count: «СОШ № 2» before «СОШ № 10», whatever the engine of the database thinks.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace mera {

template <class Item, class NameOf>
void sort_by_name(std::vector<Item>& items, NameOf name_of) {
    std::vector<std::pair<std::string, std::size_t>> keys;
    keys.reserve(items.size());
    for (std::size_t at = 0; at < items.size(); ++at) keys.emplace_back(sorting_key(name_of(items[at])), at);
    std::sort(keys.begin(), keys.end());  // equal names stay in their order
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const auto& [key, at] : keys) sorted.push_back(std::move(items[at]));
    items = std::move(sorted);
}

}  // namespace mera
