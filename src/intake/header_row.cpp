// The header of a table by the meaning of its words: every word speaks for a role with some weight.
#include <algorithm>
#include <array>
#include <utility>

#include "intake/cell_kinds.hpp"
#include "intake/columns.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

struct HeaderWord {
    std::string_view beginning;  // of a folded word; a final '.' asks for the whole word
    Role role;
    double weight;
};
constexpr std::array kHeaderWords = {
    HeaderWord{"мероприят", Role::title, 3},
    HeaderWord{"мера.", Role::title, 3},
    HeaderWord{"меры.", Role::title, 3},
    HeaderWord{"мер.", Role::title, 3},
    HeaderWord{"наименован", Role::title, 1},
    HeaderWord{"названи", Role::title, 1},
    HeaderWord{"содержан", Role::title, 2},
    HeaderWord{"действи", Role::title, 2},
    HeaderWord{"сделать.", Role::title, 3},
    HeaderWord{"предстоит", Role::title, 2},
    HeaderWord{"акци", Role::title, 1.5},
    HeaderWord{"деятельност", Role::title, 1},
    HeaderWord{"работ", Role::title, 0.8},
    HeaderWord{"вид.", Role::title, 0.6},
    HeaderWord{"виды.", Role::title, 0.6},
    HeaderWord{"направлен", Role::title, 1},
    HeaderWord{"задач", Role::title, 1.2},
    HeaderWord{"раздел", Role::title, 1},
    HeaderWord{"блок", Role::title, 0.8},
    HeaderWord{"тем.", Role::title, 1.5},
    HeaderWord{"тема.", Role::title, 1.5},
    HeaderWord{"тематик", Role::title, 1.5},
    HeaderWord{"вопрос", Role::title, 1.5},
    HeaderWord{"поручен", Role::title, 2},
    HeaderWord{"событи", Role::title, 2},
    HeaderWord{"шаг", Role::title, 1.5},
    HeaderWord{"этап", Role::title, 1},
    HeaderWord{"перечень", Role::title, 0.5},
    HeaderWord{"пункт", Role::title, 0.5},
    HeaderWord{"план.", Role::title, 0.3},
    HeaderWord{"проект", Role::title, 0.5},
    HeaderWord{"срок", Role::deadline, 3},
    HeaderWord{"дата.", Role::deadline, 3},
    HeaderWord{"даты.", Role::deadline, 3},
    HeaderWord{"период", Role::deadline, 2.5},
    HeaderWord{"когда", Role::deadline, 3},
    HeaderWord{"врем", Role::deadline, 2.5},
    HeaderWord{"месяц", Role::deadline, 2.5},
    HeaderWord{"график", Role::deadline, 1.5},
    HeaderWord{"начал", Role::deadline, 2},
    HeaderWord{"окончан", Role::deadline, 2},
    HeaderWord{"квартал", Role::deadline, 2},
    HeaderWord{"день.", Role::deadline, 2},
    HeaderWord{"дни.", Role::deadline, 2},
    HeaderWord{"календарн", Role::deadline, 1},
    HeaderWord{"исполнител", Role::executor, 3},
    HeaderWord{"соисполнител", Role::executor, 2.5},
    HeaderWord{"ответствен", Role::executor, 3},
    HeaderWord{"отв.", Role::executor, 2},
    HeaderWord{"кто.", Role::executor, 3},
    HeaderWord{"отвечает.", Role::executor, 3},
    HeaderWord{"исполняет.", Role::executor, 3},
    HeaderWord{"организатор", Role::executor, 2.5},
    HeaderWord{"координатор", Role::executor, 2},
    HeaderWord{"куратор", Role::executor, 2},
    HeaderWord{"фио.", Role::executor, 1.5},
    HeaderWord{"должност", Role::executor, 1.5},
    HeaderWord{"подразделен", Role::executor, 1.5},
    HeaderWord{"реализующ", Role::executor, 1},
    HeaderWord{"результат", Role::result, 3},
    HeaderWord{"показател", Role::result, 2.5},
    HeaderWord{"эффект", Role::result, 2.5},
    HeaderWord{"итог", Role::result, 1.5},
    HeaderWord{"индикатор", Role::result, 2.5},
    HeaderWord{"критери", Role::result, 2},
    HeaderWord{"продукт", Role::result, 2},
    HeaderWord{"выход.", Role::result, 1.5},
    HeaderWord{"ожидаем", Role::result, 1},
    HeaderWord{"планируем", Role::result, 0.8},
    HeaderWord{"целев", Role::result, 0.8},
    HeaderWord{"значени", Role::result, 1},
    HeaderWord{"документ", Role::evidence, 3},
    HeaderWord{"подтвержда", Role::evidence, 3},
    HeaderWord{"отчет", Role::evidence, 2.5},
    HeaderWord{"ссылк", Role::evidence, 2.5},
    HeaderWord{"форм", Role::evidence, 0.7},
    HeaderWord{"завершен", Role::evidence, 1},
    HeaderWord{"размещен", Role::evidence, 1},
    HeaderWord{"материал", Role::evidence, 0.8},
    HeaderWord{"примечан", Role::note, 3},
    HeaderWord{"отметк", Role::note, 3.5},
    HeaderWord{"финансир", Role::note, 3},
    HeaderWord{"финансов", Role::note, 2.5},
    HeaderWord{"объем", Role::note, 2},
    HeaderWord{"источник", Role::note, 2},
    HeaderWord{"средств", Role::note, 1.5},
    HeaderWord{"стоимост", Role::note, 3},
    HeaderWord{"бюджет", Role::note, 2.5},
    HeaderWord{"место.", Role::note, 2},
    HeaderWord{"места.", Role::note, 2},
    HeaderWord{"участник", Role::note, 2.5},
    HeaderWord{"категори", Role::note, 2},
    HeaderWord{"аудитор", Role::note, 2.5},
    HeaderWord{"группа.", Role::note, 1},
    HeaderWord{"класс", Role::note, 2},
    HeaderWord{"контрол", Role::note, 1.5},
    HeaderWord{"адрес", Role::note, 2},
    HeaderWord{"контакт", Role::note, 2},
    HeaderWord{"телефон", Role::note, 2},
    HeaderWord{"факт", Role::note, 2},
    HeaderWord{"количеств", Role::note, 2},
    HeaderWord{"единиц", Role::note, 2},
    HeaderWord{"код.", Role::note, 2},
    HeaderWord{"база.", Role::note, 1.5},
};
constexpr double kKnownWeight = 0.9;       // below it the header's words say too little
constexpr double kCombinedWeight = 2.5;    // two roles in one header, both clearly named
constexpr std::size_t kHeaderWordsMax = 16;  // a header cell with more words is a sentence of the plan
constexpr std::size_t kHeaderSearchRows = 12;

