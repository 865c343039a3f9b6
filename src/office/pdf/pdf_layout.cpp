#include "office/pdf/pdf_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "office/clean_text.hpp"
#include "office/pdf/page_kind.hpp"
#include "office/pdf/pdf_letterhead.hpp"
#include "office/pdf/unruled_cells.hpp"
#include "office/table_grid.hpp"

namespace mera {

namespace {

GrayImage turned(const GrayImage& image, int rotation) {
    GrayImage out = image;
    const bool aside = rotation % 2 != 0;
    out.width = aside ? image.height : image.width;
    out.height = aside ? image.width : image.height;
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const int from_x = rotation == 1 ? image.width - 1 - y : rotation == 2 ? image.width - 1 - x : y;
            const int from_y = rotation == 1 ? x : rotation == 2 ? image.height - 1 - y : image.height - 1 - x;
            out.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                       static_cast<std::size_t>(x)] = image.at(from_x, from_y);
        }
    return out;
}

void turn_upright(PdfPage& page, int rotation) {
    for (PdfWord& word : page.words) {
        word.box = turned_upright(word.box, rotation, page.width, page.height);
        word.rotation = (word.rotation - rotation) & 3;
    }
    if (rotation % 2 != 0) std::swap(page.width, page.height);
}

// The level that most dots of the rectangle have: the paper, or the shade of a cell.
std::uint8_t ground_in(const GrayImage& image, int left, int top, int right, int bottom) {
    std::array<int, 256> counts{};
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) ++counts[image.at(x, y)];
    return static_cast<std::uint8_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

// Letters painted over in the middle of their words: the strokes of a bold title must not pass for walls. The edges of the
// boxes stay, rules may run there.
void take_letters_out(GrayImage& image, const PdfPage& page) {
    constexpr double kMargin = 0.2;  // of the height of a word; at its ends half of that
    const double scale = image.dpi / 72;
    const auto pixel = [scale](double points, int most) {
        return std::clamp(static_cast<int>(std::lround(points * scale)), 0, most);
    };
    for (const PdfWord& word : page.words) {
        if (word.rotation % 2 != 0) continue;
        const double margin = kMargin * (word.box.bottom - word.box.top);
        const int left = pixel(word.box.left + margin / 2, image.width),
                  right = pixel(word.box.right - margin / 2, image.width);
        if (left >= right) continue;
        const int top = pixel(word.box.top + margin, image.height),
                  bottom = pixel(word.box.bottom - margin, image.height);
        if (top >= bottom) continue;
        const std::uint8_t ground = ground_in(image, left, top, right, bottom);
        for (int y = top; y < bottom; ++y) {
            const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
            std::fill(row + left, row + right, ground);
        }
    }
}

// The level of gray that most of a cell has; the letters were taken out.
std::string shade_in(const GrayImage& image, const DocBox& box) {
    constexpr int kSamples = 9, kPaper = 250, kStep = 4;  // levels nearer than the step are one colour
    std::map<int, int> levels;
    for (int down = 1; down <= kSamples; ++down)
        for (int across = 1; across <= kSamples; ++across) {
            const double x = box.left + (box.right - box.left) * across / (kSamples + 1);
            const double y = box.top + (box.bottom - box.top) * down / (kSamples + 1);
            const int column = std::clamp(static_cast<int>(x * image.width), 0, image.width - 1);
            const int row = std::clamp(static_cast<int>(y * image.height), 0, image.height - 1);
            ++levels[image.at(column, row) / kStep];
        }
    const auto most = std::max_element(levels.begin(), levels.end(),
                                       [](const auto& one, const auto& other) { return one.second < other.second; });
    const bool clear = most->second * 2 > kSamples * kSamples;
    return clear && most->first * kStep < kPaper - kStep ? "gray" + std::to_string(most->first) : std::string{};
}

