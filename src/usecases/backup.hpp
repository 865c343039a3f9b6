#pragma once
// A backup is one zip that any program can open: every table as JSON lines, every document under its SHA-256. It is
// the same for both engines: what was saved from SQLite restores into PostgreSQL and the other way round.
#include <filesystem>

#include "base/expected.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

struct BackupContent {
    std::int64_t rows = 0;
    std::int64_t files = 0;
};

// Of one moment, while the server may be running. The archive appears under its name whole or not at all.
Expected<BackupContent> back_up(Db& db, const EvidenceFiles& evidence, const std::filesystem::path& archive);
// Into an empty, migrated database only; all of it or nothing.
Expected<BackupContent> restore(Db& db, EvidenceFiles& evidence, const std::filesystem::path& archive);

}  // namespace mera
