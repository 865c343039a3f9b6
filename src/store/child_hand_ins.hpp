#pragma once
// What an organisation's own people handed in under its own measures, and what the leader said of it: appended.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"
#include "store/submissions.hpp"

namespace mera {

struct ChildHandInPlace {
    ChildProgrammeId programme = {};
    std::int64_t addition = 0;
    std::optional<Date> due_nominal = {};  // none: done when needed
};

struct ChildHandInRecord {
    ChildHandInId id = {};
    ChildHandInPlace place;
    Date on;
    std::string by;
    std::string note;
    std::vector<Evidence> evidence;
    std::optional<Review> decision;
};

ChildHandInId insert_child_hand_in(Db& db, const ChildHandInPlace& place, const Doer& doer, const std::string& note,
                                   const std::vector<Evidence>& evidence, const Moment& now);
void insert_child_decision(Db& db, ChildHandInId id, Verdict verdict, const std::string& reason, const Doer& doer,
                           const Moment& now);
std::vector<ChildHandInRecord> child_hand_ins(Db& db, ChildProgrammeId programme);  // oldest first

struct ChildHandInFacts {  // without words and files
    ChildHandInPlace place;
    Date on;
    std::optional<Verdict> verdict = {};
    std::optional<Date> decided_on = {};
};
// `only`: of these programmes; none: of all. Oldest first.
std::vector<ChildHandInFacts> child_hand_in_facts(Db& db, const std::optional<std::vector<ChildProgrammeId>>& only);

struct ChildEvidenceOwner {
    Evidence evidence;
    ChildProgrammeId programme;
    OrganisationId organisation;
};
std::optional<ChildEvidenceOwner> find_child_evidence(Db& db, EvidenceId id);

}  // namespace mera
