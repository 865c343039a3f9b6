// Programmes: their list, and one of them as the table of its order.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "usecases/export.hpp"
#include "usecases/programme.hpp"
#include "web/child_programme.hpp"
#include "web/earlier_day.hpp"
#include "web/http/access.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/programme.hpp"
#include "web/views/components.hpp"

namespace mera {

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

namespace {

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
        put(section_name(section.number, section.title), section.id);
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

}  // namespace mera
