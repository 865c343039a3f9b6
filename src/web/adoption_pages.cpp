// Adopting a draft: what the order does not hold, with defaults, and what will come of it.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "usecases/draft.hpp"
#include "usecases/executor_circle.hpp"
#include "usecases/programme.hpp"
#include "web/draft_fields.hpp"
#include "web/draft_review.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

std::string date_value(Date date) { return date.ok() ? in_russian_short(date) : std::string{}; }

std::string school_lines(const std::vector<AdoptedSchool>& schools, SchoolCategory category) {
    std::string out;
    for (const AdoptedSchool& school : schools)
        if (school.category == category) out += school.name + "\n";
    return out;
}

constexpr std::string_view kKnown = "known-organisations";

bool is_candidate(const AdoptedExecutor& e) {
    return std::find(e.candidates.begin(), e.candidates.end(), e.organisation) != e.candidates.end();
}

// The organisations the words may mean, to choose from.
Html candidates_of(const AdoptedExecutor& e, const std::string& number) {
    if (e.candidates.empty()) return {};
    std::vector<Option> options;
    for (const std::string& name : e.candidates) options.push_back({name, name, {}});
    return radios("candidate-" + number, "Подходят", options, e.organisation);
}

Html answer_fields(const AdoptedExecutor& e, const std::string& number, const Fields& typed, bool refused) {
    const std::string kind = "kind-" + number, organisation = "organisation-" + number;
    const bool asks_which = !typed.has(kind) && !e.candidates.empty();
    const bool unanswered = refused && e.kind == ExecutorKind::organisation && e.organisation.empty();
    const FormProblems problem{
        unanswered ? std::vector{Failure{Failure::Kind::invalid_input, "Укажите, какая это организация.", organisation}}
                   : std::vector<Failure>{}};
    return html("<input type='hidden' name='words-{}' value='{}'>{}{}{}", number, e.words,
                select_field(kind, "Кого это обязывает",
                             {{"organisation", "одну организацию", {}},
                              {"listed_schools", "каждую школу перечня", {}},
                              {"nobody", "никого: обязательств не создавать", {}}},
                             code_of(asks_which ? ExecutorKind::organisation : e.kind)),
                candidates_of(e, number),
                field({.name = organisation,
                       .label = e.candidates.empty() ? "Организация" : "Или другая организация",
                       .hint = "Если обязана одна. Организацию, которой в списке ещё нет, Мера заведёт",
                       .value = is_candidate(e) ? "" : e.organisation,
                       .list = std::string{kKnown}},
                      problem));
}

Html asked_executor(const AdoptedExecutor& e, const Html& fields) {
    return html(
        "<div class='mera-card'><p class='govuk-body'><strong>{}</strong></p><div class='mera-doubt'>{}</div>{}</div>",
        e.words, in_russian(e.question), fields);
}

// Certain: one line to look over, unfolded to change.
Html certain_executor(const AdoptedExecutor& e, const Html& fields) {
    const bool one = e.kind == ExecutorKind::organisation;
    const std::string whom = one                                      ? e.organisation
                             : e.kind == ExecutorKind::listed_schools ? "каждая школа перечня"
                                                                      : "никто";
    return details(
        e.words + " — " + (whom.empty() ? "не сказано" : whom) + (e.is_answered ? " (так ответили раньше)" : ""),
        fields, one && e.organisation.empty());
}

std::string denominator_name(const AdoptedTarget& t) {
    return fmt::format("denominator-{}-{}-{}", t.section, t.measure, t.target);
}

}  // namespace

// A list of the schools of a whole region takes megabytes, and nobody looks through it: they are typed as orders call them.
constexpr std::size_t kSuggestedWithSchools = 1000;

Html known_organisations(const std::vector<Organisation>& around) {
    std::vector<std::string> names;
    for (const Organisation& one : around)
        if (!one.closed_on && (around.size() <= kSuggestedWithSchools || one.kind != OrganisationKind::school))
            names.push_back(one.name);
    return suggestions(kKnown, names);
}

