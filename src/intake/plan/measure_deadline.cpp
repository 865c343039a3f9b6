#include "intake/plan/measure_deadline.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "intake/plan/heading_time.hpp"
#include "intake/plan/lost_zero.hpp"
#include "intake/plan/time_words.hpp"
#include "intake/plan/title_term.hpp"
#include "intake/table/unlabelled_fields.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/unsure_letters.hpp"

namespace mera::intake {

namespace {

constexpr int kWeek = 7;

class DeadlineMaker {
public:
    DeadlineMaker(DraftMeasure& measure, const RawMeasure& raw, const MeasureContext& context)
        : measure_{measure}, raw_{raw}, context_{context} {}

    void read() {
        const Mended end = mend_end(in_one_line(deadline_words(raw_)));
        repaired(end.notes, raw_.deadline.place);
        measure_.deadline_text = end.text;
        std::optional<PlanTerm> term = context_.term;
        Place place = raw_.deadline.place;
        const RawSection* section = context_.section;
        const std::string above = section != nullptr ? time_in_heading(section->title) : std::string{};
        if (!above.empty()) {
            if (measure_.deadline_text.empty()) {  // the time above the rows is their deadline
                measure_.deadline_text = above;
                place = section->place;
                measure_.places.push_back({"deadlines", place});
                if (section->confidence < kSureLetters)
                    doubt("Срок взят из заголовка, который прочитан неуверенно. Сравните с документом.", place);
                // Without a column of times, those of the headings are the only ones meant.
                const std::string why = "Срок в строке не указан, взят из заголовка «" + section->title + "».";
                if (raw_.columns_have_deadline)
                    doubt(why, place);
                else if (!is_month_heading(section->title))
                    repaired({why}, place);
                take_time_of_title();
            } else if (is_month_heading(section->title) && !names_longer_time()) {
                term = month_term(*section);
            }
        }
        if (raw_.deadline.number) mend_lost_zero(term, place);
        if (measure_.deadline_text.empty()) {
            // A blurred header hides the column; the scan may have one all the same.
            if (context_.plan_has_deadlines || context_.own_reading)
                doubt("Срок не указан. Впишите его.", raw_.title.place);
            return;
        }
        DeadlineReading reading = read_deadlines(measure_.deadline_text, term);
        if (is_unsure_of_year(reading)) take_year_of_heading(reading, place);
        if (of_title_)  // said already
            std::erase_if(reading.doubts,
                          [](const std::string& why) { return why.starts_with("В скобках названы дни"); });
        const bool of_section = section != nullptr && term && term != context_.term;
        if (lasts_as_plan_does(reading))
            take_stretch(reading, place);
        else if (of_section)
            take_month(reading, *term, "взят из заголовка «" + section->title + "».", place);
        else if (is_of_one_day() && begins_with_hours(measure_.deadline_text))
            take_day(reading, place);
        else if (context_.days && !is_of_one_day() && (begins_with_days() || lacks_days(reading)))
            take_month(reading, *context_.days, "взят из названия плана.", place);
        if (lacks_days(reading)) take_part_of_year(reading, above, place);
        if (lacks_days(reading) && context_.part) take_part_of_year(reading, context_.part->words, place);
        if (!of_section && runs_as_long_as(reading, term)) take_part_of_term(reading, place);
        if (reading.doubts.empty() && hangs_on_guessed_year(reading, term))
            doubt("Год в документе не назван, взят по другим датам документа. Проверьте.", place);
        if (reading.doubts.empty() && was_just_before_order(reading))
            doubt("Год не назван: в год приказа этот срок прошёл незадолго до него, взят следующий. Проверьте.", place);
        measure_.deadlines = std::move(reading.deadlines);
        for (std::string& why : reading.doubts) doubt(std::move(why), place);
        if (context_.own_reading && context_.term && leaves_years(*context_.term))
            doubt("Год срока не входит в срок плана. Сравните цифры с документом.", place);
        // Two rows whose rule the scan lost look like one with two times.
        if (measure_.deadlines.size() > 1 && raw_.deadline.confidence < 1 &&
            !are_listed(measure_.deadline_text, measure_.deadlines.size()))
            doubt("В графе несколько сроков. Сравните с документом: не слились ли две строки.", place);
    }

private:
    void doubt(std::string why, Place place) {
        measure_.doubts.push_back({"deadlines", std::move(why), std::move(place)});
    }
    void repaired(const std::vector<std::string>& notes, const Place& place) {
        for (const std::string& note : notes) measure_.repairs.push_back({"deadlines", note, place});
    }

