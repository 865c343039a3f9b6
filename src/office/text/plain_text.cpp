#include "office/text/plain_text.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.hpp"
#include "office/limits.hpp"
#include "office/refusals.hpp"
#include "office/table_grid.hpp"
#include "office/text/aligned_tables.hpp"
#include "office/text/drawn_table.hpp"
#include "office/text/plain_text_lines.hpp"
#include "office/text/separated_values.hpp"
#include "office/text/text_paragraphs.hpp"

namespace mera {

namespace {

using Kind = TextLine::Kind;
using Lines = std::vector<TextLine>;

Failure refuse_encoding() {
    return {
        Failure::Kind::invalid_input,
        "Это не текст, или его кодировка незнакома. Сохраните текст в кодировке UTF-8 и загрузите ещё раз. Если это "
        "документ Word, PDF или скан, загрузите сам документ.",
        "file"};
}

DocPlace place_of(const TextLine& line) { return {.page = line.page, .sheet = {}, .line = line.number, .box = {}}; }

DocRow row_of(const TextLine& line) {
    DocRow row{.cells = {}, .place = place_of(line)};
    for (std::size_t at = 0; at < line.cells.size(); ++at)
        row.cells.push_back({.text = line.cells[at], .column = static_cast<int>(at), .place = place_of(line)});
    return row;
}

bool looks_like_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == ')';
    });
}

// Text pasted from a table breaks a row where a cell had two paragraphs: the pieces together give one full row.
bool breaks_inside_cell(const DocRow& row, const TextLine& next, int columns) {
    const auto have = static_cast<int>(row.cells.size());
    const auto more = static_cast<int>(next.cells.size());
    if (next.kind == Kind::paragraph) {
        const std::string& last = row.cells.back().text;
        return have == columns && !last.empty() &&
               (last.ends_with(';') || last.ends_with(',') || starts_with_lower(next.text));
    }
    return have >= 2 && have < columns && more < columns && have + more - 1 == columns &&
           !looks_like_number(next.cells[0]);
}

void add_broken_row(DocRow& row, const TextLine& next) {
    if (next.kind == Kind::paragraph) return add_line(row.cells.back().text, next.text);
    add_line(row.cells.back().text, next.cells[0]);
    for (std::size_t at = 1; at < next.cells.size(); ++at)
        row.cells.push_back(
            {.text = next.cells[at], .column = static_cast<int>(row.cells.size()), .place = place_of(next)});
}

constexpr std::size_t kTitleBytesMax = 600;  // a longer line between two rows is a paragraph of its own

// A line without tabs right between two rows: the title of a section, pasted from a row of one merged cell.
bool is_merged_row(const Lines& lines, std::size_t at) {
    return lines[at].kind == Kind::paragraph && lines[at].text.size() <= kTitleBytesMax && at + 1 < lines.size() &&
           lines[at + 1].kind == Kind::tabbed;
}

DocRow merged_row(const TextLine& line, int columns) {
    DocRow row{.cells = {}, .place = place_of(line)};
    row.cells.push_back({.text = line.text, .column_span = columns, .bold = line.bold, .place = place_of(line)});
    return row;
}

int usual_width(const Lines& lines, std::size_t from, Kind kind) {  // the widest row of the run
    const auto in_run = [&](Kind line) {
        return line == kind || line == Kind::blank || (kind == Kind::piped && line == Kind::frame);
    };
    int width = 1;
    for (std::size_t at = from;
         at < lines.size() &&
         (in_run(lines[at].kind) || (at > from && lines[at - 1].kind == kind && is_merged_row(lines, at)));
         ++at)
        width = std::max(width, static_cast<int>(lines[at].cells.size()));
    return width;
}

struct Run {
    DocTable table;
    std::size_t end = 0;  // the first line after it
};