const HeaderWord* known_word(std::string_view folded) {
    const auto known = std::find_if(kHeaderWords.begin(), kHeaderWords.end(), [&](const HeaderWord& word) {
        const bool whole = word.beginning.ends_with('.');
        return whole ? folded == word.beginning.substr(0, word.beginning.size() - 1)
                     : folded.starts_with(word.beginning);
    });
    return known == kHeaderWords.end() ? nullptr : &*known;
}

bool is_number_heading(const Tokens& tokens) {
    static constexpr std::array<std::string_view, 12> kParts = {"№", "n", "no",    "#",  "п",      "пп",
                                                                "/", ".", "номер", "nn", "пункта", "строки"};
    if (tokens.empty()) return false;
    // «№ п/л», «№№ пп.»: whatever a recogniser makes of the small letters after the sign.
    const bool small =
        std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return length_in_characters(t.text) <= 2; });
    if (tokens.front().text == "№" && tokens.size() <= 5 && small) return true;
    const bool all = std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return std::find(kParts.begin(), kParts.end(), token.folded) != kParts.end();
    });
    return all &&
           std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.text != "." && t.text != "/"; });
}

struct Guess {
    Role role = Role::none;
    double weight = 0;
};

// «Наименование организации», «Название документа»: the column names a thing, not what is to be done.
bool names_a_thing(std::string_view heading) {
    return has_word_with(heading, {"наименован", "названи"}) &&
           has_word_with(heading, {"организац", "учрежден", "школ", "документ", "акт", "показател", "муниципал",
                                   "предмет", "должност", "территори"}) &&
           !has_word_with(heading, {"мероприят", "мер", "работ", "направлен", "действи", "деятельност", "этап"});
}

