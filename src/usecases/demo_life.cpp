#include "usecases/demo_life.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/text.hpp"
#include "domain/time/schedule.hpp"
#include "reports/table.hpp"
#include "store/link_checks.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/demo.hpp"
#include "usecases/demo_school_programme.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/obligation.hpp"
#include "usecases/part.hpp"
#include "usecases/people.hpp"
#include "usecases/reading.hpp"
#include "usecases/remind.hpp"
#include "usecases/reminder_choice.hpp"
#include "usecases/rules.hpp"

namespace mera {

namespace {

constexpr const char* kMark = "учебные данные";
constexpr int kListMax = 10'000;

Moment on(Date day, int hour) { return {day, fmt::format("{}T{:02}:00:00Z", iso(day), hour)}; }

struct Deed {  // what happens at one hour of one day
    Date day;
    int hour = 9;
    std::function<Expected<Done>(const Moment&)> act;
};

// What becomes of an obligation nobody tells a story about; it follows from its number, so every demonstration is the
// same.
enum class Fate { accepted, accepted_late, waiting, returned, silent };
Fate fate_of(std::int64_t number) {
    switch ((number * 7) % 20) {
        case 3: return Fate::accepted_late;
        case 5:
        case 12: return Fate::waiting;
        case 9: return Fate::returned;
        case 14:
        case 17: return Fate::silent;
        default: return Fate::accepted;
    }
}

const char* reason_of(std::int64_t number) {
    constexpr const char* kReasons[] = {
        "Нет подписи и даты документа. Приложите подписанный экземпляр.",
        "Документ за другой период: нужны сведения за первый квартал 2020 года.",
        "В приказе не названы педагоги, направленные на курсы. Приложите список.",
        "Из отчёта не видно, сколько педагогов прошли обучение. Дополните числами.",
    };
    return kReasons[static_cast<std::size_t>(number) % std::size(kReasons)];
}

// One obligation by its measure, organisation and due date: the stories below name them as people do.
struct Named {
    const char* measure;
    const char* organisation;
    Date due;
};

// What somebody hands in, made when its day comes.
struct Paper {
    std::string name, bytes;
};
struct Papers {
    std::vector<Paper> files = {};
    std::vector<std::string> links = {};
    HandedRequisites requisites = {};
};

class DemoLife {
public:
    explicit DemoLife(const DemoWorld& world) : world_(world) {
        ObligationFilter filter;
        filter.programme = world.programme;
        rows_ = list_obligations(world.db, filter, kDemoDay, {1, kListMax});
    }

    Expected<Done> live() {
        tell_stories();
        tell_the_rest();
        std::stable_sort(deeds_.begin(), deeds_.end(),
                         [](const Deed& a, const Deed& b) { return a.day != b.day ? a.day < b.day : a.hour < b.hour; });
        for (const Deed& deed : deeds_)
            if (const auto done = deed.act(on(deed.day, deed.hour)); !done) return done;
        return Done{};
    }

private:
    // --- the material ---------------------------------------------------------------------------------------------
    const ObligationRow& owed(const Named& named) {
        for (const ObligationRow& row : rows_)
            if (row.measure_number == named.measure && row.organisation_name == named.organisation &&
                row.facts.due == named.due) {
                told_.push_back(row.id);
                return row;
            }
        throw std::logic_error(fmt::format("the demonstration has no {} of {}", named.measure, named.organisation));
    }

    const Actor* head_of(OrganisationId organisation) const {
        for (const char* login : {"school1", "school2", "school5", "gymnasium1", "cro", "cppmsp", "department"})
            if (world_.people[login].serves(organisation)) return &world_.people[login];
        return nullptr;
    }

    void at(Date day, int hour, std::function<Expected<Done>(const Moment&)> act) {
        deeds_.push_back({day, hour, std::move(act)});
    }

    static Paper sample(const std::string& embedded, const std::string& name) {
        return {name, std::string{demo_evidence(embedded)}};
    }

    static Paper report(const ObligationRow& row) {
        const ReportTable table{
            .title = "Отчёт",
            .columns = {{"Что", 34}, {"Сведения", 70}},
            .rows = {
                {std::string{"УЧЕБНЫЕ ДАННЫЕ"}, std::string{"Документ составлен для показа и ничего не подтверждает"}},
                {std::string{"Организация"}, row.organisation_name},
                {std::string{"Мера"}, row.measure_number + ". " + row.measure_title},
                {std::string{"Период"}, period_label(*Period::between(row.period_first, row.period_last))},
                {std::string{"Участвовали педагогов"}, std::int64_t{8 + row.id.value % 9}}}};
        return {fmt::format("Отчёт по мере {}, {} (учебные данные).xlsx", row.measure_number, row.organisation_name),
                to_xlsx(table)};
    }

