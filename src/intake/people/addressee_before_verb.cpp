#include "intake/people/addressee_before_verb.hpp"

#include "intake/people/addressee_end.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

Addressees addressed_before_verb(std::string_view clause, const Tokens& tokens) {
    const auto verb = first_infinitive(tokens, 0);
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 1; verb && at < *verb; ++at) {
        const auto form = reading_in_case(tokens[at].folded, Case::dative);
        const std::size_t noun =  // «главному врачу»
            has_adjective_ending(tokens[at].folded) && tokens[at].folded.ends_with("му") ? at + 1 : at;
        const bool people = form && form->kind != NounKind::thing && form->kind != NounKind::document &&
                            !reading_in_case(tokens[at].folded, Case::genitive);
        if (depth[at] > 0 ||
            !(people || (noun > at && noun < *verb && reading_in_case(tokens[noun].folded, Case::dative))))
            continue;
        if (tokens[at - 1].kind == Token::Kind::sign || !begins_addressee(tokens, at, Case::dative) ||
            is_one_of(tokens[at - 1].folded, {"к", "ко", "по", "и", "согласно", "благодаря", "подготовка", "помощь"}))
            continue;
        Addressees found = addressee_list(clause, Case::dative, tokens, at, end_of_name(tokens, at, *verb));
        if (!found.names.empty())
            found.doubts.push_back("«" + found.names.front() +
                                   "» стоит за тем, что сделать: проверьте, исполнитель это или получатель.");
        return found;
    }
    return {};
}

}  // namespace mera::intake
