#include "office/word/picture_files.hpp"

#include <utility>

#include "base/sorting.hpp"
#include "base/text.hpp"
#include "office/package/file_names.hpp"
#include "office/package/identify.hpp"
#include "office/package/zip_writer.hpp"
#include "office/word/docx.hpp"
#include "office/word/odt.hpp"
#include "office/word/pasted_pictures.hpp"

namespace mera {

namespace {

Expected<Document> text_around_pictures(std::string_view bytes, FileKind kind) {
    return kind == FileKind::odt ? read_odt(bytes) : read_docx(bytes);
}

}  // namespace

Expected<PictureFiles> PictureFiles::open(std::string_view bytes) {
    PictureFiles out{bytes};
    const FileKind kind = identify(bytes);
    if (kind != FileKind::pictures && kind != FileKind::docx && kind != FileKind::odt) return out;
    auto archive = ZipArchive::open(bytes);
    if (!archive) return archive.failure();
    if (kind == FileKind::pictures) {
        out.parts_ = pictures_of_archive(*archive);
    } else {
        const auto document = text_around_pictures(bytes, kind);
        if (!document) return document.failure();
        out.parts_ = pictures_of(*document);
        out.are_pasted_ = true;
    }
    out.archive_.emplace(*std::move(archive));
    return out;
}

bool PictureFiles::may_have_pages(std::size_t number) const {
    if (!archive_) return true;
    const std::string name = lower(parts_.at(number));
    return !are_pasted_ && (name.ends_with(".tif") || name.ends_with(".tiff"));
}

Expected<std::string_view> PictureFiles::at(std::size_t number) {
    if (!archive_) return bytes_;
    if (unpacked_number_ != number) {
        auto part = archive_->part(parts_.at(number));
        if (!part) return part.failure();
        unpacked_ = *std::move(part);
        unpacked_number_ = number;
    }
    return std::string_view{unpacked_};
}

std::string packed_pictures(std::vector<NamedFile> pictures) {
    sort_by_name(pictures, [](const NamedFile& picture) -> const std::string& { return picture.name; });
    // The number keeps the order, and apart what a telephone calls «image.jpg» each.
    std::vector<ZipPart> parts;
    for (const NamedFile& picture : pictures)
        parts.push_back({std::to_string(parts.size() + 1) + "-" + name_in_zip(picture.name), picture.bytes});
    return zipped(parts, ZipPacking::stored);
}

}  // namespace mera
