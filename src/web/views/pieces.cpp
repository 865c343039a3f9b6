#include "web/views/pieces.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace mera {

namespace {

std::string modified(std::string_view block, std::string_view modifier) {
    std::string out{block};
    if (!modifier.empty()) out += " " + std::string{block} + "--" + std::string{modifier};
    return out;
}

std::string_view colour_of(ExecutionState state) {
    switch (state) {
        case ExecutionState::upcoming: return "grey";
        case ExecutionState::in_progress: return "blue";
        case ExecutionState::under_review: return "amber";
        case ExecutionState::returned: return "purple";
        case ExecutionState::fulfilled: return "green";
        case ExecutionState::fulfilled_late: return "teal";
        case ExecutionState::overdue: return "red";
    }
    std::abort();
}

}  // namespace

Html link_to(std::string_view address, std::string_view words) {
    return html("<a class='govuk-link' href='{}'>{}</a>", Url{address}, words);
}
Html button(std::string_view words, std::string_view modifier) {
    return html("<button type='submit' class='{}' data-module='govuk-button'>{}</button>", modified("govuk-button", modifier), words);
}
Html button_link(std::string_view address, std::string_view words, std::string_view modifier) {
    return html("<a href='{}' role='button' draggable='false' class='{}'>{}</a>", Url{address}, modified("govuk-button", modifier), words);
}
Html tag(std::string_view words, std::string_view colour) {
    return html("<strong class='govuk-tag mera-tag--{}'>{}</strong>", colour, words);
}
Html state_tag(const ObligationFacts& facts, Date today) {
    if (facts.release && facts.release->reason != ReleaseReason::fulfilled)
        return tag("снято: " + std::string{in_russian(facts.release->reason)}, "grey");
    const ExecutionState state = execution_state(facts, today);
    return tag(in_russian(state), colour_of(state));
}
Html time_of(Date date) { return html("<time datetime='{}'>{}</time>", iso(date), in_russian(date)); }
Html short_time_of(Date date) { return html("<time datetime='{}'>{}</time>", iso(date), in_russian_short(date)); }
Html percent(std::optional<double> share, std::int64_t part, std::int64_t whole) {
    if (!share) return html("<span class='mera-muted'>срок ещё не наступил</span>");
    return html("{}\u00A0% <span class='mera-muted'>({}\u00A0из\u00A0{})</span>", fmt::format("{:.0f}", *share * 100), part, whole);
}
Html heading(std::string_view words, std::string_view caption) {
    if (caption.empty()) return html("<h1 class='govuk-heading-l'>{}</h1>", words);
    return html("<h1 class='govuk-heading-l'><span class='govuk-caption-l'>{}</span>{}</h1>", caption, words);
}
Html subheading(std::string_view words) { return html("<h2 class='govuk-heading-m'>{}</h2>", words); }
Html hint(std::string_view words) { return html("<p class='govuk-hint'>{}</p>", words); }
Html inset(const Html& content) { return html("<div class='govuk-inset-text'>{}</div>", content); }
Html details(std::string_view summary, const Html& content) {
    return html(
        "<details class='govuk-details'><summary class='govuk-details__summary'><span class='govuk-details__summary-text'>{}</span></summary>"
        "<div class='govuk-details__text'>{}</div></details>",
        summary, content);
}
Html notice(const Html& content) {
    return html(
        "<div class='govuk-notification-banner govuk-notification-banner--success' role='alert' aria-labelledby='notice-title'>"
        "<div class='govuk-notification-banner__header'><h2 class='govuk-notification-banner__title' id='notice-title'>Готово</h2></div>"
        "<div class='govuk-notification-banner__content'><p class='govuk-notification-banner__heading'>{}</p></div></div>",
        content);
}
Html empty_state(std::string_view words) { return html("<p class='govuk-body mera-empty'>{}</p>", words); }
Html file_size(std::int64_t bytes) {
    if (bytes < 1024) return html("{}\u00A0Б", bytes);
    if (bytes < 1024 * 1024) return html("{}\u00A0КБ", bytes / 1024);
    return html("{}\u00A0МБ", replace_all(fmt::format("{:.1f}", static_cast<double>(bytes) / (1024.0 * 1024.0)), ".", ","));
}

