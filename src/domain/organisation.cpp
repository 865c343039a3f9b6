#include "domain/organisation.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

template <class Enum>
struct Named {
    Enum value;
    std::string_view code;
    std::string_view russian;
};

constexpr std::array kKinds = {
    Named<OrganisationKind>{OrganisationKind::region, "region", "орган власти региона"},
    Named<OrganisationKind>{OrganisationKind::department, "department", "орган управления образованием"},
    Named<OrganisationKind>{OrganisationKind::centre, "centre", "центр"},
    Named<OrganisationKind>{OrganisationKind::school, "school", "школа"},
    Named<OrganisationKind>{OrganisationKind::council, "council", "совет"},
    Named<OrganisationKind>{OrganisationKind::community, "community", "педагогическое сообщество"},
    Named<OrganisationKind>{OrganisationKind::other, "other", "другая организация"},
};
constexpr std::array kCategories = {
    Named<SchoolCategory>{SchoolCategory::low_results, "low_results", "стабильно низкие результаты"},
    Named<SchoolCategory>{SchoolCategory::at_risk, "at_risk", "зона риска"},
};

template <class Enum, std::size_t size>
const Named<Enum>& named(const std::array<Named<Enum>, size>& table, Enum value) {
    return *std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.value == value; });
}

template <class Enum, std::size_t size>
std::optional<Enum> by_code(const std::array<Named<Enum>, size>& table, std::string_view code) {
    for (const auto& row : table)
        if (row.code == code) return row.value;
    return {};
}

}  // namespace

std::string_view code_of(OrganisationKind kind) { return named(kKinds, kind).code; }
std::optional<OrganisationKind> organisation_kind_from(std::string_view code) { return by_code(kKinds, code); }
std::string_view in_russian(OrganisationKind kind) { return named(kKinds, kind).russian; }
std::string_view code_of(SchoolCategory category) { return named(kCategories, category).code; }
std::optional<SchoolCategory> school_category_from(std::string_view code) { return by_code(kCategories, code); }
std::string_view in_russian(SchoolCategory category) { return named(kCategories, category).russian; }

OrganisationKind kind_by_name(std::string_view name) {
    using Kind = OrganisationKind;
    // In the order of certainty: «Центр …» of a school district is a centre, «школьное методическое объединение» is not
    // a school.
    static const std::array<std::pair<std::string_view, Kind>, 17> kSigns = {{
        {"департамент", Kind::department},
        {"управление образовани", Kind::department},
        {"комитет", Kind::department},
        {"отдел образовани", Kind::department},
        {"министерств", Kind::region},
        {"объединени", Kind::community},
        {"сообществ", Kind::community},
        {"совет", Kind::council},
        {"центр", Kind::centre},
        {"институт", Kind::centre},
        {"школа", Kind::school},
        {"сош", Kind::school},
        {"оош", Kind::school},
        {"гимнази", Kind::school},
        {"лице", Kind::school},
        {"мбоу", Kind::school},
        {"кадетск", Kind::school},
    }};
    const std::string folded = fold_for_comparison(name);
    for (const auto& [sign, kind] : kSigns)
        if (folded.find(sign) != std::string::npos) return kind;
    return Kind::other;
}

}  // namespace mera
