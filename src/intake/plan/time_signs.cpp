#include "intake/plan/time_signs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "intake/plan/quarter_numbers.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kAlikeMin = 4;   // deadlines that begin with one word
constexpr std::size_t kAgainstMax = 4;  // for each that begins otherwise, so many must agree

// A whole name: «окт.» is followed by a full stop of its own.
bool is_month_name(const Token& token) {
    static constexpr std::array<std::string_view, 5> kEnds = {"ь", "я", "е", "й", "а"};
    if (token.kind != Token::Kind::word || !month_in(token.text)) return false;
    return token.is("март") || token.is("август") ||
           std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return token.folded.ends_with(end); });
}

bool is_year(const Token& token) {
    return token.kind == Token::Kind::number && token.text.size() == 4 && token.text.starts_with("20");
}

// «квартал», «полугодие»
bool is_part_of_year(const Token& token) {
    return token.folded.starts_with("квартал") || token.folded.starts_with("полугод");
}

bool is_number(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::number;
}

// «август. декабрь»: between two months stands no full stop.
std::optional<SignChange> comma_between_months(const Tokens& tokens, std::size_t at) {
    if (tokens[at].text != "." || at == 0 || at + 1 >= tokens.size()) return {};
    if (!is_month_name(tokens[at - 1]) || !is_month_name(tokens[at + 1])) return {};
    return SignChange{1, ",", "Точка между месяцами прочитана как запятая."};
}

// «октября.2025», «мая: 2025»: nothing stands between a month and its year.
std::optional<SignChange> space_before_year(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 6> kSigns = {".", ",", ":", ";", "-", "_"};
    if (at == 0 || at + 1 >= tokens.size() || !is_month_name(tokens[at - 1]) || !is_year(tokens[at + 1])) return {};
    if (std::find(kSigns.begin(), kSigns.end(), tokens[at].text) == kSigns.end()) return {};
    const bool apart = tokens[at].end < tokens[at + 1].begin || tokens[at - 1].end < tokens[at].begin;
    return SignChange{1, apart ? "" : " ", "Знак между месяцем и годом убран."};
}

// «01.03,2024», «15:04.2025»: the figures of a date have one sign between them.
std::optional<SignChange> stop_in_date(const Tokens& tokens, std::size_t at) {
    const auto joined = [&](std::size_t from, std::size_t to) {
        if (to >= tokens.size()) return false;
        for (std::size_t i = from; i < to; ++i)
            if (tokens[i].end != tokens[i + 1].begin) return false;
        return true;
    };
    const auto is_date = [&](std::size_t from) {
        const auto is_sign = [&](std::size_t sign) {
            return tokens[sign].text == "." || tokens[sign].text == "," || tokens[sign].text == ":";
        };
        return joined(from, from + 4) && is_number(tokens, from) && tokens[from].text.size() <= 2 &&
               is_sign(from + 1) && is_number(tokens, from + 2) && tokens[from + 2].text.size() == 2 &&
               is_sign(from + 3) && is_year(tokens[from + 4]);
    };
    if (tokens[at].text != "," && tokens[at].text != ":") return {};
    const bool first = at >= 1 && is_date(at - 1), second = at >= 3 && is_date(at - 3);
    return first || second ? std::optional{SignChange{1, ".", "Знак внутри даты прочитан как точка."}} : std::nullopt;
}

// «в течение 30. дней», «г.. 3 апреля»: a number goes on with what it counts, and two full stops are one and a comma.
std::optional<SignChange> stop_among_words(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 6> kCounted = {"дней",    "дня",         "раз",
                                                                 "рабочих", "календарных", "числа"};
    if (tokens[at].text != "." || at == 0 || at + 1 >= tokens.size()) return {};
    const Token& next = tokens[at + 1];
    const bool counted =
        is_month_name(next) || std::find(kCounted.begin(), kCounted.end(), next.folded) != kCounted.end();
    if (tokens[at - 1].kind == Token::Kind::number && counted && starts_with_lower(next.text))
        return SignChange{1, tokens[at].end < next.begin ? "" : " ", "Знак после числа убран."};
    if (is_year(tokens[at - 1]) && next.is("г"))  // «2023. г.»
        return SignChange{1, tokens[at].end < next.begin ? "" : " ", "Знак после года убран."};
    if (at >= 2 && tokens[at - 1].text == "." && tokens[at - 2].is("г") && tokens[at].end < next.begin)
        return SignChange{1, ",", "Вторая точка прочитана как запятая."};
    return {};
}

