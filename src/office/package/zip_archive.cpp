#include "office/package/zip_archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "office/limits.hpp"
#include "office/refusals.hpp"

namespace mera {

struct ZipArchive::State {
    struct Closer {
        void operator()(zip_t* opened) const { zip_discard(opened); }
    };
    std::unique_ptr<zip_t, Closer> archive;
    std::size_t unpacked = 0;  // bytes so far, over all parts
};

namespace {

struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Failure refusal_of(const zip_error_t* error) {
    const int code = zip_error_code_zip(error);
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD) return refuse_encrypted("zip: password");
    return refuse_damaged("zip error " + std::to_string(code));
}

}  // namespace

ZipArchive::ZipArchive(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Expected<ZipArchive> ZipArchive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) throw std::bad_alloc{};
    auto state = std::make_unique<State>();
    state->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!state->archive) {
        Failure refusal = refusal_of(&error);
        zip_source_free(source);
        zip_error_fini(&error);
        return refusal;
    }
    zip_error_fini(&error);
    if (static_cast<std::size_t>(zip_get_num_entries(state->archive.get(), 0)) > kZipEntriesMax)
        return refuse_too_much_inside("zip: too many entries");
    return ZipArchive{std::move(state)};
}

bool ZipArchive::has(const std::string& name) const {
    return zip_name_locate(state_->archive.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<std::string> ZipArchive::names() const {
    std::vector<std::string> out;
    const zip_int64_t count = zip_get_num_entries(state_->archive.get(), 0);
    for (zip_int64_t at = 0; at < count; ++at)
        if (const char* name = zip_get_name(state_->archive.get(), static_cast<zip_uint64_t>(at), 0))
            out.emplace_back(name);
    return out;
}

std::string ZipArchive::shown_name(const std::string& name) const {
    zip_t* archive = state_->archive.get();
    const zip_int64_t index = zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return name;
    const char* raw = zip_get_name(archive, static_cast<zip_uint64_t>(index), ZIP_FL_ENC_RAW);
    if (raw == nullptr || is_valid_utf8(raw)) return raw == nullptr ? name : raw;
    const auto decoded = decode_text(raw);
    return decoded ? decoded->text : name;
}

Expected<std::string> ZipArchive::part(const std::string& name) {
    zip_t* archive = state_->archive.get();
    const zip_int64_t index = zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return refuse_damaged("zip: no part " + name);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &stat) != 0)
        return refusal_of(zip_get_error(archive));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return refuse_encrypted("zip: encrypted part " + name);

    const std::unique_ptr<zip_file_t, FileCloser> file{zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0)};
    if (!file) return refusal_of(zip_get_error(archive));
    // The size in the directory is the file's own claim: what is counted is what really comes out.
    std::string out;
    out.reserve(std::min<std::size_t>(static_cast<std::size_t>(stat.size), std::size_t{1} << 20));
    std::array<char, 1 << 16> block;
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
        if (got < 0) return refuse_damaged("zip: broken part " + name);
        if (got == 0) break;
        out.append(block.data(), static_cast<std::size_t>(got));
        state_->unpacked += static_cast<std::size_t>(got);
        const bool swollen =
            out.size() > kZipRatioMatters && out.size() / kZipRatioMax > static_cast<std::size_t>(stat.comp_size);
        if (swollen || out.size() > kZipPartBytesMax || state_->unpacked > kZipTotalBytesMax)
            return refuse_too_much_inside("zip: part " + name + " unpacks too far");
    }
    return out;
}

}  // namespace mera
