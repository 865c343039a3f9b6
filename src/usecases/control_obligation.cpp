// What the coordinator and the controller decide about an obligation.
#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/typed.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/obligation.hpp"
#include "usecases/programme.hpp"
#include "usecases/roll_up.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

// In whose right the coordinator's or the controller's decision is taken.
Doer decider(const Actor& actor, OrganisationId organisation) {
    return actor.doer(actor.has(Role::controller, organisation) ? Role::controller : Role::coordinator, organisation);
}

Doer commenter(const Actor& actor, OrganisationId organisation) {
    for (const Role role : {Role::executor, Role::curator, Role::coordinator, Role::controller})
        if (actor.has(role, organisation)) return actor.doer(role, organisation);
    return {actor.person, {}};
}

Failure not_for(std::string_view who) {
    return {Failure::Kind::not_permitted, "Это решение принимает " + std::string{who} + "."};
}

// Two reviewers at once: the second is told who decided and how.
std::optional<Failure> decided_by_another(Db& db, const ObligationRow& obligation) {
    if (obligation.facts.release || !obligation.last_submission) return {};
    const auto submissions = submissions_of(db, obligation.id);
    const auto& review = submissions.back().review;
    if (!review) return {};
    return Failure{
        Failure::Kind::conflict,
        "Пока вы смотрели, решение по этим документам уже принято: " +
            std::string{review->verdict == Verdict::accepted ? "документы приняты, " : "документы возвращены, "} +
            (review->by.empty() ? "" : review->by + ", ") + in_russian(review->on) + " Ваше решение не сохранено."};
}

}  // namespace

Expected<Done> review_submission(Db& db, const Actor& actor, ObligationId id, SubmissionId seen, Verdict verdict,
                                 const std::string& reason, const Moment& now) {
    if (!actor.has(Role::coordinator) && !actor.has(Role::controller)) return not_for("координатор или контролёр");
    if (const auto fits = fits_as_words(reason, "reason"); !fits) return fits;
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        if (!actor.decides(obligation->organisation)) return not_for("координатор или контролёр");
        if (obligation->last_submission != seen)
            return Failure{Failure::Kind::conflict,
                           "За это время исполнитель сдал другие документы. Откройте обязательство заново."};
        if (const auto allowed = may_review(obligation->facts, verdict, reason); !allowed)
            return decided_by_another(db, *obligation).value_or(allowed.failure());
        if (const auto clock = clock_goes_forward(last_deed_on(db, id), now.today); !clock) return clock;
        insert_review(db, seen, verdict, collapse_spaces(reason), actor.person, now);
        refresh_obligation_facts(db, id);
        write_audit(db, decider(actor, obligation->organisation),
                    verdict == Verdict::accepted ? "документы приняты" : "документы возвращены", subject_of(id),
                    collapse_spaces(reason), now);
        if (verdict == Verdict::accepted) roll_up(db, *obligation, seen, decider(actor, obligation->organisation), now);
        return Done{};
    });
}

Expected<ObligationId> open_obligation(Db& db, const Actor& actor, MeasureId measure_id, OrganisationId organisation,
                                       const std::string& due_typed, const std::string& reason,
                                       const Calendar& calendar, const Moment& now) {
    if (!actor.has(Role::coordinator)) return not_for("координатор программы");
    const auto due = typed_date(due_typed, "срок", "due");
    if (!due) return due.failure();
    if (const auto fits = fits_as_words(reason, "reason"); !fits) return fits.failure();
    if (*due < now.today)
        return Failure{Failure::Kind::invalid_input, "Срок уже прошёл. Укажите сегодняшний день или позже.", "due"};
    if (collapse_spaces(reason).empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, почему обязательство открыто: исполнитель это увидит.",
                       "reason"};
    return in_write_transaction(db, [&]() -> Expected<ObligationId> {
        const auto found = measure_for(db, actor, measure_id);
        if (!found || !actor.has(Role::coordinator, found->programme.owner))
            return Failure{Failure::Kind::not_found, "Такой меры нет. Откройте её из программы."};
        if (found->ended_by)
            return Failure{Failure::Kind::conflict,
                           "Мера исключена изменяющим приказом: новых обязательств по ней нет."};
        const auto executor = find_organisation(db, organisation);
        if (!executor || !actor.has(Role::coordinator, organisation))
            return Failure{Failure::Kind::invalid_input, "Выберите организацию, которая исполняет обязательство.",
                           "organisation"};
        const Programme& programme = found->programme;
        const Assignment assignment{organisation,
                                    {*Period::between(now.today, *due), *due,
                                     calendar.effective(*due, programme.terms.shift_policy, executor->week())}};
        if (obligation_exists(db, measure_id, assignment))
            return Failure{Failure::Kind::conflict, "Такое обязательство уже открыто сегодня с тем же сроком."};
        const ObligationId id =
            insert_obligation(db, programme.id, measure_id, assignment, actor.person, collapse_spaces(reason));
        write_audit(db, actor.doer(Role::coordinator, organisation), "обязательство открыто", subject_of(id),
                    collapse_spaces(reason), now);
        return id;
    });
}