    static Papers with_requisites(std::string kind, std::string number, Date date, std::string signatory) {
        Papers out;
        out.requisites = {std::move(kind), std::move(number), in_russian_short(date), std::move(signatory)};
        return out;
    }
    static Papers with_files(std::vector<Paper> files) {
        Papers out;
        out.files = std::move(files);
        return out;
    }
    static Papers with_link(const ObligationRow& row) {
        Papers out;
        out.links = {fmt::format("https://example.org/{}/{}/{}", row.organisation.value, row.measure_number,
                                 iso(row.facts.due).substr(0, 7))};
        return out;
    }

    static Papers usual_evidence(const ObligationRow& row) {
        if (row.measure_title.find("сайт") != std::string::npos) return with_link(row);
        if (row.id.value % 3 == 0)
            return with_requisites("приказ", fmt::format("{}-У", row.id.value),
                                   row.facts.due < kDemoDay ? add_days(row.facts.due, -6) : add_days(kDemoDay, -8),
                                   "директор");
        return with_files({report(row)});
    }

    // --- the deeds ------------------------------------------------------------------------------------------------
    HandIn handed(const Papers& papers) const {
        HandIn out;
        for (const Paper& paper : papers.files)
            out.files.push_back(written_file(world_.evidence, paper.name, paper.bytes));
        out.links = papers.links;
        out.requisites = papers.requisites;
        out.note = kMark;
        return out;
    }
    void hands_in(const ObligationRow& row, Date day, Papers papers) {
        at(day, 9, [this, &row, papers = std::move(papers)](const Moment& now) {
            const auto done = submit_evidence(world_.db, *head_of(row.organisation), row.id, handed(papers), now);
            return done ? Expected<Done>{Done{}} : done.failure();
        });
    }
    void decided(const ObligationRow& row, Date day, Verdict verdict, std::string reason = {}) {
        at(day, 12, [this, &row, verdict, reason = std::move(reason)](const Moment& now) {
            const auto submissions = submissions_of(world_.db, row.id);
            return review_submission(world_.db, world_.people["coordinator"], row.id, submissions.back().id, verdict,
                                     reason, now);
        });
    }
    void asks_transfer(const ObligationRow& row, Date day, Date due, std::string reason) {
        at(day, 10, [this, &row, due, reason = std::move(reason)](const Moment& now) {
            return ask_transfer(world_.db, *head_of(row.organisation), row.id, in_russian_short(due), reason, now);
        });
    }
    void transfer_decided(const ObligationRow& row, Date day, bool approved, std::string words) {
        at(day, 13, [this, &row, approved, words = std::move(words)](const Moment& now) {
            return decide_transfer(world_.db, world_.people["controller"], transfers_of(world_.db, row.id).back().id,
                                   {.approve = approved, .comment = words}, world_.calendar, now);
        });
    }
    void released(const ObligationRow& row, Date day, ReleaseReason reason, std::string basis) {
        at(day, 14, [this, &row, reason, basis = std::move(basis)](const Moment& now) {
            return release_obligation(world_.db, world_.people["controller"], row.id, reason, basis, now);
        });
    }
    void says(const ObligationRow& row, Date day, const char* login, std::string words) {
        at(day, 15, [this, &row, login, words = std::move(words)](const Moment& now) {
            return add_comment(world_.db, world_.people[login], row.id, words, now);
        });
    }

