#include "intake/plan/time_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "intake/plan/time_signs.hpp"
#include "intake/words/words.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

namespace {

constexpr std::array<std::string_view, 60> kTimeWords = {
    "месяц",          "недели",        "неделю",      "один",      "январь",       "января",        "январе",
    "февраль",        "февраля",       "феврале",     "март",      "марта",        "марте",         "апрель",
    "апреля",         "апреле",        "июнь",        "июня",      "июне",         "июль",          "июля",
    "июле",           "август",        "августа",     "августе",   "сентябрь",     "сентября",      "сентябре",
    "октябрь",        "октября",       "октябре",     "ноябрь",    "ноября",       "ноябре",        "декабрь",
    "декабря",        "декабре",       "квартал",     "квартала",  "полугодие",    "полугодия",     "ежемесячно",
    "ежегодно",       "ежеквартально", "еженедельно", "ежедневно", "постоянно",    "течение",       "учебного",
    "учебный",        "календарного",  "отдельному",  "графику",   "согласованию", "необходимости", "позднее",
    "систематически", "регулярно",     "каникулы",    "года"};
constexpr std::size_t kLettersMin = 4;
constexpr std::size_t kPiecesMax = 4;  // tokens of a word that came out in pieces
constexpr std::size_t kFirstPieceMin = 3;
constexpr std::size_t kJoinedMin = 6;
constexpr std::size_t kLongWord = 9;  // letters: two wrong ones still leave it alone

// The one known word that so few letters part from this one; nothing when there are two.
std::string_view only_like(std::string_view folded) {
    const std::size_t letters = length_in_characters(folded);
    std::string_view found;
    std::size_t least = letters >= kLongWord ? 3 : 2;  // one more than may be wrong
    for (const std::string_view word : kTimeWords) {
        const std::size_t apart = letters_apart(folded, word);
        if (apart == 0) return {};
        if (apart == least) found = {};
        if (apart < least) found = word, least = apart;
    }
    return found;
}

}  // namespace

namespace {

bool is_time_word(std::string_view folded) {
    return std::find(kTimeWords.begin(), kTimeWords.end(), folded) != kTimeWords.end();
}

// «учебно! о», «сентя бря»: pieces of one word that a recogniser parted. How many tokens they are, and the word.
struct Parted {
    std::size_t tokens = 0;
    std::string_view word = {};
};

Parted parted_word(const Tokens& tokens, std::size_t at) {
    if (tokens[at].kind != Token::Kind::word || is_time_word(tokens[at].folded)) return {};
    if (length_in_characters(tokens[at].text) < kFirstPieceMin) return {};  // «в квартал» are two words
    std::string joined = tokens[at].folded;
    for (std::size_t next = at + 1; next < std::min(tokens.size(), at + kPiecesMax); ++next) {
        const Token& piece = tokens[next];
        const bool own =
            piece.kind == Token::Kind::number || piece.is("и") || piece.is("в") || is_time_word(piece.folded);
        if (own || piece.text == ",") return {};
        joined += piece.folded;
        if (piece.kind != Token::Kind::word || length_in_characters(joined) < kJoinedMin) continue;
        for (const std::string_view word : kTimeWords)
            if (length_in_characters(word) >= kJoinedMin && at_most_a_letter_apart(joined, word))
                return {next - at + 1, word};
    }
    return {};
}

// «май – ИЮНЬ»: small letters under a stroke come out as capitals.
bool is_shouted(const Token& token) {
    return token.kind == Token::Kind::word && length_in_characters(token.text) >= kLettersMin && is_upper(token.text) &&
           is_time_word(token.folded);
}

std::string in_case_of(const Token& token, std::string_view word) {
    return is_capitalised(token.text) ? upper_first(word) : std::string{word};
}

// «14 марте»: behind a day stands the genitive.
std::optional<std::string> month_of_day(const Tokens& tokens, std::size_t at) {
    if (at == 0 || tokens[at - 1].kind != Token::Kind::number || tokens[at - 1].text.size() > 2) return {};
    const auto month = month_in(tokens[at].text);
    if (!month || !tokens[at].folded.ends_with("е") || tokens[at].text != tokens[at].folded) return {};
    return std::string{month_name_genitive(*month)};
}

// What stands at `at` instead of the words that were printed.
std::optional<SignChange> change_at(std::string_view text, const Tokens& tokens, std::size_t at) {
    if (const Parted parted = parted_word(tokens, at); parted.tokens > 0) {
        const std::string read{between(text, tokens[at], tokens[at + parted.tokens - 1])};
        return SignChange{parted.tokens, in_case_of(tokens[at], parted.word), read_as(read, parted.word)};
    }
    if (auto change = change_of_signs(tokens, at)) return change;
    const Token& token = tokens[at];
    if (is_shouted(token)) return SignChange{1, token.folded, {}};
    if (token.kind != Token::Kind::word || length_in_characters(token.text) < kLettersMin) return {};
    if (const auto month = month_of_day(tokens, at)) return SignChange{1, *month, read_as(token.text, *month)};
    const std::string_view word = only_like(token.folded);
    if (word.empty() || is_in_dictionary(token.folded).value_or(true)) return {};
    return SignChange{1, in_case_of(token, word), read_as(token.text, word)};
}

}  // namespace

Mended mend_time_words(std::string_view text) {
    Mended out;
    std::size_t copied = 0;
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto change = change_at(text, tokens, at);
        if (!change) continue;
        out.text += text.substr(copied, tokens[at].begin - copied);
        out.text += change->text;
        if (!change->note.empty()) out.notes.push_back(change->note);
        at += change->tokens - 1;
        copied = tokens[at].end;
    }
    out.text += text.substr(copied);
    if (copied > 0) out.text = std::string{trim(out.text)};
    return out;
}

namespace {

constexpr std::size_t kYearsMin = 4;  // deadlines with a year: fewer prove nothing

std::set<int> years_in(std::string_view text) {
    std::set<int> out;
    for (const Token& token : tokenise(text))
        if (token.kind == Token::Kind::number && token.text.size() == 4) out.insert(std::stoi(std::string{token.text}));
    return out;
}

}  // namespace

bool are_listed(std::string_view text, std::size_t times) {
    const Tokens tokens = tokenise(text);
    const auto parted = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.text == "," || token.text == ";" || token.is("и");
    });
    return static_cast<std::size_t>(parted) + 1 >= times;
}

void doubt_lone_years(RawPlan& plan) {
    std::map<int, std::size_t> times;
    std::size_t dated = 0;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures) {
            const std::set<int> years = years_in(measure.deadline.text);
            dated += !years.empty();
            for (const int year : years) ++times[year];
        }
    if (dated < kYearsMin) return;
    for (RawSection& section : plan.sections)
        for (RawMeasure& measure : section.measures)
            for (const int year : years_in(measure.deadline.text)) {
                const bool neighbour = times.contains(year - 1) || times.contains(year + 1);
                if (times[year] == 1 && times.size() > 1 && !neighbour)
                    measure.deadline.doubts.push_back("Год " + std::to_string(year) +
                                                      " стоит в плане один раз. Сравните цифры с документом.");
            }
}

void mend_time_words(RawPlan& plan) {
    for (RawSection& section : plan.sections)
        for (RawMeasure& measure : section.measures)
            for (RawField* field : {&measure.deadline, &measure.deadline_end}) {
                Mended mended = mend_time_words(field->text);
                field->text = std::move(mended.text);
                field->repairs.insert(field->repairs.end(), mended.notes.begin(), mended.notes.end());
            }
    begin_alike(plan);
}

}  // namespace mera::intake