bool contains(const DocBox& box, double x, double y) {
    return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

DocBox scaled(const DocBox& box, double x, double y) {
    return {box.left * x, box.top * y, box.right * x, box.bottom * y};
}

// The place on the page as it is shown, in fractions of it.
DocPlace place_on(const PdfLayout& layout, const DocBox& upright_points) {
    const bool aside = layout.rotation % 2 != 0;
    const double width = aside ? layout.page.height : layout.page.width;
    const double height = aside ? layout.page.width : layout.page.height;
    const DocBox shown = turned_back(upright_points, layout.rotation, width, height);
    DocPlace place;
    place.page = layout.page.number;
    const auto share = [](double value) { return std::clamp(value, 0.0, 1.0); };
    place.box = DocBox{share(shown.left / width), share(shown.top / height), share(shown.right / width),
                       share(shown.bottom / height)};
    return place;
}

// Words of a cell, which may be turned as a whole (tall headers of narrow columns).
DocCell read_cell(const PdfLayout& layout, const RuledCell& ruled, std::vector<PdfWord> words, const WordBook& book) {
    const DocBox box = scaled(ruled.box, layout.page.width, layout.page.height);
    DocCell cell;
    cell.column = ruled.column;
    cell.column_span = ruled.column_span;
    cell.row_span = ruled.row_span;
    cell.guessed = ruled.guessed;
    cell.shade = ruled.shade;
    cell.place = place_on(layout, box);
    if (words.empty()) return cell;
    const int rotation = common_rotation(words);
    const DocBox room = turned_upright(box, rotation, layout.page.width, layout.page.height);
    for (PdfWord& word : words) word.box = turned_upright(word.box, rotation, layout.page.width, layout.page.height);
    const std::vector<PdfLine> lines = lines_of(std::move(words), " ");
    // Text stands off the rules by the same space on both sides.
    double left = room.right;
    for (const PdfLine& line : lines) left = std::min(left, line.box.left);
    const double padding = std::clamp(left - room.left, 0.0, 0.5 * lines.front().size);
    cell.bold = true;
    for (const PdfParagraph& paragraph : paragraphs_of(lines, room.left + padding, room.right - padding, book)) {
        add_line(cell.text, paragraph.text);
        cell.bold = cell.bold && paragraph.bold;
    }
    return cell;
}

DocTable read_table(const PdfLayout& layout, std::size_t index, const WordBook& book) {
    const RuledTable& ruled = layout.tables[index];
    DocTable table;
    table.rows.resize(static_cast<std::size_t>(ruled.rows));
    for (std::size_t at = 0; at < ruled.cells.size(); ++at) {
        DocRow& row = table.rows[static_cast<std::size_t>(ruled.cells[at].row)];
        row.cells.push_back(read_cell(layout, ruled.cells[at], layout.cell_words[index][at], book));
        row.place.page = layout.page.number;
        row.place.box =
            row.place.box ? around(*row.place.box, *row.cells.back().place.box) : row.cells.back().place.box;
    }
    table.place = place_on(layout, scaled(ruled.box, layout.page.width, layout.page.height));
    finish_table(table);
    return table;
}

struct Placed {
    double top;
    Block block;
};

// Lines between two tables, or between a table and an end of the page.
void add_free_text(const PdfLayout& layout, const std::vector<PdfLine>& lines, const WordBook& book,
                   std::vector<Placed>& out) {
    double page_right = 0;
    for (const RuledTable& table : layout.tables)
        page_right = std::max(page_right, table.box.right * layout.page.width);
    for (const PdfLine& line : layout.free_lines) page_right = std::max(page_right, line.box.right);
    for (const PdfParagraph& paragraph : paragraphs_of(lines, {}, {}, book, page_right)) {
        DocParagraph written;
        written.text = paragraph.text;
        written.bold = paragraph.bold;
        written.centred = paragraph.centred;
        written.place = place_on(layout, paragraph.box);
        if (!written.text.empty()) out.push_back({paragraph.box.top, std::move(written)});
    }
}

// The columns of a letterhead, the left one first.
void add_letterhead(const PdfLayout& layout, std::vector<PdfWord>& words, const WordBook& book,
                    std::vector<Placed>& out) {
    auto head = take_letterhead(words, layout.page.width, layout.page.height);
    if (!head) return;
    add_free_text(layout, lines_of(std::move(head->left), " "), book, out);
    const std::size_t first_right = out.size();
    add_free_text(layout, lines_of(std::move(head->right), " "), book, out);
    for (std::size_t at = first_right; at < out.size(); ++at) out[at].top = head->bottom;
}

std::string without_digits(std::string_view text) {
    std::string out;
    for (const char c : fold_for_comparison(text))
        if (c >= '0' && c <= '9') {
            if (out.empty() || out.back() != '#') out += '#';
        } else {
            out += c;
        }
    return out;
}

constexpr double kMarginZone = 0.1;  // of the height of the page

bool in_margin(const PdfLayout& layout, const PdfLine& line, bool top) {
    return top ? line.box.bottom<kMarginZone * layout.page.height : line.box.top>(1 - kMarginZone) * layout.page.height;
}

}  // namespace

bool is_page_number(std::string_view text) {
    const std::string shape = without_digits(text);
    static constexpr std::string_view kShapes[] = {"#",     "-#-",        "- # -",           "стр. #",
                                                   "стр.#", "страница #", "страница # из #", "# из #",
                                                   "#/#",   "лист #",     "лист # из #"};
    return std::find(std::begin(kShapes), std::end(kShapes), shape) != std::end(kShapes);
}

bool repair_encoding(PdfPage& page) {
    std::size_t accented = 0, letters = 0;
    for (const PdfWord& word : page.words)
        for (const char32_t c : code_points(word.text)) {
            accented += c >= 0xC0 && c <= 0xFF;
            letters += c > 0x40;
        }
    // Russian bytes shown as Western letters: almost every letter is an accented one.
    if (letters == 0 || accented * 2 < letters) return false;
    for (PdfWord& word : page.words) {
        std::string repaired;
        for (const char32_t c : code_points(word.text)) {
            if (c >= 0xC0 && c <= 0xFF)
                repaired += utf8(c - 0xC0 + U'А');
            else if (c == 0xA8 || c == 0xB8)
                repaired += c == 0xA8 ? "Ё" : "ё";
            else if (c == 0xB9)
                repaired += "№";
            else
                repaired += utf8(c);
        }
        word.text = std::move(repaired);
    }
    return true;
}

