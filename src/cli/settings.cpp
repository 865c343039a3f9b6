#include "cli/settings.hpp"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <functional>
#include <map>

namespace mera {

namespace {

Failure wrong(const std::string& key, const std::string& what) {
    return {Failure::Kind::invalid_input, "В файле mera.toml настройка «" + key + "» " + what};
}

bool take_text(const toml::node& node, std::string& into) {
    if (!node.is_string()) return false;
    into = **node.as_string();
    return true;
}

template <class Number>
bool take_number(const toml::node& node, std::int64_t least, std::int64_t most, Number& into) {
    if (!node.is_integer() || **node.as_integer() < least || **node.as_integer() > most) return false;
    into = static_cast<Number>(**node.as_integer());
    return true;
}

bool take_texts(const toml::node& node, std::vector<std::string>& into) {
    if (!node.is_array()) return false;
    for (const toml::node& item : *node.as_array())
        if (!take_text(item, into.emplace_back())) return false;
    return true;
}

using Readers = std::map<std::string, std::function<bool(const toml::node&)>>;

std::optional<Failure> read_keys(const toml::table& table, const std::string& prefix, const Readers& readers) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string{key.str()};
        const auto reader = readers.find(std::string{key.str()});
        if (reader == readers.end()) return wrong(name, "неизвестна. Уберите её или исправьте название.");
        if (!reader->second(node)) return wrong(name, "имеет неверное значение.");
    }
    return {};
}

bool take_days(const toml::node& node, std::vector<int>& into) {
    if (!node.is_array()) return false;
    into.clear();
    for (const toml::node& day : *node.as_array())
        if (!take_number(day, 1, kDaysBeforeMax, into.emplace_back())) return false;
    return true;
}

Readers mail_readers(MailSettings& mail) {
    const auto text = [](std::string& into) { return [&into](const toml::node& n) { return take_text(n, into); }; };
    return {
        {"server", text(mail.server)},
        {"port", [&mail](const toml::node& n) { return take_number(n, 1, 65535, mail.port); }},
        {"security", text(mail.security)},
        {"login", text(mail.login)},
        {"password_file", text(mail.password_file)},
        {"from", text(mail.from)},
        {"from_name", text(mail.from_name)},
        {"ca_file", text(mail.ca_file)},
    };
}

Readers reminder_readers(Settings& settings) {
    ReminderRules& rules = settings.reminders;
    return {
        {"days_before", [&rules](const toml::node& n) { return take_days(n, rules.days_before); }},
        {"repeat_days", [&rules](const toml::node& n) { return take_number(n, 1, 365, rules.repeat_days); }},
        {"escalate_after_days",
         [&rules](const toml::node& n) { return take_number(n, 1, 365, rules.escalate_after_days); }},
        {"hour", [&settings](const toml::node& n) { return take_number(n, 0, 23, settings.reminders_hour); }},
    };
}

}  // namespace

Expected<Settings> load_settings(const std::filesystem::path& data) {
    Settings settings;
    settings.data = data;
    const auto file = data / "mera.toml";
    if (!std::filesystem::exists(file)) return settings;
    const toml::parse_result parsed = toml::parse_file(file.string());
    if (!parsed)
        return Failure{Failure::Kind::invalid_input, "Файл mera.toml не читается, строка " +
                                                         std::to_string(parsed.error().source().begin.line) +
                                                         ". Исправьте её: нужен формат TOML."};
    std::optional<Failure> inner;  // of a table inside the table
    const auto table = [&](const std::string& prefix, Readers readers) {
        return [&inner, prefix, readers = std::move(readers)](const toml::node& n) {
            if (!n.is_table()) return false;
            inner = read_keys(*n.as_table(), prefix, readers);
            return !inner;
        };
    };
    const Readers readers = {
        {"database", [&](const toml::node& n) { return take_text(n, settings.database); }},
        {"address", [&](const toml::node& n) { return take_text(n, settings.address); }},
        {"tls_certificate", [&](const toml::node& n) { return take_text(n, settings.tls_certificate); }},
        {"tls_key", [&](const toml::node& n) { return take_text(n, settings.tls_key); }},
        {"port", [&](const toml::node& n) { return take_number(n, 0, 65535, settings.port); }},
        {"site", [&](const toml::node& n) { return take_text(n, settings.site); }},
        {"mail", table("mail.", mail_readers(settings.mail))},
        {"reminders", table("reminders.", reminder_readers(settings))},
        {"behind_https",
         [&](const toml::node& n) {
             if (!n.is_boolean()) return false;
             settings.behind_https = **n.as_boolean();
             return true;
         }},
        {"signature_certificates", [&](const toml::node& n) { return take_text(n, settings.signature_certificates); }},
        {"trusted_proxies", [&](const toml::node& n) { return take_texts(n, settings.trusted_proxies); }},
        {"allowed_link_addresses", [&](const toml::node& n) { return take_texts(n, settings.allowed_link_addresses); }},
    };
    if (const auto failure = read_keys(parsed.table(), "", readers)) return inner ? *inner : *failure;
    if (settings.tls_certificate.empty() != settings.tls_key.empty())
        return wrong("tls_certificate", "работает только вместе с «tls_key»: укажите обе или ни одной.");
    return settings;
}

}  // namespace mera
