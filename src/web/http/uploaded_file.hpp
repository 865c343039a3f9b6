#pragma once
// A file that a person handed in: received where evidence is kept, never held in memory.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "store/evidence_files.hpp"

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

struct UploadedFile {
    std::string field;  // the form's name of the input
    std::string name;   // as the person's computer calls it: no folders, no control characters, at most 255 bytes
    std::string content_type;  // what the browser thinks; never to be trusted
    EvidenceWriter content;    // finish it to keep the file; otherwise it goes together with the request

    std::uint64_t bytes() const { return static_cast<std::uint64_t>(content.bytes()); }
    const std::filesystem::path& path() const { return content.path(); }
};

std::string clean_file_name(std::string_view name);  // never empty: «файл» when nothing is left

}  // namespace mera
