#pragma once
// The instructions of an amending order on the page of a revision: those that Mera refuses first, to be rewritten or left.
#include <vector>

#include "usecases/revision.hpp"
#include "web/http/request_fields.hpp"
#include "web/views/pieces.hpp"

namespace mera {

Html instructions_block(const RevisionDraft& d, const FormProblems& problems);
std::vector<InstructionChoice> instruction_choices(const Fields& sent, const PlanDraft& amending);
Html instruction_quotes(const RevisionDraft& d, const ComparedRow& row);  // beside the change they caused
Html instruction_quote(const std::string& number, const std::string& quote);

}  // namespace mera
