#pragma once
// The stretches of a clause that may be its term: the longest that the language of deadlines reads, without those that speak of
// something else than the deed.
#include <cstddef>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

// «До …» and «раз в …» bind the deed; a span may as well be what the deed is about; of an event («по окончании смены») only the
// school knows the day.
enum class Binding { none, event, span, bound };

inline constexpr std::size_t kClauseTokensMax = 2'000;  // four printed pages: what is longer is no clause

struct Phrase {
    std::size_t first = 0, after = 0;  // tokens
    Binding binding = Binding::none;
};

// «15» марта: the quotes belong to the day, they open no words of another document.
Tokens with_days_unquoted(Tokens tokens);

// Inside «…» stand the words of another document.
std::vector<bool> quoted_tokens(const Tokens& tokens);

struct ClausePhrases {
    std::vector<Phrase> terms;
    // Spans that stand as terms beside a «Срок:»: «провести мониторинг с 1 по 20 октября. Срок: до 5 ноября»
    std::vector<Phrase> beside_label;
};

// What stands behind «Срок:» is the term, «постоянно» and «немедленно», too; of words that are no time («по графику, см. приложение
// 2, до 1 мая») what was found among them stays.
ClausePhrases phrases_in(std::string_view text, const Tokens& tokens);

// At the end of its sentence, at the beginning of the clause, or beside the deed itself.
bool stands_as_term(const Tokens& tokens, const Phrase& phrase);

// «В 2024 году», «в 2024/2025 учебном году»
bool is_year_alone(const Tokens& tokens, const Phrase& phrase);

// «Признать утратившим силу приказ …» is done by the order itself.
bool is_done_by_itself(std::string_view text, const Tokens& tokens);

}  // namespace mera::intake
