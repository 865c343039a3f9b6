#pragma once
// Names of people as orders write them: «Г.Н. Котельниковой», «Сычугова З.Р.», «Петрову Ивану Ильичу».
#include <optional>
#include <string>
#include <string_view>

#include "intake/words/inflection.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

struct PersonSpan {
    std::size_t first = 0, last = 0;  // tokens, both included
    std::size_t surname = 0;
};

// A surname with initials on either side of it, or three full names with a patronymic.
std::optional<PersonSpan> person_at(const Tokens& tokens, std::size_t at);
std::optional<PersonSpan> first_person(const Tokens& tokens);

// The bracket at `bracket` closes a name: «(Примерова В.А.)», «(Примерова)».
bool closes_person(const Tokens& tokens, std::size_t bracket);

// Without the full stop at the end; that of an initial belongs to the name.
std::size_t end_of_sentence(const Tokens& tokens, std::size_t from);

struct Surname {
    std::string text;
    bool sure = false;
};
Surname nominative_surname(std::string_view surname, Case from);
// The whole name in the nominative; the order of its parts stays.
Surname nominative_person(std::string_view text, const Tokens& tokens, const PersonSpan& span, Case from);

// «3.Р. Сычугова» → «З.Р. Сычугова»: digits that stand where an initial must.
struct InitialsRepair {
    std::string text;
    bool changed = false;
};
InitialsRepair repair_initials(std::string_view text);

}  // namespace mera::intake
