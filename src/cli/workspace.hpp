#pragma once
// The opened data directory: migrated database, evidence, calendar. What every command that touches data begins with.
#include "cli/settings.hpp"
#include "domain/access.hpp"
#include "domain/time/calendar.hpp"
#include "net/page_fetch.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"
#include "usecases/check_evidence.hpp"

namespace mera {

struct Workspace {
    Db db;
    EvidenceFiles evidence;
    const Calendar& calendar;
};

// What the settings say of signatures and links. A Failure names what is wrong with them.
Expected<EvidenceChecker> evidence_checker(const Settings& settings);
Expected<FetchRules> fetch_rules(const Settings& settings);

// Creates the directory and the tables when they are not there. Throws when the database refuses.
Workspace open_workspace(const Settings& settings);

// The person in whose name a command acts.
Expected<Actor> actor_named(Workspace& workspace, const std::string& login, const Moment& now);

}  // namespace mera
