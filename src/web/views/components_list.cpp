#include "web/views/components_list.hpp"

#include "web/views/components_text.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {
namespace {

Html actions_of(const std::vector<Html>& actions) {
    if (actions.size() == 1) return actions.front();
    Html items;
    for (const Html& action : actions) items.put("<li class='govuk-summary-list__actions-list-item'>{}</li>", action);
    return html("<ul class='govuk-summary-list__actions-list'>{}</ul>", items);
}

}  // namespace

Html summary_list(const std::vector<SummaryRow>& rows) {
    bool any_actions = false;
    for (const SummaryRow& row : rows) any_actions = any_actions || !row.actions.empty();

    Html out;
    for (const SummaryRow& row : rows) {
        out.put(
            "<div class='govuk-summary-list__row{}'><dt class='govuk-summary-list__key'>{}</dt>"
            "<dd class='govuk-summary-list__value'>{}</dd>",
            when(any_actions && row.actions.empty(), " govuk-summary-list__row--no-actions"), row.key, row.value);
        if (!row.actions.empty()) out.put("<dd class='govuk-summary-list__actions'>{}</dd>", actions_of(row.actions));
        out.put("</div>");
    }
    return html("<dl class='govuk-summary-list'>{}</dl>", out);
}

Html summary_card(const SummaryCard& card) {
    Html actions;
    for (const Html& action : card.actions) actions.put("<li class='govuk-summary-card__action'>{}</li>", action);
    return html(
        "<div class='govuk-summary-card'><div class='govuk-summary-card__title-wrapper'>"
        "<h2 class='govuk-summary-card__title'>{}</h2>{}</div>"
        "<div class='govuk-summary-card__content'>{}</div></div>",
        card.title, unless_empty("<ul class='govuk-summary-card__actions'>{}</ul>", actions), summary_list(card.rows));
}

Html task_list(const TaskList& list) {
    Html items;
    int number = 0;
    for (const Task& task : list.tasks) {
        ++number;
        const Html hint_id = html("{}-{}-hint", list.id, number);
        const Html status_id = html("{}-{}-status", list.id, number);
        items.put("<li class='govuk-task-list__item{}'><div class='govuk-task-list__name-and-hint'>",
                  when(task.address.has_value(), " govuk-task-list__item--with-link"));
        if (task.address)
            items.put(
                "<a class='govuk-link govuk-task-list__link mera-row-link' href='{}' aria-describedby='{}{}'>{}</a>",
                *task.address, task.hint.empty() ? Html() : html("{} ", hint_id), status_id, task.title);
        else
            items.put("<div>{}</div>", task.title);
        if (!task.hint.empty()) items.put("<div id='{}' class='govuk-task-list__hint'>{}</div>", hint_id, task.hint);
        items.put("</div><div class='govuk-task-list__status' id='{}'>{}</div></li>", status_id, task.status);
    }
    return html("<ul class='govuk-task-list'>{}</ul>", items);
}

Html history(const std::vector<Happening>& happenings) {
    Html items;
    for (const Happening& one : happenings) {
        const Html when_html =
            one.when_iso.empty() ? html("{}", one.when) : html("<time datetime='{}'>{}</time>", one.when_iso, one.when);
        items.put(
            "<li class='mera-history__item'><p class='mera-history__what'>{}</p>"
            "<p class='mera-history__when'>{}{}</p>{}</li>",
            one.what, when_html, unless_empty(", {}", one.who), one.content);
    }
    return html("<ol class='mera-history'>{}</ol>", items);
}

Html file_list(const std::vector<FileItem>& files) {
    Html items;
    for (const FileItem& file : files)
        items.put(
            "<li class='mera-files__item'>{}<span class='mera-files__name'><a class='govuk-link' "
            "href='{}'>{}</a>{}</span>{}</li>",
            icon(Icon::file), file.address, file.name,
            unless_empty("<span class='mera-files__note'>{}</span>", file.note), file.actions);
    return html("<ul class='mera-files'>{}</ul>", items);
}

}  // namespace mera::ui
