#include "usecases/reading_runner.hpp"

#include <exception>

#include "base/digest.hpp"
#include "store/readings.hpp"
#include "usecases/reading.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

using namespace std::chrono_literals;

constexpr int kHeavyThreads = 2;   // a short PDF does not wait for a long scan
constexpr auto kLook = 3s;         // how soon what another server dropped is seen
constexpr auto kTick = 500ms;      // how soon a cancelled reading stops and the bar moves
constexpr auto kBeat = 4s;         // well within kReadingBeatSecondsMax
constexpr int kWaitersMax = 1;     // of the web workers

}  // namespace

ReadingRunner::ReadingRunner(Parts parts) : parts_(std::move(parts)), reader_(random_token()) {
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop, false); });
    for (int i = 0; i < kHeavyThreads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop, true); });
    threads_.emplace_back([this](const std::stop_token& stop) { keep_beating(stop); });
}

ReadingRunner::~ReadingRunner() {
    for (std::jthread& thread : threads_) thread.request_stop();
    {
        const std::lock_guard lock{guard_};
        for (auto& [id, running] : running_) running->stop.request_stop();
    }
    threads_.clear();  // joins
}

void ReadingRunner::wake() {
    {
        const std::lock_guard lock{guard_};
        ++wakings_;
    }
    woken_.notify_all();
}

std::uint64_t ReadingRunner::ends() {
    const std::lock_guard lock{guard_};
    return ends_;
}

bool ReadingRunner::wait_for_an_end(std::uint64_t seen, std::chrono::milliseconds at_most) {
    std::unique_lock lock{guard_};
    if (waiters_ >= kWaitersMax) return false;
    ++waiters_;
    const bool ended = ended_.wait_for(lock, at_most, [&] { return ends_ > seen; });
    --waiters_;
    return ended;
}

bool ReadingRunner::sleep(const std::stop_token& stop, std::chrono::milliseconds time) {
    std::unique_lock lock{guard_};
    const std::uint64_t before = wakings_;
    woken_.wait_for(lock, stop, time, [&] { return wakings_ != before; });
    return !stop.stop_requested();
}

void ReadingRunner::work(const std::stop_token& stop, bool heavy) {
    std::optional<Db> db;
    do {
        try {
            if (!db) db.emplace(Db::open(parts_.database_address));
            while (!stop.stop_requested() && read_one(*db, heavy)) {
            }
        } catch (const std::exception& fault) {  // the database is away, or a document is too much for us: later again
            parts_.on_fault(fault.what());
            db.reset();
        }
    } while (sleep(stop, kLook));
}

bool ReadingRunner::read_one(Db& db, bool heavy) {
    const auto reading = take_reading(db, heavy, reader_, parts_.now());
    if (!reading) return false;
    auto running = std::make_shared<Running>();
    running->begun_at = running->beat_at = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock{guard_};
        running_[reading->id] = running;
    }
    ReadingWays ways;
    ways.child_program = parts_.child_program;
    ways.stop = running->stop.get_token();
    ways.page_done = [&](int done, int pages) {
        const std::lock_guard lock{guard_};
        running->pages_done = done;
        running->pages = pages;
        running->was_told = false;
        return true;
    };
    const auto forget = [&] {
        const std::lock_guard lock{guard_};
        running_.erase(reading->id);
        ++ends_;
        ended_.notify_all();
    };
    try {
        carry_out_reading(db, parts_.files, *reading, reader_, ways, parts_.now);
    } catch (...) {
        forget();
        leave_reading_turn(db, reading->id, reader_);
        throw;
    }
    forget();
    return true;
}

void ReadingRunner::keep_beating(const std::stop_token& stop) {
    std::optional<Db> db;
    std::mutex own;
    std::unique_lock lock{own};
    std::condition_variable_any tick;
    while (!stop.stop_requested()) {
        try {
            if (!db) db.emplace(Db::open(parts_.database_address));
            beat(*db);
        } catch (const std::exception& fault) {
            parts_.on_fault(fault.what());
            db.reset();
        }
        tick.wait_for(lock, stop, kTick, [] { return false; });
    }
}

void ReadingRunner::beat(Db& db) {
    std::map<ReadingId, std::shared_ptr<Running>> running;
    {
        const std::lock_guard lock{guard_};
        running = running_;
    }
    for (const auto& [id, one] : running) {
        const auto time = std::chrono::steady_clock::now();
        int done = 0, pages = 0;
        bool tell = false;
        {
            const std::lock_guard lock{guard_};
            tell = !one->was_told || time - one->beat_at >= kBeat;
            one->was_told = true;
            done = one->pages_done;
            pages = one->pages;
        }
        const auto now = parts_.now();
        const auto reading = find_reading(db, id);
        const bool ours = reading && !reading->end && (!tell || beat_reading_turn(db, id, reader_, done, pages, now));
        if (tell) one->beat_at = time;
        if (ours && time - one->begun_at > std::chrono::minutes{kReadingMinutesMax}) give_up_reading(db, *reading, now);
        if (!ours || time - one->begun_at > std::chrono::minutes{kReadingMinutesMax}) one->stop.request_stop();
    }
}

}  // namespace mera
