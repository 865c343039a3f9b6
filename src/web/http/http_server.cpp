#include "web/http/http_server.hpp"

#include <sys/resource.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <ctime>
#include <thread>
#include <unordered_set>

#include "web/http/http_answers.hpp"
#include "web/http/http_connection.hpp"
#include "web/http/http_transport.hpp"
#include "web/http/worker_pool.hpp"

namespace mera {

namespace {

namespace net = boost::asio;
namespace ssl = boost::asio::ssl;
using boost::system::error_code;
using net::ip::tcp;

constexpr Milliseconds kTick{100};                // deadlines are kept to this precision
constexpr std::size_t kDescriptorsBesides = 256;  // database, files, sockets of our own
constexpr int kBacklog = 1024;

template <class Stream>
void write_all(Stream& stream, std::string_view head, std::string_view body, std::function<void(bool)> done) {
    const std::array pieces{net::buffer(head), net::buffer(body)};
    net::async_write(stream, pieces, [done = std::move(done)](error_code error, std::size_t) { done(!error); });
}

template <class Stream>
void read_some(Stream& stream, std::span<char> into, std::function<void(bool, std::size_t)> done) {
    stream.async_read_some(net::buffer(into.data(), into.size()),
                           [done = std::move(done)](error_code error, std::size_t bytes) { done(!error, bytes); });
}

std::string address_of(const tcp::socket& socket) {
    error_code error;
    const auto address = socket.remote_endpoint(error).address();
    if (error) return {};  // gone before it was greeted
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

class PlainTransport final : public Transport {
public:
    explicit PlainTransport(tcp::socket socket) : socket_(std::move(socket)) {}
    void shake_hands(std::function<void(bool)> done) override {
        net::post(socket_.get_executor(), [done] { done(true); });
    }
    void read(std::span<char> into, std::function<void(bool, std::size_t)> done) override {
        read_some(socket_, into, std::move(done));
    }
    void write(std::string_view head, std::string_view body, std::function<void(bool)> done) override {
        write_all(socket_, head, body, std::move(done));
    }
    void end_sending(std::function<void()>) override {
        error_code ignored;
        socket_.shutdown(tcp::socket::shutdown_send, ignored);
    }
    void close() override {
        error_code ignored;
        socket_.close(ignored);
    }
    std::string peer_address() const override { return address_of(socket_); }
    bool is_encrypted() const override { return false; }

private:
    tcp::socket socket_;
};

class TlsTransport final : public Transport {
public:
    TlsTransport(tcp::socket socket, ssl::context& context) : stream_(std::move(socket), context) {}
    void shake_hands(std::function<void(bool)> done) override {
        stream_.async_handshake(ssl::stream_base::server, [done = std::move(done)](error_code error) { done(!error); });
    }
    void read(std::span<char> into, std::function<void(bool, std::size_t)> done) override {
        read_some(stream_, into, std::move(done));
    }
    void write(std::string_view head, std::string_view body, std::function<void(bool)> done) override {
        write_all(stream_, head, body, std::move(done));
    }
    void end_sending(std::function<void()> done) override {
        stream_.async_shutdown([done = std::move(done)](error_code) { done(); });
    }
    void close() override {
        error_code ignored;
        stream_.next_layer().close(ignored);
    }
    std::string peer_address() const override { return address_of(stream_.next_layer()); }
    bool is_encrypted() const override { return true; }

private:
    ssl::stream<tcp::socket> stream_;
};

std::string http_date(std::time_t now) {  // Sun, 06 Nov 1994 08:49:37 GMT
    static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc = {};
    gmtime_r(&now, &utc);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)],
                       utc.tm_mday, kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                       utc.tm_min, utc.tm_sec);
}

}  // namespace

class HttpServer::Implementation final : public ConnectionHost {
public:
    Implementation(ServerSettings settings, Handler handler)
        : settings_(std::move(settings)), answers_(settings_, std::move(handler)) {}
    ~Implementation() override {
        stop();
        wait();
    }
    Expected<std::uint16_t> start();
    void stop();
    void wait();

