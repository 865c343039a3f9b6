// Approving: in one transaction the version becomes the programme in force, its people are put in charge of what the
// organisation owes above, and those below get what was passed on to them.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/responsibilities.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/child_programme_table.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/obligation.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

Failure absent() { return {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."}; }

// What may have changed since it was composed: people who left, terms above that came to be earlier.
Expected<Done> still_holds(Db& db, const ChildPlan& plan, Date today) {
    const auto people = people_of(db, plan.child.organisation, Role::executor, today);
    const auto serves = [&](std::optional<PersonId> person) {
        return !person || std::any_of(people.begin(), people.end(), [&](const Person& p) { return p.id == *person; });
    };
    for (const ChildRow& row : plan.rows) {
        if (!row.decided) continue;
        if (!serves(row.decided->person))
            return Failure{Failure::Kind::invalid_input, upper_first(name_in_sentence(name_of(row.measure))) + ": " +
                                                             row.person +
                                                             " больше не исполнитель организации. Назначьте другого."};
        if (row.own_term_lost)
            return Failure{Failure::Kind::invalid_input,
                           upper_first(name_in_sentence(name_of(row.measure))) +
                               ": свой срок позже срока вышестоящей программы. Исправьте его."};
    }
    for (const AdditionRow& row : plan.additions)
        if (!serves(row.addition.person))
            return Failure{Failure::Kind::invalid_input, "Своя мера «" + row.addition.title + "»: " + row.person +
                                                             " больше не исполнитель организации. Назначьте другого."};
    return Done{};
}

// The leader answers above and gathers; who is named for a measure hands in their part.
class Appointing {
public:
    Appointing(Db& db, const ChildPlan& plan, PersonId by, const Moment& now)
        : db_(db),
          plan_(plan),
          by_(by),
          now_(now),
          people_(people_of(db, plan.child.organisation, Role::executor, now.today)) {
        if (plan.approvals.empty()) return;
        earlier_ = child_version(db, plan.child.id, plan.approvals.back().version).value().composition;
    }

    void run() {
        for (const ChildRow& row : plan_.rows) appoint(row);
    }

private:
    void appoint(const ChildRow& row) {
        const MeasureId measure = row.measure.id;
        const ChildMeasure* before = earlier_.of(measure);
        const auto person = row.decided ? row.decided->person : std::nullopt;
        const PersonId leader = plan_.leader ? plan_.leader->person : by_;
        for (const Responsibility& held : team_of_measure(db_, measure, plan_.child.organisation)) {
            const bool of_earlier = before != nullptr && before->person == held.person;
            const bool named_anew = held.person == person || (person && held.share == Share::responsible);
            if (of_earlier || named_anew) withdraw_responsibility(db_, held.id, by_, now_);
        }
        if (!person) return;
        const bool leader_gathers = leader != *person && is_executor(leader);
        if (leader_gathers) insert(measure, leader, Share::responsible, "ведёт программу организации");
        insert(measure, *person, leader_gathers ? Share::co_executor : Share::responsible, "по программе организации");
    }
    bool is_executor(PersonId person) const {
        return std::any_of(people_.begin(), people_.end(), [&](const Person& p) { return p.id == person; });
    }
    void insert(MeasureId measure, PersonId person, Share share, const char* task) {
        insert_responsibility(db_, {measure, plan_.child.organisation, {}},
                              {.person = person, .share = share, .task = task}, by_, now_);
    }

    Db& db_;
    const ChildPlan& plan_;
    PersonId by_;
    const Moment& now_;
    std::vector<Person> people_;
    Composition earlier_;
};

// What is passed on below becomes a programme of its own, adopted by the same order.
class Passing {
public:
    Passing(Db& db, const ChildPlan& plan, const ApprovingOrder& order, const Calendar& calendar, PersonId by,
            Date today)
        : db_(db), plan_(plan), order_(order), calendar_(calendar), by_(by), today_(today) {}

    bool is_needed() const {
        return std::any_of(plan_.rows.begin(), plan_.rows.end(),
                           [](const ChildRow& r) { return r.decided && !r.decided->organisations.empty(); }) ||
               std::any_of(plan_.additions.begin(), plan_.additions.end(),
                           [](const AdditionRow& r) { return !r.addition.organisations.empty(); });
    }

    Expected<std::int64_t> run() {
        const auto programme = take_programme();
        if (!programme) return programme.failure();
        const auto sections = sections_of(db_, programme->id);
        passed_ = passed_measures(db_, plan_.child.id);
        position_ = static_cast<std::int64_t>(measures_of(db_, programme->id).size());
        for (const ChildRow& row : plan_.rows)
            if (row.decided && !row.decided->organisations.empty()) pass(*programme, row);
        for (const AdditionRow& row : plan_.additions)
            if (!row.addition.organisations.empty()) pass(*programme, row.addition);
        return expand_programme(db_, *programme, calendar_, today_);
    }

private:
    Expected<Programme> take_programme() {
        if (const auto there = passed_programme_of(db_, plan_.child.id)) return find_programme(db_, *there).value();
        if (find_programme_by_order(db_, plan_.child.organisation, order_.number, order_.date))
            return Failure{Failure::Kind::conflict,
                           "Приказом № " + order_.number + " от " + in_russian(order_.date) +
                               " уже утверждена другая программа. Проверьте номер и дату.",
                           "order_number"};
        Programme out = plan_.parent;
        out.id = {};
        out.owner = plan_.child.organisation;
        out.school_list = insert_school_list(db_, "Организации программы",
                                             fmt::format("приказ № {} от {}", order_.number, in_russian(order_.date)));
        out.order_number = order_.number;
        out.order_date = order_.date;
        out.issuer = plan_.organisation.name;
        out.adopted_on = today_;
        out.id = insert_programme(db_, out, {}, by_);
        insert_passed_programme(db_, out.id, plan_.child.id);
        return out;
    }

    std::optional<SectionId> section_for(const Programme& programme, const std::string& number,
                                         const std::string& title) {
        const auto there = sections_of(db_, programme.id);
        for (const Section& section : there)
            if (section.number == number && section.title == title) return section.id;
        return insert_section(db_, programme.id, static_cast<std::int64_t>(there.size()) + 1, {{}, number, title});
    }

    std::vector<Deadline> own_or(const std::string& words, const std::vector<Deadline>& otherwise) const {
        return words.empty() ? otherwise : read_deadlines(words, plan_.parent.terms.term).deadlines;
    }

    void pass(const Programme& programme, const ChildRow& row) {
        Measure measure = row.measure;
        if (row.measure.section)
            for (const Section& section : plan_.sections)
                if (section.id == *row.measure.section)
                    measure.section = section_for(programme, section.number, section.title);
        measure.deadlines = own_or(row.decided->deadline_text, row.measure.deadlines);
        if (!row.decided->deadline_text.empty()) measure.deadline_text = row.decided->deadline_text;
        if (!row.decided->addition.empty())
            measure.notes += (measure.notes.empty() ? "" : "\n") + row.decided->addition;
        hand_to(programme, measure, row.decided->organisations, {{}, row.measure.id, {}});
    }

    void pass(const Programme& programme, const Addition& addition) {
        Measure measure;
        std::string number, title = addition.own_section;
        for (const Section& section : plan_.sections)
            if (section.id == addition.section) number = section.number, title = section.title;
        measure.section = section_for(programme, number, title);
        measure.number = "доп. " + std::to_string(addition.key);
        measure.title = addition.title;
        measure.deadline_text = addition.deadline_text;
        measure.result_text = addition.result;
        measure.deadlines = own_or(addition.deadline_text, {});
        for (const std::string& words : split(addition.evidence, '\n'))
            if (!collapse_spaces(words).empty()) measure.evidence.push_back(collapse_spaces(words));
        hand_to(programme, measure, addition.organisations, {{}, {}, addition.key});
    }

    // A measure passed on earlier keeps its words; only who is new to it is added.
    void hand_to(const Programme& programme, Measure& measure, const std::vector<OrganisationId>& organisations,
                 PassedMeasure made) {
        const auto there = std::find_if(passed_.begin(), passed_.end(), [&](const PassedMeasure& p) {
            return p.parent == made.parent && p.addition == made.addition;
        });
        std::vector<MeasureExecutor> executors;
        for (const OrganisationId id : organisations)
            executors.push_back({find_organisation(db_, id).value().short_name, ExecutorKind::organisation, id});
        if (there != passed_.end()) {
            const auto held = find_measure(db_, there->measure).value().measure.executors;
            for (const MeasureExecutor& executor : executors)
                if (std::none_of(held.begin(), held.end(),
                                 [&](const MeasureExecutor& h) { return h.organisation == executor.organisation; }))
                    insert_measure_executor(db_, there->measure, executor);
            return;
        }
        measure.executors = std::move(executors);
        std::vector<std::string> names;
        for (const MeasureExecutor& executor : measure.executors) names.push_back(executor.words);
        measure.executors_text = join(names, "; ");
        made.measure = add_measure(db_, programme.id, ++position_, measure, today_);
        insert_passed_measure(db_, plan_.child.id, made);
    }

    Db& db_;
    const ChildPlan& plan_;
    const ApprovingOrder& order_;
    const Calendar& calendar_;
    PersonId by_;
    Date today_;
    std::vector<PassedMeasure> passed_;
    std::int64_t position_ = 0;
};

}  // namespace

Expected<ApprovedChild> approve_child_programme(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen,
                                                const std::string& order_number, const std::string& order_date,
                                                const Calendar& calendar, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<ApprovedChild> {
        const auto child = child_programme_for(db, actor, id);
        if (!child) return absent();
        if (!may_lead(db, actor, *child, now.today))
            return Failure{Failure::Kind::not_permitted, "Утверждение записывает тот, кто ведёт программу."};
        const ChildPlan plan = child_plan(db, *child, Edition::last, calendar, now.today);
        if (plan.last_version != seen)
            return Failure{Failure::Kind::conflict, "Пока вы смотрели, программу изменил(а) " + plan.version.edited_by +
                                                        ". Прочтите её заново и утвердите, если всё верно."};
        if (const ChildApproval* there = plan.approval_of_version())
            return Failure{Failure::Kind::conflict, "Этот вариант уже утверждён приказом № " + there->order.number +
                                                        " от " + in_russian(there->order.date) + ": " + there->by +
                                                        "."};
        const auto order = approving_order(order_number, order_date, plan.parent.order_date, now.today);
        if (!order) return order.failure();
        std::vector<Measure> measures;
        for (const ChildRow& row : plan.rows) measures.push_back(row.measure);
        if (const auto found = obstacles(plan.version.composition, measures); !found.empty()) return found.front();
        if (const auto holds = still_holds(db, plan, now.today); !holds) return holds.failure();
        Passing passing{db, plan, *order, calendar, actor.person, now.today};
        if (passing.is_needed() && !actor.has(Role::coordinator, child->organisation))
            return Failure{Failure::Kind::not_permitted,
                           "В программе есть поручения подчинённым организациям: её утверждает координатор."};
        const Doer doer =
            actor.doer(actor.serves(child->organisation) ? Role::executor : Role::coordinator, child->organisation);
        if (!plan.leader) insert_child_leader(db, id, actor.person, actor.person, now);
        Appointing{db, plan, actor.person, now}.run();
        insert_child_approval(db, id, seen, *order, doer, now);
        ApprovedChild out;
        if (passing.is_needed()) {
            const auto created = passing.run();
            if (!created) return created.failure();
            out.obligations = *created;
        }
        write_audit(db, doer, "программа организации утверждена", subject_of(id),
                    fmt::format("приказ № {} от {}", order->number, in_russian(order->date)), now);
        return out;
    });
}

