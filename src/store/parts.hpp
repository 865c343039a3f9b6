#pragma once
// Parts: what co-executors handed to the responsible person, until a submission gathers them.
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"
#include "store/submissions.hpp"

namespace mera {

struct PartRecord {
    PartId id = {};
    Date on;
    std::string at;
    std::string by;  // «Иванов И.И.», «Иванов И.И. за: Петрова П.П.»
    std::string note;
    std::vector<Evidence> evidence;
    std::optional<SubmissionId> submission;  // none: waits for the responsible person
};

PartId insert_part(Db& db, ObligationId obligation, const Doer& doer, const std::string& note,
                   const std::vector<Evidence>& evidence, const Moment& now);
std::vector<PartRecord> parts_of(Db& db, ObligationId obligation);  // oldest first
void gather_part(Db& db, PartId part, SubmissionId submission);
std::optional<EvidenceOwner> find_part_evidence(Db& db, PartEvidenceId id);

}  // namespace mera
