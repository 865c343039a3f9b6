#pragma once
// Where the head of an order says its number, its day, who issued it and what it is about: for the person who compares it with the
// document.
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"

namespace mera::intake {

struct SaidLine {
    std::string_view text;
    const Place* place;
};

// Of each value that the lines say; the title and the issuer may reach over several lines.
std::vector<DraftPlace> head_places(const std::vector<SaidLine>& lines, const DraftOrder& order);

}  // namespace mera::intake
