#include "intake/people/addressee_segments.hpp"

#include <algorithm>
#include <string_view>

#include "intake/people/addressee_list.hpp"
#include "intake/people/executor_boundaries.hpp"
#include "intake/people/unlisted_addressee.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

namespace {

// «Органам власти, ответственным за реализацию …»: of which of them it speaks; beside people it names other people.
bool describes_unit(const Tokens& tokens, std::size_t first, std::size_t at, Case from) {
    if (at + 1 >= tokens.size() || !tokens[at].folded.starts_with("ответственн") || !tokens[at + 1].is("за"))
        return false;
    for (std::size_t word = first; word < at; ++word)
        if (const auto form = reading_in_case(tokens[word].folded, from))
            return form->kind == NounKind::unit || tokens[word].is("лицам");
    return false;
}

// «Отделу по земельным ресурсам и управлению муниципальным имуществом»: of what it manages, not another department.
bool manages_something(const Tokens& tokens, std::size_t first, std::size_t at) {
    if (at + 1 >= tokens.size() || !tokens[at].folded.starts_with("управлени")) return false;
    const std::string& what = tokens[at + 1].folded;
    const bool instrumental = what.ends_with("ым") || what.ends_with("им") || what.ends_with("ом") ||
                              what.ends_with("ем") || what.ends_with("ами") || what.ends_with("ями") ||
                              what.ends_with("ыми") || what.ends_with("ими");
    return instrumental && std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                       tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                       [](const Token& token) { return token.is("по"); });
}

// «Начальнику отдела помощи женщинам и детям Примеровой Б.Б.»: one person, so both are whom the department helps.
bool is_helped(const Tokens& tokens, std::size_t first, std::size_t at) {
    if (!tokens[at].is("и") || at < first + 2 || at + 1 >= tokens.size()) return false;
    const auto plural = [](const Token& token) { return ends_with_any(token.folded, {"ам", "ям"}); };
    const bool one = ends_with_any(tokens[first].folded, {"у", "ю"});
    const auto person = person_at(tokens, at + 2);
    if (!one || !plural(tokens[at - 1]) || !plural(tokens[at + 1]) || !person || person->first != at + 2) return false;
    const std::size_t behind = person->last + 1;
    return behind >= tokens.size() || !is_one_of(tokens[behind].text, {",", "и"}) || !person_at(tokens, behind + 1);
}

bool ends_addressee(const Tokens& tokens, std::size_t at) {
    return at >= tokens.size() || tokens[at].text == "," || tokens[at].is("и") || is_infinitive(tokens[at].folded);
}

bool is_adjective(const std::string& word) { return has_adjective_ending(word) && readings_of(word).empty(); }

// «Кладовщику и поварам» are two; «руководителям и заместителям» may share what follows.
bool differ_in_number(std::string_view one, std::string_view other) {
    const bool singular = one.ends_with("у") || one.ends_with("ю");
    return singular && ends_with_any(other, {"ам", "ям", "ым", "им"});
}

// «Кадровой службе, архиву и профкому»: a word alone between two signs; «архиву» declines as «архивом».
bool is_dative_alone(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    const auto has = [&](std::string_view end, std::string_view other) {
        return word.ends_with(end) && is_in_dictionary(without_end(word, end) + std::string{other}).value_or(false);
    };
    return ends_addressee(tokens, at + 1) && readings_of(word).empty() && (has("у", "ом") || has("ю", "ем"));
}

