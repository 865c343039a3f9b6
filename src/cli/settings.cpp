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

bool take_texts(const toml::node& node, std::vector<std::string>& into) {
    if (!node.is_array()) return false;
    for (const toml::node& item : *node.as_array())
        if (!take_text(item, into.emplace_back())) return false;
    return true;
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
    const std::map<std::string, std::function<bool(const toml::node&)>> readers = {
        {"database", [&](const toml::node& n) { return take_text(n, settings.database); }},
        {"address", [&](const toml::node& n) { return take_text(n, settings.address); }},
        {"tls_certificate", [&](const toml::node& n) { return take_text(n, settings.tls_certificate); }},
        {"tls_key", [&](const toml::node& n) { return take_text(n, settings.tls_key); }},
        {"port",
         [&](const toml::node& n) {
             if (!n.is_integer() || **n.as_integer() < 0 || **n.as_integer() > 65535) return false;
             settings.port = static_cast<std::uint16_t>(**n.as_integer());
             return true;
         }},
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
    for (const auto& [key, node] : parsed.table()) {
        const std::string name{key.str()};
        const auto reader = readers.find(name);
        if (reader == readers.end()) return wrong(name, "неизвестна. Уберите её или исправьте название.");
        if (!reader->second(node)) return wrong(name, "имеет неверное значение.");
    }
    if (settings.tls_certificate.empty() != settings.tls_key.empty())
        return wrong("tls_certificate", "работает только вместе с «tls_key»: укажите обе или ни одной.");
    return settings;
}

}  // namespace mera
