#include "usecases/page_pictures.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "base/digest.hpp"
#include "office/pdf/page_picture.hpp"
#include "office/read/bundle.hpp"

namespace mera {

namespace fs = std::filesystem;

namespace {

constexpr int kMakingMax = 2;              // of four web workers
constexpr std::size_t kPicturesMax = 600;  // about 200 MB; the oldest go

class Turn {  // counted while it lives
public:
    Turn(std::mutex& guard, int& count, int beside_at_most) : guard_(guard), count_(count) {
        const std::lock_guard lock{guard_};
        taken_ = count_ <= beside_at_most;
        if (taken_) ++count_;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        const std::lock_guard lock{guard_};
        if (taken_) --count_;
    }
    bool taken() const { return taken_; }

private:
    std::mutex& guard_;
    int& count_;
    bool taken_ = false;
};

int big_endian(const std::array<char, 24>& head, std::size_t at) {
    int out = 0;
    for (std::size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned char>(head[at + i]);
    return out;
}

}  // namespace

PagePictures::PagePictures(const EvidenceFiles& files, fs::path folder, std::string child_program)
    : files_(files), folder_(std::move(folder)), child_program_(std::move(child_program)) {
    fs::create_directories(folder_);
}

fs::path PagePictures::path_of(const SourcePage& page) const {
    const std::string of_file = page.file > 0 ? "-" + std::to_string(page.file) : std::string{};
    return folder_ / (page.sha256 + of_file + "-" + std::to_string(page.page) + ".png");
}

Expected<fs::path> PagePictures::picture(const SourcePage& page) { return made(page, kMakingMax - 1); }

void PagePictures::make_ahead(const SourcePage& page) { static_cast<void>(made(page, 0)); }

Expected<fs::path> PagePictures::made(const SourcePage& page, int beside_at_most) {
    const fs::path path = path_of(page);
    if (fs::exists(path)) return path;
    const Turn turn{guard_, making_, beside_at_most};
    if (!turn.taken())
        return Failure{Failure::Kind::conflict, "Сейчас готовятся другие страницы. Обновите через несколько секунд."};
    const auto bytes = files_.bytes(page.sha256);
    if (!bytes) return Failure{Failure::Kind::not_found, "Файла, из которого прочитан план, нет на диске."};
    const auto file = file_of_bundle(*bytes, page.file);
    if (!file) return file.failure();
    const auto png = page_picture(*file, page.page, child_program_);
    if (!png) return png.failure();
    make_room();
    const fs::path unfinished = path.string() + "." + random_token().substr(0, 8);
    {
        std::ofstream out(unfinished, std::ios::binary);
        out.write(png->data(), static_cast<std::streamsize>(png->size()));
        if (!out.flush()) throw std::runtime_error("a page picture was not written: " + unfinished.string());
    }
    fs::rename(unfinished, path);
    return path;
}

std::optional<std::pair<int, int>> PagePictures::size(const SourcePage& page) const {
    std::ifstream in(path_of(page), std::ios::binary);
    std::array<char, 24> head{};  // signature, IHDR, width, height
    if (!in.read(head.data(), head.size())) return {};
    const int width = big_endian(head, 16), height = big_endian(head, 20);
    if (width <= 0 || height <= 0) return {};
    return std::pair{width, height};
}

void PagePictures::make_room() {
    const std::lock_guard lock{guard_};
    std::vector<std::pair<fs::file_time_type, fs::path>> all;
    std::error_code gone;  // another server may clear the same folder
    for (const auto& entry : fs::directory_iterator(folder_))
        all.emplace_back(entry.last_write_time(gone), entry.path());
    if (all.size() < kPicturesMax) return;
    std::sort(all.begin(), all.end());
    for (std::size_t at = 0; at < all.size() / 4; ++at) fs::remove(all[at].second, gone);
}

}  // namespace mera
