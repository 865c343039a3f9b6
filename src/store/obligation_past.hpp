#pragma once
// Obligations as they were known at the end of an earlier day. The derived table obligation_past holds, for one
// organisation under one measure, what was known after every day on which something was recorded; the truth is the story of
// each obligation (domain/control/obligation_story.hpp).
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/control/obligation_story.hpp"
#include "store/obligations.hpp"

namespace mera {

// What the filter finds on its day `known_on`: how many, and one page of its list.
std::int64_t count_past_obligations(Db& db, const ObligationFilter& filter);
std::vector<ObligationId> past_obligations(Db& db, const ObligationFilter& filter, const ListPage& page);
// The rows of a list for them, in the words of that day.
std::vector<ObligationRow> past_rows(Db& db, const std::vector<ObligationId>& ids, Date day);
std::optional<ObligationRow> find_past_obligation(Db& db, ObligationId id, Date day);  // none: nobody knew of it yet

// For counts: use(measure, organisation, facts) for everything of the filter's scope; what one organisation owes under one
// measure comes together.
using UseFacts = std::function<void(MeasureId, OrganisationId, const ObligationFacts&)>;
void for_each_past(Db& db, const ObligationFilter& filter, const UseFacts& use);

// The derived table: of some cells, of one programme or of all.
using CellKeys = std::vector<std::pair<MeasureId, OrganisationId>>;
void refresh_obligation_past(Db& db, const CellKeys& cells);
void rebuild_obligation_past(Db& db, std::optional<ProgrammeId> programme);
// Obligations numbered after `after` have just been created.
void add_fresh_past(Db& db, ProgrammeId programme, ObligationId after);
std::int64_t count_wrong_obligation_past(Db& db);  // rows that differ from the truth

}  // namespace mera
