#pragma once
// What a person fills in about one obligation: handing in, deciding, asking for another term, lifting control, remarks.
#include <string>
#include <vector>

#include "domain/control/standing.hpp"
#include "store/obligations.hpp"
#include "store/submissions.hpp"
#include "web/pages.hpp"

namespace mera {

struct SentAboutObligation {  // what a refused form held: nobody types twice
    std::string links, document_kind, document_number, document_date, signatory, note, reason, due, basis, comment,
        decided_due, transfer_comment;
    FormProblems problems = {};
};

Html hand_in_form(const Visit& visit, ObligationId id, const SentAboutObligation& sent);
Html review_form(const Visit& visit, const ObligationRow& row, const SentAboutObligation& sent);
Html transfer_ask_form(const Visit& visit, ObligationId id, const SentAboutObligation& sent);
// Every transfer with its outcome; the controller decides on the one that waits.
Html transfers_block(const Visit& visit, const ObligationRow& row, const std::vector<TransferRecord>& transfers,
                     const SentAboutObligation& sent);
Html release_form(const Visit& visit, ObligationId id, const Standing& standing, const SentAboutObligation& sent);
Html comments_list(const std::vector<Comment>& comments);
Html comments_block(const Visit& visit, ObligationId id, const std::vector<Comment>& comments,
                    const SentAboutObligation& sent);

}  // namespace mera
