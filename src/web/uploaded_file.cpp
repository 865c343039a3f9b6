#include "web/uploaded_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include "base/text.hpp"
#include "web/request_fields.hpp"

namespace mera {

namespace {

constexpr std::string_view kPrefix = "upload-";
constexpr std::size_t kFileNameBytesMax = 255;  // what ext4 and NTFS keep
constexpr auto kAbandonedAfter =
    std::chrono::hours{24};  // no transfer lives that long; several servers may share a disk

[[noreturn]] void refuse(const std::filesystem::path& path, const char* deed) {
    throw std::system_error(errno, std::generic_category(), std::string{deed} + " " + path.string());
}

// At most `bytes` of the text, cut between characters.
std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

}  // namespace

TemporaryFile TemporaryFile::create(const std::filesystem::path& directory) {
    std::string name = (directory / (std::string{kPrefix} + "XXXXXX")).string();
    TemporaryFile file;
    file.descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file.descriptor_ < 0) refuse(name, "create");
    file.path_ = name;
    return file;
}

void TemporaryFile::sweep(const std::filesystem::path& directory) {
    const auto now = std::filesystem::file_time_type::clock::now();
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(directory, ignored)) {
        if (!entry.path().filename().string().starts_with(kPrefix)) continue;
        const auto written = entry.last_write_time(ignored);
        if (!ignored && now - written > kAbandonedAfter) std::filesystem::remove(entry.path(), ignored);
    }
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept {
    if (this != &other) {
        remove();
        path_ = std::exchange(other.path_, {});
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

void TemporaryFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) refuse(path_, "write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TemporaryFile::close() {
    if (::close(std::exchange(descriptor_, -1)) != 0) refuse(path_, "close");
}

void TemporaryFile::remove() noexcept {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!path_.empty()) ::unlink(path_.c_str());  // absent when it was moved away: that is the way to keep it
}

std::string clean_file_name(std::string_view sent) {
    std::string name;
    if (is_valid_utf8(sent)) {
        name = clean_text(sent);
    } else {
        const auto decoded = decode_text(sent);  // an old browser on a CP1251 page
        name = decoded ? decoded->text : clean_text(sent);
    }
    name.erase(0, name.find_last_of("/\\") + 1);  // npos + 1 is 0: nothing to cut
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    name = trim(name);
    if (name.empty() || name == "." || name == "..") return "файл";
    if (name.size() <= kFileNameBytesMax) return name;

    const std::size_t dot = name.rfind('.');  // the ending tells the kind: it stays
    const bool short_ending = dot != std::string::npos && name.size() - dot <= 16;
    const std::string ending = short_ending ? name.substr(dot) : std::string{};
    return std::string{cut(name, kFileNameBytesMax - ending.size())} + ending;
}

}  // namespace mera
