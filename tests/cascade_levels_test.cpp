// The cascade over all its levels: a city's programme made from the region's, a school's from the city's.
#include <doctest/doctest.h>

#include "store/audit.hpp"
#include "store/child_programmes.hpp"
#include "store/drafts.hpp"
#include "store/evidence_checks.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/parts.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/responsibilities.hpp"
#include "store/submissions.hpp"
#include "support/child_programmes.hpp"
#include "usecases/child_hand_in.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/doctor.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/part.hpp"
#include "usecases/request_child_programmes.hpp"
#include "usecases/revision.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

struct Levels {  // a region, its city, two schools of the city
    explicit Levels(Program& program_) : program(program_) {
        region = make("Министерство образования", OrganisationKind::region, {});
        city = make("Департамент города", OrganisationKind::department, region);
        first = make("Школа № 1", OrganisationKind::school, city);
        second = make("Школа № 2", OrganisationKind::school, city);
        other = make("Школа чужого города", OrganisationKind::school,
                     make("Департамент чужого города", OrganisationKind::department, region));
        region_controller = person("Контролёр региона", region, Role::controller);
        coordinator = person("Координатор города", city, Role::coordinator);
        clerk = person("Специалист города", city, Role::executor);
        head = person("Директор", first, Role::executor);
        teacher = person("Учитель", first, Role::executor);
        Programme programme;
        programme.owner = region;
        programme.school_list = insert_school_list(program.db, "нет", "нет");
        programme.order_number = "1576";
        programme.order_date = make_date(2020, 1, 10);
        programme.issuer = "Министерство образования";
        programme.title = "Региональный план";
        programme.terms.term = {make_date(2020, 1, 10), make_date(2020, 12, 31)};
        programme.terms.shift_policy = ShiftPolicy::as_is;
        programme.terms.school_year_last = make_date(2020, 5, 31);
        programme.adopted_on = make_date(2020, 1, 15);
        programme.id = regional = insert_programme(program.db, programme, {}, {});
        Measure measure;
        measure.number = "1.1";
        measure.title = "Провести диагностику";
        measure.deadline_text = "до 30 июня 2020";
        measure.deadlines = {{DeadlineKind::range, make_date(2020, 6, 1), make_date(2020, 6, 30), {}, {}}};
        measure.executors = {{"муниципалитеты", ExecutorKind::organisation, city}};
        measure.section = insert_section(program.db, regional, 1, {{}, "1", "Диагностика"});
        regional_measure = insert_measure(program.db, regional, 1, measure);
        REQUIRE(expand_programme(program.db, programme, production_calendar()) == 1);
        ObligationFilter filter;
        filter.programme = regional;
        owed_to_region = list_obligations(program.db, filter, program.today, {1, 10}).front().id;
    }
    OrganisationId make(const std::string& name, OrganisationKind kind, std::optional<OrganisationId> parent) {
        return insert_organisation(program.db, {.name = name, .short_name = name, .kind = kind, .parent = parent});
    }
    PersonId person(const std::string& name, OrganisationId organisation, Role role) {
        const PersonId id = insert_person(
            program.db, {.login = "l" + text(++people), .full_name = name, .password_hash = "-", .email = ""},
            program.now());
        insert_membership(program.db, id, {organisation, role, "", make_date(2020, 1, 1), {}});
        return id;
    }
    // The city passes the region's measure on to both schools, with an earlier day.
    ProgrammeId pass_on(const std::string& deadline) {
        const Actor composer = actor(program, coordinator);
        city_child = create_child_programme(program.db, composer, regional, city, program.now()).operator*();
        REQUIRE(decide_child_measure(
            program.db, composer, city_child, 1,
            {.parent = regional_measure, .person = clerk, .deadline_text = deadline, .organisations = {first, second}},
            production_calendar(), program.now()));
        const auto approved = approve_child_programme(program.db, composer, city_child, 2, "88", "12.03.2020",
                                                      production_calendar(), program.now());
        REQUIRE(approved);
        CHECK(approved->obligations == 2);
        return passed_programme_of(program.db, city_child).value();
    }
    ObligationRow of_school(OrganisationId school, ProgrammeId programme) {
        ObligationFilter filter;
        filter.programme = programme;
        filter.organisations = {school};
        filter.control = ControlFilter::any;
        return list_obligations(program.db, filter, program.today, {1, 10}).front();
    }

    Program& program;
    int people = 0;
    OrganisationId region, city, first, second, other;
    PersonId region_controller, coordinator, clerk, head, teacher;
    ProgrammeId regional;
    MeasureId regional_measure;
    ObligationId owed_to_region;
    ChildProgrammeId city_child;
};

}  // namespace

