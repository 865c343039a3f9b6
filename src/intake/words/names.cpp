#include "intake/words/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

namespace {

bool is_initial(const Token& token) {
    return token.kind == Token::Kind::word && length_in_characters(token.text) == 1 && is_capitalised(token.text);
}

bool is_dot(const Tokens& tokens, std::size_t at) { return at < tokens.size() && tokens[at].text == "."; }

bool is_name_word(const Token& token) {
    return token.kind == Token::Kind::word && length_in_characters(token.text) >= 3 && is_capitalised(token.text) &&
           !is_upper(token.text);
}

// «В.Ф.ОБРАЗЦОВ»: signatures of databases of law stand in capitals.
bool is_upper_surname(const Token& token) {
    return token.kind == Token::Kind::word && length_in_characters(token.text) >= 4 && is_upper(token.text) &&
           !is_organisation_form(token.text);
}

// One or two initials with their full stops; the second full stop may be missing. Returns the token after them, or `at`.
std::size_t after_initials(const Tokens& tokens, std::size_t at) {
    std::size_t next = at;
    for (int initials = 0; initials < 2; ++initials) {
        if (next >= tokens.size() || !is_initial(tokens[next])) break;
        const bool dotted = is_dot(tokens, next + 1);
        if (!dotted && initials == 0) return at;
        next += dotted ? 2 : 1;
    }
    return next;
}

bool ends_with(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

bool is_patronymic(std::string_view folded) {
    return ends_with(folded, {"вич", "вича", "вичу", "вичем", "вна", "вны", "вне", "вну", "вной", "ьич", "ьича", "ьичу",
                              "чна", "чны", "чне", "чну"});
}

struct EndingChange {
    std::string_view from, to;
};

template <std::size_t Count>
std::optional<std::string> changed(std::string_view word, const std::array<EndingChange, Count>& rules) {
    for (const EndingChange& rule : rules)
        if (word.ends_with(rule.from) && word.size() > rule.from.size() + 2)
            return std::string{word.substr(0, word.size() - rule.from.size())} + std::string{rule.to};
    return {};
}

// Longest endings first. Feminine and masculine differ by the ending itself once the case is known.
constexpr std::array kFromDative = {
    EndingChange{"скому", "ский"}, EndingChange{"цкому", "цкий"}, EndingChange{"ской", "ская"},
    EndingChange{"цкой", "цкая"},  EndingChange{"овой", "ова"},   EndingChange{"евой", "ева"},
    EndingChange{"ёвой", "ёва"},   EndingChange{"иной", "ина"},   EndingChange{"ыной", "ына"},
    EndingChange{"ому", "ый"},     EndingChange{"ой", "ая"},      EndingChange{"ову", "ов"},
    EndingChange{"еву", "ев"},     EndingChange{"ёву", "ёв"},     EndingChange{"ину", "ин"},
    EndingChange{"ыну", "ын"}};
constexpr std::array kFromAccusative = {
    EndingChange{"ского", "ский"}, EndingChange{"цкого", "цкий"}, EndingChange{"скую", "ская"},
    EndingChange{"цкую", "цкая"},  EndingChange{"ову", "ова"},    EndingChange{"еву", "ева"},
    EndingChange{"ёву", "ёва"},    EndingChange{"ину", "ина"},    EndingChange{"ыну", "ына"},
    EndingChange{"ого", "ый"},     EndingChange{"ую", "ая"},      EndingChange{"ова", "ов"},
    EndingChange{"ева", "ев"},     EndingChange{"ёва", "ёв"},     EndingChange{"ина", "ин"},
    EndingChange{"ына", "ын"}};
constexpr std::array kFromGenitive = {EndingChange{"ского", "ский"}, EndingChange{"ской", "ская"},
                                      EndingChange{"овой", "ова"},   EndingChange{"евой", "ева"},
                                      EndingChange{"иной", "ина"},   EndingChange{"ова", "ов"},
                                      EndingChange{"ева", "ев"},     EndingChange{"ина", "ин"}};
constexpr std::array kFromInstrumental = {EndingChange{"ским", "ский"}, EndingChange{"ской", "ская"},
                                          EndingChange{"овой", "ова"},  EndingChange{"евой", "ева"},
                                          EndingChange{"иной", "ина"},  EndingChange{"овым", "ов"},
                                          EndingChange{"евым", "ев"},   EndingChange{"иным", "ин"}};
constexpr std::array kPatronymics = {
    EndingChange{"вича", "вич"}, EndingChange{"вичу", "вич"}, EndingChange{"вичем", "вич"}, EndingChange{"вны", "вна"},
    EndingChange{"вне", "вна"},  EndingChange{"вну", "вна"},  EndingChange{"вной", "вна"},  EndingChange{"ьича", "ьич"},
    EndingChange{"ьичу", "ьич"}, EndingChange{"чны", "чна"},  EndingChange{"чне", "чна"},   EndingChange{"чну", "чна"}};

// Surnames that never change: «Шевченко», «Черных», «Дюма».
bool is_indeclinable(std::string_view word) {
    if (word.ends_with("ого")) return false;  // «Петровского» is declined, «Живаго» is not
    return ends_with(word, {"ко", "ых", "их", "о", "и", "э", "ы", "аго", "ово", "дзе"});
}

// «Личкуну» → «Личкун», «Сороке» → «Сорока», «Коваля» → «Коваль»: common endings, right for most surnames.
Surname by_common_endings(std::string_view word, Case from) {
    const auto cut = [&](std::string_view end, std::string_view to) {
        return Surname{std::string{word.substr(0, word.size() - end.size())} + std::string{to}, false};
    };
    if (from == Case::dative) {
        if (word.ends_with("у")) return cut("у", "");
        if (word.ends_with("ю")) return cut("ю", "ь");
        if (word.ends_with("е")) return cut("е", "а");
    } else if (from == Case::accusative || from == Case::genitive) {
        if (word.ends_with("у")) return cut("у", "а");
        if (word.ends_with("ю")) return cut("ю", "я");
        if (word.ends_with("а")) return cut("а", "");
        if (word.ends_with("я")) return cut("я", "ь");
    }
    return {std::string{word}, true};
}

// «Ткачук», «Саркисян» where another case was due: a woman's surname; no case of a man's ends with a consonant.
bool ends_with_consonant(std::string_view word) {
    return ends_with(
        word, {"б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ц", "ч", "ш", "щ"});
}

struct ShortenedName {  // whose stem changes
    std::string_view stem, nominative;
};
constexpr std::array kShortened = {ShortenedName{"Павл", "Павел"}, ShortenedName{"Льв", "Лев"},
                                   ShortenedName{"Петр", "Петр"}};

std::string mans_name(std::string_view word) {  // «Андрею», «Игоря», «Ивану», «Илье»
    const auto cut = [&](std::string_view end, std::string_view to) {
        return std::string{word.substr(0, word.size() - end.size())} + std::string{to};
    };
    for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"ею", "ей"},
                                   {"ию", "ий"},
                                   {"ею", "ей"},
                                   {"ея", "ей"},
                                   {"ия", "ий"},
                                   {"ью", "ья"},
                                   {"ье", "ья"},
                                   {"ю", "ь"},
                                   {"я", "ь"},
                                   {"е", "а"}})
        if (word.ends_with(from)) return cut(from, to);
    if (!word.ends_with("у") && !word.ends_with("а")) return std::string{word};
    std::string stem = cut("у", "");
    for (const ShortenedName& name : kShortened)
        if (stem == name.stem) return std::string{name.nominative};
    return stem;
}

