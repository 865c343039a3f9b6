#include "intake/words/pointed_times.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "intake/words/deeds.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kWordsOfTurn = 12;  // «, установленный планом-графиком повышения квалификации на 2023 год»

bool begins_with_one_of(std::string_view word, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto begin) { return word.starts_with(begin); });
}

bool says_elsewhere(const Token& token) {
    return begins_with_one_of(token.folded, {"указанн", "установленн", "определенн", "предусмотренн", "обозначенн",
                                             "утвержденн", "назначенн", "согласованн", "названн"});
}

bool is_term_noun(const Token& token) {
    return is_one_of(token.folded, {"срок", "сроки", "срока", "сроков", "сроку", "сроком", "период"});
}

// «1», «.», «2» → 1, 2
std::vector<int> number_at(const Tokens& tokens, std::size_t at) {
    std::vector<int> out;
    for (; at < tokens.size() && tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2; at += 2) {
        out.push_back(std::stoi(std::string{tokens[at].text}));
        if (at + 1 >= tokens.size() || tokens[at + 1].text != "." || tokens[at + 1].begin != tokens[at].end) break;
    }
    return out;
}

// «… в пункте 2.1 настоящего приказа», «п. 2»; the points of other documents are none.
std::vector<int> clause_named(const Tokens& tokens, std::size_t first, std::size_t after) {
    for (std::size_t at = first; at + 1 < after; ++at) {
        const bool shortened = tokens[at].is("п") && tokens[at + 1].text == ".";
        if (!shortened && !begins_with_one_of(tokens[at].folded, {"пункт", "подпункт"})) continue;
        const std::size_t number = at + (shortened ? 2 : 1);
        std::size_t next = number;
        while (next < tokens.size() && (tokens[next].kind == Token::Kind::number || tokens[next].text == ".")) ++next;
        const bool of_other =
            next < tokens.size() &&
            begins_with_one_of(tokens[next].folded, {"приказ", "распоряж", "постановл", "план", "положени", "графи"});
        return of_other ? std::vector<int>{} : number_at(tokens, number);
    }
    return {};
}

// Up to a deed or the end of the turn; the full stop of «п. 2.1» ends nothing.
std::size_t end_of_turn(const Tokens& tokens, std::size_t at) {
    const std::size_t end = std::min(tokens.size(), at + kWordsOfTurn);
    while (at < end && !is_infinitive(tokens[at].folded)) {
        const bool inside = tokens[at].text == "." && at + 1 < tokens.size() &&
                            (tokens[at + 1].kind == Token::Kind::number || tokens[at - 1].is("п"));
        if (tokens[at].kind == Token::Kind::sign && !inside && tokens[at].text != "«" && tokens[at].text != "»") break;
        ++at;
    }
    return at;
}

// «В те же сроки», «в указанные в ней сроки», «к этому же сроку»
PointedTerm pointed_before_noun(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kBetween = 4;
    const std::size_t word = at + 1;
    const bool same = is_one_of(tokens[word].folded, {"те", "тот", "эти", "этот", "тому", "этому", "такие", "такой"});
    if (!same && !says_elsewhere(tokens[word])) return {};
    for (std::size_t noun = word + 1; noun < std::min(tokens.size(), word + kBetween); ++noun) {
        if (tokens[noun].kind == Token::Kind::sign) break;
        if (!is_term_noun(tokens[noun])) continue;
        const bool close = noun == word + 1 || (noun == word + 2 && tokens[word + 1].is("же"));
        const bool above = close && (same || begins_with_one_of(tokens[word].folded, {"указанн", "названн"}));
        return {noun + 1, above, clause_named(tokens, word, noun)};
    }
    return {};
}

// «В срок, указанный в пункте 2», «не позднее сроков, установленных планом-графиком», «до срока, указанного в пункте 2.2»
PointedTerm pointed_behind_noun(const Tokens& tokens, std::size_t noun) {
    std::size_t turn = noun + 1;
    if (turn < tokens.size() && tokens[turn].text == ",") ++turn;
    if (turn >= tokens.size() || !says_elsewhere(tokens[turn])) return {};
    const std::size_t after = end_of_turn(tokens, turn);
    return {after, false, clause_named(tokens, turn, after)};
}

// «Согласно утверждённому графику», «в соответствии с планом-графиком», «по отдельному графику»
std::size_t after_timetable(const Tokens& tokens, std::size_t at) {
    std::size_t noun = at + 1;
    if (tokens[at].is("в")) {
        if (!tokens[noun].is("соответствии") || noun + 2 >= tokens.size() || !tokens[noun + 1].is("с")) return 0;
        noun += 2;
    } else if (!is_one_of(tokens[at].folded, {"согласно", "по"})) {
        return 0;
    }
    constexpr std::size_t kAdjectives = 2;
    for (std::size_t word = noun; word <= noun + kAdjectives && word < tokens.size(); ++word) {
        if (tokens[word].kind == Token::Kind::sign) return 0;
        const std::string& timetable = tokens[word].folded;
        if (!timetable.starts_with("график") && timetable.find("-график") == std::string::npos) continue;
        // «В соответствии с графиком работы учреждения»: its hours
        const bool of_hours =
            word + 1 < tokens.size() && is_one_of(tokens[word + 1].folded, {"работы", "отпусков", "дежурств"});
        return of_hours ? 0 : word + 1;
    }
    return 0;
}

}  // namespace

PointedTerm pointed_term_at(const Tokens& tokens, std::size_t at) {
    if (at + 1 >= tokens.size()) return {};
    if (const std::size_t after = after_timetable(tokens, at)) return {after, false, {}};
    const bool later =
        tokens[at].is("не") && at + 2 < tokens.size() && is_one_of(tokens[at + 1].folded, {"позднее", "позже"});
    const std::size_t opening = later ? at + 1 : at;
    if (!later && !is_one_of(tokens[at].folded, {"в", "к", "до"})) return {};
    if (is_term_noun(tokens[opening + 1])) return pointed_behind_noun(tokens, opening + 1);
    return pointed_before_noun(tokens, opening);
}

}  // namespace mera::intake
