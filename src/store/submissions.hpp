#pragma once
// What was handed in and decided under one obligation: appended, never changed.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/control/obligation.hpp"
#include "store/db.hpp"

namespace mera {

enum class EvidenceKind { file, link, requisites };
std::string_view code_of(EvidenceKind kind);

struct Evidence {  // подтверждающий документ: a file, an address, or the requisites of a paper
    EvidenceId id = {};
    EvidenceKind kind = EvidenceKind::file;
    std::string file_name = {};
    std::string media_type = {};
    std::string sha256 = {};
    std::int64_t bytes = 0;
    std::string link = {};
    std::string document_kind = {};    // «приказ»
    std::string document_number = {};
    std::optional<Date> document_date = {};
    std::string signatory = {};
};

struct Review {
    Verdict verdict;
    std::string reason;
    Date on;
    std::string by;
};

struct SubmissionRecord {
    SubmissionId id = {};
    ObligationId obligation = {};
    Date on;
    std::string at;
    std::string by;
    std::string note;
    std::vector<Evidence> evidence;
    std::optional<Review> review;
};

SubmissionId insert_submission(Db& db, ObligationId obligation, const std::string& note, std::optional<PersonId> by,
                               const Moment& now);
void insert_evidence(Db& db, SubmissionId submission, std::int64_t position, const Evidence& evidence);
void insert_review(Db& db, SubmissionId submission, Verdict verdict, const std::string& reason,
                   std::optional<PersonId> by, const Moment& now);
std::vector<SubmissionRecord> submissions_of(Db& db, ObligationId obligation);  // oldest first
struct EvidenceOwner {
    Evidence evidence;
    ObligationId obligation;
    OrganisationId organisation;
};
std::optional<EvidenceOwner> find_evidence(Db& db, EvidenceId id);

void insert_release(Db& db, ObligationId obligation, ReleaseReason reason, const std::string& basis,
                    std::optional<PersonId> by, const Moment& now);
struct ReleaseRecord {
    ReleaseReason reason;
    std::string basis;
    Date on;
    std::string by;
};
std::optional<ReleaseRecord> release_of(Db& db, ObligationId obligation);
std::optional<ReleaseRecord> release_on(Db& db, ObligationId obligation, Date day);  // as it was recorded by then

struct TransferRecord {
    TransferId id = {};
    Date asked_due;
    std::string reason;
    Date asked_on;
    std::string asked_by;
    bool by_change = false;  // an amending order or other days of the school year moved the term; nobody asked
    struct Decision {
        bool approved;
        Date due;
        std::string comment;
        Date on;
        std::string by;
    };
    std::optional<Decision> decision;
};
TransferId insert_transfer(Db& db, ObligationId obligation, Date due, const std::string& reason,
                           std::optional<PersonId> by, const Moment& now);
void insert_transfer_decision(Db& db, TransferId transfer, const TransferRecord::Decision& decision,
                              std::optional<PersonId> by);
std::vector<TransferRecord> transfers_of(Db& db, ObligationId obligation);  // oldest first
std::optional<ObligationId> obligation_of_transfer(Db& db, TransferId transfer);

struct Comment {
    std::string by;
    std::string at;
    std::string words;
};
void insert_comment(Db& db, ObligationId obligation, const std::string& words, std::optional<PersonId> by,
                    const Moment& now);
std::vector<Comment> comments_of(Db& db, ObligationId obligation);

}  // namespace mera
