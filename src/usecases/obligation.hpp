#pragma once
// The deeds around one obligation: hand in, decide, open by hand, release from control, transfer, comment.
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"
#include "store/obligations.hpp"
#include "store/submissions.hpp"

namespace mera {

inline constexpr std::size_t kEvidenceItemsMax = 20;  // one hand-in; more is a folder, and a folder is a link
inline constexpr std::int64_t kEvidenceFileBytesMax = 50 * 1024 * 1024;  // a scan of a hundred pages fits

struct HandedFile {
    std::string name;  // as the person's computer calls it
    EvidenceWriter content;  // what the door has received; kept when it is handed in
};
struct HandedRequisites {
    std::string kind, number, date, signatory;  // as typed
    bool empty() const { return kind.empty() && number.empty() && date.empty() && signatory.empty(); }
};
struct HandIn {
    std::vector<HandedFile> files;
    std::vector<std::string> links;
    HandedRequisites requisites;
    std::string note;
};

// The address of a page as typed; «www.…» is completed. Failure: it is none.
Expected<std::string> web_address(const std::string& typed);

// Everything that is wrong with the words of a hand-in (links, requisites, note), so that a form says it at once.
std::vector<Failure> obstacles(const HandIn& hand_in, Date today);

// What a person may look at; another organisation's obligation looks absent to an executor.
Expected<ObligationRow> obligation_for(Db& db, const Actor& actor, ObligationId id);

Expected<SubmissionId> submit_evidence(Db& db, const Actor& actor, ObligationId id, HandIn hand_in, const Moment& now);
// `seen`: the submission the reviewer looked at; a newer one, or a decision in between, is a conflict.
Expected<Done> review_submission(Db& db, const Actor& actor, ObligationId id, SubmissionId seen, Verdict verdict,
                                 const std::string& reason, const Moment& now);
Expected<ObligationId> open_obligation(Db& db, const Actor& actor, MeasureId measure, OrganisationId organisation,
                                       const std::string& due, const std::string& reason, const Calendar& calendar,
                                       const Moment& now);
Expected<Done> release_obligation(Db& db, const Actor& actor, ObligationId id, ReleaseReason reason,
                                  const std::string& basis, const Moment& now);
Expected<Done> ask_transfer(Db& db, const Actor& actor, ObligationId id, const std::string& due,
                            const std::string& reason, const Moment& now);
// The controller approves with the date that was asked for, approves with another one, or refuses and says why.
struct TransferAnswer {
    bool approve = false;
    std::string due = {};  // as typed; empty: the date asked for
    std::string comment = {};
};
Expected<Done> decide_transfer(Db& db, const Actor& actor, TransferId transfer, const TransferAnswer& answer,
                               const Calendar& calendar, const Moment& now);
Expected<Done> add_comment(Db& db, const Actor& actor, ObligationId id, const std::string& words, const Moment& now);

}  // namespace mera
