#pragma once
// Tables of tests/data: a row a line, fields between tabs, «#» before a remark.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace mera::test {

inline std::vector<std::vector<std::string>> table_rows(const std::string& table, std::size_t columns) {
    std::ifstream file{std::string{MERA_SOURCE_DIR} + "/tests/data/" + table};
    REQUIRE(file);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        rows.push_back(split(line, '\t'));
        REQUIRE(rows.back().size() == columns);
    }
    return rows;
}

}  // namespace mera::test
