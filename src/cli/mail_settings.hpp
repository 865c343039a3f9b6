#pragma once
// Mail as the settings give it, with the password from its file or from the environment.
#include "base/expected.hpp"
#include "cli/settings.hpp"
#include "usecases/mail_setup.hpp"

namespace mera {

inline constexpr const char* kMailPasswordVariable = "MERA_MAIL_PASSWORD";

// A Failure names the setting that is wrong. Without `server` there is no mail, and nothing is wrong with that.
Expected<MailSetup> mail_setup(const Settings& settings);

}  // namespace mera
