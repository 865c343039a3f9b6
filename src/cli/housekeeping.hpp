#pragma once
// What a running server does by itself, beside its requests: a thread that wakes every few minutes and does the day's
// work that nobody has done yet.
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/moment.hpp"
#include "store/db.hpp"

namespace mera {

struct DailyWork {
    std::string name;                                      // «links»: one word, its name in the database
    std::function<void(Db& db, const Moment& now)> deed;
};
using SteadyWork = std::function<void(Db& db)>;  // at every waking

class Housekeeping {
public:
    Housekeeping(std::string database_address, std::function<Moment()> now, std::vector<DailyWork> works,
                 std::vector<SteadyWork> steady = {});
    ~Housekeeping();  // waits for the deed under way

private:
    void run(const std::stop_token& stop);
    void do_due_work(Db& db);
    void do_daily_work(Db& db, const DailyWork& work);

    std::string database_address_;
    std::function<Moment()> now_;
    std::vector<DailyWork> works_;
    std::vector<SteadyWork> steady_;
    std::jthread thread_;  // last: it uses the others
};

}  // namespace mera
