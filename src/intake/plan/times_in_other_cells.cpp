#include "intake/plan/times_in_other_cells.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "domain/time/deadline.hpp"
#include "intake/order/clause_phrases.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

// What binds a deed in this text («до 20 февраля», «1 раз в квартал»); a span among the words of a title is what it tells of.
std::string bound_words(const std::string& text, bool spans_too) {
    const Tokens tokens = with_days_unquoted(tokenise(text));
    if (tokens.empty() || tokens.size() > kClauseTokensMax) return {};
    const std::vector<Phrase> phrases = phrases_in(text, tokens).terms;
    for (const Phrase& phrase : phrases)
        if (phrase.binding == Binding::bound ||
            (spans_too && phrase.binding == Binding::span && !is_year_alone(tokens, phrase)))
            return std::string{between(text, tokens[phrase.first], tokens[phrase.after - 1])};
    return {};
}

// The row's own deadline says as much or more: it repeats too, or the day lies within its days.
bool holds(const DraftMeasure& measure, const Deadline& beside) {
    const auto is_repeated = [](const Deadline& one) { return one.recurrence.has_value(); };
    if (std::any_of(measure.deadlines.begin(), measure.deadlines.end(), is_repeated)) return true;
    if (beside.recurrence) return measure.deadlines.size() > 1;
    if (!beside.end) return true;  // an event has no day to compare
    return std::any_of(measure.deadlines.begin(), measure.deadlines.end(), [&](const Deadline& own) {
        return own.end && *beside.end <= *own.end && (!own.start || *own.start <= *beside.end);
    });
}

bool is_held(const DraftMeasure& measure, const std::string& words, const std::optional<PlanTerm>& term) {
    const DeadlineReading reading = read_deadlines(words, term);
    return std::all_of(reading.deadlines.begin(), reading.deadlines.end(),
                       [&](const Deadline& beside) { return holds(measure, beside); });
}

}  // namespace

void doubt_times_in_other_cells(DraftMeasure& measure, const RawMeasure& raw, const MeasureContext& context) {
    const bool doubted = std::any_of(measure.doubts.begin(), measure.doubts.end(),
                                     [](const Doubt& doubt) { return doubt.field == "deadlines"; });
    if (doubted || measure.deadlines.empty()) return;
    const auto doubt = [&](const char* where, const std::string& words, Place place) {
        place.words = words;
        measure.doubts.push_back({"deadlines",
                                  std::string{where} + " стоит время «" + words + "», а срок – «" +
                                      measure.deadline_text + "». Проверьте срок.",
                                  std::move(place)});
    };
    if (const std::string words = bound_words(measure.title, false);
        !words.empty() && !is_held(measure, words, context.term))
        return doubt("В названии меры", words, raw.title.place);
    for (const std::string& executor : measure.executors)
        if (const std::string words = bound_words(executor, true); !words.empty())
            return doubt("В графе исполнителей", words, raw.executors.place);
}

}  // namespace mera::intake
