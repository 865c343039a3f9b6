#pragma once
// «Руководителям общеобразовательных организаций» → «руководители общеобразовательных организаций»: posts, units and
// groups of people put into the nominative. Words the lexicon does not know are put back by their endings, not surely.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

enum class Case { nominative, genitive, dative, accusative, instrumental };

enum class NounKind { post, unit, group, document, thing };

struct NounForm {  // one reading of a form
    std::string singular, plural;  // nominative, folded
    NounKind kind = NounKind::thing;
    Case grammatical_case = Case::nominative;
    bool is_plural = false;
    char gender = 'm';  // m, f, n; of an adjective used as a noun: of this form
};

// Readings of a folded word the lexicon knows: «директорам» → dative plural of «директор».
const std::vector<NounForm>& readings_of(std::string_view folded_word);
std::optional<NounForm> reading_in_case(std::string_view folded_word, Case grammatical_case);
bool is_noun_of_kind(std::string_view folded_word, NounKind kind);  // in any case
bool is_nominative_of_kind(std::string_view folded_word, NounKind kind);

bool has_adjective_ending(std::string_view folded_word);
bool is_participle(std::string_view folded_word);  // «включённых», «имеющих», «направленное»
std::string nominative_adjective(std::string_view word, const NounForm& head, bool plural);

struct InNominative {
    std::string text;
    bool sure = false;       // every changed word was known
    bool is_plural = false;  // of the phrase as given
    NounKind kind = NounKind::thing;
};
// The first noun of the phrase with the adjectives before it, and what is joined to it by «и»; the rest stands as it
// stood. `as_singular`: of one of the people a plural names («директорам … и …» → «директор»). Nothing when the phrase
// does not begin with a word in that case.
std::optional<InNominative> nominative_phrase(std::string_view phrase, Case from, bool as_singular = false);

}  // namespace mera::intake
