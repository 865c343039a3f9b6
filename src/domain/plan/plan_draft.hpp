#pragma once
// PlanDraft: an order as read, before a person has adopted it. What is uncertain carries a doubt with its place;
// what was not read is empty. JSON shape: docs/plan-draft.md, printed by `mera recognise`.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/expected.hpp"
#include "domain/plan/amendment.hpp"
#include "domain/plan/draft_row.hpp"

namespace mera {

struct DraftOrder {
    std::string number;
    std::optional<Date> date = {};
    std::string title;
    std::string issuer;
    friend bool operator==(const DraftOrder&, const DraftOrder&) = default;
};

struct DraftAnnex {  // of an amending order: the rows that its instructions may take
    std::string number;  // empty when it bears none
    std::vector<DraftSection> sections;
    friend bool operator==(const DraftAnnex&, const DraftAnnex&) = default;
};

struct PlanDraft {
    DraftOrder order;
    std::vector<DraftClause> clauses;
    std::vector<DraftSection> sections;
    std::vector<Doubt> doubts = {};
    std::vector<Repair> repairs = {};
    std::vector<DraftPlace> places = {};  // of the order's own fields: «order.number»
    std::vector<Amendment> amendments = {};  // of an order that amends another one part by part
    std::vector<DraftAnnex> annexes = {};    // of the same order
    friend bool operator==(const PlanDraft&, const PlanDraft&) = default;
};

std::string to_json(const PlanDraft& draft, int indent = -1);       // UTF-8, keys in the order of docs/plan-draft.md
Expected<PlanDraft> plan_draft_from_json(std::string_view json);    // Failure names the field that does not fit
std::string to_json(const DeadlineReading& reading, std::string_view text);  // one line of `mera deadline`
std::size_t count_measures(const PlanDraft& draft);
std::size_t count_doubts(const PlanDraft& draft);

}  // namespace mera
