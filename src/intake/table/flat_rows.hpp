#pragma once
// The cells of a table that numbers nothing, copied one below another: «Срок», «Мероприятие», «Ответственный», then «01.08»,
// «Выставка …», «Примерова И.И.», «10.08», … Rows are told by what the columns hold.
#include <cstddef>
#include <optional>
#include <span>

#include "intake/source.hpp"

namespace mera::intake {

struct FlatRows {
    Grid grid;
    std::size_t from = 0, to = 0;  // of the lines
};

// Nothing unless every row found has a deed, and nearly all a time of their own.
std::optional<FlatRows> unnumbered_flat_rows(std::span<const Line> lines);

}  // namespace mera::intake
