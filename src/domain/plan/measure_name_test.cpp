// A measure is called by its number, and by its words where the plan numbers nothing.
#include <doctest/doctest.h>

#include "domain/plan/measure_name.hpp"

using namespace mera;

TEST_CASE("a measure and a clause with numbers") {
    const MeasureName measure{"1.2", "Провести мониторинг", false};
    const MeasureName clause{"3", "Представить отчёт", true};
    CHECK(full_name(measure) == "1.2. Провести мониторинг");
    CHECK(short_name(measure) == "1.2");
    CHECK(name_in_sentence(measure) == "мера 1.2");
    CHECK(caption_over(measure) == "Мера 1.2");
    CHECK(caption_over(clause) == "Пункт 3");
    CHECK(full_name(clause) == "Пункт 3. Представить отчёт");
    CHECK(short_name(clause) == "Пункт 3");
    CHECK(name_in_sentence(clause) == "пункт 3");
}

TEST_CASE("a plan that numbers nothing: words stand for the number, no stop and no empty link is left") {
    const MeasureName measure{"", "Провести мониторинг", false};
    CHECK(full_name(measure) == "Провести мониторинг");
    CHECK(short_name(measure) == "Провести мониторинг");
    CHECK(name_in_sentence(measure) == "мера «Провести мониторинг»");
    CHECK(caption_over(measure) == "Мера");
    CHECK(full_name({"", "Представить отчёт", true}) == "Представить отчёт");
    CHECK(name_in_sentence({"", "Представить отчёт", true}) == "пункт «Представить отчёт»");
    const std::string long_title =
        "Провести мониторинг качества подготовки обучающихся пятых классов по русскому языку и математике";
    CHECK(short_name({"", long_title, false}) == "Провести мониторинг качества подготовки обучающихся пятых кл…");
    CHECK(full_name({"", long_title, false}) == long_title);
}

TEST_CASE("sections") {
    CHECK(section_name("I", "Кадры") == "I. Кадры");
    CHECK(section_name("", "Кадры") == "Кадры");
    CHECK(section_name("2", "") == "Раздел 2");
    CHECK_MESSAGE(section_name("", "") == "Меры плана", "a plan without sections");
    CHECK(named("раздел", "", "Кадры") == "раздел «Кадры»");
}

TEST_CASE("numbers that begin again in each section tell nothing without the words") {
    const auto measure = [](const char* number, const char* title) {
        Measure out;
        out.number = number;
        out.title = title;
        out.section = SectionId{1};
        return out;
    };
    const Measure first = measure("1", "Провести сбор"), second = measure("2", "Сдать отчёт"),
                  again = measure("1", "Открыть кружок");
    const auto names = names_in_list({&first, &second, &again});
    REQUIRE(names.size() == 3);
    CHECK(short_name(names[0]) == "1. Провести сбор");
    CHECK(name_in_sentence(names[0]) == "мера 1 «Провести сбор»");
    CHECK(short_name(names[1]) == "2");
    CHECK(short_name(names[2]) == "1. Открыть кружок");
}
