#include "intake/table/time_headings.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

struct MonthName {
    std::string_view plain, of;  // «март», «марта»
};

MonthName name_of_month(unsigned number) {
    static constexpr std::array<MonthName, 12> kMonths = {{{"январь", "января"},
                                                           {"февраль", "февраля"},
                                                           {"март", "марта"},
                                                           {"апрель", "апреля"},
                                                           {"май", "мая"},
                                                           {"июнь", "июня"},
                                                           {"июль", "июля"},
                                                           {"август", "августа"},
                                                           {"сентябрь", "сентября"},
                                                           {"октябрь", "октября"},
                                                           {"ноябрь", "ноября"},
                                                           {"декабрь", "декабря"}}};
    return kMonths.at(number - 1);
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// None when the heading names several: «2011 - 2013 гг.»
std::string year_in(std::string_view text) {
    std::string year;
    int years = 0;
    for (const Token& token : tokenise(text)) {
        if (token.kind != Token::Kind::number || token.text.size() != 4) continue;
        years += year != token.text;
        year = std::string{token.text};
    }
    return years > 1 ? std::string{} : year;
}

std::string with_year(const std::string& time, std::string_view year) {
    return year.empty() ? time : time + " " + std::string{year} + " года";
}

// Columns without words under a year: twelve are its months, four its quarters.
std::string nameless_part_of_year(const OwnHeading& heading) {
    if (heading.parts == 12) return std::string{name_of_month(static_cast<unsigned>(heading.part) + 1).plain};
    return heading.parts == 4 ? std::to_string(heading.part + 1) + " квартал" : std::string{};
}

// Columns without words under a month: four or five of them are its weeks, three its decades, two its halves.
std::string nameless_part(const OwnHeading& heading, std::string_view month) {
    const std::string number = std::to_string(heading.part + 1);
    if (heading.parts == 4 || heading.parts == 5) return number + " неделя " + std::string{month};
    if (heading.parts == 3) return number + " декада " + std::string{month};
    if (heading.parts == 2) return (heading.part == 0 ? "первая половина " : "вторая половина ") + std::string{month};
    return {};
}

constexpr std::size_t kWeeksMax = 6;  // more numbers under a month are its days
constexpr int kWeeksMost = 5;
constexpr int kDaysMax = 31;

// «2», «1 нед.», «8–14» under a month. Empty when it is nothing of the kind.
std::string part_of_month(const OwnHeading& heading, std::string_view month) {
    const Tokens tokens = tokenise(heading.own);
    if (tokens.empty()) return {};
    const auto number = [&](std::size_t at) {
        return at < tokens.size() && tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2;
    };
    const std::string of = " " + std::string{month};
    const auto label = label_of(heading.own);
    if (label && label->depth() == 1 && label->parts[0] >= 1 && label->parts[0] <= kDaysMax) {
        const std::string digits = std::to_string(label->parts[0]);
        const bool weeks = label->roman || (heading.parts <= kWeeksMax && heading.greatest <= kWeeksMost);
        if (weeks) return label->parts[0] <= kWeeksMost ? digits + " неделя" + of : "";
        return digits + of;
    }
    if (tokens.size() == 3 && number(0) && number(2) && !has_letters(tokens[1].text))
        return std::string{tokens[0].text} + " – " + std::string{tokens[2].text} + of;
    if (label_of(tokens.front().text) && has_word_with(heading.own, {"пол"}))  // «1 пол.»
        return (label_of(tokens.front().text)->parts[0] == 1 ? "первая половина" : "вторая половина") + of;
    if (has_word_with(heading.own, {"недел", "нед"}) || has_word_with(heading.own, {"декад"})) {
        const bool weeks = !has_word_with(heading.own, {"декад"});
        for (const Token& token : tokens)
            if (const auto which = label_of(token.text); which && which->depth() == 1)
                return std::to_string(which->parts[0]) + (weeks ? " неделя" : " декада") + of;
    }
    return {};
}

}  // namespace

namespace {

int greatest_number(const Row& row, int first, int end) {
    int out = 0;
    for (const Cell& cell : row.cells)
        if (const auto label = label_of(trim(cell.text)); label && cell.column >= first && cell.column < end)
            out = std::max(out, label->parts[0]);
    return out;
}

}  // namespace

bool counts_all_columns(const Row& row) {
    return counts_columns(row) && !row.cells.empty() && !row.cells.front().text.empty();
}

OwnHeading own_heading(const Grid& grid, std::size_t first, std::size_t end, int column) {
    OwnHeading out;
    const Cell* lowest = nullptr;
    for (std::size_t row = first; row < end; ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || cell->covered || cell->text.empty() || counts_all_columns(grid.rows[row])) continue;
        if (!out.own.empty()) out.above += (out.above.empty() ? "" : " ") + out.own;
        out.own = heading_text(cell->text);
        // «ма¶рт»: a column too narrow for the word.
        if (const std::string whole = replace_all(out.own, " ", "");
            time_in_short(out.own).empty() && !time_in_short(whole).empty())
            out.own = whole;
        // The parts of a month are those of the narrowest heading that is merged.
        if (cell->span > 1) {
            out.part = static_cast<std::size_t>(column - cell->column);
            out.parts = static_cast<std::size_t>(cell->span);
        }
        const int begin = column - static_cast<int>(out.part);
        out.greatest = greatest_number(grid.rows[row], begin, begin + static_cast<int>(out.parts));
        lowest = cell;
    }
    out.bare = lowest != nullptr && lowest->span > 1;
    return out;
}

std::string time_of(const OwnHeading& heading) {
    std::string own = heading.own;
    const std::string& above = heading.above;
    const std::string year = year_in(above);
    const auto own_month = month_in(own);
    if (heading.bare && own_month && has_letters(own)) {
        std::string part = nameless_part(heading, name_of_month(*own_month).of);
        if (!part.empty()) return with_year(part, year_in(own).empty() ? year : year_in(own));
    }
    if (const std::string own_year = year_in(own); heading.bare && !own_month && !own_year.empty())
        if (std::string part = nameless_part_of_year(heading); !part.empty()) return with_year(part, own_year);
    if (const auto month = month_in(above); month && !own_month)
        if (std::string part = part_of_month(heading, name_of_month(*month).of); !part.empty())
            return with_year(part, year);
    const bool has_year = has_digit(own);
    const auto label = label_of(own);
    const int number = label && label->depth() == 1 ? label->parts[0] : 0;
    // «2025» over «I | II | III | IV» or over «1 … 12»
    const bool of_year = !year.empty() && !month_in(above);
    const bool quarter = has_word_with(above, {"кварт", "кв"}) || (of_year && heading.parts == 4);
    if (number >= 1 && number <= 4 && quarter)
        own = label->text + " квартал";
    else if (number >= 1 && number <= 12 && (has_word_with(above, {"месяц"}) || (of_year && heading.parts == 12)))
        own = name_of_month(static_cast<unsigned>(label->parts[0])).plain;
    else if (std::string time = time_in_short(own); !time.empty())
        own = std::move(time);
    else if (number > 0 || !says_when(own))
        return {};
    return has_year && number == 0 ? own : with_year(own, year);
}

}  // namespace mera::intake
