#include "office/read/bundle.hpp"

#include <algorithm>
#include <utility>

#include "base/sorting.hpp"
#include "base/text.hpp"
#include "office/limits.hpp"
#include "office/package/file_names.hpp"
#include "office/package/identify.hpp"
#include "office/package/zip_archive.hpp"
#include "office/package/zip_writer.hpp"
#include "office/refusals.hpp"

namespace mera {

namespace {

struct Part {
    std::string name;   // as people see it, with its folders
    std::string entry;  // as the archive knows it
};

std::string without_folders(const std::string& name) { return name.substr(name.rfind('/') + 1); }

std::vector<Part> parts_of(const ZipArchive& archive) {
    std::vector<Part> parts;
    for (std::string& entry : archive.names()) {
        if (is_of_the_system(entry)) continue;
        std::string shown = archive.shown_name(entry);
        parts.push_back({std::move(shown), std::move(entry)});
    }
    sort_by_name(parts, [](const Part& part) -> const std::string& { return part.name; });
    return parts;
}

std::string not_read(const std::string& name, const std::string& why) {
    return "Файл «" + name + "» не прочитан. " + why;
}

// What one file of a bundle is made of: a part, or all the pictures of pages.
using FileParts = std::vector<Part>;

std::vector<FileParts> files_of(const std::vector<Part>& parts) {
    std::vector<FileParts> files;
    std::size_t album = parts.size();
    for (const Part& part : parts) {
        if (has_picture_name(part.name) && album < files.size()) {
            files[album].push_back(part);
            continue;
        }
        if (has_picture_name(part.name)) album = files.size();
        if (has_picture_name(part.name) || has_document_name(part.name)) files.push_back({part});
    }
    return files;
}

Expected<std::string> bytes_of(ZipArchive& archive, const FileParts& file) {
    if (file.size() == 1) return archive.part(file.front().entry);
    std::vector<NamedFile> pictures;
    for (const Part& part : file) {
        auto bytes = archive.part(part.entry);
        if (!bytes) return bytes.failure();
        pictures.push_back({part.name, *std::move(bytes)});
    }
    return packed_pictures(std::move(pictures));
}

// Pages are counted over all files opened so far: how many the next ones have is seen when they are opened.
class Progress {
public:
    explicit Progress(const ReadOptions& options) : options_(options) {}
    ReadOptions of_next_file() {
        before_ = so_far_;
        ReadOptions out = options_;
        if (options_.page_done)
            out.page_done = [this](int done, int pages) {
                so_far_ = before_ + pages;
                return options_.page_done(before_ + done, so_far_);
            };
        return out;
    }

private:
    const ReadOptions& options_;
    int before_ = 0, so_far_ = 0;
};

Failure nothing_read(const std::vector<std::string>& unread) {
    if (unread.empty()) return refuse_archive("no documents in it");
    return {Failure::Kind::invalid_input, unread.front(), "file"};
}

}  // namespace

std::string bundled(const std::vector<NamedFile>& files) {
    std::vector<ZipPart> parts;
    // A folder for each keeps the order, and apart what has one name.
    for (const NamedFile& file : files)
        parts.push_back({std::to_string(parts.size() + 1) + "/" + name_in_zip(file.name), file.bytes});
    return zipped(parts, ZipPacking::stored);
}

Expected<std::vector<NamedFile>> files_in_zip(std::string_view bytes) {
    auto archive = ZipArchive::open(bytes);
    if (!archive) return archive.failure();
    const std::vector<Part> parts = parts_of(*archive);
    if (parts.size() > kBundleFilesMax) return refuse_too_many_files(parts.size());
    std::vector<NamedFile> out;
    for (const Part& part : parts) {
        if (has_signature_name(part.name)) continue;
        auto unpacked = archive->part(part.entry);
        if (!unpacked) return unpacked.failure();
        out.push_back({without_folders(part.name), *std::move(unpacked)});
    }
    return out;
}

Expected<BundleRead> read_files(std::string_view bytes, const ReadOptions& options) {
    BundleRead out;
    if (identify(bytes) != FileKind::bundle) {
        auto document = read_document(bytes, options);
        if (!document) return document.failure();
        out.files.push_back({{}, *std::move(document)});
        return out;
    }
    auto archive = ZipArchive::open(bytes);
    if (!archive) return archive.failure();
    const std::vector<Part> parts = parts_of(*archive);
    const std::vector<FileParts> files = files_of(parts);
    if (files.size() > kBundleFilesMax) return refuse_too_many_files(files.size());
    Progress progress{options};
    for (const FileParts& file : files) {
        const std::string name = without_folders(file.front().name);
        const auto part = bytes_of(*archive, file);
        auto document = part ? read_document(*part, progress.of_next_file()) : Expected<Document>{part.failure()};
        if (!document && document.failure().kind == Failure::Kind::conflict) return document.failure();
        if (document)
            out.files.push_back({name, *std::move(document)});
        else {
            out.files.push_back({name, {}});  // its number stays
            out.unread.push_back(not_read(name, document.failure().message));
        }
    }
    for (const Part& part : parts)
        if (!has_picture_name(part.name) && !has_document_name(part.name) && !has_signature_name(part.name))
            out.unread.push_back(
                not_read(without_folders(part.name), "Если в нём часть приказа, загрузите её отдельно."));
    const bool any = std::any_of(out.files.begin(), out.files.end(),
                                 [](const FileRead& file) { return !file.document.blocks.empty(); });
    if (!any) return nothing_read(out.unread);
    return out;
}

Expected<std::string> file_of_bundle(std::string_view bytes, int number) {
    if (number == 0) return std::string{bytes};
    const Failure absent{Failure::Kind::not_found, "Такого файла среди загруженных нет."};
    if (number < 0 || identify(bytes) != FileKind::bundle) return absent;
    auto archive = ZipArchive::open(bytes);
    if (!archive) return archive.failure();
    const std::vector<FileParts> files = files_of(parts_of(*archive));
    if (static_cast<std::size_t>(number) > files.size()) return absent;
    return bytes_of(*archive, files[static_cast<std::size_t>(number) - 1]);
}

}  // namespace mera
