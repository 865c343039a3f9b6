#pragma once
// After a hand-in: its signatures are checked, its files are looked at. Nothing of it can refuse what was handed in.
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "office/package/signature.hpp"
#include "store/evidence_files.hpp"
#include "store/submissions.hpp"

namespace mera {

struct EvidenceChecker {
    std::string trusted_certificates = {};          // PEM, from the file that the settings name
    std::string child_program = reader_program();   // what parses strangers' files, with limits
};

void check_evidence(Db& db, EvidenceFiles& files, const EvidenceChecker& checker, ObligationId obligation,
                    const Moment& now);
// The same by a person's wish, when the trusted certificates have changed.
Expected<Done> check_signatures_again(Db& db, EvidenceFiles& files, const EvidenceChecker& checker, const Actor& actor,
                                      ObligationId obligation, const Moment& now);

// What a page shows beside one handed-in document.
struct EvidenceFindings {
    EvidenceId evidence = {};
    std::string
        requisites_in_file;  // «приказ № 12 от 14 января 2020 г.», as the file itself says; empty when it does not
    std::vector<std::string> warnings;
    std::optional<SignatureReading> signature;  // of a file that is a signature
    std::string signed_name;                    // of the document it stands under
    bool has_content = false;                   // an attached signature: the document inside can be opened
    bool is_waiting = false;                    // a file that the inspector has not reached yet
};
std::vector<EvidenceFindings> evidence_findings(Db& db, ObligationId obligation);

}  // namespace mera
