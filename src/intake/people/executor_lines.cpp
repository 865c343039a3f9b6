#include "intake/people/executor_lines.hpp"

#include <algorithm>
#include <array>

#include "intake/people/executor_boundaries.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

// «Ханты-Мансийска» on a new line goes on with the name above; «Завуч», «МБОУ …», «Педагоги» begin a new one.
bool begins_name(std::string_view line) {
    const Tokens tokens = tokenise(line);
    if (tokens.empty()) return false;
    if (leading_label(line)) return true;
    const bool number = (tokens[0].is("n") || tokens[0].text == "№") && tokens.size() > 1;
    if (number && tokens[1].kind == Token::Kind::number) return false;  // «школа» above, «N 8» here
    if (tokens.front().text == "-" || tokens.front().text == "•" || tokens.front().text == "–") return true;
    if (!is_capitalised(tokens.front().text)) return false;
    if (names_executor(line) || is_upper(tokens.front().text)) return true;
    static constexpr std::array<std::string_view, 8> kGenitive = {"ого", "его", "ой", "ых", "их", "ска", "ции", "ния"};
    return std::none_of(kGenitive.begin(), kGenitive.end(),
                        [&](auto end) { return tokens.front().folded.ends_with(end); });
}

bool ends_open(std::string_view line) {
    static constexpr std::array<std::string_view, 9> kOpen = {"и", "по", "в", "на", "с", "для", "им", "№", "-"};
    const Tokens tokens = tokenise(line);
    if (tokens.size() > 1 && tokens.back().text == "." && tokens[tokens.size() - 2].is("им")) return true;
    return !tokens.empty() && std::find(kOpen.begin(), kOpen.end(), tokens.back().folded) != kOpen.end();
}

// «Директор школы», «Зам. директора по УВР», «Ответственный за сайт»: the name on the next line is whose post it is.
// «Руководители МО» and «Администрация» are others beside that person.
bool is_post_without_person(std::string_view name) {
    const Tokens tokens = tokenise(name);
    if (tokens.empty() || first_person(tokens)) return false;
    if (is_short_post(tokens, 0) || tokens.front().is("ответственный") || tokens.front().is("ответственная"))
        return true;
    for (const Token& token : tokens) {
        if (token.kind != Token::Kind::word) return false;
        const auto form = reading_in_case(token.folded, Case::nominative);
        if (form) return form->kind == NounKind::post && !form->is_plural;
        if (!has_adjective_ending(token.folded)) return false;
    }
    return false;
}

// «Примерова Л.Н. учитель ¶ повар школьной столовой»: the person above has a post already.
bool begins_other_post(std::string_view line, std::string_view above) {
    const Tokens tokens = tokenise(line), person = tokenise(above);
    if (tokens.size() < 2 || is_capitalised(tokens[0].text) || !first_person(person)) return false;
    const auto is_post = [](const Token& token) {
        const auto form = reading_in_case(token.folded, Case::nominative);
        return form && form->kind == NounKind::post && !form->is_plural;
    };
    return !is_person_alone(above) && is_post(tokens[0]) && is_post(person.back());
}

// «Примерова Т.А. ¶ актив музея»: a name with its initials is whole, and those below are others.
bool begins_group_below_person(std::string_view line, std::string_view above) {
    const Tokens tokens = tokenise(line);
    if (tokens.empty() || !is_person_alone(above)) return false;
    const auto form = reading_in_case(tokens[0].folded, Case::nominative);
    return form && (form->kind != NounKind::post || form->is_plural);
}

// «Заведующий ¶ старшая медсестра»: an adjective in the nominative after a whole post belongs to the next one.
bool begins_with_adjective(std::string_view line, std::string_view above) {
    const Tokens tokens = tokenise(line), post = tokenise(above);
    if (tokens.empty() || post.empty() || is_capitalised(tokens[0].text)) return false;
    static constexpr std::array<std::string_view, 4> kNominative = {"ая", "ый", "ие", "ые"};
    const std::string& first = tokens[0].folded;
    const bool adjective =
        has_adjective_ending(first) && readings_of(first).empty() &&
        std::any_of(kNominative.begin(), kNominative.end(), [&](auto end) { return first.ends_with(end); });
    return adjective && is_nominative_of_kind(post.back().folded, NounKind::post);
}

bool ends_name(const Tokens& name) {
    const Token& last = name.back();
    const bool noun =
        last.kind == Token::Kind::word && (!has_adjective_ending(last.folded) || !readings_of(last.folded).empty());
    return noun || last.text == ")" || last.text == "»" || last.kind == Token::Kind::number ||
           (last.text == "." && name.size() > 1 && is_capitalised(name[name.size() - 2].text));
}

// «служба пути ¶ отдел снабжения», «Примеров А.А. ¶ технический отдел»: what can only be a nominative goes on no name.
// «педагог ¶ психолог», «Примерова Т.А. ¶ учитель» may be one person, so posts begin a name below a unit alone.
bool begins_in_nominative(std::string_view line, std::string_view above) {
    const Tokens tokens = tokenise(line), name = tokenise(above);
    if (tokens.empty() || name.empty() || !ends_name(name)) return false;
    std::size_t head = 0;
    while (head + 1 < tokens.size() && has_adjective_ending(tokens[head].folded) &&
           readings_of(tokens[head].folded).empty())
        ++head;
    static constexpr std::array<std::string_view, 4> kOblique = {"ого", "его", "ых", "их"};
    if (head > 0 &&
        std::any_of(kOblique.begin(), kOblique.end(), [&](auto end) { return tokens[0].folded.ends_with(end); }))
        return false;
    const bool below_unit = is_nominative_of_kind(name.front().folded, NounKind::unit);
    const auto& readings = readings_of(tokens[head].folded);
    return !readings.empty() && std::all_of(readings.begin(), readings.end(), [&](const NounForm& form) {
        const bool names =
            form.kind == NounKind::unit || form.kind == NounKind::group || (form.kind == NounKind::post && below_unit);
        return names && (form.grammatical_case == Case::nominative || form.grammatical_case == Case::accusative);
    });
}

