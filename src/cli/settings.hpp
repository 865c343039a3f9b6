#pragma once
// Where Mera keeps its data and how it is reached: mera.toml in the data directory, overridden by the command line.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/control/reminder.hpp"

namespace mera {

struct MailSettings {  // [mail]
    std::string server = {};  // empty: no mail
    std::uint16_t port = 0;   // 0: the usual one of the security
    std::string security = "starttls";
    std::string login = {};
    std::string password_file = {};
    std::string from = {};
    std::string from_name = "Мера";
    std::string ca_file = {};
};

struct Settings {
    std::filesystem::path data = "mera-data";  // holds mera.db, evidence/, mera.toml
    std::string database = {};                 // postgresql://…; empty: SQLite in the data directory
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string tls_certificate = {};          // PEM files; both or none
    std::string tls_key = {};
    std::vector<std::string> trusted_proxies = {};
    std::string signature_certificates = {};   // PEM file of certificates that signatures are checked against
    std::vector<std::string> allowed_link_addresses = {};  // of the inner network, which links may lead to all the same
    bool behind_https = false;  // cookies are Secure though this process speaks plain HTTP
    std::string site = {};  // «https://mera.example.org»: how people reach this Mera, for links in letters
    MailSettings mail = {};
    ReminderRules reminders = {};  // [reminders]
    int reminders_hour = 6;
    std::optional<Date> today = {};  // run as of that day

    std::string database_address() const {
        return database.empty() ? "sqlite:" + (data / "mera.db").string() : database;
    }
    std::filesystem::path evidence() const { return data / "evidence"; }
    Moment now() const { return today ? present_on(*today) : present(); }
};

// Fills what the file names; unknown keys and wrong types are refused with the key named.
Expected<Settings> load_settings(const std::filesystem::path& data);

}  // namespace mera
