#pragma once
// Reads what waits in the queue, beside the web workers: one thread for small files, two for scans and PDF (each scan
// uses all cores by itself). A keeper beats for what is being read and stops what was cancelled or takes too long.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "base/moment.hpp"
#include "domain/plan/reading.hpp"
#include "office/child_process.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

class ReadingRunner {
public:
    struct Parts {
        std::string database_address;
        const EvidenceFiles& files;
        std::function<Moment()> now;
        std::function<void(const std::string&)> on_fault = [](const std::string&) {};
        std::string child_program = reader_program();
    };
    explicit ReadingRunner(Parts parts);
    ReadingRunner(const ReadingRunner&) = delete;
    ReadingRunner& operator=(const ReadingRunner&) = delete;
    ~ReadingRunner();  // what is being read goes back to the queue

    void wake();  // something new waits
    std::uint64_t ends();  // how many readings have ended here
    // Waits until more than `seen` have, at most so long. False at once when another one waits already: pages must not
    // keep the web workers.
    bool wait_for_an_end(std::uint64_t seen, std::chrono::milliseconds at_most);

private:
    struct Running {
        std::stop_source stop;
        int pages_done = 0, pages = 0;
        bool was_told = false;  // the pages, to the database
        std::chrono::steady_clock::time_point begun_at, beat_at;
    };
    void work(const std::stop_token& stop, bool heavy);
    bool read_one(Db& db, bool heavy);
    void keep_beating(const std::stop_token& stop);
    void beat(Db& db);
    bool sleep(const std::stop_token& stop, std::chrono::milliseconds time);

    Parts parts_;
    std::string reader_;  // this runner among others on the same database
    std::mutex guard_;
    std::condition_variable_any woken_, ended_;
    std::uint64_t wakings_ = 0, ends_ = 0;
    int waiters_ = 0;
    std::map<ReadingId, std::shared_ptr<Running>> running_;
    std::vector<std::jthread> threads_;
};

}  // namespace mera