// «Населению, старостам деревень, кастелянше Примеровой А.А.»: datives that no list holds, in a list of datives. «Отделу по спорту, играм» has a
// preposition that governs it.
bool is_unlisted_dative(const Tokens& tokens, std::size_t begin, std::size_t at, Case from) {
    constexpr std::size_t kLetters = 5;
    std::size_t adjectives = 0;  // «другим водопользователям»; «участковому,» and «кухонным рабочим» end with one
    for (; at < tokens.size() && has_adjective_ending(tokens[at].folded) &&
           ends_with_any(tokens[at].folded, {"ым", "им", "ому", "ему"});
         ++at)
        ++adjectives;
    // Of two the last is a noun, whatever follows: «кухонным рабочим школ».
    const bool noun = adjectives > 1 || (adjectives == 1 && ends_addressee(tokens, at));
    if (from == Case::dative && noun) return true;
    if (from != Case::dative || at >= tokens.size() || length_in_characters(tokens[at].text) < kLetters) return false;
    const auto person = person_at(tokens, at + 1);
    // «Министрам образования Примерову, культуры Образцову»: a genitive is of the post said before.
    const bool dative = ends_with_any(tokens[at].folded, {"у", "ю", "ше", "це", "ке"});
    const bool named = dative && person && person->first == at + 1 && readings_of(tokens[at].folded).empty();
    const bool governed = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                      tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                      [](const Token& token) { return token.is("по") || token.is("к"); });
    return (named || names_doer_in_dative(tokens[at].folded) || is_dative_alone(tokens, at)) && !governed;
}

// «ООО «Тепло» (Примеров В.В.), РЭС –», «Бухгалтерии, ПФУ выделить»: letters alone between two signs, or last.
bool is_abbreviation_alone(const Tokens& tokens, std::size_t at, std::size_t end) {
    constexpr std::size_t kLettersMax = 7;
    if (at >= end || tokens[at].kind != Token::Kind::word || !is_upper(tokens[at].text)) return false;
    const std::size_t letters = length_in_characters(tokens[at].text);
    return letters > 1 && letters <= kLettersMax &&
           (at + 1 == end || tokens[at + 1].text == "," || tokens[at + 1].text == "(");
}

}  // namespace

// The list parted at commas and «и» where the next addressee begins.
std::vector<Segment> segments_of(const Tokens& tokens, std::size_t first, std::size_t end, Case from) {
    const std::vector<int> depth = nesting(tokens);
    std::vector<Segment> out;
    std::size_t begin = first;
    for (std::size_t at = first; at < end; ++at) {
        const bool parts =
            tokens[at].text == "," || tokens[at].text == ";" || tokens[at].is("и") || tokens[at].text == ":";
        if (!parts || depth[at] > 0 || at == begin) continue;
        // «Кассирам и администраторам пройти …»: nothing follows that they might share.
        const bool joined_nouns = tokens[at].is("и") && at + 2 < end && !is_organisation_form(tokens[at + 1].text) &&
                                  !person_at(tokens, at + 1) && out.empty() && at == begin + 1 &&
                                  !names_doer_in_dative(tokens[at + 1].folded) &&
                                  !is_adjective(tokens[at + 1].folded) &&
                                  !differ_in_number(tokens[begin].folded, tokens[at + 1].folded) &&
                                  !differ_in_number(tokens[at + 1].folded, tokens[begin].folded);
        if (joined_nouns || (tokens[at].text != ":" && !begins_addressee(tokens, at + 1, from) &&
                             !is_unlisted_dative(tokens, begin, at + 1, from) &&
                             !(tokens[at].text == "," && is_abbreviation_alone(tokens, at + 1, end))))
            continue;
        if (describes_unit(tokens, begin, at + 1, from) || manages_something(tokens, begin, at + 1) ||
            is_helped(tokens, begin, at))
            continue;
        const bool comma_before = tokens[at - 1].text == ",";  // «Образцова Б.Б., методиста, и Примерову С.С.»
        out.push_back({begin, comma_before && at - 1 > begin ? at - 1 : at});
        begin = at + 1;
    }
    if (begin < end) out.push_back({begin, end});
    return out;
}

// «организаций, включенных в перечень общеобразовательных организаций, утверждённый приказом …» says which list; the
// addressee needs no more than that there is one.
std::size_t end_at_list(const Tokens& tokens, const Segment& segment) {
    bool described = false;
    for (std::size_t at = segment.first; at < segment.end; ++at) {
        described = described || (tokens[at].kind == Token::Kind::word && is_participle(tokens[at].folded));
        if (described && (tokens[at].folded.starts_with("переч") || tokens[at].folded.starts_with("списо") ||
                          tokens[at].folded.starts_with("списк") || tokens[at].folded.starts_with("реестр")))
            return at + 1;
    }
    return segment.end;
}

}  // namespace mera::intake
