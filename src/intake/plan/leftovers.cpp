#include "intake/plan/leftovers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "intake/order/order_text.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/people/assignee_form.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/names.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kSignsMin = 6;        // letters and figures: fewer are page numbers, marks and dirt
constexpr std::size_t kBlockLinesMax = 5;   // after «УТВЕРЖДАЮ»: a post in two lines, a name, a date, a stamp
constexpr std::size_t kBlockLineMax = 120;  // characters
constexpr std::size_t kSignatureMax = 120;
constexpr std::size_t kSignatureLines = 3;
constexpr std::size_t kSentenceMin = 200;   // characters of a paragraph that no heading has
constexpr std::size_t kHeadingMax = 900;    // letters above a plan: letterhead, approval, title; a page has 3000
constexpr std::size_t kQuoteMax = 160;      // characters shown of what is left

std::size_t signs_in(std::string_view text) {
    std::size_t count = 0;
    for (const char32_t c : code_points(text))
        count += (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c > 0x400;
    return count;
}

bool opens_block(std::string_view text) {
    static constexpr std::array<std::string_view, 26> kWords = {
        "утверждаю",  "утвержден",   "утверждена",  "утверждено", "утвержд",    "согласовано", "согласован",
        "принято",    "принят",      "рассмотрено", "рассмотрен", "приложение", "рассылка",    "разослать",
        "ознакомлен", "ознакомлена", "ознакомлены", "исп",        "визы",       "верно",       "подготовил",
        "расчет",     "исполнитель", "копия",       "составил",   "составитель"};
    const Tokens tokens = tokenise(text);
    const bool acquainted = tokens.size() > 2 && tokens[0].is("с") && tokens[2].folded.starts_with("ознакомлен");
    if (acquainted) return true;  // «С приказом ознакомлены:»
    return !tokens.empty() && length_in_characters(text) < kSentenceMin &&
           std::find(kWords.begin(), kWords.end(), tokens.front().folded) != kWords.end();
}

bool is_page_mark(std::string_view text) {  // «стр. 3 из 12», «Продолжение таблицы», «Лист 2»
    const Tokens tokens = tokenise(text);
    static constexpr std::array<std::string_view, 6> kWords = {"стр",         "страница",  "лист",
                                                               "продолжение", "окончание", "page"};
    return !tokens.empty() && tokens.size() <= 8 &&
           std::find(kWords.begin(), kWords.end(), tokens.front().folded) != kWords.end();
}

// «Документ создан в электронной форме. № 45 от 12.02.2024», «Подлинник электронного документа … хранится в …»: what systems of
// records print at the foot of a page.
bool is_registration_mark(std::string_view text) {
    const std::string folded = fold_case(text);
    return folded.starts_with("документ создан в электронной форме") ||
           folded.starts_with("подлинник электронного документа") || folded.starts_with("страница создана");
}

// «№ | ФИО | Дата ознакомления | Подпись»: those who have read the order sign below.
bool heads_signatures(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const bool deed = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return is_infinitive(t.folded); });
    return tokens.size() <= 12 && !deed && !says_when(text) && has_word_with(text, {"подпись", "подписи"}) &&
           has_word_with(text, {"фио", "фамилия", "должность", "ознакомления"});
}

// «* ММЦ – муниципальный методический центр», «¹ При наличии средств», «Примечание: УО – управление образования» under a table.
bool is_footnote(std::string_view text) {
    const bool marked = text.starts_with('*') || text.starts_with("¹") || text.starts_with("²") ||
                        text.starts_with("³") || fold_case(text).starts_with("примечание");
    return marked && !says_when(text) && length_in_characters(text) < kSentenceMin;
}

bool has_initials(const Tokens& tokens) {
    std::size_t found = 0;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at)
        found += is_upper(tokens[at].text) && length_in_characters(tokens[at].text) == 1 && tokens[at + 1].text == ".";
    return found >= 2;
}

bool is_name_alone(std::string_view text) {  // «С.П. Ильина» beside or under a post, perhaps with a date line
    const Tokens tokens = tokenise(text);
    return tokens.size() < 16 && first_person(tokens).has_value() && !says_when(text);
}

