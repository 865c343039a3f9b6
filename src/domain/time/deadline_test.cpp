#include "domain/time/deadline.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "base/text.hpp"
#include "support/deadline_rows.hpp"

namespace mera {

namespace {

// «by_date ..2019-09-15», «recurring 2019-09-01..2020-08-31 FREQ=MONTHLY (on_demand)»
std::string compact(const Deadline& deadline) {
    std::string out{code_of(deadline.kind)};
    if (deadline.start || deadline.end)
        out += " " + (deadline.start ? iso(*deadline.start) : "") + ".." + (deadline.end ? iso(*deadline.end) : "");
    if (deadline.recurrence) out += " " + *deadline.recurrence;
    if (deadline.condition) out += " (" + std::string{code_of(*deadline.condition)} + ")";
    return out;
}

std::string compact(const DeadlineReading& reading) {
    std::vector<std::string> parts;
    for (const Deadline& deadline : reading.deadlines) parts.push_back(compact(deadline));
    return join(parts, " + ");
}

Deadline from_json(const nlohmann::json& json) {
    const auto date = [&](const char* key) {
        return json[key].is_null() ? std::nullopt : parse_iso_date(json[key].get<std::string>());
    };
    Deadline out{
        .kind = *deadline_kind_from(json["kind"].get<std::string>()), .start = date("start"), .end = date("end")};
    if (!json["recurrence"].is_null()) out.recurrence = json["recurrence"].get<std::string>();
    if (!json["condition"].is_null()) out.condition = deadline_condition_from(json["condition"].get<std::string>());
    return out;
}

bool promises_hold(std::string_view phrase, const std::optional<PlanTerm>& term) {
    const DeadlineReading reading = read_deadlines(phrase, term);
    bool hold = !reading.deadlines.empty();
    for (const Deadline& deadline : reading.deadlines) {
        const bool has_days = deadline.start || deadline.end;
        const bool may_have_none = deadline.kind == DeadlineKind::event_bound ||
                                   deadline.kind == DeadlineKind::by_separate_plan ||
                                   deadline.kind == DeadlineKind::on_demand || deadline.kind == DeadlineKind::recurring;
        hold = hold && !describe(deadline).empty();
        hold = hold && (deadline.kind != DeadlineKind::unknown || !reading.doubts.empty());
        hold = hold && (has_days || may_have_none || !reading.doubts.empty());
        hold = hold && (deadline.kind != DeadlineKind::by_date || !deadline.start);
        hold = hold && (!deadline.start || deadline.start->ok()) && (!deadline.end || deadline.end->ok());
        hold = hold && (!deadline.start || !deadline.end || *deadline.start <= *deadline.end);
        hold = hold && (deadline.recurrence.has_value() == (deadline.kind == DeadlineKind::recurring));
    }
    for (const std::string& why : reading.doubts) hold = hold && !why.empty() && is_valid_utf8(why);
    return hold;
}

}  // namespace

TEST_CASE("phrases of real plans are read as their makers meant them") {
    // What the phrase alone cannot tell: the month comes from the heading of its page; «09.12» is a month and a year
    // here, and a day and a month in every other row of the same plan. Both are read with a doubt.
    const std::set<std::string> beyond_the_phrase = {"4 неделя В течение месяца", "09.12"};
    int right = 0, all = 0;
    for (const DeadlineRow& row : deadline_rows("deadlines-dev.tsv")) {
        DeadlineReading expected;
        for (const auto& json : nlohmann::json::parse(row.reading)) expected.deadlines.push_back(from_json(json));
        const DeadlineReading reading = read_deadlines(row.phrase, row.term);
        ++all;
        if (reading.deadlines == expected.deadlines) ++right;
        if (beyond_the_phrase.contains(row.phrase)) {
            CHECK_MESSAGE(!reading.doubts.empty(), row.phrase);
        } else {
            CHECK_MESSAGE(reading.deadlines == expected.deadlines, row.phrase, " → ", compact(reading), ", expected ",
                          compact(expected));
        }
    }
    CHECK(all == 123);
    CHECK(right == 121);
}

TEST_CASE("each rule of the language, one table") {
    int all = 0;
    for (const DeadlineRow& row : deadline_rows("deadlines-rules.tsv")) {
        const DeadlineReading reading = read_deadlines(row.phrase, row.term);
        const std::string doubted = compact(reading) + (reading.doubts.empty() ? "" : " ?");
        CHECK_MESSAGE(doubted == row.reading, row.term_written, " «", row.phrase, "» → ", doubted, ", expected ",
                      row.reading, "; ", join(reading.doubts, " "));
        ++all;
    }
    CHECK(all >= 1600);
}

TEST_CASE("a phrase that is not read is unknown and says so") {
    for (const char* phrase :
         {"", " ", "—", "в установленном порядке", "текст без срока", "31.02.2020", "\xFF\xFE\x80"}) {
        const DeadlineReading reading = read_deadlines(phrase, deadline_term("S"));
        REQUIRE(reading.deadlines.size() == 1);
        CHECK_MESSAGE(reading.deadlines[0].kind == DeadlineKind::unknown, phrase);
        CHECK_MESSAGE(!reading.doubts.empty(), phrase);
    }
}

TEST_CASE("no bytes break the reader, and what it promises holds for all of them") {
    std::vector<std::string> seeds;
    for (const DeadlineRow& row : deadline_rows()) seeds.push_back(row.phrase);
    std::mt19937 random{20191204};
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const std::vector<std::optional<PlanTerm>> terms = {deadline_term("S"), deadline_term("O"), deadline_term("M"),
                                                        deadline_term("-")};
    for (int round = 0; round < 4000; ++round) {
        std::string phrase = seeds[below(seeds.size())];
        if (below(2) == 0) phrase += " " + seeds[below(seeds.size())];
        for (std::size_t changes = below(4); changes > 0 && !phrase.empty(); --changes) {
            const std::size_t at = below(phrase.size());
            if (below(3) == 0)
                phrase.erase(at, 1 + below(4));
            else if (below(2) == 0)
                phrase[at] = static_cast<char>(below(256));
            else
                phrase.insert(at, seeds[below(seeds.size())].substr(0, 1 + below(12)));
        }
        CHECK_MESSAGE(promises_hold(phrase, terms[below(terms.size())]), phrase);
    }
}

#ifdef __SANITIZE_ADDRESS__
constexpr double kSecondsForNonsense = 2;
#else
constexpr double kSecondsForNonsense = 0.05;
#endif

TEST_CASE("a text that is no deadline at all is not read for long, and that is said") {
    for (const char* piece :
         {"сентябрь, ", "1-2,", "до ", "неведомоеслово ", "по мере ", "((", "12.", "с 1 по ", "\xD0"}) {
        std::string text;
        while (text.size() < 64 * 1024) text += piece;
        const std::clock_t begin = std::clock();
        const DeadlineReading reading = read_deadlines(text, deadline_term("S"));
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        CHECK_MESSAGE(!reading.doubts.empty(), piece);
        CHECK_MESSAGE(seconds < kSecondsForNonsense, piece);
    }
}

TEST_CASE("a deadline is told in plain Russian") {
    struct Case {
        const char* phrase;
        const char* words;
    };
    const Case cases[] = {
        {"15.10.2019", "15 октября 2019 г."},
        {"до 15.10.2019", "до 15 октября 2019 г."},
        {"октябрь", "октябрь 2019 г."},
        {"октябрь-ноябрь", "октябрь 2019 г. – ноябрь 2019 г."},
        {"с 1 по 15 октября", "с 1 октября 2019 г. по 15 октября 2019 г."},
        {"2020 год", "2020 год"},
        {"в течение года", "весь срок плана: сентябрь 2019 г. – август 2020 г."},
        {"в течение учебного года", "2019/2020 учебный год, сентябрь 2019 г. – май 2020 г."},
        {"ежемесячно", "ежемесячно, сентябрь 2019 г. – август 2020 г."},
        {"1 раз в 2 месяца", "раз в 2 месяца, сентябрь 2019 г. – август 2020 г."},
        {"последняя пятница месяца", "ежемесячно: пятница (последний раз в месяце), сентябрь 2019 г. – август 2020 г."},
        {"постоянно", "постоянно, сентябрь 2019 г. – август 2020 г."},
        {"по согласованию", "сентябрь 2019 г. – август 2020 г., по согласованию"},
        {"по плану", "по отдельному плану"},
        {"после экзаменов", "по событию"},
        {"как получится", "срок не прочитан"},
        {"1 четверть", "период, даты которого не названы"},
    };
    for (const Case& c : cases) {
        const DeadlineReading reading = read_deadlines(c.phrase, deadline_term("S"));
        REQUIRE(reading.deadlines.size() == 1);
        CHECK_MESSAGE(replace_all(describe(reading.deadlines[0]), "\u00A0", " ") == c.words, c.phrase);
    }
}

TEST_CASE("codes of kinds and conditions go there and back") {
    for (int i = 0; i <= static_cast<int>(DeadlineKind::unknown); ++i) {
        const auto kind = static_cast<DeadlineKind>(i);
        CHECK(deadline_kind_from(code_of(kind)) == kind);
    }
    for (int i = 0; i <= static_cast<int>(DeadlineCondition::on_event); ++i) {
        const auto condition = static_cast<DeadlineCondition>(i);
        CHECK(deadline_condition_from(code_of(condition)) == condition);
    }
    CHECK(!deadline_kind_from("soon"));
    CHECK(!deadline_condition_from(""));
}

}  // namespace mera
