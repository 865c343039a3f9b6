#pragma once
// Почтовый сервер: hands letters to an SMTP server (RFC 5321) and says what became of each.
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mera {

enum class MailSecurity {
    starttls,  // a plain connection that must become TLS before anything is said
    tls,       // TLS from the first byte
    none,      // nothing is hidden: for a mail server on this machine
};
std::string_view in_russian(MailSecurity security);

struct MailServer {
    std::string host;
    std::uint16_t port = 587;
    MailSecurity security = MailSecurity::starttls;
    std::string login = {};  // empty: the server takes letters without a name
    std::string password = {};
    std::string from;  // the address letters come from
    std::string from_name = "Мера";
    std::string ca_file = {};  // PEM; empty: the authorities this machine knows
    std::chrono::milliseconds time_max{60'000};  // for one letter, connection included
};

struct MailMessage {
    std::string to;
    std::string subject;
    std::string text;
    std::string html;
    std::string message_id;           // «<…@…>», the same at every attempt
    std::string date;                 // RFC 5322
    std::string preferences_address;  // where letters can be turned off; empty: no such page
};

enum class MailOutcome {
    sent,
    deferred,     // the server asks to come again with this letter
    refused,      // the server will never take this letter
    unavailable,  // no letter can be handed over now: no connection, server busy
    not_admitted,  // no letter can be handed over until the settings are right: password, certificate, sender
    unknown,      // the letter was given away and the answer did not come
};

struct MailAnswer {
    MailOutcome outcome = MailOutcome::unavailable;
    std::string explained;  // a sentence for the administrator
    std::string reply;      // the server's own last words, or the library's; for the page of letters and the log
};

// Keeps its connection from letter to letter. Certificates are always verified.
class MailConnection {
public:
    explicit MailConnection(MailServer server);
    ~MailConnection();
    MailConnection(const MailConnection&) = delete;
    MailConnection& operator=(const MailConnection&) = delete;
    MailAnswer send(const MailMessage& message);

private:
    struct Handle;
    void open();
    MailServer server_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace mera
