// The head of an order: who issued it, when, under what number, about what.
#include <algorithm>
#include <array>
#include <utility>

#include "intake/addressees.hpp"
#include "intake/cell_kinds.hpp"
#include "intake/inflection.hpp"
#include "intake/order_lines.hpp"
#include "intake/order_text.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

// «10.01.2023 10-П-15»: a form with two blanks, and no sign before the number.
std::string code_beside_date(const std::string& text) {
    constexpr std::size_t kCodeMax = 24;
    const std::size_t space = text.rfind(' ');
    if (space == std::string::npos) return {};
    const std::string code = text.substr(space + 1);
    std::string day = replace_all(replace_all(text.substr(0, space), "«", ""), "»", "");
    for (const std::string_view end : {" г.", " года", "г."})
        if (day.ends_with(end)) day.resize(day.size() - end.size());
    const bool figures = code.find_first_of("0123456789") != std::string::npos;
    const bool date_itself = code.find('.') != std::string::npos || code.find(':') != std::string::npos;
    return figures && !date_itself && code.size() <= kCodeMax && parse_russian_date(day) ? code : std::string{};
}

}  // namespace

// «от 04.12.2019 № 882», «12 января 2020 г. № 01-05/7-п», «№ 15 от 12.01.2020», with blanks of a form around.
Requisites requisites_in(std::string_view raw) {
    const std::string text = collapse_spaces(replace_all(replace_all(std::string{raw}, "_", " "), "\t", " "));
    Requisites out;
    const Tokens tokens = tokenise(text);
    const auto is_figures = [&](std::size_t at, std::size_t most) {
        return at < tokens.size() && tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= most;
    };
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
        // «от 02.02.04»
        const bool short_year = at > 0 && tokens[at - 1].is("от") && is_figures(at, 2) && is_figures(at + 2, 2) &&
                                is_figures(at + 4, 2) && tokens[at + 1].text == "." && tokens[at + 3].text == "." &&
                                tokens[at + 4].text.size() == 2;
        if (short_year && !out.date)
            out.date = parse_russian_date(std::string{between(text, tokens[at], tokens[at + 3])} + "20" +
                                          std::string{tokens[at + 4].text});
    }
    if (!out.number.empty() &&
        std::none_of(out.number.begin(), out.number.end(), [](char c) { return c >= '0' && c <= '9'; }))
        out.number.clear();
    if (out.number.empty() && out.date) out.number = code_beside_date(text);
    return out;
}

namespace {

// «Приложение № 1 к письму от …», «(в редакции от …)», «Утратил силу …»: requisites of other documents.
bool speaks_of_another(std::string_view text) {
    static constexpr std::array<std::string_view, 5> kTo = {"к приказ", "к письм", "к распоряж", "к постановл",
                                                            "к решени"};
    const std::string folded = fold_case(text);
    return std::any_of(kTo.begin(), kTo.end(), [&](auto beginning) { return folded.starts_with(beginning); }) ||
           has_word_with(text, {"приложен", "редакц", "ред", "изменени", "утратил", "обновлен", "опубликован"}) ||
           folded.starts_with("решением ") || folded.starts_with("приказом ") || folded.starts_with("постановлением ");
}

void read_requisites(DraftOrder& order, const std::vector<HeadLine>& lines, std::size_t begin, std::size_t end) {
    bool another = false;  // the line above spoke of another document and may go on
    for (std::size_t at = begin; at < end; ++at) {
        // In the preamble dates and numbers are those of other orders.
        if (opens_preamble(lines[at].text)) break;
        if (opens_title(lines[at].text)) continue;  // «О празднике 1 июня 2015 года»
        const Requisites found = requisites_in(lines[at].text);
        // Above a plan without its order («Приложение к приказу от …») those are the only ones there are.
        const bool has_order = end < lines.size();
        if ((has_order && speaks_of_another(lines[at].text)) || (another && trim(lines[at].text).starts_with("от "))) {
            another = !found.date;  // «Утратил силу – постановление» over «от 10.06.2013 № 186»
            continue;
        }
        another = false;
        if (tokenise(lines[at].text).size() > 30) continue;
        if (found.date && !order.date) order.date = found.date;
        if (!found.number.empty() && order.number.empty() && (found.date || order.date)) order.number = found.number;
        if (order.date && !order.number.empty()) return;
    }
    if (order.number.empty())
        for (std::size_t at = begin; at < end && !opens_preamble(lines[at].text); ++at)
            if (const Requisites found = requisites_in(lines[at].text);
                (end == lines.size() || !speaks_of_another(lines[at].text)) && !found.number.empty() &&
                tokenise(lines[at].text).size() < 12) {
                order.number = found.number;
                return;
            }
}

bool is_requisites_line(std::string_view text) {
    const Requisites found = requisites_in(text);
    return tokenise(text).size() < 16 && (found.date || (!found.number.empty() && tokenise(text).size() < 6));
}

// «Приказ № 1 от 25.08.2017 «Об организации питания»»: the title in the line of the kind.
std::string title_after_requisites(std::string_view text) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"\"", "\""}}) {
        const std::size_t at = text.find(std::string{open} + "О");
        if (at == std::string_view::npos || !opens_title(text.substr(at))) continue;
        const std::string_view title = trim(text.substr(at + open.size()));
        if (title.ends_with(close)) return std::string{title.substr(0, title.size() - close.size())};
    }
    return {};
}

