#pragma once
// Исполнитель: whom the words of the order mean. Named («МКУ ДО «ЦРО»»), a group («образовательные организации» = the
// schools of the list), a person by post («директор МКУ ДО «ЦРО» Г.Н. Котельникова» = that organisation). The words are
// read against the register; what fits several, or fits only in part, is a question for a person.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/executor_words.hpp"
#include "domain/people/organisation.hpp"

namespace mera {

enum class ExecutorKind {
    organisation,  // one organisation
    listed_schools,  // every school of the list on the day the period is due
    nobody,  // the words name nobody who owes anything
};
std::string_view code_of(ExecutorKind kind);
std::optional<ExecutorKind> executor_kind_from(std::string_view code);

// One organisation under all its spellings: «МБОУ СОШ №2», «МБОУ «СОШ № 2»» give one key.
std::string organisation_key(std::string_view name);

enum class ExecutorQuestion {
    none,  // the reading is certain
    unknown,  // the register has no such organisation
    ambiguous,  // several fit: the person chooses
    likely,  // one fits in part: the person confirms
    post,  // a post, and nobody says where: «заместитель директора по УВР»
    other_group,  // a group that need not be the list of schools: «дошкольные организации», «школы-наставники»
};

struct ExecutorReading {
    ExecutorKind kind = ExecutorKind::nobody;
    std::optional<OrganisationId> organisation = {};  // set when exactly one of the register fits
    std::vector<OrganisationId> candidates = {};  // for `ambiguous` and `likely`
    ExecutorQuestion question = ExecutorQuestion::none;
};

// What a person answered before about the same words of orders of this owner.
struct ExecutorAnswer {
    std::string words_folded;  // organisation_key of the words
    ExecutorKind kind = ExecutorKind::nobody;
    std::optional<OrganisationId> organisation = {};  // set for `organisation`
};
const ExecutorAnswer* answer_about(std::string_view words, const std::vector<ExecutorAnswer>& answers);

// The organisations that words may mean, their names taken apart once: an order asks of some thirty wordings, a register
// may hold a country.
class ExecutorRegister {
public:
    explicit ExecutorRegister(const std::vector<Organisation>& known);
    void add(const Organisation& organisation);
    ExecutorReading read(std::string_view words) const;
    bool has_name(std::string_view name) const;  // in any spelling

private:
    struct Named {
        OrganisationId id;
        std::vector<std::string> keys;  // organisation_key of each of its names
        std::vector<std::vector<NameWord>> aliases;
        std::vector<NameParts> names;
    };
    std::vector<OrganisationId> called_so(std::string_view words) const;
    ExecutorReading best_fit(const NameParts& asked, std::string_view words) const;

    std::vector<Named> organisations_;
};
ExecutorReading read_executor(std::string_view words, const std::vector<Organisation>& known);  // of one wording

std::string_view in_russian(ExecutorQuestion question);  // the question as a sentence
std::string in_russian(ExecutorQuestion question, std::string_view words);  // with the words it is about

bool names_a_group_of_schools(std::string_view words);

}  // namespace mera
