// SQLite behind Db: one connection, rows handed over as they are read.
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <mutex>

#include "store/db_connection.hpp"
#include "store/db_statement_cache.hpp"
#include "store/sqlite_functions.hpp"

namespace mera {

namespace {

constexpr int kParametersMax = 32766;  // of one statement; SQLite's own limit

DbError::Kind kind_of(int code) {
    switch (code) {  // an extended result code
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: return DbError::Kind::unique_violation;
        case SQLITE_CONSTRAINT_FOREIGNKEY: return DbError::Kind::foreign_key;
        case SQLITE_CONSTRAINT_CHECK: return DbError::Kind::check;
        case SQLITE_CONSTRAINT_NOTNULL: return DbError::Kind::not_null;
        case SQLITE_BUSY_SNAPSHOT: return DbError::Kind::serialization;
        default: break;
    }
    const int primary = code & 0xFF;
    return primary == SQLITE_BUSY || primary == SQLITE_LOCKED ? DbError::Kind::busy : DbError::Kind::other;
}

[[noreturn]] void refuse(sqlite3* db, std::string_view sql) {
    const int code = sqlite3_extended_errcode(db);
    throw DbError(kind_of(code), with_statement(fmt::format("SQLite {}: {}", code, sqlite3_errmsg(db)), sql));
}

struct Statement {
    struct Closer {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Closer> handle;
    std::vector<int> places;  // of $1, $2, … among the statement's own numbers; 0: not in the text
};
using Cache = DbStatementCache<Statement>;

std::vector<int> places_of_parameters(sqlite3_stmt* statement, std::string_view sql) {
    std::vector<int> places;
    const int in_text = sqlite3_bind_parameter_count(statement);
    for (int number = 1, found = 0; found < in_text; ++number) {
        if (number > kParametersMax)
            throw DbError(DbError::Kind::other, with_statement("parameters are written $1, $2, …", sql));
        places.push_back(sqlite3_bind_parameter_index(statement, fmt::format("${}", number).c_str()));
        if (places.back() != 0) ++found;
    }
    return places;
}

constexpr int kCacheKib = 2'048;  // of pages in each connection; the kernel caches the rest
// There is one writer at a time. Expanding a programme into 90,000 obligations touches about 50 MiB of pages, and what
// does not fit is written to the log and read back again and again.
constexpr int kWriterCacheKib = 65'536;

class SqliteConnection final : public DbConnection {
public:
    explicit SqliteConnection(const std::string& path);
    ~SqliteConnection() override {
        cache_.clear();
        sqlite3_close_v2(db_.release());
    }

    Engine engine() const override { return Engine::sqlite; }
    std::unique_ptr<Cursor> query(std::string_view sql, std::span<const DbParameter> parameters) override;
    std::int64_t execute(std::string_view sql, std::span<const DbParameter> parameters) override;
    void run_script(const std::string& sql) override;

    Cache::Taken prepared(std::string_view sql, std::span<const DbParameter> parameters);
    void put_back(Cache::Taken&& taken) noexcept;
    bool step(const Cache::Taken& taken);

protected:
    void send_begin(State wanted) override {
        simple(wanted == State::reading ? "BEGIN" : "BEGIN IMMEDIATE");
        if (wanted == State::writing) set_cache(kWriterCacheKib);
    }
    void send_commit() override {
        simple("COMMIT");
        set_cache(kCacheKib);
    }
    void send_rollback() override {
        if (sqlite3_get_autocommit(db_.get()) == 0)
            simple("ROLLBACK");  // SQLite undoes by itself when the disk is full
        set_cache(kCacheKib);
    }

private:
    struct Closer {
        void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
    };
    void simple(std::string_view sql) {  // a statement without parameters or rows
        put_back(run_to_end(prepared(sql, {})));
    }
    // Not as a cached statement: SQLite sets it while preparing.
    void set_cache(int kib) {
        sqlite3_exec(db_.get(), fmt::format("PRAGMA cache_size = -{}", kib).c_str(), nullptr, nullptr, nullptr);
    }
    Cache::Taken run_to_end(Cache::Taken taken);
    void bind(const Statement& statement, std::span<const DbParameter> parameters, std::string_view sql);
    int bind_one(sqlite3_stmt* statement, int place, const DbParameter& parameter);
    void set_up();

