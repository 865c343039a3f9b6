#include "intake/plan/row_kinds.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/plan/heading_time.hpp"
#include "intake/plan/leftovers.hpp"
#include "intake/plan/row_view.hpp"
#include "intake/plan/title_term.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

bool is_titled_as_section(std::string_view text) {
    static constexpr std::array<std::string_view, 10> kBeginnings = {
        "раздел", "направление", "блок", "этап", "задача", "модуль", "глава", "часть", "подраздел", "цель"};
    const Tokens tokens = tokenise(text);
    if (tokens.empty()) return false;
    const std::size_t first =
        tokens[0].kind == Token::Kind::word && tokens.size() > 1 ? 0 : std::min<std::size_t>(2, tokens.size() - 1);
    return std::find(kBeginnings.begin(), kBeginnings.end(), tokens[first].folded) != kBeginnings.end();
}

// A later row numbered under this one, before another row of the same depth.
bool has_rows_under(const std::vector<RowView>& views, std::size_t at, const Label& label) {
    for (std::size_t below = at + 1; below < views.size(); ++below) {
        if (!views[below].label) continue;
        if (views[below].label->begins_with(label)) return true;
        return false;
    }
    return false;
}

// Sections numbered I, II or 1, 2 whose measures begin with 1 again.
bool numbering_restarts_under(const std::vector<RowView>& views, std::size_t at) {
    for (std::size_t below = at + 1; below < views.size(); ++below) {
        if (!views[below].label) continue;
        const Label& label = *views[below].label;
        return !label.roman && label.parts.back() == 1 && label.depth() == 1 && views[below].filled > 2;
    }
    return false;
}

// «2 неделя (09.09 – 13.09)», «1 полугодие»; «9 Мая» is no part.
bool names_part_in_order(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return tokens.size() > 1 && tokens[1].kind == Token::Kind::word && !month_in(tokens[1].text) &&
           !time_in_heading(text).empty();
}

// «10 апреля (ср)», «12 апреля (пт)» over rows of their days; one «9 Мая» alone shows nothing.
bool is_headed_by_days(const std::vector<RowView>& views) {
    return std::count_if(views.begin(), views.end(), [](const RowView& view) {
               return view.spans && view.filled == 1 && time_in_heading(view.title) == view.title;
           }) > 1;
}

// «2025 года»» under «… «Первому звонку» is the last line of the title above; without rules «9 Мая.» is, too.
bool is_rest_of_title(const RowView& view, const RowView& above, bool by_days) {
    if (view.filled != 1 || view.title.empty() || view.label || above.title.empty()) return false;
    const auto count = [&](std::string_view sign) {
        std::size_t out = 0;
        for (std::size_t at = above.title.find(sign); at != std::string::npos; at = above.title.find(sign, at + 1))
            ++out;
        return out;
    };
    const bool open = count("«") > count("»") || count("(") > count(")");
    const bool digit = view.title.front() >= '0' && view.title.front() <= '9';
    const bool heading = view.spans && (years_of_heading(view.title) || names_part_in_order(view.title) ||
                                        (!time_in_heading(view.title).empty() && by_days));
    return open || (digit && view.title_cell->guessed && above.filled > 1 && !heading);
}

bool is_item_of_list(std::string_view text) {  // «а) …», «- …»
    const Tokens tokens = tokenise(text);
    if (tokens.size() > 1 && tokens[0].begin == 0 &&
        (tokens[0].text == "-" || tokens[0].text == "–" || tokens[0].text == "—"))
        return true;
    return tokens.size() > 2 && length_in_characters(tokens[0].text) == 1 && starts_with_lower(text) &&
           tokens[1].text == ")";
}

// «Июнь» merged over its deeds, or whoever answers for several: a heading would part them.
bool has_cell_from_above(const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.covered && !cell.text.empty(); });
}

// «2 – 21 июня 2025 г.» alone under a repeated header: the page had no room for it beside the rest of its row.
bool is_deadline_of_row_above(const RowView& view) {
    const Cell* first = view.row->at(0);
    return view.title.empty() && view.row->text() == view.deadline && (first == nullptr || trim(first->text).empty());
}

struct TableKind {
    bool numbered = false;
    bool by_days = false;  // their headings are days
    bool full = false;  // a time and somebody to do it stand in most rows that hold more than a title
    bool small = false;  // most titles begin with a small letter: it says nothing
};

// Of the widest cell: a scan may read «II.» beside it as «п.».
std::string spanning_text(const RowView& view) {
    const auto& cells = view.row->cells;
    const auto widest =
        std::max_element(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.span < b.span; });
    return in_one_line(widest->text);
}

