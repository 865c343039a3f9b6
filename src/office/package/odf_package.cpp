#include "office/package/odf_package.hpp"

#include <string>
#include <utility>

#include "office/package/zip_archive.hpp"
#include "office/refusals.hpp"

namespace mera {

Expected<OdfPackage> OdfPackage::open(std::string_view bytes) {
    if (!bytes.starts_with("PK")) {
        auto flat = XmlPart::parse(std::string{bytes}, XmlPart::Spaces::everywhere);
        if (!flat) return flat.failure();
        OdfPackage package{*std::move(flat), {}};
        package.styles.add(package.content.root().child("office:styles"));
        package.styles.add(package.content.root().child("office:automatic-styles"));
        return package;
    }
    auto archive = ZipArchive::open(bytes);
    if (!archive) return archive.failure();
    if (archive->has("META-INF/manifest.xml")) {
        const auto manifest = archive->part("META-INF/manifest.xml");
        if (!manifest) return manifest.failure();
        if (manifest->find("encryption-data") != std::string::npos) return refuse_encrypted("odf: encrypted");
    }
    auto text = archive->part("content.xml");
    if (!text) return text.failure();
    auto content = XmlPart::parse(*std::move(text), XmlPart::Spaces::everywhere);
    if (!content) return content.failure();
    OdfPackage package{*std::move(content), {}};
    if (archive->has("styles.xml")) {
        auto styles_text = archive->part("styles.xml");
        if (!styles_text) return styles_text.failure();
        const auto styles = XmlPart::parse(*std::move(styles_text));
        if (!styles) return styles.failure();
        package.styles.add(styles->root().child("office:styles"));
    }
    package.styles.add(package.content.root().child("office:automatic-styles"));
    return package;
}

}  // namespace mera
