#include "domain/people/executor.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "support/table_rows.hpp"

using namespace mera;

namespace {

// Учебные данные: a town that does not exist.
const std::vector<Organisation> kTown = {
    {{1},
     "Управление образования Администрации города Заозёрска",
     "Управление образования",
     OrganisationKind::department,
     {},
     {}},
    {{2},
     "Муниципальное казённое учреждение дополнительного образования «Центр развития образования»",
     "МКУ ДО «ЦРО»",
     OrganisationKind::centre,
     {},
     {"наш методцентр"}},
    {{3},
     "МБУ «Центр психолого-педагогической, медицинской и социальной помощи»",
     "Центр помощи",
     OrganisationKind::centre,
     {},
     {}},
    {{4},
     "МБОУ «Средняя общеобразовательная школа № 1 имени И.И. Иванова»",
     "СОШ № 1",
     OrganisationKind::school,
     {},
     {}},
    {{5}, "МБОУ СОШ № 11", "СОШ № 11", OrganisationKind::school, {}, {}},
    {{6}, "МБОУ «СОШ №5»", "СОШ № 5", OrganisationKind::school, {}, {}},
    {{7}, "МБОУ «Гимназия № 1»", "Гимназия № 1", OrganisationKind::school, {}, {}},
    {{8}, "МАОУ «Лицей имени Петрова»", "Лицей", OrganisationKind::school, {}, {}},
    {{9}, "МБДОУ «Детский сад № 5 «Ромашка»", "Детский сад № 5", OrganisationKind::other, {}, {}},
    {{10}, "Отделение профилактики", "Отделение профилактики", OrganisationKind::other, {}, {}},
    {{11}, "МБОУ «Школа-интернат № 7»", "Школа-интернат № 7", OrganisationKind::school, {}, {}},
    {{12}, "МБОУ «Средняя школа № 8»", "СШ № 8", OrganisationKind::school, {}, {}},
    {{13}, "МБОУ «Основная школа № 8»", "ООШ № 8", OrganisationKind::school, {}, {}},
};

struct Case {
    const char* words;
    std::int64_t organisation;
};

}  // namespace

TEST_CASE("an organisation of the register under inflection, abbreviation and a post before it") {
    const Case cases[] = {
        {"Управление образования", 1},
        {"Управления образования", 1},
        {"Управлению образования Администрации города Заозёрска", 1},
        {"УО", 1},
        {"специалисты Управления образования", 1},
        {"начальник отдела общего образования Управления образования", 1},
        {"Управление образования (отдел общего образования)", 1},
        {"МКУ ДО ЦРО", 2},
        {"МКУ ДО «ЦРО»", 2},
        {"МКУ ДО «Центр развития образования»", 2},
        {"ЦРО", 2},
        {"Центром развития образования", 2},
        {"методисты ЦРО", 2},
        {"директор МКУ ДО «ЦРО» А.А. Петрова", 2},
        {"нашему методцентру", 2},
        {"ЦППМСП", 3},
        {"ЦППМиСП", 3},
        {"МБУ «ЦППМСП»", 3},
        {"педагоги-психологи ЦППМСП", 3},
        {"СОШ № 1", 4},
        {"школа № 1", 4},
        {"МБОУ СОШ №1", 4},
        {"средняя общеобразовательная школа №1", 4},
        {"СОШ №11", 5},
        {"школе № 11", 5},
        {"СОШ № 5", 6},
        {"СОШ N 5", 6},
        {"СОШ №05", 6},
        {"школа №5", 6},
        {"школы №5", 6},
        {"МБОУ СОШ №5", 6},
        {"МБОУ «СОШ № 5»", 6},
        {"Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 5»", 6},
        {"директор СОШ № 5", 6},
        {"администрация школы № 5", 6},
        {"гимназия № 1", 7},
        {"гимназии №1", 7},
        {"директору гимназии № 1 Петровой А.А.", 7},
        {"лицей имени Петрова", 8},
        {"лицея им. Петрова", 8},
        {"детский сад № 5", 9},
        {"МБДОУ № 5 «Ромашка»", 9},
        {"отделением профилактики", 10},
        {"школа-интернат № 7", 11},
        {"ООШ № 8", 13},
    };
    for (const Case& c : cases) {
        INFO(std::string{c.words});
        const ExecutorReading reading = read_executor(c.words, kTown);
        CHECK(reading.kind == ExecutorKind::organisation);
        CHECK(reading.organisation.value_or(OrganisationId{0}).value == c.organisation);
        CHECK(reading.question == ExecutorQuestion::none);
    }
}

