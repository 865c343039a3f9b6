#include "domain/obligation.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"

namespace mera {

namespace {

struct StateName {
    ExecutionState state;
    std::string_view code;
    std::string_view russian;
};
constexpr std::array kStateNames = {
    StateName{ExecutionState::upcoming, "upcoming", "ожидает"},
    StateName{ExecutionState::in_progress, "in_progress", "в работе"},
    StateName{ExecutionState::under_review, "under_review", "на проверке"},
    StateName{ExecutionState::returned, "returned", "возвращено"},
    StateName{ExecutionState::fulfilled, "fulfilled", "исполнено"},
    StateName{ExecutionState::fulfilled_late, "fulfilled_late", "исполнено с опозданием"},
    StateName{ExecutionState::overdue, "overdue", "просрочено"},
};

struct ReasonName {
    ReleaseReason reason;
    std::string_view code;
    std::string_view russian;
};
constexpr std::array kReasonNames = {
    ReasonName{ReleaseReason::fulfilled, "fulfilled", "исполнено"},
    ReasonName{ReleaseReason::not_applicable, "not_applicable", "не применимо"},
    ReasonName{ReleaseReason::procedure_cancelled, "procedure_cancelled", "процедура отменена"},
    ReasonName{ReleaseReason::revoked_by_order, "revoked_by_order", "отменено приказом"},
};

const StateName& name_of(ExecutionState state) {
    return *std::find_if(kStateNames.begin(), kStateNames.end(), [&](const auto& row) { return row.state == state; });
}
const ReasonName& name_of(ReleaseReason reason) {
    return *std::find_if(kReasonNames.begin(), kReasonNames.end(),
                         [&](const auto& row) { return row.reason == reason; });
}

bool is_accepted(const ObligationFacts& facts) { return facts.last && facts.last->verdict == Verdict::accepted; }
bool is_under_review(const ObligationFacts& facts) { return facts.last && !facts.last->verdict; }

}  // namespace

std::string_view code_of(Verdict verdict) { return verdict == Verdict::accepted ? "accepted" : "returned"; }
std::string_view code_of(ExecutionState state) { return name_of(state).code; }
std::string_view in_russian(ExecutionState state) { return name_of(state).russian; }
std::string_view code_of(ReleaseReason reason) { return name_of(reason).code; }
std::string_view in_russian(ReleaseReason reason) { return name_of(reason).russian; }

std::optional<ExecutionState> execution_state_from(std::string_view code) {
    for (const auto& row : kStateNames)
        if (row.code == code) return row.state;
    return {};
}

std::optional<ReleaseReason> release_reason_from(std::string_view code) {
    for (const auto& row : kReasonNames)
        if (row.code == code) return row.reason;
    return {};
}

ExecutionState execution_state(const ObligationFacts& facts, Date today) {
    const bool past_due = facts.due < today;
    if (!facts.last) {
        if (past_due) return ExecutionState::overdue;
        return today < facts.period_first ? ExecutionState::upcoming : ExecutionState::in_progress;
    }
    // Waiting for review is not the executor's delay.
    if (!facts.last->verdict) return ExecutionState::under_review;
    switch (*facts.last->verdict) {
        case Verdict::accepted:
            return facts.last->on <= facts.due ? ExecutionState::fulfilled : ExecutionState::fulfilled_late;
        case Verdict::returned:
            // Sending evidence back does not stop the clock: it is still owed by the same day.
            return past_due ? ExecutionState::overdue : ExecutionState::returned;
    }
    std::abort();
}

int days_overdue(const ObligationFacts& facts, Date today) {
    if (facts.release || execution_state(facts, today) != ExecutionState::overdue) return 0;
    return days_between(facts.due, today);
}

Expected<Done> may_submit(const ObligationFacts& facts) {
    if (facts.release)
        return Failure{Failure::Kind::conflict, "Обязательство снято с контроля: сдавать по нему ничего не нужно."};
    if (is_accepted(facts))
        return Failure{Failure::Kind::conflict,
                       "Документы уже приняты. Если нужно их заменить, напишите координатору."};
    if (is_under_review(facts))
        return Failure{Failure::Kind::conflict, "Документы уже на проверке. Дождитесь решения координатора."};
    return Done{};
}

Expected<Done> may_review(const ObligationFacts& facts, Verdict verdict, std::string_view reason) {
    if (facts.release)
        return Failure{Failure::Kind::conflict, "Обязательство снято с контроля: решение по документам не требуется."};
    if (!is_under_review(facts))
        return Failure{Failure::Kind::conflict,
                       "Решение по этим документам уже принято. Откройте обязательство, чтобы увидеть его."};
    if (verdict == Verdict::returned && collapse_spaces(reason).empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, что исправить: исполнитель увидит эту причину.",
                       "reason"};
    return Done{};
}

Expected<Done> may_release(const ObligationFacts& facts, ReleaseReason reason, std::string_view basis) {
    if (facts.release) return Failure{Failure::Kind::conflict, "Обязательство уже снято с контроля."};
    if (reason == ReleaseReason::fulfilled && !is_accepted(facts))
        return Failure{Failure::Kind::conflict,
                       "Снять с контроля как исполненное можно только после принятия документов.", "reason"};
    if (reason != ReleaseReason::fulfilled && collapse_spaces(basis).empty())
        return Failure{Failure::Kind::invalid_input,
                       "Укажите основание: приказ, письмо или протокол с номером и датой.", "basis"};
    return Done{};
}

Expected<Done> may_ask_transfer(const ObligationFacts& facts, Date new_due, std::string_view reason, Date today) {
    if (facts.release)
        return Failure{Failure::Kind::conflict, "Обязательство снято с контроля: срок переносить не нужно."};
    if (is_accepted(facts)) return Failure{Failure::Kind::conflict, "Документы уже приняты: срок переносить не нужно."};
    if (!new_due.ok() || new_due <= facts.due || new_due < today)
        return Failure{Failure::Kind::invalid_input, "Новый срок должен быть позже действующего и не в прошлом.",
                       "due"};
    if (collapse_spaces(reason).empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, почему нужен перенос: решение принимает контролёр.",
                       "reason"};
    return Done{};
}

}  // namespace mera
