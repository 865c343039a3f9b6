// What only PostgreSQL can do to us: go away, and let somebody else hold the lock.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "store/db.hpp"
#include "store/db_pool.hpp"
#include "support/places.hpp"

namespace mera {

namespace {

int backend(Db& db) { return db.query("SELECT pg_backend_pid()").only<int>(); }

// As an administrator restarting the server would; comes back when the session is gone.
void end_session(Db& killer, int pid) {
    (void)killer.query("SELECT pg_terminate_backend(CAST($1 AS INTEGER), 5000)", pid).only<bool>();
}

}  // namespace

TEST_CASE("a connection lost while idle is made anew where nothing can be lost") {
    const test::OnPostgres place;
    Db killer = Db::open(place.address());
    Db db = Db::open(place.address());
    db.run_script("CREATE TABLE note (words TEXT)");
    db.execute("INSERT INTO note VALUES ($1)", "prepared before");

    end_session(killer, backend(db));
    {
        Transaction transaction = db.begin();
        db.execute("INSERT INTO note VALUES ($1)", "after the loss");
        transaction.commit();
    }
    end_session(killer, backend(db));
    CHECK(db.query("SELECT count(*) FROM note").only<int>() == 2);

    DbPool pool{place.address(), 1};
    end_session(killer, backend(*pool.lease()));
    CHECK(pool.lease()->query("SELECT count(*) FROM note").only<int>() == 2);
}

TEST_CASE("a connection lost inside a transaction loses that transaction, and says so") {
    const test::OnPostgres place;
    Db killer = Db::open(place.address());
    Db db = Db::open(place.address());
    db.run_script("CREATE TABLE note (words TEXT)");
    try {
        Transaction transaction = db.begin();
        db.execute("INSERT INTO note VALUES ('half')");
        end_session(killer, backend(db));
        db.execute("INSERT INTO note VALUES ('the other half')");
        FAIL("the session was ended");
    } catch (const DbError& error) {
        CHECK(error.kind() == DbError::Kind::connection);
    }
    CHECK_FALSE(db.in_transaction());
    CHECK(db.query("SELECT count(*) FROM note").only<int>() == 0);
}

TEST_CASE("a writer waits for the lock as long as is sensible, then is busy") {
    const test::OnPostgres place;
    Db first = Db::open(place.address());
    Db second = Db::open(place.address());
    second.run_script("SET lock_timeout = 50");
    const Transaction held = first.begin();
    DbError::Kind kind = DbError::Kind::other;
    try {
        const Transaction waits = second.begin();
    } catch (const DbError& error) {
        kind = error.kind();
    }
    CHECK(kind == DbError::Kind::busy);
    const Transaction reads = second.begin_read();  // the session is whole
    CHECK(second.query("SELECT 1").only<int>() == 1);
}

TEST_CASE("statements forgotten by somebody else are prepared again") {
    const test::OnPostgres place;
    Db db = Db::open(place.address());
    CHECK(db.query("SELECT $1 + 1", 1).only<int>() == 2);
    db.execute("DISCARD ALL");
    CHECK(db.query("SELECT $1 + 1", 1).only<int>() == 2);
}

}  // namespace mera
