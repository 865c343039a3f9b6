#include "intake/clause_parts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "intake/order_text.hpp"

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
    // A deed of its own keeps it.
    CHECK(read({"1. Директорам школ обеспечить до 1 мая 2024 года:", "1.1. ремонт;", "1.2. приёмку."}) ==
          all({"1 [директора школ] до 1 мая 2024 года", "1.1 [директора школ] ", "1.2 [директора школ] "}));
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

TEST_CASE("the signature below the clauses names who keeps the control") {
    const auto found =
        clauses({"1. Провести сбор.", "2. Контроль оставляю за собой.", "Заведующий МБДОУ Г.Г. Примерова"});
    REQUIRE(found.size() == 2);
    CHECK(found[1].assignees == std::vector<std::string>{"Заведующий МБДОУ Г.Г. Примерова"});
    CHECK(found[1].doubts.empty());
}

}  // namespace mera::intake
