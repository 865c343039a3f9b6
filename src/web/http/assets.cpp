#include "web/http/assets.hpp"

#include <span>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "base/embedded_file.hpp"

namespace mera {

std::span<const EmbeddedFile> web_files();  // cmake/embed.cmake

namespace {

struct Assets {
    std::unordered_map<std::string_view, Asset> by_name = {};
    std::unordered_map<std::string_view, const Asset*> by_path = {};
};

// manifest.tsv: name, public path, content type; one asset a line.
Assets read_manifest() {
    std::unordered_map<std::string_view, std::string_view> content;
    for (const EmbeddedFile& file : web_files()) content.emplace(file.name, file.content);

    Assets assets;
    std::string_view rest = content.at("manifest.tsv");
    const auto cut = [&rest](char end) {
        const std::size_t at = rest.find(end);
        const std::string_view part = rest.substr(0, at);
        rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
        return part;
    };
    while (!rest.empty()) {
        Asset asset;
        asset.name = cut('\t');
        asset.path = cut('\t');
        asset.content_type = cut('\n');
        asset.bytes = content.at(asset.name);
        if (const auto packed = content.find(std::string(asset.name) + ".gz"); packed != content.end())
            asset.gzip_bytes = packed->second;
        assets.by_name.emplace(asset.name, asset);
    }
    for (const auto& [name, asset] : assets.by_name) assets.by_path.emplace(asset.path, &asset);
    return assets;
}

const Assets& assets() {
    static const Assets all = read_manifest();
    return all;
}

}  // namespace

const Asset* find_asset(std::string_view path) {
    const auto found = assets().by_path.find(path);
    return found == assets().by_path.end() ? nullptr : found->second;
}

std::string_view asset_path(std::string_view name) {
    const auto found = assets().by_name.find(name);
    if (found == assets().by_name.end()) throw std::logic_error("no such asset: " + std::string(name));
    return found->second.path;
}

}  // namespace mera
