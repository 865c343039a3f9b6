#pragma once
// An Office Open XML package (DOCX, XLSX): its parts are found by relationships, never by habitual names.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "office/package/xml_part.hpp"
#include "office/package/zip_archive.hpp"

namespace mera {

class OoxmlPackage {
public:
    static Expected<OoxmlPackage> open(std::string_view bytes);  // `bytes` must outlive the package
    const std::string& main_part() const { return main_part_; }
    Expected<XmlPart> xml(const std::string& part);
    Expected<std::string> bytes(const std::string& part);
    // The part of a kind («styles», «numbering», «sharedStrings») that the main part refers to; nothing when it does not.
    Expected<std::optional<XmlPart>> related(std::string_view kind);
    // The part behind r:id of the main part; empty when there is none.
    std::string target(const std::string& relationship_id) const;

private:
    struct Relationship {
        std::string type, target;
    };
    using Relationships = std::map<std::string, Relationship>;
    explicit OoxmlPackage(ZipArchive archive) : archive_(std::move(archive)) {}
    Expected<Relationships> relationships_of(const std::string& part);

    ZipArchive archive_;
    std::string main_part_;
    Relationships relationships_;
};

}  // namespace mera
