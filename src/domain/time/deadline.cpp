#include "domain/time/deadline.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/time/deadline_resolve.hpp"

namespace mera {

namespace {

// A cell of a real plan is never so long; what is longer is some other text, and only its beginning is looked at.
constexpr std::size_t kLongestPhrase = 1200;

std::string_view beginning_of(std::string_view phrase) {
    if (phrase.size() <= kLongestPhrase) return phrase;
    std::size_t end = kLongestPhrase;
    while (end > 0 && (static_cast<unsigned char>(phrase[end]) & 0xC0) == 0x80) --end;
    return phrase.substr(0, end);
}

void add_once(std::vector<std::string>& doubts, std::string why) {
    if (std::find(doubts.begin(), doubts.end(), why) == doubts.end()) doubts.push_back(std::move(why));
}

}  // namespace

DeadlineReading read_deadlines(std::string_view phrase, const std::optional<PlanTerm>& term) {
    using namespace deadline_language;
    const std::string_view beginning = beginning_of(phrase);
    Words words = words_of(beginning);
    Tree tree = parse(words);

    DeadlineReading reading;
    for (std::string& why : words.doubts) add_once(reading.doubts, std::move(why));
    for (std::string& why : tree.doubts) add_once(reading.doubts, std::move(why));
    if (beginning.size() < phrase.size())
        add_once(reading.doubts, "Текст слишком длинный для срока: прочитано только начало.");

    auto statements = compose(tree, reading.doubts);
    share_years(statements);
    reading.deadlines = resolve(statements, term, reading.doubts);

    if (tree.contrary) add_once(reading.doubts, "В сроке есть исключение или перенос: проверьте его целиком.");
    for (const std::string& rest : tree.leftovers)
        add_once(reading.doubts, "Не прочитано как срок: «" + rest + "». Проверьте, не пропущено ли важное.");
    if (reading.deadlines.empty()) {
        reading.deadlines.push_back({});
        if (tree.leftovers.empty()) add_once(reading.doubts, "Срок не назван. Укажите его.");
    }
    return reading;
}

}  // namespace mera
