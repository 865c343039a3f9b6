#include "intake/order/clause_parts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "domain/time/deadline_words.hpp"
#include "intake/order/clause_terms.hpp"
#include "intake/people/addressees.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

enum class Mark { none, letter, figure, bullet, paragraph };

struct Marked {
    Mark mark = Mark::none;
    std::size_t ordinal = 0;  // of «б)» 2; of bullets 0
    std::string label;        // «б»
    std::size_t length = 0;   // bytes taken, with the spaces after it
};

constexpr std::array<std::string_view, 13> kBullets = {"-", "–", "—", "•", "·", "*", "●", "▪", "■", "◦", "○", "➢", "✓"};

std::size_t after_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

// The place of a letter in the list it marks; Latin letters are typed for the Russian ones they look like, and by themselves.
std::size_t ordinal_of_letter(std::string_view letter) {
    static constexpr std::array<std::string_view, 20> kRussian = {"а", "б", "в", "г", "д", "е", "ж", "з", "и", "к",
                                                                  "л", "м", "н", "о", "п", "р", "с", "т", "у", "ф"};
    static constexpr std::array<std::string_view, 6> kLatin = {"a", "b", "c", "d", "e", "f"};
    for (std::size_t at = 0; at < kRussian.size(); ++at)
        if (letter == kRussian[at]) return at + 1;
    for (std::size_t at = 0; at < kLatin.size(); ++at)
        if (letter == kLatin[at]) return at + 1;
    return 0;
}

Marked mark_at(std::string_view text) {
    for (const std::string_view bullet : kBullets)
        if (text.starts_with(bullet) && text.size() > bullet.size()) {
            const std::string_view rest = text.substr(bullet.size());
            if (rest.front() == ' ' || has_letters(rest.substr(0, 2)))
                return {Mark::bullet, 0, {}, after_spaces(text, bullet.size())};
        }
    const Tokens tokens = tokenise(text.substr(0, 16));
    if (tokens.size() < 2 || tokens[0].begin != 0) return {};
    // «a. довести …» of a list of a text program; «А. Примерова» is a person.
    const bool stop = tokens[1].text == "." && tokens[0].kind == Token::Kind::word &&
                      starts_with_lower(tokens[0].text) && tokens.size() > 2 && tokens[2].begin > tokens[1].end &&
                      starts_with_lower(tokens[2].text);
    // «1. составить план; 2. …» of a list inside the clause; «1. Составить» may be a title.
    const bool figure_stop = tokens[1].text == "." && tokens[0].kind == Token::Kind::number && tokens.size() > 2 &&
                             tokens[2].begin > tokens[1].end && starts_with_lower(tokens[2].text);
    if (tokens[1].text != ")" && !stop && !figure_stop) return {};
    const std::size_t end = after_spaces(text, tokens[1].end);
    if (tokens[0].kind == Token::Kind::number && tokens[0].text.size() <= 2)
        return {Mark::figure, static_cast<std::size_t>(std::stoi(tokens[0].folded)), tokens[0].folded, end};
    const std::size_t ordinal = tokens[0].kind == Token::Kind::word ? ordinal_of_letter(tokens[0].folded) : 0;
    const std::string label =
        tokens[0].is("a") ? "а" : tokens[0].folded;  // the Latin letter was typed for the Russian one
    return ordinal > 0 ? Marked{Mark::letter, ordinal, label, end} : Marked{};
}

bool ends_item(std::string_view text) {
    return text.ends_with(';') || text.ends_with(':') || text.ends_with('.') || text.ends_with(',');
}

struct Piece {
    Marked marked;
    ClauseLine line;  // the mark taken off
    bool begins_line = false;
};

// What may stand before the deed: a time, «совместно с …», adverbs. «Дети, желающие получать …» is no deed.
bool may_precede_deed(const Token& token) {
    if (token.kind != Token::Kind::word) return true;
    const auto words = deadline_language::words_of(token.text).tokens;
    if (!words.empty() && words.front().word != deadline_language::Word::none) return true;
    return token.folded.ends_with("о") && readings_of(token.folded).empty();
}

bool begins_with_deed(const std::string& text) {
    const Tokens tokens = tokenise(text);
    const bool together = !tokens.empty() && tokens.front().is("совместно");
    for (const Token& token : tokens) {
        if (token.kind == Token::Kind::word && is_infinitive(token.folded)) return true;
        if (!together && !may_precede_deed(token)) break;
    }
    return !read_addressees(text, {}).names.empty();
}

// «Отчёты о праздниках представлять до 20 числа»: what is to be done with stands before the verb; «список детей, желающих
// заниматься» names no deed.
bool names_deed_behind_object(const std::string& text) {
    const Tokens tokens = tokenise(text);
    const auto deed = first_deed(tokens);
    return deed && std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(*deed),
                                [](const Token& token) { return token.text == "," || token.text == ":"; });
}