// How many lines from this one are a signature: the post may take three.
std::size_t signature_lines(const std::vector<Line>& lines, std::size_t at) {
    const std::string& text = lines[at].text;
    if (length_in_characters(text) > kSignatureMax || says_when(text)) return 0;
    if (!is_signature(text)) return at > 0 && is_name_alone(text) && is_signature(lines[at - 1].text) ? 1 : 0;
    if (const Tokens tokens = tokenise(text); first_person(tokens) || has_initials(tokens)) return 1;
    const std::size_t until = std::min(lines.size(), at + kSignatureLines);
    for (std::size_t below = at + 1; below < until; ++below)
        if (is_name_alone(lines[below].text)) return below + 1 - at;
    // «Директор школы» at the very end: the name beside it was written by hand.
    constexpr std::size_t kPostTokens = 5;
    const Tokens post = tokenise(text);
    return at + 1 == lines.size() && post.size() <= kPostTokens && heads_organisation(post.front().folded) ? 1 : 0;
}

bool looks_like_row(std::string_view text) {
    if (signs_in(text) < kSignsMin) return false;
    const auto leading = leading_label(text);
    if (leading && signs_in(leading->rest) >= kSignsMin && !leading->label.roman) return true;
    if (is_deed(text)) return true;
    // A title may be long and name a time and whom it is for.
    if (has_word_with(text, {"план", "дорожн", "комплекс", "программ", "перечень", "приложени", "приказ", "распоряжен",
                             "постановлен"}))
        return false;
    return (says_when(text) && names_executor(text)) || length_in_characters(text) >= kSentenceMin;
}

Leftover leftover_of(const Line& line) { return {in_one_line(line.text), line.place}; }

Place::Box around(const Place::Box& a, const Place::Box& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

bool stand_together(const Place& above, const Place& below) {
    return above.file == below.file && above.page == below.page && above.sheet == below.sheet &&
           above.table == below.table;
}

std::vector<Leftover> leftovers_of(const std::vector<Row>& rows) {
    std::vector<Leftover> out;
    for (const Row& row : rows) {
        const std::string text = row.text();
        if (signs_in(text) < kSignsMin) continue;
        Leftover piece{text, {}};
        for (const Cell& cell : row.cells) {
            if (cell.covered) continue;
            if (piece.place == Place{}) piece.place = cell.place;
            if (piece.place.box && cell.place.box) piece.place.box = around(*piece.place.box, *cell.place.box);
        }
        piece.place.column = 0;
        out.push_back(std::move(piece));
    }
    return out;
}

Doubt doubt_of(const Leftover& whole) {
    std::string quote = whole.text;
    if (length_in_characters(quote) > kQuoteMax) quote = std::string{utf8_prefix(quote, kQuoteMax)} + "…";
    const std::string where = whole.place.page > 0 ? " на листе " + std::to_string(whole.place.page) : std::string{};
    Place place = whole.place;
    place.words = whole.text;
    if (whole.hidden)
        return {"document",
                "Скрытые строки листа" + (place.sheet.empty() ? std::string{} : " «" + place.sheet + "»") +
                    " в план не вошли: «" + quote + "». Если они нужны, покажите их в файле и загрузите его ещё раз.",
                std::move(place)};
    return {
        "document",
        "Текст" + where + " не отнесён ни к одной мере: «" + quote + "». Проверьте, нет ли в нём мер или поручений.",
        std::move(place)};
}

}  // namespace

bool is_deed(std::string_view text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < std::min<std::size_t>(3, tokens.size()); ++at)
        if (is_capitalised(tokens[at].text) && is_infinitive(tokens[at].folded)) return true;
    return false;
}

