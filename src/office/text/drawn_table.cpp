#include "office/text/drawn_table.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "office/table_grid.hpp"

namespace mera {

namespace {

constexpr std::size_t kRulesMin = 2;      // above the header and under it; fewer lines draw no table
constexpr std::size_t kDrift = 2;         // characters: a wall drawn by hand stands that far from its place
constexpr std::size_t kEndOfLine = std::numeric_limits<std::size_t>::max() / 2;  // the last wall was not drawn

using Points = std::vector<char32_t>;

bool is_in(char32_t c, std::u32string_view signs) { return signs.find(c) != std::u32string_view::npos; }
bool is_stroke(char32_t c) { return is_in(c, U"-=_─━═"); }
bool is_box_sign(char32_t c) { return is_in(c, U"|│┃║¦┼╬├┤┌┐└┘┬┴╠╣╔╗╚╝╦╩╪╫╞╡╟╢╤╧"); }
bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0; }

struct Piece {  // between two walls of a line
    std::size_t left = 0, right = 0;  // the walls, as edges of the table
    std::size_t begins = 0;           // where its text begins, in characters of the line
    std::string text;
    bool rule = false;
};

struct Wall {
    std::size_t at = 0;  // characters from the beginning of the line
    bool drawn = true;   // the outer walls of a line may be only thought
};

struct Drawn {  // a line of the drawing
    Points points;
    std::vector<Wall> walls;
    int number = 0, page = 0;
};

// «+» is a mark of a plan as well: a wall only beside strokes.
bool is_wall(const Points& points, std::size_t at, bool frame) {
    const char32_t c = points[at];
    if (is_box_sign(c)) return true;
    if (frame) return !is_stroke(c) && !is_space(c);  // whatever sign an old program joined its strokes with
    const bool beside_stroke =
        (at > 0 && is_stroke(points[at - 1])) || (at + 1 < points.size() && is_stroke(points[at + 1]));
    return c == U'+' && beside_stroke;
}

Drawn drawn_line(const TextLine& line) {
    Drawn out{.points = code_points(line.raw), .walls = {}, .number = line.number, .page = line.page};
    Points& points = out.points;
    while (!points.empty() && is_space(points.back())) points.pop_back();
    const auto first = static_cast<std::size_t>(
        std::find_if(points.begin(), points.end(), [](char32_t c) { return !is_space(c); }) - points.begin());
    const bool frame = line.kind == TextLine::Kind::frame;
    for (std::size_t at = first; at < points.size(); ++at)
        if (is_wall(points, at, frame)) out.walls.push_back({at, true});
    if (out.walls.empty()) return out;
    if (out.walls.front().at != first) out.walls.insert(out.walls.begin(), {frame ? first : 0, false});
    if (out.walls.back().at + 1 != points.size()) out.walls.push_back({frame ? points.size() - 1 : kEndOfLine, false});
    return out;
}

// Where the walls of the lines that have all of them stand. Empty when only one line has.
std::vector<std::size_t> edges_of(const std::vector<Drawn>& lines) {
    std::size_t most = 0;
    for (const Drawn& line : lines) most = std::max(most, line.walls.size());
    std::vector<const Drawn*> full;
    for (const Drawn& line : lines)
        if (line.walls.size() == most) full.push_back(&line);
    if (most < 3 || full.size() < 2) return {};
    std::vector<std::size_t> edges;
    for (std::size_t wall = 0; wall < most; ++wall) {
        std::vector<std::size_t> places;
        for (const Drawn* line : full) places.push_back(line->walls[wall].at);
        const auto middle = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
        std::nth_element(places.begin(), middle, places.end());
        edges.push_back(*middle);
    }
    return edges;
}

std::size_t apart(std::size_t one, std::size_t other) { return one > other ? one - other : other - one; }

// The edge each wall of the line stands on; nothing when one stands on none.
std::optional<std::vector<std::size_t>> edges_under(const Drawn& line, const std::vector<std::size_t>& edges) {
    std::vector<std::size_t> out;
    for (std::size_t wall = 0; wall < line.walls.size(); ++wall) {
        if (line.walls.size() == edges.size()) {
            out.push_back(wall);
            continue;
        }
        const std::size_t place = line.walls[wall].at;
        std::size_t nearest = place == kEndOfLine ? edges.size() - 1 : 0;
        for (std::size_t edge = 0; edge < edges.size() && place != kEndOfLine; ++edge)
            if (apart(edges[edge], place) < apart(edges[nearest], place)) nearest = edge;
        const bool outer = wall == 0 || wall + 1 == line.walls.size();
        if (!outer && apart(edges[nearest], place) > kDrift) return {};
        if (!out.empty() && out.back() >= nearest) return {};
        out.push_back(nearest);
    }
    return out;
}

std::vector<Piece> pieces_of(const Drawn& line, const std::vector<std::size_t>& edges) {
    std::vector<Piece> out;
    for (std::size_t wall = 0; wall + 1 < line.walls.size(); ++wall) {
        std::size_t from = line.walls[wall].at + (line.walls[wall].drawn ? 1 : 0);
        const std::size_t to = std::min(line.walls[wall + 1].at, line.points.size());
        Piece piece{.left = edges[wall], .right = edges[wall + 1], .begins = 0, .text = {}, .rule = to > from + 1};
        for (std::size_t at = from; at < to; ++at) piece.rule = piece.rule && is_stroke(line.points[at]);
        while (from < to && is_space(line.points[from])) ++from;
        piece.begins = from;
        if (!piece.rule)
            for (std::size_t at = from; at < to; ++at) piece.text += utf8(line.points[at]);
        piece.text = collapse_spaces(piece.text);
        out.push_back(std::move(piece));
    }
    return out;
}

struct CellLine {
    std::size_t line = 0;    // of the drawing
    std::size_t begins = 0;  // in characters
    std::string text;
};

struct DrawnCell {
    std::size_t row = 0, last_row = 0;
    std::size_t left = 0, right = 0;
    std::vector<CellLine> lines;
};

// Cells of a drawing from its lines: a rule closes the cells above it, the next text opens new ones.
class Drawing {
public:
    explicit Drawing(std::size_t columns) : open_(columns, kNone) {}

