#include "intake/plan/unsure_fields.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/spelling.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr double kLettersApart = 0.35;  // of the length of a name
constexpr std::size_t kNameMin = 6;     // letters
constexpr std::size_t kScrapMax = 2;    // letters of a piece of a stamp
constexpr int kYearsAbout = 3;          // a plan reaches so far past the years it names
constexpr int kFiguresApart = 2;        // of a year

template <class Do>
void for_each_measure(RawPlan& plan, Do&& work) {
    for (RawSection& section : plan.sections)
        for (RawMeasure& measure : section.measures) work(measure);
}

bool is_sure(const RawField& field) { return field.confidence >= kSureLetters && !field.empty(); }
bool is_unsure(const RawField& field) { return field.confidence < kSureLetters && !field.empty(); }

std::string numbers_in(const Tokens& tokens) {
    std::string out;
    for (const Token& token : tokens)
        if (token.kind == Token::Kind::number) out += std::string{token.text} + " ";
    return out;
}

bool has_word(const Tokens& tokens, const Token& word) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.folded == word.folded; });
}

// A word or a preposition means something; «УПР» does too, though no dictionary has it.
bool means_something(const Token& word) {
    static constexpr std::array<std::string_view, 10> kLittle = {"в", "к", "с", "о", "и", "по", "на", "за", "от", "из"};
    if (length_in_characters(word.text) <= kScrapMax)
        return std::find(kLittle.begin(), kLittle.end(), word.folded) != kLittle.end() || is_upper(word.text);
    return is_upper(word.text) || may_be_word(word.text) || may_be_word(word.folded);
}

// Whether `read` is what a scan made of `printed`.
bool is_spoilt(std::string_view read, std::string_view printed) {
    const Tokens own = tokenise(read), other = tokenise(printed);
    if (numbers_in(own) != numbers_in(other)) return false;
    const std::size_t length = length_in_characters(printed);
    if (length < kNameMin) return false;
    const std::size_t apart = letters_apart(fold_for_comparison(read), fold_for_comparison(printed));
    if (static_cast<double>(apart) > kLettersApart * static_cast<double>(length)) return false;
    for (std::size_t at = 0; at < own.size(); ++at) {
        const bool initial = at + 1 < own.size() && own[at + 1].text == ".";
        const bool piece = length_in_characters(own[at].text) == 1 && is_upper(own[at].text) && !initial;  // «МКУ Д»
        if (own[at].kind == Token::Kind::word && !piece && !has_word(other, own[at]) && means_something(own[at]))
            return false;
    }
    return true;
}

std::string letters_of(std::string_view name) {
    std::string out;
    for (const Token& token : tokenise(name))
        if (token.kind != Token::Kind::sign) out += token.folded + " ";
    return out;
}

// The one name that this can be; nothing when there are two. One that is written with a comma and without is one.
std::optional<std::string> printed_name(std::string_view read, const std::set<std::string>& names) {
    std::optional<std::string> found;
    for (const std::string& name : names) {
        if (name == read) return {};
        if (!is_spoilt(read, name)) continue;
        if (found && letters_of(*found) != letters_of(name)) return {};
        if (!found) found = name;
    }
    return found;
}

}  // namespace

void mend_unsure_executors(RawPlan& plan) {
    std::set<std::string> names;
    for_each_measure(plan, [&](RawMeasure& measure) {
        if (is_sure(measure.executors)) names.insert(collapse_spaces(in_one_line(measure.executors.text)));
    });
    for_each_measure(plan, [&](RawMeasure& measure) {
        RawField& field = measure.executors;
        if (!is_unsure(field)) return;
        const std::string read = collapse_spaces(in_one_line(field.text));
        const auto printed = printed_name(read, names);
        if (!printed) return;
        field.doubts.push_back("«" + read + "» прочитано как «" + *printed +
                               "»: так исполнитель назван в других строках.");
        field.text = *printed;
    });
}

