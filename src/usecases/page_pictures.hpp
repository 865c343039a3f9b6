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

struct SourcePage {
    std::string sha256;  // of the document as it was uploaded
    int file = 0;        // from 1, of a bundle
    int page = 0;        // from 1
};

class PagePictures {
public:
    PagePictures(const EvidenceFiles& files, std::filesystem::path folder,
                 std::string child_program = reader_program());

    // The PNG file of the page. Refuses when too many are being made at once: pages must not keep the web workers.
    Expected<std::filesystem::path> picture(const SourcePage& page);
    // Makes it for the page that a person comes to next, when no other is being made.
    void make_ahead(const SourcePage& page);
    // Width and height of a picture that is already there.
    std::optional<std::pair<int, int>> size(const SourcePage& page) const;

private:
    Expected<std::filesystem::path> made(const SourcePage& page, int beside_at_most);
    std::filesystem::path path_of(const SourcePage& page) const;
    void make_room();
    const EvidenceFiles& files_;
    std::filesystem::path folder_;
    std::string child_program_;
    std::mutex guard_;
    int making_ = 0;
};

}  // namespace mera
