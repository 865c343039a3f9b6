#include "intake/order/order_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/order/clause_parts.hpp"
#include "intake/order/label_spellings.hpp"
#include "intake/order/order_issuer.hpp"
#include "intake/order/order_paragraph.hpp"
#include "intake/order/order_signs.hpp"
#include "intake/order/page_furniture.hpp"
#include "intake/order/telegram.hpp"
#include "intake/table/columns.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/glued_times.hpp"
#include "intake/words/glued_words.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/preamble.hpp"

namespace mera::intake {

namespace {

// «Приказ Об организации отдыха»: a page names kind and title in one line.
bool names_kind_and_title(const Tokens& tokens) {
    return tokens.size() > 2 && is_kind_word(tokens[0].folded) && (tokens[1].text == "О" || tokens[1].text == "Об");
}

bool names_title(const Tokens& tokens) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.text == "О" || token.text == "Об"; });
}

bool begins_unit(const Tokens& tokens) { return is_noun_of_kind(tokens.front().folded, NounKind::unit); }

}  // namespace

bool is_kind_line(std::string_view line) {
    const std::string text = without_bullet(line);
    const std::string glued = replace_all(fold_case(text), " ", "");
    const Tokens tokens = tokenise(text);
    constexpr std::size_t kKindTokens = 14, kWithTitle = 50;  // «Приказ № 1 от 25.08.2017 «Об организации питания …»»
    if (tokens.empty() || tokens.size() > kWithTitle || !is_capitalised(tokens.front().text)) return false;
    if (names_kind_and_title(tokens)) return true;
    // «ПОРУЧЕНИЯ» of a head of a district, «Перечень поручений по итогам совещания»: each number obliges somebody.
    if ((is_upper(text) && glued == "поручения") || glued.starts_with("переченьпоручений")) return true;
    static constexpr std::array<std::string_view, 4> kProjects = {"проектприказа", "проектраспоряжения",
                                                                  "проектпостановления", "проектрешения"};
    if (is_capitalised(text) && std::find(kProjects.begin(), kProjects.end(), glued) != kProjects.end()) return true;
    for (const std::string_view kind : kKindWords) {
        // «БОЙОРОҠ ПРИКАЗ»: beside the word of another language of the republic.
        constexpr std::size_t kOtherWord = 14;  // letters
        if (glued.ends_with(kind) && is_upper(text) &&
            length_in_characters(glued) <= length_in_characters(kind) + kOtherWord && !begins_unit(tokens))
            return true;
        if (!glued.starts_with(kind)) continue;
        const std::string_view rest = std::string_view{glued}.substr(kind.size());
        const bool named = rest.starts_with("№") || rest.starts_with("от");
        const bool of_itself = is_upper(tokens.front().text) && (rest.empty() || !has_letters(rest.substr(0, 2)));
        if (tokens.size() <= kKindTokens && (of_itself || (named && is_upper(tokens.front().text)))) return true;
        if (tokens.size() > kKindTokens && !named) continue;
        const Requisites found = requisites_in(text);
        if (named && found.date && !found.number.empty()) return true;
        // «Постановление №318 О проведении спартакиады»
        if (rest.starts_with("№") && !found.number.empty() && names_title(tokens)) return true;
    }
    return false;
}

namespace {

// «Утверждаю … Приказ от 31.08.2022 № 5»: the order that approved a plan, not the one that is read.
bool stands_in_approval(const std::vector<HeadLine>& lines, std::size_t at) {
    if (is_upper(lines[at].text) && lines[at].text.find_first_of("0123456789") == std::string::npos) return false;
    constexpr std::size_t kBlock = 4;
    for (std::size_t above = at > kBlock ? at - kBlock : 0; above < at; ++above)
        if (has_word_with(lines[above].text, {"утвержд", "согласован", "принят", "рассмотрен", "приложен"}))
            return true;
    return false;
}

// «Распоряжение Главы городского округа» over «от 27 марта 2007 г. N 210-р».
bool is_kind_over_requisites(const std::vector<HeadLine>& lines, std::size_t at) {
    const Tokens tokens = tokenise(lines[at].text);
    if (tokens.empty() || tokens.size() > 14 || at + 1 >= lines.size() || !is_capitalised(tokens.front().text))
        return false;
    if (!is_kind_word(tokens.front().folded)) return false;
    const Requisites below = requisites_in(lines[at + 1].text);
    // «ПОСТАНОВЛЕНИЕ СОВЕТА» over «19.04.2017 года № 7»
    const bool day = is_upper(lines[at].text) && lines[at + 1].text.find_first_of("0123456789") == 0;
    return (day || lines[at + 1].text.starts_with("от ")) && below.date && !below.number.empty();
}

}  // namespace

