// Whom the words of an order mean, in the whole application on both engines: what a person said once is remembered for the
// town, and the towns of one register do not mix.
#include <doctest/doctest.h>

#include "domain/plan/adoption.hpp"
#include "store/corrections.hpp"
#include "store/drafts.hpp"
#include "store/executor_answers.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "support/whole_program.hpp"
#include "usecases/draft.hpp"
#include "usecases/executor_circle.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr const char* kSouth = "Управление образования города Южного (учебные данные)";

struct Towns {  // the demonstration, and a second town in the same register
    explicit Towns(const std::string& database) : program{database, kDemoDay}, db(program.db) {
        demo(program);
        north = load_actor(db, find_person_by_login(db, "coordinator")->id, program.today);
        const OrganisationId south_town = insert_organisation(
            db, {.name = kSouth, .short_name = "Управление образования", .kind = OrganisationKind::department});
        const PersonId person = insert_person(
            db, {.login = "south", .full_name = "Южный (учебные данные)", .password_hash = "-", .email = ""},
            program.now());
        insert_membership(db, person, {south_town, Role::coordinator, "", make_date(2020, 1, 1), {}});
        south = load_actor(db, person, program.today);
    }

    // An order of two measures, each with its executors.
    static PlanDraft order(const std::string& issuer, const std::string& number, const std::string& first,
                           const std::string& second) {
        PlanDraft plan;
        plan.order.number = number;
        plan.order.date = make_date(2020, 3, 2);
        plan.order.issuer = issuer;
        plan.order.title = "Семинары (учебные данные)";
        for (const std::string& executor : {first, second}) {
            DraftMeasure measure;
            measure.number = "1." + std::to_string(plan.sections.empty() ? 1 : 2);
            measure.title = "Семинар " + measure.number;
            measure.executors = {executor};
            measure.deadline_text = "до 1 мая 2020 года";
            measure.deadlines = {{.kind = DeadlineKind::by_date, .end = make_date(2020, 5, 1)}};
            if (plan.sections.empty()) plan.sections.push_back({"1", "Семинары", {}, {}});
            plan.sections.front().measures.push_back(measure);
        }
        return plan;
    }
    StoredDraft brought(const Actor& by, const PlanDraft& plan) {
        return find_draft(db,
                          insert_draft(db, "приказ.txt", plan.order.number + "-sha", plan, by.person, program.now()))
            .value();
    }
    AdoptedExecutor meant(const Actor& by, const std::string& issuer, const std::string& words) {
        return adoption_terms_for(db, by, order(issuer, "0", words, words)).executors.at(0);
    }
    ProgrammeId adopt(const Actor& by, const StoredDraft& draft, const AdoptionTerms& terms) {
        const auto adopted = adopt_plan(db, by, draft.id, terms, production_calendar(), program.now());
        if (!adopted) FAIL(adopted.failure().message);
        return adopted->programme;
    }
    std::string department() { return find_organisation(db, north.organisations_as(Role::coordinator).front())->name; }

    Program program;
    Db& db;
    Actor north, south;
};

void name(AdoptionTerms& terms, const std::string& words, const std::string& organisation) {
    for (AdoptedExecutor& executor : terms.executors)
        if (executor.words == words) executor = {words, ExecutorKind::organisation, organisation};
}

constexpr const char* kCentre = "МКУ ДО «Центр развития образования»";

}  // namespace

TEST_CASE("whom a person named at the adoption is known next time, in another case too") {
    on_both_engines([](const std::string& database) {
        Towns towns{database};
        const std::string department = towns.department();
        CHECK(towns.meant(towns.north, department, "городскому методцентру").question == ExecutorQuestion::unknown);
        const StoredDraft draft =
            towns.brought(towns.north, Towns::order(department, "31", "городской методцентр", "ЦРО"));
        AdoptionTerms terms = adoption_terms_for(towns.db, towns.north, draft.plan);
        name(terms, "городской методцентр", kCentre);
        towns.adopt(towns.north, draft, terms);
        const AdoptedExecutor after = towns.meant(towns.north, department, "городскому методцентру");
        CHECK(after.question == ExecutorQuestion::none);
        CHECK(after.organisation == kCentre);
        CHECK(after.is_answered);
        CHECK_MESSAGE(towns.meant(towns.south, kSouth, "городской методцентр").question == ExecutorQuestion::unknown,
                      "another town means another by the same words");
        CHECK_MESSAGE(towns.meant(towns.north, "МБОУ СОШ №2", "городской методцентр").organisation == kCentre,
                      "the schools of a town call its centre as the town does");
        CHECK_MESSAGE(executor_answers(towns.db, towns.north.organisations_as(Role::coordinator).front()).size() == 1,
                      "what Mera reads by itself is no answer");
    });
}

