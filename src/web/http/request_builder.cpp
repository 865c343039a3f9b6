#include "web/http/request_builder.hpp"

#include <stdexcept>
#include <utility>

#include "web/http/multipart_receiver.hpp"
#include "web/http/request_head.hpp"

namespace mera {

namespace {

constexpr std::string_view kBoundary = "----mera-test-boundary";

std::string multipart_body(const RequestDraft& draft) {
    std::string body;
    const auto begin = [&](const std::string& disposition) {
        body += "--" + std::string{kBoundary} + "\r\nContent-Disposition: form-data; " + disposition;
    };
    for (const auto& [name, value] : draft.form) {
        begin("name=\"" + name + "\"\r\n\r\n");
        body += value + "\r\n";
    }
    for (const RequestDraft::File& file : draft.files) {
        begin("name=\"" + file.field + "\"; filename=\"" + file.name + "\"\r\nContent-Type: " + file.content_type +
              "\r\n\r\n");
        body += file.content + "\r\n";
    }
    return body + "--" + std::string{kBoundary} + "--\r\n";
}

void refuse(const Refusal& refusal) { throw std::logic_error(std::to_string(refusal.status) + ": " + refusal.detail); }

}  // namespace

Request make_test_request(RequestDraft draft) {
    RequestHead head{std::string{name_of(draft.method)}, draft.target, 11, {{"Host", "mera.test"}}};
    for (Header& header : draft.headers) head.headers.push_back(std::move(header));
    auto read = read_head(std::move(head), {draft.client_address}, {});
    if (const auto* refusal = std::get_if<Refusal>(&read)) refuse(*refusal);
    Request request = std::move(std::get<ReadHead>(read).request);

    if (draft.files.empty()) {
        auto form = parse_urlencoded(to_urlencoded(draft.form));
        if (!form) throw std::logic_error("400: the form cannot be read");
        request.form = *std::move(form);
        return request;
    }
    MultipartReceiver receiver{kBoundary, draft.limits, draft.evidence};
    auto refusal = receiver.feed(multipart_body(draft));
    if (!refusal) refusal = receiver.finish(request);
    if (refusal) refuse(*refusal);
    return request;
}

}  // namespace mera
