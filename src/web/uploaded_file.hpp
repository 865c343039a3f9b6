#pragma once
// A file that a person handed in: received into a temporary file, never held in memory.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mera {

inline constexpr std::uint64_t kMebibyte = 1024 * 1024;

struct UploadLimits {
    std::uint64_t file_bytes_max = 50 * kMebibyte;  // evidence: a scan of a long report; links are for the rest
    std::size_t files_max = 20;                     // one hand-in; the form says so
    std::uint64_t text_bytes_max = kMebibyte;       // all text fields of the form together
    std::uint64_t request_bytes_max() const {       // boundaries and part headers take under 64 KB
        return file_bytes_max * files_max + text_bytes_max + 65'536;
    }
};

// Removed together with the object.
class TemporaryFile {
public:
    TemporaryFile() = default;                                            // no file
    static TemporaryFile create(const std::filesystem::path& directory);  // throws when the disk refuses
    static void sweep(const std::filesystem::path& directory);            // what a killed process left behind
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&& other) noexcept;
    ~TemporaryFile() { remove(); }

    void append(std::string_view bytes);  // throws when the disk is full
    void close();                         // no more bytes will come; throws when they could not be kept
    const std::filesystem::path& path() const { return path_; }

private:
    void remove() noexcept;
    std::filesystem::path path_;
    int descriptor_ = -1;
};

struct UploadedFile {
    std::string field;  // the form's name of the input
    std::string name;   // as the person's computer calls it: no folders, no control characters, at most 255 bytes
    std::string content_type;  // what the browser thinks; never to be trusted
    std::uint64_t bytes = 0;
    TemporaryFile content;  // move the file away with rename() to keep it

    const std::filesystem::path& path() const { return content.path(); }
};

std::string clean_file_name(std::string_view name);  // never empty: «файл» when nothing is left

}  // namespace mera
