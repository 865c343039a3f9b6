#include "intake/plan/unsure_fields.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace mera::intake {

namespace {

using Read = std::pair<const char*, double>;  // a text and how sure its letters are

RawPlan plan_of(const std::vector<Read>& texts, RawField RawMeasure::* field) {
    RawPlan plan;
    RawSection& section = plan.sections.emplace_back();
    for (const auto& [text, confidence] : texts) {
        RawField& raw = section.measures.emplace_back().*field;
        raw.text = text;
        raw.confidence = confidence;
    }
    return plan;
}

std::string last_executor(const std::vector<Read>& texts) {
    RawPlan plan = plan_of(texts, &RawMeasure::executors);
    mend_unsure_executors(plan);
    return plan.sections.front().measures.back().executors.text;
}

std::string last_deadline(const std::vector<Read>& texts) {
    RawPlan plan = plan_of(texts, &RawMeasure::deadline);
    mend_unsure_deadlines(plan);
    return plan.sections.front().measures.back().deadline.text;
}

}  // namespace

TEST_CASE("a title of one word that is none, or that ends with a colon, is doubted") {
    const auto doubted = [](const char* text) {
        RawPlan plan = plan_of({{text, 0.95}}, &RawMeasure::title);
        doubt_cut_titles(plan);
        return !plan.sections.front().measures.front().title.doubts.empty();
    };
    CHECK(doubted("Докдад"));
    CHECK(doubted("Контроль полн:"));
    CHECK_FALSE(doubted("Доклад"));
    CHECK_FALSE(doubted("Контроль полноты"));
}

TEST_CASE(
    "a full stop behind a whole name among executors was a comma, one of an abbreviation or inside a name stays") {
    const auto parted = [](const char* text) {
        RawPlan plan = plan_of({{text, 0.95}}, &RawMeasure::executors);
        part_executors_at_stops(plan);
        return plan.sections.front().measures.front().executors.text;
    };
    CHECK(parted("Оркестр. хор") == "Оркестр, хор");
    CHECK(parted("ГБУ «Центр спасания». старший тренер") == "ГБУ «Центр спасания», старший тренер");
    CHECK(parted("Тренеры. Образцов О.О.") == "Тренеры, Образцов О.О.");
    CHECK(parted("Зам. директора") == "Зам. директора");
    CHECK(parted("Образцов О.О. инженер") == "Образцов О.О. инженер");
    CHECK(parted("Специалисты отдела. организаций") == "Специалисты отдела. организаций");
}

TEST_CASE("an executor under a stamp is the one that a sure row names, if only what is no word differs") {
    const Read sure{"Старший воспитатель", 0.96};
    CHECK(last_executor({sure, {"Стайший восвитатель", 0.4}}) == "Старший воспитатель");
    const Read centre{"Отдел образования, МКУ «Центр развития»", 0.96},
        no_comma{"Отдел образования МКУ «Центр развития»", 0.96};
    CHECK(last_executor({centre, no_comma, {"Отдел образования, МКУ «Центр Д вития»", 0.4}}) ==
          "Отдел образования МКУ «Центр развития»");
    CHECK(last_executor({{"Методист Примеров А.А.", 0.96}, {"Методист Примеров А.Б.", 0.4}}) ==
          "Методист Примеров А.Б.");
    CHECK(last_executor({sure, {"Младший воспитатель", 0.4}}) == "Младший воспитатель");
    CHECK(last_executor({sure, {"Стайший восвитатель", 0.95}}) == "Стайший восвитатель");
    CHECK(last_executor({{"Школа № 3 города", 0.96}, {"Школа № 5 города", 0.4}}) == "Школа № 5 города");
    CHECK(last_executor({{"Заместитель директора по УВР", 0.96}, {"Заместитель директора по УПР", 0.4}}) ==
          "Заместитель директора по УПР");
}