std::string womans_name(std::string_view word) {  // «Анне», «Марии», «Людмилу», «Наталью», «Любови»
    const auto cut = [&](std::string_view end, std::string_view to) {
        return std::string{word.substr(0, word.size() - end.size())} + std::string{to};
    };
    if (word.ends_with("ови")) return cut("и", "ь");
    for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"ии", "ия"},
                                   {"ье", "ья"},
                                   {"е", "а"},
                                   {"у", "а"},
                                   {"ю", "я"},
                                   {"ой", "а"},
                                   {"ией", "ия"},
                                   {"ы", "а"}})
        if (word.ends_with(from)) return cut(from, to);
    return std::string{word};
}

}  // namespace

std::optional<PersonSpan> person_at(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size()) return {};
    const std::size_t after = after_initials(tokens, at);
    if (after > at && after < tokens.size() && (is_name_word(tokens[after]) || is_upper_surname(tokens[after])))
        return PersonSpan{at, after, after};
    if (!is_name_word(tokens[at])) return {};
    const std::size_t end = after_initials(tokens, at + 1);
    // «города Ханты-Мансийска Н.И. Кармазину»: the initials belong to the surname after them.
    const bool initials_of_next = end > at + 1 && end < tokens.size() && is_name_word(tokens[end]);
    if (end > at + 1 && !initials_of_next) return PersonSpan{at, end - 1, at};
    if (at + 2 < tokens.size() && is_name_word(tokens[at + 1]) && is_name_word(tokens[at + 2]) &&
        is_patronymic(tokens[at + 2].folded))
        return PersonSpan{at, at + 2, at};
    return {};
}

