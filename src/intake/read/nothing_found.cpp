#include "intake/read/nothing_found.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/shortened.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kTablesNamed = 3;  // more would hide what to do next
constexpr std::size_t kQuoteMax = 70;    // letters: enough to find the place by

// «ORDER dated September 13 …»: a person sees an order there, and must be told why none was found.
bool is_in_latin_letters(const Source& source) {
    std::size_t latin = 0, others = 0;
    const auto count = [&](std::string_view text) {
        for (const char c : text) {
            latin += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            others += static_cast<unsigned char>(c) >= 0xC0;  // the first byte of a letter of another alphabet
        }
    };
    for (const auto& item : source.items)
        if (const auto* line = std::get_if<Line>(&item))
            count(line->text);
        else
            for (const Row& row : std::get<Grid>(item).rows) count(row.text());
    return latin > 9 * others;
}

std::string in_quotes(std::string_view text) { return "«" + shortened(in_one_line(text), kQuoteMax) + "»"; }

std::string where(const Place& place) {
    const std::string words = in_russian(place);
    return words.empty() ? words : " (" + words + ")";
}

// «таблица 1 (стр. 2), 14 строк, первая: «Класс Тема Часы»»
std::string said_of_table(const Grid& grid) {
    const auto first =
        std::find_if(grid.rows.begin(), grid.rows.end(), [](const Row& row) { return row.filled() >= 2; });
    const Row& row = first == grid.rows.end() ? grid.rows.front() : *first;
    Place place = row.cells.empty() ? Place{} : row.cells.front().place;
    place.row = place.column = place.table = 0;
    const auto rows = static_cast<std::int64_t>(grid.rows.size());
    return "таблица " + std::to_string(grid.table) + where(place) + ", " + counted(rows, "строка", "строки", "строк") +
           ", начинается с " + in_quotes(row.text());
}

// What might have been a plan: tables, and paragraphs that say when.
std::string what_was_seen(const Source& source) {
    std::vector<std::string> tables;
    std::size_t timed = 0, all_tables = 0;
    std::string first_timed;
    for (const auto& item : source.items)
        if (const auto* grid = std::get_if<Grid>(&item)) {
            if (grid->rows.empty()) continue;
            if (++all_tables <= kTablesNamed) tables.push_back(said_of_table(*grid));
        } else if (const Line& line = std::get<Line>(item); says_when(line.text)) {
            if (++timed == 1) first_timed = in_quotes(line.text) + where(line.place);
        }
    std::string out = join(tables, "; ");
    if (all_tables > kTablesNamed) out += " и ещё " + std::to_string(all_tables - kTablesNamed);
    if (timed > 0) {
        if (!out.empty()) out += "; ";
        out += counted(static_cast<std::int64_t>(timed), "абзац", "абзаца", "абзацев") +
               " со сроком или датой, первый: " + first_timed;
    }
    return out;
}

}  // namespace

Failure nothing_found(const Source& source) {
    if (is_in_latin_letters(source))
        return {Failure::Kind::invalid_input,
                "Документ написан не по-русски, поэтому поручения и сроки в нём не прочитаны. Загрузите русский текст.",
                "file"};
    const std::string seen = what_was_seen(source);
    return {
        Failure::Kind::invalid_input,
        "В документе не найдена таблица мероприятий. " +
            (seen.empty() ? std::string{"Ни таблиц, ни абзацев со сроками в нём нет. "}
                          : "Просмотрены: " + seen + ". ") +
            "Нужна таблица, в шапке которой названы мероприятие и срок или исполнитель, нумерованный список мер со "
            "словами «Срок:» и «Ответственный:», либо приказ с пунктами после слова «приказываю». Проверьте, тот ли "
            "это файл, или добавьте шапку.",
        "file"};
}

}  // namespace mera::intake
