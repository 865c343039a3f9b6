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

std::string subject_of(ObligationId id) { return "obligation " + std::to_string(id.value); }

Expected<Doer> appointer(const Actor& actor, OrganisationId organisation) {
    if (actor.serves(organisation)) return actor.doer(Role::executor, organisation);
    if (actor.has(Role::coordinator, organisation)) return actor.doer(Role::coordinator, organisation);
    return Failure{Failure::Kind::not_permitted,
                   "Ответственного назначает сама организация или координатор программы."};
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
        write_audit(db, *doer, "назначил исполнителя", subject_of(id),
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
            write_audit(db, *doer, "снял исполнителя", subject_of(id), member.full_name, now);
            return Done{};
        }
        return Failure{Failure::Kind::conflict, "Этот человек уже не исполнитель. Откройте обязательство заново."};
    });
}

Expected<PartId> hand_in_part(Db& db, EvidenceFiles& files, const Actor& actor, ObligationId id, const HandIn& hand_in,
                              const Moment& now) {
    const auto seen = obligation_for(db, actor, id);
    if (!seen) return seen.failure();
    if (!actor.serves(seen->organisation))
        return Failure{Failure::Kind::not_permitted,
                       "Свою часть сдаёт сотрудник организации «" + seen->organisation_name + "»."};
    if (const auto open = may_submit(seen->facts); !open) return open.failure();
    const auto evidence = handed_evidence(files, hand_in, now.today);
    if (!evidence) return evidence.failure();
    return in_write_transaction(db, [&]() -> Expected<PartId> {
        const auto obligation = find_obligation(db, id).value();
        if (const auto open = may_submit(obligation.facts); !open) return open.failure();
        const Doer doer = actor.doer(Role::executor, obligation.organisation);
        const PartId part = insert_part(db, id, doer, collapse_spaces(hand_in.note), *evidence, now);
        write_audit(db, doer, "сдал свою часть", subject_of(id),
                    counted(static_cast<std::int64_t>(evidence->size()), "документ", "документа", "документов"), now);
        return part;
    });
}

}  // namespace mera
