#include "intake/table/table_headings.hpp"

#include <algorithm>
#include <array>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

bool ends_list(const std::vector<Line>& lines) {
    if (lines.size() < 2) return false;
    const auto above = leading_label(in_one_line(lines[lines.size() - 2].text));
    const auto last = leading_label(in_one_line(lines.back().text));
    return above && last && above->label.depth() == last->label.depth() && above->label.roman == last->label.roman &&
           above->label.parts.back() + 1 == last->label.parts.back();
}

bool names_plan_itself(const Line& line) {
    const Tokens tokens = tokenise(line.text);
    return std::any_of(tokens.begin(),
                       tokens.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, tokens.size())),
                       [](const Token& token) {
                           return token.is("план") || token.is("график") || token.folded.starts_with("план-") ||
                                  token.folded.starts_with("циклограмм");
                       });
}

bool is_date_alone(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const bool dated = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::number && token.text.size() == 4;
    });
    return dated && tokens.front().kind == Token::Kind::number && tokens.size() <= 6 &&
           std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
               return token.kind != Token::Kind::word || month_in(token.text) || token.is("г") || token.is("года");
           });
}

bool heads_section(const Line& line) {
    const std::string text = in_one_line(line.text);
    if (text.empty() || length_in_characters(text) > 300) return false;
    if (is_month_heading(text)) return true;
    const auto leading = leading_label(text);
    if (leading) return leading->label.depth() == 1 && !text.ends_with(';');
    return has_word_with(text.substr(0, 24), {"раздел", "направлени", "блок", "этап", "модул"}) &&
           starts_with_upper(text);
}

bool is_heading_between_tables(const Line& line) {
    const std::string text = in_one_line(line.text);
    const std::size_t length = length_in_characters(text);
    const bool remark = text.starts_with("Продолжение") || text.starts_with("Примечание") || text.starts_with("*");
    return length >= 3 && length <= 250 && !text.ends_with('.') && !remark;
}

bool heads_first_table(const Line& line, const Line& later, bool scanned) {
    const bool same_look =
        scanned || (line.heading == later.heading && line.bold == later.bold && line.centred == later.centred);
    // What the later heading says as well is no sign of a title: «Спортивные мероприятия», «Культурные мероприятия».
    const auto of_title = [&](std::string_view word) {
        return has_word_with(line.text, {word}) && !has_word_with(later.text, {word});
    };
    static constexpr std::array<std::string_view, 11> kTitleWords = {"план",   "дорожн",    "программ",   "комплекс",
                                                                     "график", "перечень",  "мероприяти", "год",
                                                                     "гг",     "приложени", "утвержд"};
    if (std::any_of(kTitleWords.begin(), kTitleWords.end(), of_title)) return false;
    return same_look && starts_with_upper(line.text) && is_heading_between_tables(line);
}

}  // namespace mera::intake
