#pragma once
// What the figures of a page count, and which obligations stand behind each number.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/control/discipline.hpp"
#include "domain/control/obligation.hpp"

namespace mera {

inline constexpr int kSoonDays = 7;  // «истекает в ближайшие 7 дней», today included

// A number that is not simply an execution state. Its list is exactly as long as the number says.
enum class ControlFigure {
    done,            // исполнено, в срок и с опозданием
    due_soon,        // ещё не сдано, срок в ближайшие семь дней
    returned_twice,  // возвращали дважды и больше
    released,        // снято с контроля не как исполненное: в расчёт не входит
    judged,          // срок наступил, на контроле был до срока: знаменатель дисциплины
    on_time,         // из них исполнено в срок: числитель
    not_on_time,     // из них остальное
    judged_waiting,  // из них сдано и ждёт проверки: будет принято — войдёт в числитель
    excluded,        // снято до срока: из знаменателя исключено
};
inline constexpr std::array kControlFigures = {
    ControlFigure::done,        ControlFigure::due_soon,       ControlFigure::returned_twice,
    ControlFigure::released,    ControlFigure::judged,         ControlFigure::on_time,
    ControlFigure::not_on_time, ControlFigure::judged_waiting, ControlFigure::excluded};
std::string_view code_of(ControlFigure figure);
std::optional<ControlFigure> control_figure_from(std::string_view code);
std::string_view in_russian(ControlFigure figure);

bool belongs_to(ControlFigure figure, const ObligationFacts& facts, Date today);

struct StateCounts {  // by execution state, as the table of standings says; what is out of the figures apart
    std::int64_t upcoming = 0, in_progress = 0, under_review = 0, returned = 0, fulfilled = 0, fulfilled_late = 0,
                 overdue = 0;
    std::int64_t released = 0;
    std::int64_t due_soon = 0;
    std::int64_t returned_twice = 0;
    std::int64_t judged_waiting = 0;
    std::int64_t excluded = 0;
    std::array<std::int64_t, 4> released_by_reason = {};  // in the order of kReleaseReasons
    Discipline discipline;                                // of all that was due by today
    std::int64_t total() const {
        return upcoming + in_progress + under_review + returned + fulfilled + fulfilled_late + overdue;
    }
    std::int64_t done() const { return fulfilled + fulfilled_late; }
    std::int64_t of(ExecutionState state) const;
    void add(const ObligationFacts& facts, Date today);
    StateCounts& operator+=(const StateCounts& other);
    friend bool operator==(const StateCounts&, const StateCounts&) = default;
};

}  // namespace mera
