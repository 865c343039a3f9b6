#include "domain/plan/typed.hpp"

#include <doctest/doctest.h>

using namespace mera;

TEST_CASE("a typed date is read, and what is wrong with it is said") {
    CHECK(*typed_date(" 12.06.2020 ", "срок", "due") == make_date(2020, 6, 12));
    CHECK(*typed_date("5.6.2020", "срок", "due") == make_date(2020, 6, 5));
    CHECK(*typed_date("2020-06-12", "срок", "due") == make_date(2020, 6, 12));
    CHECK(*typed_date("12 июня 2020 г.", "срок", "due") == make_date(2020, 6, 12));
    struct Case {
        const char* typed;
        const char* message;
    };
    const Case cases[] = {
        {"", "Укажите новый срок: день, месяц и год, например 12.06.2020."},
        {"  ", "Укажите новый срок: день, месяц и год, например 12.06.2020."},
        {"31.02.2020", "Такой даты нет в календаре: 31.02.2020. Проверьте день, месяц и год."},
        {"29.02.2019", "Такой даты нет в календаре: 29.02.2019. Проверьте день, месяц и год."},
        {"2020-13-01", "Такой даты нет в календаре: 2020-13-01. Проверьте день, месяц и год."},
        {"30.05.9999", "Такой даты нет в календаре: 30.05.9999. Проверьте день, месяц и год."},
        {"к лету", "Укажите новый срок числами, например 12.06.2020."},
        {"1.1.1.2020", "Укажите новый срок числами, например 12.06.2020."},
    };
    for (const Case& c : cases) {
        INFO(c.typed);
        const auto read = typed_date(c.typed, "новый срок", "due");
        REQUIRE_FALSE(read);
        CHECK(read.failure().message == c.message);
        CHECK(read.failure().field == "due");
    }
}

TEST_CASE("a name and an explanation have a length, counted in letters") {
    std::string name;
    for (std::size_t n = 0; n < kNameLettersMax; ++n) name += "Ж";
    CHECK(fits_as_name(name, "full_name"));
    CHECK(fits_as_name(name + "Ж", "full_name").failure().field == "full_name");
    CHECK(fits_as_words(name + "Ж", "reason"));
    CHECK(fits_as_words(std::string(kWordsLettersMax + 1, 'a'), "reason").failure().message ==
          "Слишком длинно: знаков 6001, а помещается 6000. Сократите или приложите длинный текст файлом.");
}
