#pragma once
// What the pages about people share: addresses, roles in words, who may be shown to whom.
#include <string>
#include <vector>

#include "store/obligations.hpp"
#include "store/people.hpp"
#include "web/views/visit.hpp"

namespace mera {

std::string person_address(PersonId id);
std::string register_address(OrganisationId id);
bool may_list(const Actor& actor, const PersonRow& row);  // manages people where this one has a role
bool may_look_after(const Actor& actor, OrganisationId organisation);  // administrator or coordinator over it
Html role_words(const PersonRow& row, Date today);  // «исполнитель, директор, с 01.09.2019»
std::vector<Option> role_options(const Actor& actor);
Html term_words(std::optional<Date> from, std::optional<Date> to, Date today);

// Organisations that owe something and have nobody to do it, of those the person puts people into.
std::vector<OrganisationCounts> organisations_without_executor(Visit& visit);
inline constexpr const char* kWithoutExecutor = "/register?without=executor";  // the list of them
// The page of one person: `said` after a deed, `problems` of a form of it that was refused.
Response person_page(Visit& visit, PersonId id, const Html& said, const FormProblems& problems);

}  // namespace mera
