#include "intake/table/timetable_cells.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kTimeTokensMax = 12;  // more are a sentence that names a day

}  // namespace

bool is_hours(std::string_view text, bool& sure) {
    constexpr int kHours = 24, kMonths = 12;
    const Tokens tokens = tokenise(text);
    std::size_t hours = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (token.kind == Token::Kind::number) {
            const bool minutes =
                at + 2 < tokens.size() &&
                (tokens[at + 1].text == "." || tokens[at + 1].text == ":" || tokens[at + 1].text == "-") &&
                tokens[at + 2].kind == Token::Kind::number && tokens[at + 2].text.size() == 2;
            if (token.text.size() > 2 || std::stoi(std::string{token.text}) > kHours) return false;
            if (!minutes) continue;
            const int figures = std::stoi(std::string{tokens[at + 2].text});
            sure = sure || figures == 0 || figures > kMonths || tokens[at + 1].text == ":";
            ++hours;
            at += 2;
        } else if (token.kind == Token::Kind::word &&
                   !is_one_of(token.folded, {"с", "до", "по", "и", "ч", "час", "часов", "в"})) {
            return false;
        }
    }
    return hours > 0;
}

bool is_weekdays(std::string_view text) {
    const Tokens tokens = tokenise(text);
    std::size_t days = 0;
    for (const Token& token : tokens) {
        const bool day = token.kind == Token::Kind::word && names_weekday(token.text);
        if (!day && token.kind != Token::Kind::sign && !is_one_of(token.folded, {"и", "каждый", "каждая", "каждую"}))
            return false;
        days += day;
    }
    return days > 0;
}

bool holds_time(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > kTimeTokensMax) return false;
    if (begins_with_hours(text) && !says_when(text)) return false;
    // «С», «По» head two columns.
    const bool words = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::number || length_in_characters(token.text) > 2;
    });
    if (!words) return false;
    if (reads_as_time(text)) return true;
    return says_when(text) &&
           (tokens.front().kind == Token::Kind::number || is_one_of(tokens.front().folded, {"до", "с", "по", "не"}));
}

std::optional<std::string> day_of_titled_month(std::string_view text, std::string_view month) {
    constexpr int kDaysMost = 31;
    const Tokens tokens = tokenise(text);
    if (month.empty() || tokens.empty() || tokens.size() > kTimeTokensMax || says_when(text)) return {};
    std::size_t end = 0;  // behind the figures that open the text: «3», «5, 6», «10–12»
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool day = tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2;
        if (day && std::stoi(std::string{tokens[at].text}) > kDaysMost) return {};
        const bool sign = is_one_of(tokens[at].folded, {",", "-", "–", "—", "и", "до", "с", "по"});
        if (!day && !sign) break;
        if (day) end = tokens[at].end;
    }
    if (end == 0) return {};
    std::string out = std::string{text.substr(0, end)} + std::string{month};
    if (!reads_as_time(out)) return {};
    const std::string rest{trim(text.substr(end))};  // «(суббота)»
    return rest.empty() ? out : out + " " + rest;
}

std::string month_above(const std::vector<std::string>& lines_above) {
    std::optional<unsigned> month;
    std::string year;
    for (const std::string& line : lines_above) {
        const auto named = month_in(line);
        if (!named) continue;
        if (month && *month != *named) return {};
        month = named;
        for (const Token& token : tokenise(line))
            if (token.kind == Token::Kind::number && token.text.size() == 4)
                year = " " + std::string{token.text} + " года";
    }
    return month ? " " + std::string{month_name_genitive(*month)} + year : std::string{};
}

}  // namespace mera::intake
