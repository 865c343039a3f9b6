#pragma once
// The filter of an obligation list as it stands in an address, and the list as a table: shared by every page with one.
#include <string>
#include <vector>

#include "reports/table.hpp"
#include "store/obligations.hpp"
#include "web/visit.hpp"

namespace mera {

// What the person may see, narrowed by what the address asks for. A value that is not understood is left out.
ObligationFilter filter_from_address(Visit& visit);
std::string filter_as_address(const Visit& visit, std::string_view path);  // the same filter, without the page
std::int64_t page_from_address(const Visit& visit);

// Organisations a person is bound to; empty for those who see everything.
std::vector<OrganisationId> own_organisations(const Actor& actor);

enum class ListStyle { with_organisation, without_organisation };
Html obligation_table(const std::vector<ObligationRow>& rows, Date today, std::string_view caption, ListStyle style);
std::string obligation_address(ObligationId id);
std::string period_words(const ObligationRow& row);

Response table_download(const ReportTable& table, std::string_view format, std::string_view name);

}  // namespace mera
