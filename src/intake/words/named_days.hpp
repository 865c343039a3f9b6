#pragma once
// Days, years, feasts and gatherings that a running sentence names, whatever they are of: where their words end.
#include <cstddef>

#include "intake/words/words.hpp"

namespace mera::intake {

// The token behind what begins at this one; the token itself where nothing of the kind does.
std::size_t after_day(const Tokens& tokens,
                      std::size_t at);  // «20 апреля 2026 года», «20.04.2026», «15.03» in a sentence
std::size_t after_day_of_month(const Tokens& tokens, std::size_t at);  // «1 и 15 число», «20-го», «20-м числам»
std::size_t after_year(const Tokens& tokens,
                       std::size_t at);  // «2024 году», «2024/2025 учебного года», «2024 и 2025 годах»

std::size_t after_year_words(const Tokens& tokens, std::size_t at);  // «г.», «года» behind a day or a year

bool is_of_document(const Tokens& tokens, std::size_t after);  // behind a day: «… 20 мая 2026 г. № 5»

// «Дню Победы», «Новому году», «Пасхи», «праздника»: everybody knows its day or the authors do.
bool is_feast(const Tokens& tokens, std::size_t at);
// «Педсовету», «заседанию коллегии», «последнему звонку»: on a day that is told elsewhere.
bool is_gathering(const Tokens& tokens, std::size_t at);

// «К Новому году», «ко Дню матери», «до Пасхи», «к районной конференции»: `at` is the small word.
bool is_by_gathering(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
