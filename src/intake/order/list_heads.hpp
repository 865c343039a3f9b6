#pragma once
// «Директорам школ:» without a number over «1. Провести …; 2. Представить …»: whom a numbered list of an order obliges. «II. Работа с
// кадрами» stands over one, too.
#include <cstddef>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

struct ListHeads {
    // Where each list begins with «1.» again, its head and its deeds bear the numbers of an outline: «2.», «2.1.».
    std::vector<HeadLine> lines;
    // Where the numbers go on below the next head: the lines of the heads.
    std::vector<std::size_t> over_numbers;
    std::vector<Repair> repairs;
};
// Of the lines behind `anchor`, up to the signature.
ListHeads with_list_heads(const std::vector<HeadLine>& lines, std::size_t anchor);

}  // namespace mera::intake
