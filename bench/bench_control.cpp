// Execution control over a large town: 300 schools × 25 measures × 12 months, 90,000 obligations, on SQLite. Processor
// time of the dashboard and the matrix as whole pages (target: 30 ms each) and of expanding the programme anew in one
// transaction (target: 2 s).
#include <filesystem>

#include "base/digest.hpp"
#include "bench/figures.hpp"
#include "store/child_programmes.hpp"
#include "store/migrations.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"
#include "usecases/draft.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/people.hpp"
#include "usecases/remind.hpp"
#include "usecases/rules.hpp"
#include "web/http/request_builder.hpp"
#include "web/site.hpp"

namespace mera {
namespace {

constexpr Date kToday = make_date(2020, 7, 15);
constexpr int kSchools = 300, kMeasures = 25;
Moment now() { return {kToday, iso(kToday) + "T10:00:00Z"}; }

struct Town {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("mera-bench-" + random_token().substr(0, 8));
    std::string address = "sqlite:" + (folder / "mera.db").string();
    Programme programme = {};
    std::string session, form_token;

    static void person_at(Db& db, const std::string& name, OrganisationId organisation, Role role) {
        static int count = 0;
        const std::string login = "p" + std::to_string(++count);
        const PersonId id = insert_person(
            db, {.login = login, .full_name = name, .password_hash = "-", .email = login + "@example.org"}, now());
        insert_membership(db, id, {organisation, role, "", make_date(2019, 9, 1), {}});
    }

