#include "domain/plan/adoption.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "domain/plan/programme.hpp"

using namespace mera;

namespace {

const std::vector<Organisation> kRegister = {
    {{1},
     "Департамент образования Администрации города Ханты-Мансийска",
     "Департамент образования",
     OrganisationKind::department,
     {}},
    {{2}, "МКУ ДО «Центр развития образования»", "ЦРО", OrganisationKind::centre, {}},
    {{3}, "МБОУ СОШ №2", "СОШ № 2", OrganisationKind::school, {}},
    {{4}, "МБОУ «СОШ №5»", "СОШ № 5", OrganisationKind::school, {}},
};

std::optional<std::int64_t> organisation_in(const char* words) {
    const auto reading = read_executor(words, kRegister);
    if (reading.kind != ExecutorKind::organisation) return {};
    return reading.organisation->value;
}

}  // namespace

TEST_CASE("one organisation under its spellings") {
    CHECK(organisation_key("МБОУ СОШ №2") == organisation_key("МБОУ «СОШ № 2»"));
    CHECK(organisation_key("МБОУ СОШ №2") != organisation_key("МБОУ СОШ №5"));
}

TEST_CASE("whom the words of the order mean") {
    CHECK(organisation_in("Департамент образования") == 1);
    CHECK(organisation_in("Отдел по общему образованию Департамента образования Администрации города Ханты-Мансийска "
                          "(Сычугова З.Р.)") == 1);
    CHECK(organisation_in("директор МКУ ДО «Центр развития образования» Г.Н. Котельникова") == 2);
    CHECK(organisation_in("МКУ ДО «Центр развития образования» (директор Г.Н. Котельникова)") == 2);
    CHECK(organisation_in("МБОУ «СОШ №5»") == 4);
    CHECK_FALSE(organisation_in("городские педагогические сообщества"));
    CHECK(read_executor("Образовательные организации", kRegister).kind == ExecutorKind::listed_schools);
    CHECK(read_executor("руководители общеобразовательных организаций", kRegister).kind ==
          ExecutorKind::listed_schools);
    CHECK(read_executor("школы", kRegister).kind == ExecutorKind::listed_schools);
    CHECK_FALSE(names_a_group_of_schools("МБОУ СОШ №2"));
}

TEST_CASE("a specialist of the one who issued the order is no organisation of their own") {
    PlanDraft draft;
    draft.order.issuer = "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ГОРОДА СВЕТЛОРЕЧЕНСКА";
    draft.sections = {{"1", "Работа", {}}};
    DraftMeasure measure;
    measure.executors = {"Специалист управления образования Петрова Е.Н.", "Управление образования"};
    draft.sections[0].measures = {measure};
    const AdoptionTerms terms = propose_adoption(draft, kRegister);
    CHECK(terms.owner == "Управление образования администрации города Светлореченска");
    REQUIRE(terms.executors.size() == 2);
    for (const AdoptedExecutor& executor : terms.executors) CHECK(executor.organisation == terms.owner);
}

TEST_CASE("an organisation named in full and by letters is made once, under its full name") {
    PlanDraft draft;
    draft.sections = {{"1", "Работа", {}}};
    DraftMeasure measure;
    measure.executors = {"ГМЦ"};
    draft.sections[0].measures = {measure};
    DraftClause clause;
    clause.assignees = {"МБУ «Городской методический центр» (Иванова И.И.)"};
    clause.deadlines = {{.kind = DeadlineKind::by_date, .end = make_date(2020, 12, 25)}};
    draft.clauses = {clause};
    const AdoptionTerms terms = propose_adoption(draft, kRegister);
    REQUIRE(terms.executors.size() == 2);
    for (const AdoptedExecutor& executor : terms.executors) {
        CHECK(executor.organisation == "МБУ «Городской методический центр»");
        CHECK_MESSAGE(executor.question == ExecutorQuestion::unknown, "the register has none: a person looks");
    }
}

TEST_CASE("a school of the list under its short name is not one more organisation") {
    AdoptionTerms terms;
    terms.schools = {{"Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3 "
                      "имени Героя Советского Союза И.И. Иванова»"},
                     {"МБОУ СОШ № 13"},
                     {"МАОУ «Лицей № 1»"}};
    terms.executors = {{"МБОУ СОШ № 3", ExecutorKind::organisation, "МБОУ СОШ № 3"},
                       {"Гимназия № 1", ExecutorKind::organisation, "МБОУ «Гимназия № 1»"},
                       {"МБОУ СОШ №2", ExecutorKind::organisation, "МБОУ СОШ №2"},
                       {"школы", ExecutorKind::listed_schools, ""}};
    name_by_list(terms, kRegister);
    CHECK(terms.executors[0].organisation == terms.schools[0].name);
    CHECK_MESSAGE(terms.executors[1].organisation == "МБОУ «Гимназия № 1»", "the list has a lyceum of that number");
    CHECK_MESSAGE(terms.executors[2].organisation == "МБОУ СОШ №2", "the register knows it");
    CHECK(terms.executors[3].organisation.empty());
}

