#pragma once
// What becomes of a request that was received whole, or refused: a handler's answer, the server's own words, or the
// page of a fault. Nothing here throws: the server outlives any request.
#include <cstdint>
#include <string>
#include <string_view>

#include "web/http/http_server.hpp"
#include "web/http/multipart_receiver.hpp"
#include "web/http/response_wire.hpp"

namespace mera {

class HttpAnswers {
public:
    HttpAnswers(const ServerSettings& settings, Handler handler) : settings_(settings), handler_(std::move(handler)) {}

    struct Answer {
        WireResponse wire;
        std::string detail = {};  // why the server refused it; empty for answers of handlers
    };
    // Reads the form, runs the handler. `receiver` is null when the body was no form with files.
    Answer handled(Request& request, MultipartReceiver* receiver, unsigned worker) const;
    Answer refused(const Request* request, const Refusal& refusal) const;  // null: it could not be read
    Answer failed(const Request& request, std::string_view what) const;
    std::variant<UploadLimits, Answer> admitted(Request& request, unsigned worker) const;
    // Gives `piece` to the receiver; what goes wrong comes back.
    std::optional<Answer> stored(const Request& request, MultipartReceiver& receiver, std::string_view piece) const;
    void note_fault(std::string number, std::string_view what, const Request* request) const;

private:
    Response page_of(const ErrorNotice& notice) const;
    const ServerSettings& settings_;
    Handler handler_;
};

}  // namespace mera
