// A first column that names a meeting together with its month: «Заседание № 1¶Август», «Тема 2 (ноябрь)», «3. Март».
#include <algorithm>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/laid_out.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr const char* kMeetingHeading = "Заседание";
constexpr std::size_t kLabelTokensMax = 12;  // «Заседание № 1. Организационное»

struct Meeting {
    std::string name, time;
};

bool is_time_of_meeting(std::string_view text) {
    return !text.empty() && (is_month_heading(text) || (month_in(text) && reads_as_time(std::string{text})));
}

// «Заседание № 1», «Тема 2», «3.»
bool is_name_of_meeting(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > kLabelTokensMax || month_in(text)) return false;
    // «3. Март», not «3 марта» or «10.00».
    const bool number = tokens.size() > 1 && label_of(tokens[0].text) && tokens[1].kind == Token::Kind::sign &&
                        (tokens.size() == 2 || tokens[2].kind == Token::Kind::word);
    return tokens[0].text == "№" || number ||
           has_word_with(tokens[0].text, {"заседани", "совещани", "собрани", "педсовет", "педагогическ", "тем", "занят",
                                          "встреч", "семинар", "сбор"});
}

std::string without_signs(std::string_view text) {
    std::string_view out = trim(text);
    while (!out.empty() && (out.ends_with(',') || out.ends_with(':') || out.ends_with('-') || out.ends_with(';')))
        out = trim(out.substr(0, out.size() - 1));
    if (out.ends_with("–")) out = trim(out.substr(0, out.size() - std::string_view{"–"}.size()));
    return std::string{out};
}

std::optional<Meeting> parted(std::string_view name, std::string_view time) {
    Meeting out{without_signs(name), std::string{trim(time)}};
    return is_time_of_meeting(out.time) && is_name_of_meeting(out.name) ? std::optional{std::move(out)} : std::nullopt;
}

// The month on a line of its own, in brackets, or as the last words.
std::optional<Meeting> meeting_in(const std::string& cell) {
    const std::vector<std::string> lines = split(cell, '\n');
    for (std::size_t at = 0; lines.size() > 1 && at < lines.size(); ++at) {
        std::string others;
        for (std::size_t other = 0; other < lines.size(); ++other)
            if (other != at && !trim(lines[other]).empty()) others += (others.empty() ? "" : " ") + lines[other];
        std::string_view time = trim(lines[at]);
        if (time.starts_with('(') && time.ends_with(')')) time = time.substr(1, time.size() - 2);
        if (auto found = parted(others, time)) return found;
    }
    const std::string text = in_one_line(cell);
    const std::size_t open = text.rfind('('), close = text.rfind(')');
    if (open != std::string::npos && close != std::string::npos && open < close)
        if (auto found = parted(text.substr(0, open) + text.substr(close + 1),
                                std::string_view{text}.substr(open + 1, close - open - 1)))
            return found;
    const Tokens tokens = tokenise(text);
    constexpr std::size_t kTimeTokensMax = 6;
    const std::size_t from = tokens.size() > kTimeTokensMax ? tokens.size() - kTimeTokensMax : 1;
    for (std::size_t at = std::max<std::size_t>(from, 1); at < tokens.size(); ++at)
        if (auto found = parted(std::string_view{text}.substr(0, tokens[at].begin),
                                std::string_view{text}.substr(tokens[at].begin)))
            return found;
    return {};
}

std::optional<std::size_t> header_of(const Grid& grid) {
    constexpr std::size_t kHeaderRows = 3;
    for (std::size_t row = 0; row < std::min(kHeaderRows, grid.rows.size()); ++row)
        if (grid.rows[row].filled() >= 2) return row;
    return {};
}

// The only column whose cells are all so.
std::optional<int> column_of_meetings(const Grid& grid, std::size_t header) {
    constexpr std::size_t kMeetingsMin = 2;
    for (int column = 0; column < std::min(2, grid.columns); ++column) {
        std::size_t meetings = 0, others = 0;
        for (std::size_t at = header + 1; at < grid.rows.size(); ++at) {
            const Cell* cell = grid.rows[at].at(column);
            if (cell == nullptr || cell->span > 1 || cell->covered || cell->text.empty()) continue;
            const bool meeting = meeting_in(cell->text).has_value();
            meetings += meeting;
            others += !meeting;
        }
        if (meetings >= kMeetingsMin && others == 0) return column;
    }
    return {};
}

bool has_times_beside(const Grid& grid, std::size_t header, int meetings) {
    return std::any_of(grid.rows[header].cells.begin(), grid.rows[header].cells.end(), [&](const Cell& cell) {
        const Role role = role_of_heading(heading_text(cell.text)).role;
        return cell.column != meetings && (role == Role::deadline || role == Role::deadline_and_executor);
    });
}

// The row with a column more behind `column`; `name` and `time` are what the two hold.
Row with_column_behind(const Row& row, int column) {
    Row out = row;
    out.cells.clear();
    for (const Cell& cell : row.cells) {
        out.cells.push_back(cell);
        if (cell.column > column)
            ++out.cells.back().column;
        else if (cell.column + cell.span > column + 1)
            ++out.cells.back().span;
        else if (cell.column == column) {
            out.cells.push_back(cell);
            ++out.cells.back().column;
        }
    }
    return out;
}

}  // namespace

std::optional<Grid> meetings_table(const Grid& grid) {
    const auto header = header_of(grid);
    if (grid.laid_out || !header) return {};
    const auto column = column_of_meetings(grid, *header);
    if (!column || has_times_beside(grid, *header, *column)) return {};
    Grid out = grid;
    ++out.columns;
    for (std::size_t at = 0; at < out.rows.size(); ++at) {
        out.rows[at] = with_column_behind(grid.rows[at], *column);
        for (Cell& cell : out.rows[at].cells) {
            const bool name = cell.column == *column && cell.span == 1, time = cell.column == *column + 1;
            if (!name && !time) continue;
            if (at <= *header) {
                cell.text = name ? kMeetingHeading : kTimeHeading;
            } else if (auto meeting = meeting_in(cell.text)) {
                cell.text = name ? std::move(meeting->name) : std::move(meeting->time);
            }
        }
    }
    return out;
}

}  // namespace mera::intake
