#include "office/picture_files.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>
#include <utility>

#include "base/sorting.hpp"
#include "base/text.hpp"
#include "office/docx.hpp"
#include "office/identify.hpp"
#include "office/odt.hpp"
#include "office/pasted_pictures.hpp"
#include "office/picture_names.hpp"

namespace mera {

namespace {

Expected<Document> text_around_pictures(std::string_view bytes, FileKind kind) {
    return kind == FileKind::odt ? read_odt(bytes) : read_docx(bytes);
}

std::string packed_in_order(const std::vector<NamedPicture>& pictures) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* const archive = memory == nullptr ? nullptr : zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::bad_alloc{};
    zip_source_keep(memory);
    for (std::size_t at = 0; at < pictures.size(); ++at) {
        // The number keeps the order, and apart what a telephone calls «image.jpg» each.
        const std::string name = std::to_string(at + 1) + "-" + pictures[at].name;
        zip_source_t* const picture =
            zip_source_buffer(archive, pictures[at].bytes.data(), pictures[at].bytes.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), picture, ZIP_FL_ENC_UTF_8);
        if (index < 0) throw std::bad_alloc{};
        const auto entry = static_cast<zip_uint64_t>(index);
        zip_set_file_compression(archive, entry, ZIP_CM_STORE, 0);
        zip_file_set_mtime(archive, entry, 0, 0);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("pictures cannot be packed");
    zip_source_open(memory);
    zip_source_seek(memory, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
    zip_source_seek(memory, 0, SEEK_SET);
    zip_source_read(memory, out.data(), out.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return out;
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

std::string packed_pictures(std::vector<NamedPicture> pictures) {
    sort_by_name(pictures, [](const NamedPicture& picture) -> const std::string& { return picture.name; });
    return packed_in_order(pictures);
}

}  // namespace mera
