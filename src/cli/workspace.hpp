#pragma once
// The opened data directory: migrated database, evidence, calendar. What every command that touches data begins with.
#include "base/expected.hpp"
#include "cli/settings.hpp"
#include "domain/calendar.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

struct Workspace {
    Db db;
    EvidenceFiles evidence;
    Calendar calendar;
};

Workspace open_workspace(const Settings& settings);  // creates the directory and the tables when they are not there

}  // namespace mera
