// Composing an organisation's programme: a list of what is left to decide and one page for each measure.
#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/time/schedule.hpp"
#include "store/organisations.hpp"
#include "web/child_compose.hpp"
#include "web/child_programme.hpp"
#include "web/pages.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

bool is_sent(const Visit& visit) { return visit.request.method == Method::post; }

std::optional<PersonId> person_sent(const Visit& visit) {
    const auto id = visit.sent_id<PersonId>("person");
    return id.value > 0 ? std::optional{id} : std::nullopt;
}

std::vector<OrganisationId> organisations_sent(const Visit& visit) {
    std::vector<OrganisationId> out;
    for (const std::string_view value : visit.request.form.all("organisations"))
        if (const auto id = row_number(value)) out.push_back({*id});
    return out;
}

Html person_field(Visit& visit, const ChildPlan& plan, std::optional<PersonId> chosen, const FormProblems& problems) {
    std::vector<ui::Option> people{{.value = "", .label = "не выбран"}};
    for (const Person& person : people_of(visit.db, plan.child.organisation, Role::executor, visit.today()))
        people.push_back({.value = std::to_string(person.id.value), .label = person.full_name});
    return ui::select({.name = "person",
                       .label = "Кто отвечает",
                       .hint = "Сотрудник организации. Он увидит меру в «Моей работе» и сдаст документы вам",
                       .error = problems.at("person")},
                      people, chosen ? std::to_string(chosen->value) : "");
}

Html below_field(Visit& visit, const ChildPlan& plan, const std::vector<OrganisationId>& chosen,
                 const FormProblems& problems) {
    const auto below = organisations_below(visit.db, plan.child.organisation);
    if (below.empty()) return {};
    std::vector<ui::Option> options;
    for (const OrganisationId id : below) {
        const auto organisation = find_organisation(visit.db, id).value();
        if (!organisation.closed_on)
            options.push_back({.value = std::to_string(id.value), .label = organisation.short_name});
    }
    std::vector<std::string> values;
    for (const OrganisationId id : chosen) values.push_back(std::to_string(id.value));
    return ui::checkboxes(
        {.name = "organisations",
         .label = "Поручить подчинённым организациям",
         .hint = "После утверждения у них появятся обязательства; принятое у них станет частью вашего",
         .error = problems.at("organisations")},
        options, values);
}

Html decision_tag(const ChildRow& row) {
    if (row.is_left_out()) return tag("нет в программе", "grey");
    if (!row.decided || !row.decided->is_decided()) return tag("не отмечена", "amber");
    std::string words = row.person;
    if (!row.organisations.empty())
        words += (words.empty() ? "" : ", ") + std::string{"передана: "} + std::to_string(row.organisations.size());
    return tag(words, "green");
}

std::vector<TaskRow> tasks_in(const ChildPlan& plan, std::optional<SectionId> section) {
    const std::string address = child_address(plan.child.id);
    std::vector<TaskRow> rows;
    for (const ChildRow& row : plan.rows)
        if (row.measure.section == section)
            rows.push_back(
                {address + "/measures/" + std::to_string(row.measure.id.value),
                 html("{}", full_name(name_of(row.measure))),
                 html("срок: {}", row.decided && !row.decided->deadline_text.empty() ? row.decided->deadline_text
                                                                                     : row.measure.deadline_text),
                 decision_tag(row)});
    for (const AdditionRow& row : plan.additions)
        if (row.addition.section == section)
            rows.push_back({address + "/additions/" + std::to_string(row.addition.key),
                            html("{} (своя мера)", row.addition.title),
                            row.addition.own_section.empty()
                                ? html("срок: {}", row.addition.deadline_text)
                                : html("раздел «{}», срок: {}", row.addition.own_section, row.addition.deadline_text),
                            row.addition.is_decided()
                                ? tag(row.person.empty() ? join(row.organisations, ", ") : row.person, "green")
                                : tag("не отмечена", "amber")});
    return rows;
}

std::int64_t undecided(const ChildPlan& plan) {
    return std::count_if(plan.rows.begin(), plan.rows.end(),
                         [](const ChildRow& row) { return !row.decided || !row.decided->is_decided(); }) +
           std::count_if(plan.additions.begin(), plan.additions.end(),
                         [](const AdditionRow& row) { return !row.addition.is_decided(); });
}

