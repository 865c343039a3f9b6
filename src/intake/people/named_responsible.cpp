#include "intake/people/named_responsible.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "intake/people/addressee_list.hpp"
#include "intake/people/executors.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

bool parts_name(const Token& token) {
    return token.text == ":" || token.text == "–" || token.text == "—" || token.text == "-";
}

// The token after «ответственный:», «отв.», «исполнители –», «ответственный за исполнение –».
std::optional<std::size_t> named_after(const Tokens& tokens) {
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool shortened = tokens[at].is("отв");
        const bool whole = tokens[at].is("ответственный") || tokens[at].is("ответственная") ||
                           tokens[at].is("ответственные") || tokens[at].is("исполнитель") ||
                           tokens[at].is("исполнители");
        if (!shortened && !whole) continue;
        constexpr std::size_t kBetween = 4;  // «за исполнение», the full stop of «отв.»
        for (std::size_t next = at + 1; next < std::min(tokens.size(), at + 1 + kBetween); ++next)
            if (parts_name(tokens[next]) && next + 1 < tokens.size()) return next + 1;
        const std::size_t next = shortened && tokens[at + 1].text == "." ? at + 2 : at + 1;
        if (next < tokens.size() && (shortened || person_at(tokens, next))) return next;
    }
    return {};
}

bool is_initial(const Token& token) {
    return token.kind == Token::Kind::word && length_in_characters(token.text) == 1 && is_capitalised(token.text);
}

// Up to the end of the sentence, of the brackets, or to the time: «отв. Иванова И.И., срок – до 15 марта».
std::size_t end_of_names(const Tokens& tokens, std::size_t from) {
    int depth = 0;
    for (std::size_t at = from; at < tokens.size(); ++at) {
        depth += tokens[at].text == "(" ? 1 : tokens[at].text == ")" ? -1 : 0;
        if (depth < 0 || tokens[at].text == ";" || tokens[at].folded.starts_with("срок")) return at;
        if (tokens[at].text == "." && at > from && !is_initial(tokens[at - 1]) &&
            length_in_characters(tokens[at - 1].text) > 3)
            return at;
    }
    return tokens.size();
}

}  // namespace

Addressees responsible_named(std::string_view clause) {
    const Tokens tokens = tokenise(clause);
    const auto from = named_after(tokens);
    if (!from) return {};
    std::size_t end = end_of_names(tokens, *from);
    while (end > *from && tokens[end - 1].text == ",") --end;
    if (end <= *from) return {};
    const std::string_view names = between(clause, tokens[*from], tokens[end - 1]);
    if (!may_name_executor(names)) return {};
    ExecutorList list = split_executors(names);
    return {std::move(list.names), std::move(list.doubts)};
}

std::optional<TokenSpan> remark_at_end(const Tokens& tokens) {
    std::size_t close = tokens.size();
    while (close > 0 && (tokens[close - 1].text == "." || tokens[close - 1].text == ";")) --close;
    if (close < 3 || tokens[close - 1].text != ")") return {};
    for (std::size_t open = close - 1; open-- > 1;) {
        if (tokens[open].text == ")") return {};
        if (tokens[open].text == "(")
            return open + 1 < close - 1 ? std::optional{TokenSpan{open + 1, close - 1}} : std::nullopt;
    }
    return {};
}

bool names_doer(std::string_view words) {
    return names_executor(words) && !says_when(words) &&
           !has_word_with(words, {"кабинет", "каб", "зал", "аудитор", "корпус", "площадк"});
}

Addressees responsible_in_remark(std::string_view clause) {
    const Tokens tokens = tokenise(clause);
    const auto remark = remark_at_end(tokens);
    if (!remark) return {};
    std::size_t first = remark->first, comma = first;
    while (comma < remark->after && tokens[comma].text != ",") ++comma;
    if (comma < remark->after && says_when(between(clause, tokens[first], tokens[comma - 1]))) first = comma + 1;
    if (first >= remark->after) return {};
    const std::string_view names = between(clause, tokens[first], tokens[remark->after - 1]);
    ExecutorList list = split_executors(names);
    if (!std::all_of(list.names.begin(), list.names.end(), names_doer) || list.names.empty()) return {};
    list.doubts.push_back("Исполнители взяты из скобок в конце пункта. Проверьте.");
    return {std::move(list.names), std::move(list.doubts)};
}

namespace {

// The case of a list of names that one of its surnames tells: «Образцову Б.Б., Примерова В.В.» are accusatives, «Образцов Б.Б.,
// Примерова В.В.» nominatives.
std::optional<Case> case_of_names(const Tokens& tokens, std::size_t from) {
    for (std::size_t at = from; at < tokens.size(); ++at) {
        const auto person = person_at(tokens, at);
        if (!person || person->first != at) continue;
        const std::string_view surname = tokens[person->surname].text;
        if (ends_with_any(surname, {"ову", "еву", "ёву", "ину", "ыну", "скую", "ского"})) return Case::accusative;
        if (ends_with_any(surname, {"ов", "ев", "ёв", "ин", "ын", "ский", "ская"})) return Case::nominative;
        at = person->last;
    }
    return {};
}

}  // namespace

Addressees people_named(std::string_view clause, std::size_t from) {
    const Tokens tokens = tokenise(clause);
    const std::optional<Case> told = case_of_names(tokens, from);
    Addressees out;
    for (std::size_t at = from; at < tokens.size(); ++at) {
        const auto person = person_at(tokens, at);
        if (!person || person->first != at) continue;
        // «в складе – кладовщика Образцова Б.Б.»: the post tells the case.
        const bool post_before = at > from && reading_in_case(tokens[at - 1].folded, Case::accusative) &&
                                 is_noun_of_kind(tokens[at - 1].folded, NounKind::post) &&
                                 !reading_in_case(tokens[at - 1].folded, Case::nominative);
        if (post_before) {
            Addressees one = addressee_list(clause, Case::accusative, tokens, at - 1, person->last + 1);
            std::move(one.names.begin(), one.names.end(), std::back_inserter(out.names));
            std::move(one.doubts.begin(), one.doubts.end(), std::back_inserter(out.doubts));
            at = person->last;
            continue;
        }
        const std::string written{between(clause, tokens[at], tokens[person->last])};
        const Surname name = nominative_person(clause, tokens, *person, told.value_or(Case::accusative));
        const bool either =
            !told && name.text != written && std::string_view{tokens[person->surname].text}.ends_with("а");
        out.names.push_back(either ? written : name.text);
        if (either)
            out.doubts.push_back("После двоеточия «" + written +
                                 "» прочитано как имя в именительном падеже. Проверьте.");
        at = person->last;
    }
    return out;
}

}  // namespace mera::intake
