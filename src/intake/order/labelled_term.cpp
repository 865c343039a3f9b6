#include "intake/order/labelled_term.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "intake/people/named_responsible.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

namespace {

bool is_dash(const Token& token) { return token.text == "–" || token.text == "—" || token.text == "-"; }

// «Срок:», «Срок исполнения –»; behind a full stop, in brackets, or first. The token behind the label, or nothing.
std::optional<std::size_t> after_label(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("срок") && !tokens[at].is("сроки")) return {};
    const bool bracketed = at > 0 && tokens[at - 1].text == "(";
    const bool begins = at == 0 || (tokens[at - 1].kind == Token::Kind::sign && tokens[at - 1].text != "«");
    const bool parted = at > 0 && tokens[at - 1].text == ";";
    if (!bracketed && !parted && !(begins && is_capitalised(tokens[at].text))) return {};
    static constexpr std::array<std::string_view, 5> kOf = {"исполнения", "выполнения", "проведения", "представления",
                                                            "предоставления"};
    std::size_t sign = at + 1;
    if (sign < tokens.size() && std::find(kOf.begin(), kOf.end(), tokens[sign].folded) != kOf.end()) ++sign;
    // «Срок исполнения настоящего приказа – …»
    if (sign + 1 < tokens.size() && tokens[sign].is("настоящего")) sign += 2;
    if (sign + 1 >= tokens.size() || (tokens[sign].text != ":" && !is_dash(tokens[sign]))) return {};
    return sign + 1;
}

// «… . Ответственный: …», «… (отв. Примерова А.А.)»
bool opens_responsible(const Token& token) {
    return token.folded.starts_with("ответствен") || token.is("отв") || token.folded.starts_with("исполнител") ||
           token.folded.starts_with("контроль");
}

// A full stop of «г.», of a date or of shortened words ends nothing.
bool ends_sentence_here(const Tokens& tokens, std::size_t at) {
    if (tokens[at].text != ".") return false;
    if (at + 1 == tokens.size()) return true;
    const Token& before = tokens[at - 1];
    const Token& next = tokens[at + 1];
    const bool year_mark = before.is("г") || before.is("гг");
    if (!is_capitalised(next.text) || before.kind == Token::Kind::sign) return false;
    return year_mark || before.kind == Token::Kind::number || length_in_characters(before.text) > 2;
}

std::string_view words(const Tokens& tokens, std::size_t from, std::size_t to) {  // [from, to)
    return {tokens[from].text.data(), static_cast<std::size_t>(tokens[to - 1].text.data() + tokens[to - 1].text.size() -
                                                               tokens[from].text.data())};
}

// «… работ (постоянно, руководители ШМО).»: brackets at the end that hold a time and then who does it.
std::optional<LabelledTerm> term_of_remark(const Tokens& tokens) {
    const auto remark = remark_at_end(tokens);
    if (!remark) return {};
    std::size_t comma = remark->first;
    while (comma < remark->after && tokens[comma].text != ",") ++comma;
    if (comma == remark->first || comma + 1 >= remark->after) return {};
    if (!says_when(words(tokens, remark->first, comma)) || names_executor(words(tokens, remark->first, comma)) ||
        !names_doer(words(tokens, comma + 1, remark->after)))
        return {};
    return LabelledTerm{remark->first, comma};
}

}  // namespace

std::vector<LabelledTerm> labelled_terms(const Tokens& tokens) {
    std::vector<LabelledTerm> out;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto first = after_label(tokens, at);
        if (!first) continue;
        int open = 0;
        std::size_t after = *first;
        for (; after < tokens.size(); ++after) {
            open += tokens[after].text == "(" ? 1 : tokens[after].text == ")" ? -1 : 0;
            if (open < 0 || tokens[after].text == ";" || opens_responsible(tokens[after]) ||
                (open == 0 && ends_sentence_here(tokens, after)))
                break;
        }
        // «до 1 мая, отв. – Примерова», «(…, исполнитель …»: the signs between them are of neither.
        while (after > *first && tokens[after - 1].kind == Token::Kind::sign && tokens[after - 1].text != ")") --after;
        // «… 2024 г.»: the full stop is of the word
        if (after > *first && after < tokens.size() && tokens[after].text == "." && tokens[after - 1].is("г")) ++after;
        if (after == *first) continue;
        out.push_back({*first, after});
        at = after - 1;
    }
    if (out.empty())
        if (const auto term = term_of_remark(tokens)) out.push_back(*term);
    return out;
}

}  // namespace mera::intake
