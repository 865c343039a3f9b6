#pragma once
// A region with two municipalities, each with a school, people in every role and one of everything a page may be asked
// about; on a database of its own, behind the site without a port.
#include <doctest/doctest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "base/digest.hpp"
#include "store/acting.hpp"
#include "store/child_hand_ins.hpp"
#include "store/child_programmes.hpp"
#include "store/migrations.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/parts.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/readings.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/obligation.hpp"
#include "usecases/part.hpp"
#include "usecases/rules.hpp"
#include "usecases/sign_in.hpp"
#include "web/http/request_builder.hpp"
#include "web/http/request_origin.hpp"
#include "web/site.hpp"

namespace mera::test {

inline constexpr Date kDay = make_date(2020, 3, 16);

struct Locality {  // an organisation with everything a route may ask about
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

class Region {  // a region with two municipalities, each with a school
public:
    explicit Region(const std::string& address) : db(Db::open(address)) {
        folder = std::filesystem::temp_directory_path() / ("mera-access-" + random_token().substr(0, 12));
        std::filesystem::create_directories(folder);
        evidence.emplace(folder / "evidence");
        REQUIRE(migrate(db, built_in_migrations(), now()));
        databases.emplace(address, 2);
        site.emplace(Site::Parts{*databases, *evidence, production_calendar(), [this] { return now(); }});
        region = place("Регион", {});
        own = place("Северный", region.department);
        foreign = place("Южный", region.department);
    }
    ~Region() {
        site.reset();
        databases.reset();
        std::filesystem::remove_all(folder);
    }
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;

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
                                             .form = method == Method::post ? std::move(form) : Fields{}});
        return site->answer(request);
    }

    std::filesystem::path folder;
    Db db;
    std::optional<EvidenceFiles> evidence;
    std::optional<DbPool> databases;
    std::optional<Site> site;
    Locality region, own, foreign;
    int people = 0;

private:
    Locality place(const std::string& name, std::optional<OrganisationId> parent) {
        Locality out;
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

    void work(Locality& out, const std::string& name) {
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
        const auto with_file = [&](const std::string& file_name) {
            HandIn hand_in;
            hand_in.files.push_back(written_file(*evidence, file_name, "учебные данные " + name));
            return hand_in;
        };
        REQUIRE(hand_in_part(db, load_actor(db, out.clerk, kDay), out.obligation, with_file("часть.txt"), now()));
        out.part_evidence.value = parts_of(db, out.obligation).front().evidence.front().id.value;
        REQUIRE(submit_evidence(db, executor, out.obligation, with_file("приказ.txt"), now()));
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

}  // namespace mera::test
