#pragma once
// The columns of a подтверждающий документ, the same in every table that holds some.
#include <string>
#include <string_view>

#include "store/db.hpp"
#include "store/submissions.hpp"

namespace mera {

inline constexpr std::string_view kEvidenceColumns =
    "e.id, e.kind, e.file_name, e.media_type, e.sha256, e.bytes, e.link, e.document_kind, e.document_number, "
    "e.document_date, e.signatory";
Evidence read_evidence_row(Row& row);        // the next eleven columns
EvidenceOwner read_evidence_owner(Row& row);  // and the two after them: obligation, organisation

// `table` and the column that leads to the owner: names of the schema, never a value.
void insert_evidence_row(Db& db, std::string_view table, std::string_view owner_column, std::int64_t owner,
                         std::int64_t position, const Evidence& evidence);
std::vector<Evidence> evidence_rows(Db& db, std::string_view table, std::string_view owner_column, std::int64_t owner);

}  // namespace mera
