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
    PersonId person = {};
    Date on;
    std::string at;
    std::string by;  // «Иванов И.И.», «Иванов И.И. за: Петрова П.П.»
    std::string note;
    std::vector<Evidence> evidence;
    std::optional<SubmissionId> submission;  // it went to review with this one
    std::optional<Review> sent_back;         // by the responsible person, with a reason
    bool waits() const { return !submission && !sent_back; }
};

PartId insert_part(Db& db, ObligationId obligation, const Doer& doer, const std::string& note,
                   const std::vector<Evidence>& evidence, const Moment& now);
std::vector<PartRecord> parts_of(Db& db, ObligationId obligation);  // oldest first
// Of the organisation, with parts that wait for the responsible person, by due date.
std::vector<ObligationId> obligations_with_waiting_parts(Db& db, OrganisationId organisation);
void return_part(Db& db, PartId part, const std::string& reason, const Doer& doer, const Moment& now);
// An accepted submission from below became this part.
void insert_rolled_up_part(Db& db, SubmissionId from, PartId part);
bool is_rolled_up(Db& db, SubmissionId submission);
void gather_part(Db& db, PartId part, SubmissionId submission);
std::optional<EvidenceOwner> find_part_evidence(Db& db, PartEvidenceId id);

}  // namespace mera
