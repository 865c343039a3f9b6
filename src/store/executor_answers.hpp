#pragma once
// What people answered about words that name no organisation: the listed schools, or nobody. One answer for each wording of
// an owner's orders.
#include <string_view>
#include <vector>

#include "domain/executor.hpp"
#include "store/db.hpp"

namespace mera {

std::vector<ExecutorAnswer> executor_answers(Db& db, OrganisationId owner);
void remember_executor_answer(Db& db, OrganisationId owner, std::string_view words, ExecutorKind kind);
// The words turned out to name an organisation.
void forget_executor_answer(Db& db, OrganisationId owner, std::string_view words);

}  // namespace mera
