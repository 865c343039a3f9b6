#pragma once
// Plans laid out otherwise than one row for a measure are laid out so, before their headers are read. Every cell keeps the
// place it was read from; what was guessed is a doubt of the new table.
#include <optional>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

// Fields written down the page, a measure in each column: «Мероприятие | …», «Срок | …», «Ответственный | …». Nothing when
// the table is none of that kind. One record alone may be the passport of a programme: `records_of` counts them.
std::optional<Grid> record_table(const Grid& grid);
std::size_t records_of(const Grid& grid);

// Deeds in a calendar: months down and parts of the work across («Месяц | Учебная работа | Контроль»), or times across and
// parts of the work down. A row for each deed, the part of the work is its section.
std::optional<Grid> calendar_table(const Grid& grid);

// Days of the week or weeks across: «Неделя | Понедельник | Среда», a page of a wall calendar, «Месяц | 1 неделя | 2 неделя».
std::optional<Grid> week_calendar(const Grid& grid, const std::vector<std::string>& lines_above);

// How often a deed is done over the columns, deeds below, perhaps months down the side: «Месяц | Еженедельно | 1 раз в месяц».
std::optional<Grid> cyclogram_table(const Grid& grid);

// «IX | X | XI | XII» in a header: the months in words.
void name_roman_months(Grid& grid);

// Work drawn as bars: cells coloured under columns of months, weeks or days. One column of times takes their place.
std::optional<Grid> shaded_table(const Grid& grid);

// A column whose cells name their fields themselves: «Провести …¶Срок: май¶Отв.: завуч». A column for each field.
std::optional<Grid> labelled_table(const Grid& grid);

// A table of a text pasted into a sheet: the paragraphs of one cell became rows, the cells beside them are merged.
std::optional<Grid> pasted_table(const Grid& grid);

// A time that stands in two columns: «Месяц | Число», «Периодичность | Срок». One of them gets both.
std::optional<Grid> joined_times(const Grid& grid);

// «Заседание № 1¶Август» in the first column: the meeting and its month in columns of their own.
std::optional<Grid> meetings_table(const Grid& grid);

// A document without tables whose lines are the cells of one, one below another: pasted so, or copied from a page.
void gather_flat_table(Source& source);

// A table with times beside texts whose header names neither deeds nor executors: «Предмет | Классы | Дата | Место». Each row is
// a measure, each of several days of a row («Заявки | Очный тур») one of its own.
std::optional<Grid> timetable_table(const Grid& grid, const std::vector<std::string>& lines_above);
// Only where a row has several days: any other reading would join or lose them.
std::optional<Grid> timetable_of_stages(const Grid& grid, const std::vector<std::string>& lines_above);

// All tables of the document.
void lay_out_tables(Source& source);

// The last reading, where nothing in the document was a plan: its timetables. False when there is none.
bool lay_out_timetables(Source& source);
// Beside a plan: those of the tables left over that the lines above call a timetable («График аттестации»).
bool lay_out_timetables_among(Source& source, const std::vector<int>& tables);

}  // namespace mera::intake
