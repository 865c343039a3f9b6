#include "intake/plan/targets.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

struct Comparison {
    std::string_view first, second;  // folded words before the number; `second` may be empty
    std::string_view sign;
};
constexpr std::array kComparisons = {
    Comparison{"не", "менее", ">="}, Comparison{"не", "ниже", ">="},  Comparison{"не", "меньше", ">="},
    Comparison{"не", "более", "<="}, Comparison{"не", "выше", "<="},  Comparison{"не", "больше", "<="},
    Comparison{"не", "свыше", "<="}, Comparison{"", "более", ">"},    Comparison{"", "свыше", ">"},
    Comparison{"", "больше", ">"},   Comparison{"", "выше", ">"},     Comparison{"", "менее", "<"},
    Comparison{"", "ниже", "<"},     Comparison{"", "меньше", "<"},   Comparison{"", "≥", ">="},
    Comparison{"", "≤", "<="},       Comparison{"", "минимум", ">="}, Comparison{"", "максимум", "<="}};

struct Amount {
    std::size_t first = 0, last = 0;  // tokens of comparison, number and unit
    std::string sign = "=";
    double value = 0;
    std::string unit;
};

bool ends_phrase(const Token& token) {
    return token.text == "." || token.text == ";" || token.text == "!" || token.text == ":";
}

bool is_percent(const Token& token) { return token.text == "%" || token.folded.starts_with("процент"); }

// What a count counts: «не менее 15 учителей» people, «не менее 2 семинаров» what it says. Years, classes and numbers of
// laws are no targets.
std::string unit_of_count(const Token& word) {
    static constexpr std::array<std::string_view, 12> kNoUnits = {
        "год", "года", "году", "лет", "класс", "класса", "классов", "классах", "числа", "квартал", "дней", "дня"};
    if (word.kind != Token::Kind::word || std::find(kNoUnits.begin(), kNoUnits.end(), word.folded) != kNoUnits.end())
        return {};
    if (word.folded.starts_with("чел")) return "чел.";
    const auto people = reading_in_case(word.folded, Case::genitive);
    if (people && (people->kind == NounKind::post || people->kind == NounKind::group)) return "чел.";
    return word.folded;
}

// «Снижение доли … до 5 %», «рост охвата до 80 %»: the way the figure is to go says how it is compared.
std::string sign_of_change(const Tokens& tokens, std::size_t until) {
    constexpr std::size_t kWordsBack = 14;
    for (std::size_t at = until; at-- > (until > kWordsBack ? until - kWordsBack : 0);) {
        if (ends_phrase(tokens[at])) break;
        for (const std::string_view down : {"снижа", "сниже", "снизи", "сокращ", "сократ", "уменьш"})
            if (tokens[at].folded.starts_with(down)) return "<=";
        for (const std::string_view up : {"увелич", "повыш", "повыс", "рост", "возраст", "вырас", "довед", "довест"})
            if (tokens[at].folded.starts_with(up)) return ">=";
    }
    return "=";
}

// «с 12 % до 5 %»: the token of «с», or `until` when nothing of the kind stands before «до».
std::size_t baseline_before(const Tokens& tokens, std::size_t until) {
    std::size_t at = until;
    if (at > 0 && is_percent(tokens[at - 1])) --at;
    if (at < 2 || tokens[at - 1].kind != Token::Kind::number) return until;
    --at;
    if (at > 2 && (tokens[at - 1].text == "," || tokens[at - 1].text == ".") &&
        tokens[at - 2].kind == Token::Kind::number)
        at -= 2;  // «12,5»
    return at > 0 && is_one_of(tokens[at - 1].folded, {"с", "со", "от"}) ? at - 1 : until;
}

bool is_baseline(const Tokens& tokens, const Amount& amount) {
    const std::size_t next = amount.last + 1;
    return next + 1 < tokens.size() && tokens[next].is("до") && tokens[next + 1].kind == Token::Kind::number &&
           baseline_before(tokens, next) < next;
}

