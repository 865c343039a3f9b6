// The whole table route × role × whose: every address of the site, for each role held in a municipality, asked about its
// own affairs, about another municipality's and about the region's above it. A route without a row fails.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
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
#include "support/throwaway_postgres.hpp"
#include "usecases/calendar_feed.hpp"
#include "usecases/obligation.hpp"
#include "usecases/part.hpp"
#include "usecases/people.hpp"
#include "usecases/rules.hpp"
#include "usecases/sign_in.hpp"
#include "web/request_builder.hpp"
#include "web/request_origin.hpp"
#include "web/site.hpp"

using namespace mera;

namespace {

namespace fs = std::filesystem;

constexpr Date kDay = make_date(2020, 3, 16);

struct Place {  // an organisation with everything a route may ask about
    OrganisationId department = {}, school = {};
    std::string school_name;
    ProgrammeId programme = {};
    MeasureId measure = {};
    ObligationId obligation = {};
    EvidenceId evidence = {}, part_evidence = {}, child_evidence = {};
    PartId part = {};
    ChildProgrammeId child = {};
    ReadingId reading = {};
    TransferId transfer = {};
    PersonId coordinator = {}, executor = {};  // whose work and whose draft it is
    PersonId clerk = {};  // whom managers manage
    MembershipId role = {};
    ActingId acting = {};
};

class World {  // a region with two municipalities, each with a school
public:
    explicit World(const std::string& address) : db(Db::open(address)) {
        folder = fs::temp_directory_path() / ("mera-access-" + random_token().substr(0, 12));
        fs::create_directories(folder);
        evidence.emplace(folder / "evidence");
        REQUIRE(migrate(db, built_in_migrations(), now()));
        databases.emplace(address, 2);
        site.emplace(Site::Parts{*databases, *evidence, production_calendar(), [this] { return now(); }});
        region = place("Регион", {});
        own = place("Северный", region.department);
        foreign = place("Южный", region.department);
    }
    ~World() {
        site.reset();
        databases.reset();
        fs::remove_all(folder);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Moment now() const { return {kDay, "2020-03-16T10:00:00Z"}; }

    PersonId person(const std::string& name, OrganisationId organisation, Role role) {
        const PersonId id = insert_person(
            db, {.login = "p" + std::to_string(++people), .full_name = name, .password_hash = "-", .email = ""}, now());
        insert_membership(db, id, {organisation, role, "", make_date(2020, 1, 1), {}});
        return id;
    }

    Response ask(Method method, const std::string& target, std::optional<PersonId> who, Fields form) {
        std::vector<Header> headers{{"sec-fetch-site", "same-origin"}};
        if (who) {
            const std::string token = random_token(), secret = random_token();
            insert_session(db, sha256_hex(token), {*who, secret, "2020-03-17T10:00:00Z"}, now());
            headers.push_back({"cookie", std::string{kSessionCookie} + "=" + token});
            form.add("form_token", form_token_for_page(secret));
        }
        Request request = make_test_request({.method = method,
                                             .target = target,
                                             .headers = headers,
                                             .form = method == Method::post ? std::move(form) : Fields{},
                                             .upload_directory = folder});
        return site->answer(request);
    }

    fs::path folder;
    Db db;
    std::optional<EvidenceFiles> evidence;
    std::optional<DbPool> databases;
    std::optional<Site> site;
    Place region, own, foreign;
    int people = 0;

private:
    Place place(const std::string& name, std::optional<OrganisationId> parent) {
        Place out;
        out.department = insert_organisation(db, {.name = "Департамент " + name,
                                                  .short_name = name,
                                                  .kind = OrganisationKind::department,
                                                  .parent = parent});
        out.school_name = "Школа " + name;
        out.school = insert_organisation(db, {.name = out.school_name,
                                              .short_name = out.school_name,
                                              .kind = OrganisationKind::school,
                                              .parent = out.department});
        out.coordinator = person("Координатор " + name, out.department, Role::coordinator);
        out.executor = person("Исполнитель " + name, out.school, Role::executor);
        out.clerk = person("Делопроизводитель " + name, out.school, Role::executor);
        out.role = memberships_of(db, out.clerk).front().id;
        out.reading = insert_reading(
            db,
            {.source_name = "приказ.txt", .source_sha256 = "-", .asked_by = out.coordinator, .asked_at = now().instant},
            now());
        out.acting = insert_acting(db,
                                   {.person = out.clerk,
                                    .for_person = out.executor,
                                    .organisation = out.school,
                                    .starts_on = kDay,
                                    .ends_on = make_date(2020, 4, 1),
                                    .basis = "приказ № 1"},
                                   {}, now());
        work(out, name);
        return out;
    }

    void work(Place& out, const std::string& name) {
        Programme programme;
        programme.owner = out.department;
        programme.school_list = insert_school_list(db, name, "приказ № 1");
        programme.order_number = "1";
        programme.order_date = make_date(2020, 1, 10);
        programme.issuer = name;
        programme.title = "План " + name;
        programme.terms.term = {make_date(2020, 1, 10), make_date(2020, 12, 31)};
        programme.terms.school_year_last = make_date(2020, 5, 31);
        programme.adopted_on = make_date(2020, 1, 15);
        out.programme = insert_programme(db, programme, {}, out.coordinator);
        Measure measure;
        measure.number = "1.1";
        measure.title = "Мера " + name;
        measure.deadline_text = "при необходимости";
        measure.executors = {{out.school_name, ExecutorKind::organisation, out.school}};
        out.measure = insert_measure(db, out.programme, 1, measure);
        const Date due = make_date(2020, 4, 10);
        out.obligation =
            insert_obligation(db, out.programme, out.measure,
                              {out.school, {*Period::between(make_date(2020, 3, 1), due), due, due}}, {}, "");
        const Actor executor = load_actor(db, out.executor, kDay);
        REQUIRE(ask_transfer(db, executor, out.obligation, "30.04.2020", "карантин", now()));
        out.transfer = TransferId{static_cast<std::int64_t>(++transfers)};
        const fs::path file = folder / "приказ.txt";
        std::ofstream{file} << "учебные данные " << name;
        REQUIRE(hand_in_part(db, *evidence, load_actor(db, out.clerk, kDay), out.obligation,
                             {{{"часть.txt", file}}, {}, {}, ""}, now()));
        out.part_evidence.value = parts_of(db, out.obligation).front().evidence.front().id.value;
        REQUIRE(submit_evidence(db, *evidence, executor, out.obligation, {{{"приказ.txt", file}}, {}, {}, ""}, now()));
        out.part = parts_of(db, out.obligation).front().id;
        const Evidence document = submissions_of(db, out.obligation).front().evidence.front();
        out.evidence = document.id;
        // The school's own programme, which nobody leads: any of its executors may.
        out.child = insert_child_programme(db, out.programme, out.school, out.executor, now());
        const Composition composition =
            with({}, Addition{.own_section = "Своё", .title = "Своя мера", .deadline_text = "при необходимости"});
        insert_child_version(db, out.child, 1, composition, out.executor, now());
        insert_child_hand_in(db, {out.child, 1, {}}, {out.executor, {}}, "", {document}, now());
        out.child_evidence = child_hand_ins(db, out.child).front().evidence.front().id;
    }

    int transfers = 0;
};

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
    {"GET /drafts/{id}/pages/{page_id}",             "0-----s", "0-----s", "0-----s"},  // a text file has no pictures
    {"GET /drafts/{id}/deadline",                    "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/measures/{section_id}/{measure_id}",  "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/measures/{section_id}/{measure_id}", "+-----s", "0-----s", "0-----s"},
    {"GET /drafts/{id}/clauses/{clause_id}",         "+-----s", "0-----s", "0-----s"},
    {"POST /drafts/{id}/clauses/{clause_id}",        "+-----s", "0-----s", "0-----s"},
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

DraftId fresh_draft(World& world, const Place& place) {
    PlanDraft plan;
    plan.clauses.push_back({"1", "Назначить ответственных", {}});
    plan.sections.push_back({"1", "Раздел", {}});
    plan.sections.front().measures.push_back({"1.1", "Мера", {}, "", {}, "", {}, {}});
    return insert_draft(world.db, "приказ.txt", "-", plan, place.coordinator, world.now());
}

std::string address_of(World& world, std::string_view pattern, const Place& place) {
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
    for (const char* first : {"{section_id}", "{measure_id}", "{clause_id}", "{page_id}", "{addition_id}"})
        out = replace_all(out, first, "1");
    return replace_all(replace_all(out, "{format}", "csv"), "{file}", "guess.ics");
}

// One form that every route understands far enough to have to ask whether this person may.
Fields form_for(World& world, std::string_view route, const Place& place) {
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
std::vector<std::optional<PersonId>> people_of_each_role(World& world, const Place& place) {
    std::vector<std::optional<PersonId>> out;
    for (const Role role : kAsked)
        out.push_back(world.person("Проверяющий", reaches_below(role) ? place.department : place.school, role));
    out.push_back({});
    return out;
}

std::string asked_by_each(World& world, const Route<PageHandler>& route, const Place& place,
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

std::string database_in(const fs::path& folder) {
    fs::create_directories(folder);
    return "sqlite:" + (folder / "mera.db").string();
}

template <class Test>
void on_both_engines(const Test& test) {
    SUBCASE("SQLite") {
        const fs::path folder = fs::temp_directory_path() / ("mera-access-db-" + random_token().substr(0, 12));
        test(database_in(folder));
        fs::remove_all(folder);
    }
    SUBCASE("PostgreSQL") { test(mera::test::throwaway_postgres()); }
}

}  // namespace

TEST_CASE("every route answers each role about its own, another's and a superior's affairs as the table says") {
    on_both_engines([](const std::string& database) {
        World world{database};
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
    const fs::path folder = fs::temp_directory_path() / ("mera-access-db-" + random_token().substr(0, 12));
    {
        World world{database_in(folder)};
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
    fs::remove_all(folder);
}

TEST_CASE("acting for another: sees and does what they may, for the period, and the audit says for whom") {
    on_both_engines([](const std::string& database) {
        World world{database};
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
        const auto entries = audit_of(world.db, "obligation " + number(world.own.obligation));
        CHECK(entries.back().person_name == "Заместитель за: Исполнитель Северный");
        CHECK(add_comment(world.db, at(kDay), world.foreign.obligation, "своё", world.now()));
        CHECK(audit_of(world.db, "obligation " + number(world.foreign.obligation)).back().person_name == "Заместитель");
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
        World world{database};
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
        World world{database};
        const Date due = make_date(2020, 5, 15);
        const ObligationId id = insert_obligation(world.db, world.own.programme, world.own.measure,
                                                  {world.own.school, {*Period::between(kDay, due), due, due}}, {}, "");
        const auto at = [&](PersonId person) { return load_actor(world.db, person, kDay); };
        const Actor head = at(world.own.executor), helper = at(world.own.clerk);
        const HandIn link{{}, {"https://example.org/part"}, {}, "моя часть"};

        CHECK(people_responsible(world.db, id, kDay).size() == 2);
        REQUIRE(appoint(world.db, helper, id, {world.own.executor, Share::responsible, "", true}, world.now()));
        REQUIRE(appoint(world.db, head, id, {world.own.executor, Share::responsible, "", false}, world.now()));
        REQUIRE(appoint(world.db, head, id, {world.own.clerk, Share::co_executor, "сведения о курсах", false},
                        world.now()));
        CHECK_MESSAGE(
            !appoint(world.db, head, id, {world.foreign.executor, Share::responsible, "", false}, world.now()),
            "only the organisation's own people");
        // The clerk substitutes the head (World): take that away to be a mere co-executor.
        REQUIRE(end_acting_early(world.db, {}, world.own.acting, world.now()));
        const Actor co_executor = at(world.own.clerk);
        const auto refused = submit_evidence(world.db, *world.evidence, co_executor, id, link, world.now());
        REQUIRE(!refused);
        CHECK(refused.failure().message.find("Исполнитель Северный") != std::string::npos);
        REQUIRE(hand_in_part(world.db, *world.evidence, co_executor, id, link, world.now()));
        CHECK_MESSAGE(!find_obligation(world.db, id)->last_submission, "a part is not a submission");
        CHECK(parts_of(world.db, id).front().by == "Делопроизводитель Северный");

        REQUIRE(submit_evidence(world.db, *world.evidence, head, id, {}, world.now()));
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

TEST_CASE("a calendar address shows its owner's dates, is renewed and revoked, and guesses learn nothing") {
    on_both_engines([](const std::string& database) {
        World world{database};
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
        for (int guess = 0; guess < 20; ++guess) CHECK(fetch("guess" + std::to_string(guess)).status == 404);
        CHECK_MESSAGE(fetch(second).status == 404, "who guessed so often learns nothing even from a right address");
        revoke_calendar_feed(world.db, head, world.now());
        CHECK(fetch(second).status == 404);
    });
}
