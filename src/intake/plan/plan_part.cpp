#include "intake/plan/plan_part.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

// «за период с 1 сентября 2023 г. по 31 мая 2024 г.»: what is told of, not when the plan runs.
bool reports_on(const Tokens& tokens, std::size_t stretch) {
    std::size_t at = stretch;
    if (at > 0 && tokens[at - 1].is("период")) --at;
    return at > 0 && tokens[at - 1].is("за");
}

// Times of a year whose days nobody but the school or the season knows.
bool is_nameless_part(const Tokens& tokens, std::size_t at) {
    const bool season = has_word_with(tokens[at].text, {"летн", "зимн", "осенн", "весенн"});
    const std::string next = at + 1 < tokens.size() ? tokens[at + 1].folded : "";
    if (next.starts_with("квартал")) return false;  // «четвёртый»
    for (const std::string_view name : {"четверт", "триместр", "семестр", "каникул"})
        if (next.starts_with(name) || tokens[at].folded.starts_with(name)) return true;
    return season && (next.starts_with("период") || next.starts_with("сезон"));
}

// «10 – 15 февраля 2025 года», «ноябрь 2022 – апрель 2023»: from one day to another, and nothing else.
std::optional<PlanTerm> short_stretch(std::string_view words) {
    const DeadlineReading reading = read_deadlines(words, std::nullopt);
    if (reading.deadlines.size() != 1 || !reading.doubts.empty() || reading.deadlines[0].kind != DeadlineKind::range)
        return {};
    const auto &first = reading.deadlines[0].start, &last = reading.deadlines[0].end;
    if (!first || !last || last->year() - first->year() > std::chrono::years{1}) return {};
    return PlanTerm{*first, *last};
}

// «на октябрь 2019 г. – март 2020 г.»: the month is where a stretch begins.
bool goes_on_to_another(const Tokens& tokens, std::size_t behind_year) {
    while (behind_year < tokens.size() &&
           (tokens[behind_year].text == "." || is_one_of(tokens[behind_year].folded, {"г", "год", "года", "гг"})))
        ++behind_year;
    return behind_year + 1 < tokens.size() && is_one_of(tokens[behind_year].folded, {"-", "–", "—", "−", "по", "до"}) &&
           (month_in(tokens[behind_year + 1].text) || tokens[behind_year + 1].kind == Token::Kind::number);
}

// «Сроки проведения: 3 – 28 февраля 2025 года»: the words behind the label.
bool is_labelled(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kLabelWordsMax = 3;
    if (at < 2 || tokens[at - 1].text != ":") return false;
    const std::size_t first = at - 1 > kLabelWordsMax ? at - 1 - kLabelWordsMax : 0;
    for (std::size_t word = first; word + 1 < at; ++word)
        if (tokens[word].is("срок") || tokens[word].is("сроки") || tokens[word].is("период") ||
            tokens[word].is("дата") || tokens[word].is("даты"))
            return true;
    return false;
}

bool has_label(const Tokens& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (is_labelled(tokens, at)) return true;
    return false;
}

}  // namespace

std::optional<int> year_of(const Token& token) {
    if (token.kind != Token::Kind::number || token.text.size() != 4) return {};
    int year = 0;
    std::from_chars(token.text.data(), token.text.data() + token.text.size(), year);
    return year >= 1990 && year <= 2099 ? std::optional{year} : std::nullopt;
}

std::optional<PlanTerm> stretch_in_title(std::string_view title) {
    if (const auto alone = short_stretch(title)) return alone;
    const Tokens tokens = tokenise(title);
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool begins_date = tokens[at].kind == Token::Kind::number && tokens[at + 1].text == "." &&
                                 (at == 0 || (tokens[at - 1].kind != Token::Kind::word && tokens[at - 1].text != "."));
        const bool days_alone = at == 0 && tokens[at].kind == Token::Kind::number;  // «18–22 ноября 2024 года»
        const auto number = [&](std::size_t it) {
            return it < tokens.size() && tokens[it].kind == Token::Kind::number;
        };
        // «Неделя науки 10–14 февраля 2025 года»
        const bool days = number(at) && number(at + 2) && at + 3 < tokens.size() && month_in(tokens[at + 3].text) &&
                          (tokens[at + 1].text == "–" || tokens[at + 1].text == "-" || tokens[at + 1].text == "—");
        const bool begins =
            days || tokens[at].is("с") || tokens[at].is("на") || begins_date || days_alone || is_labelled(tokens, at);
        if (!begins || reports_on(tokens, at)) continue;
        const std::string_view words = title.substr(tokens[at].is("на") ? tokens[at + 1].begin : tokens[at].begin);
        const DeadlineReading reading = read_deadlines(words, std::nullopt);
        if (reading.deadlines.size() != 1 || reading.deadlines[0].kind != DeadlineKind::range) continue;
        const auto &first = reading.deadlines[0].start, &last = reading.deadlines[0].end;
        if (first && last && last->year() - first->year() <= std::chrono::years{1}) return PlanTerm{*first, *last};
    }
    for (std::size_t open = title.find('('); open != std::string_view::npos; open = title.find('(', open + 1))
        if (const auto inside = short_stretch(title.substr(open + 1, title.find(')', open) - open - 1))) return inside;
    return {};
}