TEST_CASE("region, city, school: a teacher's file reaches the region, accepted at each level, uploaded once") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Levels levels{program};
        const ProgrammeId passed = levels.pass_on("до 10 июня 2020");
        const ObligationRow owed = levels.of_school(levels.first, passed);
        CHECK(owed.facts.due == make_date(2020, 6, 10));
        CHECK(owed.measure_title == "Провести диагностику");

        // The school makes its own from the city's: two levels below the region.
        const Actor head = actor(program, levels.head);
        const auto child = create_child_programme(program.db, head, passed, levels.first, program.now());
        REQUIRE(child);
        REQUIRE(decide_child_measure(program.db, head, *child, 1,
                                     {.parent = owed.measure, .person = levels.teacher, .deadline_text = "май 2020"},
                                     production_calendar(), program.now()));
        REQUIRE(approve_child_programme(program.db, head, *child, 2, "5", "14.03.2020", production_calendar(),
                                        program.now()));

        const auto part = hand_in_part(program.db, actor(program, levels.teacher), owed.id,
                                       {{}, {"https://example.org/diagnostics"}, {}, "готово"}, program.now());
        REQUIRE(part);
        const auto to_city = accept_parts(program.db, head, owed.id, {*part}, program.now());
        REQUIRE(to_city);
        CHECK_MESSAGE(parts_of(program.db, levels.owed_to_region).empty(), "not before the city accepts");
        REQUIRE(review_submission(program.db, actor(program, levels.coordinator), owed.id, *to_city, Verdict::accepted,
                                  "", program.now()));
        const auto above = parts_of(program.db, levels.owed_to_region);
        REQUIRE(above.size() == 1);
        CHECK(above.front().note == "Школа № 1: готово");
        CHECK_FALSE(find_obligation(program.db, levels.owed_to_region)->last_submission);
        const auto to_region = accept_parts(program.db, actor(program, levels.clerk), levels.owed_to_region,
                                            {above.front().id}, program.now());
        REQUIRE(to_region);
        CHECK(submissions_of(program.db, levels.owed_to_region).back().evidence.front().link ==
              "https://example.org/diagnostics");
        CHECK(twin_files_of(program.db, levels.owed_to_region).empty());
        const auto overview =
            child_overview(program.db, actor(program, levels.region_controller),
                           find_programme(program.db, levels.regional).value(), production_calendar(), program.today);
        REQUIRE(overview.size() == 1);
        CHECK(overview.front().measures == 1);
        REQUIRE(overview.front().below);
        CHECK(overview.front().below->done() == 1);
        CHECK(overview.front().below->total() == 2);
        CHECK(check_up(program.db, program.evidence).findings.empty());
    });
}

TEST_CASE("what the region lifts is lifted below, and only there where it was passed on") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Levels levels{program};
        const ProgrammeId passed = levels.pass_on("");
        REQUIRE(release_obligation(program.db, actor(program, levels.region_controller), levels.owed_to_region,
                                   ReleaseReason::procedure_cancelled, "приказ № 3", program.now()));
        for (const OrganisationId school : {levels.first, levels.second}) {
            const ObligationRow row = levels.of_school(school, passed);
            REQUIRE(row.facts.release);
            CHECK(row.facts.release->reason == ReleaseReason::procedure_cancelled);
            CHECK(release_of(program.db, row.id)->basis == "по вышестоящей программе: приказ № 3");
        }
        CHECK(count_wrong_obligation_facts(program.db) == 0);
    });
}

