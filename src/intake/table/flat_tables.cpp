// A table whose cells were copied one below another: «№», «Мероприятие», «Срок», then «1», «Провести …», «до 5 мая», «2», …
#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/flat_rows.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingWordsMax = 9;
constexpr std::size_t kHeaderLinesMax = 16;
constexpr std::size_t kColumnsMax = 9;
constexpr std::size_t kRowLinesMax = 40;  // more lines are no row of a table
constexpr std::size_t kWaysMax =
    200'000;  // of sharing out lines that are weighed; a plan of 300 rows of ten lines has 75,000
constexpr std::size_t kRowsMin = 2;
constexpr double kSureMargin = 1;  // between the best way to share out the lines of a row and the next one

using Lines = std::vector<Line>;

struct Range {
    std::size_t from = 0, to = 0;
    bool empty() const { return from == to; }
};

std::string text_of(const Lines& lines, Range range) {
    std::string out;
    for (std::size_t at = range.from; at < range.to; ++at) out += (out.empty() ? "" : "\n") + lines[at].text;
    return out;
}

struct Heading {
    std::string text;
    Role role = Role::none;
};

struct Header {
    std::vector<Heading> cells;  // without that of the numbers
    Range lines;
};

std::optional<Label> number_alone(const Line& line) {
    const auto label = label_of(trim(line.text));
    return label && !label->roman ? label : std::nullopt;
}

// Lines from `from` up to the first number, as headings: a line that begins with a small letter goes on with the one above.
std::optional<Header> header_at(const Lines& lines, std::size_t from) {
    Header out;
    std::size_t at = from;
    bool numbers = false;
    for (; at < lines.size() && at < from + kHeaderLinesMax && !number_alone(lines[at]); ++at) {
        const std::string text = in_one_line(lines[at].text);
        const Tokens tokens = tokenise(text);
        if (tokens.size() > kHeadingWordsMax || text.ends_with('.') || section_label(text)) break;
        if (at == from && is_number_heading(tokens)) {
            numbers = true;
            continue;
        }
        const bool goes_on = starts_with_lower(text) && (!out.cells.empty() || numbers);
        if (goes_on && out.cells.empty()) continue;  // «N», «п/п»
        if (goes_on)
            out.cells.back().text += " " + text;
        else if (role_of_heading(text).weight > 0 || out.cells.size() > 1)
            out.cells.push_back({text});
        else
            return {};
    }
    out.lines = {from, at};
    std::size_t deeds = 0, others = 0;
    for (Heading& cell : out.cells) {
        cell.role = role_of_heading(cell.text).role;
        deeds += cell.role == Role::title;
        others += cell.role == Role::deadline || cell.role == Role::executor;
    }
    // A title of a section may stand below the header: it has no meaning of a column.
    while (!out.cells.empty() && out.cells.back().role == Role::none && is_upper(out.cells.back().text)) {
        out.cells.pop_back();
        --out.lines.to;
    }
    const bool good = deeds == 1 && others >= 1 && out.cells.size() <= kColumnsMax && at < lines.size();
    return good ? std::optional{std::move(out)} : std::nullopt;
}

struct FlatRow {
    std::optional<Label> label;  // nothing: a title across the table
    Range lines;
    std::size_t number = 0;  // the line of the number
};

// «1. Организация», «Раздел 1. Организация» right above «1.1»; «II. Контроль» above «7»
bool heads_next(const Lines& lines, std::size_t at) {
    if (at + 1 >= lines.size()) return false;
    const std::string text = in_one_line(lines[at].text);
    const auto own = section_label(text);
    const auto next = number_alone(lines[at + 1]);
    if (!own || !next) return false;
    if (own->label.roman) return is_capitalised(own->rest) && !text.ends_with('.');
    return next->depth() > own->label.depth() && next->begins_with(own->label);
}

// «Приложение № 3» over «к приказу …», «Приложение 2 к распоряжению …», «Согласовано»: no cell of the last row.
bool ends_table(const Lines& lines, std::size_t at) {
    const Tokens tokens = tokenise(lines[at].text);
    if (tokens.empty()) return false;
    constexpr std::size_t kMark = 2;  // «Согласовано:»; «согласовано с учредителем» may be a result
    if (tokens.size() <= kMark && (tokens[0].is("согласовано") || tokens[0].folded.starts_with("ознакомлен")))
        return true;
    if (!tokens[0].is("приложение")) return false;
    const auto to_order = [](std::string_view text) {
        return has_word_with(text, {"приказ", "распоряжени", "постановлени", "решени"});
    };
    if (to_order(lines[at].text)) return true;
    return at + 1 < lines.size() && lines[at + 1].text.starts_with("к ") && to_order(lines[at + 1].text);
}

std::size_t after_counting_row(const Lines& lines, std::size_t at, std::size_t columns) {  // «1», «2», «3», «4»
    std::size_t count = 0;
    while (at + count < lines.size() && trim(lines[at + count].text) == std::to_string(count + 1)) ++count;
    return count >= 3 && count + 1 >= columns ? at + count : at;
}

