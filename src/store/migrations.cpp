#include "store/migrations.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <optional>
#include <stdexcept>

#include "base/digest.hpp"
#include "base/embedded_file.hpp"
#include "store/postgres_functions.hpp"

namespace mera {

std::span<const EmbeddedFile> migration_files();  // made by the build from migrations/

namespace {

// Another server may be at a long migration: wait as long as a new server's start may take, about two minutes.
constexpr int kAttempts = 24;

constexpr std::string_view kRegister = R"sql(
    CREATE TABLE IF NOT EXISTS schema_migration (
        number     BIGINT PRIMARY KEY,
        name       TEXT NOT NULL,
        sha256     TEXT NOT NULL,
        applied_at TEXT NOT NULL
    )
)sql";

struct Applied {
    std::string name;
    std::string sha256;
};

std::map<std::int64_t, Applied> applied_migrations(Db& db) {
    std::map<std::int64_t, Applied> out;
    for (Row& row : db.query("SELECT number, name, sha256 FROM schema_migration ORDER BY number")) {
        const auto number = row.next<std::int64_t>();
        const auto name = row.next<std::string>();
        out[number] = Applied{name, row.next<std::string>()};
    }
    return out;
}

void check_order(std::span<const Migration> migrations) {
    for (std::size_t at = 1; at < migrations.size(); ++at)
        if (migrations[at].number <= migrations[at - 1].number)
            throw std::logic_error(
                fmt::format("migration {} does not follow {}", migrations[at].name, migrations[at - 1].name));
}

Failure conflict(std::string message, std::string detail) {
    return Failure{Failure::Kind::conflict, std::move(message), {}, std::move(detail)};
}

// What has been applied must be the beginning of what the program holds, word for word.
Expected<Done> check_history(const std::map<std::int64_t, Applied>& applied, std::span<const Migration> migrations) {
    std::size_t at = 0;
    for (const auto& [number, done] : applied) {
        if (at == migrations.size())
            return conflict(fmt::format("Базу вела более новая Мера: шаг схемы «{}» этой версии неизвестен. "
                                        "Установите ту версию, которой базу вели, или новее.",
                                        done.name),
                            fmt::format("migration {} is unknown", number));
        const Migration& own = migrations[at++];
        if (own.number != number)
            return conflict(
                fmt::format("Шаг схемы «{}» появился раньше уже выполненного «{}». Установите выпущенную версию "
                            "Меры: шаги добавляются только в конец.",
                            own.name, done.name),
                fmt::format("migration {} was applied, {} before it was not", number, own.number));
        if (const std::string digest = sha256_hex(own.sql); digest != done.sha256)
            return conflict(
                fmt::format("Шаг схемы «{}» изменился после того, как был выполнен в этой базе. Установите ту "
                            "версию Меры, которой базу вели; база не тронута.",
                            own.name),
                fmt::format("migration {}: SHA-256 {} was applied, {} is given", number, done.sha256, digest));
    }
    return Done{};
}

// SQLite changes a table's constraints by making it anew, which references to it would forbid.
class WithoutForeignKeys {
public:
    explicit WithoutForeignKeys(Db& db) : db_(db) { set("OFF"); }
    WithoutForeignKeys(const WithoutForeignKeys&) = delete;
    WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;
    ~WithoutForeignKeys() { set("ON"); }

private:
    void set(std::string_view state) {
        if (db_.engine() == Engine::sqlite) db_.run_script(fmt::format("PRAGMA foreign_keys = {}", state));
    }
    Db& db_;
};

void check_foreign_keys(Db& db, std::string_view migration) {
    if (db.engine() != Engine::sqlite) return;
    if (db.query("SELECT count(*) FROM pragma_foreign_key_check").only<std::int64_t>() != 0)
        throw std::runtime_error(fmt::format("migration {} leaves references to rows that are not there", migration));
}

// False when another server was quicker.
bool apply(Db& db, const Migration& migration, const Moment& now) {
    Transaction transaction = db.begin();
    if (db.query("SELECT count(*) FROM schema_migration WHERE number = $1", migration.number).only<std::int64_t>() != 0)
        return false;
    db.run_script(migration_sql(migration.sql, db.engine()));
    check_foreign_keys(db, migration.name);
    db.execute("INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)",
               migration.number, migration.name, sha256_hex(migration.sql), now.instant);
    transaction.commit();
    return true;
}

void prepare(Db& db) {
    Transaction transaction = db.begin();
    db.run_script(kRegister);
    if (db.engine() == Engine::postgres) install_postgres_functions(db);
    transaction.commit();
}

}  // namespace

std::vector<Migration> built_in_migrations() {
    std::vector<Migration> out;
    for (const EmbeddedFile& file : migration_files()) {
        Migration migration{0, file.name.substr(0, file.name.rfind('.')), file.content};
        const auto [end, error] =
            std::from_chars(file.name.data(), file.name.data() + file.name.size(), migration.number);
        if (error != std::errc{} || *end != '-')
            throw std::logic_error(fmt::format("a migration without a number: {}", file.name));
        out.push_back(migration);
    }
    return out;
}

Expected<std::int64_t> migrate(Db& db, std::span<const Migration> migrations, const Moment& now) {
    check_order(migrations);
    retry([&] { prepare(db); }, kAttempts);
    const auto applied = applied_migrations(db);
    if (const auto history = check_history(applied, migrations); !history) return history.failure();
    std::int64_t count = 0;
    if (applied.size() == migrations.size()) return count;
    const WithoutForeignKeys rebuilding{db};
    for (const Migration& migration : migrations.subspan(applied.size()))
        if (retry([&] { return apply(db, migration, now); }, kAttempts)) ++count;
    return count;
}

namespace {

std::string_view engine_code(Engine engine) { return engine == Engine::sqlite ? "sqlite" : "postgres"; }

std::string_view type_for(std::string_view token, Engine engine) {
    const bool sqlite = engine == Engine::sqlite;
    // AUTOINCREMENT: the number of a deleted row is never given again.
    if (token == "identity")
        return sqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT" : "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
    if (token == "bytes") return sqlite ? "BLOB" : "BYTEA";
    throw std::logic_error(fmt::format("a migration says {{{{{}}}}}, which nobody knows", token));
}

}  // namespace

std::string migration_sql(std::string_view text, Engine engine) {
    constexpr std::string_view kEngine = "engine:";
    std::string out;
    bool ours = true;
    bool inside = false;  // between {{engine:…}} and {{end}}
    while (!text.empty()) {
        const std::size_t opens = text.find("{{");
        if (ours) out += text.substr(0, opens);
        if (opens == std::string_view::npos) break;
        const std::size_t closes = text.find("}}", opens);
        if (closes == std::string_view::npos) throw std::logic_error("a migration opens {{ and does not close it");
        const std::string_view token = text.substr(opens + 2, closes - opens - 2);
        text.remove_prefix(closes + 2);
        if (token.starts_with(kEngine)) {
            const std::string_view code = token.substr(kEngine.size());
            if (code != engine_code(Engine::sqlite) && code != engine_code(Engine::postgres))
                throw std::logic_error(fmt::format("a migration speaks of the engine «{}»", code));
            inside = true;
            ours = code == engine_code(engine);
        } else if (token == "end") {
            if (!inside) throw std::logic_error("a migration says {{end}} without {{engine:…}}");
            inside = false;
            ours = true;
        } else if (const std::string_view type = type_for(token, engine); ours) {
            out += type;
        }
    }
    if (inside) throw std::logic_error("a migration lacks an {{end}}");
    return out;
}

}  // namespace mera