// Tabbed lines, blank lines (page breaks) between them taken along.
Run tabbed_run(const Lines& lines, std::size_t from) {
    Run run;
    const int width = usual_width(lines, from, Kind::tabbed);
    run.end = from;
    for (std::size_t at = from; at < lines.size(); ++at) {
        const TextLine& line = lines[at];
        const bool adjacent = at == run.end && !run.table.rows.empty();
        if (line.kind == Kind::blank) continue;
        if (adjacent && (line.kind == Kind::paragraph || line.kind == Kind::tabbed) &&
            run.table.rows.back().cells.size() > 1 && breaks_inside_cell(run.table.rows.back(), line, width)) {
            add_broken_row(run.table.rows.back(), line);
        } else if (adjacent && is_merged_row(lines, at)) {
            run.table.rows.push_back(merged_row(line, width));
        } else if (line.kind == Kind::tabbed) {
            run.table.rows.push_back(row_of(line));
        } else {
            break;
        }
        run.end = at + 1;
    }
    return run;
}

// «| Мероприятие | Срок» over «1 | Провести …»: what stands before the bar is an empty cell, no border of the table.
bool has_open_side(const Lines& lines, std::size_t from, std::size_t end) {
    bool barred = false, open = false;
    for (std::size_t at = from; at < end; ++at) {
        if (lines[at].kind != Kind::piped) continue;
        barred = barred || lines[at].text.starts_with('|');
        open = open || !lines[at].text.starts_with('|');
    }
    return barred && open;
}

// A line without bars right between two rows of a table that has no frame.
bool is_title_between_rows(const Lines& lines, std::size_t at) {
    const bool header_follows = at + 2 < lines.size() && lines[at + 2].kind == Kind::frame;
    return at > 0 && lines[at - 1].kind == Kind::piped && lines[at].kind == Kind::paragraph && lines[at].heading == 0 &&
           lines[at].text.size() <= kTitleBytesMax && at + 1 < lines.size() && lines[at + 1].kind == Kind::piped &&
           !header_follows;
}

// A drawn frame between all rows means that one row may take several lines; markdown rules off only the header.
bool is_framed(const Lines& lines, std::size_t from, std::size_t end) {
    const auto frames = std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                      lines.begin() + static_cast<std::ptrdiff_t>(end),
                                      [](const TextLine& line) { return line.kind == Kind::frame; });
    return frames >= 3;
}

// A header over its rule, below a blank line: another table of markdown. A blank line alone may be the end of a page.
bool begins_next_table(const Lines& lines, std::size_t at) {
    return at > 0 && lines[at - 1].kind == Kind::blank && lines[at].kind == Kind::piped && at + 1 < lines.size() &&
           lines[at + 1].kind == Kind::frame && lines[at + 1].text.find("---") != std::string::npos;
}

Run piped_run(const Lines& lines, std::size_t from, const WordBook& book) {
    Run run;
    run.end = from;
    const auto in_table = [](Kind kind) { return kind == Kind::piped || kind == Kind::frame; };
    for (std::size_t at = from; at < lines.size() && (in_table(lines[at].kind) || lines[at].kind == Kind::blank ||
                                                      is_title_between_rows(lines, at));
         ++at) {
        if (at > from && begins_next_table(lines, at)) break;
        if (in_table(lines[at].kind)) run.end = at + 1;
    }
    if (auto drawn = drawn_table(lines, from, run.end, book)) {
        run.table = std::move(*drawn);
        return run;
    }
    const bool framed = is_framed(lines, from, run.end), open_side = has_open_side(lines, from, run.end);
    bool opens_row = true;
    for (std::size_t at = from; at < run.end; ++at) {
        TextLine line = lines[at];
        if (line.kind == Kind::frame) opens_row = true;
        if (line.kind == Kind::paragraph)
            run.table.rows.push_back(merged_row(line, usual_width(lines, from, Kind::piped)));
        if (line.kind != Kind::piped) continue;
        if (open_side && line.text.starts_with('|')) line.cells.insert(line.cells.begin(), std::string{});
        if (opens_row || !framed || run.table.rows.empty()) {
            run.table.rows.push_back(row_of(line));
        } else {
            std::vector<DocCell>& cells = run.table.rows.back().cells;
            for (std::size_t cell = 0; cell < std::min(cells.size(), line.cells.size()); ++cell)
                add_line(cells[cell].text, line.cells[cell]);
        }
        opens_row = false;
    }
    return run;
}

