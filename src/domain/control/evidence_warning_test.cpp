#include "domain/control/evidence_warning.hpp"

#include <doctest/doctest.h>

using namespace mera;
using namespace std::chrono;

namespace {

constexpr Date kOrder = 2019y / December / 4, kPeriodLast = 2020y / January / 31, kHandedIn = 2020y / February / 3;

std::size_t count(const EvidenceFacts& facts, std::vector<std::string> expected = {"Приказ об итогах", "сертификат"}) {
    return evidence_warnings(facts, {kOrder, kPeriodLast, kHandedIn, std::move(expected)}).size();
}

}  // namespace

TEST_CASE("a document is doubted by its date, its kind and its twins") {
    struct Case {
        const char* sentence;
        EvidenceFacts facts;
        std::size_t warnings;
    };
    const Case cases[] = {
        {"an order within the period", {"приказ", 2020y / January / 20, false, false, {}}, 0},
        {"on the day of the order and on the last day of the period", {"приказ", kOrder, false, false, {}}, 0},
        {"the last day itself", {"приказ", kPeriodLast, false, false, {}}, 0},
        {"older than the order", {"приказ", 2019y / December / 3, false, false, {}}, 1},
        {"after the event", {"приказ", 2020y / February / 1, false, false, {}}, 1},
        {"after the event and after the hand-in", {"приказ", 2020y / March / 1, false, false, {}}, 2},
        {"a scan that nobody named", {"", {}, true, false, {}}, 1},
        {"a scan with its kind", {"сертификат", {}, true, false, {}}, 0},
        {"a text that nobody named may say it itself", {"", {}, false, false, {}}, 0},
        {"a file that does not open", {"приказ", {}, false, true, {}}, 1},
        {"another kind than the order expects", {"справка", {}, false, false, {}}, 1},
        {"the same file under two measures and two schools",
         {"приказ", {}, false, false, {"мера 3.1, СОШ № 5", "мера 1.2, СОШ № 1"}},
         2},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sentence);
        CHECK(count(c.facts) == c.warnings);
    }
    CHECK(count({"", {}, true, false, {}}, {}) == 0);  // the order names no document: any will do
    CHECK(count({"справка", {}, false, false, {}}, {}) == 0);
}

TEST_CASE("kinds are compared as words, not as letters") {
    CHECK(is_expected_kind("приказ", {"Приказы об участии в оценочных процедурах"}));
    CHECK(is_expected_kind("Приказ", {"планы; приказ об итогах"}));
    CHECK(is_expected_kind("протокол", {"Протоколы заседаний ГПС"}));
    CHECK_FALSE(is_expected_kind("план", {"планирование уроков"}));
    CHECK_FALSE(is_expected_kind("", {"Приказ"}));
}
