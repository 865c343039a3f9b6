#pragma once
// What a measure, a clause of the order and a section are called where people read. Many plans number nothing: such a
// row is called by its words.
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/programme.hpp"

namespace mera {

struct MeasureName {
    std::string number = {};  // «1.2»; empty: the plan gives none
    std::string title = {};
    bool is_clause = false;  // of the order, not of the plan
    bool shares_number = false;  // with another of the same list: sections that begin to count again
};

MeasureName name_of(const Measure& measure);
// As they stand in one list, in its order: a number given twice tells nothing without the words.
std::vector<MeasureName> names_in_list(const std::vector<const Measure*>& measures);

std::string full_name(const MeasureName& name);   // «1.2. Провести …», «Пункт 3. Представить …», «Провести …»
// «1.2», «Пункт 3», «1. Провести сбор…», «Провести мониторинг качества…»
std::string short_name(const MeasureName& name);
std::string caption_over(const MeasureName& name);  // over its words: «Мера 1.2», «Пункт 3», «Мера»
std::string name_in_sentence(const MeasureName& name);  // «мера 1.2», «пункт 3», «мера «Провести мониторинг…»»

std::string numbered(std::string_view number, std::string_view title);  // «1. Кадры»; the title alone without a number
std::string section_name(std::string_view number, std::string_view title);  // «1. Кадры», «Раздел 1», «Меры плана»
std::string named(std::string_view kind, std::string_view number,
                  std::string_view words);  // «раздел 1», «раздел «Кадры»»

}  // namespace mera
