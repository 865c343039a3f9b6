#pragma once
// The parts of one clause that each oblige by themselves: «Руководителям школ: а) назначить … до 1 октября; б) представить …»,
// the same after dashes, «1)», or as paragraphs. Each becomes a clause of its own.
#include <string>
#include <vector>

#include "domain/plan/draft_row.hpp"

namespace mera::intake {

struct ClauseLine {
    std::string text;
    Place place;
    double confidence = 1;  // the least of its letters
};

struct ClausePart {
    std::string number;  // «2 а»; «2 (1)» for «1)», dashes and paragraphs
    std::vector<ClauseLine> lines;
};

struct PartedClause {
    std::vector<ClauseLine> head;  // bullets taken off
    std::vector<ClausePart> parts;  // empty: the clause is one
    bool time_of_one = false;  // the clause is one, and only one of its deeds has a time
};

// `lines`: of one clause without its number. A list of things («Утвердить: а) положение; б) состав») stays in its clause.
PartedClause part_clause(const std::string& number, const std::vector<ClauseLine>& lines);

std::string without_bullet(std::string_view text);

}  // namespace mera::intake