PdfLayout lay_out(PdfPage page, GrayImage image, bool page_pictures) {
    PdfLayout out;
    out.is_scan = is_scanned(page, image, page_pictures);
    out.page = std::move(page);
    if (out.is_scan || out.page.words.empty()) return out;

    out.rotation = common_rotation(out.page.words);
    if (out.rotation != 0) {
        turn_upright(out.page, out.rotation);
        image = turned(image, out.rotation);
    }
    take_letters_out(image, out.page);
    out.tables = find_ruled_tables(image);
    for (RuledTable& table : out.tables)
        for (RuledCell& cell : table.cells) cell.shade = shade_in(image, cell.box);
    for (const RuledTable& table : out.tables) out.cell_words.emplace_back(table.cells.size());
    for (const PdfWord& word : out.page.words) {
        const double x = (word.box.left + word.box.right) / 2 / out.page.width;
        const double y = (word.box.top + word.box.bottom) / 2 / out.page.height;
        std::vector<PdfWord>* home = &out.free_words;
        for (std::size_t table = 0; table < out.tables.size(); ++table) {
            if (!contains(out.tables[table].box, x, y)) continue;
            for (std::size_t cell = 0; cell < out.tables[table].cells.size(); ++cell)
                if (contains(out.tables[table].cells[cell].box, x, y)) home = &out.cell_words[table][cell];
        }
        home->push_back(word);
    }
    out.free_lines = lines_of(out.free_words, "\t");
    return out;
}

void drop_running_lines(std::vector<PdfLayout>& pages, std::vector<std::string>& notes) {
    constexpr int kPagesMin = 3;
    std::map<std::string, int> seen;  // «top» or «bottom» and the shape of the line
    const auto key = [](const PdfLine& line, bool top) {
        return (top ? "top " : "bottom ") + without_digits(line.text);
    };
    const auto outer = [](const PdfLayout& page, bool top) -> const PdfLine& {
        return top ? page.free_lines.front() : page.free_lines.back();
    };
    for (const PdfLayout& page : pages)
        for (const bool top : {true, false})
            if (!page.free_lines.empty() && in_margin(page, outer(page, top), top)) ++seen[key(outer(page, top), top)];
    for (PdfLayout& page : pages)
        for (const bool top : {true, false}) {
            if (page.free_lines.empty() || !in_margin(page, outer(page, top), top)) continue;
            const PdfLine& line = outer(page, top);
            const int times = seen[key(line, top)];
            const bool running = times >= kPagesMin && times * 2 > static_cast<int>(pages.size());
            if (!is_page_number(line.text) && !running) continue;
            if (running && !is_page_number(line.text))
                note_once(notes, "Повторяющаяся строка на полях страниц пропущена: «" + line.text + "».");
            const auto box = line.box;  // the line goes
            page.free_lines.erase(top ? page.free_lines.begin() : page.free_lines.end() - 1);
            std::erase_if(page.free_words, [&](const PdfWord& word) {
                return contains(box, (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2);
            });
        }
}

Flow blocks_of(const PdfLayout& layout, const WordBook& book, UnruledColumns& known_columns) {
    std::vector<Placed> placed;
    std::vector<double> table_tops;
    for (std::size_t at = 0; at < layout.tables.size(); ++at) {
        const double top = layout.tables[at].box.top * layout.page.height;
        table_tops.push_back(top);
        if (DocTable table = read_table(layout, at, book); !table.rows.empty())
            placed.push_back({top, std::move(table)});
    }
    std::vector<PdfWord> words = layout.free_words;
    for (const UnruledTable& found : take_unruled_tables(words, known_columns)) {
        table_tops.push_back(found.top);
        const auto place = [&](const DocBox& box) { return place_on(layout, box); };
        if (DocTable table = document_table(found, book, place); !table.rows.empty())
            placed.push_back({found.top, std::move(table)});
    }
    add_letterhead(layout, words, book, placed);
    // A paragraph does not reach over a table.
    std::vector<PdfLine> lines;
    std::size_t tables_above = 0;
    for (const PdfLine& line : lines_of(std::move(words), "\t")) {
        const auto above = static_cast<std::size_t>(
            std::count_if(table_tops.begin(), table_tops.end(), [&](double top) { return top < line.box.top; }));
        if (above != tables_above) add_free_text(layout, std::exchange(lines, {}), book, placed);
        tables_above = above;
        lines.push_back(line);
    }
    add_free_text(layout, lines, book, placed);

    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.top < b.top; });
    Flow out;
    for (Placed& it : placed) out.push_back(std::move(it.block));
    return out;
}

}  // namespace mera
