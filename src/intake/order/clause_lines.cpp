#include "intake/order/clause_lines.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "intake/people/addressee_list.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"

namespace mera::intake {

namespace {

// «… на Образцову Н.И»: the name lost its last full stop, and the clause is over.
bool ends_with_initials(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 4) return false;
    const Token* last = &tokens.back();
    const auto is_initial = [](const Token& token) {
        return is_capitalised(token.text) && length_in_characters(token.text) == 1;
    };
    return is_initial(*last) && (last - 1)->text == "." && is_initial(*(last - 2)) &&
           is_capitalised((last - 3)->text) && length_in_characters((last - 3)->text) > 2;
}

bool first_word_is(std::string_view text, std::initializer_list<std::string_view> words) {
    const auto leading = leading_label(text);
    const std::string body = leading ? leading->rest : std::string{text};
    const Tokens tokens = tokenise(body);
    return !tokens.empty() && std::find(words.begin(), words.end(), tokens.front().folded) != words.end();
}

// «По первому вопросу СЛУШАЛИ: …», «По вопросу 2 решили:»
std::string_view behind_question(std::string_view text) {
    constexpr std::size_t kWords = 4;
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || !tokens.front().is("по")) return text;
    for (std::size_t at = 1; at + 1 < std::min(tokens.size(), kWords); ++at) {
        if (!tokens[at].is("вопросу")) continue;
        const bool number = tokens[at + 1].kind == Token::Kind::number && at + 2 < tokens.size();
        return text.substr(tokens[at + (number ? 2 : 1)].begin);
    }
    return text;
}

}  // namespace

bool ends_sentence(std::string_view text) {
    if (!text.ends_with('.') && !text.ends_with(';') && !text.ends_with(':') && !text.ends_with('!'))
        return ends_with_initials(text);
    // «Н.И.» at the end of a line: the surname is on the next one; after «Образцова Н.И.» nothing is missing.
    const Tokens tokens = tokenise(text);
    // «… (Образцова Н.И.).»: what the bracket holds is whole.
    if (tokens.size() > 1 && tokens[tokens.size() - 2].kind == Token::Kind::sign) return true;
    for (std::size_t at = tokens.size() > 5 ? tokens.size() - 5 : 0; at < tokens.size(); ++at)
        if (const auto person = person_at(tokens, at);
            person && person->surname == at && person->last > at && person->last + 1 >= tokens.size())
            return true;
    if (tokens.size() < 2 || tokens.back().text != ".") return true;
    const Token& last = tokens[tokens.size() - 2];  // «… согласно приложению № 1.»
    return last.kind == Token::Kind::number || length_in_characters(last.text) > 2;
}

std::string_view end_of(std::string_view text) {
    constexpr std::size_t kBytes = 400;
    if (text.size() <= kBytes) return text;
    const std::size_t space = text.find(' ', text.size() - kBytes);
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

bool begins_as_clause(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && (is_infinitive(tokens.front().folded) || tokens.front().is("контроль") ||
                               begins_addressee(tokens, 0, Case::dative));
}

bool leaves_quote_open(std::string_view text) {
    int open = 0, straight = 0;
    for (const Token& token : tokenise(text)) {
        if (token.text == "«" || token.text == "„") ++open;
        if (token.text == "»" || token.text == "“" || token.text == "”") --open;
        if (token.text == "\"") ++straight;
    }
    return open > 0 || straight % 2 != 0;
}

bool is_own_deed(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || leading_label(text)) return false;
    return is_infinitive(tokens.front().folded) || (begins_addressee(tokens, 0, Case::dative) && names_deed(text));
}

bool opens_control(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return tokens.size() > 2 && tokens[0].text == "Контроль" &&
           (tokens[1].is("за") || tokens[1].is("над") || tokens[1].folded.starts_with("исполнени") ||
            tokens[1].folded.starts_with("выполнени"));
}

bool begins_by_roman(const LeadingLabel& leading) {
    if (leading.label.parts != std::vector<int>{1} || !is_capitalised(leading.rest)) return false;
    const Tokens tokens = tokenise(leading.rest);
    return is_infinitive(tokens.front().folded) || begins_addressee(tokens, 0, Case::dative);
}

bool names_question(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 3) return false;
    if (tokens[0].text == "Вопрос" || tokens[0].text == "ВОПРОС") return true;
    constexpr std::size_t kNear = 4;  // «По второму вопросу повестки дня»
    return tokens[0].text == "По" &&
           std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(std::min(kNear, tokens.size())),
                       [](const Token& token) { return token.is("вопросу"); });
}
bool opens_hearing(std::string_view text) {
    // «По второму вопросу слушали Примерова А.И.»
    return first_word_is(behind_question(text), {"слушали", "выступили", "выступил", "выступила"}) ||
           (names_question(text) && has_word_with(text, {"слушали", "заслушали", "выступил", "докладывал"}));
}
bool opens_decision(std::string_view text) {
    const std::string_view words = behind_question(text);
    return tokenise(words).size() <= 3 &&
           first_word_is(words, {"решили", "постановили", "решено", "решение", "поручили", "поручения"});
}

bool may_begin(const std::vector<int>& before, const std::vector<int>& label) {
    const bool first = label == std::vector<int>{1} || label == std::vector<int>{1, 1};
    if (first || before.empty() || label.size() != 2 || label.back() != 1) return first;
    // «2.1» below the question «2. О ремонте школ», too
    return label.front() > before.front() || before == std::vector<int>{label.front()};
}

}  // namespace mera::intake
