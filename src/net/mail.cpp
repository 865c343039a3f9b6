#include "net/mail.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "net/mail_header.hpp"

namespace mera {

namespace {

constexpr long kConnectSeconds = 15;
constexpr long kReplySeconds = 30;  // a server that looks a letter over for spam takes its time

// How far the conversation has come. What we say is looked at no further than the verb: after it come secrets.
enum class Stage { before_letter, sender, recipient, letter };

struct Conversation {
    Stage stage = Stage::before_letter;
    int code = 0;        // of the server's last answer since the stage began
    std::string reply;   // its words
    bool over = false;   // what is said after our farewell is not about the letter
};

int listen(CURL*, curl_infotype type, char* bytes, std::size_t size, void* context) {
    if (context == nullptr) return 0;  // the farewell when the connection is closed
    auto& conversation = *static_cast<Conversation*>(context);
    const std::string_view line{bytes, size};
    if (type == CURLINFO_HEADER_OUT) {
        const auto begin = [&](Stage stage) {
            conversation.stage = stage;
            conversation.code = 0;
            conversation.reply.clear();
        };
        if (line.starts_with("MAIL FROM")) begin(Stage::sender);
        if (line.starts_with("RCPT TO")) begin(Stage::recipient);
        if (line.starts_with("DATA\r")) begin(Stage::letter);
        conversation.over = conversation.over || line.starts_with("QUIT");
    }
    if (type == CURLINFO_HEADER_IN && line.size() >= 3 && !conversation.over) {
        conversation.code = std::atoi(std::string{line.substr(0, 3)}.c_str());
        conversation.reply = shown_reply(line);
    }
    return 0;
}

struct HandleCloser {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MimeCloser {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
class Lines {  // a curl_slist
public:
    ~Lines() { curl_slist_free_all(first_); }
    Lines() = default;
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    void add(const std::string& line) { first_ = curl_slist_append(first_, line.c_str()); }
    curl_slist* get() const { return first_; }

private:
    curl_slist* first_ = nullptr;
};
using Mime = std::unique_ptr<curl_mime, MimeCloser>;

void add_text(curl_mime* into, const std::string& text, const char* type) {
    curl_mimepart* part = curl_mime_addpart(into);
    curl_mime_data(part, text.data(), text.size());
    curl_mime_type(part, type);
    curl_mime_encoder(part, "base64");
}

Mime body_of(CURL* handle, const MailMessage& message) {
    Mime whole{curl_mime_init(handle)};
    curl_mime* either = curl_mime_init(handle);
    add_text(either, message.text, "text/plain; charset=utf-8");
    add_text(either, message.html, "text/html; charset=utf-8");
    curl_mimepart* part = curl_mime_addpart(whole.get());
    curl_mime_subparts(part, either);  // now the part owns it
    curl_mime_type(part, "multipart/alternative");
    curl_mime_headers(part, curl_slist_append(nullptr, "Content-Disposition: inline"), 1);
    return whole;
}

void add_head(Lines& lines, const MailServer& server, const std::string& from, const std::string& to,
              const MailMessage& message) {
    const std::string name = mail_header_words(server.from_name);
    lines.add("From: " + (name.starts_with("=?") ? name + " " : std::string{}) + "<" + from + ">");
    lines.add("To: <" + to + ">");
    lines.add("Subject: " + mail_header_words(message.subject));
    lines.add("Date: " + mail_header_words(message.date));
    lines.add("Message-ID: " + mail_header_words(message.message_id));
    lines.add("Auto-Submitted: auto-generated");  // RFC 3834: no robot answers a robot
    lines.add("X-Auto-Response-Suppress: All");
    if (!message.preferences_address.empty())
        lines.add("List-Unsubscribe: <" + mail_header_words(message.preferences_address) + ">");
}

MailAnswer answer(MailOutcome outcome, const char* explained, const Conversation& conversation, CURLcode code) {
    return {outcome, explained, conversation.reply.empty() ? curl_easy_strerror(code) : conversation.reply};
}

bool is_about_certificates(CURLcode code) {
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_ISSUER_ERROR;
}

// Codes that speak of who we are, not of the letter (RFC 4954).
bool is_about_admission(int code) { return code == 530 || code == 534 || code == 535 || code == 538; }

MailAnswer before_the_letter(CURLcode code, const Conversation& said) {
    using enum MailOutcome;
    if (code == CURLE_LOGIN_DENIED || is_about_admission(said.code))
        return answer(not_admitted, "Почтовый сервер не принял имя или пароль. Проверьте «login» и пароль почты.", said,
                      code);
    if (is_about_certificates(code))
        return {not_admitted,
                "Сертификат почтового сервера не подтверждён, письма ему не отданы. Укажите «ca_file» или имя сервера, "
                "на которое выдан сертификат.",
                curl_easy_strerror(code)};
    if (code == CURLE_USE_SSL_FAILED || code == CURLE_SSL_CONNECT_ERROR)
        return {not_admitted,
                "Почтовый сервер не шифрует соединение так, как указано в «security». Проверьте «security» и «port».",
                curl_easy_strerror(code)};
    if (code == CURLE_COULDNT_RESOLVE_HOST)
        return {unavailable, "Имя почтового сервера не находится. Проверьте «server» и сеть.",
                curl_easy_strerror(code)};
    if (code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT)
        return {unavailable, "Почтовый сервер не отвечает.", curl_easy_strerror(code)};
    return answer(unavailable, "Почтовый сервер прервал разговор до письма.", said, code);
}

MailAnswer explain(CURLcode code, const Conversation& said) {
    using enum MailOutcome;
    const bool never = said.code >= 500 && said.code < 600;
    const bool later = said.code >= 400 && said.code < 500;
    switch (said.stage) {
        case Stage::before_letter: return before_the_letter(code, said);
        case Stage::sender:
            if (is_about_admission(said.code)) return before_the_letter(code, said);
            if (never)
                return answer(not_admitted,
                              "Почтовый сервер не принимает письма с адреса отправителя. Проверьте «from».", said,
                              code);
            return answer(unavailable, "Почтовый сервер просит повторить позже.", said, code);
        case Stage::recipient:
            if (said.code == 421 || !(never || later))
                return answer(unavailable, "Почтовый сервер прервал разговор до письма.", said, code);
            if (is_about_admission(said.code)) return before_the_letter(code, said);
            return never ? answer(refused, "Почтовый сервер не принимает письма на этот адрес.", said, code)
                         : answer(deferred, "Почтовый сервер просит повторить позже.", said, code);
        case Stage::letter:
            if (never) return answer(refused, "Почтовый сервер не принял это письмо.", said, code);
            if (later) return answer(deferred, "Почтовый сервер просит повторить позже.", said, code);
            if (said.code == 0) return answer(unavailable, "Почтовый сервер прервал разговор до письма.", said, code);
            return answer(unknown, "Связь оборвалась после передачи письма: неизвестно, доставлено ли оно.", said,
                          code);
    }
    std::abort();
}

}  // namespace

std::string_view in_russian(MailSecurity security) {
    switch (security) {
        case MailSecurity::starttls: return "STARTTLS";
        case MailSecurity::tls: return "TLS";
        case MailSecurity::none: return "без шифрования";
    }
    std::abort();
}

struct MailConnection::Handle {
    std::unique_ptr<CURL, HandleCloser> curl;
    bool polite = true;  // the server still answers

