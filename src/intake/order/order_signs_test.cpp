// Orders that lost what opens them, and pages of sites round orders. «Учебные данные»: every name is made up.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "intake/order/page_furniture.hpp"
#include "support/order_lines.hpp"

namespace mera {

using namespace made;

TEST_CASE("clauses alone, without a head, are an order with its head in doubt") {
    const PlanDraft draft =
        read_order({"1. Провести в школах района месячник безопасности до 15 мая 2025 года.",
                    "2. Директорам школ представить отчёты до 20 мая 2025 года.", "Начальник отдела А.А. Примеров"});
    CHECK(numbers(draft) == "[1][2]");
    for (const char* field : {"order.number", "order.date", "order.title", "order.issuer", "clauses"})
        CHECK_MESSAGE(doubts(draft, field), field);
    CHECK(draft.clauses[1].assignees == std::vector<std::string>{"Директора школ"});
}

TEST_CASE("an order whose first page was lost begins in the middle, and what stands above is no head") {
    const PlanDraft draft =
        read_order({"и направить сведения от 12.03.2025 № 17 в архив города.", "4. Утвердить состав комиссии.",
                    "4.1. Методисту Примеровой А.А. собрать заявки до 1 июня 2025 года.",
                    "5. Контроль за исполнением приказа оставляю за собой."});
    CHECK(numbers(draft) == "[4][4.1][5]");
    CHECK(draft.order.number.empty());
    CHECK_FALSE(draft.order.date);
    const auto& kept = draft.clauses.back();  // nobody signed
    CHECK(kept.assignees.empty());
    CHECK(
        std::any_of(kept.doubts.begin(), kept.doubts.end(), [](const Doubt& one) { return one.field == "assignees"; }));
}

TEST_CASE("numbers of clauses may be of any style, and the verb may be missing or misspelt") {
    for (const char* verb : {"ПРИКАЗЫВАЮ:", "ПРИАКЗЫВАЮ", "п р и к з ы в а ю:", "по управлению:"}) {
        for (const auto& [one, two] : {std::pair{"1. ", "2. "}, {"1) ", "2) "}, {"1.1. ", "1.2. "}, {"I. ", "II. "}}) {
            const std::string first = std::string{one} + "Провести конкурс до 1 марта 2025 года.";
            const std::string second = std::string{two} + "Утвердить положение о конкурсе.";
            const PlanDraft draft =
                read_order({"ПРИКАЗ", "от 12.02.2025 № 5", "О конкурсе", "В целях развития творчества детей", verb,
                            first.c_str(), second.c_str()});
            CHECK_MESSAGE(draft.clauses.size() == 2, (verb + (" " + first)));
            CHECK(draft.order.number == "5");
        }
    }
}

TEST_CASE("a list of instructions obliges as an order does, and is no plan") {
    const PlanDraft draft =
        read_order({"ПОРУЧЕНИЯ", "главы Озёрного района по итогам совещания от 11 марта 2025 года",
                    "1. Начальнику отдела Примеровой А.А. – представить отчёт. Срок – 15 марта 2025 года.",
                    "2. Главам поселений – организовать уборку снега. Срок: до 20.03.2025."});
    CHECK(numbers(draft) == "[1][2]");
    CHECK(draft.sections.empty());
    CHECK(due_of(draft.clauses[1]) == Date{std::chrono::year{2025} / 3 / 20});
}

TEST_CASE("a letter that asks and a memo that advises are no orders") {
    CHECK_FALSE(draft_of({"Уважаемые руководители!", "Просим вас:", "1. Направить сведения о школах.",
                          "2. Сообщить о готовности лагерей.", "Начальник отдела А.А. Примеров"}));
    CHECK_FALSE(draft_of({"При пожаре необходимо:", "1. Позвонить по телефону 01.", "2. Вывести детей из здания."}));
}

TEST_CASE("the menu and the links of a page are neither head nor clause of the order it shows") {
    const PlanDraft draft =
        read_order({"Главная / Документы", "О нас", "Контакты", "Дата публикации: 12.03.2021 10:15", "Просмотров: 25",
                    "АДМИНИСТРАЦИЯ ОЗЁРНОГО РАЙОНА", "ПОСТАНОВЛЕНИЕ", "от 12.02.2025 № 5", "О месячнике",
                    "В целях порядка постановляю:", "1. Директорам школ провести уборку до 1 мая 2025 года.",
                    "2. Опубликовать настоящее постановление.", "Скачать документ (PDF, 250 КБ)", "Поделиться",
                    "1. Наши новости", "2. Вакансии", "Обновлено: 15.03.2021"});
    CHECK(numbers(draft) == "[1][2]");
    CHECK(draft.order.title == "О месячнике");
    CHECK(draft.order.date == Date{std::chrono::year{2025} / 2 / 12});
    CHECK(draft.clauses[1].text == "Опубликовать настоящее постановление.");
}

TEST_CASE("a day alone above an order may be that of the page: it is doubted and gives no year") {
    const PlanDraft draft =
        read_order({"12 марта 2021", "admin", "О субботнике",
                    "В целях чистоты приказываю:", "1. Директорам школ провести субботник до 25 апреля."});
    CHECK(doubts(draft, "order.date"));
    CHECK_FALSE(due_of(draft.clauses[0]));
}

TEST_CASE("unnumbered clauses keep their lists, and the numbers of the annex are not theirs") {
    const PlanDraft draft = read_order(
        {"ПРИКАЗ", "от 12.02.2025 № 5", "О конкурсе",
         "В целях развития ПРИКАЗЫВАЮ:", "Утвердить:", "положение о конкурсе;", "состав жюри согласно приложению № 1.",
         "Методисту Примеровой А.А. собрать заявки до 1 марта 2025 года.", "Положение о конкурсе", "1. Общие положения",
         "1.1. Конкурс проводится ежегодно."});
    REQUIRE(draft.clauses.size() == 2);
    CHECK(draft.clauses[0].text == "Утвердить: положение о конкурсе; состав жюри согласно приложению № 1.");
    CHECK(draft.clauses[1].assignees == std::vector<std::string>{"Методист Примерова А.А."});
}

TEST_CASE("numbers that begin again at each paragraph are taken in order") {
    const PlanDraft draft = read_order({"ПРИКАЗ", "от 12.02.2025 № 5", "О конкурсе",
                                        "ПРИКАЗЫВАЮ:", "1. Провести конкурс до 1 марта 2025 года.",
                                        "1. Методисту Примеровой А.А. собрать заявки.", "1. Назначить жюри."});
    CHECK(numbers(draft) == "[1][2][3]");
    CHECK(draft.clauses[1].assignees == std::vector<std::string>{"Методист Примерова А.А."});
}

TEST_CASE("the letterhead below the title of its page names who issued the order") {
    const PlanDraft draft = read_order(
        {"Администрация", "Озёрное поселение", "О празднике книги", "УПРАВЛЕНИЕ КУЛЬТУРЫ ОЗЁРНОГО РАЙОНА", "ПРИКАЗ",
         "от 12.02.2025 № 5", "О празднике книги", "ПРИКАЗЫВАЮ:", "1. Провести праздник до 1 марта 2025 года."});
    CHECK(draft.order.issuer == "УПРАВЛЕНИЕ КУЛЬТУРЫ ОЗЁРНОГО РАЙОНА");
}

TEST_CASE("a card names in the instrumental who adopted the act") {
    const PlanDraft draft =
        read_order({"Постановление от 14 января 2025 года № 2-П", "О ежегодном конкурсе", "Принято",
                    "Администрацией Озёрной области", "14 января 2025 года",
                    "В целях развития области:", "1. Утвердить положение.", "2. Провести конкурс."});
    CHECK(draft.order.issuer == "Администрация Озёрной области");
    CHECK(draft.order.title == "О ежегодном конкурсе");
}

TEST_CASE("a dash before what a card says of the adoption is no word of the title") {
    const PlanDraft draft =
        read_order({"Постановление от 14 января 2025 года № 2-П", "О ежегодном конкурсе", "- Принято",
                    "- Администрацией Озёрной области", "14 января 2025 года",
                    "В целях развития области:", "1. Утвердить положение.", "2. Провести конкурс."});
    CHECK(draft.order.issuer == "Администрация Озёрной области");
    CHECK(draft.order.title == "О ежегодном конкурсе");
}

TEST_CASE("a name in quotes with a number belongs to the letterhead above it") {
    const PlanDraft draft = read_order({"Муниципальное автономное общеобразовательное учреждение", "«Гимназия № 7»",
                                        "ПРИКАЗ", "от 29 августа 2025 года № 211", "О пропускном режиме",
                                        "ПРИКАЗЫВАЮ:", "1. Провести инструктаж до 5 сентября 2025 года."});
    CHECK(draft.order.issuer == "Муниципальное автономное общеобразовательное учреждение «Гимназия № 7»");
    CHECK(draft.order.number == "211");
}

TEST_CASE("the control that lost its number is no part of the clause above it") {
    const PlanDraft draft =
        read_order({"ПРИКАЗ", "от 5 марта 2025 г. № 96", "О мерах безопасности",
                    "ПРИКАЗЫВАЮ:", "Руководителям школ:", "1. Проверить запасные выходы.",
                    "Методическому кабинету:", "2. Подготовить памятки до 1 апреля 2025 года.",
                    "Контроль за исполнением приказа оставляю за собой.", "Председатель И.И. Примеров"});
    REQUIRE(draft.clauses.size() == 3);
    CHECK(draft.clauses[1].assignees == std::vector<std::string>{"Методический кабинет"});
    CHECK(draft.clauses[2].assignees == std::vector<std::string>{"Председатель И.И. Примеров"});
}

TEST_CASE("the number of a school stays in the post of its head") {
    const PlanDraft draft = read_order(
        {"ПРИКАЗ", "от 5 марта 2025 г. № 96", "О смотре", "ПРИКАЗЫВАЮ:", "1. Провести смотр до 1 мая 2025 года.",
         "2. Контроль за исполнением приказа оставляю за собой.", "Директор МБОУ СОШ № 14 И.И. Примеров"});
    REQUIRE(draft.clauses.size() == 2);
    CHECK(draft.clauses[1].assignees == std::vector<std::string>{"МБОУ СОШ № 14 (директор И.И. Примеров)"});
}

TEST_CASE("the day of what instructions speak of is not their own") {
    const PlanDraft draft = read_order({"ПОРУЧЕНИЯ", "Губернатора Озёрной области",
                                        "по итогам поездки в район 12 марта 2025 года", "№ 15-пп от 18 марта 2025 г.",
                                        "1. Министерству образования представить предложения до 1 мая 2025 года.",
                                        "2. Главе района Образцову Б.Б. проверить дороги."});
    CHECK(draft.order.date == make_date(2025, 3, 18));
    CHECK(draft.order.number == "15-пп");
}

TEST_CASE("the stages that a regulation sets are no measures") {
    const PlanDraft draft = read_order(
        {"ПРИКАЗ", "от 14 марта 2025 г. № 36", "О конкурсе чтецов", "ПРИКАЗЫВАЮ:", "1. Утвердить Положение о конкурсе.",
         "2. Руководителям школ направить заявки до 1 апреля 2025 г.", "Начальник отдела И.И. Примеров", "Приложение",
         "ПОЛОЖЕНИЕ", "о районном конкурсе чтецов", "1. Сроки и этапы проведения",
         "1.1. Первый этап – до 10 апреля 2025 г., ответственные – руководители школ.",
         "1.2. Второй этап – 20 апреля 2025 г., ответственный – отдел образования.",
         "1.3. Третий этап – 25 апреля 2025 г., ответственный – отдел образования."});
    CHECK(draft.clauses.size() == 2);
    CHECK(draft.sections.empty());
    CHECK_FALSE(draft.doubts.empty());
}

TEST_CASE("a title in quotes ends where they close") {
    const PlanDraft draft = read_order(
        {"Постановление Администрации города от 31.01.2025 N 1 \"О мероприятиях\"", "енного имущества и средств.",
         "8.1. Директорам школ провести беседы до 7 февраля.", "8.2. Методисту собрать отчёты."});
    CHECK(draft.order.title == "О мероприятиях");
}

TEST_CASE("what cancelled an order gives it neither day nor number, on however many lines it stands") {
    const PlanDraft draft =
        read_order({"Утратил силу на основании", "Приказа Министерства образования области", "от 10 мая 2024 года N 13",
                    "приказываю:", "1. Провести в октябре 2023 года конкурс.", "2. Утвердить положение."});
    CHECK_FALSE(draft.order.date);
    CHECK(draft.order.number.empty());
    CHECK(draft.clauses[0].deadline_text == "в октябре 2023 года");
}

TEST_CASE("a number above its day is the order's, not that of what cancelled it") {
    const PlanDraft draft =
        read_order({"АДМИНИСТРАЦИЯ ГОРОДА", "ПОСТАНОВЛЕНИЕ", "N 39", "04 мая 2024 г.", "Утратило силу - Постановление",
                    "Администрации города", "от 12.05.2025 г. N 13", "О трудовых отрядах",
                    "ПОСТАНОВЛЯЕТ:", "1. Утвердить положение."});
    CHECK(draft.order.number == "39");
    REQUIRE(draft.order.date);
    CHECK(*draft.order.date == make_date(2024, 5, 4));
}

TEST_CASE("a verb and a title that a narrow cell broke are joined") {
    const PlanDraft draft = read_order({"ПРИКАЗ", "21.01.2025", "№ 3-о", "Об", "организации питания",
                                        "С целью порядка в школах", "П Р И К А З Ы В А",
                                        "Ю:", "1. Директорам школ провести проверку.", "2. Методисту собрать отчёты."});
    CHECK(draft.order.title == "Об организации питания");
    CHECK(numbers(draft) == "[1][2]");
}

TEST_CASE("a day with an hour is when a page was put on its site") {
    const PlanDraft draft = read_order({"18.01.2026 10:15 Постановление от 29.12.2025 № 31", "О питании",
                                        "ПОСТАНОВЛЯЕТ:", "1. Провести проверку до 1 марта 2026 года."});
    REQUIRE(draft.order.date);
    CHECK(*draft.order.date == make_date(2025, 12, 29));
}

TEST_CASE("whom a reason stands before is named") {
    const PlanDraft draft =
        read_order({"ПРИКАЗ", "от 12.02.2025 № 5", "О празднике книги",
                    "ПРИКАЗЫВАЮ:", "1. С наступлением весны руководителям школ провести уборку до 1 мая 2025 года."});
    CHECK(draft.clauses[0].assignees == std::vector<std::string>{"Руководители школ"});
}

TEST_CASE("a unit behind a reason and posts joined by a dash are named") {
    const PlanDraft draft = read_order({"ПРИКАЗ", "от 12.02.2025 № 5", "О переписи скота", "ПРИКАЗЫВАЮ:",
                                        "1. Во исполнение распоряжения Правительства от 04.02.2025 N 12-р управлению "
                                        "хозяйства района провести перепись.",
                                        "2. Заместителю главы- начальнику отдела Примерову А.А. проверить списки."});
    CHECK(draft.clauses[0].assignees == std::vector<std::string>{"Управление хозяйства района"});
    REQUIRE(draft.clauses[1].assignees.size() == 1);
    CHECK(draft.clauses[1].assignees[0] == "Заместитель главы - начальник отдела Примеров А.А.");
}

TEST_CASE("a day among the words of a page, or in the preamble of a narrow one, is not that of the order") {
    const PlanDraft page = read_order(
        {"Приказ о субботнике образец", "Зарегистрироваться до 17 марта 2024 г.", "Проект приказа", "О субботнике",
         "В целях чистоты города и дворов ПРИКАЗЫВАЮ:", "1. Провести субботник до 25 апреля."});
    CHECK(doubts(page, "order.date"));
    CHECK_FALSE(due_of(page.clauses[0]));
    const PlanDraft narrow =
        read_order({"ПРИКАЗ", "«О субботнике»", "На", "основании приказа управления № 713 от 09.09.2024 г.",
                    "ПРИКАЗЫВАЮ:", "1. Провести субботник."});
    CHECK_FALSE(narrow.order.date);
    CHECK(narrow.order.number.empty());
}

TEST_CASE("the letters of a number may stand behind a space or a dash with spaces") {
    for (const auto& [line, number] :
         std::vector<std::pair<const char*, const char*>>{{"от 14.03.2024 № 77 – ОД", "77-ОД"},
                                                          {"№ 28 - п от 14.03.2024", "28-п"},
                                                          {"от 14.03.2024 № 5", "5"},
                                                          {"09.01.2024 № 04 о/д", "04 о/д"},
                                                          {"14.03.2024 № 15 ОД", "15 ОД"},
                                                          {"№ 45 л/с от 14.03.2024", "45 л/с"},
                                                          {"14.03.2024 № 5 г. Озёрный", "5"}}) {
        const PlanDraft draft = read_order({"МБУ «Учебный дом»", "ПРИКАЗ", line, "О смотре",
                                            "В целях порядка приказываю:", "1. Провести смотр до 5 мая 2024 года.",
                                            "Директор А.А. Примеров"});
        CHECK(draft.order.number == number);
    }
}

TEST_CASE("an order that ends clauses of another one by the way keeps its own plan and clauses") {
    const PlanDraft draft = read_order({"МБУ «Учебный дом»", "ПРИКАЗ", "от 14.03.2024 № 77", "О смотре",
                                        "В целях порядка приказываю:", "1. Провести смотр до 5 мая 2024 года.",
                                        "2. Завхозу подготовить зал до 3 мая 2024 года.",
                                        "3. Признать утратившими силу пункты 2 и 3 приказа от 01.02.2021 № 45.",
                                        "4. Контроль возложить на методиста Примерову А.А., безопасность – на себя.",
                                        "Директор А.А. Образцов"});
    CHECK(numbers(draft) == "[1][2][3][4]");
    CHECK(draft.amendments.empty());
    CHECK(draft.clauses[3].assignees != std::vector<std::string>{"Директор А.А. Образцов"});
}

TEST_CASE("clauses may be marked otherwise than by a number and a full stop") {
    const auto numbers_of = [](const std::vector<std::string>& marks) {
        const std::string first = marks[0] + "Директорам школ провести мониторинг.",
                          second = marks[1] + "Методисту подготовить отчёт.",
                          third = marks[2] + "Завучам подвести итоги.";
        return numbers(read_order({"ПРИКАЗ", "от 05.03.2021 № 41", "Об организации мониторинга",
                                   "ПРИКАЗЫВАЮ:", first.c_str(), second.c_str(), third.c_str()}));
    };
    CHECK(numbers_of({"п. 1. ", "п. 2. ", "п. 3. "}) == "[1][2][3]");
    CHECK(numbers_of({"№ 1. ", "№ 2. ", "№ 3. "}) == "[1][2][3]");
    CHECK(numbers_of({"(1) ", "(2) ", "(3) "}) == "[1][2][3]");
    CHECK(numbers_of({"1 – ", "2 – ", "3 – "}) == "[1][2][3]");
    CHECK(numbers_of({"1.- ", "2.- ", "3.- "}) == "[1][2][3]");
    // A number said twice and numbers left out: each is a clause, and said.
    CHECK(numbers_of({"1. ", "2. ", "2. "}) == "[1][2][2]");
    CHECK(numbers_of({"1. ", "2. ", "7. "}) == "[1][2][7]");
}

TEST_CASE("words that lost the space before them are no letters of a number, three words may open a preamble") {
    for (const char* mark : {"№ 156/3.от 05.03.2021", "№ 156/3от 05.03.2021"}) {
        const PlanDraft draft = read_order(
            {"ПРИКАЗ", mark, "О мерах безопасности", "В целях безопасности", "ПРИКАЗЫВАЮ:", "1. Утвердить план."});
        CHECK(draft.order.number == "156/3");
        CHECK(draft.order.title == "О мерах безопасности");
    }
}

TEST_CASE("the name of the organisation below the title is none of it") {
    const PlanDraft draft = read_order({"ПРИКАЗ", "от 05.03.2021 № 41", "Об организации мониторинга",
                                        "Муниципальное учреждение «Управление образования»",
                                        "ПРИКАЗЫВАЮ:", "1. Директорам школ провести мониторинг до 20 марта."});
    CHECK(draft.order.title == "Об организации мониторинга");
    const PlanDraft minutes = read_order(
        {"ПРОТОКОЛ № 5", "совещания руководителей", "18 февраля 2022 г.", "О состоянии работы со школами",
         "Присутствовали: 14 человек", "1. О проекте (Примерова О.А.)",
         "Решили:", "1.1. Руководителям школ представить программы до 01.03.2022.", "Председатель С.С. Учебнов"});
    CHECK(minutes.order.title == "О состоянии работы со школами");
}

TEST_CASE("a joint order is issued by all whom its letterhead names, and doubted") {
    const PlanDraft draft = read_order({"МИНИСТЕРСТВО ПРОСВЕЩЕНИЯ", "МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ", "ПРИКАЗ",
                                        "от 30 августа 2023 года № 845/1127", "Об осмотрах",
                                        "ПРИКАЗЫВАЕМ:", "1. Провести осмотры до 1 декабря 2023 года."});
    CHECK(draft.order.issuer == "МИНИСТЕРСТВО ПРОСВЕЩЕНИЯ; МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ");
    CHECK(std::any_of(draft.doubts.begin(), draft.doubts.end(),
                      [](const Doubt& doubt) { return doubt.field == "order.issuer"; }));
}

TEST_CASE("one word that names who decides is doubted") {
    const PlanDraft draft =
        read_order({"РЕШЕНИЕ", "коллегии министерства Озёрного края", "от 24 марта 2016 года № 2", "О мерах",
                    "Обсудив доклад, коллегия РЕШИЛА:", "1. Принять к сведению.", "2. Провести семинар до 1 мая."});
    CHECK(std::any_of(draft.doubts.begin(), draft.doubts.end(),
                      [](const Doubt& doubt) { return doubt.field == "order.issuer"; }));
}

TEST_CASE("the name of who decides is taken whole") {
    const PlanDraft draft = read_order(
        {"Постановление Правительства Озёрной области", "от 7 апреля 2010 г. № 366", "О целевой программе",
         "Правительство области постановляет:", "1. Утвердить программу.", "2. Контроль оставляю за собой."});
    CHECK(draft.order.issuer == "Правительство Озёрной области");
}

TEST_CASE("a signature below a clause without a full stop of its own is none of its words") {
    for (const char* last : {"2. Подвести итоги до 30 апреля 2024 г.", "2. Подвести итоги до пятницы"}) {
        const PlanDraft draft = read_order({"УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "ПРИКАЗ", "от 15 января 2024 года № 1", "О мерах",
                                            "ПРИКАЗЫВАЮ:", "1. Директорам школ провести смотр.", last,
                                            "Начальник управления              А.А. Примеров"});
        REQUIRE(draft.clauses.size() == 2);
        CHECK(draft.clauses.back().text.find("Начальник") == std::string::npos);
    }
}

TEST_CASE("what is charged to somebody is an order") {
    const PlanDraft draft =
        read_order({"ПОРУЧЕНИЕ", "заместителя главы администрации города", "от 20.08.2024 № 15-п",
                    "По итогам объезда школ поручаю:", "1. Департаменту образования завершить ремонт до 28.08.2024.",
                    "2. Контроль исполнения поручений возлагаю на себя.", "Заместитель главы Г.Г. Примеров"});
    CHECK(numbers(draft) == "[1][2]");
    CHECK(draft.order.number == "15-п");
    CHECK(draft.clauses[1].assignees == std::vector<std::string>{"Заместитель главы Г.Г. Примеров"});
}

// Processor time to look through so many lines that are no order.
double seconds_of(int lines) {
    std::vector<std::string> texts;
    for (int at = 0; at < lines; ++at) texts.push_back("Утвердить порядок " + std::to_string(at) + " и сообщить о нём");
    std::vector<const char*> pointers;
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    const std::clock_t start = std::clock();
    (void)draft_of(pointers);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST_CASE("a text without an order costs no more than its length") {
    constexpr int kTimes = 4;  // as long: a walk that compares every line with every other takes sixteen times as long
    const double once = seconds_of(1000);
    CHECK(seconds_of(1000 * kTimes) < 2.5 * kTimes * once);
}

TEST_CASE("what a site prints is told from what an order says") {
    for (const char* line : {"Дата публикации: 12.03.2024", "Скачать (PDF, 250 КБ)", "Назад к списку", "prikaz-12.pdf",
                             "© 2024 Школа", "Главная", "Версия для слабовидящих", "Комментарии (0)"})
        CHECK_MESSAGE(intake::is_page_furniture(line), line);
    for (const char* line : {"Назад к истокам вернуть традицию школы до 1 мая", "Опубликовать постановление в газете.",
                             "Документы направить в архив", "О контактах с родителями"})
        CHECK_FALSE_MESSAGE(intake::is_page_furniture(line), line);
}

}  // namespace mera