Html summary_list(const std::vector<SummaryRow>& rows) {
    Html out;
    out.put("<dl class='govuk-summary-list'>");
    for (const SummaryRow& row : rows)
        out.put("<div class='govuk-summary-list__row'><dt class='govuk-summary-list__key'>{}</dt><dd class='govuk-summary-list__value'>{}</dd></div>", row.key, row.value);
    out.put("</dl>");
    return out;
}

Html task_list(const std::vector<TaskRow>& rows) {
    Html out;
    out.put("<ul class='govuk-task-list'>");
    for (const TaskRow& row : rows)
        out.put(
            "<li class='govuk-task-list__item govuk-task-list__item--with-link'><div class='govuk-task-list__name-and-hint'>"
            "<a class='govuk-link govuk-task-list__link' href='{}'>{}</a><div class='govuk-task-list__hint'>{}</div></div>"
            "<div class='govuk-task-list__status'>{}</div></li>",
            Url{row.address}, row.title, row.hint, row.status);
    out.put("</ul>");
    return out;
}

Html data_table(const DataTable& table) {
    Html out;
    out.put("<div class='mera-scroll' tabindex='0' role='region' aria-label='{}'><table class='govuk-table mera-table'>", table.caption);
    out.put("<caption class='govuk-table__caption{}'>{}</caption><thead class='govuk-table__head'><tr class='govuk-table__row'>",
            table.caption_hidden ? " govuk-visually-hidden" : " govuk-table__caption--m", table.caption);
    for (const Column& column : table.columns)
        out.put("<th scope='col' class='govuk-table__header{}'>{}</th>", column.numeric ? " govuk-table__header--numeric" : "", column.title);
    out.put("</tr></thead><tbody class='govuk-table__body'>");
    for (const auto& row : table.rows) {
        out.put("<tr class='govuk-table__row'>");
        for (std::size_t at = 0; at < row.size(); ++at) {
            const Column& column = table.columns[at];
            if (at == 0)
                out.put("<th scope='row' class='govuk-table__header'>{}</th>", row[at]);
            else
                out.put("<td class='govuk-table__cell{}' data-label='{}'>{}</td>", column.numeric ? " govuk-table__cell--numeric" : "", column.title, row[at]);
        }
        out.put("</tr>");
    }
    out.put("</tbody></table></div>");
    return out;
}

Html figures(const std::vector<Figure>& list) {
    Html out;
    out.put("<ul class='mera-figures'>");
    for (const Figure& figure : list)
        out.put("<li class='mera-figure mera-figure--{}'><a class='mera-figure__link' href='{}'><span class='mera-figure__number'>{}</span> <span class='mera-figure__words'>{}</span></a></li>",
                figure.colour, Url{figure.address}, figure.number, figure.words);
    out.put("</ul>");
    return out;
}

Html progress(std::int64_t done, std::int64_t total) {
    return html("<span class='mera-progress'><progress max='{}' value='{}' aria-label='исполнено {} из {}'></progress> <span>{}\u00A0из\u00A0{}</span></span>",
                total == 0 ? 1 : total, done, done, total, done, total);
}

namespace {
std::string with_page(const std::string& address, std::int64_t number) {
    return address + (address.find('?') == std::string::npos ? "?" : "&") + "page=" + std::to_string(number);
}
}  // namespace

Html pagination(const PageLinks& links) {
    if (links.pages <= 1) return {};
    Html out;
    out.put("<nav class='govuk-pagination' aria-label='Страницы списка'>");
    if (links.number > 1)
        out.put("<div class='govuk-pagination__prev'><a class='govuk-link govuk-pagination__link' href='{}' rel='prev'><span class='govuk-pagination__link-title'>Назад</span></a></div>",
                Url{with_page(links.address, links.number - 1)});
    out.put("<ul class='govuk-pagination__list'><li class='govuk-pagination__item govuk-pagination__item--current'>Страница\u00A0{} из\u00A0{}</li></ul>", links.number, links.pages);
    if (links.number < links.pages)
        out.put("<div class='govuk-pagination__next'><a class='govuk-link govuk-pagination__link' href='{}' rel='next'><span class='govuk-pagination__link-title'>Дальше</span></a></div>",
                Url{with_page(links.address, links.number + 1)});
    out.put("</nav>");
    return out;
}

}  // namespace mera
