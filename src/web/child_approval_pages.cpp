// The approval of an organisation's programme by its own order.
#include <algorithm>

#include "base/text.hpp"
#include "web/child_compose.hpp"
#include "web/child_programme.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

Response approval_page(Visit& visit, const FormProblems& problems) {
    const auto plan = composed(visit);
    if (!plan) return failure_page(visit, plan.failure());
    std::vector<Measure> measures;
    for (const ChildRow& row : plan->rows) measures.push_back(row.measure);
    const auto found = obstacles(plan->version.composition, measures);
    Html content = error_summary(problems);
    content.put("{}", heading("Утверждение программы", plan->organisation.name));
    if (plan->approval_of_version() != nullptr) {
        content.put("<p class='govuk-body'>Этот вариант утверждён: {}</p>", order_words(*plan->approval_of_version()));
    } else if (!found.empty()) {
        Html items;
        for (const Failure& failure : found) items.put("<li>{}</li>", failure.message);
        content.put(
            "<p class='govuk-body'>Утвердить пока нельзя:</p><ul class='govuk-list "
            "govuk-list--bullet'>{}</ul><p class='govuk-body'>{}</p>",
            items, link_to(next_undecided(*plan), "Отметить по порядку"));
    } else {
        const bool passes = std::any_of(plan->rows.begin(), plan->rows.end(),
                                        [](const ChildRow& row) { return !row.organisations.empty(); });
        content.put(
            "<p class='govuk-body'>В программе {}. После утверждения те, кто отвечает, увидят свои меры в «Моей "
            "работе», "
            "сданное ими придёт вам{}.</p>",
            counted(plan->measures(), "мера", "меры", "мер"),
            passes ? std::string{", а подчинённые организации получат обязательства"} : std::string{});
        content.put(form(visit, child_address(plan->child.id) + "/approval",
                         html("{}{}{}{}", version_field(*plan),
                              field({.name = "order_number",
                                     .label = "Номер приказа",
                                     .hint = "Приказ руководителя вашей организации",
                                     .value = visit.sent("order_number"),
                                     .width = "10"},
                                    problems),
                              field({.name = "order_date",
                                     .label = "Дата приказа",
                                     .hint = "Например, 20.12.2019",
                                     .value = visit.sent("order_date"),
                                     .width = "10"},
                                    problems),
                              button("Утвердить"))));
    }
    content.put("<p class='govuk-body'>{}</p>",
                link_to(child_address(plan->child.id) + "?edition=last", "Посмотреть и распечатать"));
    return page(visit, composing(*plan, "Утверждение программы", std::move(content), problems));
}

}  // namespace

Response show_child_approval(Visit& visit) { return approval_page(visit, {}); }

Response post_child_approval(Visit& visit) {
    const auto approved =
        approve_child_programme(visit.db, visit.person(), child_of(visit), version_sent(visit),
                                visit.sent("order_number"), visit.sent("order_date"), visit.calendar, visit.now);
    if (approved) return redirect(child_address(child_of(visit)) + "?done=approved");
    return is_of_the_whole(approved.failure()) ? failure_page(visit, approved.failure())
                                               : approval_page(visit, {{approved.failure()}});
}

}  // namespace mera
