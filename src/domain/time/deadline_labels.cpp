// What is done at a time, said beside it: «школьный этап – октябрь», «сентябрь (входной)», «корректировка: январь».
// The words have neither time nor condition, and stand between signs: leaving them out changes no deadline.
#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

struct Row {
    const char* stem;
    const char* endings;  // separated by spaces; «-» is the bare stem
};

constexpr const char* kAdjective = "ый ое ая ые ого ой ых";
constexpr const char* kDeed = "е я";  // «составление»

// What may have a number: «I этап», «2 смена».
constexpr Row kNumbered[] = {
    {"этап", "- а ы"}, {"тур", "- а ы"}, {"смен", "а ы"}, {"поток", "- а и"},
    {"срез", "- а ы"}, {"стади", "я и"}, {"шаг", "- и"},
};

constexpr Row kNamed[] = {
    {"школьн", kAdjective},
    {"муниципальн", kAdjective},
    {"районн", kAdjective},
    {"городск", "ой ие ая ое"},
    {"окружн", "ой ые ая ое"},
    {"областн", "ой ые ая ое"},
    {"краев", "ой ые ая ое"},
    {"республиканск", "ий ие ая ое"},
    {"региональн", kAdjective},
    {"федеральн", kAdjective},
    {"всероссийск", "ий ие ая ое"},
    {"отборочн", kAdjective},
    {"заочн", kAdjective},
    {"очн", kAdjective},
    {"заключительн", kAdjective},
    {"финал", "- а"},
    {"финальн", kAdjective},
    {"подготовительн", kAdjective},
    {"основн", "ой ая ое ые"},
    {"входн", "ой ая ое ые"},
    {"вводн", kAdjective},
    {"стартов", kAdjective},
    {"промежуточн", kAdjective},
    {"рубежн", kAdjective},
    {"итогов", kAdjective},
    {"контрольн", kAdjective},
    {"первичн", kAdjective},
    {"повторн", kAdjective},
    {"контрол", "ь я"},
    {"диагностик", "а и"},
    {"тестировани", kDeed},
    {"мониторинг", "- а"},
    {"составлени", kDeed},
    {"разработк", "а и"},
    {"подготовк", "а и"},
    {"проведени", kDeed},
    {"корректировк", "а и"},
    {"обновлени", kDeed},
    {"актуализаци", "я и"},
    {"сбор", "-"},
    {"обработк", "а и"},
    {"анализ", "- а"},
    {"размещени", kDeed},
    {"публикаци", "я и"},
    {"защит", "а ы"},
    {"презентаци", "я и"},
    {"подведени", "е"},
    {"итогов", "-"},
    {"награждени", kDeed},
    {"отчет", "- а ы"},
};

template <std::size_t N>
std::set<std::string> forms_of(const Row (&rows)[N]) {
    std::set<std::string> out;
    for (const Row& row : rows)
        for (const std::string& ending : split(row.endings, ' '))
            out.insert(row.stem + (ending == "-" ? std::string{} : ending));
    return out;
}

bool parts(const Token& token) {
    static constexpr Word kSigns[] = {Word::comma, Word::semicolon, Word::colon, Word::dash, Word::open, Word::close};
    return std::find(std::begin(kSigns), std::end(kSigns), token.word) != std::end(kSigns);
}

// «День знаний», «Международный день борьбы с коррупцией», «Неделя науки»: the name of the day or the week that stands beside it
bool names_a_day(const std::vector<Token>& tokens, std::size_t from, std::size_t to) {
    static constexpr std::array<std::string_view, 4> kTimes = {"день", "неделя", "декада", "месячник"};
    static constexpr std::array<std::string_view, 3> kNominative = {"ый", "ий", "ой"};
    static constexpr std::array<std::string_view, 15> kOblique = {"а",   "я",   "ы",  "и",  "ей", "ов", "ий", "ой",
                                                                  "ого", "его", "ых", "их", "ом", "ем", "ью"};
    const auto ends = [](const Token& token, const auto& endings) {
        return token.word == Word::none && !token.text.ends_with("ся") &&
               std::any_of(endings.begin(), endings.end(), [&](auto end) { return token.text.ends_with(end); });
    };
    while (from < to && ends(tokens[from], kNominative)) ++from;
    if (from + 1 >= to || std::find(kTimes.begin(), kTimes.end(), tokens[from].text) == kTimes.end()) return false;
    const auto joins = [](Word word) { return word == Word::from || word == Word::and_ || word == Word::in; };
    return ends(tokens[from + 1], kOblique) &&
           std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(from + 2),
                       tokens.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const Token& token) { return joins(token.word) || ends(token, kOblique); });
}

}  // namespace

// name of a day | words | number noun | noun number: «школьный этап», «II этап», «этап 2»
bool Grammar::is_label(std::size_t from, std::size_t to) const {
    static const std::set<std::string> kWithNumber = forms_of(kNumbered);
    static const std::set<std::string> kAlone = forms_of(kNamed);
    const auto& tokens = words_.tokens;
    if ((from > 0 && !parts(tokens[from - 1])) || (to < tokens.size() && !parts(tokens[to]))) return false;
    if (names_a_day(tokens, from, to)) return true;
    const auto counts = [&](std::size_t at) {
        const Token& token = tokens[at];
        return token.word == Word::roman || token.word == Word::ordinal ||
               (token.word == Word::number && token.digits == 1);
    };
    const auto takes_number = [&](std::size_t at) {
        return at >= from && at < to && kWithNumber.contains(tokens[at].text);
    };
    int numbers = 0;
    for (std::size_t at = from; at < to; ++at) {
        if (counts(at) && ++numbers == 1 && (takes_number(at + 1) || (at > from && takes_number(at - 1)))) continue;
        if (counts(at) || (!takes_number(at) && !kAlone.contains(tokens[at].text))) return false;
    }
    return true;
}

}  // namespace mera::deadline_language
