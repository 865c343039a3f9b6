#include "office/text/aligned_tables.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "office/pdf/unruled_cells.hpp"
#include "office/pdf/unruled_table.hpp"

namespace mera {

namespace {

using Kind = TextLine::Kind;

// A letter is so narrow beside its height that one space parts words and two part columns.
constexpr double kLetterHeight = 10, kLetterWidth = 3, kLinePitch = 12;
static_assert(kLetterWidth < kUnruledColumnGap * kLetterHeight && 2 * kLetterWidth > kUnruledColumnGap * kLetterHeight);

constexpr std::size_t kPiecesOfRow = 3;    // a number, what and when; two are an approval, a signature
constexpr std::size_t kRowsOfTable = 2;    // lines of so many pieces, the header taken along
constexpr std::size_t kLinesOfPage = 120;  // the columns of a table are sought among all its lines: a long one is paged
constexpr std::size_t kBlankLinesMax = 1;  // inside a table

bool is_blank(char32_t c) { return c == U' ' || c == 0xA0; }

std::size_t pieces_of(const TextLine& line) {
    std::size_t out = 0, blanks = 2;
    for (const char32_t c : code_points(line.raw)) {
        out += !is_blank(c) && blanks >= 2;
        blanks = is_blank(c) ? blanks + 1 : 0;
    }
    return out;
}

void add_words(std::vector<PdfWord>& out, const TextLine& line, std::size_t at) {
    const double top = static_cast<double>(at) * kLinePitch;
    const std::vector<char32_t> points = code_points(line.raw);
    for (std::size_t from = 0; from < points.size();) {
        std::size_t to = from;
        while (to < points.size() && !is_blank(points[to])) ++to;
        if (to > from) {
            PdfWord& word = out.emplace_back();
            for (std::size_t letter = from; letter < to; ++letter) word.text += utf8(points[letter]);
            word.box = {static_cast<double>(from) * kLetterWidth, top, static_cast<double>(to) * kLetterWidth,
                        top + kLetterHeight};
            word.size = kLetterHeight;
            word.space_after = to < points.size();
        }
        from = to + 1;
    }
}

std::size_t line_at(double y, std::size_t count) {
    return std::min(static_cast<std::size_t>(std::max(0.0, y) / kLinePitch), count - 1);
}

// Paragraphs from `from` on, blank lines between them taken along. A long run ends at a blank line, or where it must.
std::size_t end_of_run(const std::vector<TextLine>& lines, std::size_t from) {
    std::size_t end = from, blank = 0, last_blank = from;
    for (std::size_t at = from; at < lines.size(); ++at) {
        if (lines[at].kind != Kind::paragraph && lines[at].kind != Kind::blank) break;
        if (at - from >= kLinesOfPage) return last_blank > from ? last_blank : end;
        blank = lines[at].kind == Kind::blank ? blank + 1 : 0;
        if (blank > kBlankLinesMax) break;
        if (blank == 0)
            end = at + 1;
        else
            last_blank = at;
    }
    return end;
}

void read_run(std::vector<AlignedTable>& out, const std::vector<TextLine>& lines, std::size_t from, std::size_t end,
              UnruledColumns& known, const WordBook& book) {
    std::vector<PdfWord> words;
    for (std::size_t at = from; at < end; ++at) add_words(words, lines[at], at - from);
    const auto place = [&](const DocBox& box) {
        const TextLine& line = lines[from + line_at(box.top, end - from)];
        return DocPlace{.page = line.page, .sheet = {}, .line = line.number, .box = {}};
    };
    for (const UnruledTable& found : take_unruled_tables(words, known)) {
        if (found.edges.size() <= kPiecesOfRow || found.rows.size() < kRowsOfTable) continue;
        AlignedTable table{.table = document_table(found, book, place)};
        table.from = from + line_at(found.top, end - from);
        table.to = from + line_at(found.bottom, end - from) + 1;
        if (!table.table.rows.empty()) out.push_back(std::move(table));
    }
}

}  // namespace

std::vector<AlignedTable> aligned_tables(const std::vector<TextLine>& lines, const WordBook& book) {
    std::vector<AlignedTable> out;
    UnruledColumns known;
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t end = end_of_run(lines, from);
        const auto rows = std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                        lines.begin() + static_cast<std::ptrdiff_t>(end),
                                        [](const TextLine& line) { return pieces_of(line) >= kPiecesOfRow; });
        if (static_cast<std::size_t>(rows) >= kRowsOfTable) read_run(out, lines, from, end, known, book);
        from = std::max(end, from + 1);
    }
    return out;
}

}  // namespace mera
