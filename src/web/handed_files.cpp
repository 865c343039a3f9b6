#include "web/handed_files.hpp"

#include <utility>

namespace mera {

std::vector<HandedFile> handed_files(Request& request) {
    std::vector<HandedFile> out;
    for (UploadedFile& file : request.files) out.push_back({std::move(file.name), std::move(file.content)});
    request.files.clear();
    return out;
}

}  // namespace mera
