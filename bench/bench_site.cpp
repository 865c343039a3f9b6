// What the site costs with 12,000 obligations, each figure beside a bare program that does only what must be done.
// bench_site MERA SOURCE_DIR
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <time.h>

#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "bench/figures.hpp"
#include "intake/read/recognise.hpp"
#include "office/text/plain_text.hpp"
#include "store/db.hpp"
#include "store/migrations.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"
#include "support/loopback_client.hpp"
#include "support/places.hpp"
#include "usecases/people.hpp"

namespace {

using namespace mera;
using namespace mera::bench;

constexpr int kSchools = 40, kPeriods = 12, kMeasures = 25;
constexpr int kRequests = 400;
constexpr int kHandIns = 30;
constexpr int kStarts = 7;
constexpr std::size_t kFileBytes = std::size_t{1} << 20;
constexpr const char* kPassword = "dlinnyj-parol-882";
// One hand-in is measured, not a crowd: the one before has been looked at by then, as in a working day.
constexpr std::chrono::milliseconds kBetweenHandIns{250};
const Date kToday = make_date(2020, 10, 15);
const Moment kNow{kToday, "2020-10-15T09:00:00Z"};
const std::string kList = "/obligations?state=overdue&programme=1";

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("no file " + path.string());
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string database_address(const std::filesystem::path& data) { return "sqlite:" + (data / "mera.db").string(); }

// The titles of the sample order's 25 measures, 40 schools, 12 months; four obligations in ten are done.
void fill(const std::filesystem::path& data, const std::string& order) {
    Db db = Db::open(database_address(data));
    if (!migrate(db, built_in_migrations(), kNow)) throw std::runtime_error("no tables");
    const auto document = read_plain_text(order);
    const auto plan = document ? recognise(*document) : Expected<PlanDraft>{document.failure()};
    if (!plan) throw std::runtime_error(plan.failure().message);
    const OrganisationId department = insert_organisation(db, {.name = "Департамент образования",
                                                               .short_name = "Департамент образования",
                                                               .kind = kind_by_name("Департамент образования")});
    insert_organisation(
        db, {.name = "МБОУ СОШ № 1", .short_name = "СОШ № 1", .kind = OrganisationKind::school, .parent = department});
    for (const auto& [login, role] : {std::pair{"coordinator", Role::coordinator}, std::pair{"head", Role::executor}}) {
        const std::string organisation = role == Role::executor ? "МБОУ СОШ № 1" : "Департамент образования";
        const auto person = create_person(db, {}, {login, login, "", kPassword, organisation, role, ""}, kNow);
        if (!person) throw std::runtime_error(person.failure().message);
    }
    Transaction transaction = db.begin();
    std::vector<OrganisationId> schools{find_organisation_by_name(db, "МБОУ СОШ № 1").value().id};
    for (int i = 2; i <= kSchools; ++i)
        schools.push_back(insert_organisation(db, {.name = "МБОУ СОШ № " + std::to_string(i),
                                                   .short_name = "СОШ № " + std::to_string(i),
                                                   .kind = OrganisationKind::school,
                                                   .parent = department}));
    Programme programme;
    programme.order_number = "882", programme.order_date = make_date(2019, 12, 4), programme.adopted_on = kToday;
    programme.issuer = "Департамент образования", programme.title = "План";
    programme.owner = department;
    programme.school_list = insert_school_list(db, "Школы", "приказ");
    programme.terms.term = {make_date(2020, 1, 1), make_date(2020, 12, 31)};
    programme.terms.school_year_last = make_date(2020, 5, 31);
    const ProgrammeId id = insert_programme(db, programme, {}, {});
    int position = 0, count = 0;
    for (const DraftSection& section : plan->sections) {
        const SectionId in = insert_section(db, id, ++position, {.number = section.number, .title = section.title});
        for (const DraftMeasure& draft : section.measures) {
            Measure measure;
            measure.section = in, measure.number = draft.number, measure.title = draft.title;
            const MeasureId owed = insert_measure(db, id, ++position, measure);
            for (const OrganisationId school : schools)
                for (unsigned month = 1; month <= kPeriods; ++month) {
                    const Date first = make_date(2020, month, 1), last = last_day_of_month(first);
                    const ObligationId obligation =
                        insert_obligation(db, id, owed, {school, {*Period::between(first, last), last, last}}, {}, "");
                    if (++count % 10 >= 4) continue;
                    const SubmissionId done = insert_submission(db, obligation, "", {}, {last, kNow.instant});
                    insert_review(db, done, Verdict::accepted, "", {}, {last, kNow.instant});
                    refresh_obligation_facts(db, obligation);
                }
        }
    }
    transaction.commit();
    if (count != kMeasures * kSchools * kPeriods) throw std::runtime_error("not 12,000 obligations");
}

// What SQLite is asked for the list, word for word with its values: heard by a connection that lists it once.
std::vector<std::string> list_sql(const std::filesystem::path& data) {
    static std::vector<std::string> heard;
    heard.clear();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(+[](sqlite3* db, char**, const sqlite3_api_routines*) {
        return sqlite3_trace_v2(
            db, SQLITE_TRACE_STMT,
            [](unsigned, void*, void* statement, void*) {
                char* text = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
                if (std::string_view{text}.find("obligation_facts") != std::string_view::npos) heard.emplace_back(text);
                sqlite3_free(text);
                return 0;
            },
            nullptr);
    }));
    ObligationFilter filter;
    filter.state = ExecutionState::overdue;
    filter.programme = ProgrammeId{1};
    {
        Db db = Db::open(database_address(data));
        count_obligations(db, filter, kToday);
        if (list_obligations(db, filter, kToday, {1, 100}).size() != 100) throw std::runtime_error("no 100 rows");
    }
    sqlite3_reset_auto_extension();
    return heard;
}

