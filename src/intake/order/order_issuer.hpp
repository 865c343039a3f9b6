#pragma once
// Who issued an order: its letterhead, the words before its verb, or the line of its kind says so.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

bool begins_issuer(std::string_view text);  // a unit in the nominative at the beginning, adjectives before it

// Of a joint order («приказываем:»), whose letterhead names several: «Министерство …; Министерство …». Empty for any other.
std::string joint_issuers(const std::vector<HeadLine>& lines, std::size_t kind_line, std::size_t anchor,
                          const Vocabulary& words);

// `kind_line`: of «ПРИКАЗ»; of the deeds when there is none.
std::string find_issuer(const std::vector<HeadLine>& lines, std::size_t kind_line, std::size_t anchor,
                        const Vocabulary& words);

// What lines that are nothing but a letterhead name.
std::string issuer_of_letterhead(const std::vector<HeadLine>& lines, const Vocabulary& words);

// The unit that the letterhead names above `issuer`; empty when it names none.
std::string issuer_above(const std::vector<HeadLine>& lines, std::size_t kind_line, const std::string& issuer,
                         const Vocabulary& words);

}  // namespace mera::intake
