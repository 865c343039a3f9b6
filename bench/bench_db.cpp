// What the thin Db costs over the C library beneath it, and a kept file over bare write and sync.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/text.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"
#include "support/places.hpp"

namespace {

using namespace mera;

constexpr int kRows = 12'000;
constexpr const char* kPage =
    "SELECT id, organisation_id, title, state, due, returned, note, weight FROM work WHERE state = $1 AND due < $2 "
    "ORDER BY due, id "
    "LIMIT 100";

void fill(Db& db) {
    db.run_script(R"sql(
        CREATE TABLE work (id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL,
                           due TEXT NOT NULL, returned BOOLEAN NOT NULL, note TEXT, weight DOUBLE PRECISION NOT NULL);
        CREATE INDEX work_due ON work (state, due, id);
    )sql");
    Transaction transaction = db.begin();
    for (int row = 0; row < kRows; ++row)
        db.execute("INSERT INTO work VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", row, row % 40,
                   fmt::format("Организация методической помощи по подготовке к ГИА, мера {}", row),
                   row % 3 ? "open" : "done", add_days(make_date(2020, 1, 1), row % 365), row % 7 == 0,
                   row % 2 ? std::optional<std::string>{"примечание"} : std::nullopt, row / 7.0);
    transaction.commit();
}

struct Line {
    std::int64_t id, organisation;
    std::string title, state;
    Date due;
    bool returned;
    std::optional<std::string> note;
    double weight;
};

template <class Place>
void page_through_db(benchmark::State& state) {
    const Place place;
    Db db = Db::open(place.address());
    fill(db);
    for (auto _ : state) {
        const auto lines = db.query(kPage, "open", make_date(2020, 6, 1)).all([](Row& row) {
            return Line{row.next<std::int64_t>(),
                        row.next<std::int64_t>(),
                        row.next<std::string>(),
                        row.next<std::string>(),
                        row.next<Date>(),
                        row.next<bool>(),
                        row.next<std::optional<std::string>>(),
                        row.next<double>()};
        });
        if (lines.size() != 100) state.SkipWithError("the page is not whole");
        benchmark::DoNotOptimize(lines.data());
    }
}

// The same strings and the same reading of the date, by hand.
void page_through_sqlite(benchmark::State& state) {
    const test::OnSqlite place;
    {
        Db db = Db::open(place.address());
        fill(db);
    }
    sqlite3* raw = nullptr;
    sqlite3_open_v2(place.address().substr(7).c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(raw, kPage, -1, &statement, nullptr);
    const auto text = [&](int column) {
        return std::string{reinterpret_cast<const char*>(sqlite3_column_text(statement, column)),
                           static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
    };
    for (auto _ : state) {
        std::vector<Line> lines;
        sqlite3_bind_text(statement, 1, "open", 4, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, "2020-06-01", 10, SQLITE_STATIC);
        while (sqlite3_step(statement) == SQLITE_ROW)
            lines.push_back({sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1), text(2), text(3),
                             *parse_iso_date(text(4)), sqlite3_column_int(statement, 5) != 0,
                             sqlite3_column_type(statement, 6) == SQLITE_NULL ? std::nullopt : std::optional{text(6)},
                             sqlite3_column_double(statement, 7)});
        sqlite3_reset(statement);
        if (lines.size() != 100) state.SkipWithError("the page is not whole");
        benchmark::DoNotOptimize(lines.data());
    }
    sqlite3_finalize(statement);
    sqlite3_close(raw);
}

template <class Place>
void search_by_words(benchmark::State& state) {
    const Place place;
    Db db = Db::open(place.address());
    fill(db);
    for (auto _ : state)
        benchmark::DoNotOptimize(db.query("SELECT count(*) FROM work WHERE fold(title) LIKE $1", "%мера 1199%")
                                     .template only<std::int64_t>());
}

constexpr std::size_t kFileBytes = 1024 * 1024;

std::string scan(int number) {
    std::string bytes = fmt::format("%PDF-1.4 {} ", number);
    for (std::uint32_t seed = 1; bytes.size() < kFileBytes; seed = seed * 1664525 + 1013904223)
        bytes += static_cast<char>(seed >> 24);
    return bytes;
}

void keep_a_file_and_commit(benchmark::State& state) {
    const test::ThrowawayDirectory directory;
    const test::OnSqlite place;
    Db db = Db::open(place.address());
    db.run_script("CREATE TABLE kept (sha256 TEXT NOT NULL)");
    EvidenceFiles files{directory.path() / "evidence"};
    int number = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const std::string bytes = scan(++number);
        state.ResumeTiming();
        EvidenceWriter writer = files.writer(2 * kFileBytes);
        (void)writer.append(bytes);
        const auto kept = writer.finish();
        Transaction transaction = db.begin();
        db.execute("INSERT INTO kept VALUES ($1)", kept->sha256);
        transaction.commit();
    }
}

void write_a_file_and_commit(benchmark::State& state) {
    const test::ThrowawayDirectory directory;
    const test::OnSqlite place;
    Db db = Db::open(place.address());
    db.run_script("CREATE TABLE kept (sha256 TEXT NOT NULL)");
    int number = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const std::string bytes = scan(++number);
        const std::string path = directory.path() / std::to_string(number);
        state.ResumeTiming();
        const int file = ::open(path.c_str(), O_CREAT | O_WRONLY, 0600);
        if (::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) || ::fsync(file) != 0)
            state.SkipWithError("the disk refuses");
        ::close(file);
        db.execute("INSERT INTO kept VALUES ('sha')");
    }
}

BENCHMARK(page_through_sqlite);
BENCHMARK(page_through_db<test::OnSqlite>);
BENCHMARK(page_through_db<test::OnPostgres>);
BENCHMARK(search_by_words<test::OnSqlite>);
BENCHMARK(write_a_file_and_commit)->UseRealTime();
BENCHMARK(keep_a_file_and_commit)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
