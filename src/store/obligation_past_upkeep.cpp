// The derived table obligation_past: kept up with what is recorded, made anew from the stories, compared with them.
#include <algorithm>
#include <map>

#include "store/obligation_past.hpp"
#include "store/obligation_stories.hpp"
#include "store/packed_story.hpp"

namespace mera {

namespace {

struct PastCell {
    MeasureId measure;
    OrganisationId organisation;
    ProgrammeId programme;
    std::string history;
    friend bool operator==(const PastCell&, const PastCell&) = default;
};

// Cells in which something has happened.
std::vector<PastCell> cells_of(const std::vector<StoredStory>& stories) {
    std::vector<PastCell> out;
    for (auto at = stories.begin(); at != stories.end();) {
        const auto end = std::find_if(at, stories.end(), [&](const StoredStory& s) {
            return s.measure != at->measure || s.organisation != at->organisation;
        });
        if (!std::all_of(at, end, [](const StoredStory& s) { return s.is_plain(); })) {
            PastCell cell{at->measure, at->organisation, at->programme, {}};
            for (auto one = at; one != end; ++one) pack_story(cell.history, one->story);
            out.push_back(std::move(cell));
        }
        at = end;
    }
    return out;
}

void save(Db& db, const PastCell& cell) {
    db.execute(R"sql(
        INSERT INTO obligation_past (measure_id, organisation_id, programme_id, history) VALUES ($1, $2, $3, $4)
        ON CONFLICT (measure_id, organisation_id) DO UPDATE SET history = excluded.history
    )sql",
               cell.measure, cell.organisation, cell.programme, cell.history);
}

}  // namespace

void refresh_obligation_past(Db& db, const CellKeys& cells) {
    for (const auto& [measure, organisation] : cells)
        for (const PastCell& cell : cells_of(stories_where(db, "o.measure_id = $1 AND o.organisation_id = $2",
                                                           {DbValue{measure}, DbValue{organisation}})))
            save(db, cell);
}

void rebuild_obligation_past(Db& db, std::optional<ProgrammeId> programme) {
    std::vector<DbValue> values;
    if (programme) {
        db.execute("DELETE FROM obligation_past WHERE programme_id = $1", *programme);
        values.emplace_back(*programme);
    } else {
        db.execute("DELETE FROM obligation_past");
    }
    for (const PastCell& cell : cells_of(stories_where(db, programme ? "o.programme_id = $1" : "TRUE", values)))
        save(db, cell);
}

namespace {

// All that was created in one go was opened by one thing: the last of it speaks for the rest.
bool was_opened_at_adoption(Db& db) {
    return db.query(R"sql(
        SELECT count(*) FROM obligation o JOIN programme p ON p.id = o.programme_id
         WHERE o.id = (SELECT max(x.id) FROM obligation x) AND o.opened_on = p.adopted_on
           AND o.revision_id IS NULL AND o.list_change_id IS NULL AND o.school_year_change_id IS NULL
    )sql")
               .only<std::int64_t>() == 1;
}

}  // namespace

void add_fresh_past(Db& db, ProgrammeId programme, ObligationId after) {
    const bool is_plain = was_opened_at_adoption(db);
    if (is_plain &&
        db.query("SELECT count(*) FROM obligation_past WHERE programme_id = $1", programme).only<std::int64_t>() == 0)
        return;
    const auto touched =
        db.query("SELECT DISTINCT measure_id, organisation_id FROM obligation WHERE id > $1", after).all([](Row& row) {
            const auto measure = row.next<MeasureId>();
            return std::pair{measure, row.next<OrganisationId>()};
        });
    constexpr std::size_t kOneByOneMax = 300;  // more cells than this are made anew as a whole programme
    if (touched.size() > kOneByOneMax)
        rebuild_obligation_past(db, programme);
    else
        refresh_obligation_past(db, touched);
}

std::int64_t count_wrong_obligation_past(Db& db) {
    const auto truth = cells_of(stories_where(db, "TRUE", {}));
    std::map<std::pair<MeasureId, OrganisationId>, PastCell> stored;
    for (Row& row : db.query("SELECT measure_id, organisation_id, programme_id, history FROM obligation_past")) {
        const auto measure = row.next<MeasureId>();
        const auto organisation = row.next<OrganisationId>();
        const auto programme = row.next<ProgrammeId>();
        stored[{measure, organisation}] = {measure, organisation, programme, row.next<std::string>()};
    }
    std::int64_t wrong = 0;
    for (const PastCell& cell : truth) {
        const auto found = stored.find({cell.measure, cell.organisation});
        wrong += found == stored.end() || found->second != cell;
        if (found != stored.end()) stored.erase(found);
    }
    return wrong + static_cast<std::int64_t>(stored.size());
}

}  // namespace mera