bool is_table(const Run& run) {
    std::size_t filled_rows = 0, width = 0;
    for (const DocRow& row : run.table.rows) {
        filled_rows +=
            std::any_of(row.cells.begin(), row.cells.end(), [](const DocCell& c) { return !c.text.empty(); });
        width = std::max(width, row.cells.size());
    }
    return filled_rows >= 2 && width >= 2;
}

DocParagraph paragraph_of(const TextLine& line) {
    return {.text = line.text, .heading = line.heading, .bold = line.bold, .place = place_of(line)};
}

// The lines of each table give way to one.
Lines with_tables_as_lines(Lines lines, const std::vector<AlignedTable>& tables) {
    for (std::size_t at = tables.size(); at-- > 0;) {
        const auto line = [&](std::size_t index) { return lines.begin() + static_cast<std::ptrdiff_t>(index); };
        *line(tables[at].from) = {.kind = Kind::aligned, .text = {}, .cells = {}, .table = at};
        lines.erase(line(tables[at].from + 1), line(tables[at].to));
    }
    return lines;
}

void finish(DocTable& table) {
    std::erase_if(table.rows, [](const DocRow& row) {
        return std::all_of(row.cells.begin(), row.cells.end(), [](const DocCell& c) { return c.text.empty(); });
    });
    for (const DocRow& row : table.rows)
        for (const DocCell& cell : row.cells) table.columns = std::max(table.columns, cell.column + cell.column_span);
    table.place = table.rows.front().place;
}

}  // namespace

Expected<Document> read_plain_text(std::string_view bytes) {
    if (bytes.size() > kInputBytesMax) return refuse_too_large();
    if (trim(bytes).empty()) return refuse_empty();
    const auto decoded = decode_text(bytes);
    if (!decoded) return refuse_encoding();

    if (auto table = read_separated_values(decoded->text))
        return Document{.format = DocFormat::plain_text, .pages = 0, .blocks = std::move(*table), .notes = {}};
    Lines raw = text_lines(decoded->text);
    const int pages = raw.back().page;
    const WordBook book = words_of(raw);
    std::vector<AlignedTable> aligned = aligned_tables(raw, book);
    const Lines lines = whole_paragraphs(with_tables_as_lines(std::move(raw), aligned), book);
    Document document{.format = DocFormat::plain_text, .pages = 0, .blocks = {}, .notes = {}};
    for (std::size_t at = 0; at < lines.size();) {
        std::size_t end = at + 1;
        if (lines[at].kind == Kind::aligned) {
            document.blocks.emplace_back(std::move(aligned[lines[at].table].table));
            at = end;
            continue;
        }
        if (lines[at].kind == Kind::tabbed || lines[at].kind == Kind::piped || lines[at].kind == Kind::frame) {
            Run run = lines[at].kind == Kind::tabbed ? tabbed_run(lines, at) : piped_run(lines, at, book);
            end = std::max(end, run.end);
            if (is_table(run)) {
                finish(run.table);
                document.blocks.emplace_back(std::move(run.table));
                at = end;
                continue;
            }
        }
        for (; at < end; ++at) {
            const TextLine& line = lines[at];
            if (line.kind != Kind::blank && line.kind != Kind::frame && !line.text.empty())
                document.blocks.emplace_back(paragraph_of(line));
        }
    }
    document.pages = pages;
    if (document.blocks.empty()) return refuse_empty();
    return document;
}

}  // namespace mera
