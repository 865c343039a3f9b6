#include "usecases/brought_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/sorting.hpp"
#include "base/text.hpp"
#include "office/identify.hpp"
#include "office/limits.hpp"
#include "office/picture_files.hpp"
#include "usecases/reading.hpp"

namespace mera {

namespace {

constexpr std::size_t kHeadBytes = 4096;  // enough to know a picture

std::string bytes_of(const BroughtFile& file) {
    std::ifstream in(file.path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool is_picture(const BroughtFile& file) {
    std::ifstream in(file.path, std::ios::binary);
    std::string head(kHeadBytes, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return identify(head) == FileKind::picture;
}

Expected<NamedPicture> album_of(std::vector<BroughtFile> files) {
    sort_by_name(files, [](const BroughtFile& file) -> const std::string& { return file.name; });
    std::uintmax_t bytes = 0;
    for (const BroughtFile& file : files) bytes += std::filesystem::file_size(file.path);
    if (bytes > kInputBytesMax)
        return Failure{Failure::Kind::too_large,
                       "Снимки вместе больше " + std::to_string(kInputBytesMax >> 20) +
                           " МБ. Уменьшите их или сохраните одним PDF.",
                       "file"};
    std::vector<NamedPicture> pictures;
    for (const BroughtFile& file : files) pictures.push_back({file.name, bytes_of(file)});
    const auto more = static_cast<std::int64_t>(files.size()) - 1;
    return NamedPicture{files.front().name + " и ещё " + counted(more, "снимок", "снимка", "снимков"),
                        packed_pictures(std::move(pictures))};
}

}  // namespace

Expected<std::vector<ReadingId>> ask_readings(Db& db, EvidenceFiles& files, const Actor& actor,
                                              const std::vector<BroughtFile>& brought, const Moment& now) {
    if (brought.empty()) return Failure{Failure::Kind::invalid_input, "Выберите файл приказа.", "file"};
    for (const BroughtFile& file : brought)
        if (std::filesystem::file_size(file.path) == 0)
            return Failure{
                Failure::Kind::invalid_input,
                "Файл «" + file.name + "» пустой. Проверьте, тот ли файл вы выбрали, и выберите его ещё раз.", "file"};
    std::vector<BroughtFile> pictures, others;
    std::partition_copy(brought.begin(), brought.end(), std::back_inserter(pictures), std::back_inserter(others),
                        is_picture);
    std::vector<ReadingId> out;
    const auto ask = [&](const std::string& name, std::string_view bytes) -> Expected<Done> {
        const auto asked = ask_reading(db, files, actor, name, bytes, now);
        if (!asked) return asked.failure();
        out.push_back(*asked);
        return Done{};
    };
    if (pictures.size() > 1) {
        const auto album = album_of(pictures);
        if (!album) return album.failure();
        if (const auto done = ask(album->name, album->bytes); !done) return done.failure();
        pictures.clear();
    }
    others.insert(others.end(), pictures.begin(), pictures.end());
    for (const BroughtFile& file : others)
        if (const auto done = ask(file.name, bytes_of(file)); !done) return done.failure();
    return out;
}

}  // namespace mera
