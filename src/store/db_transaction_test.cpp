#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "store/db.hpp"
#include "store/db_pool.hpp"
#include "support/db_refusal.hpp"
#include "support/places.hpp"

namespace mera {

namespace {

using test::OnPostgres;
using test::OnSqlite;
using test::refusal;

Db open_with_counter(const std::string& address) {
    Db db = Db::open(address);
    db.run_script(
        "CREATE TABLE counter (value BIGINT NOT NULL); INSERT INTO counter VALUES (0); CREATE TABLE entry (number "
        "BIGINT PRIMARY KEY);");
    return db;
}
std::int64_t counter(Db& db) { return db.query("SELECT value FROM counter").only<std::int64_t>(); }
std::int64_t entries(Db& db) { return db.query("SELECT count(*) FROM entry").only<std::int64_t>(); }

// Reads, decides, writes: loses updates wherever writers do not wait for each other. Gives the new value.
std::int64_t count_one(Db& db) {
    return retry([&] {
        Transaction transaction = db.begin();
        const std::int64_t value = counter(db) + 1;
        db.execute("UPDATE counter SET value = $1", value);
        db.execute("INSERT INTO entry VALUES ($1)", value);
        transaction.commit();
        return value;
    });
}

}  // namespace

TEST_CASE_TEMPLATE("a transaction is undone unless committed", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_counter(place.address());
    {
        const Transaction forgotten = db.begin();
        CHECK(db.in_transaction());
        db.execute("UPDATE counter SET value = 5");
        CHECK(counter(db) == 5);
    }
    CHECK_FALSE(db.in_transaction());
    CHECK(counter(db) == 0);
    try {
        const Transaction broken = db.begin();
        db.execute("UPDATE counter SET value = 6");
        throw std::runtime_error("in the middle of the deed");
    } catch (const std::runtime_error&) {
    }
    CHECK(counter(db) == 0);
    CHECK(count_one(db) == 1);
    Db other = Db::open(place.address());
    CHECK(counter(other) == 1);
    const Transaction outer = db.begin();
    CHECK_THROWS_AS((void)db.begin(), std::logic_error);
}

TEST_CASE_TEMPLATE("an error inside a transaction leaves nothing to commit", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_counter(place.address());
    Transaction transaction = db.begin();
    db.execute("INSERT INTO entry VALUES (1)");
    CHECK(refusal([&] { db.execute("INSERT INTO entry VALUES (1)"); }) == DbError::Kind::unique_violation);
    CHECK(refusal([&] { db.execute("INSERT INTO entry VALUES (2)"); }) == DbError::Kind::other);
    CHECK(refusal([&] { transaction.commit(); }) == DbError::Kind::other);
    CHECK_FALSE(db.in_transaction());
    CHECK(entries(db) == 0);
    CHECK(count_one(db) == 1);  // the connection serves on
}

TEST_CASE_TEMPLATE("a page sees one state of the database and changes nothing", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_counter(place.address());
    Db other = Db::open(place.address());
    {
        const Transaction page = db.begin_read();
        CHECK(counter(db) == 0);
        CHECK(count_one(other) == 1);  // readers do not hold up writers
        CHECK(counter(db) == 0);
        CHECK(entries(db) == 0);
    }
    CHECK(counter(db) == 1);
    const Transaction page = db.begin_read();
    CHECK(refusal([&] { db.execute("UPDATE counter SET value = 7"); }) == DbError::Kind::other);
}

TEST_CASE_TEMPLATE("of writers at once none is lost", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_counter(place.address());
    constexpr int kThreads = 4, kEach = 50;
    DbPool pool{place.address(), kThreads};
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    for (int at = 0; at < kThreads; ++at)
        threads.emplace_back([&] {
            for (int round = 0; round < kEach; ++round) try {
                    const DbPool::Lease lease = pool.lease();
                    count_one(*lease);
                } catch (const std::exception&) {
                    ++failed;
                }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(failed == 0);
    CHECK(counter(db) == kThreads * kEach);
    CHECK(entries(db) == kThreads * kEach);
}

TEST_CASE_TEMPLATE("the second of two people deciding at once sees what the first decided", Place, OnSqlite,
                   OnPostgres) {
    const Place place;
    Db first = open_with_counter(place.address());
    Db second = Db::open(place.address());
    Transaction deciding = first.begin();
    CHECK(counter(first) == 0);
    std::int64_t seen = -1;
    std::atomic<bool> waiting = false;
    std::thread late{[&] {
        waiting = true;
        seen = retry([&] {
            const Transaction transaction = second.begin();
            return counter(second);
        });
    }};
    while (!waiting) std::this_thread::yield();
    first.execute("UPDATE counter SET value = 1");
    deciding.commit();
    late.join();
    CHECK(seen == 1);
}

// The child writes until it is killed, and says after each commit how far it is.
TEST_CASE_TEMPLATE("a writer that is killed leaves whole transactions only", Place, OnSqlite, OnPostgres) {
    const Place place;
    {
        const Db made = open_with_counter(place.address());
    }
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            Db db = Db::open(place.address());
            for (;;) {
                const std::int64_t done = count_one(db);
                if (::write(pipe_ends[1], &done, sizeof done) != sizeof done) break;
            }
        } catch (const std::exception&) {
        }
        ::_exit(1);
    }
    ::close(pipe_ends[1]);
    std::int64_t told = 0;
    while (told < 40) REQUIRE(::read(pipe_ends[0], &told, sizeof told) == sizeof told);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(pipe_ends[0], &told, sizeof told) == sizeof told) {
    }
    ::close(pipe_ends[0]);

