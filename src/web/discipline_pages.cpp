// Исполнительская дисциплина: by organisation, executor, measure, month. Behind every number stands its list.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/plan_past.hpp"
#include "store/programmes.hpp"
#include "usecases/export.hpp"
#include "usecases/programme.hpp"
#include "usecases/rules.hpp"
#include "web/earlier_day.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

struct Cut {
    const char* code;
    const char* words;
    const char* column;
};
constexpr Cut kCuts[] = {{"organisation", "По организациям", "Организация"},
                         {"executor", "По исполнителям", "Исполнитель, как в приказе"},
                         {"measure", "По мерам", "Мера"},
                         {"month", "По месяцам", "Месяц срока"}};

const Cut& cut_in(const Visit& visit) {
    for (const Cut& cut : kCuts)
        if (visit.request.query.first("by") == cut.code) return cut;
    return kCuts[0];
}

// The same conditions for the figures and for the lists behind them.
Query conditions_in(const Visit& visit) {
    Query out;
    for (const char* name : {"programme", "due_from", "due_to"})
        if (const auto value = visit.request.query.first(name); !value.empty()) out.emplace_back(name, value);
    if (visit.looked_on) out.emplace_back("on", iso(*visit.looked_on));
    return out;
}

Query with(Query query, const Query& more) {
    for (const auto& [name, value] : more) {
        std::erase_if(query, [&](const auto& pair) { return pair.first == name; });
        query.emplace_back(name, value);
    }
    return query;
}

struct Line {
    std::string name;
    Query own;  // what narrows the list to this line
    StateCounts counts;
};

// In the words of the day that is looked at, or in the latest ones.
std::map<MeasureId, MeasureName> names_of_measures(Visit& visit) {
    if (!visit.looked_on) return measure_names(visit.db);
    std::map<MeasureId, MeasureName> out;
    for (const Programme& programme : all_programmes(visit.db))
        for (auto& [id, measure] : plan_on(visit.db, programme.id, *visit.looked_on).words) out[id] = name_of(measure);
    return out;
}

std::vector<Line> lines_of(Visit& visit, const Cut& cut, const ObligationFilter& filter) {
    std::vector<Line> out;
    const std::string_view code = cut.code;
    if (code == "organisation")
        for (const auto& row : count_states_by_organisation(visit.db, filter, visit.today()))
            out.push_back({row.name, {{"organisation", std::to_string(row.organisation.value)}}, row.counts});
    if (code == "executor")
        for (const auto& row : count_states_by_executor(visit.db, filter, visit.today()))
            out.push_back({row.words, {{"executor", row.words}}, row.counts});
    const auto names = code == "measure" ? names_of_measures(visit) : std::map<MeasureId, MeasureName>{};
    if (code == "measure")
        for (const auto& row : count_states_by_measure(visit.db, filter, visit.today()))
            out.push_back(
                {full_name(names.at(row.measure)), {{"measure", std::to_string(row.measure.value)}}, row.counts});
    if (code == "month")
        for (const auto& row : count_states_by_month(visit.db, filter, visit.today())) {
            const Date first = std::max(row.month, filter.due_from.value_or(row.month));
            const Date last =
                std::min(last_day_of_month(row.month), filter.due_to.value_or(last_day_of_month(row.month)));
            out.push_back({month_in_russian(row.month),
                           {{"due_from", in_russian_short(first)}, {"due_to", in_russian_short(last)}},
                           row.counts});
        }
    return out;
}

Html band_tag(const Discipline& discipline, Date today) {
    const auto* step = discipline_bands().step_of(discipline, today);
    if (step == nullptr) return {};
    switch (step->band) {
        case Band::low: return ui::tag(step->words, ui::TagLook::danger, ui::Icon::alert);
        case Band::middle: return ui::tag(step->words, ui::TagLook::attention, ui::Icon::clock);
        case Band::high: return ui::tag(step->words, ui::TagLook::success, ui::Icon::check);
    }
    return {};
}

std::vector<Html> cells_of(const Line& line, const Query& conditions, Date today) {
    const auto list = [&](const char* name, const char* value) {
        return list_address(with(with(conditions, line.own), {{name, value}}));
    };
    const StateCounts& c = line.counts;
    const Discipline& d = c.discipline;
    return {html("{}", line.name),
            count_link(d.due, list("figure", "judged")),
            count_link(d.on_time, list("figure", "on_time")),
            count_link(d.due - d.on_time, list("figure", "not_on_time")),
            html("{} {}", percent(d.share(), d.on_time, d.due), band_tag(d, today)),
            count_link(c.judged_waiting, list("figure", "judged_waiting")),
            count_link(c.overdue, list("state", "overdue")),
            count_link(c.due_soon, list("figure", "due_soon")),
            count_link(c.returned_twice, list("figure", "returned_twice")),
            count_link(c.excluded, list("figure", "excluded"))};
}