    // --- the stories ----------------------------------------------------------------------------------------------
    void tell_stories() {
        const Date december = make_date(2019, 12, 31), january = make_date(2020, 1, 31);
        const Date march = make_date(2020, 3, 31);

        const ObligationRow& twice = owed({"1.2", "СОШ № 5", december});  // returned twice, handed in a third time
        hands_in(twice, make_date(2019, 12, 27), with_files({report(twice)}));
        decided(twice, make_date(2019, 12, 30), Verdict::returned,
                "Приложен отчёт, а нужны протокол совещания и приказ о создании рабочей группы.");
        hands_in(twice, make_date(2020, 2, 10), with_requisites("приказ", "18-У", make_date(2020, 1, 14), "директор"));
        decided(twice, make_date(2020, 2, 12), Verdict::returned,
                "Приказ о рабочей группе есть, протокола совещания нет. Приложите протокол.");
        hands_in(twice, make_date(2020, 3, 10),
                 with_files({sample("protocol.docx", "Протокол совещания № 3 (учебные данные).docx")}));

        const ObligationRow& analysis = owed({"3.1", "Гимназия № 1", december});  // signed, and late
        hands_in(analysis, make_date(2020, 3, 13),
                 with_files({sample("analysis.pdf", "Справка № 18 (учебные данные).pdf"),
                             sample("analysis.pdf.sig", "Справка № 18 (учебные данные).pdf.sig")}));

        const ObligationRow& site = owed({"6.5", "СОШ № 1", march});  // a scan and the page itself
        Papers scan = with_link(site);
        scan.files = {sample("order-scan.png", "Приказ № 64-У, скан (учебные данные).png")};
        hands_in(site, make_date(2020, 3, 14), std::move(scan));

        const ObligationRow& refused = owed({"4.7", "СОШ № 2", january});
        asks_transfer(refused, make_date(2020, 1, 24), make_date(2020, 2, 28),
                      "Школа-наставник не подписала договор о сетевом взаимодействии (учебные данные)");
        transfer_decided(refused, make_date(2020, 1, 28), false,
                         "Типовой договор направлен школам 16 января. Подпишите его в срок.");
        says(refused, make_date(2020, 2, 18), "curator",
             "Договор согласован со школой № 1, осталась подпись. Помогу составить приложение (учебные данные).");

        const ObligationRow& moved = owed({"5.2", "СОШ № 5", january});
        asks_transfer(moved, make_date(2020, 1, 27), make_date(2020, 2, 14),
                      "Заседание управляющего совета назначено на 12 февраля (учебные данные)");
        transfer_decided(moved, make_date(2020, 1, 29), true, "Протокол приложите вместе с положением.");
        hands_in(moved, make_date(2020, 2, 13),
                 with_requisites("положение об оплате труда", "4", make_date(2020, 2, 12), "директор"));
        decided(moved, make_date(2020, 2, 17), Verdict::accepted);

        asks_transfer(owed({"1.4", "Гимназия № 1", december}), make_date(2020, 3, 12), make_date(2020, 3, 27),
                      "Программа развития проходит согласование с управляющим советом (учебные данные)");
        asks_transfer(owed({"3.2", "СОШ № 1", march}), make_date(2020, 3, 13), make_date(2020, 4, 30),
                      "Курсы перенесены организатором на апрель (учебные данные)");

        const ObligationRow& silent = owed({"4.1", "СОШ № 1", december});
        says(silent, make_date(2020, 2, 20), "coordinator",
             "Планы профессионального развития не сданы. Что мешает, напишите здесь.");
        says(silent, make_date(2020, 2, 21), "school1",
             "Два педагога приняты в феврале, планы для них составляем (учебные данные).");

        released(owed({"3.2", "Гимназия № 1", march}), make_date(2020, 3, 13), ReleaseReason::procedure_cancelled,
                 "приказ от 13.03.2020 № 140 (учебные данные): курсы первого квартала отменены");

        const ObligationRow& closed = owed({"1.2", "Департамент образования", december});
        hands_in(closed, make_date(2019, 12, 24), with_files({report(closed)}));
        decided(closed, make_date(2019, 12, 26), Verdict::accepted);
        released(closed, make_date(2020, 1, 14), ReleaseReason::fulfilled,
                 "служебная записка от 14.01.2020 (учебные данные)");

        part_of_deputy(owed({"1.3", "СОШ № 5", january}));
        opened_on_demand();
        people_on_leave();
        school_programmes();
        reminders();
        pages_visited();
        amending_order();
    }

    void amending_order() {  // read, and waiting for the coordinator
        at(make_date(2020, 3, 13), 10, [this](const Moment& now) {
            const auto draft = import_order(world_.db, world_.evidence, world_.people["coordinator"],
                                            "order-amending.txt", demo_amending_order(), now);
            return draft ? Expected<Done>{Done{}} : draft.failure();
        });
    }

    void part_of_deputy(const ObligationRow& row) {  // the head has only to look and pass it on
        at(make_date(2020, 3, 12), 11, [this, &row](const Moment& now) {
            const Papers part =
                with_requisites("программа семинара", "2", make_date(2020, 3, 11), "заместитель директора");
            const auto done = hand_in_part(world_.db, world_.people["deputy5"], row.id, handed(part), now);
            return done ? Expected<Done>{Done{}} : done.failure();
        });
    }