bool is_section_row(const std::vector<RowView>& views, std::size_t at, const TableKind& table, bool piece_begins) {
    const RowView& view = views[at];
    const std::string text = view.row->text();
    if (text.empty() || view.title_covered) return false;
    if (at > 0 && is_rest_of_title(views[at], views[at - 1], table.by_days)) return false;
    const bool dated = says_when(view.deadline) && !view.spans;
    if (view.label && has_rows_under(views, at, *view.label)) {
        // A measure may have parts of its own: then it has a time and an executor like any other.
        return !(dated && (names_executor(view.executors) || view.executors.empty()) && view.filled > 3);
    }
    if (view.filled > 2 || (view.filled == 2 && has_cell_from_above(*view.row))) return false;
    if (view.spans) return !starts_with_lower(spanning_text(view)) || is_month_heading(text);
    if (view.label && view.filled == 2 && !dated)
        return view.label->roman || numbering_restarts_under(views, at) || is_titled_as_section(view.title);
    if (view.filled != 1) return false;
    // «ноября 2025 г.» under «с 3 февраля по 28»: the rest of a deadline on the next page.
    if (view.title.empty() && starts_with_lower(text) && text == view.deadline) return false;
    if (is_month_heading(text)) return !(piece_begins && is_deadline_of_row_above(view));
    if (starts_with_lower(text)) return false;
    // Pasted from a merged row, the title stands in the first cell, whatever its column is for.
    const Cell* first = view.row->at(0);
    if (view.title.empty())
        return first != nullptr && !first->covered && first->text.find_first_not_of(" \n") != std::string::npos &&
               has_letters(text);
    const bool bold = view.title_cell != nullptr && view.title_cell->bold;
    if (bold || is_titled_as_section(text)) return true;
    // «1. Подготовительные мероприятия» among the titles, over 1.1 or over a row that begins to count again.
    if (const auto leading = leading_label(text))
        return leading->label.roman || !table.numbered || has_rows_under(views, at, leading->label) ||
               numbering_restarts_under(views, at);
    // «Предварительный контроль» alone over a row that begins to count.
    if (table.numbered) return at + 1 < views.size() && views[at + 1].label && numbering_restarts_under(views, at);
    return is_upper(text);
}

// Most full rows carry a number: then a row without one is the rest of the row above.
bool is_numbered(const std::vector<RowView>& views, const Columns& columns) {
    if (!columns.column_of(Role::number)) {  // numbers of titles over the rows are none of theirs
        std::size_t full = 0, labelled = 0;
        for (const RowView& view : views)
            if (view.filled >= 2) ++full, labelled += view.label.has_value();
        return labelled >= 2 && labelled * 2 >= full;
    }
    std::size_t full = 0, labelled = 0;
    for (const RowView& view : views) {
        if (view.filled < 2 || view.title.empty() || starts_with_lower(view.title)) continue;
        ++full;
        labelled += view.label.has_value();
    }
    return labelled * 2 >= full;
}

// What the rows of a table have in common.
bool is_full(const std::vector<RowView>& views, const Columns& columns) {
    if (!columns.has_deadlines() || !columns.has_executors()) return false;
    std::size_t rows = 0, full = 0;
    for (const RowView& view : views) {
        if (view.title.empty() || view.filled < 2) continue;
        ++rows;
        full += !view.deadline.empty() && !view.executors.empty();
    }
    return full * 3 >= rows * 2;
}

// «д. Берёзовка», «с. Ключи»
bool has_small_titles(const std::vector<RowView>& views) {
    std::size_t titles = 0, small = 0;
    for (const RowView& view : views) {
        if (view.title.empty() || view.filled < 2) continue;
        ++titles;
        small += starts_with_lower(view.title) && says_when(view.deadline);
    }
    return small * 2 > titles;
}

// «линейка, посвящённая» awaits «Первому звонку»
bool ends_with_adjective(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && !is_capitalised(tokens.back().text) && has_adjective_ending(tokens.back().folded);
}

bool ends_open(
    std::string_view text) {  // the phrase goes on: a comma, a hyphen, a preposition or a conjunction at the end
    const Tokens tokens = tokenise(text);
    if (tokens.empty()) return false;
    static constexpr std::array<std::string_view, 18> kOpen = {",", "-",  "–",   "—", "и",  "в",  "на",  "по", "с",
                                                               "о", "об", "для", "к", "из", "от", "при", "за", "до"};
    return std::find(kOpen.begin(), kOpen.end(), tokens.back().folded) != kOpen.end();
}

// Something stands where the number should: one that a recogniser spoilt.
bool has_spoilt_number(const RowView& view, const Columns& columns) {
    const auto number = columns.column_of(Role::number);
    const Cell* cell = number ? view.row->at(*number) : nullptr;
    return cell != nullptr && !cell->covered && cell->span == 1 && has_letters(cell->text);
}