    const ServerSettings& settings() const override { return settings_; }
    const HttpAnswers& answers() const override { return answers_; }
    WorkerPool& workers() override { return *workers_; }
    WorkerPool& disk() override { return *disk_; }
    bool is_stopping() const override { return stopping_; }
    const std::string& date() override;
    void forget(const std::shared_ptr<HttpConnection>& connection) override;

private:
    bool submit(WorkerPool& pool, std::function<std::function<void()>(unsigned)> work) override;
    std::optional<Failure> read_certificate();
    std::optional<Failure> listen();
    void allow_descriptors();
    void run();
    void accept();
    void take(tcp::socket socket);
    void make_room();
    void tick();
    void end_if_done();

    ServerSettings settings_;
    HttpAnswers answers_;
    net::io_context io_{1};
    std::optional<ssl::context> tls_;
    tcp::acceptor acceptor_{io_};
    net::steady_timer timer_{io_};
    std::optional<net::executor_work_guard<net::io_context::executor_type>> guard_;
    std::unordered_set<std::shared_ptr<HttpConnection>> connections_;
    std::size_t tasks_ = 0;  // handed to a pool and not yet answered: they keep the thread alive
    bool stopping_ = false;
    bool accepting_ = false;
    Clock::time_point stop_deadline_ = Clock::time_point::max();
    std::time_t date_second_ = 0;
    std::string date_;
    std::unique_ptr<WorkerPool> workers_;
    std::unique_ptr<WorkerPool> disk_;
    std::thread thread_;
};

// --- what connections ask for --------------------------------------------------------------------------------------
bool HttpServer::Implementation::submit(WorkerPool& pool, std::function<std::function<void()>(unsigned)> work) {
    const bool taken = pool.push([this, work = std::move(work)](unsigned worker) {
        net::post(io_, [this, then = work(worker)] {
            --tasks_;
            then();
            end_if_done();
        });
    });
    if (taken) ++tasks_;  // its answer cannot have come yet: it needs this thread
    return taken;
}

void HttpServer::Implementation::forget(const std::shared_ptr<HttpConnection>& connection) {
    connections_.erase(connection);
    end_if_done();
}

const std::string& HttpServer::Implementation::date() {
    const std::time_t now = std::time(nullptr);
    if (std::exchange(date_second_, now) != now) date_ = http_date(now);
    return date_;
}

// --- listening, time, the end --------------------------------------------------------------------------------------
std::optional<Failure> HttpServer::Implementation::read_certificate() {
    if (settings_.tls_certificate.empty() && settings_.tls_key.empty()) return std::nullopt;
    try {
        tls_.emplace(ssl::context::tls_server);
        tls_->set_options(ssl::context::default_workarounds | ssl::context::no_compression);
        SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_2_VERSION);
        SSL_CTX_set_options(tls_->native_handle(), SSL_OP_NO_RENEGOTIATION);
        SSL_CTX_set_mode(tls_->native_handle(), SSL_MODE_RELEASE_BUFFERS);  // 34 KB less for every idle connection
        tls_->use_certificate_chain_file(settings_.tls_certificate);
        tls_->use_private_key_file(settings_.tls_key, ssl::context::pem);
        return std::nullopt;
    } catch (const std::exception& error) {
        return Failure{Failure::Kind::invalid_input,
                       "Сертификат или ключ не читаются. Нужны два файла PEM: цепочка сертификатов и ключ без пароля.",
                       "tls_certificate", error.what()};
    }
}

std::optional<Failure> HttpServer::Implementation::listen() {
    const auto refuse = [&](std::string message, const error_code& error) {
        return Failure{Failure::Kind::conflict, std::move(message), "address", error.message()};
    };
    const std::string port = std::to_string(settings_.port);
    error_code error;
    const auto address =
        net::ip::make_address(settings_.address == "localhost" ? "127.0.0.1" : settings_.address, error);
    if (error) return refuse("«" + settings_.address + "» — не адрес. Напишите 127.0.0.1, 0.0.0.0 или ::.", error);
    const tcp::endpoint endpoint{address, settings_.port};
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && address.is_v6()) acceptor_.set_option(net::ip::v6_only(false), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(kBacklog, error);
    if (!error) return std::nullopt;
    acceptor_.close();
    if (error == net::error::address_in_use)
        return refuse("Порт " + port + " занят другой программой. Остановите её или выберите другой порт.", error);
    if (error == net::error::access_denied)
        return refuse("Порт " + port + " открывает только администратор системы. Выберите порт от 1024.", error);
    return refuse("Адреса " + settings_.address + " на этом компьютере нет. Напишите 127.0.0.1 или 0.0.0.0.", error);
}