TEST_CASE("what an amending order of the region changes, the programmes below follow") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Levels levels{program};
        const ProgrammeId passed = levels.pass_on("");
        Measure kept = find_measure(program.db, levels.regional_measure).value().measure;
        kept.number = "1.2";
        kept.title = "Подвести итоги диагностики";
        insert_measure(program.db, levels.regional, 2, kept);
        const Actor amender = actor(program, levels.person("Координатор региона", levels.region, Role::coordinator));
        const auto amend = [&](const char* number, Date day, Amendment amendment) {
            PlanDraft order;
            order.order = {number, day, "О внесении изменений (учебные данные)", "Министерство образования"};
            amendment.order = {"1576", make_date(2020, 1, 10)};
            amendment.where.part = AmendedPart::measure;
            amendment.where.numbers = {"1.1"};
            order.amendments = {std::move(amendment)};
            program.today = day;
            const DraftId draft = insert_draft(program.db, "приказ.txt", number, order, amender.person, program.now());
            const auto compared = compare_revision(program.db, amender, levels.regional, draft, {}, day);
            REQUIRE(compared);
            const auto adopted = adopt_revision(program.db, amender, levels.regional, draft, compared->terms,
                                                production_calendar(), program.now());
            REQUIRE(adopted);
        };
        Amendment earlier;
        earlier.deed = AmendmentDeed::replace_words;
        earlier.words = {{"30 июня", "22 мая"}};
        amend("31", make_date(2020, 4, 10), earlier);
        CHECK(find_obligation(program.db, levels.owed_to_region)->facts.due == make_date(2020, 5, 22));
        for (const OrganisationId school : {levels.first, levels.second})
            CHECK_MESSAGE(levels.of_school(school, passed).facts.due == make_date(2020, 5, 22),
                          "nobody below is due later than above");

        Amendment excluded;
        excluded.deed = AmendmentDeed::exclude;
        amend("32", make_date(2020, 4, 20), excluded);
        for (const OrganisationId school : {levels.first, levels.second}) {
            const ObligationRow row = levels.of_school(school, passed);
            REQUIRE(row.facts.release);
            CHECK(row.facts.release->reason == ReleaseReason::revoked_by_order);
            CHECK(release_of(program.db, row.id)->basis.starts_with("по вышестоящей программе: приказ № 32"));
        }
        CHECK(count_wrong_obligation_facts(program.db) == 0);
    });
}

TEST_CASE("who may not make a programme from which, and what may not be passed to whom") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Levels levels{program};
        const ProgrammeId passed = levels.pass_on("");
        const PersonId of_region = levels.person("Координатор региона", levels.region, Role::coordinator);
        const auto refused = [&](PersonId who, ProgrammeId programme, OrganisationId organisation) {
            return !create_child_programme(program.db, actor(program, who), programme, organisation, program.now());
        };
        CHECK_MESSAGE(refused(of_region, passed, levels.region), "a ring: the region from its city's");
        CHECK_MESSAGE(refused(levels.coordinator, passed, levels.city), "a city from its own");
        CHECK_MESSAGE(refused(levels.head, levels.regional, levels.first), "a school that carries nothing out there");
        CHECK_MESSAGE(refused(levels.coordinator, passed, levels.first), "the city does not compose for the school");
        const auto stranger = levels.person("Чужой", levels.other, Role::executor);
        CHECK(refused(stranger, passed, levels.other));

        const Actor composer = actor(program, levels.coordinator);
        const auto foreign = decide_child_measure(program.db, composer, levels.city_child, 2,
                                                  {.parent = levels.regional_measure, .organisations = {levels.other}},
                                                  production_calendar(), program.now());
        REQUIRE_FALSE(foreign);
        CHECK(foreign.failure().field == "organisations");
        // An executor of the city who leads its programme gives the schools no obligations.
        REQUIRE(pass_leading(program.db, composer, levels.city_child, levels.clerk, program.now()));
        const Actor clerk = actor(program, levels.clerk);
        REQUIRE(decide_child_measure(program.db, clerk, levels.city_child, 2,
                                     {.parent = levels.regional_measure, .organisations = {levels.second}},
                                     production_calendar(), program.now()));
        const auto approved = approve_child_programme(program.db, clerk, levels.city_child, 3, "89", "13.03.2020",
                                                      production_calendar(), program.now());
        REQUIRE_FALSE(approved);
        CHECK(approved.failure().kind == Failure::Kind::not_permitted);
    });
}

TEST_CASE("who leads may be changed; who has left leads no more") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        const ChildProgrammeId id = find_child_programme(program.db, {1}, school_of(program, "school5"))->id;
        const auto child = find_child_programme(program.db, id).value();
        const auto leads = [&](const char* login) {
            return may_lead(program.db, actor(program, login), child, program.today);
        };
        CHECK(leads("school5"));
        CHECK_FALSE(leads("deputy5"));
        CHECK_FALSE(leads("coordinator"));
        REQUIRE(pass_leading(program.db, actor(program, "coordinator"), id, person_named(program, "deputy5"),
                             program.now()));
        CHECK(leads("deputy5"));
        CHECK_FALSE(leads("school5"));
        const auto role = memberships_of(program.db, person_named(program, "deputy5")).front().id;
        end_membership(program.db, role, add_days(program.today, -1));
        CHECK_MESSAGE(leads("school5"), "nobody who serves the school leads it: any of its executors may");
        CHECK_FALSE(
            pass_leading(program.db, actor(program, "school5"), id, person_named(program, "deputy5"), program.now()));
    });
}
