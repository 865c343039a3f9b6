#pragma once
// What Mera has found out about handed-in documents: signatures, first pages, twins. Appended; the latest counts.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/submissions.hpp"

namespace mera {

struct SignatureCheckRecord {
    EvidenceId evidence = {};                  // the file of the signature
    std::optional<EvidenceId> signed_evidence; // the document beside it
    std::string verdict;                       // code of SignatureVerdict
    std::string protocol;                      // JSON of SignatureReading
    std::string content_sha256, content_type;  // the document that was inside
    std::string checked_at;
};
void insert_signature_check(Db& db, const SignatureCheckRecord& check);
std::map<EvidenceId, SignatureCheckRecord> signature_checks_of(Db& db,
                                                               ObligationId obligation);  // the latest of each file
std::optional<SignatureCheckRecord> signature_check_of(Db& db, EvidenceId evidence);

struct DocumentLookRecord {  // by the bytes of a file
    std::string sha256;
    bool is_scan = false;
    bool is_damaged = false;  // does not open
    std::string kind, number;
    std::optional<Date> date;
};
void save_document_look(Db& db, const DocumentLookRecord& look, const Moment& now);
std::map<std::string, DocumentLookRecord> document_looks_of(Db& db, ObligationId obligation);
bool has_document_look(Db& db, const std::string& sha256);
std::vector<ObligationId> obligations_with_unseen_files(Db& db);  // handed in, neither looked at nor checked

// Other obligations, not released as inapplicable, where the same bytes were handed in and not returned.
struct TwinFile {
    std::string sha256;
    ObligationId obligation;
    MeasureName measure;
    std::string organisation_name;
};
std::vector<TwinFile> twin_files_of(Db& db, ObligationId obligation);

}  // namespace mera
