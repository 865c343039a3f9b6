#pragma once
// The database: SQLite in one file or PostgreSQL, by one SQL text with parameters $1, $2, …
//
//     Transaction transaction = db.begin();  // rolls back unless committed
//     const auto id = db.query("INSERT INTO section (number, title) VALUES ($1, $2) RETURNING id", number, title)
//                         .only<SectionId>();
//     db.execute("UPDATE measure SET section_id = $2 WHERE id = $1", measure, id);
//     transaction.commit();
//
//     return db.query("SELECT id, title, closed_on FROM section WHERE id > $1", id).all([](Row& row) {
//         return Section{row.next<SectionId>(), row.next<std::string>(), row.next<std::optional<Date>>()};
//     });
//
// Columns are read in the order in which next() is written: that holds in braces {…}, not among a function's arguments.
// A whole number travels as BIGINT: PostgreSQL's substr() and the like want CAST($1 AS INTEGER).
// Both engines behave alike where they differ by themselves: types are strict, LIKE tells case apart, an error inside
// a transaction leaves nothing to commit, fold(text) is fold_for_comparison(), dates are ISO text. A Db is used by
// one thread at a time; DbPool lends them.
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "store/db_value.hpp"

namespace mera {

enum class Engine { sqlite, postgres };

class DbError : public std::runtime_error {
public:
    enum class Kind {
        unique_violation,
        foreign_key,
        check,
        not_null,
        busy,  // waited for another writer as long as is sensible
        serialization,  // another transaction was in the way: run the whole transaction again
        connection,  // PostgreSQL cannot be reached or was lost
        other,
    };
    DbError(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
    Kind kind() const { return kind_; }

private:
    Kind kind_;
};

// The rows of one running statement, one at a time; an engine implements it.
class Cursor {
public:
    Cursor() = default;
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    virtual ~Cursor() = default;
    virtual bool step() = 0;  // to the next row
    virtual void finish() = 0;  // no more rows are wanted; a statement that changes data runs to its end
    virtual int columns() const = 0;
    virtual std::string_view column_name(int column) const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;  // these throw when the column holds another type or NULL
    virtual double real(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual std::string_view text(int column) const = 0;  // valid until the next row
    virtual Bytes bytes(int column) const = 0;
};

// One row, read by column number or one column after another. A NULL is read only as std::optional.
class Row {
public:
    explicit Row(Cursor& cursor) : cursor_(&cursor), columns_(cursor.columns()) {}

    template <class T>
    T get(int column) const {
        using namespace db_detail;
        if (column < 0 || column >= columns_) refuse_column(column);
        if constexpr (is_optional<T>) {
            if (cursor_->is_null(column)) return std::nullopt;
            return get<typename T::value_type>(column);
        } else if constexpr (is_id<T>) {
            return T{cursor_->integer(column)};
        } else if constexpr (std::is_same_v<T, bool>) {
            return cursor_->boolean(column);
        } else if constexpr (std::is_integral_v<T>) {
            const std::int64_t value = cursor_->integer(column);
            if (!std::in_range<T>(value)) refuse_number(column);
            return static_cast<T>(value);
        } else if constexpr (std::is_same_v<T, double>) {
            return cursor_->real(column);
        } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
            return T{cursor_->text(column)};
        } else if constexpr (std::is_same_v<T, Date>) {
            return date(column);
        } else if constexpr (std::is_same_v<T, Bytes>) {
            return cursor_->bytes(column);
        } else {
            static_assert(not_a_database_type<T>, "this type cannot be read from a row");
        }
    }

    template <class T>
    T next() {
        return get<T>(column_++);
    }

    int columns() const { return columns_; }

private:
    friend class Rows;
    // A reader that leaves columns over does not fit its SELECT.
    void must_be_read_whole() const {
        if (column_ != 0 && column_ != columns_) refuse_reader();
    }
    Date date(int column) const;
    [[noreturn]] void refuse_column(int column) const;
    [[noreturn]] void refuse_number(int column) const;
    [[noreturn]] void refuse_reader() const;

    Cursor* cursor_;
    int columns_;
    int column_ = 0;
};

// The rows of a query. The statement has already run when Rows exists, so its errors come from query(). SQLite hands
// rows over as they are read; PostgreSQL has sent them all.
class [[nodiscard]] Rows {
public:
    explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)), row_(*cursor_) {}

    class Iterator {
    public:
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        explicit Iterator(Rows& rows) : rows_(&rows) {}
        Row& operator*() const { return rows_->row_; }
        Iterator& operator++() {
            more_ = rows_->step();
            return *this;
        }
        void operator++(int) { ++*this; }
        friend bool operator==(const Iterator& at, std::default_sentinel_t) { return !at.more_; }

