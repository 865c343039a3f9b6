// How well a scan of a known table is read: scan_score FILE CELLS.tsv [-v]
// CELLS.tsv holds the true cells, one row a line. Rows are joined over pages by the empty cell of the number. Prints,
// for every column, how many cells are exact, how many are within 5 % of edits, and the share of wrong characters.
// Compared without regard to white space, kind of quotes and dashes, and ё.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/letters.hpp"
#include "base/text.hpp"
#include "office/scan/scan.hpp"

namespace {

std::string content_of(const char* path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

using Row = std::vector<std::string>;

std::string bare(const std::string& text) {
    static constexpr std::u32string_view kSpaces = U" \n\t\u00a0", kDashes = U"-–—−‐‑", kQuotes = U"\"«»“”„‟";
    std::string out;
    for (const char32_t c : mera::code_points(text)) {
        if (kSpaces.find(c) != std::u32string_view::npos) continue;
        if (kDashes.find(c) != std::u32string_view::npos)
            out += '-';
        else if (kQuotes.find(c) != std::u32string_view::npos)
            out += '"';
        else
            out += mera::utf8(c == U'ё' ? U'е' : c == U'Ё' ? U'Е' : c);
    }
    return out;
}

// Rows with all columns; a row with an empty first cell goes on from the one before.
std::vector<Row> rows_of(const mera::Document& document, std::size_t columns) {
    std::vector<Row> rows;
    for (const auto& block : document.blocks) {
        const auto* table = std::get_if<mera::DocTable>(&block);
        if (!table) continue;
        for (const mera::DocRow& row : table->rows) {
            if (row.cells.size() != columns) continue;
            Row cells;
            for (const mera::DocCell& cell : row.cells) cells.push_back(cell.text);
            if (cells.front().empty() && !rows.empty())
                for (std::size_t c = 0; c < columns; ++c) rows.back()[c] += (cells[c].empty() ? "" : " ") + cells[c];
            else
                rows.push_back(cells);
        }
    }
    return rows;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return 2;
    const bool verbose = count > 3;
    const std::string bytes = content_of(arguments[1]);
    std::vector<Row> truth;
    for (const std::string& line : mera::split(content_of(arguments[2]), '\n'))
        if (!line.empty()) truth.push_back(mera::split(line, '\t'));
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    const auto document = mera::read_scan_pages(bytes);
    if (!document) {
        std::printf("%s\n%s\n", document.failure().message.c_str(), document.failure().detail.c_str());
        return 1;
    }
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (verbose)
        for (const auto& block : document->blocks)
            if (const auto* paragraph = std::get_if<mera::DocParagraph>(&block))
                std::printf("[%s%d] %s\n", paragraph->centred ? "c" : "", paragraph->place.page,
                            paragraph->text.c_str());
    const std::size_t columns = truth.front().size();
    const auto rows = rows_of(*document, columns);
    std::vector<std::size_t> exact(columns), near(columns), wrong(columns), letters(columns);
    for (const Row& true_row : truth) {
        const auto key = bare(true_row.front());
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& it) { return bare(it.front()) == key; });
        if (row == rows.end()) std::printf("no row %s\n", true_row.front().c_str());
        for (std::size_t c = 0; c < columns; ++c) {
            const std::string should = bare(true_row[c]), is = row == rows.end() ? "" : bare((*row)[c]);
            const std::size_t size = mera::length_in_characters(should);
            const std::size_t distance = mera::letters_apart(should, is);
            exact[c] += distance == 0;
            near[c] += distance * 20 <= size;
            wrong[c] += distance, letters[c] += size;
            if (verbose && distance > 0)
                std::printf("%s %zu: %zu edits\n  is     %s\n  should %s\n", true_row.front().c_str(), c, distance,
                            row == rows.end() ? "" : mera::replace_all((*row)[c], "\n", " | ").c_str(),
                            true_row[c].c_str());
        }
    }
    std::size_t all_exact = 0, all_near = 0, all_wrong = 0, all_letters = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        std::printf("column %zu: exact %zu, within 5 %% %zu of %zu, wrong characters %.2f %%\n", c, exact[c], near[c],
                    truth.size(),
                    100.0 * static_cast<double>(wrong[c]) / static_cast<double>(std::max<std::size_t>(1, letters[c])));
        all_exact += exact[c], all_near += near[c], all_wrong += wrong[c], all_letters += letters[c];
    }
    std::printf(
        "all: exact %zu, within 5 %% %zu of %zu, wrong characters %.2f %%; %.1f s, processor %.1f s, %d pages\n",
        all_exact, all_near, truth.size() * columns,
        100.0 * static_cast<double>(all_wrong) / static_cast<double>(std::max<std::size_t>(1, all_letters)), wall,
        static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC, document->pages);
    for (const std::string& note : document->notes) std::printf("note: %s\n", note.c_str());
}
