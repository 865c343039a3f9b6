#include "intake/plan/heading_time.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "intake/plan/title_term.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingTokensMax = 16;  // more is a sentence that happens to hold a time

// The words of a heading that are a time: all of them, those in brackets, those behind a label or a colon.
std::string words_of_time(std::string_view heading) {
    if (std::string time = time_in_heading(heading); !time.empty()) return time;
    std::string text = in_one_line(heading);
    if (tokenise(text).size() > kHeadingTokensMax) return {};
    if (reads_as_time(text)) return text;
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) return {};
    std::string rest{trim(std::string_view{text}.substr(colon + 1))};
    if (rest.empty() || !reads_as_time(rest)) return {};
    return rest;
}

// What is done all the time, again and again, or when it is asked for fits under any heading.
bool names_own_days(const Deadline& deadline) {
    const bool of_plan = deadline.kind == DeadlineKind::year || deadline.kind == DeadlineKind::school_year ||
                         deadline.kind == DeadlineKind::continuous;
    return !of_plan && !deadline.recurrence && !deadline.condition && deadline.end.has_value();
}

bool lies_within(const Deadline& deadline, const PlanTerm& stretch) {
    if (!names_own_days(deadline)) return true;
    // A report of the month falls into the first days after it.
    constexpr auto kAfterwards = std::chrono::days{10};
    const auto end = std::chrono::sys_days{*deadline.end};
    if (!deadline.start)
        return *deadline.end >= stretch.first && end <= std::chrono::sys_days{stretch.last} + kAfterwards;
    const bool begins = *deadline.start >= stretch.first && *deadline.start <= stretch.last;
    const bool covers = *deadline.start <= stretch.first && *deadline.end >= stretch.last;
    return begins || covers;
}

bool lies_outside(const DraftMeasure& measure, const PlanTerm& stretch) {
    return std::any_of(measure.deadlines.begin(), measure.deadlines.end(),
                       [&](const Deadline& deadline) { return !lies_within(deadline, stretch); });
}

bool has_own_days(const DraftMeasure& measure) {
    return std::any_of(measure.deadlines.begin(), measure.deadlines.end(), names_own_days);
}

void doubt_deadline(DraftMeasure& measure, const std::string& why) {
    const auto at = std::find_if(measure.places.begin(), measure.places.end(),
                                 [](const auto& it) { return it.field == "deadlines"; });
    measure.doubts.push_back({"deadlines", why, at == measure.places.end() ? Place{} : at->place});
}

}  // namespace

std::optional<PlanTerm> stretch_of_heading(std::string_view heading, const std::optional<PlanTerm>& term) {
    const std::string words = words_of_time(heading);
    if (words.empty()) return {};
    const DeadlineReading reading = read_deadlines(words, term);
    const bool unsure = std::any_of(reading.doubts.begin(), reading.doubts.end(), [](const std::string& why) {
        return why.starts_with("Год не назван") || why.starts_with("Не прочитано");
    });
    if (reading.deadlines.size() != 1 || unsure) return {};
    const Deadline& it = reading.deadlines.front();
    if (it.recurrence || it.condition || !it.start || !it.end) return {};
    const PlanTerm stretch{*it.start, *it.end};
    return stretch != term ? std::optional{stretch} : std::nullopt;
}

std::optional<PlanTerm> term_of_named_plan(std::string_view heading) {
    const std::string text = in_one_line(heading);
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || !is_capitalised(tokens[0].text) ||
        !has_word_with(tokens[0].text, {"план", "график", "расписан", "календар", "циклограмм", "дорожн", "сроки"}))
        return {};
    const auto named = best_term(text, std::nullopt);
    return named && !named->guessed ? std::optional{named->term} : std::nullopt;
}

void doubt_outside_heading(DraftSection& section, const PlanTerm& stretch, std::string_view heading) {
    constexpr std::ptrdiff_t kRowsMin = 3;  // fewer are doubted where they are
    const auto outside = std::count_if(section.measures.begin(), section.measures.end(),
                                       [&](const DraftMeasure& it) { return lies_outside(it, stretch); });
    const std::string above = "заголовка «" + in_one_line(heading) + "»";
    if (outside >= kRowsMin && outside * 2 > static_cast<std::ptrdiff_t>(section.measures.size())) {
        section.doubts.push_back(
            {"deadlines", "Сроки большей части строк не входят во время " + above + ". Проверьте.", {}});
        return;
    }
    for (DraftMeasure& measure : section.measures)
        if (lies_outside(measure, stretch))
            doubt_deadline(measure, "Срок не входит во время " + above + ". Проверьте, где ошибка.");
}

void doubt_outside_title(std::vector<DraftSection>& sections, const FoundTerm& found) {
    const std::optional<PlanTerm>& stretch = found.part ? found.part->days : found.days;
    if (!stretch || stretch->first == stretch->last) return;
    std::size_t rows = 0, outside = 0;
    for (const DraftSection& section : sections)
        for (const DraftMeasure& measure : section.measures) {
            rows += has_own_days(measure);
            outside += lies_outside(measure, *stretch);
        }
    // The plan of a week has its own days, what prepares a feast has not.
    const bool unsure = found.part && !found.part->sure;
    const bool prepares = unsure && has_word_with(found.part->words, {"подготовк"});
    const bool of_its_own = unsure && has_word_with(found.part->words, {"недел", "декад", "месячник", "смен"});
    if (unsure && outside * 2 > rows && (prepares || !of_its_own)) {
        if (!prepares)
            sections.front().doubts.push_back(
                {"deadlines",
                 "Сроки большей части мер не входят во время, названное в заголовке плана. Проверьте.",
                 {}});
        return;
    }
    for (DraftSection& section : sections)
        for (DraftMeasure& measure : section.measures)
            if (lies_outside(measure, *stretch))
                doubt_deadline(measure, "Срок не входит во время, на которое составлен план. Проверьте, где ошибка.");
}

}  // namespace mera::intake
