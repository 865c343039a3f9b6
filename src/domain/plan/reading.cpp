#include "domain/plan/reading.hpp"

#include <cstdlib>

#include "base/moment.hpp"

namespace mera {

std::string_view code_of(ReadingOutcome outcome) {
    switch (outcome) {
        case ReadingOutcome::draft: return "draft";
        case ReadingOutcome::failed: return "failed";
        case ReadingOutcome::cancelled: return "cancelled";
    }
    std::abort();
}

std::optional<ReadingOutcome> reading_outcome_from(std::string_view code) {
    for (const auto outcome : {ReadingOutcome::draft, ReadingOutcome::failed, ReadingOutcome::cancelled})
        if (code_of(outcome) == code) return outcome;
    return {};
}

bool is_abandoned(const ReadingTurn& turn, const std::string& instant) {
    return turn.beat_at < seconds_after(instant, -kReadingBeatSecondsMax) ||
           turn.beat_at > seconds_after(instant, kReadingBeatSecondsMax);
}

ReadingState state_of(const Reading& reading, const std::string& instant) {
    if (reading.end) switch (reading.end->outcome) {
            case ReadingOutcome::draft: return ReadingState::done;
            case ReadingOutcome::failed: return ReadingState::failed;
            case ReadingOutcome::cancelled: return ReadingState::cancelled;
        }
    return reading.turn && !is_abandoned(*reading.turn, instant) ? ReadingState::running : ReadingState::waiting;
}

std::string_view in_russian(ReadingState state) {
    switch (state) {
        case ReadingState::waiting: return "ждёт очереди";
        case ReadingState::running: return "читается";
        case ReadingState::done: return "прочитан";
        case ReadingState::failed: return "не прочитан";
        case ReadingState::cancelled: return "отменён";
    }
    std::abort();
}

}  // namespace mera
