#pragma once
// Files brought together. They are one order, each file a piece of it, or documents of their own; pictures among them are the
// pages of one document either way. A ZIP stands for the files in it.
#include <filesystem>
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/ids.hpp"
#include "office/word/picture_files.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

// One document to be read, named after the first of the files; at least one.
Expected<NamedFile> as_one_order(std::vector<NamedFile> files);

struct BroughtFile {
    std::string name;
    std::filesystem::path path;
};
enum class Brought { as_one_order, apart };

// A Failure names the file it is about; what stands before it in the list has been asked for.
Expected<std::vector<ReadingId>> ask_readings(Db& db, EvidenceFiles& files, const Actor& actor,
                                              const std::vector<BroughtFile>& brought, Brought how, const Moment& now);

}  // namespace mera