bool names_kind_in_full(const std::vector<HeadLine>& lines, std::size_t at) {
    constexpr std::size_t kTopLines = 3, kMenuLines = 8, kTokens = 80;
    const Tokens tokens = tokenise(lines[at].text);
    // Below the menu of a page it has its title beside it.
    const bool titled = lines[at].text.ends_with('"') || lines[at].text.ends_with("»");
    if (at >= (titled ? kMenuLines : kTopLines) || tokens.size() > kTokens || tokens.size() < 4 ||
        !is_capitalised(tokens.front().text))
        return false;
    if (!is_kind_word(tokens[0].folded)) return false;
    const Requisites found = requisites_in(lines[at].text);
    return found.date && !found.number.empty();
}

namespace {

// «Приказ» alone over the date; a register sets «Распоряжение» below the text, and nothing opens there.
bool is_small_kind(const std::vector<HeadLine>& lines, std::size_t at) {
    constexpr std::size_t kHead = 8;
    const Tokens tokens = tokenise(lines[at].text);
    if (tokens.size() != 1 || !is_kind_word(tokens[0].folded) || !is_capitalised(tokens[0].text)) return false;
    for (std::size_t below = at + 1; below < std::min(lines.size(), at + kHead); ++below)
        if (opens_title(lines[below].text) || opens_preamble(lines[below].text)) return true;
    return false;
}

}  // namespace

std::optional<std::size_t> kind_line_of(const std::vector<HeadLine>& lines, std::size_t end) {
    for (std::size_t at = 0; at < end; ++at)
        if ((is_kind_line(lines[at].text) || is_kind_over_requisites(lines, at) || is_small_kind(lines, at)) &&
            !stands_in_approval(lines, at))
            return at;
    for (std::size_t at = 0; at < end; ++at)
        if (names_kind_in_full(lines, at)) return at;
    return {};
}

bool opens_title(std::string_view text) {
    if (text.starts_with("\"") || text.starts_with("-")) text.remove_prefix(1);
    return text.starts_with("О ") || text.starts_with("Об ") || text.starts_with("«О ") || text.starts_with("«Об ") ||
           text.starts_with("ОБ ") || text.starts_with("О\u00A0") || text.starts_with("Об\u00A0");
}

std::optional<std::size_t> find_anchor(const std::vector<HeadLine>& lines) {
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (has_verb_of_order(lines[at].text)) return at;
    return {};
}

namespace {

double least_confidence(const Row& row) {
    double least = 1;
    for (const Cell& cell : row.cells) least = std::min(least, cell.confidence);
    return least;
}

// One sign glued to a word is a slip of the typist, several are a page that lost its line ends.
bool lost_spaces_often(const Source& source) {
    constexpr int kSlips = 1;
    int lost = 0;
    for (const auto& item : source.items)
        if (const auto* line = std::get_if<Line>(&item)) lost += lost_spaces(line->text);
    return lost > kSlips;
}

bool names_kind_and_number(std::string_view line) {
    constexpr std::size_t kTokens = 8;  // «ПРИКАЗ № 01-05/7-п»
    return is_kind_line(line) && tokenise(line).size() <= kTokens && !requisites_in(line).number.empty();
}

void add_paragraph(std::vector<HeadLine>& out, const Line& line, std::size_t item, bool spaces_lost) {
    // A page drawn by spaces and pasted into a document keeps them in its paragraphs.
    std::vector<std::string> drawn = split(line.text, '\n');
    for (std::string& one : drawn) {
        one = with_telegram_signs(with_prepositions_parted(with_times_parted(collapse_spaces(one))));
        if (spaces_lost) one = with_lost_spaces(one);
    }
    bool first = true;
    for (std::string& part : lines_in_paragraph(join(drawn, "\n"))) {
        // «ПРОТОКОЛ № 3» over «заседания комиссии …» in one paragraph
        const std::size_t line_end = part.find('\n');
        if (line_end != std::string::npos && names_kind_and_number(part.substr(0, line_end))) {
            out.push_back({part.substr(0, line_end), line.place, item, {}, line.confidence});
            part.erase(0, line_end + 1);
        }
        out.push_back(
            {std::move(part), line.place, item, first ? line.repairs : std::vector<std::string>{}, line.confidence});
        first = false;
    }
}

// «ӨЛКӘСЕ МӘГАРИФ МИНИСТРЛЫГЫ»: the letterhead of a republic says all in two languages, side by side.
bool is_in_other_language(std::string_view text) {
    constexpr char32_t kFirst = 0x0492, kLast = 0x04FF;  // letters that no Russian word has
    constexpr std::size_t kTokens = 24;
    const Tokens tokens = tokenise(text);
    const auto has_its_letter = [](const Token& token) {
        const auto letters = code_points(token.text);
        return std::any_of(letters.begin(), letters.end(),
                           [](char32_t letter) { return letter >= kFirst && letter <= kLast; });
    };
    const auto words = std::count_if(tokens.begin(), tokens.end(), has_its_letter);
    return tokens.size() <= kTokens && words > 0 && 3 * static_cast<std::size_t>(words) >= tokens.size();
}

// A cell of a letterhead holds lines of its own: beside «АДМИНИСТРАЦИЯ / КОМИТЕТ ПО ОБРАЗОВАНИЮ» may stand another text.
void add_row(std::vector<HeadLine>& out, const Row& row, std::size_t item) {
    const bool has_lines = std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
        return !cell.covered && cell.text.find('\n') != std::string::npos;
    });
    const auto is_of_it = [](const Cell& cell) { return !cell.covered && is_in_other_language(cell.text); };
    const bool bilingual = row.filled() > 1 && std::any_of(row.cells.begin(), row.cells.end(), is_of_it);
    if (!has_lines && !bilingual) {
        out.push_back({row.text(), row.cells.front().place, item, {}, least_confidence(row)});
        return;
    }
    for (const Cell& cell : row.cells) {
        if (cell.covered || (bilingual && is_of_it(cell))) continue;
        for (const std::string& line : split(cell.text, '\n'))
            if (!trim(line).empty()) out.push_back({std::string{trim(line)}, cell.place, item, {}, cell.confidence});
    }
}

