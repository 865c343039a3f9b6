#include "intake/order/pointed_terms.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "intake/order/clause_phrases.hpp"
#include "intake/words/pointed_times.hpp"

namespace mera::intake {

namespace {

// The clause whose term is meant: the one that is numbered so, or the nearest above with the same head.
const CutClause* giver_of(const std::vector<CutClause>& drafts, std::size_t own, const PointedTerm& pointed) {
    const auto gives = [](const CutClause& draft) { return !draft.clause.deadline_text.empty(); };
    if (!pointed.clause.empty()) {
        const auto found = std::find_if(drafts.begin(), drafts.end(),
                                        [&](const CutClause& draft) { return draft.label == pointed.clause; });
        return found != drafts.end() && gives(*found) && &*found != &drafts[own] ? &*found : nullptr;
    }
    if (!pointed.said_above) return nullptr;
    const std::vector<int>& label = drafts[own].label;
    for (std::size_t at = own; at-- > 0;) {
        const std::vector<int>& other = drafts[at].label;
        const bool one_head =
            other.size() == label.size() && !label.empty() && std::equal(label.begin(), label.end() - 1, other.begin());
        if (!one_head) return nullptr;
        if (gives(drafts[at])) return &drafts[at];
    }
    return nullptr;
}

}  // namespace

void share_terms(std::vector<CutClause>& drafts) {
    for (std::size_t own = 0; own < drafts.size(); ++own) {
        DraftClause& clause = drafts[own].clause;
        if (!clause.deadline_text.empty()) continue;
        const Tokens tokens = tokenise(clause.text);
        for (std::size_t at = 0; at + 1 < std::min(tokens.size(), kClauseTokensMax); ++at) {
            const PointedTerm pointed = pointed_term_at(tokens, at);
            if (pointed.after == 0) continue;
            const CutClause* giver = giver_of(drafts, own, pointed);
            if (giver == nullptr) continue;
            const std::string words{between(clause.text, tokens[at], tokens[pointed.after - 1])};
            std::erase_if(clause.doubts, [](const Doubt& doubt) { return doubt.field == "due"; });
            clause.deadline_text = giver->clause.deadline_text;
            Place place = drafts[own].place;
            place.words = words;
            clause.places.push_back({"due", place});
            clause.doubts.push_back({"due",
                                     "Срок «" + clause.deadline_text + "» взят из пункта " + giver->clause.number +
                                         ": на него указывают слова «" + words + "». Проверьте.",
                                     std::move(place)});
            break;
        }
    }
}

}  // namespace mera::intake
