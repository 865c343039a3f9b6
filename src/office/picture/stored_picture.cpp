#include "office/picture/stored_picture.hpp"

#include <leptonica/allheaders.h>
#include <libheif/heif.h>

#include <cstdio>
#include <memory>

#include "office/package/identify.hpp"

namespace mera {

namespace {

// The longest side, before libheif unpacks anything: no telephone makes half as much.
constexpr int kHeifSideMax = 20'000;

struct HeifFree {
    void operator()(heif_context* file) const { heif_context_free(file); }
    void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
    void operator()(heif_image* image) const { heif_image_release(image); }
};
using HeifFile = std::unique_ptr<heif_context, HeifFree>;
using HeifHandle = std::unique_ptr<heif_image_handle, HeifFree>;
using HeifImage = std::unique_ptr<heif_image, HeifFree>;

bool is_ok(const heif_error& error) { return error.code == heif_error_Ok; }

// The photograph that a file of several shows first. `file` must outlive it.
HeifHandle first_photograph(heif_context* file, std::string_view bytes) {
    heif_context_set_maximum_image_size_limit(file, kHeifSideMax);
    heif_context_set_max_decoding_threads(file, 0);  // a reader has as many threads as cores already
    heif_image_handle* handle = nullptr;
    if (!is_ok(heif_context_read_from_memory_without_copy(file, bytes.data(), bytes.size(), nullptr)) ||
        !is_ok(heif_context_get_primary_image_handle(file, &handle)))
        return nullptr;
    return HeifHandle{handle};
}

double dots_of_heif(std::string_view bytes) {
    const HeifFile file{heif_context_alloc()};
    const HeifHandle handle = file ? first_photograph(file.get(), bytes) : nullptr;
    return handle ? static_cast<double>(heif_image_handle_get_width(handle.get())) *
                        heif_image_handle_get_height(handle.get())
                  : 0;
}

PixPtr pix_of(const heif_image* image) {
    int stride = 0;
    const std::uint8_t* const dots = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
    const int width = heif_image_get_width(image, heif_channel_interleaved),
              height = heif_image_get_height(image, heif_channel_interleaved);
    PixPtr out{dots && width > 0 && height > 0 ? pixCreate(width, height, 32) : nullptr};
    if (!out) return out;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* from = dots + static_cast<std::ptrdiff_t>(y) * stride;
        l_uint32* const to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
        for (int x = 0; x < width; ++x, from += 3) composeRGBPixel(from[0], from[1], from[2], &to[x]);
    }
    return out;
}

// As it is to be seen: libheif turns it the way the telephone was held.
PixPtr unpack_heif(std::string_view bytes) {
    const HeifFile file{heif_context_alloc()};
    const HeifHandle handle = file ? first_photograph(file.get(), bytes) : nullptr;
    heif_image* image = nullptr;
    if (!handle ||
        !is_ok(heif_decode_image(handle.get(), &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr)))
        return nullptr;
    return pix_of(HeifImage{image}.get());
}

// The kind by Leptonica's own names; IFF_UNKNOWN for what it, as Debian builds it, does not unpack.
int leptonica_format(std::string_view bytes) {
    int format = IFF_UNKNOWN;
    if (bytes.size() < 12) return format;
    findFileFormatBuffer(reinterpret_cast<const l_uint8*>(bytes.data()), &format);
    switch (format) {
        case IFF_PNG:
        case IFF_JFIF_JPEG:
        case IFF_BMP:
        case IFF_WEBP: return format;
        default: return L_FORMAT_IS_TIFF(format) ? format : IFF_UNKNOWN;
    }
}

int frames_of_tiff(std::string_view bytes) {
    std::FILE* file = fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "rb");
    if (!file) return 0;
    l_int32 count = 0;
    const bool counted_well = tiffGetCount(file, &count) == 0;
    std::fclose(file);
    return counted_well ? count : 0;
}

}  // namespace

bool is_stored_picture(std::string_view bytes) { return is_heif(bytes) || leptonica_format(bytes) != IFF_UNKNOWN; }

int frames_of_stored(std::string_view bytes) {
    return L_FORMAT_IS_TIFF(leptonica_format(bytes)) ? frames_of_tiff(bytes) : 1;
}

double dots_of_stored(std::string_view bytes) {
    if (is_heif(bytes)) return dots_of_heif(bytes);
    l_int32 format = 0, width = 0, height = 0, bits = 0, samples = 0, palette = 0;
    const bool has_header = pixReadHeaderMem(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size(), &format,
                                             &width, &height, &bits, &samples, &palette) == 0;
    return has_header ? static_cast<double>(width) * height : 0;
}

PixPtr unpack_stored(std::string_view bytes, int frame) {
    const double dots = is_stored_picture(bytes) ? dots_of_stored(bytes) : 0;
    if (dots <= 0 || dots > kPicturePixelsMax) return nullptr;
    if (is_heif(bytes)) return unpack_heif(bytes);
    const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
    return PixPtr{L_FORMAT_IS_TIFF(leptonica_format(bytes)) ? pixReadMemTiff(data, bytes.size(), frame)
                                                            : pixReadMem(data, bytes.size())};
}

}  // namespace mera
