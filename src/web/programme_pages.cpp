// Programmes: the table like the order's own, one measure, the matrix organisations × measures.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/text.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "usecases/export.hpp"
#include "usecases/obligation.hpp"
#include "usecases/programme.hpp"
#include "web/access.hpp"
#include "web/child_programme.hpp"
#include "web/earlier_day.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

std::string address_of(ProgrammeId id) { return "/programmes/" + std::to_string(id.value); }
std::string address_of(MeasureId id) { return "/measures/" + std::to_string(id.value); }

Failure no_programme() { return {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."}; }

ObligationFilter seen_by(const Visit& visit, ProgrammeId programme) {
    ObligationFilter filter;
    filter.programme = programme;
    filter.organisations = own_organisations(visit.person());
    filter.known_on = visit.looked_on;
    return filter;
}

std::string caption_of(const Programme& p) { return "Приказ № " + p.order_number + " от " + in_russian(p.order_date); }

Html target_words(const Target& t) {
    std::string number = std::to_string(t.value);
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') number.pop_back();
    const char* sign = t.comparator == ">="   ? "не менее "
                       : t.comparator == "<=" ? "не более "
                       : t.comparator == ">"  ? "более "
                       : t.comparator == "<"  ? "менее "
                                              : "";
    Html out = html("{}: {}{}\u00A0{}", t.metric, sign, replace_all(number, ".", ","), t.unit);
    if (!t.denominator.empty()) out.put(" <span class='mera-muted'>от: {}</span>", t.denominator);
    return out;
}

// `elsewhere`: measures that others have obligations under, where the person sees only their own organisation's.
DataTable measure_table(const Visit& visit, const std::string& title, const std::vector<const Measure*>& measures,
                        const std::unordered_map<MeasureId, StateCounts>& counts,
                        const std::set<MeasureId>& elsewhere) {
    DataTable table{.caption = title,
                    .columns = {{"№", false, "narrow"},
                                {"Мера", false, "wide"},
                                {"Исполнители", false, "medium"},
                                {"Срок", false, "small"},
                                {"Документ или результат", false, "medium"},
                                {"Исполнено", false, "small"}},
                    .rows = {}};
    for (const Measure* m : measures) {
        const auto found = counts.find(m->id);
        const StateCounts c = found == counts.end() ? StateCounts{} : found->second;
        Html state = c.total() == 0 ? html("<span class='mera-muted'>{}</span>", c.released > 0 ? "снято с контроля"
                                                                                 : elsewhere.contains(m->id)
                                                                                     ? "исполняют другие"
                                                                                     : "открывается по необходимости")
                                    : progress(c.done(), c.total());
        if (c.overdue > 0)
            state.put(
                "<br><a class='govuk-link' href='{}'>{}</a>",
                Url{on_that_day(visit, list_address({{"measure", std::to_string(m->id.value)}, {"state", "overdue"}}))},
                tag(counted(c.overdue, "просрочка", "просрочки", "просрочек"), "red"));
        table.rows.push_back({html("{}", m->number),
                              html("<a class='govuk-link mera-words-link' href='{}'>{}</a>",
                                   Url{on_that_day(visit, address_of(m->id))}, m->title),
                              lines(split(m->executors_text, ';')), html("{}", m->deadline_text),
                              m->evidence.empty() ? html("{}", m->result_text) : lines(m->evidence), std::move(state)});
    }
    return table;
}

}  // namespace

Response show_programmes(Visit& visit) {
    std::vector<TaskRow> rows;
    for (const Programme& p : programmes_for(visit.db, visit.person())) {
        const StateCounts c = count_states(visit.db, seen_by(visit, p.id), visit.today());
        rows.push_back({address_of(p.id), html("{}", p.title), html("{}, {}", caption_of(p), p.issuer),
                        progress(c.done(), c.total())});
    }
    Html content = heading("Программы");
    content.put(rows.empty() ? empty_state("Программ пока нет: координатор загружает приказ и принимает план.")
                             : task_list(rows));
    if (const Html own = child_offer(visit, {}); !own.empty())
        content.put("{}{}", subheading("Программы своей организации"), own);
    return page(visit, {.title = "Программы", .content = content, .section = "/programmes"});
}

namespace {

Html programme_actions(const Visit& visit, const Programme& programme, const StateCounts& total,
                       std::size_t revisions) {
    const std::string address = address_of(programme.id);
    Html out = html("<div class='mera-actions'>{}", progress(total.done(), total.total()));
    if (permits(Access::staff, &visit.person()))
        out.put(link_to(on_that_day(visit, address + "/matrix"), "Матрица организаций и мер"));
    if (!visit.looked_on) {
        if (permits(Access::staff, &visit.person())) out.put(link_to(address + "/children", "Программы организаций"));
        out.put(link_to(address + "/revisions", revisions > 1 ? "Редакции: " + std::to_string(revisions) : "Редакции"));
    }
    out.put("{}{}</div>", link_to(on_that_day(visit, address + "/export/csv"), "Скачать CSV"),
            link_to(on_that_day(visit, address + "/export/xlsx"), "Скачать XLSX"));
    return out;
}

std::set<MeasureId> of_others(const Visit& visit, ProgrammeId programme) {
    std::set<MeasureId> out;
    if (visit.person().sees_everything()) return out;
    ObligationFilter everybody;
    everybody.programme = programme;
    for (const MeasureCounts& row : count_states_by_measure(visit.db, everybody, visit.today()))
        out.insert(row.measure);
    return out;
}

// Clauses first, then the sections in which something is in force.
Html measure_tables(const Visit& visit, const Programme& programme, const std::vector<Measure>& measures,
                    const std::unordered_map<MeasureId, StateCounts>& counts) {
    Html out;
    const std::set<MeasureId> elsewhere = of_others(visit, programme.id);
    const auto put = [&](const std::string& title, std::optional<SectionId> section) {
        std::vector<const Measure*> of_section;
        for (const Measure& m : measures)
            if (m.section == section) of_section.push_back(&m);
        if (!of_section.empty()) out.put(data_table(measure_table(visit, title, of_section, counts, elsewhere)));
    };
    put("Пункты приказа", {});
    for (const Section& section : sections_of(visit.db, programme.id))
        put(section.number.empty() ? section.title : section.number + ". " + section.title, section.id);
    return out;
}

Html schools_of(const Visit& visit, const Programme& programme) {
    const auto list = find_school_list(visit.db, programme.school_list);
    if (!list) return {};
    Html schools;
    for (const SchoolListEntry& entry : visit.looked_on
                                            ? school_list_on(visit.db, programme.school_list, *visit.looked_on)
                                            : school_list_entries(visit.db, programme.school_list))
        if (entry.holds_on(std::max(visit.today(), programme.terms.term.first)))
            schools.put("<li>{}, {}</li>", find_organisation(visit.db, entry.school).value().name,
                        in_russian(entry.category));
    Html out = html("{}<p class='govuk-body'>{}: {}</p><ul class='govuk-list govuk-list--bullet'>{}</ul>",
                    subheading("Школы программы"), list->title, list->legal_basis, schools);
    if (!visit.looked_on)
        out.put("<p class='govuk-body'>{}</p>",
                link_to(address_of(programme.id) + "/schools", "Перечень школ: кто вошёл и вышел"));
    return out;
}

}  // namespace

Response show_programme(Visit& visit) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme) return failure_page(visit, no_programme());
    if (auto refused = look_back(visit, programme->adopted_on)) return *std::move(refused);
    const auto plan = plan_looked_at(visit, programme->id);
    std::unordered_map<MeasureId, StateCounts> counts;
    StateCounts total;
    for (const MeasureCounts& row : count_states_by_measure(visit.db, seen_by(visit, programme->id), visit.today())) {
        counts[row.measure] = row.counts;
        total += row.counts;
    }
    Html content = heading(programme->title, caption_of(*programme));
    content.put(earlier_day(visit, address_of(programme->id), plan ? &*plan : nullptr));
    content.put(programme_actions(visit, *programme, total,
                                  plan ? plan->revisions.size() : revisions_of(visit.db, programme->id).size()));
    if (!plan) content.put(child_offer(visit, programme->id));
    content.put("{}{}",
                measure_tables(visit, *programme, plan ? plan->measures : measures_of(visit.db, programme->id), counts),
                schools_of(visit, *programme));
    return page(visit, {.title = programme->title,
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"}},
                        .wide = true});
}

