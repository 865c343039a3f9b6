// Targets in the words of an expected result.
#include "intake/plan/targets.hpp"

#include <doctest/doctest.h>

#include <sstream>

namespace mera::intake {

namespace {

std::string read(const char* result) {
    std::ostringstream out;
    for (const DraftTarget& target : read_targets(result, {}).targets)
        out << (out.str().empty() ? "" : "; ") << target.metric << "|" << target.comparator << target.value
            << target.unit << "|" << target.population;
    return out.str();
}

}  // namespace

TEST_CASE("a target says what is measured, how it is compared and of whom") {
    struct Case {
        const char *result, *target;
    };
    const Case cases[] = {
        {"Участие 100% руководителей в семинаре", "участие в семинаре|=100%|руководители"},
        {"Охват не менее 80 % педагогов", "охват|>=80%|педагоги"},
        {"Доля ШНОР снижена до 5 %", "доля ШНОР снижена|<=5%|"},
        {"Снижение доли неуспевающих с 12,5 % до 5 %", "снижение доли неуспевающих|<=5%|"},
        {"Увеличение охвата до 80%", "увеличение охвата|>=80%|"},
        {"Рост среднего балла с 40 до 45 процентов", "рост среднего балла|>=45%|"},
        {"Снижение доли неуспевающих на 5 %", "снижение доли неуспевающих на|=5%|"},
        {"100 % ШНОР", "ШНОР|=100%|"},
        {"Отчёт до 5 мая", ""},
        {"Проведено 2 семинара", ""},
    };
    for (const Case& c : cases) CHECK_MESSAGE(read(c.result) == c.target, c.result, " → ", read(c.result));
}

}  // namespace mera::intake
