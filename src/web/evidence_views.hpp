#pragma once
// Handed-in documents on a page: what each is, what Mera found out about it, whether its page still opens.
#include <map>
#include <vector>

#include "base/html.hpp"
#include "store/link_checks.hpp"
#include "store/submissions.hpp"
#include "usecases/check_evidence.hpp"

namespace mera {

struct EvidenceView {
    ObligationId obligation;
    std::map<EvidenceId, EvidenceFindings> findings;
    std::map<EvidenceId, WatchedLink> links;
};
EvidenceView evidence_view(Db& db, ObligationId obligation);

Html evidence_items(const std::vector<Evidence>& items, const EvidenceView& view);
// Without findings: what has not come to review yet. `files`: the address before a file's number, «/part-evidence/».
Html plain_evidence_items(const std::vector<Evidence>& items, std::string_view files);
Html link_state(const std::optional<LinkCheckRecord>& check);  // «открывается, проверено 12 марта 2020 г.»

}  // namespace mera
