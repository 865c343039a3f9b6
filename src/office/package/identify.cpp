#include "office/package/identify.hpp"

#include <magic.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/text.hpp"
#include "office/package/file_names.hpp"
#include "office/package/zip_archive.hpp"

namespace mera {

namespace {

constexpr std::size_t kHeadBytes = 4'096;  // where the first tags and marks of every format stand

FileKind zipped_kind(std::string_view bytes) {
    auto archive = ZipArchive::open(bytes);
    // A broken archive is still a document to its owner: its reader says that it is damaged.
    if (!archive) return bytes.find("word/") != std::string_view::npos ? FileKind::docx : FileKind::xlsx;
    if (archive->has("mimetype")) {
        const auto type = archive->part("mimetype");
        if (type && type->find("opendocument.text") != std::string::npos) return FileKind::odt;
        if (type && type->find("opendocument.spreadsheet") != std::string::npos) return FileKind::ods;
    }
    for (const std::string& name : archive->names()) {
        if (name.starts_with("word/")) return FileKind::docx;
        if (name == "xl/workbook.bin") return FileKind::xls;
        if (name.starts_with("xl/")) return FileKind::xlsx;
    }
    if (archive->has("[Content_Types].xml") || archive->has("mimetype")) return FileKind::unknown;
    if (!pictures_of_archive(*archive).empty()) return FileKind::pictures;
    return holds_documents(*archive) ? FileKind::bundle : FileKind::archive;
}

// Names of streams in an OLE file are UTF-16 in its directory; searching the bytes for them is enough to tell the kinds.
bool has_stream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) wide += {c, '\0'};
    return bytes.find(wide) != std::string_view::npos;
}

FileKind ole_kind(std::string_view bytes) {
    if (has_stream(bytes, "EncryptedPackage") || has_stream(bytes, "EncryptionInfo")) return FileKind::encrypted;
    if (has_stream(bytes, "WordDocument")) return FileKind::doc;
    if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book")) return FileKind::xls;
    if (has_stream(bytes, "__properties_version1.0")) return FileKind::letter;
    return FileKind::unknown;
}

bool holds_at(std::string_view bytes, std::size_t at, std::string_view part) {
    return at < bytes.size() && bytes.substr(at).starts_with(part);
}

bool is_picture_start(std::string_view bytes) {
    static constexpr std::string_view kStarts[] = {"\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "BM", "GIF87a", "GIF89a"};
    const std::string_view little{"II*\0", 4}, big{"MM\0*", 4};
    for (const std::string_view start : kStarts)
        // «BM» begins many words: a bitmap also has four zero bytes in its header.
        if (bytes.starts_with(start) && (start != "BM" || holds_at(bytes, 6, {"\0\0\0\0", 4}))) return true;
    return bytes.starts_with(little) || bytes.starts_with(big) ||
           (bytes.starts_with("RIFF") && holds_at(bytes, 8, "WEBP")) || is_heif(bytes);
}

bool is_packed(std::string_view bytes) {
    return bytes.starts_with("Rar!\x1A\x07") || bytes.starts_with("7z\xBC\xAF\x27\x1C") ||
           bytes.starts_with("\x1F\x8B");
}

// By the head of a letter (RFC 5322): a page and its pictures are parts that belong together (RFC 2387).
FileKind mail_kind(std::string_view start) {
    const std::string small = lower(start);
    const std::string_view head =
        std::string_view{small}.substr(0, std::min(small.find("\n\n"), small.find("\r\n\r\n")));
    const auto says = [&](std::string_view words) { return head.find(words) != std::string_view::npos; };
    if (!says("mime-version:")) return FileKind::unknown;
    if (says("multipart/related")) return FileKind::web_archive;
    return says("from:") && says("content-type:") ? FileKind::letter : FileKind::unknown;
}

FileKind xml_kind(std::string_view head) {
    if (head.find("office:document") != std::string_view::npos)
        return head.find("opendocument.spreadsheet") != std::string_view::npos ? FileKind::ods : FileKind::odt;
    if (head.find("Word.Document") != std::string_view::npos || head.find("w:wordDocument") != std::string_view::npos)
        return FileKind::doc;
    if (head.find("Excel.Sheet") != std::string_view::npos) return FileKind::xls;
    return FileKind::unknown;
}

bool looks_like_html(std::string_view head) {
    static constexpr std::string_view kTags[] = {"<!doctype html", "<html", "<head", "<body", "<table",
                                                 "<meta",          "<div",  "<p>",   "<p ",   "<h1"};
    const std::string small = lower(head);
    // Markdown and plain texts may mention a tag; a page begins with one.
    const auto first = small.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || small[first] != '<') return false;
    return std::any_of(std::begin(kTags), std::end(kTags),
                       [&](std::string_view tag) { return small.find(tag) != std::string::npos; });
}

}  // namespace

bool is_heif(std::string_view bytes) {
    static constexpr std::string_view kBrands[] = {"heic", "heix", "heim", "heis", "mif1", "msf1", "hevc"};
    return holds_at(bytes, 4, "ftyp") &&
           std::ranges::any_of(kBrands, [&](std::string_view brand) { return holds_at(bytes, 8, brand); });
}

FileKind identify(std::string_view bytes) {
    if (bytes.find_first_not_of(std::string_view{" \t\r\n\0", 5}) == std::string_view::npos) return FileKind::empty;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zipped_kind(bytes);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return ole_kind(bytes);
    if (is_picture_start(bytes)) return FileKind::picture;
    if (is_packed(bytes)) return FileKind::archive;
    const std::string_view head = bytes.substr(0, kHeadBytes);
    // Mail programs and scanners put a few lines before the real start; readers of PDF allow a kilobyte.
    if (head.substr(0, 1'024).find("%PDF-") != std::string_view::npos) return FileKind::pdf;
    if (head.starts_with("{\\rtf")) return FileKind::rtf;

    // UTF-16 pages and texts are told apart after decoding; the end of the head may cut a letter in two.
    const auto text = decode_text(bytes.size() > kHeadBytes ? bytes.substr(0, kHeadBytes / 4 * 4) : bytes);
    const std::string_view readable = text ? std::string_view{text->text} : head;
    const std::string_view start = trim(readable);
    if (start.starts_with("<?xml") || start.starts_with("<office:")) {
        const FileKind kind = xml_kind(readable);
        if (kind != FileKind::unknown) return kind;
    }
    if (const FileKind kind = mail_kind(readable); kind != FileKind::unknown) return kind;
    if (looks_like_html(readable)) return FileKind::html;
    return decode_text(bytes) ? FileKind::plain_text : FileKind::unknown;
}

std::string describe_file(std::string_view bytes) {
    struct Closer {
        void operator()(magic_set* cookie) const { magic_close(cookie); }
    };
    const std::unique_ptr<magic_set, Closer> cookie{magic_open(MAGIC_NONE)};
    if (!cookie || magic_load(cookie.get(), nullptr) != 0) return "unknown";
    const char* description = magic_buffer(cookie.get(), bytes.data(), std::min(bytes.size(), std::size_t{1} << 20));
    return description == nullptr ? "unknown" : description;
}

}  // namespace mera