bool begins_next_section(const std::vector<int>& before, const std::vector<int>& label) {  // «2.1» below «1.4»
    return label.size() == 2 && before.size() == 2 && label.front() == before.front() + 1 && label.back() == 1;
}

std::vector<FlatRow> rows_of(const Lines& lines, std::size_t from) {
    std::vector<FlatRow> rows;
    std::vector<int> before;
    for (std::size_t at = from; at < lines.size(); ++at) {
        const auto label = number_alone(lines[at]);
        const bool under_title = !rows.empty() && !rows.back().label;
        if (label && (before.empty() || under_title || may_follow(before, label->parts) ||
                      begins_next_section(before, label->parts) || label->parts == std::vector<int>{1})) {
            rows.push_back({label, {at + 1, at + 1}, at});
            before = label->parts;
        } else if (heads_next(lines, at) || rows.empty()) {
            rows.push_back({{}, {at, at + 1}, at});
        } else {
            rows.back().lines.to = at + 1;
        }
    }
    return rows;
}

double fit(Role role, const std::string& text) {
    constexpr double kEmpty = -0.5, kEmptyTitle = -5, kReads = 3, kSays = 1, kWrong = -3, kSmall = -1, kLine = -0.2;
    const bool needed = role == Role::deadline || role == Role::executor;
    if (text.empty()) return role == Role::title ? kEmptyTitle : needed ? 3 * kEmpty : kEmpty;
    const std::string line = in_one_line(text);
    const bool time = reads_as_time(line), small = starts_with_lower(line);
    const auto more_lines = static_cast<double>(std::count(text.begin(), text.end(), '\n'));
    switch (role) {
        // «весны» above «до 5 мая» is the end of the deed.
        case Role::deadline: return (time ? kReads : says_when(line) ? kSays : kWrong) + kLine * more_lines;
        case Role::executor: return time ? kWrong : names_executor(line) ? kReads - kSays : 0;
        case Role::title: return (time ? kWrong : kSays) + (small ? 2 * kSmall : 0);
        default: return (time || names_executor(line) ? kSmall : 0) + (small ? kSmall / 2 : 0);
    }
}

struct Sharing {
    std::vector<Range> cells;
    bool sure = true;
};

// The lines of a row shared out to its columns, in order, so that the sum of what fits is the best.
class Sharer {
public:
    Sharer(const Lines& lines, const Header& header) : lines_(lines), header_(header) {
        for (std::size_t at = header.lines.to; at + 1 < lines.size(); ++at) parted_ = parted_ || !goes_on_below(at);
    }

    Sharing share(Range row) const {
        if (std::vector<Range> parts = parts_of(row); parted_ && parts.size() == header_.cells.size())
            return {std::move(parts), true};
        const std::size_t count = row.to - row.from, columns = header_.cells.size();
        std::vector<std::vector<Way>> best(columns + 1, std::vector<Way>(count + 1));
        best[0][0].sum = 0;
        for (std::size_t column = 0; column < columns; ++column)
            for (std::size_t from = 0; from <= count; ++from)
                for (std::size_t to = from; to <= count && best[column][from].sum > kNever; ++to) {
                    const Range cell{row.from + from, row.from + to};
                    double own = fit(header_.cells[column].role, text_of(lines_, cell));
                    if (from < to && to < count && parted_ && goes_on_below(cell.to - 1)) own += kInsideCell;
                    best[column + 1][to].offer(best[column][from], own, from);
                }
        Sharing out;
        out.sure = best[columns][count].sum - best[columns][count].second >= kSureMargin && count > 1;
        std::size_t to = count;
        for (std::size_t column = columns; column > 0; --column) {
            const std::size_t from = best[column][to].from;
            out.cells.insert(out.cells.begin(), {row.from + from, row.from + to});
            to = from;
        }
        for (std::size_t column = 0; column < columns; ++column)
            if (header_.cells[column].role == Role::deadline && out.cells[column].empty()) out.sure = false;
        return out;
    }

private:
    static constexpr double kNever = -1e9;
    static constexpr double kInsideCell = -2;

    std::vector<Range> parts_of(Range row) const {  // between empty lines
        std::vector<Range> out;
        for (std::size_t at = row.from; at < row.to; ++at)
            if (at > row.from && goes_on_below(at - 1))
                out.back().to = at + 1;
            else
                out.push_back({at, at + 1});
        return out;
    }

    // Without an empty line between the two.
    bool goes_on_below(std::size_t at) const { return lines_[at + 1].place.line == lines_[at].place.line + 1; }

    struct Way {
        double sum = kNever, second = kNever;
        std::size_t from = 0;
        void offer(const Way& before, double own, std::size_t begin) {
            const double whole = before.sum + own;
            if (whole > sum) {
                second = std::max(sum, before.second + own);
                sum = whole;
                from = begin;
            } else {
                second = std::max(second, whole);
            }
        }
    };

