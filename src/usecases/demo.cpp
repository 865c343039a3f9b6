#include "usecases/demo.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/draft.hpp"
#include "usecases/obligation.hpp"
#include "usecases/people.hpp"
#include "usecases/reading.hpp"
#include "usecases/remind.hpp"
#include "usecases/sign_in.hpp"

namespace mera {

namespace {

constexpr const char* kDepartment = "Департамент образования Администрации города Ханты-Мансийска";
constexpr const char* kMark = "учебные данные";

struct AccountPlan {
    const char* login;
    const char* full_name;
    Role role;
    const char* organisation;
    const char* post;
};
// The names of officials are those the order gives; heads of schools are not named in it.
constexpr AccountPlan kAccounts[] = {
    {"coordinator", "Сычугова З.Р.", Role::coordinator, kDepartment, "начальник отдела по общему образованию"},
    {"controller", "Кармазина Н.И.", Role::controller, kDepartment, "заместитель директора"},
    {"cro", "Котельникова Г.Н.", Role::executor, "МКУ ДО «Центр развития образования»", "директор"},
    {"cppmsp", "Бондарева И.Г.", Role::executor,
     "МБУ ДО «Центр психолого-педагогической, медицинской и социальной помощи»", "директор"},
    {"school1", "Директор школы № 1 (учебные данные)", Role::executor, "МБОУ «СОШ №1 им. Созонова Ю.Г.»", "директор"},
    {"school2", "Директор школы № 2 (учебные данные)", Role::executor, "МБОУ СОШ №2", "директор"},
    {"school5", "Директор школы № 5 (учебные данные)", Role::executor, "МБОУ «СОШ №5»", "директор"},
    {"deputy5", "Заместитель директора школы № 5 (учебные данные)", Role::executor, "МБОУ «СОШ №5»",
     "заместитель директора"},
    {"gymnasium1", "Директор гимназии № 1 (учебные данные)", Role::executor, "МБОУ «Гимназия №1»", "директор"},
    {"department", "Специалист отдела (учебные данные)", Role::executor, kDepartment, "специалист"},
    {"curator", "Куратор школы № 2 (учебные данные)", Role::curator, "МБОУ СОШ №2", "куратор"},
    {"observer", "Наблюдатель (учебные данные)", Role::observer, kDepartment, "наблюдатель"},
    {"admin", "Администратор (учебные данные)", Role::administrator, kDepartment, "администратор"},
};

struct Schools {
    const char* name;
    SchoolCategory category;
};
// The order helps school № 5 and school № 2 by contracts with two others; the list itself stands in another act.
constexpr Schools kSchools[] = {
    {"МБОУ «СОШ №5»", SchoolCategory::low_results},
    {"МБОУ СОШ №2", SchoolCategory::low_results},
    {"МБОУ «СОШ №1 им. Созонова Ю.Г.»", SchoolCategory::at_risk},
    {"МБОУ «Гимназия №1»", SchoolCategory::at_risk},
};

Moment on(Date day, int hour = 9) { return {day, fmt::format("{}T{:02}:00:00Z", iso(day), hour)}; }

// What becomes of a demonstration obligation; the mix follows from its number, so every demonstration is the same.
enum class Fate { accepted, accepted_late, waiting, returned, silent };
Fate fate_of(std::int64_t number) {
    switch ((number * 7) % 20) {
        case 3: return Fate::accepted_late;
        case 5:
        case 12: return Fate::waiting;
        case 9: return Fate::returned;
        case 14:
        case 17: return Fate::silent;
        default: return Fate::accepted;
    }
}

std::filesystem::path write_sample(const std::filesystem::path& directory, const ObligationRow& row) {
    const auto path = directory / fmt::format("sample-{}.txt", row.id.value);
    std::ofstream out(path, std::ios::binary);
    out << "УЧЕБНЫЕ ДАННЫЕ\n\nДокумент составлен для показа программы и ничего не подтверждает.\n\n"
        << "Мера " << row.measure_number << ". " << row.measure_title << "\nОрганизация: " << row.organisation_name
        << "\n";
    return path;
}

class DemoHistory {
public:
    DemoHistory(Db& db, EvidenceFiles& evidence, Actor coordinator, std::vector<Actor> executors)
        : db_(db), evidence_(evidence), coordinator_(std::move(coordinator)), executors_(std::move(executors)) {}

