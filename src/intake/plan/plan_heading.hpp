#pragma once
// What stands above the table of a plan: its title, and the act that approved it.
#include <string>
#include <vector>

#include "intake/order/order_text.hpp"
#include "intake/source.hpp"

namespace mera::intake {

// «П Л А Н работы» → «ПЛАН работы»; «П Л А Н  Р А Б О Т Ы» → «ПЛАН РАБОТЫ»
std::string with_letters_closed_up(std::string text);

// «План мероприятий … на 2020 год»; goals, tasks and reasons between it and the table are no part of it.
std::string plan_title(const std::vector<Line>& above);

// «Отчёт о проведённых мероприятиях», «Итоги реализации плана», «Мероприятия, проведённые в мае»: the line above the table that says
// its rows have been done.
const Line* title_of_report(const std::vector<Line>& above);

// «Утверждён приказом … от 12.01.2020 № 15», «Приложение к приказу …»: of that act alone, not of a protocol beside it.
Requisites approved_by(const std::vector<Line>& above);
// «… приказом управления образования города от …»: whose act it is, in the nominative; empty when it does not say.
std::string issuer_of_approval(const std::vector<Line>& above);

// «Приложение к приказу от ________ № ____»: the line of the act whose day and number nobody filled in.
const Line* unfilled_act(const std::vector<Line>& above);

}  // namespace mera::intake