    void opened_on_demand() {
        at(make_date(2020, 3, 2), 9, [this](const Moment& now) -> Expected<Done> {
            for (const Measure& measure : measures_of(world_.db, world_.programme)) {
                const auto is_of = [&](const ObligationRow& row) { return row.measure == measure.id; };
                if (measure.is_clause() || std::any_of(rows_.begin(), rows_.end(), is_of)) continue;
                const auto opened =
                    open_obligation(world_.db, world_.people["coordinator"], measure.id,
                                    world_.people["school2"].organisations_as(Role::executor).front(), "20.03.2020",
                                    "По просьбе куратора школы (учебные данные)", world_.calendar, now);
                return opened ? Expected<Done>{Done{}} : opened.failure();
            }
            return Done{};
        });
    }

    void people_on_leave() {
        at(make_date(2020, 3, 5), 9, [this](const Moment& now) {
            const Actor& head = world_.people["school1"];
            return set_acting(world_.db, {},
                              {.organisation = head.organisations_as(Role::executor).front(),
                               .person = world_.people["deputy1"].person,
                               .for_person = head.person,
                               .starts_on = "10.03.2020",
                               .ends_on = "24.03.2020",
                               .basis = "приказ от 05.03.2020 № 21-к (учебные данные)"},
                              now);
        });
    }

    void school_programmes() {
        at(make_date(2019, 12, 20), 8, [this](const Moment& now) {
            return approved_school_programme(world_.db, world_.programme, "school5", "deputy5", world_.calendar, now);
        });
        at(make_date(2020, 3, 10), 8, [this](const Moment& now) {
            return begun_school_programme(world_.db, world_.programme, "school2", world_.calendar, now);
        });
    }

    void reminders() {
        for (const Date day : {make_date(2020, 2, 3), make_date(2020, 2, 17), make_date(2020, 2, 27), kDemoDay})
            at(day, 4, [this](const Moment& now) {
                const auto done = remind(world_.db, {}, now);
                return done ? Expected<Done>{Done{}} : done.failure();
            });
        at(make_date(2020, 3, 11), 16, [this](const Moment& now) -> Expected<Done> {
            for (const auto& [login, actor] : world_.people.by_login) read_reminders(world_.db, actor, {}, now);
            return Done{};
        });
    }

    // The demonstration's links lead nowhere; what visits would have found is told, one page has gone.
    void pages_visited() {
        at(make_date(2020, 3, 14), 23, [this](const Moment& now) -> Expected<Done> {
            bool gone = false;
            for (const WatchedLink& link : watched_links(world_.db, {}, kListMax)) {
                const bool dead = !gone && link.organisation_name == "ЦРО";
                gone = gone || dead;
                insert_link_check(world_.db, {.link = link.link,
                                              .checked_on = now.today,
                                              .checked_at = now.instant,
                                              .outcome = dead ? "gone" : "alive",
                                              .status = dead ? 404 : 200,
                                              .final_address = link.link,
                                              .title = dead ? "" : "Новости (учебные данные)",
                                              .media_type = "text/html",
                                              .sha256 = {},
                                              .failures = dead ? kLinkFailuresMax : 0});
            }
            return Done{};
        });
    }

    void tell_the_rest() {
        for (const ObligationRow& row : rows_) {
            if (row.facts.due > add_days(kDemoDay, 20) || head_of(row.organisation) == nullptr) continue;
            if (std::find(told_.begin(), told_.end(), row.id) != told_.end()) continue;
            Fate fate = fate_of(row.id.value);
            const bool not_due = row.facts.due >= kDemoDay;
            // Work still ahead is mostly untouched; some of it waits for review, some was sent back.
            if (not_due)
                fate = row.id.value % 5 == 0 ? Fate::waiting : row.id.value % 5 == 2 ? Fate::returned : Fate::silent;
            if (fate == Fate::silent) continue;
            Date day = add_days(row.facts.due, fate == Fate::accepted_late ? 4 : -static_cast<int>(row.id.value % 5));
            if (fate == Fate::waiting || not_due) day = add_days(kDemoDay, -static_cast<int>(row.id.value % 6) - 1);
            if (day >= kDemoDay) day = add_days(kDemoDay, -1);
            hands_in(row, day, usual_evidence(row));
            if (fate == Fate::waiting) continue;
            const Date decision = std::min(add_days(day, 2), add_days(kDemoDay, -1));
            if (fate == Fate::returned)
                decided(row, decision, Verdict::returned, reason_of(row.id.value));
            else
                decided(row, decision, Verdict::accepted);
        }
    }

    DemoWorld world_;
    std::vector<ObligationRow> rows_;
    std::vector<ObligationId> told_;
    std::vector<Deed> deeds_;
};

}  // namespace

Expected<Done> live_through(const DemoWorld& world) { return DemoLife{world}.live(); }

}  // namespace mera
