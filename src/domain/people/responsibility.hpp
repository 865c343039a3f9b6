#pragma once
// Ответственный и соисполнители: who in an organisation answers for an obligation. Co-executors hand their parts to the
// responsible person, who alone sends the whole to review. Where nobody is responsible, any executor of the organisation
// sends it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/ids.hpp"

namespace mera {

enum class Share { responsible, co_executor };
std::string_view code_of(Share share);
std::optional<Share> share_from(std::string_view code);
std::string_view in_russian(Share share);

struct Responsibility {
    ResponsibilityId id = {};
    PersonId person = {};
    std::string full_name = {};  // filled on reading
    Share share = Share::responsible;
    std::string task = {};  // «сбор сведений о курсах»
    bool for_whole_measure = false;
};

struct Team {
    std::vector<Responsibility> members = {};  // only who serve the organisation today
    const Responsibility* responsible() const;
};

// The responsible person, who acts for them, or anybody who serves when there is none.
bool may_close(const Team& team, const Actor& actor, OrganisationId organisation);

}  // namespace mera
