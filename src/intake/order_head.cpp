// The head of an order: who issued it, when, under what number, about what.
#include <algorithm>
#include <array>
#include <utility>

#include "intake/addressees.hpp"
#include "intake/cell_kinds.hpp"
#include "intake/columns.hpp"
#include "intake/inflection.hpp"
#include "intake/order_text.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

// «от 04.12.2019 № 882», «12 января 2020 г. № 01-05/7-п», «№ 15 от 12.01.2020», with blanks of a form around.
Requisites requisites_in(std::string_view raw) {
    const std::string text = collapse_spaces(replace_all(replace_all(std::string{raw}, "_", " "), "\t", " "));
    Requisites out;
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if ((tokens[at].text == "№" || tokens[at].text == "N") && out.number.empty() && at + 1 < tokens.size()) {
            const std::size_t from = tokens[at + 1].begin;
            out.number = text.substr(from, text.find(' ', from) - from);
            while (!out.number.empty() && std::string_view{".,;:)"}.find(out.number.back()) != std::string_view::npos)
                out.number.pop_back();
        }
        if (tokens[at].kind != Token::Kind::number || out.date) continue;
        for (std::size_t end = at + 2; end < std::min(tokens.size(), at + 7) && !out.date; ++end) {
            if (tokens[end].kind != Token::Kind::number || tokens[end].text.size() != 4) continue;
            const std::string written =
                replace_all(replace_all(std::string{between(text, tokens[at], tokens[end])}, "»", ""), "\"", "");
            out.date = parse_russian_date(collapse_spaces(written));
        }
    }
    if (!out.number.empty() &&
        std::none_of(out.number.begin(), out.number.end(), [](char c) { return c >= '0' && c <= '9'; }))
        out.number.clear();
    return out;
}

namespace {

// «ПРИКАЗ», «П Р И К А З», «РАСПОРЯЖЕНИЕ № 5»; in small letters only with what names it: «Распоряжение от 04.02.2012 № 10-р»
bool is_kind_line(std::string_view text) {
    const std::string glued = replace_all(fold_case(text), " ", "");
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > 14 || !is_capitalised(tokens.front().text)) return false;
    for (const std::string_view kind : {"приказ", "распоряжение", "постановление", "решение", "указ"}) {
        if (!glued.starts_with(kind)) continue;
        const std::string_view rest = std::string_view{glued}.substr(kind.size());
        const bool named = rest.starts_with("№") || rest.starts_with("от");
        const bool of_itself = is_upper(tokens.front().text) && (rest.empty() || !has_letters(rest.substr(0, 2)));
        if (of_itself || (named && is_upper(tokens.front().text))) return true;
        const Requisites found = requisites_in(text);
        if (named && found.date && !found.number.empty()) return true;
    }
    return false;
}

// «Утверждаю … Приказ от 31.08.2022 № 5»: the order that approved a plan, not the one that is read.
bool stands_in_approval(const std::vector<HeadLine>& lines, std::size_t at) {
    constexpr std::size_t kBlock = 4;
    for (std::size_t above = at > kBlock ? at - kBlock : 0; above < at; ++above)
        if (has_word_with(lines[above].text, {"утвержд", "согласован", "принят", "рассмотрен", "приложен"}))
            return true;
    return false;
}

// «Распоряжение Главы городского округа» over «от 27 марта 2007 г. N 210-р».
bool is_kind_over_requisites(const std::vector<HeadLine>& lines, std::size_t at) {
    static constexpr std::array<std::string_view, 5> kKinds = {"приказ", "распоряжение", "постановление", "решение",
                                                               "указ"};
    const Tokens tokens = tokenise(lines[at].text);
    if (tokens.empty() || tokens.size() > 14 || at + 1 >= lines.size() || !is_capitalised(tokens.front().text))
        return false;
    if (std::find(kKinds.begin(), kKinds.end(), tokens.front().folded) == kKinds.end()) return false;
    const Requisites below = requisites_in(lines[at + 1].text);
    return lines[at + 1].text.starts_with("от ") && below.date && !below.number.empty();
}