Response compose_page(Visit& visit, const FormProblems& problems) {
    const auto plan = composed(visit);
    if (!plan) return failure_page(visit, plan.failure());
    const std::int64_t left = undecided(*plan);
    Html content = error_summary(problems);
    content.put(
        "{}<p class='govuk-body'>Меры взяты из вышестоящей программы: слова, сроки и документы переписывать не "
        "нужно. Отметьте, кто отвечает; где нужно, назначьте срок раньше или добавьте своё.</p>",
        heading("Составление программы",
                plan->organisation.short_name + ", приказ №\u00A0" + plan->parent.order_number));
    content.put("<div class='mera-actions'>{}{}{}</div>",
                left == 0 ? tag("всё отмечено", "green") : tag("осталось отметить: " + std::to_string(left), "amber"),
                button_link(child_address(plan->child.id) + "/approval", "К утверждению"),
                link_to(child_address(plan->child.id) + "?edition=last", "Посмотреть таблицей"));
    if (left > 0)
        content.put("<section class='mera-card'>{}</section>",
                    form(visit, child_address(plan->child.id) + "/rest",
                         html("{}{}{}", version_field(*plan), person_field(visit, *plan, {}, problems),
                              button("Назначить на все неотмеченные", "secondary"))));
    if (const auto rows = tasks_in(*plan, {}); !rows.empty())
        content.put("{}{}", subheading("Пункты приказа и свои разделы"), task_list(rows));
    for (const Section& section : plan->sections)
        if (const auto rows = tasks_in(*plan, section.id); !rows.empty())
            content.put("{}{}", subheading(section_name(section.number, section.title)), task_list(rows));
    content.put("<p class='govuk-body'>{}</p>",
                button_link(child_address(plan->child.id) + "/additions/0", "Добавить свою меру", "secondary"));
    return page(visit, composing(*plan, "Составление программы", std::move(content), problems));
}

// What was written, as it was read: a wrong reading must be seen by who wrote it.
Html reading_of(std::string_view words, const ChildPlan& plan) {
    if (collapse_spaces(words).empty()) return {};
    const DeadlineReading reading = own_reading(words, {plan.parent.terms, plan.organisation.week()});
    Html read, doubts;
    for (const Deadline& deadline : reading.deadlines) read.put("{}<br>", describe(deadline, words));
    for (const std::string& doubt : reading.doubts) doubts.put("<div class='mera-doubt'>{}</div>", doubt);
    return html("<p class='govuk-body'>Прочитано: {}</p>{}", read, doubts);
}

// --- a measure of the parent -------------------------------------------------------------------------------------------

Html periods_table(const ChildRow& row) {
    if (row.obligations.empty()) return {};
    DataTable table{
        .caption = "Сроки", .columns = {{"Период"}, {"Срок вышестоящей программы"}, {"Внутри"}}, .rows = {}};
    for (const ChildObligation& one : row.obligations)
        table.rows.push_back({html("{}", period_label(*Period::between(one.row.period_first, one.row.period_last))),
                              one.row.facts.release ? tag("снято с контроля", "grey") : time_of(one.row.facts.due),
                              one.own_due ? time_of(one.due_inside) : html("<span class='mera-muted'>тот же</span>")});
    return details("Как читаются сроки", data_table(table), !row.decided || !row.decided->deadline_text.empty());
}

Html parent_words(const ChildRow& row) {
    Html evidence;
    for (const std::string& words : row.measure.evidence) evidence.put("{}<br>", words);
    std::vector<SummaryRow> rows{{"Срок", html("{}", row.measure.deadline_text)}};
    if (!evidence.empty()) rows.push_back({"Документ", evidence});
    if (!row.measure.result_text.empty())
        rows.push_back({"Результат", html("<span class='mera-order-text'>{}</span>", row.measure.result_text)});
    return summary_list(rows);
}

ChildMeasure measure_sent(const Visit& visit, MeasureId parent) {
    return {parent,
            person_sent(visit),
            visit.sent("deadline_text"),
            visit.sent("addition"),
            visit.sent("left_out"),
            organisations_sent(visit)};
}

