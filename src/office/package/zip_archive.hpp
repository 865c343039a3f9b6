#pragma once
// The parts of a zipped document (DOCX, XLSX, ODT, ODS), unpacked within the limits of limits.hpp.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"

namespace mera {

class ZipArchive {
public:
    // `bytes` must outlive the archive.
    static Expected<ZipArchive> open(std::string_view bytes);
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ~ZipArchive();

    bool has(const std::string& name) const;
    std::vector<std::string> names() const;
    // A name as the person who packed the files saw it: archives of Windows keep Russian names in CP866 and say nothing of it.
    std::string shown_name(const std::string& name) const;
    // The unpacked part; an absent part is an empty string where `has` says it may be absent.
    Expected<std::string> part(const std::string& name);

private:
    struct State;
    explicit ZipArchive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace mera
