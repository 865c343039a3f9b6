#pragma once
// What a cell looks like by itself: a number of a row, a time, an executor, a document. Looks, not readings.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

struct Label {
    std::vector<int> parts;  // «2.3.» → 2, 3; «II» → 2
    std::string text;        // «2.3», «II»: as the plan will show it
    bool roman = false;
    std::string letter = {};  // «5а»: 5 and «а», in small letters
    std::size_t depth() const { return parts.size(); }
    bool begins_with(const Label& other) const;
    bool stands_behind(const Label& other) const;  // «5а» behind «5», «5б» behind «5а»: a row put in between two others
};

std::optional<Label> label_of(std::string_view text);  // the whole text is a label
// As label_of, and «5а», «2.4б.»: where numbers of rows stand. Elsewhere «5а» is a class of pupils.
std::optional<Label> row_label_of(std::string_view text);
struct LeadingLabel {
    Label label;
    std::string rest;  // the text after it
    bool bracket = false;  // «3)»
};
// «1.1. Провести», «II. Работа с кадрами», «3) Итоги», «5а. Провести»; not «10 классы», not «01.09. Линейка».
std::optional<LeadingLabel> leading_label(std::string_view text);

// 2.3 may be followed by 2.4, 2.3.1, 3, and by 2.5, since one number may be lost to a page break: a clause does not begin at
// «12 июня», an instruction not at a row of the plan («4.6. Провести …»). At the beginning stands 1.
bool may_follow(const std::vector<int>& before, const std::vector<int>& label);

// leading_label, and «Раздел 1. Нормативное обеспечение», «Глава II «Кадры»»: the part is named by its number, its title is the
// rest. «Этап 1» and «Задача 1» are words of the title.
std::optional<LeadingLabel> section_label(std::string_view text);

bool names_weekday(std::string_view word);  // «среда», «пт»

bool says_when(std::string_view text);
bool begins_with_hours(std::string_view text);  // «10.00», «12:30 – 13:15», «11 ч»; «12.05» may be a day
bool names_executor(std::string_view text);
// As names_executor, or a post that no list of posts holds, told by the ending of its name: «Терапевт», «Звукорежиссёр». Good
// for most cells of a column together, not for one.
bool may_name_executor(std::string_view text);
bool names_document(std::string_view text);  // begins with a document in the nominative: «Приказ об итогах»
bool is_organisation_form(std::string_view word);  // «МБОУ», «МКУ», «ГАУ»
std::optional<unsigned> month_in(std::string_view text);  // the only month it names, 1..12, in any case
// «Сентябрь», «Этап 1. Подготовительный (январь – март 2022 года)», «Контроль. Срок: май»: the time that a title gives to
// all measures under it; empty when it gives none.
std::string time_in_heading(std::string_view text);
bool is_month_heading(std::string_view text);  // «СЕНТЯБРЬ», «Мероприятия на октябрь 2020 г.»

}  // namespace mera::intake
