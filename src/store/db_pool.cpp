#include "store/db_pool.hpp"

#include <utility>

namespace mera {

DbPool::DbPool(std::string address, std::size_t connections_max)
    : address_(std::move(address)), may_open_(connections_max) {
    idle_.reserve(connections_max);
}

DbPool::Lease DbPool::lease() { return {*this, take()}; }

Db DbPool::take() {
    std::unique_lock lock{mutex_};
    freed_.wait(lock, [&] { return !idle_.empty() || may_open_ > 0; });
    std::optional<Db> db;
    if (!idle_.empty()) {  // the last used one: its caches are warm
        db = std::move(idle_.back());
        idle_.pop_back();
    } else {
        --may_open_;
    }
    lock.unlock();
    try {
        if (!db) return Db::open(address_);
        db->revive();
        return *std::move(db);
    } catch (...) {
        lock.lock();
        ++may_open_;
        freed_.notify_one();
        throw;
    }
}

void DbPool::take_back(Db db) noexcept {
    {
        const std::lock_guard lock{mutex_};
        idle_.push_back(std::move(db));  // within the reserved room
    }
    freed_.notify_one();
}

}  // namespace mera
