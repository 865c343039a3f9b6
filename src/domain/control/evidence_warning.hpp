#pragma once
// What makes a reviewer look twice at a handed-in document. A warning is not a refusal: the person decides.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace mera {

struct EvidenceFacts {
    std::string document_kind = {};  // as the executor says, or as the document itself; empty: nobody says
    std::optional<Date> document_date = {};
    bool is_scan = false;
    bool is_damaged = false;
    std::vector<std::string> same_file = {};  // other obligations with the same bytes: «мера 3.1, СОШ № 5»
};

struct EvidenceContext {
    Date order_date;
    Date period_last;                    // of the obligation: what the document tells of had happened by then
    Date submitted_on;
    std::vector<std::string> expected;   // the order's words, «Приказ об итогах»
};

// In Russian, whole sentences, the gravest first.
std::vector<std::string> evidence_warnings(const EvidenceFacts& facts, const EvidenceContext& context);

// «приказ» is what «Приказы об итогах участия; планы коррекции» expects; «сертификат» is not.
bool is_expected_kind(std::string_view document_kind, const std::vector<std::string>& expected);

}  // namespace mera
