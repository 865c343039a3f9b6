#include "web/http/http_answers.hpp"

#include <exception>
#include <system_error>

namespace mera {

namespace {

std::optional<Refusal> read_form(Request& request, MultipartReceiver* receiver) {
    if (receiver) return receiver->finish(request);
    const std::string_view type = request.header("content-type");
    if (!equal_ignoring_case(type.substr(0, type.find(';')), "application/x-www-form-urlencoded")) return std::nullopt;
    auto form = parse_urlencoded(request.body);
    if (!form) return Refusal{400, "the form holds a NUL or too many fields"};
    request.form = *std::move(form);
    request.body.clear();
    return std::nullopt;
}

}  // namespace

HttpAnswers::Answer HttpAnswers::handled(Request& request, MultipartReceiver* receiver, unsigned worker) const {
    request.worker = worker;
    try {
        if (const auto refusal = read_form(request, receiver)) return refused(&request, *refusal);
        return {to_wire(&request, handler_(request))};
    } catch (const std::exception& error) {
        return failed(request, error.what());
    } catch (...) {
        return failed(request, "something that is not an exception");
    }
}

std::variant<UploadLimits, HttpAnswers::Answer> HttpAnswers::admitted(Request& request, unsigned worker) const {
    request.worker = worker;
    try {
        auto verdict = settings_.admit_upload(request);
        if (const auto* limits = std::get_if<UploadLimits>(&verdict)) return *limits;
        return Answer{to_wire(&request, std::get<Response>(std::move(verdict))), "the upload was not admitted"};
    } catch (const std::exception& error) {
        return failed(request, error.what());
    }
}

std::optional<HttpAnswers::Answer> HttpAnswers::stored(const Request& request, MultipartReceiver& receiver,
                                                       std::string_view piece) const {
    try {
        if (const auto refusal = receiver.feed(piece)) return refused(&request, *refusal);
        return std::nullopt;
    } catch (const std::system_error& error) {
        if (error.code() != std::errc::no_space_on_device) return failed(request, error.what());
        note_fault("507", error.what(), &request);
        return refused(&request, {507, "the disk is full"});
    } catch (const std::exception& error) {
        return failed(request, error.what());
    }
}

HttpAnswers::Answer HttpAnswers::refused(const Request* request, const Refusal& refusal) const {
    return {to_wire(request, page_of(notice_for(refusal.status))), refusal.detail};
}

HttpAnswers::Answer HttpAnswers::failed(const Request& request, std::string_view what) const {
    const std::string number = random_fault_number();
    note_fault(number, what, &request);
    return {to_wire(&request, page_of(notice_of_fault(number))), "fault " + number};
}

void HttpAnswers::note_fault(std::string number, std::string_view what, const Request* request) const {
    if (!settings_.on_fault) return;
    Fault fault{std::move(number), std::string{what}, {}, {}, {}};
    if (request) {
        fault.client_address = request->client_address;
        fault.method = name_of(request->method);
        fault.target = request->target;
    }
    try {
        settings_.on_fault(fault);
    } catch (const std::exception&) {  // a log that cannot be written must not take the answer with it
    }
}

Response HttpAnswers::page_of(const ErrorNotice& notice) const {
    Response page;
    try {
        page = settings_.error_page ? settings_.error_page(notice) : plain_error_page(notice);
    } catch (const std::exception& error) {
        note_fault("page", error.what(), nullptr);
        page = plain_error_page(notice);
    }
    page.status = notice.status;
    if (notice.status == 503) page.set("Retry-After", "5");
    return page;
}

}  // namespace mera
