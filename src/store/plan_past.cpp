#include "store/plan_past.hpp"

#include <algorithm>
#include <set>

#include "store/organisations.hpp"
#include "store/revisions.hpp"

namespace mera {

namespace {

struct Moved {  // a revision gave the measure another place
    RevisionId by;
    std::int64_t before;
};

std::multimap<MeasureId, Moved> moved_places(Db& db, ProgrammeId programme) {
    std::multimap<MeasureId, Moved> out;
    for (Row& row : db.query(R"sql(
        SELECT l.measure_id, l.revision_id, l.position FROM measure_place l JOIN measure m ON m.id = l.measure_id
         WHERE m.programme_id = $1 ORDER BY l.id
    )sql",
                             programme)) {
        const auto measure = row.next<MeasureId>();
        const auto revision = row.next<RevisionId>();
        out.emplace(measure, Moved{revision, row.next<std::int64_t>()});
    }
    return out;
}

}  // namespace

PlanOnDay plan_on(Db& db, ProgrammeId programme, Date day) {
    PlanOnDay out;
    std::set<RevisionId> adopted;
    for (const Revision& revision : revisions_of(db, programme)) {
        if (revision.adopted_on <= day) {
            adopted.insert(revision.id);
            out.revisions.push_back(revision);
        } else if (revision.in_force_from <= day) {
            out.later_but_from.push_back(revision);
        }
    }
    const auto moved = moved_places(db, programme);
    // A later revision moved it, before it or together with the one that changed the words: it stood elsewhere then.
    const auto place_of = [&](const MeasureWords& words) {
        const auto [first, last] = moved.equal_range(words.measure.id);
        for (auto at = first; at != last; ++at)
            if (!adopted.contains(at->second.by) && (!words.ended_by || at->second.by < *words.ended_by))
                return at->second.before;
        return words.position;
    };
    std::vector<std::pair<std::int64_t, Measure>> in_force;
    for (MeasureWords& words : wordings_of(db, programme)) {
        if (words.brought_by && !adopted.contains(*words.brought_by)) continue;
        if (words.added_on && day < *words.added_on) continue;
        if (!(words.ended_by && adopted.contains(*words.ended_by)))
            in_force.emplace_back(place_of(words), words.measure);
        const MeasureId id = words.measure.id;
        out.words.insert_or_assign(id, std::move(words.measure));
    }
    std::stable_sort(in_force.begin(), in_force.end(), [](const auto& a, const auto& b) {
        return std::pair{a.first, a.second.id} < std::pair{b.first, b.second.id};
    });
    for (auto& [place, measure] : in_force) out.measures.push_back(std::move(measure));
    return out;
}

std::vector<SchoolListEntry> school_list_on(Db& db, SchoolListId list, Date day) {
    auto entries = school_list_entries(db, list);
    const auto changes = school_list_changes(db, list);  // newest first: undone in that order
    for (auto change = changes.begin(); change != changes.end() && day < change->made_on; ++change) {
        const auto held = [&](const SchoolListEntry& entry) {
            return entry.school == change->school &&
                   (change->enters ? entry.enters_on == change->on : entry.leaves_on == change->on);
        };
        const auto entry = std::find_if(entries.begin(), entries.end(), held);
        if (entry == entries.end()) continue;
        if (change->enters) {
            entries.erase(entry);
            continue;
        }
        entry->leaves_on.reset();
        for (auto earlier = std::next(change); earlier != changes.end() && !entry->leaves_on; ++earlier)
            if (!earlier->enters && earlier->school == entry->school && entry->enters_on < earlier->on)
                entry->leaves_on = earlier->on;
    }
    return entries;
}

}  // namespace mera