// What «…» quotes is no list of the clause: «… пунктом 4.8: «4.8. Провести заседание. Срок: до 1 октября»». Asked at places in their
// order.
class QuotesSoFar {
public:
    explicit QuotesSoFar(std::string_view text) : text_(text) {}
    bool hold(std::size_t at) {
        for (; seen_ < at; ++seen_) {
            const std::string_view sign = text_.substr(seen_, kOpen.size());
            depth_ += sign == kOpen ? 1 : sign == kClose && depth_ > 0 ? -1 : 0;
        }
        constexpr std::size_t kBytes = 1'000;  // where it is to close: beyond a long sentence nobody meant it to
        return depth_ > 0 && text_.substr(at, kBytes).find(kClose) != std::string_view::npos;
    }

private:
    static constexpr std::string_view kOpen = "«", kClose = "»";
    std::string_view text_;
    std::size_t seen_ = 0;
    int depth_ = 0;
};

// Where a list goes on in its line: «…: а) … ; б) …», «…: провести …; представить …»; the end of the text when it does not.
struct Cut {
    std::size_t at = 0;
    bool paragraph = false;  // without a mark, as if it began a line
};
Cut next_item(std::string_view body) {
    QuotesSoFar quotes{body};
    for (std::size_t at = body.find_first_of(":;"); at != std::string_view::npos;
         at = body.find_first_of(":;", at + 1)) {
        const std::size_t next = after_spaces(body, at + 1);
        if (next == at + 1 || next >= body.size() || quotes.hold(at)) continue;
        const std::string_view rest = body.substr(next);
        const Marked follows = mark_at(rest);
        // A dash inside a line needs its space: «школам: – организовать».
        const bool spaced = follows.mark != Mark::bullet || rest.substr(0, follows.length).ends_with(' ');
        if (follows.mark != Mark::none && spaced) return {at + 1, false};
        const std::string one{rest.substr(0, rest.find(';'))};
        if (follows.mark == Mark::none && (begins_with_deed(one) || (body[at] == ';' && names_deed_behind_object(one))))
            return {at + 1, true};
    }
    return {body.size(), false};
}

std::vector<Piece> pieces_of(const std::vector<ClauseLine>& lines) {
    std::vector<Piece> out;
    for (const ClauseLine& line : lines) {
        std::string_view rest = trim(line.text);
        bool begins = true;
        while (!rest.empty()) {
            const Marked marked = mark_at(rest);
            const std::string_view body = rest.substr(marked.length);
            const Cut cut = next_item(body);
            out.push_back({marked, {std::string{trim(body.substr(0, cut.at))}, line.place, line.confidence}, begins});
            begins = cut.paragraph;
            rest = trim(body.substr(cut.at));
        }
    }
    return out;
}

std::string text_of(const std::vector<ClauseLine>& lines) {
    std::string out;
    for (const ClauseLine& line : lines) out += (out.empty() ? "" : "\n") + line.text;
    return out;
}

bool has_term(const std::vector<ClauseLine>& lines) {
    DraftClause clause;
    clause.text = text_of(lines);
    (void)find_term(clause, {});
    return !clause.deadline_text.empty();
}

struct Items {
    std::vector<ClauseLine> head;
    std::vector<std::vector<ClauseLine>> items;
    std::vector<std::string> labels;
    Mark level = Mark::none;
};

// Paragraphs without a mark are items where the head ends with a colon and each begins with a deed.
bool is_paragraph_item(const Piece& piece, const Items& items) {
    if (piece.marked.mark != Mark::none || !piece.begins_line || items.head.empty()) return false;
    if (items.level != Mark::none && items.level != Mark::paragraph) return false;
    const std::string& before = items.items.empty() ? items.head.back().text : items.items.back().back().text;
    const bool open = items.items.empty() ? before.ends_with(':') : ends_item(before);
    // «Отчёты представлять до 20 числа» below an item that ended is one, too.
    return open &&
           (begins_with_deed(piece.line.text) || (before.ends_with(';') && names_deed_behind_object(piece.line.text)));
}

// «а) … 6) …»: a recogniser takes «б» for 6 and «з» for 3, and the letter above tells.
Marked by_letter_above(const Marked& marked, std::size_t last) {
    constexpr std::size_t kA = 1, kZh = 7;
    if (marked.mark != Mark::figure) return marked;
    if (marked.ordinal == 6 && last == kA) return {Mark::letter, kA + 1, "б", marked.length};
    if (marked.ordinal == 3 && last == kZh) return {Mark::letter, kZh + 1, "з", marked.length};
    return marked;
}

