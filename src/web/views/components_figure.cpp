#include "web/views/components_figure.hpp"

#include <algorithm>
#include <cmath>

#include "web/views/components_message.hpp"
#include "web/views/components_state.hpp"
#include "web/views/components_table.hpp"
#include "web/views/components_text.hpp"
#include "web/views/look_names.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {
namespace {

std::string_view class_of(StatLook look) {
    switch (look) {
        case StatLook::plain: return "";
        case StatLook::attention: return " mera-stat--attention";
        case StatLook::danger: return " mera-stat--danger";
        case StatLook::success: return " mera-stat--success";
    }
    return "";
}

// Tenths of a percent: SVG attributes are ours to write, styles in attributes are forbidden by the CSP.
std::string share(double part, double whole) {
    if (whole <= 0) return "0";
    const auto tenths = static_cast<std::int64_t>(std::lround(std::clamp(part / whole, 0.0, 1.0) * 1000));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

Html stats(const std::vector<Stat>& stats) {
    Html items;
    for (const Stat& stat : stats) {
        const Html label = stat.address ? html("<a class='mera-stat__link' href='{}'>{}</a>", *stat.address, stat.label)
                                        : html("{}", stat.label);
        items.put(
            "<li class='mera-stat{}'><span class='mera-stat__value'>{}</span> <span "
            "class='mera-stat__label'>{}</span>{}</li>",
            class_of(stat.look), stat.value, label,
            unless_empty(" <span class='mera-stat__note'>{}</span>", stat.note));
    }
    return html("<ul class='mera-stats'>{}</ul>", items);
}

Html progress(std::string_view label, std::int64_t done, std::int64_t total, bool label_hidden) {
    const Html label_html =
        label_hidden ? html("{} ", hidden_text(label)) : html("<span class='mera-progress__label'>{}</span> ", label);
    return html(
        "<div class='mera-progress'>{}<svg class='mera-progress__bar' aria-hidden='true' focusable='false'>"
        "<rect class='mera-progress__whole' width='100%' height='100%' rx='4'/>"
        "<rect class='mera-progress__done' width='{}%' height='100%' rx='4'/></svg>"
        "<span class='mera-progress__text'>{} из {}</span></div>",
        label_html, share(static_cast<double>(done), static_cast<double>(total)), number(done), number(total));
}

Html state_bar(const std::vector<std::pair<ExecutionState, std::int64_t>>& counts, bool with_legend) {
    std::int64_t total = 0;
    for (const auto& [state, count] : counts) total += count;
    Html bars, legend;
    std::int64_t before = 0;
    for (const auto& [state, count] : counts) {
        if (count <= 0) continue;
        bars.put("<rect class='mera-fill-{}' x='{}%' width='{}%' height='100%'/>", name_of(look_of(state)),
                 share(static_cast<double>(before), static_cast<double>(total)),
                 share(static_cast<double>(count), static_cast<double>(total)));
        legend.put("<li><span class='mera-cell mera-cell--small mera-look-{}'>{}</span> {} <b>{}</b></li>",
                   name_of(look_of(state)), icon(icon_of(state)), in_russian(state), number(count));
        before += count;
    }
    return html(
        "<div class='mera-state-bar'><svg class='mera-state-bar__picture' aria-hidden='true' focusable='false'>{}</svg>"
        "<ul class='mera-legend{}'>{}</ul></div>",
        bars, when(!with_legend, " govuk-visually-hidden"), legend);
}

Html bar_chart(const BarChart& chart) {
    Html bars;
    std::vector<TableRow> rows;
    for (const Bar& bar : chart.bars) {
        const std::string shown = bar.value ? bar.shown : "нет данных";
        Html picture;
        if (bar.value)
            picture =
                html("<rect class='mera-chart__bar' width='{}%' height='100%' rx='3'/>", share(*bar.value, chart.max));
        if (chart.target)
            picture.put("<line class='mera-chart__target' x1='{}%' x2='{}%' y1='0' y2='100%'/>",
                        share(*chart.target, chart.max), share(*chart.target, chart.max));
        bars.put(
            "<span class='mera-chart__label'>{}</span><svg class='mera-chart__line' focusable='false'>"
            "<rect class='mera-chart__whole' width='100%' height='100%' rx='3'/>{}</svg>"
            "<span class='mera-chart__value'>{}{}</span>",
            bar.label, picture, shown, unless_empty(" <span class='mera-muted'>({})</span>", bar.note));
        rows.emplace_back(std::vector<Html>{bar.address ? link(bar.label, *bar.address) : html("{}", bar.label),
                                            html("{}", shown), html("{}", bar.note)});
    }
    const Html behind = table({.caption = chart.title,
                               .caption_hidden = true,
                               .columns = {{.title = chart.label_heading, .row_header = true},
                                           {.title = chart.value_heading, .numeric = true},
                                           {.title = "Из скольких", .numeric = true}},
                               .rows = std::move(rows)});
    return html(
        "<figure class='mera-chart'><figcaption class='mera-chart__title'>{}{}</figcaption>"
        "<div class='mera-chart__picture' aria-hidden='true'>{}</div>{}{}</figure>",
        chart.title, unless_empty(" <span class='mera-chart__key'>{}</span>", chart.target_label), bars,
        details("Те же числа таблицей", behind),
        unless_empty("<p class='mera-chart__source'>Источник: {}</p>", chart.source));
}

}  // namespace mera::ui
