#include "intake/order/order_requisites.hpp"

#include <algorithm>
#include <array>

#include "intake/order/order_issuer.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/order/order_number.hpp"
#include "intake/order/order_paragraph.hpp"
#include "intake/order/page_furniture.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

// «12/02/2025», «12-02-2025», «12 02 2025» of a form with blanks
std::optional<Date> date_in_figures(const Tokens& tokens, std::size_t first, std::size_t last) {
    std::string figures;
    std::size_t parts = 0;
    for (std::size_t at = first; at <= last; ++at) {
        if (tokens[at].kind == Token::Kind::word) return {};
        if (tokens[at].kind != Token::Kind::number) continue;
        if (tokens[at].text.size() != (at == last ? 4 : 2) || ++parts > 3) return {};
        figures += (figures.empty() ? "" : ".") + std::string{tokens[at].text};
    }
    return parts == 3 ? parse_russian_date(figures) : std::nullopt;
}

// «18.01.2019 10:15»: when a page was put there.
bool is_followed_by_clock(const Tokens& tokens, std::size_t last) {
    return last + 3 < tokens.size() && tokens[last + 1].kind == Token::Kind::number &&
           tokens[last + 1].text.size() <= 2 && tokens[last + 2].text == ":" &&
           tokens[last + 3].kind == Token::Kind::number && tokens[last + 3].text.size() == 2;
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
        if (is_number_sign(tokens[at]) && out.number.empty() && !is_number_of_institution(tokens, at))
            out.number = number_behind(text, tokens, at);
        if (tokens[at].kind != Token::Kind::number || out.date) continue;
        for (std::size_t end = at + 2; end < std::min(tokens.size(), at + 7) && !out.date; ++end) {
            if (tokens[end].kind != Token::Kind::number || tokens[end].text.size() != 4) continue;
            const std::string written =
                replace_all(replace_all(std::string{between(text, tokens[at], tokens[end])}, "»", ""), "\"", "");
            out.date = parse_russian_date(collapse_spaces(written));
            if (!out.date) out.date = date_in_figures(tokens, at, end);
            if (is_followed_by_clock(tokens, end)) out.date.reset();
        }
        // «от 02.02.04», «31. 03. 22 г.»
        const bool figures = is_figures(at, 2) && is_figures(at + 2, 2) && is_figures(at + 4, 2) &&
                             tokens[at + 1].text == "." && tokens[at + 3].text == "." &&
                             tokens[at + 4].text.size() == 2;
        const bool short_year =
            figures && ((at > 0 && tokens[at - 1].is("от")) || (at + 5 < tokens.size() && tokens[at + 5].is("г")));
        if (short_year && !out.date) {
            constexpr std::string_view kLastOfThisCentury = "70";  // «от 11.11.97» is of 1997
            const std::string_view century = tokens[at + 4].text > kLastOfThisCentury ? "19" : "20";
            const std::string day_and_month =
                replace_all(std::string{between(text, tokens[at], tokens[at + 3])}, " ", "");
            out.date = parse_russian_date(day_and_month + std::string{century} + std::string{tokens[at + 4].text});
        }
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

// «школа № 21 г. Озёрного» in a letterhead. The order's own number stands first, after its date, or after «регистрационный».
bool numbers_institution(std::string_view text) {
    if (is_kind_line(text)) return false;
    const Tokens tokens = tokenise(text);
    const auto sign = std::find_if(tokens.begin(), tokens.end(), is_number_sign);
    return sign != tokens.end() && is_number_of_institution(tokens, static_cast<std::size_t>(sign - tokens.begin()));
}

// «По итогам рабочей поездки в район 12 марта 2024 года»: a day in a line of other words may be that of what they name.
bool is_among_words(std::string_view text) {
    constexpr std::ptrdiff_t kWords = 3;  // «12 марта 2021 года город Озёрный»
    if (is_kind_line(text)) return false;
    const Tokens tokens = tokenise(text);
    return std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
               return token.kind == Token::Kind::word && length_in_characters(token.text) > 2 &&
                      starts_with_lower(token.text) && !month_in(token.text) && !token.folded.starts_with("год");
           }) >= kWords;
}

// «На» over «основании приказа от 30.05.2008 № 1168»: a narrow page.
bool opens_preamble_at(const std::vector<HeadLine>& lines, std::size_t at) {
    constexpr std::size_t kNarrow = 3;
    const std::string& text = lines[at].text;
    if (opens_preamble(text)) return true;
    if (at + 1 >= lines.size() || tokenise(text).size() > kNarrow || !starts_with_lower(lines[at + 1].text))
        return false;
    return opens_preamble(text + " " + lines[at + 1].text);
}

