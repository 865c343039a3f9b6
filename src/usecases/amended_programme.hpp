#pragma once
// The instructions of an amending order carried out on a programme: what they amend, how its columns are read, and what a
// person decides about an instruction that Mera refuses.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/access.hpp"
#include "domain/plan/amended_plan.hpp"
#include "domain/plan/programme.hpp"
#include "store/db.hpp"

namespace mera {

// A person rewrites an instruction in words that Mera reads, or says that it is not to be carried out.
struct InstructionChoice {
    std::size_t asked = 0;  // which instruction of the draft
    std::string words = {};  // empty: as the order has it
    bool skipped = false;
    friend bool operator==(const InstructionChoice&, const InstructionChoice&) = default;
};

struct RevisionInstruction {
    std::size_t asked = 0;
    Amendment amendment;
    AmendmentOutcome outcome = {};
    bool skipped = false;
    std::string rewritten = {};  // the words a person has put in place of the order's
    bool is_refused() const { return !skipped && outcome.state == AmendmentOutcome::State::refused; }
};

struct AmendedProgramme {
    AmendedPlan amended;
    std::vector<RevisionInstruction> instructions;  // amended.causes point here
};

bool is_amending(const PlanDraft& draft);  // it changes another order part by part

// The programme whose order it names, when the actor leads exactly one such; nothing is guessed from a part of the name.
std::optional<ProgrammeId> programme_amended_by(Db& db, const Actor& actor, const PlanDraft& amending);

AmendedProgramme amended_programme(Db& db, const Programme& programme, const PlanDraft& in_force,
                                   const PlanDraft& amending, const std::vector<InstructionChoice>& choices);

}  // namespace mera
