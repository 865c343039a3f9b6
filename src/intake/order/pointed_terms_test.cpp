#include "intake/order/pointed_terms.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

namespace {

// «2.2: до 1 марта ?»: «?» where the term is doubted
std::string read(const std::vector<std::string>& lines) {
    std::vector<HeadLine> order{{"ПРИКАЗЫВАЮ:", {}, 0}};
    for (const std::string& line : lines) order.push_back({line, {}, 0});
    std::string out;
    for (const DraftClause& clause : read_clauses(order, 0, DocFormat::plain_text).clauses) {
        out += (out.empty() ? "" : " | ") + clause.number + ": " + clause.deadline_text;
        for (const Doubt& doubt : clause.doubts)
            if (doubt.field == "due") out += " ?";
    }
    return out;
}

}  // namespace

TEST_CASE("the terms said above are those of the clause that points at them") {
    CHECK(read({"1. Методисту:", "1.1. представить справку до 10 июня 2024 года;",
                "1.2. в те же сроки разместить её на сайте.", "2. Утвердить состав комиссии."}) ==
          "1:  | 1.1: до 10 июня 2024 года | 1.2: до 10 июня 2024 года ? | 2: ");
    CHECK(read({"1. Методисту:", "1.1. Сформировать график до 1 марта 2024 года.",
                "1.2. Довести его до школ в срок, указанный в п. 1.1.",
                "2. Директорам школ утвердить списки в срок, установленный пунктом 1.1 настоящего приказа."}) ==
          "1:  | 1.1: до 1 марта 2024 года | 1.2: до 1 марта 2024 года ? | 2: до 1 марта 2024 года ?");
}

TEST_CASE("a term of another document or of nobody stays in doubt") {
    CHECK(read({"1. Методисту представить справку до 10 июня 2024 года.",
                "2. Директорам школ представить сведения в срок, указанный в пункте 1 приказа министерства.",
                "3. Директорам школ провести мониторинг согласно графику.",
                "4. Учителям пройти курсы в сроки, установленные планом института."}) ==
          "1: до 10 июня 2024 года | 2:  ? | 3:  ? | 4:  ?");
}

}  // namespace mera::intake
