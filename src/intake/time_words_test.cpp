#include "intake/time_words.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("words of a deadline with one wrong letter are mended, words and alike months are not touched") {
    struct Example {
        const char *read, *mended;
    };
    const Example cases[] = {{"ежемесячио", "ежемесячно"},
                             {"Ежемесячио", "Ежемесячно"},
                             {"2 июня 2027 гола", "2 июня 2027 гола"},  // «гола» is a word
                             {"до 5 сентзбря 2024 года", "до 5 сентября 2024 года"},
                             {"в течсние учебиого года", "в течение учебного года"},
                             {"до 3 ию1я", "до 3 ию1я"},
                             {"до 3 июпя", "до 3 июпя"},  // June or July
                             {"в 2024 году", "в 2024 году"},
                             {"по отделыюму графику", "по отдельному графику"}};
    Spelling spelling;
    for (const Example& c : cases) CHECK(mend_time_words(c.read, spelling).text == c.mended);
}

}  // namespace mera::intake
