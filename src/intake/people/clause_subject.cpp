#include "intake/people/clause_subject.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "intake/people/addressee_end.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/people/executor_boundaries.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

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

// «Зам. директора по ВР (Образцов Д.Е.) – контроль охвата питанием»: who, and behind the dash what is theirs.
Addressees named_before_dash(std::string_view clause, const Tokens& tokens) {
    if (!is_short_post(tokens, 0) && !begins_in_nominative(tokens)) return {};
    for (std::size_t at = 2; at + 1 < tokens.size() && !is_infinitive(tokens[at].folded); ++at)
        if (is_one_of(tokens[at].text, {"–", "—", "-"}) && tokens[at - 1].text == ")" && closes_person(tokens, at - 1))
            return {{std::string{between(clause, tokens[0], tokens[at - 1])}}, {}};
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

namespace {

// «Положение о смотре, который проводит отдел», «утвердить смету, что составляет бухгалтер»: told of something else.
bool is_told_of_another(const Tokens& tokens, std::size_t verb) {
    for (std::size_t at = 0; at < verb; ++at) {
        const bool said = is_one_of(tokens[at].folded, {"установить", "определить", "указать"});  // «…, что»
        if (tokens[at].folded.starts_with("котор") || tokens[at].is("если") || tokens[at].is("где")) return true;
        if (tokens[at].kind == Token::Kind::word && is_infinitive(tokens[at].folded) && !said) return true;
    }
    return false;
}

Addressees named_in(std::string_view clause, const Tokens& tokens, std::size_t first, std::size_t end, Case from) {
    end = end_of_name(tokens, first, end);
    while (end > first && tokens[end - 1].text == ",") --end;
    return end > first ? addressee_list(clause, from, tokens, first, end) : Addressees{};
}

bool is_verb_of_duty(std::string_view word) {
    return is_one_of(word, {"несет", "несут", "ведет", "ведут", "осуществляет", "осуществляют", "исполняет",
                            "исполняют", "выполняет", "выполняют", "обеспечивает", "обеспечивают", "проводит",
                            "проводят", "организует", "организуют", "контролирует", "контролируют"});
}

}  // namespace

// «Ответственность за исполнение приказа несёт проректор Примеров В.В.», «Обязанности механика исполняет мастер», «Секретарём
// комиссии является методист»
Addressees subject_behind_verb(std::string_view clause, const Tokens& tokens) {
    const bool of_duty = reading_in_case(tokens[0].folded, Case::instrumental) || tokens[0].folded.ends_with("ым") ||
                         tokens[0].folded.ends_with("ыми");
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const bool is_he = of_duty && is_one_of(tokens[at].folded, {"является", "являются"});
        if (!is_he && !is_verb_of_duty(tokens[at].folded)) continue;
        if (is_told_of_another(tokens, at) || !begins_addressee(tokens, at + 1, Case::nominative)) continue;
        return named_in(clause, tokens, at + 1, end_of_first_sentence(tokens, at + 1), Case::nominative);
    }
    return {};
}

// «Приёмка школ проводится комиссией отдела образования», «Комиссией отдела проводится приёмка»
Addressees doer_of_passive(std::string_view clause, const Tokens& tokens) {
    const std::vector<int> depth = nesting(tokens);
    const auto does = [&](std::size_t at) {  // «группами по пять человек» says how
        return depth[at] == 0 && begins_addressee(tokens, at, Case::instrumental) &&
               !is_one_of(tokens[at].folded, {"группами", "командами", "семьями"});
    };
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const std::string& word = tokens[at].folded;
        const bool passive =
            word.ends_with("ется") || word.ends_with("ются") || word.ends_with("ится") || word.ends_with("ятся");
        if (!passive || is_one_of(word, {"является", "являются", "руководствуется", "руководствуются"})) continue;
        if (is_told_of_another(tokens, at)) return {};
        const std::size_t end = end_of_first_sentence(tokens, at + 1);
        for (std::size_t whom = at + 1; whom < end && tokens[whom].kind == Token::Kind::word; ++whom)
            if (does(whom) && !tokens[whom - 1].is("с") && !tokens[whom - 1].is("со"))
                return named_in(clause, tokens, whom, end, Case::instrumental);
        return at > 0 && does(0) ? named_in(clause, tokens, 0, at, Case::instrumental) : Addressees{};
    }
    return {};
}

}  // namespace mera::intake
