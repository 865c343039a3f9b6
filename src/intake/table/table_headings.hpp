#pragma once
// Lines above a table that name the section its rows belong to, not the plan.
#include <string_view>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

// «Раздел 2. Кадры», «II. Работа с родителями», «Сентябрь»: by its own words, wherever it stands.
bool heads_section(const Line& line);

// «1. …», «2. …» in lines that follow each other: tasks or reasons, of which the last heads nothing.
bool ends_list(const std::vector<Line>& lines);

// «План работы отдела», «Циклограмма …»: its first words say that it is a plan.
bool names_plan_itself(const Line& line);

// «25 апреля 2024 г.», «16.03.2020»: above rows that name their own times it is the day the plan was made.
bool is_date_alone(std::string_view text);

// Short, no sentence and no remark: between two tables of a plan it heads the one below.
bool is_heading_between_tables(const Line& line);

// `line` stood above the first table, `later` above another one: they look alike, and it is no line of the plan's title.
// On a scan nobody knows how they look: how a line stands is told by the piece of the page it was cut with.
bool heads_first_table(const Line& line, const Line& later, bool scanned);

}  // namespace mera::intake
