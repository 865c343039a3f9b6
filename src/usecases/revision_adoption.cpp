// A compared revision is adopted, or shown as it would be: obstacles, then the plan of one transaction.
#include "domain/plan/measure_name.hpp"
#include "usecases/revision.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/revisions.hpp"
#include "usecases/adopted_measures.hpp"
#include "usecases/executor_circle.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

std::string words_of_order(const PlanDraft& plan) {
    return "приказ № " + plan.order.number + (plan.order.date ? " от " + in_russian(*plan.order.date) : "");
}

// What the plan in force means by words that stay.
std::vector<AdoptedExecutor> known_executors(Db& db, const PlanInForce& before) {
    std::vector<AdoptedExecutor> out;
    const auto add = [&](const Measure& measure) {
        for (const MeasureExecutor& e : measure.executors) {
            const bool twice = std::any_of(out.begin(), out.end(), [&](const AdoptedExecutor& other) {
                return organisation_key(other.words) == organisation_key(e.words);
            });
            if (twice) continue;
            AdoptedExecutor known{e.words, e.kind};
            if (e.organisation) known.organisation = find_organisation(db, *e.organisation).value().name;
            out.push_back(std::move(known));
        }
    };
    for (const Measure& clause : before.clauses) add(clause);
    for (const auto& section : before.sections)
        for (const Measure& measure : section) add(measure);
    return out;
}

std::vector<Failure> obstacles(const RevisionDraft& d, const std::vector<Revision>& revisions, Date today) {
    std::vector<Failure> out;
    const auto refuse = [&](std::string message, std::string field) {
        out.push_back({Failure::Kind::invalid_input, std::move(message), std::move(field)});
    };
    const PlanDraft& after = d.after;
    if (collapse_spaces(after.order.number).empty())
        refuse("Укажите номер изменяющего приказа в черновике.", "order_number");
    if (!after.order.date) refuse("Укажите дату изменяющего приказа в черновике.", "order_date");
    for (const RevisionInstruction& instruction : d.instructions)
        if (instruction.is_refused())
            refuse("Указание «" + instruction.amendment.quote + "» не применено. " + instruction.outcome.why +
                       " Исправьте его слова или отметьте «Не применять».",
                   "instruction-" + std::to_string(instruction.asked));
    if (!d.unanswered.empty())
        refuse("Появились новые исполнители: укажите, кого обязывают слова «" + d.unanswered.front().words + "».",
               "executors");
    // A programme of clauses alone has no measures to lose.
    const bool clauses_alone =
        count_measures(d.before.plan) == 0 && std::any_of(after.clauses.begin(), after.clauses.end(), is_obligation);
    if (count_measures(after) == 0 && !clauses_alone && !d.is_revoked)
        refuse("В черновике нет ни одной меры. Если приказ излагает план в новой редакции, проверьте чтение файла.",
               "measures");
    const Date from = d.terms.in_force_from;
    if (!from.ok())
        refuse("Укажите, с какого дня действуют изменения.", "in_force_from");
    else if (from > today)
        refuse("Изменения вступают в силу " + in_russian(from) +
                   ": до этого дня действует прежний план. Примите их в тот день или позже.",
               "in_force_from");
    else if (from < revisions.back().in_force_from)
        refuse("С " + in_russian(revisions.back().in_force_from) +
                   " действует предыдущая редакция. Новая не может начаться раньше неё.",
               "in_force_from");
    if (!d.terms.term_last.ok() || d.terms.term_last < d.programme.terms.term.first ||
        days_between(d.programme.terms.term.first, d.terms.term_last) > 366 * 12)
        refuse("Проверьте последний день плана: он не раньше первого и не дальше двенадцати лет от него.", "term_last");
    for (const AdoptedExecutor& executor : d.terms.executors)
        if (executor.kind == ExecutorKind::organisation && collapse_spaces(executor.organisation).empty())
            refuse("Укажите, какая организация названа словами «" + executor.words + "».", "executors");
    for (const ComparedRow& row : d.comparison.rows) {
        if (row.left_out || !row.after || row.after->kind != PlanRow::Kind::measure) continue;
        const DraftMeasure& measure = after.sections[row.after->first].measures[row.after->second];
        if (measure.executors.empty())
            refuse("Нет исполнителя: " + named("мера", measure.number, measure.title) + ". Укажите его в черновике.",
                   "measure-" + measure.number);
    }
    const auto any = [&](auto fits) { return std::any_of(d.comparison.rows.begin(), d.comparison.rows.end(), fits); };
    if (any([](const ComparedRow& row) { return row.left_out; }) &&
        !any([](const ComparedRow& row) { return row.change() != RowChange::same; }))
        refuse(
            "Все изменения отмечены «Не применять»: редакция ничего не изменила бы. Снимите отметку хотя бы с одного.",
            "changes");
    for (const Revision& revision : revisions)
        if (after.order.date && revision.order_number == after.order.number && revision.order_date == *after.order.date)
            out.push_back({Failure::Kind::conflict, "Приказ № " + revision.order_number + " уже принят редакцией " +
                                                        std::to_string(revision.number) + "."});
    return out;
}

