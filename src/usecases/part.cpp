#include "usecases/part.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/parts.hpp"
#include "store/people.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

constexpr std::size_t kTeamMax = 20;  // more people answer for one document of no school

Expected<Doer> appointer(const Actor& actor, OrganisationId organisation) {
    if (actor.serves(organisation)) return actor.doer(Role::executor, organisation);
    if (actor.has(Role::coordinator, organisation)) return actor.doer(Role::coordinator, organisation);
    return Failure{Failure::Kind::not_permitted,
                   "Ответственного назначает сама организация или координатор программы."};
}

bool is_same(const Evidence& a, const Evidence& b) {
    return a.kind == b.kind && a.sha256 == b.sha256 && a.file_name == b.file_name && a.link == b.link &&
           a.document_kind == b.document_kind && a.document_number == b.document_number &&
           a.document_date == b.document_date && a.signatory == b.signatory;
}

// What the people who prepared it wrote stays with the whole.
std::string gathered_note(const std::vector<PartRecord>& parts) {
    std::vector<std::string> notes;
    for (const PartRecord& part : parts)
        if (!part.note.empty() && std::find(notes.begin(), notes.end(), part.note) == notes.end())
            notes.push_back(part.note);
    return join(notes, "; ");
}

// The button was pressed twice.
std::optional<PartId> same_waiting_part(Db& db, ObligationId id, const Doer& doer, const std::string& note,
                                        const std::vector<Evidence>& evidence) {
    for (const PartRecord& part : parts_of(db, id))
        if (part.waits() && part.person == doer.person && part.note == note &&
            std::equal(part.evidence.begin(), part.evidence.end(), evidence.begin(), evidence.end(), is_same))
            return part.id;
    return {};
}

}  // namespace

Expected<Done> appoint(Db& db, const Actor& actor, ObligationId id, const Appointment& asked, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        const OrganisationId organisation = obligation->organisation;
        const auto doer = appointer(actor, organisation);
        if (!doer) return doer.failure();
        const auto colleagues = people_of(db, organisation, Role::executor, now.today);
        const auto person =
            std::find_if(colleagues.begin(), colleagues.end(), [&](const Person& p) { return p.id == asked.person; });
        if (person == colleagues.end())
            return Failure{Failure::Kind::invalid_input, "Выберите сотрудника этой организации.", "person"};
        const Team team = team_of(db, id, now.today);
        if (team.members.size() >= kTeamMax)
            return Failure{Failure::Kind::conflict, "Исполнителей уже двадцать. Снимите кого-нибудь.", "person"};
        for (const Responsibility& member : team.members) {
            if (member.for_whole_measure != asked.for_whole_measure) continue;
            // One answers; who is named anew is named once.
            const bool replaced = asked.share == Share::responsible && member.share == Share::responsible;
            if (replaced || member.person == asked.person) withdraw_responsibility(db, member.id, doer->person, now);
        }
        insert_responsibility(
            db, {obligation->measure, organisation, asked.for_whole_measure ? std::nullopt : std::optional{id}},
            {.person = asked.person, .share = asked.share, .task = collapse_spaces(asked.task)}, doer->person, now);
        write_audit(db, *doer, "исполнитель назначен", subject_of(id),
                    person->full_name + ", " + std::string{in_russian(asked.share)} +
                        (asked.for_whole_measure ? ", по всей мере" : ""),
                    now);
        return Done{};
    });
}

Expected<Done> withdraw_appointment(Db& db, const Actor& actor, ObligationId id, ResponsibilityId responsibility,
                                    const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = obligation_for(db, actor, id);
        if (!obligation) return obligation.failure();
        const auto doer = appointer(actor, obligation->organisation);
        if (!doer) return doer.failure();
        for (const Responsibility& member : team_of(db, id, now.today).members) {
            if (member.id != responsibility) continue;
            withdraw_responsibility(db, member.id, doer->person, now);
            write_audit(db, *doer, "исполнитель снят", subject_of(id), member.full_name, now);
            return Done{};
        }
        return Failure{Failure::Kind::conflict, "Этот человек уже не исполнитель. Откройте обязательство заново."};
    });
}

