#pragma once
// «Об утверждении плана …»: the title of an order, over several lines, in the line of its kind or in quotes.
#include <cstddef>
#include <string>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

// «ПРОТОКОЛ № 5» over «заседания педагогического совета»: both of them.
std::string title_of_minutes(const std::vector<HeadLine>& lines, std::size_t end);

std::string read_title(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end);

// «Информация о готовности к зиме» between the requisites and the preamble, the verb or the first deed: a title without «О …».
std::string title_without_about(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end);

}  // namespace mera::intake
