#include "intake/order/clause_parts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

namespace {

std::vector<DraftClause> clauses(const std::vector<std::string>& lines) {
    std::vector<HeadLine> out{{"ПРИКАЗЫВАЮ:", {}, 0}};
    for (const std::string& line : lines) out.push_back({line, {}, 0});
    return read_clauses(out, 0, DocFormat::plain_text).clauses;
}

std::string all(const std::vector<std::string>& readings) { return join(readings, " | "); }

// «2 а [директора школ] до 1 мая»
std::string read(const std::vector<std::string>& lines) {
    std::vector<std::string> out;
    for (const DraftClause& clause : clauses(lines))
        out.push_back(clause.number + " [" + join(clause.assignees, ", ") + "] " + clause.deadline_text);
    return all(out);
}

}  // namespace

TEST_CASE("a head without a number stands over a numbered list") {
    CHECK(read({"Отделу образования:", "1. Составить график до 1 мая 2024 года.", "2. Подвести итоги.",
                "Рекомендовать директорам школ:", "1. Провести проверку до 5 мая 2024 года.",
                "Контроль возложить на Образцову О.О."}) ==
          "1 [Отдел образования]  | 1.1 [Отдел образования] до 1 мая 2024 года | 1.2 [Отдел образования]  | "
          "2 [директора школ]  | 2.1 [директора школ] до 5 мая 2024 года | 3 [Образцова О.О.] ");
    // Its numbers may go on, and a clause that names somebody itself ends its reach.
    CHECK(read({"Отделу образования:", "1. Составить график.", "Директорам школ:", "2. Провести проверку.",
                "3. Контроль возложить на Образцову О.О.", "4. Опубликовать приказ."}) ==
          "1 [Отдел образования]  | 2 [директора школ]  | 3 [Образцова О.О.]  | 4 [] ");
    CHECK(read({"Отделу образования:", "1) составить график;", "2) подвести итоги.",
                "Директорам школ:", "1) провести проверку."}) ==
          "1 [Отдел образования]  | 1.1 [Отдел образования]  | 1.2 [Отдел образования]  | 2 [директора школ]  | "
          "2.1 [директора школ] ");
    CHECK(read({"I. Подготовка школ", "1. Директорам школ провести проверку.", "II. Работа с кадрами",
                "1. Методисту провести семинар.", "2. Подвести итоги."}) ==
          "1 []  | 1.1 [директора школ]  | 2 []  | 2.1 [методист]  | 2.2 [] ");
}

TEST_CASE("a clause that ends with a colon over no part of it has lost something") {
    const auto doubted = [](const DraftClause& clause) {
        return std::any_of(clause.doubts.begin(), clause.doubts.end(),
                           [](const Doubt& doubt) { return doubt.field == "text"; });
    };
    const auto found = clauses({"1. Назначить ответственными:", "2. Завхозу:", "2.1. Провести сбор.",
                                "3. Утвердить план работы:", "4. Контроль оставляю за собой."});
    REQUIRE(found.size() == 5);
    CHECK(doubted(found[0]));
    for (std::size_t at = 1; at < found.size(); ++at) CHECK_FALSE(doubted(found[at]));
}

TEST_CASE("a clause that breaks off is doubted") {
    const auto found = clauses({"1. Директорам школ сдать отчёты до 5 мая.", "2. Центру обобщить отчёты и"});
    REQUIRE(found.size() == 2);
    const auto broken = [](const DraftClause& clause) {
        return std::any_of(clause.doubts.begin(), clause.doubts.end(),
                           [](const Doubt& doubt) { return doubt.why.starts_with("Пункт обрывается"); });
    };
    CHECK_FALSE(broken(found[0]));
    CHECK(broken(found[1]));
}

TEST_CASE("what is quoted is no list of the clause") {
    CHECK(read({"1. Дополнить план пунктом 4.8: «4.8. Провести заседание. Срок: до 1 октября 2024 года; сдать отчёт».",
                "2. Опубликовать приказ."}) == "1 []  | 2 [] ");
}

