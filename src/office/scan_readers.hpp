#pragma once
// The recognisers one thread reads a scan with: Russian for everything, English for the few words it cannot know.
#include <optional>
#include <utility>

#include "office/ocr.hpp"

namespace mera {

class ScanReaders {
public:
    explicit ScanReaders(Ocr russian) : russian_(std::move(russian)) {}
    Ocr& russian() { return russian_; }
    Ocr* english() {  // opened when first needed; null where its data are not installed
        if (!english_ && !asked_) {
            asked_ = true;
            if (auto opened = Ocr::open("eng")) english_.emplace(std::move(*opened));
        }
        return english_ ? &*english_ : nullptr;
    }

private:
    Ocr russian_;
    std::optional<Ocr> english_ = {};
    bool asked_ = false;
};

}  // namespace mera
