#pragma once
// Изменяющий приказ: «О внесении изменений в приказ …», its instructions one by one. What only speaks of another order
// («признать утратившим силу приказ …» at the end of an order with a plan of its own) is none.
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/source.hpp"

namespace mera::intake {

struct AmendingText {
    std::vector<Amendment> amendments;
    std::vector<std::string> clauses;  // the numbers of those clauses of the amending order that hold instructions
    bool found() const { return !amendments.empty(); }
};

// Takes the instructions with their wordings out of the source, so that no row of a wording is taken for a plan or for a
// clause of the amending order; its own clauses stay.
AmendingText take_amendments(Source& source);

void without_amending_clauses(std::vector<DraftClause>& clauses, const AmendingText& amending);

// The annex that takes the place of the whole plan, of those with the numbers; nothing when no instruction says so.
std::optional<std::size_t> annex_of_whole(AmendingText& amending, const std::vector<std::string>& numbers);

// Instructions take their rows from the other annexes. The doubts are about an annex that no instruction speaks of.
std::vector<Doubt> take_annex_rows(AmendingText& amending, const std::vector<DraftAnnex>& annexes);

}  // namespace mera::intake

namespace mera {

// One instruction as a person rewrites it on the page: «в пункте 3.2 слова «…» заменить словами «…»». It speaks of the
// same order as `before`, which it takes the place of, and may take rows from the annexes of the amending one.
std::vector<Amendment> read_instruction(std::string_view text, const Amendment& before,
                                        const std::vector<DraftAnnex>& annexes);

}  // namespace mera
