#include "office/word/doc_last_paragraph.hpp"

#include <cstdint>

#include "office/package/little_endian.hpp"
#include "office/package/ole_file.hpp"

namespace mera {

namespace {

// [MS-DOC] 2.5: where the header of the document keeps what is needed here.
constexpr std::size_t kFlags = 0x0A, kTextLength = 0x4C, kParagraphTable = 0x102, kPieceTable = 0x1A2;
constexpr std::uint16_t kUsesTable1 = 0x0200;
constexpr std::size_t kPage = 512;
constexpr char kCellMark = '\x07';

struct Parts {
    std::string text, table;  // the streams «WordDocument» and «0Table» or «1Table»
};

std::string_view part_of(const Parts& parts, std::size_t header) {
    const std::size_t from = word32(parts.text, header), size = word32(parts.text, header + 4);
    if (from > parts.table.size() || size > parts.table.size() - from) return {};
    return std::string_view{parts.table}.substr(from, size);
}

// Puts a part that has grown at the end of its stream.
void replace_part(Parts& parts, std::size_t header, const std::string& part) {
    parts.table.resize((parts.table.size() + 3) / 4 * 4, '\0');
    put32(parts.text, header, static_cast<std::uint32_t>(parts.table.size()));
    put32(parts.text, header + 4, static_cast<std::uint32_t>(part.size()));
    parts.table += part;
}

struct Pieces {  // 2.8.35: positions in the text, then what lies there, 8 bytes each
    std::size_t before = 0;  // bytes of the properties in front of them
    std::string_view positions, places;
    std::size_t count = 0;
};

std::optional<Pieces> pieces_of(std::string_view part) {
    Pieces out;
    while (out.before < part.size() && part[out.before] == 1)
        out.before += 3 + std::size_t{word16(part, out.before + 1)};
    if (out.before + 5 > part.size() || part[out.before] != 2) return {};
    const std::size_t size = word32(part, out.before + 1);
    if (size < 16 || (size - 4) % 12 != 0 || size > part.size() - out.before - 5) return {};
    out.count = (size - 4) / 12;
    out.positions = part.substr(out.before + 5, 4 * (out.count + 1));
    out.places = part.substr(out.before + 5 + out.positions.size(), 8 * out.count);
    return out;
}

// The last letter of the last piece: of one byte, or of two.
char last_letter(const Parts& parts, const Pieces& pieces) {
    const std::uint32_t from = word32(pieces.positions, 4 * (pieces.count - 1)),
                        to = word32(pieces.positions, 4 * pieces.count);
    const std::uint32_t place = word32(pieces.places, 8 * (pieces.count - 1) + 2);
    constexpr std::uint32_t kOneByte = 0x40000000;
    if (to <= from) return '\0';
    const std::size_t letter = to - from - 1;
    const std::size_t at = (place & kOneByte) != 0 ? (place & ~kOneByte) / 2 + letter : std::size_t{place} + 2 * letter;
    return at < parts.text.size() ? parts.text[at] : '\0';
}

std::string word(std::uint32_t value) {
    std::string out(4, '\0');
    put32(out, 0, value);
    return out;
}

bool append_paragraph(Parts& parts) {
    const std::uint32_t length = word32(parts.text, kTextLength);
    const std::string piece_part{part_of(parts, kPieceTable)}, paragraph_part{part_of(parts, kParagraphTable)};
    const auto pieces = pieces_of(piece_part);
    // Notes and headers lie behind the text: then a paragraph cannot be put at the end.
    if (!pieces || word32(pieces->positions, 4 * pieces->count) != length) return false;
    if (last_letter(parts, *pieces) != kCellMark) return false;
    if (paragraph_part.size() < 12 || (paragraph_part.size() - 4) % 8 != 0) return false;
    const std::size_t ranges = (paragraph_part.size() - 4) / 8;

    parts.text.resize((parts.text.size() + kPage - 1) / kPage * kPage, '\0');
    const auto at = static_cast<std::uint32_t>(parts.text.size());
    std::string page(kPage, '\0');
    page[0] = '\r';
    parts.text += page;
    // 2.9.174: a page of properties for the one paragraph, all of them as usual.
    const auto page_number = static_cast<std::uint32_t>(parts.text.size() / kPage);
    page[0] = '\0';
    put32(page, 0, at);
    put32(page, 4, at + 2);
    page[kPage - 1] = 1;
    parts.text += page;

    std::string place(8, '\0');
    put32(place, 2, at);
    const std::string grown = std::string{pieces->positions} + word(length + 1) + std::string{pieces->places} + place;
    replace_part(
        parts, kPieceTable,
        piece_part.substr(0, pieces->before) + '\x02' + word(static_cast<std::uint32_t>(grown.size())) + grown);
    replace_part(parts, kParagraphTable,
                 paragraph_part.substr(0, 4 * ranges) + word(at) + word(at + 2) +
                     paragraph_part.substr(4 * (ranges + 1)) + word(page_number));
    put32(parts.text, kTextLength, length + 1);
    return true;
}

}  // namespace

std::optional<std::string> with_last_paragraph(std::string_view doc) {
    auto streams = read_ole(doc, {"WordDocument", "0Table", "1Table", "Data"});
    if (!streams || !streams->contains("WordDocument")) return {};
    std::string& text = streams->at("WordDocument");
    if (text.size() < kPieceTable + 8) return {};
    const std::string name = (word16(text, kFlags) & kUsesTable1) != 0 ? "1Table" : "0Table";
    if (!streams->contains(name)) return {};
    Parts parts{text, streams->at(name)};
    if (!append_paragraph(parts)) return {};
    text = std::move(parts.text);
    streams->at(name) = std::move(parts.table);
    return write_ole(*streams);
}

}  // namespace mera
