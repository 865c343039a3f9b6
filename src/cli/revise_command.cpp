// `mera revise`: an amending order against the plan in force, shown or adopted, for people and programs.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/drafts.hpp"
#include "usecases/revision.hpp"

namespace mera {

namespace {

using Json = nlohmann::ordered_json;

const char* code_of(AmendmentOutcome::State state) {
    switch (state) {
        case AmendmentOutcome::State::applied: return "applied";
        case AmendmentOutcome::State::noted: return "noted";
        case AmendmentOutcome::State::refused: return "refused";
    }
    std::abort();
}
const char* code_of(RowChange change) {
    switch (change) {
        case RowChange::same: return "same";
        case RowChange::changed: return "changed";
        case RowChange::added: return "added";
        case RowChange::removed: return "removed";
    }
    std::abort();
}
const char* in_russian(RowChange change) {
    switch (change) {
        case RowChange::same: return "без изменений";
        case RowChange::changed: return "изменено";
        case RowChange::added: return "новое";
        case RowChange::removed: return "исключено";
    }
    std::abort();
}

struct RowName {
    std::string number, title;
};
RowName name_of(const RevisionDraft& d, const ComparedRow& row) {
    const PlanDraft& plan = row.after ? d.after : d.before.plan;
    const PlanRow& named = row.after ? *row.after : *row.before;
    return {number_of(plan, named), words_of(plan, named)};
}

Json as_json(const RevisionInstruction& one) {
    return {{"number", one.amendment.number},
            {"quote", one.amendment.quote},
            {"state", one.skipped ? "skipped" : code_of(one.outcome.state)},
            {"why", one.outcome.why},
            {"doubts", one.outcome.doubts}};
}

Json as_json(const RevisionDraft& d, const ComparedRow& row) {
    const RowName name = name_of(d, row);
    Json fields = Json::array(), quotes = Json::array();
    for (const FieldChange& change : row.fields)
        fields.push_back({{"field", change.field}, {"before", change.before}, {"after", change.after}});
    for (const std::size_t at : row.instructions) quotes.push_back(d.instructions[at].amendment.quote);
    return {{"change", code_of(row.ordered())},
            {"left_out", row.left_out},
            {"number", name.number},
            {"title", name.title},
            {"fields", fields},
            {"instructions", quotes},
            {"doubts", row.doubts}};
}

Json as_json(const RevisionDraft& d) {
    Json instructions = Json::array(), changes = Json::array();
    for (const RevisionInstruction& one : d.instructions) instructions.push_back(as_json(one));
    for (const ComparedRow& row : d.comparison.rows)
        if (row.ordered() != RowChange::same || !row.doubts.empty()) changes.push_back(as_json(d, row));
    return {{"programme", d.programme.id.value}, {"instructions", instructions}, {"changes", changes}};
}

void print(const RevisionDraft& d) {
    for (const RevisionInstruction& one : d.instructions) {
        if (one.skipped || (one.outcome.why.empty() && one.outcome.doubts.empty())) continue;
        std::cout << fmt::format("{} «{}»\n", one.is_refused() ? "Не применено:" : "Указание:", one.amendment.quote);
        if (!one.outcome.why.empty()) std::cout << "  " << one.outcome.why << "\n";
        for (const std::string& doubt : one.outcome.doubts) std::cout << "  " << doubt << "\n";
    }
    for (const ComparedRow& row : d.comparison.rows) {
        if (row.ordered() == RowChange::same && row.doubts.empty()) continue;
        const RowName name = name_of(d, row);
        std::cout << fmt::format("{:<6} {}{}: {}\n", name.number, in_russian(row.ordered()),
                                 row.left_out ? ", не применяется" : "", name.title);
        for (const FieldChange& change : row.fields)
            std::cout << fmt::format("       {}: «{}» → «{}»\n", change.field, change.before, change.after);
        for (const std::string& doubt : row.doubts) std::cout << "       сомнение: " << doubt << "\n";
    }
}

Json as_json(const FollowedBy& followed) {
    return {{"created", followed.count(FollowKind::created)},
            {"moved", followed.count(FollowKind::moved)},
            {"released", followed.count(FollowKind::released)},
            {"returned", followed.count(FollowKind::returned)}};
}

Expected<Done> set_day(const std::string& typed, const char* key, Date& into) {
    if (typed.empty()) return Done{};
    const auto date = parse_russian_date(typed);
    if (!date)
        return Failure{Failure::Kind::invalid_input,
                       std::string{key} + ": день «" + typed + "» не читается. Напишите его как 2020-06-12."};
    into = *date;
    return Done{};
}

// «1.2.6»: all instructions of that number.
Expected<Done> skip(const std::vector<std::string>& numbers, const PlanDraft& draft, RevisionTerms& terms) {
    for (const std::string& number : numbers) {
        const std::size_t before = terms.instructions.size();
        for (std::size_t at = 0; at < draft.amendments.size(); ++at)
            if (draft.amendments[at].number == number) terms.instructions.push_back({at, {}, true});
        if (terms.instructions.size() == before)
            return Failure{Failure::Kind::not_found, "--skip: указания с номером «" + number + "» в приказе нет."};
    }
    return Done{};
}

// «4.8»: every change of a row of that number.
Expected<Done> leave_out(const std::vector<std::string>& numbers, const RevisionDraft& d, RevisionTerms& terms) {
    for (const std::string& number : numbers) {
        const std::size_t before = terms.left_out.size();
        for (const ComparedRow& row : d.comparison.rows)
            if (row.ordered() != RowChange::same && name_of(d, row).number == number)
                terms.left_out.push_back({row.after ? std::nullopt : row.before, row.after});
        if (terms.left_out.size() == before)
            return Failure{Failure::Kind::not_found, "--leave: у приказа нет изменения с номером «" + number + "»."};
    }
    return Done{};
}

Expected<ProgrammeId> programme_asked(Db& db, const Actor& actor, const ReviseOptions& options) {
    if (options.programme > 0) return ProgrammeId{options.programme};
    const auto draft = find_draft(db, {options.draft});
    if (draft)
        if (const auto named = programme_amended_by(db, actor, draft->plan)) return *named;
    return Failure{Failure::Kind::not_found,
                   "По приказу не видно, какую программу он меняет. Назовите её: --programme ЧИСЛО."};
}

Expected<RevisionTerms> terms_asked(const ReviseOptions& options, const RevisionDraft& proposed) {
    RevisionTerms terms = proposed.terms;
    if (const auto set = set_day(options.from, "--from", terms.in_force_from); !set) return set.failure();
    if (const auto set = set_day(options.term_last, "--term-last", terms.term_last); !set) return set.failure();
    if (options.scope == "whole" || options.scope == "named")
        terms.scope = options.scope == "whole" ? AmendedScope::whole_plan : AmendedScope::named_measures;
    else if (!options.scope.empty())
        return Failure{Failure::Kind::invalid_input, "--scope: whole или named."};
    if (const auto skipped = skip(options.skipped, proposed.draft.plan, terms); !skipped) return skipped.failure();
    return terms;
}

void print(const RevisionOutcome& outcome, const RevisionDraft& d, bool adopted, bool json) {
    const FollowedBy& f = outcome.followed;
    if (json) {
        Json out = as_json(d);
        out["revision"] = outcome.number;
        out["adopted"] = adopted;
        out["obligations"] = as_json(f);
        std::cout << out.dump() << "\n";
        return;
    }
    print(d);
    std::cout << fmt::format(
        "{} редакция {}. Обязательств создано {}, сроков изменено {}, снято с контроля {}, возвращено {}.\n",
        adopted ? "Принята" : "Будет", outcome.number, f.count(FollowKind::created), f.count(FollowKind::moved),
        f.count(FollowKind::released), f.count(FollowKind::returned));
    if (!adopted) std::cout << "Ничего не изменено. Принять: та же команда с ключом --adopt.\n";
}

}  // namespace

int command_revise(const Settings& settings, const ReviseOptions& options, bool json) {
    Workspace workspace = open_workspace(settings);
    const Moment now = settings.now();
    const auto actor = actor_named(workspace, options.login, now);
    if (!actor) return complain(actor.failure(), json);
    const auto programme = programme_asked(workspace.db, *actor, options);
    if (!programme) return complain(programme.failure(), json);
    const DraftId draft{options.draft};
    const auto proposed = compare_revision(workspace.db, *actor, *programme, draft, {}, now.today);
    if (!proposed) return complain(proposed.failure(), json);
    auto terms = terms_asked(options, *proposed);
    if (!terms) return complain(terms.failure(), json);
    auto compared = compare_revision(workspace.db, *actor, *programme, draft, *terms, now.today);
    if (!compared) return complain(compared.failure(), json);
    if (!options.left_out.empty()) {
        if (const auto left = leave_out(options.left_out, *compared, *terms); !left)
            return complain(left.failure(), json);
        compared = compare_revision(workspace.db, *actor, *programme, draft, *terms, now.today);
        if (!compared) return complain(compared.failure(), json);
    }
    const auto outcome = (options.adopt ? adopt_revision : preview_revision)(workspace.db, *actor, *programme, draft,
                                                                             *terms, workspace.calendar, now);
    if (!outcome) {
        // What was read is shown all the same: the person sees what to put right.
        if (json)
            std::cout << as_json(*compared).dump() << "\n";
        else
            print(*compared);
        return complain(outcome.failure(), json);
    }
    print(*outcome, *compared, options.adopt, json);
    return kExitDone;
}

}  // namespace mera
