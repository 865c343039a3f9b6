// Composing: every decision is a new version of the composition.
#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/programme.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

Failure absent() { return {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."}; }

Doer composer(const Actor& actor, OrganisationId organisation) {
    return actor.doer(actor.serves(organisation) ? Role::executor : Role::coordinator, organisation);
}

struct Composing {  // a programme in the hands of somebody who may change it
    ChildProgramme child;
    ChildVersion version;
};

Expected<Composing> take_up(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen, Date today) {
    const auto child = child_programme_for(db, actor, id);
    if (!child) return absent();
    if (!may_lead(db, actor, *child, today)) {
        const auto leader = leader_on(db, *child, today);
        return Failure{Failure::Kind::not_permitted, leader && belongs_to_organisation(actor, child->organisation)
                                                         ? "Программу ведёт " + leader->full_name +
                                                               ". Попросите внести изменение или передать её вам."
                                                         : "Программу составляет сама организация."};
    }
    Composing out{*child, last_child_version(db, id)};
    if (out.version.version != seen)
        return Failure{Failure::Kind::conflict, "Пока вы смотрели, программу изменил(а) " + out.version.edited_by +
                                                    ". Откройте её заново: ваше изменение не сохранено."};
    return out;
}

void save(Db& db, const Actor& actor, const Composing& at, const Composition& changed, const std::string& deed,
          const std::string& detail, const Moment& now) {
    if (changed == at.version.composition) return;  // nothing new was said
    insert_child_version(db, at.child.id, at.version.version + 1, changed, actor.person, now);
    write_audit(db, composer(actor, at.child.organisation), deed, subject_of(at.child.id), detail, now);
}

Expected<Done> check_people(Db& db, OrganisationId organisation, std::optional<PersonId> person,
                            const std::vector<OrganisationId>& passed_to, Date today) {
    if (person) {
        const auto people = people_of(db, organisation, Role::executor, today);
        if (std::none_of(people.begin(), people.end(), [&](const Person& p) { return p.id == *person; }))
            return Failure{Failure::Kind::invalid_input, "Выберите сотрудника своей организации.", "person"};
    }
    const auto below = organisations_below(db, organisation);
    for (const OrganisationId one : passed_to)
        if (!std::binary_search(below.begin(), below.end(), one))
            return Failure{Failure::Kind::invalid_input, "Поручить меру можно только подчинённой организации.",
                           "organisations"};
    return Done{};
}

Expected<Done> check_length(const std::string& words, const char* field) {
    if (words.size() <= kChildWordsMax) return Done{};
    return Failure{Failure::Kind::invalid_input, "Слишком длинный текст: оставьте главное, до двух страниц.", field};
}

Expected<Done> check_words(std::initializer_list<std::pair<const std::string*, const char*>> fields) {
    for (const auto& [words, field] : fields)
        if (const auto fits = check_length(*words, field); !fits) return fits;
    return Done{};
}

}  // namespace

Expected<ChildProgrammeId> create_child_programme(Db& db, const Actor& actor, ProgrammeId parent_id,
                                                  OrganisationId organisation, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<ChildProgrammeId> {
        const auto parent = programme_for(db, actor, parent_id);
        if (!parent) return absent();
        if (!belongs_to_organisation(actor, organisation))
            return Failure{Failure::Kind::not_permitted, "Программу организации составляют её сотрудники."};
        if (const auto there = find_child_programme(db, parent_id, organisation)) return there->id;
        if (const auto fits =
                may_descend(owners_upwards(db, parent_id), organisation, organisations_below(db, organisation));
            !fits)
            return fits.failure();
        const auto open = parents_to_choose(db, actor, now.today);
        if (std::none_of(open.begin(), open.end(), [&](const ParentChoice& choice) {
                return choice.programme.id == parent_id && choice.organisation.id == organisation;
            }))
            return Failure{Failure::Kind::conflict,
                           "В этой программе ваша организация ничего не исполняет: составлять по ней нечего."};
        const ChildProgrammeId id = insert_child_programme(db, parent_id, organisation, actor.person, now);
        insert_child_version(db, id, 1, {}, actor.person, now);
        insert_child_leader(db, id, actor.person, actor.person, now);
        write_audit(db, composer(actor, organisation), "программа организации начата", subject_of(id),
                    "по приказу № " + parent->order_number, now);
        return id;
    });
}

Expected<Done> decide_child_measure(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen,
                                    const ChildMeasure& asked, const Calendar& calendar, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto at = take_up(db, actor, id, seen, now.today);
        if (!at) return at.failure();
        const ChildPlan plan = child_plan(db, at->child, Edition::last, calendar, now.today);
        const auto row = std::find_if(plan.rows.begin(), plan.rows.end(),
                                      [&](const ChildRow& one) { return one.measure.id == asked.parent; });
        if (row == plan.rows.end())
            return Failure{Failure::Kind::not_found, "Такой меры в программе нет. Откройте её из списка мер."};
        ChildMeasure decided = asked;
        decided.deadline_text = collapse_spaces(asked.deadline_text);
        decided.addition = collapse_spaces(asked.addition);
        decided.left_out = collapse_spaces(asked.left_out);
        if (!decided.left_out.empty()) decided = {asked.parent, {}, {}, {}, decided.left_out, {}};
        if (const auto fits = check_words({{&decided.deadline_text, "deadline_text"},
                                           {&decided.addition, "addition"},
                                           {&decided.left_out, "left_out"}});
            !fits)
            return fits;
        if (const auto known =
                check_people(db, at->child.organisation, decided.person, decided.organisations, now.today);
            !known)
            return known;
        std::vector<ParentDue> parent;
        for (const ChildObligation& one : row->obligations) parent.push_back({one.row.period_first, one.row.facts.due});
        const OwnTerms terms = own_terms(db, plan.parent, plan.organisation);
        if (const auto own = own_dues(decided.deadline_text, parent, terms, calendar); !own) return own.failure();
        save(db, actor, *at, with(at->version.composition, decided), "мера программы составлена",
             short_name(name_of(row->measure)) +
                 (decided.left_out.empty() ? "" : ": нет в программе, " + decided.left_out),
             now);
        return Done{};
    });
}

