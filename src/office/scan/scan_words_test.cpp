// What happens to single words of a scan: strokes of stamps go, addresses of sites are told from Russian words.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "office/scan/scan_latin.hpp"
#include "office/scan/scan_strokes.hpp"
#include "office/scan/scan_time_words.hpp"

namespace mera {

namespace {

std::vector<OcrLine> lines_from(const std::vector<std::vector<std::pair<std::string, double>>>& words) {
    std::vector<OcrLine> lines;
    for (const auto& line : words) {
        OcrLine& out = lines.emplace_back();
        for (const auto& [text, confidence] : line) out.words.push_back({text, {0, 0, 10, 10}, confidence});
    }
    return lines;
}

std::string text_of(const std::vector<OcrLine>& lines) {
    std::string out;
    for (const OcrLine& line : lines) out += (out.empty() ? "" : "\n") + line.text();
    return out;
}

}  // namespace

TEST_CASE("strokes of a stamp leave the text, and their doubt stays with the words beside them") {
    auto lines = lines_from({{{"Департамент", 0.96}, {"/3", 0.2}},
                             {{"образования", 0.95}, {"|", 0.96}},
                             {{"А", 0.39}, {"пок-В", 0.67}, {"/", 0.32}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "Департамент\nобразования");
    CHECK(lines.front().words.front().confidence <= 0.32);
}

TEST_CASE("a ring or a wall that touches the sign of a number is no part of it") {
    auto lines = lines_from({{{"_№", 0.64}, {"п/п", 0.9}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "№ п/п");
}

TEST_CASE("the three of a clause in a bad copy is no money, and doubted") {
    auto lines = lines_from({{{"года.", 0.96}}, {{"$.", 0.9}, {"Врачу", 0.96}, {"провести", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "года.\n3. Врачу провести");
    CHECK(lines[1].words[0].confidence <= 0.5);
}

TEST_CASE("a tick before the number of a clause goes, and no word of a sentence that goes on") {
    auto lines = lines_from({{{"станции", 0.96}, {"№", 0.96}, {"2.", 0.96}},
                             {{"и", 0.9}, {"3.", 0.96}, {"Участковым", 0.96}, {"лесничим", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "станции № 2.\n3. Участковым лесничим");
    lines = lines_from({{{"до", 0.96}, {"18", 0.96}, {"часов.", 0.96}},
                        {{"`", 0.26}, {"и", 0.47}},
                        {{"4.", 0.96}, {"Бухгалтерии", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "до 18 часов.\n4. Бухгалтерии");
    lines = lines_from({{{"пунктов", 0.96}, {"2", 0.96}}, {{"и", 0.9}, {"3.", 0.96}, {"Контроль", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "пунктов 2\nи 3. Контроль");
    lines = lines_from({{{"У", 0.6}, {"4", 0.9}, {"Старостам", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "4. Старостам");
    lines =
        lines_from({{{"пунктов", 0.96}, {"2,", 0.96}, {"3", 0.96}}, {{"и", 0.9}, {"4", 0.96}, {"Положения", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "пунктов 2, 3\nи 4 Положения");
}

TEST_CASE("a tick before a number alone in its cell goes, a preposition stays; no number of a clause is a scrap") {
    auto lines = lines_from({{{"У", 0.5}, {"1.2.", 0.9}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "1.2.");
    lines = lines_from({{{"до", 0.96}, {"01.09.2024", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "до 01.09.2024");
    lines = lines_from({{{"2.", 0.15}, {"Начальнику", 0.96}, {"отдела", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "2. Начальнику отдела");
}

TEST_CASE("what looks like a question is the mark of a footnote, so it is not sure; in quotes it is a call") {
    auto lines = lines_from({{{"пожарной", 0.96}, {"опасности?", 0.97}}});
    drop_strokes(lines);
    CHECK(lines.front().words.back().confidence < 0.6);
    lines = lines_from({{{"Акция", 0.96}, {"«Внимание!", 0.97}, {"Дети!»", 0.97}}});
    drop_strokes(lines);
    CHECK(lines.front().words[1].confidence > 0.9);
    CHECK(lines.front().words[2].confidence > 0.9);
}

TEST_CASE("dirt before a day of a deadline goes without the day") {
    auto lines = lines_from({{{"`21", 0.45}, {"ноября", 0.96}, {"2025", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "21 ноября 2025");
    CHECK(lines.front().words.front().confidence < 0.5);
    lines = lines_from({{{"Отдел", 0.96}, {"`3", 0.2}, {"кадров", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "Отдел кадров");
}

TEST_CASE("dirt before a short word goes without the word") {
    auto lines = lines_from({{{"‘По", 0.46}, {"результатам", 0.96}, {"‘до", 0.3}, {"мая", 0.96}, {"‘Сп", 0.3}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "По результатам до мая");
    CHECK(lines.front().words.front().confidence < 0.5);
    lines = lines_from({{{"‘ЕЕ", 0.3}, {"Отдел", 0.96}, {"кадров", 0.96}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "Отдел кадров");
}

TEST_CASE("a deadline with a few words of none is spoilt; a title that names a time is not") {
    CHECK(is_spoilt_time(lines_from({{{"с3Зпо", 0.5}, {"14", 0.9}, {"марта", 0.9}}, {{"2025", 0.9}, {"г.", 0.9}}})));
    CHECK(is_spoilt_time(lines_from({{{"135", 0.8}, {"февраля", 0.9}}, {{"2026", 0.9}, {"г.", 0.9}}})));
    CHECK_FALSE(is_spoilt_time(lines_from({{{"до", 0.9}, {"14", 0.9}, {"марта", 0.9}}})));
    CHECK_FALSE(is_spoilt_time(
        lines_from({{{"Провести", 0.9}, {"заседание", 0.9}, {"совета", 0.9}, {"в", 0.9}, {"марте", 0.9}}})));
    CHECK_FALSE(is_spoilt_time(lines_from({{{"Директор", 0.9}}})));
}

TEST_CASE("signs that are printed stay") {
    auto lines =
        lines_from({{{"и", 0.97}, {"/", 0.95}, {"или", 0.96}}, {{"не", 0.1}, {"реже", 0.9}}, {{"№", 0.9}, {"5", 0.9}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "и / или\nне реже\n№ 5");
}

TEST_CASE("the only word of a piece stays, whatever it is, so that its doubt is not lost") {
    auto lines = lines_from({{{"/<", 0.1}}});
    drop_strokes(lines);
    CHECK(text_of(lines) == "/<");
}

TEST_CASE("small words are known among times and nowhere else") {
    CHECK(is_only_time(
        lines_from({{{"с", 0.8}, {"20", 0.9}, {"апреля", 0.9}}, {{"по", 0.8}, {"20", 0.9}, {"мая", 0.9}}})));
    CHECK(is_only_time(lines_from({{{"III", 0.8}, {"квартал", 0.9}, {"2025", 0.9}, {"г.", 0.9}}})));
    CHECK(is_only_time(lines_from({{{"сентябрь", 0.8}, {"–", 0.6}, {"октябрь", 0.9}}})));
    CHECK_FALSE(is_only_time(lines_from({{{"до", 0.8}, {"начала", 0.9}, {"ремонта", 0.9}}})));
    CHECK_FALSE(is_only_time(lines_from({{{"по", 0.9}, {"мере", 0.9}}})));
    CHECK_FALSE(is_only_time(lines_from({{{"135", 0.9}, {"февраля", 0.9}}})));
    CHECK_FALSE(is_only_time(lines_from({{{"февраля", 0.9}, {"20726", 0.9}}})));
    CHECK(is_only_time(
        lines_from({{{"до", 0.9}, {"15.10.2025", 0.9}}, {{"2024/25", 0.9}, {"учебный", 0.9}, {"год", 0.9}}})));
    CHECK_FALSE(is_only_time({}));
    CHECK(is_known_among_times({"до", {}, 0.75}));
    CHECK_FALSE(is_known_among_times({"до", {}, 0.60}));
    CHECK(is_known_among_times({"—", {}, 0.55}));
    CHECK_FALSE(is_known_among_times({"июня", {}, 0.80}));
    CHECK_FALSE(is_known_among_times({"25", {}, 0.80}));
    CHECK(is_known_among_times({"Г.", {}, 0.60}));
    CHECK(is_known_among_times({"сентября", {}, 0.80}));
    CHECK_FALSE(is_known_among_times({"сентября", {}, 0.60}));
    CHECK(is_known_anywhere({"Ежеквартально,", {}, 0.60}));
    CHECK_FALSE(is_known_anywhere({"ежеквартально", {}, 0.40}));
    CHECK_FALSE(is_known_anywhere({"до", {}, 0.80}));
}

TEST_CASE("an address of a site or of mail is known by its shape") {
    for (const char* address :
         {"http://bus.gov.ru/", "www.school-1.ru", "https://edu.admhmao.ru/news?id=1", "info@school5.ru", "bus.gov.ru"})
        CHECK_MESSAGE(is_web_address(address), address);
    for (const char* other : {"п.1.2", "т.д.", "12.05.2020", "Word", "gov", "http://", "a..ru", "МБОУ.СОШ"})
        CHECK_FALSE_MESSAGE(is_web_address(other), other);
}

}  // namespace mera