Expected<SubmissionId> hand_in_child_programme(Db& db, EvidenceFiles& files, const Actor& actor, ChildProgrammeId id,
                                               ObligationId obligation, const Calendar& calendar, const Moment& now) {
    const auto child = child_programme_for(db, actor, id);
    if (!child) return absent();
    const ChildPlan plan = child_plan(db, *child, Edition::in_force, calendar, now.today);
    const ChildApproval* approval = plan.approval();
    if (approval == nullptr)
        return Failure{Failure::Kind::conflict, "Сначала утвердите программу приказом: сдают утверждённую."};
    const auto target = obligation_for(db, actor, obligation);
    if (!target) return target.failure();
    if (target->programme != child->parent || target->organisation != child->organisation)
        return Failure{Failure::Kind::invalid_input, "Выберите обязательство своей организации по этой программе.",
                       "obligation"};
    HandIn hand_in;
    hand_in.files.push_back(written_file(files,
                                         fmt::format("Программа {}, приказ № {}.docx", plan.organisation.short_name,
                                                     replace_all(approval->order.number, "/", "-")),
                                         to_docx(printed_child_programme(plan))));
    hand_in.requisites = {"программа", approval->order.number, in_russian_short(approval->order.date), ""};
    hand_in.note = fmt::format("Утверждена приказом № {} от {} Составлена в Мере.", approval->order.number,
                               in_russian(approval->order.date));
    return submit_evidence(db, actor, obligation, std::move(hand_in), now);
}

}  // namespace mera
