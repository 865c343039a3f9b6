#include "web/child_compose.hpp"

#include "web/child_programme.hpp"

namespace mera {

ChildProgrammeId child_of(const Visit& visit) { return {visit.request.path_id()}; }

Expected<ChildPlan> composed(Visit& visit) {
    const auto child = child_programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!child) return no_child_programme();
    if (!may_lead(visit.db, visit.person(), *child, visit.today())) {
        const auto leader = leader_on(visit.db, *child, visit.today());
        return Failure{Failure::Kind::not_permitted,
                       leader && belongs_to_organisation(visit.person(), child->organisation)
                           ? "Программу ведёт " + leader->full_name + ". Попросите передать её вам."
                           : "Программу составляет сама организация."};
    }
    return child_plan(visit.db, *child, Edition::last, visit.calendar, visit.today());
}

std::string next_undecided(const ChildPlan& plan) {
    for (const ChildRow& row : plan.rows)
        if (!row.decided || !row.decided->is_decided())
            return child_address(plan.child.id) + "/measures/" + std::to_string(row.measure.id.value);
    for (const AdditionRow& row : plan.additions)
        if (!row.addition.is_decided())
            return child_address(plan.child.id) + "/additions/" + std::to_string(row.addition.key);
    return child_address(plan.child.id) + "/compose";
}

Html version_field(const ChildPlan& plan) {
    return html("<input type='hidden' name='version' value='{}'>", plan.last_version);
}

std::int64_t version_sent(const Visit& visit) { return row_number(visit.request.form.first("version")).value_or(0); }

PageData composing(const ChildPlan& plan, const std::string& title, Html content, const FormProblems& problems) {
    return {.title = title,
            .content = std::move(content),
            .section = "/programmes",
            .trail = {{"/programmes", "Программы"},
                      {child_address(plan.child.id), child_title(plan.organisation)},
                      {child_address(plan.child.id) + "/compose", "Составление"}},
            .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)};
}

bool is_of_the_whole(const Failure& failure) {
    return failure.kind == Failure::Kind::not_found || failure.kind == Failure::Kind::not_permitted;
}

}  // namespace mera
