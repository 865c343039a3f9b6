#pragma once
// How mail and reminders are doing: for the administrator's page, `mera mail status` and `mera doctor`.
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "store/letters.hpp"
#include "usecases/mail_setup.hpp"

namespace mera {

inline constexpr int kMailReportDays = 7;

struct MailReport {
    std::optional<ReminderRun> last_run;
    LetterCounts counts;  // of the last seven days
    std::int64_t people_without_address = 0;
    std::vector<std::string> findings;  // what needs the administrator; empty: all is well
};
MailReport mail_report(Db& db, const MailSetup& setup, const Moment& now);

}  // namespace mera
