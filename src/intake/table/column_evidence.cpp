#include "intake/table/column_evidence.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/date.hpp"
#include "domain/time/deadline.hpp"
#include "intake/table/columns.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kTimeWordsMax = 8;  // of a time without a word that says so
constexpr double kRowsEnough = 20;         // more of them say the same
constexpr std::size_t kNameWordsMax = 12;  // a person among more words is mentioned, not named
constexpr std::size_t kNameFirstMax = 5;
constexpr std::size_t kAbbreviationWordsMax = 3;
constexpr std::size_t kAbbreviationBytesMin = 6;  // of three Russian letters
constexpr std::size_t kRowsMin = 2;
constexpr double kPost = 1, kMaybePost = 0.7;
constexpr double kUnit = 0.8;   // may be what a deed is about
constexpr double kGroup = 0.4;  // may be whom it is for

template <std::size_t N>
bool ends_with_one_of(std::string_view word, const std::array<std::string_view, N>& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return word.ends_with(end); });
}

template <std::size_t N>
bool is_listed(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// «Проведение», «Организация», «Подготовка»: a deed as a noun. Units and documents end so too and are known by name.
bool is_noun_of_deed(std::string_view word) {
    static constexpr std::array<std::string_view, 16> kDeeds = {
        "анализ",   "мониторинг", "контроль", "сбор",     "ремонт",    "участие", "разработка", "организация",
        "проверка", "закупка",    "замена",   "промывка", "установка", "выпуск",  "набор",      "приемка"};
    static constexpr std::array<std::string_view, 8> kEndings = {"ение", "ание", "яние", "ытие",
                                                                 "итие", "ятие", "овка", "ация"};
    if (is_listed(word, kDeeds)) return true;
    if (word.size() < 10 || !ends_with_one_of(word, kEndings)) return false;
    return !reading_in_case(word, Case::nominative);
}

// «Утверждена», «обучено», «готовы»: what will have been done.
bool is_done(std::string_view word) {
    static constexpr std::array<std::string_view, 9> kEndings = {"ана", "ано", "аны", "ена", "ено",
                                                                 "ены", "яна", "яно", "яны"};
    static constexpr std::array<std::string_view, 15> kDone = {
        "готов",  "готова",  "готово",  "готовы",  "открыт", "открыта",    "открыто",  "открыты",
        "принят", "принята", "принято", "приняты", "создан", "разработан", "обеспечен"};
    static constexpr std::array<std::string_view, 7> kNouns = {"смена",  "замена",  "отмена",  "сцена",
                                                               "измена", "подмена", "перемена"};
    if (is_listed(word, kDone)) return true;
    return word.size() >= 10 && ends_with_one_of(word, kEndings) && !is_listed(word, kNouns) &&
           readings_of(word).empty();  // «плана»
}

bool begins_result(const Tokens& tokens) {
    static constexpr std::array<std::string_view, 14> kGrowth = {
        "увеличение", "повышение", "снижение", "рост",       "сокращение", "улучшение", "уменьшение",
        "охват",      "доля",      "100",      "отсутствие", "количество", "прирост",   "своевременное"};
    if (tokens.empty()) return false;
    if (is_listed(tokens[0].folded, kGrowth)) return true;
    bool measured = false;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (at < 6 && is_done(tokens[at].folded)) return true;
        const bool least = (tokens[at].is("не") && at + 1 < tokens.size() &&
                            (tokens[at + 1].is("менее") || tokens[at + 1].is("более")));
        measured = measured || least || tokens[at].text == "%";
    }
    return measured;
}

// «45,0», «6 шт.», «80 кв. м», «250»: a figure with at most the name of what it counts.
bool is_quantity(const Tokens& tokens) {
    if (tokens.empty() || tokens[0].kind != Token::Kind::number) return false;
    return std::count_if(tokens.begin(), tokens.end(),
                         [](const Token& token) { return token.kind == Token::Kind::word; }) <= 2;
}

// «СМИ», «ГОУ ДПО НИРО»: what capitals alone stand for is mostly a unit.
bool is_abbreviation(const Tokens& tokens) {
    return !tokens.empty() && tokens.size() <= kAbbreviationWordsMax &&
           std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
               return token.kind == Token::Kind::word && token.text.size() >= kAbbreviationBytesMin &&
                      is_upper(token.text);
           });
}

double names_somebody(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const auto person = first_person(tokens);
    if (person && person->first <= kNameFirstMax && tokens.size() <= kNameWordsMax) return kPost;
    if (names_executor(text)) {
        const auto noun = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) {
            return reading_in_case(token.folded, Case::nominative).has_value();
        });
        if (noun == tokens.end()) return kUnit;
        const NounKind kind = reading_in_case(noun->folded, Case::nominative)->kind;
        return kind == NounKind::group ? kGroup : kind == NounKind::post ? kPost : kUnit;
    }
    if (may_name_executor(text)) return kMaybePost;
    return is_abbreviation(tokens) ? kGroup : 0;
}

// The surest of a list: «Члены оргкомитета, методисты».
double names_one_of_list(const std::string& text) {
    double out = 0;
    for (const std::string& one : split(replace_all(text, ";", ","), ','))
        out = std::max(out, names_somebody(trim(one)));
    return std::max(out, names_somebody(text));
}

