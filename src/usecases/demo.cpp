#include "usecases/demo.hpp"

#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "usecases/demo_life.hpp"
#include "usecases/draft.hpp"
#include "usecases/people.hpp"
#include "usecases/reading.hpp"
#include "usecases/sign_in.hpp"

namespace mera {

namespace {

constexpr const char* kDepartment = "Департамент образования Администрации города Ханты-Мансийска";

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
    {"deputy1", "Заместитель директора школы № 1 (учебные данные)", Role::executor, "МБОУ «СОШ №1 им. Созонова Ю.Г.»",
     "заместитель директора"},
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
    const Moment morning{signed_on, "2019-12-04T05:00:00Z"}, noon{signed_on, "2019-12-04T09:00:00Z"};
    give_short_names(db);
    Demo demo;
    DemoPeople people;
    for (const AccountPlan& account : kAccounts) {
        const auto created = create_person(
            db, {}, {account.login, account.full_name, "", "", account.organisation, account.role, account.post},
            morning);
        if (!created) return created.failure();
        demo.accounts.push_back(
            {account.login, created->password, std::string{in_russian(account.role)} + ", " + account.full_name});
        people.by_login[account.login] = load_actor(db, created->id, signed_on);
    }
    const Actor& coordinator = people["coordinator"];
    const auto draft = import_order(db, evidence, coordinator, "order-882.txt", order, morning);
    if (!draft) return draft.failure();
    AdoptionTerms terms = adoption_terms_for(db, coordinator, find_draft(db, *draft)->plan);
    terms.owner = kDepartment;
    terms.school_list_title = "Школы программы (учебные данные)";
    if (terms.school_list_basis.empty()) terms.school_list_basis = "приказ от 02.12.2019 № 1576";
    terms.schools.clear();
    for (const Schools& school : kSchools) terms.schools.push_back({school.name, school.category});
    const auto adopted = adopt_plan(db, coordinator, *draft, terms, calendar, noon);
    if (!adopted) return adopted.failure();
    demo.programme = adopted->programme;
    demo.obligations = adopted->obligations;

    if (const auto lived = live_through({db, evidence, calendar, people, demo.programme}); !lived)
        return lived.failure();
    return demo;
}

}  // namespace mera
