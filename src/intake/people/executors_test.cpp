#include "intake/people/executors.hpp"

#include <doctest/doctest.h>

#include "support/table_rows.hpp"

using namespace mera;
using namespace mera::intake;

TEST_CASE("cells of executors split as people read them") {
    const auto rows = test::table_rows("executors-cells.tsv", 2);
    for (const auto& fields : rows) {
        const ExecutorList list = split_executors(replace_all(fields[0], "\\n", "\n"));
        CHECK_MESSAGE(join(list.names, " | ") + (list.doubts.empty() ? "" : " ?") == fields[1], fields[0]);
    }
    CHECK(rows.size() > 200);
}

TEST_CASE("a cell of more names than anybody writes is kept whole, in doubt") {
    std::string cell = "директор школы № 1";
    for (int at = 2; at < 1000; ++at) cell += ", директор школы № " + std::to_string(at);
    const ExecutorList list = split_executors(cell, {});
    CHECK(list.names == std::vector<std::string>{cell});
    CHECK(list.doubts.size() == 1);
}

TEST_CASE("what the document calls an executor elsewhere tells where a comma was lost") {
    const KnownExecutors known = known_executors({"МКУ «ЦРО»", "школьные команды"});
    const ExecutorList list = split_executors("МКУ «ЦРО» школьные команды", known);
    CHECK(join(list.names, " | ") == "МКУ «ЦРО» | школьные команды");
    CHECK(list.doubts.empty());
    CHECK(list.repairs.size() == 1);
}
