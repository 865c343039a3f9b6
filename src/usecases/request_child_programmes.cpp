#include "usecases/request_child_programmes.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/child_programmes.hpp"
#include "store/drafts.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/programme.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

constexpr std::size_t kRequestWordsMax = 4'000;  // a clause of two printed pages

bool speaks_of_programmes(const DraftClause& clause) {
    const std::string folded = fold_for_comparison(clause.text);
    const bool works_out = folded.find("разработ") != std::string::npos || folded.find("состав") != std::string::npos;
    const bool plan = folded.find("программ") != std::string::npos || folded.find("комплекс") != std::string::npos ||
                      folded.find("дорожн") != std::string::npos || folded.find("план") != std::string::npos;
    return works_out && plan;
}

// Those who carry out the programme: its listed schools, or everybody who owes something under it.
std::vector<MeasureExecutor> executors_of(Db& db, const Programme& programme) {
    if (!school_list_entries(db, programme.school_list).empty())
        return {{"образовательные организации", ExecutorKind::listed_schools, {}}};
    std::vector<MeasureExecutor> out;
    std::vector<OrganisationId> seen;
    for (const ExistingObligation& one : existing_obligations(db, programme.id)) {
        if (one.organisation == programme.owner || std::find(seen.begin(), seen.end(), one.organisation) != seen.end())
            continue;
        seen.push_back(one.organisation);
        out.push_back(
            {find_organisation(db, one.organisation).value().short_name, ExecutorKind::organisation, one.organisation});
    }
    return out;
}

}  // namespace

std::vector<DraftClause> clauses_to_request(Db& db, ProgrammeId programme) {
    const auto draft = draft_of_programme(db, programme);
    if (!draft) return {};
    const auto measures = measures_of(db, programme);
    std::vector<DraftClause> out;
    const PlanDraft plan = find_draft(db, *draft).value().plan;
    for (const DraftClause& clause : plan.clauses)
        if (std::none_of(measures.begin(), measures.end(),
                         [&](const Measure& m) { return m.is_clause() && m.number == clause.number; }))
            out.push_back(clause);
    std::stable_partition(out.begin(), out.end(), speaks_of_programmes);
    return out;
}

Expected<std::int64_t> request_child_programmes(Db& db, const Actor& actor, ProgrammeId id, const ChildRequest& request,
                                                const Calendar& calendar, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<std::int64_t> {
        const auto programme = programme_for(db, actor, id);
        if (!programme || !actor.has(Role::coordinator, programme->owner))
            return Failure{Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."};
        if (requesting_measure(db, id))
            return Failure{Failure::Kind::conflict, "Программы уже запрошены. Срок виден в обязательствах."};
        const std::string words = collapse_spaces(request.words);
        if (words.empty() || words.size() > kRequestWordsMax)
            return Failure{Failure::Kind::invalid_input,
                           "Напишите, что должны сделать организации: слова пункта приказа.", "words"};
        const auto due = parse_russian_date(request.due);
        if (!due)
            return Failure{Failure::Kind::invalid_input, "Укажите срок: день, месяц и год, например 20.12.2019.",
                           "due"};
        if (*due < now.today || *due > programme->terms.term.last)
            return Failure{Failure::Kind::invalid_input,
                           "Срок должен быть не раньше сегодняшнего дня и не позже конца программы: " +
                               in_russian(programme->terms.term.last),
                           "due"};
        Measure measure;
        measure.number = collapse_spaces(request.number);
        measure.title = words;
        measure.deadline_text = "до " + in_russian(*due);
        measure.deadlines = {{DeadlineKind::by_date, {}, due, {}, {}}};
        measure.executors = executors_of(db, *programme);
        measure.evidence = {"Программа, утверждённая приказом организации"};
        std::vector<std::string> names;
        for (const MeasureExecutor& executor : measure.executors) names.push_back(executor.words);
        measure.executors_text = join(names, "; ");
        const auto position = static_cast<std::int64_t>(measures_of(db, id).size()) + 1;
        const MeasureId made = add_measure(db, id, position, measure, now.today);
        insert_programme_request(db, id, made, actor.person, now);
        const std::int64_t created = expand_programme(db, *programme, calendar, now.today);
        write_audit(db, actor.doer(Role::coordinator, programme->owner), "программы организаций запрошены",
                    subject_of(id),
                    in_russian(*due) + ", " + counted(created, "обязательство", "обязательства", "обязательств"), now);
        return created;
    });
}

}  // namespace mera