    void take(const std::vector<Piece>& pieces, std::size_t line) {
        const bool ruled = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.rule; });
        if (ruled) close(pieces);
        for (const Piece& piece : pieces)
            if (!piece.rule) add(piece, line);
        if (ruled && row_used_) {
            ++row_;
            row_used_ = false;
        }
    }

    std::vector<DrawnCell> cells() && {
        for (DrawnCell& cell : cells_)
            if (cell.last_row == kNone) cell.last_row = row_used_ || row_ == 0 ? row_ : row_ - 1;
        return std::move(cells_);
    }

private:
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    void close(const std::vector<Piece>& pieces) {
        for (const Piece& piece : pieces)
            for (std::size_t column = piece.left; piece.rule && column < piece.right; ++column) {
                if (open_[column] != kNone) cells_[open_[column]].last_row = row_;
                open_[column] = kNone;
            }
    }

    void add(const Piece& piece, std::size_t line) {
        std::size_t cell = open_[piece.left];
        if (cell == kNone) {
            cell = cells_.size();
            cells_.push_back({.row = row_, .last_row = kNone, .left = piece.left, .right = piece.right, .lines = {}});
            row_used_ = true;
        }
        for (std::size_t column = piece.left; column < piece.right; ++column)
            if (open_[column] == kNone) open_[column] = cell;
        cells_[cell].right = std::max(cells_[cell].right, piece.right);
        cells_[cell].lines.push_back({line, piece.begins, piece.text});
    }

    std::vector<std::size_t> open_;  // the cell of each column
    std::vector<DrawnCell> cells_;
    std::size_t row_ = 0;
    bool row_used_ = false;
};

bool numbers_a_row(std::string_view text) {  // «12.», «1.1.3»
    return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
           text.find_first_not_of("0123456789.)") == std::string_view::npos;
}

// Many drawings have rules only round the header: their rows begin at a number, or stand apart by an empty line.
std::vector<std::size_t> row_starts(const std::vector<const DrawnCell*>& row) {
    std::vector<std::size_t> numbered, parted;
    std::size_t last = 0;
    for (const DrawnCell* cell : row)
        for (const CellLine& line : cell->lines) {
            if (cell->left == 0 && numbers_a_row(line.text)) numbered.push_back(line.line);
            if (!line.text.empty()) last = std::max(last, line.line);
        }
    if (numbered.size() >= 2) return numbered;
    const auto is_empty = [&](std::size_t line) {
        return std::all_of(row.begin(), row.end(), [&](const DrawnCell* cell) {
            return std::all_of(cell->lines.begin(), cell->lines.end(),
                               [&](const CellLine& it) { return it.line != line || it.text.empty(); });
        });
    };
    bool above_empty = true;
    for (const CellLine& line : row.front()->lines) {
        const bool empty = is_empty(line.line);
        if (!empty && above_empty && line.line <= last) parted.push_back(line.line);
        above_empty = empty;
    }
    return parted;
}

