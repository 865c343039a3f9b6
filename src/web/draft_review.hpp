#pragma once
// Reviewing a draft row by row: the doubt, the walk to the next one, the place in the document beside the field.
#include <optional>
#include <string>
#include <string_view>

#include "domain/plan/plan_row.hpp"
#include "store/drafts.hpp"
#include "web/views/visit.hpp"

namespace mera {

// «Приказ № 882 от 4 декабря 2019 г.»: what people call it; the file's name until both are known.
std::string title_of(const DraftOrder& order, const std::string& source_name);
std::string address_of(DraftId id);
std::string address_of(DraftId id, const PlanRow& row, std::string_view field = "");
std::string name_of(const PlanDraft& plan, const PlanRow& row);  // «Мера 1.2», «Пункт 3», «Реквизиты приказа»

// The field that the page is about: asked for in the address, or the first doubtful one.
std::string field_in_question(const Visit& visit, const PlanDraft& plan, const PlanRow& row);

Html blanks_offer(const StoredDraft& draft);  // the way to the page that fills them; empty when there are none

Html doubt_walk(const Visit& visit, const StoredDraft& draft, const PlanRow& row, std::string_view field);
// Has the browser ask that the picture of the page where the doubt stands be made: by the time a person comes there its
// size is known, and the close-up can be shown at once.
Html page_ahead(const Visit& visit, const StoredDraft& draft, const OpenDoubt* doubt);
Html row_doubts(const Visit& visit, const StoredDraft& draft, const PlanRow& row, std::string_view field);
Html row_places(const Visit& visit, const StoredDraft& draft, const PlanRow& row, std::string_view field);
Html row_corrections(const Visit& visit, const StoredDraft& draft, const PlanRow& row);

// Where to go when the row is done: the next doubt, or the draft.
std::string address_after(const StoredDraft& draft, const PlanRow& row, std::string_view field);

}  // namespace mera
