#include "domain/control/letter.hpp"

#include <doctest/doctest.h>

using namespace mera;

TEST_CASE("an address is one plain address") {
    for (const char* good :
         {"ivanov@school2.ru", " i.v+x@a-b.example.org ", "shkola@школа2.рф", "O'Brien@example.org"}) {
        INFO(good);
        CHECK(mail_address(good));
    }
    CHECK(*mail_address(" i@a.ru ") == "i@a.ru");
    const std::string hostile[] = {"",
                                   "ivanov",
                                   "@a.ru",
                                   "a@",
                                   "a@localhost",
                                   "a b@c.ru",
                                   "a@b.ru, c@d.ru",
                                   "a@b.ru;c@d.ru",
                                   "<a@b.ru>",
                                   "Иванов <a@b.ru>",
                                   "a@b.ru\r\nBcc: x@y.ru",
                                   "a@b.ru\nx",
                                   "\"a b\"@c.ru",
                                   "a@@b.ru",
                                   "a@b..ru",
                                   ".a@b.ru",
                                   "a.@b.ru",
                                   "a..b@c.ru",
                                   "a@-b.ru",
                                   "a@b_c.ru",
                                   "иванов@школа.рф",
                                   "a@b.ru\\",
                                   "a@[127.0.0.1]",
                                   std::string{"a@b.ru\0x", 8},
                                   std::string(65, 'a') + "@b.ru",
                                   "a@" + std::string(260, 'b') + ".ru",
                                   "a@b.ru\xff"};
    for (const std::string& bad : hostile) {
        INFO(bad);
        CHECK(!mail_address(bad));
    }
}

TEST_CASE("a letter is tried soon at first and every hour in the end") {
    CHECK(minutes_to_wait(1) == 1);
    CHECK(minutes_to_wait(3) == 5);
    CHECK(minutes_to_wait(7) == 60);
    CHECK(minutes_to_wait(1'000) == 60);
}

TEST_CASE("outcomes have codes and words") {
    for (const LetterOutcome outcome : kLetterOutcomes) {
        CHECK(letter_outcome_from(code_of(outcome)) == outcome);
        CHECK(!in_russian(outcome).empty());
    }
    CHECK_THROWS(letter_outcome_from("lost"));
}
