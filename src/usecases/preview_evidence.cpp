#include "usecases/preview_evidence.hpp"

#include <algorithm>
#include <span>

namespace mera {

namespace {

constexpr std::string_view kTextTypes[] = {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                           "application/vnd.oasis.opendocument.text",
                                           "application/vnd.oasis.opendocument.spreadsheet", "text/plain"};
constexpr std::string_view kPictureTypes[] = {"image/png", "image/jpeg", "image/gif", "image/webp"};

bool among(std::string_view type, std::span<const std::string_view> types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool cut_rows(Document& document) {
    bool cut = false;
    for (auto& block : document.blocks)
        if (auto* table = std::get_if<DocTable>(&block); table && table->rows.size() > kPreviewTableRowsMax) {
            table->rows.resize(kPreviewTableRowsMax);
            cut = true;
        }
    return cut;
}

}  // namespace

Preview preview_of(const Evidence& evidence) {
    if (evidence.kind != EvidenceKind::file) return Preview::none;
    const std::string_view type = std::string_view{evidence.media_type}.substr(0, evidence.media_type.find(';'));
    if (type == "application/pdf") return Preview::pdf;
    if (among(type, kPictureTypes)) return Preview::picture;
    return among(type, kTextTypes) && evidence.bytes <= kPreviewBytesMax ? Preview::text : Preview::none;
}

Expected<EvidenceText> evidence_text(const EvidenceFiles& files, const Evidence& evidence, const ReadOptions& options) {
    if (preview_of(evidence) != Preview::text)
        return Failure{Failure::Kind::invalid_input,
                       "Этот документ текстом не показать. Сохраните его и откройте своей программой."};
    const auto bytes = files.bytes(evidence.sha256);
    if (!bytes)
        return Failure{Failure::Kind::not_found,
                       "Файла нет на диске. Сообщите администратору: его нужно вернуть из резервной копии."};
    auto read = read_document(*bytes, options);
    if (!read)
        return Failure{Failure::Kind::invalid_input,
                       "Показать документ текстом не получилось. Сохраните его и откройте своей программой.", "",
                       read.failure().message + " " + read.failure().detail};
    EvidenceText out{*std::move(read), false};
    out.cut = cut_rows(out.document);
    if (out.document.blocks.size() > kPreviewBlocksMax) {
        out.document.blocks.resize(kPreviewBlocksMax);
        out.cut = true;
    }
    return out;
}

}  // namespace mera
