#pragma once
// The pages of a scan, each taken apart and read, by as many threads as there are cores.
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/scan/scan.hpp"
#include "office/scan/scan_page.hpp"

namespace mera {

// In the order of `pages`, without their pictures. A Failure when stopped.
Expected<std::vector<ScanPage>> read_on_all_cores(std::string_view bytes, const std::vector<int>& pages,
                                                  const ScanOptions& options);

}  // namespace mera
