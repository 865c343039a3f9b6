#include "intake/executor_boundaries.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/measure_name.hpp"
#include "intake/cell_kinds.hpp"
#include "intake/inflection.hpp"
#include "intake/names.hpp"
#include "intake/repairs.hpp"
#include "intake/words.hpp"

namespace mera::intake {

bool is_short_post(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 17> kShort = {"рук", "зам", "кл",  "соц", "отв",  "нач",
                                                                "зав", "ст",  "муз", "худ", "спец", "метод",
                                                                "пед", "дир", "гл",  "вед", "восп"};
    return at + 1 < tokens.size() && tokens[at + 1].text == "." &&
           std::find(kShort.begin(), kShort.end(), tokens[at].folded) != kShort.end();
}

namespace {

bool names_somebody(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return names_executor(text) || is_short_post(tokens, 0);
}

bool numbers_classes(const Tokens& tokens) {  // «11 классов», «11-х классов», «5-9 кл.»
    return !tokens.empty() && tokens.front().kind == Token::Kind::number &&
           std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& t) { return t.folded.starts_with("класс") || t.is("кл"); });
}

// «5 «А», 5 «Б»», «9а, 9б»
bool is_form_of_school(const Tokens& tokens) {
    return tokens.size() >= 2 && tokens[0].kind == Token::Kind::number &&
           std::all_of(tokens.begin() + 1, tokens.end(), [](const Token& token) {
               return token.kind == Token::Kind::sign || length_in_characters(token.text) == 1;
           });
}

// «руководители дошкольных, общеобразовательных организаций»: an adjective waits for its noun
bool is_unfinished(std::string_view before) {
    const Tokens tokens = tokenise(before);
    if (tokens.empty()) return false;
    const std::string& last = tokens.back().folded;
    return (last.ends_with("ых") || last.ends_with("их")) && has_adjective_ending(last) && readings_of(last).empty();
}

// «осуществляющие управление»; «ведущие специалисты» and «обучающиеся» are people
bool is_active_participle(std::string_view word) {
    return is_participle(word) && !word.starts_with("ведущ") && readings_of(word).empty() &&
           (word.find("ющи") != std::string_view::npos || word.find("ящи") != std::string_view::npos ||
            word.find("ущи") != std::string_view::npos);
}

// «… ГИА-9, ГИА-11»
bool is_next_number(const Tokens& tokens, const Tokens& before) {
    const auto numbered = [](const Tokens& in, std::size_t at) {
        return at + 2 < in.size() && is_upper(in[at].text) && in[at + 1].text == "-" &&
               in[at + 2].kind == Token::Kind::number;
    };
    return tokens.size() == 3 && before.size() >= 3 && numbered(tokens, 0) && numbered(before, before.size() - 3) &&
           tokens[0].text == before[before.size() - 3].text;
}

bool is_in_oblique_case(std::string_view word) {  // «культуры», «спорта», «физической»: by the ending alone
    static constexpr std::array<std::string_view, 17> kEndings = {
        "а", "я", "ы", "и", "у", "ю", "е", "ой", "ей", "ого", "его", "ых", "их", "ов", "ций", "ний", "тий"};
    return std::any_of(kEndings.begin(), kEndings.end(), [&](auto end) { return word.ends_with(end); });
}

// No executor begins so: a small letter, and no noun of a plan in the nominative.
bool may_be_field(std::string_view piece) {
    const Tokens tokens = tokenise(piece);
    return !tokens.empty() && tokens[0].kind == Token::Kind::word && !is_capitalised(tokens[0].text) &&
           !names_somebody(piece) && is_in_oblique_case(tokens[0].folded);
}

bool begins_as_unit(std::string_view piece) {  // «Управление …», «Главное управление …», in the singular
    const Tokens tokens = tokenise(piece);
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 3); ++at) {
        const auto form = reading_in_case(tokens[at].folded, Case::nominative);
        if (form) return form->kind == NounKind::unit && !form->is_plural;
        if (!has_adjective_ending(tokens[at].folded)) return false;
    }
    return false;
}