    Expected<Done> live_through(ProgrammeId programme, const std::filesystem::path& scratch) {
        ObligationFilter filter;
        filter.programme = programme;
        filter.due_to = add_days(kDemoDay, 20);
        for (const ObligationRow& row : list_obligations(db_, filter, kDemoDay, {1, 10'000})) {
            const auto lived = live(row, scratch);
            if (!lived) return lived;
        }
        return Done{};
    }

private:
    Expected<Done> live(const ObligationRow& row, const std::filesystem::path& scratch) {
        const Actor* executor = executor_of(row.organisation);
        if (executor == nullptr) return Done{};
        Fate fate = fate_of(row.id.value);
        const bool not_due = row.facts.due >= kDemoDay;
        // Work still ahead is mostly untouched; some of it waits for review, some was sent back.
        if (not_due)
            fate = row.id.value % 5 == 0 ? Fate::waiting : row.id.value % 5 == 2 ? Fate::returned : Fate::silent;
        if (fate == Fate::silent) return Done{};
        Date day = add_days(row.facts.due, fate == Fate::accepted_late ? 4 : -static_cast<int>(row.id.value % 5));
        if (fate == Fate::waiting || not_due) day = add_days(kDemoDay, -static_cast<int>(row.id.value % 6) - 1);
        if (day >= kDemoDay) day = add_days(kDemoDay, -1);
        const auto submission = submit_evidence(db_, evidence_, *executor, row.id, hand_in(row, scratch), on(day));
        if (!submission) return submission.failure();
        if (fate == Fate::waiting) return Done{};
        const Date decided = std::min(add_days(day, 2), add_days(kDemoDay, -1));
        const bool back = fate == Fate::returned;
        return review_submission(
            db_, coordinator_, row.id, *submission, back ? Verdict::returned : Verdict::accepted,
            back ? "Нет подписи и даты документа. Приложите подписанный экземпляр (учебные данные)." : "",
            on(decided, 12));
    }

    HandIn hand_in(const ObligationRow& row, const std::filesystem::path& scratch) const {
        HandIn out;
        out.note = kMark;
        if (row.measure_title.find("сайт") != std::string::npos)
            out.links = {"https://example.org/" + std::to_string(row.organisation.value) + "/news?" +
                         row.measure_number};
        else if (row.id.value % 3 == 0)
            out.requisites = {
                "приказ", fmt::format("{}-У", row.id.value),
                in_russian_short(row.facts.due < kDemoDay ? add_days(row.facts.due, -6) : add_days(kDemoDay, -8)),
                "директор"};
        else
            out.files = {{"Документ " + row.measure_number + " (учебные данные).txt", write_sample(scratch, row)}};
        return out;
    }

    const Actor* executor_of(OrganisationId organisation) const {
        for (const Actor& actor : executors_)
            if (actor.serves(organisation)) return &actor;
        return nullptr;
    }

    Db& db_;
    EvidenceFiles& evidence_;
    Actor coordinator_;
    std::vector<Actor> executors_;
};

// Programmes of schools: school № 5 has one, approved; school № 2 is at work on its own.
class DemoSchoolProgramme {
public:
    DemoSchoolProgramme(Db& db, ProgrammeId parent, const char* login, const Calendar& calendar, Date day)
        : db_(db), calendar_(calendar), now_(on(day)), head_(load_actor(db, find_person_by_login(db, login)->id, day)) {
        const auto created =
            create_child_programme(db, head_, parent, head_.organisations_as(Role::executor).front(), now_);
        child_ = find_child_programme(db, created ? *created : ChildProgrammeId{}).value();
    }
    std::int64_t version() { return last_child_version(db_, child_.id).version; }

    Expected<Done> add(const char* section, const char* title, const char* deadline, const char* evidence,
                       PersonId person) {
        Addition addition;
        addition.own_section = section;
        addition.title = title;
        addition.deadline_text = deadline;
        addition.evidence = evidence;
        addition.person = person;
        const auto saved = save_addition(db_, head_, child_.id, version(), addition, calendar_, now_);
        return saved ? Expected<Done>{Done{}} : saved.failure();
    }
    // The first measures, one after another; the rest by one press where the programme is to be finished.
    Expected<Done> decide_first(std::size_t count, PersonId person) {
        const ChildPlan plan = child_plan(db_, child_, Edition::last, calendar_, now_.today);
        for (std::size_t at = 0; at < std::min(count, plan.rows.size()); ++at) {
            ChildMeasure decided{.parent = plan.rows[at].measure.id, .person = person};
            if (at == 0) decided.addition = "Обсуждение на педагогическом совете (учебные данные)";
            const auto saved = decide_child_measure(db_, head_, child_.id, version(), decided, calendar_, now_);
            if (!saved) return saved;
        }
        return Done{};
    }
    Expected<Done> approve(const char* number, const char* date, PersonId rest) {
        if (const auto done = appoint_for_rest(db_, head_, child_.id, version(), rest, now_); !done) return done;
        const auto approved = approve_child_programme(db_, head_, child_.id, version(), number, date, calendar_, now_);
        return approved ? Expected<Done>{Done{}} : approved.failure();
    }
    PersonId head() const { return head_.person; }

private:
    Db& db_;
    const Calendar& calendar_;
    Moment now_;
    Actor head_;
    ChildProgramme child_;
};

Expected<Done> make_school_programmes(Db& db, ProgrammeId parent, const Calendar& calendar) {
    DemoSchoolProgramme fifth{db, parent, "school5", calendar, make_date(2019, 12, 20)};
    const PersonId deputy = find_person_by_login(db, "deputy5")->id;
    if (const auto done = fifth.decide_first(6, deputy); !done) return done;
    if (const auto done = fifth.add("Работа с родителями (учебные данные)",
                                    "Родительские собрания о подготовке к итоговой аттестации (учебные данные)",
                                    "февраль 2020; апрель 2020", "Протокол собрания", deputy);
        !done)
        return done;
    if (const auto done = fifth.approve("112-У", "20.12.2019", fifth.head()); !done) return done;
    DemoSchoolProgramme second{db, parent, "school2", calendar, make_date(2020, 3, 10)};
    return second.decide_first(5, second.head());
}

void give_short_names(Db& db) {
    for (const auto& [name, short_name] :
         {std::pair{kDepartment, "Департамент образования"}, std::pair{"МКУ ДО «Центр развития образования»", "ЦРО"},
          std::pair{"МБУ ДО «Центр психолого-педагогической, медицинской и социальной помощи»", "ЦППМСП"},
          std::pair{"МБОУ «СОШ №1 им. Созонова Ю.Г.»", "СОШ № 1"}, std::pair{"МБОУ СОШ №2", "СОШ № 2"},
          std::pair{"МБОУ «СОШ №5»", "СОШ № 5"}, std::pair{"МБОУ «Гимназия №1»", "Гимназия № 1"}})
        if (!find_organisation_by_name(db, name)) {
            const auto department = find_organisation_by_name(db, kDepartment);
            insert_organisation(db, {.name = name,
                                     .short_name = short_name,
                                     .kind = kind_by_name(name),
                                     .parent = department ? std::optional{department->id} : std::nullopt});
        }
}

}  // namespace

Expected<Demo> make_demo(Db& db, EvidenceFiles& evidence, const Calendar& calendar, std::string_view order) {
    if (!all_organisations(db).empty() || !all_people(db).empty())
        return Failure{Failure::Kind::conflict,
                       "В этом каталоге уже есть данные. Для учебной программы укажите пустой: --data demo."};
    const Date signed_on = make_date(2019, 12, 4);
    give_short_names(db);
    Demo demo;
    std::vector<Actor> executors;
    Actor coordinator;
    for (const AccountPlan& account : kAccounts) {
        const auto created = create_person(
            db, {}, {account.login, account.full_name, "", "", account.organisation, account.role, account.post},
            on(signed_on));
        if (!created) return created.failure();
        demo.accounts.push_back(
            {account.login, created->password, std::string{in_russian(account.role)} + ", " + account.full_name});
        const Actor actor = load_actor(db, created->id, signed_on);
        if (account.role == Role::coordinator) coordinator = actor;
        if (account.role == Role::executor) executors.push_back(actor);
    }
    const auto draft = import_order(db, evidence, coordinator, "order-882.txt", order, on(signed_on));
    if (!draft) return draft.failure();
    AdoptionTerms terms = adoption_terms_for(db, find_draft(db, *draft)->plan);
    terms.owner = kDepartment;
    terms.school_list_title = "Школы программы (учебные данные)";
    if (terms.school_list_basis.empty()) terms.school_list_basis = "приказ от 02.12.2019 № 1576";
    terms.schools.clear();
    for (const Schools& school : kSchools) terms.schools.push_back({school.name, school.category});
    const auto adopted = adopt_plan(db, coordinator, *draft, terms, calendar, on(signed_on, 12));
    if (!adopted) return adopted.failure();
    demo.programme = adopted->programme;
    demo.obligations = adopted->obligations;
    if (const auto made = make_school_programmes(db, demo.programme, calendar); !made) return made.failure();

    const auto scratch = std::filesystem::temp_directory_path() / ("mera-demo-" + random_token());
    std::filesystem::create_directories(scratch);
    const auto lived = DemoHistory{db, evidence, coordinator, executors}.live_through(demo.programme, scratch);
    std::filesystem::remove_all(scratch);
    if (!lived) return lived.failure();
    if (const auto reminded = remind(db, {}, on(kDemoDay)); !reminded) return reminded.failure();
    return demo;
}

}  // namespace mera