    // «Совещание завучей, 14.09» under «Сентябрь», where no column says when: the title tells more of the time.
    void take_time_of_title() {
        ListFields fields;
        fields.title = measure_.title;
        find_unlabelled(fields);
        if (fields.when.empty()) return;
        std::string within = measure_.deadline_text + " (" + fields.when + ")";
        const std::string named = "В названии меры названо время «" + fields.when + "»";
        if (are_apart(read_deadlines(within, context_.term))) {
            if (!lies_under_heading(fields.when))
                return doubt(named + ", а стоит она под заголовком «" + measure_.deadline_text + "». Проверьте срок.",
                             raw_.title.place);
            within = fields.when;
        }
        measure_.deadline_text = within;
        measure_.places.back().place = raw_.title.place;  // of the heading so far
        of_title_ = true;
        doubt(named + ": срок взят по нему. Проверьте.", raw_.title.place);
    }

    // «18-22 ноября» under «Ноябрь – декабрь»
    bool lies_under_heading(const std::string& when) const {
        const auto stretch = stretch_of_heading(measure_.deadline_text, context_.term);
        const DeadlineReading reading = read_deadlines(when, context_.term);
        if (!stretch || are_apart(reading)) return false;
        const Deadline& it = reading.deadlines.front();
        return it.start && it.end && *it.start >= stretch->first && *it.end <= stretch->last;
    }

    // The days of one lie outside the other, or no rule reads them together.
    static bool are_apart(const DeadlineReading& reading) {
        return reading.deadlines.size() != 1 || lacks_days(reading);
    }

    // «Март – май», «в течение года» under «Март» have their own months.
    bool names_longer_time() const {
        const Tokens tokens = tokenise(measure_.deadline_text);
        return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.kind == Token::Kind::word && (month_in(token.text) || token.folded.starts_with("год"));
        });
    }

    // «14.10» that a program took for a number is «14.1»: October or January.
    void mend_lost_zero(const std::optional<PlanTerm>& term, const Place& place) {
        std::string& words = measure_.deadline_text;
        const auto with_zero = with_lost_zero(words);
        if (!with_zero) return;
        const auto holds = [](const std::optional<PlanTerm>& days, unsigned month) {
            return days && covers_month(*days, month);
        };
        const std::optional<PlanTerm>& days = context_.days ? context_.days : term;
        constexpr unsigned kJanuary = 1, kOctober = 10;
        const bool october = holds(days, kOctober), january = holds(days, kJanuary);
        const std::string said = "Ячейка листа – число, нуль в его конце пропадает: «" + words + "»";
        if (october && !january) words = *with_zero;
        if (october == january)
            doubt(said + " могло быть записано как «" + *with_zero + "». Проверьте месяц.", place);
        else if (october)
            repaired({said + " прочитано как «" + words + "»."}, place);
    }

    // The row names no month, and what stands above it does.
    void take_month(DeadlineReading& reading, const PlanTerm& month, const std::string& from, const Place& place) {
        auto within = read_within_month(month);
        if (!within || (begins_with_days() ? !within->doubts.empty() : !lacks_days(reading))) return;
        reading = std::move(*within);
        repaired({"Месяц в строке не назван, " + from}, place);
    }

    // «в течение квартала» under «II квартал».
    void take_part_of_year(DeadlineReading& reading, const std::string& above, const Place& place) {
        const std::string& words = measure_.deadline_text;
        const Tokens own = tokenise(words), heading = tokenise(above);
        for (const std::string_view unit : {"квартал", "полугоди", "четверт", "триместр", "семестр"}) {
            const auto names_unit = [&](const Token& token) { return token.folded.starts_with(unit); };
            const auto at = std::find_if(own.begin(), own.end(), names_unit),
                       named = std::find_if(heading.begin(), heading.end(), names_unit);
            if (at == own.end() || named == heading.end()) continue;
            DeadlineReading whole = read_deadlines(words.substr(0, at->begin) + above.substr(0, named->begin) +
                                                       words.substr(at->begin) + above.substr(named->end),
                                                   context_.term);
            if (lacks_days(whole)) return;
            reading = std::move(whole);
            repaired({"В строке не сказано, какой это срок, взято «" + above + "»."}, place);
        }
    }

    // «В течение месячника», «весь период смены» in a plan that says from when to when it runs.
    bool lasts_as_plan_does(const DeadlineReading& reading) const {
        constexpr std::size_t kTokensMax = 4;
        constexpr auto kDaysMax = std::chrono::days{62};
        if (!context_.part || !context_.part->days || reading.deadlines.size() != 1) return false;
        const Tokens tokens = tokenise(measure_.deadline_text);
        const auto& days = *context_.part->days;
        return tokens.size() <= kTokensMax && reading.deadlines[0].kind == DeadlineKind::event_bound &&
               std::chrono::sys_days{days.last} - std::chrono::sys_days{days.first} <= kDaysMax &&
               (tokens[0].is("в") || tokens[0].is("весь") || tokens[0].is("всю")) &&
               has_word_with(measure_.deadline_text,
                             {"месячник", "декад", "недел", "смен", "акци", "кампани", "фестивал"});
    }

