#include "office/scan/ocr.hpp"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <utility>

#include "base/text.hpp"
#include "office/scan/page_image.hpp"

// Of GNU's OpenMP runtime, which Tesseract brings; its header is missing where clang compiles.
extern "C" void omp_set_max_active_levels(int levels);

// Tesseract has each line packed as PNG by this function of Leptonica, and unpacks it at once: 6 % of the time of a scan.
// A program's own function goes before that of a library, so here the line is kept as it is; pixReadMem knows both.
extern "C" l_ok pixWriteMem(l_uint8** data, std::size_t* size, PIX* line, l_int32) {
    return pixWriteMemSpix(data, size, line);
}

namespace mera {
namespace {

constexpr const char* kDataFolder = "/usr/share/tesseract-ocr/5/tessdata";  // of Debian's packages
// A column of text takes about two seconds; noise of a damaged page can take minutes.
constexpr int kMillisecondsMax = 60'000;

std::string data_folder() {
    const char* chosen = std::getenv("TESSDATA_PREFIX");
    return chosen && *chosen ? chosen : kDataFolder;
}

tesseract::PageSegMode mode_of(OcrLayout layout) {
    switch (layout) {
        case OcrLayout::page: return tesseract::PSM_AUTO;
        case OcrLayout::column: return tesseract::PSM_SINGLE_COLUMN;
        case OcrLayout::line: return tesseract::PSM_SINGLE_LINE;
    }
    std::abort();
}

bool stop_asked(void* token, int) { return static_cast<std::stop_token*>(token)->stop_requested(); }

}  // namespace

std::string OcrLine::text() const {
    std::string all;
    for (const OcrWord& word : words) all += (all.empty() ? "" : " ") + word.text;
    return all;
}

struct Ocr::State {
    std::mutex guard;
    tesseract::TessBaseAPI api;
};

Ocr::Ocr(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ocr::Ocr(Ocr&&) noexcept = default;
Ocr& Ocr::operator=(Ocr&&) noexcept = default;
Ocr::~Ocr() = default;

bool Ocr::has_language(std::string_view language) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::path{data_folder()} / (std::string{language} + ".traineddata"),
                                   ignored);
}

Expected<Ocr> Ocr::open(std::string_view language) {
    // Tesseract's own threads cost more than they bring; pages and cells are read side by side instead.
    omp_set_max_active_levels(0);
    auto state = std::make_unique<State>();
    // Where Tesseract complains is one place for all recognisers of the process, kept without a lock: it is said once.
    [[maybe_unused]] static const bool is_silent = state->api.SetVariable("debug_file", "/dev/null");
    if (!has_language(language) ||
        state->api.Init(data_folder().c_str(), std::string{language}.c_str(), tesseract::OEM_LSTM_ONLY) != 0)
        return Failure{Failure::Kind::invalid_input,
                       "Скан прочесть нельзя: на сервере не установлено распознавание русских букв. Попросите "
                       "администратора поставить пакет tesseract-ocr-rus или загрузите файл с текстом.",
                       "file", "no Tesseract data for " + std::string{language}};
    state->api.SetVariable("tessedit_do_invert", "0");  // paper is light here; trying the negative doubles the time
    // To ask every line whether it is typewritten takes 3 % of the time.
    state->api.SetVariable("textord_all_prop", "1");
    return Ocr{std::move(state)};
}

std::vector<OcrLine> Ocr::read(Pix* picture, OcrLayout layout, std::stop_token stop) {
    omp_set_max_active_levels(0);
    const std::lock_guard reading{state_->guard};
    tesseract::TessBaseAPI& api = state_->api;
    api.SetPageSegMode(mode_of(layout));
    api.SetImage(picture);
    api.SetSourceResolution(kScanDpi);
    tesseract::ETEXT_DESC monitor;
    monitor.cancel = stop_asked;
    monitor.cancel_this = &stop;
    monitor.set_deadline_msecs(kMillisecondsMax);
    std::vector<OcrLine> lines;
    if (api.Recognize(&monitor) == 0 && !stop.stop_requested()) {
        const std::unique_ptr<tesseract::ResultIterator> at{api.GetIterator()};
        bool more = at != nullptr && !at->Empty(tesseract::RIL_WORD);
        for (bool first = true; more; more = at->Next(tesseract::RIL_WORD), first = false) {
            const std::unique_ptr<char[]> text{at->GetUTF8Text(tesseract::RIL_WORD)};
            if (first || at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
                float height = 0, below = 0, above = 0;
                at->RowAttributes(&height, &below, &above);
                lines.emplace_back().letter_size = height;
            }
            if (!text || trim(text.get()).empty()) continue;
            OcrWord word{std::string{trim(text.get())}, {}, at->Confidence(tesseract::RIL_WORD) / 100.0};
            at->BoundingBox(tesseract::RIL_WORD, &word.box.left, &word.box.top, &word.box.right, &word.box.bottom);
            lines.back().box = lines.back().words.empty() ? word.box : united(lines.back().box, word.box);
            lines.back().words.push_back(std::move(word));
        }
    }
    api.Clear();
    std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
    return lines;
}

}  // namespace mera