Response export_programme(Visit& visit) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme) return failure_page(visit, no_programme());
    if (auto refused = look_back(visit, programme->adopted_on)) return *std::move(refused);
    const auto plan = plan_looked_at(visit, programme->id);
    const auto table = measures_table(plan ? plan->measures : measures_of(visit.db, programme->id),
                                      count_states_by_measure(visit.db, seen_by(visit, programme->id), visit.today()));
    return table_download(table, visit.request.path_text("format"),
                          "Программа, приказ " + programme->order_number +
                              (visit.looked_on ? " на " + iso(*visit.looked_on) : std::string{}));
}

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
    std::vector<const Organisation*> rows;  // of this page
    std::size_t found = 0;                  // organisations on all pages
    std::int64_t page = 1, pages = 1;
};

Html matrix_filter(const Visit& visit, const std::vector<Section>& sections, const std::string& address) {
    std::vector<Option> options{{"", "все", {}}};
    for (const Section& section : sections)
        options.push_back({std::to_string(section.id.value), section.number + ". " + section.title, {}});
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
    view.found = view.rows.size();
    view.pages = std::max<std::int64_t>(1, static_cast<std::int64_t>((view.found + kMatrixRows - 1) / kMatrixRows));
    view.page = std::min(page_from_address(visit), view.pages);
    const auto first = static_cast<std::size_t>(view.page - 1) * kMatrixRows;
    view.rows = {view.rows.begin() + static_cast<std::ptrdiff_t>(std::min(first, view.found)),
                 view.rows.begin() + static_cast<std::ptrdiff_t>(std::min(first + kMatrixRows, view.found))};

    ui::Matrix matrix{
        .caption = "Матрица организаций и мер", .corner = "Организация", .columns = {}, .rows = {}, .cells = {}};
    for (const Measure* m : view.measures)
        matrix.columns.push_back({.short_text = (m->is_clause() ? "п. " : "") + m->number,
                                  .address = Url{on_that_day(visit, address_of(m->id))}});
    for (const Organisation* organisation : view.rows) {
        const std::string id = std::to_string(organisation->id.value);
        const std::string owner = on_that_day(visit, "/organisations/" + id);
        matrix.rows.push_back({.short_text = organisation->short_name, .address = Url{owner}});
        auto& row = matrix.cells.emplace_back();
        for (const Measure* m : view.measures) {
            const auto& of_organisation = cells.at(organisation->id);
            const auto cell = of_organisation.find(m->id);
            row.push_back(
                cell == of_organisation.end()
                    ? std::nullopt
                    : std::optional{matrix_cell(cell->second, organisation->short_name + ", мера " + m->number,
                                                on_that_day(visit, "/obligations?control=any&organisation=" + id +
                                                                       "&measure=" + std::to_string(m->id.value)))});
        }
    }
    const std::string address = address_of(programme->id) + "/matrix";
    Html out = heading("Матрица организаций и мер", caption_of(*programme));
    out.put("{}{}<p class='govuk-body'>Организаций: {}.</p>{}", earlier_day(visit, address, plan ? &*plan : nullptr),
            matrix_filter(visit, sections_of(visit.db, programme->id), address), view.found, ui::matrix_legend());
    out.put(view.rows.empty() ? empty_state("По этим условиям ничего нет. Уберите часть условий.")
                              : ui::matrix(matrix));
    out.put(
        pagination({filter_as_address(visit, address), view.page, view.pages, static_cast<std::int64_t>(view.found)}));
    return page(visit,
                {.title = "Матрица",
                 .content = out,
                 .section = "/programmes",
                 .trail = {{"/programmes", "Программы"},
                           {on_that_day(visit, address_of(programme->id)), "Приказ № " + programme->order_number}},
                 .wide = true});
}

