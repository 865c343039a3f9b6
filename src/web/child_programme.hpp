#pragma once
// What the pages of an organisation's own programme share, and how other pages speak of it.
#include <string>

#include "domain/people/organisation.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/child_programme_table.hpp"
#include "web/views/visit.hpp"

namespace mera {

std::string child_address(ChildProgrammeId id);
std::string own_task_address(const ChildHandInPlace& place);
Failure no_child_programme();
Html child_state(const ChildPlan& plan);  // черновик, утверждена, есть правка
std::string order_words(const ChildApproval& approval);  // «приказ № 12 от 20 декабря 2019 г.»

// On «Моя работа» of an organisation's people: what their programme waits for; nothing when it waits for nothing.
Html child_home(Visit& visit);
// On the list of programmes and on one of them: the own programme, or the offer to make it.
Html child_offer(Visit& visit, std::optional<ProgrammeId> parent);
// On an obligation: who answers inside and by when, where it was passed on and what it was made from.
Html child_block(Visit& visit, const ObligationRow& row);

}  // namespace mera
