#include "web/child_programme.hpp"

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "store/parts.hpp"
#include "store/responsibilities.hpp"
#include "usecases/child_hand_in.hpp"
#include "usecases/inside_work.hpp"
#include "web/obligation_list.hpp"

namespace mera {

std::string child_address(ChildProgrammeId id) { return "/child-programmes/" + std::to_string(id.value); }

std::string own_task_address(const ChildHandInPlace& place) {
    return own_task_path({place.programme, place.addition, place.due_nominal});
}

Failure no_child_programme() {
    return {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."};
}

std::string order_words(const ChildApproval& approval) {
    return "приказ №\u00A0" + approval.order.number + " от " + in_russian(approval.order.date);
}

Html child_state(const ChildPlan& plan) {
    const ChildApproval* approval = plan.approval();
    if (approval == nullptr) return tag("черновик", "amber");
    Html out = tag("утверждена", "green");
    if (plan.has_newer_draft()) out.put(" {}", tag("есть неутверждённая правка", "amber"));
    return out;
}

namespace {

void add_own_tasks(std::vector<TaskRow>& rows, const ChildPlan& plan, bool leads, Date today) {
    for (const AdditionRow& row : plan.additions)
        for (const AdditionPeriod& period : row.periods) {
            const ExecutionState state = execution_state(period.facts, today);
            const bool waits = leads && state == ExecutionState::under_review;
            const bool asked = period.when && (state == ExecutionState::overdue || state == ExecutionState::returned ||
                                               state == ExecutionState::in_progress);
            if (!waits && !asked) continue;
            rows.push_back(
                {own_task_address({plan.child.id, row.addition.key,
                                   period.when ? std::optional{period.when->due_nominal} : std::nullopt}),
                 html("{}", row.addition.title),
                 period.when ? html("своя мера, срок {}", in_russian(period.when->due_effective)) : html("своя мера"),
                 state_tag(period.facts, today)});
        }
}

constexpr std::size_t kShown = 8;  // a screen; the rest is on the programme's page

void add_inside_tasks(std::vector<TaskRow>& rows, const Visit& visit, const ChildPlan& plan) {
    for (const ChildObligation& task : inside_tasks(plan, visit.person().person, visit.today())) {
        if (rows.size() >= kShown) return;
        const ObligationRow& row = task.row;
        Html words = html("{}, ", period_words(row));
        if (task.due_inside < row.facts.due)
            words.put("внутренний срок {}, вышестоящий {}", in_russian(task.due_inside), in_russian(row.facts.due));
        else
            words.put("срок {}", in_russian(row.facts.due));
        const bool late_inside = task.due_inside < visit.today() && row.facts.due >= visit.today();
        rows.push_back({obligation_address(row.id), html("{}", full_name(name_of(row))), words,
                        late_inside ? tag("внутренний срок прошёл", "amber") : state_tag(row.facts, visit.today())});
    }
}

void add_waiting_parts(std::vector<TaskRow>& rows, Visit& visit, OrganisationId organisation) {
    for (const ObligationRow& row :
         find_obligations(visit.db, obligations_with_waiting_parts(visit.db, organisation))) {
        if (rows.size() >= kShown ||
            !may_close(team_of(visit.db, row.id, visit.today()), visit.person(), row.organisation))
            continue;
        rows.push_back({obligation_address(row.id), html("{}", full_name(name_of(row))),
                        html("{}, срок {}", period_words(row), in_russian(row.facts.due)),
                        tag("подготовлено: примите и сдайте", "blue")});
    }
}

}  // namespace

Html child_home(Visit& visit) {
    std::vector<TaskRow> rows, prepared, own;
    for (const OrganisationId organisation : visit.person().organisations_as(Role::executor))
        add_waiting_parts(prepared, visit, organisation);
    for (const ChildProgramme& child : child_programmes_for(visit.db, visit.person())) {
        if (!belongs_to_organisation(visit.person(), child.organisation)) continue;
        const ChildPlan plan = child_plan(visit.db, child, Edition::in_force, visit.calendar, visit.today());
        const bool leads = may_lead(visit.db, visit.person(), child, visit.today());
        if (leads && (plan.approval() == nullptr || plan.has_newer_draft()))
            rows.push_back({child_address(child.id) + "/compose", html("{}", child_title(plan.organisation)),
                            html("составьте и утвердите приказом"), child_state(plan)});
        if (plan.approval() != nullptr) add_own_tasks(rows, plan, leads, visit.today());
        // Who leads sees all that the organisation owes anyhow.
        if (!leads) add_inside_tasks(own, visit, plan);
    }
    const auto block = [](const char* title, const std::vector<TaskRow>& tasks) {
        return tasks.empty() ? Html{} : html("{}{}", subheading(title), task_list(tasks));
    };
    return html("{}{}{}", block("Подготовлено к сдаче", prepared), block("Вы отвечаете", own),
                block("По своей программе", rows));
}

Html child_offer(Visit& visit, std::optional<ProgrammeId> parent) {
    std::vector<TaskRow> rows;
    for (const ChildProgramme& child : child_programmes_for(visit.db, visit.person())) {
        if (!belongs_to_organisation(visit.person(), child.organisation) || (parent && child.parent != *parent))
            continue;
        const ChildPlan plan = child_plan(visit.db, child, Edition::in_force, visit.calendar, visit.today());
        Html status = child_state(plan);
        status.put(" {}", progress(plan.done(), plan.measures()));
        rows.push_back({child_address(child.id),
                        html("{}: {}", child_title(plan.organisation), plan.organisation.short_name),
                        html("по приказу №\u00A0{}", plan.parent.order_number), status});
    }
    Html out = rows.empty() ? Html{} : task_list(rows);
    for (const ParentChoice& choice : parents_to_choose(visit.db, visit.person(), visit.today())) {
        if (parent && choice.programme.id != *parent) continue;
        out.put(
            "<section class='mera-card'><p class='govuk-body'>{}: по приказу №\u00A0{} «{}» исполняет "
            "{}.</p>{}</section>",
            choice.organisation.short_name, choice.programme.order_number, choice.programme.title,
            counted(choice.measures, "меру", "меры", "мер"),
            form(visit, "/child-programmes",
                 html("<input type='hidden' name='programme' value='{}'><input type='hidden' name='organisation' "
                      "value='{}'>{}",
                      choice.programme.id.value, choice.organisation.id.value,
                      button("Составить: " + lower_first(child_title(choice.organisation)), "secondary"))));
    }
    return out;
}

namespace {

Html inside(Visit& visit, const ObligationRow& row) {
    const auto child = find_child_programme(visit.db, row.programme, row.organisation);
    if (!child || child_approvals(visit.db, child->id).empty()) return {};
    const ChildPlan plan = child_plan(visit.db, *child, Edition::in_force, visit.calendar, visit.today());
    for (const ChildRow& one : plan.rows) {
        if (one.measure.id != row.measure) continue;
        Html out = html("<p class='govuk-body'>{}", link_to(child_address(child->id), child_title(plan.organisation)));
        if (one.is_left_out()) {
            out.put(": меры нет. {}", one.decided->left_out);
        } else {
            if (!one.person.empty()) out.put(": отвечает {}", one.person);
            for (const ChildObligation& obligation : one.obligations)
                if (obligation.row.id == row.id && obligation.own_due)
                    out.put(", внутренний срок {}", time_of(obligation.due_inside));
            if (one.decided && !one.decided->addition.empty()) out.put("<br>{}", one.decided->addition);
        }
        out.put("</p>");
        return out;
    }
    return {};
}

Html above(Visit& visit, const ObligationRow& row) {
    const auto passed = find_passed(visit.db, row.measure);
    if (!passed || !passed->parent) return {};
    const auto measure = find_measure(visit.db, *passed->parent);
    const auto programme = find_programme(visit.db, measure->programme).value();
    return html(
        "<p class='govuk-body'>Вышестоящая программа: приказ №\u00A0{}, {}</p>", programme.order_number,
        link_to("/measures/" + std::to_string(passed->parent->value), name_in_sentence(name_of(measure->measure))));
}

Html below(Visit& visit, const ObligationRow& row) {
    Html out;
    for (const PassedMeasure& passed : passed_from(visit.db, row.measure)) {
        const auto measure = find_measure(visit.db, passed.measure).value();
        if (find_programme(visit.db, measure.programme).value().owner != row.organisation) continue;
        ObligationFilter filter;
        filter.measure = passed.measure;
        const StateCounts counts = count_states(visit.db, filter, visit.today());
        out.put("<p class='govuk-body'>{}: исполнено {} из {}</p>",
                link_to(list_address({{"measure", std::to_string(passed.measure.value)}, {"control", "any"}}),
                        "Передано подчинённым организациям"),
                counts.done(), counts.total());
    }
    return out;
}

}  // namespace

Html child_block(Visit& visit, const ObligationRow& row) {
    return html("{}{}{}", inside(visit, row), below(visit, row), above(visit, row));
}

}  // namespace mera
