#include "store/evidence_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "store/evidence_media_type.hpp"

namespace mera {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;
constexpr std::string_view kIncoming = "incoming";

[[noreturn]] void refuse(std::string_view deed, const fs::path& path) {
    throw std::system_error(errno, std::generic_category(), fmt::format("{} {}", deed, path.string()));
}

class Descriptor {
public:
    explicit Descriptor(int value = -1) : value_(value) {}
    Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    int get() const { return value_; }
    explicit operator bool() const { return value_ >= 0; }

private:
    int value_;
};

// libsodium's SHA-256 is portable C and takes five times as long, longer than writing the file.
class Sha256 {
public:
    Sha256() : context_(EVP_MD_CTX_new()) {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1)
            throw std::runtime_error("OpenSSL has no SHA-256");
    }
    void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
    std::string hex() {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned size = 0;
        EVP_DigestFinal_ex(context_.get(), digest, &size);
        std::string out;
        for (unsigned at = 0; at < size; ++at) out += fmt::format("{:02x}", digest[at]);
        return out;
    }

private:
    struct Closer {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Closer> context_;
};

bool is_digest(std::string_view name) {
    return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

fs::path place_of(const fs::path& directory, std::string_view sha256) {
    if (!is_digest(sha256)) throw std::invalid_argument("not a SHA-256: " + std::string{sha256});
    return directory / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

void sync(const fs::path& directory) {
    const Descriptor open{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!open || ::fsync(open.get()) != 0) refuse("sync", directory);
}

// Calls take(std::string_view) for each piece of an open file, until it says no.
template <class Take>
void read_pieces(int descriptor, const fs::path& path, Take&& take) {
    std::string piece(kChunkBytes, '\0');
    for (;;) {
        const ssize_t size = ::read(descriptor, piece.data(), piece.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) refuse("read", path);
        if (size == 0 || !take(std::string_view{piece}.substr(0, static_cast<std::size_t>(size)))) return;
    }
}

std::string read_at(int descriptor, std::int64_t offset, std::size_t bytes) {
    std::string out(bytes, '\0');
    const ssize_t size = ::pread(descriptor, out.data(), out.size(), offset);
    out.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return out;
}

std::string media_type(int descriptor, std::int64_t bytes) {
    const auto tail_from = std::max<std::int64_t>(0, bytes - static_cast<std::int64_t>(kMediaTypeTailBytes));
    return media_type_of(read_at(descriptor, 0, kMediaTypeHeadBytes),
                         read_at(descriptor, tail_from, kMediaTypeTailBytes));
}

// A file being written is locked by who writes it. One that can be locked belongs to nobody.
void remove_abandoned(const fs::path& incoming) {
    for (const auto& entry : fs::directory_iterator(incoming)) {
        const Descriptor file{::open(entry.path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW)};
        if (file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(entry.path().c_str());
    }
}

// A new name first and one sync after it: a journal takes file and name in one go. Nothing mentions the file before this
// returns, so what a power cut leaves half-written is an orphan that the next file of this name replaces. A name that
// is taken may be mentioned already: it is given over only to synced bytes (they are the same, unless the disk has
// spoilt the old ones). File systems that cannot refuse a taken name are treated as if it were.
void name_and_sync(int file, const fs::path& path, const fs::path& place) {
    const bool is_new = ::renameat2(AT_FDCWD, path.c_str(), AT_FDCWD, place.c_str(), RENAME_NOREPLACE) == 0;
    if (::fsync(file) != 0) refuse("sync", is_new ? place : path);
    if (!is_new && ::rename(path.c_str(), place.c_str()) != 0) refuse("rename", path);
}

}  // namespace

struct EvidenceWriter::State {
    fs::path directory;
    std::int64_t bytes_max;
    fs::path path;
    Descriptor file;
    std::int64_t bytes = 0;
    Sha256 digest;

    State(const fs::path& where, std::int64_t limit) : directory(where), bytes_max(limit) {
        // Between making and locking the file a server that starts may sweep it away: then once more.
        struct stat made{};
        do {
            std::string name = (directory / kIncoming / "XXXXXX").string();
            file = Descriptor{::mkostemp(name.data(), O_CLOEXEC)};
            if (!file) refuse("create", name);
            path = name;
            if (::flock(file.get(), LOCK_EX) != 0 || ::fstat(file.get(), &made) != 0) refuse("lock", path);
        } while (made.st_nlink == 0);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (!path.empty()) ::unlink(path.c_str());
    }
};

EvidenceWriter::EvidenceWriter(const fs::path& directory, std::int64_t bytes_max)
    : state_(std::make_unique<State>(directory, bytes_max)) {}
EvidenceWriter::EvidenceWriter(EvidenceWriter&&) noexcept = default;
EvidenceWriter& EvidenceWriter::operator=(EvidenceWriter&&) noexcept = default;
EvidenceWriter::~EvidenceWriter() = default;

Expected<Done> EvidenceWriter::append(std::string_view bytes) {
    const std::int64_t from = state_->bytes;
    state_->bytes += static_cast<std::int64_t>(bytes.size());
    if (state_->bytes > state_->bytes_max)
        return Failure{Failure::Kind::too_large,
                       fmt::format("Больше {}\u00A0МБ. Сожмите скан или разместите документ на сайте и дайте ссылку.",
                                   state_->bytes_max / (1024 * 1024))};
    state_->digest.add(bytes);
    while (!bytes.empty()) {
        const ssize_t written = ::write(state_->file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) refuse("write", state_->path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // The disk begins while the rest is still on its way, so that the sync at the end finds less to do. Only a wish.
    ::sync_file_range(state_->file.get(), from, state_->bytes - from, SYNC_FILE_RANGE_WRITE);
    return Done{};
}

Expected<StoredFile> EvidenceWriter::finish() {
    if (state_->bytes == 0)
        return Failure{Failure::Kind::invalid_input, "Пустой. Проверьте, тот ли документ вы выбрали."};
    StoredFile stored{state_->digest.hex(), state_->bytes, media_type(state_->file.get(), state_->bytes)};
    const fs::path place = place_of(state_->directory, stored.sha256);
    fs::create_directories(place.parent_path());
    name_and_sync(state_->file.get(), state_->path, place);
    state_->path.clear();
    // The directories on the way may be a moment old, whoever made them.
    sync(place.parent_path());
    sync(place.parent_path().parent_path());
    sync(state_->directory);
    return stored;
}

std::int64_t EvidenceWriter::bytes() const { return state_->bytes; }
const fs::path& EvidenceWriter::path() const { return state_->path; }

EvidenceFiles::EvidenceFiles(fs::path directory) : directory_(std::move(directory)) {
    fs::create_directories(directory_ / kIncoming);
    fs::permissions(directory_, fs::perms::owner_all);
    remove_abandoned(directory_ / kIncoming);
}

fs::path EvidenceFiles::path_of(std::string_view sha256) const { return place_of(directory_, sha256); }

std::optional<std::string> EvidenceFiles::bytes(std::string_view sha256) const {
    const fs::path path = path_of(sha256);
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file && errno == ENOENT) return {};
    if (!file) refuse("open", path);
    std::string out;
    out.reserve(static_cast<std::size_t>(fs::file_size(path)));
    read_pieces(file.get(), path, [&](std::string_view piece) {
        out += piece;
        return true;
    });
    return out;
}

EvidenceFiles::Condition EvidenceFiles::verify(std::string_view sha256) const {
    const fs::path path = path_of(sha256);
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file && errno == ENOENT) return Condition::missing;
    if (!file) refuse("open", path);
    Sha256 digest;
    read_pieces(file.get(), path, [&](std::string_view piece) {
        digest.add(piece);
        return true;
    });
    return digest.hex() == sha256 ? Condition::sound : Condition::damaged;
}

std::vector<std::string> EvidenceFiles::digests() const {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(directory_))
        if (std::string name = entry.path().filename().string(); is_digest(name)) out.push_back(std::move(name));
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> EvidenceFiles::orphans(const std::vector<std::string>& mentioned,
                                                std::chrono::seconds age_min) const {
    std::vector<std::string> sorted = mentioned;
    std::sort(sorted.begin(), sorted.end());
    const auto now = fs::file_time_type::clock::now();
    std::vector<std::string> out = digests();
    std::erase_if(out, [&](const std::string& digest) {
        return std::binary_search(sorted.begin(), sorted.end(), digest) ||
               now - fs::last_write_time(path_of(digest)) < age_min;
    });
    return out;
}

}  // namespace mera
