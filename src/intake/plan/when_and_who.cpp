#include "intake/plan/when_and_who.hpp"

#include <algorithm>
#include <array>

#include "intake/table/column_evidence.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

namespace {

// Words that stand between the words of a time, and never begin whoever is responsible.
bool belongs_to_time(const Token& token) {
    if (token.kind == Token::Kind::number) return true;
    if (token.kind == Token::Kind::sign) return token.text != "«" && token.text != "(";
    static constexpr std::array<std::string_view, 34> kWords = {
        "в",        "с",        "по",      "до",      "к",       "не",      "и",     "на",    "раз",
        "раза",     "позднее",  "течение", "течении", "год",     "года",    "г",     "гг",    "уч",
        "месяц",    "месяца",   "неделя",  "неделю",  "квартал", "кв",      "числа", "конца", "начало",
        "четверть", "четверти", "семестр", "каждый",  "каждую",  "графику", "плану"};
    return month_in(token.text) || std::find(kWords.begin(), kWords.end(), token.folded) != kWords.end() ||
           says_when(token.text);
}

// How many bytes of a line say when; the rest is who.
std::size_t end_of_time(std::string_view line) {
    std::size_t end = 0;
    for (const Token& token : tokenise(line)) {
        if (!belongs_to_time(token)) break;
        end = token.end;
    }
    return end;
}

// «Учебный» of «Учебный отдел» is no time, nor is «Весь» of «Весь коллектив».
bool is_whole_time(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return says_when(text) && (tokens.size() >= 2 || month_in(text) || tokens[0].folded.starts_with("еже"));
}

void add(std::string& text, std::string_view line) {
    const std::string_view neat = trim(line);
    if (neat.empty()) return;
    if (!text.empty()) text += '\n';
    text += neat;
}

}  // namespace

WhenAndWho split_when_and_who(std::string_view cell) {
    WhenAndWho out;
    for (const std::string& whole : split(replace_all(std::string{cell}, ";", "\n"), '\n')) {
        const std::string_view line = trim(whole);
        const std::size_t end = end_of_time(line);
        const std::string_view when = line.substr(0, end), rest = trim(line.substr(end));
        const bool both = is_whole_time(when) && has_letters(rest) && !says_when(rest);
        if (both) {
            // A comma or a dash between the two belongs to neither.
            std::string time{when};
            while (!time.empty() && (time.back() == ',' || time.back() == '-' || time.back() == ' ')) time.pop_back();
            if (time.ends_with("–")) time.resize(time.size() - std::string_view{"–"}.size());
            add(out.when, time);
            add(out.who, rest);
        } else {
            add(says_when(line) && !names_executor(line) ? out.when : out.who, line);
        }
    }
    return out;
}

WhenAndWhere split_when_and_where(std::string_view cell) {
    WhenAndWhere out;
    for (const std::string& whole : split(cell, '\n')) {
        const std::string_view line = trim(whole);
        const std::size_t end = end_of_time(line);
        std::size_t begin = line.size();  // of a time that stands last
        for (const Token& token : tokenise(line))
            if (begin == line.size() && reads_as_time(line.substr(token.begin))) begin = token.begin;
        const bool first =
            (is_whole_time(line.substr(0, end)) || begins_with_hours(line.substr(0, end))) && begin == line.size();
        add(out.when, first ? line.substr(0, end) : line.substr(begin));
        add(out.where, first ? line.substr(end) : line.substr(0, begin));
    }
    return out;
}

}  // namespace mera::intake
