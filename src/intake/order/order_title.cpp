#include "intake/order/order_title.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/order/clause_parts.hpp"
#include "intake/order/order_card.hpp"
#include "intake/order/order_issuer.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/order/order_paragraph.hpp"
#include "intake/order/order_requisites.hpp"
#include "intake/order/page_furniture.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

// «Приказ № 1 от 25.08.2017 «Об организации питания»», «РАСПОРЯЖЕНИЕ от 15 марта 2017 года № 7 О месячнике»: the title in
// the line of the kind.
std::string title_after_requisites(std::string_view text) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"\"", "\""}}) {
        const std::size_t at = text.find(std::string{open} + "О");
        if (at == std::string_view::npos || !opens_title(text.substr(at))) continue;
        const std::string_view title = trim(text.substr(at + open.size()));
        if (title.ends_with(close)) return std::string{title.substr(0, title.size() - close.size())};
    }
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const bool spaced = length_in_characters(tokens[at + 1].text) == 1;  // «П О С Т А Н О В Л Е Н И Е»
        if (!spaced && (tokens[at].text == "О" || tokens[at].text == "Об"))
            return std::string{text.substr(tokens[at].begin)};
    }
    return {};
}

// «Представители старшего поколения – это особая категория жителей. Их опыт …» below a title begins the preamble.
bool is_sentence(std::string_view text) {
    constexpr std::size_t kTokens = 14;
    return is_capitalised(text) && text.ends_with('.') && tokenise(text).size() > kTokens;
}

bool is_oblique_kind(std::string_view folded) {
    static constexpr std::array<std::string_view, 10> kForms = {
        "приказа",        "приказу",      "приказом",     "постановления", "постановлению",
        "постановлением", "распоряжения", "распоряжению", "распоряжением", "решения"};
    return std::find(kForms.begin(), kForms.end(), folded) != kForms.end();
}

// «Принято Думой 12 мая», «(в редакции от …)», «г. Озёрный», the card of a register: below a title, and none of it.
bool tells_changes(std::string_view text) {  // «(В ред. постановления от …)»
    return text.starts_with("(В ред") || text.starts_with("(в ред") || text.starts_with("(с изм");
}

bool ends_title(std::string_view text) {
    const std::string body = without_bullet(text);
    const Tokens tokens = tokenise(body);
    const bool adopted = !tokens.empty() && (tokens[0].folded.starts_with("принят") || tokens[0].is("город"));
    // «О ситуации в связи с принятием Мэром» over «Постановления от 20 августа 2002 г. N 378»: of what the title speaks.
    const bool of_another = !tokens.empty() && is_oblique_kind(tokens[0].folded);
    // «Присутствовали: 14 человек» of minutes
    const bool present = !tokens.empty() && is_one_of(tokens[0].folded, {"присутствовали", "присутствуют", "повестка",
                                                                         "приглашены", "приглашенные"});
    return adopted || present || is_page_furniture(text) || tells_changes(text) || is_sentence(text) ||
           (is_requisites_line(text) && !of_another) || opens_preamble(text) || is_card_label(text) ||
           has_word_with(text, {"редакции", "утратил"});
}

// A full stop, but for that of «в учреждениях г.» over «Озёрного».
bool ends_title_above(std::string_view title) {
    static constexpr std::array<std::string_view, 9> kBeforeName = {"г", "ст", "им", "ул", "с", "п", "д", "гг", "пос"};
    if (!title.ends_with('.')) return false;
    const Tokens tokens = tokenise(title);
    return tokens.size() < 2 ||
           std::find(kBeforeName.begin(), kBeforeName.end(), tokens[tokens.size() - 2].text) == kBeforeName.end();
}

int open_quotes(std::string_view text) {
    int open = 0;
    for (const Token& token : tokenise(text)) open += token.text == "«" ? 1 : token.text == "»" ? -1 : 0;
    return open;
}

bool is_of_long_words(std::string_view text) {  // «РОССИЙСКАЯ ФЕДЕРАЦИЯ»; not «МБОУ СОШ № 5»
    constexpr std::size_t kLong = 6;
    const Tokens tokens = tokenise(text);
    return tokens.size() > 1 && std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
               return token.kind == Token::Kind::word && length_in_characters(token.text) >= kLong;
           });
}

// «Озёрная область», «Холмский район»
bool is_territory(std::string_view text) {
    constexpr std::size_t kTokens = 5;
    const Tokens tokens = tokenise(text);
    return tokens.size() > 1 && tokens.size() <= kTokens && is_capitalised(tokens.front().text) &&
           std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
               return token.is("область") || token.is("край") || token.is("республика") || token.is("район") ||
                      token.is("округ") || token.is("федерация");
           });
}

