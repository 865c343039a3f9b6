#include "cli/housekeeping.hpp"

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>

#include "store/daily_work.hpp"

namespace mera {

namespace {
constexpr std::chrono::minutes kEvery{1};  // a letter that was put off a minute is tried a minute later

// One work that breaks does not keep the others from being done; it is tried again at the next waking.
template <class Deed>
void guarded(Deed&& deed) {
    try {
        deed();
    } catch (const std::exception& fault) {
        std::cerr << "housekeeping: " << fault.what() << std::endl;
    }
}
}  // namespace

Housekeeping::Housekeeping(std::string database_address, std::function<Moment()> now, std::vector<DailyWork> works,
                           std::vector<SteadyWork> steady)
    : database_address_(std::move(database_address)),
      now_(std::move(now)),
      works_(std::move(works)),
      steady_(std::move(steady)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Housekeeping::~Housekeeping() = default;

void Housekeeping::run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any waiting;
    while (!stop.stop_requested()) {
        guarded([&] {
            Db db = Db::open(database_address_);  // not kept: for most of the day there is nothing to do
            do_due_work(db);
        });
        std::unique_lock lock{mutex};
        waiting.wait_for(lock, stop, kEvery, [] { return false; });
    }
}

void Housekeeping::do_due_work(Db& db) {
    for (const DailyWork& work : works_) guarded([&] { do_daily_work(db, work); });
    for (const SteadyWork& work : steady_) guarded([&] { work(db); });
}

void Housekeeping::do_daily_work(Db& db, const DailyWork& work) {
    if (!begin_daily_work(db, work.name, now_())) return;
    work.deed(db, now_());
    finish_daily_work(db, work.name, now_());
}

}  // namespace mera
