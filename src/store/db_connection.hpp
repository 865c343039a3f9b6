#pragma once
// What an engine does for Db. Only db*.cpp and the two engines include this.
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "store/db.hpp"

namespace mera {

class DbConnection {
public:
    DbConnection() = default;
    DbConnection(const DbConnection&) = delete;
    DbConnection& operator=(const DbConnection&) = delete;
    virtual ~DbConnection() = default;

    virtual Engine engine() const = 0;
    virtual std::unique_ptr<Cursor> query(std::string_view sql, std::span<const DbParameter> parameters) = 0;
    virtual std::int64_t execute(std::string_view sql, std::span<const DbParameter> parameters) = 0;
    virtual void run_script(const std::string& sql) = 0;
    virtual void revive() {}

    enum class State { idle, reading, writing, failed };
    State state() const { return state_; }
    void begin(State wanted);
    void commit();
    void rollback() noexcept;

    // An error inside a transaction undoes the whole of it, on SQLite as on PostgreSQL.
    void note_failure() {
        if (state_ != State::idle) state_ = State::failed;
    }
    void refuse_failed() const;

protected:
    virtual void send_begin(State wanted) = 0;
    virtual void send_commit() = 0;
    virtual void send_rollback() = 0;

private:
    State state_ = State::idle;
};

std::unique_ptr<DbConnection> open_sqlite(const std::string& path);
std::unique_ptr<DbConnection> open_postgres(const std::string& address);

// «unique constraint failed … in: SELECT …», for the log; parameters may be personal data and are left out.
std::string with_statement(std::string_view message, std::string_view sql);
[[noreturn]] void refuse_type(const Cursor& cursor, int column, std::string_view wanted);

inline constexpr std::size_t kCachedStatementsMax = 64;  // a server uses about fifty texts; some are built from filters
inline constexpr int kBusyTimeoutMs = 5000;  // a person waits that long for a page, not longer

}  // namespace mera
