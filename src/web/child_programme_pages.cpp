// The programme of an organisation as the order's own table: what it holds, who answers, how it is carried out.
#include "base/shortened.hpp"
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "usecases/check_evidence.hpp"
#include "usecases/child_hand_in.hpp"
#include "usecases/child_programme_table.hpp"
#include "web/child_programme.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::size_t kTitleShown = 80;  // characters of a measure in a list to choose from

std::optional<ChildProgramme> asked(Visit& visit) {
    return child_programme_for(visit.db, visit.person(), {visit.request.path_id()});
}

Html answering(const std::string& person, const std::vector<std::string>& organisations,
               const std::optional<StateCounts>& below) {
    Html out = html("{}", person);
    if (!organisations.empty()) out.put("{}{}", person.empty() ? "" : "; ", join(organisations, ", "));
    if (below && below->total() > 0) out.put("<br>{}", progress(below->done(), below->total()));
    if (person.empty() && organisations.empty()) out.put("{}", tag("не отмечен", "amber"));
    return out;
}

Html term_of(const ChildRow& row) {
    Html out;
    if (row.decided && !row.decided->deadline_text.empty())
        out.put("{}<br><span class='mera-muted'>в вышестоящей: {}</span>", row.decided->deadline_text,
                row.measure.deadline_text);
    else
        out.put("{}", row.measure.deadline_text);
    if (row.own_term_lost) out.put("<br>{}", tag("срок выше стал раньше", "amber"));
    for (const ChildObligation& one : row.obligations) {
        const auto& last = one.row.facts.last;
        if (one.row.facts.release || (last && last->verdict != Verdict::returned)) continue;
        out.put("<br>{}", link_to(obligation_address(one.row.id), "ближайший: " + in_russian_short(one.due_inside)));
        break;
    }
    return out;
}

Html execution_of(const ChildPlan& plan, const ChildRow& row) {
    if (row.obligations.empty()) return html("<span class='mera-muted'>открывается по необходимости</span>");
    const Html all = link_to(list_address({{"control", "any"},
                                           {"organisation", std::to_string(plan.child.organisation.value)},
                                           {"measure", std::to_string(row.measure.id.value)}}),
                             "обязательства");
    if (row.counts.total() == 0) return html("{}<br>{}", tag("снято с контроля", "grey"), all);
    Html out = progress(row.counts.done(), row.counts.total());
    if (row.counts.overdue > 0)
        out.put("<br>{}", tag(counted(row.counts.overdue, "просрочка", "просрочки", "просрочек"), "red"));
    out.put("<br>{}", all);
    return out;
}

std::vector<Html> cells(const ChildPlan& plan, const ChildRow& row) {
    Html title = link_to("/measures/" + std::to_string(row.measure.id.value), row.measure.title);
    if (row.decided && !row.decided->addition.empty())
        title.put("<br><span class='mera-order-text'>{}</span>", row.decided->addition);
    if (plan.approval() != nullptr && !row.decided) title.put("<br>{}", tag("появилась после утверждения", "amber"));
    return {html("{}", row.measure.number),
            title,
            answering(row.person, row.organisations, row.below),
            term_of(row),
            lines(row.measure.evidence),
            execution_of(plan, row)};
}

std::vector<Html> cells(const ChildPlan& plan, const AdditionRow& row, Date today) {
    Html done;
    for (const AdditionPeriod& period : row.periods) {
        const ChildHandInPlace place{plan.child.id, row.addition.key,
                                     period.when ? std::optional{period.when->due_nominal} : std::nullopt};
        const std::string words = period.when ? in_russian_short(period.when->due_effective) : "по необходимости";
        if (plan.approval_of_version() == nullptr)
            done.put("{}<br>", words);
        else if (!period.when && !period.facts.last)
            done.put("{}<br>", link_to(own_task_address(place), words));
        else
            done.put("{} {}<br>", link_to(own_task_address(place), words), state_tag(period.facts, today));
    }
    return {html("доп.\u00A0{}", row.addition.key),
            html("{} <span class='mera-muted'>своя мера</span>", row.addition.title),
            answering(row.person, row.organisations, row.below),
            html("{}", row.addition.deadline_text),
            lines(split(row.addition.evidence, '\n')),
            done};
}

DataTable empty_table(const std::string& caption) {
    return {.caption = caption,
            .columns = {{"№", false, "narrow"},
                        {"Мера", false, "wide"},
                        {"Кто отвечает", false, "medium"},
                        {"Срок", false, "small"},
                        {"Документ", false, "medium"},
                        {"Исполнено", false, "small"}},
            .rows = {}};
}

