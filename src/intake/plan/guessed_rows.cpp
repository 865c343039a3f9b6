#include "intake/plan/guessed_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/time/deadline.hpp"
#include "intake/plan/measure_deadline.hpp"
#include "intake/plan/time_words.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kTitleWordsMin = 2, kTitleLettersMin = 8;  // «Библионочь»: a piece of a phrase is no long word

std::array<RawField*, 7> fields_of(RawMeasure& measure) {
    return {&measure.number,       &measure.title,  &measure.executors, &measure.deadline,
            &measure.deadline_end, &measure.result, &measure.evidence};
}

std::optional<Place> guessed_place(RawMeasure& measure) {  // of the first field that is there and was guessed
    for (const RawField* field : fields_of(measure))
        if (field->guessed && !field->empty()) return field->place;
    return {};
}

bool ends_open(std::string_view text) {  // the phrase goes on in the row below
    static constexpr std::array<std::string_view, 14> kOpen = {",",  "-",   "и", "в",  "на", "по",  "с",
                                                               "об", "для", "к", "из", "от", "при", "за"};
    const Tokens tokens = tokenise(text);
    return tokens.empty() || std::find(kOpen.begin(), kOpen.end(), tokens.back().folded) != kOpen.end();
}

bool names_year(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::number && token.text.size() == 4 && token.text.starts_with("20");
    });
}

bool begins_upper(std::string_view text) {  // «Бессмертный полк» in quotes, too
    for (const std::string_view quote : {"«", "\"", "“", "„"})
        if (text.starts_with(quote)) text.remove_prefix(quote.size());
    return starts_with_upper(text);
}

// «По особому плану 16 января»: a day behind what is a time by itself may be that of the next row.
bool has_day_behind_time(std::string_view words) {
    const Tokens tokens = tokenise(words);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        if (tokens[at].kind != Token::Kind::number || !month_in(tokens[at + 1].text)) continue;
        const std::string_view before = trim(words.substr(0, tokens[at].begin));
        if (has_letters(before) && tokens[at - 1].kind == Token::Kind::word && reads_as_time(before)) return true;
    }
    return false;
}

// One time or a list of them, read to the last word.
bool is_one_phrase(const std::string& words) {
    if (has_day_behind_time(words)) return false;
    const DeadlineReading reading = read_deadlines(words, std::nullopt);
    const auto& times = reading.deadlines;
    if (times.empty() || !are_listed(words, times.size())) return false;
    if (std::any_of(times.begin(), times.end(), [](const Deadline& d) { return d.kind == DeadlineKind::unknown; }))
        return false;
    return std::none_of(reading.doubts.begin(), reading.doubts.end(),
                        [](const std::string& why) { return why.starts_with("Не прочитано"); });
}

// «11–12» under «Январь»; two rows run together would leave two numbers without a sign.
bool is_days(std::string_view words) {
    const Tokens tokens = tokenise(words);
    bool number = false;
    for (const Token& token : tokens) {
        if (token.kind == Token::Kind::word || (number && token.kind == Token::Kind::number)) return false;
        number = token.kind == Token::Kind::number;
    }
    return number;
}

bool names_executors(const RawPlan& plan) {
    return std::any_of(plan.sections.begin(), plan.sections.end(), [](const RawSection& section) {
        return std::any_of(section.measures.begin(), section.measures.end(),
                           [](const RawMeasure& measure) { return !measure.executors.empty(); });
    });
}

// Whether the plan's executors begin with capital letters.
bool writes_capitals(const RawPlan& plan) {
    std::size_t all = 0, capitals = 0;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures)
            if (!measure.executors.empty()) ++all, capitals += begins_upper(in_one_line(measure.executors.text));
    return capitals * 2 > all;
}

// Whether the plan writes the year of its days and months.
bool writes_years(const RawPlan& plan) {
    std::size_t dated = 0, with_year = 0;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures)
            if (month_in(measure.deadline.text)) ++dated, with_year += names_year(measure.deadline.text);
    return with_year * 2 > dated;
}

struct Style {  // of the whole plan
    bool years = false, capitals = true;
    bool executors = true;  // it names any
};

class Weigher {
public:
    Weigher(RawSection& section, const Style& style)
        : measures_(section.measures), of_month_(is_month_heading(section.title)), style_(style) {}

    void run() {
        std::vector<char> sound;
        for (std::size_t at = 0; at < measures_.size(); ++at) sound.push_back(is_sound(at) ? 1 : 0);
        for (std::size_t at = 0; at < measures_.size(); ++at) {
            const bool above = at == 0 || sound[at - 1], below = at + 1 == measures_.size() || sound[at + 1];
            if (!sound[at] || !above || !below) continue;
            for (RawField* field : fields_of(measures_[at])) field->guessed = false;
        }
    }

private:
    bool is_sound(std::size_t at) const {
        const RawMeasure& measure = measures_[at];
        const std::string title = in_one_line(measure.title.text), words = in_one_line(deadline_words(measure));
        if (!measure.doubts.empty() || measure.may_go_on || !in_order(at)) return false;
        const auto numbered = measure.number.empty() ? leading_label(title) : std::nullopt;
        if (!begins_upper(numbered ? numbered->rest : title) || ends_open(title)) return false;
        if (tokenise(title).size() < kTitleWordsMin && length_in_characters(title) < kTitleLettersMin) return false;
        const std::string who = in_one_line(measure.executors.text);
        if (who.empty() ? style_.executors : style_.capitals && !begins_upper(who)) return false;
        if (style_.years && month_in(words) && !names_year(words)) return false;
        if (words.empty()) return !measure.columns_have_deadline;
        return (of_month_ && is_days(words)) || is_one_phrase(words);
    }

    bool in_order(std::size_t at) const {
        const auto& own = measures_[at].label;
        if (at == 0) return true;
        const auto& above = measures_[at - 1].label;
        if (!own || !above) return !own && !above;
        return own->parts.size() == above->parts.size() && own->parts.back() == above->parts.back() + 1;
    }

    std::vector<RawMeasure>& measures_;
    bool of_month_;
    const Style& style_;
};

}  // namespace

void weigh_guessed_rows(RawPlan& plan) {
    const Style style{
        .years = writes_years(plan), .capitals = writes_capitals(plan), .executors = names_executors(plan)};
    for (RawSection& section : plan.sections) {
        for (RawMeasure& measure : section.measures) {
            const auto guessed = guessed_place(measure);
            const bool known = guessed && std::any_of(plan.guessed_tables.begin(), plan.guessed_tables.end(),
                                                      [&](const Place& place) { return place.page == guessed->page; });
            if (guessed && !known) plan.guessed_tables.push_back(*guessed);
        }
        Weigher{section, style}.run();
    }
}

}  // namespace mera::intake