    void take_stretch(DeadlineReading& reading, const Place& place) {
        reading.deadlines = {
            {.kind = DeadlineKind::range, .start = context_.part->days->first, .end = context_.part->days->last}};
        reading.doubts.clear();
        repaired({"С какого и по какой день, взято из названия плана."}, place);
    }

    // «Еженедельно», «постоянно», «при необходимости»: nothing but the term of the plan says from when to when.
    static bool runs_as_long_as(const DeadlineReading& reading, const std::optional<PlanTerm>& term) {
        return term && !reading.deadlines.empty() &&
               std::all_of(reading.deadlines.begin(), reading.deadlines.end(),
                           [&](const Deadline& it) { return it.start == term->first && it.end == term->last; });
    }

    // «Еженедельно» in a plan for September, or for a half-year, is not every week of the year; «в течение года» is the year.
    void take_part_of_term(DeadlineReading& reading, const Place& place) {
        if (!context_.part || has_word_with(measure_.deadline_text, {"год"})) return;
        const auto& [days, words, sure] = *context_.part;
        DeadlineReading within = days ? read_deadlines(measure_.deadline_text, days) : DeadlineReading{};
        for (Deadline& deadline : within.deadlines)  // a title that names days declares them
            if (deadline.recurrence && !deadline.start && !deadline.end)
                deadline.start = days->first, deadline.end = days->last;
        if (!runs_as_long_as(within, days))
            return doubt("Мера для части плана («" + words + "»), а срок взят на весь план. Назовите даты.", place);
        reading = within;
        if (days_between(days->first, days->last) < kWeek) take_days_of_week(reading, place);
        if (!sure) doubt("С какого и по какой день, взято из названия плана. Проверьте.", place);
    }

    // «Среда» in the plan of a week is that Wednesday.
    void take_days_of_week(DeadlineReading& reading, const Place& place) {
        constexpr std::string_view kWeekly = "FREQ=WEEKLY;BYDAY=";
        constexpr std::string_view kNames = "SU,MO,TU,WE,TH,FR,SA";
        if (reading.deadlines.size() != 1 || !reading.deadlines[0].recurrence.value_or("").starts_with(kWeekly)) return;
        const std::string days = reading.deadlines[0].recurrence->substr(kWeekly.size());
        std::vector<Deadline> named;
        const PlanTerm& week = *context_.part->days;
        for (Date day = week.first; day <= week.last; day = add_days(day, 1)) {
            const auto name = kNames.substr(std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding() * 3, 2);
            if (days.find(name) != std::string::npos)
                named.push_back({.kind = DeadlineKind::date, .start = day, .end = day});
        }
        if (named.empty()) return;
        reading.deadlines = std::move(named);
        std::erase_if(reading.doubts,
                      [](const std::string& why) { return why.starts_with("Назван только день недели"); });
        repaired({"Назван день недели, число взято по срокам плана."}, place);
    }

    static bool is_unsure_of_year(const DeadlineReading& reading) {
        return std::any_of(reading.doubts.begin(), reading.doubts.end(),
                           [](const std::string& why) { return why.starts_with("Год не назван"); });
    }

    // «Январь» under «II этап (декабрь 2024 – март 2025)»: the heading says of which year.
    void take_year_of_heading(DeadlineReading& reading, const Place& place) {
        if (!context_.part || !context_.part->days || !names_years(context_.part->words)) return;
        DeadlineReading within = read_deadlines(measure_.deadline_text, context_.part->days);
        if (is_unsure_of_year(within) || lacks_days(within)) return;
        reading = std::move(within);
        repaired({"Год в строке не назван, взят из заголовка «" + context_.part->words + "»."}, place);
    }

    bool is_of_one_day() const { return context_.days && context_.days->first == context_.days->last; }

    void take_day(DeadlineReading& reading, const Place& place) {
        if (!lacks_days(reading))  // «12.05»
            doubt("План на один день: прочитано как час, а не как день. Проверьте.", place);
        reading.deadlines = {{.kind = DeadlineKind::date, .start = context_.days->first, .end = context_.days->last}};
        reading.doubts.clear();
        repaired({"В строке назван час, день взят из названия плана."}, place);
    }

    bool leaves_years(const PlanTerm& term) const {
        const auto outside = [&](const std::optional<Date>& day) {
            return day && (day->year() < term.first.year() || day->year() > term.last.year());
        };
        return std::any_of(measure_.deadlines.begin(), measure_.deadlines.end(),
                           [&](const Deadline& it) { return outside(it.start) || outside(it.end); });
    }

