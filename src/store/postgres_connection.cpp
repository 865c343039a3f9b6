// PostgreSQL behind Db: parameters and rows travel as text, a statement is prepared once per connection.
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <charconv>

#include "store/db_connection.hpp"
#include "store/db_statement_cache.hpp"

namespace mera {

namespace {

// pg_type.h; they never change.
constexpr Oid kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kFloat4 = 700, kFloat8 = 701,
              kNumeric = 1700;

// Writers queue for this advisory lock; its number spells «mera» and means nothing else.
constexpr std::string_view kBeginWriting =
    "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(1835364961)";
constexpr std::string_view kBeginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

const std::string kSession = fmt::format(
    "SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 1;"
    "SET standard_conforming_strings = on; SET lock_timeout = {};"
    "SET idle_in_transaction_session_timeout = 60000",  // a stopped server must not hold the queue of writers
    kBusyTimeoutMs);

struct ResultCloser {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ResultCloser>;

DbError::Kind kind_of(std::string_view state) {
    if (state == "23505") return DbError::Kind::unique_violation;
    if (state == "23503") return DbError::Kind::foreign_key;
    if (state == "23514") return DbError::Kind::check;
    if (state == "23502") return DbError::Kind::not_null;
    if (state == "55P03") return DbError::Kind::busy;                               // lock_timeout
    if (state == "40001" || state == "40P01") return DbError::Kind::serialization;  // 40P01: a deadlock
    if (state == "08P01") return DbError::Kind::other;  // our parameters do not fit the statement
    if (state.starts_with("08") || state.starts_with("57P") || state == "53300") return DbError::Kind::connection;
    return DbError::Kind::other;
}

std::string_view state_of(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? std::string_view{} : state;
}

// A prepared statement that somebody else has deallocated, as a pooler does.
bool is_unknown(const PGresult* result) { return state_of(result) == "26000"; }

// A prepared statement that the session cannot run any more: unknown, or «cached plan must not change result type».
bool is_stale(const PGresult* result) {
    if (is_unknown(result)) return true;
    if (state_of(result) != "0A000") return false;  // «not supported», of many things
    const char* origin = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);
    return origin != nullptr && std::string_view{origin} == "RevalidateCachedQuery";
}

Oid oid_of(DbType type) {
    switch (type) {
        case DbType::integer: return kInt8;
        case DbType::real: return kFloat8;
        case DbType::boolean: return kBool;
        case DbType::text: return kText;
        case DbType::bytes: return kBytea;
        case DbType::unknown: break;
    }
    return 0;
}

// Parameters in the shape libpq takes.
class Arguments {
public:
    explicit Arguments(std::span<const DbParameter> parameters) : written_(parameters.size()) {
        for (std::size_t at = 0; at < parameters.size(); ++at) {
            types_.push_back(oid_of(parameters[at].type()));
            write(parameters[at], written_[at]);
            formats_.push_back(parameters[at].type() == DbType::bytes ? 1 : 0);
            lengths_.push_back(static_cast<int>(written_[at].size()));
            values_.push_back(parameters[at].is_null() ? nullptr : written_[at].c_str());
        }
    }
    int count() const { return static_cast<int>(values_.size()); }
    const Oid* types() const { return types_.data(); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    static void write(const DbParameter& parameter, std::string& out) {
        if (parameter.is_null()) return;
        switch (parameter.type()) {
            case DbType::integer: out = std::to_string(parameter.integer()); return;
            case DbType::boolean: out = parameter.integer() != 0 ? "t" : "f"; return;
            case DbType::real: out = fmt::format("{}", parameter.real()); return;
            case DbType::text:
            case DbType::bytes: out = parameter.text(); return;
            case DbType::unknown: return;
        }
    }
    std::vector<std::string> written_;
    std::vector<Oid> types_;
    std::vector<const char*> values_;
    std::vector<int> lengths_, formats_;
};

class PostgresCursor final : public Cursor {
public:
    explicit PostgresCursor(Result result) : result_(std::move(result)), rows_(PQntuples(result_.get())) {}

    bool step() override { return ++row_ < rows_; }
    void finish() override {}
    int columns() const override { return PQnfields(result_.get()); }
    std::string_view column_name(int column) const override { return PQfname(result_.get(), column); }
    bool is_null(int column) const override { return PQgetisnull(result_.get(), row_, column) != 0; }

