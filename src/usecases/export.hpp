#pragma once
// Lists as tables for CSV and XLSX: every list a person sees can be taken away.
#include <vector>

#include "reports/table.hpp"
#include "store/audit.hpp"
#include "store/obligations.hpp"

namespace mera {

// `db` names the order each obligation comes from: lists of several programmes are told apart.
ReportTable obligations_table(Db& db, const std::vector<ObligationRow>& rows, Date today);
ReportTable organisations_table(const std::vector<OrganisationCounts>& rows);
ReportTable discipline_table(const std::string& first_column,
                             const std::vector<std::pair<std::string, StateCounts>>& lines);
ReportTable measures_table(const std::vector<Measure>& measures, const std::vector<MeasureCounts>& counts);
ReportTable audit_table(const std::vector<AuditEntry>& rows);

inline constexpr std::int64_t kExportRowsMax = 100'000;  // more than any spreadsheet is read with

}  // namespace mera
