#include "intake/people/unlisted_addressee.hpp"

#include <algorithm>
#include <array>

#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

bool is_plural_dative(std::string_view word) { return word.ends_with("ам") || word.ends_with("ям"); }

// «Главному»: an adjective of the dative alone.
bool is_adjective_in_dative(std::string_view word) {
    return has_adjective_ending(word) && (word.ends_with("ому") || word.ends_with("ему"));
}

// «Охраннику», «звукооператору»: suffixes of people; «работу», «камеру», «технику» are what is done something with.
bool names_doer(std::string_view word) {
    static constexpr std::array<std::string_view, 4> kThings = {"технику", "хронику", "клинику", "контору"};
    if (std::any_of(kThings.begin(), kThings.end(), [&](auto end) { return word.ends_with(end); })) return false;
    return ends_with_any(word, {"телю", "щику", "чику", "нику", "исту", "ологу", "тору", "теру", "жеру", "анту", "енту",
                                "арю", "графу", "мейстеру", "комиссару"});
}

bool is_feminine_doer(std::string_view word) {  // «уборщице», «кастелянше», «прачке»
    constexpr std::size_t kLetters = 6;
    return length_in_characters(word) >= kLetters && ends_with_any(word, {"ице", "ше", "ке"});
}

// «Вопросам охраны труда уделить внимание»
bool is_done_to_dative(std::string_view verb) {
    static constexpr std::array<std::string_view, 5> kVerbs = {"уделить", "уделять", "придать", "придавать",
                                                               "подвергнуть"};
    return std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end();
}

// «Основным считать …», «Первым назначить …»: the instrumental of what somebody is to be.
bool says_what_to_be(std::string_view verb) {
    static constexpr std::array<std::string_view, 7> kVerbs = {"считать",   "назначить",  "признать", "избрать",
                                                               "утвердить", "определить", "назначать"};
    return std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end();
}

// «Лесничим уточнить …», «Участковым лесничим:», «Старшим спасательных постов:»: adjectives that stand for people, down to the
// deed, the colon or what is theirs in the genitive.
bool are_people_by_adjective(const Tokens& tokens, std::size_t at) {
    std::size_t next = at;
    while (next < tokens.size() && ends_with_any(tokens[next].folded, {"ым", "им"})) ++next;
    if (next == at || next == tokens.size()) return false;
    if (is_infinitive(tokens[next].folded)) return !says_what_to_be(tokens[next].folded);
    return tokens[next].text == ":" || ends_with_any(tokens[next].folded, {"ых", "их", "ов", "ев"});
}

// «Садоводческим товариществам «Заря», «Урожай» представить …»
bool ends_with_plural_noun(const Tokens& tokens, std::size_t at) {
    std::size_t next = at;
    while (next < tokens.size() && ends_with_any(tokens[next].folded, {"ым", "им"})) ++next;
    return next > at && next < tokens.size() && is_plural_dative(tokens[next].folded);
}

}  // namespace

bool has_object_behind(const Tokens& tokens, std::size_t verb) {
    if (verb + 1 >= tokens.size()) return false;
    const Token& next = tokens[verb + 1];
    constexpr std::size_t kLetters = 4;
    if (next.kind != Token::Kind::word || length_in_characters(next.text) < kLetters || is_capitalised(next.text))
        return false;
    if (begins_addressee(tokens, verb + 1, Case::dative)) return false;
    if (ends_with_any(next.folded, {"ство", "ние"})) return true;
    return !ends_with_any(next.folded, {"о", "у", "ю", "ам", "ям", "ом", "ем", "ой", "ей", "ым", "им", "ами", "ями",
                                        "ыми", "ими", "осле", "ерез"});
}

bool may_be_addressee(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kLetters = 5;
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word || length_in_characters(tokens[at].text) < kLetters)
        return false;
    const std::string& word = tokens[at].folded;
    if (is_infinitive(word) || !readings_of(word).empty()) return false;
    const auto verb = first_infinitive(tokens, at);
    if (verb && is_done_to_dative(tokens[*verb].folded)) return false;
    const bool head = tokens.back().text == ":";  // «Буфетчикам школ:» with the deeds below
    if (is_plural_dative(word) || ends_with_plural_noun(tokens, at)) return verb || head;
    if (are_people_by_adjective(tokens, at)) return verb ? !says_what_to_be(tokens[*verb].folded) : head;
    // «Территориальной ПМПК провести обследование»
    const bool letters = at + 1 < tokens.size() && is_upper(tokens[at + 1].text) &&
                         length_in_characters(tokens[at + 1].text) > 2 && has_adjective_ending(word) &&
                         ends_with_any(word, {"ой", "ей", "ому", "ему"});
    if (letters) return verb || head;
    if (is_adjective_in_dative(word) && at + 1 < tokens.size()) {
        const std::string& next = tokens[at + 1].folded;
        // «Рабочему по обслуживанию здания Образцову П.П. проверить двери»
        const auto named = next == "по" ? first_person(tokens) : std::nullopt;
        return (verb || head) && (next.ends_with("у") || next.ends_with("ю") || (named && verb && named->last < *verb));
    }
    // «Агроному-семеноводу Примерову Г.Д.:»
    const auto behind = person_at(tokens, at + 1);
    if (!verb) return head && ends_with_any(word, {"у", "ю", "е"}) && behind && behind->first == at + 1;
    // «Охране (ООО «Щит») проверить ограду»: the bracket names the organisation that the word stands for.
    const bool organisation = is_capitalised(tokens[at].text) && ends_with_any(word, {"е", "у", "ю", "и"}) &&
                              at + 2 < *verb && tokens[at + 1].text == "(" && is_organisation_form(tokens[at + 2].text);
    if (organisation || is_feminine_doer(word)) return true;
    // «Лесничеству (Примерова Д.Д.) провести опашку», «Котельной (мастер Примеров К.К.) провести топку»
    const bool bracket =
        *verb > at + 1 && tokens[*verb - 1].text == ")" && first_person(tokens) && first_person(tokens)->last < *verb;
    if (bracket && word.ends_with("ой") && tokens[at + 1].text == "(") return true;
    // «Канцелярии собрать отчёты»: the verb has its own object, so the word before it is no other one.
    if (word.ends_with("ии")) return *verb == at + 1 && has_object_behind(tokens, *verb);
    if (!word.ends_with("у") && !word.ends_with("ю")) return false;
    return bracket || (behind && behind->first == at + 1) || names_doer(word) || has_object_behind(tokens, *verb);
}

bool names_doer_in_dative(std::string_view word) {
    return readings_of(word).empty() &&
           (is_plural_dative(word) || names_doer(word) || ends_with_any(word, {"нице", "ше"}));
}

bool is_verb_of_giving(std::string_view verb) {
    static constexpr std::array<std::string_view, 14> kGiving = {
        "выдать",      "выдавать",  "вручить",  "вручать",    "предоставить",   "предоставлять", "выплатить",
        "выплачивать", "присвоить", "объявить", "возместить", "компенсировать", "оказать",       "оказывать"};
    return std::find(kGiving.begin(), kGiving.end(), verb) != kGiving.end();
}

}  // namespace mera::intake
