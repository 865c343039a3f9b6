// Commands that work on the data directory: they enter at the same use cases as the pages.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <ctime>
#include <iostream>
#include <stop_token>
#include <thread>

#include <unistd.h>

#include "base/shortened.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "reports/table.hpp"
#include "store/drafts.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/draft.hpp"
#include "usecases/export.hpp"
#include "usecases/organisation.hpp"
#include "usecases/people.hpp"
#include "usecases/reading.hpp"
#include "usecases/sign_in.hpp"

namespace mera {

namespace {

constexpr std::size_t kTitleShown = 80;  // characters of a measure in a line of the list

using Json = nlohmann::ordered_json;

Expected<Date> day(const std::string& typed, const char* key) {
    const auto date = parse_russian_date(typed);
    if (!date)
        return Failure{Failure::Kind::invalid_input,
                       std::string{key} + ": день «" + typed + "» не читается. Напишите его как 2020-06-12."};
    return *date;
}

Expected<Done> apply(const AdoptOptions& options, AdoptionTerms& terms) {
    if (!options.owner.empty()) terms.owner = options.owner;
    if (!options.basis.empty()) terms.school_list_basis = options.basis;
    if (!options.schools.empty() || !options.at_risk.empty()) terms.schools.clear();
    for (const std::string& school : options.schools) terms.schools.push_back({school, SchoolCategory::low_results});
    for (const std::string& school : options.at_risk) terms.schools.push_back({school, SchoolCategory::at_risk});
    if (!options.term_last.empty()) {
        const auto last = day(options.term_last, "--term-last");
        if (!last) return last.failure();
        terms.schedule.term.last = *last;
    }
    if (!options.school_year_last.empty()) {
        const auto last = day(options.school_year_last, "--school-year-last");
        if (!last) return last.failure();
        terms.schedule.school_year_last = *last;
    }
    if (!options.shift.empty()) {
        const auto policy = shift_policy_from(options.shift);
        if (!policy) return Failure{Failure::Kind::invalid_input, "--shift: as_is, next или previous."};
        terms.schedule.shift_policy = *policy;
    }
    if (!options.half_year.empty()) {
        const auto half_year = half_year_from(options.half_year);
        if (!half_year) return Failure{Failure::Kind::invalid_input, "--half-year: calendar или school."};
        terms.schedule.half_year = *half_year;
    }
    return Done{};
}

Expected<ObligationFilter> filter_from(Db& db, const ObligationOptions& options) {
    ObligationFilter filter;
    filter.search = options.search;
    if (!options.organisation.empty()) {
        const auto reading = read_executor(options.organisation, all_organisations(db));
        if (!reading.organisation)
            return Failure{Failure::Kind::not_found,
                           "Организации «" + options.organisation + "» нет в списке. Проверьте название."};
        filter.organisations = {*reading.organisation};
    }
    if (!options.state.empty()) {
        filter.state = execution_state_from(options.state);
        if (!filter.state)
            return Failure{Failure::Kind::invalid_input,
                           "--state: такого состояния нет. Список — в mera obligations --help."};
    }
    for (const auto& [typed, key, into] : {std::tuple{&options.due_from, "--due-from", &filter.due_from},
                                           std::tuple{&options.due_to, "--due-to", &filter.due_to}}) {
        if (typed->empty()) continue;
        const auto date = day(*typed, key);
        if (!date) return date.failure();
        *into = *date;
    }
    return filter;
}

Json as_json(const ObligationRow& row, Date today) {
    return {{"id", row.id.value},
            {"measure", row.measure_number},
            {"title", row.measure_title},
            {"organisation", row.organisation_name},
            {"period_first", iso(row.period_first)},
            {"period_last", iso(row.period_last)},
            {"due_nominal", iso(row.due_nominal)},
            {"due", iso(row.facts.due)},
            {"state", code_of(execution_state(row.facts, today))},
            {"released", row.facts.release ? Json(code_of(row.facts.release->reason)) : Json(nullptr)}};
}

// Ctrl+C ends the reading, not the program: the child that reads is ended too, and nothing is left behind.
class ImportStop {
public:
    ImportStop() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        watcher_ = std::jthread{[this](const std::stop_token& done) {
            const timespec tick{0, 100'000'000};
            while (!done.stop_requested())
                if (sigtimedwait(&signals_, nullptr, &tick) > 0) source_.request_stop();
        }};
    }
    std::stop_token token() const { return source_.get_token(); }

private:
    sigset_t signals_{};
    std::stop_source source_;
    std::jthread watcher_;
};

// Only for eyes: a log wants no bar.
bool show_pages(int done, int pages) {
    if (isatty(STDERR_FILENO) == 1)
        std::cerr << "\rстраница " << done << " из " << pages << (done == pages ? "\n" : "") << std::flush;
    return true;
}

}  // namespace

