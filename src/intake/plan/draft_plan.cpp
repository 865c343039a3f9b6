#include "intake/plan/draft_plan.hpp"

#include <algorithm>
#include <utility>

#include "intake/plan/heading_time.hpp"
#include "intake/plan/measures.hpp"
#include "intake/plan/number_order.hpp"
#include "intake/plan/plan_part.hpp"
#include "intake/plan/stages.hpp"
#include "intake/plan/title_term.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/cut_title.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/summer_years.hpp"

namespace mera::intake {

namespace {

DraftSection draft_section(const RawSection& raw, const Vocabulary& words, std::vector<Repair>& repairs) {
    DraftSection section;
    if (raw.label) section.number = raw.label->text;
    if (raw.place != Place{}) section.places.push_back({"title", raw.place});
    const auto repaired = [&](const std::string& what) { repairs.push_back({"section", what, raw.place}); };
    for (const std::string& note : raw.repairs) repaired(note);
    for (const std::string& why : raw.doubts) section.doubts.push_back({"title", why, raw.place});
    section.title = raw.title;
    if (!raw.pieces.empty()) {
        std::vector<std::string> cells;
        Place place = raw.place;
        place.words.clear();
        for (const Cell& cell : raw.pieces) {
            cells.push_back(cell.text.empty() ? std::string{}
                                              : cell.place.words);  // a wall is mended together with the word
            if (!place.words.empty()) place.words += " | ";
            place.words += cell.place.words;
        }
        JoinedTitle joined = join_cut_title(cells, words);
        Mended letters = mend_letters(joined.text);
        for (const std::string& note : letters.notes) repaired(note);
        section.title = std::move(letters.text);
        for (const std::string& note : joined.repairs) repaired(note);
        for (const std::string& word : joined.doubtful_words)
            section.doubts.push_back({"title", "Слово «" + word + "» собрано из двух граф. Проверьте.", place});
        if (joined.lost)
            section.doubts.push_back(
                {"title", "Часть заголовка в документе утрачена, на её месте «[…]». Впишите заголовок целиком.",
                 place});
    }
    Mended end = mend_end(section.title);
    for (const std::string& note : end.notes) repaired(note);
    section.title = std::move(end.text);
    return section;
}

// «2026 год» over sections and rows. A heading of another year, or the next numbered one of the level above, ends it: what is below
// them is of nobody knows which.
class YearsAbove {
public:
    void pass(const RawSection& section) {
        const bool above = section.label.has_value() && under_label_;
        if (const auto own = years_of_heading(section.title)) {
            years_ = own;
            under_label_ = label_before_ && !section.label;
        } else if (years_ && (above || (names_years(section.title) && !month_in(section.title)))) {
            years_.reset();
        }
        label_before_ = label_before_ || (section.label.has_value() && !years_);
    }
    const std::optional<PlanTerm>& now() const { return years_; }

private:
    std::optional<PlanTerm> years_;
    bool label_before_ = false;  // a numbered heading stands above those of years
    bool under_label_ = false;
};

}  // namespace

std::vector<DraftSection> draft_sections(const RawPlan& plan, const Source& source,
                                         const std::optional<FoundTerm>& found, std::vector<Repair>& repairs) {
    const std::optional<PlanTerm> term = found ? std::optional{found->term} : std::nullopt;
    std::vector<DraftSection> out;
    std::vector<std::string> cells;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures) cells.push_back(measure.executors.text);
    const KnownExecutors executors = known_executors(cells);
    const bool headed_by_times = std::any_of(plan.sections.begin(), plan.sections.end(),
                                             [](const RawSection& s) { return !time_in_heading(s.title).empty(); });
    // «СЕНТЯБРЬ» over «1. Контроль за …», «2. …»: a month without rows of its own is that of the sections under it.
    const RawSection* month = nullptr;
    const Stages stages{source};
    YearsAbove years;
    for (const RawSection& raw : plan.sections) {
        if (is_month_heading(raw.title)) month = raw.measures.empty() ? &raw : nullptr;
        const bool under_month = month != nullptr && time_in_heading(raw.title).empty();
        years.pass(raw);
        DraftSection section = draft_section(raw, source.words, repairs);
        const auto stage = stages.term_of(raw.title);
        const auto named = term_of_named_plan(raw.title);  // of this section alone
        const std::optional<PlanTerm> own_term = stage ? stage : named ? named : years.now() ? years.now() : term;
        const std::string& heading = under_month ? month->title : raw.title;
        const auto stretch = stretch_of_heading(heading, own_term);
        const auto part = !stage && names_stage(raw.title) ? std::optional{PlanPart{{}, raw.title}}
                          : stretch                        ? std::optional{PlanPart{stretch, heading}}
                          : named                          ? std::nullopt
                          : found                          ? found->part
                                                           : std::nullopt;
        const MeasureContext context{
            .words = source.words,
            .executors = executors,
            .term = own_term,
            .days = found && !named ? found->days : std::nullopt,
            .part = part,
            .plan_has_executors = plan.has_executors,
            .plan_has_deadlines = plan.has_deadlines || headed_by_times,
            .own_reading = is_own_reading(source.format),
            .term_is_guessed = found && found->guessed,
            .ordered = found && found->of_order && own_term == term ? std::optional{found->term.first} : std::nullopt,
            .quoted = source.format == DocFormat::plain_text,
            .section = under_month ? month : &raw};
        for (const RawMeasure& measure : raw.measures) section.measures.push_back(draft_measure(measure, context));
        if (stretch) doubt_outside_heading(section, *stretch, heading);
        out.push_back(std::move(section));
    }
    if (found) doubt_outside_title(out, *found);
    if (is_own_reading(source.format)) mend_section_numbers(out, repairs);
    constexpr int kDaysOfYear = 400;  // of a plan of several years every month comes again
    if (!term || days_between(term->first, term->last) <= kDaysOfYear) settle_summers(out);
    doubt_next_autumns(out);
    return out;
}

}  // namespace mera::intake