namespace {

bool is_year_like(const Token& token) { return token.kind == Token::Kind::number && token.text.size() == 4; }
int year_of(const Token& token) { return std::stoi(std::string{token.text}); }

std::set<int> sure_years(RawPlan& plan) {
    std::set<int> years;
    for_each_measure(plan, [&](RawMeasure& measure) {
        if (!is_sure(measure.deadline)) return;
        for (const Token& token : tokenise(measure.deadline.text))
            if (is_year_like(token)) years.insert(year_of(token));
    });
    return years;
}

int figures_apart(int left, int right) {
    int apart = 0;
    for (; left > 0 || right > 0; left /= 10, right /= 10) apart += left % 10 != right % 10;
    return apart;
}

// The one year of the plan that an impossible one can be.
std::optional<int> printed_year(int read, const std::set<int>& years) {
    if (years.empty() || (*years.begin() - kYearsAbout <= read && read <= *years.rbegin() + kYearsAbout)) return {};
    std::optional<int> found;
    int least = kFiguresApart + 1;
    for (const int year : years) {
        const int apart = figures_apart(read, year);
        if (apart == least) found = {};
        if (apart < least) found = year, least = apart;
    }
    return found;
}

void mend_years(RawField& field, const std::set<int>& years) {
    std::string out;
    std::size_t copied = 0;
    for (const Token& token : tokenise(field.text)) {
        const auto year = is_year_like(token) ? printed_year(year_of(token), years) : std::nullopt;
        if (!year) continue;
        out += field.text.substr(copied, token.begin - copied) + std::to_string(*year);
        copied = token.end;
        field.doubts.push_back("Год «" + std::string{token.text} + "» прочитан как " + std::to_string(*year) +
                               ": так написаны другие сроки плана.");
    }
    if (copied > 0) field.text = out + field.text.substr(copied);
}

// Where the last year of a deadline in words stands: «5 марта 2026», not «05.03.2026».
std::optional<std::size_t> last_year_in_words(const Tokens& tokens) {
    for (std::size_t at = tokens.size(); at-- > 1;)
        if (is_year_like(tokens[at]))
            return tokens[at - 1].kind == Token::Kind::word ? std::optional{at} : std::nullopt;
    return {};
}

bool ends_with_short_year(const Tokens& tokens, std::size_t year) {
    return year + 1 < tokens.size() && tokens[year + 1].is("г");
}

// Whether nearly all sure deadlines write «2026 г.».
bool writes_short_year(RawPlan& plan) {
    std::size_t all = 0, with = 0;
    for_each_measure(plan, [&](RawMeasure& measure) {
        if (!is_sure(measure.deadline)) return;
        const Tokens tokens = tokenise(measure.deadline.text);
        const auto year = last_year_in_words(tokens);
        if (year) ++all, with += ends_with_short_year(tokens, *year);
    });
    return with >= 2 && 4 * with >= 3 * all;
}

bool begins_with_preposition(const Tokens& tokens) {
    return tokens.size() > 1 && (tokens.front().is("до") || tokens.front().is("с") || tokens.front().is("не"));
}

// Whether all sure deadlines write «до 1 мая», none «До 1 мая».
bool begins_small(RawPlan& plan) {
    std::size_t small = 0, capital = 0;
    for_each_measure(plan, [&](RawMeasure& measure) {
        const Tokens tokens = tokenise(measure.deadline.text);
        if (!is_sure(measure.deadline) || !begins_with_preposition(tokens)) return;
        ++(is_capitalised(tokens.front().text) ? capital : small);
    });
    return small >= 2 && capital == 0;
}

// «С» and «с» differ in size alone, and thin print has no other size beside it to tell.
void mend_first_letter(RawField& field) {
    const Tokens tokens = tokenise(field.text);
    if (!begins_with_preposition(tokens) || tokens.front().begin != 0) return;
    field.text = lower_first(field.text);
}

bool is_scrap(const Token& token) {
    return token.kind == Token::Kind::sign || length_in_characters(token.text) <= kScrapMax;
}

void mend_behind_year(RawField& field) {
    const Tokens tokens = tokenise(field.text);
    const auto year = last_year_in_words(tokens);
    if (!year || *year + 1 >= tokens.size()) return;
    const auto behind = tokens.begin() + static_cast<std::ptrdiff_t>(*year) + 1;
    if (!std::all_of(behind, tokens.end(), is_scrap)) return;
    const std::string mended = field.text.substr(0, tokens[*year].end) + " г.";
    if (mended == field.text) return;
    field.repairs.push_back("За годом срока прочитано «" + field.text.substr(tokens[*year].end) + "»: взято «г.».");
    field.text = mended;
}

}  // namespace

namespace {

// «с 25 августа по сентября»: the day is lost. «до июня» and «с июня по август» need none.
bool lacks_day(const Tokens& tokens, std::size_t at) {
    const auto of_month = month_in(tokens[at].text);
    if (at == 0 || !of_month || tokens[at].folded != month_name_genitive(*of_month)) return false;
    const Token& before = tokens[at - 1];
    return before.is("по") || before.is("к") || before.text == "-";
}

// «октябрь – нояб»: who cuts a month short writes a full stop. «июнь – июль и»: nothing ends so.
void doubt_cut_times(RawField& field) {
    static constexpr std::array<std::string_view, 13> kCut = {"янв", "фев", "февр", "мар", "апр",  "июн", "июл",
                                                              "авг", "сен", "сент", "окт", "нояб", "дек"};
    const Tokens tokens = tokenise(field.text);
    if (!tokens.empty() && (tokens.back().is("и") || tokens.back().is("по") || tokens.back().is("до")))
        field.doubts.push_back("Срок обрывается на полуслове. Сравните с документом.");
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (lacks_day(tokens, at))
            field.doubts.push_back("Перед «" + std::string{tokens[at].text} + "» нет числа. Сравните с документом.");
        const bool cut = std::find(kCut.begin(), kCut.end(), tokens[at].folded) != kCut.end();
        if (!cut || (at + 1 < tokens.size() && tokens[at + 1].text == ".")) continue;
        field.doubts.push_back("Месяц «" + std::string{tokens[at].text} +
                               "» прочитан не до конца. Сравните с документом.");
    }
}

}  // namespace

