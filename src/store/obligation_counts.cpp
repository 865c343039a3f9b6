// Counts: cells are read packed, states are worked out by the domain. One reading answers for every number of a page.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/sorting.hpp"
#include "base/text.hpp"
#include "store/obligation_cells.hpp"
#include "store/obligation_filter.hpp"
#include "store/obligation_past.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/plan_past.hpp"
#include "store/programmes.hpp"

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

struct NamedExecutor {  // of a measure, in the words of the order
    std::string folded, words;
    MeasureId measure;
    std::optional<OrganisationId> organisation;  // none: the schools of the programme's list
};

struct NamedExecutors {
    std::vector<NamedExecutor> executors;  // equal words stand together
    std::set<std::pair<MeasureId, OrganisationId>> listed;  // the schools of the lists
};

NamedExecutors named_executors(Db& db, const ObligationFilter& filter) {
    NamedExecutors out;
    std::vector<DbValue> values;
    if (filter.programme) values.emplace_back(*filter.programme);
    const std::string programme = filter.programme ? " AND m.programme_id = $1" : "";
    const std::string text = R"sql(
        SELECT fold(e.words), e.words, e.measure_id, e.organisation_id
          FROM measure_executor e JOIN measure m ON m.id = e.measure_id
         WHERE m.version_of IS NULL
           AND (e.reading = 'listed_schools' OR (e.reading <> 'nobody' AND e.organisation_id IS NOT NULL))
    )sql" + programme + " ORDER BY fold(e.words), e.words, e.id";
    out.executors = db.query_values(text, values).all([](Row& row) {
        NamedExecutor one{row.next<std::string>(), row.next<std::string>(), {}, {}};
        one.measure = row.next<MeasureId>();
        one.organisation = row.next<std::optional<OrganisationId>>();
        return one;
    });
    for (Row& row : db.query(R"sql(
        SELECT m.id, l.organisation_id FROM measure m JOIN programme p ON p.id = m.programme_id
          JOIN school_list_entry l ON l.school_list_id = p.school_list_id
    )sql")) {
        const auto measure = row.next<MeasureId>();
        out.listed.emplace(measure, row.next<OrganisationId>());
    }
    return out;
}

// In the words that were in force on the day, and by the lists as they had been written down by then.
NamedExecutors named_executors_on(Db& db, const ObligationFilter& filter, Date day) {
    NamedExecutors out;
    for (const Programme& programme : all_programmes(db)) {
        if (day < programme.adopted_on || (filter.programme && *filter.programme != programme.id)) continue;
        const auto schools = school_list_on(db, programme.school_list, day);
        for (const auto& [id, measure] : plan_on(db, programme.id, day).words)
            for (const MeasureExecutor& executor : measure.executors) {
                const bool listed = executor.kind == ExecutorKind::listed_schools;
                if (!listed && !executor.organisation) continue;
                out.executors.push_back({fold_for_comparison(executor.words), executor.words, id,
                                         listed ? std::nullopt : executor.organisation});
                if (listed)
                    for (const SchoolListEntry& entry : schools) out.listed.emplace(id, entry.school);
            }
    }
    std::stable_sort(out.executors.begin(), out.executors.end(), [](const auto& left, const auto& right) {
        return std::tie(left.folded, left.words) < std::tie(right.folded, right.words);
    });
    return out;
}

// The words behind a measure's obligations: an index into the list of words, and whom they reach.
struct ExecutorWords {
    std::size_t index;
    std::optional<OrganisationId> organisation;  // none: the schools of the programme's list
};

}  // namespace

std::vector<ExecutorCounts> count_states_by_executor(Db& db, const ObligationFilter& filter, Date today) {
    std::vector<ExecutorCounts> out;
    const NamedExecutors named =
        filter.known_on ? named_executors_on(db, filter, *filter.known_on) : named_executors(db, filter);
    std::unordered_map<MeasureId, std::vector<ExecutorWords>> words;
    for (const NamedExecutor& one : named.executors) {
        if (out.empty() || out.back().folded != one.folded) out.push_back({one.words, one.folded, {}});
        words[one.measure].push_back({out.size() - 1, one.organisation});
    }
    for_each_obligation(db, filter, [&](MeasureId measure, OrganisationId organisation, const ObligationFacts& f) {
        const auto found = words.find(measure);
        if (found == words.end()) return;
        std::optional<std::size_t> counted;  // the same words twice in one cell count once; equal words stand together
        for (const ExecutorWords& one : found->second) {
            const bool reached =
                one.organisation ? *one.organisation == organisation : named.listed.contains({measure, organisation});
            if (!reached || counted == one.index) continue;
            out[one.index].counts.add(f, today);
            counted = one.index;
        }
    });
    std::erase_if(out, [](const ExecutorCounts& e) { return e.counts.total() + e.counts.released == 0; });
    return out;
}

}  // namespace mera