int command_import(const Settings& settings, const std::vector<std::string>& paths, const std::string& login,
                   bool json) {
    const auto file = read_order_files(paths);
    if (!file) return complain(file.failure(), json);
    Workspace workspace = open_workspace(settings);
    const Moment now = settings.now();
    const auto actor = actor_named(workspace, login, now);
    if (!actor) return complain(actor.failure(), json);
    const ImportStop stop;
    ReadingWays ways;
    ways.stop = stop.token();
    ways.page_done = show_pages;
    const auto draft = import_order(workspace.db, workspace.evidence, *actor, file->name, file->bytes, now, ways);
    if (!draft) return complain(draft.failure(), json);
    const auto stored = find_draft(workspace.db, *draft).value();
    if (json)
        std::cout << Json{{"draft", draft->value},
                          {"measures", count_measures(stored.plan)},
                          {"doubts", count_doubts(stored.plan)}}
                         .dump()
                  << "\n";
    else
        std::cout << "Черновик № " << draft->value << ": мер " << count_measures(stored.plan) << ", сомнений "
                  << count_doubts(stored.plan) << ". Проверьте его на странице «Черновики» или примите: mera adopt "
                  << draft->value << "\n";
    return kExitDone;
}

int command_adopt(const Settings& settings, const AdoptOptions& options, bool json) {
    Workspace workspace = open_workspace(settings);
    const Moment now = settings.now();
    const auto actor = actor_named(workspace, options.login, now);
    if (!actor) return complain(actor.failure(), json);
    const auto draft = find_draft(workspace.db, {options.draft});
    if (!draft) return complain({Failure::Kind::not_found, "Черновика с таким номером нет."}, json);
    AdoptionTerms terms = adoption_terms_for(workspace.db, *actor, draft->plan);
    if (const auto applied = apply(options, terms); !applied) return complain(applied.failure(), json);
    for (const AdoptedExecutor& executor : terms.executors)
        if (executor.question != ExecutorQuestion::none && executor.kind == ExecutorKind::nobody)
            std::cerr << in_russian(executor.question, executor.words) << "\n";
    const auto adopted = adopt_plan(workspace.db, *actor, draft->id, terms, workspace.calendar, now);
    if (!adopted) return complain(adopted.failure(), json);
    if (json)
        std::cout << Json{{"programme", adopted->programme.value}, {"obligations", adopted->obligations}}.dump()
                  << "\n";
    else
        std::cout << "План принят: программа № " << adopted->programme.value << ", обязательств "
                  << adopted->obligations << ".\n";
    return kExitDone;
}

