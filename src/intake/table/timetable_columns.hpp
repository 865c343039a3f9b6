#pragma once
// What the columns of a timetable hold whose header names neither deeds nor executors: «Предмет | Классы | Дата | Место»,
// «Школа | Приём заявок | Очный тур». A column of texts tells the rows apart, one or several say when, the rest are notes.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

// What the lines above a table say it is.
enum class NamedAs {
    nothing,
    timetable,  // «График», «Расписание», «Календарь», «Сроки»
    record,  // «Результаты», «Реестр», «Список»: what was, or who there is
};
NamedAs named_as(const std::vector<std::string>& lines_above);

struct TimetableColumn {
    enum class Holds { nothing, number, title, time, end_of_time, mark, executor, note };
    Holds holds = Holds::nothing;
    std::string heading;
    std::string stands_for = {};  // of marks: «сентябрь»
    bool plain = false;  // of a time: «Дата», «Сроки проведения» say nothing of what is done then; «Очный тур» does
};

struct Timetable {
    std::size_t header_first = 0, header_end = 0;  // its rows; none when both are equal
    std::vector<TimetableColumn> columns;
    std::optional<int> column_of(TimetableColumn::Holds holds) const;
    std::vector<int> times() const;
};

// Nothing when no column says when, or when the table records what has been: birthdays, contracts, results.
std::optional<Timetable> timetable_in(const Grid& grid, const std::vector<std::string>& lines_above);

}  // namespace mera::intake
