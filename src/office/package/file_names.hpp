#pragma once
// What the parts of an archive are, by their names; what they hold is told when they are opened.
#include <string>
#include <string_view>
#include <vector>

#include "office/package/zip_archive.hpp"

namespace mera {

bool has_picture_name(std::string_view name);
bool has_document_name(std::string_view name);
bool has_signature_name(std::string_view name);  // kept apart from what was signed: no order is looked for in it
bool is_of_the_system(std::string_view name);  // what systems put beside the files of a folder when they pack it

// The parts of an archive that are pictures, as people count («2» before «10»). Nothing when something else lies there, too.
std::vector<std::string> pictures_of_archive(const ZipArchive& archive);

bool holds_documents(const ZipArchive& archive);

}  // namespace mera
