#pragma once
// Files brought together: pictures are the pages of one document, every other file is a document of its own.
#include <filesystem>
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/ids.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

struct BroughtFile {
    std::string name;
    std::filesystem::path path;
};

// A Failure names the file it is about; what stands before it in the list has been asked for.
Expected<std::vector<ReadingId>> ask_readings(Db& db, EvidenceFiles& files, const Actor& actor,
                                              const std::vector<BroughtFile>& brought, const Moment& now);

}  // namespace mera
