#include "store/migrations.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <thread>

#include "support/places.hpp"

namespace mera {

namespace {

const Moment kNow{make_date(2020, 3, 15), "2020-03-15T09:00:00Z"};

constexpr Migration kFirst{1, "001-first", R"sql(
    -- a «;» in a comment; and in a 'text'
    CREATE TABLE parent (id {{identity}}, name TEXT NOT NULL DEFAULT 'a;b', face {{bytes}});
    INSERT INTO parent (name) VALUES ('it''s; -- not a comment');
)sql"};
constexpr Migration kSecond{2, "002-second", R"sql(
    CREATE TABLE child (id {{identity}}, parent_id BIGINT NOT NULL REFERENCES parent (id), kind TEXT NOT NULL CHECK (kind IN ('a')));
    INSERT INTO child (parent_id, kind) VALUES (1, 'a');
    {{engine:sqlite}}
    CREATE TABLE engine AS SELECT 'SQLite' AS name;
    {{engine:postgres}}
    CREATE TABLE engine AS SELECT text 'PostgreSQL' AS name;
    {{end}}
)sql"};
constexpr Migration kThird{3, "003-wider", R"sql(
    {{engine:sqlite}}
    CREATE TABLE new_parent (id {{identity}}, name TEXT NOT NULL CHECK (name <> ''));
    INSERT INTO new_parent (id, name) SELECT id, name FROM parent;
    DROP TABLE parent;
    ALTER TABLE new_parent RENAME TO parent;
    {{engine:postgres}}
    ALTER TABLE parent DROP COLUMN face;
    ALTER TABLE parent ADD CHECK (name <> '');
    {{end}}
)sql"};

std::int64_t applied(Expected<std::int64_t> count) {
    REQUIRE_MESSAGE(count, count.failure().detail);
    return *count;
}

}  // namespace

TEST_CASE_TEMPLATE("migrations are applied once and in order", Place, test::OnSqlite, test::OnPostgres) {
    const Place place;
    Db db = Db::open(place.address());
    CHECK(applied(migrate(db, std::array{kFirst}, kNow)) == 1);
    CHECK(applied(migrate(db, std::array{kFirst}, kNow)) == 0);
    CHECK(applied(migrate(db, std::array{kFirst, kSecond}, kNow)) == 1);
    CHECK(db.query("SELECT name FROM parent").only<std::string>() == "it's; -- not a comment");
    CHECK(db.query("SELECT name FROM engine").only<std::string>() ==
          (db.engine() == Engine::sqlite ? "SQLite" : "PostgreSQL"));
    CHECK(db.query("SELECT number || name || applied_at FROM schema_migration ORDER BY number").all<std::string>() ==
          std::vector<std::string>{"1001-first2020-03-15T09:00:00Z", "2002-second2020-03-15T09:00:00Z"});
    CHECK(db.query("INSERT INTO parent (name) VALUES ('b') RETURNING id").only<int>() == 2);

    // A table that others refer to is made anew, and references are still watched afterwards.
    CHECK(applied(migrate(db, std::array{kFirst, kSecond, kThird}, kNow)) == 1);
    CHECK(db.query("SELECT p.name FROM child c JOIN parent p ON p.id = c.parent_id").all<std::string>().size() == 1);
    CHECK_THROWS_AS(db.execute("INSERT INTO child (parent_id, kind) VALUES (77, 'a')"), DbError);
    CHECK_THROWS_AS(db.execute("DELETE FROM parent WHERE id = 1"), DbError);
    CHECK_THROWS_AS(db.execute("INSERT INTO parent (name) VALUES ('')"), DbError);
}

TEST_CASE_TEMPLATE("an applied migration that reads differently is refused", Place, test::OnSqlite, test::OnPostgres) {
    const Place place;
    Db db = Db::open(place.address());
    CHECK(applied(migrate(db, std::array{kFirst, kSecond}, kNow)) == 2);
    Migration changed = kFirst;
    changed.sql = "CREATE TABLE parent (id {{identity}})";
    const auto refused = migrate(db, std::array{changed, kSecond, kThird}, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().message.find("«001-first» изменился") != std::string::npos);
    const auto older = migrate(db, std::array{kFirst}, kNow);
    REQUIRE_FALSE(older);
    CHECK(older.failure().message.find("более новая Мера") != std::string::npos);
    const auto inserted = migrate(db, std::array{Migration{0, "000-late", "SELECT 1"}, kFirst, kSecond}, kNow);
    REQUIRE_FALSE(inserted);
    CHECK(inserted.failure().message.find("«000-late»") != std::string::npos);
    CHECK(db.query("SELECT count(*) FROM schema_migration").only<int>() == 2);
    CHECK_THROWS_AS((void)migrate(db, std::array{kSecond, kFirst}, kNow), std::logic_error);
}

TEST_CASE_TEMPLATE("a migration that fails leaves nothing of itself", Place, test::OnSqlite, test::OnPostgres) {
    const Place place;
    Db db = Db::open(place.address());
    constexpr Migration kBroken{2, "002-broken", "CREATE TABLE half (id BIGINT); INSERT INTO nowhere VALUES (1);"};
    constexpr Migration kDangling{2, "002-dangling", "INSERT INTO parent (name) SELECT name FROM nowhere"};
    CHECK_THROWS_AS((void)migrate(db, std::array{kFirst, kBroken}, kNow), DbError);
    CHECK_THROWS_AS((void)migrate(db, std::array{kFirst, kDangling}, kNow), DbError);
    CHECK_THROWS_AS((void)db.query("SELECT * FROM half"), DbError);
    CHECK(applied(migrate(db, std::array{kFirst, kSecond}, kNow)) == 1);
}

TEST_CASE_TEMPLATE("servers that start at once migrate once", Place, test::OnSqlite, test::OnPostgres) {
    const Place place;
    std::atomic<std::int64_t> count = 0;
    std::atomic<int> broken = 0;
    std::vector<std::thread> servers;
    for (int server = 0; server < 4; ++server)
        servers.emplace_back([&] {
            try {
                Db db = Db::open(place.address());
                count += *migrate(db, std::array{kFirst, kSecond, kThird}, kNow);
            } catch (const std::exception& error) {
                MESSAGE(error.what());
                ++broken;
            }
        });
    for (std::thread& server : servers) server.join();
    CHECK(broken == 0);
    CHECK(count == 3);
}

TEST_CASE_TEMPLATE("the program's own migrations make a whole schema", Place, test::OnSqlite, test::OnPostgres) {
    const Place place;
    Db db = Db::open(place.address());
    const auto own = built_in_migrations();
    REQUIRE_FALSE(own.empty());
    CHECK(own.front().name == "001-core");
    CHECK(applied(migrate(db, own, kNow)) == static_cast<std::int64_t>(own.size()));
    CHECK(applied(migrate(db, own, kNow)) == 0);
    CHECK(db.query("SELECT count(*) FROM obligation").only<int>() == 0);
}

TEST_CASE("a migration that says what nobody knows is our mistake") {
    for (const char* text : {"{{idenity}}", "{{engine:oracle}}x{{end}}", "x {{end}}", "{{engine:sqlite}} x", "{{bytes"})
        CHECK_THROWS_AS((void)migration_sql(text, Engine::postgres), std::logic_error);
    CHECK(migration_sql("a {{bytes}} b", Engine::postgres) == "a BYTEA b");
    CHECK(migration_sql("a{{engine:sqlite}}1{{bytes}}{{engine:postgres}}2{{end}}b", Engine::sqlite) == "a1BLOBb");
}

}  // namespace mera
