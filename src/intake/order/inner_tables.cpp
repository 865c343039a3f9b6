#include "intake/order/inner_tables.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "intake/order/clause_parts.hpp"
#include "intake/order/order_paragraph.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/people/unlisted_addressee.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/names.hpp"
#include "intake/words/preamble.hpp"

namespace mera::intake {

namespace {

const Line* line_at(const Source& source, std::size_t item) {
    return item < source.items.size() ? std::get_if<Line>(&source.items[item]) : nullptr;
}

bool is_clause(const std::string& text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && (names_deed(text) || tokens[0].is("контроль") || tokens[0].is("ответственность") ||
                               begins_addressee(tokens, 0, Case::dative) || may_be_addressee(tokens, 0));
}

// Rows and columns, and no layout that holds the clauses themselves.
bool is_table(const Source& source, std::size_t item) {
    const auto* grid = std::get_if<Grid>(&source.items[item]);
    if (grid == nullptr || grid->columns < 2 || grid->rows.size() < 2) return false;
    return std::none_of(grid->rows.begin(), grid->rows.end(), [](const Row& row) {
        const auto leading = leading_label(row.text());
        return leading && row.filled() < 3 && is_clause(leading->rest);
    });
}

// The number of the clause the table stands in, empty where none is numbered above it; nothing when the order is over there
// or has not begun.
std::optional<std::vector<int>> clause_above(const Source& source, std::size_t table) {
    std::vector<int> last;
    bool deeds_begun = false;
    for (std::size_t item = 0; item < table; ++item) {
        const Line* line = line_at(source, item);
        if (line == nullptr) continue;
        // «В целях безопасности:» over the clauses of a распоряжение
        const bool opens = has_verb_of_order(line->text) || (opens_preamble(line->text) && line->text.ends_with(':'));
        deeds_begun = deeds_begun || opens;
        if (!deeds_begun) continue;
        if (opens_what_follows_order(line->text)) return {};
        const auto leading = leading_label(without_bullet(line->text));
        if (leading && !leading->bracket && !leading->label.roman)
            last = leading->label.parts;
        else if (!opens && is_signature(line->text))
            return {};
    }
    return deeds_begun ? std::optional{std::move(last)} : std::nullopt;
}

// Where the clauses that go on below the table end; the table itself when none does.
std::size_t end_of_clauses_below(const Source& source, std::size_t below, std::vector<int> label) {
    std::size_t end = below;
    for (std::size_t item = below; item < source.items.size(); ++item) {
        const Line* line = line_at(source, item);
        if (line == nullptr || opens_what_follows_order(line->text)) break;
        const std::string text = without_bullet(line->text);
        const auto leading = leading_label(text);
        const bool numbered = leading && !leading->bracket && is_clause(leading->rest) &&
                              (label.empty() || may_follow(label, leading->label.parts));
        const bool begins = numbered || (label.empty() && !leading && is_clause(text));
        if (!begins && (end == below || is_signature(text))) break;
        if (numbered) label = leading->label.parts;
        end = item + 1;
    }
    return end;
}

// «Директор школы», «И.И. Примеров» right below the last clause: «за собой» is read by it.
std::size_t after_signature(const Source& source, std::size_t from) {
    constexpr std::size_t kLines = 3;
    const Line* first = line_at(source, from);
    if (first == nullptr || !is_signature(first->text)) return from;
    for (std::size_t item = from; item < from + kLines; ++item) {
        const Line* line = line_at(source, item);
        if (line == nullptr || opens_what_follows_order(line->text)) break;
        if (first_person(tokenise(line->text))) return item + 1;
    }
    return from + 1;
}

}  // namespace

void set_inner_tables_below(Source& source) {
    constexpr int kTables = 8;  // an order holds few; each costs a look at the lines above it
    int looked = 0;
    for (std::size_t item = 0; item < source.items.size() && looked < kTables; ++item) {
        if (!is_table(source, item)) continue;
        ++looked;
        const auto label = clause_above(source, item);
        if (!label) return;  // what stands below belongs to annexes
        std::size_t below = item + 1;
        while (below < source.items.size() && std::holds_alternative<Grid>(source.items[below])) ++below;
        const std::size_t clauses_end = end_of_clauses_below(source, below, *label);
        if (clauses_end == below) return;
        const std::size_t end = after_signature(source, clauses_end);
        const auto at = [&](std::size_t index) { return source.items.begin() + static_cast<std::ptrdiff_t>(index); };
        std::rotate(at(item), at(below), at(end));
        item += end - below - 1;  // the tables stand behind the clauses now, and another table may follow
    }
}

}  // namespace mera::intake