// «Принято Думой 12 мая», «(в редакции от …)», «г. Озёрный»: below a title, and none of it.
bool ends_title(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const bool adopted = !tokens.empty() && (tokens[0].folded.starts_with("принят") || tokens[0].is("город"));
    return adopted || is_requisites_line(text) || opens_preamble(text) || has_word_with(text, {"редакции"});
}

bool begins_issuer(std::string_view text) {  // a unit in the nominative at the beginning, adjectives before it
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 6); ++at) {
        if (tokens[at].kind != Token::Kind::word) return false;
        const auto form = reading_in_case(tokens[at].folded, Case::nominative);
        if (form && form->kind == NounKind::unit && !form->is_plural)
            return true;  // «Глава» over «Администрации области»
        if (is_organisation_form(tokens[at].text)) return true;
        if (at == 0 && (tokens[at].is("глава") || tokens[at].is("губернатор") || tokens[at].is("мэр"))) return true;
        if (tokens[at].is("собрание") || tokens[at].is("коллегия") || tokens[at].is("президиум")) return true;
        // «Решение городской Думы»: not the Duma, its decision.
        if (!has_adjective_ending(tokens[at].folded) || !readings_of(tokens[at].folded).empty()) return false;
    }
    return false;
}

std::string read_title(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end) {
    std::string title;
    for (std::size_t at = from; at < end; ++at) {
        const std::string text = in_one_line(lines[at].text);
        if (title.empty()) {
            if (opens_title(text) && !is_kind_line(text)) title = text;
            if (title.empty() && (is_kind_line(text) || names_kind_in_full(lines, at)))
                title = title_after_requisites(text);
            continue;
        }
        if (text == title) continue;  // a page of a database says it twice
        if (ends_title(text) || title.ends_with('.') || is_kind_line(text)) break;
        if (is_upper(text) && !is_upper(title) && begins_issuer(text))
            break;  // the letterhead below the name of the page
        title = in_one_line(title + '\n' + text);
    }
    while (title.ends_with('.')) title.pop_back();
    return title;
}

bool ends_issuer(std::string_view text) {  // address, telephone, «УТВЕРЖДАЮ»
    return has_word_with(text, {"ул", "тел", "факс", "e", "инн", "огрн", "утвержда", "согласов", "сессия", "созыв",
                                "заседани", "приложени"}) ||
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

// «Управление образования района ул. Мира, 1, тел. 2-33-44»: lines of a letterhead that a page of a PDF sets as one.
std::string before_address(const std::string& text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const bool street = (tokens[at].is("ул") || tokens[at].is("тел")) && tokens[at + 1].text == ".";
        const bool post_code = tokens[at].kind == Token::Kind::number && tokens[at].text.size() == 6;
        if (!street && !post_code) continue;
        std::string out{trim(std::string_view{text}.substr(0, tokens[at].begin))};
        while (out.ends_with(',')) out.pop_back();
        return out;
    }
    return text;
}

std::string read_issuer(const std::vector<HeadLine>& lines, std::size_t kind_line, const Vocabulary& words) {
    std::string issuer;
    for (std::size_t at = 0; at < kind_line; ++at) {
        const std::string text = in_one_line(lines[at].text);
        if (begins_issuer(text) && (issuer.empty() || !starts_with_lower(text)))
            issuer = before_address(
                text);  // the last unit named before «ПРИКАЗ» is the one that issues; those above it are its superiors
        else if (!issuer.empty() && !ends_issuer(text) && has_letters(text))
            issuer = in_one_line(issuer + '\n' + text);
        else if (ends_issuer(text) && !issuer.empty())
            break;
    }
    return in_usual_letters(issuer, words);
}