    std::int64_t integer(int column) const override {
        const Oid type = PQftype(result_.get(), column);
        const std::string_view digits = cell(column, "a number");
        std::int64_t value = 0;  // sum() of whole numbers is numeric here
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool whole = error == std::errc{} && end == digits.data() + digits.size();
        if (!whole || (type != kInt8 && type != kInt4 && type != kInt2 && type != kNumeric))
            refuse_type(*this, column, "a whole number");
        return value;
    }
    double real(int column) const override {
        const Oid type = PQftype(result_.get(), column);
        const std::string_view digits = cell(column, "a number");
        double value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool number = error == std::errc{} && end == digits.data() + digits.size();
        if (!number || type == kText || type == kBool || type == kBytea) refuse_type(*this, column, "a number");
        return value;
    }
    bool boolean(int column) const override {
        if (PQftype(result_.get(), column) != kBool) refuse_type(*this, column, "a boolean");
        return cell(column, "a boolean") == "t";
    }
    std::string_view text(int column) const override {
        switch (PQftype(result_.get(), column)) {
            case kBool:
            case kBytea:
            case kInt8:
            case kInt2:
            case kInt4:
            case kFloat4:
            case kFloat8:
            case kNumeric: refuse_type(*this, column, "a text");
            default: return cell(column, "a text");
        }
    }
    Bytes bytes(int column) const override {
        if (PQftype(result_.get(), column) != kBytea) refuse_type(*this, column, "bytes");
        const std::string_view hex = cell(column, "bytes").substr(2);  // «\x0aff»
        Bytes out(hex.size() / 2);
        for (std::size_t at = 0; at < out.size(); ++at) {
            unsigned value = 0;
            std::from_chars(hex.data() + 2 * at, hex.data() + 2 * at + 2, value, 16);
            out[at] = static_cast<std::byte>(value);
        }
        return out;
    }

private:
    std::string_view cell(int column, std::string_view wanted) const {
        if (is_null(column)) refuse_type(*this, column, wanted);
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }

    Result result_;
    int rows_;
    int row_ = -1;
};

class PostgresConnection final : public DbConnection {
public:
    explicit PostgresConnection(const std::string& address);

    Engine engine() const override { return Engine::postgres; }
    std::unique_ptr<Cursor> query(std::string_view sql, std::span<const DbParameter> parameters) override {
        return std::make_unique<PostgresCursor>(run(sql, parameters));
    }
    std::int64_t execute(std::string_view sql, std::span<const DbParameter> parameters) override;
    void run_script(const std::string& sql) override;
    void revive() override;

protected:
    void send_begin(State wanted) override;
    void send_commit() override;
    void send_rollback() override { simple("ROLLBACK"); }

private:
    using Cache = DbStatementCache<std::string>;  // key: text and types of parameters; value: the name in the session
    struct Closer {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };

    Result run(std::string_view sql, std::span<const DbParameter> parameters);
    Result run_prepared(std::string_view sql, const Arguments& arguments);
    Result simple(const std::string& sql);
    Result checked(Result result, std::string_view sql);
    void start_session();
    void reconnect();
    void release_surplus();