// «Пи III кварталы», «П-Ш кварталы», «Пи[У кварталы»: Roman numbers in the strokes of Russian letters.
std::optional<SignChange> numbers_of_quarters(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kTokensMax = 10;
    if (at > 0 && tokens[at - 1].kind == Token::Kind::word && length_in_characters(tokens[at - 1].text) < 3 &&
        !is_one_of(tokens[at - 1].folded, {"в", "во", "за", "на", "с", "до"}))
        return {};  // it may be a number of the list
    std::size_t end = at;
    std::string read;
    while (end < tokens.size() && end - at < kTokensMax && !is_part_of_year(tokens[end])) read += tokens[end++].text;
    if (end == at || end == tokens.size() || !is_part_of_year(tokens[end])) return {};
    const auto printed = quarters_of_strokes(read);
    return printed ? std::optional{SignChange{end - at, *printed, read_as(read, *printed)}} : std::nullopt;
}

// «с -13 января»: a speck.
std::optional<SignChange> dash_before_day(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 4> kBefore = {"с", "до", "по", "от"};
    if (tokens[at].text != "-" || at == 0 || !is_number(tokens, at + 1)) return {};
    if (std::find(kBefore.begin(), kBefore.end(), tokens[at - 1].folded) == kBefore.end()) return {};
    return SignChange{1, "", "Знак перед числом убран."};
}

// «до З октября», «до б марта»: a letter that looks like the figure of a day.
std::optional<SignChange> figure_for_letter(const Tokens& tokens, std::size_t at) {
    if (tokens[at].kind != Token::Kind::word || at + 1 >= tokens.size()) return {};
    if (tokens[at].is("сбпо") && is_number(tokens, at + 1)) return SignChange{1, "с 6 по", read_as("сбпо", "с 6 по")};
    const bool from_to = tokens[at + 1].is("по") && at > 0 && tokens[at - 1].is("с");
    if (!is_month_name(tokens[at + 1]) && !from_to) return {};
    for (const auto& [letter, figure] : {std::pair{"З", "3"}, {"б", "6"}})
        if (tokens[at].text == letter) return SignChange{1, figure, read_as(letter, figure)};
    return {};
}

// «З квартал»: they are counted.
std::optional<SignChange> number_of_part(const Tokens& tokens, std::size_t at) {
    if (at + 1 >= tokens.size()) return {};
    if (!is_part_of_year(tokens[at + 1])) return {};
    for (const auto& [read, printed] : {std::pair{"З", "3"}, {"з", "3"}})
        if (tokens[at].text == read) return SignChange{1, printed, read_as(read, printed)};
    return {};
}

// «дс 19 ноября», «с 15 июня но 25 августа»: what stands before a day and is half «до» or «по» is no other word.
std::optional<SignChange> word_before_day(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 5> kOwn = {"до", "по", "со", "во", "ко"};
    const Token& token = tokens[at];
    if (token.is("ло") && at + 1 < tokens.size())
        return SignChange{1, "по", read_as(token.text, "по")};  // «ло графику»
    if (token.kind != Token::Kind::word || length_in_characters(token.text) != 2 || !is_number(tokens, at + 1))
        return {};
    if (std::find(kOwn.begin(), kOwn.end(), token.folded) != kOwn.end()) return {};
    if (!token.folded.starts_with("д") && !token.folded.ends_with("о")) return {};
    const bool from = std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                  [](const Token& before) { return before.is("с"); });
    return SignChange{1, from ? "по" : "до", read_as(token.text, from ? "по" : "до")};
}

// «1 по 9 мая»: a «с» at the edge of the cell was lost.
std::optional<SignChange> lost_from(const Tokens& tokens, std::size_t at) {
    if (at != 0 || !is_number(tokens, 0) || tokens[0].text.size() > 2 || tokens.size() < 4) return {};
    if (!tokens[1].is("по") || !is_number(tokens, 2) || !is_month_name(tokens[3])) return {};
    const std::string day{tokens[0].text};
    return SignChange{1, "с " + day, read_as(day + " по", "с " + day + " по")};
}

// «В\течение», «28.05.2026—», «+ 05.09.2025»: signs that no time is written with, and dashes with nothing beside them.
std::optional<SignChange> stray_sign(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 14> kStray = {"\\", "{", "}", "|", "‹", "›", "+",
                                                                "°",  "®", "~", "=", "^", "$", "_"};
    static constexpr std::array<std::string_view, 3> kDashes = {"-", "–", "—"};
    const bool first = at == 0, last = at + 1 == tokens.size();
    const bool dash = std::find(kDashes.begin(), kDashes.end(), tokens[at].text) != kDashes.end();
    const bool stray = std::find(kStray.begin(), kStray.end(), tokens[at].text) != kStray.end();
    static constexpr std::array<std::string_view, 5> kQuotes = {"“", "”", "„", "\"", "»"};
    const auto is_quote = [](const Token& token) {
        return token.text == "«" || std::find(kQuotes.begin(), kQuotes.end(), token.text) != kQuotes.end();
    };
    const bool lone_quote = last && is_quote(tokens[at]) && std::count_if(tokens.begin(), tokens.end(), is_quote) == 1;
    if (tokens.size() < 2 || (!stray && !lone_quote && !(dash && (first || last)))) return {};
    const bool before = !first && tokens[at - 1].end == tokens[at].begin;
    const bool behind = !last && tokens[at].end == tokens[at + 1].begin;
    const auto is_figure = [&](std::size_t token) { return tokens[token].kind == Token::Kind::number; };
    if ((stray && before && is_figure(at - 1)) || (behind && is_figure(at + 1))) return {};  // it may hide a figure
    return SignChange{1, before && behind ? " " : "", "Знак, которого в сроках не бывает, убран."};
}

