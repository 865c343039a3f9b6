#include "office/package/ooxml_package.hpp"

#include <utility>
#include <vector>

#include "base/text.hpp"
#include "office/refusals.hpp"

namespace mera {

namespace {

std::string folder_of(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == std::string::npos ? std::string{} : part.substr(0, slash + 1);
}

// «../media/a.xml» seen from «word/» is «media/a.xml»; a leading slash means the root of the package.
std::string resolved(const std::string& folder, std::string_view target) {
    const std::string whole = target.starts_with('/') ? std::string{target.substr(1)} : folder + std::string{target};
    std::vector<std::string> steps;
    for (std::string& step : split(whole, '/')) {
        if (step.empty() || step == ".") continue;
        if (step != "..")
            steps.push_back(std::move(step));
        else if (!steps.empty())
            steps.pop_back();
    }
    return join(steps, "/");
}

bool is_kind(std::string_view type, std::string_view kind) {
    return type.ends_with(kind) && type.size() > kind.size() && type[type.size() - kind.size() - 1] == '/';
}

}  // namespace

Expected<OoxmlPackage::Relationships> OoxmlPackage::relationships_of(const std::string& part) {
    const std::string folder = folder_of(part);
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    Relationships out;
    if (!archive_.has(name)) return out;
    const auto parsed = xml(name);
    if (!parsed) return parsed.failure();
    for (const pugi::xml_node& node : parsed->root().children()) {
        if (std::string_view{node.attribute("TargetMode").as_string()} == "External") continue;
        out[node.attribute("Id").as_string()] = {node.attribute("Type").as_string(),
                                                 resolved(folder, node.attribute("Target").as_string())};
    }
    return out;
}

Expected<OoxmlPackage> OoxmlPackage::open(std::string_view bytes) {
    auto archive = ZipArchive::open(bytes);
    if (!archive) return archive.failure();
    OoxmlPackage package{*std::move(archive)};
    const auto roots = package.relationships_of("");
    if (!roots) return roots.failure();
    for (const auto& [id, relationship] : *roots)
        if (is_kind(relationship.type, "officeDocument")) package.main_part_ = relationship.target;
    if (package.main_part_.empty()) return refuse_damaged("ooxml: no main part");
    auto own = package.relationships_of(package.main_part_);
    if (!own) return own.failure();
    package.relationships_ = *std::move(own);
    return package;
}

Expected<XmlPart> OoxmlPackage::xml(const std::string& part) {
    auto text = archive_.part(part);
    if (!text) return text.failure();
    return XmlPart::parse(*std::move(text));
}

Expected<std::string> OoxmlPackage::bytes(const std::string& part) { return archive_.part(part); }

Expected<std::optional<XmlPart>> OoxmlPackage::related(std::string_view kind) {
    for (const auto& [id, relationship] : relationships_) {
        if (!is_kind(relationship.type, kind) || !archive_.has(relationship.target)) continue;
        auto parsed = xml(relationship.target);
        if (!parsed) return parsed.failure();
        return std::optional<XmlPart>{*std::move(parsed)};
    }
    return std::optional<XmlPart>{};
}

std::string OoxmlPackage::target(const std::string& relationship_id) const {
    const auto found = relationships_.find(relationship_id);
    return found == relationships_.end() ? std::string{} : found->second.target;
}

}  // namespace mera
