#pragma once
// What the settings say of mail and reminders.
#include <optional>
#include <string>

#include "domain/control/reminder.hpp"
#include "net/mail.hpp"

namespace mera {

struct MailSetup {
    std::optional<MailServer> server = {};  // none: reminders are in the inbox only
    std::string password_from = {};         // «файл …», «переменная …»; the password itself is shown nowhere
    std::string site = {};                  // «https://mera.example.org», for links in letters
    ReminderRules rules = {};
    int hour = 6;                           // of Moscow, from which the day's reminders are made
};

}  // namespace mera