bool has_and(std::string_view piece) {
    const Tokens tokens = tokenise(piece);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.is("и"); });
}

bool is_public_field(std::string_view piece) {  // «учреждения образования, культуры, здравоохранения»
    static constexpr std::array<std::string_view, 8> kFields = {
        "образования", "культуры", "здравоохранения", "спорта", "туризма", "молодежи", "науки", "занятости"};
    const Tokens tokens = tokenise(piece);
    return tokens.size() == 1 && !is_capitalised(tokens[0].text) &&
           std::find(kFields.begin(), kFields.end(), tokens[0].folded) != kFields.end();
}

// «учителя математики, физики, информатики»: of one subject or of several
bool is_subject_of_teachers(std::string_view piece, std::string_view before) {
    const Tokens tokens = tokenise(piece), teachers = tokenise(before);
    constexpr std::size_t kLongest = 4;
    const bool of_teachers =
        teachers.size() > 1 && std::any_of(teachers.begin(), teachers.end(), [](const Token& token) {
            return token.folded.starts_with("учител") || token.folded.starts_with("преподавател");
        });
    const Token& last = teachers.back();
    const bool of_subject = is_upper(last.text) || (is_in_oblique_case(last.folded) && !is_capitalised(last.text));
    return of_teachers && tokens.size() <= kLongest && may_be_field(piece) && of_subject;
}

}  // namespace

std::vector<std::string> pieces_at_commas(std::string_view text) {
    std::vector<std::string> out;
    std::vector<std::string> raw = pieces_at(text, ",");
    for (std::size_t at = 0; at < raw.size(); ++at) {
        // «культуры», «спорта», «туризма и молодёжи»: a list of fields ends with «и»
        constexpr std::size_t kMostFields = 6;
        const std::size_t most = std::min(raw.size(), at + kMostFields);
        std::size_t last = at;
        while (last < most && may_be_field(raw[last]) && !has_and(raw[last])) ++last;
        const bool fields = !out.empty() && last < most && begins_as_unit(out.back()) && may_be_field(raw[last]);
        if (!fields) {
            out.push_back(std::move(raw[at]));
            continue;
        }
        for (; at <= last; ++at) out.back() += "," + raw[at];
        --at;
    }
    return out;
}

// «Руководители предприятий, организаций»: units in the genitive and in no other case, after such ones.
static bool is_genitive_alone(const Token& token) {
    const auto& readings = readings_of(token.folded);
    return token.kind == Token::Kind::word && !is_capitalised(token.text) && !readings.empty() &&
           std::all_of(readings.begin(), readings.end(), [](const NounForm& form) {
               return form.is_plural && form.grammatical_case != Case::nominative && form.kind != NounKind::post;
           });
}

// «Департамент по делам гражданской обороны, чрезвычайным ситуациям и …»: in the dative, after a unit «по» something.
static bool is_in_dative_after_unit(const Tokens& tokens, std::string_view before) {
    static constexpr std::array<std::string_view, 6> kDative = {"ым", "им", "ому", "ему", "ам", "ям"};
    constexpr std::size_t kShortest = 5;
    const std::string& first = tokens.front().folded;
    return !is_capitalised(tokens.front().text) && length_in_characters(first) >= kShortest &&
           std::any_of(kDative.begin(), kDative.end(), [&](auto end) { return first.ends_with(end); }) &&
           before.find(" по ") != std::string_view::npos && begins_as_unit(trim(before));
}

