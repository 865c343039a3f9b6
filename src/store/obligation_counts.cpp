// Counts: cells are read packed, states are worked out by the domain. One reading answers for every number of a page.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/sorting.hpp"
#include "store/obligation_cells.hpp"
#include "store/obligation_filter.hpp"
#include "store/obligation_past.hpp"
#include "store/obligations.hpp"

namespace mera {

namespace {

// Every obligation of the scope whose due day is in the filter's stretch: use(measure, organisation, facts).
template <class Use>
void for_each_obligation(Db& db, const ObligationFilter& filter, Use&& use) {
    if (filter.known_on) return for_each_past(db, filter, use);
    const FilterSql sql = scope_sql(filter);
    const std::string text = "SELECT f.measure_id, f.organisation_id, f.facts FROM obligation_cell f " +
                             std::string{joins_for(filter)} + "WHERE " + sql.conditions;
    for (Row& row : db.query_values(text, sql.values)) {
        const auto measure = row.next<MeasureId>();
        const auto organisation = row.next<OrganisationId>();
        for_each_packed(row.next<std::string_view>(), [&](const ObligationFacts& facts) {
            if (filter.due_from && facts.due < *filter.due_from) return;
            if (filter.due_to && *filter.due_to < facts.due) return;
            use(measure, organisation, facts);
        });
    }
}

struct NamedOrganisation {
    OrganisationId id;
    std::string name;
};
std::vector<NamedOrganisation> organisations_by_name(Db& db) {
    auto out = db.query("SELECT id, short_name FROM organisation ORDER BY id").all([](Row& row) {
        return NamedOrganisation{row.next<OrganisationId>(), row.next<std::string>()};
    });
    sort_by_name(out, [](const NamedOrganisation& one) { return one.name; });
    return out;
}

}  // namespace

StateCounts count_states(Db& db, const ObligationFilter& filter, Date today) {
    StateCounts out;
    for_each_obligation(db, filter, [&](MeasureId, OrganisationId, const ObligationFacts& f) { out.add(f, today); });
    return out;
}

std::vector<OrganisationCounts> count_states_by_organisation(Db& db, const ObligationFilter& filter, Date today) {
    std::unordered_map<OrganisationId, StateCounts> counts;
    for_each_obligation(db, filter, [&](MeasureId, OrganisationId organisation, const ObligationFacts& f) {
        counts[organisation].add(f, today);
    });
    std::vector<OrganisationCounts> out;
    for (const NamedOrganisation& organisation : organisations_by_name(db))
        if (const auto found = counts.find(organisation.id); found != counts.end())
            out.push_back({organisation.id, organisation.name, found->second});
    return out;
}

std::vector<MeasureCounts> count_states_by_measure(Db& db, const ObligationFilter& filter, Date today) {
    std::map<MeasureId, StateCounts> counts;
    for_each_obligation(db, filter, [&](MeasureId measure, OrganisationId, const ObligationFacts& f) {
        counts[measure].add(f, today);
    });
    std::vector<MeasureCounts> out;
    for (const auto& [measure, of_measure] : counts) out.push_back({measure, of_measure});
    return out;
}

std::vector<MatrixCell> count_states_by_cell(Db& db, const ObligationFilter& filter, Date today) {
    std::vector<MatrixCell> out;  // a cell's obligations come together
    for_each_obligation(db, filter, [&](MeasureId measure, OrganisationId organisation, const ObligationFacts& f) {
        if (out.empty() || out.back().measure != measure || out.back().organisation != organisation)
            out.push_back({measure, organisation, {}});
        out.back().counts.add(f, today);
    });
    return out;
}

std::vector<DayCount> count_by_due_day(Db& db, const ObligationFilter& filter) {
    std::map<Date, DayCount> counts;
    for_each_obligation(db, filter, [&](MeasureId, OrganisationId, const ObligationFacts& f) {
        if (f.release && f.release->reason != ReleaseReason::fulfilled) return;
        DayCount& day = counts[f.due];
        day.due = f.due;
        ++day.total;
        day.owed += !f.last || f.last->verdict == Verdict::returned ? 1 : 0;
    });
    std::vector<DayCount> out;
    for (const auto& [due, count] : counts) out.push_back(count);
    return out;
}

std::vector<MonthCounts> count_states_by_month(Db& db, const ObligationFilter& filter, Date today) {
    std::map<Date, StateCounts> counts;
    for_each_obligation(db, filter, [&](MeasureId, OrganisationId, const ObligationFacts& f) {
        counts[first_day_of_month(f.due)].add(f, today);
    });
    std::vector<MonthCounts> out;
    for (const auto& [month, of_month] : counts) out.push_back({month, of_month});
    return out;
}

namespace {

// The words of the order behind a measure's obligations: an index into the list of words, and whom they reach.
struct ExecutorWords {
    std::size_t index;
    std::optional<OrganisationId> organisation;  // none: the schools of the programme's list
};

std::unordered_map<MeasureId, std::vector<ExecutorWords>> executor_words(Db& db, std::vector<ExecutorCounts>& names) {
    std::unordered_map<MeasureId, std::vector<ExecutorWords>> out;
    for (Row& row : db.query(R"sql(
        SELECT fold(e.words), e.words, e.measure_id, e.reading, e.organisation_id FROM measure_executor e
         WHERE e.reading <> 'nobody' ORDER BY fold(e.words), e.words, e.id
    )sql")) {
        const auto folded = row.next<std::string>();
        const auto words = row.next<std::string>();
        const auto measure = row.next<MeasureId>();
        const bool listed = row.next<std::string>() == "listed_schools";
        const auto organisation = row.next<std::optional<OrganisationId>>();
        if (names.empty() || names.back().folded != folded) names.push_back({words, folded, {}});
        if (listed || organisation) out[measure].push_back({names.size() - 1, listed ? std::nullopt : organisation});
    }
    return out;
}

std::set<std::pair<MeasureId, OrganisationId>> listed_schools(Db& db) {
    const auto rows = db.query(R"sql(
        SELECT m.id, l.organisation_id FROM measure m JOIN programme p ON p.id = m.programme_id
          JOIN school_list_entry l ON l.school_list_id = p.school_list_id
    )sql")
                          .all([](Row& row) { return std::pair{row.next<MeasureId>(), row.next<OrganisationId>()}; });
    return {rows.begin(), rows.end()};
}

}  // namespace

std::vector<ExecutorCounts> count_states_by_executor(Db& db, const ObligationFilter& filter, Date today) {
    std::vector<ExecutorCounts> out;
    const auto words = executor_words(db, out);
    const auto schools = listed_schools(db);
    for_each_obligation(db, filter, [&](MeasureId measure, OrganisationId organisation, const ObligationFacts& f) {
        const auto found = words.find(measure);
        if (found == words.end()) return;
        std::optional<std::size_t> counted;  // the same words twice in one cell count once; equal words stand together
        for (const ExecutorWords& one : found->second) {
            const bool reached =
                one.organisation ? *one.organisation == organisation : schools.contains({measure, organisation});
            if (!reached || counted == one.index) continue;
            out[one.index].counts.add(f, today);
            counted = one.index;
        }
    });
    std::erase_if(out, [](const ExecutorCounts& e) { return e.counts.total() + e.counts.released == 0; });
    return out;
}

}  // namespace mera
