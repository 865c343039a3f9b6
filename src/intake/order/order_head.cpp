// The head of an order: who issued it, when, under what number, about what.
#include <algorithm>
#include <utility>

#include "intake/order/head_places.hpp"
#include "intake/order/issuer_check.hpp"
#include "intake/order/order_card.hpp"
#include "intake/order/order_issuer.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/order/order_requisites.hpp"
#include "intake/order/order_signs.hpp"
#include "intake/order/order_text.hpp"
#include "intake/order/order_title.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/order/telegram.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

namespace {

bool is_day_alone(std::string_view text) {  // «22.11.2021», «12 марта 2021 г.»
    constexpr std::size_t kTokens = 6;
    const Requisites found = requisites_in(text);
    return found.date && found.number.empty() && tokenise(text).size() <= kTokens;
}

// «22.11.2021» above the kind or the title, and no number near it, may be the day of the page.
bool is_day_of_page(const std::vector<HeadLine>& lines, std::size_t anchor, const DraftOrder& order) {
    constexpr std::size_t kNear = 2;
    if (!order.date) return false;
    const std::size_t kind_line = kind_line_of(lines, anchor).value_or(anchor);
    std::size_t first = 0;
    while (first < kind_line && requisites_in(lines[first].text).date != order.date) ++first;
    if (first >= kind_line || !is_day_alone(lines[first].text)) return false;
    const bool kind = kind_line < anchor;
    for (std::size_t at = 0; at < first && !kind; ++at)
        if (opens_title(lines[at].text) || fold_case(lines[at].text).starts_with("протокол")) return false;
    for (std::size_t at = first > kNear ? first - kNear : 0; at < std::min(kind_line, first + kNear + 1); ++at)
        if (!order.number.empty() && requisites_in(lines[at].text).number == order.number) return false;
    return true;
}

// «Указ Президента от 15.02.2006 № 116» above deeds whose head was lost, «Запись до 17 марта 2022 г.» of a page above the kind: no
// line of its own gives the day or the number.
bool is_among_words(const std::vector<HeadLine>& lines, std::size_t anchor, const DraftOrder& order) {
    const auto kind = kind_line_of(lines, anchor + 1);
    const auto names_it = [&](const HeadLine& line) {
        const Requisites found = requisites_in(line.text);
        return (order.date && found.date == order.date) || (!order.number.empty() && found.number == order.number);
    };
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(kind.value_or(std::min(anchor, lines.size())));
    if (kind && (!order.date || !order.number.empty())) return false;
    const auto line = std::find_if(lines.begin(), end, names_it);
    if (line == end) return false;
    const Tokens tokens = tokenise(line->text);
    const auto words = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::word && length_in_characters(token.text) > 2 && !month_in(token.text) &&
               !token.folded.starts_with("год");
    });
    constexpr std::ptrdiff_t kWords = 1;  // «от 12 марта 2021 года № 5 г. Озёрный»
    return words > (kind ? 0 : kWords);
}

std::vector<DraftPlace> places_of_head(const std::vector<HeadLine>& lines, const DraftOrder& order) {
    std::vector<SaidLine> said;
    for (const HeadLine& line : lines) said.push_back({line.text, &line.place});
    return head_places(said, order);
}

}  // namespace

