#include "office/scan/scan_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "office/pdf/pdf_layout.hpp"
#include "office/pdf/pdf_lines.hpp"
#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_time_words.hpp"

namespace mera {
namespace {

constexpr double kPointsPerDot = 72.0 / kScanDpi;
// Sizes measured on letters waver by a fifth; real changes of size are larger.
constexpr double kSameSize = 0.25;
// Dots. What is shorter or higher than a line of some words is a stamp or a signature.
constexpr int kUnreadWidth = 240, kUnreadHeight = 60;

DocPlace place_of(const ScanPage& page, const DotBox& box) {
    const double width = page.width, height = page.height;
    DocPlace place;
    place.page = page.number;
    place.box = DocBox{box.left / width, box.top / height, box.right / width, box.bottom / height};
    return place;
}

DocBox in_points(const DotBox& box) {
    return {box.left * kPointsPerDot, box.top * kPointsPerDot, box.right * kPointsPerDot, box.bottom * kPointsPerDot};
}

DotBox in_dots(const DocBox& points) {
    const auto dots = [](double value) { return static_cast<int>(std::lround(value / kPointsPerDot)); };
    return {dots(points.left), dots(points.top), dots(points.right), dots(points.bottom)};
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

constexpr double kNextLine = 1.5;    // heights of a line from its middle to the line above
constexpr int kIndentMax = 200;      // dots: 17 mm
constexpr double kMarginZone = 0.1;  // of the height of the page

// The number of the page, strokes of a pen or of a stamp («— --.»): a clause goes on over them.
bool is_no_text(const ScanPage& page, const OcrLine& line) {
    const std::string text = line.text();
    const auto points = code_points(text);
    const bool signs = std::none_of(points.begin(), points.end(), [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
               (c >= 0x400 && c < 0x500);
    });
    const bool in_margin =
        line.box.bottom < kMarginZone * page.height || line.box.top > (1 - kMarginZone) * page.height;
    return signs || (in_margin && is_page_number(text));
}

// Lines as the paragraph rules of text PDFs know them, in points.
std::vector<PdfLine> lines_of(const ScanPiece& piece) {
    std::vector<double> sizes;
    for (const OcrLine& line : piece.text.lines) sizes.push_back(line.letter_size * kPointsPerDot);
    const double usual = std::max(6.0, median(sizes));
    std::vector<PdfLine> lines;
    for (const OcrLine& line : piece.text.lines) {
        PdfLine out;
        out.text = line.text();
        out.box = in_points(line.box);
        const double size = line.letter_size * kPointsPerDot;
        out.size = size > usual * (1 + kSameSize) || size < usual * (1 - kSameSize) ? std::max(size, 4.0) : usual;
        if (!line.words.empty()) out.first_unit = line.words.front().box.width() * kPointsPerDot;
        out.broken_word = out.text.size() > 1 && out.text.ends_with('-') && !out.text.ends_with(" -");
        lines.push_back(std::move(out));
    }
    return lines;
}

struct Sureness {
    double least = 1;
    std::vector<std::string> unsure = {};  // words
};

// Of the words of the piece, or of those whose middle lies within `part` of it.
Sureness sureness_of(const ScanPiece& piece, std::optional<DotBox> part = {}) {
    Sureness out;
    const bool only_time = is_only_time(piece.text.lines);
    for (const OcrLine& line : piece.text.lines)
        for (const OcrWord& word : line.words) {
            const int x = (word.box.left + word.box.right) / 2, y = (word.box.top + word.box.bottom) / 2;
            const bool inside = !part || (part->left <= x && x <= part->right && part->top <= y && y <= part->bottom);
            const bool known = is_known_anywhere(word) || (only_time && is_known_among_times(word));
            if (!inside || known) continue;
            out.least = std::min(out.least, word.confidence);
            if (word.confidence < kSureLetters) out.unsure.push_back(word.text);
        }
    return out;
}

// Where the letters of a column begin and end: the room that lines of its cells had.
struct Room {
    std::optional<double> left, right;
};

Room room_of_column(const ScanPage& page, const ScanPiece& like) {
    const GridCell& cell = page.grids[*like.grid].cells[like.cell];
    Room room;
    for (const ScanPiece& piece : page.pieces) {
        if (piece.grid != like.grid) continue;
        const GridCell& other = page.grids[*piece.grid].cells[piece.cell];
        if (other.column != cell.column || other.column_span != cell.column_span) continue;
        for (const OcrLine& line : piece.text.lines) {
            room.left = std::min(room.left.value_or(1e9), line.box.left * kPointsPerDot);
            room.right = std::max(room.right.value_or(0), line.box.right * kPointsPerDot);
        }
    }
    return room;
}

DocCell cell_of(const ScanPage& page, const ScanPiece& piece, const WordBook& book) {
    const GridCell& shape = page.grids[*piece.grid].cells[piece.cell];
    DocCell cell;
    cell.column = shape.column;
    cell.column_span = shape.column_span;
    cell.row_span = shape.row_span;
    cell.guessed = is_guessed(page.grids[*piece.grid], shape);
    Sureness sureness = sureness_of(piece);
    cell.confidence = piece.text.unread.empty() ? sureness.least : 0;
    cell.place = place_of(page, piece.box);
    cell.place.unsure = std::move(sureness.unsure);
    const Room room = room_of_column(page, piece);
    for (const PdfParagraph& paragraph : paragraphs_of(lines_of(piece), room.left, room.right, book))
        cell.text += (cell.text.empty() ? "" : "\n") + paragraph.text;
    return cell;
}

DocTable table_of(const ScanPage& page, std::size_t index, const WordBook& book) {
    const Grid& grid = page.grids[index];
    DocTable table;
    table.columns = grid.columns();
    table.rows.resize(static_cast<std::size_t>(grid.rows()));
    std::optional<DotBox> all;
    std::vector<std::optional<DotBox>> row_boxes(table.rows.size());
    for (const ScanPiece& piece : page.pieces) {
        if (piece.grid != index) continue;
        const auto row = static_cast<std::size_t>(grid.cells[piece.cell].row);
        row_boxes[row] = row_boxes[row] ? united(*row_boxes[row], piece.box) : piece.box;
        all = all ? united(*all, piece.box) : piece.box;
        table.rows[row].cells.push_back(cell_of(page, piece, book));
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        if (row_boxes[row]) table.rows[row].place = place_of(page, *row_boxes[row]);
    if (all) table.place = place_of(page, *all);
    return table;
}

bool is_beside(const OcrLine& line, const OcrLine& next) {
    const int shared = std::min(line.box.bottom, next.box.bottom) - std::max(line.box.top, next.box.top);
    return next.box.left > line.box.right && 2 * shared >= std::min(line.box.height(), next.box.height());
}

// «от ¶ 02.03.2026», «№ ¶ 37»: date and number filled into a form are so large or far off that they are read as other lines.
void join_filled_in(std::vector<OcrLine>& lines) {
    for (std::size_t at = 0; at + 1 < lines.size();) {
        OcrLine& line = lines[at];
        OcrLine& next = lines[at + 1];
        const bool number = line.text() == "№" || (line.text() == "М" && !next.words.empty() &&
                                                   next.words.front().text.find_first_of("0123456789") == 0);
        if ((!number && line.text() != "от") || !is_beside(line, next)) {
            ++at;
            continue;
        }
        if (number) line.words.front().text = "№";
        next.words.insert(next.words.begin(), line.words.front());
        next.box = united(line.box, next.box);
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

// The last line of a paragraph, short and beside a stamp, is sometimes read as a block of its own behind all the others. It
// goes back between the two lines it stands between: right below the first, above the second, and all three begin alike.
void put_back_in_order(std::vector<OcrLine>& lines) {
    const auto begin_alike = [](const OcrLine& a, const OcrLine& b) {
        return std::abs(a.box.left - b.box.left) <= kIndentMax;
    };
    for (std::size_t at = 2; at < lines.size(); ++at) {
        const OcrLine& line = lines[at];
        const auto stands_between = [&](const OcrLine& above, const OcrLine& below) {
            const int height = std::max(line.box.height(), above.box.height()), slack = height / 3;
            const int middle = (line.box.top + line.box.bottom) / 2;
            return above.box.bottom <= line.box.top + slack && line.box.bottom <= below.box.top + slack &&
                   middle - above.box.bottom <= kNextLine * height && begin_alike(line, above) &&
                   begin_alike(line, below);
        };
        std::size_t to = 1;
        while (to < at && !stands_between(lines[to - 1], lines[to])) ++to;
        if (to == at) continue;
        const auto first = lines.begin() + static_cast<std::ptrdiff_t>(to),
                   own = lines.begin() + static_cast<std::ptrdiff_t>(at);
        std::rotate(first, own, own + 1);
    }
}

void add_paragraphs(Flow& flow, const ScanPage& page, ScanPiece piece, const WordBook& book) {
    join_filled_in(piece.text.lines);
    put_back_in_order(piece.text.lines);
    std::erase_if(piece.text.lines, [&](const OcrLine& line) { return is_no_text(page, line); });
    for (PdfParagraph& it : paragraphs_of(lines_of(piece), std::nullopt, std::nullopt, book)) {
        DocParagraph paragraph;
        paragraph.text = std::move(it.text);
        paragraph.centred = it.centred;
        Sureness sureness = sureness_of(piece, in_dots(it.box));
        paragraph.confidence = sureness.least;
        paragraph.place = place_of(page, in_dots(it.box));
        paragraph.place.unsure = std::move(sureness.unsure);
        flow.push_back(std::move(paragraph));
    }
    for (const DotBox& box : piece.text.unread) {
        if (box.width() < kUnreadWidth || box.height() > kUnreadHeight) continue;
        DocParagraph paragraph;
        paragraph.text = "[не прочитано]";
        paragraph.confidence = 0;
        paragraph.place = place_of(page, box);
        flow.push_back(std::move(paragraph));
    }
}

}  // namespace

Flow blocks_of(const ScanPage& page, const WordBook& book) {
    Flow flow;
    std::vector<char> done(page.grids.size(), 0);
    for (const ScanPiece& piece : page.pieces) {
        if (!piece.grid) {
            add_paragraphs(flow, page, piece, book);
        } else if (!done[*piece.grid]) {
            done[*piece.grid] = 1;
            flow.push_back(table_of(page, *piece.grid, book));
        }
    }
    return flow;
}

}  // namespace mera