    private:
        friend class Rows;
        Rows* rows_;
        bool more_ = true;
    };
    Iterator begin() { return ++Iterator{*this}; }
    std::default_sentinel_t end() const { return {}; }

    // Each row through a reader `T read(Row&)`.
    template <class Read>
    auto all(Read&& read) {
        std::vector<std::invoke_result_t<Read&, Row&>> out;
        while (step()) {
            out.push_back(read(row_));
            row_.must_be_read_whole();
        }
        return out;
    }
    template <class Read>
    auto first(Read&& read) {
        std::optional<std::invoke_result_t<Read&, Row&>> out;
        if (step()) {
            out.emplace(read(row_));
            row_.must_be_read_whole();
        }
        cursor_->finish();
        return out;
    }
    // Exactly one row; anything else is our mistake.
    template <class Read>
    auto only(Read&& read) {
        if (!step()) refuse_count("no row");
        auto out = read(row_);
        row_.must_be_read_whole();
        if (step()) refuse_count("more than one row");
        return out;
    }

    // The same for rows of one column.
    template <class T>
    std::vector<T> all() {
        return all([](Row& row) { return row.next<T>(); });
    }
    template <class T>
    std::optional<T> first() {
        return first([](Row& row) { return row.next<T>(); });
    }
    template <class T>
    T only() {
        return only([](Row& row) { return row.next<T>(); });
    }

private:
    bool step() {
        row_.column_ = 0;
        return cursor_->step();
    }
    [[noreturn]] static void refuse_count(const char* what);

    std::unique_ptr<Cursor> cursor_;
    Row row_;
};

class DbConnection;

// Undone when it goes out of scope without commit().
class [[nodiscard]] Transaction {
public:
    explicit Transaction(DbConnection& connection) : connection_(&connection) {}
    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    void commit();

private:
    DbConnection* connection_;
};

class Db {
public:
    // «sqlite:/path/mera.db», «sqlite::memory:», «postgresql://user@host/database». A missing SQLite file is made.
    static Db open(const std::string& address);
    Db(Db&&) noexcept;
    Db& operator=(Db&&) noexcept;
    ~Db();

    template <class... Args>
    Rows query(std::string_view sql, const Args&... args) {
        const std::array<DbParameter, sizeof...(Args)> parameters{DbParameter::of(args)...};
        return run_query(sql, parameters);
    }
    template <class... Args>
    std::int64_t execute(std::string_view sql, const Args&... args) {  // rows inserted, updated or deleted
        const std::array<DbParameter, sizeof...(Args)> parameters{DbParameter::of(args)...};
        return run_execute(sql, parameters);
    }
    Rows query_values(std::string_view sql, const std::vector<DbValue>& values);
    std::int64_t execute_values(std::string_view sql, const std::vector<DbValue>& values);

    // Writers stand in one queue on both engines: who has begun sees everything committed before and meets nobody until
    // the end. SQLite has it so; on PostgreSQL begin() takes an advisory lock of the database first. The audit chain
    // has one tail, so SERIALIZABLE would let one of several writers through and make the others start again.
    Transaction begin();
    // Reads see the database as it was at the first of them; writing is refused.
    Transaction begin_read();
    bool in_transaction() const;

    // Several statements without parameters: migrations. Statements prepared before are forgotten.
    void run_script(std::string_view sql);
    Engine engine() const;
    // A connection that died while nobody used it is made anew. begin() does the same.
    void revive();

private:
    explicit Db(std::unique_ptr<DbConnection> connection);
    void check(std::span<const DbParameter> parameters) const;
    Rows run_query(std::string_view sql, std::span<const DbParameter> parameters);
    std::int64_t run_execute(std::string_view sql, std::span<const DbParameter> parameters);

    std::unique_ptr<DbConnection> connection_;
};

namespace db_detail {
inline constexpr int kAttempts = 8;
bool worth_another_attempt(const DbError& error, int attempt, int attempts);  // waits a moment before it says yes
}  // namespace db_detail

// Runs a whole transaction again when another one was in its way.
template <class Deed>
auto retry(Deed&& deed, int attempts = db_detail::kAttempts) -> decltype(deed()) {
    for (int attempt = 1;; ++attempt) {
        try {
            return deed();
        } catch (const DbError& error) {
            if (!db_detail::worth_another_attempt(error, attempt, attempts)) throw;
        }
    }
}

}  // namespace mera