class Server {  // a program that listens on loopback, and what it has cost
public:
    explicit Server(pid_t process, std::uint16_t port) : process_(process), port_(port) {}
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
    }
    std::uint16_t port() const { return port_; }
    double processor_ms() const {
        clockid_t clock{};
        timespec time{};
        if (::clock_getcpuclockid(process_, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
            throw std::runtime_error("no processor clock");
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    double resident_megabytes() const {
        std::ifstream status{"/proc/" + std::to_string(process_) + "/status"};
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
        throw std::runtime_error("no VmRSS");
    }

private:
    pid_t process_;
    std::uint16_t port_;
};

struct Started {
    std::unique_ptr<Server> server;
    double first_answer_ms;
};

Started start_mera(const std::string& mera, const std::filesystem::path& data) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    std::vector<std::string> words{mera, "serve", "--data", data.string(), "--port", "0", "--today", iso(kToday)};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto start = Clock::now();
    pid_t child = -1;
    if (posix_spawn(&child, mera.c_str(), &actions, nullptr, arguments.data(), environ) != 0)
        throw std::runtime_error("cannot start " + mera);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    std::string said;
    const std::string before_port = "127.0.0.1:";
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) said += c;
    ::close(ends[0]);
    const auto at = said.find(before_port);
    if (at == std::string::npos) throw std::runtime_error("the server does not say where it listens");
    const auto port = static_cast<std::uint16_t>(std::stoi(said.substr(at + before_port.size())));
    auto server = std::make_unique<Server>(child, port);
    if (test::LoopbackClient{port}.get("/sign-in").status != 200) throw std::runtime_error("no first answer");
    return {std::move(server), milliseconds_since(start)};
}