Html lines_table(const Cut& cut, const std::vector<Line>& lines, const Query& conditions, Date today) {
    ui::Table table{.caption = cut.words, .caption_hidden = true, .columns = {}, .rows = {}};
    table.columns = {{.title = cut.column, .row_header = true},
                     {.title = "Срок наступил", .numeric = true},
                     {.title = "В срок", .numeric = true},
                     {.title = "Не в срок", .numeric = true},
                     {.title = "Дисциплина"},
                     {.title = "Из них на проверке", .numeric = true},
                     {.title = "Просрочено", .numeric = true},
                     {.title = "7 дней", .numeric = true},
                     {.title = "Возвращено дважды", .numeric = true},
                     {.title = "Исключено", .numeric = true}};
    StateCounts total;
    for (const Line& line : lines) {
        total += line.counts;
        table.rows.emplace_back(cells_of(line, conditions, today));
    }
    // An obligation may have several executors in the order: their lines do not add up.
    if (std::string_view{cut.code} != "executor") table.totals = cells_of({"Всего", {}, total}, conditions, today);
    return ui::table(table);
}

Html conditions_form(Visit& visit, const Cut& cut, const FormProblems& problems) {
    std::vector<Option> cuts, programmes{{"", "все", {}}};
    for (const Cut& c : kCuts) cuts.push_back({c.code, c.words, {}});
    for (const Programme& p : programmes_for(visit.db, visit.person()))
        programmes.push_back(
            {std::to_string(p.id.value), "Приказ № " + p.order_number + " от " + in_russian_short(p.order_date), {}});
    const auto& query = visit.request.query;
    return html(
        "<form class='mera-filter' method='get' action='/discipline' role='search'>{}{}{}{}{}{}</form>",
        visit.looked_on ? ui::hidden_field("on", iso(*visit.looked_on)) : Html{},
        select_field("by", "Разрез", cuts, cut.code),
        select_field("programme", "Программа", programmes, query.first("programme")),
        field({.name = "due_from", .label = "Срок с", .value = std::string{query.first("due_from")}, .width = "10"},
              problems),
        field({.name = "due_to", .label = "по", .value = std::string{query.first("due_to")}, .width = "10"}, problems),
        button("Показать", "secondary"));
}

Html how_counted(Date today) {
    Html bands;
    for (const auto& step : discipline_bands().steps_on(today))
        bands.put("<li>до {}\u00A0%: {} ({})</li>", step.up_to_percent, step.words, step.basis);
    return details(
        "Как считается",
        html("<p class='govuk-body'>Дисциплина = исполнено в срок ÷ срок наступил. Срок наступил — если он раньше "
             "дня, на который считают, и обязательство не снято с контроля до него. В срок — если принятые документы "
             "сданы не "
             "позже действующего срока; одобренный перенос учитывается, возвращённое сроком не считается, ждущее "
             "проверки "
             "войдёт в расчёт, когда его примут. Снятое до срока исключено и показано отдельно.</p><ul "
             "class='govuk-list "
             "govuk-list--bullet'>{}</ul>",
             bands));
}

ObligationFilter filter_of(const Visit& visit) {
    Fields fields;
    for (const auto& [name, value] : conditions_in(visit)) fields.add(name, value);
    return filter_from_fields(visit, fields);
}

std::string period_of(const ObligationFilter& filter) {
    if (filter.due_from && filter.due_to)
        return "сроки с " + in_russian(*filter.due_from) + " по " + in_russian(*filter.due_to);
    if (filter.due_from) return "сроки с " + in_russian(*filter.due_from);
    if (filter.due_to) return "сроки по " + in_russian(*filter.due_to);
    return filter.known_on ? "все сроки до этого дня" : "все сроки до сегодняшнего дня";
}

}  // namespace

Response show_discipline(Visit& visit) {
    if (auto refused = look_back(visit)) return *std::move(refused);
    const Cut& cut = cut_in(visit);
    const ObligationFilter filter = filter_of(visit);
    const auto lines = lines_of(visit, cut, filter);
    const FormProblems problems = date_problems(visit);
    Html content = error_summary(problems);
    content.put("{}{}{}{}",
                heading("Исполнительская дисциплина", period_of(filter) + ", на " + in_russian(visit.today())),
                earlier_day(visit, "/discipline"), conditions_form(visit, cut, problems), how_counted(visit.today()));
    const std::string same = "?by=" + std::string{cut.code} + [&] {
        std::string out;
        for (const auto& [name, value] : conditions_in(visit)) out += "&" + url_encode(name) + "=" + url_encode(value);
        return out;
    }();
    content.put("<div class='mera-actions mera-exports'>{}{}</div>",
                link_to("/discipline/export/csv" + same, "Скачать CSV"),
                link_to("/discipline/export/xlsx" + same, "Скачать XLSX"));
    content.put(!problems.failures.empty() ? empty_state("Исправьте дату, и цифры покажутся.")
                : lines.empty()            ? empty_state("Нет данных: по этим условиям обязательств нет.")
                                           : lines_table(cut, lines, conditions_in(visit), visit.today()));
    return page(visit, {.title = "Дисциплина",
                        .content = content,
                        .section = "/dashboard",
                        .trail = {{on_that_day(visit, "/dashboard"), "Контроль"}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : 422});
}

Response export_discipline(Visit& visit) {
    if (auto refused = look_back(visit)) return *std::move(refused);
    const Cut& cut = cut_in(visit);
    std::vector<std::pair<std::string, StateCounts>> rows;
    for (const Line& line : lines_of(visit, cut, filter_of(visit))) rows.emplace_back(line.name, line.counts);
    return table_download(discipline_table(cut.column, rows), visit.request.path_text("format"),
                          "Дисциплина " + iso(visit.today()));
}

}  // namespace mera
