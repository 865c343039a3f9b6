#pragma once
// The annexes of an amending order: «пункты 1.2, 3.4 изложить в редакции приложения 1 к настоящему приказу» takes its new
// text from the rows of one of them, «приложение изложить в новой редакции (прилагается)» takes the whole of it.
#include <optional>
#include <string>
#include <vector>

#include "domain/plan/amendment.hpp"
#include "domain/plan/plan_draft.hpp"
#include "intake/source.hpp"

namespace mera::intake {

struct AnnexSource {
    std::string number;  // «Приложение 2»; empty when it bears none
    Source source;
};
// What stands behind the order, from the item `from` on, annex by annex. Without a heading it is one annex.
std::vector<AnnexSource> annexes_of(const Source& source, std::size_t from);

// Which of the annexes the instruction means, by their numbers; otherwise the instruction is unread and says why.
std::optional<std::size_t> annex_meant(Amendment& amendment, const std::vector<std::string>& numbers);

// The rows that the instruction names, each exactly once. What does not match makes it unread. `shared`: other instructions
// take from the same annex, so that one which names no rows cannot have all of them.
void take_rows_of_annex(Amendment& amendment, const std::vector<DraftAnnex>& annexes, bool shared);

// The sections of the annex that takes the place of the whole plan, into the instruction itself.
void take_whole_annex(Amendment& amendment, const std::vector<DraftAnnex>& annexes);

}  // namespace mera::intake