    std::unique_ptr<sqlite3, Closer> db_;
    Cache cache_{kCachedStatementsMax};
};

class SqliteCursor final : public Cursor {
public:
    SqliteCursor(SqliteConnection& connection, Cache::Taken taken)
        : connection_(connection), taken_(std::move(taken)), statement_(taken_.front().statement.handle.get()) {
        try {
            ahead_ = connection_.step(taken_);
        } catch (...) {
            connection_.put_back(std::move(taken_));
            throw;
        }
        at_end_ = !ahead_;
    }
    ~SqliteCursor() override { connection_.put_back(std::move(taken_)); }

    bool step() override {
        if (std::exchange(ahead_, false)) return true;
        if (at_end_) return false;
        at_end_ = !connection_.step(taken_);
        return !at_end_;
    }
    void finish() override {
        while (sqlite3_stmt_readonly(statement_) == 0 && step()) {
        }
        at_end_ = true;
        ahead_ = false;
    }

    int columns() const override { return sqlite3_column_count(statement_); }
    std::string_view column_name(int column) const override { return sqlite3_column_name(statement_, column); }
    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        if (type(column) != SQLITE_INTEGER) refuse_type(*this, column, "a whole number");
        return sqlite3_column_int64(statement_, column);
    }
    double real(int column) const override {
        if (type(column) != SQLITE_FLOAT && type(column) != SQLITE_INTEGER) refuse_type(*this, column, "a number");
        return sqlite3_column_double(statement_, column);
    }
    bool boolean(int column) const override {
        const std::int64_t value = type(column) == SQLITE_INTEGER ? sqlite3_column_int64(statement_, column) : -1;
        if (value != 0 && value != 1) refuse_type(*this, column, "a boolean");
        return value == 1;
    }
    std::string_view text(int column) const override {
        if (type(column) != SQLITE_TEXT) refuse_type(*this, column, "a text");
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    Bytes bytes(int column) const override {
        if (type(column) != SQLITE_BLOB) refuse_type(*this, column, "bytes");
        const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
        return {bytes, bytes + sqlite3_column_bytes(statement_, column)};
    }

private:
    int type(int column) const { return sqlite3_column_type(statement_, column); }

    SqliteConnection& connection_;
    Cache::Taken taken_;
    sqlite3_stmt* statement_;
    bool ahead_ = false;  // the first row is there, nobody has asked for it yet
    bool at_end_ = false;
};

// The file holds names and password hashes: its owner's only. SQLite gives its -wal and -shm the same rights.
// Only a file that is not there is opened here: POSIX takes all locks of a process from a file as soon as any descriptor
// of it is closed, and another process, seeing no lock, would remove the write-ahead log under us
// (sqlite.org/howtocorrupt.html, 2.2).
void make_file(const std::string& path) {
    static std::mutex one_at_a_time;  // a second thread must not lock the file between our open and close
    const std::lock_guard lock{one_at_a_time};
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0) ::close(made);
}

SqliteConnection::SqliteConnection(const std::string& path) {
    if (path != ":memory:") make_file(path);
    sqlite3* db = nullptr;
    const int opened =
        sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    db_.reset(db);
    if (opened != SQLITE_OK) refuse(db, path);
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, kBusyTimeoutMs);
    set_up();
}

void SqliteConnection::set_up() {
    sqlite3* db = db_.get();
    // A misspelt "name" is an error, as in PostgreSQL, not a text.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    register_sqlite_functions(db);
    // Two processes that open a new file together both switch it to WAL, and SQLite does not wait there by itself.
    retry([&] { run_script("PRAGMA journal_mode = WAL"); });
    run_script(R"sql(
        PRAGMA synchronous = FULL;          -- the legal record survives a power cut
        PRAGMA foreign_keys = ON;
        PRAGMA case_sensitive_like = ON;    -- as in PostgreSQL
            PRAGMA mmap_size = 0;
        PRAGMA journal_size_limit = 67108864;
    )sql");
    set_cache(kCacheKib);
}

Cache::Taken SqliteConnection::prepared(std::string_view sql, std::span<const DbParameter> parameters) {
    Cache::Taken taken = cache_.take(sql);
    if (taken.empty()) {
        sqlite3_stmt* made = nullptr;
        const char* rest = nullptr;
        const int prepared = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                                                SQLITE_PREPARE_PERSISTENT, &made, &rest);
        Statement statement{decltype(Statement::handle){made}, {}};
        if (prepared != SQLITE_OK) {
            note_failure();
            refuse(db_.get(), sql);
        }
        const std::string_view after{rest, sql.size() - static_cast<std::size_t>(rest - sql.data())};
        if (made == nullptr || after.find_first_not_of(" \t\r\n;") != std::string_view::npos)
            throw DbError(DbError::Kind::other, with_statement("one statement was expected", sql));
        statement.places = places_of_parameters(made, sql);
        taken.push_back({std::string{sql}, std::move(statement)});
    }
    bind(taken.front().statement, parameters, sql);
    if (state() == State::reading && sqlite3_stmt_readonly(taken.front().statement.handle.get()) == 0) {
        note_failure();
        throw DbError(DbError::Kind::other, with_statement("writing in a transaction begun for reading", sql));
    }
    return taken;
}

