#include "usecases/export.hpp"

#include <algorithm>
#include <map>

#include "base/moment.hpp"
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/programmes.hpp"

namespace mera {

namespace {

TableCell percent(const Discipline& discipline) {
    if (const auto share = discipline.share()) return *share * 100;
    return std::monostate{};
}

TableCell submitted_on(const ObligationRow& row) {
    if (row.facts.last) return row.facts.last->on;
    return std::monostate{};
}

}  // namespace

ReportTable obligations_table(Db& db, const std::vector<ObligationRow>& rows, Date today) {
    std::map<ProgrammeId, std::string> orders;
    for (const Programme& p : all_programmes(db))
        orders[p.id] = "№ " + p.order_number + " от " + in_russian_short(p.order_date);
    ReportTable out{"Обязательства",
                    {{"№ меры", 8},
                     {"Мера", 60},
                     {"Организация", 32},
                     {"Период", 24},
                     {"Срок по приказу", 14},
                     {"Срок действующий", 14},
                     {"Состояние", 22},
                     {"Дней просрочки", 10},
                     {"Сдано", 14},
                     {"Возвратов", 10},
                     {"Переносов", 10},
                     {"Контроль", 24},
                     {"Приказ", 20}},
                    {}};
    out.rows.reserve(rows.size());
    for (const ObligationRow& row : rows)
        out.rows.push_back(
            {row.is_clause ? lower_first(caption_over(name_of(row))) : row.measure_number, row.measure_title,
             row.organisation_name, period_label(*Period::between(row.period_first, row.period_last)), row.due_nominal,
             row.facts.due, std::string{in_russian(execution_state(row.facts, today))},
             std::int64_t{days_overdue(row.facts, today)}, submitted_on(row), row.facts.returns, row.transfers,
             row.facts.release ? "снято: " + std::string{in_russian(row.facts.release->reason)}
                               : std::string{"на контроле"},
             orders[row.programme]});
    return out;
}

ReportTable organisations_table(const std::vector<OrganisationCounts>& rows) {
    ReportTable out{"Организации",
                    {{"Организация", 40},
                     {"Всего", 10},
                     {"Исполнено", 10},
                     {"С опозданием", 12},
                     {"На проверке", 12},
                     {"Возвращено", 12},
                     {"Просрочено", 12},
                     {"Снято с контроля", 12},
                     {"Срок наступил", 12},
                     {"Из них в срок", 12},
                     {"Дисциплина, %", 12}},
                    {}};
    for (const OrganisationCounts& row : rows) {
        const StateCounts& c = row.counts;
        out.rows.push_back({row.name, c.total(), c.done(), c.fulfilled_late, c.under_review, c.returned, c.overdue,
                            c.released, c.discipline.due, c.discipline.on_time, percent(c.discipline)});
    }
    return out;
}

ReportTable discipline_table(const std::string& first_column,
                             const std::vector<std::pair<std::string, StateCounts>>& lines) {
    ReportTable out{"Дисциплина",
                    {{first_column, 40},
                     {"Срок наступил", 12},
                     {"В срок", 10},
                     {"Дисциплина, %", 12},
                     {"Из них на проверке", 12},
                     {"Просрочено", 12},
                     {"Истекает за 7 дней", 12},
                     {"Возвращено дважды и больше", 14},
                     {"Исключено: снято до срока", 14}},
                    {}};
    for (const auto& [name, c] : lines)
        out.rows.push_back({name, c.discipline.due, c.discipline.on_time, percent(c.discipline), c.judged_waiting,
                            c.overdue, c.due_soon, c.returned_twice, c.excluded});
    return out;
}

ReportTable measures_table(const std::vector<Measure>& measures, const std::vector<MeasureCounts>& counts) {
    ReportTable out{"Программа",
                    {{"№", 8},
                     {"Мера", 60},
                     {"Исполнители", 40},
                     {"Срок", 24},
                     {"Результат", 50},
                     {"Документ", 40},
                     {"Всего", 8},
                     {"Исполнено", 10},
                     {"Просрочено", 12}},
                    {}};
    for (const Measure& measure : measures) {
        const auto found =
            std::find_if(counts.begin(), counts.end(), [&](const MeasureCounts& c) { return c.measure == measure.id; });
        const StateCounts c = found == counts.end() ? StateCounts{} : found->counts;
        std::string evidence;
        for (const std::string& words : measure.evidence) evidence += (evidence.empty() ? "" : "; ") + words;
        out.rows.push_back({measure.number, measure.title, measure.executors_text, measure.deadline_text,
                            measure.result_text, evidence, c.total(), c.done(), c.overdue});
    }
    return out;
}

ReportTable audit_table(const std::vector<AuditEntry>& rows) {
    ReportTable out{"Журнал", {{"Когда", 24}, {"Кто", 32}, {"Что", 28}, {"О чём", 40}, {"Подробности", 60}}, {}};
    for (const AuditEntry& row : rows)
        out.rows.push_back({instant_in_russian(row.at),
                            row.person_name.empty() ? std::string{"командная строка"} : row.person_name, row.deed,
                            row.about, row.detail});
    return out;
}

}  // namespace mera