// Rows that no rule parts, below the header.
void part_rows(std::vector<DrawnCell>& cells) {
    std::size_t rows = 0;
    for (const DrawnCell& cell : cells) rows = std::max(rows, cell.last_row + 1);
    std::vector<DrawnCell> out;
    std::size_t shift = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<const DrawnCell*> own;
        bool plain = row > 0;
        for (const DrawnCell& cell : cells) {
            if (cell.row == row) own.push_back(&cell);
            plain = plain && (cell.last_row < row || cell.row > row || cell.row == cell.last_row);
        }
        const std::vector<std::size_t> starts = plain && own.size() >= 2 ? row_starts(own) : std::vector<std::size_t>{};
        for (const DrawnCell* cell : own) {
            if (starts.size() < 2) {
                out.push_back(*cell);
                out.back().row += shift;
                out.back().last_row += shift;
                continue;
            }
            for (std::size_t part = 0; part < starts.size(); ++part) {
                DrawnCell piece{.row = row + shift + part,
                                .last_row = row + shift + part,
                                .left = cell->left,
                                .right = cell->right,
                                .lines = {}};
                for (const CellLine& line : cell->lines)
                    if ((part == 0 || line.line >= starts[part]) &&
                        (part + 1 == starts.size() || line.line < starts[part + 1]))
                        piece.lines.push_back(line);
                out.push_back(std::move(piece));
            }
        }
        if (starts.size() >= 2) shift += starts.size() - 1;
    }
    cells = std::move(out);
}

// A line is full when the first word of the next one would not have found room beside it.
std::string text_of(const DrawnCell& cell, const std::vector<std::size_t>& edges, const WordBook& book) {
    std::string out;
    const CellLine* above = nullptr;
    for (const CellLine& line : cell.lines) {
        if (line.text.empty()) continue;
        if (above == nullptr) {
            out = line.text;
        } else {
            const std::size_t end = above->begins + length_in_characters(above->text);
            const std::size_t word = length_in_characters(line.text.substr(0, line.text.find(' ')));
            out = end + 1 + word > edges[cell.right] ? join_lines(std::move(out), line.text, book)
                                                     : out + '\n' + line.text;
        }
        above = &line;
    }
    return out;
}

DocTable table_of(const std::vector<DrawnCell>& cells, const std::vector<std::size_t>& edges,
                  const std::vector<Drawn>& lines, const WordBook& book) {
    DocTable table;
    for (const DrawnCell& cell : cells) {
        if (table.rows.size() <= cell.row) table.rows.resize(cell.row + 1);
        DocPlace place{};
        const auto first =
            std::find_if(cell.lines.begin(), cell.lines.end(), [](const CellLine& line) { return !line.text.empty(); });
        if (!cell.lines.empty()) {
            const Drawn& line = lines[first == cell.lines.end() ? cell.lines.front().line : first->line];
            place.page = line.page;
            place.line = line.number;
        }
        DocRow& row = table.rows[cell.row];
        if (row.cells.empty()) row.place = place;
        row.cells.push_back({.text = text_of(cell, edges, book),
                             .column_span = static_cast<int>(cell.right - cell.left),
                             .row_span = static_cast<int>(cell.last_row - cell.row + 1),
                             .column = static_cast<int>(cell.left),
                             .place = std::move(place)});
    }
    for (DocRow& row : table.rows)
        std::stable_sort(row.cells.begin(), row.cells.end(),
                         [](const DocCell& one, const DocCell& other) { return one.column < other.column; });
    table.place = table.rows.front().place;
    return table;
}

}  // namespace

std::optional<DocTable> drawn_table(const std::vector<TextLine>& lines, std::size_t from, std::size_t end,
                                    const WordBook& book) {
    std::vector<Drawn> drawn;
    for (std::size_t at = from; at < end; ++at) {
        if (lines[at].kind != TextLine::Kind::frame && lines[at].kind != TextLine::Kind::piped) continue;
        drawn.push_back(drawn_line(lines[at]));
    }
    const std::vector<std::size_t> edges = edges_of(drawn);
    if (edges.empty()) return {};
    Drawing drawing{edges.size() - 1};
    std::size_t rules = 0;
    for (std::size_t at = 0; at < drawn.size(); ++at) {
        const auto under = edges_under(drawn[at], edges);
        if (!under) return {};
        const std::vector<Piece> pieces = pieces_of(drawn[at], *under);
        rules += std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.rule; });
        drawing.take(pieces, at);
    }
    if (rules < kRulesMin) return {};
    std::vector<DrawnCell> cells = std::move(drawing).cells();
    part_rows(cells);
    if (cells.empty()) return {};
    DocTable table = table_of(cells, edges, drawn, book);
    return finish_table(table) ? std::optional{std::move(table)} : std::nullopt;
}

}  // namespace mera