void SqliteConnection::bind(const Statement& statement, std::span<const DbParameter> parameters, std::string_view sql) {
    if (parameters.size() < statement.places.size())
        throw DbError(DbError::Kind::other, with_statement(fmt::format("{} parameters given, {} expected",
                                                                       parameters.size(), statement.places.size()),
                                                           sql));
    for (std::size_t at = 0; at < statement.places.size(); ++at) {
        const int place = statement.places[at];
        if (place != 0 && bind_one(statement.handle.get(), place, parameters[at]) != SQLITE_OK) refuse(db_.get(), sql);
    }
}

// Texts are copied: rows may be read after the caller's temporaries are gone.
int SqliteConnection::bind_one(sqlite3_stmt* statement, int place, const DbParameter& parameter) {
    if (parameter.is_null()) return sqlite3_bind_null(statement, place);
    switch (parameter.type()) {
        case DbType::integer:
        case DbType::boolean: return sqlite3_bind_int64(statement, place, parameter.integer());
        case DbType::real: return sqlite3_bind_double(statement, place, parameter.real());
        case DbType::text:
            return sqlite3_bind_text64(statement, place, parameter.text().empty() ? "" : parameter.text().data(),
                                       parameter.text().size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        case DbType::bytes:
            return sqlite3_bind_blob64(statement, place, parameter.text().empty() ? "" : parameter.text().data(),
                                       parameter.text().size(), SQLITE_TRANSIENT);
        case DbType::unknown: break;
    }
    return SQLITE_MISUSE;
}

bool SqliteConnection::step(const Cache::Taken& taken) {
    const int stepped = sqlite3_step(taken.front().statement.handle.get());
    if (stepped == SQLITE_ROW) return true;
    if (stepped == SQLITE_DONE) return false;
    note_failure();
    refuse(db_.get(), taken.front().key);
}

void SqliteConnection::put_back(Cache::Taken&& taken) noexcept {
    if (taken.empty()) return;
    sqlite3_stmt* statement = taken.front().statement.handle.get();
    sqlite3_reset(statement);  // repeats the error that step() has already told
    sqlite3_clear_bindings(statement);
    cache_.put_back(std::move(taken));
}

Cache::Taken SqliteConnection::run_to_end(Cache::Taken taken) {
    try {
        while (step(taken)) {
        }
    } catch (...) {
        put_back(std::move(taken));
        throw;
    }
    return taken;
}

std::unique_ptr<Cursor> SqliteConnection::query(std::string_view sql, std::span<const DbParameter> parameters) {
    return std::make_unique<SqliteCursor>(*this, prepared(sql, parameters));
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<const DbParameter> parameters) {
    const std::int64_t before = sqlite3_total_changes64(db_.get());
    put_back(run_to_end(prepared(sql, parameters)));
    // changes() keeps the number of an earlier statement when this one was not about rows.
    return sqlite3_total_changes64(db_.get()) == before ? 0 : sqlite3_changes64(db_.get());
}

void SqliteConnection::run_script(const std::string& sql) {
    cache_.clear();
    const char* rest = sql.c_str();
    while (*rest != '\0') {
        sqlite3_stmt* made = nullptr;
        const char* from = rest;
        const int prepared = sqlite3_prepare_v2(db_.get(), from, -1, &made, &rest);
        const Statement statement{decltype(Statement::handle){made}, {}};
        int stepped = prepared;
        if (prepared == SQLITE_OK && made != nullptr)
            while ((stepped = sqlite3_step(made)) == SQLITE_ROW) {
            }
        if (stepped != SQLITE_OK && stepped != SQLITE_DONE) {
            note_failure();
            refuse(db_.get(), std::string_view{from, rest > from ? static_cast<std::size_t>(rest - from)
                                                                 : std::string_view{from}.size()});
        }
    }
}

}  // namespace

std::unique_ptr<DbConnection> open_sqlite(const std::string& path) { return std::make_unique<SqliteConnection>(path); }

}  // namespace mera