Html programme_tables(const ChildPlan& plan, Date today) {
    Html out;
    const auto put = [&](const DataTable& table) {
        if (!table.rows.empty()) out.put(data_table(table));
    };
    const auto of_section = [&](std::optional<SectionId> section, const std::string& caption) {
        DataTable table = empty_table(caption);
        for (const ChildRow& row : plan.rows)
            if (row.measure.section == section && !row.is_left_out()) table.rows.push_back(cells(plan, row));
        if (section)
            for (const AdditionRow& row : plan.additions)
                if (row.addition.section == section) table.rows.push_back(cells(plan, row, today));
        put(table);
    };
    of_section({}, "Пункты приказа");
    for (const Section& section : plan.sections) of_section(section.id, section_name(section.number, section.title));
    std::vector<std::string> own;
    for (const AdditionRow& row : plan.additions)
        if (!row.addition.section && std::find(own.begin(), own.end(), row.addition.own_section) == own.end())
            own.push_back(row.addition.own_section);
    for (const std::string& title : own) {
        DataTable table = empty_table(title);
        for (const AdditionRow& row : plan.additions)
            if (!row.addition.section && row.addition.own_section == title)
                table.rows.push_back(cells(plan, row, today));
        put(table);
    }
    return out;
}

Html left_out_block(const ChildPlan& plan) {
    Html items;
    for (const ChildRow& row : plan.rows)
        if (row.is_left_out())
            items.put("<li>{} <span class='mera-muted'>{}</span></li>", full_name(name_of(row.measure)),
                      row.decided->left_out);
    if (items.empty()) return {};
    return html("{}<ul class='govuk-list govuk-list--bullet'>{}</ul>", subheading("Не вошли в программу"), items);
}

Html gone_block(const ChildPlan& plan) {
    Html items;
    for (const Measure& measure : plan.gone) items.put("<li>{}</li>", full_name(name_of(measure)));
    if (items.empty()) return {};
    return html("{}<ul class='govuk-list govuk-list--bullet'>{}</ul>", subheading("Больше нет в вышестоящей программе"),
                items);
}

