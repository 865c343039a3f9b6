#pragma once
// Work done once a day (visits to links, reminders): one server of several does it, and a killed one does not lose it.
#include <string_view>

#include "base/moment.hpp"
#include "store/db.hpp"

namespace mera {

// True: this work of today is ours. It is nobody's twice, unless who began it has been silent for an hour.
bool begin_daily_work(Db& db, std::string_view name, const Moment& now);
void finish_daily_work(Db& db, std::string_view name, const Moment& now);

}  // namespace mera
