// The matrix organisations × measures of a programme.
#include <unordered_map>

#include "base/shortened.hpp"
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "usecases/programme.hpp"
#include "web/earlier_day.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/programme.hpp"
#include "web/rows_of_page.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::size_t kMatrixRows = 60;  // of one page: two screens; more is found by a word or a section

// What asks for attention first stands for the cell; the words say it without colour.
ui::MatrixCell matrix_cell(const StateCounts& c, const std::string& where, const std::string& address) {
    ui::MatrixCell out{.state = ExecutionState::upcoming, .spoken = where + ": ", .address = Url{address}};
    if (c.total() == 0) {
        out.released = true;
        out.spoken += "снято с контроля";
        return out;
    }
    for (const ExecutionState state : kExecutionStates)
        if (c.of(state) > 0) {
            out.state = state;
            break;
        }
    if (c.total() > 1) out.note = std::to_string(c.done()) + "/" + std::to_string(c.total());
    out.spoken += std::string{in_russian(out.state)} + ", исполнено " + std::to_string(c.done()) + " из " +
                  std::to_string(c.total());
    return out;
}

struct MatrixView {
    std::vector<const Measure*> measures;
    std::vector<const Organisation*> rows;
};

bool needs_words(const MeasureName& name) { return name.number.empty() || name.shares_number; }

// A column is as narrow as a number; where none tells the measure from the others it bears the first words.
std::string column_head(const MeasureName& name) {
    constexpr std::size_t kWordsShown = 28;
    const std::string number = name.number.empty() ? "" : (name.is_clause ? "п. " : "") + name.number;
    return needs_words(name) ? shortened(numbered(number, name.title), kWordsShown) : number;
}

Html matrix_filter(const Visit& visit, const std::vector<Section>& sections, const std::string& address) {
    std::vector<Option> options{{"", "все", {}}};
    for (const Section& section : sections)
        options.push_back({std::to_string(section.id.value), section_name(section.number, section.title), {}});
    const auto& query = visit.request.query;
    return html(
        "<form class='mera-filter' method='get' action='{}' role='search'>{}{}{}{}</form>", Url{address},
        visit.looked_on ? ui::hidden_field("on", iso(*visit.looked_on)) : Html{},
        select_field("section", "Раздел", options, query.first("section")),
        field({.name = "school", .label = "Организация", .hint = "", .value = std::string{query.first("school")}}),
        button("Показать", "secondary"));
}

bool is_found(const Organisation& organisation, const std::string& words) {
    return words.empty() ||
           fold_for_comparison(organisation.short_name + " " + organisation.name).find(words) != std::string::npos;
}

}  // namespace

Response show_matrix(Visit& visit) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme) return failure_page(visit, no_programme());
    if (auto refused = look_back(visit, programme->adopted_on)) return *std::move(refused);
    const auto plan = plan_looked_at(visit, programme->id);
    const ObligationFilter filter = seen_by(visit, programme->id);
    const auto& query = visit.request.query;
    const auto measures = plan ? plan->measures : measures_of(visit.db, programme->id);
    const auto organisations = all_organisations(visit.db);
    std::unordered_map<OrganisationId, std::unordered_map<MeasureId, StateCounts>> cells;
    for (const MatrixCell& cell : count_states_by_cell(visit.db, filter, visit.today()))
        cells[cell.organisation][cell.measure] = cell.counts;

    MatrixView view;
    for (const Measure& m : measures)
        if (query.first("section").empty() || (m.section && std::to_string(m.section->value) == query.first("section")))
            view.measures.push_back(&m);
    const std::string words = fold_for_comparison(query.first("school"));
    for (const Organisation& organisation : organisations)
        if (cells.contains(organisation.id) && is_found(organisation, words)) view.rows.push_back(&organisation);
    const std::string address = address_of(programme->id) + "/matrix";
    const PageOfRows shown = rows_of_page(visit, address, view.rows.size(), kMatrixRows);

    ui::Matrix matrix{
        .caption = "Матрица организаций и мер", .corner = "Организация", .columns = {}, .rows = {}, .cells = {}};
    const std::vector<MeasureName> names = names_in_list(view.measures);
    for (std::size_t at = 0; at < names.size(); ++at)
        matrix.columns.push_back({.short_text = column_head(names[at]),
                                  .address = Url{on_that_day(visit, address_of(view.measures[at]->id))},
                                  .in_words = needs_words(names[at])});
    for (const Organisation* organisation : shown.of(view.rows)) {
        const std::string id = std::to_string(organisation->id.value);
        const std::string owner = on_that_day(visit, "/organisations/" + id);
        matrix.rows.push_back({.short_text = organisation->short_name, .address = Url{owner}});
        auto& row = matrix.cells.emplace_back();
        for (std::size_t at = 0; at < names.size(); ++at) {
            const MeasureId measure = view.measures[at]->id;
            const auto& of_organisation = cells.at(organisation->id);
            const auto cell = of_organisation.find(measure);
            row.push_back(cell == of_organisation.end()
                              ? std::nullopt
                              : std::optional{matrix_cell(
                                    cell->second, organisation->short_name + ", " + name_in_sentence(names[at]),
                                    on_that_day(visit, "/obligations?control=any&organisation=" + id +
                                                           "&measure=" + std::to_string(measure.value)))});
        }
    }
    Html out = heading("Матрица организаций и мер", caption_of(*programme));
    out.put("{}{}<p class='govuk-body'>Организаций: {}.</p>{}", earlier_day(visit, address, plan ? &*plan : nullptr),
            matrix_filter(visit, sections_of(visit.db, programme->id), address), view.rows.size(), ui::matrix_legend());
    out.put(view.rows.empty() ? empty_state("По этим условиям ничего нет. Уберите часть условий.")
                              : ui::matrix(matrix));
    out.put(shown.links);
    return page(visit,
                {.title = "Матрица",
                 .content = out,
                 .section = "/programmes",
                 .trail = {{"/programmes", "Программы"},
                           {on_that_day(visit, address_of(programme->id)), "Приказ № " + programme->order_number}},
                 .wide = true});
}

}  // namespace mera