// Every connection is a descriptor; a shell's usual limit is 1,024.
void HttpServer::Implementation::allow_descriptors() {
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const rlim_t wanted = settings_.limits.connections_max * 2 + kDescriptorsBesides;  // a document for each
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur < wanted && limit.rlim_cur > kDescriptorsBesides)
        settings_.limits.connections_max = (limit.rlim_cur - kDescriptorsBesides) / 2;
}

Expected<std::uint16_t> HttpServer::Implementation::start() {
    if (auto failure = read_certificate()) return *failure;
    if (auto failure = listen()) return *failure;
    allow_descriptors();
    workers_ = std::make_unique<WorkerPool>(settings_.workers, settings_.limits.queue_max);
    disk_ = std::make_unique<WorkerPool>(1, settings_.limits.connections_max * 2);
    guard_.emplace(io_.get_executor());
    accept();
    tick();
    const std::uint16_t port = acceptor_.local_endpoint().port();
    thread_ = std::thread([this] { run(); });
    return port;
}

void HttpServer::Implementation::run() {
    for (;;) {
        try {
            io_.run();
            return;
        } catch (const std::exception& error) {  // one connection's misfortune; its deadline will close it
            answers_.note_fault(random_fault_number(), error.what(), nullptr);
        }
    }
}

void HttpServer::Implementation::accept() {
    accepting_ = true;
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
        accepting_ = false;
        if (stopping_) return;
        if (!error) {
            take(std::move(socket));
        } else if (error == net::error::no_descriptors || error.value() == ENFILE) {
            return make_room();  // the next tick accepts again
        }
        accept();
    });
}

void HttpServer::Implementation::take(tcp::socket socket) {
    if (connections_.size() >= settings_.limits.connections_max) make_room();
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    std::unique_ptr<Transport> transport;
    if (tls_)
        transport = std::make_unique<TlsTransport>(std::move(socket), *tls_);
    else
        transport = std::make_unique<PlainTransport>(std::move(socket));
    const auto connection = std::make_shared<HttpConnection>(*this, std::move(transport));
    connections_.insert(connection);
    connection->start();
}

// The one that has waited longest without a whole request goes; a person in the middle of something never does.
void HttpServer::Implementation::make_room() {
    std::shared_ptr<HttpConnection> oldest;
    for (const auto& connection : connections_)
        if (connection->is_waiting() && (!oldest || connection->since() < oldest->since())) oldest = connection;
    if (oldest) oldest->close();
}

void HttpServer::Implementation::tick() {
    const auto now = Clock::now();
    std::vector<std::shared_ptr<HttpConnection>> due;
    for (const auto& connection : connections_)
        if (connection->is_due(now) || now >= stop_deadline_) due.push_back(connection);
    for (const auto& connection : due) now >= stop_deadline_ ? connection->close() : connection->miss_deadline();
    if (stopping_ && !guard_) return;
    if (!accepting_ && !stopping_) accept();
    timer_.expires_after(kTick);
    timer_.async_wait([this](error_code error) {
        if (!error) tick();
    });
}

void HttpServer::Implementation::stop() {
    net::post(io_, [this] {
        if (std::exchange(stopping_, true)) return;
        stop_deadline_ = Clock::now() + settings_.limits.stop_time;
        error_code ignored;
        acceptor_.close(ignored);
        const std::vector<std::shared_ptr<HttpConnection>> all(connections_.begin(), connections_.end());
        for (const auto& connection : all) connection->stop();
        end_if_done();
    });
}

void HttpServer::Implementation::end_if_done() {
    if (!stopping_ || !connections_.empty() || tasks_ > 0) return;
    guard_.reset();
    timer_.cancel();
}

void HttpServer::Implementation::wait() {
    if (thread_.joinable()) thread_.join();
    if (workers_) workers_->stop();
    if (disk_) disk_->stop();
}

HttpServer::HttpServer(ServerSettings settings, Handler handler)
    : implementation_(std::make_unique<Implementation>(std::move(settings), std::move(handler))) {}
HttpServer::~HttpServer() = default;
Expected<std::uint16_t> HttpServer::start() { return implementation_->start(); }
void HttpServer::stop() { implementation_->stop(); }
void HttpServer::wait() { implementation_->wait(); }

}  // namespace mera
