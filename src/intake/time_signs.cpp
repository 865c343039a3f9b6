#include "intake/time_signs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "intake/cell_kinds.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kAlikeMin = 4;   // deadlines that begin with one word
constexpr std::size_t kAgainstMax = 5;  // for each that begins otherwise, so many must agree

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

// «2025 Г.», «1 сентября По 31 мая»: little words are as large as capitals to a recogniser, and inside a phrase they are small.
std::optional<SignChange> small_for_capital(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 18> kLittle = {
        "г", "гг", "в", "во", "с", "со", "к", "и", "о", "до", "по", "на", "не", "за", "из", "мере", "года", "раз"};
    const Token& token = tokens[at];
    if (at == 0 || token.kind != Token::Kind::word || !is_capitalised(token.text)) return {};
    if (std::find(kLittle.begin(), kLittle.end(), token.folded) == kLittle.end()) return {};
    const Token& before = tokens[at - 1];
    const bool year = token.folded.starts_with("г") && is_year(before);
    const bool inside = before.kind == Token::Kind::word && starts_with_lower(before.text);
    if (!year && (!inside || token.folded.starts_with("г"))) return {};
    return SignChange{1, token.folded, {}};
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
    for (const auto change :
         {comma_between_months, space_before_year, stop_in_date, dash_before_day, figure_for_letter, small_for_capital})
        if (auto found = change(tokens, at)) return found;
    return {};
}

void begin_alike(RawPlan& plan) {
    std::map<std::string, std::size_t> times;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures) ++times[first_word(measure.deadline)];
    for (RawSection& section : plan.sections)
        for (RawMeasure& measure : section.measures) {
            const std::string own = first_word(measure.deadline);
            if (own.empty()) continue;
            const std::string other = starts_with_lower(own) ? upper_first(own) : lower_first(own);
            const auto found = times.find(other);
            if (found == times.end() || found->second < kAlikeMin || found->second < kAgainstMax * times[own]) continue;
            measure.deadline.text.replace(0, own.size(), other);
            measure.deadline.repairs.push_back(read_as(own, other));
        }
}

}  // namespace mera::intake