bool has_figures_only(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789.) ") == std::string_view::npos;
}

// A page may set «1.» apart from its paragraph, above it.
bool is_label_alone(std::string_view text) {
    if (text.starts_with("§")) return has_figures_only(text.substr(std::string_view{"§"}.size()));
    if (text.size() < 2 || (text.back() != '.' && text.back() != ')')) return false;
    const auto label = label_of(text);
    return label && !label->roman && has_figures_only(text);
}

// «Об» over «организации питания», «П Р И К А З Ы В А» over «Ю:»: a narrow cell broke them.
bool is_broken_off(std::string_view above, std::string_view below) {
    if (above == "О" || above == "Об" || above == "ОБ") return has_letters(below);
    const auto spaced = [](std::string_view text) {
        const Tokens tokens = tokenise(text);
        return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.kind == Token::Kind::sign || length_in_characters(token.text) == 1;
        });
    };
    return below.ends_with(':') && spaced(above) && spaced(below) &&
           has_verb_of_order(std::string{above} + " " + std::string{below});
}

void join_labels(std::vector<HeadLine>& lines) {
    for (std::size_t at = lines.size(); at-- > 1;) {
        const std::string_view above = trim(lines[at - 1].text);
        const bool sign = above == "№" || above == "N";  // over «109», parted from it by white
        const bool label = (is_label_alone(above) && has_letters(lines[at].text)) ||
                           (sign && lines[at].text.find_first_of("0123456789") != std::string::npos);
        const bool broken = is_broken_off(above, trim(lines[at].text));
        if (!(label || broken) || leading_label(lines[at].text)) continue;
        lines[at].text = std::string{trim(lines[at - 1].text)} + " " + lines[at].text;
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at) - 1);
    }
}

}  // namespace

namespace {

// The menu, the counter and the day of a page stand above the document it shows, up to its kind, title, issuer or first deed.
void drop_menu(std::vector<HeadLine>& lines) {
    constexpr std::size_t kMenuLines = 40;
    std::size_t end = 0;
    for (std::size_t at = 0; at + 1 < std::min(lines.size(), kMenuLines); ++at) {
        const std::string& text = lines[at].text;
        const Requisites named = requisites_in(text);
        const bool furniture = is_page_furniture(text) || is_menu_entry(text, lines[at + 1].text);
        if (furniture)
            end = at + 1;
        else if (is_kind_line(text) || opens_title(text) || opens_preamble(text) || begins_issuer(text) ||
                 leading_label(text) || has_verb_of_order(text) || (named.date && !named.number.empty()))
            break;
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

std::vector<HeadLine> head_lines(const Source& source) {
    std::vector<HeadLine> out;
    const bool spaces_lost = lost_spaces_often(source);
    for (std::size_t item = 0; item < source.items.size(); ++item) {
        if (const auto* line = std::get_if<Line>(&source.items[item])) {
            add_paragraph(out, *line, item, spaces_lost);
            continue;
        }
        const Grid& grid = std::get<Grid>(source.items[item]);
        if (first_row_of_header(grid)) break;
        for (const Row& row : grid.rows)
            if (!row.cells.empty()) add_row(out, row, item);
    }
    join_labels(out);
    spell_labels_plainly(out);
    drop_menu(out);
    // Deeds at the very top stand below a head that was lost.
    if (!out.empty() && leading_label(out.front().text))
        out.insert(out.begin(), HeadLine{{}, out.front().place, out.front().item});
    return out;
}

std::optional<std::size_t> find_deeds(const std::vector<HeadLine>& lines, SignsNeeded needed) {
    const auto anchor = find_anchor(lines);
    return anchor ? anchor : deeds_by_signs(lines, needed);
}

}  // namespace mera::intake
