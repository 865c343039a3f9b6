#include "store/sqlite_functions.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace mera {

namespace {

void fold(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (text == nullptr) return sqlite3_result_null(context);
    try {
        const std::string folded =
            fold_for_comparison({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
        sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

}  // namespace

void register_sqlite_functions(sqlite3* db) {
    constexpr int kPure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite3_create_function_v2(db, "fold", 1, kPure, nullptr, fold, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error("SQLite refused the function fold");
}

}  // namespace mera