TEST_CASE("an executor typed anew in a draft is known in the next order, before anything is adopted") {
    on_both_engines([](const std::string& database) {
        Towns towns{database};
        const std::string department = towns.department(), misread = "МКУ ДО «ЦРQ»";
        const StoredDraft draft = towns.brought(towns.north, Towns::order(department, "31", misread, misread));
        const auto retype = [&](std::int64_t version, std::size_t row, const std::string& words) {
            PlanDraft plan = find_draft(towns.db, draft.id)->plan;
            plan.sections[0].measures[row].executors = {words};
            REQUIRE(correct_draft(towns.db, towns.north, draft.id, version, plan, towns.program.now()));
        };
        REQUIRE(towns.meant(towns.north, department, misread).question != ExecutorQuestion::none);
        retype(1, 0, "МКУ ДО «ЦРО»");
        CHECK(towns.meant(towns.north, department, misread).organisation == kCentre);
        CHECK(towns.meant(towns.north, department, misread).question == ExecutorQuestion::none);
        CHECK(towns.meant(towns.south, kSouth, misread).question != ExecutorQuestion::none);
        SUBCASE("in two ways in one document: asked again") {
            retype(2, 1, "МБОУ СОШ №2");
            CHECK(towns.meant(towns.north, department, misread).question != ExecutorQuestion::none);
        }
        SUBCASE("a post, a group, an executor added or left out teach nothing") {
            PlanDraft plan = Towns::order(department, "32", "заместитель директора", "дошкольные организации");
            const StoredDraft other = towns.brought(towns.north, plan);
            plan.sections[0].measures[0].executors = {kCentre};
            plan.sections[0].measures[1].executors = {"МБОУ СОШ №2"};
            REQUIRE(correct_draft(towns.db, towns.north, other.id, 1, plan, towns.program.now()));
            plan.sections[0].measures[1].executors = {"МБОУ СОШ №2", "МБОУ «СОШ №5»"};
            REQUIRE(correct_draft(towns.db, towns.north, other.id, 2, plan, towns.program.now()));
            CHECK(executor_answers(towns.db, towns.north.organisations_as(Role::coordinator).front()).size() == 1);
        }
    });
}

TEST_CASE("a group and nobody, once answered, are known in the next order of the same owner") {
    on_both_engines([](const std::string& database) {
        Towns towns{database};
        const std::string department = towns.department();
        const StoredDraft draft =
            towns.brought(towns.north, Towns::order(department, "31", "кураторы", "рабочая группа проекта"));
        REQUIRE(towns.meant(towns.north, department, "кураторы").question != ExecutorQuestion::none);
        AdoptionTerms terms = adoption_terms_for(towns.db, towns.north, draft.plan);
        terms.schools = {{"МБОУ СОШ №2", SchoolCategory::low_results}};
        terms.school_list_basis = "приказ от 10.01.2020 № 9 (учебные данные)";
        terms.executors[0] = {"кураторы", ExecutorKind::listed_schools, {}};
        terms.executors[1] = {"рабочая группа проекта", ExecutorKind::nobody, {}};
        towns.adopt(towns.north, draft, terms);
        const AdoptedExecutor curators = towns.meant(towns.north, department, "кураторы"),
                              group = towns.meant(towns.north, department, "рабочая группа проекта");
        CHECK((curators.kind == ExecutorKind::listed_schools && curators.question == ExecutorQuestion::none));
        CHECK((group.kind == ExecutorKind::nobody && group.question == ExecutorQuestion::none));
        CHECK(towns.meant(towns.south, kSouth, "кураторы").question != ExecutorQuestion::none);
    });
}

TEST_CASE("two towns of one register have schools of the same name") {
    on_both_engines([](const std::string& database) {
        Towns towns{database};
        const auto north_school = find_organisation_named(towns.db, "МБОУ СОШ №2");
        REQUIRE(north_school);
        CHECK(towns.meant(towns.north, towns.department(), "СОШ № 2").organisation == "МБОУ СОШ №2");
        CHECK(towns.meant(towns.south, kSouth, "СОШ № 2").question == ExecutorQuestion::unknown);

        const StoredDraft draft = towns.brought(towns.south, Towns::order(kSouth, "5", "МБОУ СОШ №2", "МБОУ СОШ №77"));
        AdoptionTerms terms = adoption_terms_for(towns.db, towns.south, draft.plan);
        terms.school_list_basis = "приказ от 10.01.2020 № 9 (учебные данные)";
        const ProgrammeId programme = towns.adopt(towns.south, draft, terms);
        const auto made = find_organisation_named(towns.db, std::string{"МБОУ СОШ №2 ("} + kSouth + ")");
        REQUIRE_MESSAGE(made, "the register tells the two apart");
        CHECK(made->parent == towns.south.organisations_as(Role::coordinator).front());
        CHECK(measures_of(towns.db, programme).at(0).executors.at(0).organisation == made->id);

        CHECK(towns.meant(towns.south, kSouth, "МБОУ СОШ №2").organisation == made->name);
        CHECK(towns.meant(towns.south, kSouth, "школа № 2").organisation == made->name);
        CHECK(towns.meant(towns.north, towns.department(), "школа № 2").organisation == "МБОУ СОШ №2");
        CHECK(towns.meant(towns.north, towns.department(), "МБОУ СОШ №77").question == ExecutorQuestion::unknown);
    });
}

