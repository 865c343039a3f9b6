#include "office/picture_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sorting.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

// What systems put beside the files of a folder when they pack it.
bool is_of_the_system(std::string_view name) {
    return name.ends_with('/') || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") ||
           name.ends_with("Thumbs.db") || name.ends_with("desktop.ini");
}

}  // namespace

bool has_picture_name(std::string_view name) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"});
    const std::string small = lower(name);
    return std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) { return small.ends_with(ending); });
}

std::vector<std::string> pictures_of_archive(const ZipArchive& archive) {
    std::vector<std::string> out;
    for (std::string& name : archive.names()) {
        if (is_of_the_system(name)) continue;
        if (!has_picture_name(name)) return {};
        out.push_back(std::move(name));
    }
    sort_by_name(out, [](const std::string& name) { return name; });
    return out;
}

}  // namespace mera
