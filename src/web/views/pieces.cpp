#include "web/views/pieces.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

ui::ButtonLook button_look(std::string_view modifier) {
    if (modifier == "secondary") return ui::ButtonLook::secondary;
    if (modifier == "warning") return ui::ButtonLook::danger;
    return ui::ButtonLook::primary;
}

ui::TagLook tag_look(std::string_view colour) {
    if (colour == "blue") return ui::TagLook::progress;
    if (colour == "amber") return ui::TagLook::information;
    if (colour == "purple") return ui::TagLook::attention;
    if (colour == "green") return ui::TagLook::success;
    if (colour == "teal") return ui::TagLook::success_late;
    if (colour == "red") return ui::TagLook::danger;
    return ui::TagLook::neutral;
}

}  // namespace

std::string typeset(std::string words) { return replace_all(std::move(words), "№ ", "№\u00A0"); }
Html link_to(std::string_view address, std::string_view words) { return ui::link(words, Url{address}); }
Html button(std::string_view words, std::string_view modifier) {
    return ui::button({.text = std::string{words}, .look = button_look(modifier)});
}
Html button_link(std::string_view address, std::string_view words, std::string_view modifier) {
    return ui::link_button(words, Url{address}, button_look(modifier));
}
Html tag(std::string_view words, std::string_view colour) { return ui::tag(words, tag_look(colour)); }
Html state_tag(const ObligationFacts& facts, Date today) {
    if (facts.release && facts.release->reason != ReleaseReason::fulfilled) return ui::control_tag(facts.release);
    return ui::state_tag(execution_state(facts, today));
}
Html time_of(Date date) { return ui::date(date); }
Html short_time_of(Date date) { return ui::date_short(date); }
Html percent(std::optional<double> share, std::int64_t part, std::int64_t whole) {
    if (!share) return ui::muted("нет данных");
    return html("{}\u00A0% <span class='mera-muted'>({}\u00A0из\u00A0{})</span>", fmt::format("{:.0f}", *share * 100),
                part, whole);
}
Html heading(std::string_view words, std::string_view caption) {
    return ui::page_heading(typeset(std::string{words}), typeset(std::string{caption}));
}
Html subheading(std::string_view words) { return ui::heading(typeset(std::string{words})); }
Html hint(std::string_view words) { return html("<p class='govuk-hint'>{}</p>", words); }
Html inset(const Html& content) { return ui::inset_text(content); }
Html details(std::string_view summary, const Html& content, bool open) {
    // What was refused is never folded away: the error summary leads into it.
    const bool refused = content.text().find("govuk-form-group--error") != std::string::npos;
    return ui::details(summary, content, open || refused);
}
Html notice(const Html& content) {
    return ui::notification_banner({.look = ui::NoticeLook::success, .title = content});
}
Html empty_state(std::string_view words) { return ui::empty_state({.title = std::string{words}}); }
Html file_size(std::int64_t bytes) {
    if (bytes < 1024) return html("{}\u00A0Б", bytes);
    if (bytes < 1024 * 1024) return html("{}\u00A0КБ", bytes / 1024);
    return html("{}\u00A0МБ",
                replace_all(fmt::format("{:.1f}", static_cast<double>(bytes) / (1024.0 * 1024.0)), ".", ","));
}

Html summary_list(const std::vector<SummaryRow>& rows) {
    std::vector<ui::SummaryRow> out;
    for (const SummaryRow& row : rows) out.push_back({.key = row.key, .value = row.value});
    return ui::summary_list(out);
}

Html task_list(const std::vector<TaskRow>& rows) {
    ui::TaskList list{.tasks = {}};
    for (const TaskRow& row : rows)
        list.tasks.push_back({.title = row.title, .address = Url{row.address}, .hint = row.hint, .status = row.status});
    return ui::task_list(list);
}

Html data_table(const DataTable& table) {
    ui::Table out{.caption = table.caption, .caption_hidden = table.caption_hidden, .columns = {}, .rows = {}};
    for (const Column& column : table.columns)
        out.columns.push_back({.title = column.title,
                               .numeric = column.numeric,
                               .row_header = out.columns.empty(),
                               .width = column.width});
    for (const std::vector<Html>& row : table.rows) out.rows.emplace_back(row);
    return ui::table(out);
}

Html lines(const std::vector<std::string>& items) {
    if (items.empty()) return {};
    Html out;
    for (const std::string& item : items) out.put("<li>{}</li>", item);
    return html("<ul class='mera-lines'>{}</ul>", out);
}

Html figures(const std::vector<Figure>& list) {
    std::vector<ui::Stat> out;
    for (const Figure& figure : list) {
        const ui::StatLook look = figure.number == "0"                                    ? ui::StatLook::plain
                                  : figure.colour == "red"                                ? ui::StatLook::danger
                                  : figure.colour == "green"                              ? ui::StatLook::success
                                  : figure.colour == "amber" || figure.colour == "purple" ? ui::StatLook::attention
                                                                                          : ui::StatLook::plain;
        out.push_back({.value = figure.number, .label = figure.words, .address = Url{figure.address}, .look = look});
    }
    return ui::stats(out);
}

Html progress(std::int64_t done, std::int64_t total) { return ui::progress("Исполнено", done, total, true); }

Html pagination(const PageLinks& links) {
    const std::string joint = links.address.find('?') == std::string::npos ? "?page=" : "&page=";
    return ui::pagination(
        {.page = links.number,
         .pages = links.pages,
         .address = [&](std::int64_t number) { return Url{links.address + joint + std::to_string(number)}; },
         .total = links.total});
}

}  // namespace mera
