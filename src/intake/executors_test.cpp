#include "intake/executors.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace mera;
using namespace mera::intake;

TEST_CASE("cells of executors split as people read them") {
    std::ifstream file{std::string{MERA_SOURCE_DIR} + "/tests/data/executors-cells.tsv"};
    REQUIRE(file);
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto fields = split(line, '\t');
        REQUIRE(fields.size() == 2);
        const ExecutorList list = split_executors(replace_all(fields[0], "\\n", "\n"));
        CHECK_MESSAGE(join(list.names, " | ") + (list.doubts.empty() ? "" : " ?") == fields[1], fields[0]);
        ++rows;
    }
    CHECK(rows > 200);
}

TEST_CASE("what the document calls an executor elsewhere tells where a comma was lost") {
    const KnownExecutors known = known_executors({"МКУ «ЦРО»", "школьные команды"});
    const ExecutorList list = split_executors("МКУ «ЦРО» школьные команды", known);
    CHECK(join(list.names, " | ") == "МКУ «ЦРО» | школьные команды");
    CHECK(list.doubts.empty());
    CHECK(list.repairs.size() == 1);
}
