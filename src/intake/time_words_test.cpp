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
                             {"в течение учебно! о года", "в течение учебного года"},
                             {"август. декабрь 2024 г.", "август, декабрь 2024 г."},
                             {"май. сентябрь 2024 г.", "май, сентябрь 2024 г."},
                             {"до 5 мая 2024 г. и в июне", "до 5 мая 2024 г. и в июне"},
                             {"март, май", "март, май"},
                             {"1 раз в квартал", "1 раз в квартал"},
                             {"в течение года", "в течение года"},
                             {"сентя брь 2024 г.", "сентябрь 2024 г."},
                             {"в 2024 году", "в 2024 году"},
                             {"до 5 октября.2025", "до 5 октября 2025"},
                             {"октябрь. 2025 г.", "октябрь 2025 г."},
                             {"октября,2025 года", "октября 2025 года"},
                             {"до 5 октября: 2025 г.", "до 5 октября 2025 г."},
                             {"окт. 2025 г.", "окт. 2025 г."},
                             {"до 15.10.2025", "до 15.10.2025"},
                             {"17 января 2026 Г.", "17 января 2026 г."},
                             {"с 1 сентября По 31 мая 2025 Г.", "с 1 сентября по 31 мая 2025 г."},
                             {"с сентября По май", "с сентября по май"},
                             {"Постоянно. По графику", "Постоянно. По графику"},
                             {"еженедельно с -13 января 2025 г.", "еженедельно с 13 января 2025 г."},
                             {"1-15 марта", "1-15 марта"},
                             {"до З марта", "до 3 марта"},
                             {"З квартал", "3 квартал"},
                             {"Ш квартал 2026 г.", "III квартал 2026 г."},
                             {"2 раза в месац", "2 раза в месяц"},
                             {"октябрь - ноябры", "октябрь - ноябрь"},
                             {"дс 19 ноября", "до 19 ноября"},
                             {"ло графику", "по графику"},
                             {"с 15 июня но 25 августа", "с 15 июня по 25 августа"},
                             {"3 Декабря 2025 г.", "3 декабря 2025 г."},
                             {"в\\течение года", "в течение года"},
                             {"28.05.2026—", "28.05.2026"},
                             {"до 20 декабря”", "до 20 декабря"},
                             {"по плану «Зима»", "по плану «Зима»"},
                             {"+ 5 мая", "5 мая"},
                             {"+5 мая", "+5 мая"},  // it may be the rest of a figure
                             {"до б марта", "до 6 марта"},
                             {"с З по 14 марта", "с 3 по 14 марта"},
                             {"до 01.03,2024", "до 01.03.2024"},
                             {"до 15:04.2025", "до 15.04.2025"},
                             {"в 10:30, 15.04.2025", "в 10:30, 15.04.2025"},
                             {"по Мере обращения", "по мере обращения"},
                             {"ко Дню Победы", "ко Дню Победы"},
                             {"в течение 30. дней", "в течение 30 дней"},
                             {"3 октября 2025 г.. 3 апреля 2026 г.", "3 октября 2025 г., 3 апреля 2026 г."},
                             {"май 2025 г.. ", "май 2025 г.. "},
                             {"Пи III кварталы 2025 г.", "II и III кварталы 2025 г."},
                             {"группа б", "группа б"}};
    for (const Example& c : cases) CHECK(mend_time_words(c.read).text == c.mended);
}

TEST_CASE("deadlines that begin with one word begin with it in one size") {
    const auto last_of = [](const std::vector<std::string>& deadlines) {
        RawPlan plan;
        RawSection& section = plan.sections.emplace_back();
        for (const std::string& words : deadlines) section.measures.emplace_back().deadline.text = words;
        mend_time_words(plan);
        return section.measures.back().deadline.text;
    };
    CHECK(last_of({"до 1 мая", "до 2 мая", "до 3 мая", "до 4 мая", "до 5 мая", "До 6 мая"}) == "до 6 мая");
    CHECK(last_of({"До 1 мая", "До 2 мая", "До 3 мая", "До 4 мая", "До 5 мая", "до 6 мая"}) == "До 6 мая");
    CHECK(last_of({"до 1 мая", "до 2 мая", "До 3 мая", "До 4 мая", "до 5 мая", "До 6 мая"}) == "До 6 мая");
    CHECK(last_of({"май", "июнь", "до 3 мая", "До 6 мая"}) == "До 6 мая");
}

TEST_CASE("a year that stands alone and apart is doubted") {
    const auto doubts = [](const std::vector<std::string>& deadlines) {
        RawPlan plan;
        RawSection& section = plan.sections.emplace_back();
        for (const std::string& words : deadlines) section.measures.emplace_back().deadline.text = words;
        doubt_lone_years(plan);
        std::size_t count = 0;
        for (const RawMeasure& measure : section.measures) count += measure.deadline.doubts.size();
        return count;
    };
    CHECK(doubts({"май 2024", "до 05.06.2024", "июнь 2024", "до 1 июля 2028"}) == 1);
    CHECK(doubts({"май 2024", "до 05.06.2024", "июнь 2024", "до 1 июля 2025"}) == 0);
    CHECK(doubts({"май 2024", "до 1 июля 2028"}) == 0);
}

TEST_CASE("times that one author lists have signs between them, those of two rows have not") {
    CHECK(are_listed("март, сентябрь и ноябрь 2024 г.", 3));
    CHECK(are_listed("15.04.2024; 15.07.2024", 2));
    CHECK_FALSE(are_listed("до 15.08.2025 июль 2025", 2));
    CHECK_FALSE(are_listed("март, май 2025 до 15.08.2025", 3));
}

}  // namespace mera::intake