Expected<Done> appoint_for_rest(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen, PersonId person,
                                const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto at = take_up(db, actor, id, seen, now.today);
        if (!at) return at.failure();
        if (const auto known = check_people(db, at->child.organisation, person, {}, now.today); !known) return known;
        Composition changed = at->version.composition;
        for (const ChildRow& row : child_plan(db, at->child, Edition::last, Calendar{}, now.today).rows)
            if (!row.decided || !row.decided->is_decided()) {
                ChildMeasure decided = row.decided.value_or(ChildMeasure{.parent = row.measure.id});
                decided.person = person;
                changed = with(std::move(changed), decided);
            }
        for (Addition& addition : changed.additions)
            if (!addition.is_decided()) addition.person = person;
        save(db, actor, *at, changed, "ответственный за остальные меры назначен", find_person(db, person)->full_name,
             now);
        return Done{};
    });
}

Expected<std::int64_t> save_addition(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen,
                                     const Addition& asked, const Calendar& calendar, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<std::int64_t> {
        const auto at = take_up(db, actor, id, seen, now.today);
        if (!at) return at.failure();
        Addition addition = asked;
        for (std::string* words : {&addition.title, &addition.own_section, &addition.deadline_text, &addition.result})
            *words = collapse_spaces(*words);
        if (addition.title.empty())
            return Failure{Failure::Kind::invalid_input, "Напишите, что будет сделано.", "title"};
        if (const auto fits = check_words({{&addition.title, "title"},
                                           {&addition.own_section, "own_section"},
                                           {&addition.deadline_text, "deadline_text"},
                                           {&addition.result, "result"},
                                           {&addition.evidence, "evidence"}});
            !fits)
            return fits.failure();
        const Programme parent = find_programme(db, at->child.parent).value();
        const auto sections = sections_of(db, parent.id);
        if (addition.section &&
            std::none_of(sections.begin(), sections.end(), [&](const Section& s) { return s.id == *addition.section; }))
            return Failure{Failure::Kind::invalid_input, "Выберите раздел программы или напишите свой.", "section"};
        if (!addition.section && addition.own_section.empty())
            return Failure{Failure::Kind::invalid_input, "Выберите раздел программы или напишите свой.", "own_section"};
        if (addition.section) addition.own_section.clear();
        const auto organisation = find_organisation(db, at->child.organisation).value();
        if (const auto periods = periods_of(addition, {parent.terms, organisation.week()}, calendar); !periods)
            return periods.failure();
        if (const auto known = check_people(db, organisation.id, addition.person, addition.organisations, now.today);
            !known)
            return known.failure();
        if (addition.key != 0 && at->version.composition.addition(addition.key) == nullptr) return absent();
        if (addition.key == 0 && at->version.composition.additions.size() >= kAdditionsMax)
            return Failure{Failure::Kind::conflict,
                           "Своих мер уже " + std::to_string(kAdditionsMax) + ". Объедините или уберите часть."};
        const Composition changed = with(at->version.composition, addition);
        save(db, actor, *at, changed, "своя мера записана", addition.title, now);
        return addition.key == 0 ? changed.last_key : addition.key;
    });
}

Expected<Done> drop_addition(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen, std::int64_t key,
                             const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto at = take_up(db, actor, id, seen, now.today);
        if (!at) return at.failure();
        const Addition* addition = at->version.composition.addition(key);
        if (addition == nullptr) return absent();
        save(db, actor, *at, without_addition(at->version.composition, key), "своя мера убрана", addition->title, now);
        return Done{};
    });
}

Expected<Done> pass_leading(Db& db, const Actor& actor, ChildProgrammeId id, PersonId person, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto child = child_programme_for(db, actor, id);
        if (!child) return absent();
        const bool over = actor.has(Role::coordinator, child->organisation);
        if (!over && !may_lead(db, actor, *child, now.today))
            return Failure{Failure::Kind::not_permitted,
                           "Передать программу может тот, кто её ведёт, или координатор вышестоящей организации."};
        if (const auto known = check_people(db, child->organisation, person, {}, now.today); !known) return known;
        insert_child_leader(db, id, person, actor.person, now);
        write_audit(db, actor.doer(over ? Role::coordinator : Role::executor, child->organisation),
                    "ведение программы передано", subject_of(id), find_person(db, person)->full_name, now);
        return Done{};
    });
}

}  // namespace mera
