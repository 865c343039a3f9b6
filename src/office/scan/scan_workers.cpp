#include "office/scan/scan_workers.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

#include "office/scan/scan_cell.hpp"
#include "office/scan/scan_readers.hpp"

namespace mera {
namespace {

// Pages in memory for each thread, 9 MB each: enough that no thread waits for another's last piece.
constexpr std::size_t kPagesPerThread = 2;

// What one thread needs for itself.
struct Worker {
    PageSource source;
    ScanReaders readers;
};

Expected<Worker> worker_for(std::string_view bytes, std::shared_ptr<EnglishReader> english) {
    auto source = PageSource::open(bytes);
    if (!source) return source.failure();
    auto reader = Ocr::open(kScanLanguage);
    if (!reader) return reader.failure();
    return Worker{std::move(*source), ScanReaders{std::move(*reader), std::move(english)}};
}

Expected<std::vector<Worker>> workers_for(std::string_view bytes, int threads) {
    if (threads <= 0) threads = static_cast<int>(std::thread::hardware_concurrency());
    const auto english = std::make_shared<EnglishReader>();
    std::vector<std::future<Expected<Worker>>> opening;
    for (int i = 0; i < std::max(1, threads); ++i)
        opening.push_back(std::async(std::launch::async, [&] { return worker_for(bytes, english); }));
    std::vector<Worker> workers;
    for (auto& opened : opening) {
        auto worker = opened.get();
        if (!worker) return worker.failure();
        workers.push_back(std::move(*worker));
    }
    return workers;
}

// Each worker on its own thread takes the next piece to be read, or, when there is none, the next page.
class Reading {
public:
    Reading(std::vector<Worker> workers, const std::vector<int>& pages, const ScanOptions& options)
        : workers_(std::move(workers)),
          numbers_(pages),
          options_(options),
          pages_(pages.size()),
          prepared_(pages.size(), 0),
          left_(pages.size(), 0) {}

    // False when stopped. What a worker throws is thrown here.
    bool run() {
        {
            std::vector<std::jthread> threads;
            for (Worker& worker : workers_) threads.emplace_back([&] { work(worker); });
        }
        if (error_) std::rethrow_exception(error_);
        return !stopped();
    }
    std::vector<ScanPage> take_pages() { return std::move(pages_); }

private:
    struct Job {
        std::size_t page;
        std::optional<std::size_t> piece = {};  // none: the page is to be prepared
    };

    bool stopped() const { return options_.stop.stop_requested() || cancelled_; }

    void work(Worker& worker) {
        try {
            while (const auto job = next_job()) {
                if (job->piece)
                    read_piece(worker, pages_[job->page], pages_[job->page].pieces[*job->piece]);
                else
                    pages_[job->page] = prepare_page(worker.source, numbers_[job->page], worker.readers.russian());
                const std::lock_guard guard{guard_};
                if (!job->piece)
                    take_prepared(job->page);
                else if (--left_[job->page] == 0)
                    page_is_done(job->page);
                changed_.notify_all();
            }
        } catch (...) {
            const std::lock_guard guard{guard_};
            error_ = std::current_exception();
            cancelled_ = true;
            changed_.notify_all();
        }
    }

    std::optional<Job> next_job() {
        std::unique_lock lock{guard_};
        while (!stopped() && done_ < numbers_.size()) {
            if (!pieces_.empty()) {
                const Job job = pieces_.front();
                pieces_.pop_front();
                return job;
            }
            if (begun_ < numbers_.size() && begun_ - done_ < workers_.size() * kPagesPerThread) return Job{begun_++};
            changed_.wait(lock);
        }
        return {};
    }

    // A table may go on from the page before, so pages are taken in their order.
    void take_prepared(std::size_t prepared) {
        prepared_[prepared] = 1;
        for (; taken_ < numbers_.size() && prepared_[taken_]; ++taken_) {
            ScanPage& page = pages_[taken_];
            if (taken_ > 0 && numbers_[taken_] == numbers_[taken_ - 1] + 1) continue_table(page, pages_[taken_ - 1]);
            left_[taken_] = page.pieces.size();
            if (page.pieces.empty()) page_is_done(taken_);
            for (const std::size_t piece : from_the_largest(page.pieces)) pieces_.push_back({taken_, piece});
        }
    }

    // So that no thread is left with a large one at the end.
    static std::vector<std::size_t> from_the_largest(const std::vector<ScanPiece>& pieces) {
        std::vector<std::size_t> order(pieces.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto area = [&](std::size_t at) { return pieces[at].box.width() * pieces[at].box.height(); };
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return area(a) > area(b); });
        return order;
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
        if (options_.page_done && !options_.page_done(static_cast<int>(done_), static_cast<int>(numbers_.size())))
            cancelled_ = true;
    }

    std::vector<Worker> workers_;
    const std::vector<int>& numbers_;
    const ScanOptions& options_;
    std::vector<ScanPage> pages_;
    std::vector<char> prepared_;     // by pages
    std::vector<std::size_t> left_;  // pieces of each page
    std::deque<Job> pieces_;         // to be read
    std::size_t begun_ = 0, taken_ = 0, done_ = 0;  // pages
    std::mutex guard_;  // of all that the threads share but the pages, each of which is its own
    std::condition_variable changed_;
    std::exception_ptr error_;
    std::atomic<bool> cancelled_{false};
};

}  // namespace

Expected<std::vector<ScanPage>> read_on_all_cores(std::string_view bytes, const std::vector<int>& pages,
                                                  const ScanOptions& options) {
    auto workers = workers_for(bytes, options.threads);
    if (!workers) return workers.failure();
    Reading reading{std::move(*workers), pages, options};
    if (!reading.run()) return Failure{Failure::Kind::conflict, "Чтение файла остановлено."};
    return reading.take_pages();
}

}  // namespace mera
