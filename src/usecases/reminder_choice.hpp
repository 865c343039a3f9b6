#pragma once
// A person's own mail: the address, whether letters come, of what.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/control/reminder.hpp"
#include "store/db.hpp"

namespace mera {

struct AskedChoice {
    std::string email;  // as typed; empty: no letters can come
    bool by_mail = true;
    std::vector<ReminderKind> wanted = {};  // of those the person's roles can bring
};
Expected<Done> choose_reminders(Db& db, const Actor& actor, const AskedChoice& asked, const Moment& now);

// Everything the inbox has, or one reminder of it, has been read.
void read_reminders(Db& db, const Actor& actor, std::optional<std::int64_t> only, const Moment& now);

}  // namespace mera
