#pragma once
// What people answered about the words of orders: an organisation, the listed schools, or nobody. One answer for each wording
// of an owner's orders.
#include <string_view>
#include <vector>

#include "domain/people/executor.hpp"
#include "store/db.hpp"

namespace mera {

std::vector<ExecutorAnswer> executor_answers(Db& db, OrganisationId owner);
void remember_executor_answer(Db& db, OrganisationId owner, const ExecutorAnswer& answer);
// It turned out to need no answer, or to have no single one.
void forget_executor_answer(Db& db, OrganisationId owner, std::string_view words);

}  // namespace mera