TEST_CASE("a group is the schools of the list on the day the period is due") {
    Measure measure;
    measure.deadlines = {{DeadlineKind::recurring, {}, {}, "FREQ=MONTHLY;INTERVAL=3", {}}};
    measure.executors = {{"образовательные организации", ExecutorKind::listed_schools, {}},
                         {"МБОУ «СОШ №5»", ExecutorKind::organisation, OrganisationId{4}}};
    const ScheduleTerms terms{{make_date(2020, 1, 1), make_date(2020, 12, 31)},
                              ShiftPolicy::as_is,
                              HalfYear::calendar,
                              make_date(2020, 5, 31)};
    const std::vector<SchoolListEntry> schools = {
        {{3}, SchoolCategory::low_results, make_date(2020, 1, 1), make_date(2020, 9, 1)},
        {{4}, SchoolCategory::at_risk, make_date(2020, 4, 1), {}}};
    const auto owed = [&](std::int64_t organisation) {
        const auto assignments = expand(measure, schools, terms, Calendar{});
        return std::count_if(assignments.begin(), assignments.end(),
                             [&](const Assignment& a) { return a.organisation.value == organisation; });
    };
    CHECK_MESSAGE(owed(3) == 2, "left the list in September: two quarters");
    CHECK_MESSAGE(owed(4) == 4, "named by the measure and of the list: each quarter once");
}

TEST_CASE("a plan without schools, act or term is not adopted") {
    PlanDraft draft;
    draft.order = {"882", make_date(2019, 12, 4), "О мерах", "Департамент образования"};
    DraftMeasure measure;
    measure.number = "1.1";
    measure.title = "Совещание";
    measure.executors = {"образовательные организации"};
    measure.deadlines = {{DeadlineKind::month, make_date(2020, 8, 1), make_date(2020, 8, 31), {}, {}}};
    draft.sections = {{"1", "Меры", {measure}, {}}};
    auto terms = propose_adoption(draft, {});
    CHECK(terms.executors.at(0).kind == ExecutorKind::listed_schools);
    CHECK(terms.schedule.term.first == make_date(2019, 12, 4));
    CHECK(terms.schedule.term.last == make_date(2020, 8, 31));
    const auto fields = [&] {
        std::vector<std::string> out;
        for (const Failure& failure : obstacles(draft, terms)) out.push_back(failure.field);
        return out;
    };
    CHECK(fields() == std::vector<std::string>{"schools"});
    terms.schools = {{"МБОУ СОШ №2", SchoolCategory::low_results}};
    CHECK(fields() == std::vector<std::string>{"school_list_basis"});
    terms.school_list_basis = "приказ от 02.12.2019 № 1576";
    CHECK(fields().empty());
    terms.schedule.term.last = make_date(2019, 1, 1);
    CHECK(fields() == std::vector<std::string>{"term_last"});
    terms.schedule.term.last = make_date(2020, 8, 31);
    draft.sections.clear();
    CHECK(fields() == std::vector<std::string>{"measures"});
    draft.clauses = {{"1",
                      "Сдать отчёт",
                      {"МБОУ СОШ №2"},
                      "ежеквартально",
                      {{.kind = DeadlineKind::recurring, .recurrence = "FREQ=MONTHLY;INTERVAL=3"}}}};
    CHECK_MESSAGE(fields().empty(), "an order whose clauses say who and by when is a plan");
    CHECK_MESSAGE(propose_adoption(draft, {}).schedule.term.last == make_date(2020, 12, 31),
                  "what comes each quarter goes on to the end of the year");
}

TEST_CASE("what people said about words that name no organisation is proposed the next time") {
    PlanDraft draft;
    DraftMeasure measure;
    measure.executors = {"Кураторы школ", "Рабочая группа"};
    draft.sections = {{"1", "Меры", {measure}, {}}};
    const std::vector<ExecutorAnswer> answers = {{organisation_key("кураторы школ"), ExecutorKind::listed_schools},
                                                 {organisation_key("рабочая  группа"), ExecutorKind::nobody}};
    const auto terms = propose_adoption(draft, kRegister, answers);
    REQUIRE(terms.executors.size() == 2);
    CHECK(terms.executors[0].kind == ExecutorKind::listed_schools);
    CHECK(terms.executors[1].kind == ExecutorKind::nobody);
    for (const AdoptedExecutor& executor : terms.executors) CHECK(executor.question == ExecutorQuestion::none);
    CHECK(propose_adoption(draft, kRegister).executors[1].question != ExecutorQuestion::none);
}
