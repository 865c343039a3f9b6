// Adopting a draft: what the order does not hold, with defaults, and what will come of it.
#include <fmt/format.h>

#include "base/text.hpp"
#include "store/organisations.hpp"
#include "usecases/draft.hpp"
#include "usecases/programme.hpp"
#include "web/draft_fields.hpp"
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

// The organisations the words may mean, to choose from.
Html candidates_of(const AdoptedExecutor& e, const std::string& number) {
    if (e.candidates.empty()) return {};
    std::vector<Option> options;
    for (const std::string& name : e.candidates) options.push_back({name, name, {}});
    return radios("candidate-" + number, "Подходят", options, "");
}

Html executor_row(const AdoptedExecutor& e, const std::string& number) {
    const bool asks = e.question != ExecutorQuestion::none;
    const bool to_choose = !e.candidates.empty() && e.organisation.empty();
    return html(
        "<div class='mera-card'><p class='govuk-body'><strong>{}</strong></p>{}<input type='hidden' name='words-{}' "
        "value='{}'>{}{}{}</div>",
        e.words, asks ? html("<div class='mera-doubt'>{}</div>", in_russian(e.question, e.words)) : Html{}, number,
        e.words,
        select_field("kind-" + number, "Кого это обязывает",
                     {{"organisation", "одну организацию", {}},
                      {"listed_schools", "каждую школу перечня", {}},
                      {"nobody", "никого: обязательств не создавать", {}}},
                     code_of(to_choose ? ExecutorKind::organisation : e.kind)),
        candidates_of(e, number),
        field({.name = "organisation-" + number,
               .label = to_choose ? "Или другая организация" : "Организация",
               .hint = "Если одну; новой организации ещё нет в списке — она появится",
               .value = e.organisation}));
}

std::string denominator_name(const AdoptedTarget& t) {
    return fmt::format("denominator-{}-{}-{}", t.section, t.measure, t.target);
}

}  // namespace

