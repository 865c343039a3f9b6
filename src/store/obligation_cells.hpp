#pragma once
// The derived table obligation_cell: one row holds the facts of every obligation of one organisation under one measure.
// Counting reads it; states are worked out by the domain, so no rule is told twice.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/control/obligation.hpp"
#include "domain/ids.hpp"
#include "store/db.hpp"

namespace mera {

std::string pack_facts(const std::vector<ObligationFacts>& facts);
std::vector<ObligationFacts> unpack_facts(std::string_view packed);  // throws when it was not made by pack_facts
void for_each_packed(std::string_view packed, const std::function<void(const ObligationFacts&)>& use);

void refresh_obligation_cell(Db& db, MeasureId measure, OrganisationId organisation);
void rebuild_obligation_cells(Db& db, std::optional<ProgrammeId> programme);  // none: of all programmes
std::int64_t count_wrong_obligation_cells(Db& db);  // rows that differ from obligation_facts

}  // namespace mera
