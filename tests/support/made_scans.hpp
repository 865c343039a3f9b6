#pragma once
// Scans as scanners and telephones store them, made from one picture: PDF with each way of packing pictures, a JPEG that
// says how to turn it, TIFF of many pages.
#include <leptonica/allheaders.h>
#include <libheif/heif.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "office/pdf/pdf_page.hpp"
#include "office/scan/page_image.hpp"

namespace mera::made {

enum class Packing { ccitt, jbig2, jpeg, jpeg2000 };

struct PageOfScan {
    Pix* picture = nullptr;  // one bit deep for ccitt and jbig2, eight for the others
    Packing packing = Packing::jpeg;
    std::string words = {};  // operators of a page description drawn over the picture; /F is Helvetica
};

// What the codes of /F mean: ASCII, and Russian letters and signs as in CP1251.
constexpr std::string_view kLetterTable =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def\n"
    "1 begincodespacerange <00> <FF> endcodespacerange\n"
    "7 beginbfrange <20> <7E> <0020> <C0> <FF> <0410> <A8> <A8> <0401> <B8> <B8> <0451> <B9> <B9> <2116> <AB> <AB> "
    "<00AB> "
    "<BB> <BB> <00BB> endbfrange\nendcmap end end";

// The words of a page laid over its picture unseen, where they stand, as recognisers do it.
inline std::string unseen_layer(const PdfPage& page) {
    std::string out = "BT 3 Tr\n";
    for (const PdfWord& word : page.words) {
        std::string codes;
        std::size_t letters = 0;
        for (const char32_t c : code_points(word.text)) {
            const unsigned code = c < 0x7F                 ? static_cast<unsigned>(c)
                                  : c >= U'А' && c <= U'я' ? 0xC0 + static_cast<unsigned>(c - U'А')
                                  : c == U'ё'              ? 0xB8
                                  : c == U'№'              ? 0xB9
                                  : c == U'«'              ? 0xAB
                                  : c == U'»'              ? 0xBB
                                                           : '-';
            static constexpr std::string_view kHex = "0123456789ABCDEF";
            codes += kHex[code >> 4 & 0xF];
            codes += kHex[code & 0xF];
            ++letters;
        }
        const double height = word.box.bottom - word.box.top, width = word.box.right - word.box.left;
        const double usual = 0.5 * height * static_cast<double>(std::max<std::size_t>(1, letters));
        out += "/F " + std::to_string(height) + " Tf " + std::to_string(100 * width / usual) + " Tz 1 0 0 1 " +
               std::to_string(word.box.left) + " " + std::to_string(page.height - word.box.bottom + 0.2 * height) +
               " Tm <" + codes + "> Tj\n";
    }
    return out + "ET";
}

inline std::string big_endian(unsigned value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
    return out;
}

inline std::string ccitt_of(Pix* picture) {
    L_Compressed_Data* data = nullptr;
    if (pixGenerateCIData(picture, L_G4_ENCODE, 0, 0, &data) != 0) throw std::runtime_error("ccitt");
    std::string out{reinterpret_cast<const char*>(data->datacomp), data->nbytescomp};
    l_CIDataDestroy(&data);
    return out;
}

// One page of JBIG2 as PDF embeds it: a page segment, then one region whose bits are packed the way of CCITT.
inline std::string jbig2_of(Pix* picture) {
    const auto width = static_cast<unsigned>(pixGetWidth(picture)),
               height = static_cast<unsigned>(pixGetHeight(picture));
    const std::string none(1, '\0'), page_one = "\x01";
    const std::string region =
        big_endian(width) + big_endian(height) + big_endian(0) + big_endian(0) + none + "\x01" + ccitt_of(picture);
    return big_endian(0) + "\x30" + none + page_one + big_endian(19) + big_endian(width) + big_endian(height) +
           big_endian(0) + big_endian(0) + std::string(3, '\0') + big_endian(1) + "\x27" + none + page_one +
           big_endian(static_cast<unsigned>(region.size())) + region;
}

inline std::string jpeg_of(Pix* picture, int quality = 90) {
    l_uint8* data = nullptr;
    std::size_t size = 0;
    if (pixWriteMemJpeg(&data, &size, picture, quality, 0) != 0) throw std::runtime_error("jpeg");
    std::string out{reinterpret_cast<const char*>(data), size};
    lept_free(data);
    return out;
}

inline std::string jpeg2000_of(Pix* picture) {
    l_uint8* data = nullptr;
    std::size_t size = 0;
    if (pixWriteMemJp2k(&data, &size, picture, 40, 0, 0, 0) != 0) throw std::runtime_error("jpeg 2000");
    std::string out{reinterpret_cast<const char*>(data), size};
    lept_free(data);
    return out;
}

// A JPEG whose dots lie on their side; EXIF says that it must be turned by a quarter clockwise to be seen upright.
inline std::string jpeg_on_its_side(Pix* upright) {
    const PixPtr turned{pixRotateOrth(upright, 3)};
    const std::string plain = jpeg_of(turned.get());
    std::string exif{"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32};
    const auto length = static_cast<unsigned>(exif.size() + 2);
    std::string segment = "\xFF\xE1";
    segment += static_cast<char>(length >> 8);
    segment += static_cast<char>(length & 0xFF);
    return plain.substr(0, 2) + segment + exif + plain.substr(2);
}

// A photograph as telephones keep it, HEIC, that says to be turned as `jpeg_on_its_side` does.
inline std::string heic_on_its_side(Pix* upright) {
    const PixPtr turned{pixRotateOrth(upright, 3)};
    const int width = pixGetWidth(turned.get()), height = pixGetHeight(turned.get());
    const auto done = [](const heif_error& error) {
        if (error.code != heif_error_Ok) throw std::runtime_error(error.message);
    };
    heif_image* image = nullptr;
    done(heif_image_create(width, height, heif_colorspace_monochrome, heif_chroma_monochrome, &image));
    done(heif_image_add_plane(image, heif_channel_Y, width, height, 8));
    int stride = 0;
    std::uint8_t* const dots = heif_image_get_plane(image, heif_channel_Y, &stride);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            l_uint32 dot = 0;
            pixGetPixel(turned.get(), x, y, &dot);
            dots[static_cast<std::ptrdiff_t>(y) * stride + x] = static_cast<std::uint8_t>(dot);
        }
    heif_context* file = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    done(heif_context_get_encoder_for_format(file, heif_compression_HEVC, &encoder));
    heif_encoding_options* options = heif_encoding_options_alloc();
    options->image_orientation = heif_orientation_rotate_90_cw;
    done(heif_context_encode_image(file, image, encoder, options, nullptr));
    std::string out;
    heif_writer writer{1, [](heif_context*, const void* data, std::size_t size, void* to) {
                           static_cast<std::string*>(to)->assign(static_cast<const char*>(data), size);
                           return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                       }};
    done(heif_context_write(file, &writer, &out));
    heif_encoding_options_free(options);
    heif_encoder_release(encoder);
    heif_context_free(file);
    heif_image_release(image);
    return out;
}

inline std::string scan_pdf(const std::vector<PageOfScan>& pages, double dpi) {
    std::string out = "%PDF-1.5\n";
    std::vector<std::size_t> places;
    const auto add = [&](const std::string& body) {
        places.push_back(out.size());
        out += std::to_string(places.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    const auto stream = [](const std::string& dictionary, const std::string& data) {
        return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
    };
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(4 + 3 * i) + " 0 R ";
    add("<< /Type /Catalog /Pages 2 0 R >>");
    add("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
    std::string widths;
    for (int code = 32; code < 256; ++code) widths += " 500";
    add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 255 /Widths [" + widths +
        " ] /ToUnicode " + std::to_string(4 + 3 * pages.size()) + " 0 R >>");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Pix* picture = pages[i].picture;
        const std::string width = std::to_string(pixGetWidth(picture) * 72 / dpi),
                          height = std::to_string(pixGetHeight(picture) * 72 / dpi);
        const std::string columns = std::to_string(pixGetWidth(picture)), rows = std::to_string(pixGetHeight(picture));
        add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + width + " " + height + "] /Contents " +
            std::to_string(5 + 3 * i) + " 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I " +
            std::to_string(6 + 3 * i) + " 0 R >> >> >>");
        add(stream("", "q " + width + " 0 0 " + height + " 0 0 cm /I Do Q\n" + pages[i].words));
        std::string filter, data;
        switch (pages[i].packing) {
            case Packing::ccitt:
                filter = "/CCITTFaxDecode /DecodeParms << /K -1 /Columns " + columns + " /Rows " + rows + " >>";
                data = ccitt_of(picture);
                break;
            case Packing::jbig2: filter = "/JBIG2Decode", data = jbig2_of(picture); break;
            case Packing::jpeg: filter = "/DCTDecode", data = jpeg_of(picture); break;
            case Packing::jpeg2000: filter = "/JPXDecode", data = jpeg2000_of(picture); break;
        }
        add(stream("/Type /XObject /Subtype /Image /Width " + columns + " /Height " + rows + " /BitsPerComponent " +
                       (pixGetDepth(picture) == 1 ? "1" : "8") + " /ColorSpace /DeviceGray /Filter " + filter,
                   data));
    }
    add(stream("", std::string{kLetterTable}));
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        std::string digits = std::to_string(place);
        out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return out + "trailer << /Size " + std::to_string(places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
}

}  // namespace mera::made
