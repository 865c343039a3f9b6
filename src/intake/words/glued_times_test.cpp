#include "intake/words/glued_times.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("a time is parted from the word it was glued to") {
    CHECK(with_times_parted("Провести в ноябре 2005 годамероприятия.") == "Провести в ноябре 2005 года мероприятия.");
    CHECK(with_times_parted("До 20 апреляпредставить отчёт.") == "До 20 апреля представить отчёт.");
    CHECK(with_times_parted("К 2025 годам построить 5 маяками больше.") == "К 2025 годам построить 5 маяками больше.");
    CHECK(with_times_parted("До 20 апреля представить отчёт.") == "До 20 апреля представить отчёт.");
}

TEST_CASE("several glued months of one line are parted, whatever room the text has") {
    std::string text, parted;
    for (int day = 1; day <= 20; ++day) {
        text += std::to_string(day) + " мартаПримеров ";
        parted += std::to_string(day) + " марта Примеров ";
    }
    CHECK(with_times_parted(text) == parted);
}

}  // namespace mera::intake