// A row without a number in a numbered table, or any row of a table without numbers.
RowReading without_label(const RowView& view, const RowView* above, const TableKind& table, bool piece_begins,
                         const Columns& columns) {
    RowReading reading{.kind = RowKind::measure, .label = {}};
    if (above != nullptr && is_rest_of_title(view, *above, table.by_days)) {
        reading.kind = RowKind::continuation;
        return reading;
    }
    // «а) открытию месячника | март», «- открытию месячника | март» under «Участие в конференциях, посвящённых:», which has no time: each has its own.
    if (above != nullptr && is_item_of_list(view.title) && says_when(view.deadline) &&
        (is_item_of_list(above->title) || (above->title.ends_with(':') && above->deadline.empty())))
        return reading;
    // «- «Лучшая клумба»» under «Проведение конкурсов:», its time merged over both: the rest of one measure.
    const bool shares_time = has_cell_from_above(*view.row) && view.deadline.empty() && view.executors.empty();
    if (above != nullptr && shares_time && is_item_of_list(view.title) && above->title.ends_with(':')) {
        reading.kind = RowKind::continuation;
        return reading;
    }
    const bool small = starts_with_lower(view.title) && !(table.small && says_when(view.deadline));
    if (view.title.empty() || view.title_covered || small) {
        reading.kind = above != nullptr || piece_begins ? RowKind::continuation : RowKind::measure;
        return reading;
    }
    if (above == nullptr && !piece_begins) {
        reading.unsure = table.numbered;  // among numbered rows it may belong to another table
        return reading;
    }
    const bool day = !view.deadline.empty() && view.deadline.front() >= '0' && view.deadline.front() <= '9';
    const bool own_deadline = day || says_when(view.deadline);  // «13 (пятница)»
    // Where the executors above begin with a small letter too, it says nothing.
    const bool small_above = above != nullptr && starts_with_lower(above->executors);
    const bool own_executors = columns.column_of(Role::executor)
                                   ? !view.executors.empty() && (small_above || !starts_with_lower(view.executors))
                                   : !starts_with_lower(view.deadline);
    if (!table.numbered) {
        const bool lacks =
            table.full && view.deadline.empty() && (view.filled == 1 || starts_with_lower(view.executors));
        const bool goes_on = above != nullptr && !own_deadline &&
                             (ends_open(above->title) || (lacks && ends_with_adjective(above->title)));
        const bool rest = piece_begins && lacks;
        reading.kind = goes_on || rest ? RowKind::continuation : RowKind::measure;
        reading.unsure = rest && !goes_on;
        return reading;
    }
    const bool full = own_deadline && (own_executors || has_spoilt_number(view, columns));
    reading.kind = full && !(above != nullptr && ends_open(above->title)) ? RowKind::measure : RowKind::continuation;
    reading.unsure = !piece_begins || full;
    return reading;
}

constexpr std::size_t kRowsOfPlan = 2;  // so many numbered rows above say that rows without numbers are another table's
constexpr std::size_t kWordLetters = 4;  // fewer may be a number that a recogniser spoilt

bool has_word_for_number(const RowView& view, const Columns& columns) {
    const auto number = columns.column_of(Role::number);
    const Cell* cell = number ? view.row->at(*number) : nullptr;
    if (cell == nullptr || cell->covered || cell->span > 1 || view.label || view.filled < 3) return false;
    const Tokens tokens = tokenise(cell->text);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::word && length_in_characters(token.text) >= kWordLetters;
    });
}

// «ИТОГО:», «Всего по разделу», with sums: nothing is to be done there.
bool is_sum(const RowView& view) {
    const Cell* first = nullptr;
    for (const Cell& cell : view.row->cells)
        if (first == nullptr && !cell.covered && !cell.text.empty()) first = &cell;
    if (first == nullptr || view.label) return false;
    const Tokens tokens = tokenise(first->text);
    constexpr std::size_t kWordsMax = 8;
    return !tokens.empty() && tokens.size() <= kWordsMax && (tokens[0].is("итого") || tokens[0].is("всего"));
}

// «Продолжение таблицы 2», merged over the columns at the head of a page.
bool is_mark_of_page(const RowView& view) {
    const Tokens tokens = tokenise(view.row->text());
    constexpr std::size_t kWordsMax = 5;
    if (view.filled != 1 || tokens.size() > kWordsMax) return false;
    if (!tokens[0].is("продолжение") && !tokens[0].is("окончание")) return false;
    return tokens.size() == 1 || tokens[1].folded.starts_with("табл") || tokens[1].folded.starts_with("прилож");
}

