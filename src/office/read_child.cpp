#include "office/read_child.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <thread>

#include "office/child_process.hpp"
#include "office/document_look.hpp"
#include "office/document_wire.hpp"
#include "office/page_picture.hpp"
#include "office/read_document.hpp"
#include "office/scan.hpp"
#include "office/signature.hpp"

namespace mera {

namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;
// Reading of letters takes 60 MB in each thread beside what the document needs.
constexpr std::size_t kReadMemory = 512 * kMegabyte, kReadMemoryPerThread = 128 * kMegabyte;
constexpr std::size_t kConvertMemory = 2'048 * kMegabyte;  // LibreOffice with a large workbook
constexpr int kReadSeconds = 3'600;  // a thousand scanned pages at two seconds, and as much again
constexpr int kConvertSeconds = 180;
constexpr int kRenderSeconds = 30;  // one page

constexpr int kWrongUse = 2;

int read_and_answer() {
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    confine_this_process({kReadMemory + threads * kReadMemoryPerThread, kReadSeconds});
    ReadOptions options;
    options.in_process = true;
    options.page_done = [](int done, int pages) { return send_message(kProgressMessage, progress_text(done, pages)); };
    const auto read = read_document(mapped_child_input(), options);
    return send_message(kAnswerMessage, to_wire(read)) ? 0 : 1;
}

int render_and_answer(const char* page) {
    confine_this_process({kReadMemory, kRenderSeconds});
    const auto picture = render_page(mapped_child_input(), std::atoi(page), kPagePictureDpi);
    return picture && send_message(kPictureMessage, *picture) ? 0 : 1;
}

}  // namespace

std::string progress_text(int done, int pages) { return std::to_string(done) + " " + std::to_string(pages); }

std::optional<std::pair<int, int>> progress_from(std::string_view message) {
    const auto space = message.find(' ');
    if (space == std::string_view::npos) return {};
    int done = 0, pages = 0;
    const char* middle = message.data() + space;
    const char* end = message.data() + message.size();
    if (std::from_chars(message.data(), middle, done).ptr != middle) return {};
    if (std::from_chars(middle + 1, end, pages).ptr != end) return {};
    return std::pair{done, pages};
}

int read_child_main(int argc, char** argv) {
    const std::string_view deed = argc > 2 ? argv[2] : "";
    if (deed == "read") return read_and_answer();
    if (deed == "signature") return signature_child_main();
    if (deed == "look") return look_child_main();
    if (deed == "render" && argc > 3) return render_and_answer(argv[3]);
    if (deed != "run" || argc < 4) return kWrongUse;
    confine_this_process({kConvertMemory, kConvertSeconds});
    ::execv(argv[3], argv + 3);
    return kWrongUse;
}

}  // namespace mera