// «октябрь - ноябры»: a word of the language, but no time.
std::optional<SignChange> months_of_autumn(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 4> kPlural = {"сентябры", "октябры", "ноябры", "декабры"};
    if (std::find(kPlural.begin(), kPlural.end(), tokens[at].folded) == kPlural.end()) return {};
    std::string month{tokens[at].text.substr(0, tokens[at].text.size() - std::string_view{"ы"}.size())};
    month += "ь";
    return SignChange{1, month, read_as(tokens[at].text, month)};
}

// «3 Декабря»: behind its day a month is small.
std::optional<SignChange> small_month(const Tokens& tokens, std::size_t at) {
    if (at == 0 || tokens[at - 1].kind != Token::Kind::number || !is_month_name(tokens[at])) return {};
    if (starts_with_lower(tokens[at].text)) return {};
    return SignChange{1, lower_first(tokens[at].text), {}};
}

// «2025 Г.», «1 сентября По 31 мая»: little words are as large as capitals to a recogniser, and inside a phrase they are small.
std::optional<SignChange> small_for_capital(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 18> kLittle = {
        "г", "гг", "в", "во", "с", "со", "к", "и", "о", "до", "по", "на", "не", "за", "из", "мере", "года", "раз"};
    const Token& token = tokens[at];
    if (at == 0 || token.kind != Token::Kind::word || !is_capitalised(token.text)) return {};
    if (std::find(kLittle.begin(), kLittle.end(), token.folded) == kLittle.end()) return {};
    const Token& before = tokens[at - 1];
    const bool behind_year = is_year(before) || (at >= 2 && before.text == "." && is_year(tokens[at - 2]));
    const bool year = token.folded.starts_with("г") && behind_year;
    const bool inside = before.kind == Token::Kind::word && starts_with_lower(before.text);
    if (!year && (!inside || token.folded.starts_with("г"))) return {};
    return SignChange{1, token.folded, {}};
}

// A little word or a month begins small where nearly all deadlines of the plan do.
bool begins_small_here(const std::string& word, std::size_t small, std::size_t large) {
    static constexpr std::array<std::string_view, 9> kLittle = {"до", "с", "со", "по", "в", "не", "к", "на", "за"};
    if (starts_with_lower(word) || small < kAlikeMin || small < kAgainstMax * large) return false;
    const Tokens tokens = tokenise(word);
    return is_month_name(tokens.front()) ||
           std::find(kLittle.begin(), kLittle.end(), tokens.front().folded) != kLittle.end();
}

std::string first_word(const RawField& field) {
    const Tokens tokens = tokenise(field.text);
    const bool word = !tokens.empty() && tokens.front().kind == Token::Kind::word && tokens.front().begin == 0;
    return word ? std::string{tokens.front().text} : std::string{};
}

}  // namespace

std::string read_as(std::string_view read, std::string_view printed) {
    return "«" + std::string{read} + "» прочитано как «" + std::string{printed} + "».";
}

std::optional<SignChange> change_of_signs(const Tokens& tokens, std::size_t at) {
    for (const auto change : {comma_between_months, space_before_year, stop_in_date, stop_among_words,
                              numbers_of_quarters, dash_before_day, lost_from, figure_for_letter, number_of_part,
                              word_before_day, stray_sign, months_of_autumn, small_month, small_for_capital})
        if (auto found = change(tokens, at)) return found;
    return {};
}

void begin_alike(RawPlan& plan) {
    std::map<std::string, std::size_t> times;
    std::size_t small = 0, large = 0;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures) {
            const std::string word = first_word(measure.deadline);
            ++times[word];
            if (!word.empty()) ++(starts_with_lower(word) ? small : large);
        }
    for (RawSection& section : plan.sections)
        for (RawMeasure& measure : section.measures) {
            const std::string own = first_word(measure.deadline);
            if (own.empty()) continue;
            const std::string other = starts_with_lower(own) ? upper_first(own) : lower_first(own);
            const auto found = times.find(other);
            const bool alike =
                found != times.end() && found->second >= kAlikeMin && found->second >= kAgainstMax * times[own];
            if (!alike && !begins_small_here(own, small, large)) continue;
            measure.deadline.text.replace(0, own.size(), other);
            measure.deadline.repairs.push_back(read_as(own, other));
        }
}

}  // namespace mera::intake
