#include "cli/workspace.hpp"

#include <stdexcept>

#include "store/migrations.hpp"
#include "usecases/rules.hpp"

namespace mera {

Workspace open_workspace(const Settings& settings) {
    std::filesystem::create_directories(settings.data);
    std::filesystem::permissions(settings.data,
                                 std::filesystem::perms::owner_all);  // people's data: nobody else's business
    Db db = Db::open(settings.database_address());
    const auto migrated = migrate(db, built_in_migrations(), settings.now());
    if (!migrated) throw std::runtime_error(migrated.failure().message);
    return {std::move(db), EvidenceFiles{settings.evidence()}, production_calendar()};
}

}  // namespace mera
