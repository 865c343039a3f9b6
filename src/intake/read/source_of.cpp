#include "intake/read/source_of.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "intake/order/scan_specks.hpp"
#include "intake/order/signature_marks.hpp"
#include "intake/order/stamp_words.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/ditto_cells.hpp"
#include "intake/table/title_rows.hpp"
#include "intake/words/divided_words.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/scan_repairs.hpp"
#include "intake/words/unknown_words.hpp"

namespace mera::intake {

namespace {

Place place_of(const DocPlace& from, int table = 0, int row = 0, int column = 0) {
    Place place{
        .page = from.page, .sheet = from.sheet, .table = table, .row = row, .column = column, .line = from.line};
    place.unsure = from.unsure;
    if (from.box) place.box = Place::Box{from.box->left, from.box->top, from.box->right, from.box->bottom};
    return place;
}

Mended mend_typing(std::string_view text) {
    Mended letters = mend_letters(text);
    Mended marks = mend_note_marks(letters.text);
    letters.text = std::move(marks.text);
    letters.notes.insert(letters.notes.end(), marks.notes.begin(), marks.notes.end());
    return letters;
}

Cell cell_of(const DocCell& from, int table, int row) {
    Mended mended = mend_typing(from.text);
    // A mark says something in a column of months; elsewhere it is dropped when the column is known.
    if (is_blank_mark(mended.text) && !is_mark(mended.text) && !is_ditto(mended.text)) mended.text.clear();
    Cell cell{.text = std::move(mended.text), .place = place_of(from.place, table, row, from.column + 1)};
    cell.place.words = from.text;
    cell.column = from.column;
    cell.span = std::max(1, from.column_span);
    cell.bold = from.bold;
    cell.guessed = from.guessed;
    cell.number = from.number;
    cell.confidence = from.confidence;
    cell.repairs = std::move(mended.notes);
    cell.shade = from.shade;
    return cell;
}

void insert_in_order(std::vector<Cell>& cells, Cell cell) {
    const auto after = std::find_if(cells.begin(), cells.end(), [&](const Cell& c) { return c.column > cell.column; });
    cells.insert(after, std::move(cell));
}

Grid grid_of(const DocTable& table, int number) {
    Grid grid{.table = number, .columns = table.columns, .rows = {}, .hidden = {}};
    grid.rows.resize(table.rows.size());
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        Row& row = grid.rows[at];
        row.repeated_header = table.rows[at].repeated_header;
        row.page = table.rows[at].place.page;
        for (const DocCell& from : table.rows[at].cells) {
            Cell cell = cell_of(from, number, static_cast<int>(at) + 1);
            if (row.page == 0) row.page = from.place.page;
            grid.columns = std::max(grid.columns, cell.column + cell.span);
            for (std::size_t below = at + 1;
                 below < std::min(at + static_cast<std::size_t>(std::max(1, from.row_span)), grid.rows.size());
                 ++below) {
                Cell copy = cell;
                copy.covered = true;
                insert_in_order(grid.rows[below].cells, std::move(copy));
            }
            insert_in_order(row.cells, std::move(cell));
        }
    }
    std::vector<Row> seen;
    for (std::size_t at = 0; at < grid.rows.size(); ++at)
        if (grid.rows[at].filled() > 0)
            (table.rows[at].hidden ? grid.hidden : seen).push_back(std::move(grid.rows[at]));
    grid.rows = std::move(seen);
    fill_dittos(grid);
    return grid;
}

Line line_of(const DocParagraph& from) {
    Mended mended = mend_typing(from.text);
    Line line{.text = std::move(mended.text),
              .place = place_of(from.place),
              .heading = from.heading,
              .bold = from.bold,
              .centred = from.centred,
              .confidence = from.confidence,
              .repairs = std::move(mended.notes)};
    line.place.words = from.text;
    return line;
}

template <class Text>  // a Line or a Cell
void mend(Text& read, const Vocabulary& words, Spelling& spelling) {
    const Letters letters = read.confidence < kSureLetters ? Letters::unsure : Letters::sure;
    if (letters == Letters::unsure) {
        Mended unstamped = without_words_of_stamp(read.text);
        read.text = std::move(unstamped.text);
        read.repairs.insert(read.repairs.end(), unstamped.notes.begin(), unstamped.notes.end());
    }
    std::vector<std::string> strange = signs_of_strokes(in_one_line(read.text));
    const Mended specks = mend_specks(read.text, words);
    Mended mended = mend_misread_words(specks.text, words, spelling, letters);
    read.text = std::move(mended.text);
    // No word, and its letters were sure: either the recogniser or the dictionary is wrong.
    constexpr double kGuessedWord = 0.8;
    const std::vector<std::string> unknown = unknown_words(in_one_line(read.text), words);
    strange.insert(strange.end(), unknown.begin(), unknown.end());
    strange.insert(strange.end(), specks.guessed.begin(), specks.guessed.end());
    strange.insert(strange.end(), mended.guessed.begin(), mended.guessed.end());
    if (!strange.empty()) read.confidence = std::min(read.confidence, kGuessedWord);
    for (std::string& word : strange) {
        const bool named = std::any_of(read.place.unsure.begin(), read.place.unsure.end(),
                                       [&](const std::string& other) { return other.find(word) != std::string::npos; });
        if (!named) read.place.unsure.push_back(std::move(word));
    }
    if (is_blank_mark(read.text) && !is_mark(read.text)) read.text.clear();
    read.repairs.insert(read.repairs.end(), specks.notes.begin(), specks.notes.end());
    read.repairs.insert(read.repairs.end(), mended.notes.begin(), mended.notes.end());
}

// A clause would go on with them.
void drop_words_of_stamps(std::vector<std::variant<Line, Grid>>& items) {
    std::vector<std::variant<Line, Grid>> kept;
    for (auto& item : items) {
        auto* before = kept.empty() ? nullptr : std::get_if<Line>(&kept.back());
        const auto* line = std::get_if<Line>(&item);
        if (before && line && trim(before->text).ends_with(".") && are_words_of_stamp(line->text))
            before->repairs.push_back("Слова печати «" + in_one_line(line->text) + "» в тексте не учтены.");
        else
            kept.push_back(std::move(item));
    }
    items = std::move(kept);
}

// What we read ourselves from a scan is mended by the words of the whole document.
void mend_scan(Source& source) {
    for (const auto& item : source.items)
        if (const auto* grid = std::get_if<Grid>(&item))
            for (const Row& row : grid->rows)
                for (const Cell& cell : row.cells)
                    if (!cell.covered) source.words.add(in_one_line(cell.text));
    Spelling spelling;
    for (auto& item : source.items) {
        if (auto* line = std::get_if<Line>(&item)) mend(*line, source.words, spelling);
        if (auto* grid = std::get_if<Grid>(&item))
            for (Row& row : grid->rows)
                for (Cell& cell : row.cells) mend(cell, source.words, spelling);
    }
}

// In a text that somebody typed or copied; what a picture divides is put together when its lines are read.
void mend_divided(std::string& text, std::vector<std::string>& repairs) {
    Mended mended = mend_divided_words(text);
    text = std::move(mended.text);
    repairs.insert(repairs.end(), mended.notes.begin(), mended.notes.end());
}

void mend_divided(Source& source) {
    for (auto& item : source.items) {
        if (auto* line = std::get_if<Line>(&item)) mend_divided(line->text, line->repairs);
        if (auto* grid = std::get_if<Grid>(&item))
            for (Row& row : grid->rows)
                for (Cell& cell : row.cells) mend_divided(cell.text, cell.repairs);
    }
}

}  // namespace

Source source_of(const Document& document) {
    Source source{.format = document.format, .items = {}, .words = {}};
    int tables = 0;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) {
            Line line = line_of(*paragraph);
            if (trim(line.text).empty()) continue;
            source.words.add(line.text);
            source.items.emplace_back(std::move(line));
        } else {
            Grid grid = grid_of(std::get<DocTable>(block), ++tables);
            if (!grid.rows.empty() || !grid.hidden.empty()) source.items.emplace_back(std::move(grid));
        }
    }
    if (is_own_reading(document.format)) drop_words_of_stamps(source.items);
    is_own_reading(document.format) ? mend_scan(source) : mend_divided(source);
    lift_title_rows(source);
    source.notes = document.notes;
    source.unread = document.unread;
    source.signature_mark = drop_signature_marks(source);
    return source;
}

}  // namespace mera::intake
