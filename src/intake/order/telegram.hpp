#pragma once
// Telegrams oblige as orders do; their full stops and commas are spelled out, and most are in capitals.
#include <string>
#include <string_view>

namespace mera::intake {

bool names_telegram(std::string_view text);  // «ТЕЛЕГРАММА», «Телефонограмма № 5»

// «ПРОШУ ПРОВЕСТИ СБОР ЗПТ ОТЧЁТ ПРЕДСТАВИТЬ ДО 15 МАЯ ТЧК» → «Прошу провести сбор, отчёт представить до 15 мая.»
std::string with_telegram_signs(std::string text);

}  // namespace mera::intake
