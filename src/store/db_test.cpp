#include "store/db.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <limits>

#include "support/db_refusal.hpp"
#include "support/places.hpp"

namespace mera {

namespace {

using test::OnPostgres;
using test::OnSqlite;
using test::refusal;

enum class Colour { red, green };
std::string_view code_of(Colour colour) { return colour == Colour::red ? "red" : "green"; }

using ThingId = Id<struct ThingTag>;

Db open_with_things(const std::string& address) {
    Db db = Db::open(address);
    db.run_script(R"sql(
        CREATE TABLE thing (
            id     BIGINT PRIMARY KEY,
            name   TEXT NOT NULL UNIQUE CHECK (name <> ''),
            owner  BIGINT REFERENCES thing (id),
            day    TEXT,
            weight DOUBLE PRECISION,
            open   BOOLEAN
        );
    )sql");
    db.run_script(db.engine() == Engine::sqlite ? "CREATE TABLE picture (pixels BLOB)"
                                                : "CREATE TABLE picture (pixels BYTEA)");
    return db;
}

}  // namespace

TEST_CASE_TEMPLATE("a value comes back as it went in", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());

    const std::string name = "«Школа № 5», O'Hara; \"x\" \\ % _ \n\t🎓";
    const std::int64_t large = std::numeric_limits<std::int64_t>::min();
    CHECK(db.execute("INSERT INTO thing VALUES ($1, $2, $3, $4, $5, $6)", large, name, std::optional<ThingId>{},
                     make_date(2020, 6, 12), 0.1 + 0.2, true) == 1);
    Rows rows = db.query("SELECT id, name, owner, day, weight, open FROM thing");
    for (Row& row : rows) {
        CHECK(row.next<ThingId>() == ThingId{large});
        CHECK(row.next<std::string>() == name);
        CHECK(row.next<std::optional<ThingId>>() == std::nullopt);
        CHECK(row.next<Date>() == make_date(2020, 6, 12));
        CHECK(row.next<std::optional<double>>() == 0.1 + 0.2);
        CHECK(row.next<bool>());
        CHECK(row.get<std::string_view>(3) == "2020-06-12");
    }
    CHECK(db.query("SELECT name FROM thing WHERE name = $1 AND day = $2 AND open", name, make_date(2020, 6, 12))
              .only<std::string>() == name);
    CHECK(db.query("SELECT $1 || $1 || $2", Colour::green, "").only<std::string>() == "greengreen");
    CHECK(db.query("SELECT $2 - $1 + $2", 1, 41).only<int>() == 81);

    Bytes bytes;
    for (int value = 0; value < 256; ++value) bytes.push_back(static_cast<std::byte>(value));
    db.execute("INSERT INTO picture VALUES ($1)", bytes);
    db.execute("INSERT INTO picture VALUES ($1)", Bytes{});
    db.execute("INSERT INTO picture VALUES ($1)", std::optional<Bytes>{});
    CHECK(db.query("SELECT pixels FROM picture WHERE pixels = $1", bytes).only<Bytes>() == bytes);
    CHECK(db.query("SELECT pixels FROM picture WHERE length(pixels) = 0").only<Bytes>().empty());
    CHECK(db.query("SELECT count(*) FROM picture WHERE pixels IS NULL").only<std::int64_t>() == 1);
}

TEST_CASE_TEMPLATE("a value of another type, or none, is refused and not converted", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    db.execute("INSERT INTO thing VALUES (300, '12', NULL, 'tomorrow', 1.5, FALSE)");
    const auto read = [&](auto type, const char* column) {
        using T = decltype(type);
        return refusal([&] { (void)db.query(fmt::format("SELECT {} FROM thing", column)).only<T>(); });
    };
    CHECK(read(std::int64_t{}, "name") == DbError::Kind::other);
    CHECK(read(std::string{}, "id") == DbError::Kind::other);
    CHECK(read(std::int64_t{}, "weight") == DbError::Kind::other);
    CHECK(read(std::int8_t{}, "id") == DbError::Kind::other);  // 300 does not fit
    CHECK(read(bool{}, "id") == DbError::Kind::other);
    CHECK(read(bool{}, "name") == DbError::Kind::other);
    CHECK(read(Date{}, "day") == DbError::Kind::other);  // not a date
    CHECK(read(Bytes{}, "name") == DbError::Kind::other);
    CHECK(read(std::int64_t{}, "owner") == DbError::Kind::other);  // NULL
    CHECK(read(std::string{}, "NULL") == DbError::Kind::other);
    CHECK(read(double{}, "name") == DbError::Kind::other);
    CHECK_FALSE(read(double{}, "id"));             // whole numbers are numbers
    CHECK_FALSE(read(std::int64_t{}, "sum(id)"));  // numeric in PostgreSQL
    CHECK_FALSE(read(double{}, "avg(id)"));
    CHECK_FALSE(read(std::optional<std::int64_t>{}, "owner"));
    CHECK(refusal([&] { db.query("SELECT 1 AS one").only([](Row& row) { return row.get<int>(1); }); }) ==
          DbError::Kind::other);
}