// «Директор ¶ МБОУ СОШ № 5»
bool names_organisation_first(std::string_view line) {
    const Tokens tokens = tokenise(line);
    return tokens.size() > 1 && is_organisation_form(tokens.front().text);
}

bool is_initials_at(const Tokens& tokens, std::size_t at) {
    return at + 1 < tokens.size() && is_capitalised(tokens[at].text) && length_in_characters(tokens[at].text) == 1 &&
           tokens[at + 1].text == ".";
}

// «Председатель комиссии Примерова ¶ Л.Н.», «Н.Е. Примерова К.А. ¶ Образцов»: a name parted from its initials.
bool parts_name_from_initials(const Tokens& line, const Tokens& above) {
    const Token& last = above.back();
    std::size_t surnames = 0, initials = 0;
    for (std::size_t at = 0; at < above.size(); ++at) {
        surnames += is_capitalised(above[at].text) && length_in_characters(above[at].text) > 2;
        initials += is_initials_at(above, at) && (at < 2 || !is_initials_at(above, at - 2));
    }
    const bool surname_last = last.kind == Token::Kind::word && is_capitalised(last.text) && !is_upper(last.text) &&
                              length_in_characters(last.text) > 2 && !is_initials_at(above, 0);
    if (is_initials_at(line, 0)) return surname_last;
    return last.text == "." && above.size() > 1 && is_initials_at(above, above.size() - 2) &&
           is_initials_at(above, 0) && initials == surnames + 1 && is_capitalised(line[0].text) &&
           length_in_characters(line[0].text) > 2;
}

// «руководители» above, «ШМО» on this line; «Управление образования» above, «Администрации города» on this line
bool goes_on_above(std::string_view line, std::string_view above) {
    const Tokens tokens = tokenise(line), post = tokenise(above);
    if (tokens.empty() || post.empty()) return false;
    if (parts_name_from_initials(tokens, post)) return true;
    // «Избирательная комиссия Республики ¶ Примерия»
    static constexpr std::array<std::string_view, 4> kNamed = {"республики", "республика", "города", "город"};
    const bool awaits_name = std::find(kNamed.begin(), kNamed.end(), post.back().folded) != kNamed.end();
    if (awaits_name && post.size() > 1 && tokens.size() == 1 && !names_executor(line)) return true;
    const auto form = reading_in_case(post[0].folded, Case::nominative);
    if (!form) return false;
    const bool people = post.size() == 1 && form->kind == NounKind::post && form->is_plural;
    // «МБОУ» without a name is no organisation either.
    if (people && tokens.size() == 1 && is_upper(tokens[0].text)) return true;
    static constexpr std::array<std::string_view, 4> kPlaces = {"город", "район", "округ", "муниципальн"};
    const bool of_place = tokens.size() == 1 || std::any_of(kPlaces.begin(), kPlaces.end(), [&](auto place) {
                              return tokens[1].folded.starts_with(place);
                          });
    return form->kind == NounKind::unit && !form->is_plural && tokens[0].is("администрации") && of_place;
}

// «Руководи- ¶ тели»: a word of the lexicon that a hyphen broke
bool joins_broken_word(std::string_view above, std::string_view line) {
    const Tokens before = tokenise(above), after = tokenise(line);
    if (before.size() < 2 || after.empty() || before.back().text != "-" || !above.ends_with('-')) return false;
    const std::string joined = before[before.size() - 2].folded + after[0].folded;
    return !is_capitalised(after[0].text) && !readings_of(joined).empty();
}

std::string last_name(std::string_view names) {
    const auto parted = names.find_last_of(";,");
    return std::string{trim(parted == std::string_view::npos ? names : names.substr(parted + 1))};
}

}  // namespace

std::string with_line_separators(std::string_view cell) {
    std::string out;
    for (const std::string& raw : split(cell, '\n')) {
        const std::string line = collapse_spaces(raw);
        if (line.empty()) continue;
        if (out.empty()) {
            out = line;
            continue;
        }
        const Tokens so_far = tokenise(out);
        const bool inside = !so_far.empty() && nesting(so_far).back() > 0 && so_far.back().text != "»" &&
                            so_far.back().text != ")" && so_far.back().text != "\"";
        const bool ended = out.ends_with(',') || out.ends_with(';') || out.ends_with(':');
        const std::string above = last_name(out);
        const bool whose_post =
            (is_person_alone(line) || names_organisation_first(line)) && is_post_without_person(above);
        const bool begins = begins_name(line) || begins_other_post(line, above) || begins_with_adjective(line, above) ||
                            begins_group_below_person(line, above) || begins_in_nominative(line, above);
        if (!ended && !inside && begins && !ends_open(out) && !whose_post && !goes_on_above(line, above))
            out += "; " + line;
        else
            out = in_one_line(joins_broken_word(out, line) ? out.substr(0, out.size() - 1) + line : out + '\n' + line);
    }
    return out;
}

}  // namespace mera::intake
