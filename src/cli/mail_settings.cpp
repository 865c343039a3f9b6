#include "cli/mail_settings.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "domain/control/letter.hpp"

namespace mera {

namespace {

constexpr std::size_t kPasswordBytesMax = 1'024;

Failure wrong(const std::string& key, const std::string& what) {
    return {Failure::Kind::invalid_input, "В файле mera.toml настройка «" + key + "» " + what};
}

bool is_host(const std::string& text) {
    return !text.empty() && text.size() <= 253 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':';
    });
}

bool is_this_machine(const std::string& host) { return host == "localhost" || host == "127.0.0.1" || host == "::1"; }

bool is_site(const std::string& text) {
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    return web && std::all_of(text.begin(), text.end(), [](char c) {
               return c > ' ' && c <= '~' && std::string_view{"<>\"'()\\?#"}.find(c) == std::string_view::npos;
           });
}

struct Password {
    std::string text;
    std::string from;
};
Expected<Password> password_of(const MailSettings& mail) {
    if (mail.password_file.empty()) {
        const char* variable = std::getenv(kMailPasswordVariable);
        if (variable == nullptr || *variable == '\0')
            return wrong("mail.login",
                         "требует пароля. Назовите файл с ним в «password_file» или задайте переменную "
                         "окружения MERA_MAIL_PASSWORD.");
        return Password{variable, std::string{"переменная "} + kMailPasswordVariable};
    }
    std::ifstream in{mail.password_file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    text.resize(std::min(text.find_last_not_of("\r\n") + 1, text.size()));
    if (text.empty() || text.size() > kPasswordBytesMax || text.find('\n') != std::string::npos)
        return wrong("mail.password_file",
                     "ведёт к файлу, который не читается или не состоит из одной строки с "
                     "паролем: " +
                         mail.password_file);
    const auto others = std::filesystem::perms::others_read;
    if ((std::filesystem::status(mail.password_file).permissions() & others) != std::filesystem::perms::none)
        return wrong("mail.password_file",
                     "ведёт к файлу, который на этой машине может прочесть каждый. Закройте его: "
                     "chmod 600 " +
                         mail.password_file);
    return Password{text, "файл " + mail.password_file};
}

std::optional<MailSecurity> security_from(const std::string& word) {
    if (word == "starttls") return MailSecurity::starttls;
    if (word == "tls") return MailSecurity::tls;
    if (word == "none") return MailSecurity::none;
    return {};
}

std::uint16_t usual_port(MailSecurity security) {
    switch (security) {
        case MailSecurity::starttls: return 587;
        case MailSecurity::tls: return 465;
        case MailSecurity::none: return 25;
    }
    std::abort();
}

Expected<MailServer> server_of(const MailSettings& mail) {
    MailServer out;
    if (!is_host(mail.server)) return wrong("mail.server", "должна быть именем или адресом почтового сервера.");
    out.host = mail.server;
    const auto security = security_from(mail.security);
    if (!security) return wrong("mail.security", "бывает «starttls», «tls» или «none».");
    out.security = *security;
    out.port = mail.port == 0 ? usual_port(*security) : mail.port;
    const auto from = mail_address(mail.from);
    if (!from) return wrong("mail.from", "должна быть адресом, от которого идут письма, например mera@example.org.");
    out.from = *from;
    out.from_name = collapse_spaces(mail.from_name);
    out.ca_file = mail.ca_file;
    if (!out.ca_file.empty() && !std::ifstream{out.ca_file})
        return wrong("mail.ca_file", "ведёт к файлу, который не читается: " + out.ca_file);
    out.login = mail.login;
    if (!out.login.empty() && out.security == MailSecurity::none && !is_this_machine(out.host))
        return wrong("mail.security",
                     "не шифрует соединение, и пароль увидели бы по дороге. Поставьте «starttls» или «tls».");
    return out;
}

}  // namespace

Expected<MailSetup> mail_setup(const Settings& settings) {
    MailSetup out;
    out.rules = settings.reminders;
    out.hour = settings.reminders_hour;
    out.site = settings.site;
    while (out.site.ends_with('/')) out.site.pop_back();
    if (!out.site.empty() && !is_site(out.site))
        return wrong("site", "должна быть адресом Меры, например https://mera.example.org.");
    if (settings.mail.server.empty()) return out;
    auto server = server_of(settings.mail);
    if (!server) return server.failure();
    if (!server->login.empty()) {
        auto password = password_of(settings.mail);
        if (!password) return password.failure();
        server->password = std::move(password->text);
        out.password_from = std::move(password->from);
    }
    out.server = *std::move(server);
    return out;
}

}  // namespace mera
