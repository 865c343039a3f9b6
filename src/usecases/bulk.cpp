#include "usecases/bulk.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/plan/typed.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"
#include "usecases/roll_up.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

Failure invalid(std::string message, std::string field) {
    return {Failure::Kind::invalid_input, std::move(message), std::move(field)};
}

Expected<Done> check_actor(const Actor& actor, BulkKind kind) {
    const bool may = actor.has(Role::controller) || (kind == BulkKind::accept && actor.has(Role::coordinator));
    if (may) return Done{};
    return Failure{Failure::Kind::not_permitted, kind == BulkKind::accept
                                                     ? "Это решение принимает координатор или контролёр."
                                                     : "Это решение принимает контролёр."};
}

// What the deed itself lacks, whatever it is done to.
Expected<Done> check_deed(const BulkDeed& deed, Date today) {
    const bool silent = collapse_spaces(deed.words).empty();
    if (const auto fits = fits_as_words(deed.words, "words"); !fits) return fits;
    switch (deed.kind) {
        case BulkKind::accept: return Done{};
        case BulkKind::transfer: {
            const auto due = typed_date(deed.due, "новый срок", "due");
            if (!due) return due.failure();
            if (*due < today)
                return invalid("Срок нельзя перенести в прошлое. Укажите сегодняшний день или позже.", "due");
            if (silent) return invalid("Напишите, почему срок переносится: исполнители это увидят.", "words");
            return Done{};
        }
        case BulkKind::release:
            if (!deed.release_reason) return invalid("Выберите причину снятия с контроля.", "release_reason");
            if (silent && *deed.release_reason != ReleaseReason::fulfilled)
                return invalid("Укажите основание: приказ, письмо или протокол с номером и датой.", "words");
            return Done{};
    }
    std::abort();
}

class Planner {
public:
    Planner(Db& db, const BulkDeed& deed, const Calendar& calendar, Date today)
        : db_(db), deed_(deed), calendar_(calendar), today_(today) {}

    BulkItem plan(ObligationRow row, std::optional<SubmissionId> seen) {
        BulkItem out{std::move(row), seen, {}, {}};
        if (deed_.kind == BulkKind::transfer)
            out.new_due = calendar_.effective(parse_russian_date(deed_.due).value(), policy_of(out.row.programme),
                                              find_organisation(db_, out.row.organisation).value().week());
        auto allowed = check(out);
        if (allowed) allowed = clock_goes_forward(last_deed_on(db_, out.row.id), today_);
        if (!allowed) out.obstacle = allowed.failure();
        return out;
    }

private:
    Expected<Done> check(const BulkItem& item) const {
        const ObligationFacts& facts = item.row.facts;
        switch (deed_.kind) {
            case BulkKind::accept:
                if (auto allowed = may_review(facts, Verdict::accepted, ""); !allowed) return allowed;
                if (item.seen != item.row.last_submission)
                    return Failure{Failure::Kind::conflict,
                                   "За это время исполнитель сдал другие документы: посмотрите их отдельно."};
                return Done{};
            case BulkKind::transfer: return may_transfer(facts, *item.new_due, today_);
            case BulkKind::release: return may_release(facts, *deed_.release_reason, deed_.words);
        }
        std::abort();
    }
    ShiftPolicy policy_of(ProgrammeId id) {
        const auto known = policies_.find(id);
        if (known != policies_.end()) return known->second;
        return policies_[id] = find_programme(db_, id).value().terms.shift_policy;
    }

    Db& db_;
    const BulkDeed& deed_;
    const Calendar& calendar_;
    Date today_;
    std::map<ProgrammeId, ShiftPolicy> policies_;
};

Doer doer_of(const Actor& actor, const BulkItem& item) {
    const OrganisationId organisation = item.row.organisation;
    return actor.doer(actor.has(Role::controller, organisation) ? Role::controller : Role::coordinator, organisation);
}

// The date the controller sets answers a request that waits; without one it is their own decision.
void move_due(Db& db, const Actor& actor, const BulkItem& item, const std::string& why, const Moment& now) {
    std::optional<TransferId> request;
    if (item.row.transfer_asked)
        for (const TransferRecord& record : transfers_of(db, item.row.id))
            if (!record.decision) request = record.id;
    if (!request) request = insert_transfer(db, item.row.id, *item.new_due, why, actor.person, now);
    insert_transfer_decision(db, *request, {true, *item.new_due, item.row.transfer_asked ? why : "", now.today, {}},
                             actor.person);
    write_audit(db, doer_of(actor, item), "срок перенесён", subject_of(item.row.id),
                in_russian(*item.new_due) + ": " + why, now);
}

