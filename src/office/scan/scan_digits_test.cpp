// Figures compared with figures and strokes counted, on words drawn with Leptonica's own letters.
#include "office/scan/scan_digits.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "office/pdf/pdf_page.hpp"
#include "office/scan/scan_numerals.hpp"
#include "office/scan/scan_word.hpp"

namespace mera {

namespace {

// Lines of black words on white, one word each; `read` is what the recogniser is said to have seen.
struct Drawn {
    PixPtr picture;
    std::vector<OcrLine> lines;
};

Drawn drawn(const std::vector<std::pair<std::string, std::string>>& words) {
    constexpr int kLine = 60;
    Drawn out{PixPtr{pixCreate(600, kLine * static_cast<int>(words.size() + 1), 8)}, {}};
    pixSetAll(out.picture.get());
    L_Bmf* letters = bmfCreate(nullptr, 20);
    REQUIRE(letters);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto& [written, read] = words[at];
        l_int32 width = 0, overflow = 0;
        const int base = kLine * static_cast<int>(at + 1);
        pixSetTextline(out.picture.get(), letters, written.c_str(), 0, 20, base, &width, &overflow);
        OcrLine& line = out.lines.emplace_back();
        line.words.push_back({read, {18, base - 40, 22 + width, base + 12}, 0.97});
    }
    bmfDestroy(&letters);
    return out;
}

std::vector<std::size_t> doubted_words(const Drawn& page) {
    const std::vector<DigitShape> shapes = digit_shapes(page.picture.get(), page.lines);
    std::vector<const DigitShape*> all;
    for (const DigitShape& shape : shapes) all.push_back(&shape);
    const std::vector<DigitVerdict> verdicts = compare_digits(all);
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at < shapes.size(); ++at)
        if (verdicts[at].doubtful) {
            out.push_back(shapes[at].line);
            CHECK(verdicts[at].instead);  // drawn letters are the same to the dot
        }
    return out;
}

}  // namespace

TEST_CASE("a figure read as another one is told by the figures of the same document") {
    std::vector<std::pair<std::string, std::string>> words{{"13.05.2024", "13.05.2024"},
                                                           {"25.03.2023", "25.03.2023"},
                                                           {"31.05.2025", "31.05.2025"},
                                                           {"15.02.2023", "15.02.2023"},
                                                           {"23", "23"},
                                                           {"05.11.2024", "05.11.2024"}};
    CHECK(doubted_words(drawn(words)).empty());
    words[4].second = "25";
    CHECK(doubted_words(drawn(words)) == std::vector<std::size_t>{4});
    words[0].second = "13.05.2023";
    CHECK(doubted_words(drawn(words)) == std::vector<std::size_t>{0, 4});
}

TEST_CASE("nothing is said where figures are few or touch each other") {
    CHECK(doubted_words(drawn({{"12", "15"}})).empty());
    CHECK(digit_shapes(drawn({{"12", "125"}}).picture.get(), drawn({{"12", "125"}}).lines).empty());
}

namespace {

PixPtr drawn_large(const char* written) { return PixPtr{pixScale(drawn({{written, written}}).picture.get(), 2, 2)}; }

DotBox box_of_ink(Pix* picture) {
    const PixPtr ink{pixThresholdToBinary(picture, 140)};
    Box* around = nullptr;
    REQUIRE(pixClipToForeground(ink.get(), nullptr, &around) == 0);
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxGetGeometry(around, &x, &y, &w, &h);
    boxDestroy(&around);
    return {x, y, x + w, y + h};
}

}  // namespace

TEST_CASE("a Roman number parts from the letter behind it") {
    const PixPtr picture = drawn_large("II N");
    DotBox box = box_of_ink(picture.get());
    const auto white = white_before_last_letter(picture.get(), box);
    REQUIRE(white);
    box.right = *white;
    CHECK(numeral_by_strokes(picture.get(), box) == "II");
    const PixPtr alone = drawn_large("N");
    CHECK_FALSE(white_before_last_letter(alone.get(), box_of_ink(alone.get())));
}

TEST_CASE("Roman numbers are told by their strokes") {
    const auto by_strokes = [](const char* written) {
        const PixPtr large = drawn_large(written);
        return numeral_by_strokes(large.get(), box_of_ink(large.get()));
    };
    for (const char* number : {"I", "II", "III", "IV"}) CHECK(by_strokes(number) == number);
    for (const char* other : {"B", "S", "X", "25"}) CHECK_MESSAGE(by_strokes(other).empty(), other);
}

TEST_CASE("Roman numbers on both sides of a dash are told by their strokes") {
    const auto by_strokes = [](const char* written) {
        const PixPtr large = drawn_large(written);
        return range_by_strokes(large.get(), box_of_ink(large.get()));
    };
    CHECK(by_strokes("III - IV") == "III–IV");
    CHECK(by_strokes("I - II") == "I–II");
    for (const char* other : {"III", "IV - II", "B - S", "I - II - III"})
        CHECK_MESSAGE(by_strokes(other).empty(), other);
}

TEST_CASE("figures the first recogniser is not sure of are asked of the second") {
    auto english = Ocr::open("eng");
    REQUIRE(english);
    std::ifstream in{MERA_SOURCE_DIR "/tests/data/order-882.pdf", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const auto source = PageSource::open(bytes);
    const auto file = PdfFile::open(bytes);
    REQUIRE((source && file));
    const auto page = file->page(1);
    REQUIRE(page);
    const auto printed = std::find_if(page->words.begin(), page->words.end(),
                                      [](const PdfWord& word) { return word.text == "02.12.2019"; });
    REQUIRE(printed != page->words.end());
    const auto dots = [](double points) { return static_cast<int>(points * 300 / 72); };
    const DotBox box{dots(printed->box.left), dots(printed->box.top), dots(printed->box.right),
                     dots(printed->box.bottom)};
    const auto asked = [&](const std::string& read, double confidence) {
        std::vector<OcrLine> lines{OcrLine{{{read, box, confidence}}, box, 40}};
        second_figures({source->grey_page(1, 300), 0, 0}, lines, *english);
        return lines[0].words[0];
    };
    const OcrWord agreed = asked("02.12.2019", 0.8);
    CHECK(agreed.seconded);
    CHECK(agreed.confidence == 0.8);  // the likeness of figures is still to be heard
    const OcrWord other = asked("02.12.2013,", 0.8);
    CHECK_FALSE(other.seconded);
    CHECK(other.text == "02.12.2019,");
    CHECK(other.confidence < 0.9);
    CHECK_MESSAGE(asked("02.12.2013", 0.99).text == "02.12.2013", "not asked: the first is sure");
    CHECK_MESSAGE(asked("02.12.2013", 0.10).text == "02.12.2013", "past help");
    CHECK(asked("декабрь", 0.8).text == "декабрь");
}

TEST_CASE("Russian letters that look like a Roman number are one, others are a word") {
    const std::pair<const char*, const char*> cases[] = {{"ХШ", "XIII"}, {"ГУ", "IV"}, {"Г", "I"},    {"ХУП", "XVII"},
                                                         {"ХХ", "XX"},   {"УПП", ""},  {"ГИТ", ""},   {"Ха", ""},
                                                         {"", ""},       {"||", "II"}, {"ХТХ", "XIX"}};
    for (const auto& [read, numeral] : cases) CHECK_MESSAGE(numeral_by_letters(read) == numeral, read);
}

}  // namespace mera
