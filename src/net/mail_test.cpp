#include "net/mail.hpp"

#include <doctest/doctest.h>

#include "net/mail_header.hpp"
#include "support/places.hpp"
#include "support/smtp_server.hpp"

using namespace mera;
using test::SmtpServer;

namespace {

MailServer server_at(const SmtpServer& smtp, MailSecurity security = MailSecurity::none) {
    MailServer out;
    out.host = "127.0.0.1";
    out.port = smtp.port();
    out.security = security;
    out.from = "mera@example.org";
    out.time_max = std::chrono::milliseconds{20'000};
    if (security != MailSecurity::none) out.ca_file = smtp.certificate();
    return out;
}

MailMessage message() {
    return {.to = "ivanov@school2.example.org",
            .subject = "Мера, 16 марта: просрочено 2, срок сегодня 1 — и ещё длинное название меры приказа",
            .text = "Здравствуйте!\n\nПросрочено: 2.\n.\nСтрока с точкой.\n",
            .html = "<p>Здравствуйте!</p>",
            .message_id = "<abc@example.org>",
            .date = "Mon, 16 Mar 2020 10:00:00 +0300",
            .preferences_address = "https://mera.example.org/account"};
}

}  // namespace

TEST_CASE("a letter arrives as it was written") {
    const test::ThrowawayDirectory directory;
    SmtpServer smtp{directory.path(), {}};
    MailConnection connection{server_at(smtp)};
    CHECK(connection.send(message()).outcome == MailOutcome::sent);
    MailMessage second = message();
    second.to = "shkola@школа2.рф";
    second.message_id = "<def@example.org>";
    CHECK(connection.send(second).outcome == MailOutcome::sent);  // over the same connection
    const auto letters = smtp.letters();
    REQUIRE(letters.size() == 2);
    const auto& letter = letters.front();
    CHECK(letter["from"] == "mera@example.org");
    CHECK(letter["to"] == nlohmann::json{"ivanov@school2.example.org"});
    CHECK(letter["headers"]["subject"] == message().subject);
    CHECK(letter["headers"]["from"] == "Мера <mera@example.org>");
    CHECK(letter["headers"]["message-id"] == "<abc@example.org>");
    CHECK(letter["headers"]["auto-submitted"] == "auto-generated");
    CHECK(letter["headers"]["list-unsubscribe"] == "<https://mera.example.org/account>");
    CHECK(letter["text"] == message().text);
    CHECK(letter["html"].get<std::string>().find("<p>Здравствуйте!</p>") == 0);
    CHECK(letter["ascii"] == true);
    CHECK(letter["line_max"] <= 100);
    CHECK(letter["defects"].empty());
    CHECK(letters.back()["to"] == nlohmann::json{"shkola@xn--2-7sb3aeo2d.xn--p1ai"});
    CHECK(letters.back()["headers"]["message-id"] == "<def@example.org>");
}

TEST_CASE("encryption and a password: what is wrong with them is said in a sentence, and nothing is given away") {
    for (const MailSecurity security : {MailSecurity::starttls, MailSecurity::tls}) {
        const test::ThrowawayDirectory directory;
        SmtpServer smtp{directory.path(),
                        {security == MailSecurity::tls ? "tls" : "starttls", "mera", "правильный пароль"}};
        MailServer server = server_at(smtp, security);
        server.login = "mera";
        server.password = "правильный пароль";
        CHECK(MailConnection{server}.send(message()).outcome == MailOutcome::sent);
        REQUIRE(smtp.letters().size() == 1);
        CHECK(smtp.letters().front()["encrypted"] == true);
        CHECK(smtp.letters().front()["signed_in"] == true);

        MailServer wrong = server;
        wrong.password = "другой";
        const MailAnswer refused = MailConnection{wrong}.send(message());
        CHECK(refused.outcome == MailOutcome::not_admitted);
        CHECK(refused.explained.find("имя или пароль") != std::string::npos);
        CHECK(refused.reply.find("другой") == std::string::npos);

        MailServer stranger = server;
        stranger.ca_file.clear();  // the certificate leads to nobody this machine knows
        const MailAnswer unknown = MailConnection{stranger}.send(message());
        CHECK(unknown.outcome == MailOutcome::not_admitted);
        CHECK(unknown.explained.find("Сертификат") != std::string::npos);

        MailServer renamed = server;
        renamed.host = "localhost";  // the certificate is not for this name
        CHECK(MailConnection{renamed}.send(message()).outcome != MailOutcome::sent);
        MailServer nameless = server;
        nameless.login.clear();
        CHECK(MailConnection{nameless}.send(message()).outcome == MailOutcome::not_admitted);
        CHECK(smtp.letters().size() == 1);
    }
}

TEST_CASE("a server without TLS gets neither the letter nor the password") {
    const test::ThrowawayDirectory directory;
    SmtpServer smtp{directory.path(), {"none", "mera", "secret"}};
    MailServer server = server_at(smtp);
    server.security = MailSecurity::starttls;
    server.login = "mera";
    server.password = "secret";
    const MailAnswer answer = MailConnection{server}.send(message());
    CHECK(answer.outcome == MailOutcome::not_admitted);
    CHECK(answer.explained.find("не шифрует") != std::string::npos);
    CHECK(smtp.letters().empty());
}

TEST_CASE("what a server says decides whether the letter comes again") {
    struct Case {
        const char* behaviour;
        MailOutcome outcome;
        std::size_t kept;
    };
    const Case cases[] = {
        {"busy", MailOutcome::deferred, 0},
        {"unknown_user", MailOutcome::refused, 0},
        {"bad_sender", MailOutcome::not_admitted, 0},
        {"shutting_down", MailOutcome::unavailable, 0},
        {"later", MailOutcome::deferred, 0},
        {"never", MailOutcome::refused, 0},
        {"cut", MailOutcome::unknown, 1},
        {"silent", MailOutcome::unknown, 1},
        {"accept", MailOutcome::sent, 1},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.behaviour});
        const test::ThrowawayDirectory directory;
        SmtpServer smtp{directory.path(), {}};
        smtp.behave(c.behaviour);
        MailServer server = server_at(smtp);
        server.time_max = std::chrono::milliseconds{2'000};
        const MailAnswer answer = MailConnection{server}.send(message());
        CHECK(answer.outcome == c.outcome);
        CHECK(!answer.explained.empty());
        CHECK(smtp.letters().size() == c.kept);
    }
    MailServer nobody;
    nobody.host = "127.0.0.1";
    nobody.port = 1;
    nobody.security = MailSecurity::none;
    nobody.from = "mera@example.org";
    CHECK(MailConnection{nobody}.send(message()).outcome == MailOutcome::unavailable);
}