// «(В редакции постановлений ¶ от 15.11.2012 № 420; ¶ от 20.03.2013 № 180)»: requisites of others. Line after line is asked.
class Brackets {
public:
    bool hold(std::string_view text) {
        const bool inside = open_ > 0 || trim(text).starts_with("(");
        open_ += std::count(text.begin(), text.end(), '(') - std::count(text.begin(), text.end(), ')');
        open_ = std::max<std::ptrdiff_t>(open_, 0);
        return inside;
    }

private:
    std::ptrdiff_t open_ = 0;
};

// «Утратил силу – постановление» over «от 10.06.2013 № 186»; between them may stand whose it was: «Приказа министерства».
bool may_name_another(const std::vector<HeadLine>& lines, std::size_t at) {
    const std::string& text = lines[at].text;
    return !requisites_in(text).date && !is_kind_line(text) && !begins_issuer(text) && has_letters(text);
}

bool goes_on_about_another(const std::vector<HeadLine>& lines, std::size_t begin, std::size_t at) {
    if (at <= begin || !trim(lines[at].text).starts_with("от ")) return false;
    const std::size_t above =
        at - 1 > begin && may_name_another(lines, at - 1) && !speaks_of_another(lines[at - 1].text) ? at - 2 : at - 1;
    return !is_kind_line(lines[above].text) && speaks_of_another(lines[above].text);
}

}  // namespace

namespace {

// «УТВЕРЖДАЮ ¶ Начальник управления … ¶ 26 марта 2024 г.» over minutes of 22 March: the line of the day of approval, where the document
// has a day of its own below.
std::optional<std::size_t> day_of_approval(const std::vector<HeadLine>& lines, std::size_t at, std::size_t end) {
    constexpr std::size_t kLines = 6;
    const Tokens tokens = tokenise(lines[at].text);
    if (tokens.empty() || !is_one_of(tokens.front().folded, {"утверждаю", "согласовано"})) return {};
    const auto is_day = [&](std::size_t line) {
        return requisites_in(lines[line].text).date && !speaks_of_another(lines[line].text);
    };
    std::size_t day = at;
    while (day < std::min(end, at + kLines) && !is_day(day)) ++day;
    if (day == std::min(end, at + kLines)) return {};
    for (std::size_t own = day + 1; own < std::min(end, day + kLines); ++own)
        if (is_day(own)) return day;
    return {};
}

}  // namespace

void read_requisites(DraftOrder& order, const std::vector<HeadLine>& lines, std::size_t begin, std::size_t end) {
    Brackets brackets;
    bool another = false;  // the line above spoke of another document and may go on
    std::optional<Date> among_words;
    for (std::size_t at = begin; at < end; ++at) {
        // In the preamble dates and numbers are those of other orders.
        if (opens_preamble_at(lines, at)) break;
        if (opens_title(lines[at].text)) continue;  // «О празднике 1 июня 2015 года»
        if (brackets.hold(lines[at].text)) continue;
        if (const auto approved = day_of_approval(lines, at, end)) {
            at = *approved;
            continue;
        }
        // «от 11 ноября 2005 года N 583-рг Утратило силу - Распоряжение …»: what cancelled it stands behind.
        const std::size_t cancelled = lines[at].text.find("Утратил");
        const bool both = cancelled != std::string::npos && cancelled > 0 &&
                          requisites_in(lines[at].text.substr(0, cancelled)).date.has_value();
        const Requisites found = requisites_in(both ? lines[at].text.substr(0, cancelled) : lines[at].text);
        // Above a plan without its order («Приложение к приказу от …») those are the only ones there are.
        const bool has_order = end < lines.size();
        if (is_page_furniture(lines[at].text)) continue;
        if ((has_order && !both && speaks_of_another(lines[at].text)) ||
            (another && trim(lines[at].text).starts_with("от "))) {
            another = !found.date;  // «Утратил силу – постановление» over «от 10.06.2013 № 186»
            continue;
        }
        if (another && may_name_another(lines, at)) continue;
        another = both;
        // «Приказ Службы … от 15 сентября 2016 г. N П/0464 "Об …"» may be long.
        if (tokenise(lines[at].text).size() > 30 && !names_kind_in_full(lines, at)) continue;
        if (found.date && found.number.empty() && is_among_words(lines[at].text)) {
            if (!among_words) among_words = found.date;
        } else if (found.date && !order.date) {
            // «По итогам поездки 12 марта» over «№ 5 от 18 марта»
            order.date = among_words && found.number.empty() ? among_words : found.date;
        }
        if (!found.number.empty() && order.number.empty() && (found.date || order.date || among_words) &&
            (found.date || !numbers_institution(lines[at].text)))
            order.number = found.number;
        if (!order.date && !found.number.empty()) order.date = among_words;
        if (order.date && !order.number.empty()) return;
    }
    if (!order.date) order.date = among_words;
    const auto of_another = [&](std::size_t at) {
        return end < lines.size() && (is_page_furniture(lines[at].text) || speaks_of_another(lines[at].text) ||
                                      goes_on_about_another(lines, begin, at));
    };
    brackets = {};
    for (std::size_t at = begin; order.number.empty() && at < end && !opens_preamble_at(lines, at); ++at) {
        if (brackets.hold(lines[at].text)) continue;
        const Tokens tokens = tokenise(lines[at].text);
        // «ПРОТОКОЛ № 3 заседания комиссии по предупреждению …»
        const bool kind_and_number =
            tokens.size() > 2 && (is_kind_word(tokens[0].folded) || tokens[0].is("протокол")) && tokens[1].text == "№";
        const bool short_line = tokens.size() < 12 || kind_and_number || is_kind_line(lines[at].text);
        if (short_line && !of_another(at) && !numbers_institution(lines[at].text))
            order.number = requisites_in(lines[at].text).number;
    }
}

