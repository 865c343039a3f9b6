// What stands behind a comma: the next executor, or more of the name before it.
#include "intake/people/executor_commas.hpp"

#include <algorithm>
#include <array>

#include "intake/people/executor_boundaries.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

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
    static constexpr std::array<std::string_view, 8> kSubjects = {"ИЗО",   "ОБЖ",    "ОБЗР", "МХК",
                                                                  "ОРКСЭ", "ОДНКНР", "ИКТ",  "ФК"};
    const bool in_letters =
        tokens.size() == 1 && std::find(kSubjects.begin(), kSubjects.end(), tokens[0].text) != kSubjects.end();
    return of_teachers && tokens.size() <= kLongest && (may_be_field(piece) || in_letters) && of_subject;
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

// «отделы дошкольного образования, общего образования», «кабинетами физики, химии, спортзалом»: nobody is called so.
static bool begins_in_oblique_case(const Tokens& tokens, std::string_view before) {
    static constexpr std::array<std::string_view, 12> kSubjects = {
        "математики", "физики",     "химии",      "биологии", "информатики", "истории",
        "географии",  "литературы", "технологии", "музыки",   "физкультуры", "обществознания"};
    const std::string& first = tokens.front().folded;
    if (is_capitalised(tokens.front().text) || !readings_of(first).empty()) return false;
    // «специалисты хозяйств, сельских поселений»
    const bool of_many = tokens.size() > 1 && (first.ends_with("ых") || first.ends_with("их"));
    const bool genitive = has_adjective_ending(first) && (first.ends_with("ого") || first.ends_with("его") || of_many);
    const bool alone = tokens.size() == 1;
    const bool subject = alone && std::find(kSubjects.begin(), kSubjects.end(), first) != kSubjects.end();
    const Tokens above = tokenise(before);
    const bool instrumental =
        alone && (first.ends_with("ом") || first.ends_with("ами")) &&
        std::any_of(above.begin(), above.end(), [](const Token& token) { return token.folded.ends_with("ами"); });
    return genitive || subject || instrumental;
}

// «все школы, кроме …», «должностные лица, ответственные за …»
static bool tells_more(const Tokens& tokens, std::string_view before) {
    const auto begins = [&](std::string_view first, std::string_view second) {
        return tokens.size() > 1 && tokens[0].is(first) && tokens[1].is(second);
    };
    if (tokens[0].is("кроме") || tokens[0].is("исключая") || begins("за", "исключением")) return true;
    const Tokens above = tokenise(before);
    return tokens[0].folded.starts_with("ответственн") && !above.empty() &&
           (above.back().is("лица") || above.back().is("лицо"));
}

bool goes_on(std::string_view piece, std::string_view before) {
    const Tokens tokens = tokenise(piece);
    if (tokens.empty()) return true;
    if (tells_more(tokens, before) || begins_in_oblique_case(tokens, before)) return true;
    if (numbers_classes(tokens) || is_next_number(tokens, tokenise(before))) return true;
    if (is_form_of_school(tokens)) return true;
    if (is_public_field(piece) || is_subject_of_teachers(piece, before)) return true;
    // «Сектор копытных животных, служба эксплуатации»: an adjective that stands for a noun
    if (is_unfinished(before) && !begins_as_unit(piece)) return true;
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
    const bool institution =
        tokens.front().folded.starts_with("централизованн");  // «библиотечная система», «бухгалтерия»
    if (is_participle(tokens.front().folded) && !somebody && !institution &&
        !is_noun_of_kind(tokens.front().folded, NounKind::post) &&
        !is_noun_of_kind(tokens.front().folded, NounKind::group))
        return true;
    if (tokens.size() >= 2 && tokens[0].is("в") && tokens[1].is("том")) return true;
    // «отдел ГО, ЧС и мобилизационной подготовки»
    const bool fields = tokens.size() > 2 && is_upper(tokens[0].text) && tokens[1].is("и") && !above.empty() &&
                        is_upper(above.back().text) && begins_as_unit(before) && !is_capitalised(tokens[2].text) &&
                        is_in_oblique_case(tokens[2].folded);
    if (fields) return true;
    // «по вопросам безопасности, ГО и ЧС администрации»
    const bool field = (tokens.size() == 1 || (tokens[1].is("и") && begins_as_unit(before))) &&
                       is_upper(tokens[0].text) && length_in_characters(tokens[0].text) <= 4;
    return field && before.find(" по ") != std::string_view::npos && !is_organisation_form(tokens[0].text);
}

namespace {

bool stands_as_adjective(std::string_view word) {
    return ends_with_any(word, {"ый", "ий", "ой", "ая", "яя"}) && has_adjective_ending(word);
}

}  // namespace

// «Иванова И.И., начальник отдела»: one person; «Иванова И.И., Петров П.П.» two.
bool is_post_of_person(std::string_view piece, std::string_view before) {
    const Tokens name = tokenise(before), post = tokenise(piece);
    const auto person = person_at(name, 0);
    if (!person || person->first != 0 || person->last + 1 < name.size() - (name.back().text == "." ? 1 : 0))
        return false;
    if (post.empty() || is_capitalised(post[0].text) || first_person(post)) return false;
    // «системный администратор»: the post behind its adjectives
    std::size_t noun = 0;
    while (noun + 1 < post.size() && readings_of(post[noun].folded).empty() && stands_as_adjective(post[noun].folded))
        ++noun;
    if (const auto form = reading_in_case(post[noun].folded, Case::nominative))
        return form->kind == NounKind::post && !form->is_plural;
    // «логист», «системный программист»: no list of posts is complete, and nobody but a person stands so behind a name.
    return post.size() == noun + 1 && readings_of(post[noun].folded).empty() && post[noun].folded.ends_with("ист");
}

}  // namespace mera::intake
