#include "domain/control/obligation_story.hpp"

#include <algorithm>

namespace mera {

namespace {

void know_hand_ins(KnownObligation& out, const ObligationStory& story, Date day) {
    for (const ObligationStory::HandIn& hand_in : story.hand_ins) {
        if (day < hand_in.on) continue;
        out.facts.last = LastSubmission{hand_in.on, {}};
        out.last_submission = hand_in.id;
        if (!hand_in.reviewed_on || day < *hand_in.reviewed_on) continue;
        out.facts.last->verdict = hand_in.verdict;
        out.facts.returns += hand_in.verdict == Verdict::returned ? 1 : 0;
    }
}

void know_new_dues(KnownObligation& out, const ObligationStory& story, Date day) {
    for (const ObligationStory::NewDue& moved : story.new_dues) {
        if (day < moved.asked_on) continue;
        if (!moved.decided_on || day < *moved.decided_on) {
            out.transfer_asked = true;
            continue;
        }
        if (!moved.approved) continue;
        out.facts.due = moved.due;
        out.transfers += moved.by_change ? 0 : 1;
    }
}

}  // namespace

std::optional<KnownObligation> known_on(const ObligationStory& story, Date day) {
    if (day < story.opened.recorded_on) return {};
    KnownObligation out{{story.opened.period_first, story.due_effective, {}, {}, 0},
                        story.opened.period_last,
                        story.opened.due_nominal};
    for (const ObligationStory::Term& term : story.terms) {
        if (day < term.recorded_on) continue;
        out.facts.period_first = term.period_first;
        out.period_last = term.period_last;
        out.due_nominal = term.due_nominal;
    }
    know_hand_ins(out, story, day);
    know_new_dues(out, story, day);
    for (const ObligationStory::Lifting& lifting : story.liftings)
        if (lifting.recorded_on <= day && !(lifting.returned_on && *lifting.returned_on <= day))
            out.facts.release = lifting.release;
    // What has been accepted or has left control asks for no other day.
    const bool accepted = out.facts.last && out.facts.last->verdict == Verdict::accepted;
    out.transfer_asked = out.transfer_asked && !out.facts.release && !accepted;
    return out;
}

std::vector<Date> days_of(const ObligationStory& story) {
    std::vector<Date> out{story.opened.recorded_on};
    const auto add = [&](const std::optional<Date>& day) {
        if (day && story.opened.recorded_on < *day) out.push_back(*day);
    };
    for (const auto& term : story.terms) add(term.recorded_on);
    for (const auto& hand_in : story.hand_ins) {
        add(hand_in.on);
        add(hand_in.reviewed_on);
    }
    for (const auto& lifting : story.liftings) {
        add(lifting.recorded_on);
        add(lifting.returned_on);
    }
    for (const auto& moved : story.new_dues) {
        add(moved.asked_on);
        add(moved.decided_on);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace mera
