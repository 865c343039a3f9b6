#pragma once
// Corrections of readings, beside the reading: by the document's bytes, with who and when.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/ids.hpp"
#include "domain/plan/correction.hpp"
#include "store/db.hpp"

namespace mera {

void insert_corrections(Db& db, const std::string& source_sha256, DraftId draft,
                        const std::vector<Correction>& corrections, std::optional<PersonId> by, const Moment& now);
std::vector<Correction> corrections_of(Db& db, const std::string& source_sha256);  // oldest first

struct CorrectionEntry {  // for people
    Correction correction;
    std::string by;
    std::string at;
};
std::vector<CorrectionEntry> correction_entries(Db& db, const std::string& source_sha256);  // newest first

// The text of a document without page images, as JSON of domain/plan/document_text.hpp.
void keep_document_text(Db& db, const std::string& source_sha256, const std::string& json);
std::optional<std::string> find_document_text(Db& db, const std::string& source_sha256);

}  // namespace mera
