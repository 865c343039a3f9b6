#include "domain/time/schedule.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/text.hpp"

using namespace mera;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/" + name);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

const Calendar& production_calendar() {
    static const Calendar calendar = *Calendar::from_csv(file("rules/production_calendar.csv"));
    return calendar;
}

// Order № 882: from 4 December 2019 to the end of 2020.
ScheduleTerms terms_882(HalfYear half_year = HalfYear::calendar, ShiftPolicy policy = ShiftPolicy::previous) {
    return {{make_date(2019, 12, 4), make_date(2020, 12, 31)}, policy, half_year, make_date(2020, 5, 31)};
}

std::vector<std::string> due_dates(const Deadline& deadline, const ScheduleTerms& terms) {
    std::vector<std::string> out;
    for (const auto& period : schedule(deadline, "", terms, production_calendar()))
        out.push_back(iso(period.due_nominal));
    return out;
}

Deadline recurring(std::string rule) { return {DeadlineKind::recurring, {}, {}, std::move(rule), {}}; }

using Dates = std::vector<std::string>;

}  // namespace

TEST_CASE("a due date on a non-working day moves by the policy of the programme") {
    const Date holiday = make_date(2020, 6, 12);   // День России, Friday
    const Date saturday = make_date(2020, 6, 20);
    CHECK(production_calendar().effective(holiday, ShiftPolicy::as_is) == holiday);
    CHECK(production_calendar().effective(holiday, ShiftPolicy::previous) == make_date(2020, 6, 11));
    CHECK(production_calendar().effective(holiday, ShiftPolicy::next) == make_date(2020, 6, 15));
    CHECK(production_calendar().effective(saturday, ShiftPolicy::previous) == make_date(2020, 6, 19));
    CHECK(production_calendar().effective(saturday, ShiftPolicy::next) == make_date(2020, 6, 22));
    CHECK_MESSAGE(production_calendar().is_working(make_date(2021, 2, 20)), "a Saturday made a working day by decree");
    CHECK_MESSAGE(production_calendar().is_working(make_date(2020, 4, 6)),
                  "a day off by presidential decree moves no term");
    CHECK_MESSAGE(!production_calendar().is_working(make_date(2020, 5, 4)), "a transferred day off");
}

TEST_CASE("a calendar that cannot be read is refused with the line named") {
    CHECK_FALSE(Calendar::from_csv("2020-02-30,holiday,"));
    CHECK_FALSE(Calendar::from_csv("2020-02-03,party,"));
}

TEST_CASE("the deadlines of order 882 become periods") {
    CHECK(due_dates({DeadlineKind::month, make_date(2020, 8, 1), make_date(2020, 8, 31), {}, {}}, terms_882()) ==
          Dates{"2020-08-31"});
    CHECK(due_dates({DeadlineKind::by_date, {}, make_date(2020, 6, 12), {}, {}}, terms_882()) == Dates{"2020-06-12"});
    CHECK_MESSAGE(due_dates(recurring("FREQ=MONTHLY"), terms_882()).size() == 13,
                  "December 2019 counts: 28 of its 31 days are inside");
    CHECK_MESSAGE((due_dates(recurring("FREQ=MONTHLY;INTERVAL=6"), terms_882()) == Dates{"2020-06-30", "2020-12-31"}),
                  "the second half of 2019 does not: 28 of its 184 days are inside");
    CHECK((due_dates(recurring("FREQ=MONTHLY;INTERVAL=6"), terms_882(HalfYear::school)) ==
           Dates{"2020-05-31", "2020-12-31"}));
    const Deadline quarterly{
        DeadlineKind::recurring, make_date(2020, 1, 1), make_date(2020, 12, 31), "FREQ=MONTHLY;INTERVAL=3", {}};
    CHECK((due_dates(quarterly, terms_882()) == Dates{"2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"}));
    const Deadline school_year{DeadlineKind::school_year, make_date(2019, 9, 1), make_date(2020, 5, 31), {}, {}};
    CHECK(due_dates(school_year, terms_882()) == Dates{"2020-05-31"});
    ScheduleTerms to_august = terms_882();
    to_august.school_year_last = make_date(2020, 8, 31);
    CHECK_MESSAGE(due_dates(school_year, to_august) == Dates{"2020-08-31"},
                  "«учебный год» ends where the programme says");
}