void carry_out(Db& db, const Actor& actor, const BulkItem& item, const BulkDeed& deed, const Moment& now) {
    const std::string words = collapse_spaces(deed.words);
    switch (deed.kind) {
        case BulkKind::accept:
            insert_review(db, item.seen.value(), Verdict::accepted, "", actor.person, now);
            write_audit(db, doer_of(actor, item), "документы приняты", subject_of(item.row.id), "", now);
            return;
        case BulkKind::transfer: move_due(db, actor, item, words, now); return;
        case BulkKind::release:
            insert_release(db, item.row.id, *deed.release_reason, words, actor.person, now);
            write_audit(db, doer_of(actor, item), "снято с контроля", subject_of(item.row.id),
                        std::string{in_russian(*deed.release_reason)} + (words.empty() ? "" : ": " + words), now);
            return;
    }
    std::abort();
}

}  // namespace

std::string_view code_of(BulkKind kind) {
    switch (kind) {
        case BulkKind::accept: return "accept";
        case BulkKind::transfer: return "transfer";
        case BulkKind::release: return "release";
    }
    std::abort();
}

std::optional<BulkKind> bulk_kind_from(std::string_view code) {
    for (const BulkKind kind : {BulkKind::accept, BulkKind::transfer, BulkKind::release})
        if (code_of(kind) == code) return kind;
    return {};
}

std::size_t BulkPlan::meant() const {
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(), [](const BulkItem& item) { return !item.obstacle; }));
}

Expected<BulkPlan> plan_bulk(Db& db, const Actor& actor, const std::vector<Selected>& selected, const BulkDeed& deed,
                             const Calendar& calendar, const Moment& now) {
    if (const auto may = check_actor(actor, deed.kind); !may) return may.failure();
    if (selected.empty()) return invalid("Отметьте хотя бы одно обязательство в списке.", "selected");
    if (selected.size() > kBulkMax)
        return Failure{Failure::Kind::too_large,
                       "За один раз можно решить не больше чем о " + std::to_string(kBulkMax) +
                           " обязательствах. Сузьте список условиями.",
                       "selected"};
    if (const auto whole = check_deed(deed, now.today); !whole) return whole.failure();
    std::map<ObligationId, std::optional<SubmissionId>> seen;
    std::vector<ObligationId> ids;
    for (const Selected& one : selected)
        if (seen.emplace(one.obligation, one.seen).second) ids.push_back(one.obligation);
    BulkPlan out;
    Planner planner{db, deed, calendar, now.today};
    for (ObligationRow& row : find_obligations(db, ids)) {
        // Looks absent: who controls one organisation decides nothing about another they only see.
        if (!(actor.has(Role::controller, row.organisation) ||
              (deed.kind == BulkKind::accept && actor.has(Role::coordinator, row.organisation))))
            continue;
        const auto seen_of_row = seen.at(row.id);
        out.items.push_back(planner.plan(std::move(row), seen_of_row));
    }
    return out;
}

Expected<BulkPlan> carry_out_bulk(Db& db, const Actor& actor, const std::vector<Selected>& selected,
                                  const BulkDeed& deed, const Calendar& calendar, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<BulkPlan> {
        auto plan = plan_bulk(db, actor, selected, deed, calendar, now);
        if (!plan) return plan;
        std::vector<ObligationId> changed;
        for (const BulkItem& item : plan->items) {
            if (item.obstacle) continue;
            carry_out(db, actor, item, deed, now);
            changed.push_back(item.row.id);
        }
        refresh_obligation_facts(db, changed);
        for (const BulkItem& item : plan->items) {
            if (item.obstacle) continue;
            if (deed.kind == BulkKind::accept)
                roll_up(db, item.row, item.seen.value(), doer_of(actor, item), now);
            else
                follow_parent(db, item.row.id, doer_of(actor, item), now);
        }
        return plan;
    });
}

}  // namespace mera
