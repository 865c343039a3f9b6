#include "office/scan/scan_text.hpp"

#include <doctest/doctest.h>

#include <string>

#include "office/scan/scan_overprint.hpp"

namespace mera {
namespace {

OcrLine line_of(const std::string& text, DotBox box, double confidence = 0.95) {
    return {{{text, box, confidence}}, box, 30};
}

DigitShape figure_in(std::size_t line) {
    DigitShape shape;
    shape.line = line;
    return shape;
}

std::vector<std::string> texts_of(const ScanText& text) {
    std::vector<std::string> out;
    for (const OcrLine& line : text.lines) out.push_back(line.text());
    return out;
}

// Five lines, 40 dots each; the second and the fourth are hidden.
ScanText page() {
    ScanText text;
    for (int at = 0; at < 5; ++at)
        text.lines.push_back(
            line_of("строка" + std::to_string(at), {100, 50 * at, 900, 50 * at + 40}, at % 2 == 1 ? 0.3 : 0.95));
    for (std::size_t at = 0; at < 5; ++at) text.digits.push_back(figure_in(at));
    return text;
}

}  // namespace

TEST_CASE("hidden lines with one clear line between them are one run") {
    const ScanText text = page();
    CHECK(hidden_runs(text.lines, 3) == std::vector<LineRun>{{1, 4}});
    std::vector<OcrLine> apart = text.lines;
    apart.insert(apart.begin() + 2, line_of("ясная", {100, 0, 900, 40}));
    CHECK(hidden_runs(apart, 3) == std::vector<LineRun>{{1, 2}, {4, 5}});
    apart.clear();
    CHECK(hidden_runs(apart, 3).empty());
}

TEST_CASE("a run is taken out with its figures and put back with those of another reading") {
    ScanText text = page();
    const LineRun run{1, 4};
    ScanText part = lines_of(text, run);
    CHECK(texts_of(part) == std::vector<std::string>{"строка1", "строка2", "строка3"});
    REQUIRE(part.digits.size() == 3);
    CHECK(part.digits[0].line == 0);

    part.lines = {line_of("один", {100, 50, 900, 90}), line_of("два", {100, 150, 900, 190})};
    part.digits = {figure_in(1)};
    part.unread = {{500, 60, 600, 80}};
    text.unread = {{200, 110, 300, 130}, {200, 210, 300, 230}};
    replace_lines(text, run, {0, 42, 1000, 198}, part);
    CHECK(texts_of(text) == std::vector<std::string>{"строка0", "один", "два", "строка4"});
    std::vector<std::size_t> lines;
    for (const DigitShape& shape : text.digits) lines.push_back(shape.line);
    CHECK(lines == std::vector<std::size_t>{0, 3, 2});
    CHECK(text.unread == std::vector<DotBox>{{200, 210, 300, 230}, {500, 60, 600, 80}});
}

TEST_CASE("halves of lines go where the whole lines are read, too, and what was read twice stays once") {
    ScanText text;
    text.lines = {line_of("Отделу кад", {100, 0, 500, 40}),         line_of("приказываю:", {100, 100, 400, 140}),
                  line_of("Отделу кадров школы", {96, 2, 900, 42}), line_of("приказываю:", {101, 100, 401, 140}),
                  line_of("Директор", {100, 200, 400, 240}),        line_of("Образцов", {600, 200, 900, 240})};
    text.digits = {figure_in(0), figure_in(2)};
    drop_halves_of_lines(text);
    CHECK(texts_of(text) == std::vector<std::string>{"Отделу кадров школы", "приказываю:", "Директор", "Образцов"});
    REQUIRE(text.digits.size() == 1);
    CHECK(text.digits[0].line == 0);
}

TEST_CASE("a run has the width of the page to itself, unless other lines stand beside it") {
    const DotBox area{0, 0, 1000, 400};
    const std::vector<OcrLine> below{line_of("а", {100, 0, 400, 40}), line_of("б", {100, 50, 300, 90})};
    CHECK(room_of(below, {1, 2}, area) == DotBox{0, 42, 1000, 98});
    const std::vector<OcrLine> beside{line_of("а", {100, 0, 400, 40}), line_of("б", {600, 10, 900, 50})};
    CHECK(room_of(beside, {0, 1}, area) == DotBox{92, 0, 408, 48});
}

TEST_CASE("the number that begins a line stays when the line is read again without it") {
    const auto begins = [](double confidence) {
        return std::vector<OcrLine>{
            {{{"2.", {40, 0, 70, 40}, confidence}, {"Начальнику", {150, 0, 400, 40}, 0.5}}, {40, 0, 400, 40}, 30}};
    };
    const auto again = [](const std::vector<OcrLine>& before, DotBox first) {
        ScanText text;
        text.lines.push_back(line_of("Начальнику", first));
        text.digits.push_back(figure_in(0));
        keep_numbers_of_lines(text, before);
        return text;
    };
    const ScanText kept = again(begins(0.95), {150, 0, 400, 40});
    CHECK(texts_of(kept) == std::vector<std::string>{"2. Начальнику"});
    CHECK(kept.lines[0].words[0].confidence <= 0.5);
    CHECK(kept.digits[0].word == 1);
    CHECK(texts_of(again(begins(0.3), {150, 0, 400, 40})) == std::vector<std::string>{"Начальнику"});
    CHECK(texts_of(again(begins(0.95), {30, 0, 400, 40})) == std::vector<std::string>{"Начальнику"});
}

}  // namespace mera
