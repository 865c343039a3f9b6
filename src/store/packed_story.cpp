#include "store/packed_story.hpp"

namespace mera {

namespace {
constexpr std::string_view kReasonLetters = "fnco";  // in the order of kReleaseReasons
}

std::string PackedStories::packed(Date day) {
    std::string out(4, kZero);
    int number = number_of(day);
    for (auto digit = out.rbegin(); digit != out.rend(); ++digit, number /= 64)
        *digit = static_cast<char>(kZero + number % 64);
    return out;
}

void pack_story(std::string& out, const ObligationStory& story) {
    const auto put = [&](char mark, Date day) { (out += mark) += PackedStories::packed(day); };
    const Date first = story.opened.period_first, due = story.due_effective;
    out += "#" + std::to_string(story.id.value);
    put(':', first);
    out += PackedStories::packed(due);
    for (const Date day : days_of(story)) {
        const KnownObligation known = known_on(story, day).value();
        const ObligationFacts& facts = known.facts;
        put('@', day);
        if (facts.period_first != first) put('f', facts.period_first);
        if (facts.due != due) put('d', facts.due);
        if (facts.last)
            put(!facts.last->verdict ? 'p' : *facts.last->verdict == Verdict::accepted ? 'a' : 'r', facts.last->on);
        if (facts.release) {
            out += 'x';
            put(kReasonLetters[static_cast<std::size_t>(facts.release->reason)], facts.release->on);
        }
        if (facts.returns > 0) out += "n" + std::to_string(facts.returns);
        if (known.transfer_asked) out += 'q';
    }
}

const char* PackedStories::find_known() {
    if (letter() != '#') refuse();
    id_ = {number()};
    if (letter() != ':') refuse();
    first_ = day_number();
    due_ = day_number();
    const char* known = nullptr;
    while (at_ != end_ && *at_ == '@') {
        ++at_;
        const bool is_by_then = day_number() <= day_;
        if (is_by_then) known = at_;
        while (!is_between()) switch (letter()) {
                case 'f':
                case 'd':
                case 'p':
                case 'a':
                case 'r': skip(4); break;
                case 'x': skip(5); break;
                case 'n': number(); break;
                case 'q': break;
                default: refuse();
            }
    }
    return known;
}

KnownOnDay PackedStories::read(const char* known) {
    const char* after = std::exchange(at_, known);
    KnownOnDay out{id_, false, {date_of(first_), date_of(due_)}};
    while (!is_between()) switch (const char mark = letter(); mark) {
            case 'f': out.facts.period_first = date_of(day_number()); break;
            case 'd': out.facts.due = date_of(day_number()); break;
            case 'p': out.facts.last = LastSubmission{date_of(day_number()), {}}; break;
            case 'a': out.facts.last = LastSubmission{date_of(day_number()), Verdict::accepted}; break;
            case 'r': out.facts.last = LastSubmission{date_of(day_number()), Verdict::returned}; break;
            case 'x': {
                const auto reason = kReasonLetters.find(letter());
                if (reason == std::string_view::npos) refuse();
                out.facts.release = Release{kReleaseReasons[reason], date_of(day_number())};
                break;
            }
            case 'n': out.facts.returns = number(); break;
            case 'q': out.transfer_asked = true; break;
            default: refuse();
        }
    at_ = after;
    return out;
}

}  // namespace mera