// «…, городская Дума решила:», «… детей администрация района постановляет:»: who decides stands before the verb.
std::string issuer_before_verb(const std::vector<HeadLine>& lines, std::size_t anchor) {
    static constexpr std::array<std::string_view, 9> kVerbs = {"постановляет", "решила",    "решил",
                                                               "решило",       "решает",    "распоряжается",
                                                               "приказывает",  "обязывает", "постановляют"};
    constexpr std::size_t kPreambleLines = 12;
    std::size_t from = anchor;
    while (from > 0 && from + kPreambleLines > anchor && !opens_preamble(lines[from].text)) --from;
    if (!opens_preamble(lines[from].text)) from = anchor;
    std::string text;
    for (std::size_t at = from; at <= anchor; ++at) text += (text.empty() ? "" : " ") + in_one_line(lines[at].text);
    const Tokens tokens = tokenise(text);
    std::size_t verb = tokens.size();
    std::string spaced;  // «п о с т а н о в л я е т»
    for (std::size_t at = tokens.size(); at-- > 0 && verb == tokens.size();) {
        if (tokens[at].kind != Token::Kind::word) continue;
        spaced = length_in_characters(tokens[at].text) == 1 ? tokens[at].folded + spaced : std::string{};
        const auto is_verb = [&](std::string_view word) { return tokens[at].folded == word || spaced == word; };
        if (std::any_of(kVerbs.begin(), kVerbs.end(), is_verb)) verb = at;
    }
    if (verb == tokens.size() || verb == 0) return {};
    constexpr std::size_t kNameTokens = 25;
    std::size_t first = verb > kNameTokens ? verb - kNameTokens : 0;
    for (std::size_t at = first; at + 1 < verb; ++at)
        if (tokens[at].text == ",") first = at + 1;
    for (std::size_t at = first; at < verb; ++at) {
        const std::string_view rest =
            std::string_view{text}.substr(tokens[at].begin, tokens[verb].begin - tokens[at].begin);
        if (begins_issuer(rest)) {
            const std::string_view name = trim(rest);
            return std::string{name.ends_with(",") ? name.substr(0, name.size() - 1) : name};
        }
    }
    return {};
}

// «Приказ Министерства образования области от 24.03.2009 № 632»
std::string issuer_in_kind_line(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 3) return {};
    std::size_t end = 1;
    while (end < tokens.size() && !tokens[end].is("от") && tokens[end].text != "№" && !tokens[end].is("n")) ++end;
    constexpr std::size_t kLine = 14;  // «Распоряжение Правительства Республики» over «от 17 сентября 2003 г. № 333-р»
    if (end < 2 || (end == tokens.size() && end > kLine)) return {};
    const auto named = nominative_phrase(between(text, tokens[1], tokens[end - 1]), Case::genitive);
    return named && named->sure && named->kind == NounKind::unit ? named->text : std::string{};
}

// «РАСПОРЯЖЕНИЕ» over «Комитета по образованию администрации района»
std::string issuer_below_kind(const std::vector<HeadLine>& lines, std::size_t kind_line) {
    const std::string text = in_one_line(lines[kind_line + 1].text);
    if (tokenise(lines[kind_line].text).size() > 1 || is_requisites_line(text) || opens_title(text)) return {};
    // «ПРИКАЗ» over «по МБОУ «Холмская школа»»
    if (text.starts_with("по ") && begins_issuer(text.substr(std::string_view{"по "}.size())))
        return text.substr(std::string_view{"по "}.size());
    const auto named = nominative_phrase(text, Case::genitive);
    const bool body = named && named->sure && !named->is_plural &&
                      (named->kind == NounKind::unit || fold_case(text).starts_with("глав"));
    return body ? named->text : std::string{};
}

}  // namespace

DraftOrder read_order_head(const std::vector<HeadLine>& lines, std::size_t anchor, const Vocabulary& words,
                           std::vector<Doubt>& doubts) {
    DraftOrder order;
    const std::size_t kind_line = kind_line_of(lines, anchor).value_or(anchor);
    // What stands above the kind is of the page it was copied from, unless nothing stands below.
    read_requisites(order, lines, kind_line < anchor ? kind_line : 0, anchor);
    if (!order.date || order.number.empty()) {
        const DraftOrder below = order;
        order.date.reset();
        order.number.clear();
        read_requisites(order, lines, 0, anchor);
        if (!order.date) order.date = below.date;
        if (order.number.empty()) order.number = below.number;
    }
    // Without a verb and a preamble the title itself stands right above the deeds.
    const bool title_last = anchor < lines.size() && !find_anchor({lines[anchor]});
    order.title = read_title(lines, kind_line < anchor ? kind_line : 0, title_last ? anchor + 1 : anchor);
    order.issuer = read_issuer(lines, kind_line, words);
    // A page of a database names the act first, its own letterhead stands below.
    for (std::size_t at = kind_line + 1; at < std::min(anchor, lines.size()) && order.issuer.empty(); ++at)
        if (is_kind_line(lines[at].text)) order.issuer = read_issuer(lines, at, words);
    if (order.issuer.empty() && anchor < lines.size()) order.issuer = issuer_before_verb(lines, anchor);
    if (order.issuer.empty() && kind_line + 1 < std::min(anchor, lines.size()))
        order.issuer = issuer_below_kind(lines, kind_line);
    for (std::size_t at = 0; at < std::min(anchor, lines.size()) && order.issuer.empty(); ++at)
        if (at == kind_line || is_kind_line(lines[at].text) || names_kind_in_full(lines, at))
            order.issuer = issuer_in_kind_line(lines[at].text);
    const Place place = lines.empty() ? Place{} : lines[std::min(kind_line, lines.size() - 1)].place;
    if (!order.date) doubts.push_back({"order.date", "Дата приказа не найдена. Укажите её.", place});
    if (order.number.empty()) doubts.push_back({"order.number", "Номер приказа не найден. Укажите его.", place});
    if (order.title.empty()) doubts.push_back({"order.title", "Заголовок приказа не найден. Впишите его.", place});
    return order;
}

