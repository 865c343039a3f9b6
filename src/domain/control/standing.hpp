#pragma once
// Положение обязательства: what each combination of the two axes (execution × control) means. The table is the rule: the
// deeds of domain/control/obligation.hpp ask it, counts follow it, and the tests walk it.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/control/obligation.hpp"

namespace mera {

enum class Figures {
    as_state,  // counted under its execution state and judged by discipline once due
    apart,  // «снято с контроля»: in no denominator; judged only when it was still on control after its due day
};

struct Standing {
    ExecutionState execution;
    std::optional<ReleaseReason> release;  // none: на контроле
    bool reached;  // false: no deed leads here; what an older record may hold is still shown and counted
    Figures figures;
    std::string_view shown;  // the words of the tag
    // What people may do here.
    bool hand_in = false;  // the executor: сдать документы
    bool review = false;  // the coordinator or the controller: принять, вернуть
    bool ask_transfer = false;  // the executor: попросить перенос
    bool transfer = false;  // the controller: перенести срок
    bool close = false;  // the controller: снять как исполненное
    bool lift = false;  // the controller: снять по другой причине, с основанием
};

std::span<const Standing> standings();  // all 7 × 5
const Standing& standing_of(ExecutionState execution, std::optional<ReleaseReason> release);
const Standing& standing_of(const ObligationFacts& facts, Date today);

}  // namespace mera
