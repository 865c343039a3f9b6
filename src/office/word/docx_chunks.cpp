#include "office/word/docx_chunks.hpp"

#include <optional>
#include <utility>

#include "office/package/identify.hpp"
#include "office/package/xml_part.hpp"
#include "office/text/plain_text.hpp"
#include "office/web/html_page.hpp"
#include "office/web/web_archive.hpp"
#include "office/word/docx.hpp"
#include "office/word/pasted_pictures.hpp"

namespace mera {

namespace {

constexpr std::size_t kChunksMax = 200;

std::optional<Flow> read_chunk(std::string_view bytes) {
    const auto blocks = [](Expected<Document> document) {
        if (document) document = without_pictures(*std::move(document));  // they lie in another package
        return document ? std::optional{Flow{document->blocks}} : std::nullopt;
    };
    switch (identify(bytes)) {
        case FileKind::html: return blocks(read_html_page(bytes));
        case FileKind::web_archive: return blocks(read_web_archive(bytes));
        case FileKind::docx: return blocks(read_docx(bytes, ChunksInside::skipped));
        case FileKind::plain_text: return blocks(read_plain_text(bytes));
        default: return {};
    }
}

}  // namespace

DocxChunks read_docx_chunks(OoxmlPackage& package, pugi::xml_node body) {
    struct Finder : pugi::xml_tree_walker {
        std::vector<std::string> ids;
        bool for_each(pugi::xml_node& node) override {
            if (is_named(node, "w:altChunk")) ids.emplace_back(node.attribute("r:id").as_string());
            return ids.size() < kChunksMax;
        }
    } finder;
    body.traverse(finder);
    DocxChunks out;
    for (const std::string& id : finder.ids) {
        const std::string target = package.target(id);
        if (target.empty() || out.contains(id)) continue;
        const auto bytes = package.bytes(target);
        if (!bytes) continue;
        if (auto chunk = read_chunk(*bytes)) out.emplace(id, *std::move(chunk));
    }
    return out;
}

}  // namespace mera