    std::unique_ptr<PGconn, Closer> connection_;
    Cache cache_{kCachedStatementsMax};
    std::vector<std::string> surplus_;  // names the session need not keep
    std::int64_t statements_made_ = 0;
};

PostgresConnection::PostgresConnection(const std::string& address) {
    // What the address says comes after our defaults and wins over them.
    const std::array keys = {"application_name", "connect_timeout", "tcp_user_timeout", "dbname",
                             static_cast<const char*>(nullptr)};
    const std::array values = {"mera", "5", "10000", address.c_str(), static_cast<const char*>(nullptr)};
    connection_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
    if (!connection_) throw std::bad_alloc{};
    PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
    start_session();
}

void PostgresConnection::start_session() {
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        throw DbError(DbError::Kind::connection, fmt::format("PostgreSQL: {}", PQerrorMessage(connection_.get())));
    simple(kSession);
}

void PostgresConnection::reconnect() {
    cache_.clear();
    surplus_.clear();
    PQreset(connection_.get());
    start_session();
}

// A server that went away has closed its side of an idle connection: there is something to read.
void PostgresConnection::revive() {
    constexpr int kReadsMax = 8;  // a farewell message, then the end
    for (int reads = 0; reads < kReadsMax && PQstatus(connection_.get()) == CONNECTION_OK; ++reads) {
        pollfd waiting{PQsocket(connection_.get()), POLLIN, 0};
        if (::poll(&waiting, 1, 0) <= 0) return;
        PQconsumeInput(connection_.get());
    }
    if (PQstatus(connection_.get()) != CONNECTION_OK) reconnect();
}

Result PostgresConnection::checked(Result result, std::string_view sql) {
    const ExecStatusType status = PQresultStatus(result.get());  // of no result: PGRES_FATAL_ERROR
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return result;
    note_failure();
    const std::string_view state = state_of(result.get());
    const bool lost = PQstatus(connection_.get()) != CONNECTION_OK;
    std::string_view message = result ? PQresultErrorMessage(result.get()) : PQerrorMessage(connection_.get());
    while (message.ends_with('\n')) message.remove_suffix(1);
    throw DbError(lost ? DbError::Kind::connection : kind_of(state),
                  with_statement(fmt::format("PostgreSQL {}: {}", state, message), sql));
}

Result PostgresConnection::simple(const std::string& sql) {
    return checked(Result{PQexec(connection_.get(), sql.c_str())}, sql);
}

Result PostgresConnection::run(std::string_view sql, std::span<const DbParameter> parameters) {
    if (state() == State::idle) revive();
    const Arguments arguments{parameters};
    Result result = run_prepared(sql, arguments);
    if (is_stale(result.get())) {
        if (state() != State::idle) {  // the transaction is lost, but not for good
            note_failure();
            throw DbError(DbError::Kind::serialization, with_statement("a table was changed by another session", sql));
        }
        result = run_prepared(sql, arguments);
    }
    return checked(std::move(result), sql);
}

Result PostgresConnection::run_prepared(std::string_view sql, const Arguments& arguments) {
    std::string key{sql};
    for (int at = 0; at < arguments.count(); ++at) key += fmt::format(" {}", arguments.types()[at]);
    Cache::Taken taken = cache_.take(key);
    if (taken.empty()) {
        release_surplus();
        const std::string name = fmt::format("mera{}", ++statements_made_);
        checked(Result{PQprepare(connection_.get(), name.c_str(), std::string{sql}.c_str(), arguments.count(),
                                 arguments.types())},
                sql);
        taken.push_back({std::move(key), name});
    }
    Result result{PQexecPrepared(connection_.get(), taken.front().statement.c_str(), arguments.count(),
                                 arguments.values(), arguments.lengths(), arguments.formats(), 0)};
    if (is_unknown(result.get())) {
        cache_.clear();  // whoever forgot this one has forgotten all
        surplus_.clear();
    } else if (is_stale(result.get())) {
        surplus_.push_back(taken.front().statement);
    } else if (auto thrown_out = cache_.put_back(std::move(taken))) {
        surplus_.push_back(*std::move(thrown_out));
    }
    return result;
}

// Later, because a failed transaction refuses DEALLOCATE too.
void PostgresConnection::release_surplus() {
    for (const std::string& name : std::exchange(surplus_, {})) simple("DEALLOCATE " + name);
}

std::int64_t PostgresConnection::execute(std::string_view sql, std::span<const DbParameter> parameters) {
    const Result result = run(sql, parameters);
    if (std::string_view{PQcmdStatus(result.get())}.starts_with("SELECT")) return 0;
    const std::string_view digits = PQcmdTuples(result.get());  // empty when the statement was not about rows
    std::int64_t rows = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), rows);
    return rows;
}

void PostgresConnection::run_script(const std::string& sql) {
    if (state() == State::idle) revive();
    simple(sql);
    cache_.clear();
    surplus_.clear();
    simple("DEALLOCATE ALL");
}

void PostgresConnection::send_begin(State wanted) {
    const std::string begin{wanted == State::reading ? kBeginReading : kBeginWriting};
    try {
        revive();
        simple(begin);
    } catch (const DbError& error) {
        if (error.kind() == DbError::Kind::connection) {
            reconnect();
            simple(begin);
            return;
        }
        simple("ROLLBACK");  // BEGIN itself went through, waiting for the lock did not
        throw;
    }
}

void PostgresConnection::send_commit() {
    const Result result = simple("COMMIT");
    // The server answers ROLLBACK, without an error, when something had failed before.
    if (std::string_view{PQcmdStatus(result.get())} != "COMMIT")
        throw DbError(DbError::Kind::other, "PostgreSQL undid the transaction instead of committing it");
}

}  // namespace

std::unique_ptr<DbConnection> open_postgres(const std::string& address) {
    return std::make_unique<PostgresConnection>(address);
}

}  // namespace mera