bool is_requisites_line(std::string_view text) {
    const Requisites found = requisites_in(text);
    return tokenise(text).size() < 16 && (found.date || (!found.number.empty() && tokenise(text).size() < 6));
}

namespace {

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

}  // namespace

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

namespace {

// Pages of some registers of law set «Распоряжение», «500», «16 октября 2007 года» below the text.
Requisites in_three_lines(const std::vector<HeadLine>& lines, std::size_t at) {
    if (at + 2 >= lines.size()) return {};
    const Tokens kind = tokenise(lines[at].text), number = tokenise(lines[at + 1].text);
    const bool named = kind.size() == 1 && is_kind_word(kind[0].folded);
    const bool numbered = !number.empty() && number.size() <= 3 && number[0].kind == Token::Kind::number;
    const Requisites day = requisites_in(lines[at + 2].text);
    if (!named || !numbered || !day.date) return {};
    return {day.date, std::string{trim(lines[at + 1].text)}};
}

Doubt unsure_requisites(const HeadLine& line) {
    return {"order", "Дата или номер прочитаны неуверенно. Сравните с документом.", line.place};
}

// What an annex says of its order: «Приложение № 1 к приказу от 06.05.2024 № 29» has a number of its own before that.
std::string_view of_order(std::string_view mark) {
    const Tokens tokens = tokenise(mark);
    const auto names_order = [](const Token& token) {
        return has_word_with(token.folded, {"приказ", "распоряж", "постановлен", "решен"});
    };
    const auto order = std::find_if(tokens.begin(), tokens.end(), names_order);
    return order == tokens.end() ? std::string_view{} : mark.substr(order->begin);
}

// «УТВЕРЖДЁН распоряжением Правительства Республики от 25 июня 2019 года N 215-р»: the annex of the order names it.
Requisites in_annex_mark(const std::vector<HeadLine>& lines, std::size_t at) {
    constexpr std::size_t kMarkLines = 6;
    if (!has_word_with(lines[at].text, {"утвержд", "приложен"}) || tokenise(lines[at].text).size() > 20) return {};
    std::string mark;
    for (std::size_t line = at; line < std::min(lines.size(), at + kMarkLines); ++line) {
        mark += (mark.empty() ? "" : " ") + lines[line].text;
        const Requisites found = requisites_in(of_order(mark));
        if (found.date && !found.number.empty()) return found;
    }
    return {};
}

}  // namespace

void read_requisites_below(const std::vector<HeadLine>& lines, std::size_t from, std::size_t last, OrderText& out) {
    constexpr std::size_t kLines = 20;  // the signature, the approvals, the head of the annex
    if ((out.order.date && !out.has_day_of_page) || !out.order.number.empty()) return;
    Requisites found;
    std::size_t at = from;
    for (; at < std::min(lines.size(), last + kLines) && !found.date; ++at) {
        found = in_three_lines(lines, at);
        if (!found.date && at > last) found = in_annex_mark(lines, at);
    }
    if (!found.date) return;
    const HeadLine& line = lines[at - 1];
    out.order.number = found.number;
    out.order.date = found.date;
    out.has_day_of_page = false;
    std::erase_if(out.doubts,
                  [](const Doubt& doubt) { return doubt.field == "order.number" || doubt.field == "order.date"; });
    if (line.confidence < kSureLetters) out.doubts.push_back(unsure_requisites(line));
}

// Of the lines above the deeds only those that gave the date or the number: «школа № 5» of a letterhead is neither.
void doubt_requisites(const std::vector<HeadLine>& lines, std::size_t anchor, OrderText& out) {
    for (std::size_t at = 0; at < anchor; ++at) {
        const HeadLine& line = lines[at];
        if (line.confidence >= kSureLetters) continue;
        const Requisites found = requisites_in(line.text);
        const bool of_order =
            (found.date && found.date == out.order.date) || (!found.number.empty() && found.number == out.order.number);
        if (of_order) out.doubts.push_back(unsure_requisites(line));
    }
}

}  // namespace mera::intake
