#pragma once
// Words of a deadline with one wrong letter: their number is small and known, so «ежемесячио» can only be «ежемесячно».
#include <string_view>

#include "intake/plan/raw_plan.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

// What a scan spoilt in words that only one known word is like. Months that are alike are left as they are.
Mended mend_time_words(std::string_view text);

void mend_time_words(RawPlan& plan);  // of every deadline

// A year that one deadline alone has and that lies apart from the others: more likely a wrong figure.
void doubt_lone_years(RawPlan& plan);

// «март, сентябрь и ноябрь 2024 г.»: so many times set apart by signs, as one author writes them; two rows whose rule a
// scan lost stand there without a sign between them.
bool are_listed(std::string_view text, std::size_t times);

}  // namespace mera::intake
