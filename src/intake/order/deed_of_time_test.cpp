#include "intake/order/deed_of_time.hpp"

#include <doctest/doctest.h>

#include <string>

namespace mera::intake {

namespace {

std::size_t find(const Tokens& tokens, std::string_view word, std::size_t from = 0) {
    while (from < tokens.size() && !tokens[from].is(word)) ++from;
    return from;
}

// The deed of the time that begins with the first of these words and ends with the second.
std::string deed_of(std::string_view text, std::string_view begin, std::string_view end) {
    const Tokens tokens = tokenise(text);
    const std::size_t first = find(tokens, begin);
    const std::size_t deed = DeedsOfTimes{tokens}.of(first, find(tokens, end, first) + 1);
    return deed < tokens.size() ? tokens[deed].folded : "";
}

bool differ(std::string_view text, std::string_view one, std::string_view other) {  // times of one word
    const Tokens tokens = tokenise(text);
    const std::size_t first = find(tokens, one), second = find(tokens, other);
    return DeedsOfTimes{tokens}.differ({first, first + 1}, {second, second + 1});
}

}  // namespace

TEST_CASE("a time is of the deed right behind it, else of the one before it, else of the next") {
    struct Example {
        const char *text, *begin, *end, *deed;
    };
    const Example cases[] = {
        {"Школам до 1 марта составить списки и ежемесячно представлять отчёт.", "до", "марта", "составить"},
        {"Школам до 1 марта составить списки и ежемесячно представлять отчёт.", "ежемесячно", "ежемесячно",
         "представлять"},
        {"Составить списки до 1 марта и представить отчёт.", "до", "марта", "составить"},
        {"Составить списки до 1 марта, представить отчёт.", "до", "марта", "составить"},
        {"Директорам, до 1 марта, представить отчёт.", "до", "марта", "представить"},
        {"Составить списки, отчёты до 1 марта в управление представить.", "до", "марта", "представить"},
        {"Составить списки; отчёты, до 1 марта, представить.", "до", "марта", "представить"},
        {"Рекомендовать школам ежемесячно, по форме, представлять отчёт.", "ежемесячно", "ежемесячно", "представлять"},
        // What «и» alone joins is one deed.
        {"Ежемесячно собирать и представлять сведения до 5 числа.", "до", "числа", "собирать"},
        {"Отчёт – до 1 марта.", "до", "марта", ""},
    };
    for (const Example& c : cases) CHECK_MESSAGE(deed_of(c.text, c.begin, c.end) == c.deed, std::string{c.text});
}

TEST_CASE("two times are of two deeds, or of two things behind dashes or in brackets") {
    CHECK(differ("Представить: списки – немедленно, отчёт – ежемесячно.", "немедленно", "ежемесячно"));
    CHECK(differ("Представить списки (немедленно), отчёты (ежемесячно).", "немедленно", "ежемесячно"));
    CHECK(!differ("Немедленно представить отчёт (ежемесячно).", "немедленно", "ежемесячно"));
}

}  // namespace mera::intake
