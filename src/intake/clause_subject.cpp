#include "intake/clause_subject.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include "intake/cell_kinds.hpp"
#include "intake/deeds.hpp"
#include "intake/inflection.hpp"
#include "intake/names.hpp"

namespace mera::intake {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_in_nominative(const Tokens& tokens) {  // with a unit or one post
    constexpr std::size_t kWords = 3;
    for (std::size_t at = 0; at < std::min(kWords, tokens.size()); ++at) {
        const auto form = reading_in_case(tokens[at].folded, Case::nominative);
        if (form && (form->kind == NounKind::unit || form->kind == NounKind::post)) return true;
        if (!has_adjective_ending(tokens[at].folded)) return false;
    }
    return false;
}

}  // namespace

// «Управление хозяйства (Примеров В.П.) подготовить площадь»: a dative was meant, and the name in brackets tells.
Addressees unit_in_nominative(std::string_view clause, const Tokens& tokens) {
    const auto verb = first_infinitive(tokens, 0);
    if (!verb || *verb < 3 || !closes_person(tokens, *verb - 1)) return {};
    for (std::size_t at = 0; at < 3; ++at) {
        const auto form = reading_in_case(tokens[at].folded, Case::nominative);
        if (form && form->kind == NounKind::unit)
            return {{std::string{between(clause, tokens[0], tokens[*verb - 1])}}, {}};
        if (!has_adjective_ending(tokens[at].folded)) break;
    }
    return {};
}

// «Комитет по спорту (Примеров) координирует работу»: who, and what he does, in so many words.
Addressees subject_of_verb(std::string_view clause, const Tokens& tokens) {
    const std::vector<int> depth = nesting(tokens);
    const bool named = begins_in_nominative(tokens);
    for (std::size_t at = 1; named && at < tokens.size(); ++at) {
        if (depth[at] > 0) continue;
        const std::string& word = tokens[at].folded;
        if (tokens[at].kind == Token::Kind::sign && tokens[at].text != ")" && tokens[at].text != "(" &&
            tokens[at].text != "»" && tokens[at].text != "«" && tokens[at].text != "\"")
            return {};
        const bool verb =
            (word.ends_with("ует") || word.ends_with("уют") || word.ends_with("ивает") || word.ends_with("ивают") ||
             word.ends_with("яет") || word.ends_with("яют") || word.ends_with("одит") || word.ends_with("одят")) &&
            readings_of(word).empty();
        const bool must = is_one_of(word, {"должен", "должна", "должны", "обязан", "обязана", "обязаны"});
        if (!verb && !must) continue;
        Addressees out{{std::string{between(clause, tokens[0], tokens[at - 1])}}, {}};
        if (!must && !closes_person(tokens, at - 1))
            out.doubts.push_back("Пункт говорит, что делает «" + out.names.front() + "». Проверьте, поручение ли это.");
        return out;
    }
    return {};
}

// «Ответственность за исполнение приказа несёт проректор Примеров В.В.»
Addressees answering(std::string_view clause, const Tokens& tokens) {
    const auto bears = find_word(tokens, 1, {"несет", "несут"});
    if (tokens[0].text != "Ответственность" || !bears || *bears + 1 >= tokens.size()) return {};
    const std::size_t end = end_of_sentence(tokens, *bears + 1);
    const Tokens behind{tokens.begin() + static_cast<std::ptrdiff_t>(*bears) + 1, tokens.end()};
    if (end <= *bears + 1 || !begins_in_nominative(behind)) return {};
    return {{std::string{between(clause, tokens[*bears + 1], tokens[end - 1])}}, {}};
}

}  // namespace mera::intake