// What the language of deadlines is worth asking about: it looks for misprints in every word, and most cells are no times.
bool may_be_time(std::string_view text) {
    static constexpr std::array<std::string_view, 15> kFirst = {
        "по",   "до", "при", "в", "во", "не", "к", "с", "со", "после", "перед", "через", "сразу", "незамедлительно",
        "летом"};
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > kTimeWordsMax || is_quantity(tokens) || begins_with_deed(text)) return false;
    return is_listed(tokens.front().folded, kFirst) ||
           std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.kind == Token::Kind::number; });
}

// Numbers of rows follow one another; figures of another kind go up and down.
double in_order(const std::vector<Label>& labels) {
    if (labels.size() < 2) return 1;
    std::size_t follow = 0;
    for (std::size_t at = 1; at < labels.size(); ++at) {
        const auto &above = labels[at - 1].parts, &own = labels[at].parts;
        follow += own > above || own.back() == 1;
    }
    return static_cast<double>(follow) / static_cast<double>(labels.size() - 1);
}

void weigh_cell(ColumnEvidence& out, const std::string& text) {
    const Tokens tokens = tokenise(text);
    out.mean_words += static_cast<double>(tokens.size());
    if (reads_as_time(text)) {
        ++out.times;
        return;
    }
    if (is_quantity(tokens)) {
        ++out.numbers;
        return;
    }
    const bool deed = begins_with_deed(text), result = begins_result(tokens);
    if (result) ++out.results;
    if (deed && !result) ++out.deeds;
    if (deed || result) return;
    if (names_document(text)) ++out.documents;
    out.executors += names_one_of_list(text);
    out.persons += first_person(tokens).has_value();
}

}  // namespace

bool begins_with_deed(std::string_view text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < std::min<std::size_t>(3, tokens.size()); ++at) {
        const std::string& word = tokens[at].folded;
        if (tokens[at].kind != Token::Kind::word) continue;
        const bool unit = at > 0 && word == "организация";  // «Подрядная организация»
        if (is_infinitive(word) || (is_noun_of_deed(word) && !unit)) return true;
        if (!has_adjective_ending(word)) return false;
    }
    return false;
}

bool reads_as_time(std::string_view text) {
    const bool when = says_when(text);  // «к любому событию» is read as an event
    if (!when && !may_be_time(text)) return false;
    const DeadlineReading reading = read_deadlines(text, std::nullopt);
    return std::none_of(reading.deadlines.begin(), reading.deadlines.end(),
                        [&](const Deadline& it) {
                            return it.kind == DeadlineKind::unknown || (it.kind == DeadlineKind::event_bound && !when);
                        }) &&
           std::none_of(reading.doubts.begin(), reading.doubts.end(),
                        [](const std::string& why) { return why.starts_with("Не прочитано"); });
}

ColumnEvidence evidence_of(const Grid& grid, std::size_t first_row, int column) {
    ColumnEvidence out;
    double rows = 0;
    std::vector<Label> labels;
    std::map<std::string, int> texts;
    for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        if (grid.rows[row].filled() < 2 || counts_columns(grid.rows[row])) continue;
        if (rows >= kRowsEnough) break;
        ++rows;
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || cell->covered || cell->text.empty() || cell->span > 1) continue;
        const std::string text = in_one_line(cell->text);
        ++out.cells;
        ++texts[fold_for_comparison(text)];
        // A narrow column breaks «1.» before its stop.
        if (auto label = label_of(replace_all(text, " ", ""))) labels.push_back(std::move(*label));
        weigh_cell(out, text);
    }
    if (out.cells == 0) return out;
    out.labels = static_cast<double>(labels.size()) * in_order(labels);
    out.different = static_cast<double>(
        std::count_if(texts.begin(), texts.end(), [](const auto& text) { return text.second == 1; }));
    for (double* share : {&out.labels, &out.times, &out.executors, &out.persons, &out.deeds, &out.results,
                          &out.documents, &out.numbers, &out.different, &out.mean_words})
        *share /= out.cells;
    out.filled = out.cells / rows;
    return out;
}

bool begin_and_end(const Grid& grid, std::size_t first_row, int begin, int end) {
    std::size_t both = 0, in_order = 0;
    const auto last_day = [](const Cell* cell) -> std::optional<Date> {
        if (cell == nullptr || cell->text.empty()) return {};
        // «27.03 | 28.03»: without a year any will do for both.
        const PlanTerm any_year{make_date(2024, 1, 1), make_date(2024, 12, 31)};
        const std::string words = in_one_line(cell->text);
        for (const std::optional<PlanTerm>& term : {std::optional<PlanTerm>{}, std::optional{any_year}})
            if (const DeadlineReading reading = read_deadlines(words, term);
                reading.deadlines.size() == 1 && reading.deadlines[0].end)
                return reading.deadlines[0].end;
        return std::nullopt;
    };
    for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        const auto first = last_day(grid.rows[row].at(begin)), last = last_day(grid.rows[row].at(end));
        if (!first || !last) continue;
        ++both;
        in_order += *first <= *last;
    }
    return both >= kRowsMin && in_order == both;
}

std::vector<ColumnEvidence> evidence_of(const Grid& grid, std::size_t first_row) {
    std::vector<ColumnEvidence> out;
    for (int column = 0; column < grid.columns; ++column) out.push_back(evidence_of(grid, first_row, column));
    return out;
}

}  // namespace mera::intake
