#pragma once
// Minutes go from question to question: what is talked of, who was heard, then «РЕШИЛИ:» and what was decided, numbered on or anew.
#include <string_view>
#include <vector>

#include "intake/order/clause_cutter.hpp"

namespace mera::intake {

class QuestionsOfMinutes {
public:
    // Whether the line is of a question and of no clause. What of a question was taken for the last of `found`, or for its last lines, is
    // taken out again.
    bool take(std::string_view text, std::vector<CutClause>& found);
    bool decides_anew() const { return decides_anew_; }  // the next number may be «1»
    void decided() { decides_anew_ = false; }

private:
    bool is_hearing_ = false, decides_anew_ = true;
};

}  // namespace mera::intake