Expected<PartId> hand_in_part(Db& db, const Actor& actor, ObligationId id, HandIn hand_in, const Moment& now) {
    const auto seen = obligation_for(db, actor, id);
    if (!seen) return seen.failure();
    if (!actor.serves(seen->organisation))
        return Failure{Failure::Kind::not_permitted,
                       "Свою часть сдаёт сотрудник организации «" + seen->organisation_name + "»."};
    if (const auto open = may_submit(seen->facts); !open) return open.failure();
    const auto evidence = handed_evidence(hand_in, now.today);
    if (!evidence) return evidence.failure();
    return in_write_transaction(db, [&]() -> Expected<PartId> {
        const auto obligation = find_obligation(db, id).value();
        if (const auto open = may_submit(obligation.facts); !open) return open.failure();
        const Doer doer = actor.doer(Role::executor, obligation.organisation);
        if (const auto same = same_waiting_part(db, id, doer, collapse_spaces(hand_in.note), *evidence)) return *same;
        const PartId part = insert_part(db, id, doer, collapse_spaces(hand_in.note), *evidence, now);
        write_audit(db, doer, "часть сдана", subject_of(id),
                    counted(static_cast<std::int64_t>(evidence->size()), "документ", "документа", "документов"), now);
        return part;
    });
}

namespace {

// Whoever may send the obligation to review decides on its parts.
Expected<ObligationRow> parts_for(Db& db, const Actor& actor, ObligationId id, Date today) {
    auto obligation = obligation_for(db, actor, id);
    if (!obligation) return obligation;
    if (may_close(team_of(db, id, today), actor, obligation->organisation)) return obligation;
    return Failure{Failure::Kind::not_permitted, "Части принимает и возвращает ответственный за обязательство."};
}

}  // namespace

Expected<SubmissionId> accept_parts(Db& db, const Actor& actor, ObligationId id, const std::vector<PartId>& seen,
                                    const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<SubmissionId> {
        const auto obligation = parts_for(db, actor, id, now.today);
        if (!obligation) return obligation.failure();
        std::vector<PartRecord> taken;
        std::optional<SubmissionId> went_with;
        for (const PartRecord& part : parts_of(db, id)) {
            if (std::find(seen.begin(), seen.end(), part.id) == seen.end()) continue;
            if (part.submission) went_with = part.submission;
            if (part.waits()) taken.push_back(part);
        }
        if (taken.empty() && went_with) return *went_with;  // pressed twice
        if (taken.empty() || taken.size() != seen.size())
            return Failure{Failure::Kind::conflict,
                           "Пока вы смотрели, часть документов вернули или сдали. Откройте обязательство заново."};
        if (const auto open = may_submit(obligation->facts); !open) return open.failure();
        if (const auto clock = clock_goes_forward(last_deed_on(db, id), now.today); !clock) return clock.failure();
        const SubmissionId submission = insert_submission(db, id, gathered_note(taken), actor.person, now);
        std::int64_t position = 0;
        for (const PartRecord& part : taken) {
            for (const Evidence& item : part.evidence) insert_evidence(db, submission, ++position, item);
            gather_part(db, part.id, submission);
        }
        refresh_obligation_facts(db, id);
        write_audit(db, actor.doer(Role::executor, obligation->organisation), "части приняты, документы сданы",
                    subject_of(id), counted(position, "документ", "документа", "документов"), now);
        return submission;
    });
}

Expected<Done> send_part_back(Db& db, const Actor& actor, ObligationId id, PartId wanted, const std::string& reason,
                              const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto obligation = parts_for(db, actor, id, now.today);
        if (!obligation) return obligation.failure();
        const auto parts = parts_of(db, id);
        const auto part =
            std::find_if(parts.begin(), parts.end(), [&](const PartRecord& one) { return one.id == wanted; });
        if (part == parts.end())
            return Failure{Failure::Kind::not_found, "Такой части нет. Откройте обязательство заново."};
        if (!part->waits())
            return Failure{Failure::Kind::conflict,
                           "Решение об этой части уже принято. Откройте обязательство заново."};
        if (collapse_spaces(reason).empty())
            return Failure{Failure::Kind::invalid_input, "Напишите, что исправить: сотрудник увидит эту причину.",
                           "part_reason"};
        const Doer doer = actor.doer(Role::executor, obligation->organisation);
        return_part(db, wanted, collapse_spaces(reason), doer, now);
        write_audit(db, doer, "часть возвращена", subject_of(id), part->by + ": " + collapse_spaces(reason), now);
        return Done{};
    });
}

}  // namespace mera
