#pragma once
// Which parts of an archive are pictures.
#include <string>
#include <string_view>
#include <vector>

#include "office/zip_archive.hpp"

namespace mera {

bool has_picture_name(std::string_view name);  // by its ending; the content is told when it is opened

// The parts of an archive that are pictures, as people count («2» before «10»). Nothing when something else lies there, too.
std::vector<std::string> pictures_of_archive(const ZipArchive& archive);

}  // namespace mera