TEST_CASE_TEMPLATE("what the engines would store differently is not stored", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    using namespace std::string_literals;
    for (const std::string& text : {"zero\0byte"s, "\xFF\xFE"s, "half a letter \xD0"s})
        CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name) VALUES (1, $1)", text); }) ==
              DbError::Kind::other);
    for (const double number : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name, weight) VALUES (1, 'a', $1)", number); }) ==
              DbError::Kind::other);
    CHECK(db.query("SELECT count(*) FROM thing").only<std::int64_t>() == 0);
}

TEST_CASE_TEMPLATE("an error says what kind it is", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    db.execute("INSERT INTO thing (id, name) VALUES (1, 'a')");
    using Kind = DbError::Kind;
    CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name) VALUES (1, 'b')"); }) == Kind::unique_violation);
    CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name) VALUES (2, 'a')"); }) == Kind::unique_violation);
    CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name, owner) VALUES (2, 'b', 7)"); }) == Kind::foreign_key);
    CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name) VALUES (2, '')"); }) == Kind::check);
    CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name) VALUES (2, NULL)"); }) == Kind::not_null);
    CHECK(refusal([&] { db.execute("INSERT INTO thing (id, name, owner) VALUES (2, 'b', 1)"); }) == std::nullopt);
    CHECK(refusal([&] { db.execute("DELETE FROM thing WHERE id = 1"); }) == Kind::foreign_key);
    CHECK(refusal([&] { db.execute("SELECT nothing FROM thing"); }) == Kind::other);
    CHECK(refusal([&] { (void)db.query("SELECT name FROM thing WHERE name = \"a\""); }) ==
          Kind::other);  // "a" is a column
    CHECK(refusal([&] { (void)db.query("SELECT 1; SELECT 2"); }) == Kind::other);
    CHECK(refusal([&] { (void)db.query("SELECT $1 || $2", "one"); }) == Kind::other);
    // RETURNING tells its error at once too, not when somebody reads.
    CHECK(refusal([&] { (void)db.query("INSERT INTO thing (id, name) VALUES (1, 'a') RETURNING id"); }) ==
          Kind::unique_violation);
}

TEST_CASE_TEMPLATE("affected rows are counted, of this statement and of rows only", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    CHECK(db.execute("INSERT INTO thing (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')") == 3);
    CHECK(db.execute("UPDATE thing SET open = FALSE WHERE id < $1", 3) == 2);
    CHECK(db.execute("UPDATE thing SET open = FALSE WHERE id = $1", 99) == 0);
    CHECK(db.execute("CREATE TABLE another (id BIGINT)") == 0);
    CHECK(db.execute("SELECT id FROM thing") == 0);
    CHECK(db.execute(
              "INSERT INTO thing (id, name) VALUES (3, 'd') ON CONFLICT (id) DO UPDATE SET name = excluded.name") == 1);
    CHECK(db.execute("INSERT INTO thing (id, name) VALUES (3, 'e') ON CONFLICT DO NOTHING") == 0);
    CHECK(db.execute("DELETE FROM thing") == 3);
}

TEST_CASE_TEMPLATE("a changing statement has run when query() returns, read or not", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    {
        const Rows unread = db.query("INSERT INTO thing (id, name) VALUES (1, 'a'), (2, 'b') RETURNING id");
    }
    CHECK(db.query("INSERT INTO thing (id, name) VALUES (3, 'c'), (4, 'd') RETURNING id").first<ThingId>() ==
          ThingId{3});
    CHECK(db.query("SELECT count(*) FROM thing").only<int>() == 4);
    CHECK(db.query("SELECT id FROM thing ORDER BY id").all<int>() == std::vector{1, 2, 3, 4});
    CHECK(db.query("SELECT id FROM thing WHERE id = 9").first<int>() == std::nullopt);
    CHECK(refusal([&] { (void)db.query("SELECT id FROM thing WHERE id = 9").only<int>(); }) == DbError::Kind::other);
    CHECK(refusal([&] { (void)db.query("SELECT id FROM thing").only<int>(); }) == DbError::Kind::other);
    // A reader that does not fit its SELECT.
    CHECK(refusal([&] { (void)db.query("SELECT id, name FROM thing").all<int>(); }) == DbError::Kind::other);
}