Response measure_page(Visit& visit, const FormProblems& problems) {
    const auto plan = composed(visit);
    if (!plan) return failure_page(visit, plan.failure());
    const MeasureId id{visit.request.path_id("measure_id")};
    const auto row =
        std::find_if(plan->rows.begin(), plan->rows.end(), [&](const ChildRow& r) { return r.measure.id == id; });
    if (row == plan->rows.end())
        return failure_page(visit,
                            {Failure::Kind::not_found, "Такой меры в программе нет. Откройте её из списка мер."});
    const ChildMeasure shown =
        is_sent(visit) ? measure_sent(visit, id) : row->decided.value_or(ChildMeasure{.parent = id});
    Html content = error_summary(problems);
    content.put("{}{}", heading(row->measure.title, caption_over(name_of(row->measure))), parent_words(*row));
    const Html fields = html(
        "{}{}{}{}{}{}{}", version_field(*plan), person_field(visit, *plan, shown.person, problems),
        field({.name = "deadline_text",
               .label = "Свой срок, если раньше",
               .hint = "Словами или датой: «до 20 мая 2020», «ежемесячно до 25 числа». Пусто — срок тот же",
               .value = shown.deadline_text},
              problems),
        field(
            {.name = "addition", .label = "Как это делается у нас (необязательно)", .value = shown.addition, .rows = 3},
            problems),
        below_field(visit, *plan, shown.organisations, problems),
        details("Не включать меру в программу",
                field({.name = "left_out",
                       .label = "Почему меры нет",
                       .hint = "Причину увидит координатор. Обязательства по мере остаются",
                       .value = shown.left_out,
                       .rows = 2},
                      problems),
                !shown.left_out.empty()),
        button("Сохранить и дальше"));
    if (!is_sent(visit) && visit.request.query.has("saved"))
        content.put(
            notice(html("Мера сохранена. Проверьте, как прочитан срок. {}", link_to(next_undecided(*plan), "Дальше"))));
    content.put("{}{}{}", form(visit, child_address(plan->child.id) + "/measures/" + std::to_string(id.value), fields),
                is_sent(visit) ? Html{} : reading_of(shown.deadline_text, *plan), periods_table(*row));
    return page(visit, composing(*plan, full_name(name_of(row->measure)), std::move(content), problems));
}

// --- an own measure ----------------------------------------------------------------------------------------------------

Addition addition_sent(const Visit& visit) {
    Addition out;
    out.key = visit.request.path_id("addition_id");
    if (const auto section = visit.sent_id<SectionId>("section"); section.value > 0) out.section = section;
    out.own_section = visit.sent("own_section");
    out.title = visit.sent("title");
    out.deadline_text = visit.sent("deadline_text");
    out.result = visit.sent("result");
    out.evidence = visit.sent("evidence");
    out.person = person_sent(visit);
    out.organisations = organisations_sent(visit);
    return out;
}

Html addition_fields(Visit& visit, const ChildPlan& plan, const Addition& shown, const FormProblems& problems) {
    std::vector<Option> sections{{"0", "свой раздел", {}}};
    for (const Section& section : plan.sections)
        sections.push_back({std::to_string(section.id.value), section_name(section.number, section.title), {}});
    return html(
        "{}{}{}{}{}{}{}{}{}{}", version_field(plan),
        field({.name = "title", .label = "Что будет сделано", .value = shown.title, .rows = 2}, problems),
        select_field("section", "Раздел", sections, shown.section ? std::to_string(shown.section->value) : "0"),
        field({.name = "own_section",
               .label = "Название своего раздела",
               .hint = "Если выбран «свой раздел»",
               .value = shown.own_section},
              problems),
        field({.name = "deadline_text",
               .label = "Срок",
               .hint = "Как в приказе: «апрель 2020», «до 20 мая 2020», «ежемесячно», «при необходимости»",
               .value = shown.deadline_text},
              problems),
        person_field(visit, plan, shown.person, problems), below_field(visit, plan, shown.organisations, problems),
        field({.name = "result", .label = "Ожидаемый результат (необязательно)", .value = shown.result, .rows = 2},
              problems),
        field({.name = "evidence",
               .label = "Какой документ подтвердит",
               .hint = "По одному в строке",
               .value = shown.evidence,
               .rows = 2},
              problems),
        button("Сохранить"));
}