TEST_CASE("a clause whose number is repeated, skipped or begins again is a clause of its own, doubted") {
    const auto doubts = [](const std::vector<std::string>& lines) {
        std::vector<HeadLine> order{{"ПРИКАЗЫВАЮ:", {}, 0}};
        for (const std::string& line : lines) order.push_back({line, {}, 0});
        return read_clauses(order, 0, DocFormat::plain_text).doubts.size();
    };
    const auto ends_with = [&](std::vector<std::string> lines, const std::string& readings, std::size_t doubted) {
        lines.insert(lines.begin(), "1. Утвердить план.");
        CHECK(read(lines) == "1 []  | " + readings);
        CHECK(doubts(lines) == doubted);
    };
    const std::string school = "Школам представить отчёты до 5 мая 2024 года.", centre = "Центру обобщить отчёты.";
    ends_with({"2. " + school, "2. " + centre, "3. Контроль оставляю за собой."},
              "2 [Школы] до 5 мая 2024 года | 2 [Центр]  | 3 [] ", 1);
    ends_with({"1. Школам:", "1.1. Сдать отчёты.", "1.1. Провести разбор.", "2. " + centre},
              "1 [Школы]  | 1.1 [Школы]  | 1.1 [Школы]  | 2 [Центр] ", 2);
    ends_with({"3. " + school, "7. " + centre}, "3 [Школы] до 5 мая 2024 года | 7 [Центр] ", 2);
    ends_with({"2. " + school, "1. " + centre}, "2 [Школы] до 5 мая 2024 года | 1 [Центр] ", 1);
    // What a clause quotes has numbers of its own.
    ends_with({"2. Изложить пункт 2 в редакции: «2. Школам сдать отчёты.", "5. Центру обобщить их.».", "3. " + centre},
              "2 []  | 3 [Центр] ", 0);
    ends_with({"2. " + school, "7. Центру обобщить отчёты.", "3. Контроль оставляю за собой."},
              "2 [Школы] до 5 мая 2024 года | 7 [Центр]  | 3 [] ", 2);
}

TEST_CASE("spaces inside a number part it from nothing") {
    CHECK(read({"1. Директорам школ:", "1. 1. Назначить ответственных до 1 марта 2024 года.", "1 .2. Провести урок.",
                "2. 10 марта 2024 года провести семинар."}) ==
          "1 [директора школ]  | 1.1 [директора школ] до 1 марта 2024 года | 1.2 [директора школ]  | "
          "2 [] 10 марта 2024 года");
}

TEST_CASE("parts whose objects stand before their verbs are clauses of their own, too") {
    CHECK(read({"2. Кладовщику:", "• продукты принимать при комиссии;", "• заявки подавать до 12 июня 2024 года;",
                "• остатки пересчитать до 20 июня 2024 года."}) ==
          "2 [кладовщик]  | 2 (1) [кладовщик]  | 2 (2) [кладовщик] до 12 июня 2024 года | "
          "2 (3) [кладовщик] до 20 июня 2024 года");
}

TEST_CASE("lettered parts that each oblige are clauses of their own") {
    CHECK(read({"1. Утвердить график.", "2. Директорам школ:", "а) назначить ответственных до 15 сентября 2023 года;",
                "б) обеспечить порядок;", "в) представить отчёты до 3 ноября 2023 года.",
                "3. Контроль возложить на "
                "заместителя начальника."}) ==
          all({"1 [] ", "2 [директора школ] ", "2 а [директора школ] до 15 сентября 2023 года", "2 б [директора школ] ",
               "2 в [директора школ] до 3 ноября 2023 года", "3 [заместитель начальника] "}));
    // In one paragraph, after Latin letters, without the colon, under a clause with a number of two figures.
    CHECK(read({"1. Отделу: a) представить списки до 1 апреля 2024 года; б) подготовить приказ."}) ==
          all({"1 [Отдел] ", "1 а [Отдел] до 1 апреля 2024 года", "1 б [Отдел] "}));
    CHECK(read({"1. Утвердить план.", "1.1. Отделу", "а) представить списки;", "б) подготовить приказ."}) ==
          all({"1 [] ", "1.1 [] ", "1.1 а [] ", "1.1 б [] "}));
    CHECK(read({"1. Отделу:", "1) представить списки до 1 апреля 2024 года;", "2) подготовить приказ;",
                "3) провести совещание.", "2. Школам представить планы."}) ==
          all({"1 [Отдел] ", "1 (1) [Отдел] до 1 апреля 2024 года", "1 (2) [Отдел] ", "1 (3) [Отдел] ", "2 [Школы] "}));
}

