#pragma once
// Every file the rows speak of: подтверждающие документы, documents inside their signatures, snapshots of pages, and the
// documents that plans were read from.
#include <string>
#include <vector>

#include "store/db.hpp"

namespace mera {

std::vector<std::string> all_kept_digests(Db& db);  // distinct SHA-256, sorted

}  // namespace mera