TEST_CASE("a day of the month is the due date of each month") {
    const Deadline by_third{
        DeadlineKind::recurring, make_date(2020, 1, 1), make_date(2020, 3, 31), "FREQ=MONTHLY;BYMONTHDAY=3", {}};
    CHECK((due_dates(by_third, terms_882()) == Dates{"2020-01-03", "2020-02-03", "2020-03-03"}));
    const Deadline by_31st{
        DeadlineKind::recurring, make_date(2020, 1, 1), make_date(2020, 2, 29), "FREQ=MONTHLY;BYMONTHDAY=31", {}};
    CHECK((due_dates(by_31st, terms_882()) == Dates{"2020-01-31", "2020-02-29"}));
}

TEST_CASE("what is done daily or weekly is reported once a month") {
    const Deadline weekly{DeadlineKind::recurring, make_date(2020, 1, 1), make_date(2020, 3, 31), "FREQ=WEEKLY", {}};
    CHECK((due_dates(weekly, terms_882()) == Dates{"2020-01-31", "2020-02-29", "2020-03-31"}));
}

TEST_CASE("words of a plan become due dates, one for each period") {
    struct Case {
        const char* why;
        const char* phrase;
        Dates dues;
    };
    const ScheduleTerms year_2020{{make_date(2020, 1, 1), make_date(2020, 12, 31)},
                                  ShiftPolicy::as_is,
                                  HalfYear::calendar,
                                  make_date(2020, 5, 31)};
    const Case cases[] = {
        {"two months in one cell are two obligations", "июнь 2020; октябрь 2020", {"2020-06-30", "2020-10-31"}},
        {"several last days", "до 1 июля и до 31 декабря", {"2020-07-01", "2020-12-31"}},
        {"a range is owed by its end", "с 10 по 20 марта", {"2020-03-20"}},
        {"a half-year is owed by its end", "1 раз в полугодие", {"2020-06-30", "2020-12-31"}},
        {"quarters", "ежеквартально", {"2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"}},
        {"the report on a quarter comes after it",
         "ежеквартально до 15 числа месяца, следующего за отчётным кварталом",
         {"2020-04-15", "2020-07-15", "2020-10-15", "2021-01-15"}},
        {"a day of the week in each month",
         "последняя пятница месяца, сентябрь – октябрь",
         {"2020-09-25", "2020-10-30"}},
        {"two days in each month",
         "с 1 марта по 30 апреля, 10 и 25 числа каждого месяца",
         {"2020-03-10", "2020-03-25", "2020-04-10", "2020-04-25"}},
        {"each year by a day", "ежегодно до 25 мая", {"2020-05-25"}},
        {"each year in a month", "ежегодно в сентябре", {"2020-09-30"}},
        {"rarer than the plan is long: once", "1 раз в 3 года", {"2020-12-31"}},
        {"a period counted from its results is owed all the same",
         "ежеквартально, по итогам квартала",
         {"2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"}},
        {"all the time is owed once, at the end", "постоянно", {"2020-12-31"}},
        {"a plan of its own, with a year beside it", "в течение года (по отдельному плану)", {"2020-12-31"}},
        {"as needed: none until opened", "при необходимости", {}},
        {"as needed within a period: none until opened", "сентябрь (при необходимости)", {}},
        {"by an event: none until opened", "в течение 3 дней со дня поступления", {}},
        {"whenever somebody comes: none until opened", "при приёме на работу", {}},
        {"by a separate plan: none until opened", "согласно графику", {}},
        {"a period whose days nobody named", "1 четверть", {}},
        {"not read", "в установленном порядке", {}},
    };
    for (const Case& c : cases) {
        Dates dues;
        for (const Deadline& deadline : read_deadlines(c.phrase, year_2020.term).deadlines)
            for (const std::string& due : due_dates(deadline, year_2020)) dues.push_back(due);
        CHECK_MESSAGE(dues == c.dues, c.why, " «", c.phrase, "»: ", join(dues, ", "));
    }
}