std::optional<PersonSpan> first_person(const Tokens& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (const auto span = person_at(tokens, at)) return span;
    return {};
}

Surname nominative_surname(std::string_view surname, Case from) {
    if (from == Case::nominative) return {std::string{surname}, true};
    // «Ковалевой-Преображенской»: each part of a double surname is declined.
    if (const auto hyphen = surname.find('-'); hyphen != std::string_view::npos) {
        const Surname left = nominative_surname(surname.substr(0, hyphen), from);
        const Surname right = nominative_surname(surname.substr(hyphen + 1), from);
        return {left.text + "-" + right.text, left.sure && right.sure};
    }
    if (is_indeclinable(surname) || ends_with_consonant(surname)) return {std::string{surname}, true};
    // «(Сычугова З.Р.)» beside a dative: no dative ends so, the name stands in the nominative already.
    if (from == Case::dative && ends_with(surname, {"ова", "ева", "ёва", "ина", "ая", "ов", "ев", "ин", "ий", "ый"}))
        return {std::string{surname}, true};
    std::optional<std::string> found;
    switch (from) {
        case Case::dative: found = changed(surname, kFromDative); break;
        case Case::accusative: found = changed(surname, kFromAccusative); break;
        case Case::genitive: found = changed(surname, kFromGenitive); break;
        case Case::instrumental: found = changed(surname, kFromInstrumental); break;
        case Case::nominative: break;
    }
    return found ? Surname{*found, true} : by_common_endings(surname, from);
}

Surname nominative_person(std::string_view text, const Tokens& tokens, const PersonSpan& span, Case from) {
    const std::string_view whole = between(text, tokens[span.first], tokens[span.last]);
    Surname out = nominative_surname(tokens[span.surname].text, from);
    const std::size_t offset = tokens[span.first].begin;
    if (span.last == span.first + 2 && is_patronymic(tokens[span.last].folded) && from != Case::nominative) {
        const std::string patronymic =
            changed(tokens[span.last].text, kPatronymics).value_or(std::string{tokens[span.last].text});
        const std::string_view name = tokens[span.first + 1].text;
        out.text += " " + (patronymic.ends_with("ч") ? mans_name(name) : womans_name(name)) + " " + patronymic;
        return out;
    }
    std::string name{whole};
    name.replace(tokens[span.surname].begin - offset, tokens[span.surname].text.size(), out.text);
    return {name, out.sure};
}

namespace {

// «Образцовой», «Примеров», «Тетрадкину», «Учебскому»: by its ending, for words with a capital that are no surnames have figures behind
// them, too («Приложения 3.3»).
bool ends_as_surname(std::string_view folded) {
    static constexpr std::array<std::string_view, 6> kStems = {"ов", "ев", "ин", "ын", "ск", "цк"};
    static constexpr std::array<std::string_view, 13> kEndings = {"",   "а",  "у",  "ой",  "ым",  "ом", "ий",
                                                                  "ая", "ую", "им", "ому", "ого", "ей"};
    return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
        return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
            return folded.size() > stem.size() + ending.size() + 2 && folded.ends_with(ending) &&
                   folded.substr(0, folded.size() - ending.size()).ends_with(stem);
        });
    });
}

bool is_surname(const Tokens& tokens, std::size_t at) {
    return is_name_word(tokens[at]) && ends_as_surname(tokens[at].folded);
}

// The letter that a figure stands for where an initial must be.
std::string_view initial_like(const Token& token) {
    if (token.kind != Token::Kind::number) return {};
    if (token.text == "3") return "З";
    return token.text == "0" ? "О" : std::string_view{};
}

// Puts other words in the place of some tokens.
class Rewriting {
public:
    Rewriting(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens) {}

