#include "usecases/draft.hpp"

#include <algorithm>

#include "store/audit.hpp"
#include "store/corrections.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/executor_circle.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

Expected<Done> only_coordinator(const Actor& actor) {
    if (actor.has(Role::coordinator)) return Done{};
    return Failure{Failure::Kind::not_permitted, "Планы загружает и принимает координатор программы."};
}

Expected<StoredDraft> open_draft(Db& db, const Actor& actor, DraftId id) {
    auto draft = draft_for(db, actor, id);
    if (!draft || draft->discarded)
        return Failure{Failure::Kind::not_found,
                       "Такого черновика нет. Откройте его из списка или загрузите приказ заново."};
    if (draft->programme)
        return Failure{Failure::Kind::conflict, "План уже принят: его меры и обязательства смотрите в программе."};
    return *std::move(draft);
}

}  // namespace

bool may_see_draft(Db& db, const Actor& actor, std::optional<PersonId> created_by) {
    if (!actor.has(Role::coordinator)) return false;
    if (!created_by || *created_by == actor.person || actor.sees_everything()) return true;
    for (const MembershipRow& row : memberships_of(db, *created_by))
        if (actor.has(Role::coordinator, row.membership.organisation)) return true;
    return false;
}

std::optional<StoredDraft> draft_for(Db& db, const Actor& actor, DraftId id) {
    auto draft = find_draft(db, id);
    if (draft && !may_see_draft(db, actor, draft->created_by)) return {};
    return draft;
}

std::vector<DraftRow> open_drafts_for(Db& db, const Actor& actor) {
    auto out = open_drafts(db);
    std::erase_if(out, [&](const DraftRow& row) { return !may_see_draft(db, actor, row.created_by); });
    return out;
}

Expected<std::int64_t> correct_draft(Db& db, const Actor& actor, DraftId id, std::int64_t seen_version,
                                     const PlanDraft& corrected, const Moment& now) {
    if (const auto allowed = only_coordinator(actor); !allowed) return allowed.failure();
    return in_write_transaction(db, [&]() -> Expected<std::int64_t> {
        const auto draft = open_draft(db, actor, id);
        if (!draft) return draft.failure();
        if (draft->version != seen_version)
            return Failure{Failure::Kind::conflict,
                           "Пока вы правили, черновик изменил кто-то ещё. Откройте его заново и повторите правку."};
        if (draft->plan == corrected) return draft->version;
        insert_draft_version(db, id, seen_version + 1, corrected, actor.person, now);
        const auto corrections = corrections_between(draft->plan, corrected);
        insert_corrections(db, draft->source_sha256, id, corrections, actor.person, now);
        if (std::any_of(corrections.begin(), corrections.end(),
                        [](const Correction& each) { return !retyped_executors(each).empty(); }))
            remember_retyped(db, executor_circle(db, actor, corrected.order.issuer),
                             corrections_of(db, draft->source_sha256));
        write_audit(db, actor.person, "черновик исправлен", subject_of(id),
                    "версия " + std::to_string(seen_version + 1), now);
        return seen_version + 1;
    });
}

Expected<std::int64_t> accept_reading(Db& db, const Actor& actor, DraftId id, std::int64_t seen_version,
                                      const PlanRow& row, std::string_view field, const Moment& now) {
    const auto draft = open_draft(db, actor, id);
    if (!draft) return draft.failure();
    if (!has_row(draft->plan, row))
        return Failure{Failure::Kind::not_found, "Такой строки в черновике нет. Откройте черновик из списка."};
    PlanDraft accepted = draft->plan;
    accept_doubts(accepted, row, field);
    return correct_draft(db, actor, id, seen_version, accepted, now);
}

Expected<Done> discard_draft(Db& db, const Actor& actor, DraftId id, const Moment& now) {
    if (const auto allowed = only_coordinator(actor); !allowed) return allowed;
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto draft = open_draft(db, actor, id);
        if (!draft) return draft.failure();
        discard_draft(db, id, now);
        write_audit(db, actor.person, "черновик удалён", subject_of(id), draft->source_name, now);
        return Done{};
    });
}

}  // namespace mera
