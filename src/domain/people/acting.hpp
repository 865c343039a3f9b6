#pragma once
// Замещение: for a period one person sees and does in an organisation what another may, by an act.
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/expected.hpp"
#include "domain/ids.hpp"

namespace mera {

struct Acting {
    ActingId id = {};
    PersonId person = {};
    std::string person_name = {};  // filled on reading
    PersonId for_person = {};
    std::string for_name = {};
    OrganisationId organisation = {};
    Date starts_on;
    Date ends_on;
    std::string basis;  // «приказ от 12.03.2020 № 7-к»
    bool holds_on(Date day) const { return starts_on <= day && day <= ends_on; }
};

inline constexpr int kActingDaysMax = 366;  // longer is not замещение: such a person gets the role itself

Expected<Done> may_act(const Acting& acting);

}  // namespace mera
