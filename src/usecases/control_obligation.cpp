// What the coordinator and the controller decide about an obligation.
#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/obligation.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

std::string subject_of(ObligationId id) { return "obligation " + std::to_string(id.value); }

Failure not_for(std::string_view who) {
    return {Failure::Kind::not_permitted, "Это решение принимает " + std::string{who} + "."};
}

}  // namespace

Expected<Done> review_submission(Db& db, const Actor& actor, ObligationId id, SubmissionId seen, Verdict verdict,
                                 const std::string& reason, const Moment& now) {
    if (!actor.has(Role::coordinator) && !actor.has(Role::controller)) return not_for("координатор или контролёр");
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        if (obligation->last_submission != seen)
            return Failure{Failure::Kind::conflict,
                           "За это время исполнитель сдал другие документы. Откройте обязательство заново."};
        if (const auto allowed = may_review(obligation->facts, verdict, reason); !allowed) return allowed;
        insert_review(db, seen, verdict, collapse_spaces(reason), actor.person, now);
        refresh_obligation_facts(db, id);
        write_audit(db, actor.person, verdict == Verdict::accepted ? "принял документы" : "вернул документы",
                    subject_of(id), collapse_spaces(reason), now);
        return Done{};
    });
}

Expected<ObligationId> open_obligation(Db& db, const Actor& actor, MeasureId measure_id, OrganisationId organisation,
                                       const std::string& due_typed, const std::string& reason,
                                       const Calendar& calendar, const Moment& now) {
    if (!actor.has(Role::coordinator)) return not_for("координатор программы");
    const auto due = parse_russian_date(due_typed);
    if (!due)
        return Failure{Failure::Kind::invalid_input, "Укажите срок: день, месяц и год, например 12.06.2020.", "due"};
    if (*due < now.today)
        return Failure{Failure::Kind::invalid_input, "Срок уже прошёл. Укажите сегодняшний день или позже.", "due"};
    if (collapse_spaces(reason).empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, почему обязательство открыто: исполнитель это увидит.",
                       "reason"};
    return in_write_transaction(db, [&]() -> Expected<ObligationId> {
        const auto found = find_measure(db, measure_id);
        if (!found) return Failure{Failure::Kind::not_found, "Такой меры нет. Откройте её из программы."};
        if (!find_organisation(db, organisation))
            return Failure{Failure::Kind::invalid_input, "Выберите организацию, которая исполняет обязательство.",
                           "organisation"};
        const auto programme = find_programme(db, found->programme).value();
        const Assignment assignment{
            organisation,
            {*Period::between(now.today, *due), *due, calendar.effective(*due, programme.terms.shift_policy)}};
        if (obligation_exists(db, measure_id, assignment))
            return Failure{Failure::Kind::conflict, "Такое обязательство уже открыто сегодня с тем же сроком."};
        const ObligationId id =
            insert_obligation(db, found->programme, measure_id, assignment, actor.person, collapse_spaces(reason));
        write_audit(db, actor.person, "открыл обязательство", subject_of(id), collapse_spaces(reason), now);
        return id;
    });
}

Expected<Done> release_obligation(Db& db, const Actor& actor, ObligationId id, ReleaseReason reason,
                                  const std::string& basis, const Moment& now) {
    if (!actor.has(Role::controller)) return not_for("контролёр");
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        if (const auto allowed = may_release(obligation->facts, reason, basis); !allowed) return allowed;
        insert_release(db, id, reason, collapse_spaces(basis), actor.person, now);
        refresh_obligation_facts(db, id);
        write_audit(db, actor.person, "снял с контроля", subject_of(id),
                    std::string{in_russian(reason)} + (basis.empty() ? "" : ": " + collapse_spaces(basis)), now);
        return Done{};
    });
}

Expected<Done> ask_transfer(Db& db, const Actor& actor, ObligationId id, const std::string& due_typed,
                            const std::string& reason, const Moment& now) {
    const auto due = parse_russian_date(due_typed);
    if (!due)
        return Failure{Failure::Kind::invalid_input, "Укажите новый срок: день, месяц и год, например 12.06.2020.",
                       "due"};
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        if (!actor.serves(obligation->organisation))
            return not_for("исполнитель: перенос просит сотрудник его организации");
        if (obligation->transfer_asked)
            return Failure{Failure::Kind::conflict, "Перенос уже запрошен. Дождитесь решения контролёра."};
        if (const auto allowed = may_ask_transfer(obligation->facts, *due, reason, now.today); !allowed) return allowed;
        insert_transfer(db, id, *due, collapse_spaces(reason), actor.person, now);
        refresh_obligation_facts(db, id);
        write_audit(db, actor.person, "попросил перенести срок", subject_of(id),
                    in_russian(*due) + ": " + collapse_spaces(reason), now);
        return Done{};
    });
}

Expected<Done> decide_transfer(Db& db, const Actor& actor, TransferId transfer, bool approve,
                               const std::string& comment, const Calendar& calendar, const Moment& now) {
    if (!actor.has(Role::controller)) return not_for("контролёр");
    if (!approve && collapse_spaces(comment).empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, почему срок не переносится: исполнитель это увидит.",
                       "decision_comment"};
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto id = obligation_of_transfer(db, transfer);
        if (!id) return Failure{Failure::Kind::not_found, "Такой просьбы о переносе нет."};
        const auto obligation = find_obligation(db, *id).value();
        for (const TransferRecord& record : transfers_of(db, *id)) {
            if (record.id != transfer) continue;
            if (record.decision) return Failure{Failure::Kind::conflict, "Решение о переносе уже принято."};
            const auto programme = find_programme(db, obligation.programme).value();
            const Date due = calendar.effective(record.asked_due, programme.terms.shift_policy);
            insert_transfer_decision(db, transfer, {approve, due, collapse_spaces(comment), now.today, {}},
                                     actor.person);
            refresh_obligation_facts(db, *id);
            write_audit(db, actor.person, approve ? "перенёс срок" : "отказал в переносе срока", subject_of(*id),
                        approve ? in_russian(due) : collapse_spaces(comment), now);
        }
        return Done{};
    });
}

Expected<Done> add_comment(Db& db, const Actor& actor, ObligationId id, const std::string& words, const Moment& now) {
    const std::string text = collapse_spaces(words);
    if (text.empty()) return Failure{Failure::Kind::invalid_input, "Напишите текст замечания.", "comment"};
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        const bool observer_only = actor.has(Role::observer) && actor.memberships.size() == 1;
        if (observer_only) return not_for("участник программы: наблюдатель только смотрит");
        insert_comment(db, id, text, actor.person, now);
        write_audit(db, actor.person, "написал замечание", subject_of(id), text, now);
        return Done{};
    });
}

}  // namespace mera
