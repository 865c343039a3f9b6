#pragma once
// Connections for several threads: each borrows one Db and gives it back by leaving the scope.
//
//     DbPool pool{"sqlite:/var/lib/mera/mera.db", 4};
//     const DbPool::Lease db = pool.lease();
//     db->execute(…);
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/db.hpp"

namespace mera {

class DbPool {
public:
    // Opens connections as they are first needed, so that an idle server stays small.
    DbPool(std::string address, std::size_t connections_max);

    class Lease {
    public:
        Lease(DbPool& pool, Db db) : pool_(pool), db_(std::move(db)) {}
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() { pool_.take_back(std::move(db_)); }
        Db& operator*() const { return db_; }
        Db* operator->() const { return &db_; }

    private:
        DbPool& pool_;
        mutable Db db_;
    };
    Lease lease();  // waits for a free one; an idle connection that has died is made anew

private:
    Db take();
    void take_back(Db db) noexcept;

    std::string address_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<Db> idle_;
    std::size_t may_open_;
};

}  // namespace mera
