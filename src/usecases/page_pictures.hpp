#pragma once
// Images of the pages of documents, made when first asked for and kept in a folder that may be emptied at any time.
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/expected.hpp"
#include "office/child_process.hpp"
#include "store/evidence_files.hpp"

namespace mera {

class PagePictures {
public:
    PagePictures(const EvidenceFiles& files, std::filesystem::path folder,
                 std::string child_program = reader_program());

    // The PNG file of the page. Refuses when too many are being made at once: pages must not keep the web workers.
    Expected<std::filesystem::path> picture(const std::string& sha256, int page);
    // Makes it for the page that a person comes to next, when no other is being made.
    void make_ahead(const std::string& sha256, int page);
    // Width and height of a picture that is already there.
    std::optional<std::pair<int, int>> size(const std::string& sha256, int page) const;

private:
    Expected<std::filesystem::path> made(const std::string& sha256, int page, int beside_at_most);
    std::filesystem::path path_of(const std::string& sha256, int page) const;
    void make_room();
    const EvidenceFiles& files_;
    std::filesystem::path folder_;
    std::string child_program_;
    std::mutex guard_;
    int making_ = 0;
};

}  // namespace mera