int command_obligations(const Settings& settings, const ObligationOptions& options, bool json) {
    Workspace workspace = open_workspace(settings);
    const Date today = settings.now().today;
    const auto filter = filter_from(workspace.db, options);
    if (!filter) return complain(filter.failure(), json);
    const auto rows = list_obligations(workspace.db, *filter, today, {1, 1'000'000});
    if (options.csv) {
        std::cout << to_csv(obligations_table(workspace.db, rows, today));
    } else if (json) {
        Json out = Json::array();
        for (const ObligationRow& row : rows) out.push_back(as_json(row, today));
        std::cout << out.dump() << "\n";
    } else {
        for (const ObligationRow& row : rows)
            std::cout << fmt::format("{:>6}  {}  {:<24} {:<5} {} — {}\n", row.id.value, iso(row.facts.due),
                                     in_russian(execution_state(row.facts, today)), row.measure_number,
                                     row.organisation_name, shortened(row.measure_title, kTitleShown));
        std::cout << "Всего: " << rows.size() << "\n";
    }
    return kExitDone;
}

int command_user_add(const Settings& settings, const UserOptions& options, bool json) {
    Workspace workspace = open_workspace(settings);
    const auto role = role_from(options.role);
    if (!role)
        return complain(
            {Failure::Kind::invalid_input, "Роли «" + options.role + "» нет. Список — в mera user add --help."}, json);
    // The first person of an empty directory brings their organisation along; later ones come under the one at the top.
    if (!find_organisation_by_name(workspace.db, options.organisation)) {
        const auto known = all_organisations(workspace.db);
        const auto at_top = [](const Organisation& organisation) { return !organisation.parent; };
        const auto top = std::find_if(known.begin(), known.end(), at_top);
        const bool one_top = std::count_if(known.begin(), known.end(), at_top) == 1;
        const auto added = add_organisation(workspace.db, {},
                                            {.name = options.organisation,
                                             .kind = kind_by_name(options.organisation),
                                             .parent = one_top ? std::optional{top->id} : std::nullopt},
                                            settings.now());
        if (!added) return complain(added.failure(), json);
    }
    const auto created =
        create_person(workspace.db, {},
                      {options.login, options.full_name, options.email, "", options.organisation, *role, options.post},
                      settings.now());
    if (!created) return complain(created.failure(), json);
    if (json)
        std::cout << Json{{"login", options.login}, {"password", created->password}}.dump() << "\n";
    else
        std::cout << "Имя: " << options.login << "\nПароль: " << created->password
                  << "\nЗапишите пароль: второй раз он не покажется.\n";
    return kExitDone;
}

int command_user_list(const Settings& settings, bool json) {
    Workspace workspace = open_workspace(settings);
    Json out = Json::array();
    for (const PersonRow& row : all_people(workspace.db)) {
        const std::string role = row.role ? std::string{in_russian(*row.role)} : "без роли";
        out.push_back({{"login", row.person.login},
                       {"name", row.person.full_name},
                       {"role", row.role ? Json(code_of(*row.role)) : Json(nullptr)},
                       {"organisation", row.organisation},
                       {"disabled", row.person.disabled}});
        if (!json)
            std::cout << fmt::format("{:<16} {:<14} {} — {}{}\n", row.person.login, role, row.person.full_name,
                                     row.organisation, row.person.disabled ? " (вход закрыт)" : "");
    }
    if (json) std::cout << out.dump() << "\n";
    return kExitDone;
}

int command_user_password(const Settings& settings, const std::string& login, bool json) {
    Workspace workspace = open_workspace(settings);
    const auto password = reset_password(workspace.db, {}, login, settings.now());
    if (!password) return complain(password.failure(), json);
    if (json)
        std::cout << Json{{"login", login}, {"password", *password}}.dump() << "\n";
    else
        std::cout << "Новый пароль: " << *password << "\n";
    return kExitDone;
}

int command_user_disable(const Settings& settings, const std::string& login, bool disabled, bool json) {
    Workspace workspace = open_workspace(settings);
    const auto done = set_person_disabled(workspace.db, {}, login, disabled, settings.now());
    if (!done) return complain(done.failure(), json);
    if (!json) std::cout << (disabled ? "Вход закрыт.\n" : "Вход открыт.\n");
    return kExitDone;
}

}  // namespace mera
