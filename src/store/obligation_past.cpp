// What was known at the end of a day, read from the derived table.
#include "store/obligation_past.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "store/obligation_cells.hpp"
#include "store/obligation_facts.hpp"
#include "store/obligation_filter.hpp"
#include "store/obligation_stories.hpp"
#include "store/organisations.hpp"
#include "store/packed_story.hpp"
#include "store/plan_past.hpp"

namespace mera {

namespace {

struct PastObligation {
    ObligationId id = {};
    ProgrammeId programme = {};
    MeasureId measure = {};
    OrganisationId organisation = {};
    ObligationFacts facts;
    bool transfer_asked = false;
};

// The words of a day answer for the conditions that speak of words.
class Words {
public:
    Words(Db& db, Date day) : db_(db), day_(day) {}

    const PlanOnDay& plan(ProgrammeId programme) {
        auto found = plans_.find(programme);
        if (found == plans_.end()) found = plans_.emplace(programme, plan_on(db_, programme, day_)).first;
        return found->second;
    }
    const Measure* measure(ProgrammeId programme, MeasureId id) {
        const auto& words = plan(programme).words;
        const auto found = words.find(id);
        return found == words.end() ? nullptr : &found->second;
    }
    const Organisation& organisation(OrganisationId id) {
        if (organisations_.empty())
            for (Organisation& one : all_organisations(db_)) organisations_[one.id] = std::move(one);
        return organisations_.at(id);
    }
    bool is_listed(ProgrammeId programme, OrganisationId id) {
        auto found = schools_.find(programme);
        if (found == schools_.end()) {
            std::set<OrganisationId> schools;
            for (const auto& entry : school_list_on(db_, find_programme(db_, programme).value().school_list, day_))
                schools.insert(entry.school);
            found = schools_.emplace(programme, std::move(schools)).first;
        }
        return found->second.contains(id);
    }

private:
    Db& db_;
    Date day_;
    std::map<ProgrammeId, PlanOnDay> plans_;
    std::map<OrganisationId, Organisation> organisations_;
    std::map<ProgrammeId, std::set<OrganisationId>> schools_;
};

class Conditions {  // of a filter, on its day
public:
    Conditions(Db& db, const ObligationFilter& filter)
        : filter_(filter),
          day_(filter.known_on.value()),
          search_(fold_for_comparison(collapse_spaces(filter.search))),
          words_(db, day_) {}

    // Whose and what. The SQL has seen to the programme, the organisations and the measure.
    bool speaks_of(ProgrammeId programme, MeasureId id, OrganisationId organisation) {
        if (!filter_.section && search_.empty() && filter_.executor.empty()) return true;
        const Measure* measure = words_.measure(programme, id);
        if (measure == nullptr) return false;
        if (filter_.section && measure->section != filter_.section) return false;
        if (!filter_.executor.empty() && !is_executor(*measure, programme, organisation)) return false;
        if (search_.empty()) return true;
        const Organisation& owner = words_.organisation(organisation);
        const std::string text = measure->number + " " + measure->title + " " + owner.short_name + " " + owner.name;
        return fold_for_comparison(text).find(search_) != std::string::npos;
    }
    bool is_due_within(const ObligationFacts& facts) const {
        return !(filter_.due_from && facts.due < *filter_.due_from) && !(filter_.due_to && *filter_.due_to < facts.due);
    }
    // State and control, by the rules of the domain.
    bool finds(const ObligationFacts& facts, bool transfer_asked) const {
        if (!is_due_within(facts) || (filter_.transfer_asked && !transfer_asked)) return false;
        if (filter_.figure && !belongs_to(*filter_.figure, facts, day_)) return false;
        if (filter_.release && !(facts.release && facts.release->reason == *filter_.release)) return false;
        if (filter_.state && execution_state(facts, day_) != *filter_.state) return false;
        const bool lifted = facts.release && facts.release->reason != ReleaseReason::fulfilled;
        switch (filter_.figure || filter_.release ? ControlFilter::any : filter_.control) {
            case ControlFilter::counted: return !lifted;
            case ControlFilter::on_control: return !facts.release;
            case ControlFilter::released: return facts.release.has_value();
            case ControlFilter::any: return true;
        }
        std::abort();
    }

private:
    bool is_executor(const Measure& measure, ProgrammeId programme, OrganisationId organisation) {
        return std::any_of(measure.executors.begin(), measure.executors.end(), [&](const MeasureExecutor& executor) {
            if (fold_for_comparison(executor.words) != filter_.executor) return false;
            return executor.kind == ExecutorKind::listed_schools ? words_.is_listed(programme, organisation)
                                                                 : executor.organisation == organisation;
        });
    }

