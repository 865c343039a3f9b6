#include "office/scan.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "office/page_image.hpp"
#include "office/page_kind.hpp"
#include "office/pdf_layout.hpp"
#include "office/pdf_page.hpp"
#include "office/refusals.hpp"
#include "office/scan_cell.hpp"
#include "office/scan_layer.hpp"
#include "office/scan_layout.hpp"
#include "office/scan_page.hpp"
#include "office/scan_strokes.hpp"
#include "office/scan_upright.hpp"
#include "office/word_book.hpp"

namespace mera {
namespace {

constexpr const char* kLanguage = "rus";
constexpr double kKindDpi = 150;  // at which the kind of a page of a PDF is told
// Pages in memory for each thread, 9 MB each: enough that no thread waits long for the last piece.
constexpr std::size_t kPagesPerThread = 2;

// What one thread needs for itself.
struct Worker {
    PageSource source;
    ScanReaders readers;
};

Expected<std::vector<Worker>> workers_for(std::string_view bytes, int threads) {
    if (threads <= 0) threads = static_cast<int>(std::thread::hardware_concurrency());
    const auto english = std::make_shared<EnglishReader>();
    std::vector<Worker> workers;
    for (int i = 0; i < std::max(1, threads); ++i) {
        auto source = PageSource::open(bytes);
        if (!source) return source.failure();
        auto reader = Ocr::open(kLanguage);
        if (!reader) return reader.failure();
        workers.push_back({std::move(*source), ScanReaders{std::move(*reader), english}});
    }
    return workers;
}

// Does every job once, each worker on its own thread. What a job throws is thrown here.
void share_out(std::vector<Worker>& workers, std::size_t jobs, const std::function<void(Worker&, std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr error;
    std::mutex error_guard;
    {
        std::vector<std::jthread> threads;
        for (Worker& worker : workers)
            threads.emplace_back([&] {
                try {
                    for (std::size_t job; (job = next++) < jobs;) work(worker, job);
                } catch (...) {
                    const std::lock_guard guard{error_guard};
                    error = std::current_exception();
                    next = jobs;
                }
            });
    }
    if (error) std::rethrow_exception(error);
}

class Reading {
public:
    Reading(std::vector<Worker> workers, const std::vector<int>& pages, const ScanOptions& options)
        : workers_(std::move(workers)), numbers_(pages), options_(options) {}

    // False when stopped.
    bool run() {
        const std::size_t batch = workers_.size() * kPagesPerThread;
        for (std::size_t from = 0; from < numbers_.size() && !stopped(); from += batch)
            read_batch(from, std::min(numbers_.size(), from + batch));
        return !stopped();
    }
    std::vector<ScanPage> take_pages() { return std::move(pages_); }

private:
    struct Job {
        std::size_t page, piece;
    };

    bool stopped() const { return options_.stop.stop_requested() || cancelled_; }

    void read_batch(std::size_t from, std::size_t to) {
        pages_.resize(to);
        share_out(workers_, to - from, [&](Worker& worker, std::size_t job) {
            if (!stopped())
                pages_[from + job] = prepare_page(worker.source, numbers_[from + job], worker.readers.russian());
        });
        for (std::size_t page = std::max<std::size_t>(from, 1); page < to && !stopped(); ++page)
            if (numbers_[page] == numbers_[page - 1] + 1) continue_table(pages_[page], pages_[page - 1]);
        std::vector<Job> jobs;
        std::vector<std::size_t> left(to, 0);
        for (std::size_t page = from; page < to; ++page) {
            left[page] = pages_[page].pieces.size();
            for (std::size_t piece = 0; piece < pages_[page].pieces.size(); ++piece) jobs.push_back({page, piece});
            if (pages_[page].pieces.empty()) page_is_done(page);
        }
        share_out(workers_, jobs.size(), [&](Worker& worker, std::size_t job) {
            if (stopped()) return;
            const auto [page, piece] = jobs[job];
            read_piece(worker, pages_[page], pages_[page].pieces[piece]);
            const std::lock_guard guard{done_guard_};
            if (--left[page] == 0) page_is_done(page);
        });
    }

    void read_piece(Worker& worker, const ScanPage& page, ScanPiece& piece) const {
        if (piece.grid) {
            const Grid& grid = page.grids[*piece.grid];
            piece.text = read_cell(page.pictures(), grid, grid.cells[piece.cell], worker.readers, options_.stop);
        } else {
            piece.text = read_region(page.pictures(), piece.box, worker.readers, options_.stop);
        }
    }

    void page_is_done(std::size_t page) {
        pages_[page].picture.reset();
        pages_[page].unstamped.reset();
        pages_[page].ink = {};
        ++done_;
        if (options_.page_done && !options_.page_done(done_, static_cast<int>(numbers_.size()))) cancelled_ = true;
    }

    std::vector<Worker> workers_;
    const std::vector<int>& numbers_;
    const ScanOptions& options_;
    std::vector<ScanPage> pages_;
    std::mutex done_guard_;
    int done_ = 0;
    std::atomic<bool> cancelled_{false};
};

WordBook book_of(const std::vector<ScanPage>& pages) {
    WordBook book;
    for (const ScanPage& page : pages)
        for (const ScanPiece& piece : page.pieces)
            for (const OcrLine& line : piece.text.lines)
                for (std::size_t at = 1; at + 1 < line.words.size(); ++at) book.learn(line.words[at].text);
    return book;
}

constexpr double kUnsureDigit = 0.5;
constexpr double kTwoVoices = 0.92;  // two recognisers agree and no likeness speaks against them

// Whether the figures of a word, all of them, look like those of the document that are read so.
bool is_alike(const OcrWord& word, std::size_t alike) {
    const auto figures = std::count_if(word.text.begin(), word.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return figures > 0 && static_cast<std::size_t>(figures) == alike && word.confidence >= kUnsureDigit;
}

// What the figures of the whole document say about each of them.
void mend_misread_digits(std::vector<ScanPage>& pages) {
    std::vector<const DigitShape*> shapes;
    std::vector<OcrWord*> words;
    for (ScanPage& page : pages)
        for (ScanPiece& piece : page.pieces)
            for (const DigitShape& shape : piece.text.digits) {
                shapes.push_back(&shape);
                words.push_back(&piece.text.lines[shape.line].words[shape.word]);
            }
    const std::vector<DigitVerdict> verdicts = compare_digits(shapes);
    std::map<OcrWord*, std::size_t> alike;
    for (std::size_t at = 0; at < words.size(); ++at) alike[words[at]] += verdicts[at].alike;
    for (const auto& [word, count] : alike)
        if (is_alike(*word, count)) word->confidence = std::max(word->confidence, kTwoVoices);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!verdicts[at].doubtful) continue;
        words[at]->seconded = false;
        words[at]->confidence = std::min(words[at]->confidence, kUnsureDigit);
        if (verdicts[at].instead) words[at]->text[shapes[at]->at] = static_cast<char>('0' + *verdicts[at].instead);
    }
    for (ScanPage& page : pages)
        for (ScanPiece& piece : page.pieces)
            for (OcrLine& line : piece.text.lines)
                for (OcrWord& word : line.words)
                    if (word.seconded) word.confidence = std::max(word.confidence, kTwoVoices);
}

// What another recogniser laid under the pages.
void hear_layers(std::string_view bytes, std::vector<ScanPage>& pages) {
    if (is_picture(bytes)) return;
    const auto file = PdfFile::open(bytes);
    if (!file) return;
    for (ScanPage& page : pages) {
        auto layer = file->page(page.number);
        if (!layer || layer->words.empty()) continue;
        repair_encoding(*layer);
        hear_layer(page, *layer);
    }
}

}  // namespace

Expected<PdfRead> read_scan(std::string_view bytes, const std::vector<int>& pages, const ScanOptions& options) {
    auto workers = workers_for(bytes, options.threads);
    if (!workers) return workers.failure();
    Reading reading{std::move(*workers), pages, options};
    if (!reading.run()) return Failure{Failure::Kind::conflict, "Чтение файла остановлено."};
    std::vector<ScanPage> read = reading.take_pages();
    hear_layers(bytes, read);
    mend_misread_digits(read);
    const WordBook book = book_of(read);
    for (ScanPage& page : read)
        for (ScanPiece& piece : page.pieces) {
            if (piece.text.stamped) drop_pieces_of_stamp(piece.text.lines);
            drop_strokes(piece.text.lines);
        }
    PdfRead out;
    for (const ScanPage& page : read) {
        out.pages.push_back({page.number, true, blocks_of(page, book)});
        if (page.width == 0)
            out.notes.push_back("Страница " + std::to_string(page.number) + " повреждена и не прочитана.");
    }
    return out;
}

Expected<Document> read_scan_pages(std::string_view bytes, const ScanOptions& options) {
    auto source = PageSource::open(bytes);
    if (!source) return source.failure();
    std::vector<int> numbers;
    for (int page = 1; page <= source->pages(); ++page) numbers.push_back(page);
    auto read = read_scan(bytes, numbers, options);
    if (!read) return read.failure();
    join_pages(read->pages);
    Document document;
    document.format = is_picture(bytes) ? DocFormat::image : DocFormat::pdf_scan;
    document.pages = source->pages();
    document.notes = std::move(read->notes);
    for (PdfReadPage& page : read->pages)
        for (Block& block : page.blocks) document.blocks.push_back(std::move(block));
    if (document.blocks.empty()) return refuse_empty();
    return document;
}

namespace {

// As the reader of PDF decides it: a stamp of a signature laid over a scan does not make it a page of text.
bool is_text_page(std::string_view bytes, int number) {
    const auto file = PdfFile::open(bytes);
    if (!file) return false;
    const auto page = file->page(number);
    const auto image = file->render(number, kKindDpi);
    return page && image && !is_scanned(*page, *image, has_page_pictures(bytes));
}

}  // namespace

Expected<std::string> render_page(std::string_view bytes, int page, int dpi) {
    const auto source = PageSource::open(bytes);
    if (!source) return source.failure();
    if (page < 1 || page > source->pages())
        return Failure{Failure::Kind::not_found, "Такой страницы в файле нет. Откройте страницу из списка."};
    const bool as_it_is = !is_picture(bytes) && is_text_page(bytes, page);
    PixPtr picture = source->grey_page(page, as_it_is ? dpi : kScanDpi);
    if (!picture) return refuse_damaged();
    if (!as_it_is) {
        auto reader = Ocr::open(kLanguage);
        if (reader) picture = laid_flat(std::move(picture), *reader);
        const auto scale = static_cast<float>(dpi) / kScanDpi;
        picture.reset(pixScale(picture.get(), scale, scale));
    }
    l_uint8* png = nullptr;
    size_t size = 0;
    if (!picture || pixWriteMemPng(&png, &size, picture.get(), 0) != 0) return refuse_damaged();
    std::string out{reinterpret_cast<const char*>(png), size};
    lept_free(png);
    return out;
}

}  // namespace mera