TEST_CASE_TEMPLATE("the same text may run inside its own rows", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    db.execute(
        "INSERT INTO thing (id, name, owner) VALUES (1, 'root', NULL), (2, 'left', 1), (3, 'right', 1), (4, 'leaf', "
        "2)");
    std::string seen;
    const auto walk = [&](const auto& self, std::int64_t owner) -> void {
        for (Row& row : db.query("SELECT id, name FROM thing WHERE owner = $1 ORDER BY id", owner)) {
            const auto id = row.next<std::int64_t>();
            seen += row.next<std::string>() + " ";
            self(self, id);
        }
    };
    walk(walk, 1);
    CHECK(seen == "left leaf right ");
}

TEST_CASE_TEMPLATE("rows may outlive the parameters of their query", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    db.execute("INSERT INTO thing (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    int rows = 0;
    for (Row& row : db.query("SELECT id FROM thing WHERE name || $1 = $2 ORDER BY id", std::string(100, 'x'),
                             "c" + std::string(100, 'x')))
        rows += row.next<int>();
    CHECK(rows == 3);
}

TEST_CASE_TEMPLATE("parameters may be gathered one by one", Place, OnSqlite, OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    std::vector<DbValue> values;
    for (int number = 1; number <= 12; ++number) {
        values = {number, fmt::format("thing {}", number), make_date(2020, 1, 31), std::optional<double>{},
                  number % 2 == 0};
        db.execute_values("INSERT INTO thing (id, name, day, weight, open) VALUES ($1, $2, $3, $4, $5)", values);
    }
    std::string places;
    values.clear();
    for (int number = 1; number <= 12; ++number) {
        values.emplace_back(number);
        places += fmt::format("{}${}", number == 1 ? "" : ", ", number);
    }
    values.emplace_back(std::string{"not in the text, as a filter may leave it"});
    CHECK(db.query_values("SELECT count(*) FROM thing WHERE day = '2020-01-31' AND id IN (" + places + ")", values)
              .only<int>() == 12);
    const std::vector<DbValue> copied = values;
    CHECK(db.query_values("SELECT count(*) FROM thing WHERE id = $10", copied).only<int>() == 1);
}

TEST_CASE_TEMPLATE("more texts than the cache holds, and a table that changes under them", Place, OnSqlite,
                   OnPostgres) {
    const Place place;
    Db db = open_with_things(place.address());
    db.execute("INSERT INTO thing (id, name) VALUES (1, 'a')");
    for (int round = 0; round < 2; ++round)
        for (int number = 0; number < 200; ++number)
            CHECK(db.query(fmt::format("SELECT {} + id FROM thing", number)).only<int>() == number + 1);
    const char* everything = "SELECT * FROM thing";
    const auto columns = [&] { return db.query(everything).only([](Row& row) { return row.columns(); }); };
    CHECK(columns() == 6);
    db.run_script("ALTER TABLE thing ADD COLUMN more TEXT; ALTER TABLE thing ADD COLUMN still_more BIGINT;");
    CHECK(columns() == 8);
    db.execute("ALTER TABLE thing DROP COLUMN more");
    CHECK(columns() == 7);
    Db other = Db::open(place.address());
    other.run_script("ALTER TABLE thing DROP COLUMN still_more");
    CHECK(columns() == 6);
    {
        // Inside a transaction too; if the engine cannot go on, the transaction runs again.
        other.run_script("ALTER TABLE thing ADD COLUMN again TEXT");
        int runs = 0;
        CHECK(retry([&] {
                  ++runs;
                  const Transaction transaction = db.begin_read();
                  return columns();
              }) == 7);
        CHECK(runs <= 2);
    }
}

TEST_CASE("an address that names no database") {
    CHECK(refusal([] { (void)Db::open("mysql://root@localhost/mera"); }) == DbError::Kind::other);
    CHECK(refusal([] { (void)Db::open("sqlite:/no/such/directory/mera.db"); }) == DbError::Kind::other);
    CHECK(refusal([] { (void)Db::open("postgresql:///mera?host=/no/such/directory"); }) == DbError::Kind::connection);
}

}  // namespace mera
