#pragma once
// fold(text) and COLLATE russian, as sqlite_functions.hpp describes them, made inside the PostgreSQL database.
#include "store/db.hpp"

namespace mera {

void install_postgres_functions(Db& db);  // nothing happens when they are there already

}  // namespace mera
