// People beside and for one another: who acts for whom, a curator's schools, co-executors, a calendar of one's own.
#include <doctest/doctest.h>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "store/acting.hpp"
#include "store/audit.hpp"
#include "store/child_hand_ins.hpp"
#include "store/child_programmes.hpp"
#include "store/drafts.hpp"
#include "store/migrations.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/parts.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/readings.hpp"
#include "support/region.hpp"
#include "support/whole_program.hpp"
#include "usecases/calendar_feed.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/obligation.hpp"
#include "usecases/part.hpp"
#include "usecases/people.hpp"
#include "usecases/rules.hpp"
#include "usecases/sign_in.hpp"
#include "web/http/request_builder.hpp"
#include "web/http/request_origin.hpp"
#include "web/site.hpp"

using namespace mera;
using namespace mera::test;

TEST_CASE("acting for another: sees and does what they may, for the period, and the audit says for whom") {
    on_both_engines([](const std::string& database) {
        Region world{database};
        const PersonId deputy = world.person("Заместитель", world.foreign.school, Role::executor);
        const auto at = [&](Date day) { return load_actor(world.db, deputy, day); };
        CHECK(!at(kDay).serves(world.own.school));
        insert_acting(world.db,
                      {.person = deputy,
                       .for_person = world.own.executor,
                       .organisation = world.own.school,
                       .starts_on = kDay,
                       .ends_on = make_date(2020, 3, 20),
                       .basis = "приказ № 7"},
                      {}, world.now());
        CHECK(!at(make_date(2020, 3, 15)).serves(world.own.school));
        CHECK(at(kDay).serves(world.own.school));
        CHECK(at(make_date(2020, 3, 20)).serves(world.own.school));
        CHECK(!at(make_date(2020, 3, 21)).serves(world.own.school));

        CHECK(add_comment(world.db, at(kDay), world.own.obligation, "принял дела", world.now()));
        const auto entries = audit_of(world.db, "obligation " + std::to_string(world.own.obligation.value));
        CHECK(entries.back().person_name == "Заместитель за: Исполнитель Северный");
        CHECK(add_comment(world.db, at(kDay), world.foreign.obligation, "своё", world.now()));
        CHECK(audit_of(world.db, "obligation " + std::to_string(world.foreign.obligation.value)).back().person_name ==
              "Заместитель");
        CHECK(!first_broken_audit_entry(world.db));

        set_disabled(world.db, world.own.executor, true, world.now());
        CHECK_MESSAGE(!at(kDay).serves(world.own.school), "a closed account passes nothing on");

        const Actor coordinator = load_actor(world.db, world.own.coordinator, kDay);
        const NewActing self{world.own.school, world.own.clerk, world.own.clerk, "16.03.2020", "20.03.2020", "№ 7"};
        CHECK(!set_acting(world.db, coordinator, self, world.now()));
        const NewActing vague{world.own.school, world.own.clerk, world.own.executor, "16.03.2020", "20.03.2020", " "};
        CHECK(set_acting(world.db, coordinator, vague, world.now()).failure().field == "basis");
        const NewActing above{world.own.department, world.own.clerk, world.own.coordinator,
                              "16.03.2020",         "20.03.2020",    "№ 7"};
        CHECK_MESSAGE(
            set_acting(world.db, coordinator, above, world.now()).failure().kind == Failure::Kind::not_permitted,
            "a coordinator hands out no coordinator's rights");
    });
}

TEST_CASE("a curator has one to three schools, and a change of head loses nothing") {
    on_both_engines([](const std::string& database) {
        Region world{database};
        const PersonId curator = world.person("Куратор", world.own.school, Role::curator);
        const std::string login = find_person(world.db, curator)->login;
        std::vector<OrganisationId> schools;
        for (int n = 1; n <= 3; ++n)
            schools.push_back(insert_organisation(world.db, {.name = "Школа № " + std::to_string(n),
                                                             .short_name = "Школа",
                                                             .kind = OrganisationKind::school,
                                                             .parent = world.own.department}));
        const auto take = [&](OrganisationId school, const std::string& from = "") {
            return give_role(world.db, {}, {login, school, Role::curator, "", from, ""}, world.now());
        };
        CHECK(take(schools[0]));
        CHECK(take(schools[1]));
        CHECK(take(schools[2]).failure().message.find("три школы") != std::string::npos);
        REQUIRE(end_role(world.db, {}, memberships_of(world.db, curator).front().id, "31.03.2020", world.now()));
        CHECK_MESSAGE(!take(schools[2]), "the first school is theirs until the end of March");
        CHECK(take(schools[2], "01.04.2020"));
        CHECK(!give_role(world.db, {}, {login, world.own.department, Role::curator, "", "", ""}, world.now()));

        const auto before = find_obligation(world.db, world.own.obligation).value();
        REQUIRE(
            end_role(world.db, {}, memberships_of(world.db, world.own.executor).front().id, "16.03.2020", world.now()));
        const auto successor = create_person(
            world.db, {}, {"successor", "Новый Директор", "", "", world.own.school_name, Role::executor, "директор"},
            world.now());
        REQUIRE(successor);
        const Date tomorrow = add_days(kDay, 1);
        CHECK(!load_actor(world.db, world.own.executor, tomorrow).serves(world.own.school));
        const auto seen = obligation_for(world.db, load_actor(world.db, successor->id, tomorrow), world.own.obligation);
        REQUIRE(seen);
        CHECK(seen->last_submission == before.last_submission);
    });
}