    Db db = Db::open(place.address());
    const std::int64_t next = count_one(db);  // waits until the dead writer's transaction is gone
    CHECK(next > told);                       // every commit that was told is there
    CHECK(entries(db) == next);
    CHECK(db.query("SELECT max(number) FROM entry").only<std::int64_t>() == next);
    if (db.engine() == Engine::sqlite) CHECK(db.query("PRAGMA integrity_check").only<std::string>() == "ok");
}

// The child is made before this process has anything of the database, and comes when it is told to.
TEST_CASE_TEMPLATE("another process that comes and goes takes nothing away", Place, OnSqlite, OnPostgres) {
    const Place place;
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        char word = 0;
        if (::read(pipe_ends[0], &word, 1) != 1) ::_exit(2);
        try {
            Db db = Db::open(place.address());
            count_one(db);
        } catch (const std::exception&) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    Db stays = open_with_counter(place.address());
    count_one(stays);
    {
        Db comes = Db::open(place.address());
        CHECK(count_one(comes) == 2);
    }
    REQUIRE(::write(pipe_ends[1], "!", 1) == 1);
    int status = -1;
    ::waitpid(child, &status, 0);
    ::close(pipe_ends[0]);
    ::close(pipe_ends[1]);
    CHECK(status == 0);
    CHECK(count_one(stays) == 4);
    Db later = Db::open(place.address());
    CHECK(count_one(later) == 5);
    CHECK(entries(stays) == 5);
}

TEST_CASE("retry gives up after its attempts, and at once on what waiting does not mend") {
    int runs = 0;
    const auto always = [&](DbError::Kind kind) {
        return [&runs, kind] {
            ++runs;
            throw DbError(kind, "again");
        };
    };
    CHECK(refusal([&] { retry(always(DbError::Kind::serialization), 3); }) == DbError::Kind::serialization);
    CHECK(runs == 3);
    runs = 0;
    CHECK(refusal([&] { retry(always(DbError::Kind::unique_violation), 3); }) == DbError::Kind::unique_violation);
    CHECK(runs == 1);
}

TEST_CASE_TEMPLATE("a pool lends as many connections as it has and waits for the next", Place, OnSqlite, OnPostgres) {
    const Place place;
    DbPool pool{place.address(), 1};
    std::atomic<bool> got = false;
    std::optional<std::thread> waiting;
    {
        const DbPool::Lease held = pool.lease();
        waiting.emplace([&] {
            const DbPool::Lease later = pool.lease();
            got = later->query("SELECT 1").only<int>() == 1;
        });
        CHECK(held->query("SELECT 2").only<int>() == 2);
        CHECK_FALSE(got);
    }
    waiting->join();
    CHECK(got);
    DbPool nowhere{"postgresql:///mera?host=/no/such/directory", 1};
    CHECK_THROWS_AS((void)nowhere.lease(), DbError);
    CHECK_THROWS_AS((void)nowhere.lease(), DbError);  // the place of the failed one is free again
}

}  // namespace mera
