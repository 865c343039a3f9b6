#include "intake/people/executor_boundaries.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

bool is_short_post(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 17> kShort = {"рук", "зам", "кл",  "соц", "отв",  "нач",
                                                                "зав", "ст",  "муз", "худ", "спец", "метод",
                                                                "пед", "дир", "гл",  "вед", "восп"};
    return at + 1 < tokens.size() && tokens[at + 1].text == "." &&
           std::find(kShort.begin(), kShort.end(), tokens[at].folded) != kShort.end();
}

bool names_somebody(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return names_executor(text) || is_short_post(tokens, 0);
}

bool is_person_alone(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const auto person = person_at(tokens, 0);
    return person && person->first == 0 && person->last + 1 >= tokens.size() - (tokens.back().text == "." ? 1U : 0U);
}

std::vector<std::string> pieces_at(std::string_view text, std::string_view separators) {
    const Tokens tokens = tokenise(text);
    const std::vector<int> depth = nesting(tokens);
    std::vector<std::string> out;
    std::size_t from = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (depth[at] > 0 || tokens[at].text.size() != 1 || separators.find(tokens[at].text) == std::string_view::npos)
            continue;
        out.emplace_back(text.substr(from, tokens[at].begin - from));
        from = tokens[at].end;
    }
    out.emplace_back(text.substr(from));
    return out;
}

namespace {

// «Н.Е. Образцова К.А. Примерова», «Образцов Н.Е. Примерова К.А.», «Р.А. Тетрадкина руководители ГМО»: where one person ends
// and somebody else begins.
std::optional<std::size_t> end_of_person(const Tokens& tokens) {
    const auto is_initial = [&](std::size_t at) {
        return at + 1 < tokens.size() && is_capitalised(tokens[at].text) &&
               length_in_characters(tokens[at].text) == 1 && tokens[at + 1].text == ".";
    };
    const auto after_initials = [&](std::size_t at) {
        while (is_initial(at)) at += 2;
        return at;
    };
    const auto is_surname = [&](std::size_t at) {
        return at < tokens.size() && is_capitalised(tokens[at].text) && !is_upper(tokens[at].text) &&
               length_in_characters(tokens[at].text) > 1;
    };
    const std::size_t second = after_initials(1);
    const bool surnames_first =
        is_surname(0) && second > 1 && is_surname(second) && after_initials(second + 1) > second + 1;
    if (surnames_first) return tokens[second].begin;
    const auto person = person_at(tokens, 0);
    const std::size_t next = person && person->first == 0 ? person->last + 1 : is_surname(0) ? second : 0;
    if (next <= 1 || next >= tokens.size() || tokens[next].kind != Token::Kind::word) return {};
    if (const auto other = person_at(tokens, next); other && other->first == next) return tokens[next].begin;
    const auto form = reading_in_case(tokens[next].folded, Case::nominative);
    const bool people = form && form->is_plural && (form->kind == NounKind::post || form->kind == NounKind::group);
    return people ? std::optional{tokens[next].begin} : std::nullopt;
}

// «директора», «школы», «главы»: of one director as well as many of them
bool may_be_genitive(std::string_view folded_word) {
    const auto& readings = readings_of(folded_word);
    return std::any_of(readings.begin(), readings.end(), [](const NounForm& reading) {
        return !reading.is_plural && reading.grammatical_case == Case::genitive;
    });
}

// «методист», «классные руководители», «образовательные организации»: in the nominative and in no other case; gives the token
// after them.
std::size_t after_nominative(const Tokens& tokens, std::size_t at) {
    std::size_t noun = at;
    const auto is_adjective = [&](const Token& token) {
        static constexpr std::array<std::string_view, 4> kNominative = {"ые", "ие", "ый", "ий"};
        return has_adjective_ending(token.folded) && readings_of(token.folded).empty() &&
               std::any_of(kNominative.begin(), kNominative.end(),
                           [&](auto end) { return token.folded.ends_with(end); });
    };
    while (noun + 1 < tokens.size() && is_adjective(tokens[noun])) ++noun;
    if (noun >= tokens.size()) return at;
    const auto form = reading_in_case(tokens[noun].folded, Case::nominative);
    const bool somebody =
        form && (form->kind == NounKind::post ||
                 (form->is_plural && (form->kind == NounKind::group || form->kind == NounKind::unit)));
    return somebody && (noun > at || !may_be_genitive(tokens[noun].folded)) ? noun + 1 : at;
}

bool is_group_letters(std::string_view word) {
    static constexpr std::array<std::string_view, 6> kGroups = {"ОО", "ОУ", "ДОО", "ДОУ", "УДО", "УДОД"};
    return std::find(kGroups.begin(), kGroups.end(), word) != kGroups.end();
}

// «руководители и специалисты Управления»: what stands after the second belongs to the first, too.
bool shares_its_end(const Tokens& tokens, std::size_t conjunction, std::size_t after) {
    return conjunction == 1 && after < tokens.size();
}

// «МФЦ и ФОИВ», «ОМСУ и организации»; «КДН и ЗП», «ГО и ЧС» are one
bool parts_initials(const Tokens& tokens, std::size_t conjunction) {
    constexpr std::size_t kShortest = 3;
    const Token& next = tokens[conjunction + 1];
    if (conjunction != 1 || tokens.size() != 3 || !is_upper(tokens[0].text) || length_in_characters(tokens[0].text) < 2)
        return false;
    if (is_upper(next.text))
        return length_in_characters(tokens[0].text) >= kShortest && length_in_characters(next.text) >= kShortest;
    const auto form = reading_in_case(next.folded, Case::nominative);
    return form && form->is_plural && form->kind != NounKind::post;
}

// «Примеров Д.А. и ансамбль «Ручеёк»»: a name with its initials is whole. «и.о.», «и др.», «и другие» name nobody else.
bool begins_other_name(const Token& token) {
    constexpr std::size_t kLettersMin = 4;
    static constexpr std::array<std::string_view, 4> kRest = {"другие", "прочие", "остальные", "иные"};
    return token.kind == Token::Kind::word && length_in_characters(token.text) >= kLettersMin &&
           std::find(kRest.begin(), kRest.end(), token.folded) == kRest.end();
}

bool begins_after_and(const Tokens& tokens, std::size_t conjunction, std::string_view before) {
    const Token& next = tokens[conjunction + 1];
    if (parts_initials(tokens, conjunction)) return true;
    if (!names_somebody(before)) return false;
    if (is_organisation_form(next.text)) return true;
    if (is_group_letters(next.text)) {  // «руководители ДОУ и ОУ» lead both
        const auto form = reading_in_case(tokens[0].folded, Case::nominative);
        return conjunction + 2 == tokens.size() && !(form && form->kind == NounKind::post) && !is_short_post(tokens, 0);
    }
    const std::size_t after = after_nominative(tokens, conjunction + 1);
    return after > conjunction + 1 && !shares_its_end(tokens, conjunction, after);
}

// «Т.Ю. Примерова муниципальные координаторы»: no one person is several.
bool are_people_in_plural(const Tokens& tokens, std::size_t at) {
    while (at + 1 < tokens.size() && ends_with_any(tokens[at].folded, {"ые", "ие"})) ++at;
    const auto form = reading_in_case(tokens[at].folded, Case::nominative);
    return form && form->is_plural && (form->kind == NounKind::post || form->kind == NounKind::group);
}

}  // namespace

