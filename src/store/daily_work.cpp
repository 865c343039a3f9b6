#include "store/daily_work.hpp"

namespace mera {

namespace {
constexpr int kSilenceMinutes =
    60;  // the longest work, a thousand links of twenty seconds on four servers, reports sooner
}

bool begin_daily_work(Db& db, std::string_view name, const Moment& now) {
    return db.execute(R"sql(
        INSERT INTO daily_work (name, day, started_at) VALUES ($1, $2, $3)
            ON CONFLICT (name, day) DO UPDATE SET started_at = excluded.started_at
         WHERE daily_work.done_at IS NULL AND daily_work.started_at < $4
    )sql",
                      name, now.today, now.instant, minutes_before(now.instant, kSilenceMinutes)) > 0;
}

void finish_daily_work(Db& db, std::string_view name, const Moment& now) {
    db.execute("UPDATE daily_work SET done_at = $3 WHERE name = $1 AND day = $2", name, now.today, now.instant);
}

}  // namespace mera