TEST_CASE("what only resembles a name of the register is never taken for it") {
    const char* refused[] = {
        "Отдел профилактики",                                  // отделение is not отдел
        "СОШ № 12",                                            // nobody has this number
        "школа № 7",                                           // that is a boarding school
        "школа № 8",                                           // two schools have it
        "лицей № 1",                                           // a gymnasium has it
        "СОШ",                                                 // of which number
        "Управление образования города Сургута",               // another town
        "Управление образования и науки Тюменской области",    // a region
        "Управление",                                          // of what
        "Центр",                                               //
        "Центр развития",                                      // begins like one
        "Центр развития спорта",                               //
        "Общественный совет при Управлении образования",       // a body of its own
        "рабочая группа Управления образования",               //
        "школы № 1 и № 5",                                     // two of them
        "Центр диагностики и консультирования",                //
        "Управление культуры",                                 //
        "Иванова А.А.",                                        // a person
        "МБОУ № 5",                                            // a school or a kindergarten
    };
    for (const char* words : refused) {
        INFO(std::string{words});
        const ExecutorReading reading = read_executor(words, kTown);
        CHECK(reading.question != ExecutorQuestion::none);
        CHECK_FALSE(reading.organisation);
        CHECK_FALSE(in_russian(reading.question, words).empty());
    }
}

TEST_CASE("an ambiguous name offers the organisations it may mean") {
    const auto offered = [](const char* words) {
        std::vector<std::int64_t> out;
        for (const OrganisationId id : read_executor(words, kTown).candidates) out.push_back(id.value);
        return out;
    };
    CHECK(offered("школа № 8") == std::vector<std::int64_t>{12, 13});
    CHECK(offered("школы № 1 и № 5") == std::vector<std::int64_t>{4, 6, 7, 9});
    CHECK(offered("Центр развития") == std::vector<std::int64_t>{2});
    CHECK(offered("лицей № 1") == std::vector<std::int64_t>{4, 7});
    CHECK(offered("Управление культуры").empty());
}

TEST_CASE("groups of schools, other groups and posts") {
    for (const char* words : {"образовательные организации", "Образовательных организаций", "ОО", "школы-участники",
                              "школы-участницы проекта", "ШНОР", "муниципальные общеобразовательные организации",
                              "общеобразовательные учреждения", "руководители ОО", "директора школ",
                              "руководители образовательных организаций", "администрации школ",
                              "школы с низкими результатами", "все школы города", "школы"}) {
        INFO(std::string{words});
        const ExecutorReading reading = read_executor(words, kTown);
        CHECK(reading.kind == ExecutorKind::listed_schools);
        CHECK(reading.question == ExecutorQuestion::none);
    }
    for (const char* words :
         {"дошкольные образовательные организации", "ДОО", "школы-наставники", "школы-консультанты",
          "профессиональные образовательные организации",
          "учреждения дополнительного образования и образовательные организации дополнительного образования",
          "частные школы", "руководители ГМО", "методические объединения школ"}) {
        INFO(std::string{words});
        CHECK(read_executor(words, kTown).question == ExecutorQuestion::other_group);
    }
    for (const char* words : {"классные руководители", "заместитель директора по УВР", "зам. директора по ВР",
                              "учителя-предметники", "педагоги-психологи"}) {
        INFO(std::string{words});
        CHECK(read_executor(words, kTown).kind == ExecutorKind::listed_schools);
        CHECK(read_executor(words, kTown).question == ExecutorQuestion::post);
    }
    for (const char* words : {"методисты", "специалисты", "ответственный секретарь"}) {
        INFO(std::string{words});
        CHECK(read_executor(words, kTown).kind == ExecutorKind::nobody);
        CHECK(read_executor(words, kTown).question == ExecutorQuestion::post);
    }
}

TEST_CASE("a town that calls its department ДО") {
    const std::vector<Organisation> town = {
        {{1}, "Департамент образования Администрации города", "Департамент", OrganisationKind::department, {}, {}},
        {{2}, "МКУ ДО «Центр развития образования»", "ЦРО", OrganisationKind::centre, {}, {}},
    };
    CHECK(read_executor("ДО", town).organisation == OrganisationId{1});
    CHECK(read_executor("Департамента образования", town).organisation == OrganisationId{1});
    CHECK(read_executor("МКУ ДО ЦРО", town).organisation == OrganisationId{2});
    CHECK(read_executor("специалисты ДО", town).organisation == OrganisationId{1});
}