// The letterhead of the order below the name of its page: «Мэр города Озёрного» over «РАСПОРЯЖЕНИЕ».
bool begins_letterhead(const std::vector<HeadLine>& lines, std::size_t at) {
    constexpr std::size_t kLines = 4;
    const std::string& text = lines[at].text;
    if (!is_capitalised(text) || !(begins_issuer(text) || is_territory(text))) return false;
    for (std::size_t below = at + 1; below < std::min(lines.size(), at + 1 + kLines); ++below) {
        const Tokens tokens = tokenise(lines[below].text);
        const bool kind = !tokens.empty() && is_capitalised(tokens.front().text) && is_kind_word(tokens.front().folded);
        if (is_kind_line(lines[below].text) || (kind && requisites_in(lines[below].text).date)) return true;
        if (opens_preamble(lines[below].text)) return false;
    }
    return false;
}

int open_brackets(std::string_view text) {
    int open = 0;
    for (const char c : text) open += c == '(' ? 1 : c == ')' ? -1 : 0;
    return open;
}

// ««Итоги спартакиады школьников»» over the preamble: no «О …», but in quotes and alone.
std::string quoted_title(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end) {
    for (std::size_t at = from; at < end; ++at) {
        if (!trim(lines[at].text).starts_with("«")) continue;
        if (at > 0 && begins_issuer(in_one_line(lines[at - 1].text)))
            continue;  // the name of what issues, not of the order
        std::string title;
        for (std::size_t line = at; line < end && !opens_preamble(lines[line].text); ++line) {
            title = in_one_line(title + '\n' + lines[line].text);
            if (open_quotes(title) > 0) continue;
            return title.ends_with("»") && is_capitalised(title.substr(std::string_view{"«"}.size()))
                       ? title.substr(std::string_view{"«"}.size(), title.size() - 2 * std::string_view{"«"}.size())
                       : std::string{};
        }
    }
    return {};
}

// «О конкурсе «Библиотека и время»» is over where its quote is; of straight quotes nobody knows which closes it.
bool closes_quote(const std::string& title) {
    if (title.starts_with("«О")) return title.ends_with("»") && open_quotes(title) <= 1;
    return title.starts_with("\"О") && title.ends_with('"') && title.size() > 2;
}

std::string without_outer_quotes(const std::string& title) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"\"", "\""}}) {
        if (!title.starts_with(std::string{open} + "О")) continue;
        const std::string inside = title.substr(open.size());
        // The last quote may close the name of a competition and the title together.
        const bool shared =
            open == "«" ? open_quotes(title) != 0 : std::count(title.begin(), title.end(), '"') % 2 != 0;
        return inside.ends_with(close) && !shared
                   ? std::string{trim(std::string_view{inside}.substr(0, inside.size() - close.size()))}
                   : inside;
    }
    return title;
}

// «10:43 О проведении Дня дерева»: a page of news sets the hour before its title.
std::string without_clock(const std::string& text) {
    const Tokens tokens = tokenise(text);
    const bool clock = tokens.size() > 3 && tokens[0].kind == Token::Kind::number && tokens[0].text.size() <= 2 &&
                       tokens[1].text == ":" && tokens[2].kind == Token::Kind::number && tokens[2].text.size() == 2;
    return clock ? text.substr(tokens[3].begin) : text;
}

// «(Примеров С.Н., Образцов А.М.)» below a question of minutes
bool names_speakers(std::string_view text) {
    return text.starts_with('(') && text.ends_with(')') && first_person(tokenise(text)).has_value();
}

