#pragma once
// The schema grows by numbered files, migrations/NNN-name.sql: applied once, in order, never changed afterwards.
//
// One text serves both engines. Where they differ it says
//     {{identity}}   the type of a key that the database numbers
//     {{bytes}}      the type of bytes
//     {{engine:sqlite}} … {{engine:postgres}} … {{end}}   a piece for one engine only
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "store/db.hpp"

namespace mera {

struct Migration {
    std::int64_t number;
    std::string_view name;  // «001-core»
    std::string_view sql;
};

std::vector<Migration> built_in_migrations();  // of this program, in order

// Brings the schema up to these migrations; gives the number of those applied now. Several servers may start at once.
// Refused when an applied migration reads differently today, or the database has been led by a newer program.
Expected<std::int64_t> migrate(Db& db, std::span<const Migration> migrations, const Moment& now);

std::string migration_sql(std::string_view text, Engine engine);  // the text for one engine

}  // namespace mera