TEST_CASE("dashes and paragraphs are clauses when they have times of their own") {
    // Whether the time is of all of them nobody says, but where a label does.
    const auto doubted = [](const std::vector<std::string>& lines) {
        const DraftClause clause = clauses(lines).front();
        return std::any_of(clause.doubts.begin(), clause.doubts.end(),
                           [](const Doubt& doubt) { return doubt.field == "due"; });
    };
    CHECK(doubted({"1. Директорам школ:", "- составить план до 25.01.2024;", "- разместить его на сайте."}));
    CHECK_FALSE(doubted({"1. Директорам школ:", "- составить план;", "- представить его.", "Срок: 25.01.2024."}));
    CHECK(read({"1. Директорам школ:", "- составить план до 25.01.2024;", "- проводить консультации ежемесячно."}) ==
          all({"1 [директора школ] ", "1 (1) [директора школ] до 25.01.2024", "1 (2) [директора школ] ежемесячно"}));
    CHECK(clauses({"1. Директорам школ: – составить план до 25.01.2024; – провести собрания до 1 марта 2024 года."})
              .size() == 3);
    CHECK(read({"1. Директорам школ:", "составить план до 25.01.2024;", "провести собрания до 1 марта 2024 года."}) ==
          all({"1 [директора школ] ", "1 (1) [директора школ] до 25.01.2024",
               "1 (2) [директора школ] до 1 марта 2024 года"}));
    // One task with one time.
    CHECK(read({"1. Директорам школ:", "- составить план до 25.01.2024;", "- разместить его на сайте."}) ==
          all({"1 [директора школ] до 25.01.2024"}));
    // A page of a PDF sets the paragraphs of a clause as one.
    CHECK(read({"1. Директорам школ: составить план до 25.01.2024; разместить его; провести собрания до 1 марта 2024 "
                "года."}) == all({"1 [директора школ] ", "1 (1) [директора школ] до 25.01.2024",
                                  "1 (2) [директора школ] ", "1 (3) [директора школ] до 1 марта 2024 года"}));
    CHECK(read({"1. Директорам школ: составить план до 25.01.2024; разместить его."}) ==
          all({"1 [директора школ] до 25.01.2024"}));
    CHECK(read({"1. Провести проверку:", "- Ивановой И.И. подготовить график до 1 марта 2024 года;",
                "- Петрову П.П. проверить классы до 15 марта 2024 года."}) ==
          all({"1 [] ", "1 (1) [Иванова И.И.] до 1 марта 2024 года", "1 (2) [Петров П.П.] до 15 марта 2024 года"}));
}

TEST_CASE("a list of things stays in its clause") {
    CHECK(read({"1. Утвердить:", "а) положение о конкурсе;", "б) состав жюри."}) == all({"1 [] "}));
    CHECK(read({"1. Директорам школ разместить на сайтах до 15 февраля 2021 года:", "- количество мест;",
                "- график приёма."}) == all({"1 [директора школ] до 15 февраля 2021 года"}));
    CHECK(clauses({"1. Директорам школ организовать работу:", "а) обеспечить питание;", "б) обеспечить подвоз."})
              .size() == 1);
    // Of a list under a list the inner one goes on with its item.
    const auto nested = clauses({"1. Директорам школ:", "а) разместить на сайтах:", "- график;", "- состав;",
                                 "б) представить отчёт до 1 мая 2024 года."});
    REQUIRE(nested.size() == 3);
    CHECK(nested[1].text == "разместить на сайтах: график; состав;");
    const auto scanned =
        clauses({"1. Отделу подготовить отчёт:", "а) по состоянию на 1 июля 2021 года – до 5 июля 2021 года;",
                 "б) по состоянию на 1 сентября 2021 года – до 6 сентября 2021 года.",
                 "2. Школам: "
                 "принять меры."});
    REQUIRE_MESSAGE(scanned.size() == 2, "a line of dates is no scrawl");
    CHECK(scanned[0].deadline_text == "до 5 июля 2021 года; до 6 сентября 2021 года");
}

TEST_CASE("the time of a head without a deed is that of the deeds below it") {
    CHECK(read({"1. Директорам школ в срок до 1 мая 2024 года:", "1.1. утвердить планы;",
                "1.2. представить отчёт до 15 мая 2024 года."}) ==
          all({"1 [директора школ] ", "1.1 [директора школ] до 1 мая 2024 года",
               "1.2 [директора школ] до 15 мая 2024 года"}));
}

TEST_CASE("a deed may stand behind what it is done to") {
    CHECK(clauses({"1. Заведующим филиалами:", "– организовать клубы;", "– оформить выставки до 1 мая 2024 года;",
                   "– отчёты о праздниках представлять до 20 числа каждого месяца."})
              .size() == 4);
    CHECK(clauses({"1. Директорам школ:", "обеспечить доступ;", "в месячный срок после проверки утвердить планы;",
                   "отчёт о работе представлять ежегодно до 1 февраля."})
              .size() == 4);
    CHECK_MESSAGE(clauses({"1. Директорам школ:", "– составить до 1 мая 2024 года список детей;",
                           "– детей, желающих получать путёвки, до 2 мая 2024 года."})
                          .size() == 1,
                  "no deed of its own");
}

