#include "web/http/http_connection.hpp"

#include <algorithm>
#include <utility>

namespace mera {

namespace {

constexpr std::size_t kSmallRead = 4 * 1024;     // a header; what an idle connection holds
constexpr std::size_t kLargeRead = 64 * 1024;    // a body
constexpr std::size_t kFastRead = 256 * 1024;    // one that comes faster: fewer wake-ups for the same bytes
constexpr std::size_t kPiece = 64 * 1024;        // one write; the reader's deadline runs anew for each
constexpr std::size_t kChunkHeadMax = 8 * 1024;  // a chunk's size and its extensions, or all trailers
constexpr Milliseconds kCloseTime{2'000};        // for the other side to close too

}  // namespace

HttpConnection::HttpConnection(ConnectionHost& host, std::unique_ptr<Transport> transport)
    : host_(host),
      transport_(std::move(transport)),
      peer_{transport_->peer_address(), transport_->is_encrypted() || host.settings().behind_https} {}

// --- from the first byte to a whole header -------------------------------------------------------------------------
void HttpConnection::start() {
    // The first header has its deadline from the first second: nobody may connect and stay silent.
    if (!transport_->is_encrypted()) return next_request(limits().head_time);
    enter(Stage::handshake, limits().head_time);
    transport_->shake_hands([self = shared_from_this()](bool ok) {
        if (!ok) return self->close();
        if (self->stage_ == Stage::handshake) self->next_request(self->limits().head_time);
    });
}

void HttpConnection::enter(Stage stage, std::optional<Milliseconds> time) {
    stage_ = stage;
    since_ = Clock::now();
    deadline_ = time ? since_ + *time : Clock::time_point::max();
}

void HttpConnection::stop() {
    if (stage_ == Stage::handshake || stage_ == Stage::waiting) close();
    if (stage_ == Stage::lingering) deadline_ = std::min(deadline_, Clock::now() + kCloseTime);
}

void HttpConnection::close() {
    if (stage_ == Stage::closed) return;
    const bool with_pool = stage_ == Stage::admission || stage_ == Stage::storing || stage_ == Stage::handling;
    enter(Stage::closed, std::nullopt);
    if (!with_pool) drop_upload();
    transport_->close();
    host_.forget(shared_from_this());
}

void HttpConnection::miss_deadline() {
    if (stage_ == Stage::body) return refuse(408, "the body came too slowly");
    if (stage_ == Stage::head) return refuse(408, "the header came too slowly");
    close();
}

void HttpConnection::next_request(Milliseconds time) {
    if (host_.is_stopping() && in_.empty()) return close();
    parser_.emplace(limits().head_bytes_max);
    request_.reset();
    body_bytes_ = 0;
    body_bytes_announced_ = 0;
    if (!in_.empty()) {  // pipelined
        enter(Stage::head, limits().head_time);
        return read_head();
    }
    enter(Stage::waiting, time);
    if (in_.capacity() > kSmallRead) std::string{}.swap(in_);
    std::string{}.swap(spare_);
    std::string{}.swap(gathered_);
    read(kSmallRead);
}

void HttpConnection::read(std::size_t bytes) {
    const std::size_t before = in_.size();
    in_.resize(before + bytes);
    reading_ = true;
    transport_->read({&in_[before], bytes}, [self = shared_from_this(), before](bool ok, std::size_t got) {
        self->reading_ = false;
        self->in_.resize(before + got);
        self->body_read_ = got >= kLargeRead ? kFastRead : kLargeRead;
        self->on_read(ok);
    });
}

void HttpConnection::on_read(bool ok) {
    if (stage_ == Stage::closed || stage_ == Stage::sending)
        return;  // a refusal is under way: the rest is of no interest
    if (!ok) return close();
    switch (stage_) {
        case Stage::waiting: {
            const Clock::time_point first_deadline = deadline_;
            enter(Stage::head, limits().head_time);
            deadline_ = std::min(deadline_, first_deadline);
            return read_head();
        }
        case Stage::head: return read_head();
        case Stage::body: return read_body();
        case Stage::storing: return;  // the piece before it is still being written
        case Stage::lingering: in_.clear(); return read(kLargeRead);
        default: return close();  // nothing is read in the other stages
    }
}

void HttpConnection::read_head() {
    while (!parser_->is_head_done()) {
        if (!parser_->has_begun()) in_.erase(0, in_.find_first_not_of("\r\n"));  // empty lines before it are forgiven
        if (in_.empty()) return read(kSmallRead);
        const HttpParser::Step step = parser_->put(in_);
        in_.erase(0, step.used);
        switch (step.outcome) {
            case HttpParser::Outcome::progress: break;
            case HttpParser::Outcome::need_more: return read(kSmallRead);
            case HttpParser::Outcome::too_long: return refuse(431, "the header is too long");
            case HttpParser::Outcome::unknown_version: return refuse(505, "an unknown version of HTTP");
            case HttpParser::Outcome::broken: return refuse(400, step.why);
        }
    }
    begin_request();
}

void HttpConnection::begin_request() {
    head_read_at_ = Clock::now();
    keep_alive_ = parser_->keep_alive();
    auto read = mera::read_head(parser_->take_head(), peer_, host_.settings().trusted_proxies);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return refuse(refusal->status, refusal->detail);
    const BodyFrame frame = std::get<ReadHead>(read).frame;
    request_.emplace(std::move(std::get<ReadHead>(read).request));
    // Two readings of one header that differ are what smuggling lives on: ours and the parser's must agree.
    if (frame.empty() != parser_->is_done()) return refuse(400, "the parser frames the body otherwise");
    if (frame.empty()) return handle();

    const std::string_view expect = request_->header("expect");
    if (!expect.empty() && !equal_ignoring_case(expect, "100-continue")) return refuse(417, "an unknown expectation");
    const std::string_view coding = request_->header("content-encoding");
    if (!coding.empty() && coding != "identity") return refuse(415, "a compressed body");
    body_bytes_announced_ = frame.length;
    const auto boundary = multipart_boundary(request_->header("content-type"));
    if (!boundary) return expect_body(limits().body_bytes_max);
    boundary_ = *boundary;
    admit();
}

// --- the body ------------------------------------------------------------------------------------------------------
void HttpConnection::admit() {
    if (!host_.settings().admit_upload) return receive_files(UploadLimits{});
    enter(Stage::admission, std::nullopt);
    const bool taken = host_.run_on(
        host_.workers(), [this](unsigned worker) { return host_.answers().admitted(*request_, worker); },
        [self = shared_from_this()](std::variant<UploadLimits, Answer> verdict) {
            if (self->stage_ == Stage::closed) return;
            if (const auto* limits = std::get_if<UploadLimits>(&verdict)) return self->receive_files(*limits);
            self->refuse(std::get<Answer>(std::move(verdict)));
        });
    if (!taken) refuse(503, "the queue is full");
}

void HttpConnection::receive_files(UploadLimits upload) {
    receiver_ = std::make_shared<MultipartReceiver>(boundary_, upload, host_.settings().evidence);
    expect_body(upload.request_bytes_max());
}

void HttpConnection::expect_body(std::uint64_t bytes_max) {
    if (body_bytes_announced_ > bytes_max) return refuse(413, "the announced body is too long");
    body_bytes_max_ = bytes_max;
    enter(Stage::body, limits().body_silence);
    body_began_at_ = since_;
    if (request_->header("expect").empty() || !in_.empty()) return read_body();
    transport_->write("HTTP/1.1 100 Continue\r\n\r\n", {}, [self = shared_from_this()](bool ok) {
        if (self->stage_ != Stage::body) return;
        ok ? self->read_body() : self->close();
    });
}

void HttpConnection::read_body() {
    std::size_t used = 0;
    while (used < in_.size() && !parser_->is_done()) {
        const HttpParser::Step step = parser_->put(std::string_view{in_}.substr(used));
        used += step.used;
        if (step.outcome == HttpParser::Outcome::progress) continue;
        if (step.outcome == HttpParser::Outcome::need_more && in_.size() - used < kChunkHeadMax) break;
        return refuse(400, "chunks: " + step.why);
    }
    in_.erase(0, used);
    std::string piece = parser_->take_piece(std::move(spare_));
    body_bytes_ += piece.size();
    if (body_bytes_ > body_bytes_max_) return refuse(413, "the body is too long");
    std::string& body = receiver_ ? gathered_ : request_->body;
    body.empty() ? body.swap(piece) : void(body += piece);
    if (gathered_.size() >= kLargeRead || (parser_->is_done() && !gathered_.empty()))
        return store(std::exchange(gathered_, {}));
    if (parser_->is_done()) return handle();
    extend_body_deadline();
    read(body_read_);
}

void HttpConnection::extend_body_deadline() {
    const auto earned = Milliseconds{1'000 * body_bytes_ / std::max<std::uint64_t>(limits().body_bytes_per_second, 1)};
    deadline_ = std::min({Clock::now() + limits().body_silence, body_began_at_ + limits().body_start + earned,
                          body_began_at_ + limits().body_time});
}

void HttpConnection::store(std::string piece) {
    enter(Stage::storing, std::nullopt);
    const bool taken = host_.run_on(
        host_.disk(),
        [this, piece = std::move(piece)](unsigned) mutable {
            auto failure = host_.answers().stored(*request_, *receiver_, piece);
            return std::pair{std::move(failure), std::move(piece)};
        },
        [self = shared_from_this()](std::pair<std::optional<Answer>, std::string> stored) {
            self->spare_ = std::move(stored.second);
            self->after_storing(std::move(stored.first));
        });
    if (!taken) return close();
    if (!parser_->is_done()) read(body_read_);  // the next piece comes while this one is written, and no further one
}

void HttpConnection::after_storing(std::optional<Answer> failure) {
    if (stage_ == Stage::closed) return drop_upload();
    if (failure) return refuse(*std::move(failure));
    body_began_at_ += Clock::now() - since_;  // the disk's time is not the sender's
    enter(Stage::body, limits().body_silence);
    if (parser_->is_done()) return handle();
    extend_body_deadline();
    if (!reading_) read_body();
}

// Removing large files takes the disk's time, not that of the other connections. With its queue full, it is taken here.
void HttpConnection::drop_upload() {
    if (receiver_)
        host_.disk().push([receiver = std::exchange(receiver_, nullptr)](unsigned) mutable { receiver.reset(); });
}

void HttpConnection::handle() {
    enter(Stage::handling, std::nullopt);
    const bool taken = host_.run_on(
        host_.workers(),
        [this](unsigned worker) {
            Answer answer = host_.answers().handled(*request_, receiver_.get(), worker);
            receiver_.reset();  // here, because files that nobody took are removed with them
            request_->files.clear();
            return answer;
        },
        [self = shared_from_this()](Answer answer) {
            if (self->stage_ != Stage::closed) self->send(std::move(answer));
        });
    if (!taken) refuse(503, "the queue is full");
}

// --- the answer ----------------------------------------------------------------------------------------------------
void HttpConnection::refuse(int status, std::string detail) {
    refuse(host_.answers().refused(request_ ? &*request_ : nullptr, {status, std::move(detail)}));
}

void HttpConnection::refuse(Answer answer) {
    keep_alive_ = false;
    drop_upload();
    send(std::move(answer));
}

void HttpConnection::send(Answer answer) {
    keep_alive_ = keep_alive_ && !host_.is_stopping();
    out_.emplace(std::move(answer));
    head_out_ = out_->wire.head + "Date: " + host_.date() +
                "\r\nConnection: " + (keep_alive_ ? "keep-alive" : "close") + "\r\n\r\n";
    const std::string_view first = out_->wire.bytes().substr(0, kPiece);
    out_at_ = first.size();
    write(head_out_, first);
}

void HttpConnection::write(std::string_view head, std::string_view piece) {
    enter(Stage::sending, limits().write_silence);
    transport_->write(head, piece, [self = shared_from_this()](bool ok) {
        if (self->stage_ == Stage::closed) return;
        ok ? self->send_more() : self->close();
    });
}

void HttpConnection::send_more() {
    if (auto* file = std::get_if<FileSlice>(&out_->wire.body)) return send_more_of_file(*file);
    const std::string_view piece = out_->wire.bytes().substr(out_at_, kPiece);
    if (piece.empty()) return sent();
    out_at_ += piece.size();
    write({}, piece);
}

void HttpConnection::send_more_of_file(FileSlice& file) {
    if (file.size() == 0) return sent();
    const bool taken = host_.run_on(
        host_.disk(),
        [&file](unsigned) -> std::string {
            try {
                return file.read(kPiece);
            } catch (const std::exception&) {
                return {};  // the length is announced: breaking off is all that can still be said
            }
        },
        [self = shared_from_this()](std::string piece) {
            if (self->stage_ == Stage::closed) return;
            if (piece.empty()) return self->close();
            self->piece_out_ = std::move(piece);
            self->write({}, self->piece_out_);
        });
    if (!taken) close();
}

void HttpConnection::sent() {
    Exchange exchange{peer_.address, {}, {}, out_->wire.status, out_->wire.body_bytes, {}, std::move(out_->detail)};
    if (request_) {
        exchange.client_address = request_->client_address;
        exchange.method = name_of(request_->method);
        exchange.target = request_->target;
        exchange.time = std::chrono::duration_cast<Milliseconds>(Clock::now() - head_read_at_);
    }
    out_.reset();  // assigning an empty answer would keep the memory of a page for every idle connection
    std::string{}.swap(piece_out_);
    keep_alive_ ? next_request(limits().idle_time) : linger();
    if (host_.settings().on_exchange) host_.settings().on_exchange(exchange);
}

// The answer would be lost if the connection were closed while the request is still coming: the system answers such
// bytes with a reset, and the browser throws away what it has not read yet. So: say «no more», read on, then close.
void HttpConnection::linger() {
    const bool whole_request = request_ && parser_->is_done();
    enter(Stage::lingering, whole_request ? kCloseTime : limits().linger_time);
    const bool tls = transport_->is_encrypted();
    // TLS cannot say «no more» and still read: with a request under way, its end or the deadline comes first.
    if (!tls || whole_request) transport_->end_sending([self = shared_from_this()] { self->close(); });
    in_.clear();
    if (!reading_ && !(tls && whole_request)) read(kLargeRead);
}

}  // namespace mera