// «| » of a cell that a page was copied from.
std::string without_bar(std::string text) {
    while (text.ends_with('|') || text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace

namespace {

bool is_verb_alone(std::string_view text) {  // «ПРИКАЗЫВАЮ:», «п о с т а н о в л я е т:»
    constexpr std::size_t kLetters = 14;
    return has_verb_of_order(text) && length_in_characters(replace_all(std::string{text}, " ", "")) <= kLetters;
}

// «Организация горячего питания» is a deed, «Организация «Холм»» is not.
bool names_organising(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return tokens.size() > 1 && tokens[0].is("организация") && starts_with_lower(tokens[1].text);
}

}  // namespace

namespace {

// «Муниципальное учреждение «Управление образования»» of a letterhead that stands below the title: a title goes on with a genitive.
bool names_organisation_alone(std::string_view text) {
    constexpr std::size_t kWords = 4;
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 2 || !is_capitalised(text) || text.ends_with('.')) return false;
    for (std::size_t at = 0; at < std::min(kWords, tokens.size()); ++at) {
        const auto form = reading_in_case(tokens[at].folded, Case::nominative);
        if (form) return form->kind == NounKind::unit && !form->is_plural;
        if (!has_adjective_ending(tokens[at].folded) || !ends_with_any(tokens[at].folded, {"ое", "ый", "ая", "ий"}))
            return false;
    }
    return false;
}

// «О передаче в» over «Муниципальное учреждение …» goes on.
bool awaits_no_more(std::string_view title) {
    const Tokens tokens = tokenise(title);
    return !tokens.empty() && tokens.back().kind != Token::Kind::sign && length_in_characters(tokens.back().text) > 2 &&
           !is_one_of(tokens.back().folded, {"через", "или", "для", "между"});
}

}  // namespace

std::string title_without_about(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end) {
    constexpr std::size_t kLines = 3, kTokensMin = 3, kTokensMax = 40;
    std::size_t preamble = from;
    while (preamble < end && !opens_preamble(lines[preamble].text) && !is_verb_alone(lines[preamble].text)) ++preamble;
    std::size_t first = preamble;
    const auto is_head = [&](std::size_t at) {
        const std::string& text = lines[at].text;
        const bool place = starts_with_lower(text) || fold_case(text).starts_with("г.");
        return is_requisites_line(text) || is_kind_line(text) || place;
    };
    while (first > from && !is_head(first - 1)) --first;
    if (first == preamble || (first == from && first > 0) || preamble - first > kLines) return {};
    std::string title;
    for (std::size_t at = first; at < preamble; ++at) {
        const std::string text = without_bar(without_clock(in_one_line(lines[at].text)));
        const bool issuer = begins_issuer(text) && !names_organising(text);
        const bool addressed = begins_addressee(tokenise(text), 0, Case::dative);  // «Директорам школ» of a telegram
        if (issuer || addressed || ends_title(text) || text.ends_with(':')) return {};
        title = in_one_line(title + '\n' + text);
    }
    const std::size_t tokens = tokenise(title).size();
    return is_capitalised(title) && tokens >= kTokensMin && tokens <= kTokensMax ? title : std::string{};
}

std::string title_of_minutes(const std::vector<HeadLine>& lines, std::size_t end) {
    constexpr std::size_t kLines = 3;  // of a long name
    static constexpr std::size_t kAdjectivesMax = 3;  // «внеочередного заседания», «планёрного совещания»
    const auto names_sitting = [](std::string_view text) {
        const Tokens tokens = tokenise(text);
        std::size_t at = 0;
        while (at < std::min(tokens.size(), kAdjectivesMax) && tokens[at].folded.ends_with("ого")) ++at;
        return at < tokens.size() &&
               is_one_of(tokens[at].folded, {"заседания", "совещания", "собрания", "педсовета", "конференции"});
    };
    const auto minutes = std::find_if(
        lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end),
        [](const auto& line) { return is_upper(line.text) && fold_case(line.text).starts_with("протокол"); });
    const auto head = static_cast<std::size_t>(minutes - lines.begin());
    if (head + 1 >= end || !names_sitting(in_one_line(lines[head + 1].text))) return {};
    std::string title = "Протокол";
    for (std::size_t at = head + 1; at < std::min(end, head + 1 + kLines); ++at) {
        const std::string text = in_one_line(lines[at].text);
        if (at > head + 1 && (!starts_with_lower(text) || is_upper(text) || ends_title(text))) break;
        if (text.ends_with(':') || text.ends_with(';')) break;
        title += " " + text;
    }
    return title;
}

std::string read_title(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end) {
    std::string title;
    bool whole = false;  // the line of the kind has it
    bool enclosed = false;  // … in quotes, which end there
    for (std::size_t at = from; at < end; ++at) {
        const std::string text = without_bar(without_clock(in_one_line(lines[at].text)));
        if (title.empty()) {
            const bool menu = at + 1 < lines.size() && is_menu_entry(text, lines[at + 1].text);
            if (opens_title(text) && !is_kind_line(text) && !menu) title = text.substr(text.starts_with("-") ? 1 : 0);
            if (title.empty() && (is_kind_line(text) || names_kind_in_full(lines, at))) {
                title = title_after_requisites(text);
                whole = !title.empty();
                enclosed = whole && !text.ends_with(title);
            }
            continue;
        }
        // A page of a database says it twice, the second time perhaps only its last lines in capitals.
        if (text == title || (is_upper(text) && !is_upper(title) && fold_case(title).ends_with(fold_case(text))))
            continue;
        // «О спартакиаде» over «(10 - 12 июня 1997 г.,» and «г. Озёрный)»
        const bool in_brackets = (open_brackets(title + text) > 0 || open_brackets(title) > 0) && !tells_changes(text);
        // «НА ЗАГОТОВКУ КОРМОВ» below a title in capitals goes on with it.
        const bool in_capitals = is_upper(title) && is_upper(text) && opens_preamble(text);
        if (!in_brackets && ((ends_title(text) && !in_capitals) || ends_title_above(title) || is_kind_line(text)))
            break;
        const bool place = fold_case(text).starts_with("г.") && tokenise(text).size() <= 4;  // «г.Озёрный» of the head
        if ((whole || closes_quote(title)) && !in_brackets && (enclosed || !starts_with_lower(text) || place)) break;
        if (!has_letters(text) || begins_letterhead(lines, at) || names_speakers(text)) break;
        if (names_organisation_alone(text) && !is_upper(title) && awaits_no_more(title)) break;
        if (is_upper(text) && !is_upper(title) && (begins_issuer(text) || is_of_long_words(text)))
            break;  // the letterhead below the name of the page
        title = in_one_line(title + '\n' + text);
    }
    while (title.ends_with('.')) title.pop_back();
    return title.empty() ? quoted_title(lines, from, end) : without_outer_quotes(title);
}

}  // namespace mera::intake