std::optional<std::size_t> kind_line_of(const std::vector<HeadLine>& lines, std::size_t end) {
    for (std::size_t at = 0; at < end; ++at)
        if ((is_kind_line(lines[at].text) || is_kind_over_requisites(lines, at)) && !stands_in_approval(lines, at))
            return at;
    return {};
}

bool opens_preamble(std::string_view text) {
    static constexpr std::array<std::string_view, 14> kWords = {
        "в",        "во",         "на",  "с",        "руководствуясь", "согласно", "по",
        "учитывая", "рассмотрев", "для", "исполняя", "ввиду",          "из",       "реализуя"};
    const Tokens tokens = tokenise(text);
    return tokens.size() > 3 && is_capitalised(tokens[0].text) &&
           std::find(kWords.begin(), kWords.end(), tokens[0].folded) != kWords.end();
}

bool opens_title(std::string_view text) {
    if (text.starts_with("\"")) text.remove_prefix(1);
    return text.starts_with("О ") || text.starts_with("Об ") || text.starts_with("«О ") || text.starts_with("«Об ") ||
           text.starts_with("ОБ ") || text.starts_with("О\u00A0") || text.starts_with("Об\u00A0");
}

void read_requisites(DraftOrder& order, const std::vector<HeadLine>& lines, std::size_t end) {
    for (std::size_t at = 0; at < end; ++at) {
        // In the preamble dates and numbers are those of other orders.
        if (opens_preamble(lines[at].text)) break;
        if (opens_title(lines[at].text)) continue;  // «О празднике 1 июня 2015 года»
        const Requisites found = requisites_in(lines[at].text);
        if (tokenise(lines[at].text).size() > 30) continue;
        if (found.date && !order.date) order.date = found.date;
        if (!found.number.empty() && order.number.empty() && (found.date || order.date)) order.number = found.number;
        if (order.date && !order.number.empty()) return;
    }
    if (order.number.empty())
        for (std::size_t at = 0; at < end && !opens_preamble(lines[at].text); ++at)
            if (const Requisites found = requisites_in(lines[at].text);
                !found.number.empty() && tokenise(lines[at].text).size() < 12) {
                order.number = found.number;
                return;
            }
}

bool is_requisites_line(std::string_view text) {
    const Requisites found = requisites_in(text);
    return tokenise(text).size() < 16 && (found.date || (!found.number.empty() && tokenise(text).size() < 6));
}

std::string read_title(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end) {
    std::string title;
    for (std::size_t at = from; at < end; ++at) {
        const std::string text = in_one_line(lines[at].text);
        if (title.empty()) {
            if (opens_title(text) && !is_kind_line(text)) title = text;
            continue;
        }
        if (is_requisites_line(text) || opens_preamble(text) || title.ends_with('.')) break;
        title = in_one_line(title + '\n' + text);
    }
    while (title.ends_with('.')) title.pop_back();
    return title;
}

bool begins_issuer(std::string_view text) {  // a unit in the nominative at the beginning, adjectives before it
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 6); ++at) {
        if (tokens[at].kind != Token::Kind::word) return false;
        if (is_nominative_of_kind(tokens[at].folded, NounKind::unit) || is_organisation_form(tokens[at].text))
            return true;
        if (!has_adjective_ending(tokens[at].folded)) return false;
    }
    return false;
}

bool ends_issuer(std::string_view text) {  // address, telephone, «УТВЕРЖДАЮ»
    return has_word_with(text, {"ул", "тел", "факс", "e", "инн", "огрн", "утвержда", "согласов"}) ||
           is_requisites_line(text) || opens_title(text);
}

// «ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ГОРОДА …» as the document itself writes these words inside its sentences. When
// it does not write all of them anywhere, the capitals stay.
std::string in_usual_letters(const std::string& text, const Vocabulary& words) {
    if (!is_upper(text)) return text;
    std::string out;
    std::size_t copied = 0;
    for (const Token& token : tokenise(text)) {
        if (token.kind != Token::Kind::word) continue;
        std::string usual = words.usual_spelling(token.folded);
        if (usual.empty() && copied == 0 && words.knows_stem(token.folded))
            usual = token.folded;  // the head: «Департамент»
        if (usual.empty()) return text;
        out += text.substr(copied, token.begin - copied);
        out += copied == 0 ? upper_first(usual) : usual;
        copied = token.end;
    }
    return out + text.substr(copied);
}

