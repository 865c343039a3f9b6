#pragma once
// One connection: header, body, handler, answer, and again. Lives on the thread of connections; while a pool works for
// it, it waits and touches nothing the pool may touch. Each stage has a deadline, so nobody holds a place by silence.
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "web/http/http_answers.hpp"
#include "web/http/http_parser.hpp"
#include "web/http/http_server.hpp"
#include "web/http/http_transport.hpp"
#include "web/http/worker_pool.hpp"

namespace mera {

using Clock = std::chrono::steady_clock;
class HttpConnection;

class ConnectionHost {  // what all connections share
public:
    virtual ~ConnectionHost() = default;
    virtual const ServerSettings& settings() const = 0;
    virtual const HttpAnswers& answers() const = 0;
    virtual WorkerPool& workers() = 0;
    virtual WorkerPool& disk() = 0;  // one thread that writes uploads and reads documents
    virtual bool is_stopping() const = 0;
    virtual const std::string& date() = 0;  // for the Date header
    virtual void forget(const std::shared_ptr<HttpConnection>& connection) = 0;

    // `work` on the pool, then `then` with its result on the thread of connections. `work` must not throw and must not
    // own the connection, or its socket could be closed on a foreign thread; `then` owns it. False: the queue is full.
    template <class Work, class Then>
    bool run_on(WorkerPool& pool, Work work, Then then) {
        using Result = decltype(work(0U));
        return submit(pool, [work = std::move(work), then = std::move(then)](unsigned worker) mutable {
            auto result = std::make_shared<Result>(work(worker));
            return std::function<void()>{
                [result = std::move(result), then = std::move(then)]() mutable { then(std::move(*result)); }};
        });
    }

private:
    virtual bool submit(WorkerPool& pool, std::function<std::function<void()>(unsigned worker)> work) = 0;
};

class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(ConnectionHost& host, std::unique_ptr<Transport> transport);

    void start();
    void stop();  // at rest: closes now; otherwise after the answer under way
    void close();
    bool is_due(Clock::time_point now) const { return now >= deadline_; }
    void miss_deadline();  // refuses or closes
    bool is_waiting() const { return stage_ <= Stage::head; }  // nobody's whole request is lost if it is closed
    Clock::time_point since() const { return since_; }  // when its stage began

private:
    enum class Stage { handshake, waiting, head, admission, body, storing, handling, sending, lingering, closed };
    using Answer = HttpAnswers::Answer;

    const HttpLimits& limits() const { return host_.settings().limits; }
    void enter(Stage stage, std::optional<Milliseconds> time);  // no time: a pool works, it has no deadline of ours
    void next_request(Milliseconds time);
    void read(std::size_t bytes);
    void on_read(bool ok);

    void read_head();
    void begin_request();
    void admit();
    void receive_files(UploadLimits limits);
    void expect_body(std::uint64_t bytes_max);
    void read_body();
    void extend_body_deadline();
    void store(std::string piece);
    void after_storing(std::optional<Answer> failure);
    void drop_upload();
    void handle();

    void refuse(int status, std::string detail);
    void refuse(Answer answer);
    void send(Answer answer);
    void write(std::string_view head, std::string_view piece);
    void send_more();
    void send_more_of_file(FileSlice& file);
    void sent();
    void linger();

    ConnectionHost& host_;
    std::unique_ptr<Transport> transport_;
    Peer peer_;
    Stage stage_ = Stage::handshake;
    Clock::time_point since_ = Clock::now();
    Clock::time_point deadline_ = Clock::time_point::max();
    bool reading_ = false;
    std::string in_;  // received, not yet understood

    std::optional<HttpParser> parser_;
    bool keep_alive_ = false;
    std::optional<Request> request_;  // its header was read; a pool's during admission, storing and handling
    std::string boundary_;  // of a form with files
    std::shared_ptr<MultipartReceiver> receiver_;
    std::string gathered_;  // of a form with files, until there is enough of it to be worth a turn of the disk
    std::string spare_;  // memory of a piece that has been written
    std::size_t body_read_ = 0;  // how much to ask for at once
    std::uint64_t body_bytes_announced_ = 0;  // 0 when it comes in chunks
    std::uint64_t body_bytes_max_ = 0;
    std::uint64_t body_bytes_ = 0;
    Clock::time_point head_read_at_;
    Clock::time_point body_began_at_;

    std::optional<Answer> out_;  // while it is sent
    std::string head_out_;
    std::string piece_out_;
    std::size_t out_at_ = 0;  // bytes of a body in memory that were given to the transport
};

}  // namespace mera
