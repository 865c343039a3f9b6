// A scan made of a clean PDF, for trials of the reader: make_scan IN.pdf OUT key=value...
// OUT ends in .pdf, .tif (all pages), .png or .jpg (the first page).
// dpi=200 skew=0.8 noise=9 dirt=0.0002 fade=0.2 shadow=0 blur=1 stamp=0 bend=0 turn=0 colour=0 bilevel=0 quality=60 seed=1
// lean=0 desk=0 two=0
// skew: degrees at most; noise: grey levels; dirt: share of black dots; fade, shadow: share of contrast and of light
// lost; stamp: 1 draws a round stamp over every page, `stamp_grey` its level; bend: dots a line sags; turn: quarters;
// lean: share of the width by which the far edge of a photographed page is narrower; desk: dots of dark desk around it;
// two: 1 lays two pages beside each other on one sheet.
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "office/scan/page_image.hpp"

namespace {

using mera::PixPtr;
using Settings = std::map<std::string, double>;

double smooth_noise(double x, double y, unsigned seed) {  // 0..1, changes over a few centimetres
    const double a = std::sin(x * 6.1 + seed * 1.7) + std::sin(y * 7.3 + seed * 0.9) + std::sin((x + y) * 4.7 + seed);
    return (a + 3) / 6;
}

void draw_stamp(Pix* page, std::mt19937& random, int grey, bool red_blue) {
    const int dpi = std::max(72, pixGetXRes(page));
    const double radius = 0.75 * dpi;
    std::uniform_real_distribution<double> place{0.25, 0.75};
    const int cx = static_cast<int>(place(random) * pixGetWidth(page)),
              cy = static_cast<int>(place(random) * pixGetHeight(page));
    const auto dot = [&](double x, double y, double r) {
        for (int dy = static_cast<int>(-r); dy <= r; ++dy)
            for (int dx = static_cast<int>(-r); dx <= r; ++dx) {
                const int px = static_cast<int>(x) + dx, py = static_cast<int>(y) + dy;
                l_uint32 now = 0;
                if (dx * dx + dy * dy > r * r || pixGetPixel(page, px, py, &now) != 0) continue;
                if (red_blue) {
                    l_int32 red = 0, green = 0, blue = 0;
                    extractRGBValues(now, &red, &green, &blue);
                    composeRGBPixel(std::min(red, 60), std::min(green, 70), std::min(blue, 190), &now);
                    pixSetPixel(page, px, py, now);
                } else {
                    pixSetPixel(page, px, py, std::min<l_uint32>(now, static_cast<l_uint32>(grey)));
                }
            }
    };
    for (double angle = 0; angle < 6.2832; angle += 0.002) {
        for (double part : {1.0, 0.96, 0.62})
            dot(cx + radius * part * std::cos(angle), cy + radius * part * std::sin(angle), dpi / 150.0);
        // Letters of the rim: strokes across it.
        if (std::fmod(angle, 0.16) < 0.05)
            for (double part = 0.7; part < 0.9; part += 0.01)
                dot(cx + radius * part * std::cos(angle), cy + radius * part * std::sin(angle), dpi / 200.0);
    }
}

// Photographed from below its middle: the upper edge is farther away and narrower.
PixPtr leaning(PixPtr page, double lean) {
    const auto width = static_cast<float>(pixGetWidth(page.get())),
               height = static_cast<float>(pixGetHeight(page.get()));
    const float in = width * static_cast<float>(lean) / 2, down = height * static_cast<float>(lean) / 4;
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (const auto& [x, y] : {std::pair{0.F, 0.F}, {width, 0.F}, {0.F, height}, {width, height}}) ptaAddPt(from, x, y);
    for (const auto& [x, y] : {std::pair{in, down}, {width - in / 2, down / 2}, {0.F, height}, {width, height}})
        ptaAddPt(to, x, y);
    PixPtr out{pixProjectivePta(page.get(), to, from, L_BRING_IN_WHITE)};
    ptaDestroy(&from);
    ptaDestroy(&to);
    return out ? std::move(out) : std::move(page);
}

// Two pages as a copier takes an open book; the last one of an odd number stays alone.
std::vector<PixPtr> clean_pages(const mera::PageSource& source, int dpi, bool two) {
    std::vector<PixPtr> out;
    for (int page = 1; page <= source.pages(); ++page) {
        PixPtr picture = source.grey_page(page, dpi);
        if (two && page % 2 == 0) {
            Pix* left = out.back().get();
            const int wide = pixGetWidth(left) + pixGetWidth(picture.get());
            PixPtr sheet{pixCreate(wide, std::max(pixGetHeight(left), pixGetHeight(picture.get())), 8)};
            pixSetAll(sheet.get());
            pixRasterop(sheet.get(), 0, 0, pixGetWidth(left), pixGetHeight(left), PIX_SRC, left, 0, 0);
            pixRasterop(sheet.get(), pixGetWidth(left), 0, pixGetWidth(picture.get()), pixGetHeight(picture.get()),
                        PIX_SRC, picture.get(), 0, 0);
            out.back() = std::move(sheet);
        } else {
            out.push_back(std::move(picture));
        }
    }
    return out;
}

PixPtr spoiled(PixPtr page, const Settings& set, std::mt19937& random, unsigned seed) {
    const auto value = [&](const char* key) { return set.at(key); };
    const bool colour = value("colour") > 0;
    if (colour) page.reset(pixConvertTo32(page.get()));
    pixSetResolution(page.get(), static_cast<int>(value("dpi")), static_cast<int>(value("dpi")));
    if (value("stamp") > 0) draw_stamp(page.get(), random, static_cast<int>(value("stamp_grey")), colour);
    std::uniform_real_distribution<double> turn{-value("skew"), value("skew")};
    page.reset(pixRotate(page.get(), static_cast<float>(turn(random) * 3.14159265 / 180), L_ROTATE_AREA_MAP,
                         L_BRING_IN_WHITE, 0, 0));
    if (value("lean") > 0) page = leaning(std::move(page), value("lean"));
    if (value("desk") > 0)
        page.reset(pixAddBorder(page.get(), static_cast<int>(value("desk")), colour ? 0x50402000 : 0x46));
    if (value("blur") > 0) {
        const int half = static_cast<int>(value("blur"));
        page.reset(pixBlockconv(page.get(), half, half));
    }
    const int width = pixGetWidth(page.get()), height = pixGetHeight(page.get());
    PixPtr out{pixCopy(nullptr, page.get())};
    std::normal_distribution<double> grain{0, value("noise")};
    std::uniform_real_distribution<double> chance{0, 1};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double u = static_cast<double>(x) / width, v = static_cast<double>(y) / height;
            const int sag = static_cast<int>(value("bend") * std::sin(u * 3.14159));
            l_uint32 from = 0;
            pixGetPixel(page.get(), x, std::min(height - 1, std::max(0, y + sag)), &from);
            const double light = 235 * (1 - value("shadow") * u * u);
            const double contrast = 1 - value("fade") * smooth_noise(u, v, seed);
            const double add = grain(random);
            const bool dirty = chance(random) < value("dirt");
            const auto level = [&](double ink) {
                const double shown = dirty ? 40 : light * (1 - contrast * (1 - ink / 255)) + add;
                return static_cast<l_int32>(std::min(255.0, std::max(0.0, shown)));
            };
            if (colour) {
                l_int32 red = 0, green = 0, blue = 0;
                extractRGBValues(from, &red, &green, &blue);
                l_uint32 to = 0;
                composeRGBPixel(level(red), level(green), level(blue), &to);
                pixSetPixel(out.get(), x, y, to);
            } else {
                pixSetPixel(out.get(), x, y, static_cast<l_uint32>(level(from)));
            }
        }
    if (value("bilevel") > 0) out.reset(pixThresholdToBinary(out.get(), static_cast<int>(value("bilevel"))));
    if (value("turn") > 0) out.reset(pixRotateOrth(out.get(), static_cast<int>(value("turn"))));
    pixSetResolution(out.get(), static_cast<int>(value("dpi")), static_cast<int>(value("dpi")));
    return out;
}