TEST_CASE("nothing put into a letter becomes a header or a command") {
    const test::ThrowawayDirectory directory;
    SmtpServer smtp{directory.path(), {}};
    MailConnection connection{server_at(smtp)};
    for (const char* to :
         {"a@b.ru>\r\nRCPT TO:<x@y.ru", "a@b.ru\r\nDATA", "a@b.ru, x@y.ru", "<a@b.ru>", "a b@c.ru", ""}) {
        CAPTURE(std::string{to});
        MailMessage hostile = message();
        hostile.to = to;
        CHECK(connection.send(hostile).outcome == MailOutcome::refused);
    }
    CHECK(smtp.letters().empty());
    MailMessage hostile = message();
    hostile.subject = "Тема\r\nBcc: x@y.ru\r\n\r\nтекст";
    hostile.message_id = "<a@b>\r\nBcc: x@y.ru";
    hostile.text = "текст\r\n.\r\nMAIL FROM:<x@y.ru>\r\n";
    CHECK(connection.send(hostile).outcome == MailOutcome::sent);
    hostile.subject = "plain\nBcc: x@y.ru";
    CHECK(connection.send(hostile).outcome == MailOutcome::sent);
    for (const auto& letter : smtp.letters()) {
        CHECK(!letter["headers"].contains("bcc"));
        CHECK(letter["to"].size() == 1);
        CHECK(letter["text"].get<std::string>().find("MAIL FROM") != std::string::npos);
    }
    CHECK(smtp.letters().size() == 2);
}

TEST_CASE("words of a header") {
    CHECK(mail_header_words("Mera 882") == "Mera 882");
    CHECK(mail_header_words("Мера") == "=?UTF-8?B?0JzQtdGA0LA=?=");
    CHECK(mail_header_words("a\r\nb") == "a b");
    CHECK(mail_header_words("=?UTF-8?B?YQ==?=") != "=?UTF-8?B?YQ==?=");  // what looks encoded is encoded
    CHECK(ascii_host("школа2.рф") == "xn--2-7sb3aeo2d.xn--p1ai");
    CHECK(!ascii_host("a b.ru"));
    CHECK(!ascii_address("nobody"));
    CHECK(shown_reply("550 \x01\xff no\r\n") == "550 no");
}
