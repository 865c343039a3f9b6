#include "web/handed_files.hpp"

#include <utility>

namespace mera {

std::vector<HandedFile> handed_files(Request& request) {
    std::vector<HandedFile> out;
    for (UploadedFile& file : request.files) out.push_back({file.name, std::move(file.content)});
    return out;
}

}  // namespace mera
