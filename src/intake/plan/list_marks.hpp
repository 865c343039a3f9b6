#pragma once
// A list whose items bear no numbers: which of its paragraphs are items, told by the fields they name.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

// «- », «• », «-Концерт»: the text behind it.
std::optional<std::string> after_bullet(std::string_view text);

// A paragraph of fields alone: «Срок: до 1 марта», «Отв.: методист».
bool is_field_line(std::string_view text);

// «Понедельник, 1 июня»: what stands below it is to be done then.
bool is_time_alone(std::string_view text);

// The same for the parts of an item or of a heading: lines in small letters below a colon. In a list whose items are marked,
// too.
void mark_parts(std::vector<Line>& lines);

// «6 декабря, 15.00. Концерт», «01.04.-10.04. «Смешинки» – выставка»: where most lines open with their day, each becomes an item
// and its «Срок: …», whatever figures the days begin with.
void mark_days_in_front(std::vector<Line>& lines);

// Items get a «• » in front, as if they had stood with it, and the times in front of months a label.
void mark_items(std::vector<Line>& lines);

}  // namespace mera::intake
