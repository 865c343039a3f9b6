// What several readings of one line say of its strange words. Asks the dictionary of the system.
#include "office/scan/scan_voices.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "office/words/dictionary.hpp"

namespace mera {

namespace {

struct Read {
    std::string text;
    int left, right;
    double confidence = 0.95;
};

OcrLine line_of(const std::vector<Read>& words) {
    OcrLine line;
    for (const Read& word : words) line.words.push_back({word.text, {word.left, 0, word.right, 30}, word.confidence});
    return line;
}

std::string after(const OcrLine& line, const std::vector<std::vector<Read>>& voices, double* confidence = nullptr,
                  const char* below = "") {
    LineHearing hearing{line, "", below};
    for (const auto& voice : voices) hearing.hear(line_of(voice).words);
    OcrLine out = line;
    const auto verdicts = hearing.verdicts();
    for (auto verdict = verdicts.rbegin(); verdict != verdicts.rend(); ++verdict) {
        const auto at = [&](std::size_t word) { return out.words.begin() + static_cast<std::ptrdiff_t>(word); };
        out.words[verdict->from] = verdict->word;
        out.words.erase(at(verdict->from + 1), at(verdict->to));
        if (confidence) *confidence = verdict->word.confidence;
    }
    return out.text();
}

}  // namespace

TEST_CASE("a word that is none is what two voices say alike") {
    if (!is_in_dictionary("осмотр")) return;
    const OcrLine line = line_of({{"Осмотр", 0, 100}, {"оборулования,", 110, 300}});
    double confidence = 0;
    CHECK(after(line, {{{"оборудования", 112, 298}}, {{"оборудования", 111, 299}}}, &confidence) ==
          "Осмотр оборудования,");
    CHECK(confidence > 0.9);
    CHECK(after(line, {{{"оборудования", 112, 298}}}, &confidence) == "Осмотр оборудования,");
    CHECK(confidence <= 0.5);
    CHECK(after(line, {{{"оборулования", 112, 298}}, {{"оборувания", 112, 298}}}) == "Осмотр оборулования,");
}

TEST_CASE("a word in two pieces is one, and two that run together are two") {
    if (!is_in_dictionary("журнал")) return;
    CHECK(after(line_of({{"Жу", 0, 40, 0.7}, {"нал", 60, 110, 0.4}, {"учёта", 120, 200}}),
                {{{"Журнал", 1, 110}, {"учёта", 121, 199}}, {{"Журнал", 1, 110}, {"учёта", 121, 199}}}) ==
          "Журнал учёта");
    CHECK(after(line_of({{"детьми", 0, 100}, {"други", 110, 200, 0.8}}),
                {{{"друг", 110, 160}, {"и", 180, 199}}, {{"друг", 110, 160}, {"и", 180, 199}}}) == "детьми друг и");
}

TEST_CASE("a word beside a strange one is no piece of it, and a stroke is no sign of the sentence") {
    if (!is_in_dictionary("отчего")) return;
    const std::vector<Read> joined{{"Отчего", 0, 110}, {"пожарах", 120, 200}};
    CHECK(after(line_of({{")тчёг", 0, 85, 0.4}, {"о", 95, 110, 0.7}, {"пожарах", 120, 200}}), {joined, joined}) ==
          ")тчёг о пожарах");
    double confidence = 0;
    const std::vector<Read> word{{"леса", 0, 80}};
    CHECK(after(line_of({{"леса”", 0, 90, 0.5}}), {word, word}, &confidence) == "леса");
    CHECK(confidence <= 0.5);
}

TEST_CASE("a word that no dictionary has is confirmed by two voices that read it again") {
    if (!is_in_dictionary("осмотр")) return;
    const auto unconfirmed = [](const std::vector<std::vector<Read>>& voices) {
        LineHearing hearing{line_of({{"Осмотр", 0, 100}, {"флюгарок", 110, 300}}), "", ""};
        for (const auto& voice : voices) hearing.hear(line_of(voice).words);
        return hearing.unconfirmed();
    };
    const std::vector<Read> same{{"флюгарок", 112, 298}}, other{{"флюгзрок", 112, 298}};
    CHECK(unconfirmed({same, other, same}).empty());
    CHECK(unconfirmed({same, other, other}) == std::vector<std::size_t>{1});
}

TEST_CASE("names, figures and words that may be right are left to the first reading") {
    if (!is_in_dictionary("роща")) return;
    const std::vector<Read> other{{"Тренер", 0, 100}, {"Роща", 110, 200}};
    CHECK(after(line_of({{"Тренер", 0, 100}, {"Рощин", 110, 200, 0.9}}), {other, other}) == "Тренер Рощин");
    const std::vector<Read> month{{"июля", 0, 80}};
    CHECK(after(line_of({{"июня", 0, 80, 0.5}}), {month, month}) == "июня");
    const std::vector<Read> year{{"года", 0, 80}};
    CHECK(after(line_of({{"2о26", 0, 80, 0.5}}), {year, year}) == "2о26");
    const std::vector<Read> past{{"комплектовал", 0, 200}};
    CHECK(after(line_of({{"комплектован", 0, 200, 0.9}}), {past, past}, nullptr, "ИЯ") == "комплектован");
    const std::vector<Read> half{{"течение", 0, 120}};
    CHECK(after(line_of({{"в", 0, 15, 0.6}, {"течение", 25, 120, 0.5}}), {half, half}) == "в течение");
}

}  // namespace mera
