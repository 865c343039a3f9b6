// The whole table route × role × whose: every address of the site, for each role held in a municipality, asked about its
// own affairs, about another municipality's and about the region's above it. A route without a row fails.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <set>

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

namespace {

// + answered or refused for another reason than rights; - the role may not; 0 there is no such thing for this person;
// s sign in first.
char outcome(const Response& response) {
    if (response.status == 401) return 's';  // what was typed is shown back
    if (response.status == 403) return '-';
    if (response.status == 404) return '0';
    if (response.status == 303 && std::string{response.header("location")}.starts_with("/sign-in")) return 's';
    const std::set<int> passed{200, 303, 409, 413, 422};
    return passed.contains(response.status) ? '+' : '?';
}

struct Expectation {
    const char* route;
    // coordinator, controller, executor, curator, observer, administrator, nobody
    const char* own;
    const char* foreign;
    const char* above;
};

// clang-format off
constexpr Expectation kTable[] = {
    {"GET /sign-in",                                 "+++++++", "", ""},
    {"POST /sign-in",                                "+++++++", "", ""},
    {"POST /sign-out",                               "sssssss", "", ""},
    {"GET /account",                                 "++++++s", "", ""},
    {"POST /account/password",                       "++++++s", "", ""},
    {"POST /settings/appearance",                    "+++++++", "", ""},
    {"GET /",                                        "++++++s", "", ""},
    {"GET /obligations",                             "++++++s", "", ""},
    {"GET /obligations/export/{format}",             "++++++s", "", ""},
    {"GET /review",                                  "++----s", "", ""},
    {"GET /review/{id}",                             "++----s", "00----s", "00----s"},
    {"POST /obligations/bulk",                       "++----s", "", ""},
    {"GET /evidence/{id}/text",                      "+++++0s", "000000s", "000000s"},
    {"GET /discipline",                              "++--+-s", "", ""},
    {"GET /discipline/export/{format}",              "++--+-s", "", ""},
    {"GET /obligations/{id}",                        "+++++0s", "000000s", "000000s"},
    {"POST /obligations/{id}/evidence",              "--+---s", "--0---s", "--0---s"},
    {"POST /obligations/{id}/people",                "+-+---s", "0-0---s", "0-0---s"},
    {"POST /obligations/{id}/people/{responsibility_id}/withdraw", "+-+---s", "0-0---s", "0-0---s"},
    {"POST /obligations/{id}/parts",                 "--+---s", "--0---s", "--0---s"},
    {"POST /obligations/{id}/parts/accept",          "--+---s", "--0---s", "--0---s"},
    {"POST /obligations/{id}/parts/{part_id}/return", "--+---s", "--0---s", "--0---s"},
    {"GET /part-evidence/{id}",                      "+++++0s", "000000s", "000000s"},
    {"POST /obligations/{id}/review",                "++----s", "00----s", "00----s"},
    {"POST /obligations/{id}/release",               "-+----s", "-0----s", "-0----s"},
    {"POST /obligations/{id}/signatures",            "++----s", "00----s", "00----s"},
    {"POST /obligations/{id}/transfer",              "--+---s", "--0---s", "--0---s"},
    {"POST /obligations/{id}/transfers/{transfer_id}", "-+----s", "-0----s", "-0----s"},
    {"POST /obligations/{id}/comments",              "++++-0s", "000000s", "000000s"},
    {"GET /evidence/{id}",                           "+++++0s", "000000s", "000000s"},
    // What was handed in is a file without a signature: no page to visit, nothing inside, no snapshot.
    {"GET /evidence/{id}/content",                   "000000s", "000000s", "000000s"},
    {"POST /evidence/{id}/visit",                    "000---s", "000---s", "000---s"},
    {"POST /evidence/{id}/link",                     "--0---s", "--0---s", "--0---s"},
    {"GET /snapshots/{id}",                          "000000s", "000000s", "000000s"},
    {"GET /links",                                   "++++++s", "", ""},
    {"GET /programmes",                              "++++++s", "", ""},
    // An order of the region is meant for everybody below it.
    {"GET /programmes/{id}",                         "++++++s", "000000s", "++++++s"},
    {"GET /programmes/{id}/export/{format}",         "++++++s", "000000s", "++++++s"},
    {"GET /programmes/{id}/matrix",                  "++--+-s", "00--0-s", "++--+-s"},
    {"GET /programmes/{id}/children",                "++--+-s", "00--0-s", "++--+-s"},
    {"POST /programmes/{id}/children",               "+-----s", "0-----s", "0-----s"},
    // A programme of one's own is made by the organisation itself; those over it only look and may name who leads it.
    {"POST /child-programmes",                       "--+---s", "", ""},
    {"GET /child-programmes/{id}",                   "+++++0s", "000000s", "000000s"},
    {"GET /child-programmes/{id}/export/{format}",   "+++++0s", "000000s", "000000s"},
    {"GET /child-programmes/{id}/compose",           "--+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/rest",             "--+---s", "0-0---s", "0-0---s"},
    {"GET /child-programmes/{id}/measures/{measure_id}",  "--+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/measures/{measure_id}", "--+---s", "0-0---s", "0-0---s"},
    {"GET /child-programmes/{id}/additions/{addition_id}",  "--+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/additions/{addition_id}", "--+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/additions/{addition_id}/drop", "--+---s", "0-0---s", "0-0---s"},
    {"GET /child-programmes/{id}/approval",          "--+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/approval",         "--+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/leader",           "+-+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/hand-in",          "--+---s", "--0---s", "--0---s"},
    {"GET /child-programmes/{id}/own/{addition_id}", "+++++0s", "000000s", "000000s"},
    {"POST /child-programmes/{id}/own/{addition_id}/evidence", "--+---s", "0-0---s", "0-0---s"},
    {"POST /child-programmes/{id}/own/{addition_id}/decision", "--+---s", "0-0---s", "0-0---s"},
    {"GET /child-evidence/{id}",                     "+++++0s", "000000s", "000000s"},
    {"GET /programmes/{id}/revisions",               "++++++s", "000000s", "++++++s"},
    {"POST /programmes/{id}/revisions",              "+-----s", "0-----s", "------s"},
    {"GET /programmes/{id}/revisions/new",           "+-----s", "0-----s", "------s"},
    {"GET /programmes/{id}/revisions/{number_id}",   "++++++s", "000000s", "++++++s"},
    {"GET /programmes/{id}/schools",                 "++++++s", "000000s", "++++++s"},
    {"POST /programmes/{id}/schools",                "+-----s", "0-----s", "------s"},
    {"GET /measures/{id}",                           "++++++s", "000000s", "++++++s"},
    {"POST /measures/{id}/obligations",              "+-----s", "0-----s", "0-----s"},
    {"GET /dashboard",                               "++--+-s", "", ""},
    {"GET /dashboard/export/{format}",               "++--+-s", "", ""},
    {"GET /organisations",                           "++++++s", "", ""},
    {"GET /organisations/{id}",                      "+++++0s", "000000s", "000000s"},
    {"GET /drafts",                                  "+-----s", "", ""},
    {"POST /drafts",                                 "+-----s", "", ""},
    {"GET /drafts/{id}",                             "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/order",                      "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/order",                       "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/sections/{section_id}",       "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/sections/{section_id}",      "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/accept",                     "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/files/{file_id}/pages/{page_id}", "0-----s", "0-----s", "0-----s"},  // a text file has no pictures
    {"GET /drafts/{id}/deadline",                    "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/measures/{section_id}/{measure_id}",  "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/measures/{section_id}/{measure_id}", "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/clauses/{clause_id}",         "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/clauses/{clause_id}",        "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/blanks",                      "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/blanks",                     "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/discard",                    "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/adopt",                       "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/adopt",                      "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/revise",                      "+-----s", "0-----s", "0-----s"},
    {"GET /readings/{id}",                           "+-----s", "0-----s", "0-----s"},
    {"POST /readings/{id}/cancel",                   "+-----s", "0-----s", "0-----s"},
    {"GET /people",                                  "+----+s", "", ""},
    {"POST /people",                                 "+----+s", "-----" "-s", "------s"},
    {"POST /people/password",                        "+----+s", "0----0s", "0----0s"},
    {"POST /people/disabled",                        "+----+s", "0----0s", "0----0s"},
    {"GET /people/{id}",                             "+----+s", "0----0s", "0----0s"},
    {"GET /people/{id}/handover",                    "+----+s", "0----0s", "0----0s"},
    {"POST /people/{id}/roles",                      "+----+s", "0----0s", "0----0s"},
    {"POST /people/{id}/roles/{role_id}/end",        "+----+s", "0----0s", "0----0s"},
    {"POST /people/email",                           "+----+s", "0----0s", "0----0s"},
    {"GET /reminders",                               "++++++s", "", ""},
    {"POST /reminders/seen",                         "++++++s", "", ""},
    {"POST /account/reminders",                      "++++++s", "", ""},
    {"GET /mail",                                    "-----+s", "", ""},
    {"POST /mail/test",                              "-----+s", "", ""},
    {"POST /mail/send",                              "-----+s", "", ""},
    {"GET /calendar",                                "++++++s", "", ""},
    {"GET /calendar/feed/{file}",                    "0000000", "", ""},
    {"POST /account/calendar",                       "++++++s", "", ""},
    {"POST /account/calendar/revoke",                "++++++s", "", ""},
    {"GET /register",                                "+----+s", "", ""},
    {"POST /register",                               "-----+s", "", ""},
    {"GET /register/{id}",                           "+----+s", "0----0s", "0----0s"},
    {"POST /register/{id}",                          "-----+s", "-----0s", "-----0s"},
    {"POST /register/{id}/aliases",                  "-----+s", "-----0s", "-----0s"},
    {"POST /register/{id}/close",                    "-----+s", "-----0s", "-----0s"},
    {"POST /register/{id}/school-year",              "-----+s", "-----0s", "-----0s"},
    {"POST /register/{id}/acting",                   "+----+s", "-----" "-s", "------s"},
    {"POST /register/{id}/acting/{acting_id}/end",   "+----+s", "0----0s", "0----0s"},
    {"GET /audit",                                   "++---+s", "", ""},
    {"GET /audit/export/{format}",                   "++---+s", "", ""},
};
// clang-format on

std::string number(auto id) { return std::to_string(id.value); }

DraftId fresh_draft(Region& world, const Locality& place) {
    PlanDraft plan;
    plan.clauses.push_back({"1", "Назначить ответственных", {}});
    plan.sections.push_back({"1", "Раздел", {}});
    plan.sections.front().measures.push_back({"1.1", "Мера", {}, "", {}, "", {}, {}});
    return insert_draft(world.db, "приказ.txt", "-", plan, place.coordinator, world.now());
}

std::string address_of(Region& world, std::string_view pattern, const Locality& place) {
    std::string out{pattern};
    std::string id = number(place.obligation);
    if (out.starts_with("/evidence")) id = number(place.evidence);
    if (out.starts_with("/part-evidence")) id = number(place.part_evidence);
    if (out.starts_with("/child-evidence")) id = number(place.child_evidence);
    if (out.starts_with("/child-programmes")) {
        id = number(place.child);
        out = replace_all(out, "{measure_id}", number(place.measure));
    }
    out = replace_all(out, "{part_id}", number(place.part));
    if (out.starts_with("/programmes")) id = number(place.programme);
    if (out.starts_with("/measures")) id = number(place.measure);
    if (out.starts_with("/organisations") || out.starts_with("/register")) id = number(place.school);
    if (out.starts_with("/people")) id = number(place.clerk);
    if (out.starts_with("/readings")) id = number(place.reading);
    if (out.starts_with("/drafts/{id}")) id = number(fresh_draft(world, place));
    out = replace_all(out, "{id}", id);
    out = replace_all(out, "{transfer_id}", number(place.transfer));
    out = replace_all(out, "{responsibility_id}", "1");
    out = replace_all(out, "{number_id}", "1");
    if (out.ends_with("/revisions/new")) out += "?draft=" + number(fresh_draft(world, place));
    out = replace_all(out, "{role_id}", number(place.role));
    out = replace_all(out, "{acting_id}", number(place.acting));
    for (const char* first : {"{section_id}", "{measure_id}", "{clause_id}", "{file_id}", "{page_id}", "{addition_id}"})
        out = replace_all(out, first, "1");
    return replace_all(replace_all(out, "{format}", "csv"), "{file}", "guess.ics");
}

// One form that every route understands far enough to have to ask whether this person may.
Fields form_for(Region& world, std::string_view route, const Locality& place) {
    const std::string organisation = route == "POST /people" ? place.school_name : number(place.school);
    return {{"login", route == "POST /people" ? "new" + std::to_string(++world.people)
                                              : find_person(world.db, place.clerk)->login},
            {"full_name", "Новый Человек"},
            {"organisation", organisation},
            {"draft", route == "POST /programmes/{id}/revisions" ? number(fresh_draft(world, place)) : ""},
            {"role", "executor"},
            {"disabled", "no"},
            {"programme", number(place.programme)},
            // Naming a leader would decide what the next one asked may do: refused for its form, not for its rights.
            {"person", route == "POST /child-programmes/{id}/leader" ? "0" : number(place.clerk)},
            {"for_person", number(place.executor)},
            {"starts_on", "16.03.2020"},
            {"ends_on", "16.03.2020"},
            {"basis", "приказ № 1"},
            {"release_reason", "not_applicable"},
            {"verdict", "accepted"},
            {"submission", "1"},
            {"due", "12.06.2020"},
            {"reason", "причина"},
            {"decision", "approve"},
            {"comment", "замечание"},
            {"link", "https://example.org/1"},
            {"version", "1"},
            {"row", "order"},
            {"number", "1"},
            {"title", "Мера"}};
}

constexpr Role kAsked[] = {Role::coordinator, Role::controller, Role::executor,
                           Role::curator,     Role::observer,   Role::administrator};

// Each role held by somebody of this place: executors and curators at the school, the others at the department.
std::vector<std::optional<PersonId>> people_of_each_role(Region& world, const Locality& place) {
    std::vector<std::optional<PersonId>> out;
    for (const Role role : kAsked)
        out.push_back(world.person("Проверяющий", reaches_below(role) ? place.department : place.school, role));
    out.push_back({});
    return out;
}

std::string asked_by_each(Region& world, const Route<PageHandler>& route, const Locality& place,
                          const std::vector<std::optional<PersonId>>& people) {
    const std::string name = std::string{name_of(route.method)} + " " + std::string{route.pattern};
    std::string out;
    for (const auto& who : people)
        out += outcome(
            world.ask(route.method, address_of(world, route.pattern, place), who, form_for(world, name, place)));
    return out;
}

bool is_about_something(std::string_view route) {
    return route.find("id}") != std::string_view::npos || route == "POST /people" || route == "POST /people/password" ||
           route == "POST /people/disabled" || route == "POST /people/email";
}

}  // namespace