class Writing {  // of one revision, inside its transaction
public:
    Writing(Db& db, const RevisionDraft& d, const Calendar& calendar, PersonId by, const Moment& now)
        : db_(db),
          d_(d),
          calendar_(calendar),
          by_(by),
          now_(now),
          programme_(d.programme),
          executors_(known_executors(db, d.before)) {
        executors_.insert(executors_.end(), d.terms.executors.begin(), d.terms.executors.end());
    }

    RevisionOutcome run() {
        const PlanDraft& after = d_.after;
        const auto revisions = revisions_of(db_, programme_.id);
        Revision revision{.programme = programme_.id,
                          .number = revisions.back().number + 1,
                          .order_number = after.order.number,
                          .order_date = after.order.date.value(),
                          .in_force_from = d_.terms.in_force_from,
                          .term_last = d_.terms.term_last,
                          .adopted_on = now_.today};
        revision_ = insert_revision(db_, revision, d_.draft.id, by_);
        const bool longer = d_.terms.term_last != programme_.terms.term.last;
        if (longer) {
            programme_.terms.term.last = d_.terms.term_last;
            extend_programme(db_, programme_.id, d_.terms.term_last);
        }
        write_measures();
        ChangeOfPlan change{
            d_.terms.in_force_from, ReleaseReason::revoked_by_order, {revision_, {}, words_of_order(after), by_}};
        if (!longer) change.measures = touched_;
        return {revision.number, follow_change(db_, programme_, calendar_, change, {}, now_)};
    }

private:
    void write_measures() {
        std::int64_t position = 0;
        for (const ComparedRow& row : d_.comparison.rows) {
            if (row.change() == RowChange::same) {
                if (row.before) place_measure(db_, d_.before.at(*row.before).id, ++position);
                continue;
            }
            if (!row.after) {
                end_measure(db_, d_.before.at(*row.before).id, revision_);
                keep_instructions(d_.before.at(*row.before).id, row);
                continue;
            }
            ++position;
            Measure fresh = row.after->kind == PlanRow::Kind::clause ? fresh_clause(row) : fresh_measure(row);
            if (row.before) {
                fresh.id = d_.before.at(*row.before).id;
                revise_measure(db_, position, fresh, revision_);
            } else {
                fresh.id = insert_measure(db_, programme_.id, position, fresh, revision_);
            }
            keep_instructions(fresh.id, row);
            if (!row.before || moves_obligations(row)) touched_.insert(fresh.id);
        }
    }

    void keep_instructions(MeasureId measure, const ComparedRow& row) {
        for (const std::size_t at : row.instructions)
            insert_measure_instruction(db_, revision_, {measure, d_.instructions[at].amendment.quote});
    }

    static bool moves_obligations(const ComparedRow& row) {
        return std::any_of(row.fields.begin(), row.fields.end(), [](const FieldChange& change) {
            return change.field == "executors" || change.field == "deadline_text";
        });
    }
    static bool keeps(const ComparedRow& row, std::string_view field) {
        return row.before && std::none_of(row.fields.begin(), row.fields.end(),
                                          [&](const FieldChange& change) { return change.field == field; });
    }

    // What an unchanged column means was decided when it was adopted, and stays.
    void keep_readings(Measure& fresh, const ComparedRow& row) const {
        if (!row.before) return;
        const Measure& old = d_.before.at(*row.before);
        if (keeps(row, "deadline_text")) fresh.deadlines = old.deadlines;
        if (keeps(row, "executors")) {
            fresh.executors = old.executors;
            fresh.executors_text = old.executors_text;
        }
        if (keeps(row, "targets")) fresh.targets = old.targets;
    }

    Measure fresh_clause(const ComparedRow& row) {
        const DraftClause& clause = d_.after.clauses[row.after->first];
        Measure out = measure_of(clause);
        out.executors = executors_of(db_, clause.assignees, executors_, programme_.owner);
        begin_with_programme(out);
        keep_readings(out, row);
        return out;
    }

