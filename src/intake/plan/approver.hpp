#pragma once
// Who approved a plan that came without its order, and when: the organisation in the corner mark «УТВЕРЖДАЮ ¶ Директор МБОУ СОШ № 5».
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "intake/source.hpp"

namespace mera::intake {

struct Approver {
    std::string organisation;  // in the nominative; empty where the mark names a post alone
    bool sure = false;  // a name whose words have no cases («МБОУ СОШ № 5»)
    Place place;
    std::optional<Date> day = {};  // of the approval: «« 20 » января 2023 г.»
};
Approver approver_of(const std::vector<Line>& above);

}  // namespace mera::intake