std::string read_issuer(const std::vector<HeadLine>& lines, std::size_t kind_line, const Vocabulary& words) {
    std::string issuer;
    for (std::size_t at = 0; at < kind_line; ++at) {
        const std::string text = in_one_line(lines[at].text);
        if (begins_issuer(text))
            issuer =
                text;  // the last unit named before «ПРИКАЗ» is the one that issues; those above it are its superiors
        else if (!issuer.empty() && !ends_issuer(text) && has_letters(text))
            issuer = in_one_line(issuer + '\n' + text);
        else if (ends_issuer(text) && !issuer.empty())
            break;
    }
    return in_usual_letters(issuer, words);
}

}  // namespace

DraftOrder read_order_head(const std::vector<HeadLine>& lines, std::size_t anchor, const Vocabulary& words,
                           std::vector<Doubt>& doubts) {
    DraftOrder order;
    const std::size_t kind_line = kind_line_of(lines, anchor).value_or(anchor);
    read_requisites(order, lines, anchor);
    order.title = read_title(lines, kind_line < anchor ? kind_line : 0, anchor);
    order.issuer = read_issuer(lines, kind_line, words);
    const Place place = lines.empty() ? Place{} : lines[std::min(kind_line, lines.size() - 1)].place;
    if (!order.date) doubts.push_back({"order.date", "Дата приказа не найдена. Укажите её.", place});
    if (order.number.empty()) doubts.push_back({"order.number", "Номер приказа не найден. Укажите его.", place});
    if (order.title.empty()) doubts.push_back({"order.title", "Заголовок приказа не найден. Впишите его.", place});
    return order;
}

namespace {

double least_confidence(const Row& row) {
    double least = 1;
    for (const Cell& cell : row.cells) least = std::min(least, cell.confidence);
    return least;
}

// The date and the number of the order stand above the deeds; a figure misread there is not seen later.
void doubt_requisites(const std::vector<HeadLine>& lines, std::size_t anchor, std::vector<Doubt>& doubts) {
    for (std::size_t at = 0; at < anchor; ++at) {
        const HeadLine& line = lines[at];
        const bool figures = line.text.find_first_of("0123456789") != std::string::npos;
        const bool requisite = line.text.find("№") != std::string::npos || month_in(line.text);
        if (line.confidence < kSureLetters && figures && requisite)
            doubts.push_back({"order", "Дата или номер прочитаны неуверенно. Сравните с документом.", line.place});
    }
}

// A page of a PDF sets «Об утверждении плана …» and «В целях … ПРИКАЗЫВАЮ:» alike, and they come as one paragraph. The
// preamble begins with a capital preposition that no full stop precedes; where it begins, or the end of the text.
std::size_t end_of_title(std::string_view text) {
    constexpr std::size_t kTextMax = 6'000;  // bytes; a title with its preamble takes half a page
    if (!opens_title(text) || text.size() > kTextMax || !find_anchor({{std::string{text}, {}, 0}})) return text.size();
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 3; at + 4 < tokens.size(); ++at) {
        const bool inside = tokens[at - 1].text == "«" || tokens[at - 1].text == "." || tokens[at - 1].text == "\"";
        if (!inside && opens_preamble(text.substr(tokens[at].begin))) return tokens[at].begin;
    }
    return text.size();
}

}  // namespace