    const Lines& lines_;
    const Header& header_;
    bool parted_ = false;  // empty lines stand between cells
};

class FlatTable {
public:
    // `ended`: something that is no cell stands right below the lines.
    FlatTable(const Lines& lines, const Header& header, bool ended) : lines_(lines), header_(header), ended_(ended) {}

    std::optional<Grid> take() {
        const std::size_t first = after_counting_row(lines_, header_.lines.to, header_.cells.size());
        const std::vector<FlatRow> rows = rows_of(lines_, first);
        std::size_t ways = 0;
        for (const FlatRow& row : rows) {
            const std::size_t count = row.lines.to - row.lines.from;
            if (count > kRowLinesMax) return {};
            ways += count * count / 2 * header_.cells.size();
        }
        if (ways > kWaysMax) return {};
        out_.table = 1;
        out_.columns = static_cast<int>(header_.cells.size()) + 1;
        add_header();
        const Sharer sharer{lines_, header_};
        for (const FlatRow& row : rows) row.label ? add_row(row, sharer, &row == &rows.back()) : add_title(row);
        if (timed_ < kRowsMin) return {};
        out_.doubts.emplace_back(
            "Ячейки таблицы стоят в тексте одна под другой и собраны в строки по смыслу. Проверьте каждую строку.");
        return std::move(out_);
    }

private:
    Cell cell_of(Range lines, int column) const {
        Cell cell;
        cell.text = text_of(lines_, lines);
        cell.place = lines_[lines.empty() && lines.from > 0 ? lines.from - 1 : lines.from].place;
        cell.place.words = cell.text;
        cell.column = column;
        return cell;
    }

    void add_header() {
        Row row;
        row.cells.push_back({.text = "№", .place = lines_[header_.lines.from].place});
        for (const Heading& heading : header_.cells)
            row.cells.push_back({.text = heading.text,
                                 .place = lines_[header_.lines.from].place,
                                 .column = static_cast<int>(row.cells.size())});
        out_.rows.push_back(std::move(row));
    }

    void add_title(const FlatRow& title) {
        Row row;
        row.cells.push_back(cell_of(title.lines, 0));
        row.cells.back().span = out_.columns;
        out_.rows.push_back(std::move(row));
    }

    void add_row(const FlatRow& from, const Sharer& sharer, bool last) {
        Row row;
        row.cells.push_back(cell_of({from.number, from.number + 1}, 0));
        const Sharing sharing = sharer.share(from.lines);
        for (std::size_t column = 0; column < sharing.cells.size(); ++column) {
            Cell cell = cell_of(sharing.cells[column], static_cast<int>(column) + 1);
            timed_ += header_.cells[column].role == Role::deadline && says_when(in_one_line(cell.text));
            if (!sharing.sure && !cell.text.empty())
                cell.doubts.emplace_back("Где в строке кончается одна ячейка и начинается другая, неясно. Проверьте.");
            else if (last && !ended_ && column + 1 == sharing.cells.size() && !cell.text.empty())
                cell.doubts.emplace_back("Где кончается таблица, в тексте не видно. Проверьте последнюю ячейку.");
            row.cells.push_back(std::move(cell));
        }
        out_.rows.push_back(std::move(row));
    }

    const Lines& lines_;
    const Header& header_;
    bool ended_;
    Grid out_;
    std::size_t timed_ = 0;
};

void put_grid(Source& source, std::size_t from, std::size_t to, Grid grid) {
    const auto first = source.items.begin() + static_cast<std::ptrdiff_t>(from);
    *first = std::move(grid);
    source.items.erase(first + 1, source.items.begin() + static_cast<std::ptrdiff_t>(to));
}

}  // namespace

void gather_flat_table(Source& source) {
    Lines lines;
    for (const auto& item : source.items) {
        const auto* line = std::get_if<Line>(&item);
        if (line == nullptr) return;  // a document with tables shows its rows itself
        lines.push_back(*line);
    }
    // Of several lines where a header may begin above the first number, the last: the title of the plan names deeds and days, too.
    std::optional<Header> header;
    for (std::size_t at = 0; at + 1 < lines.size() && !(header && at >= header->lines.to); ++at) {
        const std::string text = in_one_line(lines[at].text);
        if (!is_number_heading(tokenise(text)) && role_of_heading(text).weight == 0) continue;
        if (auto found = header_at(lines, at)) header = std::move(found);
    }
    std::size_t end = header ? header->lines.to : 0;
    while (end < lines.size() && !ends_table(lines, end)) ++end;
    const bool ended = end < lines.size();
    lines.resize(end);
    auto numbered = header ? FlatTable{lines, *header, ended}.take() : std::nullopt;
    if (numbered)
        put_grid(source, header->lines.from, end, *std::move(numbered));
    else if (auto found = unnumbered_flat_rows(lines))
        put_grid(source, found->from, found->to, std::move(found->grid));
}

}  // namespace mera::intake
