#include "intake/clause_terms.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "intake/order_text.hpp"

namespace mera::intake {

namespace {

constexpr Date kOrdered = make_date(2024, 1, 15);
const ClauseTimes kTimes{kOrdered, PlanTerm{make_date(2024, 1, 1), make_date(2024, 12, 31)}};

DraftClause clause(const char* text) { return read_clause("3", text, {}, kTimes); }

bool is_doubted(const DraftClause& clause) {
    for (const Doubt& doubt : clause.doubts)
        if (doubt.field == "due") return true;
    return false;
}

}  // namespace

TEST_CASE("a clause says by when among its other words") {
    struct Example {
        const char *text, *words;
    };
    const Example cases[] = {
        {"Направить информацию в срок до 12 июня 2024 года.", "до 12 июня 2024 года"},
        {"Руководителям школ представлять отчёт ежеквартально, до 5 числа месяца, следующего за отчётным кварталом.",
         "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом"},
        {"Директорам школ ежемесячно до 25 числа направлять сведения в отдел.", "ежемесячно до 25 числа"},
        {"Ежемесячно направлять сведения в отдел до 25 числа.", "Ежемесячно, до 25 числа"},
        {"Представлять отчёт один раз в полугодие.", "один раз в полугодие"},
        {"Проводить совещания каждый вторник.", "каждый вторник"},
        {"Провести мониторинг с 1 по 20 октября 2024 года.", "с 1 по 20 октября 2024 года"},
        {"Провести мониторинг в период с 1 по 20 октября 2024 года и представить отчёт до 25 октября 2024 года.",
         "в период с 1 по 20 октября 2024 года; до 25 октября 2024 года"},
        {"Провести конкурс 12 октября 2024 года, итоги подвести до 20 октября 2024 года.",
         "12 октября 2024 года; до 20 октября 2024 года"},
        {"Директорам школ до 1 октября 2024 года представить списки, а отчёты в декабре.",
         "до 1 октября 2024 года; в декабре"},
        {"В течение учебного года проводить консультации.", "В течение учебного года"},
        {"Разместить приказ на сайте в течение 3 рабочих дней со дня подписания.",
         "в течение 3 рабочих дней со дня подписания"},
        {"Подготовить справку не позднее 01.03.2024.", "не позднее 01.03.2024"},
        {"Представить заявки до 1 марта 2024 года, отчёты до 1 июня 2024 года.",
         "до 1 марта 2024 года; до 1 июня 2024 года"},
        {"Секретарю довести решение в 3-дневный срок.", "в 3-дневный срок"},
        {"Секретарю в 10-дневный срок со дня подписания приказа представить план.",
         "в 10-дневный срок со дня подписания приказа"},
        {"Секретарю в течение недели обойти дворы.", "в течение недели"},
        {"Секретарю представить план до конца недели.", "до конца недели"},
        {"Секретарю представить план в 1 полугодии 2024 г.", "в 1 полугодии 2024 г."},
        {"Секретарю представить отчёт на следующий день после праздника.", "на следующий день после праздника"},
        {"Секретарю провести опрос 14.03.2024; свод представить 20.03.2024.", "14.03.2024; 20.03.2024"},
        {"Срок исполнения пункта 3 – 25 марта 2024 г.", "25 марта 2024 г."},
        {"Срок исполнения п. 3 – 25 марта 2024 г.", "25 марта 2024 г."},
        {"Провести в 2024 году конкурс.", "в 2024 году"},
        {"Провести в 2024 году игры, финал провести с 26 июня по 1 июля 2024 года.", "с 26 июня по 1 июля 2024 года"},
        {"Подготовить дороги к работе в зимний период 2024 года.", ""},
        {"Утвердить план мероприятий в 2024 году.", ""},
        {"Подготовить анализ до первого июня 2024 года.", "до первого июня 2024 года"},
        {"Представить план до 31.11.2024.", "до 31.11.2024"},
        {"Подготовить списки к 1 сентября 2024 года.", "к 1 сентября 2024 года"},
        {"МКУ ДО «Центр развития образования» ежемесячно до 25 числа направлять сведения.", "ежемесячно до 25 числа"},
        {"Директорам школ не позднее 5 (пятого) числа месяца, следующего за отчётным, представлять сведения.",
         "не позднее 5 (пятого) числа месяца, следующего за отчётным"},
        {"Представить информацию в срок до 01.09.2024 г. и до 01.02.2025 г.", "до 01.09.2024 г. и до 01.02.2025 г."},
        {"Главному специалисту дважды в год (в январе и июне) готовить справку.", "дважды в год (в январе и июне)"},
        {"Организовать посещение уроков (октябрь – ноябрь 2024 года).", "октябрь – ноябрь 2024 года"},
        {"Провести тренинги (март 2024).", "март 2024"},
        {"Скачать материалы за 1 день до проведения ВПР.", "за 1 день до проведения ВПР"},
        {"Завершить ремонт до начала отопительного сезона.", "до начала отопительного сезона"},
        {"Провести 21–22 мая 2024 года фестиваль.", "21–22 мая 2024 года"},
        {"Объявить с 20 марта по 20 мая 2024 года весенний месячник.", "с 20 марта по 20 мая 2024 года"},
        {"Провести 23.10.2024 в районе фестиваль.", "23.10.2024"},
        {"В десятидневный срок разработать план.", "В десятидневный срок"},
        {"В течение 3 дней со дня получения результатов провести анализ.",
         "В течение 3 дней со дня получения результатов"},
        {"Ежеквартально в срок до 10 числа месяца, следующего за отчётным кварталом, направлять отчёт.",
         "Ежеквартально в срок до 10 числа месяца, следующего за отчётным кварталом"},
        {"Проводить уборку ежедневно с 25 марта 2024 года.", "ежедневно с 25 марта 2024 года"},
        {"Секретарю начиная с 25 марта 2024 года еженедельно проверять журналы.",
         "начиная с 25 марта 2024 года еженедельно"},
        {"Завхозу 15 и 30 числа каждого месяца снимать показания.", "15 и 30 числа каждого месяца"},
        {"Учителям до конца I четверти провести срезы.", "до конца I четверти"},
        {"Директорам школ до 20 сентября т.г. направить заявки.", "до 20 сентября т.г."},
        {"Директорам школ до 20.09 с.г. направить заявки.", "до 20.09 с.г."},
        {"Провести диагностику (02.02.2024 – 13.02.2024).", "02.02.2024 – 13.02.2024"},
        // No terms of the deed.
        {"Установить режим работы с 8.00 до 17.00.", ""},
        {"Организовать подготовку школ к началу 2024/2025 учебного года.", ""},
        {"Утвердить план мероприятий на 2024 год.", ""},
        {"Исполнение Комплекса мер, в части касающейся;", ""},
        {"Признать утратившим силу приказ от 15 мая 2023 года № 12.", ""},
        {"Приказ вступает в силу с 1 февраля 2024 года.", ""},
        {"Организовать отдых детей в возрасте до 18 лет.", ""},
        {"Сформировать группы до 15 человек в каждой школе.", ""},
        {"Оказывать школам методическую помощь по мере необходимости.", ""},
        {"Обеспечить постоянное информирование родителей.", ""},
        {"Представить анализ работы за период с 1 сентября по 31 декабря 2024 года.", ""},
        {"Подвести итоги работы в течение 2023 года.", ""},
        {"Представить сведения по состоянию на 1 сентября 2024 года.", ""},
        {"Определить 15 сентября 2024 года датой проведения праздника.", ""},
        {"Считать 12 апреля 2024 года днём здоровья.", ""},
        {"Контроль за исполнением приказа оставляю за собой.", ""},
    };
    for (const Example& c : cases) CHECK_MESSAGE(clause(c.text).deadline_text == c.words, c.text);
}

TEST_CASE("the term of a clause is read by the language of deadlines") {
    const DraftClause quarterly = clause(
        "Руководителям школ представлять отчёт ежеквартально, до 5 числа месяца, следующего за отчётным кварталом.");
    REQUIRE(quarterly.deadlines.size() == 1);
    CHECK(quarterly.deadlines[0].kind == DeadlineKind::recurring);
    CHECK(quarterly.deadlines[0].recurrence == "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5");
    CHECK(due_of(quarterly) == std::nullopt);
    CHECK(is_obligation(quarterly));
    CHECK(quarterly.assignees == std::vector<std::string>{"руководители школ"});

    const DraftClause monthly = clause("Директорам школ ежемесячно направлять сведения в отдел до 25 числа.");
    REQUIRE(monthly.deadlines.size() == 1);
    CHECK(monthly.deadlines[0].recurrence == "FREQ=MONTHLY;BYMONTHDAY=25");
    CHECK(monthly.assignees == std::vector<std::string>{"директора школ"});
    CHECK_FALSE(is_doubted(monthly));

    CHECK(due_of(clause("Директорам школ в срок до 12 июня 2024 года представить отчёт.")) == make_date(2024, 6, 12));
    CHECK(clause("Директорам школ в срок до 15.09.2024 г. представить отчёт.").assignees ==
          std::vector<std::string>{"директора школ"});
    CHECK_MESSAGE(due_of(clause("Представить отчёт до 1 июня.")) == make_date(2024, 6, 1), "the year of the plan");
    CHECK_MESSAGE(!due_of(read_clause("3", "Представить отчёт до 1 июня.", {})), "no plan, no year");
    CHECK(is_doubted(read_clause("3", "Представить отчёт до 1 июня.", {})));
}

TEST_CASE("the only time of what is held is sure") {
    CHECK_FALSE(
        is_doubted(clause("Провести школьные туры среди учащихся с 1 февраля по 1 марта 2024 г. по положению.")));
    CHECK(is_doubted(clause("Обеспечить явку учащихся на фестиваль 8 ноября 2024 года, в актовый зал.")));
}

TEST_CASE("a day that was not read as a term is doubted") {
    CHECK(is_doubted(clause("Сбор участников похода 12.06.2024 в актовом зале лицея.")));
    CHECK_FALSE(is_doubted(clause("Руководствоваться письмом министерства от 12 мая 2023 года № 15.")));
    CHECK_FALSE(is_doubted(clause("Внести в устав изменение «принят 12 мая 2023 года».")));
    CHECK(is_doubted(clause("Занятия 4 ноября 2024 года перенести на субботу.")));
    CHECK_FALSE(is_doubted(clause("Приказ действует с 12 мая 2024 года.")));
}

// tests/data/clause-terms.tsv: sentences written with their readings before they were read.
TEST_CASE("sentences of orders give their terms") {
    std::ifstream table{MERA_SOURCE_DIR "/tests/data/clause-terms.tsv"};
    std::string line;
    int checked = 0;
    while (std::getline(table, line)) {
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string::npos) continue;
        const DraftClause found = clause(line.substr(0, tab).c_str());
        std::string reading;
        for (const Deadline& deadline : found.deadlines) {
            reading += reading.empty() ? "" : " + ";
            reading += deadline.recurrence ? *deadline.recurrence
                       : deadline.end      ? iso(*deadline.end)
                                           : std::string{code_of(deadline.kind)};
        }
        if (is_doubted(found)) reading += " ?";
        CHECK_MESSAGE(reading == line.substr(tab + 1), line);
        ++checked;
    }
    CHECK(checked > 80);
}

