#include "store/sqlite_functions.hpp"

#include <sqlite3.h>
#include <unicode/ucol.h>

#include <memory>
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

// Numbers inside a name count as numbers. Names that differ only in what ICU passes over keep one order by their bytes,
// as in PostgreSQL.
class RussianOrder {
public:
    RussianOrder() {
        UErrorCode error = U_ZERO_ERROR;
        collator_.reset(ucol_open("ru-u-kn-true", &error));
        if (U_FAILURE(error)) throw std::runtime_error("ICU has no Russian collation");
    }
    int compare(std::string_view a, std::string_view b) const {
        UErrorCode error = U_ZERO_ERROR;
        const UCollationResult order = ucol_strcollUTF8(collator_.get(), a.data(), static_cast<int32_t>(a.size()),
                                                        b.data(), static_cast<int32_t>(b.size()), &error);
        return order != UCOL_EQUAL ? static_cast<int>(order) : a.compare(b);
    }

private:
    struct Closer {
        void operator()(UCollator* collator) const { ucol_close(collator); }
    };
    std::unique_ptr<UCollator, Closer> collator_;
};

// Called by SQLite when a statement first names the collation: most connections never need it.
void provide_collation(void*, sqlite3* db, int, const char* name) {
    if (std::string_view{name} != "russian") return;
    const auto compare = [](void* order, int a_size, const void* a, int b_size, const void* b) {
        return static_cast<RussianOrder*>(order)->compare(
            {static_cast<const char*>(a), static_cast<std::size_t>(a_size)},
            {static_cast<const char*>(b), static_cast<std::size_t>(b_size)});
    };
    const auto forget = [](void* order) { delete static_cast<RussianOrder*>(order); };
    try {
        auto order = std::make_unique<RussianOrder>();
        if (sqlite3_create_collation_v2(db, name, SQLITE_UTF8, order.get(), compare, forget) == SQLITE_OK)
            (void)order.release();  // SQLite has it now, and `forget`
    } catch (const std::exception&) {
        // Without a collation SQLite refuses the statement and says why.
    }
}

}  // namespace

void register_sqlite_functions(sqlite3* db) {
    sqlite3_collation_needed(db, nullptr, provide_collation);
    constexpr int kPure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite3_create_function_v2(db, "fold", 1, kPure, nullptr, fold, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error("SQLite refused the function fold");
}

}  // namespace mera
