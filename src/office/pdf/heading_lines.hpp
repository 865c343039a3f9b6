#pragma once
// Lines that head what stands below them, by their words.
#include <string_view>

namespace mera {

// «Сентябрь» on a line of its own heads what follows; inside a sentence it would be small.
bool is_month_alone(std::string_view text);
bool is_quarter_alone(std::string_view text);  // «II четверть», «I полугодие 2026 года»
bool is_year_alone(std::string_view text);  // «2026 год»
bool is_part_heading(std::string_view text);  // a quarter alone, «II. Фондовая работа»

// «I этап. Подготовительный», «Раздел 2», «Модуль «Классное руководство»»: the heading of a section.
bool is_section_heading(std::string_view text);

}  // namespace mera