    // A term without a beginning of its own begins with the programme, not with the day of the amending order.
    void begin_with_programme(Measure& fresh) const {
        for (Deadline& deadline : fresh.deadlines)
            if (deadline.start && deadline.start == d_.after.order.date && deadline.kind != DeadlineKind::date)
                deadline.start = programme_.terms.term.first;
    }

    Measure fresh_measure(const ComparedRow& row) {
        const PlanDraft& after = d_.after;
        const DraftMeasure& draft = after.sections[row.after->first].measures[row.after->second];
        Measure out = measure_of(draft);
        out.section = keeps(row, "section") ? d_.before.at(*row.before).section : section_for(*row.after);
        out.executors = executors_of(db_, draft.executors, executors_, programme_.owner);
        out.targets = targets_of(draft, row.after->first, row.after->second, d_.terms.denominators);
        begin_with_programme(out);
        keep_readings(out, row);
        return out;
    }

    SectionId section_for(const PlanRow& row) {
        const std::size_t at = row.first;
        if (d_.terms.scope == AmendedScope::named_measures)
            if (const auto known = section_in_force(d_.before.plan, d_.after, row))
                return *d_.before.sections[*known].front().section;
        const DraftSection& wanted = d_.after.sections[at];
        const auto key = std::pair{wanted.number, fold_for_comparison(wanted.title)};
        if (sections_.empty())
            for (const Section& section : sections_of(db_, programme_.id))
                sections_[{section.number, fold_for_comparison(section.title)}] = section.id;
        const auto found = sections_.find(key);
        if (found != sections_.end()) return found->second;
        return sections_[key] = insert_section(db_, programme_.id, static_cast<std::int64_t>(at) + 1,
                                               {{}, wanted.number, wanted.title});
    }

    Db& db_;
    const RevisionDraft& d_;
    const Calendar& calendar_;
    PersonId by_;
    const Moment& now_;
    Programme programme_;
    std::vector<AdoptedExecutor> executors_;
    RevisionId revision_ = {};
    std::set<MeasureId> touched_;
    std::map<std::pair<std::string, std::string>, SectionId> sections_;
};

std::string not_taken(const RevisionDraft& d) {
    std::vector<std::string> numbers;
    for (const ComparedRow& row : d.comparison.rows)
        if (row.left_out)
            numbers.push_back(row.after ? number_of(d.after, *row.after) : number_of(d.before.plan, *row.before));
    return numbers.empty() ? "" : ", не применены изменения: " + join(numbers, ", ");
}

Expected<RevisionOutcome> revise(Db& db, const Actor& actor, ProgrammeId programme, DraftId draft,
                                 const RevisionTerms& terms, const Calendar& calendar, const Moment& now) {
    const auto compared = compare_revision(db, actor, programme, draft, terms, now.today);
    if (!compared) return compared.failure();
    if (const auto found = obstacles(*compared, revisions_of(db, programme), now.today); !found.empty())
        return found.front();
    if (const auto fits = check_subordination(db, compared->programme.owner, terms.executors, {}); !fits)
        return fits.failure();
    RevisionOutcome outcome = Writing{db, *compared, calendar, actor.person, now}.run();
    remember_answers(db, compared->programme.owner, terms.executors);
    const FollowedBy& f = outcome.followed;
    write_audit(db, actor.doer(Role::coordinator, compared->programme.owner), "редакция принята", subject_of(programme),
                words_of_order(compared->after) + ": редакция " + std::to_string(outcome.number) + ", создано " +
                    std::to_string(f.count(FollowKind::created)) + ", сроков изменено " +
                    std::to_string(f.count(FollowKind::moved)) + ", снято с контроля " +
                    std::to_string(f.count(FollowKind::released)) + ", возвращено на контроль " +
                    std::to_string(f.count(FollowKind::returned)) + not_taken(*compared),
                now);
    return outcome;
}

}  // namespace

Expected<RevisionOutcome> preview_revision(Db& db, const Actor& actor, ProgrammeId programme, DraftId draft,
                                           const RevisionTerms& terms, const Calendar& calendar, const Moment& now) {
    return retry([&] {
        const Transaction undone = db.begin();
        return revise(db, actor, programme, draft, terms, calendar, now);
    });
}

Expected<RevisionOutcome> adopt_revision(Db& db, const Actor& actor, ProgrammeId programme, DraftId draft,
                                         const RevisionTerms& terms, const Calendar& calendar, const Moment& now) {
    return in_write_transaction(db, [&] { return revise(db, actor, programme, draft, terms, calendar, now); });
}

}  // namespace mera
