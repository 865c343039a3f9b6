#pragma once
// The phrases of real plans and of the rules (tests/data/deadlines-*.tsv), as tests of the language of deadlines read them.
#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/time/deadline.hpp"
#include "support/table_rows.hpp"

namespace mera {

struct DeadlineRow {
    std::optional<PlanTerm> term;
    std::string term_written;
    std::string phrase;
    std::string reading;  // as its table writes it
};

inline std::optional<PlanTerm> deadline_term(const std::string& text) {
    static const std::map<std::string, std::string> kLetters = {
        {"S", "2019-09-01..2020-08-31"}, {"C", "2020-01-01..2020-12-31"}, {"P", "2018-01-01..2018-12-31"},
        {"O", "2019-12-04..2020-12-31"}, {"M", "2018-05-07..2024-12-31"}, {"-", ""}};
    const auto letter = kLetters.find(text);
    const std::string term = letter == kLetters.end() ? text : letter->second;
    if (term.empty()) return {};
    const auto first = parse_iso_date(term.substr(0, 10)), last = parse_iso_date(term.substr(12));
    REQUIRE(first);
    REQUIRE(last);
    return PlanTerm{*first, *last};
}

inline std::vector<DeadlineRow> deadline_rows(const std::string& table) {
    std::vector<DeadlineRow> rows;
    for (auto& fields : test::table_rows(table, 3))
        rows.push_back({deadline_term(fields[0]), fields[0], fields[1], fields[2]});
    return rows;
}

inline std::vector<DeadlineRow> deadline_rows() {
    std::vector<DeadlineRow> rows = deadline_rows("deadlines-dev.tsv");
    for (DeadlineRow& row : deadline_rows("deadlines-rules.tsv")) rows.push_back(std::move(row));
    return rows;
}

}  // namespace mera
