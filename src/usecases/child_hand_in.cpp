#include "usecases/child_hand_in.hpp"

#include "base/text.hpp"
#include "store/audit.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

Failure absent() {
    return {Failure::Kind::not_found, "Такой своей меры в программе нет. Откройте её из программы организации."};
}

Expected<Done> may_hand_in(const AdditionPeriod& period) {
    const auto& last = period.facts.last;
    if (last && !last->verdict)
        return Failure{Failure::Kind::conflict, "Документы уже сданы и ждут того, кто ведёт программу."};
    if (period.when && last && last->verdict == Verdict::accepted)
        return Failure{Failure::Kind::conflict, "Документы за этот срок уже приняты."};
    return Done{};
}

std::optional<Date> last_deed(const AdditionPeriod& period) {
    if (period.hand_ins.empty()) return {};
    const ChildHandInRecord& last = period.hand_ins.back();
    return last.decision ? std::max(last.on, last.decision->on) : last.on;
}

}  // namespace

Expected<OwnTask> own_task_for(Db& db, const Actor& actor, const ChildHandInPlace& place, const Calendar& calendar,
                               Date today) {
    const auto child = child_programme_for(db, actor, place.programme);
    if (!child) return absent();
    OwnTask out{child_plan(db, *child, Edition::in_force, calendar, today)};
    for (out.addition = 0; out.addition < out.plan.additions.size(); ++out.addition) {
        const AdditionRow& row = out.plan.additions[out.addition];
        if (row.addition.key != place.addition) continue;
        for (out.period = 0; out.period < row.periods.size(); ++out.period) {
            const auto& when = row.periods[out.period].when;
            if (when ? place.due_nominal == when->due_nominal : !place.due_nominal) return out;
        }
    }
    return absent();
}

Expected<ChildHandInId> hand_in_own_measure(Db& db, const Actor& actor, const ChildHandInPlace& place, HandIn hand_in,
                                            const Calendar& calendar, const Moment& now) {
    const auto check = [&]() -> Expected<OwnTask> {
        auto task = own_task_for(db, actor, place, calendar, now.today);
        if (!task) return task;
        if (!belongs_to_organisation(actor, task->plan.child.organisation))
            return Failure{Failure::Kind::not_permitted, "Документы по своей мере сдаёт сотрудник организации."};
        if (task->plan.approval() == nullptr)
            return Failure{Failure::Kind::conflict, "Программа ещё не утверждена: сдавать по ней пока нечего."};
        if (const auto open = may_hand_in(task->asked()); !open) return open.failure();
        return task;
    };
    if (const auto task = check(); !task) return task.failure();
    const auto evidence = handed_evidence(hand_in, now.today);
    if (!evidence) return evidence.failure();
    return in_write_transaction(db, [&]() -> Expected<ChildHandInId> {
        const auto task = check();
        if (!task) return task.failure();
        if (const auto clock = clock_goes_forward(last_deed(task->asked()), now.today); !clock) return clock.failure();
        const OrganisationId organisation = task->plan.child.organisation;
        const Doer doer = actor.doer(actor.serves(organisation) ? Role::executor : Role::coordinator, organisation);
        const auto id = insert_child_hand_in(db, place, doer, collapse_spaces(hand_in.note), *evidence, now);
        write_audit(db, doer, "документы по своей мере сданы", subject_of(place.programme), task->row().addition.title,
                    now);
        return id;
    });
}

Expected<Done> decide_own_measure(Db& db, const Actor& actor, const ChildHandInPlace& place, ChildHandInId seen,
                                  Verdict verdict, const std::string& reason, const Calendar& calendar,
                                  const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto task = own_task_for(db, actor, place, calendar, now.today);
        if (!task) return task.failure();
        const ChildProgramme& child = task->plan.child;
        if (!may_lead(db, actor, child, now.today))
            return Failure{Failure::Kind::not_permitted, "Принимает и возвращает тот, кто ведёт программу."};
        const AdditionPeriod& period = task->asked();
        if (period.hand_ins.empty() || period.hand_ins.back().id != seen)
            return Failure{Failure::Kind::conflict, "За это время сданы другие документы. Откройте меру заново."};
        if (period.hand_ins.back().decision)
            return Failure{Failure::Kind::conflict,
                           period.hand_ins.back().decision->by +
                               ": решение по этим документам уже принято. Откройте меру заново."};
        if (verdict == Verdict::returned && collapse_spaces(reason).empty())
            return Failure{Failure::Kind::invalid_input, "Напишите, что исправить: сотрудник увидит эту причину.",
                           "reason"};
        if (const auto clock = clock_goes_forward(last_deed(period), now.today); !clock) return clock;
        const Doer doer =
            actor.doer(actor.serves(child.organisation) ? Role::executor : Role::coordinator, child.organisation);
        insert_child_decision(db, seen, verdict, collapse_spaces(reason), doer, now);
        write_audit(db, doer, verdict == Verdict::accepted ? "своя мера принята" : "своя мера возвращена",
                    subject_of(place.programme), task->row().addition.title, now);
        return Done{};
    });
}

}  // namespace mera
