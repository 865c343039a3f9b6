#include "domain/control/obligation_following.hpp"

#include <algorithm>

namespace mera {

namespace {

// Done or out of control, and its day had passed: work of its own, not an early answer to the new term.
bool is_past(const Owed& owed, Date from) { return !owed.is_open() && owed.when.due_nominal < from; }

class Pairing {
public:
    Pairing(const std::vector<Owed>& owed, const std::vector<ScheduledPeriod>& wanted, Date from)
        : owed_(owed), wanted_(wanted), from_(from), of_owed_(owed.size()), taken_(wanted.size()) {
        pair_if([](const Owed& o, const ScheduledPeriod& w) {
            return o.when.period == w.period && o.when.due_nominal == w.due_nominal;
        });
        pair_if([](const Owed& o, const ScheduledPeriod& w) { return o.when.period == w.period; });
        pair_if([](const Owed& o, const ScheduledPeriod& w) { return o.when.due_nominal == w.due_nominal; });
        pair_the_rest();
    }
    std::optional<std::size_t> of(std::size_t owed) const { return of_owed_[owed]; }
    bool is_taken(std::size_t wanted) const { return taken_[wanted]; }

private:
    void pair(std::size_t o, std::size_t w) {
        of_owed_[o] = w;
        taken_[w] = true;
    }
    template <class Fits>
    void pair_if(Fits fits) {
        for (std::size_t o = 0; o < owed_.size(); ++o) {
            if (owed_[o].by_hand || of_owed_[o]) continue;
            for (std::size_t w = 0; w < wanted_.size() && !of_owed_[o]; ++w)
                if (!taken_[w] && fits(owed_[o], wanted_[w])) pair(o, w);
        }
    }
    // What matches neither by period nor by day is the same work only when there is as much of it as before: «до 20 июня»
    // became «до 15 июля». Twelve months that became four quarters are other work.
    void pair_the_rest() {
        const auto of_plan = std::count_if(owed_.begin(), owed_.end(), [](const Owed& o) { return !o.by_hand; });
        if (static_cast<std::size_t>(of_plan) != wanted_.size()) return;
        std::vector<std::size_t> old, open, fresh, ahead;
        for (std::size_t o = 0; o < owed_.size(); ++o) {
            if (owed_[o].by_hand || of_owed_[o] || is_past(owed_[o], from_)) continue;
            old.push_back(o);
            if (owed_[o].is_open()) open.push_back(o);
        }
        for (std::size_t w = 0; w < wanted_.size(); ++w) {
            if (taken_[w]) continue;
            fresh.push_back(w);
            if (wanted_[w].due_nominal >= from_) ahead.push_back(w);
        }
        const auto* left = old.size() == fresh.size() || old.size() == ahead.size() ? &old : &open;
        const auto* right = left->size() == fresh.size() ? &fresh : &ahead;
        if (left->size() != right->size()) return;
        std::sort(right == &fresh ? fresh.begin() : ahead.begin(), right == &fresh ? fresh.end() : ahead.end(),
                  [&](std::size_t a, std::size_t b) { return wanted_[a].due_nominal < wanted_[b].due_nominal; });
        auto by_due = *left;
        std::sort(by_due.begin(), by_due.end(),
                  [&](std::size_t a, std::size_t b) { return owed_[a].when.due_nominal < owed_[b].when.due_nominal; });
        for (std::size_t at = 0; at < by_due.size(); ++at) pair(by_due[at], (*right)[at]);
    }

    const std::vector<Owed>& owed_;
    const std::vector<ScheduledPeriod>& wanted_;
    Date from_;
    std::vector<std::optional<std::size_t>> of_owed_;
    std::vector<bool> taken_;
};

// A transfer that a person was given beyond the old term holds while it is later than the new one.
Date due_after(const Owed& owed, const ScheduledPeriod& when, Date from) {
    const Date by_order = std::max(when.due_effective, from);
    return owed.facts.due > owed.when.due_effective ? std::max(by_order, owed.facts.due) : by_order;
}

bool leaves_control(const Owed& owed, Belonging belonging, Date from) {
    if (!owed.is_open()) return false;
    switch (belonging) {
        case Belonging::ended: return true;
        case Belonging::leaves: return owed.facts.due >= from;
        case Belonging::stays: return !owed.by_hand && owed.when.due_nominal >= from;
    }
    std::abort();
}

}  // namespace

std::vector<FollowStep> follow(const std::vector<Owed>& owed, const std::vector<ScheduledPeriod>& wanted,
                               Belonging belonging, Date from) {
    std::vector<FollowStep> out;
    const Pairing pairing{owed, wanted, from};
    for (std::size_t at = 0; at < owed.size(); ++at) {
        const Owed& one = owed[at];
        const auto pair = pairing.of(at);
        if (!pair) {
            if (leaves_control(one, belonging, from)) out.push_back({FollowKind::released, &one});
            continue;
        }
        const ScheduledPeriod& when = wanted[*pair];
        if (one.lifted_by_change && when.due_nominal >= from) out.push_back({FollowKind::returned, &one, when});
        const bool same_term = one.when.period == when.period && one.when.due_nominal == when.due_nominal;
        if (same_term) continue;
        const bool comes_back = one.lifted_by_change && when.due_nominal >= from;
        if (one.is_open() || comes_back)
            out.push_back({FollowKind::moved, &one, when, due_after(one, when, from)});
        else
            out.push_back({FollowKind::answers, &one, when});
    }
    for (std::size_t at = 0; at < wanted.size(); ++at)
        if (!pairing.is_taken(at) && wanted[at].due_nominal >= from)
            out.push_back({FollowKind::created, nullptr, wanted[at]});
    return out;
}

}  // namespace mera