    // Of the tokens from `first` up to `last`, both included.
    void replace(std::size_t first, std::size_t last, std::string_view with) {
        out_.text += text_.substr(copied_, tokens_[first].begin - copied_);
        out_.text += with;
        copied_ = tokens_[last].end;
        out_.changed = true;
    }

    InitialsRepair done() {
        out_.text += text_.substr(copied_);
        return std::move(out_);
    }

private:
    std::string_view text_;
    const Tokens& tokens_;
    InitialsRepair out_;
    std::size_t copied_ = 0;
};

// «3.Р.» after or before a surname, «Р.3.» after one: the other initial makes it an initial.
bool is_figure_among_initials(const Tokens& tokens, std::size_t at) {
    if (initial_like(tokens[at]).empty() || !is_dot(tokens, at + 1)) return false;
    const bool initial_follows = at + 3 < tokens.size() && is_initial(tokens[at + 2]) && is_dot(tokens, at + 3);
    const bool initial_stands_before = at >= 2 && is_initial(tokens[at - 2]) && is_dot(tokens, at - 1);
    const bool surname_before = at >= 1 && is_name_word(tokens[at - 1]);
    const bool surname_after = at + 4 < tokens.size() && is_name_word(tokens[at + 4]);
    const bool surname_before_pair = at >= 3 && is_name_word(tokens[at - 3]);
    const bool surname_next = at + 2 < tokens.size() && is_name_word(tokens[at + 2]);
    return (initial_follows && (surname_before || surname_after)) ||
           (initial_stands_before && (surname_before_pair || surname_next));
}

// «Образцовой 3.3.», «Примеровой 0.0.»: two figures behind a surname; no number of anything ends with a full stop in the middle of a
// sentence.
bool are_figures_behind_surname(const Tokens& tokens, std::size_t at) {
    if (at == 0 || at + 3 >= tokens.size() || !is_surname(tokens, at - 1)) return false;
    const bool pair = !initial_like(tokens[at]).empty() && is_dot(tokens, at + 1) &&
                      !initial_like(tokens[at + 2]).empty() && is_dot(tokens, at + 3);
    const bool goes_on = at + 4 < tokens.size() && tokens[at + 4].kind == Token::Kind::number &&
                         tokens[at + 4].begin == tokens[at + 3].end;
    return pair && tokens[at + 2].begin == tokens[at + 1].end && !goes_on;
}

// «Примерову ТТ.»: the full stop between two initials was not read.
bool are_run_together(const Tokens& tokens, std::size_t at) {
    return at > 0 && is_surname(tokens, at - 1) && length_in_characters(tokens[at].text) == 2 &&
           tokens[at].kind == Token::Kind::word && is_upper(tokens[at].text) && is_dot(tokens, at + 1) &&
           tokens[at + 1].begin == tokens[at].end && !is_organisation_form(tokens[at].text);
}

}  // namespace

InitialsRepair repair_initials(std::string_view text) {
    const Tokens tokens = tokenise(text);
    Rewriting out{text, tokens};
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (is_figure_among_initials(tokens, at)) {
            out.replace(at, at, initial_like(tokens[at]));
        } else if (are_figures_behind_surname(tokens, at)) {
            out.replace(at, at, initial_like(tokens[at]));
            out.replace(at + 2, at + 2, initial_like(tokens[at + 2]));
            at += 3;
        } else if (are_run_together(tokens, at)) {
            const auto letters = code_points(tokens[at].text);
            out.replace(at, at, utf8(letters[0]) + "." + utf8(letters[1]));
        }
    }
    return out.done();
}

std::size_t end_of_sentence(const Tokens& tokens, std::size_t from) {
    std::size_t end = tokens.size();
    while (end > from && (tokens[end - 1].text == "." || tokens[end - 1].text == ";") &&
           !(end >= 2 && tokens[end - 2].kind == Token::Kind::word && length_in_characters(tokens[end - 2].text) == 1))
        --end;
    return end;
}

bool closes_person(const Tokens& tokens, std::size_t bracket) {  // «(Примерова В.А.)»
    if (tokens[bracket].text != ")") return false;
    // «(Примерова)»
    if (bracket > 1 && tokens[bracket - 2].text == "(" && is_name_word(tokens[bracket - 1])) return true;
    for (std::size_t at = bracket; at-- > 0 && tokens[at].text != "(";)
        if (const auto person = person_at(tokens, at); person && person->last < bracket) return true;
    return false;
}

}  // namespace mera::intake
