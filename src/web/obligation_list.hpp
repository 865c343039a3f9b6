#pragma once
// The filter of an obligation list as it stands in an address, and the list as a table: shared by every page with one.
#include <optional>
#include <string>
#include <vector>

#include "reports/table.hpp"
#include "store/obligations.hpp"
#include "web/views/visit.hpp"

namespace mera {

// What the person may see, narrowed by what the address asks for. A value that is not understood is left out; a date that
// is none finds nothing, and `date_problems` says why: a list as long as everything would be taken for the answer.
ObligationFilter filter_from_address(const Visit& visit);
ObligationFilter filter_from_fields(const Visit& visit, const Fields& query);  // the same, sent along by a form
FormProblems date_problems(const Visit& visit);
std::string filter_as_address(const Visit& visit, std::string_view path);  // the same filter, without the page
std::int64_t page_from_address(const Visit& visit);

// Everything the person looks after in these roles: their organisations and those below.
ObligationFilter within(const Actor& actor, std::initializer_list<Role> roles);

// Organisations a person is bound to; empty for those who see everything.
std::vector<OrganisationId> own_organisations(const Actor& actor);

enum class ListStyle {
    with_organisation,
    without_organisation,
    selectable,  // with_organisation, and each row may be chosen for a deed of the form around the table
};
std::string selected_value(const ObligationRow& row);  // «17:45»: the obligation and the submission that was seen
// `looked_on`: an earlier day that the links of the rows keep.
Html obligation_table(const std::vector<ObligationRow>& rows, Date today, std::string_view caption, ListStyle style,
                      std::optional<Date> looked_on = {});
std::string obligation_address(ObligationId id);
// The list behind a number: «/obligations?figure=judged&organisation=7».
std::string list_address(const std::vector<std::pair<std::string, std::string>>& query);
Html count_link(std::int64_t count, const std::string& address);  // a plain 0 when there is no list
std::string period_words(const ObligationRow& row);
// «Пункт 2.1», «2.1»: a clause of the order and a measure of its plan often bear one number.

Response table_download(const ReportTable& table, std::string_view format, std::string_view name);

}  // namespace mera