TEST_CASE("what is repeated in the course of a school year is owed by its lessons, named months are not") {
    ScheduleTerms terms{{make_date(2019, 9, 1), make_date(2020, 8, 31)},
                        ShiftPolicy::as_is,
                        HalfYear::calendar,
                        make_date(2020, 5, 31)};
    const auto periods = [&](std::string_view words) {
        std::string out;
        for (const Deadline& deadline : read_deadlines(words, terms.term).deadlines)
            for (const auto& period : schedule(deadline, words, terms, production_calendar()))
                out += (out.empty() ? "" : " ") + iso(period.period.first()).substr(5) + "/" +
                       iso(period.due_nominal).substr(5);
        return out;
    };
    const std::string in_year = "ежемесячно в течение учебного года";
    const std::string plain =
        "09-01/09-30 10-01/10-31 11-01/11-30 12-01/12-31 01-01/01-31 02-01/02-29 03-01/03-31 04-01/04-30 05-01/05-31";
    CHECK(periods(in_year) == plain);
    terms.own_school_years = {*SchoolYear::between(make_date(2019, 9, 16), make_date(2020, 5, 22))};
    const std::string own =
        "09-16/09-30 10-01/10-31 11-01/11-30 12-01/12-31 01-01/01-31 02-01/02-29 03-01/03-31 04-01/04-30 05-01/05-22";
    CHECK(periods(in_year) == own);
    CHECK(periods("в течение учебного года (ежемесячно)") == own);
    CHECK(periods("один раз в месяц в течение 2019/2020 учебного года") == own);
    CHECK_MESSAGE(periods("ежемесячно, сентябрь 2019 – май 2020") == plain, "months that the order names");
    CHECK_MESSAGE(periods("ежемесячно до 31 августа 2020 года").ends_with("08-31"), "a day that it names");
    terms.own_school_years = {*SchoolYear::between(make_date(2019, 10, 1), make_date(2020, 6, 5))};
    CHECK_MESSAGE(periods(in_year) ==
                      "10-01/10-31 11-01/11-30 12-01/12-31 01-01/01-31 02-01/02-29 03-01/03-31 04-01/04-30 05-01/05-31",
                  "five days of June are no month");
    terms.own_school_years = {*SchoolYear::between(make_date(2019, 9, 2), make_date(2020, 5, 22))};
    CHECK(periods("ежеквартально в течение учебного года") == "10-01/12-31 01-01/03-31 04-01/05-22");
}

TEST_CASE("the edges of a school year that the words name are the days of the organisation") {
    struct Case {
        const char* sentence;
        const char* words;
        const char* usual;
        const char* own;
    };
    const PlanTerm term{make_date(2019, 8, 1), make_date(2020, 8, 31)};
    ScheduleTerms usual{term, ShiftPolicy::as_is, HalfYear::school, make_date(2020, 5, 31)};
    ScheduleTerms own = usual;
    own.own_school_years = {*SchoolYear::between(make_date(2019, 9, 16), make_date(2020, 5, 22))};
    const auto periods = [&](std::string_view words, const ScheduleTerms& terms) {
        Dates out;
        for (const Deadline& deadline : read_deadlines(words, term).deadlines)
            for (const auto& period : schedule(deadline, words, terms, production_calendar()))
                out.push_back(iso(period.period.first()) + "/" + iso(period.due_nominal));
        return join(out, " ");
    };
    for (const Case& c : std::vector<Case>{
             {"its end", "до конца учебного года", "2019-08-01/2020-05-31", "2019-08-01/2020-05-22"},
             {"its end by another word", "не позднее окончания учебного года", "2019-08-01/2020-05-31",
              "2019-08-01/2020-05-22"},
             {"its beginning", "до начала учебного года", "2019-08-01/2019-09-01", "2019-08-01/2019-09-16"},
             {"towards it", "к началу учебного года", "2019-08-01/2019-09-01", "2019-08-01/2019-09-16"},
             {"before it", "перед началом учебного года", "2019-08-01/2019-09-01", "2019-08-01/2019-09-16"},
             {"after it", "по окончании учебного года", "2020-06-01/2020-06-30", "2020-05-23/2020-06-21"},
             {"its first weeks", "начало учебного года", "2019-09-01/2019-09-30", "2019-09-16/2019-10-15"},
             {"its last weeks", "в конце учебного года", "2020-05-01/2020-05-31", "2020-04-22/2020-05-22"},
             {"a stretch from a day to it", "с 1 октября до конца учебного года", "2019-10-01/2020-05-31",
              "2019-10-01/2020-05-22"},
             {"a stretch from it to a day", "с начала учебного года до 1 октября", "2019-09-01/2019-10-01",
              "2019-09-16/2019-10-01"},
             {"all the time", "постоянно в течение учебного года", "2019-09-01/2020-05-31", "2019-09-16/2020-05-22"},
             {"a half of it", "2 полугодие", "2020-01-01/2020-05-31", "2020-01-01/2020-05-22"},
             {"a date beside it", "до начала учебного года (до 1 сентября)", "2019-08-01/2019-09-01",
              "2019-08-01/2019-09-01"},
             {"a month beside it", "в начале учебного года (сентябрь)", "2019-09-01/2019-09-30",
              "2019-09-01/2019-09-30"},
             {"the day alone", "до 31 мая 2020 года", "2019-08-01/2020-05-31", "2019-08-01/2020-05-31"},
             {"another stretch in the cell", "ноябрь; до конца учебного года",
              "2019-11-01/2019-11-30 2019-08-01/2020-05-31", "2019-11-01/2019-11-30 2019-08-01/2020-05-22"}}) {
        CHECK_MESSAGE(periods(c.words, usual) == c.usual, c.sentence, ": ", c.words);
        CHECK_MESSAGE(periods(c.words, own) == c.own, c.sentence, ": ", c.words);
        for (const Deadline& deadline : read_deadlines(c.words, term).deadlines)
            if (std::string_view{c.usual} == c.own) CHECK_FALSE(follows_school_year(deadline, c.words, usual));
    }
    const Deadline last_lesson{DeadlineKind::by_date, {}, make_date(2020, 5, 31), {}, {}};
    CHECK(describe(last_lesson, "до конца учебного года") == describe(last_lesson) + ", по учебному году организации");
    CHECK(describe(last_lesson, "до 31 мая") == describe(last_lesson));
    const Deadline other{DeadlineKind::by_date, {}, make_date(2020, 5, 25), {}, {}};
    CHECK_FALSE_MESSAGE(follows_school_year(other, "до конца учебного года", usual),
                        "a day that a person wrote instead of the usual one");
}

