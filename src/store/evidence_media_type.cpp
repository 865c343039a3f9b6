#include "store/evidence_media_type.hpp"

#include "base/text.hpp"

namespace mera {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view media_type;
};

constexpr Signature kSignatures[] = {
    {0, "%PDF-"sv, "application/pdf"},
    {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    {0, "GIF8"sv, "image/gif"},
    {0, "II*\0"sv, "image/tiff"},
    {0, "MM\0*"sv, "image/tiff"},
    {8, "WEBPVP8"sv, "image/webp"},
    {4, "ftypheic"sv, "image/heic"},
    {4, "ftypheix"sv, "image/heic"},
    {4, "ftypmif1"sv, "image/heic"},
    {4, "ftypqt"sv, "video/quicktime"},
    {4, "ftyp"sv, "video/mp4"},
    {0, "ID3"sv, "audio/mpeg"},
    {0, "BM"sv, "image/bmp"},
    {0, "{\\rtf"sv, "application/rtf"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {0, "Rar!\x1A\x07"sv, "application/vnd.rar"},
    {0, "AT&TFORM"sv, "image/vnd.djvu"},
};

bool stands_at(std::string_view text, std::size_t offset, std::string_view bytes) {
    return text.size() >= offset && text.substr(offset).starts_with(bytes);
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Office documents are ZIPs of well-known names: seen in the head as the files come, in the tail as the directory.
std::string_view zip_type(std::string_view head, std::string_view tail) {
    constexpr std::size_t kFirstName = 30;
    constexpr std::string_view kOdf = "mimetypeapplication/vnd.oasis.opendocument.";
    if (stands_at(head, kFirstName, kOdf)) {
        const std::string_view kind = head.substr(kFirstName + kOdf.size());
        if (kind.starts_with("text")) return "application/vnd.oasis.opendocument.text";
        if (kind.starts_with("spreadsheet")) return "application/vnd.oasis.opendocument.spreadsheet";
        if (kind.starts_with("presentation")) return "application/vnd.oasis.opendocument.presentation";
    }
    for (const std::string_view part : {head, tail}) {
        if (!holds(part, "[Content_Types].xml")) continue;
        if (holds(part, "word/document"))
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        if (holds(part, "xl/workbook")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        if (holds(part, "ppt/presentation"))
            return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    }
    return "application/zip";
}

// Files of Word, Excel and PowerPoint before 2007 are one container; the streams in it are named in UTF-16.
std::string_view ole_type(std::string_view head, std::string_view tail) {
    for (const std::string_view part : {head, tail}) {
        if (holds(part, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv)) return "application/msword";
        if (holds(part, "W\0o\0r\0k\0b\0o\0o\0k\0"sv)) return "application/vnd.ms-excel";
        if (holds(part, "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"sv)) return "application/vnd.ms-powerpoint";
    }
    return "application/x-ole-storage";
}

// CMS (PKCS #7): a sequence that opens with the object identifier of signed data.
bool is_signature(std::string_view head) {
    return head.starts_with("\x30") && holds(head.substr(0, 20), "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02"sv);
}

bool is_text(std::string_view head) {
    // The head may end inside a letter.
    std::size_t cut = 0;
    while (cut < 3 && cut < head.size() && (static_cast<unsigned char>(head[head.size() - 1 - cut]) & 0xC0) == 0x80)
        ++cut;
    return decode_text(head.substr(0, head.size() == kMediaTypeHeadBytes ? head.size() - cut - 1 : head.size()))
        .has_value();
}

}  // namespace

std::string media_type_of(std::string_view head, std::string_view tail) {
    if (head.starts_with("PK\x03\x04")) return std::string{zip_type(head, tail)};
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return std::string{ole_type(head, tail)};
    for (const Signature& signature : kSignatures)
        if (stands_at(head, signature.offset, signature.bytes)) return std::string{signature.media_type};
    if (is_signature(head)) return "application/pkcs7-signature";
    return is_text(head) ? "text/plain" : "application/octet-stream";
}

}  // namespace mera
