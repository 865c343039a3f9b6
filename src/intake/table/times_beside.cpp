#include "intake/table/times_beside.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "intake/table/heading_words.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr double kHalf = 0.5;

// «Срок отчёта», «Дата проверки»: when something else than the deed is done.
bool is_time_of_something_else(std::string_view heading) {
    return has_word_with(heading, {"отчет", "предост", "представ", "контрол", "факт", "отмет", "монитор", "врем",
                                   "информ", "провер", "рассмотр", "утвержд", "действ", "периодич"});
}

bool begins_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto one) { return word.starts_with(one); });
}

bool under_one_heading(const Grid& grid, const Columns& columns, int one, int other) {
    if (columns.header_rows < columns.header_first + 2) return false;
    const Cell* above = grid.rows[columns.header_first].at(one);
    return above != nullptr && above == grid.rows[columns.header_first].at(other);
}

// «Первый дополнительный срок», «Срок 2»: one more of the same times. «Резервный день» is only for what comes between.
bool is_one_more_time(std::string_view heading) {
    const Tokens tokens = tokenise(heading);
    bool time = false, counted = false;
    for (const Token& token : tokens) {
        const bool counts =
            token.kind == Token::Kind::number ||
            begins_with_any(token.folded, {"дополнительн", "повторн", "перв", "втор", "трет", "четверт", "пят"});
        const bool names = begins_with_any(token.folded, {"срок", "дат", "период", "день", "дни"});
        if (!counts && !names && token.kind == Token::Kind::word) return false;
        time = time || names;
        counted = counted || counts;
    }
    return time && counted;
}

// «Срок», «Основная дата»
bool is_first_of_times(std::string_view heading) {
    const Tokens tokens = tokenise(heading);
    return is_one_more_time(heading) || std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
               return begins_with_any(token.folded, {"основн", "срок", "дат", "период", "день", "дни"});
           });
}

std::string name_of(const Columns& columns, std::size_t at) { return "«" + columns.columns[at].heading + "»"; }

}  // namespace

void settle_times_beside(const Grid& grid, Columns& columns, const std::vector<ColumnEvidence>& evidence) {
    const auto found = columns.column_of(Role::deadline);
    if (!found || columns.by_content || columns.column_of(Role::deadline_end)) return;
    const auto deadline = static_cast<std::size_t>(*found);
    std::string all = name_of(columns, deadline), others;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        Column& column = columns.columns[at];
        if (column.role != Role::note || evidence[at].times < kHalf || evidence[at].cells == 0) continue;
        if (role_of_heading(column.heading).role != Role::deadline) continue;
        column.counted = is_one_more_time(column.heading) && is_first_of_times(columns.columns[deadline].heading);
        if (column.counted || under_one_heading(grid, columns, *found, static_cast<int>(at))) {
            column.role = Role::deadline;
            all += ", " + name_of(columns, at);
        } else if (!is_time_of_something_else(column.heading)) {
            column.rival = true;
            others += (others.empty() ? "" : ", ") + name_of(columns, at);
        }
    }
    if (all != name_of(columns, deadline))
        columns.doubts.push_back("Сроки стоят в нескольких графах (" + all + "): взяты все. Проверьте, чей какой.");
    if (!others.empty())
        columns.doubts.push_back("Сроком взята графа " + name_of(columns, deadline) + ", а графа " + others +
                                 " – примечание. Проверьте, какая из них срок исполнения.");
}

}  // namespace mera::intake
