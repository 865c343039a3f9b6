#include "office/read/read_child.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <thread>

#include "office/child_process.hpp"
#include "office/document_wire.hpp"
#include "office/package/signature.hpp"
#include "office/pdf/page_picture.hpp"
#include "office/read_messages.hpp"
#include "office/scan/scan.hpp"

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
    options.page_done = [](int done, int pages) { return send_message(kProgressMessage, progress_text(done, pages)); };
    const auto read = read_document_here(mapped_child_input(), options);
    return send_message(kAnswerMessage, to_wire(read)) ? 0 : 1;
}

int render_and_answer(const char* page) {
    confine_this_process({kReadMemory, kRenderSeconds});
    const auto picture = render_page(mapped_child_input(), std::atoi(page), kPagePictureDpi);
    return picture && send_message(kPictureMessage, *picture) ? 0 : 1;
}

}  // namespace

int read_child_main(int argc, char** argv) {
    const std::string_view deed = argc > 1 ? argv[1] : "";
    if (deed == "read") return read_and_answer();
    if (deed == "signature") return signature_child_main();
    if (deed == "look") return look_child_main();
    if (deed == "render" && argc > 2) return render_and_answer(argv[2]);
    if (deed != "run" || argc < 3) return kWrongUse;
    confine_this_process({kConvertMemory, kConvertSeconds});
    ::execv(argv[2], argv + 2);
    return kWrongUse;
}

}  // namespace mera
