#include "domain/control/state_counts.hpp"

#include <algorithm>
#include <cstdlib>

#include "domain/control/standing.hpp"

namespace mera {

namespace {

struct ControlFigureName {
    ControlFigure figure;
    std::string_view code;
    std::string_view russian;
};
constexpr std::array kControlFigureNames = {
    ControlFigureName{ControlFigure::done, "done", "исполнено"},
    ControlFigureName{ControlFigure::due_soon, "due_soon", "истекает в ближайшие 7 дней"},
    ControlFigureName{ControlFigure::returned_twice, "returned_twice", "возвращено дважды и больше"},
    ControlFigureName{ControlFigure::released, "released", "снято с контроля, в расчёт не входит"},
    ControlFigureName{ControlFigure::judged, "judged", "срок наступил"},
    ControlFigureName{ControlFigure::on_time, "on_time", "исполнено в срок"},
    ControlFigureName{ControlFigure::not_on_time, "not_on_time", "не исполнено в срок"},
    ControlFigureName{ControlFigure::judged_waiting, "judged_waiting", "срок наступил, на проверке"},
    ControlFigureName{ControlFigure::excluded, "excluded", "снято до срока, исключено из расчёта"},
};

const ControlFigureName& name_of(ControlFigure figure) {
    return *std::find_if(kControlFigureNames.begin(), kControlFigureNames.end(),
                         [&](const auto& row) { return row.figure == figure; });
}

struct Seen {  // an obligation on a day, worked out once
    const ObligationFacts& facts;
    Date today;
    const Standing& standing = standing_of(facts, today);
    bool counted() const { return standing.figures == Figures::as_state; }
    bool apart() const { return standing.figures == Figures::apart; }
    // D(period): due before today and not taken off control by its due day.
    bool excluded() const { return apart() && facts.release->on <= facts.due; }
    bool judged() const { return facts.due < today && (counted() || (apart() && !excluded())); }
    bool on_time() const { return judged() && counted() && standing.execution == ExecutionState::fulfilled; }
    bool waits() const { return judged() && counted() && standing.execution == ExecutionState::under_review; }
    bool soon() const { return standing.hand_in && today <= facts.due && facts.due <= add_days(today, kSoonDays); }
    bool returned_twice() const { return counted() && facts.returns >= 2; }
};

}  // namespace

std::string_view code_of(ControlFigure figure) { return name_of(figure).code; }
std::string_view in_russian(ControlFigure figure) { return name_of(figure).russian; }
std::optional<ControlFigure> control_figure_from(std::string_view code) {
    for (const ControlFigureName& row : kControlFigureNames)
        if (row.code == code) return row.figure;
    return {};
}

bool belongs_to(ControlFigure figure, const ObligationFacts& facts, Date today) {
    const Seen seen{facts, today};
    const ExecutionState state = seen.standing.execution;
    switch (figure) {
        case ControlFigure::done:
            return seen.counted() && (state == ExecutionState::fulfilled || state == ExecutionState::fulfilled_late);
        case ControlFigure::due_soon: return seen.soon();
        case ControlFigure::returned_twice: return seen.returned_twice();
        case ControlFigure::released: return seen.apart();
        case ControlFigure::judged: return seen.judged();
        case ControlFigure::on_time: return seen.on_time();
        case ControlFigure::not_on_time: return seen.judged() && !seen.on_time();
        case ControlFigure::judged_waiting: return seen.waits();
        case ControlFigure::excluded: return seen.excluded();
    }
    std::abort();
}

std::int64_t StateCounts::of(ExecutionState state) const {
    switch (state) {
        case ExecutionState::upcoming: return upcoming;
        case ExecutionState::in_progress: return in_progress;
        case ExecutionState::under_review: return under_review;
        case ExecutionState::returned: return returned;
        case ExecutionState::fulfilled: return fulfilled;
        case ExecutionState::fulfilled_late: return fulfilled_late;
        case ExecutionState::overdue: return overdue;
    }
    std::abort();
}

void StateCounts::add(const ObligationFacts& facts, Date today) {
    const Seen seen{facts, today};
    if (seen.counted()) switch (seen.standing.execution) {
            case ExecutionState::upcoming: ++upcoming; break;
            case ExecutionState::in_progress: ++in_progress; break;
            case ExecutionState::under_review: ++under_review; break;
            case ExecutionState::returned: ++returned; break;
            case ExecutionState::fulfilled: ++fulfilled; break;
            case ExecutionState::fulfilled_late: ++fulfilled_late; break;
            case ExecutionState::overdue: ++overdue; break;
        }
    if (seen.apart()) {
        ++released;
        ++released_by_reason[static_cast<std::size_t>(facts.release->reason)];
    }
    due_soon += seen.soon();
    returned_twice += seen.returned_twice();
    judged_waiting += seen.waits();
    excluded += seen.excluded();
    discipline.due += seen.judged();
    discipline.on_time += seen.on_time();
}

StateCounts& StateCounts::operator+=(const StateCounts& other) {
    upcoming += other.upcoming;
    in_progress += other.in_progress;
    under_review += other.under_review;
    returned += other.returned;
    fulfilled += other.fulfilled;
    fulfilled_late += other.fulfilled_late;
    overdue += other.overdue;
    released += other.released;
    due_soon += other.due_soon;
    returned_twice += other.returned_twice;
    judged_waiting += other.judged_waiting;
    excluded += other.excluded;
    for (std::size_t at = 0; at < released_by_reason.size(); ++at)
        released_by_reason[at] += other.released_by_reason[at];
    discipline.on_time += other.discipline.on_time;
    discipline.due += other.discipline.due;
    return *this;
}

}  // namespace mera