std::vector<HeadLine> head_lines(const Source& source) {
    std::vector<HeadLine> out;
    for (std::size_t item = 0; item < source.items.size(); ++item) {
        if (const auto* line = std::get_if<Line>(&source.items[item])) {
            const std::string_view text = line->text;
            const std::size_t title = end_of_title(text);
            if (title < text.size())
                out.push_back({std::string{trim(text.substr(0, title))}, line->place, item, {}, line->confidence});
            out.push_back({std::string{title < text.size() ? text.substr(title) : text}, line->place, item,
                           line->repairs, line->confidence});
            continue;
        }
        const Grid& grid = std::get<Grid>(source.items[item]);
        if (columns_by_header(grid)) break;
        for (const Row& row : grid.rows)
            if (!row.cells.empty())
                out.push_back({row.text(), row.cells.front().place, item, {}, least_confidence(row)});
    }
    return out;
}

namespace {

bool names_a_deed(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return is_infinitive(token.folded); });
}

// «1. Утвердить …», or «1. Министерству культуры:» with its deeds in the paragraphs below.
bool begins_deeds(const std::vector<HeadLine>& lines, std::size_t at) {
    constexpr std::size_t kParagraphs = 3;
    if (names_a_deed(lines[at].text)) return true;
    if (!lines[at].text.ends_with(':')) return false;
    for (std::size_t below = at + 1; below < std::min(lines.size(), at + 1 + kParagraphs); ++below)
        if (names_a_deed(lines[below].text)) return true;
    return false;
}

// An order pasted without its head: it begins with its title or its preamble, and it speaks of itself or approves
// something. A letter with a list of measures does neither.
bool is_headless_order(const std::vector<HeadLine>& lines) {
    constexpr std::size_t kTitleLines = 4;
    std::size_t preamble = 0;
    while (preamble < std::min(lines.size(), kTitleLines) && !opens_preamble(lines[preamble].text)) ++preamble;
    if (preamble >= lines.size() || (preamble > 0 && !opens_title(lines.front().text))) return false;
    if (!opens_preamble(lines[preamble].text) || !lines[preamble].text.ends_with(':')) return false;
    return std::any_of(lines.begin(), lines.end(), [](const HeadLine& line) {
        const auto leading = leading_label(line.text);
        return leading && (leading->rest.starts_with("Утвердить") || has_word_with(leading->rest, {"настоящ"})) &&
               (leading->rest.starts_with("Утвердить") ||
                has_word_with(leading->rest, {"приказ", "распоряжен", "постановлен", "указ"}));
    });
}

// «РАСПОРЯЖЕНИЕ … В соответствии с …: 1. Утвердить … 2. …»: no verb opens the deeds, they follow the preamble. The line
// before the first of them.
std::optional<std::size_t> anchor_without_verb(const std::vector<HeadLine>& lines) {
    const auto kind = kind_line_of(lines, lines.size());
    if (!kind && !is_headless_order(lines)) return {};
    bool preamble = false;
    for (std::size_t at = kind ? *kind + 1 : 0; at < lines.size(); ++at) {
        preamble = preamble || opens_preamble(lines[at].text);
        const auto leading = leading_label(lines[at].text);
        if (!preamble || !leading || leading->label.roman) continue;
        const bool first = leading->label.parts == std::vector<int>{1};
        return first && begins_deeds(lines, at) ? std::optional{at - 1} : std::nullopt;
    }
    return {};
}

}  // namespace

std::optional<std::size_t> find_deeds(const std::vector<HeadLine>& lines) {
    const auto anchor = find_anchor(lines);
    return anchor ? anchor : anchor_without_verb(lines);
}

OrderText read_order_text(const Source& source) {
    OrderText out;
    const std::vector<HeadLine> lines = head_lines(source);
    const auto anchor = find_deeds(lines);
    if (!anchor) return out;
    out.found = true;
    out.order = read_order_head(lines, *anchor, source.words, out.doubts);
    doubt_requisites(lines, *anchor, out.doubts);
    ClauseReading clauses = read_clauses(lines, *anchor, source.format);
    out.clauses = std::move(clauses.clauses);
    out.repairs = std::move(clauses.repairs);
    out.items = lines[clauses.last_line].item + 1;
    if (out.clauses.empty())
        out.doubts.push_back({"clauses", "После слова «приказываю» пункты не найдены. Впишите поручения приказа.",
                              lines[*anchor].place});
    return out;
}

}  // namespace mera::intake