std::optional<Boundary> boundary_between(std::string_view name) {
    const Tokens tokens = tokenise(name);
    constexpr std::size_t kLongest = 400;  // tokens; more is no list of executors, and time stays linear
    if (tokens.size() > kLongest) return {};
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        if (depth[at] > 0) continue;
        const Boundary here{tokens[at - 1].end, tokens[at + 1].begin, true};
        const std::string_view before = name.substr(0, here.end), after = name.substr(here.begin);
        const auto stands_alone = [](std::string_view side, const Token& word) {  // «УО», not «д» of «д/с»
            return names_somebody(side) || (is_upper(word.text) && length_in_characters(word.text) > 1);
        };
        if (tokens[at].text == "/" && stands_alone(before, tokens[at - 1]) && stands_alone(after, tokens[at + 1]))
            return here;
        if (tokens[at].is("и") &&
            (begins_after_and(tokens, at, before) || (is_person_alone(before) && is_person_alone(after))))
            return here;
        if (tokens[at].is("и") && is_person_alone(before) && begins_other_name(tokens[at + 1]))
            return Boundary{here.end, here.begin, false};
    }
    return {};
}

// «старшая медсестра повар»; «педагог психолог», «врач терапевт» lost a hyphen
static bool is_other_post(const Token& post, const Token& next) {
    static constexpr std::array<std::string_view, 8> kHeads = {"педагог", "учитель",       "врач",   "инженер",
                                                               "мастер",  "преподаватель", "тренер", "инструктор"};
    const auto is_post = [](const Token& token) {
        return token.kind == Token::Kind::word && is_nominative_of_kind(token.folded, NounKind::post) &&
               !may_be_genitive(token.folded);
    };
    return is_post(post) && is_post(next) && !has_adjective_ending(post.folded) &&
           std::find(kHeads.begin(), kHeads.end(), post.folded) == kHeads.end();
}

