#pragma once
// A throw-away place where forms with files are received. Only tests include this.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <thread>

#include "store/evidence_files.hpp"
#include "support/places.hpp"

namespace mera::test {

class UploadFolder {
public:
    std::size_t files() const {
        const std::filesystem::recursive_directory_iterator all{path};
        return static_cast<std::size_t>(
            std::count_if(begin(all), end(all), [](const auto& entry) { return entry.is_regular_file(); }));
    }
    bool becomes(std::size_t count) const {
        for (int patience = 0; patience < 500 && files() != count; ++patience)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        return files() == count;
    }

private:
    ThrowawayDirectory directory_;

public:
    const std::filesystem::path path = directory_.path() / "evidence";
    EvidenceFiles evidence{path};
};

}  // namespace mera::test