Response addition_page(Visit& visit, const FormProblems& problems) {
    const auto plan = composed(visit);
    if (!plan) return failure_page(visit, plan.failure());
    const std::int64_t key = visit.request.path_id("addition_id");
    const Addition* saved = plan->version.composition.addition(key);
    if (key != 0 && saved == nullptr) return failure_page(visit, no_child_programme());
    const Addition shown = is_sent(visit) ? addition_sent(visit) : saved != nullptr ? *saved : Addition{};
    const std::string title = key == 0 ? "Своя мера" : shown.title;
    Html content = error_summary(problems);
    content.put("{}{}", heading(title, "Своя мера не входит в отчётность вышестоящей программы"),
                form(visit, child_address(plan->child.id) + "/additions/" + std::to_string(key),
                     addition_fields(visit, *plan, shown, problems)));
    if (saved != nullptr) {
        Html days;
        for (const AdditionRow& row : plan->additions)
            if (row.addition.key == key)
                for (const AdditionPeriod& period : row.periods)
                    days.put("<li>{}</li>",
                             period.when ? time_of(period.when->due_effective) : html("по необходимости, без срока"));
        content.put("{}{}{}", reading_of(saved->deadline_text, *plan),
                    details("Какие дни", html("<ul class='govuk-list'>{}</ul>", days), true),
                    form(visit, child_address(plan->child.id) + "/additions/" + std::to_string(key) + "/drop",
                         html("{}{}", version_field(*plan), button("Убрать эту меру", "warning"))));
    }
    return page(visit, composing(*plan, title, std::move(content), problems));
}

// After a decision: the next thing to decide.
Response onwards(Visit& visit) {
    const auto plan = composed(visit);
    return plan ? redirect(next_undecided(*plan)) : failure_page(visit, plan.failure());
}

}  // namespace

Response show_child_compose(Visit& visit) { return compose_page(visit, {}); }
Response show_child_measure(Visit& visit) { return measure_page(visit, {}); }
Response show_child_addition(Visit& visit) { return addition_page(visit, {}); }

Response post_child_rest(Visit& visit) {
    const auto person = person_sent(visit);
    if (!person && composed(visit))
        return compose_page(visit,
                            {{{Failure::Kind::invalid_input, "Выберите, кто отвечает за остальные меры.", "person"}}});
    const auto saved = appoint_for_rest(visit.db, visit.person(), child_of(visit), version_sent(visit),
                                        person.value_or(PersonId{}), visit.now);
    if (saved) return redirect(child_address(child_of(visit)) + "/compose");
    return is_of_the_whole(saved.failure()) ? failure_page(visit, saved.failure())
                                            : compose_page(visit, {{saved.failure()}});
}

Response post_child_measure(Visit& visit) {
    const auto saved =
        decide_child_measure(visit.db, visit.person(), child_of(visit), version_sent(visit),
                             measure_sent(visit, {visit.request.path_id("measure_id")}), visit.calendar, visit.now);
    const std::string measure =
        child_address(child_of(visit)) + "/measures/" + std::to_string(visit.request.path_id("measure_id"));
    // Written words are shown as they were read before going on.
    if (saved)
        return collapse_spaces(visit.sent("deadline_text")).empty() ? onwards(visit) : redirect(measure + "?saved=1");
    return is_of_the_whole(saved.failure()) ? failure_page(visit, saved.failure())
                                            : measure_page(visit, {{saved.failure()}});
}

Response post_child_addition(Visit& visit) {
    const auto saved = save_addition(visit.db, visit.person(), child_of(visit), version_sent(visit),
                                     addition_sent(visit), visit.calendar, visit.now);
    if (saved) return redirect(child_address(child_of(visit)) + "/additions/" + std::to_string(*saved));
    return is_of_the_whole(saved.failure()) ? failure_page(visit, saved.failure())
                                            : addition_page(visit, {{saved.failure()}});
}

Response post_child_addition_dropped(Visit& visit) {
    const auto dropped = drop_addition(visit.db, visit.person(), child_of(visit), version_sent(visit),
                                       visit.request.path_id("addition_id"), visit.now);
    return dropped ? redirect(child_address(child_of(visit)) + "/compose") : failure_page(visit, dropped.failure());
}

}  // namespace mera
