#pragma once
// The part of its years that a plan is for, by its title: «на сентябрь 2024 года», «на I полугодие 2025 года», «на осенние каникулы».
#include <optional>
#include <string>
#include <string_view>

#include "domain/time/deadline.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

std::optional<int> year_of(const Token& token);

// «с сентября 2020 г. по май 2021 г.», «на сентябрь 2020 – май 2021 года», «23.01.2019г. - 22.02.2019г.»
std::optional<PlanTerm> stretch_in_title(std::string_view title);

// «План работы клуба на сентябрь месяц 2024 года», «План школьного дня на 30 октября 2024 года»; «на сентябрь – октябрь» is
// no month.
std::optional<PlanTerm> days_in_title(std::string_view title);

// What comes again in the plan ends with it.
struct PlanPart {
    std::optional<PlanTerm> days;  // nothing when only the people who wrote it know: «на летний период»
    std::string words;  // of the title, or of the heading above the rows
    bool sure = true;  // «подготовки … с 1 июня по 31 августа» may be when what is prepared takes place
};
std::optional<PlanPart> part_in_title(std::string_view title);

// «План проведения месячника», «Неделя математики»: it lasts some days, and the title does not say which.
std::optional<PlanPart> event_in_title(std::string_view title);

// «сентябрь 2023 – май 2025», «2025/26 учебный год»: one stretch of days, and nothing else in the words.
std::optional<PlanTerm> term_named(std::string_view words);

// «2 этап – основной (январь 2025 г. – май 2026 г.)»: when the rows under a heading take place.
std::optional<PlanTerm> term_in_brackets(std::string_view heading);

}  // namespace mera::intake