void mend_unsure_deadlines(RawPlan& plan) {
    const std::set<int> years = sure_years(plan);
    const bool short_year = writes_short_year(plan), small = begins_small(plan);
    for_each_measure(plan, [&](RawMeasure& measure) {
        for (RawField* field : {&measure.deadline, &measure.deadline_end}) {
            doubt_cut_times(*field);
            if (!is_unsure(*field)) continue;
            mend_years(*field, years);
            if (short_year) mend_behind_year(*field);
            if (small) mend_first_letter(*field);
        }
    });
}

namespace {

// «возникновени», and «необходимость» behind «по мере», where a genitive must stand.
bool is_no_time_word(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kLetters = 5;
    const Token& token = tokens[at];
    if (token.kind != Token::Kind::word || !starts_with_lower(token.text) ||
        length_in_characters(token.text) < kLetters)
        return false;
    const bool abbreviated = at + 1 < tokens.size() && tokens[at + 1].text == ".";
    const bool measure = at > 1 && tokens[at - 1].is("мере") && tokens[at - 2].is("по");
    if (measure && token.folded.ends_with("ость")) return true;
    return !abbreviated && !may_be_word(token.text) && !may_be_word(token.folded);
}

}  // namespace

void doubt_unknown_time_words(RawPlan& plan) {
    for_each_measure(plan, [](RawMeasure& measure) {
        RawField& field = measure.deadline;
        if (!is_sure(field)) return;
        const std::string text = in_one_line(field.text);
        const Tokens tokens = tokenise(text);
        for (std::size_t at = 0; at < tokens.size(); ++at)
            if (is_no_time_word(tokens, at))
                field.doubts.push_back("«" + std::string{tokens[at].text} +
                                       "» похоже на слово, прочитанное неверно. Сравните с документом.");
    });
}

void doubt_cut_titles(RawPlan& plan) {
    constexpr std::size_t kLetters = 5;
    for_each_measure(plan, [](RawMeasure& measure) {
        RawField& field = measure.title;
        const Tokens tokens = tokenise(field.text);
        if (!is_sure(field) || tokens.empty()) return;
        const Token& first = tokens.front();
        const bool alone = tokens.size() == 1 && first.kind == Token::Kind::word && !is_upper(first.text) &&
                           length_in_characters(first.text) >= kLetters && !may_be_word(first.folded);
        if (alone || tokens.back().text == ":")
            field.doubts.push_back("«" + field.text + "» похоже на слова, прочитанные неверно. Сравните с документом.");
    });
}

namespace {

// «Отдел. опеки»: a speck inside one name.
bool genitive_alone(const Token& word) {
    const auto& readings = readings_of(word.folded);
    return !readings.empty() && std::none_of(readings.begin(), readings.end(), [](const NounForm& form) {
        return form.grammatical_case == Case::nominative;
    });
}

constexpr std::size_t kWholeWord = 5;  // letters: shorter words are cut short, «зам. директора»

// «Оркестр. хор», «ГБУ «Центр». старший тренер», «Тренеры. Образцов О.О.»: behind a whole word or a quote, before what begins an
// executor.
bool is_comma_read_as_stop(const Tokens& tokens, std::size_t at) {
    if (tokens[at].text != "." || at == 0 || at + 1 >= tokens.size()) return false;
    const Token &before = tokens[at - 1], &next = tokens[at + 1];
    if (before.end != tokens[at].begin || tokens[at].end >= next.begin || next.kind != Token::Kind::word) return false;
    const bool whole = before.kind == Token::Kind::word && length_in_characters(before.text) >= kWholeWord &&
                       may_be_word(before.folded);
    if (!whole && before.text != "»") return false;
    if (starts_with_lower(next.text)) return length_in_characters(next.text) > kScrapMax && !genitive_alone(next);
    const auto person = person_at(tokens, at + 1);
    return person && person->first == at + 1;
}

}  // namespace

void part_executors_at_stops(RawPlan& plan) {
    for_each_measure(plan, [](RawMeasure& measure) {
        RawField& field = measure.executors;
        const Tokens tokens = tokenise(field.text);
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            if (!is_comma_read_as_stop(tokens, at)) continue;
            field.text.replace(tokens[at].begin, 1, ",");
            field.repairs.push_back("Точка между исполнителями прочитана как запятая.");
        }
    });
}

}  // namespace mera::intake