// A plain text has no walls between two tables: «Показатель | 2020 год | 2021 год» stands where the numbers were, and so
// do the rows below it.
bool begins_other_table(const std::vector<RowView>& views, std::size_t at, const Columns& columns) {
    return has_word_for_number(views[at], columns) && at + 1 < views.size() &&
           has_word_for_number(views[at + 1], columns);
}

}  // namespace

NumberCell label_of_number_cell(std::string_view text) {
    NumberCell out;
    const std::string neat = collapse_spaces(text);
    out.label = label_of(neat);
    if (out.label) return out;
    out.lettered = row_label_of(replace_all(neat, " ", ""));
    if (out.lettered && out.lettered->letter.empty()) out.lettered.reset();
    std::string mended = neat;
    for (const auto& [from, to] : {std::pair{"З", "3"},
                                   {"О", "0"},
                                   {"O", "0"},
                                   {"l", "1"},
                                   {"І", "1"},
                                   {"|", "1"},
                                   {"б", "6"},
                                   {"В", "8"},
                                   {",", "."},
                                   {" ", ""},
                                   {"..", "."}})
        mended = replace_all(std::move(mended), from, to);
    const bool any_digit = std::any_of(neat.begin(), neat.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (any_digit) out.label = label_of(mended);
    out.repaired = out.label.has_value();
    return out;
}

namespace {

// «8б» is row 86 where the numbers round it say so, and else the row put in behind 8.
void settle_letters(std::vector<RowView>& views) {
    const Label* above = nullptr;
    for (std::size_t at = 0; at < views.size(); ++at) {
        RowView& view = views[at];
        if (view.lettered && view.label) {
            const auto below = std::find_if(views.begin() + static_cast<std::ptrdiff_t>(at) + 1, views.end(),
                                            [](const RowView& other) { return other.label && !other.lettered; });
            const std::vector<int>& figures = view.label->parts;
            const bool behind = above != nullptr && view.lettered->stands_behind(*above);
            const bool by_above = above != nullptr && may_follow(above->parts, figures);
            const bool by_below = above == nullptr && below != views.end() && may_follow(figures, below->label->parts);
            if (!behind && (by_above || by_below)) view.lettered.reset();
        }
        if (view.lettered) {
            view.label = view.lettered;
            view.label_repaired = false;
        }
        if (view.label) above = &*view.label;
    }
}

}  // namespace

std::vector<RowReading> read_rows(const Grid& grid, const Columns& columns, bool continues) {
    std::vector<RowReading> out(grid.rows.size());
    std::vector<RowView> views;
    for (const Row& row : grid.rows) views.push_back(view_of(row, columns, grid.columns));
    settle_letters(views);
    // The first row of a table that goes on may be the rest of a row, and says nothing of the others.
    const std::size_t first = columns.header_rows + (continues ? 1 : 0);
    const std::vector<RowView> body(views.begin() + static_cast<std::ptrdiff_t>(std::min(first, views.size())),
                                    views.end());
    const TableKind table{is_numbered(body, columns), is_headed_by_days(body), is_full(body, columns),
                          has_small_titles(body)};
    const RowView* above = nullptr;
    bool piece_begins = continues, other_table = false;
    std::size_t labelled = 0;  // rows so far that bear a number
    int page = grid.rows.empty() ? 0 : grid.rows.front().page;
    const std::size_t end = end_before_signatures(grid, columns.header_rows);
    for (std::size_t at = columns.header_rows; at < end; ++at) {
        const RowView& view = views[at];
        RowReading& reading = out[at];
        if (view.row->page != page) {
            page = view.row->page;
            piece_begins = true;
        }
        if (view.filled == 0 || is_sum(view) || is_mark_of_page(view) || repeats_header(*view.row, columns) ||
            counts_columns(*view.row))
            continue;
        const bool under_title = at > 0 && out[at - 1].kind == RowKind::section;
        if (begins_other_table(views, at, columns))
            other_table = labelled >= kRowsOfPlan && (under_title || other_table);
        if (view.label || view.filled < 2) other_table = false;
        if (other_table) {
            reading.of_another_table = true;
            continue;
        }
        labelled += view.label.has_value();
        reading.label = view.label;
        reading.label_repaired = view.label_repaired;
        if (view.row->one_measure) {
            reading.kind = RowKind::measure;
            above = &view;
        } else if (is_section_row(views, at, table, piece_begins)) {
            reading.kind = RowKind::section;
            above = nullptr;
        } else if (view.label) {
            reading.kind = RowKind::measure;
            above = &view;
        } else {
            reading = without_label(view, above, table, piece_begins, columns);
            if (reading.kind == RowKind::measure) above = &view;
        }
        piece_begins = false;
    }
    return out;
}

}  // namespace mera::intake
