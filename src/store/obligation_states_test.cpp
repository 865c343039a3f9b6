// The SQL of lists against the rules of the domain: every combination of the two axes, on several days, on both engines.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "domain/control/standing.hpp"
#include "store/migrations.hpp"
#include "store/obligation_cells.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"
#include "support/throwaway_postgres.hpp"

using namespace mera;

namespace {

constexpr Date june(unsigned day) { return make_date(2020, 6, day); }
Moment on(Date day) { return {day, iso(day) + "T10:00:00Z"}; }

struct Programme882 {
    Db& db;
    ProgrammeId id = {};
    MeasureId measure = {};
    OrganisationId school = {};
    explicit Programme882(Db& db_) : db(db_) {
        REQUIRE(migrate(db, built_in_migrations(), on(june(1))));
        school =
            insert_organisation(db, {.name = "СОШ № 2", .short_name = "СОШ № 2", .kind = OrganisationKind::school});
        const auto list = insert_school_list(db, "Школы", "приказ № 1576");
        Programme programme{};
        programme.owner = school;
        programme.school_list = list;
        programme.order_number = "882";
        programme.order_date = make_date(2019, 12, 4);
        programme.title = "Комплекс мер";
        programme.terms.term = {make_date(2019, 12, 4), make_date(2020, 12, 31)};
        programme.terms.school_year_last = make_date(2020, 5, 31);
        programme.adopted_on = make_date(2019, 12, 4);
        id = insert_programme(db, programme, {}, {});
        Measure m;
        m.number = "1.1";
        m.title = "Мера";
        m.executors = {{"Образовательные организации", ExecutorKind::organisation, school}};
        measure = insert_measure(db, id, 1, m);
    }
    // One obligation each: periods differ by their last day, which no state depends on.
    ObligationId owe(Date first, Date due) {
        const Date last = add_days(make_date(2021, 1, 1), ++count_);
        return insert_obligation(db, id, measure, {school, {*Period::between(first, last), due, due}}, {}, "");
    }

private:
    int count_ = 0;
};

// Every history a few deeds can make, and accepted work lifted for another reason, as older records may hold it.
std::vector<ObligationFacts> make_histories(Programme882& programme) {
    Db& db = programme.db;
    std::vector<ObligationId> ids;
    for (const Date first : {june(1), june(15)})
        for (const Date due : {june(12), june(20)})
            for (const int submissions : {0, 1, 2, 3})  // all but the last are sent back
                for (const int verdict : {0, 1, 2}) {
                    if (submissions == 0 && verdict > 0) continue;
                    for (const int release : {-1, 0, 1, 2, 3})
                        for (const Date released_on : {june(12), june(14)}) {
                            if (release < 0 && released_on != june(12)) continue;
                            // «Исполнено» was never said of what was not accepted: lists of open work rest on it.
                            if (release == 0 && (submissions == 0 || verdict != 1)) continue;
                            const ObligationId id = programme.owe(first, due);
                            for (int n = 1; n <= submissions; ++n) {
                                const auto s =
                                    insert_submission(db, id, "", {}, on(june(10 + static_cast<unsigned>(n))));
                                if (n < submissions || verdict == 2)
                                    insert_review(db, s, Verdict::returned, "нет подписи", {}, on(june(13)));
                                else if (verdict == 1)
                                    insert_review(db, s, Verdict::accepted, "", {}, on(june(13)));
                            }
                            if (release >= 0)
                                insert_release(db, id, kReleaseReasons[static_cast<std::size_t>(release)], "приказ", {},
                                               on(released_on));
                            ids.push_back(id);
                        }
                }
    refresh_obligation_facts(db, ids);
    std::vector<ObligationFacts> out;
    for (const ObligationRow& row : find_obligations(db, ids)) out.push_back(row.facts);
    CHECK(out.size() == ids.size());
    return out;
}

bool passes(ControlFilter control, const ObligationFacts& facts) {
    switch (control) {
        case ControlFilter::counted: return !facts.release || facts.release->reason == ReleaseReason::fulfilled;
        case ControlFilter::on_control: return !facts.release;
        case ControlFilter::released: return facts.release.has_value();
        case ControlFilter::any: return true;
    }
    std::abort();
}

void check_day(Db& db, const std::vector<ObligationFacts>& all, Date today) {
    const auto expected = [&](auto&& belongs) {
        return std::count_if(all.begin(), all.end(), [&](const ObligationFacts& f) { return belongs(f); });
    };
    for (const ExecutionState state : kExecutionStates)
        for (const ControlFilter control :
             {ControlFilter::counted, ControlFilter::on_control, ControlFilter::released, ControlFilter::any}) {
            INFO(iso(today) << " " << code_of(state) << " control " << static_cast<int>(control));
            ObligationFilter filter;
            filter.state = state;
            filter.control = control;
            CHECK(count_obligations(db, filter, today) == expected([&](const ObligationFacts& f) {
                      return execution_state(f, today) == state && passes(control, f);
                  }));
        }
    for (const ControlFigure figure : kControlFigures) {
        INFO(iso(today) << " " << code_of(figure));
        ObligationFilter filter;
        filter.figure = figure;
        CHECK(count_obligations(db, filter, today) ==
              expected([&](const ObligationFacts& f) { return belongs_to(figure, f, today); }));
    }
    StateCounts counts;
    for (const ObligationFacts& f : all) counts.add(f, today);
    CHECK(count_states(db, {}, today) == counts);
    ObligationFilter other_school;
    other_school.organisations = {OrganisationId{1'000}};
    CHECK(count_states(db, other_school, today) == StateCounts{});
    ObligationFilter of_executor;
    of_executor.executor = "образовательные организации";
    CHECK(count_states(db, of_executor, today) == counts);
    CHECK(count_obligations(db, of_executor, today) ==
          expected([&](const ObligationFacts& f) { return passes(ControlFilter::counted, f); }));
}

void check_everything(const std::string& address) {
    Db db = Db::open(address);
    Programme882 programme{db};
    const auto all = make_histories(programme);
    for (const Date today :
         {make_date(2020, 5, 20), june(1), june(5), june(12), june(13), june(14), june(20), june(21)})
        check_day(db, all, today);
    CHECK(count_wrong_obligation_facts(db) == 0);
    db.execute("UPDATE obligation_cell SET facts = '2020060120200612;'");
    CHECK(count_wrong_obligation_facts(db) == 1);
    db.execute("DELETE FROM obligation_cell");
    CHECK(count_wrong_obligation_facts(db) == 1);
    rebuild_obligation_facts(db);
    CHECK(count_wrong_obligation_facts(db) == 0);
    check_day(db, all, june(14));
}

}  // namespace

TEST_CASE("lists, figures and counts agree with the domain in every combination") {
    SUBCASE("SQLite") { check_everything("sqlite::memory:"); }
    SUBCASE("PostgreSQL") { check_everything(mera::test::throwaway_postgres()); }
}

TEST_CASE("packed facts come back as they went in, and rubbish is refused") {
    const std::vector<ObligationFacts> facts = {{june(1), june(12), {}, {}, 0},
                                                {june(1), june(12), LastSubmission{june(10), {}}, {}, 12},
                                                {june(1), june(12), LastSubmission{june(10), Verdict::returned},
                                                 Release{ReleaseReason::revoked_by_order, june(30)}, 1},
                                                {june(1), june(12), LastSubmission{june(13), Verdict::accepted},
                                                 Release{ReleaseReason::fulfilled, june(14)}, 0}};
    CHECK(unpack_facts(pack_facts(facts)) == facts);
    for (const char* rubbish :
         {"x", "20200601", "2020060120200612", "2020060120200612q;", "2020060120200612xz20200601;"})
        CHECK_THROWS((void)unpack_facts(rubbish));
}

TEST_CASE("many obligations at once are as good as one by one") {
    const auto check = [](const std::string& address) {
        Db db = Db::open(address);
        Programme882 programme{db};
        std::vector<NewObligation> many;
        for (int n = 0; n < 1'001; ++n) {
            const Date due = add_days(june(1), n);
            many.push_back({programme.measure, {programme.school, {*Period::between(june(1), due), due, due}}});
        }
        Transaction transaction = db.begin();
        insert_obligations(db, programme.id, many, {make_date(2019, 12, 4)});
        transaction.commit();
        CHECK(existing_obligations(db, programme.id).size() == many.size());
        CHECK(count_obligations(db, {}, june(1)) == 1'001);
        CHECK(count_states(db, {}, june(11)).overdue == 10);
        CHECK(count_wrong_obligation_facts(db) == 0);
    };
    SUBCASE("SQLite") { check("sqlite::memory:"); }
    SUBCASE("PostgreSQL") { check(mera::test::throwaway_postgres()); }
}
