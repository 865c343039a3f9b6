#include "base/letters.hpp"

#include <doctest/doctest.h>

#include <string>

namespace mera {

TEST_CASE("one walk through two words knows a letter apart as the whole table of distances does") {
    const std::string words[] = {"",
                                 "а",
                                 "р",
                                 "аа",
                                 "срок",
                                 "сроки",
                                 "срок1",
                                 "сорок",
                                 "рок",
                                 "срок.",
                                 "ксор",
                                 "исполнитель",
                                 "исполнитепь",
                                 "исполните",
                                 "исполнтель",
                                 "ответственный",
                                 "ответсгвенный",
                                 "oтветственный",
                                 "№",
                                 "n"};
    for (const std::string& left : words)
        for (const std::string& right : words) {
            CAPTURE(left);
            CAPTURE(right);
            CHECK(at_most_a_letter_apart(left, right) == (letters_apart(left, right) <= 1));
        }
}

}  // namespace mera