Html denominator_fields(const PlanDraft& plan, const std::vector<AdoptedTarget>& targets) {
    Html out;
    for (const AdoptedTarget& t : targets) {
        const DraftMeasure& measure = plan.sections[t.section].measures[t.measure];
        const DraftTarget& target = measure.targets[t.target];
        out.put(field({.name = denominator_name(t),
                       .label = fmt::format("{}: {}, {} {}", upper_first(named("мера", measure.number, measure.title)),
                                            target.metric, target.value, target.unit),
                       .hint = "От какого числа считается доля",
                       .value = t.denominator}));
    }
    return out;
}

void denominators_from_form(const Fields& sent, std::vector<AdoptedTarget>& targets) {
    for (AdoptedTarget& t : targets)
        if (sent.has(denominator_name(t))) t.denominator = collapse_spaces(sent.first(denominator_name(t)));
}

namespace {

Html preview(const PlanDraft& plan, const AdoptionTerms& terms, const Calendar& calendar) {
    DataTable table{.caption = "Что будет создано",
                    .columns = {{"№"}, {"Мера"}, {"Периоды и сроки"}, {"Организаций", true}, {"Обязательств", true}},
                    .rows = {}};
    std::int64_t total = 0;
    for (const AdoptionPreviewRow& row : preview_adoption(plan, terms, calendar)) {
        Html periods;
        for (const ScheduledPeriod& p : row.periods) {
            periods.put("{}: до {}", period_label(p.period), in_russian_short(p.due_effective));
            if (p.due_effective != p.due_nominal)
                periods.put(" <span class='mera-muted'>(по приказу {})</span>", in_russian_short(p.due_nominal));
            periods.put("<br>");
        }
        if (row.opens_by_hand) periods.put("<span class='mera-muted'>откроет координатор, когда понадобится</span>");
        if (row.periods.size() > 4)
            periods = details(counted(static_cast<std::int64_t>(row.periods.size()), "период", "периода", "периодов"),
                              periods);
        table.rows.push_back({html("{}", replace_all(row.number, " ", "\u00A0")), html("{}", row.title), periods,
                              html("{}", row.organisations), html("{}", row.obligations)});
        total += row.obligations;
    }
    return html("<p class='govuk-body-l'>Всего: {}</p>{}",
                counted(total, "обязательство", "обязательства", "обязательств"), data_table(table));
}

Response adoption_page(Visit& visit, const StoredDraft& draft, const AdoptionTerms& terms,
                       const FormProblems& problems) {
    const std::string address = address_of(draft.id), title = title_of(draft.plan.order, draft.source_name);
    Html content = error_summary(problems);
    content.put(
        "{}<p class='govuk-body'>Этого в приказе нет или он говорит об этом неоднозначно. Проверьте и примите "
        "план.</p>",
        heading("Принятие плана", title));
    if (!programmes_for(visit.db, visit.person()).empty())
        content.put("<p class='govuk-body'>{}</p>",
                    link_to(address + "/revise", "Это приказ об изменении плана, который уже действует"));
    content.put(form(visit, address + "/adopt",
                     html("{}<div class='mera-actions'><button class='govuk-button' type='submit' name='step' "
                          "value='adopt'>Принять план</button><button class='govuk-button govuk-button--secondary' "
                          "type='submit' name='step' value='preview'>Пересчитать</button></div>",
                          adoption_fields(draft.plan, terms, visit.request.form, problems))));
    content.put("{}", known_organisations(executor_circle(visit.db, visit.person(), terms.owner).known));
    content.put(preview(draft.plan, terms, visit.calendar));
    return page(visit, {.title = "Принятие плана",
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}, {address, title}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

std::string text(const Fields& sent, std::string_view name) { return collapse_spaces(sent.first(name)); }

void add_schools(const Fields& sent, std::string_view name, SchoolCategory category, AdoptionTerms& terms) {
    for (const std::string& line : split(sent.first(name), '\n'))
        if (std::string school = collapse_spaces(line); !school.empty())
            terms.schools.push_back({std::move(school), category});
}

std::optional<StoredDraft> open_draft(Visit& visit) {
    auto draft = draft_for(visit.db, visit.person(), {visit.request.path_id()});
    if (draft && draft->discarded) draft.reset();
    return draft;
}

const Failure kNoDraft{Failure::Kind::not_found, "Такого черновика нет. Откройте его из списка."};

}  // namespace

Html executor_fields(const std::vector<AdoptedExecutor>& executors, const Fields& typed, const FormProblems& problems) {
    const bool refused = !problems.at("executors").empty();
    Html certain, asked;
    for (std::size_t at = 0; at < executors.size(); ++at) {
        const AdoptedExecutor& e = executors[at];
        const Html fields = answer_fields(e, std::to_string(at), typed, refused);
        if (e.question == ExecutorQuestion::none)
            certain.put("{}", certain_executor(e, fields));
        else
            asked.put("{}", asked_executor(e, fields));
    }
    Html out;
    if (!asked.empty())
        out.put("<p class='govuk-hint'>Сначала те, в ком Мера не уверена. Что вы укажете, она запомнит.</p>{}", asked);
    if (!certain.empty())
        out.put("<div class='mera-card'><p class='govuk-body'><strong>Мера уверена</strong></p>{}</div>", certain);
    return out;
}

std::vector<AdoptedExecutor> executors_from_form(const Fields& sent, const std::vector<AdoptedExecutor>& asked) {
    std::vector<AdoptedExecutor> out;
    for (std::size_t at = 0; sent.has("words-" + std::to_string(at)); ++at) {
        const std::string number = std::to_string(at);
        AdoptedExecutor given{text(sent, "words-" + number),
                              executor_kind_from(text(sent, "kind-" + number)).value_or(ExecutorKind::nobody),
                              text(sent, "organisation-" + number)};
        if (given.organisation.empty()) given.organisation = text(sent, "candidate-" + number);
        const auto question =
            std::find_if(asked.begin(), asked.end(), [&](const AdoptedExecutor& e) { return e.words == given.words; });
        if (question != asked.end()) {
            given.question = question->question;
            given.candidates = question->candidates;
            given.is_answered =
                question->is_answered && question->kind == given.kind && question->organisation == given.organisation;
        }
        out.push_back(std::move(given));
    }
    return out;
}

Html adoption_fields(const PlanDraft& plan, const AdoptionTerms& terms, const Fields& typed,
                     const FormProblems& problems) {
    const ScheduleTerms& s = terms.schedule;
    const auto day = [&](const char* name, Date date) {  // a day that is none is shown as it was typed
        return typed.has(name) ? std::string{typed.first(name)} : date_value(date);
    };
    const bool proposes_schools = typed.size() == 0 && !terms.schools.empty();
    Html out;
    out.put("{}{}{}", field({.name = "owner", .label = "Чья программа", .value = terms.owner}, problems),
            field({.name = "term_first",
                   .label = "План действует с",
                   .value = day("term_first", s.term.first),
                   .width = "10"},
                  problems),
            field({.name = "term_last",
                   .label = "План действует по",
                   .hint = "Последний день, когда что-то может быть должно: до него создаётся и то, что повторяется",
                   .value = day("term_last", s.term.last),
                   .width = "10"},
                  problems));
    out.put(
        "{}{}{}{}", subheading("Школы"),
        field({.name = "school_list_basis",
               .label = "Акт, которым утверждён перечень",
               .hint = "Вид, дата и номер",
               .value = terms.school_list_basis},
              problems),
        field({.name = "schools",
               .label = "Школы со стабильно низкими результатами",
               .hint = proposes_schools ? "По одной в строке. Здесь школы, которые назвал приказ: сверьте с перечнем"
                                        : "По одной в строке",
               .value = school_lines(terms.schools, SchoolCategory::low_results),
               .rows = 4},
              problems),
        field({.name = "at_risk",
               .label = "Школы зоны риска",
               .hint = "По одной в строке",
               .value = school_lines(terms.schools, SchoolCategory::at_risk),
               .rows = 4},
              problems));
    std::vector<Option> policies;
    for (const auto policy : {ShiftPolicy::previous, ShiftPolicy::next, ShiftPolicy::as_is})
        policies.push_back({std::string{code_of(policy)}, std::string{in_russian(policy)}, {}});
    out.put("{}{}{}{}", subheading("Сроки"),
            radios("shift_policy", "Срок на выходной или праздник", policies, code_of(s.shift_policy)),
            radios("half_year", "«Полугодие» — это",
                   {{"calendar", "январь — июнь и июль — декабрь", {}},
                    {"school", "сентябрь — декабрь и январь — конец учебного года", {}}},
                   code_of(s.half_year)),
            field({.name = "school_year_last",
                   .label = "«Учебный год» кончается",
                   .hint = "Последний день",
                   .value = day("school_year_last", s.school_year_last),
                   .width = "10"},
                  problems));
    out.put("{}{}{}", subheading("Исполнители"),
            problems.at("executors").empty()
                ? Html{}
                : html("<p class='govuk-error-message' id='executors'>{}</p>", problems.at("executors")),
            executor_fields(terms.executors, typed, problems));
    if (!terms.denominators.empty())
        out.put("{}{}", subheading("От чего считать доли"), denominator_fields(plan, terms.denominators));
    return out;
}

AdoptionForm adoption_from_form(const Fields& sent, AdoptionTerms proposed) {
    AdoptionForm out{std::move(proposed), {}};
    AdoptionTerms& terms = out.terms;
    terms.owner = text(sent, "owner");
    terms.school_list_basis = text(sent, "school_list_basis");
    terms.schools.clear();
    add_schools(sent, "schools", SchoolCategory::low_results, terms);
    add_schools(sent, "at_risk", SchoolCategory::at_risk, terms);
    for (const auto& [name, into] :
         {std::pair{"term_first", &terms.schedule.term.first}, std::pair{"term_last", &terms.schedule.term.last},
          std::pair{"school_year_last", &terms.schedule.school_year_last}}) {
        if (const auto date = parse_russian_date(text(sent, name)))
            *into = *date;
        else
            out.unread.push_back(
                {Failure::Kind::invalid_input, "Такой даты нет в календаре. Напишите её как 31.12.2020.", name});
    }
    terms.schedule.shift_policy = shift_policy_from(text(sent, "shift_policy")).value_or(terms.schedule.shift_policy);
    terms.schedule.half_year = half_year_from(text(sent, "half_year")).value_or(terms.schedule.half_year);
    terms.executors = executors_from_form(sent, terms.executors);
    denominators_from_form(sent, terms.denominators);
    return out;
}

Response show_adoption(Visit& visit) {
    const auto draft = open_draft(visit);
    if (!draft) return failure_page(visit, kNoDraft);
    if (draft->programme) return redirect("/programmes/" + std::to_string(draft->programme->value));
    return adoption_page(visit, *draft, adoption_terms_for(visit.db, visit.person(), draft->plan), {});
}

Response post_adoption(Visit& visit) {
    const auto draft = open_draft(visit);
    if (!draft) return failure_page(visit, kNoDraft);
    const AdoptionTerms proposed = adoption_terms_for(visit.db, visit.person(), draft->plan);
    auto [terms, problems] = adoption_from_form(visit.request.form, proposed);
    name_by_list(terms, executor_circle(visit.db, visit.person(), terms.owner).known);
    for (Failure& found : obstacles(draft->plan, terms)) problems.push_back(std::move(found));
    if (visit.request.form.first("step") == "preview" || !problems.empty())
        return adoption_page(visit, *draft, terms, {problems});
    const auto adopted = adopt_plan(visit.db, visit.person(), draft->id, terms, visit.calendar, visit.now);
    if (!adopted) return adoption_page(visit, *draft, terms, {{adopted.failure()}});
    return redirect("/programmes/" + std::to_string(adopted->programme.value));
}

}  // namespace mera