TEST_CASE("each year of a long plan begins by its own lessons") {
    const PlanTerm term{make_date(2018, 1, 1), make_date(2021, 12, 31)};
    ScheduleTerms terms{term, ShiftPolicy::as_is, HalfYear::school, make_date(2021, 5, 31)};
    terms.own_school_years = {*SchoolYear::between(make_date(2020, 9, 14), make_date(2021, 5, 29))};
    const std::string words = "ежегодно до начала учебного года";
    Dates dues;
    for (const Deadline& deadline : read_deadlines(words, term).deadlines)
        for (const auto& period : schedule(deadline, words, terms, production_calendar()))
            dues.push_back(iso(period.due_nominal));
    CHECK(join(dues, " ") == "2018-09-01 2019-09-01 2020-09-14 2021-09-01");
}

TEST_CASE("the school year of an organisation begins and ends by its own days") {
    ScheduleTerms terms{{make_date(2019, 9, 10), make_date(2021, 12, 31)},
                        ShiftPolicy::as_is,
                        HalfYear::school,
                        make_date(2021, 5, 31)};
    terms.own_school_years = {*SchoolYear::between(make_date(2019, 9, 16), make_date(2020, 5, 22))};
    const auto periods = [&](const Deadline& deadline) {
        Dates out;
        for (const auto& period : schedule(deadline, "", terms, production_calendar()))
            out.push_back(iso(period.period.first()) + "/" + iso(period.due_nominal));
        return out;
    };
    const Deadline first_year{DeadlineKind::school_year, make_date(2019, 9, 1), make_date(2020, 5, 31), {}, {}};
    const Deadline next_year{DeadlineKind::school_year, make_date(2020, 9, 1), make_date(2021, 5, 31), {}, {}};
    const Deadline from_the_order{DeadlineKind::school_year, make_date(2019, 12, 4), make_date(2020, 5, 31), {}, {}};
    CHECK(periods(first_year) == Dates{"2019-09-16/2020-05-22"});
    CHECK_MESSAGE(periods(next_year) == Dates{"2020-09-01/2021-05-31"},
                  "the days of one year are not those of another");
    CHECK_MESSAGE(periods(from_the_order) == Dates{"2019-12-04/2020-05-22"}, "a beginning the order names stays");
    const Deadline halves = recurring("FREQ=MONTHLY;INTERVAL=6");
    CHECK(periods(halves) == Dates{"2019-09-16/2019-12-31", "2020-01-01/2020-05-22", "2020-09-01/2020-12-31",
                                   "2021-01-01/2021-05-31", "2021-09-01/2021-12-31"});
    const Deadline range{DeadlineKind::range, make_date(2019, 9, 1), make_date(2020, 5, 31), {}, {}};
    CHECK_MESSAGE(periods(range) == Dates{"2019-09-01/2020-05-31"}, "days that the order names are days");
    CHECK(follows_school_year(first_year, "", terms));
    CHECK(follows_school_year(halves, "", terms));
    CHECK_FALSE(follows_school_year(range, "", terms));
    CHECK_FALSE(follows_school_year(recurring("FREQ=MONTHLY"), "", terms));
    terms.half_year = HalfYear::calendar;
    CHECK_FALSE(follows_school_year(halves, "", terms));
}

