#include "intake/words/unknown_words.hpp"

#include <doctest/doctest.h>

#include "intake/words/spelling.hpp"

namespace mera::intake {

TEST_CASE("words that neither dictionary nor document has are doubted, names and abbreviations are not") {
    if (may_be_word("укомглектовать")) return;  // no dictionary
    Vocabulary words;
    words.add("флюгарки и ещё раз флюгарки");
    const auto unknown = [&](const char* text) { return unknown_words(text, words); };
    using Words = std::vector<std::string>;
    CHECK(unknown("Укомглектовать команды") == Words{"Укомглектовать"});
    CHECK(unknown("Провести уроки в школах райсна") == Words{"райсна"});
    CHECK(unknown("инструктаж ларашютистов-пожарных") == Words{"ларашютистов-пожарных"});
    CHECK(signs_of_strokes("завершить ремонт до \\29 марта") == Words{"\\29"});
    CHECK(signs_of_strokes("и/или 2024/2025 «год»").empty());
    for (const char* text :
         {"Укомплектовать команды", "Мячикова С.С.", "Хороводовой Т.П. провести", "инструктаж парашютистов-пожарных",
          "медико-социальный кабинет", "руков. служб", "заменить флюгарки", "школа «Буревестникус»", "МКУ РЦОКО",
          "через сервис online", "и/или 2024/2025"})
        CHECK_MESSAGE(unknown(text).empty(), text);
}

}  // namespace mera::intake
