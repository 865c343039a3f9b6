#pragma once
// From the parts of an instruction, as the grammar found them, to its deed.
#include <optional>
#include <string>
#include <vector>

#include "intake/amendment/amendment_grammar.hpp"
#include "intake/amendment/amendment_vocabulary.hpp"

namespace mera::intake {

// What has been read of one instruction so far.
struct InstructionParts {
    AmendedPlace where;
    bool has_place = false;     // its own, not the one of the context
    bool in_annex = false;
    bool rows_named = false;    // the instruction itself names rows of the plan
    bool names_title = false;   // it speaks of a heading
    bool names_annex = false;   // it names the annex itself
    Verb verb = Verb::none;
    std::vector<std::string> objects, new_words;
    std::string anchor, anchor_row;
    bool before_anchor = false, any_case = false;
    Inserted inserted = Inserted::none;
    std::vector<std::string> inserted_numbers;
    std::optional<Wording> wording;
    std::optional<std::string> annex;  // of the amending order: the new text stands there
    bool awaits_wording = false, brings = false, approves = false;
    std::vector<std::string> doubts;  // in Russian
    std::string unknown;  // the first word that the grammar does not know
    std::size_t begin = std::string::npos, end = 0;

    bool complete() const {
        switch (verb) {
            case Verb::none: return false;
            case Verb::replace: return (!new_words.empty() && !objects.empty()) || annex;
            case Verb::remove: return !objects.empty() || has_place;
            case Verb::add: return !new_words.empty() || wording || annex;
            case Verb::reword: return wording || annex;
            case Verb::count: return !inserted_numbers.empty() || annex;
            case Verb::revoke: return has_place;
        }
        return false;
    }
};

// Fills in the deed, the words and the wording of `out`, whose place is known. Otherwise says why the parts make no deed.
// names_order: some instruction before has named the order.
std::string fill_deed(const InstructionParts& parts, bool names_order, Instruction& out);

}  // namespace mera::intake
