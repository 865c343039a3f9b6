#include "intake/people/object_before_verb.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "intake/people/executor_boundaries.hpp"
#include "intake/people/unlisted_addressee.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

namespace {

bool is_word_of_language(const std::string& word) { return is_in_dictionary(word).value_or(false); }

// Which forms a word has tells its gender: «журналы» has «журналов» and no «журналой», «работы» has «работой». So it tells that
// «журналы», «оплату», «ремонт» are no genitives and no datives.
bool declines_as_accusative(const std::string& word) {
    const auto has = [&](const std::string& base, std::string_view end) {
        return is_word_of_language(base + std::string{end});
    };
    const auto base_of = [&](std::string_view end) { return without_end(word, end); };
    if (ends_with_any(word, {"ов", "ев", "ей", "ий", "ых", "их", "ым"})) return false;
    if (word.ends_with("ы")) return has(base_of("ы"), "ов") && !has(base_of("ы"), "ой");
    if (word.ends_with("и")) {
        const std::string base = base_of("и");
        const bool soft = has(base, "ем") && has(base, "ей") && !has(base, "ью");  // «показатели»
        return (has(base, "ов") && !has(base, "ой")) || soft;
    }
    if (word.ends_with("у")) {
        const std::string base = base_of("у");
        return (has(base, "ой") && !has(base, "ом")) || (has(base, "ей") && !has(base, "ем"));
    }
    if (word.ends_with("ю")) return has(base_of("ю"), "ей") && !has(base_of("ю"), "ем");
    if (word.ends_with("ие")) return has(base_of("е"), "ем") && has(base_of("е"), "ю");
    if (word.ends_with("о")) return has(base_of("о"), "ом") && has(base_of("о"), "у") && has(base_of("о"), "а");
    if (word.ends_with("ь")) return has(base_of("ь"), "ью") || has(base_of("ь"), "ем");
    if (ends_with_any(word, {"а", "я", "е", "й"})) return false;
    // «Ремонт»; «работ», «дел» are genitives of the plural.
    return (has(word, "ом") || has(word, "ем")) && has(word, "а") && !has(word, "ой") && !has(word, "о");
}

// Of a unit or a person the nominative may go on with a name: «директору МБДОУ детский сад № 5».
bool is_accusative_alone(const std::string& word) {
    const auto& readings = readings_of(word);
    if (readings.empty()) return declines_as_accusative(word);
    const auto stands_in = [&](Case one) {
        return std::any_of(readings.begin(), readings.end(),
                           [&](const NounForm& form) { return form.grammatical_case == one; });
    };
    const bool thing = readings.front().kind == NounKind::document || readings.front().kind == NounKind::thing;
    return stands_in(Case::accusative) && !stands_in(Case::dative) && !stands_in(Case::genitive) &&
           (thing || readings.front().is_plural || !stands_in(Case::nominative));
}

// «Заявки», «справки», «сведения»: accusatives of the plural that look like genitives.
bool may_be_document(const std::string& word) {
    const auto form = reading_in_case(word, Case::accusative);
    return form && form->kind == NounKind::document && form->is_plural;
}

bool is_adjective_in_accusative(const Tokens& tokens, std::size_t at, std::size_t end) {
    static constexpr std::array<std::string_view, 5> kPronouns = {"все", "всю", "весь", "свои", "свой"};
    const auto accusative = [&](const std::string& word) {
        return std::find(kPronouns.begin(), kPronouns.end(), word) != kPronouns.end() ||
               (has_adjective_ending(word) && ends_with_any(word, {"ый", "ий", "ое", "ее", "ые", "ие", "ую", "юю"}));
    };
    if (!accusative(tokens[at].folded) || !readings_of(tokens[at].folded).empty()) return false;
    std::size_t noun = at + 1;
    while (noun < end && accusative(tokens[noun].folded) && readings_of(tokens[noun].folded).empty()) ++noun;
    if (noun >= end || tokens[noun].kind != Token::Kind::word || is_capitalised(tokens[noun].text)) return false;
    const auto form = reading_in_case(tokens[noun].folded, Case::accusative);
    const bool thing = form && (form->kind == NounKind::document || form->kind == NounKind::thing);
    return thing || is_accusative_alone(tokens[noun].folded) ||
           (!form && ends_with_any(tokens[noun].folded, {"ы", "и", "а", "я"}));
}

bool governs(const Token& token) {
    if (is_capitalised(token.text)) return false;  // «Образцовой О.О.»
    return is_one_of(token.folded,
                     {"в",  "во", "на",  "за",  "по",  "о",   "об",  "с",     "со",    "к",     "ко",    "у", "от",
                      "до", "из", "для", "при", "под", "над", "без", "через", "между", "после", "перед", "не"}) ||
           (token.kind == Token::Kind::word && is_participle(token.folded));
}

// «Отделу образования годовой отчёт подготовить»
std::size_t with_adjectives_before(const Tokens& tokens, std::size_t from, std::size_t noun) {
    while (noun > from + 2 && has_adjective_ending(tokens[noun - 1].folded) &&
           readings_of(tokens[noun - 1].folded).empty() && !is_capitalised(tokens[noun - 1].text))
        --noun;
    return noun;
}

// «За питание, безопасность и здоровье»; the comma of «реализующим программы, отчёты представить» ends what it governs.
bool is_joined(const Tokens& tokens, std::size_t at, std::size_t end) {
    constexpr std::size_t kWords = 4;
    if (tokens[at - 1].is("и")) return true;
    const auto and_word = find_word(tokens, at, {"и"});
    return tokens[at - 1].text == "," && and_word && *and_word < std::min(end, at + kWords);
}

// «Методисту Примеровой А.А. предложения представить»: behind a name only another addressee belongs to it.
bool stands_behind_person(const Tokens& tokens, std::size_t from, std::size_t at) {
    if (reading_in_case(tokens[at].folded, Case::dative)) return false;
    for (std::size_t word = from; word < at; ++word)
        if (const auto person = person_at(tokens, word); person && person->last + 1 == at) return true;
    return false;
}

// «Меню», «портфолио» have one form for every case.
bool is_indeclinable_thing(const std::string& word) {
    static constexpr std::array<std::string_view, 10> kWords = {"меню",  "досье", "портфолио", "резюме", "фото",
                                                                "видео", "эссе",  "табло",     "кино",   "аудио"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// «Дела», «заявления»: of one of them as well as all of them; units («учреждения») may be part of a name.
bool may_be_neuter_plural(const std::string& word) {
    if (!ends_with_any(word, {"а", "я"})) return false;
    if (!readings_of(word).empty()) return may_be_document(word);
    if (!word.ends_with("а") || word.ends_with("ства")) return false;  // «отдел сельского хозяйства», «образования»
    const std::string base = without_end(word, "а");
    return is_word_of_language(base + "о") && is_word_of_language(base + "ом");
}

// Nothing behind the verb that it could be done to: «… передать», «… передать до 5 сентября», «… составлять ежедневно».
bool lacks_object(const Tokens& tokens, std::size_t verb) {
    static constexpr std::array<std::string_view, 6> kOfNothing = {"прибыть", "выступить", "приступить",
                                                                   "выехать", "дежурить",  "работать"};
    const std::string& deed = tokens[verb].folded;
    if (ends_with_any(deed, {"ся", "сь", "ствовать"}) ||
        std::find(kOfNothing.begin(), kOfNothing.end(), deed) != kOfNothing.end())
        return false;
    if (verb + 1 >= tokens.size()) return true;
    const Token& next = tokens[verb + 1];
    const bool adverb = next.folded.ends_with("но") && readings_of(next.folded).empty();
    return next.kind != Token::Kind::word || adverb || governs(next) || next.is("ежедневно");
}

}  // namespace

std::optional<ObjectBeforeVerb> object_before_verb(const Tokens& tokens, std::size_t from, std::size_t end,
                                                   std::size_t verb) {
    const bool object_below =
        verb + 1 < tokens.size() && tokens[verb + 1].text == ":";  // «Директорам школ обеспечить:»
    if (object_below || has_object_behind(tokens, verb)) return {};
    const std::vector<int> depth = nesting(tokens);
    bool governed = false;  // «ответственным за организацию питания и безопасность», «реализующим программы»
    bool may_join = false;  // … and so may be what «и» joins to it
    bool named = false;  // «МБУ Центр развития»: what follows a form of an organisation is its name
    for (std::size_t at = from + 1; at < end; ++at) {
        const Token& token = tokens[at];
        named = is_organisation_form(token.text) || (named && depth[at] == 0 && token.kind == Token::Kind::word);
        if (depth[at] > 0 || token.kind != Token::Kind::word) continue;
        if (governs(token)) {
            governed = may_join = true;
            continue;
        }
        if (is_capitalised(token.text) || named || is_one_of(token.folded, {"и", "или", "а", "также"})) continue;
        const bool joined = may_join && is_joined(tokens, at, end);
        if (governed || joined) {  // only the first noun behind «за» is
            governed = has_adjective_ending(token.folded) && readings_of(token.folded).empty();
            continue;
        }
        if (is_adjective_in_accusative(tokens, at, end) || stands_behind_person(tokens, from, at))
            return ObjectBeforeVerb{at, true};
        if (is_accusative_alone(token.folded)) return ObjectBeforeVerb{with_adjectives_before(tokens, from, at), true};
        if (is_indeclinable_thing(token.folded)) return ObjectBeforeVerb{at, true};
        if (lacks_object(tokens, verb) && may_be_neuter_plural(token.folded)) return ObjectBeforeVerb{at, false};
        // «Отделу учёта и отчётности»
        const bool of_name = at == from + 1 || has_adjective_ending(tokens[at - 1].folded) || tokens[at - 1].is("и");
        if (!of_name && may_be_document(token.folded)) return ObjectBeforeVerb{at, false};
    }
    return {};
}

}  // namespace mera::intake
