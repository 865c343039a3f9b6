#pragma once
// Pieces of made plans (учебные данные).
#include <string>
#include <utility>

#include "domain/plan/plan_draft.hpp"

namespace mera::test {

inline constexpr const char* kSchools = "образовательные организации";
inline constexpr const char* kCentre = "МКУ ДО «Центр развития образования»";

inline DraftMeasure measure(std::string number, std::string title, std::string executor, std::string words,
                            Deadline deadline) {
    DraftMeasure out;
    out.number = std::move(number);
    out.title = std::move(title);
    out.executors = {std::move(executor)};
    out.deadline_text = std::move(words);
    out.deadlines = {std::move(deadline)};
    return out;
}
inline Deadline by(Date due) { return {DeadlineKind::by_date, {}, due, {}, {}}; }

}  // namespace mera::test
