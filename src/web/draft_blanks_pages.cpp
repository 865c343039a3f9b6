// What the order leaves unsaid in many measures of a draft, said once: for all sections or for each.
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/plan/plan_blanks.hpp"
#include "store/drafts.hpp"
#include "usecases/draft.hpp"
#include "web/draft_fields.hpp"
#include "web/draft_review.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

std::optional<StoredDraft> asked_draft(const Visit& visit) {
    auto draft = draft_for(visit.db, visit.person(), {visit.request.path_id()});
    if (draft && draft->discarded) draft.reset();
    return draft;
}

Failure gone() { return {Failure::Kind::not_found, "Такого черновика нет. Откройте его из списка."}; }

// `key`: «all», or the number of a section.
Html answer_fields(const std::string& key, const SectionBlanks& blanks, const FormProblems& problems) {
    Html out;
    if (blanks.without_executors > 0)
        out.put("{}",
                field({.name = "executors-" + key,
                       .label = "Исполнители",
                       .hint = "По одному в строке. Мер без исполнителя: " + std::to_string(blanks.without_executors),
                       .rows = 2},
                      problems));
    if (blanks.without_deadline > 0)
        out.put("{}", field({.name = "deadline-" + key,
                             .label = "Срок",
                             .hint = "Словами: «до 12 июня 2020 года», «ежеквартально». Мер без срока: " +
                                     std::to_string(blanks.without_deadline)},
                            problems));
    return out;
}

std::string name_of_section(const DraftSection& section, std::size_t at) {
    if (section.title.empty() && section.number.empty()) return "Раздел " + std::to_string(at + 1);
    return section_name(section.number, section.title);
}

Response blanks_page(Visit& visit, const StoredDraft& draft, const FormProblems& problems) {
    const std::vector<SectionBlanks> blanks = blanks_of(draft.plan);
    SectionBlanks all;
    for (const SectionBlanks& section : blanks) {
        all.without_executors += section.without_executors;
        all.without_deadline += section.without_deadline;
    }
    Html fields = answer_fields("all", all, problems);
    if (blanks.size() > 1) {
        Html each;
        for (const SectionBlanks& section : blanks)
            each.put("{}{}", subheading(name_of_section(draft.plan.sections[section.section], section.section)),
                     answer_fields(std::to_string(section.section + 1), section, problems));
        fields.put("{}", details("По разделам",
                                 html("<p class='govuk-hint'>Что вписано у раздела, важнее общего.</p>{}", each)));
    }
    const std::string title = title_of(draft.plan.order, draft.source_name);
    Html content = error_summary(problems);
    content.put(
        "{}<p class='govuk-body'>Впишите один раз: Мера заполнит пустые графы. То, что назвал приказ, не "
        "изменится.</p>{}",
        heading("Пустые графы", title),
        form(visit, address_of(draft.id) + "/blanks",
             html("<input type='hidden' name='version' value='{}'>{}{}", draft.version, fields, button("Заполнить"))));
    return page(visit, {.title = "Пустые графы",
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}, {address_of(draft.id), title}},
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

std::vector<BlanksAnswer> answers_from_form(const Fields& sent, const PlanDraft& plan) {
    std::vector<BlanksAnswer> out;
    for (const SectionBlanks& blanks : blanks_of(plan)) {
        const std::string key = std::to_string(blanks.section + 1);
        BlanksAnswer answer{blanks.section, lines_of(sent.first("executors-" + key)),
                            collapse_spaces(sent.first("deadline-" + key))};
        if (answer.executors.empty()) answer.executors = lines_of(sent.first("executors-all"));
        if (answer.deadline_text.empty()) answer.deadline_text = collapse_spaces(sent.first("deadline-all"));
        out.push_back(std::move(answer));
    }
    return out;
}

}  // namespace

Html blanks_offer(const StoredDraft& draft) {
    if (blanks_of(draft.plan).empty()) return {};
    return html("<p class='govuk-body'>{}</p>",
                link_to(address_of(draft.id) + "/blanks", "Заполнить пустые графы сразу у многих мер"));
}

Response show_draft_blanks(Visit& visit) {
    const auto draft = asked_draft(visit);
    if (!draft) return failure_page(visit, gone());
    if (blanks_of(draft->plan).empty()) return redirect(address_of(draft->id));
    return blanks_page(visit, *draft, {});
}

Response post_draft_blanks(Visit& visit) {
    const auto draft = asked_draft(visit);
    if (!draft) return failure_page(visit, gone());
    if (blanks_of(draft->plan).empty()) return redirect(address_of(draft->id));  // the second press of one button
    const PlanDraft filled = fill_blanks(draft->plan, answers_from_form(visit.request.form, draft->plan));
    if (filled == draft->plan)
        return blanks_page(visit, *draft,
                           {{{Failure::Kind::invalid_input, "Впишите то, чего в приказе нет: иначе заполнять нечем.",
                              visit.request.form.has("executors-all") ? "executors-all" : "deadline-all"}},
                            visit.request.form});
    const auto saved = correct_draft(visit.db, visit.person(), draft->id,
                                     row_number(visit.request.form.first("version")).value_or(0), filled, visit.now);
    if (!saved) return blanks_page(visit, *draft, {{saved.failure()}, visit.request.form});
    return redirect(address_of(draft->id));
}

}  // namespace mera
