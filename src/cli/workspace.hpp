#pragma once
// The opened data directory: migrated database, evidence, calendar. What every command that touches data begins with.
#include "cli/settings.hpp"
#include "domain/calendar.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

struct Workspace {
    Db db;
    EvidenceFiles evidence;
    const Calendar& calendar;
};

// Creates the directory and the tables when they are not there. Throws when the database refuses.
Workspace open_workspace(const Settings& settings);

}  // namespace mera
