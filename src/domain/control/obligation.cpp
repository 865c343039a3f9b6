#include "domain/control/obligation.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "domain/control/standing.hpp"

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

// What may be done does not depend on the day: the states that the day tells apart allow the same.
const Standing& standing(const ObligationFacts& facts) { return standing_of(facts, facts.due); }

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
    const Date day = facts.release ? std::min(today, facts.release->on) : today;
    const bool past_due = facts.due < day;
    if (!facts.last) {
        if (past_due) return ExecutionState::overdue;
        return day < facts.period_first ? ExecutionState::upcoming : ExecutionState::in_progress;
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
    if (standing(facts).hand_in) return Done{};
    if (facts.release)
        return Failure{Failure::Kind::conflict, "Обязательство снято с контроля: сдавать по нему ничего не нужно."};
    if (is_accepted(facts))
        return Failure{Failure::Kind::conflict,
                       "Документы уже приняты. Если нужно их заменить, напишите координатору."};
    return Failure{Failure::Kind::conflict, "Документы уже на проверке. Дождитесь решения координатора."};
}

Expected<Done> may_review(const ObligationFacts& facts, Verdict verdict, std::string_view reason) {
    if (!standing(facts).review) {
        if (facts.release)
            return Failure{Failure::Kind::conflict,
                           "Обязательство снято с контроля: решение по документам не требуется."};
        if (!facts.last)
            return Failure{Failure::Kind::conflict, "Документов ещё не сдавали: принимать и возвращать нечего."};
        return Failure{Failure::Kind::conflict,
                       "Решение по этим документам уже принято. Откройте обязательство, чтобы увидеть его."};
    }
    if (verdict == Verdict::returned && collapse_spaces(reason).empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, что исправить: исполнитель увидит эту причину.",
                       "reason"};
    return Done{};
}

Expected<Done> may_release(const ObligationFacts& facts, ReleaseReason reason, std::string_view basis) {
    if (facts.release) return Failure{Failure::Kind::conflict, "Обязательство уже снято с контроля."};
    if (reason == ReleaseReason::fulfilled) {
        if (!standing(facts).close)
            return Failure{Failure::Kind::conflict,
                           "Снять с контроля как исполненное можно только после принятия документов.",
                           "release_reason"};
        return Done{};  // the act is the acceptance itself
    }
    if (!standing(facts).lift)
        return Failure{Failure::Kind::conflict, "Документы приняты: снять с контроля можно только как исполненное.",
                       "release_reason"};
    if (collapse_spaces(basis).empty())
        return Failure{Failure::Kind::invalid_input,
                       "Укажите основание: приказ, письмо или протокол с номером и датой.", "basis"};
    return Done{};
}

namespace {

Expected<Done> check_new_due(const ObligationFacts& facts, Date new_due, Date today) {
    if (!new_due.ok())
        return Failure{Failure::Kind::invalid_input, "Такой даты нет в календаре. Проверьте день и месяц.", "due"};
    if (new_due < today)
        return Failure{Failure::Kind::invalid_input,
                       "Срок нельзя перенести в прошлое: " + in_russian(new_due) +
                           " уже прошло. Укажите сегодняшний день или позже.",
                       "due"};
    if (new_due <= facts.due)
        return Failure{Failure::Kind::invalid_input,
                       "Новый срок должен быть позже действующего: " + in_russian(facts.due), "due"};
    return Done{};
}

}  // namespace

Expected<Done> may_transfer(const ObligationFacts& facts, Date new_due, Date today) {
    if (!standing(facts).transfer) {
        if (facts.release)
            return Failure{Failure::Kind::conflict, "Обязательство снято с контроля: срок переносить не нужно."};
        return Failure{Failure::Kind::conflict, "Документы уже приняты: срок переносить не нужно."};
    }
    return check_new_due(facts, new_due, today);
}

Expected<Done> may_ask_transfer(const ObligationFacts& facts, Date new_due, std::string_view reason, Date today) {
    if (const auto possible = may_transfer(facts, new_due, today); !possible) return possible;
    if (!standing(facts).ask_transfer)
        return Failure{Failure::Kind::conflict, "Документы на проверке: переносить срок не нужно, пока их не вернули."};
    if (collapse_spaces(reason).empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, почему нужен перенос: решение принимает контролёр.",
                       "reason"};
    return Done{};
}

Expected<Done> clock_goes_forward(std::optional<Date> last_deed, Date today) {
    if (!last_deed || *last_deed <= today) return Done{};
    return Failure{Failure::Kind::conflict, "Часы сервера показывают " + in_russian(today) +
                                                ", а последняя запись об этом обязательстве сделана " +
                                                in_russian(*last_deed) +
                                                " Ничего не сохранено. Сообщите администратору: часы нужно поправить."};
}

}  // namespace mera