TEST_CASE("what happens each year happens in every year of the plan") {
    const ScheduleTerms project{{make_date(2018, 5, 7), make_date(2021, 12, 31)},
                                ShiftPolicy::as_is,
                                HalfYear::calendar,
                                make_date(2021, 5, 31)};
    const auto dues = [&](const char* phrase) {
        return due_dates(read_deadlines(phrase, project.term).deadlines.at(0), project);
    };
    CHECK(dues("ежегодно до 30 апреля") == Dates{"2019-04-30", "2020-04-30", "2021-04-30"});
    CHECK(dues("ежегодно в сентябре") == Dates{"2018-09-30", "2019-09-30", "2020-09-30", "2021-09-30"});
    CHECK(dues("ежегодно") == Dates{"2018-12-31", "2019-12-31", "2020-12-31", "2021-12-31"});
    CHECK(dues("ежегодно до 15 февраля, начиная с 2020 года") == Dates{"2020-02-15", "2021-02-15"});
    const auto april = schedule(read_deadlines("ежегодно до 30 апреля", project.term).deadlines.at(0), "", project,
                                production_calendar());
    CHECK_MESSAGE(april.at(0).period.first() == make_date(2018, 5, 7), "the first begins with the plan");
    CHECK_MESSAGE(april.at(1).period.first() == make_date(2019, 5, 1), "the next, when the first is owed");
}

TEST_CASE("a day before the plan begins is not owed") {
    const ScheduleTerms terms = terms_882();
    const Deadline by_third{
        DeadlineKind::recurring, make_date(2019, 12, 4), make_date(2020, 2, 29), "FREQ=MONTHLY;BYMONTHDAY=3", {}};
    CHECK(due_dates(by_third, terms) == Dates{"2020-01-03", "2020-02-03"});
}

TEST_CASE("a rule that is not of the kind plans use opens by hand") {
    CHECK(opens_by_hand(recurring("FREQ=HOURLY")));
    CHECK(opens_by_hand(recurring("every day")));
    CHECK_FALSE(opens_by_hand(recurring("FREQ=DAILY;INTERVAL=10")));
}

TEST_CASE("what has no date of its own opens by hand") {
    const Deadline on_demand{
        DeadlineKind::year, make_date(2020, 1, 1), make_date(2020, 12, 31), {}, DeadlineCondition::on_demand};
    CHECK(opens_by_hand(on_demand));
    CHECK(schedule(on_demand, "", terms_882(), production_calendar()).empty());
    CHECK(opens_by_hand({DeadlineKind::unknown, {}, {}, {}, {}}));
    CHECK(opens_by_hand({DeadlineKind::by_separate_plan, {}, {}, {}, DeadlineCondition::by_separate_plan}));
    CHECK(opens_by_hand({DeadlineKind::range, {}, {}, {}, {}}));
    const Deadline by_plan{DeadlineKind::school_year,
                           make_date(2019, 9, 1),
                           make_date(2020, 5, 31),
                           {},
                           DeadlineCondition::by_separate_plan};
    CHECK_FALSE_MESSAGE(opens_by_hand(by_plan), "«в течение учебного года (по отдельному плану)» has a date");
}

TEST_CASE("a period is named as people name it") {
    const auto label = [](Date first, Date last) {
        return replace_all(period_label(*Period::between(first, last)), "\u00A0", " ");
    };
    CHECK(label(make_date(2020, 1, 1), make_date(2020, 1, 31)) == "январь 2020 г.");
    CHECK(label(make_date(2019, 12, 4), make_date(2019, 12, 31)) == "декабрь 2019 г.");
    CHECK(label(make_date(2020, 4, 1), make_date(2020, 6, 30)) == "II квартал 2020 г.");
    CHECK(label(make_date(2020, 1, 1), make_date(2020, 6, 30)) == "I полугодие 2020 г.");
    CHECK(label(make_date(2020, 1, 1), make_date(2020, 12, 31)) == "2020 год");
    CHECK(label(make_date(2019, 9, 1), make_date(2020, 5, 31)) == "2019/2020 учебный год");
    CHECK(label(make_date(2020, 6, 12), make_date(2020, 6, 12)) == "12 июня 2020 г.");
}
