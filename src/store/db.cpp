#include "store/db.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <random>
#include <thread>

#include "base/text.hpp"
#include "store/db_connection.hpp"

namespace mera {

// --- values ------------------------------------------------------------------------------------------------------
void DbParameter::hold_text(const std::string_view& value) {
    text_ = value;
    null_ = false;
}

void DbParameter::hold_date(Date value) {
    const std::string text = iso(value);
    if (!value.ok() || text.size() != date_.size()) throw std::out_of_range("not a date for the database: " + text);
    text.copy(date_.data(), date_.size());
    is_date_ = true;
    null_ = false;
}

namespace {
// The engines would each do something else with a zero byte or with infinity.
void refuse_unportable(const DbParameter& parameter) {
    if (parameter.is_null()) return;
    if (parameter.type() == DbType::text &&
        (parameter.text().find('\0') != std::string_view::npos || !is_valid_utf8(parameter.text())))
        throw DbError(DbError::Kind::other, "a text with a zero byte or not in UTF-8 cannot be stored");
    if (parameter.type() == DbType::real && !std::isfinite(parameter.real()))
        throw DbError(DbError::Kind::other, "a number that is not finite cannot be stored");
}

}  // namespace

std::string with_statement(std::string_view message, std::string_view sql) {
    return sql.empty() ? std::string{message} : fmt::format("{} in: {}", message, sql);
}

// --- rows --------------------------------------------------------------------------------------------------------
void refuse_type(const Cursor& cursor, int column, std::string_view wanted) {
    throw DbError(DbError::Kind::other,
                  fmt::format("column {} «{}» is {}, not {}", column + 1, cursor.column_name(column),
                              cursor.is_null(column) ? "NULL" : "of another type", wanted));
}

void Row::refuse_column(int column) const {
    throw DbError(DbError::Kind::other, fmt::format("column {} of {} was asked for", column + 1, columns_));
}

void Row::refuse_reader() const {
    throw DbError(DbError::Kind::other, fmt::format("{} of {} columns were read", column_, columns_));
}

Date Row::date(int column) const {
    const auto date = parse_iso_date(cursor_->text(column));
    if (!date) refuse_type(*cursor_, column, "an ISO date");
    return *date;
}

void Row::refuse_number(int column) const { refuse_type(*cursor_, column, "a number of the type asked for"); }

void Rows::refuse_count(const char* what) {
    throw DbError(DbError::Kind::other, fmt::format("one row was expected, there is {}", what));
}

// --- transactions ------------------------------------------------------------------------------------------------
void DbConnection::begin(State wanted) {
    if (state_ != State::idle) throw std::logic_error("a transaction inside a transaction");
    send_begin(wanted);
    state_ = wanted;
}

// Whether it succeeds or throws, nothing is open afterwards.
void DbConnection::commit() {
    try {
        refuse_failed();
        send_commit();
    } catch (...) {
        rollback();
        throw;
    }
    state_ = State::idle;
}

void DbConnection::rollback() noexcept {
    try {
        send_rollback();
    } catch (const std::exception&) {
        // The connection is gone, and the transaction with it.
    }
    state_ = State::idle;
}

void DbConnection::refuse_failed() const {
    if (state_ == State::failed)
        throw DbError(DbError::Kind::other, "an earlier statement of this transaction failed: it can only be undone");
}

Transaction::~Transaction() {
    if (connection_ != nullptr) connection_->rollback();
}

void Transaction::commit() {
    if (connection_ == nullptr) throw std::logic_error("a transaction is committed twice");
    std::exchange(connection_, nullptr)->commit();
}

// --- Db ----------------------------------------------------------------------------------------------------------
Db::Db(std::unique_ptr<DbConnection> connection) : connection_(std::move(connection)) {}
Db::Db(Db&&) noexcept = default;
Db& Db::operator=(Db&&) noexcept = default;
Db::~Db() = default;

Db Db::open(const std::string& address) {
    constexpr std::string_view kSqlite = "sqlite:";
    if (address.starts_with(kSqlite)) return Db{open_sqlite(address.substr(kSqlite.size()))};
    if (address.starts_with("postgresql:") || address.starts_with("postgres:")) return Db{open_postgres(address)};
    throw DbError(DbError::Kind::other, "a database address begins with «sqlite:» or «postgresql:»");
}

void Db::check(std::span<const DbParameter> parameters) const {
    connection_->refuse_failed();
    for (const DbParameter& parameter : parameters) refuse_unportable(parameter);
}

Rows Db::run_query(std::string_view sql, std::span<const DbParameter> parameters) {
    check(parameters);
    return Rows{connection_->query(sql, parameters)};
}

std::int64_t Db::run_execute(std::string_view sql, std::span<const DbParameter> parameters) {
    check(parameters);
    return connection_->execute(sql, parameters);
}

namespace {
std::vector<DbParameter> parameters_of(const std::vector<DbValue>& values) {
    std::vector<DbParameter> out;
    out.reserve(values.size());
    for (const DbValue& value : values) out.push_back(value.parameter());
    return out;
}
}  // namespace

Rows Db::query_values(std::string_view sql, const std::vector<DbValue>& values) {
    return run_query(sql, parameters_of(values));
}

std::int64_t Db::execute_values(std::string_view sql, const std::vector<DbValue>& values) {
    return run_execute(sql, parameters_of(values));
}

Transaction Db::begin() {
    connection_->begin(DbConnection::State::writing);
    return Transaction{*connection_};
}

Transaction Db::begin_read() {
    connection_->begin(DbConnection::State::reading);
    return Transaction{*connection_};
}

bool Db::in_transaction() const { return connection_->state() != DbConnection::State::idle; }

void Db::run_script(std::string_view sql) {
    connection_->refuse_failed();
    connection_->run_script(std::string{sql});
}

Engine Db::engine() const { return connection_->engine(); }

void Db::revive() {
    if (!in_transaction()) connection_->revive();
}

bool db_detail::worth_another_attempt(const DbError& error, int attempt, int attempts) {
    const bool in_the_way = error.kind() == DbError::Kind::serialization || error.kind() == DbError::Kind::busy;
    if (!in_the_way || attempt >= attempts) return false;
    // A random pause, so that two who met do not meet again.
    thread_local std::minstd_rand random{std::random_device{}()};
    std::uniform_int_distribution<int> pause_ms{0, 4 * attempt};
    std::this_thread::sleep_for(std::chrono::milliseconds{pause_ms(random)});
    return true;
}

}  // namespace mera