// «Янв.» → «январь», «I кв.» → «I квартал»: a narrow column names its time in short. Empty when it names no time.
std::string time_in_short(std::string_view heading) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kShort = {{{"янв", "январь"},
                                                                                              {"фев", "февраль"},
                                                                                              {"февр", "февраль"},
                                                                                              {"мар", "март"},
                                                                                              {"апр", "апрель"},
                                                                                              {"июн", "июнь"},
                                                                                              {"июл", "июль"},
                                                                                              {"авг", "август"},
                                                                                              {"сен", "сентябрь"},
                                                                                              {"сент", "сентябрь"},
                                                                                              {"окт", "октябрь"},
                                                                                              {"ноя", "ноябрь"},
                                                                                              {"нояб", "ноябрь"},
                                                                                              {"дек", "декабрь"}}};
    const Tokens tokens = tokenise(heading);
    if (tokens.empty() || tokens.size() > 5) return {};
    const auto known = std::find_if(kShort.begin(), kShort.end(), [&](const auto& s) { return tokens[0].is(s.first); });
    if (known != kShort.end()) return std::string{known->second};
    const bool quarter = std::any_of(tokens.begin(), tokens.end(),
                                     [](const Token& t) { return t.is("кв") || t.folded.starts_with("квартал"); });
    const bool dated = std::any_of(tokens.begin(), tokens.end(),
                                   [](const Token& t) { return t.kind == Token::Kind::number && t.text.size() == 4; });
    if (quarter && dated) return replace_all(std::string{heading}, "кв.", "квартал");
    if (quarter && tokens[0].kind != Token::Kind::sign && label_of(tokens[0].text))
        return std::string{tokens[0].text} + " квартал";
    return is_month_heading(heading) ? std::string{heading} : std::string{};
}

Guess role_of_heading(std::string_view heading) {
    const Tokens tokens = tokenise(heading);
    if (is_number_heading(tokens)) return {Role::number, 4};
    if (!time_in_short(heading).empty()) return {Role::note, 1};
    if (names_a_thing(heading) && !has_word_with(heading, {"ответственн", "исполнител", "подтвержда"})) {
        // Beside measures the documents are their evidence, the indicators their result.
        if (has_word_with(heading, {"документ"})) return {Role::evidence, 2};
        if (has_word_with(heading, {"показател"})) return {Role::result, 2};
        return {Role::note, 2};
    }
    std::array<double, 13> weights{};
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const HeaderWord* known = known_word(tokens[at].folded);
        // «Исполните ль»: a narrow column broke the word without a hyphen.
        if (known == nullptr && at + 1 < tokens.size() && starts_with_lower(tokens[at + 1].text))
            known = known_word(tokens[at].folded + tokens[at + 1].folded);
        if (known != nullptr) weights[static_cast<std::size_t>(known->role)] += known->weight;
    }
    const auto weight = [&](Role role) { return weights[static_cast<std::size_t>(role)]; };
    if (weight(Role::deadline) >= kCombinedWeight && weight(Role::executor) >= kCombinedWeight &&
        has_word_with(heading, {"исполнител", "ответственн"}))
        return {Role::deadline_and_executor, 5};
    if (weight(Role::result) >= kCombinedWeight && weight(Role::evidence) >= kCombinedWeight)
        return {Role::result_and_evidence, 5};
    Guess best;
    for (std::size_t role = 0; role < weights.size(); ++role)
        if (weights[role] > best.weight) best = {static_cast<Role>(role), weights[role]};
    return best.weight >= kKnownWeight ? best : Guess{heading.empty() ? Role::none : Role::note, 0};
}

// Words of a narrow header are cut where the column ends: «Ответствен-¶ные».
std::string heading_text(std::string_view text) { return in_one_line(replace_all(std::string{text}, "-\n", "")); }

std::vector<std::string> headings(const Grid& grid, std::size_t first, std::size_t count) {
    std::vector<std::string> out(static_cast<std::size_t>(grid.columns));
    for (int column = 0; column < grid.columns; ++column) {
        std::string& heading = out[static_cast<std::size_t>(column)];
        for (std::size_t row = first; row < first + count; ++row) {
            const Cell* cell = grid.rows[row].at(column);
            if (cell == nullptr || cell->text.empty() || (cell->covered && row > first)) continue;
            if (!heading.empty()) heading += ' ';
            heading += heading_text(cell->text);
        }
    }
    return out;
}