std::vector<Leftover> without_furniture(const std::vector<Line>& lines) {
    std::vector<Leftover> out;
    std::size_t block = 0;  // lines that may still belong to «УТВЕРЖДАЮ»
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string& text = lines[at].text;
        if (opens_block(text)) {
            block = kBlockLinesMax;
            continue;
        }
        const bool named = has_initials(tokenise(text)) && !is_deed(text);
        // Under «Приложение» a row of a timetable is no line of the approval: «Математика 10.10.2023 Школы».
        const bool timed_row = lines[at].place.table > 0 && says_when(text) && !tokenise(text).front().is("от") &&
                               text.find('_') == std::string::npos;
        const bool in_block = block > 0 && length_in_characters(text) <= kBlockLineMax &&
                              (named || (!looks_like_row(text) && !timed_row));
        block = in_block ? block - 1 : 0;
        if (in_block || signs_in(text) < kSignsMin || is_page_mark(text) || is_registration_mark(text) ||
            heads_signatures(text) || is_footnote(text))
            continue;
        if (const std::size_t signature = signature_lines(lines, at); signature > 0) {
            at += signature - 1;
            continue;
        }
        if (is_scrawl(text) && !says_when(text)) continue;
        out.push_back(leftover_of(lines[at]));
    }
    return out;
}

std::vector<Leftover> above_plan(const std::vector<Line>& lines) {
    std::size_t signs = 0;
    for (const Line& line : lines) signs += signs_in(line.text);
    std::vector<Leftover> rest = without_furniture(lines);
    if (signs <= kHeadingMax) std::erase_if(rest, [](const Leftover& it) { return !looks_like_row(it.text); });
    return rest;
}

bool is_signature_row(const Row& row) {
    std::vector<std::string> texts;
    for (const Cell& cell : row.cells)
        if (!cell.covered && !cell.text.empty()) texts.push_back(in_one_line(cell.text));
    if (texts.size() < 2 || says_when(row.text()) || length_in_characters(row.text()) > kSignatureMax) return false;
    const Tokens post = tokenise(texts.front());
    const bool words = !post.empty() && post[0].kind == Token::Kind::word && length_in_characters(post[0].text) > 2;
    const bool signs = words && (is_signature(texts.front()) || (post.size() <= 2 && post[0].is("исполнитель")));
    return signs && !first_person(post) && is_name_alone(texts.back());
}

namespace {

// A cell of the row above reaches down beside it: «Примеров П.П.» is one of those whom that row names.
bool belongs_to_row_above(const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.covered && !cell.text.empty(); });
}

}  // namespace

std::size_t end_before_signatures(const Grid& grid, std::size_t from) {
    std::size_t end = grid.rows.size();
    for (std::size_t at = end; at > from;) {
        if (belongs_to_row_above(grid.rows[at - 1])) break;
        if (is_signature_row(grid.rows[--at])) {
            end = at;
            continue;
        }
        std::vector<Line> lines;
        for (std::size_t row = at; row < end && grid.rows[row].filled() == 1; ++row)
            lines.push_back({.text = in_one_line(grid.rows[row].text())});
        if (at + lines.size() < end || end - at > kSignatureLines) break;
        if (signature_lines(lines, 0) == lines.size()) end = at;
    }
    return end;
}

std::vector<Leftover> of_table(const Grid& grid) { return leftovers_of(grid.rows); }

std::vector<Leftover> hidden_rows(const Grid& grid) {
    std::vector<Leftover> out = leftovers_of(grid.hidden);
    for (Leftover& piece : out) piece.hidden = true;
    return out;
}

std::vector<Doubt> doubts_of(const std::vector<Leftover>& leftovers) {
    std::vector<Leftover> wholes;
    for (const Leftover& piece : leftovers) {
        if (wholes.empty() || wholes.back().hidden != piece.hidden ||
            !stand_together(wholes.back().place, piece.place)) {
            wholes.push_back(piece);
            continue;
        }
        Leftover& whole = wholes.back();
        whole.text += " " + piece.text;
        if (whole.place.box && piece.place.box) whole.place.box = around(*whole.place.box, *piece.place.box);
    }
    std::vector<Doubt> out;
    for (const Leftover& whole : wholes)
        if (signs_in(whole.text) >= kSignsMin) out.push_back(doubt_of(whole));
    return out;
}

}  // namespace mera::intake