TEST_CASE("an order of another town's department is not taken in under one's own") {
    on_both_engines([](const std::string& database) {
        Towns towns{database};
        const StoredDraft draft = towns.brought(towns.north, Towns::order(kSouth, "5", "ЦРО", "ЦРО"));
        AdoptionTerms terms = adoption_terms_for(towns.db, towns.north, draft.plan);
        const auto refused =
            adopt_plan(towns.db, towns.north, draft.id, terms, production_calendar(), towns.program.now());
        REQUIRE(!refused);
        CHECK(refused.failure().kind == Failure::Kind::not_permitted);
    });
}

TEST_CASE("one organisation is found around another exactly when it is listed there") {
    on_both_engines([](const std::string& database) {
        Towns towns{database};
        const auto under = [&](const std::string& title, OrganisationKind kind, std::optional<OrganisationId> parent) {
            return insert_organisation(towns.db, {.name = title, .short_name = title, .kind = kind, .parent = parent});
        };
        const OrganisationId region = under("Регион", OrganisationKind::region, {});
        under("Институт региона", OrganisationKind::centre, region);
        under("Ничья школа", OrganisationKind::school, {});
        for (const std::string town : {"Восточный", "Западный"}) {
            const auto department = under("Отдел " + town, OrganisationKind::department, region);
            const auto centre = under("Центр " + town, OrganisationKind::centre, department);
            under("Школа " + town, OrganisationKind::school, department);
            under("Филиал " + town, OrganisationKind::centre, centre);
        }
        const auto all = all_organisations(towns.db);
        for (const Organisation& centre : all) {
            const auto around = organisations_around(towns.db, centre.id);
            for (const Organisation& other : all) {
                const bool listed = std::any_of(around.begin(), around.end(),
                                                [&](const Organisation& one) { return one.id == other.id; });
                CHECK_MESSAGE(find_organisation_around(towns.db, centre.id, other.name).has_value() == listed,
                              centre.name << " / " << other.name);
            }
        }
        const auto sees = [&](const std::string& centre, const std::string& other) {
            const auto from = find_organisation_named(towns.db, centre);
            return find_organisation_around(towns.db, from->id, other).has_value();
        };
        CHECK(sees("Школа Восточный", "Филиал Восточный"));
        CHECK(sees("Школа Восточный", "Институт региона"));
        CHECK(sees("Школа Восточный", "Ничья школа"));
        CHECK(!sees("Школа Восточный", "Школа Западный"));
        CHECK(!sees("Школа Восточный", "Отдел Западный"));
        CHECK(sees("Регион", "Школа Западный"));
    });
}

TEST_CASE("every doubt of a draft can be accepted, those of the whole plan too") {
    on_both_engines([](const std::string& database) {
        Towns towns{database};
        PlanDraft plan = Towns::order(towns.department(), "33", kCentre, kCentre);
        for (const char* field : {"table", "executors", "deadlines", "sections", "document", "order.number"})
            plan.doubts.push_back({field, "Проверьте.", {}});
        plan.clauses = {{"1", "Назначить ответственными:", {}, {}, {}, {}}};
        for (const char* field : {"text", "assignees", "due"})
            plan.clauses[0].doubts.push_back({field, "Проверьте.", {}});
        for (const char* field : {"measure", "title", "executors", "deadlines", "result", "evidence"})
            plan.sections[0].measures[0].doubts.push_back({field, "Проверьте.", {}});
        const StoredDraft draft = towns.brought(towns.north, plan);
        std::int64_t version = 1;
        for (const PlanRow& row : rows_of(plan))
            for (const Doubt& doubt : doubts_of(plan, row)) {
                INFO(doubt.field);
                const auto accepted = accept_reading(towns.db, towns.north, draft.id, version, row,
                                                     base_field(doubt.field), towns.program.now());
                REQUIRE(accepted);
                version = *accepted;
            }
        const PlanDraft left = find_draft(towns.db, draft.id)->plan;
        for (const PlanRow& row : rows_of(left)) CHECK(doubts_of(left, row).empty());
    });
}
