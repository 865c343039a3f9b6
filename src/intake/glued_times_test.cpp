#include "intake/glued_times.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("a time is parted from the word it was glued to") {
    CHECK(with_times_parted("Провести в ноябре 2005 годамероприятия.") == "Провести в ноябре 2005 года мероприятия.");
    CHECK(with_times_parted("До 20 апреляпредставить отчёт.") == "До 20 апреля представить отчёт.");
    CHECK(with_times_parted("К 2025 годам построить 5 маяками больше.") == "К 2025 годам построить 5 маяками больше.");
    CHECK(with_times_parted("До 20 апреля представить отчёт.") == "До 20 апреля представить отчёт.");
}

}  // namespace mera::intake
