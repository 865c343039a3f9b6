#pragma once
// One heading of a column by the meaning of its words: every word speaks for a role with some weight.
#include <string>
#include <string_view>

#include "intake/table/columns.hpp"

namespace mera::intake {

struct Guess {
    Role role = Role::none;
    double weight = 0;  // 0: no word of it is known
};
Guess role_of_heading(std::string_view heading);

bool is_number_heading(const Tokens& tokens);  // «№ п/п»

// «Наименование организации», «Название документа»: the column names a thing, not what is to be done.
bool names_a_thing(std::string_view heading);

// «Отметка об исполнении», «Источник финансирования»: a column whose heading says that it is none of a plan's own.
bool names_note(std::string_view heading);

// «Срок», «Мероприятие», not «Работа с документами»: so clear a heading names a field of measures, not a part of the work.
bool names_field(std::string_view heading);

// «Дата рождения», «Дата выдачи удостоверения»: of a person, whatever days stand below it.
bool names_day_of_person(std::string_view heading);

// So does «Дата договора», «Дата поступления», unless the table is named a timetable: of what has been.
bool names_day_of_record(std::string_view heading);

// «Янв.» → «январь», «I кв.» → «I квартал»: a narrow column names its time in short. Empty when it names no time.
std::string time_in_short(std::string_view heading);

bool names_year(std::string_view heading);  // «2025», «2022 год», and nothing else

// Words of a narrow header are cut where the column ends: «Ответствен-¶ные».
std::string heading_text(std::string_view text);

}  // namespace mera::intake