// A number with its decimal part and its unit. A percent is a target by itself, a count only when it is compared with
// something: «2 семинара» may be the plan of the work, «не менее 2 семинаров» is a target.
std::optional<Amount> amount_at(const Tokens& tokens, std::size_t at) {
    if (tokens[at].kind != Token::Kind::number) return {};
    std::string digits{tokens[at].text};
    std::size_t end = at + 1;
    if (end + 1 < tokens.size() && (tokens[end].text == "," || tokens[end].text == ".") &&
        tokens[end + 1].kind == Token::Kind::number && tokens[end].begin == tokens[at].end &&
        tokens[end + 1].begin == tokens[end].end) {
        digits += '.';
        digits += tokens[end + 1].text;
        end += 2;
    }
    if (end >= tokens.size()) return {};
    const bool percent = is_percent(tokens[end]);
    Amount amount{.first = at,
                  .last = percent ? end : end - 1,
                  .sign = "=",
                  .value = 0,
                  .unit = percent ? "%" : unit_of_count(tokens[end])};
    if (amount.unit.empty()) return {};
    const auto [_, error] = std::from_chars(digits.data(), digits.data() + digits.size(), amount.value);
    if (error != std::errc{}) return {};
    std::size_t word = at;  // «не менее чем у 80 %»
    while (word > 0 && (tokens[word - 1].is("чем") || tokens[word - 1].is("у") || tokens[word - 1].is("на"))) --word;
    for (const Comparison& comparison : kComparisons) {
        if (word < 1 || !tokens[word - 1].is(comparison.second)) continue;
        if (comparison.first.empty()) {
            if (word >= 2 && tokens[word - 2].is("не")) continue;
            amount.first = word - 1;
        } else {
            if (word < 2 || !tokens[word - 2].is(comparison.first)) continue;
            amount.first = word - 2;
        }
        amount.sign = comparison.sign;
        break;
    }
    if (amount.sign == "=" && word > 0 && tokens[word - 1].is("до")) {
        amount.sign = sign_of_change(tokens, word - 1);
        if (amount.sign != "=") amount.first = baseline_before(tokens, word - 1);
    }
    if (is_baseline(tokens, amount) || (!percent && amount.sign == "=")) return {};
    return amount;
}

bool is_preposition(const Token& token) {
    static constexpr std::array<std::string_view, 14> kWords = {"в",  "во", "на",  "по",  "от", "из", "с",
                                                                "со", "к",  "для", "при", "о",  "об", "до"};
    return std::find(kWords.begin(), kWords.end(), token.folded) != kWords.end();
}

struct Clause {  // the sentence round the amount, as tokens
    std::size_t first = 0, last = 0;
};

Clause clause_around(const Tokens& tokens, const Amount& amount) {
    Clause clause{amount.first, amount.last};
    while (clause.first > 0 && !ends_phrase(tokens[clause.first - 1])) --clause.first;
    while (clause.last + 1 < tokens.size() && !ends_phrase(tokens[clause.last + 1])) ++clause.last;
    return clause;
}

std::string slice(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t end) {
    if (first >= end) return {};
    std::string out = collapse_spaces(between(text, tokens[first], tokens[end - 1]));
    while (!out.empty() && (out.back() == ',' || out.back() == ' ' || out.back() == '-')) out.pop_back();
    for (const std::string_view dash : {" –", " —"})
        if (out.ends_with(dash)) out.erase(out.size() - dash.size());
    return out;
}

// From the last comma before which a whole phrase ends: «Повышение компетентности педагогов, охват работников» keeps
// «охват работников». A participle after a comma belongs to the phrase before it.
std::size_t phrase_start(const Tokens& tokens, std::size_t clause_first, std::size_t end) {
    for (std::size_t at = end; at-- > clause_first;) {
        if (tokens[at].text != "," || at + 1 >= end) continue;
        if (is_participle(tokens[at + 1].folded) || is_preposition(tokens[at + 1]) ||
            tokens[at + 1].folded.starts_with("котор"))
            continue;
        return at + 1;
    }
    return clause_first;
}

// «имеют наставника», «прошли обучение»: what the people do.
bool is_finite_verb(const Token& token) {
    if (token.kind != Token::Kind::word || token.folded.size() < 8 || !readings_of(token.folded).empty()) return false;
    for (const std::string_view end : {"ют", "ут", "ят", "ат", "ли", "лись", "ются", "ятся", "утся"})
        if (token.folded.ends_with(end)) return true;
    return false;
}

// Where the group of people after «30%» ends: at the preposition that goes on with what they do.
std::size_t population_end(const Tokens& tokens, std::size_t from, std::size_t clause_end) {
    for (std::size_t at = from; at < clause_end; ++at)
        if (is_preposition(tokens[at]) || tokens[at].text == "," || tokens[at].text == "(" ||
            is_finite_verb(tokens[at]))
            return at;
    return clause_end;
}