TEST_CASE("co-executors hand in their parts, the responsible person closes") {
    on_both_engines([](const std::string& database) {
        Region world{database};
        const Date due = make_date(2020, 5, 15);
        const ObligationId id = insert_obligation(world.db, world.own.programme, world.own.measure,
                                                  {world.own.school, {*Period::between(kDay, due), due, due}}, {}, "");
        const auto at = [&](PersonId person) { return load_actor(world.db, person, kDay); };
        const Actor head = at(world.own.executor), helper = at(world.own.clerk);
        const auto link = [] { return HandIn{{}, {"https://example.org/part"}, {}, "моя часть"}; };

        CHECK(people_responsible(world.db, id, kDay).size() == 2);
        REQUIRE(appoint(world.db, helper, id, {world.own.executor, Share::responsible, "", true}, world.now()));
        REQUIRE(appoint(world.db, head, id, {world.own.executor, Share::responsible, "", false}, world.now()));
        REQUIRE(appoint(world.db, head, id, {world.own.clerk, Share::co_executor, "сведения о курсах", false},
                        world.now()));
        CHECK_MESSAGE(
            !appoint(world.db, head, id, {world.foreign.executor, Share::responsible, "", false}, world.now()),
            "only the organisation's own people");
        // The clerk substitutes the head (Region): take that away to be a mere co-executor.
        REQUIRE(end_acting_early(world.db, {}, world.own.acting, world.now()));
        const Actor co_executor = at(world.own.clerk);
        const auto refused = submit_evidence(world.db, co_executor, id, link(), world.now());
        REQUIRE(!refused);
        CHECK(refused.failure().message.find("Исполнитель Северный") != std::string::npos);
        REQUIRE(hand_in_part(world.db, co_executor, id, link(), world.now()));
        CHECK_MESSAGE(!find_obligation(world.db, id)->last_submission, "a part is not a submission");
        CHECK(parts_of(world.db, id).front().by == "Делопроизводитель Северный");

        REQUIRE(submit_evidence(world.db, head, id, {}, world.now()));
        const auto submissions = submissions_of(world.db, id);
        REQUIRE(submissions.size() == 1);
        CHECK(submissions.front().evidence.front().link == "https://example.org/part");
        CHECK(parts_of(world.db, id).front().submission == submissions.front().id);
        CHECK(count_wrong_obligation_facts(world.db) == 0);

        // The responsible person leaves: the work does not wait for somebody who is gone.
        REQUIRE(
            end_role(world.db, {}, memberships_of(world.db, world.own.executor).front().id, "16.03.2020", world.now()));
        const Date tomorrow = add_days(kDay, 1);
        CHECK(team_of(world.db, id, tomorrow).responsible() == nullptr);
        CHECK(people_responsible(world.db, id, tomorrow).size() == 1);
    });
}

TEST_CASE(
    "a calendar address shows its owner's dates, is renewed and revoked; wrong ones learn nothing and close nothing") {
    on_both_engines([](const std::string& database) {
        Region world{database};
        const Actor head = load_actor(world.db, world.own.executor, kDay);
        const auto fetch = [&](const std::string& token) {
            return world.ask(Method::get, "/calendar/feed/" + token + ".ics", {}, {});
        };
        const auto body = [](const Response& response) {  // folded lines joined again
            return replace_all(std::get<std::string>(response.body), "\r\n ", "");
        };
        const std::string first = make_calendar_feed(world.db, head, world.now());
        const Response shown = fetch(first);
        CHECK(shown.status == 200);
        CHECK(std::string{shown.header("content-type")} == "text/calendar; charset=utf-8");
        CHECK(body(shown).find("Мера Северный") != std::string::npos);
        CHECK_MESSAGE(body(shown).find("Южный") == std::string::npos, "only what the person may see");
        CHECK(body(shown).find("DTSTART;VALUE=DATE:20200410") != std::string::npos);
        CHECK_MESSAGE(body(shown) == body(fetch(first)), "unchanged work gives an unchanged calendar");

        const std::string second = make_calendar_feed(world.db, head, world.now());
        const Response revoked = fetch(first), guessed = fetch(std::string(43, 'a'));
        CHECK(revoked.status == 404);
        CHECK(body(revoked) == body(guessed));
        CHECK(fetch(second).status == 200);
        // A school's whole network is one address outside: a telephone there that polls a revoked calendar closes
        // nobody else's, and leaves nothing behind.
        for (int poll = 0; poll < 50; ++poll) CHECK(fetch(first).status == 404);
        for (int guess = 0; guess < 50; ++guess) CHECK(fetch("guess" + std::to_string(guess)).status == 404);
        CHECK(fetch(second).status == 200);
        CHECK(world.db.query("SELECT count(*) FROM sign_in_failure").only<std::int64_t>() == 0);
        revoke_calendar_feed(world.db, head, world.now());
        CHECK(fetch(second).status == 404);
    });
}
