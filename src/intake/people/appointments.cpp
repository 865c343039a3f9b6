#include "intake/people/appointments.hpp"

#include <algorithm>
#include <string>

#include "intake/people/acting_post.hpp"
#include "intake/people/addressee_end.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/people/executor_boundaries.hpp"
#include "intake/people/named_responsible.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

bool is_post_of_duty(const Token& token) {  // «координатором», «ответственным»: what somebody is appointed
    const auto form = reading_in_case(token.folded, Case::instrumental);
    return token.folded.starts_with("ответственн") || (form && form->kind == NounKind::post);
}

// «Ответственными», as what: «ответственных организаторов» only describes whom.
bool is_appointed_as(const Token& token) {
    return token.folded.starts_with("ответственн") && (token.folded.ends_with("ым") || token.folded.ends_with("ыми") ||
                                                       token.folded.ends_with("ой") || token.folded.ends_with("ою"));
}

// Where «Министерство образования региональным координатором» passes from whom to as what.
std::size_t before_duty(const Tokens& tokens, std::size_t from, std::size_t end) {
    for (std::size_t at = from + 1; at < end; ++at) {
        if (!is_post_of_duty(tokens[at])) continue;
        while (at > from + 1 && tokens[at - 1].kind == Token::Kind::word &&
               has_adjective_ending(tokens[at - 1].folded) &&
               (tokens[at - 1].folded.ends_with("ым") || tokens[at - 1].folded.ends_with("им") ||
                tokens[at - 1].folded.ends_with("ой")))
            --at;
        return at;
    }
    return end;
}

// «Определить координатором мониторинга государственное учреждение «Центр …»»: a unit behind as what it is appointed. No
// preposition stands before it («за школу»), and it is not whose the duty is («координатором школы»).
bool is_unit_appointed(const Tokens& tokens, std::size_t verb, std::size_t at) {
    const auto form = reading_in_case(tokens[at].folded, Case::accusative);
    const bool unit = form && form->kind == NounKind::unit && !reading_in_case(tokens[at].folded, Case::genitive);
    if (!unit && !is_organisation_form(tokens[at].text)) return false;  // «МБУ «Центр …»»
    std::size_t first = at;
    while (first > verb + 1 && tokens[first - 1].kind == Token::Kind::word &&
           has_adjective_ending(tokens[first - 1].folded) && !is_post_of_duty(tokens[first - 1]))
        --first;
    if (is_one_of(tokens[first - 1].folded, {"за", "на", "в", "во", "под", "через", "по", "о", "об", "про"}))
        return false;
    return first == verb + 1 || std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(verb) + 1,
                                            tokens.begin() + static_cast<std::ptrdiff_t>(first), is_post_of_duty);
}

bool names_next_duty(const Tokens& tokens, std::size_t from, std::size_t end) {
    for (std::size_t at = from + 1; at + 1 < end; ++at)
        if (tokens[at].text == "," && tokens[at + 1].is("за")) return true;
    return false;
}

}  // namespace

// «Назначить …», and «определить», «утвердить», «избрать» when they say as what.
std::optional<std::size_t> appointing_verb(const Tokens& tokens) {
    if (tokens.empty()) return {};
    // «Ответственным за праздник определить отдел культуры», «Организатором ярмарки назначить …»
    const auto duty = reading_in_case(tokens[0].folded, Case::instrumental);
    if (tokens[0].folded.starts_with("ответственн") ||
        (duty && !duty->is_plural && (duty->kind == NounKind::unit || duty->kind == NounKind::post)))
        if (const auto verb = find_word(tokens, 1, {"назначить", "определить"})) return verb;
    if (begins_addressee(tokens, 0, Case::dative)) return {};  // «Директорам школ назначить ответственных»
    if (const auto appoint = find_word(tokens, 0, {"назначить", "назначаю"})) return appoint;
    if (tokens[0].is("закрепить") && first_person(tokens)) return 0;
    if (tokens.empty() || !is_one_of(tokens[0].folded, {"определить", "утвердить", "избрать"})) return {};
    const bool as_something = std::any_of(tokens.begin() + 1, tokens.end(), [](const Token& token) {
        const auto form = reading_in_case(token.folded, Case::instrumental);
        return form && form->kind == NounKind::post && !form->is_plural;
    });
    return as_something ? std::optional<std::size_t>{0} : std::nullopt;
}

// «Назначить ответственной за сайт Иванову И.И., методиста»: the people named after the verb.
Addressees appointed(std::string_view clause, const Tokens& tokens, std::size_t verb) {
    if (tokens[verb].is("закрепить")) return people_named(clause, verb + 1);
    bool adjectives_only = true;  // so far
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = verb + 1; at < tokens.size(); ++at) {
        const auto person = person_at(tokens, at);
        const auto form = reading_in_case(tokens[at].folded, Case::accusative);
        const bool unit =
            (form && form->kind == NounKind::unit && adjectives_only) || is_unit_appointed(tokens, verb, at);
        const bool post =
            ((form && form->kind == NounKind::post) || unit) && !tokens[at].folded.starts_with("ответственн");
        adjectives_only =
            adjectives_only && has_adjective_ending(tokens[at].folded) && !tokens[at].folded.starts_with("ответственн");
        if ((person && person->first == at) || post || (is_short_post(tokens, at) && !tokens[at].is("отв"))) {
            // «Назначить школьных координаторов», «ответственных организаторов»: whom, is for the addressee above to
            // say. «Назначить ответственными директоров школ» says whom.
            const bool named = std::any_of(tokens.begin(), tokens.end(), is_appointed_as) || first_person(tokens);
            const bool as_nothing = before_duty(tokens, at, end_of_sentence(tokens, at)) == end_of_sentence(tokens, at);
            // «Назначить муниципального координатора и направить сведения о нём»: a place to be filled, by whom is not said.
            const bool deed_follows = first_infinitive(tokens, at).has_value() && as_nothing;
            if (post && form && (form->is_plural || deed_follows) && !named) return {};
            if (depth[at] > 0) return people_named(clause, at);  // «ответственных (Примерова А.А., Образцов Б.Б.)»
            std::size_t begin = at;  // «главного специалиста»
            while (post && begin > verb + 1 && tokens[begin - 1].kind == Token::Kind::word &&
                   has_adjective_ending(tokens[begin - 1].folded) && !is_post_of_duty(tokens[begin - 1]) &&
                   !tokens[begin - 2].is("за"))  // «за питание медицинскую сестру»
                --begin;
            begin -= acting_words_before(tokens, begin);
            std::size_t end = at;
            // «… Ершова К.Д. на 2024–2025 учебный год», «… с 1 сентября»: until when is no part of the name.
            const std::size_t last = end_of_name(tokens, at, before_duty(tokens, at, end_of_sentence(tokens, at)));
            while (end < last && !tokens[end].folded.starts_with("ответственн") && tokens[end].text != "–" &&
                   tokens[end].text != "-" && !tokens[end].is("срок"))
                ++end;
            while (end > at && is_one_of(tokens[end - 1].text, {",", ";"})) --end;  // «…; срок – 1 марта»
            const bool listed = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(verb),
                                            tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                            [](const Token& token) { return token.text == ":"; });
            // «… за питание завхоза Образцова О.О., за охрану труда – инженера Сидорова С.С.»
            const bool each_for_own = names_next_duty(tokens, at, end);
            if (listed || each_for_own)
                return people_named(clause, at);  // «…: 4а класс – Примерова А.А., …; 4б класс – …»
            return addressee_list(clause, Case::accusative, tokens, begin, end);
        }
    }
    return {};
}

}  // namespace mera::intake