namespace {

Html open_form(Visit& visit, const Measure& measure, const Programme& programme, const FormProblems& problems) {
    std::vector<Option> organisations;
    for (const OrganisationId id :
         executors_on(measure, school_list_entries(visit.db, programme.school_list), visit.today()))
        if (visit.person().has(Role::coordinator, id))
            organisations.push_back({std::to_string(id.value), find_organisation(visit.db, id).value().short_name, {}});
    if (organisations.empty()) return {};
    const auto& sent = visit.request.form;
    const Html content = html(
        "{}{}{}{}", select_field("organisation", "Кто исполняет", organisations, sent.first("organisation")),
        field({.name = "due",
               .label = "Срок",
               .hint = "Например, 30.04.2020",
               .value = std::string{sent.first("due")},
               .width = "10"},
              problems),
        field({.name = "reason", .label = "Почему открываете", .value = std::string{sent.first("reason")}, .rows = 2},
              problems),
        button("Открыть обязательство"));
    return html("<section class='mera-card'>{}{}</section>", subheading("Открыть обязательство"),
                form(visit, address_of(measure.id) + "/obligations", content));
}

// What the order said before, and which order changed it.
Html earlier_wordings(Visit& visit, ProgrammeId programme, MeasureId measure) {
    const auto revisions = revisions_of(visit.db, programme);
    Html out;
    for (const MeasureWords& words : wordings_of(visit.db, programme)) {
        if (words.measure.id != measure || !words.ended_by) continue;
        const auto ended = std::find_if(revisions.begin(), revisions.end(),
                                        [&](const Revision& revision) { return revision.id == *words.ended_by; });
        if (visit.today() < ended->adopted_on) continue;
        const Measure& old = words.measure;
        std::vector<SummaryRow> rows = {{"Слова", html("{}. {}", old.number, old.title)},
                                        {"Исполнители", lines(split(old.executors_text, ';'))},
                                        {"Срок", html("{}", old.deadline_text)}};
        if (!old.evidence.empty()) rows.push_back({"Документ", lines(old.evidence)});
        out.put(details(
            "Прежние слова: до " + in_russian(ended->in_force_from) + ", изменены приказом № " + ended->order_number,
            summary_list(rows)));
    }
    return out;
}

Response measure_page(Visit& visit, const FormProblems& problems) {
    const auto found = measure_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!found) return failure_page(visit, {Failure::Kind::not_found, "Такой меры нет. Откройте её из программы."});
    const Programme& programme = found->programme;
    if (auto refused = look_back(visit, programme.adopted_on)) return *std::move(refused);
    const auto plan = plan_looked_at(visit, programme.id);
    if (plan && !plan->words.contains(found->measure.id))
        return failure_page(visit, {Failure::Kind::not_found, "Меры " + found->measure.number + " " +
                                                                  in_russian(visit.today()) + " ещё не было в плане."});
    const Measure& m = plan ? plan->words.at(found->measure.id) : found->measure;
    std::vector<SummaryRow> rows = {{"Исполнители", lines(split(m.executors_text, ';'))},
                                    {"Срок", html("{}", m.deadline_text)}};
    Html readings;
    for (const Deadline& d : m.deadlines) readings.put("{}<br>", describe(d));
    rows.push_back({"Как прочитан срок", readings});
    if (!m.result_text.empty())
        rows.push_back({"Результат", html("<span class='mera-order-text'>{}</span>", m.result_text)});
    if (!m.evidence.empty()) rows.push_back({"Документ", lines(m.evidence)});
    Html targets;
    for (const Target& t : m.targets) targets.put("{}<br>", target_words(t));
    if (!targets.empty()) rows.push_back({"Целевые значения", targets});
    if (!m.notes.empty()) rows.push_back({"Другие графы", html("<span class='mera-order-text'>{}</span>", m.notes)});
    ObligationFilter filter = seen_by(visit, programme.id);
    filter.measure = m.id;
    filter.control = ControlFilter::any;
    const auto obligations = list_obligations(visit.db, filter, visit.today(), {1, 200});
    Html content = error_summary(problems);
    content.put("{}{}", heading(m.title, (m.is_clause() ? "Пункт " : "Мера ") + m.number),
                earlier_day(visit, address_of(m.id), plan ? &*plan : nullptr));
    if (const auto ended_by = found->ended_by)
        for (const Revision& revision : revisions_of(visit.db, programme.id))
            if (revision.id == *ended_by && revision.adopted_on <= visit.today())
                content.put(inset(html("Исключена приказом № {} от {}, с {} Обязательства и документы сохранены.",
                                       revision.order_number, revision.order_date, revision.in_force_from)));
    content.put("{}{}", summary_list(rows), earlier_wordings(visit, programme.id, m.id));
    // A clause keeps one day; «до 5 числа после каждого квартала» is opened again for each.
    const bool by_hand =
        m.is_clause() || m.deadlines.empty() || std::any_of(m.deadlines.begin(), m.deadlines.end(), opens_by_hand);
    if (by_hand && !plan && !found->ended_by && visit.person().has(Role::coordinator, programme.owner))
        content.put(open_form(visit, m, programme, problems));
    content.put("{}{}", subheading("Обязательства"),
                obligations.empty() ? empty_state("Обязательств по этой мере пока нет.")
                                    : obligation_table(obligations, visit.today(), "Обязательства меры",
                                                       ListStyle::with_organisation, visit.looked_on));
    return page(visit, {.title = m.number + ". " + m.title,
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {on_that_day(visit, address_of(programme.id)), "Приказ № " + programme.order_number}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

}  // namespace

Response show_measure(Visit& visit) { return measure_page(visit, {}); }

Response post_open_obligation(Visit& visit) {
    const auto& sent = visit.request.form;
    const OrganisationId organisation{std::atoll(std::string{sent.first("organisation")}.c_str())};
    const auto opened =
        open_obligation(visit.db, visit.person(), {visit.request.path_id()}, organisation,
                        std::string{sent.first("due")}, std::string{sent.first("reason")}, visit.calendar, visit.now);
    if (!opened) return measure_page(visit, {{opened.failure()}});
    return redirect(obligation_address(*opened));
}

}  // namespace mera
