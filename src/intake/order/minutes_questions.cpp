#include "intake/order/minutes_questions.hpp"

#include <algorithm>
#include <string>

#include "intake/order/clause_labels.hpp"
#include "intake/order/clause_lines.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"

namespace mera::intake {

namespace {

// «2. О ремонте школ» above «СЛУШАЛИ:», «1. Итоги четверти. ¶ Докладчик …» above «Постановили:»: what is talked of, not what is decided.
bool is_question(const CutClause& clause) {
    if (clause.label.size() != 1 || names_deed(clause.clause.text)) return false;
    return !begins_addressee(tokenise(clause.clause.text), 0, Case::dative);
}

bool drop_question(std::vector<CutClause>& found) {
    if (found.empty() || !is_question(found.back())) return false;
    found.pop_back();
    return true;
}

// «2. О подготовке к экзаменам» below decisions that are numbered anew
bool is_numbered_question(std::string_view text) {
    const auto leading = clause_label(text);
    return leading && leading->label.depth() == 1 && !leading->bracket && is_capitalised(leading->rest) &&
           !names_deed(leading->rest) && !begins_addressee(tokenise(leading->rest), 0, Case::dative);
}

// «Вопрос 2. О подготовке к экзаменам ¶ (Образцова Б.Б.) ¶ РЕШИЛИ:» below the last clause of the question before.
bool cut_question(std::vector<CutClause>& found) {
    constexpr std::size_t kLines = 6;
    if (found.empty()) return false;
    CutClause& last = found.back();
    for (std::size_t lines = 1; lines < std::min(kLines, last.lines.size()); ++lines) {
        const std::size_t at = last.lines.size() - lines;
        if (!names_question(last.lines[at].text) && !is_numbered_question(last.lines[at].text)) continue;
        last.lines.resize(at);
        last.clause.text.clear();
        for (const ClauseLine& line : last.lines)
            last.clause.text += (last.clause.text.empty() ? "" : "\n") + line.text;
        return true;
    }
    return false;
}

}  // namespace

bool QuestionsOfMinutes::take(std::string_view text, std::vector<CutClause>& found) {
    if (!is_hearing_ && opens_hearing(text)) {
        is_hearing_ = true;
        drop_question(found);
    }
    // The next number with a deed of its own: what was decided, though nobody says so.
    if (const auto next = clause_label(text); is_hearing_ && next && !found.empty() && is_own_deed(next->rest) &&
                                              may_follow(found.back().label, next->label.parts))
        return is_hearing_ = false;
    if (!is_hearing_ && (!opens_decision(text) || (!drop_question(found) && !cut_question(found))))
        return false;  // «2. О питании.», «РЕШИЛИ:»
    decides_anew_ = opens_decision(text);
    is_hearing_ = !decides_anew_;
    return true;
}

}  // namespace mera::intake
