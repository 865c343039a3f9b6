#include "intake/order/list_heads.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "intake/order/clause_lines.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"

namespace mera::intake {

namespace {

// The number of «3. Провести …», «3) провести …».
std::optional<int> number_of(const std::vector<HeadLine>& lines, std::size_t at) {
    if (at >= lines.size()) return {};
    const auto leading = leading_label(lines[at].text);
    if (!leading || leading->label.roman || leading->label.depth() != 1) return {};
    return leading->label.parts.front();
}

// «Рекомендовать директорам школ:», «Методисту Примеровой А.А.:»
bool names_whom(const std::string& text) {
    if (!text.ends_with(':') || !is_capitalised(text) || leading_label(text) || names_deed(text)) return false;
    const Tokens tokens = tokenise(text);
    const std::size_t whom = first_infinitive(tokens, 0) == std::optional<std::size_t>{0} ? 1 : 0;
    return begins_addressee(tokens, whom, Case::dative);
}

// «II. Работа с кадрами»
bool is_roman_title(const std::string& text) {
    const auto leading = leading_label(text);
    if (!leading || !leading->label.roman || !is_capitalised(leading->rest)) return false;
    constexpr std::string_view kEnds = ".:;,";
    return kEnds.find(text.back()) == std::string_view::npos && !names_deed(leading->rest) &&
           !begins_addressee(tokenise(leading->rest), 0, Case::dative);
}

// «Контроль за исполнением оставляю за собой.» behind the last list
bool is_deed_without_number(const std::string& text) {
    if (leading_label(text) || !is_capitalised(text)) return false;
    const Tokens tokens = tokenise(text);
    return !tokens.empty() &&
           (tokens[0].is("контроль") || first_infinitive(tokens, 0) == std::optional<std::size_t>{0});
}

struct Head {
    std::size_t line = 0;
    bool begins_anew = false;  // its list begins with «1.»
};

std::vector<Head> heads_behind(const std::vector<HeadLine>& lines, std::size_t anchor, std::size_t end) {
    std::vector<Head> out;
    int last = 0;
    for (std::size_t at = anchor + 1; at < end; ++at) {
        if (const auto number = number_of(lines, at)) last = *number;
        const auto next = number_of(lines, at + 1);
        const bool ended = at == anchor + 1 || ends_sentence(lines[at - 1].text);
        if (!next || !ended || !(names_whom(lines[at].text) || is_roman_title(lines[at].text))) continue;
        if (*next == 1 || *next == last + 1) out.push_back({at, *next == 1 && last > 0});
    }
    return out;
}

// «2. Директорам школ:», «2.1. Провести …»
void number_as_outline(std::vector<HeadLine>& lines, const std::vector<Head>& heads, std::size_t end) {
    int clause = 0, item = -1;  // no list is open
    for (std::size_t at = std::min(heads.front().line, end); at < end; ++at) {
        std::string& text = lines[at].text;
        const bool head = std::any_of(heads.begin(), heads.end(), [&](const Head& one) { return one.line == at; });
        if (at == heads.front().line)
            for (std::size_t above = 0; above < at; ++above)
                clause = std::max(clause, number_of(lines, above).value_or(0));
        if (head || (item > 0 && ends_sentence(lines[at - 1].text) && is_deed_without_number(text))) {
            item = head ? 0 : -1;
            const auto roman = leading_label(text);
            text = std::to_string(++clause) + ". " + (roman ? roman->rest : text);
        } else if (item >= 0 && number_of(lines, at) == item + 1) {
            const auto leading = leading_label(text);
            text = std::to_string(clause) + "." + std::to_string(++item) + ". " + leading->rest;
        }
    }
}

}  // namespace

ListHeads with_list_heads(const std::vector<HeadLine>& lines, std::size_t anchor) {
    ListHeads out{lines, {}, {}};
    std::size_t end = std::min(anchor + 1, lines.size());
    while (end < lines.size() && !opens_what_follows_order(lines[end].text) && !is_signature(lines[end].text)) ++end;
    const std::vector<Head> heads = heads_behind(lines, anchor, end);
    if (heads.empty()) return out;
    if (std::none_of(heads.begin(), heads.end(), [](const Head& head) { return head.begins_anew; })) {
        for (const Head& head : heads) out.over_numbers.push_back(head.line);
        return out;
    }
    number_as_outline(out.lines, heads, end);
    out.repairs.push_back(
        {"clauses", "Списки под адресатами без номеров пронумерованы по порядку.", lines[heads.front().line].place});
    return out;
}

}  // namespace mera::intake