    // «не позднее 22 мая» in a plan whose rows name only the autumn: the May of which year, nobody has said.
    bool hangs_on_guessed_year(const DeadlineReading& reading, const std::optional<PlanTerm>& term) const {
        if (!context_.term_is_guessed || !term) return false;
        const DeadlineReading bare = read_deadlines(measure_.deadline_text, std::nullopt);
        const bool dated = std::any_of(reading.deadlines.begin(), reading.deadlines.end(), [](const Deadline& d) {
            return !d.recurrence && d.kind != DeadlineKind::continuous && d.end.has_value();
        });
        return dated && bare.deadlines != reading.deadlines;
    }

    // «7 ноября» in the plan of an order of 11 November: a year later, or what was done already.
    bool was_just_before_order(const DeadlineReading& reading) const {
        constexpr int kMonthsOfYear = 12, kDaysBefore = 62;
        if (!context_.ordered || read_deadlines(measure_.deadline_text, std::nullopt).deadlines == reading.deadlines)
            return false;
        return std::any_of(reading.deadlines.begin(), reading.deadlines.end(), [&](const Deadline& it) {
            if (!it.end || it.recurrence || it.kind == DeadlineKind::year || it.kind == DeadlineKind::continuous)
                return false;
            const int before = days_between(add_months(*it.end, -kMonthsOfYear), *context_.ordered);
            return before > 0 && before <= kDaysBefore;
        });
    }

    static bool lacks_days(const DeadlineReading& reading) {
        return std::any_of(reading.deadlines.begin(), reading.deadlines.end(), [](const Deadline& deadline) {
            return !deadline.start && !deadline.end && !deadline.recurrence;
        });
    }

    // «2–3 неделя» under «Ноябрь»: the month is said above.
    std::optional<DeadlineReading> read_within_month(const PlanTerm& month) const {
        const std::string name{month_name_genitive(static_cast<unsigned>(month.first.month()))};
        const std::string& words = measure_.deadline_text;
        const std::string of_month = replace_all(words, "месяца", name);  // «в течение месяца»
        const std::size_t days = days_at_beginning();
        const std::string rest = trim(words.substr(days)) == "числа" ? std::string{} : words.substr(days);
        const std::string named = days > 0 ? words.substr(0, days) + " " + name + rest : words + " " + name;
        DeadlineReading reading = read_deadlines(of_month != words ? of_month : named, month);
        if (lacks_days(reading)) return {};
        return reading;
    }

    // «1 (суббота)», «12, 13», «до 25»: the bytes that its days take, when no month stands in the words.
    std::size_t days_at_beginning() const {
        const std::string& words = measure_.deadline_text;
        if (month_in(words)) return 0;
        const Tokens tokens = tokenise(words);
        std::size_t end = 0;
        for (std::size_t at = !tokens.empty() && tokens[0].is("до") ? 1 : 0; at < tokens.size(); ++at) {
            const bool day = tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2;
            const bool joins = tokens[at].text == "," || tokens[at].text == "-" || tokens[at].text == "–";
            if (!day && !(joins && at > 0)) {
                // «до 16 числа»; «15.09», «14:00» and «2-3 неделя» are no days.
                const bool number = tokens[at].is("числа") && at + 1 == tokens.size();
                return tokens[at].text == "(" || number ? end : 0;
            }
            if (day) end = tokens[at].end;
        }
        return end;
    }

    bool begins_with_days() const { return days_at_beginning() > 0; }

    // «4 неделя» under «Октябрь» means a week of that month.
    std::optional<PlanTerm> month_term(const RawSection& section) const {
        const DeadlineReading month = read_deadlines(section.title, context_.term);
        if (month.deadlines.size() != 1 || !month.deadlines[0].start || !month.deadlines[0].end) return context_.term;
        return PlanTerm{*month.deadlines[0].start, *month.deadlines[0].end};
    }

    DraftMeasure& measure_;
    const RawMeasure& raw_;
    const MeasureContext& context_;
    bool of_title_ = false;  // its title tells more of the time above it
};

}  // namespace

std::string deadline_words(const RawMeasure& raw) {
    if (raw.deadline_end.empty()) return raw.deadline.text;
    const Tokens end = tokenise(raw.deadline_end.text);
    const bool bounded = !end.empty() && is_one_of(end.front().folded, {"до", "по", "к", "не"});
    if (raw.deadline.empty()) return (bounded ? "" : "по ") + raw.deadline_end.text;
    return raw.deadline.text + " – " + raw.deadline_end.text;
}

void read_deadline(DraftMeasure& measure, const RawMeasure& raw, const MeasureContext& context) {
    DeadlineMaker{measure, raw, context}.read();
}

}  // namespace mera::intake
