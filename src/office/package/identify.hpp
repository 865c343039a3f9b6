#pragma once
// What a file is, by its content: names lie (a «.doc» is often RTF or a web page).
#include <string>
#include <string_view>

namespace mera {

enum class FileKind {
    empty,
    plain_text,
    docx,
    odt,
    xlsx,
    ods,
    html,
    rtf,
    doc,        // Word 97–2003, also Word's XML of 2003
    xls,        // Excel 97–2003, also XLSB
    pdf,
    picture,    // PNG, JPEG, TIFF, BMP, GIF, WebP, HEIC
    encrypted,  // an Office file closed with a password
    pictures,   // a ZIP of pictures and nothing else: pages taken one by one
    bundle,      // a ZIP of documents: an order with its annexes
    archive,      // ZIP with no document in it, RAR, 7z, gzip
    web_archive,  // MHT: a page saved as one letter
    letter,       // from a mail program: EML, MSG
    unknown
};

FileKind identify(std::string_view bytes);

// A photograph as telephones keep it, by its first box (ISO/IEC 14496-12, ftyp).
bool is_heif(std::string_view bytes);

// In a few words, for the log: «Zip archive data», «ELF 64-bit». Costs 8 MB of libmagic's tables: only for refusals.
std::string describe_file(std::string_view bytes);

}  // namespace mera
