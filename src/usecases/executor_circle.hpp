#pragma once
// Whom the words of an order may mean: the organisations around its owner, and what people of its town said before.
#include <optional>
#include <string>
#include <vector>

#include "domain/access.hpp"
#include "domain/plan/adoption.hpp"
#include "domain/plan/correction.hpp"
#include "store/db.hpp"

namespace mera {

struct ExecutorCircle {
    // The owner of the order; of one that the register does not know, the coordinator's own organisation, under which it
    // would be taken in.
    OrganisationId centre = {};
    bool has_owner = false;
    std::vector<Organisation> known;
};
// Empty for who coordinates nothing.
ExecutorCircle executor_circle(Db& db, const Actor& coordinator, const std::string& issuer);

// Answers about orders of this organisation; what an organisation is called, those over it may have said.
std::vector<ExecutorAnswer> answers_around(Db& db, OrganisationId centre);

// What the words mean is said once: the next order of the same owner is read so. Only answers are kept, not what Mera would
// read by itself. After the organisations of the plan have been taken in.
void remember_answers(Db& db, OrganisationId owner, const std::vector<AdoptedExecutor>& executors);

// Words in question that a person typed anew, now naming one organisation, mean that one; where two rows of the document
// were corrected in different ways, nothing is kept.
void remember_retyped(Db& db, const ExecutorCircle& circle, const std::vector<Correction>& corrections);

}  // namespace mera