bool goes_on(std::string_view piece, std::string_view before) {
    const Tokens tokens = tokenise(piece);
    if (tokens.empty()) return true;
    if (numbers_classes(tokens) || is_next_number(tokens, tokenise(before))) return true;
    if (is_form_of_school(tokens)) return true;
    if (is_public_field(piece) || is_subject_of_teachers(piece, before) || is_unfinished(before)) return true;
    // «органы, в ведении которых находятся …»
    constexpr std::size_t kWordsBeforeWhich = 4;
    if (!is_capitalised(tokens.front().text) &&
        std::any_of(tokens.begin(),
                    tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), kWordsBeforeWhich)),
                    [](const Token& token) { return token.folded.starts_with("котор"); }))
        return true;
    if (is_active_participle(tokens.front().folded) || is_in_dative_after_unit(tokens, before)) return true;
    const Tokens above = tokenise(before);
    if (is_genitive_alone(tokens.front()) && !above.empty() && is_genitive_alone(above.back())) return true;
    // «художественный руководитель», «подведомственные образовательные организации» begin like a participle, and are
    // somebody.
    std::size_t noun = 1;
    while (noun + 1 < tokens.size() && tokens[noun].folded.ends_with("ые")) ++noun;
    const bool somebody = noun < tokens.size() && reading_in_case(tokens[noun].folded, Case::nominative).has_value();
    if (is_participle(tokens.front().folded) && !somebody && !is_noun_of_kind(tokens.front().folded, NounKind::post) &&
        !is_noun_of_kind(tokens.front().folded, NounKind::group))
        return true;
    if (tokens.size() >= 2 && tokens[0].is("в") && tokens[1].is("том")) return true;
    // «по вопросам безопасности, ГО и ЧС администрации»
    const bool field = (tokens.size() == 1 || (tokens[1].is("и") && begins_as_unit(before))) &&
                       is_upper(tokens[0].text) && length_in_characters(tokens[0].text) <= 4;
    return field && before.find(" по ") != std::string_view::npos && !is_organisation_form(tokens[0].text);
}

// «Иванова И.И., начальник отдела»: one person; «Иванова И.И., Петров П.П.» two.
bool is_post_of_person(std::string_view piece, std::string_view before) {
    const Tokens name = tokenise(before), post = tokenise(piece);
    const auto person = person_at(name, 0);
    if (!person || person->first != 0 || person->last + 1 < name.size() - (name.back().text == "." ? 1 : 0))
        return false;
    if (post.empty() || is_capitalised(post[0].text) || first_person(post)) return false;
    const auto form = reading_in_case(post[0].folded, Case::nominative);
    return form && form->kind == NounKind::post && !form->is_plural;
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

bool begins_after_and(const Tokens& tokens, std::size_t conjunction, std::string_view before) {
    const Token& next = tokens[conjunction + 1];
    if (!names_somebody(before)) return false;
    if (is_organisation_form(next.text)) return true;
    if (is_group_letters(next.text)) {  // «руководители ДОУ и ОУ» lead both
        const auto form = reading_in_case(tokens[0].folded, Case::nominative);
        return conjunction + 2 == tokens.size() && !(form && form->kind == NounKind::post) && !is_short_post(tokens, 0);
    }
    const std::size_t after = after_nominative(tokens, conjunction + 1);
    return after > conjunction + 1 && !shares_its_end(tokens, conjunction, after);
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
        if (tokens[at].is("и") && begins_after_and(tokens, at, before)) return here;
    }
    return {};
}

std::optional<Boundary> missing_comma(std::string_view name, const std::function<bool(std::string_view)>& known) {
    const Tokens tokens = tokenise(name);
    const auto before = [](const Token& next, bool sure) { return Boundary{next.begin, next.begin, sure}; };
    if (const auto end = end_of_person(tokens)) return Boundary{*end, *end, true};
    const std::vector<int> depth = nesting(tokens);
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
            const bool post =
                (is_nominative_of_kind(tokens[noun].folded, NounKind::post) && !may_be_genitive(tokens[noun].folded)) ||
                is_short_post(tokens, at + 1);
            if (post && names_somebody(name.substr(0, next.begin))) return before(next, false);
        }
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