    Town() {
        std::filesystem::create_directories(folder);
        Db db = Db::open(address);
        if (!migrate(db, built_in_migrations(), now())) std::abort();
        Transaction transaction = db.begin();
        programme.owner = insert_organisation(
            db, {.name = "Департамент образования", .short_name = "Департамент", .kind = OrganisationKind::department});
        programme.school_list = insert_school_list(db, "Школы", "учебные данные");
        programme.order_number = "882";
        programme.order_date = make_date(2019, 12, 4);
        programme.title = "Комплекс мер (учебные данные)";
        programme.terms.term = {make_date(2020, 1, 1), make_date(2020, 12, 31)};
        programme.terms.school_year_last = make_date(2020, 5, 31);
        programme.adopted_on = make_date(2019, 12, 4);
        for (int n = 1; n <= kSchools; ++n) {
            const std::string name = "СОШ № " + std::to_string(n);
            const auto school = insert_organisation(
                db, {.name = name, .short_name = name, .kind = OrganisationKind::school, .parent = programme.owner});
            person_at(db, "Исполнитель", school, Role::executor);
            insert_school_list_entry(db, programme.school_list,
                                     {school, SchoolCategory::low_results, programme.terms.term.first, {}});
        }
        person_at(db, "Координатор", programme.owner, Role::coordinator);
        person_at(db, "Контролёр", programme.owner, Role::controller);
        programme.id = insert_programme(db, programme, {}, {});
        const auto section = insert_section(db, programme.id, 1, {{}, "1", "Раздел"});
        for (int n = 1; n <= kMeasures; ++n) {
            Measure m;
            m.section = section;
            m.number = "1." + std::to_string(n);
            m.title = "Ежемесячная мера " + std::to_string(n);
            m.executors = {{"образовательные организации", ExecutorKind::listed_schools, {}}};
            m.deadlines = {
                {DeadlineKind::recurring, programme.terms.term.first, programme.terms.term.last, "FREQ=MONTHLY", {}}};
            insert_measure(db, programme.id, n, m);
        }
        transaction.commit();
    }
    ~Town() { std::filesystem::remove_all(folder); }
};

// Half a year has been lived: most is accepted, some waits, was sent back, was forgotten, or was lifted.
void live(Db& db) {
    Transaction transaction = db.begin();
    ObligationFilter due;
    due.due_to = kToday;
    std::vector<ObligationId> ids;
    for (const ObligationRow& row : list_obligations(db, due, kToday, {1, 100'000})) {
        const auto fate = row.id.value % 20;
        if (fate == 19) continue;
        if (fate == 18) {
            insert_release(db, row.id, ReleaseReason::procedure_cancelled, "приказ", {}, now());
        } else {
            const auto s = insert_submission(db, row.id, "", {}, {row.facts.due, iso(row.facts.due) + "T10:00:00Z"});
            if (fate < 15) insert_review(db, s, Verdict::accepted, "", {}, now());
            if (fate == 16) insert_review(db, s, Verdict::returned, "нет подписи", {}, now());
        }
        ids.push_back(row.id);
    }
    rebuild_obligation_facts(db);
    transaction.commit();
}

// Every school has its own programme: all measures with a person, one of its own, approved.
void compose(Db& db, const Town& town) {
    Transaction transaction = db.begin();
    const PersonId head = insert_person(
        db, {.login = "head", .full_name = "Директор (учебные данные)", .password_hash = "-", .email = ""}, now());
    Composition composition;
    for (const Measure& measure : measures_of(db, town.programme.id))
        composition =
            with(std::move(composition),
                 ChildMeasure{.parent = measure.id, .person = head, .deadline_text = "ежемесячно до 20 числа"});
    composition =
        with(std::move(composition),
             Addition{.own_section = "Своё", .title = "Своя мера", .deadline_text = "ежемесячно", .person = head});
    for (const SchoolListEntry& entry : school_list_entries(db, town.programme.school_list)) {
        const auto child = insert_child_programme(db, town.programme.id, entry.school, head, now());
        insert_child_version(db, child, 1, composition, head, now());
        insert_child_approval(db, child, 1, {"1", make_date(2020, 1, 10)}, {head, {}}, now());
    }
    transaction.commit();
}

Town& lived_town() {
    static Town town;
    static const bool ready = [] {
        Db db = Db::open(town.address);
        Transaction transaction = db.begin();
        expand_programme(db, town.programme, production_calendar());
        transaction.commit();
        live(db);
        compose(db, town);
        return true;
    }();
    (void)ready;
    return town;
}

class Controller {  // signed in at the site over the lived town
public:
    Controller()
        : town_(lived_town()),
          evidence_(town_.folder / "evidence"),
          databases_(town_.address, 1),
          site_({databases_, evidence_, production_calendar(), now}) {
        Db db = Db::open(town_.address);
        const auto account = create_person(db, {},
                                           {"controller-" + random_token().substr(0, 6), "Контролёр (учебные данные)",
                                            "", "", "Департамент образования", Role::controller, ""},
                                           now());
        if (!account) std::abort();
        const std::string token = random_token();
        insert_session(db, sha256_hex(token), {account->id, random_token(), "2999-01-01T00:00:00Z"}, now());
        cookie_ = std::string{kSessionCookie} + "=" + token;
    }
    std::size_t open(const std::string& target) {
        Request request = make_test_request({.method = Method::get,
                                             .target = target,
                                             .headers = {{"sec-fetch-site", "same-origin"}, {"cookie", cookie_}}});
        const Response response = site_.answer(request);
        if (response.status != 200) std::abort();
        return std::get<std::string>(response.body).size();
    }
    std::string programme() const { return "/programmes/" + std::to_string(town_.programme.id.value); }

private:
    Town& town_;
    EvidenceFiles evidence_;
    DbPool databases_;
    Site site_;
    std::string cookie_;
};

constexpr int kRuns = 15;

double processor_ms() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return bench::milliseconds(used.ru_utime) + bench::milliseconds(used.ru_stime);
}

// Median processor time of one page, and its size.
void measure_page(bench::Figures& figures, Controller& controller, const std::string& what,
                  const std::string& address) {
    std::vector<double> times;
    std::size_t bytes = controller.open(address);
    for (int run = 0; run < kRuns; ++run) {
        const double before = processor_ms();
        bytes = controller.open(address);
        times.push_back(processor_ms() - before);
    }
    figures.at_most(what + ", processor time of the page", bench::median(times), 30, "ms");
    figures.told("its size", static_cast<double>(bytes) / 1024, "KiB");
}

// The nightly run with a letter for everybody: reading, the rule, inbox and queue, one transaction.
void measure_reminders(bench::Figures& figures, Town& town, const std::string& what, Date day, int people_min) {
    Db db = Db::open(town.address);
    MailSetup setup;
    setup.server = MailServer{.host = "mail.example.org", .from = "mera@example.org"};
    const auto start = bench::Clock::now();
    const auto reminded = remind(db, setup, {day, iso(day) + "T03:00:00Z"});
    const double wall_ms = bench::milliseconds_since(start);
    if (!reminded || reminded->before || reminded->letters < people_min) std::abort();
    figures.at_most("nightly reminders, " + what, wall_ms, 5'000, "ms");
    figures.told("letters queued", static_cast<double>(reminded->letters), "");
}

std::int64_t expand(Town& town, double& wall_ms) {
    Db db = Db::open(town.address);
    const auto start = bench::Clock::now();
    Transaction transaction = db.begin();
    const std::int64_t created = expand_programme(db, town.programme, production_calendar());
    transaction.commit();
    wall_ms = bench::milliseconds_since(start);
    return created;
}

void measure_expansion(bench::Figures& figures, Town& fresh) {
    double wall_ms = 0;
    const double before = processor_ms();
    const std::int64_t created = expand(fresh, wall_ms);
    if (created != 90'000) std::abort();
    figures.at_most("expanding a programme into " + std::to_string(created) + " obligations, one transaction", wall_ms,
                    2'000, "ms");
    figures.told("processor time of it", processor_ms() - before, "ms");
    if (expand(fresh, wall_ms) != 0) std::abort();
    figures.told("expanding again when nothing is missing", wall_ms, "ms");
}

// Executors of an order read against the register of a country: each town has a «СОШ № 1», the order means its own.
void measure_executors(bench::Figures& figures, Town& town) {
    constexpr int kTowns = 330, kSchoolsOfTown = 120;
    Db db = Db::open(town.address);
    Transaction transaction = db.begin();
    for (int t = 1; t <= kTowns; ++t) {
        const std::string place = " города " + std::to_string(t);
        const auto department = insert_organisation(db, {.name = "Управление образования" + place,
                                                         .short_name = "УО" + place,
                                                         .kind = OrganisationKind::department});
        for (int n = 1; n <= kSchoolsOfTown; ++n) {
            const std::string name = "СОШ № " + std::to_string(n);
            insert_organisation(
                db, {.name = name + place, .short_name = name, .kind = OrganisationKind::school, .parent = department});
        }
    }
    transaction.commit();
    PlanDraft plan;
    plan.order.issuer = "Департамент образования";
    plan.sections = {{"1", "Раздел", {}, {}}};
    for (int n = 1; n <= kMeasures; ++n) {
        DraftMeasure measure;
        measure.executors = {"школа № " + std::to_string(n)};
        plan.sections[0].measures.push_back(measure);
    }
    Actor coordinator;
    coordinator.memberships = {{town.programme.owner, Role::coordinator, "", make_date(2019, 9, 1), {}}};
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        const double before = processor_ms();
        const AdoptionTerms terms = adoption_terms_for(db, coordinator, plan);
        times.push_back(processor_ms() - before);
        for (const AdoptedExecutor& executor : terms.executors)
            if (executor.question != ExecutorQuestion::none) std::abort();
    }
    figures.at_most("25 executors of an order, 300 schools in a register of 40,000", bench::median(times), 30, "ms");
}

// For a profiler: nothing else.
int run_expansion() {
    bench::Figures figures;
    Town fresh;
    measure_expansion(figures, fresh);
    return figures.exit_code();
}

int run_all() {
    bench::Figures figures;
    Controller controller;
    std::printf("== control: 300 schools x 25 measures x 12 months, SQLite\n");
    measure_page(figures, controller, "dashboard", "/dashboard");
    measure_page(figures, controller, "matrix", controller.programme() + "/matrix");
    measure_page(figures, controller, "controller's first page", "/");
    measure_page(figures, controller, "matrix as it was four months ago",
                 controller.programme() + "/matrix?on=2020-03-15");
    measure_page(figures, controller, "programme as it was four months ago", controller.programme() + "?on=2020-03-15");
    measure_page(figures, controller, "dashboard as it was four months ago", "/dashboard?on=2020-03-15");
    measure_page(figures, controller, "discipline by executor", "/discipline?by=executor");
    for (const char* cut : {"organisation", "executor", "measure", "month"})
        measure_page(figures, controller, "discipline by " + std::string{cut} + " as it was four months ago",
                     "/discipline?on=2020-03-15&by=" + std::string{cut});
    measure_page(figures, controller, "matrix as it was yesterday", controller.programme() + "/matrix?on=2020-07-14");
    const double before_list = processor_ms();
    controller.open("/obligations?on=2020-03-15");
    figures.told("list of obligations as it was four months ago, processor time", processor_ms() - before_list, "ms");
    const double before_overview = processor_ms();
    controller.open(controller.programme() + "/children");
    figures.told("overview of the schools' own programmes, processor time", processor_ms() - before_overview, "ms");
    Town fresh;
    measure_expansion(figures, fresh);
    measure_reminders(figures, lived_town(), "90,000 obligations half a year lived", kToday, kSchools / 10);
    measure_reminders(figures, fresh, "90,000 obligations, every one overdue", make_date(2021, 1, 15), kSchools + 1);
    measure_executors(figures, fresh);
    return figures.exit_code();
}

}  // namespace
}  // namespace mera

int main(int argc, char** argv) {
    return argc > 1 && std::string_view{argv[1]} == "expansion" ? mera::run_expansion() : mera::run_all();
}
