#pragma once
// Исполнитель: whom the words of the order mean. Named («МКУ ДО «ЦРО»»), a group («образовательные организации» = the
// schools of the list), a person by post («директор МКУ ДО «ЦРО» Г.Н. Котельникова» = that organisation).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/organisation.hpp"

namespace mera {

enum class ExecutorKind {
    organisation,    // one organisation
    listed_schools,  // every school of the list on the day the period is due
    nobody,          // the words name nobody who owes anything
};
std::string_view code_of(ExecutorKind kind);
std::optional<ExecutorKind> executor_kind_from(std::string_view code);

// One organisation under all its spellings: «МБОУ СОШ №2», «МБОУ «СОШ № 2»» give one key.
std::string organisation_key(std::string_view name);

struct ExecutorReading {
    ExecutorKind kind = ExecutorKind::nobody;
    std::optional<OrganisationId> organisation = {};  // set when exactly one of the register fits
    std::vector<OrganisationId> candidates = {};      // when several fit: the person chooses
};

// `nobody` without candidates: the register knows no such organisation.
ExecutorReading read_executor(std::string_view words, const std::vector<Organisation>& known);

bool names_a_group_of_schools(std::string_view words);

}  // namespace mera
