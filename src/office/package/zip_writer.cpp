#include "office/package/zip_writer.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

#include "base/text.hpp"

namespace mera {

namespace {

constexpr time_t kNoTime = 315532800;  // 1 January 1980, the first that an archive can say

struct ZipDiscard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};

void add_part(zip_t* zip, const ZipPart& part, ZipPacking packing) {
    zip_source_t* source = zip_source_buffer(zip, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t at = source == nullptr ? -1 : zip_file_add(zip, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        throw std::runtime_error(zip_strerror(zip));
    }
    zip_file_set_mtime(zip, static_cast<zip_uint64_t>(at), kNoTime, 0);
    if (packing == ZipPacking::stored) zip_set_file_compression(zip, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
}

}  // namespace

std::string name_in_zip(std::string_view name) {
    constexpr std::size_t kBytesMax = 500;
    const bool readable = is_valid_utf8(name);
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || (byte >= 0x80 && !readable) ? '_' : c;
    }
    if (out.size() <= kBytesMax) return out;
    std::size_t from = out.size() - kBytesMax;
    while ((static_cast<unsigned char>(out[from]) & 0xC0) == 0x80) ++from;  // not in the middle of a letter
    return out.substr(from);
}

std::string zipped(const std::vector<ZipPart>& parts, ZipPacking packing) {
    zip_error_t error{};
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (source == nullptr) throw std::runtime_error("no memory for a document");
    zip_source_keep(source);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> bytes{source, &zip_source_free};
    std::unique_ptr<zip_t, ZipDiscard> zip{zip_open_from_source(source, ZIP_TRUNCATE, &error)};
    if (!zip) throw std::runtime_error(zip_error_strerror(&error));
    for (const ZipPart& part : parts) add_part(zip.get(), part, packing);
    if (zip_close(zip.get()) != 0) throw std::runtime_error(zip_strerror(zip.get()));
    (void)zip.release();
    if (zip_source_open(source) != 0) throw std::runtime_error("a document that has just been written does not open");
    zip_source_seek(source, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    const auto got = zip_source_read(source, out.data(), out.size());
    zip_source_close(source);
    if (got != static_cast<zip_int64_t>(out.size())) throw std::runtime_error("a document was not read back whole");
    return out;
}

}  // namespace mera
