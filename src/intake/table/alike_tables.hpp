#pragma once
// Tables of one document that have the same header, one for each month or direction: what their columns hold is decided by
// the rows of all of them together.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "intake/source.hpp"
#include "intake/table/columns.hpp"

namespace mera::intake {

class AlikeTables {
public:
    explicit AlikeTables(const Source& source);  // borrowed

    // As `columns_by_header`, with the roles that all tables of that header have; doubts of theirs come once.
    std::optional<Columns> columns_of(const Grid& grid);

private:
    struct Kind {
        std::vector<const Grid*> grids;
        std::optional<Columns> columns;  // once they were asked for
    };
    std::map<std::string, Kind> kinds_;  // by the words of the header
};

}  // namespace mera::intake
