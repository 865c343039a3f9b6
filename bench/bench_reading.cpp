// What reading documents costs: `mera recognise` as a whole process, and a scan beside Tesseract alone (bench_tesseract,
// which lies beside mera). bench_reading MERA SOURCE_DIR
#include <leptonica/allheaders.h>
#include <tesseract/publictypes.h>

#include <cmath>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <numbers>

#include "bench/figures.hpp"
#include "bench/long_documents.hpp"
#include "office/scan/scan.hpp"
#include "office/scan/scan_page.hpp"
#include "support/places.hpp"

namespace {

using namespace mera;
using namespace mera::bench;

constexpr int kRuns = 7;
constexpr int kDocumentPages = 50;  // what long_documents.hpp makes
constexpr int kScanRuns = 4;
constexpr int kScanPages = 4;  // two for each of two cores
constexpr double kScanSource = 200;  // dots per inch, as offices scan

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("no file " + path.string());
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// The round stamp of an office, gray over the text.
void put_stamp(Pix* page, int x, int y) {
    constexpr int kSteps = 4000, kThick = 3, kGray = 120;
    for (const int radius : {130, 122, 85})
        for (int step = 0; step < kSteps; ++step)
            for (int thick = 0; thick < kThick; ++thick) {
                const double turn = 2 * std::numbers::pi * step / kSteps, r = radius + thick;
                l_uint32 under = 0;
                const int at_x = x + static_cast<int>(r * std::cos(turn)),
                          at_y = y + static_cast<int>(r * std::sin(turn));
                pixGetPixel(page, at_x, at_y, &under);
                pixSetPixel(page, at_x, at_y, std::min<l_uint32>(under, kGray));
            }
}

// Pages of the sample order as a scanner would send them: a little turned, with grain, the last with a stamp.
void make_scan(const std::string& pdf, const std::string& out) {
    constexpr float kTurned = 0.012F;  // radians, 0.7°
    constexpr float kGrain = 6;  // grey levels
    const auto source = PageSource::open(pdf);
    Pixa* pages = pixaCreate(kScanPages);
    for (int page = 2; page < 2 + kScanPages; ++page) {  // the first one holds no table
        const PixPtr clean = source->grey_page(page, static_cast<int>(kScanSource));
        const PixPtr turned{pixRotateAMGray(clean.get(), page % 2 == 0 ? kTurned : -kTurned, 255)};
        PixPtr picture{pixAddGaussianNoise(turned.get(), kGrain)};
        if (page == 1 + kScanPages)
            put_stamp(picture.get(), pixGetWidth(picture.get()) / 6, pixGetHeight(picture.get()) / 2);
        pixSetResolution(picture.get(), static_cast<int>(kScanSource), static_cast<int>(kScanSource));
        pixaAddPix(pages, picture.release(), L_INSERT);
    }
    const bool failed =
        pixaConvertToPdf(pages, static_cast<int>(kScanSource), 1.0F, L_JPEG_ENCODE, 80, nullptr, out.c_str()) != 0;
    pixaDestroy(&pages);
    if (failed) throw std::runtime_error("no scan");
}

// Cells and strips of text as they stand on the pages, cut and nothing more, for bench_tesseract.
void cut_pieces(const std::string& bytes, const std::filesystem::path& folder) {
    constexpr int kWall = 6, kBorder = 10;  // dots: the rules of a cell, and the white frame Tesseract likes
    const auto source = PageSource::open(bytes);
    auto reader = Ocr::open("rus");
    if (!source || !reader) throw std::runtime_error("no scan reader");
    std::size_t cuts = 0;
    for (int number = 1; number <= source->pages(); ++number) {
        const ScanPage page = prepare_page(*source, number, *reader);
        for (const ScanPiece& piece : page.pieces) {
            const int wall = piece.grid ? kWall : 0;
            Box* area = boxCreate(piece.box.left + wall, piece.box.top + wall, piece.box.width() - 2 * wall,
                                  piece.box.height() - 2 * wall);
            const PixPtr part{pixClipRectangle(page.picture.get(), area, nullptr)};
            boxDestroy(&area);
            if (!part) continue;
            const PixPtr ink{pixThresholdToBinary(part.get(), 128)};
            l_int32 dots = 0;
            pixCountPixels(ink.get(), &dots, nullptr);
            if (dots < 50) continue;  // an empty cell
            const PixPtr framed{pixAddBorderGeneral(part.get(), kBorder, kBorder, kBorder, kBorder, 255)};
            const int mode = piece.grid ? tesseract::PSM_SINGLE_COLUMN : tesseract::PSM_AUTO;
            const std::string name = std::to_string(mode) + "-" + std::to_string(++cuts) + ".png";
            if (pixWrite((folder / name).c_str(), framed.get(), IFF_PNG) != 0) throw std::runtime_error("no cuts");
        }
    }
}

Spent spent_by(const std::function<void()>& deed) {
    const auto start = Clock::now();
    const std::clock_t processor = std::clock();
    deed();
    return {milliseconds_since(start), static_cast<double>(std::clock() - processor) * 1e3 / CLOCKS_PER_SEC, 0};
}

Spent spent_by_tesseract(const std::string& program, const std::filesystem::path& folder) {
    const std::string command = program + " " + folder.string();
    const std::unique_ptr<FILE, int (*)(FILE*)> out{popen(command.c_str(), "r"), pclose};
    Spent spent;
    if (!out || std::fscanf(out.get(), "%lf %lf", &spent.wall_ms, &spent.processor_ms) != 2)
        throw std::runtime_error("no figures from " + program);
    return spent;
}

Spent least(const std::vector<Spent>& runs) {
    return *std::min_element(runs.begin(), runs.end(),
                             [](const Spent& a, const Spent& b) { return a.processor_ms < b.processor_ms; });
}

void compare_scan(Figures& figures, const std::string& bytes, const std::string& tesseract) {
    const test::ThrowawayDirectory cuts;
    cut_pieces(bytes, cuts.path());
    std::vector<Spent> alone, whole;
    for (int run = 0; run < kScanRuns; ++run) {  // by turns: what else the machine does meets both
        alone.push_back(spent_by_tesseract(tesseract, cuts.path()));
        whole.push_back(spent_by([&] {
            if (!read_scan_pages(bytes)) throw std::runtime_error("the scan is not read");
        }));
    }
    const Spent least_alone = least(alone), least_whole = least(whole);
    figures.at_most("a scan beside Tesseract alone on the same cells, processor time",
                    least_whole.processor_ms / least_alone.processor_ms, 1.3, "times");
    figures.told("Tesseract alone, a page, wall time", least_alone.wall_ms / kScanPages, "ms");
    figures.told("the whole reading, a page, wall time", least_whole.wall_ms / kScanPages, "ms");
    figures.told("cores busy in the whole reading", least_whole.processor_ms / least_whole.wall_ms, "");
}

int measure(const std::string& mera, const std::filesystem::path& source) {
    const test::ThrowawayDirectory made;
    const std::string docx = (made.path() / "long.docx").string(), odt = (made.path() / "long.odt").string(),
                      xlsx = (made.path() / "long.xlsx").string(), scan = (made.path() / "scan.pdf").string();
    const std::string pdf = (source / "tests/data/order-882.pdf").string();
    constexpr int kPdfPages = 9;
    apart([&] {
        const auto rows = long_plan(content_of(source / "examples/order-882.txt"));
        write(docx, long_docx(rows));
        write(odt, long_odt(rows));
        write(xlsx, long_xlsx(rows));
        make_scan(content_of(pdf), scan);
    });

    Figures figures;
    const Spent text = best_run({mera, "recognise", (source / "examples/order-882.txt").string()}, 3 * kRuns);
    figures.at_most("mera recognise, the order's text, whole process, wall time", text.wall_ms, 50, "ms");
    figures.at_most("the same, memory", text.megabytes, 50, "MB");
    for (const auto& [name, path] : {std::pair{"DOCX", docx}, std::pair{"ODT", odt}, std::pair{"XLSX", xlsx}}) {
        const Spent spent = best_run({mera, "recognise", path}, kRuns);
        figures.at_most(std::string{"mera recognise, "} + name + " of 50 pages, wall time", spent.wall_ms, 200, "ms");
        figures.at_most("the same, memory", spent.megabytes, 400, "MB");
    }
    const Spent pages = best_run({mera, "recognise", pdf}, kRuns);
    figures.at_most("mera recognise, PDF with text, wall time a page", pages.wall_ms / kPdfPages, 80, "ms");
    figures.at_most("the same, memory", pages.megabytes, 400, "MB");
    const Spent scanned = run({mera, "recognise", scan});
    figures.at_most("mera recognise, a scan, memory", scanned.megabytes, 400, "MB");
    figures.told("the same, wall time a page", scanned.wall_ms / kScanPages, "ms");
    compare_scan(figures, content_of(scan), std::filesystem::path{mera}.parent_path() / "bench_tesseract");
    return figures.exit_code();
}

}  // namespace

int main(int count, char** arguments) { return mera::bench::main_of(count, arguments, measure); }