class Person {  // signed in, on one connection that stays open
public:
    Person(std::uint16_t port, const std::string& login) : client_(port) {
        const int at_once = 1;  // as browsers do: the last bytes of a file do not wait for anything
        ::setsockopt(client_.socket(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        const std::string form = "login=" + login + "&password=" + kPassword;
        const test::Reply reply = client_.ask(
            "POST /sign-in HTTP/1.1\r\nHost: mera.test\r\nOrigin: http://mera.test\r\nContent-Type: "
            "application/x-www-form-urlencoded\r\nContent-Length: " +
            std::to_string(form.size()) + "\r\n\r\n" + form);
        const std::string cookie = reply.header("Set-Cookie");
        cookie_ = cookie.substr(0, cookie.find(';'));
        if (reply.status != 303 || cookie_.empty()) throw std::runtime_error("not signed in: " + reply.head);
    }
    test::Reply get(const std::string& target) {
        return client_.ask("GET " + target + " HTTP/1.1\r\nHost: mera.test\r\nCookie: " + cookie_ + "\r\n\r\n");
    }
    // The request, ready to be sent: what it costs to put it together is the browser's.
    std::string hand_in(ObligationId id, const std::string& file) {
        const std::string page = "/obligations/" + std::to_string(id.value);
        const std::string boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW1";
        const std::string body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" +
                                 form_token(page) + "\r\n--" + boundary +
                                 "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"act.pdf\"\r\n"
                                 "Content-Type: application/pdf\r\n\r\n" +
                                 file + "\r\n--" + boundary + "--\r\n";
        return "POST " + page + "/evidence HTTP/1.1\r\nHost: mera.test\r\nCookie: " + cookie_ +
               "\r\nContent-Type: multipart/form-data; boundary=" + boundary +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    test::Reply send(const std::string& request) { return client_.ask(request); }

private:
    std::string form_token(const std::string& page) {
        if (!token_.empty()) return token_;
        const std::string body = get(page).body, name = "name='form_token' value='";
        const auto at = body.find(name);
        if (at == std::string::npos) throw std::runtime_error("no form on " + page);
        return token_ = body.substr(at + name.size(), body.find('\'', at + name.size()) - at - name.size());
    }
    test::LoopbackClient client_;
    std::string cookie_, token_;
};

// The least a list can cost: read a request, step through the same SQL, write the same bytes.
std::unique_ptr<Server> start_bare(const std::filesystem::path& data, const std::vector<std::string>& sql,
                                   const std::string& answer) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 || ::listen(listener, 1) != 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no socket");
    const pid_t child = ::fork();
    if (child == 0) {
        sqlite3* db = nullptr;
        sqlite3_open_v2((data / "mera.db").c_str(), &db, SQLITE_OPEN_READWRITE, nullptr);
        std::vector<sqlite3_stmt*> statements;
        for (const std::string& text : sql)
            if (sqlite3_prepare_v2(db, text.c_str(), -1, &statements.emplace_back(), nullptr) != SQLITE_OK) ::_exit(1);
        const int peer = ::accept(listener, nullptr, nullptr);
        char request[4096];
        while (::recv(peer, request, sizeof request, 0) > 0) {
            for (sqlite3_stmt* statement : statements) {
                while (sqlite3_step(statement) == SQLITE_ROW)
                    for (int column = 0; column < sqlite3_column_count(statement); ++column)
                        if (sqlite3_column_type(statement, column) == SQLITE_TEXT)
                            sqlite3_column_text(statement, column);
                sqlite3_reset(statement);
            }
            for (std::string_view rest{answer}; !rest.empty();) {
                const ssize_t sent = ::send(peer, rest.data(), rest.size(), MSG_NOSIGNAL);
                if (sent <= 0) ::_exit(1);
                rest.remove_prefix(static_cast<std::size_t>(sent));
            }
        }
        ::_exit(0);
    }
    ::close(listener);
    return std::make_unique<Server>(child, ntohs(address.sin_port));
}

template <class Ask>
double processor_ms_a_request(const Server& server, Ask&& ask) {
    for (int i = 0; i < kRequests / 10; ++i) ask();  // caches warm, statements prepared
    const double before = server.processor_ms();
    for (int i = 0; i < kRequests; ++i) ask();
    return (server.processor_ms() - before) / kRequests;
}

void compare_list(Figures& figures, const Server& server, const std::filesystem::path& data) {
    Person coordinator{server.port(), "coordinator"};
    const test::Reply page = coordinator.get(kList);
    std::size_t rows = 0;
    for (std::size_t at = 0; (at = page.body.find("<tr", at)) != std::string::npos; ++at) ++rows;
    if (page.status != 200 || rows != 101) throw std::runtime_error("the list has not 100 rows");
    const double ours = processor_ms_a_request(server, [&] { coordinator.get(kList); });
    const auto bare_server = start_bare(data, list_sql(data), page.head + "\r\n" + page.body);
    test::LoopbackClient client{bare_server->port()};
    const double bare = processor_ms_a_request(*bare_server, [&] { client.get(kList); });
    figures.at_most("the overdue list of 100 rows beside the same SQL and bytes, processor time", ours / bare, 2.5,
                    "times");
    figures.told("the list, a request", ours, "ms");
    figures.told("the bare program, a request", bare, "ms");
    figures.told("bytes of the page", static_cast<double>(page.body.size()) / 1024, "KB");
}

std::vector<ObligationId> owed_by_head(const std::filesystem::path& data) {
    Db db = Db::open(database_address(data));
    ObligationFilter filter;
    filter.state = ExecutionState::overdue;
    filter.organisations = {find_organisation_by_name(db, "МБОУ СОШ № 1").value().id};
    std::vector<ObligationId> ids;
    for (const ObligationRow& row : list_obligations(db, filter, kToday, {1, kHandIns})) ids.push_back(row.id);
    return ids;
}

class BareKeeper {  // a file written and synced, a row committed: the least a hand-in can cost
public:
    explicit BareKeeper(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
        sqlite3_open((folder_ / "bare.db").c_str(), &db_);
        sqlite3_exec(db_, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE kept (name TEXT)", nullptr,
                     nullptr, nullptr);
    }
    BareKeeper(const BareKeeper&) = delete;
    BareKeeper& operator=(const BareKeeper&) = delete;
    ~BareKeeper() { sqlite3_close(db_); }
    void keep(const std::string& bytes) {
        const auto path = folder_ / std::to_string(++count_);
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) || ::fsync(file) != 0)
            throw std::runtime_error("not written");
        ::close(file);
        if (sqlite3_exec(db_, "INSERT INTO kept VALUES ('file')", nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error("not committed");
    }

private:
    std::filesystem::path folder_;
    sqlite3* db_ = nullptr;
    int count_ = 0;
};

void compare_hand_in(Figures& figures, const Server& server, const std::filesystem::path& data) {
    Person head{server.port(), "head"};
    BareKeeper bare{data / "bare"};
    std::mt19937_64 random{882};
    std::vector<double> ours_ms, bare_ms;
    for (const ObligationId id : owed_by_head(data)) {  // in turn, so that both meet the same disk
        std::string file = "%PDF-1.4\n";
        while (file.size() < kFileBytes) file += static_cast<char>(random());
        const std::string request = head.hand_in(id, file);
        auto start = Clock::now();
        const test::Reply reply = head.send(request);
        ours_ms.push_back(milliseconds_since(start));
        if (reply.status != 303) throw std::runtime_error("not handed in: " + reply.head);
        start = Clock::now();
        bare.keep(file);
        bare_ms.push_back(milliseconds_since(start));
        std::this_thread::sleep_for(kBetweenHandIns);
    }
    figures.at_most("a hand-in with 1 MB beside writing, syncing and one commit, wall time",
                    median(ours_ms) / median(bare_ms), 3, "times");
    figures.told("the hand-in over HTTP, median", median(ours_ms), "ms");
    figures.told("the bare program, median", median(bare_ms), "ms");
}

int measure(const std::string& mera_program, const std::filesystem::path& source) {
    const test::ThrowawayDirectory data;
    apart([&] { fill(data.path(), content_of(source / "examples/order-882.txt")); });
    Figures figures;
    std::vector<double> first_answers;
    for (int i = 0; i < kStarts; ++i) first_answers.push_back(start_mera(mera_program, data.path()).first_answer_ms);
    figures.at_most("first answer after the start, 12,000 obligations, wall time", median(first_answers), 200, "ms");
    const auto mera = start_mera(mera_program, data.path()).server;
    compare_list(figures, *mera, data.path());
    figures.at_most("resident after the lists", mera->resident_megabytes(), 60, "MB");
    compare_hand_in(figures, *mera, data.path());
    figures.at_most("resident after the hand-ins", mera->resident_megabytes(), 60, "MB");
    return figures.exit_code();
}

}  // namespace

int main(int count, char** arguments) { return mera::bench::main_of(count, arguments, measure); }