TEST_CASE("a year of another century is the one that the sure deadlines write, and a doubt stays") {
    const std::vector<Read> sure = {{"5 мая 2026 г.", 0.96}, {"до 1 июня 2026 г.", 0.96}};
    const auto with = [&](const char* text, double confidence) {
        std::vector<Read> all = sure;
        all.push_back({text, confidence});
        return last_deadline(all);
    };
    CHECK(with("до 15 марта 2096 г.", 0.4) == "до 15 марта 2026 г.");
    CHECK(with("до 15 марта 2096 г.", 0.95) == "до 15 марта 2096 г.");
    CHECK(last_deadline({{"5 мая 2025", 0.96}, {"5 мая 2026", 0.96}, {"5 мая 2036", 0.4}}) == "5 мая 2026");
    CHECK(with("до 15 марта 2028 г.", 0.4) == "до 15 марта 2028 г.");
    CHECK(with("до 15 марта 2026 г. ло", 0.4) == "до 15 марта 2026 г.");
    CHECK(with("до 15 марта 2026. т", 0.4) == "до 15 марта 2026 г.");
    CHECK(with("до 15 марта 2026 г., до 1 мая", 0.4) == "до 15 марта 2026 г., до 1 мая");
    RawPlan plan = plan_of({{"5 мая 2026 г.", 0.96}, {"до 15 марта 2096 г.", 0.4}}, &RawMeasure::deadline);
    mend_unsure_deadlines(plan);
    CHECK(plan.sections.front().measures.back().deadline.doubts.size() == 1);
}

TEST_CASE("a month that is cut short without a full stop is doubted") {
    const auto doubts = [](const char* text) {
        RawPlan plan = plan_of({{text, 0.96}}, &RawMeasure::deadline);
        mend_unsure_deadlines(plan);
        return plan.sections.front().measures.back().deadline.doubts.size();
    };
    CHECK(doubts("октябрь - нояб") == 1);
    CHECK(doubts("октябрь - нояб.") == 0);
    CHECK(doubts("октябрь - ноябрь") == 0);
    CHECK(doubts("июнь - июль и") == 1);
}

TEST_CASE("an unsure capital is small where all sure deadlines begin small") {
    const Read first{"до 1 мая 2026 г.", 0.96}, second{"с 4 по 8 июня", 0.96}, other{"До 9 июня", 0.96};
    CHECK(last_deadline({first, second, {"До 25 апреля", 0.6}}) == "до 25 апреля");
    CHECK(last_deadline({first, second, {"До 25 апреля", 0.96}}) == "До 25 апреля");
    CHECK(last_deadline({first, second, other, {"До 25 апреля", 0.6}}) == "До 25 апреля");
    CHECK(last_deadline({first, second, {"Апрель", 0.6}}) == "Апрель");
}

TEST_CASE("a month whose day is lost is doubted") {
    const auto doubts = [](const char* text) {
        RawPlan plan = plan_of({{text, 0.96}}, &RawMeasure::deadline);
        mend_unsure_deadlines(plan);
        return plan.sections.front().measures.front().deadline.doubts.size();
    };
    CHECK(doubts("с 25 августа по сентября") == 1);
    CHECK(doubts("до июня") == 0);
    CHECK(doubts("с февраля по май") == 0);
    CHECK(doubts("с 25 августа по 10 сентября") == 0);
    CHECK(doubts("до конца июня") == 0);
    CHECK(doubts("до 1 июня") == 0);
}

TEST_CASE("a word of a deadline that is none is doubted, however sure its letters were") {
    const auto doubts = [](const char* text) {
        RawPlan plan = plan_of({{text, 0.96}}, &RawMeasure::deadline);
        doubt_unknown_time_words(plan);
        return plan.sections.front().measures.front().deadline.doubts.size();
    };
    CHECK(doubts("при возникновени опасных явлений") == 1);
    CHECK(doubts("по мере необходимость") == 1);
    CHECK(doubts("по мере необходимости") == 0);
    CHECK(doubts("при возникновении опасных явлений, до 1 марта 2025 года") == 0);
    CHECK(doubts("еженедельно по понедельникам") == 0);
    CHECK(doubts("по графику Минобрнауки") == 0);
}

}  // namespace mera::intake
