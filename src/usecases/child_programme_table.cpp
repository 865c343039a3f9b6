#include "usecases/child_programme_table.hpp"

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"

namespace mera {

namespace {

std::string answering(const std::string& person, const std::vector<std::string>& organisations) {
    if (organisations.empty()) return person;
    return (person.empty() ? "" : person + "; ") + join(organisations, "; ");
}

std::string done_words(const ChildRow& row) {
    if (row.obligations.empty()) return "по необходимости";
    if (row.counts.total() == 0) return "снято с контроля";
    return std::to_string(row.counts.done()) + " из " + std::to_string(row.counts.total());
}

std::string done_words(const AdditionRow& row) {
    std::int64_t done = 0;
    for (const AdditionPeriod& period : row.periods)
        done += period.facts.last && period.facts.last->verdict == Verdict::accepted;
    return std::to_string(done) + " из " + std::to_string(row.periods.size());
}

}  // namespace

std::string due_words(const ChildRow& row) {
    if (!row.decided || row.decided->deadline_text.empty()) return row.measure.deadline_text;
    return row.decided->deadline_text + " (в вышестоящей: " + row.measure.deadline_text + ")";
}

std::string child_title(const Organisation& organisation) {
    switch (organisation.kind) {
        case OrganisationKind::school: return "Программа школы";
        case OrganisationKind::department: return "Программа муниципалитета";
        default: return "Программа организации";
    }
}

ReportTable child_programme_table(const ChildPlan& plan) {
    ReportTable out{"Программа",
                    {{"№", 8},
                     {"Раздел", 30},
                     {"Мера", 60},
                     {"Кто отвечает", 34},
                     {"Срок", 30},
                     {"Результат", 40},
                     {"Документ", 40},
                     {"Исполнено", 14}},
                    {}};
    const auto section_title = [&](std::optional<SectionId> id) -> std::string {
        for (const Section& section : plan.sections)
            if (section.id == id) return section_name(section.number, section.title);
        return "Пункты приказа";
    };
    for (const ChildRow& row : plan.rows) {
        if (row.is_left_out()) continue;
        const std::string words = row.decided && !row.decided->addition.empty()
                                      ? row.measure.title + "\n" + row.decided->addition
                                      : row.measure.title;
        out.rows.push_back({row.measure.number, section_title(row.measure.section), words,
                            answering(row.person, row.organisations), due_words(row), row.measure.result_text,
                            join(row.measure.evidence, "; "), done_words(row)});
    }
    for (const AdditionRow& row : plan.additions)
        out.rows.push_back({"доп. " + std::to_string(row.addition.key),
                            row.addition.section ? section_title(row.addition.section) : row.addition.own_section,
                            row.addition.title, answering(row.person, row.organisations), row.addition.deadline_text,
                            row.addition.result, join(split(row.addition.evidence, '\n'), "; "), done_words(row)});
    return out;
}

PrintedTable printed_child_programme(const ChildPlan& plan) {
    PrintedTable out;
    if (const ChildApproval* approval = plan.approval_of_version())
        out.approved = {"УТВЕРЖДЕНО", "приказом " + plan.organisation.short_name,
                        "от " + in_russian(approval->order.date) + " № " + approval->order.number};
    else
        out.approved = {"ПРОЕКТ"};
    out.title = child_title(plan.organisation);
    out.subtitle = {plan.organisation.name, "по приказу № " + plan.parent.order_number + " от " +
                                                in_russian(plan.parent.order_date) + ": " + plan.parent.title};
    out.table = child_programme_table(plan);
    out.table.columns.pop_back();  // what has been done is no part of what was approved
    for (auto& row : out.table.rows) row.pop_back();
    return out;
}

}  // namespace mera