TEST_CASE("an empty register knows nobody") {
    CHECK(read_executor("Управление образования", {}).question == ExecutorQuestion::unknown);
    CHECK(read_executor("", {}).kind == ExecutorKind::nobody);
}

TEST_CASE("village schools by their place, a name in honour, a part of a name") {
    const std::vector<Organisation> town = {
        {{1}, "МКОУ «Сосновская ООШ»", "Сосновская ООШ", OrganisationKind::school, {}, {}},
        {{2}, "МКОУ «Сосновская СОШ»", "Сосновская СОШ", OrganisationKind::school, {}, {}},
        {{3},
         "МБОУ «Берёзовская средняя общеобразовательная школа»",
         "Берёзовская СОШ",
         OrganisationKind::school,
         {},
         {}},
        {{4}, "МАОУ «Гимназия имени А.С. Пушкина»", "Гимназия", OrganisationKind::school, {}, {}},
        {{5}, "МАУ ДПО «Городской информационно-методический центр»", "ГИМЦ", OrganisationKind::centre, {}, {}},
    };
    const Case certain[] = {{"Сосновская СОШ", 2},          {"Сосновской ООШ", 1},
                            {"Березовская школа", 3},       {"директор Берёзовской СОШ", 3},
                            {"гимназией имени Пушкина", 4}, {"Городскому информационно-методическому центру", 5}};
    for (const Case& c : certain) {
        INFO(std::string{c.words});
        CHECK(read_executor(c.words, town).organisation.value_or(OrganisationId{0}).value == c.organisation);
    }
    CHECK(read_executor("Сосновская школа", town).candidates == std::vector{OrganisationId{1}, OrganisationId{2}});
    CHECK(read_executor("ИМЦ", town).question == ExecutorQuestion::likely);
    CHECK(read_executor("каждая школа", town).kind == ExecutorKind::listed_schools);
}

namespace {

// Учебные данные: a district that does not exist.
std::vector<Organisation> made_district() {
    struct Row {
        const char* name;
        const char* short_name;
        OrganisationKind kind;
    };
    using enum OrganisationKind;
    const Row rows[] = {
        {"Управление образования Администрации Заозёрского района", "Управление образования", department},
        {"МКУ «Информационно-методический центр»", "МКУ «ИМЦ»", centre},
        {"МБУ «Центр психолого-педагогической, медицинской и социальной помощи»", "ЦППМСП", centre},
        {"МБОУ «Средняя общеобразовательная школа № 1»", "СОШ № 1", school},
        {"МБОУ «Средняя общеобразовательная школа № 2»", "СОШ № 2", school},
        {"МБОУ «Гимназия № 3»", "Гимназия № 3", school},
        {"МБОУ «Сосновская СОШ»", "Сосновская СОШ", school},
        {"МБДОУ «Детский сад № 5 «Ромашка»", "Детский сад № 5", other},
        {"МБУ ДО «Дом детского творчества»", "ДДТ", centre},
        {"МБУ ДО «Детско-юношеская спортивная школа»", "ДЮСШ", centre},
        {"Отдел культуры Администрации Заозёрского района", "Отдел культуры", other},
        {"МБУК «Межпоселенческая центральная библиотека»", "МЦБ", other},
        {"ГКУ СО «Центр социального обслуживания населения»", "ЦСОН", other},
        {"МКУ «Централизованная бухгалтерия»", "МКУ «ЦБ»", other},
    };
    std::vector<Organisation> out;
    for (const Row& row : rows)
        out.push_back({{static_cast<std::int64_t>(out.size() + 1)}, row.name, row.short_name, row.kind, {}, {}});
    return out;
}

std::string told(const ExecutorReading& reading) {
    if (reading.kind == ExecutorKind::organisation)
        return "organisation " + std::to_string(reading.organisation->value);
    const bool schools = reading.kind == ExecutorKind::listed_schools;
    if (schools && reading.question == ExecutorQuestion::none) return "schools";
    static constexpr const char* kQuestions[] = {"none", "unknown", "ambiguous", "likely", "post", "other_group"};
    std::string out = std::string{"ask "} + (schools ? "school_" : "") + kQuestions[static_cast<int>(reading.question)];
    for (const OrganisationId id : reading.candidates) out += " " + std::to_string(id.value);
    return out;
}

}  // namespace

TEST_CASE("executors of plans against the register of a district") {
    const std::vector<Organisation> district = made_district();
    const auto rows = test::table_rows("executors-register.tsv", 2);
    for (const auto& fields : rows) CHECK_MESSAGE(told(read_executor(fields[0], district)) == fields[1], fields[0]);
    CHECK(rows.size() > 150);
}
