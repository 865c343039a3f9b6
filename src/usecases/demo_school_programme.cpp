#include "usecases/demo_school_programme.hpp"

#include <algorithm>

#include "store/people.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/sign_in.hpp"

namespace mera {

namespace {

// Programmes of schools: school № 5 has one, approved; school № 2 is at work on its own.
class DemoSchoolProgramme {
public:
    DemoSchoolProgramme(Db& db, ProgrammeId parent, const char* login, const Calendar& calendar, Moment now)
        : db_(db),
          calendar_(calendar),
          now_(std::move(now)),
          head_(load_actor(db, find_person_by_login(db, login)->id, now_.today)) {
        const auto created =
            create_child_programme(db, head_, parent, head_.organisations_as(Role::executor).front(), now_);
        child_ = find_child_programme(db, created ? *created : ChildProgrammeId{}).value();
    }
    std::int64_t version() { return last_child_version(db_, child_.id).version; }

    Expected<Done> add(const char* section, const char* title, const char* deadline, const char* evidence,
                       PersonId person) {
        Addition addition;
        addition.own_section = section;
        addition.title = title;
        addition.deadline_text = deadline;
        addition.evidence = evidence;
        addition.person = person;
        const auto saved = save_addition(db_, head_, child_.id, version(), addition, calendar_, now_);
        return saved ? Expected<Done>{Done{}} : saved.failure();
    }
    // The first measures, one after another; the rest by one press where the programme is to be finished.
    Expected<Done> decide_first(std::size_t count, PersonId person) {
        const ChildPlan plan = child_plan(db_, child_, Edition::last, calendar_, now_.today);
        for (std::size_t at = 0; at < std::min(count, plan.rows.size()); ++at) {
            ChildMeasure decided{.parent = plan.rows[at].measure.id, .person = person};
            if (at == 0) decided.addition = "Обсуждение на педагогическом совете (учебные данные)";
            const auto saved = decide_child_measure(db_, head_, child_.id, version(), decided, calendar_, now_);
            if (!saved) return saved;
        }
        return Done{};
    }
    Expected<Done> approve(const char* number, const char* date, PersonId rest) {
        if (const auto done = appoint_for_rest(db_, head_, child_.id, version(), rest, now_); !done) return done;
        const auto approved = approve_child_programme(db_, head_, child_.id, version(), number, date, calendar_, now_);
        return approved ? Expected<Done>{Done{}} : approved.failure();
    }
    PersonId head() const { return head_.person; }

private:
    Db& db_;
    const Calendar& calendar_;
    Moment now_;
    Actor head_;
    ChildProgramme child_;
};

}  // namespace

Expected<Done> approved_school_programme(Db& db, ProgrammeId parent, const char* head, const char* deputy,
                                         const Calendar& calendar, const Moment& now) {
    DemoSchoolProgramme programme{db, parent, head, calendar, now};
    const PersonId helper = find_person_by_login(db, deputy)->id;
    if (const auto done = programme.decide_first(6, helper); !done) return done;
    if (const auto done = programme.add("Работа с родителями (учебные данные)",
                                        "Родительские собрания о подготовке к итоговой аттестации (учебные данные)",
                                        "февраль 2020; апрель 2020", "Протокол собрания", helper);
        !done)
        return done;
    return programme.approve("112-У", "20.12.2019", programme.head());
}

Expected<Done> begun_school_programme(Db& db, ProgrammeId parent, const char* head, const Calendar& calendar,
                                      const Moment& now) {
    DemoSchoolProgramme programme{db, parent, head, calendar, now};
    return programme.decide_first(5, programme.head());
}

}  // namespace mera