bool is_meaningful(Role role) {
    return role == Role::title || role == Role::executor || role == Role::deadline || role == Role::result ||
           role == Role::evidence || role == Role::deadline_and_executor || role == Role::result_and_evidence;
}

// Which of two columns keeps a role that only one can have, and what becomes of the other.
Role role_of_second(Role role, std::string_view heading, bool left_of_first) {
    if (role == Role::title)
        return left_of_first && has_word_with(heading, {"направлен", "раздел", "задач", "блок", "цел", "этап", "тем"})
                   ? Role::section
                   : Role::note;
    if (role == Role::executor) return Role::executor;  // «Ответственный» and «Соисполнители» are both executors
    if (role == Role::deadline && has_word_with(heading, {"оконч", "заверш"})) return Role::deadline_end;
    return Role::note;
}

void settle_duplicates(std::vector<Column>& columns, const std::vector<double>& weights) {
    for (const Role role : {Role::number, Role::title, Role::deadline, Role::result, Role::evidence}) {
        std::optional<std::size_t> best;
        for (std::size_t at = 0; at < columns.size(); ++at)
            if (columns[at].role == role && (!best || weights[at] > weights[*best])) best = at;
        for (std::size_t at = 0; best && at < columns.size(); ++at) {
            if (at == *best || columns[at].role != role) continue;
            // Columns under one merged heading have the same words: they are parts of one field.
            if (columns[at].heading == columns[*best].heading) continue;
            columns[at].role = role_of_second(role, columns[at].heading, at < *best);
        }
    }
}

// A list of documents, of people or of indicators has no column of deeds and none for who does them.
bool known_as_list(const Columns& columns) {
    const auto named_thing = std::any_of(columns.columns.begin(), columns.columns.end(),
                                         [](const Column& column) { return names_a_thing(column.heading); });
    return named_thing && !columns.column_of(Role::title) && !columns.column_of(Role::section);
}

struct Attempt {
    Columns columns;
    double score = 0;
};

bool is_data_like(const Row& row) {  // a first cell «1.1.» or a cell as long as a sentence
    for (const Cell& cell : row.cells) {
        const Tokens tokens = tokenise(cell.text);
        if (tokens.size() > kHeaderWordsMax * 2) return true;
    }
    const Tokens first = row.cells.empty() ? Tokens{} : tokenise(row.cells.front().text);
    return !first.empty() && first.front().kind == Token::Kind::number;
}

std::optional<Attempt> attempt(const Grid& grid, std::size_t first, std::size_t count) {
    Attempt out;
    out.columns.header_first = first;
    out.columns.header_rows = first + count;
    std::vector<double> weights;
    int known = 0, unknown = 0;
    for (std::string& heading : headings(grid, first, count)) {
        if (tokenise(heading).size() > kHeaderWordsMax * 2) return {};
        const Guess guess = role_of_heading(heading);
        known += guess.weight > 0;
        unknown += guess.weight == 0 && !heading.empty();
        weights.push_back(guess.weight);
        out.columns.columns.push_back({guess.role, std::move(heading)});
    }
    settle_duplicates(out.columns.columns, weights);
    std::vector<Role> roles;
    for (const Column& column : out.columns.columns)
        if (is_meaningful(column.role) && std::find(roles.begin(), roles.end(), column.role) == roles.end())
            roles.push_back(column.role);
    if (roles.size() < 2 || known <= unknown) return {};
    // Documents with their dates, indicators with their values: nothing is to be done there.
    if (known_as_list(out.columns)) return {};
    for (const double weight : weights) out.score += std::min(weight, 4.0);
    out.score += static_cast<double>(roles.size()) * 2 - unknown;
    return out;
}

