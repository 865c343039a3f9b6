#include "office/package/file_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sorting.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

bool ends_with_any(std::string_view name, const auto& endings) {
    const std::string small = lower(name);
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return small.ends_with(ending); });
}

}  // namespace

bool has_picture_name(std::string_view name) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".heif"});
    return ends_with_any(name, kEndings);
}

bool has_document_name(std::string_view name) {
    static constexpr auto kEndings = std::to_array<std::string_view>(
        {".docx", ".doc", ".odt", ".rtf", ".pdf", ".xlsx", ".xls", ".ods", ".html", ".htm", ".mht", ".txt"});
    return ends_with_any(name, kEndings);
}

bool has_signature_name(std::string_view name) {
    static constexpr auto kEndings = std::to_array<std::string_view>({".sig", ".sgn", ".p7s", ".cer"});
    return ends_with_any(name, kEndings);
}

bool is_of_the_system(std::string_view name) {
    return name.ends_with('/') || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") ||
           name.ends_with("Thumbs.db") || name.ends_with("desktop.ini");
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

bool holds_documents(const ZipArchive& archive) {
    const auto names = archive.names();
    return std::any_of(names.begin(), names.end(),
                       [](const std::string& name) { return !is_of_the_system(name) && has_document_name(name); });
}

}  // namespace mera