TEST_CASE("a deed to be done again owes its day every year of a long plan") {
    const ClauseTimes years{make_date(2022, 10, 3), PlanTerm{make_date(2022, 10, 3), make_date(2025, 12, 31)}};
    const DraftClause yearly = read_clause("2", "Представлять информацию до 15 января.", {}, years);
    REQUIRE(yearly.deadlines.size() == 1);
    CHECK(yearly.deadlines[0].recurrence == "FREQ=YEARLY");
    CHECK(yearly.deadlines[0].end == make_date(2023, 1, 15));
    CHECK(is_doubted(yearly));
    const DraftClause once = read_clause("2", "Представить информацию до 15 января.", {}, years);
    CHECK(once.deadlines[0].kind == DeadlineKind::by_date);
    CHECK_MESSAGE(is_doubted(once), "three such days");
    CHECK_MESSAGE(clause("Представлять информацию до 15 марта.").deadlines[0].kind == DeadlineKind::by_date,
                  "a plan of one year");
}

TEST_CASE("a time that may belong to other words is doubted at its place") {
    CHECK(is_doubted(clause("Рассмотреть заявки школ, поступившие до 1 марта 2024 года.")));
    CHECK(is_doubted(clause("Обсудить участие школ в мониторинге с 1 по 20 октября 2024 года на совещании.")));
    CHECK(is_doubted(clause("Представить заявки до 1 марта 2024 года, отчёты до 1 июня 2024 года.")));
    CHECK(is_doubted(clause("Провести смотр 12 апреля 2024 года и представить отчёт до 25 апреля 2024 года.")));
    CHECK(is_doubted(clause("Подготовить списки до 1 апреля 2024 года; провести проверку к 25 мая 2024 года.")));
    const DraftClause lettered = clause(
        "Отделу: а) представить списки до 1 апреля 2024 года; б) обеспечить подготовку к 25 мая 2024 года и "
        "приёмку; в) ежемесячно, до 5 числа, информировать главу.");
    CHECK(is_doubted(lettered));
    CHECK(lettered.deadline_text == "до 1 апреля 2024 года; к 25 мая 2024 года; ежемесячно, до 5 числа");
    CHECK_FALSE(is_doubted(clause("Ежегодно представлять отчёт до 1 марта.")));
    CHECK(is_doubted(clause("Назначить 12 апреля 2024 года ответственных за выезд.")));
    CHECK(is_doubted(clause("Представить план до 31.11.2024.")));
    CHECK_MESSAGE(is_doubted(clause("Представить план до 1 ноября 2023 года.")), "before the order itself");
    CHECK_FALSE(is_doubted(clause("Провести мониторинг с 1 по 20 октября 2024 года.")));
    CHECK_FALSE(is_doubted(clause("Провести с 1 по 20 октября 2024 года мониторинг.")));
    CHECK_FALSE(is_doubted(clause("Направить информацию в срок до 12 июня 2024 года.")));
    const DraftClause doubted = clause("Рассмотреть заявки школ, поступившие до 1 марта 2024 года.");
    CHECK(doubted.doubts.back().place.words == "до 1 марта 2024 года");
}

TEST_CASE("a text of small words and dates without end is read in a moment") {
    for (const char* piece : {"с ", "до 1 марта и ", "в течение ", "не позднее 5 (", "раз в "}) {
        std::string text;
        while (text.size() < 60'000) text += piece;
        const std::clock_t begin = std::clock();
        (void)read_clause("1", text, {}, kTimes);
        // All five took 1.1 s; one of them 5.2 s under AddressSanitizer beside other work.
        CHECK_MESSAGE(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 10, piece);
    }
}

}  // namespace mera::intake