// «II» under «Квартал 2024 года», «сентябрь» under «Сроки»: the time that a mark in the column stands for. Empty when the
// heading says no time.
std::string time_of_heading(const Grid& grid, const Columns& columns, int column) {
    std::string own, above;
    for (std::size_t row = columns.header_first; row < columns.header_rows; ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || cell->text.empty() || counts_columns(grid.rows[row])) continue;
        if (!own.empty()) above += (above.empty() ? "" : " ") + own;
        own = heading_text(cell->text);
    }
    std::string year;
    for (const Token& token : tokenise(above))
        if (token.kind == Token::Kind::number && token.text.size() == 4) year = std::string{token.text};
    const bool has_year = std::any_of(own.begin(), own.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto label = label_of(own);
    if (label && label->depth() == 1 && label->parts[0] <= 4 && has_word_with(above, {"кварт", "кв"}))
        own = label->text + " квартал";
    else if (std::string time = time_in_short(own); !time.empty())
        own = std::move(time);
    else if (label || !says_when(own))
        return {};
    return has_year || year.empty() ? own : own + " " + year + " года";
}

// Columns of times with nothing but marks below. One alone proves nothing: «Отметка» with pluses is another thing.
void find_mark_columns(const Grid& grid, Columns& columns) {
    std::vector<std::pair<std::size_t, std::string>> found;
    bool any_mark = false;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        std::string time = time_of_heading(grid, columns, static_cast<int>(at));
        bool only_marks = !time.empty();
        for (std::size_t row = columns.header_rows; only_marks && row < grid.rows.size(); ++row) {
            const Cell* cell = grid.rows[row].at(static_cast<int>(at));
            if (cell == nullptr || cell->text.empty() || cell->span > 1) continue;
            only_marks = is_mark(cell->text) || counts_columns(grid.rows[row]);
            any_mark = any_mark || is_mark(cell->text);
        }
        if (only_marks) found.emplace_back(at, std::move(time));
    }
    if (found.size() < 2 || !any_mark) return;
    for (auto& [at, time] : found) {
        columns.columns[at].role = Role::deadline_mark;
        columns.columns[at].time = std::move(time);
    }
}

// The header names times and executors in words we know, and the deeds in words we do not: the column of long texts.
void find_title_column(const Grid& grid, Columns& columns) {
    if (columns.column_of(Role::title)) return;
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        const Column& column = columns.columns[at];
        if (column.role != Role::none && column.role != Role::note && column.role != Role::section) continue;
        double words = 0, filled = 0;
        for (std::size_t row = columns.header_rows; row < grid.rows.size(); ++row) {
            const Cell* cell = grid.rows[row].at(static_cast<int>(at));
            if (cell == nullptr || cell->covered || cell->text.empty() || cell->span > 1) continue;
            ++filled;
            words += static_cast<double>(tokenise(cell->text).size());
        }
        if (filled == 0 || words / filled < 2 || words / filled <= most) continue;
        best = at;
        most = words / filled;
    }
    if (!best) return;
    columns.columns[*best].role = Role::title;
    columns.doubts.push_back("Графа «" + columns.columns[*best].heading +
                             "» принята за мероприятия: другой графы с ними в шапке нет. Проверьте.");
}

// A header that does not name the numbers, or whose first cell is unreadable: most cells of the column are numbers.
void find_number_column(const Grid& grid, Columns& columns) {
    if (columns.column_of(Role::number) || columns.columns.empty()) return;
    Column& first = columns.columns.front();
    if (first.role != Role::none && first.role != Role::note) return;
    std::size_t filled = 0, labels = 0;
    for (std::size_t row = columns.header_rows; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(0);
        if (cell == nullptr || cell->covered || cell->text.empty() || cell->span > 1) continue;
        ++filled;
        labels += label_of(cell->text).has_value();
    }
    if (filled > 0 && labels * 2 > filled) first.role = Role::number;
}

bool ends_header(const Row& row) { return is_data_like(row) || counts_columns(row); }

// The second row of a header: sub-headings under a merged one, or words the first row had no room for.
bool continues_header(const Grid& grid, std::size_t row) {
    if (row >= grid.rows.size() || ends_header(grid.rows[row])) return false;
    const Row& below = grid.rows[row];
    const Row& above = grid.rows[row - 1];
    const bool under_merged =
        std::any_of(above.cells.begin(), above.cells.end(),
                    [&](const Cell& cell) { return cell.span > 1 && cell.span < grid.columns; }) &&
        std::any_of(below.cells.begin(), below.cells.end(), [](const Cell& cell) { return cell.covered; });
    if (under_merged) return true;
    const Cell* first = below.at(0);
    const bool first_is_label =
        first == nullptr || first->text.empty() || first->covered || is_number_heading(tokenise(first->text));
    return first_is_label && std::all_of(below.cells.begin(), below.cells.end(), [](const Cell& cell) {
               const Tokens tokens = tokenise(cell.text);
               return tokens.size() <= 4 && (tokens.empty() || !is_capitalised(tokens.front().text) ||
                                             is_number_heading(tokens) || role_of_heading(cell.text).weight > 0);
           });
}

}  // namespace

