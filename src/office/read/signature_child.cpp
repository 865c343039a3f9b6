// The check of a signature in a child process: three pieces of bytes go in, JSON comes out.
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "office/child_process.hpp"
#include "office/package/signature.hpp"
#include "office/read_messages.hpp"

namespace mera {

namespace {

constexpr std::size_t kSignatureMemory = std::size_t{512} << 20;  // a document of 50 MB inside base64, thrice
constexpr int kSignatureSeconds = 60;
constexpr char kContentMessage = 'C';
constexpr std::array kVerdicts = {SignatureVerdict::valid, SignatureVerdict::broken, SignatureVerdict::not_checked};

// «SECONDS CMS-BYTES CONTENT-BYTES(-1: none) CERTIFICATE-BYTES\n» and then these bytes.
std::string packed(const SignatureTask& task) {
    const std::string content_size = task.content ? std::to_string(task.content->size()) : "-1";
    std::string out = std::to_string(task.now.time_since_epoch().count()) + " " + std::to_string(task.cms.size()) +
                      " " + content_size + " " + std::to_string(task.trusted_certificates.size()) + "\n";
    out += task.cms;
    if (task.content) out += *task.content;
    out += task.trusted_certificates;
    return out;
}

SignatureTask unpacked(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(head.size() + 1);
    std::array<std::int64_t, 4> numbers{};
    const char* at = head.data();
    for (std::int64_t& number : numbers) at = std::from_chars(at, head.data() + head.size(), number).ptr + 1;
    const auto take = [&bytes](std::int64_t size) {
        const std::string_view piece = bytes.substr(0, static_cast<std::size_t>(size));
        bytes.remove_prefix(piece.size());
        return piece;
    };
    SignatureTask task;
    task.now = std::chrono::sys_seconds{std::chrono::seconds{numbers[0]}};
    task.cms = take(numbers[1]);
    if (numbers[2] >= 0) task.content = take(numbers[2]);
    task.trusted_certificates = take(numbers[3]);
    return task;
}

}  // namespace

std::string_view code_of(SignatureVerdict verdict) {
    switch (verdict) {
        case SignatureVerdict::valid: return "valid";
        case SignatureVerdict::broken: return "broken";
        case SignatureVerdict::not_checked: return "not_checked";
    }
    std::abort();
}

std::optional<SignatureVerdict> signature_verdict_from(std::string_view code) {
    for (const SignatureVerdict verdict : kVerdicts)
        if (code_of(verdict) == code) return verdict;
    return {};
}

std::string to_json(const SignatureReading& reading) {
    nlohmann::ordered_json out{{"attached", reading.attached},
                               {"verdict", code_of(reading.verdict)},
                               {"why", reading.why},
                               {"signers", nlohmann::ordered_json::array()}};
    for (const SignatureSigner& s : reading.signers)
        out["signers"].push_back({{"name", s.name},
                                  {"organisation", s.organisation},
                                  {"post", s.post},
                                  {"issuer", s.issuer},
                                  {"serial", s.serial},
                                  {"valid_from", s.valid_from},
                                  {"valid_to", s.valid_to},
                                  {"signed_at", s.signed_at},
                                  {"algorithm", s.algorithm},
                                  {"digest_matches", s.digest_matches ? nlohmann::ordered_json(*s.digest_matches)
                                                                      : nlohmann::ordered_json()},
                                  {"verdict", code_of(s.verdict)},
                                  {"why", s.why}});
    return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<SignatureReading> signature_from_json(std::string_view json) {
    try {
        const auto in = nlohmann::json::parse(json);
        SignatureReading out{in.at("attached").get<bool>(),
                             signature_verdict_from(in.at("verdict").get<std::string>()).value(),
                             in.at("why").get<std::string>(),
                             {}};
        for (const auto& s : in.at("signers")) {
            const auto word = [&s](const char* name) { return s.at(name).get<std::string>(); };
            SignatureSigner signer{word("name"),
                                   word("organisation"),
                                   word("post"),
                                   word("issuer"),
                                   word("serial"),
                                   word("valid_from"),
                                   word("valid_to"),
                                   word("signed_at"),
                                   word("algorithm"),
                                   {},
                                   signature_verdict_from(word("verdict")).value(),
                                   word("why")};
            if (!s.at("digest_matches").is_null()) signer.digest_matches = s.at("digest_matches").get<bool>();
            out.signers.push_back(std::move(signer));
        }
        return out;
    } catch (const std::exception&) {
        return {};  // not ours, or cut
    }
}

Expected<CheckedSignature> read_signature_apart(const SignatureTask& task, const std::string& child_program) {
    std::string answer, content;
    const std::string input = packed(task);
    ChildTask child;
    child.command = {child_program, "signature"};
    child.input = input;
    child.silence_max = std::chrono::seconds{kSignatureSeconds};
    child.on_message = [&](char type, std::string_view message) {
        if (type == kAnswerMessage) answer = message;
        if (type == kContentMessage) content = message;
        return true;
    };
    const ChildResult ended = run_child(child);
    if (ended.end != ChildEnd::finished) {
        SignatureReading failed;
        failed.why = "файл подписи не удалось разобрать";
        return CheckedSignature{std::move(failed), {}};
    }
    auto read = signature_from_json(answer);
    if (!read) return Failure{Failure::Kind::invalid_input, answer, "files"};
    return CheckedSignature{*std::move(read), std::move(content)};
}

int signature_child_main() {
    const std::string_view bytes = mapped_child_input();
    if (bytes.empty()) return 2;
    confine_this_process({kSignatureMemory, kSignatureSeconds});
    const SignatureTask task = unpacked(bytes);
    const auto read = read_signature(task);
    if (read && read->attached)
        if (const auto content = signed_content(task.cms); content && !send_message(kContentMessage, *content))
            return 1;
    return send_message(kAnswerMessage, read ? to_json(*read) : read.failure().message) ? 0 : 1;
}

}  // namespace mera
