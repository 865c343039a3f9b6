#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text.hpp"
#include "cli/commands.hpp"

namespace mera {

namespace {

struct Answers {
    std::vector<nlohmann::json> lines;
    int code = 0;
};

Answers answers_to(const std::string& input) {
    std::istringstream in{input};
    std::ostringstream out;
    Answers answers;
    answers.code = answer_deadlines(in, out);
    for (const std::string& line : split(out.str(), '\n'))
        if (!line.empty()) answers.lines.push_back(nlohmann::json::parse(line));
    return answers;
}

}  // namespace

TEST_CASE("each line is answered by one line of the agreed shape") {
    const Answers answers = answers_to("2019-09-01..2020-08-31\tдо 15 октября\n2020-01-01..2020-12-31\tпостоянно\n");
    CHECK(answers.code == kExitDone);
    REQUIRE(answers.lines.size() == 2);
    CHECK(answers.lines[0] == nlohmann::json::parse(R"({"text":"до 15 октября","doubts":[],"deadlines":[
        {"kind":"by_date","start":null,"end":"2019-10-15","recurrence":null,"condition":null}]})"));
    CHECK(answers.lines[1]["deadlines"][0]["kind"] == "continuous");
}

TEST_CASE("a byte order mark, carriage returns and a last line without an end change nothing") {
    const Answers answers = answers_to(
        "\xEF\xBB\xBF"
        "2019-09-01..2020-08-31\tмай\r\n2019-09-01..2020-08-31\tмай");
    CHECK(answers.code == kExitDone);
    REQUIRE(answers.lines.size() == 2);
    CHECK(answers.lines[0] == answers.lines[1]);
    CHECK(answers.lines[0]["text"] == "май");
}

TEST_CASE("an empty phrase is unknown, not an error") {
    const Answers answers = answers_to("2019-09-01..2020-08-31\t\n");
    CHECK(answers.code == kExitDone);
    REQUIRE(answers.lines.size() == 1);
    CHECK(answers.lines[0]["deadlines"][0]["kind"] == "unknown");
    CHECK(answers.lines[0]["doubts"].size() == 1);
    CHECK(!answers.lines[0].contains("error"));
}

TEST_CASE("a line that is wrongly written is refused in its place, and the next is read") {
    struct Case {
        const char* line;
        const char* says;
    };
    const Case cases[] = {
        {"до 15 октября", "нужен срок плана"},
        {"\tдо 15 октября", "нужен срок плана"},
        {"", "нужен срок плана"},
        {"2019-09-01\tдо 15 октября", "нужен срок плана"},
        {"2019-09-31..2020-08-31\tдо 15 октября", "датами календаря"},
        {"01.09.2019..31.08.2020\tдо 15 октября", "датами календаря"},
        {"2020-08-31..2019-09-01\tдо 15 октября", "раньше, чем начинается"},
        {"2019-09-01..2020-08-31\t\xE4\xEE 15", "UTF-8"},
    };
    for (const Case& c : cases) {
        const Answers answers = answers_to(std::string{c.line} + "\n2019-09-01..2020-08-31\tмай\n");
        CHECK(answers.code == kExitRefused);
        REQUIRE(answers.lines.size() == 2);
        const auto& refused = answers.lines[0];
        CHECK(refused["error"].get<std::string>().starts_with("Строка 1: "));
        CHECK_MESSAGE(refused["error"].get<std::string>().find(c.says) != std::string::npos, c.line);
        CHECK(refused["deadlines"][0]["kind"] == "unknown");
        CHECK(refused["doubts"][0] == refused["error"]);
        CHECK(answers.lines[1]["deadlines"][0]["kind"] == "month");
    }
}

}  // namespace mera
