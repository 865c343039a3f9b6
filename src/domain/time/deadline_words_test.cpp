#include "domain/time/deadline_words.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

namespace mera::deadline_language {

namespace {

std::string texts_of(std::string_view phrase, bool& doubted) {
    const Words words = words_of(phrase);
    doubted = !words.doubts.empty();
    std::vector<std::string> texts;
    for (const Token& token : words.tokens) texts.push_back(token.text);
    return join(texts, "|");
}

}  // namespace

TEST_CASE("words of a deadline are put together, taken apart and guessed") {
    struct Case {
        const char* phrase;
        const char* words;
        bool doubted;
    };
    const Case cases[] = {
        {"по согласо- ванию", "по|согласованию", false},
        {"Ежеквартальн о до 5 числа", "ежеквартально|до|5|числа", false},
        {"май- июнь", "май|-|июнь", false},
        {"16августа", "16|августа", false},
        {"до01.09", "до|01|.|09", false},
        {"СентябрьНоябрь", "сентябрь|ноябрь", false},
        {"MAPT", "март", false},
        {"Oктябрь", "октябрь", false},
        {"З1.01", "з1|.|01", true},
        {"сентя6рь", "сентябрь", true},
        {"втечение года", "в|течение|года", true},
        {"графин", "графин", true},
        {"дневником", "дневником", false},
        {"дошкольного", "дошкольного", false},
        {"«15» мая", "15|мая", false},
        {"", "", false},
    };
    for (const Case& c : cases) {
        bool doubted = false;
        CHECK_MESSAGE(texts_of(c.phrase, doubted) == c.words, c.phrase);
        CHECK_MESSAGE(doubted == c.doubted, c.phrase);
    }
}

TEST_CASE("a misprint is the one word of the vocabulary it can be, or nothing") {
    const auto september = meaning_of_misprint("сентабрь");
    REQUIRE(september);
    CHECK(september->meaning == Meaning{Word::month, 9});
    CHECK(!september->only_ending);
    const auto law = meaning_of_misprint("законодательстве");
    REQUIRE(law);
    CHECK(law->only_ending);
    for (const char* word : {"погода", "июиь", "школа", "родителей", "отдельному"})
        CHECK_MESSAGE(!meaning_of_misprint(word), word);
}

TEST_CASE("an abbreviation stands for words of one meaning only") {
    REQUIRE(meaning_of_abbreviation("ежемес"));
    CHECK(meaning_of_abbreviation("ежемес") == Meaning{Word::every_unit, static_cast<int>(Unit::month)});
    CHECK(!meaning_of_abbreviation("еже"));
    CHECK(
        !meaning_of_abbreviation("ежед"
                                 "х"));
}

}  // namespace mera::deadline_language
