#pragma once
// The new wording of a row, as a text («4.8. Провести … Срок: … Исполнители: …») or as a table with or without a header,
// read into measures and clauses.
#include <string>
#include <vector>

#include "domain/plan/amendment.hpp"
#include "intake/amendment/amendment_grammar.hpp"

namespace mera::intake {

// Fills in what the instruction rewords or inserts. What cannot be read makes it unread.
void read_wording(Amendment& amendment, const Wording& wording, const AmendmentItem& item);

void make_unread(Amendment& amendment, std::string why);  // in Russian

}  // namespace mera::intake
