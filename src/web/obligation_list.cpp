#include "web/obligation_list.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "domain/schedule.hpp"

namespace mera {

namespace {

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return {};
    return value;
}

template <class Id>
std::optional<Id> id_in(const Visit& visit, std::string_view name) {
    const auto value = number(visit.request.query.first(name));
    if (!value) return {};
    return Id{*value};
}

ControlFilter control_from(std::string_view code) {
    if (code == "released") return ControlFilter::released;
    if (code == "any") return ControlFilter::any;
    if (code == "on_control") return ControlFilter::on_control;
    return ControlFilter::counted;
}

// Nobody's list: no organisation has this number, so a person without any sees nothing.
constexpr OrganisationId kNoOrganisation{-1};

}  // namespace

std::vector<OrganisationId> own_organisations(const Actor& actor) {
    if (actor.sees_everything()) return {};
    auto out = actor.organisations_as(Role::executor);
    for (const OrganisationId helped : actor.organisations_as(Role::curator)) out.push_back(helped);
    if (out.empty()) out.push_back(kNoOrganisation);
    return out;
}

ObligationFilter filter_from_address(Visit& visit) {
    const auto& query = visit.request.query;
    ObligationFilter filter;
    filter.programme = id_in<ProgrammeId>(visit, "programme");
    filter.measure = id_in<MeasureId>(visit, "measure");
    filter.section = id_in<SectionId>(visit, "section");
    filter.state = execution_state_from(query.first("state"));
    filter.control = control_from(query.first("control"));
    filter.due_from = parse_russian_date(query.first("due_from"));
    filter.due_to = parse_russian_date(query.first("due_to"));
    filter.transfer_asked = query.first("transfer") == "asked";
    filter.search = collapse_spaces(query.first("search"));
    filter.organisations = own_organisations(visit.person());
    if (const auto asked = id_in<OrganisationId>(visit, "organisation")) {
        const bool allowed = visit.person().may_see(*asked);
        filter.organisations = {allowed ? *asked : kNoOrganisation};
    }
    return filter;
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
    return std::min<std::int64_t>(number(visit.request.query.first("page")).value_or(1), 1'000'000);
}

std::string obligation_address(ObligationId id) { return "/obligations/" + std::to_string(id.value); }
std::string period_words(const ObligationRow& row) {
    return period_label(*Period::between(row.period_first, row.period_last));
}

namespace {

Html due_cell(const ObligationRow& row, Date today) {
    Html out = short_time_of(row.facts.due);
    if (const int days = days_overdue(row.facts, today); days > 0)
        out.put("<br><span class='mera-muted'>{}</span>", counted(days, "день", "дня", "дней") + " просрочки");
    if (row.transfers > 0)
        out.put("<br><span class='mera-muted'>перенесён с {}</span>", in_russian_short(row.due_original));
    return out;
}

}  // namespace

Html obligation_table(const std::vector<ObligationRow>& rows, Date today, std::string_view caption, ListStyle style) {
    DataTable table{.caption = std::string{caption}, .columns = {{"Мера"}}, .rows = {}, .caption_hidden = true};
    if (style == ListStyle::with_organisation) table.columns.push_back({"Организация"});
    for (const char* title : {"Период", "Срок", "Состояние"}) table.columns.push_back({title});
    table.rows.reserve(rows.size());
    for (const ObligationRow& row : rows) {
        std::vector<Html> cells;
        cells.push_back(html("<a class='govuk-link' href='{}'>{}{}.</a> <span class='mera-words'>{}</span>",
                             Url{obligation_address(row.id)}, row.is_clause ? "Пункт " : "", row.measure_number,
                             row.measure_title));
        if (style == ListStyle::with_organisation) cells.push_back(html("{}", row.organisation_name));
        cells.push_back(html("{}", period_words(row)));
        cells.push_back(due_cell(row, today));
        Html state = state_tag(row.facts, today);
        if (row.transfer_asked) state.put(" {}", tag("просят перенос", "amber"));
        cells.push_back(std::move(state));
        table.rows.push_back(std::move(cells));
    }
    return data_table(table);
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
