#include "domain/people/organisation.hpp"

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
bool stands_alone(OrganisationKind kind) {
    return kind == OrganisationKind::region || kind == OrganisationKind::department;
}
std::string_view code_of(SchoolCategory category) { return named(kCategories, category).code; }
std::optional<SchoolCategory> school_category_from(std::string_view code) { return by_code(kCategories, code); }
std::string_view in_russian(SchoolCategory category) { return named(kCategories, category).russian; }

namespace {

struct KindSign {
    std::string_view beginning;  // of a word
    OrganisationKind kind;
    std::string_view unless = {};  // the word goes on so and means something else
};

// In the order of certainty: «Центр …» of a school district is a centre, «школьное методическое объединение» is not a
// school. A school is often named after a «Герой Советского Союза» and stands in a «Центральный район».
constexpr auto kSigns = std::to_array<KindSign>({
    {"департамент", OrganisationKind::department},
    {"управление образовани", OrganisationKind::department},
    {"комитет", OrganisationKind::department},
    {"отдел образовани", OrganisationKind::department},
    {"министерств", OrganisationKind::region},
    {"объединени", OrganisationKind::community},
    {"сообществ", OrganisationKind::community},
    {"совет", OrganisationKind::council, "советск"},
    {"центр", OrganisationKind::centre, "центральн"},
    {"институт", OrganisationKind::centre},
    {"школа", OrganisationKind::school},
    {"сош", OrganisationKind::school},
    {"оош", OrganisationKind::school},
    {"гимнази", OrganisationKind::school},
    {"прогимнази", OrganisationKind::school},
    {"лице", OrganisationKind::school},
    {"мбоу", OrganisationKind::school},
    {"кадетск", OrganisationKind::school},
    {"общеобразовательн", OrganisationKind::school},
});

bool shows(std::string_view folded, const KindSign& sign) {
    for (std::size_t at = folded.find(sign.beginning); at != std::string_view::npos;
         at = folded.find(sign.beginning, at + 1)) {
        const bool begins_word = at == 0 || static_cast<unsigned char>(folded[at - 1]) < 0x80;
        if (begins_word && (sign.unless.empty() || !folded.substr(at).starts_with(sign.unless))) return true;
    }
    return false;
}

}  // namespace

OrganisationKind kind_by_name(std::string_view name) {
    const std::string folded = fold_for_comparison(name);
    const auto found =
        std::find_if(kSigns.begin(), kSigns.end(), [&](const KindSign& sign) { return shows(folded, sign); });
    return found == kSigns.end() ? OrganisationKind::other : found->kind;
}

}  // namespace mera
