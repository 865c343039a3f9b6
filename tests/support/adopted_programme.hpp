#pragma once
// What tests ask of an adopted programme: what one organisation owes of one measure, and the form that adopts a revision.
#include <algorithm>
#include <string>
#include <vector>

#include "store/obligations.hpp"
#include "support/whole_program.hpp"

namespace mera::test {

inline std::vector<ObligationRow> rows_of(Program& program, ProgrammeId programme, const std::string& measure,
                                          const std::string& organisation) {
    ObligationFilter filter;
    filter.programme = programme;
    filter.control = ControlFilter::any;
    auto out = list_obligations(program.db, filter, program.today, {1, 1000});
    std::erase_if(out, [&](const ObligationRow& row) {
        return row.measure_number != measure || row.organisation_name != organisation;
    });
    return out;
}

// In force from 10 April to the end of 2020; `step`: «preview» or «adopt».
inline Fields revision_form(DraftId draft, const char* step) {
    return {{"draft", std::to_string(draft.value)},
            {"step", step},
            {"in_force_from", "10.04.2020"},
            {"term_last", "31.12.2020"}};
}

}  // namespace mera::test
