#pragma once
// Every table that holds facts, in an order in which foreign keys are satisfied, as text rows: for backups that any
// engine reads. Derived tables and sessions are not facts.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"

namespace mera {

struct TableColumnSpec {
    std::string_view name;
    enum class Type { text, integer, real, boolean } type;
};
struct TableSpec {
    std::string_view name;
    std::vector<TableColumnSpec> columns;
};
using TextRow = std::vector<std::optional<std::string>>;

const std::vector<TableSpec>& fact_tables();
std::vector<TextRow> all_rows(Db& db, const TableSpec& table);  // by the first column
void insert_row(Db& db, const TableSpec& table, const TextRow& row);
bool is_empty(Db& db, const TableSpec& table);
void restart_numbering(Db& db);  // after rows came with their own numbers: PostgreSQL must count on from the last

}  // namespace mera
