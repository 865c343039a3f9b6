#pragma once
// What SQLite lacks for Russian texts; PostgreSQL gets the same names from migrate().
//     fold(text)           fold_for_comparison() of base/text: for search in any case
//     COLLATE russian      the order of a Russian dictionary, «школа № 2» before «школа № 10»
struct sqlite3;

namespace mera {

void register_sqlite_functions(sqlite3* db);

}  // namespace mera