Expected<Done> release_obligation(Db& db, const Actor& actor, ObligationId id, ReleaseReason reason,
                                  const std::string& basis, const Moment& now) {
    if (!actor.has(Role::controller)) return not_for("контролёр");
    if (const auto fits = fits_as_words(basis, "basis"); !fits) return fits;
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        if (!actor.has(Role::controller, obligation->organisation)) return not_for("контролёр");
        if (const auto allowed = may_release(obligation->facts, reason, basis); !allowed) return allowed;
        if (const auto clock = clock_goes_forward(last_deed_on(db, id), now.today); !clock) return clock;
        insert_release(db, id, reason, collapse_spaces(basis), actor.person, now);
        refresh_obligation_facts(db, id);
        write_audit(db, actor.doer(Role::controller, obligation->organisation), "снято с контроля", subject_of(id),
                    std::string{in_russian(reason)} + (basis.empty() ? "" : ": " + collapse_spaces(basis)), now);
        follow_parent(db, id, actor.doer(Role::controller, obligation->organisation), now);
        return Done{};
    });
}

Expected<Done> ask_transfer(Db& db, const Actor& actor, ObligationId id, const std::string& due_typed,
                            const std::string& reason, const Moment& now) {
    const auto due = typed_date(due_typed, "новый срок", "due");
    if (!due) return due.failure();
    if (const auto fits = fits_as_words(reason, "reason"); !fits) return fits.failure();
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        if (!actor.serves(obligation->organisation))
            return not_for("исполнитель: перенос просит сотрудник его организации");
        if (obligation->transfer_asked)
            return Failure{Failure::Kind::conflict, "Перенос уже запрошен. Дождитесь решения контролёра."};
        if (const auto allowed = may_ask_transfer(obligation->facts, *due, reason, now.today); !allowed) return allowed;
        if (const auto clock = clock_goes_forward(last_deed_on(db, id), now.today); !clock) return clock;
        insert_transfer(db, id, *due, collapse_spaces(reason), actor.person, now);
        refresh_obligation_facts(db, id);
        write_audit(db, actor.doer(Role::executor, obligation->organisation), "перенос срока запрошен", subject_of(id),
                    in_russian(*due) + ": " + collapse_spaces(reason), now);
        return Done{};
    });
}

namespace {

// The controller's date, or the one asked for; off a non-working day by the programme's policy.
Expected<Date> answered_due(const TransferRecord& request, const TransferAnswer& answer, ShiftPolicy policy,
                            const Calendar& calendar, WorkWeek week) {
    if (collapse_spaces(answer.due).empty()) return calendar.effective(request.asked_due, policy, week);
    const auto due = typed_date(answer.due, "новый срок", "decided_due");
    if (!due) return due.failure();
    return calendar.effective(*due, policy, week);
}

}  // namespace

Expected<Done> decide_transfer(Db& db, const Actor& actor, TransferId transfer, const TransferAnswer& answer,
                               const Calendar& calendar, const Moment& now) {
    if (!actor.has(Role::controller)) return not_for("контролёр");
    const std::string comment = collapse_spaces(answer.comment);
    if (const auto fits = fits_as_words(comment, "transfer_comment"); !fits) return fits.failure();
    if (!answer.approve && comment.empty())
        return Failure{Failure::Kind::invalid_input, "Напишите, почему срок не переносится: исполнитель это увидит.",
                       "transfer_comment"};
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto id = obligation_of_transfer(db, transfer);
        if (!id) return Failure{Failure::Kind::not_found, "Такой просьбы о переносе нет."};
        const auto obligation = obligation_for(db, actor, *id);
        if (!obligation) return obligation.failure();
        if (!actor.has(Role::controller, obligation->organisation)) return not_for("контролёр");
        const auto requests = transfers_of(db, *id);
        const auto request =
            std::find_if(requests.begin(), requests.end(), [&](const auto& record) { return record.id == transfer; });
        if (request->decision)
            return Failure{Failure::Kind::conflict, "Решение о переносе уже принял(а) " + request->decision->by + ", " +
                                                        in_russian(request->decision->on) +
                                                        " Откройте обязательство, чтобы увидеть его."};
        if (const auto clock = clock_goes_forward(last_deed_on(db, *id), now.today); !clock) return clock;
        Date due = request->asked_due;
        if (answer.approve) {
            const auto programme = find_programme(db, obligation->programme).value();
            const auto answered = answered_due(*request, answer, programme.terms.shift_policy, calendar,
                                               find_organisation(db, obligation->organisation).value().week());
            if (!answered) return answered.failure();
            due = *answered;
            if (const auto allowed = may_transfer(obligation->facts, due, now.today); !allowed) {
                Failure failure = allowed.failure();
                if (!failure.field.empty()) failure.field = "decided_due";
                return failure;
            }
        }
        insert_transfer_decision(db, transfer, {answer.approve, due, comment, now.today, {}}, actor.person);
        refresh_obligation_facts(db, *id);
        write_audit(db, actor.doer(Role::controller, obligation->organisation),
                    answer.approve ? "срок перенесён" : "в переносе срока отказано", subject_of(*id),
                    answer.approve ? in_russian(due) + (comment.empty() ? "" : ": " + comment) : comment, now);
        follow_parent(db, *id, actor.doer(Role::controller, obligation->organisation), now);
        return Done{};
    });
}

Expected<Done> add_comment(Db& db, const Actor& actor, ObligationId id, const std::string& words, const Moment& now) {
    const std::string text = collapse_spaces(words);
    if (text.empty()) return Failure{Failure::Kind::invalid_input, "Напишите текст замечания.", "comment"};
    if (const auto fits = fits_as_words(text, "comment"); !fits) return fits;
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        const OrganisationId organisation = obligation->organisation;
        const bool takes_part =
            actor.decides(organisation) || actor.serves(organisation) || actor.has(Role::curator, organisation);
        if (!takes_part) return not_for("участник программы: наблюдатель только смотрит");
        insert_comment(db, id, text, actor.person, now);
        write_audit(db, commenter(actor, organisation), "замечание записано", subject_of(id), text, now);
        return Done{};
    });
}

}  // namespace mera
