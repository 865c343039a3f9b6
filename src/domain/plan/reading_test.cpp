#include "domain/plan/reading.hpp"

#include <doctest/doctest.h>

using namespace mera;

TEST_CASE("the state of a reading follows its end and the beat of its turn") {
    const std::string now = "2020-03-15T10:00:00Z";
    struct Case {
        const char* sentence;
        std::optional<ReadingEnd> end;
        std::optional<ReadingTurn> turn;
        ReadingState state;
    };
    const Case cases[] = {
        {"nobody has begun", {}, {}, ReadingState::waiting},
        {"the beat is fresh", {}, ReadingTurn{"a", "2020-03-15T09:59:50Z"}, ReadingState::running},
        {"on the last second it still beats", {}, ReadingTurn{"a", "2020-03-15T09:59:45Z"}, ReadingState::running},
        {"the server fell", {}, ReadingTurn{"a", "2020-03-15T09:59:44Z"}, ReadingState::waiting},
        {"the clock was set back", {}, ReadingTurn{"a", "2020-03-15T23:00:00Z"}, ReadingState::waiting},
        {"the end counts more than a turn", ReadingEnd{ReadingOutcome::cancelled, {}, {}},
         ReadingTurn{"a", "2020-03-15T10:00:00Z"}, ReadingState::cancelled},
        {"a draft came of it", ReadingEnd{ReadingOutcome::draft, DraftId{1}, {}}, {}, ReadingState::done},
        {"it could not be read",
         ReadingEnd{ReadingOutcome::failed, {}, "Файл закрыт паролем."},
         {},
         ReadingState::failed},
    };
    for (const Case& c : cases) {
        INFO(c.sentence);
        Reading reading;
        reading.end = c.end;
        reading.turn = c.turn;
        CHECK(state_of(reading, now) == c.state);
    }
}
