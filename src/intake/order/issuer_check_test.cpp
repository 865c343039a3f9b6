// Who issued an order, when its letterhead names several. «Учебные данные»: every name is made up.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "intake/read/recognise.hpp"

namespace mera {

namespace {

PlanDraft signed_by(const char* signature, const std::vector<const char*>& letterhead) {
    Document document;
    document.format = DocFormat::html;
    std::vector<const char*> lines = letterhead;
    for (const char* line : {"ПРИКАЗ", "от 02.09.2024 № 115", "Об организации питания", "В целях порядка приказываю:",
                             "1. Завхозу Образцову Б.Б. проверить кухню до 5 сентября 2024 года.",
                             "2. Приказ довести до работников.", signature})
        lines.push_back(line);
    for (const char* text : lines) {
        DocParagraph paragraph;
        paragraph.text = text;
        document.blocks.emplace_back(std::move(paragraph));
    }
    auto draft = recognise(document);
    REQUIRE(draft);
    return *std::move(draft);
}

bool is_doubted(const PlanDraft& draft) {
    return std::any_of(draft.doubts.begin(), draft.doubts.end(),
                       [](const Doubt& doubt) { return doubt.field == "order.issuer"; });
}

}  // namespace

TEST_CASE("a founder and an institution that a page sets in one line are two, and the institution issues") {
    struct Case {
        const char* line;
        const char* issuer;
    };
    const Case cases[] = {
        {"Администрация города Озёрска Муниципальное унитарное предприятие «Трамвай»",
         "Муниципальное унитарное предприятие «Трамвай»"},
        {"Министерство науки и высшего образования Институт учебных наблюдений", "Институт учебных наблюдений"},
        {"Государственное учреждение Центр занятости", "Государственное учреждение Центр занятости"},
        {"Муниципальное учреждение культуры Центр досуга", "Муниципальное учреждение культуры Центр досуга"},
        {"Управление образования Администрации города", "Управление образования Администрации города"},
        {"МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ «ЦЕНТР»", "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ «ЦЕНТР»"},
    };
    for (const Case& c : cases)
        CHECK_MESSAGE(signed_by("Директор Б.Б. Образцов", {c.line}).order.issuer == c.issuer, c.line);
}

TEST_CASE("the school above its department in a letterhead is known by who signed, and doubted") {
    const PlanDraft draft = signed_by("Директор школы И.И. Примеров", {"Муниципальное учреждение «Холмская школа»",
                                                                       "Отдел образования администрации района"});
    CHECK(draft.order.issuer == "Муниципальное учреждение «Холмская школа»");
    CHECK(is_doubted(draft));
}

TEST_CASE("the head of the body that the letterhead names leaves no doubt") {
    struct Example {
        const char *signature, *issuer;
    };
    const Example cases[] = {
        {"Начальник отдела И.И. Примеров", "Отдел образования администрации района"},
        {"Заведующий отделом И.И. Примеров", "Отдел образования администрации района"},
        {"Директор департамента И.И. Примеров", "Департамент образования города"},
        {"Председатель И.И. Примеров", "Комитет по образованию района"},
        {"Министр И.И. Примеров", "Министерство культуры области"},
        {"Директор И.И. Примеров", "МБОУ «Холмская школа»"},
        {"Директор И.И. Примеров", "ГКУСО «Учебный дом»"},
        {"Глава администрации И.И. Примеров", "Администрация района"},
    };
    for (const Example& c : cases) {
        const PlanDraft draft = signed_by(c.signature, {c.issuer});
        CHECK_MESSAGE(draft.order.issuer == c.issuer, c.signature);
        CHECK_FALSE_MESSAGE(is_doubted(draft), c.signature);
    }
    CHECK_MESSAGE(is_doubted(signed_by("Директор И.И. Примеров", {"Комитет по образованию района"})),
                  "no other organisation stands there");
}

}  // namespace mera