bool written(Pixa* pages, const Settings& set, const std::string& path) {
    const bool bilevel = set.at("bilevel") > 0;
    const int dpi = static_cast<int>(set.at("dpi"));
    if (path.ends_with(".tif")) return pixaWriteMultipageTiff(path.c_str(), pages) == 0;
    if (path.ends_with(".png") || path.ends_with(".jpg")) {
        const PixPtr first{pixaGetPix(pages, 0, L_CLONE)};
        return path.ends_with(".png")
                   ? pixWrite(path.c_str(), first.get(), IFF_PNG) == 0
                   : pixWriteJpeg(path.c_str(), first.get(), static_cast<int>(set.at("quality")), 0) == 0;
    }
    return pixaConvertToPdf(pages, dpi, 1.0F, bilevel ? L_G4_ENCODE : L_JPEG_ENCODE,
                            static_cast<int>(set.at("quality")), nullptr, path.c_str()) == 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return 2;
    Settings set{{"dpi", 200},   {"skew", 0.8},   {"noise", 9},        {"dirt", 0.0002}, {"fade", 0.2}, {"shadow", 0},
                 {"blur", 1},    {"stamp", 0},    {"stamp_grey", 150}, {"bend", 0},      {"turn", 0},   {"colour", 0},
                 {"bilevel", 0}, {"quality", 60}, {"seed", 1},         {"lean", 0},      {"desk", 0},   {"two", 0}};
    for (int i = 3; i < count; ++i) {
        const std::string word = arguments[i];
        const auto equals = word.find('=');
        if (equals == std::string::npos || !set.contains(word.substr(0, equals))) return 2;
        set[word.substr(0, equals)] = std::stod(word.substr(equals + 1));
    }
    std::ifstream file{arguments[1], std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const auto source = mera::PageSource::open(bytes);
    if (!source) return 1;
    const auto seed = static_cast<unsigned>(set["seed"]);
    std::mt19937 random{seed};
    Pixa* pages = pixaCreate(source->pages());
    unsigned sheet = seed;
    for (PixPtr& page : clean_pages(*source, static_cast<int>(set["dpi"]), set["two"] > 0))
        pixaAddPix(pages, spoiled(std::move(page), set, random, ++sheet).release(), L_INSERT);
    const bool good = written(pages, set, arguments[2]);
    pixaDestroy(&pages);
    return good ? 0 : 1;
}