Html hand_in_block(Visit& visit, const ChildPlan& plan) {
    const auto request = requesting_measure(visit.db, plan.parent.id);
    ObligationFilter filter;
    filter.programme = plan.parent.id;
    filter.organisations = {plan.child.organisation};
    std::vector<Option> targets;
    std::string chosen;
    for (const ObligationRow& row : list_obligations(visit.db, filter, visit.today(), {1, 1'000})) {
        if (!may_submit(row.facts)) continue;
        if (row.measure == request) chosen = std::to_string(row.id.value);
        targets.push_back(
            {std::to_string(row.id.value),
             shortened(full_name(name_of(row)), kTitleShown) + ", срок " + in_russian_short(row.facts.due),
             {}});
    }
    if (targets.empty()) return {};
    if (chosen.empty()) targets.insert(targets.begin(), {"", "выберите", {}});
    return html("<section class='mera-card'>{}{}{}</section>", subheading("Сдать программу выше"),
                hint("Утверждённая программа станет документом обязательства: файл составит Мера."),
                form(visit, child_address(plan.child.id) + "/hand-in",
                     html("{}{}", select_field("obligation", "По какому обязательству", targets, chosen),
                          button("Сдать программу"))));
}

Html leader_block(Visit& visit, const ChildPlan& plan, bool leads) {
    Html out = html("<p class='govuk-body'>Ведёт программу: {}</p>",
                    plan.leader ? plan.leader->full_name : std::string{"никто, может взять любой исполнитель"});
    if (!leads && !visit.person().has(Role::coordinator, plan.child.organisation)) return out;
    std::vector<Option> people;
    for (const Person& person : people_of(visit.db, plan.child.organisation, Role::executor, visit.today()))
        people.push_back({std::to_string(person.id.value), person.full_name, {}});
    if (people.empty()) return out;
    out.put(details("Передать другому", form(visit, child_address(plan.child.id) + "/leader",
                                             html("{}{}", select_field("person", "Кто будет вести", people, ""),
                                                  button("Передать", "secondary")))));
    return out;
}

Html approvals_block(const ChildPlan& plan) {
    Html items;
    for (const ChildApproval& approval : plan.approvals)
        items.put("<li>{}, <span class='mera-muted'>записано {}, {}</span></li>", upper_first(order_words(approval)),
                  in_russian(approval.on), approval.by);
    if (items.empty()) return {};
    return html("{}<ol class='govuk-list govuk-list--number'>{}</ol>", subheading("Утверждение"), items);
}

Html actions(const ChildPlan& plan, bool leads, bool draft_shown) {
    const std::string address = child_address(plan.child.id);
    Html out = html("<div class='mera-actions'>{}{}", child_state(plan), progress(plan.done(), plan.measures()));
    if (leads) out.put(button_link(address + "/compose", "Составить", "secondary"));
    if (leads && (plan.approval() == nullptr || plan.has_newer_draft()))
        out.put(button_link(address + "/approval", "К утверждению"));
    if (plan.has_newer_draft())
        out.put(draft_shown ? link_to(address, "Показать утверждённую")
                            : link_to(address + "?edition=last", "Показать с правкой"));
    out.put(link_to("/programmes/" + std::to_string(plan.parent.id.value), "Вышестоящая программа"));
    out.put("{}{}{}</div>", link_to(address + "/export/docx", "Скачать DOCX"),
            link_to(address + "/export/csv", "Скачать CSV"), link_to(address + "/export/xlsx", "Скачать XLSX"));
    return out;
}

Response child_page(Visit& visit, const FormProblems& problems) {
    const auto child = asked(visit);
    if (!child) return failure_page(visit, no_child_programme());
    const bool draft_shown = visit.request.query.first("edition") == "last";
    const ChildPlan plan =
        child_plan(visit.db, *child, draft_shown ? Edition::last : Edition::in_force, visit.calendar, visit.today());
    const bool leads = may_lead(visit.db, visit.person(), *child, visit.today());
    const ChildApproval* approval = plan.approval_of_version();
    Html content = error_summary(problems);
    if (visit.request.query.first("done") == "approved")
        content.put(notice(html("Программа утверждена. Ответственные за меры назначены.")));
    content.put("{}{}",
                heading(child_title(plan.organisation) + ": " + plan.organisation.name,
                        "По приказу №\u00A0" + plan.parent.order_number + " от " + in_russian(plan.parent.order_date) +
                            ", " + plan.parent.title),
                actions(plan, leads, draft_shown));
    content.put("<p class='govuk-body'>{}</p>", approval != nullptr ? "Утверждена: " + order_words(*approval)
                                                                    : std::string{"Этот вариант не утверждён."});
    content.put("{}{}{}", programme_tables(plan, visit.today()), left_out_block(plan), gone_block(plan));
    if (plan.approval() != nullptr && visit.person().serves(child->organisation))
        content.put(hand_in_block(visit, plan));
    if (const auto passed = passed_programme_of(visit.db, child->id))
        content.put("<p class='govuk-body'>{}</p>", link_to("/programmes/" + std::to_string(passed->value),
                                                            "Поручено подчинённым организациям этой программой"));
    content.put("{}{}", approvals_block(plan), leader_block(visit, plan, leads));
    return page(
        visit,
        {.title = child_title(plan.organisation),
         .content = content,
         .section = "/programmes",
         .trail = {{"/programmes", "Программы"},
                   {"/programmes/" + std::to_string(plan.parent.id.value), "Приказ № " + plan.parent.order_number}},
         .wide = true,
         .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

}  // namespace

Response show_child_programme(Visit& visit) { return child_page(visit, {}); }

Response post_child_programme(Visit& visit) {
    const auto created = create_child_programme(visit.db, visit.person(), visit.sent_id<ProgrammeId>("programme"),
                                                visit.sent_id<OrganisationId>("organisation"), visit.now);
    return created ? redirect(child_address(*created) + "/compose") : failure_page(visit, created.failure());
}

Response export_child_programme(Visit& visit) {
    const auto child = asked(visit);
    if (!child) return failure_page(visit, no_child_programme());
    const ChildPlan plan = child_plan(visit.db, *child, Edition::in_force, visit.calendar, visit.today());
    const std::string name = "Программа, " + plan.organisation.short_name;
    const std::string format{visit.request.path_text("format")};
    if (format != "docx") return table_download(child_programme_table(plan), format, name);
    Response response = bytes_response(to_docx(printed_child_programme(plan)),
                                       "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    return as_download(response, name + ".docx");
}

Response post_child_leader(Visit& visit) {
    const auto passed =
        pass_leading(visit.db, visit.person(), {visit.request.path_id()}, visit.sent_id<PersonId>("person"), visit.now);
    return passed ? redirect(child_address({visit.request.path_id()})) : failure_page(visit, passed.failure());
}

Response post_child_hand_in(Visit& visit) {
    const auto obligation = visit.sent_id<ObligationId>("obligation");
    if (asked(visit) && obligation.value == 0)
        return child_page(
            visit,
            {{{Failure::Kind::invalid_input, "Выберите обязательство, по которому сдаёте программу.", "obligation"}}});
    const auto submitted = hand_in_child_programme(visit.db, visit.evidence, visit.person(), {visit.request.path_id()},
                                                   obligation, visit.calendar, visit.now);
    if (!submitted) return failure_page(visit, submitted.failure());
    check_evidence(visit.db, visit.evidence, visit.checker, obligation, visit.now);
    return redirect(obligation_address(obligation) + "?done=submitted");
}

}  // namespace mera