DraftOrder read_order_head(const std::vector<HeadLine>& lines, std::size_t anchor, const Vocabulary& words,
                           std::vector<Doubt>& doubts) {
    DraftOrder order;
    const std::size_t kind_line = kind_line_of(lines, anchor).value_or(anchor);
    // Without a verb and a preamble the title itself stands right above the deeds, perhaps in the line of the kind.
    const bool title_last = anchor < lines.size() && !find_anchor({lines[anchor]});
    const bool head_last = title_last && (kind_line == anchor || is_requisites_line(lines[anchor].text));
    const std::size_t head_end = head_last ? anchor + 1 : anchor;
    // What stands above the kind is of the page it was copied from, unless nothing stands below.
    read_requisites(order, lines, kind_line < head_end ? kind_line : 0, head_end);
    if (!order.date || order.number.empty()) {
        const DraftOrder below = order;
        order.date.reset();
        order.number.clear();
        read_requisites(order, lines, 0, anchor);
        if (!order.date) order.date = below.date;
        if (order.number.empty()) order.number = below.number;
    }
    read_card(lines, anchor, order);
    order.title = read_title(lines, kind_line < anchor ? kind_line : 0, title_last ? anchor + 1 : anchor);
    // A page of a database may say it above the letterhead alone.
    if (order.title.empty() && kind_line < anchor) order.title = read_title(lines, 0, kind_line);
    if (order.title.empty()) order.title = title_of_minutes(lines, std::min(anchor, lines.size()));
    const bool of_minutes = order.title.starts_with("Протокол");
    const bool without_about = order.title.empty() && (kind_line < anchor || title_last);
    if (without_about)
        order.title =
            title_without_about(lines, kind_line < anchor ? kind_line : 0, std::min(anchor + 1, lines.size()));
    order.issuer = joint_issuers(lines, kind_line, anchor, words);
    const bool joint = !order.issuer.empty();
    if (!joint) order.issuer = find_issuer(lines, kind_line, anchor, words);
    const Place place = lines.empty() ? Place{} : lines[std::min(kind_line, lines.size() - 1)].place;
    if (tokenise(order.issuer).size() == 1) {  // «коллегия РЕШИЛА»
        // Minutes name their commission beside the verb, and whose it is above.
        const auto minutes = std::find_if(lines.begin(), lines.end(), [](const HeadLine& line) {
            return fold_case(line.text).starts_with("протокол");
        });
        const auto head = static_cast<std::size_t>(minutes - lines.begin());
        const std::string above = head < anchor ? find_issuer(lines, head, head, words) : std::string{};
        const bool letterhead = tokenise(above).size() > 1;
        doubts.push_back({"order.issuer",
                          "Кто издал, назван одним словом: «" + order.issuer +
                              (letterhead ? "». Взято с бланка: «" + above + "». Проверьте." : "». Впишите полностью."),
                          place});
        if (letterhead) order.issuer = above;
    }
    if (joint) doubts.push_back({"order.issuer", "Приказ издали вместе: " + order.issuer + ". Проверьте.", place});
    if (!order.date) doubts.push_back({"order.date", "Дата приказа не найдена. Укажите её.", place});
    if (order.number.empty()) doubts.push_back({"order.number", "Номер приказа не найден. Укажите его.", place});
    if (order.issuer.empty()) doubts.push_back({"order.issuer", "Кто издал приказ, не найдено. Впишите.", place});
    if (!order.title.empty() && !of_minutes && (without_about || !opens_title(order.title)))
        doubts.push_back({"order.title", "Заголовок начинается не с «О …». Проверьте его.", place});
    if (order.title.empty()) doubts.push_back({"order.title", "Заголовок приказа не найден. Впишите его.", place});
    return order;
}

OrderText read_order_text(const Source& source, SignsNeeded needed) {
    OrderText out;
    const std::vector<HeadLine> lines = head_lines(source);
    const auto anchor = find_deeds(lines, needed);
    if (!anchor) return out;
    out.found = true;
    if (const auto kind = kind_line_of(lines, *anchor + 1); kind && names_telegram(lines[*kind].text))
        out.doubts.push_back(
            {"clauses", "Телеграмма прочитана как приказ. Проверьте пункты и сроки.", lines[*kind].place});
    out.order = begins_in_the_middle(lines, *anchor) ? read_order_head({}, 0, source.words, out.doubts)
                                                     : read_order_head(lines, *anchor, source.words, out.doubts);
    doubt_requisites(lines, *anchor, out);
    take_registration_mark(source, out);
    ClauseReading clauses = read_clauses(lines, *anchor, source.format);
    out.clauses = std::move(clauses.clauses);
    out.repairs = std::move(clauses.repairs);
    out.doubts.insert(out.doubts.end(), clauses.doubts.begin(), clauses.doubts.end());
    out.items = lines[clauses.last_line].item + 1;
    if (out.order.issuer.find("; ") == std::string::npos)
        check_issuer_by_signer(lines, *anchor, signer_after(lines, clauses.last_line + 1), source.words, out);
    const bool among_words = is_among_words(lines, *anchor, out.order);
    out.has_day_of_page = is_day_of_page(lines, *anchor, out.order);
    if (among_words)
        for (const char* field : {"order.date", "order.number"})
            out.doubts.push_back({field, "Дата и номер стоят среди других слов. Проверьте, что они этого приказа.",
                                  lines.front().place});
    if (out.has_day_of_page)
        out.doubts.push_back({"order.date",
                              "Дата стоит над документом и без номера, может быть датой страницы. Проверьте её.",
                              lines.front().place});
    out.has_day_of_page = out.has_day_of_page || among_words;
    read_requisites_below(lines, *anchor + 1, clauses.last_line, out);
    out.places = places_of_head(lines, out.order);
    const bool named = find_anchor({lines[*anchor]}) || kind_line_of(lines, *anchor + 1);
    if (!named && (!out.order.date || out.order.number.empty()))
        out.doubts.push_back(
            {"clauses", "Вид документа не назван, приказ узнан по своим пунктам. Проверьте.", lines[*anchor].place});
    if (out.clauses.empty())
        out.doubts.push_back({"clauses", "После слова «приказываю» пункты не найдены. Впишите поручения приказа.",
                              lines[*anchor].place});
    return out;
}

}  // namespace mera::intake