Items items_of(std::vector<Piece> pieces) {
    Items out;
    std::size_t last = 0;
    for (Piece& piece : pieces) {
        if (out.level == Mark::letter) piece.marked = by_letter_above(piece.marked, last);
        Mark mark = piece.marked.mark;
        if (is_paragraph_item(piece, out)) mark = Mark::paragraph;
        const bool counted = mark == Mark::letter || mark == Mark::figure;
        const bool in_order = !counted || (piece.marked.ordinal > last && piece.marked.ordinal <= last + 2);
        const bool begins =
            mark != Mark::none && in_order && !out.head.empty() && (out.level == Mark::none || out.level == mark);
        if (!begins) {
            (out.items.empty() ? out.head : out.items.back()).push_back(piece.line);
            continue;
        }
        out.level = mark;
        last = counted ? piece.marked.ordinal : last + 1;
        out.items.push_back({piece.line});
        out.labels.push_back(mark == Mark::letter ? piece.marked.label : "(" + std::to_string(last) + ")");
    }
    return out;
}

// What names no deed of its own goes on with the item before it.
void join_things(Items& items) {
    for (std::size_t at = items.items.size(); at-- > 1;) {
        const bool parted =
            ends_item(items.items[at - 1].back().text) && !items.items[at - 1].back().text.ends_with(',');
        const std::string own = text_of(items.items[at]);
        if (begins_with_deed(own) || (parted && names_deed_behind_object(own))) continue;
        auto& before = items.items[at - 1];
        before.insert(before.end(), items.items[at].begin(), items.items[at].end());
        items.items.erase(items.items.begin() + static_cast<std::ptrdiff_t>(at));
        items.labels.erase(items.labels.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

// «– составить план; ¶ – представить отчёт. ¶ Срок: до 1 мая»: of all of them.
bool ends_with_label(const std::vector<ClauseLine>& item) {
    const Tokens tokens = tokenise(text_of(item));
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return is_one_of(token.folded, {"срок", "сроки"}) && (is_capitalised(token.text));
    });
}

bool are_clauses(Items& items) {
    if (items.items.size() < 2) return false;
    const std::string head = text_of(items.head), first = text_of(items.items.front());
    // «Кладовщику: • продукты принимать при комиссии; • заявки подавать до 12 числа»
    const bool asked = head.ends_with(':') && !names_deed(head) && names_deed_behind_object(first);
    if (!begins_with_deed(first) && !asked) return false;
    // «Подпункт «а» пункта 2» has a name to be called by; items without one are one task until several times part them.
    const bool named = items.level == Mark::letter || items.level == Mark::figure;
    // «1. Заместителю директора Примеровой А.А.» over dashes lacks its colon.
    if (!head.ends_with(':') && !named && names_deed(head)) return false;
    if (names_deed(head)) {
        // «Организовать работу школ: а) до 1 мая утвердить график; б) …»: deeds of their own, each with its time.
        const auto deed = [](const auto& item) { return begins_with_deed(text_of(item)); };
        return std::all_of(items.items.begin(), items.items.end(), deed) &&
               std::any_of(items.items.begin(), items.items.end(), has_term);
    }
    join_things(items);
    const auto terms = std::count_if(items.items.begin(), items.items.end(), has_term);
    // «Школам до 1 апреля: – назначить …; – загрузить до 30 апреля»: the time of the head is that of each without one.
    return items.items.size() > 1 && (named || terms > 1 || (terms == 1 && has_term(items.head)));
}

// «– назначить …; – обновлять …; – представить отчёт до 1 мая»: the time may be of one of them.
bool is_time_of_one(const Items& items) {
    if (items.items.size() < 2 || items.level == Mark::none || names_deed(text_of(items.head)) || has_term(items.head))
        return false;
    return std::all_of(items.items.begin(), items.items.end(),
                       [](const auto& item) { return begins_with_deed(text_of(item)); }) &&
           std::any_of(items.items.begin(), items.items.end(), has_term) && !ends_with_label(items.items.back());
}

}  // namespace

std::string without_bullet(std::string_view text) {
    std::string out{trim(text)};
    for (const std::string_view bullet : kBullets)
        if (out.starts_with(std::string{bullet} + " "))
            return std::string{trim(std::string_view{out}.substr(bullet.size()))};
    return out;
}

PartedClause part_clause(const std::string& number, const std::vector<ClauseLine>& lines) {
    Items items = items_of(pieces_of(lines));
    PartedClause out;
    if (!are_clauses(items)) {
        out.time_of_one = is_time_of_one(items);
        for (ClauseLine line : lines) {
            line.text = without_bullet(line.text);
            out.head.push_back(std::move(line));
        }
        return out;
    }
    out.head = std::move(items.head);
    for (std::size_t at = 0; at < items.items.size(); ++at)
        out.parts.push_back(
            {number.empty() ? items.labels[at] : number + " " + items.labels[at], std::move(items.items[at])});
    return out;
}

}  // namespace mera::intake
