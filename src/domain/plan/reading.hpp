#pragma once
// Чтение документа: asked for by a person, done in the background, page by page. Its state is computed from how it ended
// and whose turn it is.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace mera {

enum class ReadingOutcome { draft, failed, cancelled };
std::string_view code_of(ReadingOutcome outcome);
std::optional<ReadingOutcome> reading_outcome_from(std::string_view code);

struct ReadingEnd {
    ReadingOutcome outcome = ReadingOutcome::draft;
    std::optional<DraftId> draft = {};  // for `draft`
    std::string message = {};  // for `failed`: one sentence for the person
};

struct ReadingTurn {  // somebody is at it, or was when the server fell
    std::string reader;
    std::string beat_at;
    std::int64_t turns = 1;
    int pages_done = 0, pages = 0;  // 0 pages: not known yet
};

struct Reading {
    ReadingId id = {};
    std::string source_name;
    std::string source_sha256;
    bool is_heavy = false;  // scans, PDF and what LibreOffice converts: they must not keep a small file waiting
    std::optional<PersonId> asked_by = {};
    std::string asked_at;
    std::optional<ReadingEnd> end = {};
    std::optional<ReadingTurn> turn = {};
};

// A beat comes every few seconds. One that has not come for so long belongs to a server that fell.
inline constexpr int kReadingBeatSecondsMax = 15;
// A document that has felled its reader so often will fell the next one too.
inline constexpr int kReadingTurnsMax = 3;
// Files waiting or being read at once; far more than a person sends, and a bound for who sends without end.
inline constexpr int kReadingsWaitingMax = 20;
// Six hundred scanned pages on a slow machine. What takes longer is not an order.
inline constexpr int kReadingMinutesMax = 60;

// The turn was lost: its beat stopped, or the clock was set back under it.
bool is_abandoned(const ReadingTurn& turn, const std::string& instant);

enum class ReadingState { waiting, running, done, failed, cancelled };
ReadingState state_of(const Reading& reading, const std::string& instant);
std::string_view in_russian(ReadingState state);

}  // namespace mera
