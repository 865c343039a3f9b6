#include "web/obligation_list.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/plan/typed.hpp"
#include "domain/time/schedule.hpp"
#include "web/earlier_day.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

template <class Id>
std::optional<Id> id_in(const Fields& query, std::string_view name) {
    const auto value = row_number(query.first(name));
    if (!value) return {};
    return Id{*value};
}

ControlFilter control_from(std::string_view code) {
    if (code == "released") return ControlFilter::released;
    if (code == "any") return ControlFilter::any;
    if (code == "on_control") return ControlFilter::on_control;
    return ControlFilter::counted;
}

Expected<std::optional<Date>> day_in(const Fields& query, std::string_view field) {
    const std::string typed = collapse_spaces(query.first(field));
    if (typed.empty()) return std::optional<Date>{};
    const auto day = typed_date(typed, "срок", field);
    return day ? Expected<std::optional<Date>>{*day} : day.failure();
}

// Nobody's list: no organisation has this number, so a person without any sees nothing.
constexpr OrganisationId kNoOrganisation{-1};

}  // namespace

std::vector<OrganisationId> own_organisations(const Actor& actor) {
    if (actor.sees_everything()) return {};
    auto out = actor.sees();
    if (out.empty()) out.push_back(kNoOrganisation);
    return out;
}

ObligationFilter within(const Actor& actor, std::initializer_list<Role> roles) {
    ObligationFilter filter;
    if (actor.sees_everything()) return filter;
    for (const Role role : roles)
        for (const OrganisationId id : actor.reach_as(role)) filter.organisations.push_back(id);
    if (filter.organisations.empty()) filter.organisations.push_back(kNoOrganisation);
    return filter;
}

ObligationFilter filter_from_address(const Visit& visit) { return filter_from_fields(visit, visit.request.query); }

ObligationFilter filter_from_fields(const Visit& visit, const Fields& query) {
    ObligationFilter filter;
    filter.programme = id_in<ProgrammeId>(query, "programme");
    filter.measure = id_in<MeasureId>(query, "measure");
    filter.section = id_in<SectionId>(query, "section");
    filter.state = execution_state_from(query.first("state"));
    filter.figure = control_figure_from(query.first("figure"));
    filter.release = release_reason_from(query.first("release"));
    filter.control = control_from(query.first("control"));
    const auto due_from = day_in(query, "due_from"), due_to = day_in(query, "due_to");
    if (due_from) filter.due_from = *due_from;
    if (due_to) filter.due_to = *due_to;
    filter.transfer_asked = query.first("transfer") == "asked";
    filter.executor = fold_for_comparison(query.first("executor"));
    filter.search = collapse_spaces(query.first("search"));
    filter.organisations = own_organisations(visit.person());
    filter.known_on = visit.looked_on;
    if (const auto asked = id_in<OrganisationId>(query, "organisation")) {
        const bool allowed = visit.person().may_see(*asked);
        filter.organisations = {allowed ? *asked : kNoOrganisation};
    }
    if (!due_from || !due_to) filter.organisations = {kNoOrganisation};
    return filter;
}

FormProblems date_problems(const Visit& visit) {
    FormProblems out;
    for (const char* field : {"due_from", "due_to"})
        if (const auto day = day_in(visit.request.query, field); !day) out.failures.push_back(day.failure());
    return out;
}

std::string filter_as_address(const Visit& visit, std::string_view path) {
    std::string out{path};
    char separator = '?';
    for (const auto& [name, value] : visit.request.query) {
        if (name == "page" || value.empty()) continue;
        out += separator + url_encode(name) + "=" + url_encode(value);
        separator = '&';
    }
    return out;
}

std::int64_t page_from_address(const Visit& visit) {
    return std::min<std::int64_t>(row_number(visit.request.query.first("page")).value_or(1), 1'000'000);
}

std::string obligation_address(ObligationId id) { return "/obligations/" + std::to_string(id.value); }
std::string list_address(const std::vector<std::pair<std::string, std::string>>& query) {
    std::string out = "/obligations";
    for (const auto& [name, value] : query)
        if (!value.empty()) out += (out.size() == 12 ? "?" : "&") + url_encode(name) + "=" + url_encode(value);
    return out;
}
Html count_link(std::int64_t count, const std::string& address) {
    if (count == 0) return html("0");
    return html("<a class='govuk-link' href='{}'>{}</a>", Url{address}, count);
}
std::string selected_value(const ObligationRow& row) {
    return std::to_string(row.id.value) + ":" +
           (row.last_submission ? std::to_string(row.last_submission->value) : std::string{});
}

std::string period_words(const ObligationRow& row) {
    return period_label(*Period::between(row.period_first, row.period_last));
}

namespace {

Html due_cell(const ObligationRow& row, Date today) {
    Html out = short_time_of(row.facts.due);
    if (const int days = days_overdue(row.facts, today); days > 0)
        out.put("<br><span class='mera-muted mera-when'>{}</span>",
                counted(days, "день", "дня", "дней") + " просрочки");
    if (row.transfers > 0)
        out.put("<br><span class='mera-muted'>перенесён с {}</span>", in_russian_short(row.due_original));
    return out;
}

}  // namespace

Html obligation_table(const std::vector<ObligationRow>& rows, Date today, std::string_view caption, ListStyle style,
                      std::optional<Date> looked_on) {
    const bool selectable = style == ListStyle::selectable;
    const bool with_organisation = style != ListStyle::without_organisation;
    ui::Table table{.caption = std::string{caption}, .caption_hidden = true, .columns = {}, .rows = {}};
    if (selectable) table.columns.push_back({.title = "Выбор", .title_hidden = true});
    table.columns.push_back({.title = "Мера", .row_header = true});
    if (with_organisation) table.columns.push_back({.title = "Организация"});
    for (const char* title : {"Период", "Срок", "Состояние"}) table.columns.push_back({.title = title});
    table.rows.reserve(rows.size());
    for (const ObligationRow& row : rows) {
        std::vector<Html> cells;
        if (selectable)
            cells.push_back(
                ui::row_checkbox("selected", selected_value(row),
                                 short_name(name_of(row)) + ", " + row.organisation_name + ", " + period_words(row)));
        cells.push_back(html("<a class='govuk-link mera-row-link' href='{}'>{}</a>",
                             Url{on_that_day(obligation_address(row.id), looked_on)}, full_name(name_of(row))));
        if (with_organisation) cells.push_back(html("{}", typeset(row.organisation_name)));
        cells.push_back(html("{}", period_words(row)));
        cells.push_back(due_cell(row, today));
        Html state = state_tag(row.facts, today);
        if (row.facts.returns >= 2)
            state.put(" {}", tag("возвращено " + counted(row.facts.returns, "раз", "раза", "раз"), "purple"));
        if (row.transfer_asked) state.put(" {}", tag("просят перенос", "amber"));
        cells.push_back(std::move(state));
        table.rows.emplace_back(std::move(cells));
    }
    return ui::table(table);
}

Response table_download(const ReportTable& table, std::string_view format, std::string_view name) {
    if (format == "xlsx") {
        Response response =
            bytes_response(to_xlsx(table), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return as_download(response, std::string{name} + ".xlsx");
    }
    Response response = bytes_response(to_csv(table), "text/csv; charset=utf-8");
    return as_download(response, std::string{name} + ".csv");
}

}  // namespace mera