Html denominator_fields(const PlanDraft& plan, const std::vector<AdoptedTarget>& targets) {
    Html out;
    for (const AdoptedTarget& t : targets) {
        const DraftMeasure& measure = plan.sections[t.section].measures[t.measure];
        const DraftTarget& target = measure.targets[t.target];
        out.put(
            field({.name = denominator_name(t),
                   .label = fmt::format("Мера {}: {}, {} {}", measure.number, target.metric, target.value, target.unit),
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
        table.rows.push_back({html("{}", row.number), html("{}", row.title), periods, html("{}", row.organisations),
                              html("{}", row.obligations)});
        total += row.obligations;
    }
    return html("<p class='govuk-body-l'>Всего: {}</p>{}",
                counted(total, "обязательство", "обязательства", "обязательств"), data_table(table));
}

Response adoption_page(Visit& visit, const StoredDraft& draft, const AdoptionTerms& terms,
                       const FormProblems& problems) {
    const std::string address = "/drafts/" + std::to_string(draft.id.value);
    Html content = error_summary(problems);
    content.put(
        "{}<p class='govuk-body'>Этого в приказе нет или он говорит об этом неоднозначно. Проверьте и примите "
        "план.</p>",
        heading("Принятие плана", draft.source_name));
    if (!programmes_for(visit.db, visit.person()).empty())
        content.put("<p class='govuk-body'>{}</p>",
                    link_to(address + "/revise", "Это приказ об изменении плана, который уже действует"));
    content.put(form(visit, address + "/adopt",
                     html("{}<div class='mera-actions'><button class='govuk-button' type='submit' name='step' "
                          "value='adopt'>Принять план</button><button class='govuk-button govuk-button--secondary' "
                          "type='submit' name='step' value='preview'>Пересчитать</button></div>",
                          adoption_fields(draft.plan, terms, problems))));
    content.put(preview(draft.plan, terms, visit.calendar));
    return page(visit, {.title = "Принятие плана",
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}, {address, draft.source_name}},
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

Html executor_fields(const std::vector<AdoptedExecutor>& executors) {
    Html certain, asked;
    for (std::size_t at = 0; at < executors.size(); ++at) {
        const AdoptedExecutor& e = executors[at];
        (e.question == ExecutorQuestion::none ? certain : asked).put("{}", executor_row(e, std::to_string(at)));
    }
    if (asked.empty()) return certain;
    return html("<p class='govuk-hint'>Сначала те, в ком Мера не уверена. Что вы укажете, она запомнит.</p>{}{}", asked,
                certain);
}

std::vector<AdoptedExecutor> executors_from_form(const Fields& sent) {
    std::vector<AdoptedExecutor> out;
    for (std::size_t at = 0; sent.has("words-" + std::to_string(at)); ++at) {
        const std::string number = std::to_string(at);
        std::string organisation = text(sent, "organisation-" + number);
        if (organisation.empty()) organisation = text(sent, "candidate-" + number);
        out.push_back({text(sent, "words-" + number),
                       executor_kind_from(text(sent, "kind-" + number)).value_or(ExecutorKind::nobody),
                       std::move(organisation)});
    }
    return out;
}

Html adoption_fields(const PlanDraft& plan, const AdoptionTerms& terms, const FormProblems& problems) {
    const ScheduleTerms& s = terms.schedule;
    Html out;
    out.put("{}{}{}", field({.name = "owner", .label = "Чья программа", .value = terms.owner}, problems),
            field({.name = "term_first", .label = "План действует с", .value = date_value(s.term.first), .width = "10"},
                  problems),
            field({.name = "term_last",
                   .label = "по",
                   .hint = "Последний день, когда что-то может быть должно",
                   .value = date_value(s.term.last),
                   .width = "10"},
                  problems));
    out.put("{}{}{}{}", subheading("Школы"),
            field({.name = "school_list_basis",
                   .label = "Акт, которым утверждён перечень",
                   .hint = "Вид, дата и номер",
                   .value = terms.school_list_basis},
                  problems),
            field({.name = "schools",
                   .label = "Школы со стабильно низкими результатами",
                   .hint = "По одной в строке",
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
                   .value = date_value(s.school_year_last),
                   .width = "10"},
                  problems));
    out.put("{}{}{}", subheading("Исполнители"),
            problems.at("executors").empty()
                ? Html{}
                : html("<p class='govuk-error-message' id='executors'>{}</p>", problems.at("executors")),
            executor_fields(terms.executors));
    if (!terms.denominators.empty())
        out.put("{}{}", subheading("От чего считать доли"), denominator_fields(plan, terms.denominators));
    return out;
}

Expected<AdoptionTerms> adoption_from_form(const Fields& sent, const PlanDraft& plan) {
    AdoptionTerms terms = propose_adoption(plan, {});
    terms.owner = text(sent, "owner");
    terms.school_list_basis = text(sent, "school_list_basis");
    terms.schools.clear();
    add_schools(sent, "schools", SchoolCategory::low_results, terms);
    add_schools(sent, "at_risk", SchoolCategory::at_risk, terms);
    for (const auto& [name, into] :
         {std::pair{"term_first", &terms.schedule.term.first}, std::pair{"term_last", &terms.schedule.term.last},
          std::pair{"school_year_last", &terms.schedule.school_year_last}}) {
        const auto date = parse_russian_date(text(sent, name));
        if (!date)
            return Failure{Failure::Kind::invalid_input, "Такой даты нет в календаре. Напишите её как 31.12.2020.",
                           name};
        *into = *date;
    }
    terms.schedule.shift_policy = shift_policy_from(text(sent, "shift_policy")).value_or(terms.schedule.shift_policy);
    terms.schedule.half_year = half_year_from(text(sent, "half_year")).value_or(terms.schedule.half_year);
    terms.executors = executors_from_form(sent);
    denominators_from_form(sent, terms.denominators);
    return terms;
}

Response show_adoption(Visit& visit) {
    const auto draft = open_draft(visit);
    if (!draft) return failure_page(visit, kNoDraft);
    if (draft->programme) return redirect("/programmes/" + std::to_string(draft->programme->value));
    return adoption_page(visit, *draft, adoption_terms_for(visit.db, draft->plan), {});
}

Response post_adoption(Visit& visit) {
    const auto draft = open_draft(visit);
    if (!draft) return failure_page(visit, kNoDraft);
    const auto terms = adoption_from_form(visit.request.form, draft->plan);
    if (!terms) return adoption_page(visit, *draft, adoption_terms_for(visit.db, draft->plan), {{terms.failure()}});
    if (visit.request.form.first("step") == "preview")
        return adoption_page(visit, *draft, *terms, {obstacles(draft->plan, *terms)});
    const auto adopted = adopt_plan(visit.db, visit.person(), draft->id, *terms, visit.calendar, visit.now);
    if (!adopted) {
        auto found = obstacles(draft->plan, *terms);
        if (found.empty()) found.push_back(adopted.failure());
        return adoption_page(visit, *draft, *terms, {found});
    }
    return redirect("/programmes/" + std::to_string(adopted->programme.value));
}

}  // namespace mera
