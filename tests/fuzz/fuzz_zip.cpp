// Archives of any bytes, of pictures too: every part comes out within the limits or as a sentence.
#include "fuzz/fuzz_target.hpp"
#include "office/limits.hpp"
#include "office/package/zip_archive.hpp"
#include "office/read/bundle.hpp"
#include "office/word/picture_files.hpp"

FUZZ_TARGET(zip, bytes) {
    using mera::fuzz::promise;
    auto archive = mera::ZipArchive::open(bytes);
    if (!archive) {
        promise(!archive.failure().message.empty());
        return;
    }
    auto opened = *std::move(archive);
    for (const std::string& name : opened.names()) {
        const auto part = opened.part(name);
        promise(part ? part->size() <= mera::kZipPartBytesMax : !part.failure().message.empty());
    }
    const auto files = mera::files_in_zip(bytes);
    promise(files ? files->size() <= mera::kBundleFilesMax : !files.failure().message.empty());
    for (int number = 1; mera::file_of_bundle(bytes, number); ++number)
        promise(static_cast<std::size_t>(number) <= mera::kZipEntriesMax);
    auto pictures = mera::PictureFiles::open(bytes);
    for (std::size_t at = 0; pictures && at < pictures->count(); ++at) (void)pictures->at(at);
}
