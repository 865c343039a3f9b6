#pragma once
// The recognisers a scan is read with: Russian for everything, English for the few words it cannot know.
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "office/scan/ocr.hpp"

namespace mera {

inline constexpr const char* kScanLanguage = "rus";

// One for all threads of a document: opening it takes longer than the words it is asked for.
class EnglishReader {
public:
    Ocr* get() {  // opened when first needed; null where its data are not installed
        std::call_once(asked_, [this] {
            if (auto opened = Ocr::open("eng")) reader_.emplace(std::move(*opened));
        });
        return reader_ ? &*reader_ : nullptr;
    }

private:
    std::once_flag asked_;
    std::optional<Ocr> reader_;
};

class ScanReaders {
public:
    ScanReaders(Ocr russian, std::shared_ptr<EnglishReader> english)
        : russian_(std::move(russian)), english_(std::move(english)) {}
    Ocr& russian() { return russian_; }
    Ocr* english() { return english_->get(); }

private:
    Ocr russian_;
    std::shared_ptr<EnglishReader> english_;
};

}  // namespace mera
