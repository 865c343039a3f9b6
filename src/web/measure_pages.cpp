// One measure: its words, who owes what under it, opening what is done on demand.
#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/time/schedule.hpp"
#include "store/organisations.hpp"
#include "store/revisions.hpp"
#include "usecases/obligation.hpp"
#include "usecases/programme.hpp"
#include "web/earlier_day.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/programme.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

Html target_words(const Target& t) {
    std::string number = std::to_string(t.value);
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') number.pop_back();
    const char* sign = t.comparator == ">="   ? "не менее "
                       : t.comparator == "<=" ? "не более "
                       : t.comparator == ">"  ? "более "
                       : t.comparator == "<"  ? "менее "
                                              : "";
    Html out = html("{}: {}{}\u00A0{}", t.metric, sign, replace_all(number, ".", ","), t.unit);
    if (!t.denominator.empty()) out.put(" <span class='mera-muted'>от: {}</span>", t.denominator);
    return out;
}

Html open_form(Visit& visit, const Measure& measure, const Programme& programme, const FormProblems& problems) {
    std::vector<Option> organisations;
    for (const OrganisationId id :
         executors_on(measure, school_list_entries(visit.db, programme.school_list), visit.today()))
        if (visit.person().has(Role::coordinator, id))
            organisations.push_back({std::to_string(id.value), find_organisation(visit.db, id).value().short_name, {}});
    if (organisations.empty()) return {};
    const auto& sent = visit.request.form;
    const Html content = html(
        "{}{}{}{}", select_field("organisation", "Кто исполняет", organisations, sent.first("organisation")),
        field({.name = "due",
               .label = "Срок",
               .hint = "Например, 30.04.2020",
               .value = std::string{sent.first("due")},
               .width = "10"},
              problems),
        field({.name = "reason", .label = "Почему открываете", .value = std::string{sent.first("reason")}, .rows = 2},
              problems),
        button("Открыть обязательство"));
    return html("<section class='mera-card'>{}{}</section>", subheading("Открыть обязательство"),
                form(visit, address_of(measure.id) + "/obligations", content));
}

// What the order said before, and which order changed it.
Html earlier_wordings(Visit& visit, ProgrammeId programme, MeasureId measure) {
    const auto revisions = revisions_of(visit.db, programme);
    Html out;
    for (const MeasureWords& words : wordings_of(visit.db, programme)) {
        if (words.measure.id != measure || !words.ended_by) continue;
        const auto ended = std::find_if(revisions.begin(), revisions.end(),
                                        [&](const Revision& revision) { return revision.id == *words.ended_by; });
        if (visit.today() < ended->adopted_on) continue;
        const Measure& old = words.measure;
        std::vector<SummaryRow> rows = {{"Слова", html("{}", full_name(name_of(old)))},
                                        {"Исполнители", lines(split(old.executors_text, ';'))},
                                        {"Срок", html("{}", old.deadline_text)}};
        if (!old.evidence.empty()) rows.push_back({"Документ", lines(old.evidence)});
        out.put(details(
            "Прежние слова: до " + in_russian(ended->in_force_from) + ", изменены приказом № " + ended->order_number,
            summary_list(rows)));
    }
    return out;
}

Response measure_page(Visit& visit, const FormProblems& problems) {
    const auto found = measure_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!found) return failure_page(visit, {Failure::Kind::not_found, "Такой меры нет. Откройте её из программы."});
    const Programme& programme = found->programme;
    if (auto refused = look_back(visit, programme.adopted_on)) return *std::move(refused);
    const auto plan = plan_looked_at(visit, programme.id);
    if (plan && !plan->words.contains(found->measure.id))
        return failure_page(visit,
                            {Failure::Kind::not_found, upper_first(name_in_sentence(name_of(found->measure))) + ": " +
                                                           in_russian(visit.today()) + " ещё не было в плане."});
    const Measure& m = plan ? plan->words.at(found->measure.id) : found->measure;
    std::vector<SummaryRow> rows = {{"Исполнители", lines(split(m.executors_text, ';'))},
                                    {"Срок", html("{}", m.deadline_text)}};
    Html readings;
    for (const Deadline& d : m.deadlines) readings.put("{}<br>", describe(d, m.deadline_text));
    rows.push_back({"Как прочитан срок", readings});
    if (!m.result_text.empty())
        rows.push_back({"Результат", html("<span class='mera-order-text'>{}</span>", m.result_text)});
    if (!m.evidence.empty()) rows.push_back({"Документ", lines(m.evidence)});
    Html targets;
    for (const Target& t : m.targets) targets.put("{}<br>", target_words(t));
    if (!targets.empty()) rows.push_back({"Целевые значения", targets});
    if (!m.notes.empty()) rows.push_back({"Другие графы", html("<span class='mera-order-text'>{}</span>", m.notes)});
    ObligationFilter filter = seen_by(visit, programme.id);
    filter.measure = m.id;
    filter.control = ControlFilter::any;
    const auto obligations = list_obligations(visit.db, filter, visit.today(), {1, 200});
    Html content = error_summary(problems);
    content.put("{}{}", heading(m.title, caption_over(name_of(m))),
                earlier_day(visit, address_of(m.id), plan ? &*plan : nullptr));
    if (const auto ended_by = found->ended_by)
        for (const Revision& revision : revisions_of(visit.db, programme.id))
            if (revision.id == *ended_by && revision.adopted_on <= visit.today())
                content.put(inset(html("Исключена приказом № {} от {}, с {} Обязательства и документы сохранены.",
                                       revision.order_number, revision.order_date, revision.in_force_from)));
    content.put("{}{}", summary_list(rows), earlier_wordings(visit, programme.id, m.id));
    // Of a clause with one day: until clauses had whole deadlines, «до 5 числа после каждого квартала» kept only the first.
    const bool one_day = m.is_clause() && m.deadlines.size() == 1 && m.deadlines.front().kind == DeadlineKind::by_date;
    const bool by_hand =
        one_day || m.deadlines.empty() || std::any_of(m.deadlines.begin(), m.deadlines.end(), opens_by_hand);
    if (by_hand && !plan && !found->ended_by && visit.person().has(Role::coordinator, programme.owner))
        content.put(open_form(visit, m, programme, problems));
    content.put("{}{}", subheading("Обязательства"),
                obligations.empty() ? empty_state("Обязательств по этой мере пока нет.")
                                    : obligation_table(obligations, visit.today(), "Обязательства меры",
                                                       ListStyle::with_organisation, visit.looked_on));
    return page(visit, {.title = full_name(name_of(m)),
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {on_that_day(visit, address_of(programme.id)), "Приказ № " + programme.order_number}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

}  // namespace

Response show_measure(Visit& visit) { return measure_page(visit, {}); }

Response post_open_obligation(Visit& visit) {
    const auto& sent = visit.request.form;
    const OrganisationId organisation{row_number(sent.first("organisation")).value_or(0)};
    const auto opened =
        open_obligation(visit.db, visit.person(), {visit.request.path_id()}, organisation,
                        std::string{sent.first("due")}, std::string{sent.first("reason")}, visit.calendar, visit.now);
    if (!opened) return measure_page(visit, {{opened.failure()}});
    return redirect(obligation_address(*opened));
}

}  // namespace mera