TEST_CASE("every route answers each role about its own, another's and a superior's affairs as the table says") {
    on_both_engines([](const std::string& database) {
        Region world{database};
        const auto people = people_of_each_role(world, world.own);
        std::map<std::string, const Expectation*> table;
        for (const Expectation& row : kTable) table[row.route] = &row;
        for (const Route<PageHandler>& route : routes()) {
            const std::string name = std::string{name_of(route.method)} + " " + std::string{route.pattern};
            const auto row = table.find(name);
            if (row == table.end()) {
                FAIL_CHECK("a new route has no row in the table: " << name);
                continue;
            }
            INFO(name);
            // Strangers first: what a rightful deed changes must not decide what a stranger is told.
            if (is_about_something(name)) {
                CHECK(asked_by_each(world, route, world.foreign, people) == row->second->foreign);
                CHECK(asked_by_each(world, route, world.region, people) == row->second->above);
            }
            CHECK(asked_by_each(world, route, world.own, people) == row->second->own);
            table.erase(row);
        }
        for (const auto& [name, row] : table) FAIL_CHECK("no such route any more: " << name);
        CHECK(!first_broken_audit_entry(world.db));
    });
}

TEST_CASE("a region's staff may in its municipalities what each municipality's staff may in their own") {
    const Folder folder;
    Region world{"sqlite:" + (folder.path() / "mera.db").string()};
    const auto of_region = people_of_each_role(world, world.region);
    for (const Route<PageHandler>& route : routes()) {
        const std::string name = std::string{name_of(route.method)} + " " + std::string{route.pattern};
        if (!is_about_something(name)) continue;
        INFO(name);
        for (const Expectation& row : kTable) {
            if (row.route != name) continue;
            const std::string got = asked_by_each(world, route, world.foreign, of_region);
            for (const std::size_t staff : {0U, 1U, 4U, 5U}) CHECK(got[staff] == row.own[staff]);
        }
    }
}