struct Named {
    std::string text;
    bool sure = true;
};

Named population_of(std::string_view genitive) {
    if (genitive.empty()) return {};
    const auto nominative = nominative_phrase(genitive, Case::genitive);
    if (!nominative) return {std::string{genitive}, false};
    return {lower_first(nominative->text), nominative->sure};
}

// «участие» alone: in what, the measure's documents or its title say («Приказы об участии в оценочных процедурах»).
std::string completed(const std::string& metric, const std::vector<std::string>& helpers) {
    const Tokens own = tokenise(metric);
    if (own.size() != 1) return metric;
    for (const std::string& helper : helpers) {
        const Tokens tokens = tokenise(helper);
        for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
            if (tokens[at].kind != Token::Kind::word || stem(tokens[at].folded) != stem(own[0].folded)) continue;
            if (!is_preposition(tokens[at + 1])) continue;
            std::size_t end = at + 2;
            while (end < tokens.size() && tokens[end].text != "," && !ends_phrase(tokens[end]) &&
                   tokens[end].text != "(")
                ++end;
            return metric + " " + slice(helper, tokens, at + 1, end);
        }
    }
    return metric;
}

DraftTarget target_of(std::string_view text, const Tokens& tokens, const Amount& amount,
                      const std::vector<std::string>& helpers, std::vector<std::string>& doubts) {
    const Clause clause = clause_around(tokens, amount);
    const std::size_t clause_end = clause.last + 1, after = amount.last + 1;
    DraftTarget target{
        .metric = {}, .comparator = amount.sign, .value = amount.value, .unit = amount.unit, .population = {}};
    std::size_t start = phrase_start(tokens, clause.first, amount.first);
    // «ежегодно не менее 3 работ»: how often, not what
    while (start < amount.first && tokens[start].folded.starts_with("еже") && tokens[start].folded.ends_with("но"))
        ++start;
    const std::string before = slice(text, tokens, start, amount.first);
    Named population;
    if (after < clause_end && tokens[after].is("от")) {  // «не менее 30% от общего числа …»
        population = population_of(slice(text, tokens, after + 1, clause_end));
        target.metric = before;
    } else if (before.empty()) {  // «100% участие от квоты …», «100 % педагогов прошли обучение»
        std::size_t from = after;
        while (from < clause_end && !tokens[from].is("от")) ++from;
        if (from < clause_end) {
            target.metric = slice(text, tokens, after, from);
            population = population_of(slice(text, tokens, from + 1, clause_end));
        } else {
            const std::size_t end = population_end(tokens, after, clause_end);
            const auto people = nominative_phrase(slice(text, tokens, after, end), Case::genitive);
            if (people && people->sure) {
                population = {lower_first(people->text), true};
                target.metric = slice(text, tokens, end, clause_end);
            } else {
                target.metric = slice(text, tokens, after, clause_end);
            }
        }
    } else if (after < clause_end && tokens[after].text != ",") {  // «Участие 100% руководителей в семинаре»
        const std::size_t end = population_end(tokens, after, clause_end);
        population = population_of(slice(text, tokens, after, end));
        target.metric = before;
        if (end < clause_end && is_preposition(tokens[end]))
            target.metric += " " + slice(text, tokens, end, clause_end);
    } else {
        target.metric = before;
    }
    const Tokens metric = tokenise(target.metric);
    const bool letters =
        !metric.empty() && is_upper(metric[0].text) && length_in_characters(metric[0].text) > 1;  // «ШНОР»
    target.metric = completed(letters ? target.metric : lower_first(target.metric), helpers);
    target.population = population.text;
    if (!population.sure)
        doubts.push_back("Не ясно, от кого считается доля " +
                         std::string{between(text, tokens[amount.first], tokens[amount.last])} + ": «" +
                         population.text + "». Проверьте.");
    return target;
}

}  // namespace

TargetList read_targets(std::string_view result, const std::vector<std::string>& helpers) {
    const std::string text = in_one_line(result);
    const Tokens tokens = tokenise(text);
    TargetList out;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (const auto amount = amount_at(tokens, at)) {
            out.targets.push_back(target_of(text, tokens, *amount, helpers, out.doubts));
            at = amount->last;
        }
    return out;
}

}  // namespace mera::intake
