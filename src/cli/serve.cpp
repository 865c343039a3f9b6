// `mera serve` and `mera demo`.
#include <nlohmann/json.hpp>

#include <csignal>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/housekeeping.hpp"
#include "cli/mail_settings.hpp"
#include "cli/workspace.hpp"
#include "domain/control/letter.hpp"
#include "store/db_pool.hpp"
#include "usecases/check_links.hpp"
#include "usecases/demo.hpp"
#include "usecases/evidence_inspector.hpp"
#include "usecases/page_pictures.hpp"
#include "usecases/reading_runner.hpp"
#include "usecases/remind.hpp"
#include "usecases/rules.hpp"
#include "usecases/send_letters.hpp"
#include "web/http/http_server.hpp"
#include "web/site.hpp"

namespace mera {

namespace {

constexpr unsigned kWorkers = 4;

std::variant<UploadLimits, Response> upload_limits(const Site& site, Request& request) {
    if (const UploadLimits* limits = site.uploads(request.method, request.path)) return *limits;
    return UploadLimits{.file_bytes_max = 0, .files_max = 0, .text_bytes_max = kMebibyte};
}

DailyWork links_work(EvidenceFiles& files, const FetchRules& rules) {
    return {"links", [&files, &rules](Db& db, const Moment& now) { visit_links(db, files, rules, now, kLinksADay); }};
}

// The database decides whether this day has had its reminders: asking is cheap, and a server that fell in the middle is
// made up for by the next waking of any.
SteadyWork reminders_work(const MailSetup& mail, const std::function<Moment()>& now) {
    return [&mail, now, said = std::optional<Date>{}](Db& db) mutable {
        const Moment moment = now();
        if (hour_of(moment.instant) < mail.hour) return;
        const auto reminded = remind(db, mail, moment);
        if (!reminded && said != moment.today) std::cerr << "reminders: " << reminded.failure().message << std::endl;
        if (!reminded) said = moment.today;  // once a day is enough
    };
}

SteadyWork letters_work(const MailSetup& mail, const std::function<Moment()>& now) {
    // A server that takes nothing is left alone for a while: every letter of the queue would find out the same.
    return [&mail, now, failures = std::int64_t{0}, silent_until = std::string{}](Db& db) mutable {
        if (now().instant < silent_until) return;
        const SentLetters sent = send_letters(db, mail, now);
        failures = sent.stopped.empty() ? 0 : failures + 1;
        if (failures == 0) return;
        silent_until = minutes_before(now().instant, -minutes_to_wait(failures));
        std::cerr << "mail: " << sent.stopped << std::endl;
    };
}

// SIGTERM and SIGINT are taken out of every thread and waited for here: the server finishes what it has begun.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGTERM);
        sigaddset(&signals_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    void wait() const {
        int received = 0;
        sigwait(&signals_, &received);
    }

private:
    sigset_t signals_{};
};

}  // namespace

int command_serve(const Settings& settings) {
    const StopSignals signals;  // before any thread begins
    Workspace workspace = open_workspace(settings);
    DbPool databases{settings.database_address(), kWorkers};
    ReadingRunner readings{
        {settings.database_address(), workspace.evidence, [&] { return settings.now(); },
         [](const std::string& what) { std::cerr << "fault while reading: " << what << std::endl; }}};
    const auto checker = evidence_checker(settings);
    if (!checker) return complain(checker.failure(), false);
    const auto fetch = fetch_rules(settings);
    if (!fetch) return complain(fetch.failure(), false);
    const auto mail = mail_setup(settings);
    if (!mail) return complain(mail.failure(), false);
    EvidenceInspector inspector{
        {settings.database_address(), workspace.evidence, *checker, [&] { return settings.now(); },
         [](const std::string& what) { std::cerr << "fault while looking at a file: " << what << std::endl; }}};
    PagePictures pictures{workspace.evidence, settings.data / "page-pictures"};
    Site site{{databases, workspace.evidence, workspace.calendar, [&] { return settings.now(); }, settings.behind_https,
               &readings, *checker, *fetch, &pictures, &inspector, *mail}};

    ServerSettings server_settings;
    server_settings.address = settings.address;
    server_settings.port = settings.port;
    server_settings.workers = kWorkers;
    server_settings.tls_certificate = settings.tls_certificate;
    server_settings.tls_key = settings.tls_key;
    server_settings.behind_https = settings.behind_https;
    server_settings.evidence = &workspace.evidence;
    auto proxies = TrustedProxies::parse(settings.trusted_proxies);
    if (!proxies) return complain(proxies.failure(), false);
    server_settings.trusted_proxies = *proxies;
    server_settings.admit_upload = [&](Request& request) { return upload_limits(site, request); };
    server_settings.on_fault = [](const Fault& fault) {
        std::cerr << "fault " << fault.number << " " << fault.method << " " << fault.target << ": " << fault.what
                  << std::endl;
    };
    HttpServer server{server_settings, [&](Request& request) { return site.answer(request); }};
    const auto port = server.start();
    if (!port) return complain(port.failure(), false);
    const std::function<Moment()> now = [&] { return settings.now(); };
    std::optional<Housekeeping> links, letters;  // an hour of visits must not keep the letters waiting
    if (!settings.today) {  // a demonstration stands still, and its made-up links lead nowhere
        links.emplace(settings.database_address(), now, std::vector<DailyWork>{links_work(workspace.evidence, *fetch)});
        letters.emplace(settings.database_address(), now, std::vector<DailyWork>{},
                        std::vector<SteadyWork>{reminders_work(*mail, now), letters_work(*mail, now)});
    }
    std::cout << "Мера работает: http" << (settings.tls_certificate.empty() ? "" : "s") << "://" << settings.address
              << ":" << *port << "/\n"
              << (settings.today ? "День: " + iso(*settings.today) + ". " : "") << "Остановить: Ctrl+C." << std::endl;
    signals.wait();
    server.stop();
    server.wait();
    return kExitDone;
}

int command_demo(const Settings& settings, bool json) {
    Workspace workspace = open_workspace(settings);
    const auto demo = make_demo(workspace.db, workspace.evidence, workspace.calendar, demo_order());
    if (!demo) return complain(demo.failure(), json);
    if (json) {
        nlohmann::ordered_json accounts = nlohmann::ordered_json::array();
        for (const DemoAccount& a : demo->accounts)
            accounts.push_back({{"login", a.login}, {"password", a.password}, {"who", a.who}});
        std::cout << nlohmann::ordered_json{{"programme", demo->programme.value},
                                            {"obligations", demo->obligations},
                                            {"accounts", accounts}}
                         .dump()
                  << "\n";
        return kExitDone;
    }
    std::cout << "Учебная программа по приказу № 882 создана: обязательств " << demo->obligations
              << ". День: " << iso(kDemoDay) << ".\n\nУчётные записи (пароли показаны один раз):\n";
    for (const DemoAccount& a : demo->accounts)
        std::cout << "  " << a.login << std::string(a.login.size() < 14 ? 14 - a.login.size() : 1, ' ') << a.password
                  << "   " << a.who << "\n";
    return kExitDone;
}

}  // namespace mera