    const ObligationFilter& filter_;
    Date day_;
    std::string search_;
    Words words_;
};

// Programmes that had been adopted by the day; words are looked at apart.
FilterSql past_scope(const ObligationFilter& filter) {
    ObligationFilter whose;
    whose.programme = filter.programme;
    whose.organisations = filter.organisations;
    whose.measure = filter.measure;
    FilterSql sql = scope_sql(whose);
    sql.conditions += " AND q.adopted_on <= " + sql.parameter(filter.known_on.value());
    return sql;
}

using CellSet = std::set<std::pair<MeasureId, OrganisationId>>;

// Of cells in which something has happened; they are noted.
template <class Use>
CellSet read_histories(Db& db, const ObligationFilter& filter, Use&& use) {
    const FilterSql sql = past_scope(filter);
    CellSet out;
    for (Row& row :
         db.query_values("SELECT f.programme_id, f.measure_id, f.organisation_id, f.history FROM obligation_past f "
                         "JOIN programme q ON q.id = f.programme_id WHERE " +
                             sql.conditions,
                         sql.values)) {
        PastObligation one;
        one.programme = row.next<ProgrammeId>();
        one.measure = row.next<MeasureId>();
        one.organisation = row.next<OrganisationId>();
        out.emplace_hint(out.end(), one.measure, one.organisation);
        PackedStories{row.next<std::string_view>(), *filter.known_on}.for_each([&](const KnownOnDay& known) {
            one.id = known.id;
            one.facts = known.facts;
            one.transfer_asked = known.transfer_asked;
            use(one);
        });
    }
    return out;
}

// In a town that has lived for a while something has happened everywhere.
bool has_plain_cells(Db& db, const ObligationFilter& filter, const CellSet& histories) {
    const FilterSql sql = past_scope(filter);
    const auto cells =
        db.query_values("SELECT count(*) FROM obligation_cell f JOIN programme q ON q.id = f.programme_id WHERE " +
                            sql.conditions,
                        sql.values)
            .only<std::int64_t>();
    return cells > static_cast<std::int64_t>(histories.size());
}

// Of cells in which nothing has happened since the programme was adopted: each obligation.
template <class Use>
void read_plain(Db& db, const ObligationFilter& filter, const CellSet& histories, Use&& use) {
    if (!has_plain_cells(db, filter, histories)) return;
    const FilterSql sql = past_scope(filter);
    for (Row& row : db.query_values(
             "SELECT f.obligation_id, f.programme_id, f.measure_id, f.organisation_id, " + std::string{kFactColumns} +
                 " FROM obligation_facts f JOIN programme q ON q.id = f.programme_id WHERE " + sql.conditions,
             sql.values)) {
        PastObligation out;
        out.id = row.next<ObligationId>();
        out.programme = row.next<ProgrammeId>();
        out.measure = row.next<MeasureId>();
        out.organisation = row.next<OrganisationId>();
        if (histories.contains({out.measure, out.organisation})) continue;
        out.facts = read_facts(row);
        use(out);
    }
}

constexpr std::size_t kIdsOfOneQuery = 500;

std::map<ObligationId, StoredStory> stories_of(Db& db, const std::vector<ObligationId>& ids) {
    std::map<ObligationId, StoredStory> out;
    for (std::size_t from = 0; from < ids.size(); from += kIdsOfOneQuery) {
        FilterSql sql;
        for (std::size_t at = from; at < std::min(from + kIdsOfOneQuery, ids.size()); ++at)
            sql.conditions += (at == from ? "" : ", ") + sql.parameter(ids[at]);
        for (StoredStory& stored : stories_where(db, "o.id IN (" + sql.conditions + ")", sql.values)) {
            const ObligationId id = stored.story.id;
            out.emplace(id, std::move(stored));
        }
    }
    return out;
}

}  // namespace

namespace {

template <class Use>
void for_each_found(Db& db, const ObligationFilter& filter, Use&& use) {
    Conditions conditions{db, filter};
    const auto take = [&](const PastObligation& one) {
        if (conditions.finds(one.facts, one.transfer_asked) &&
            conditions.speaks_of(one.programme, one.measure, one.organisation))
            use(one);
    };
    const CellSet histories = read_histories(db, filter, take);
    read_plain(db, filter, histories, take);
}

}  // namespace

std::int64_t count_past_obligations(Db& db, const ObligationFilter& filter) {
    std::int64_t out = 0;
    for_each_found(db, filter, [&](const PastObligation&) { ++out; });
    return out;
}

std::vector<ObligationId> past_obligations(Db& db, const ObligationFilter& filter, const ListPage& page) {
    const bool by_hand_in = filter.state == ExecutionState::under_review;  // the queue of a reviewer
    std::vector<std::pair<std::chrono::sys_days, ObligationId>> found;
    for_each_found(db, filter, [&](const PastObligation& one) {
        found.emplace_back(by_hand_in ? one.facts.last->on : one.facts.due, one.id);
    });
    const auto size = static_cast<std::int64_t>(found.size());
    const auto from = std::min((page.number - 1) * page.size, size), to = std::min(from + page.size, size);
    std::partial_sort(found.begin(), found.begin() + to, found.end());
    std::vector<ObligationId> out;
    for (auto at = from; at < to; ++at) out.push_back(found[static_cast<std::size_t>(at)].second);
    return out;
}

std::vector<ObligationRow> past_rows(Db& db, const std::vector<ObligationId>& ids, Date day) {
    const auto stories = stories_of(db, ids);
    std::map<ObligationId, ObligationRow> rows;
    for (ObligationRow& row : find_obligations(db, ids)) rows.emplace(row.id, std::move(row));
    Words words{db, day};
    std::vector<ObligationRow> out;
    for (const ObligationId id : ids) {
        const auto found = rows.find(id);
        if (found == rows.end()) continue;
        const auto known = known_on(stories.at(id).story, day);
        if (!known) continue;
        ObligationRow row = std::move(found->second);
        row.facts = known->facts;
        row.period_first = known->facts.period_first;
        row.period_last = known->period_last;
        row.due_nominal = known->due_nominal;
        row.transfers = known->transfers;
        row.transfer_asked = known->transfer_asked;
        row.last_submission = known->last_submission;
        if (const Measure* measure = words.measure(row.programme, row.measure)) {
            row.measure_number = measure->number;
            row.measure_title = measure->title;
            row.is_clause = measure->is_clause();
        }
        out.push_back(std::move(row));
    }
    return out;
}

std::optional<ObligationRow> find_past_obligation(Db& db, ObligationId id, Date day) {
    auto rows = past_rows(db, {id}, day);
    if (rows.empty()) return {};
    return std::move(rows.front());
}

void for_each_past(Db& db, const ObligationFilter& filter, const UseFacts& use) {
    Conditions conditions{db, filter};
    const CellSet histories = read_histories(db, filter, [&](const PastObligation& one) {
        if (conditions.is_due_within(one.facts) && conditions.speaks_of(one.programme, one.measure, one.organisation))
            use(one.measure, one.organisation, one.facts);
    });
    if (!has_plain_cells(db, filter, histories)) return;
    const FilterSql sql = past_scope(filter);
    for (Row& row :
         db.query_values("SELECT f.programme_id, f.measure_id, f.organisation_id, f.facts FROM obligation_cell f "
                         "JOIN programme q ON q.id = f.programme_id WHERE " +
                             sql.conditions,
                         sql.values)) {
        const auto programme = row.next<ProgrammeId>();
        const auto measure = row.next<MeasureId>();
        const auto organisation = row.next<OrganisationId>();
        if (histories.contains({measure, organisation}) || !conditions.speaks_of(programme, measure, organisation))
            continue;
        for_each_packed(row.next<std::string_view>(), [&](const ObligationFacts& facts) {
            if (conditions.is_due_within(facts)) use(measure, organisation, facts);
        });
    }
}

}  // namespace mera
