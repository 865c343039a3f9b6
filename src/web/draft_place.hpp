#pragma once
// One place of a document as a picture: the page with the cell outlined, or the row of the table with the cell marked.
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/document_text.hpp"
#include "store/drafts.hpp"
#include "web/views/visit.hpp"

namespace mera {

std::string form_field_of(std::string_view field);  // which input shows it: «deadlines» → «deadline_text»
std::string page_address(DraftId id, const Place& place);   // of the picture of its page
Html place_figure(const Visit& visit, const StoredDraft& draft, const DraftPlace& place, const DocumentText* text);

}  // namespace mera
