#pragma once
// Реквизиты документа, as its first lines state them: kind, number, date. What they do not say stays empty.
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace mera {

struct DocumentRequisites {
    std::string kind;  // «приказ», «протокол»; empty when no line names it
    std::string number;
    std::optional<Date> date;
    friend bool operator==(const DocumentRequisites&, const DocumentRequisites&) = default;
};

DocumentRequisites document_requisites(const std::vector<std::string>& first_lines);

}  // namespace mera