std::optional<PlanTerm> days_in_title(std::string_view title) {
    constexpr std::size_t kWordsBetween = 2;  // «месяц»
    const Tokens tokens = tokenise(title);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto month = month_in(tokens[at].text);
        if (!month) continue;
        const bool of_day = at > 0 && tokens[at - 1].kind == Token::Kind::number;
        const std::size_t named = of_day ? at - 1 : at;
        if (named > 0 && !tokens[named - 1].is("на")) continue;
        for (std::size_t next = at + 1; next < std::min(tokens.size(), at + 1 + kWordsBetween); ++next) {
            if (tokens[next].kind == Token::Kind::sign || month_in(tokens[next].text)) break;
            if (const auto year = year_of(tokens[next])) {
                if (goes_on_to_another(tokens, next + 1)) break;
                const auto day = of_day ? label_of(tokens[named].text) : std::nullopt;
                const Date first = make_date(*year, *month, day ? static_cast<unsigned>(day->parts[0]) : 1);
                if (of_day) return first.ok() ? std::optional{PlanTerm{first, first}} : std::nullopt;
                return PlanTerm{first, Date{first.year() / first.month() / std::chrono::last}};
            }
        }
    }
    return {};
}

std::optional<PlanPart> part_in_title(std::string_view title) {
    if (const auto days = days_in_title(title)) return PlanPart{days, {}};
    const Tokens tokens = tokenise(title);
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
        if (!tokens[at].is("на")) continue;
        const std::string_view words = title.substr(tokens[at + 1].begin);
        if (is_nameless_part(tokens, at + 1)) return PlanPart{{}, std::string{words}};
        const std::string& unit = tokens[at + 2].folded;
        if (!unit.starts_with("квартал") && unit != "кв" && !unit.starts_with("полугоди")) continue;
        const DeadlineReading reading = read_deadlines(words, std::nullopt);
        if (reading.deadlines.size() != 1 || reading.deadlines[0].kind != DeadlineKind::range) continue;
        if (const auto &first = reading.deadlines[0].start, &last = reading.deadlines[0].end; first && last)
            return PlanPart{PlanTerm{*first, *last}, std::string{words}};
    }
    const auto stretch = stretch_in_title(title);
    if (!stretch) return {};
    const bool on = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.is("на"); });
    return PlanPart{stretch, std::string{title}, on || has_label(tokens)};
}

std::optional<PlanPart> event_in_title(std::string_view title) {
    static constexpr std::array<std::string_view, 12> kEvents = {"месячник", "месячника", "месячнику", "декада",
                                                                 "декады",   "декаде",    "неделя",    "недели",
                                                                 "неделе",   "смена",     "смены",     "каникул"};
    for (const Token& token : tokenise(title))
        if (std::find(kEvents.begin(), kEvents.end(), token.folded) != kEvents.end())
            return PlanPart{{}, std::string{token.text}};
    return {};
}

std::optional<PlanTerm> term_named(std::string_view words) {
    const DeadlineReading reading = read_deadlines(words, std::nullopt);
    if (reading.deadlines.size() != 1 || !reading.doubts.empty() || reading.deadlines[0].recurrence) return {};
    const auto &first = reading.deadlines[0].start, &last = reading.deadlines[0].end;
    if (!first || !last || *last <= *first) return {};
    // The work of a school year goes on to the day before the next.
    const bool school_year = reading.deadlines[0].kind == DeadlineKind::school_year;
    return PlanTerm{*first, school_year ? Date{last->year() / std::chrono::August / 31} : *last};
}

std::optional<PlanTerm> term_in_brackets(std::string_view heading) {
    const auto open = heading.rfind('('), close = heading.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
    return term_named(heading.substr(open + 1, close - open - 1));
}

}  // namespace mera::intake
