// Tesseract by itself, as it is installed and without a word of Mera: reads all pictures of a folder on all cores and prints
// what that cost, wall time and processor time in milliseconds. A picture's name begins with its page segmentation mode.
// bench_tesseract FOLDER
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

// Of GNU's OpenMP runtime, which Tesseract brings.
extern "C" void omp_set_max_active_levels(int levels);

namespace {

constexpr int kDpi = 300;  // what Mera draws pages at

struct Picture {
    Pix* picture;
    tesseract::PageSegMode mode;
};

std::vector<Picture> pictures_in(const char* folder) {
    std::vector<Picture> out;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        out.push_back({pixRead(entry.path().c_str()),
                       static_cast<tesseract::PageSegMode>(std::stoi(entry.path().filename().string()))});
    return out;
}

void read(const std::vector<Picture>& pictures, std::atomic<std::size_t>& next) {
    omp_set_max_active_levels(0);  // each reader has a thread of its own; Tesseract's would be in their way
    tesseract::TessBaseAPI api;
    api.SetVariable("debug_file", "/dev/null");
    if (api.Init("/usr/share/tesseract-ocr/5/tessdata", "rus", tesseract::OEM_LSTM_ONLY) != 0) std::abort();
    api.SetVariable("tessedit_do_invert", "0");
    for (std::size_t at; (at = next++) < pictures.size();) {
        api.SetPageSegMode(pictures[at].mode);
        api.SetImage(pictures[at].picture);
        api.SetSourceResolution(kDpi);
        api.Recognize(nullptr);
        api.Clear();
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const std::vector<Picture> pictures = pictures_in(arguments[1]);
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    std::atomic<std::size_t> next{0};
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
            threads.emplace_back([&] { read(pictures, next); });
    }
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
    std::printf("%.1f %.1f\n", wall.count(), static_cast<double>(std::clock() - processor) * 1e3 / CLOCKS_PER_SEC);
}
