#include "web/http/http_parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <limits>
#include <utility>

namespace mera {

namespace http = boost::beast::http;
using boost::system::error_code;

class HttpParser::Implementation final : public http::basic_parser<true> {
public:
    explicit Implementation(std::size_t head_bytes_max) : head_bytes_max_(head_bytes_max) {
        header_limit(static_cast<std::uint32_t>(head_bytes_max));
        // Which limit holds is known only when the header is read. (1.74 takes «none» for «nothing may come».)
        body_limit(std::numeric_limits<std::uint64_t>::max());
    }

    Step step(std::string_view bytes) {
        error_code error;
        const std::size_t used = put(boost::asio::buffer(bytes.data(), bytes.size()), error);
        // Beast's limit holds for what lies in the buffer; a header that comes line by line would pass under it.
        if (!is_header_done()) head_bytes_ += used;
        if (!is_header_done() && head_bytes_ + bytes.size() - used > head_bytes_max_) error = http::error::header_limit;
        if (error == http::error::need_more) return {Outcome::need_more, used};
        if (error == http::error::header_limit) return {Outcome::too_long, used};
        if (error == http::error::bad_version) return {Outcome::unknown_version, used};
        if (error) return {Outcome::broken, used, error.message()};
        return {Outcome::progress, used};
    }

    RequestHead head;
    std::string piece;

private:
    using Text = boost::beast::string_view;
    static std::string copy(Text text) { return {text.data(), text.size()}; }
    void on_request_impl(http::verb, Text method, Text target, int version, error_code&) override {
        head.method = copy(method);
        head.target = copy(target);
        head.version = version;
    }
    void on_response_impl(int, Text, int, error_code&) override {}
    void on_field_impl(http::field, Text name, Text value, error_code&) override {
        if (!in_body_) head.headers.push_back({copy(name), copy(value)});  // trailers say nothing we would believe
    }
    void on_header_impl(error_code&) override { in_body_ = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(Text body, error_code&) override {
        piece.append(body.data(), body.size());
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text body, error_code& error) override {
        return on_body_impl(body, error);
    }
    void on_finish_impl(error_code&) override {}

    std::size_t head_bytes_max_;
    std::size_t head_bytes_ = 0;
    bool in_body_ = false;
};

HttpParser::HttpParser(std::size_t head_bytes_max)
    : implementation_(std::make_unique<Implementation>(head_bytes_max)) {}
HttpParser::~HttpParser() = default;
HttpParser::Step HttpParser::put(std::string_view bytes) { return implementation_->step(bytes); }
bool HttpParser::has_begun() const { return implementation_->got_some(); }
bool HttpParser::is_head_done() const { return implementation_->is_header_done(); }
bool HttpParser::is_done() const { return implementation_->is_done(); }
bool HttpParser::keep_alive() const { return implementation_->keep_alive(); }
RequestHead HttpParser::take_head() { return std::move(implementation_->head); }
std::string HttpParser::take_piece(std::string used) {
    used.clear();
    return std::exchange(implementation_->piece, std::move(used));
}

}  // namespace mera