bool is_mark(std::string_view text) {
    static constexpr std::array<std::string_view, 16> kMarks = {"+", "х", "x", "v", "*",  "✓",  "✔",  "√",
                                                                "•", "●", "■", "▪", "да", "++", "**", "☑"};
    const std::string folded = fold_case(trim(text));
    return std::find(kMarks.begin(), kMarks.end(), folded) != kMarks.end();
}

bool is_header_of_another_kind(const Grid& grid) {
    const auto first =
        std::find_if(grid.rows.begin(), grid.rows.end(), [](const Row& row) { return row.filled() >= 2; });
    if (first == grid.rows.end() || is_data_like(*first)) return false;
    std::size_t named = 0, filled = 0;
    for (const Cell& cell : first->cells) {
        if (cell.text.empty()) continue;
        ++filled;
        const Tokens tokens = tokenise(cell.text);
        if (tokens.size() > kHeaderWordsMax || says_when(cell.text)) continue;
        const bool known = role_of_heading(cell.text).weight > 0 ||
                           has_word_with(cell.text, {"организац", "учрежден", "школ", "муниципал", "предмет", "почт",
                                                     "балл", "должност", "фамили", "район", "сайт"});
        named += known && tokens.size() <= 6;
    }
    return named * 2 > filled && named >= 2;
}

bool Columns::has_deadlines() const {
    return column_of(Role::deadline) || column_of(Role::deadline_and_executor) || column_of(Role::deadline_mark);
}

std::optional<int> Columns::column_of(Role role) const {
    for (std::size_t at = 0; at < columns.size(); ++at)
        if (columns[at].role == role) return static_cast<int>(at);
    return {};
}

bool counts_columns(const Row& row) {
    int expected = 1, found = 0;
    for (const Cell& cell : row.cells) {
        if (cell.covered) continue;
        if (trim(cell.text) != std::to_string(expected)) {
            if (cell.text.empty()) continue;
            return false;
        }
        ++expected;
        ++found;
    }
    return found >= 3;
}

bool repeats_header(const Row& row, const Columns& columns) {
    if (row.repeated_header) return true;
    std::size_t same = 0, own = 0;
    for (const Cell& cell : row.cells) {
        if (cell.covered || cell.text.empty()) continue;
        ++own;
        if (cell.column >= static_cast<int>(columns.columns.size())) continue;
        const std::string here = fold_for_comparison(heading_text(cell.text));
        const std::string there = fold_for_comparison(columns.columns[static_cast<std::size_t>(cell.column)].heading);
        same += !here.empty() && (here == there || there.starts_with(here) || there.ends_with(here));
    }
    return own >= 2 && same * 3 >= own * 2;
}

std::optional<Columns> columns_by_header(const Grid& grid) {
    std::optional<Attempt> best;
    for (std::size_t first = 0; first < std::min(grid.rows.size(), kHeaderSearchRows); ++first) {
        if (is_data_like(grid.rows[first])) {
            if (first > 2) break;  // the plan has begun
            continue;
        }
        std::size_t count = 1;
        while (count < 3 && first + count < grid.rows.size() && continues_header(grid, first + count)) ++count;
        for (std::size_t take = 1; take <= count; ++take) {
            auto tried = attempt(grid, first, take);
            if (tried && (!best || tried->score > best->score + 0.01 ||
                          (tried->score + 0.01 >= best->score && take == count && first == best->columns.header_first)))
                best = std::move(tried);
        }
        if (best && best->columns.header_first + 2 < first) break;
    }
    if (!best) return {};
    Columns columns = std::move(best->columns);
    while (columns.header_rows < grid.rows.size() && counts_columns(grid.rows[columns.header_rows]))
        ++columns.header_rows;
    find_number_column(grid, columns);
    find_mark_columns(grid, columns);
    find_title_column(grid, columns);
    return columns;
}

}  // namespace mera::intake