TEST_CASE("where clauses begin at dashes, dashes of another kind mark what they list") {
    const auto found =
        clauses({"- Провести этап с 1 по 5 октября 2024 года.", "- Утвердить прилагаемые", "— положение;",
                 "— состав комиссии.", "- Завучу представить отчёт до 9 октября 2024 года."});
    REQUIRE(found.size() == 3);
    CHECK(found[2].deadline_text == "до 9 октября 2024 года");
}

TEST_CASE("a heading of a part of an order names nobody") {
    const auto found = clauses({"I. Режим работы", "1. Установить режим: 1 смена – 8.00.", "II. Питание",
                                "2. Повару Примеровой А.А. составить меню до 5 мая 2024 года."});
    REQUIRE(found.size() == 2);
    CHECK(found[0].assignees.empty());
}

TEST_CASE("whoever stands alone over deeds is obliged by them") {
    const auto found =
        clauses({"1. НОД и ДЦС дорог:", "1.1. Обеспечить порядок.", "2. Санитарные меры:", "2.1. Провести сбор."});
    REQUIRE(found.size() == 4);
    CHECK(found[0].assignees == std::vector<std::string>{"НОД и ДЦС дорог"});
    CHECK(found[0].doubts.size() == 1);
    CHECK(found[1].assignees == found[0].assignees);
    CHECK(found[3].assignees.empty());
}

TEST_CASE("a signature in the paragraph of the last clause is none of its words") {
    const auto found = clauses({"1. Провести сбор.",
                                "2. Руководство возложить на методиста Примерову Л.Л. (тел. 2-22-33). "
                                "Начальник управления Г.Г. Образцов"});
    REQUIRE(found.size() == 2);
    CHECK(found[1].assignees == std::vector<std::string>{"методист Примерова Л.Л. (тел. 2-22-33)"});
}

TEST_CASE("the signature below the clauses names who keeps the control") {
    const auto found =
        clauses({"1. Провести сбор.", "2. Контроль оставляю за собой.", "Заведующий МБДОУ Г.Г. Примерова"});
    REQUIRE(found.size() == 2);
    CHECK(found[1].assignees == std::vector<std::string>{"Заведующий МБДОУ Г.Г. Примерова"});
    CHECK(found[1].doubts.empty());
}

TEST_CASE("a bracket behind a number of two levels marks a clause, behind a bare one a part") {
    CHECK(read({"1. Директору центра:", "1.1) провести семинар до 1 марта 2024 года;", "1.2) издать сборник.",
                "2. Методисту: 1) составить список; 2) сдать его до 5 марта 2024 года."}) ==
          "1 [директор центра]  | 1.1 [директор центра] до 1 марта 2024 года | 1.2 [директор центра]  | "
          "2 [методист]  | 2 (1) [методист]  | 2 (2) [методист] до 5 марта 2024 года");
}

TEST_CASE("a deed said once over things gives them its time") {
    CHECK(read({"1. Директору центра обеспечить в срок до 28 февраля 2024 года:", "1.1. проведение семинаров;",
                "1.2. издание сборника – до 1 апреля 2024 года."}) ==
          "1 [директор центра]  | 1.1 [директор центра] до 28 февраля 2024 года | "
          "1.2 [директор центра] до 1 апреля 2024 года");
    // Deeds of their own keep to themselves.
    CHECK(read({"1. Директорам школ провести до 1 марта 2024 года мониторинг:", "1.1. назначить ответственных;",
                "1.2. утвердить график до 5 февраля 2024 года."}) ==
          "1 [директора школ] до 1 марта 2024 года | 1.1 [директора школ]  | "
          "1.2 [директора школ] до 5 февраля 2024 года");
}

TEST_CASE("a part of a dated list with a time of its own parts the list") {
    CHECK(read({"1. Руководителям школ не позднее 1 апреля 2024 года:", "– назначить координаторов;",
                "– загрузить результаты до 30 апреля 2024 года."}) ==
          "1 [руководители школ]  | 1 (1) [руководители школ] не позднее 1 апреля 2024 года | "
          "1 (2) [руководители школ] до 30 апреля 2024 года");
}

TEST_CASE("a head that lost its colon names whom its deeds oblige") {
    CHECK(read({"1. Начальникам лагерей", "• пройти приёмку до 28 мая 2024 года;",
                "• подавать сведения ежедневно до 10.00;"}) ==
          "1 [начальники лагерей]  | 1 (1) [начальники лагерей] до 28 мая 2024 года | "
          "1 (2) [начальники лагерей] ежедневно до 10.00");
    CHECK(read({"1. Заместителю директора Примеровой С.С. составить график.", "2. Ей же провести консультации."}) ==
          "1 [заместитель директора Примерова С.С.]  | 2 [заместитель директора Примерова С.С.] ");
}

}  // namespace mera::intake
