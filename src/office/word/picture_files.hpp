#pragma once
// Pictures of pages in one file: a picture itself, an archive of nothing else («фото приказа.zip»), a text document into
// which pages were pasted.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/package/zip_archive.hpp"

namespace mera {

class PictureFiles {
public:
    // `bytes` must outlive it.
    static Expected<PictureFiles> open(std::string_view bytes);
    // Whether the picture may have several pages: a TIFF of its own. A text shows the first page of one pasted into it.
    bool may_have_pages(std::size_t number) const;
    std::size_t count() const { return archive_ ? parts_.size() : 1; }
    Expected<std::string_view> at(std::size_t number);  // from 0; valid until the next is asked for

private:
    explicit PictureFiles(std::string_view bytes) : bytes_(bytes) {}
    std::string_view bytes_;
    std::optional<ZipArchive> archive_ = {};
    bool are_pasted_ = false;
    std::vector<std::string> parts_ = {};
    std::optional<std::size_t> unpacked_number_ = {};
    std::string unpacked_ = {};
};

// Pictures that were taken one by one of one document, as one file: the same pictures make the same bytes.
struct NamedFile {
    std::string name;
    std::string bytes;
};
std::string packed_pictures(std::vector<NamedFile> pictures);

}  // namespace mera
