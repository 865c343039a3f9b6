#pragma once
// The files of подтверждающие документы, each kept once under its SHA-256: ab/cd/abcd…; the directory may be a mount
// that several servers share. What is kept is whole and synced under its name.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"

namespace mera {

struct StoredFile {
    std::string sha256;
    std::int64_t bytes = 0;
    std::string media_type;  // by content, «application/pdf»; what the sender said is not asked
};

// Takes a file in pieces, as they come from the network too: it is written once, and what remains to do when its last
// piece has come is to name it. What is not finished leaves nothing behind.
class EvidenceWriter {
public:
    EvidenceWriter(const std::filesystem::path& directory, std::int64_t bytes_max);
    EvidenceWriter(EvidenceWriter&&) noexcept;
    EvidenceWriter& operator=(EvidenceWriter&&) noexcept;
    ~EvidenceWriter();

    Expected<Done> append(std::string_view bytes);  // throws when the disk refuses
    Expected<StoredFile> finish();                  // after it the file survives a power cut

    std::int64_t bytes() const;                 // taken so far
    const std::filesystem::path& path() const;  // where they can be looked into until the file is finished

private:
    struct State;
    std::unique_ptr<State> state_;
};

class EvidenceFiles {
public:
    // Makes the directory; removes what a killed process had begun to write.
    explicit EvidenceFiles(std::filesystem::path directory);

    EvidenceWriter writer(std::int64_t bytes_max) { return {directory_, bytes_max}; }

    std::filesystem::path path_of(std::string_view sha256) const;  // whether or not the file is there

    std::optional<std::string> bytes(std::string_view sha256) const;  // the whole file; nothing when it is not there

    enum class Condition { sound, damaged, missing };
    Condition verify(std::string_view sha256) const;  // reads the whole file

    std::vector<std::string> digests() const;  // of all files, sorted
    // Files that no row mentions. A younger one may belong to a hand-in that is being saved just now.
    std::vector<std::string> orphans(const std::vector<std::string>& mentioned,
                                     std::chrono::seconds age_min = std::chrono::hours{24}) const;

private:
    std::filesystem::path directory_;
};

}  // namespace mera