    ~Handle() {
        // libcurl says farewell and waits two minutes for the answer of a server that has stopped answering.
        curl_socket_t socket = CURL_SOCKET_BAD;
        if (!polite && curl_easy_getinfo(curl.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK &&
            socket != CURL_SOCKET_BAD)
            ::shutdown(socket, SHUT_RDWR);
    }
};

MailConnection::MailConnection(MailServer server) : server_(std::move(server)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

void MailConnection::open() {
    handle_ = std::make_unique<Handle>();
    handle_->curl.reset(curl_easy_init());
    if (!handle_->curl) throw std::runtime_error("libcurl gives no handle");
    const auto set = [this](CURLoption option, auto value) { curl_easy_setopt(handle_->curl.get(), option, value); };
    const std::string scheme = server_.security == MailSecurity::tls ? "smtps://" : "smtp://";
    const std::string host = server_.host.find(':') == std::string::npos ? server_.host : "[" + server_.host + "]";
    set(CURLOPT_URL, (scheme + host + ":" + std::to_string(server_.port)).c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(server_.time_max.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, kReplySeconds);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_USE_SSL, static_cast<long>(server_.security == MailSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!server_.ca_file.empty()) set(CURLOPT_CAINFO, server_.ca_file.c_str());
    if (!server_.login.empty()) {
        set(CURLOPT_USERNAME, server_.login.c_str());
        set(CURLOPT_PASSWORD, server_.password.c_str());
    }
    set(CURLOPT_VERBOSE, 1L);  // so that listen() hears the conversation; nothing is printed
    set(CURLOPT_DEBUGFUNCTION, listen);
}

MailConnection::~MailConnection() = default;

MailAnswer MailConnection::send(const MailMessage& message) {
    const auto from = ascii_address(server_.from);
    const auto to = ascii_address(message.to);
    if (!from) return {MailOutcome::not_admitted, "Адрес отправителя написан неверно. Проверьте «from».", ""};
    if (!to) return {MailOutcome::refused, "Адрес получателя написан неверно.", ""};
    if (!handle_) open();
    CURL* curl = handle_->curl.get();
    Conversation said;
    Lines recipients, head;
    recipients.add("<" + *to + ">");
    add_head(head, server_, *from, *to, message);
    const Mime body = body_of(curl, message);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &said);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + *from + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, head.get());
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, body.get());
    const CURLcode code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, nullptr);  // nothing of this letter stays behind
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, nullptr);
    if (code != CURLE_OK) {  // what is left of the conversation would be taken for the beginning of the next
        handle_->polite = false;
        handle_.reset();
    }
    if (code == CURLE_OK) return {MailOutcome::sent, "Почтовый сервер принял письмо.", said.reply};
    return explain(code, said);
}

}  // namespace mera
