#pragma once
// Организация: a school, a centre, the department, the region. Orders call one organisation by many names.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "domain/time/calendar.hpp"

namespace mera {

enum class OrganisationKind { region, department, centre, school, council, community, other };
std::string_view code_of(OrganisationKind kind);
std::optional<OrganisationKind> organisation_kind_from(std::string_view code);
std::string_view in_russian(OrganisationKind kind);
bool stands_alone(OrganisationKind kind);  // a region, a department: under nobody's orders until somebody says so
OrganisationKind kind_by_name(std::string_view name);  // «МБОУ СОШ № 2» is a school; what it cannot tell is `other`
// For tables and lists: «Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3
// имени Героя Советского Союза …»» is «СОШ № 3». The name itself when nothing can be left out.
std::string shortened_name(std::string_view name);
// «УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ГОРОДА УРАЯ», as heads of orders are set: «Управление образования администрации
// города Урая». What is not set so stays as it is.
std::string without_shouting(std::string_view name);

struct Organisation {
    OrganisationId id = {};
    std::string name;  // as in the order: «МКУ ДО «Центр развития образования»»
    std::string short_name;  // for tables; the name when there is no shorter one
    OrganisationKind kind = OrganisationKind::other;
    std::optional<OrganisationId> parent = {};
    std::vector<std::string> aliases = {};  // what else it is or was called
    bool six_day_week = false;  // lessons on Saturdays
    WorkWeek week() const { return six_day_week ? WorkWeek::six_days : WorkWeek::five_days; }
    std::optional<Date> closed_on = {};  // its obligations and history stay
};

enum class SchoolCategory { low_results, at_risk };
std::string_view code_of(SchoolCategory category);
std::optional<SchoolCategory> school_category_from(std::string_view code);
std::string_view in_russian(SchoolCategory category);  // «стабильно низкие результаты», «зона риска»

struct SchoolListEntry {  // a school of the list, from the day it enters to the day it leaves
    OrganisationId school;
    SchoolCategory category = SchoolCategory::low_results;
    Date enters_on;
    std::optional<Date> leaves_on = {};
    bool holds_on(Date day) const { return enters_on <= day && (!leaves_on || day < *leaves_on); }
};

}  // namespace mera