namespace {

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

struct PlacedText {
    std::string text;
    Place place;
};

PlacedText registration_mark(const Source& source) {
    static constexpr std::string_view kMark = "Документ создан в электронной форме";
    for (const auto& item : source.items)
        if (const auto* line = std::get_if<Line>(&item); line != nullptr && line->text.starts_with(kMark))
            return {line->text, line->place};
    for (const std::string& note : source.notes)  // on every page
        if (const auto at = note.find(kMark); at != std::string::npos) return {note.substr(at), {}};
    return {};
}

// «Документ создан в электронной форме. № 45-од от 12.02.2024» at the foot: an order of a system of records has a stamp in its
// head, which the file shows as «[REGNUMSTAMP]» or not at all.
void take_registration_mark(const Source& source, OrderText& out) {
    if (out.order.date && !out.order.number.empty()) return;
    const auto [text, place] = registration_mark(source);
    const Requisites found = requisites_in(text);
    const auto take = [&](std::string_view field, const char* name) {
        std::erase_if(out.doubts, [&](const Doubt& doubt) { return doubt.field == field; });
        out.doubts.push_back({std::string{field}, std::string{name} + " из отметки внизу листа. Проверьте.", place});
    };
    if (!out.order.date && found.date) {
        out.order.date = found.date;
        take("order.date", "Дата приказа взята");
    }
    if (out.order.number.empty() && !found.number.empty()) {
        out.order.number = found.number;
        take("order.number", "Номер приказа взят");
    }
}

}  // namespace

namespace {

// Pages of some registers of law set «Распоряжение», «500», «16 октября 2007 года» below the text.
void read_requisites_below(const std::vector<HeadLine>& lines, std::size_t from, std::size_t last, OrderText& out) {
    constexpr std::size_t kLines = 6;
    if (out.order.date || !out.order.number.empty()) return;
    for (std::size_t at = from; at + 2 < lines.size() && at < last + kLines; ++at) {
        const Tokens kind = tokenise(lines[at].text), number = tokenise(lines[at + 1].text);
        const bool named = kind.size() == 1 && (kind[0].is("приказ") || kind[0].is("распоряжение") ||
                                                kind[0].is("постановление") || kind[0].is("решение"));
        const Requisites day = requisites_in(lines[at + 2].text);
        if (!named || number.empty() || number.size() > 3 || number[0].kind != Token::Kind::number || !day.date)
            continue;
        out.order.number = std::string{trim(lines[at + 1].text)};
        out.order.date = day.date;
        std::erase_if(out.doubts,
                      [](const Doubt& doubt) { return doubt.field == "order.number" || doubt.field == "order.date"; });
        return;
    }
}

}  // namespace

OrderText read_order_text(const Source& source) {
    OrderText out;
    const std::vector<HeadLine> lines = head_lines(source);
    const auto anchor = find_deeds(lines);
    if (!anchor) return out;
    out.found = true;
    out.order = read_order_head(lines, *anchor, source.words, out.doubts);
    doubt_requisites(lines, *anchor, out.doubts);
    take_registration_mark(source, out);
    ClauseReading clauses = read_clauses(lines, *anchor, source.format);
    out.clauses = std::move(clauses.clauses);
    out.repairs = std::move(clauses.repairs);
    out.items = lines[clauses.last_line].item + 1;
    read_requisites_below(lines, *anchor + 1, clauses.last_line, out);
    if (out.clauses.empty())
        out.doubts.push_back({"clauses", "После слова «приказываю» пункты не найдены. Впишите поручения приказа.",
                              lines[*anchor].place});
    return out;
}

}  // namespace mera::intake
