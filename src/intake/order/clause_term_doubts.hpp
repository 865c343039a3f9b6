#pragma once
// Whether a time found in a clause may be that of another of its words, not the term of its deed.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

// «Определить 15 сентября …», «считать 1 марта …»: the deed may set that day for something, not be done on it.
bool is_set_by_deed(const Tokens& tokens, std::size_t first);

// «Иметь запас лекарств на летний период»: for which time; «на летний период назначить» is when.
bool is_meant_for(const Tokens& tokens, std::size_t first, std::size_t after);

// «Учащихся, прошедших отбор в июне», «код, который не меняется на протяжении всех работ»: the token stands in a turn of such words.
bool is_in_turn(const Tokens& tokens, std::size_t at);

// What an order sets, appoints or cancels it does itself («Назначить …», «Ввести …»), and nothing else is to be done; so it is where
// it speaks of itself («Приказ вступает в силу …», «Контроль …»).
bool is_done_by_order_alone(const Tokens& tokens);

// Of the time in tokens [first, after): beside a participle, until when something holds, when an event is, or a time of which
// only the beginning was read.
bool may_be_time_of_another(const Tokens& tokens, std::size_t first, std::size_t after);

// A day of a clause in which no term was found: «Сдать отчёт (20 апреля 2026 года, кабинет 5)». Days of other documents («от 15 мая»,
// «20 мая № 5»), spans and beginnings («с 1 мая») and what «…» quotes are none. Empty when there is no such day.
std::string day_without_reading(std::string_view text, const Tokens& tokens);

// «С 1 по 3 преля 2019»: between a day and a year stands a month of which a letter is lost; no day of a paper («от 3 преля 2019»).
std::string day_of_blurred_month(std::string_view text, const Tokens& tokens);

// Of the words whose letters are unsure, those that stand where a time has its month: «до 5 ацрлея», «3 мзй 2019».
std::vector<std::string> unsure_times(const Tokens& tokens, const std::vector<std::string>& unsure);

// «Обеспечить подачу тепла с 1 октября»: nobody says until when, so it is no term, and must not be lost in silence. Empty where
// the order itself does the deed («Назначить … с 1 сентября»).
std::string day_since(std::string_view text, const Tokens& tokens);

}  // namespace mera::intake
