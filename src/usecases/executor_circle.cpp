#include "usecases/executor_circle.hpp"

#include <algorithm>
#include <map>

#include "domain/people/executor_group.hpp"
#include "store/executor_answers.hpp"
#include "store/organisations.hpp"

namespace mera {

namespace {

// A bare post is somebody else's in the next plan, a group is not one organisation.
bool may_be_a_name(const std::string& words) {
    return post_named_by(words) == ExecutorPost::none && group_named_by(words) == ExecutorGroup::none;
}

ExecutorAnswer answer_of(const AdoptedExecutor& executor, std::optional<OrganisationId> organisation) {
    return {organisation_key(executor.words), executor.kind, organisation};
}

bool says_the_same(const ExecutorReading& reading, const ExecutorAnswer& answer) {
    return reading.question == ExecutorQuestion::none && reading.kind == answer.kind &&
           reading.organisation == answer.organisation;
}

}  // namespace

ExecutorCircle executor_circle(Db& db, const Actor& coordinator, const std::string& issuer) {
    const auto own = coordinator.organisations_as(Role::coordinator);
    for (const OrganisationId each : own)
        if (const auto owner = find_organisation_around(db, each, issuer))
            return {owner->id, true, organisations_around(db, owner->id)};
    if (own.empty()) return {};
    return {own.front(), false, organisations_around(db, own.front())};
}

std::vector<ExecutorAnswer> answers_around(Db& db, OrganisationId centre) {
    std::vector<ExecutorAnswer> out = executor_answers(db, centre);
    for (const OrganisationId above : organisations_above(db, centre))
        for (ExecutorAnswer& answer : executor_answers(db, above))
            if (answer.organisation) out.push_back(std::move(answer));
    return out;
}

void remember_answers(Db& db, OrganisationId owner, const std::vector<AdoptedExecutor>& executors) {
    const ExecutorRegister known{organisations_around(db, owner)};
    for (const AdoptedExecutor& executor : executors) {
        const bool one = executor.kind == ExecutorKind::organisation;
        if (one && post_named_by(executor.words) != ExecutorPost::none) continue;
        const auto organisation = one ? find_organisation_around(db, owner, executor.organisation) : std::nullopt;
        if (one && !organisation) continue;
        const ExecutorAnswer answer =
            answer_of(executor, organisation ? std::optional{organisation->id} : std::nullopt);
        if (says_the_same(known.read(executor.words), answer))
            forget_executor_answer(db, owner, executor.words);
        else
            remember_executor_answer(db, owner, answer);
    }
}

void remember_retyped(Db& db, const ExecutorCircle& circle, const std::vector<Correction>& corrections) {
    const ExecutorRegister known{circle.known};
    std::map<std::string, std::vector<OrganisationId>> meant;  // by the key of the words that stood there
    for (const Correction& correction : corrections)
        for (const auto& [before, after] : retyped_executors(correction)) {
            if (!may_be_a_name(before) || known.read(before).question == ExecutorQuestion::none) continue;
            const ExecutorReading reading = known.read(after);
            if (reading.kind != ExecutorKind::organisation || reading.question != ExecutorQuestion::none) continue;
            meant[organisation_key(before)].push_back(reading.organisation.value());
        }
    for (const auto& [words, organisations] : meant) {
        const bool agree = std::all_of(organisations.begin(), organisations.end(),
                                       [&](OrganisationId id) { return id == organisations.front(); });
        if (agree)
            remember_executor_answer(db, circle.centre, {words, ExecutorKind::organisation, organisations.front()});
        else
            forget_executor_answer(db, circle.centre, words);
    }
}

}  // namespace mera