// «Классные руководители Примерова И.В.»: many people are not one person, who is named beside them. At the beginning of a
// name «учителя» are many, though it may be of one teacher elsewhere.
static std::optional<Boundary> before_person_of_group(std::string_view name, const Tokens& tokens) {
    std::size_t noun = 0;
    while (noun + 1 < tokens.size() && has_adjective_ending(tokens[noun].folded) &&
           readings_of(tokens[noun].folded).empty())
        ++noun;
    if (noun + 1 >= tokens.size()) return {};
    const auto& readings = readings_of(tokens[noun].folded);
    const bool one = std::any_of(readings.begin(), readings.end(), [](const NounForm& form) {
        return !form.is_plural && form.grammatical_case == Case::nominative;
    });
    const auto form = reading_in_case(tokens[noun].folded, Case::nominative);
    const bool people = form && form->is_plural && (form->kind == NounKind::post || form->kind == NounKind::group);
    if (one || !people) return {};
    for (std::size_t at = noun + 1; at < tokens.size(); ++at)
        if (is_person_alone(name.substr(tokens[at].begin))) return Boundary{tokens[at].begin, tokens[at].begin, false};
    return {};
}

std::optional<Boundary> missing_comma(std::string_view name, const std::function<bool(std::string_view)>& known) {
    const Tokens tokens = tokenise(name);
    const auto before = [](const Token& next, bool sure) { return Boundary{next.begin, next.begin, sure}; };
    if (const auto end = end_of_person(tokens)) return Boundary{*end, *end, true};
    if (const auto person = before_person_of_group(name, tokens)) return person;
    const std::vector<int> depth = nesting(tokens);
    const auto person = first_person(tokens);
    if (person && person->last + 1 < tokens.size() && are_people_in_plural(tokens, person->last + 1))
        return before(tokens[person->last + 1], false);
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool closes = tokens[at].text == "»" || (tokens[at].text == "\"" && at > 0 && depth[at - 1] > 0);
        const Token& next = tokens[at + 1];
        // «Заведующий Старший воспитатель», «Директор Примеров А.А. Зам. директора …»: a capital letter begins another post, in
        // the nominative like the first.
        const bool ends_initials = tokens[at].text == "." && at > 0 && is_capitalised(tokens[at - 1].text) &&
                                   length_in_characters(tokens[at - 1].text) == 1;
        const bool word_or_person = tokens[at].kind == Token::Kind::word || ends_initials;
        if (depth[at] == 0 && word_or_person && is_capitalised(next.text) && !is_upper(next.text)) {
            const std::size_t noun = has_adjective_ending(next.folded) && at + 2 < tokens.size() ? at + 2 : at + 1;
            const auto form = reading_in_case(tokens[noun].folded, Case::nominative);
            const bool people = form && (form->kind == NounKind::post ||
                                         (form->kind == NounKind::group && form->is_plural));  // «Члены совета»
            const bool post = (people && !may_be_genitive(tokens[noun].folded)) || is_short_post(tokens, at + 1);
            if (post && names_somebody(name.substr(0, next.begin))) return before(next, false);
        }
        if (depth[at] == 0 && is_other_post(tokens[at], next)) return before(next, false);
        // «Отдел образования (Иванов И.И.) Отдел культуры»: a capital after a bracket begins somebody else.
        const bool after_bracket = tokens[at].text == ")" && depth[at] == 1 && at > 0 && is_capitalised(next.text);
        if (after_bracket && names_executor(name.substr(next.begin)) &&
            (is_organisation_form(next.text) || names_somebody(name.substr(0, next.begin))))
            return before(next, true);
        if (!closes || depth[at] != 1 || next.kind != Token::Kind::word) continue;
        if (known(name.substr(next.begin))) return before(next, true);
        if (is_organisation_form(next.text) && next.text != "ДО") return before(next, false);
        // «… образовательные организации»: adjectives and a noun in the nominative plural.
        std::size_t noun = at + 1;
        while (noun + 1 < tokens.size() && tokens[noun].folded.ends_with("ые")) ++noun;
        const auto form = reading_in_case(tokens[noun].folded, Case::nominative);
        if (noun > at + 1 && form && form->is_plural) return before(next, false);
    }
    return {};
}

}  // namespace mera::intake
