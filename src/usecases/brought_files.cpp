#include "usecases/brought_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/sorting.hpp"
#include "base/text.hpp"
#include "office/limits.hpp"
#include "office/package/identify.hpp"
#include "office/read/bundle.hpp"
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

Failure too_large_together() {
    return {
        Failure::Kind::too_large,
        "Файлы вместе больше " + std::to_string(kInputBytesMax >> 20) + " МБ. Уменьшите их или загрузите по одному.",
        "file"};
}

Expected<std::vector<NamedFile>> loaded(const std::vector<BroughtFile>& files) {
    std::uintmax_t bytes = 0;
    for (const BroughtFile& file : files) bytes += std::filesystem::file_size(file.path);
    if (bytes > kInputBytesMax) return too_large_together();
    std::vector<NamedFile> out;
    for (const BroughtFile& file : files) out.push_back({file.name, bytes_of(file)});
    return out;
}

Expected<std::vector<NamedFile>> files_of_zip(const NamedFile& zip) {
    auto parts = files_in_zip(zip.bytes);
    if (parts) return parts;
    Failure failure = parts.failure();
    failure.message = "Архив «" + zip.name + "» не открывается. " + failure.message;
    return failure;
}

// Archives give way to the files in them.
Expected<std::vector<NamedFile>> unpacked(std::vector<NamedFile> files) {
    std::vector<NamedFile> out;
    for (NamedFile& file : files) {
        const FileKind kind = identify(file.bytes);
        if (kind != FileKind::bundle && kind != FileKind::pictures) {
            out.push_back(std::move(file));
            continue;
        }
        auto parts = files_of_zip(file);
        if (!parts) return parts.failure();
        std::move(parts->begin(), parts->end(), std::back_inserter(out));
    }
    std::size_t bytes = 0;
    for (const NamedFile& file : out) bytes += file.bytes.size();
    if (bytes > kInputBytesMax) return too_large_together();
    return out;
}

std::string name_of_all(const std::vector<NamedFile>& files, bool are_pictures) {
    const auto more = static_cast<std::int64_t>(files.size()) - 1;
    return files.front().name + " и ещё " +
           (are_pictures ? counted(more, "снимок", "снимка", "снимков") : counted(more, "файл", "файла", "файлов"));
}

}  // namespace

Expected<NamedFile> as_one_order(std::vector<NamedFile> files) {
    if (files.size() == 1) return std::move(files.front());
    auto all = unpacked(std::move(files));
    if (!all) return all.failure();
    sort_by_name(*all, [](const NamedFile& file) -> const std::string& { return file.name; });
    const bool are_pictures = std::all_of(
        all->begin(), all->end(), [](const NamedFile& file) { return identify(file.bytes) == FileKind::picture; });
    std::string name = name_of_all(*all, are_pictures);
    return NamedFile{std::move(name), are_pictures ? packed_pictures(*std::move(all)) : bundled(*all)};
}

namespace {

// What a file holds when its parts are not one order: pictures of pages belong together all the same.
Expected<std::vector<NamedFile>> documents_in(NamedFile file) {
    std::vector<NamedFile> out;
    if (identify(file.bytes) != FileKind::bundle) {
        out.push_back(std::move(file));
        return out;
    }
    auto parts = files_of_zip(file);
    if (!parts) return parts.failure();
    std::vector<NamedFile> pictures;
    for (NamedFile& part : *parts)
        (identify(part.bytes) == FileKind::picture ? pictures : out).push_back(std::move(part));
    if (pictures.empty()) return out;
    auto album = as_one_order(std::move(pictures));
    if (!album) return album.failure();
    out.push_back(*std::move(album));
    return out;
}

}  // namespace

Expected<std::vector<ReadingId>> ask_readings(Db& db, EvidenceFiles& files, const Actor& actor,
                                              const std::vector<BroughtFile>& brought, Brought how, const Moment& now) {
    if (brought.empty()) return Failure{Failure::Kind::invalid_input, "Выберите файл приказа.", "file"};
    for (const BroughtFile& file : brought)
        if (std::filesystem::file_size(file.path) == 0)
            return Failure{
                Failure::Kind::invalid_input,
                "Файл «" + file.name + "» пустой. Проверьте, тот ли файл вы выбрали, и выберите его ещё раз.", "file"};
    std::vector<ReadingId> out;
    const auto ask = [&](const NamedFile& file) -> Expected<Done> {
        const auto asked = ask_reading(db, files, actor, file.name, file.bytes, now);
        if (!asked) return asked.failure();
        out.push_back(*asked);
        return Done{};
    };
    const auto ask_as_one = [&](const std::vector<BroughtFile>& some) -> Expected<Done> {
        auto pieces = loaded(some);
        if (!pieces) return pieces.failure();
        const auto one = as_one_order(*std::move(pieces));
        return one ? ask(*one) : Expected<Done>{one.failure()};
    };
    if (how == Brought::as_one_order) {
        if (const auto done = ask_as_one(brought); !done) return done.failure();
        return out;
    }
    std::vector<BroughtFile> pictures, others;
    std::partition_copy(brought.begin(), brought.end(), std::back_inserter(pictures), std::back_inserter(others),
                        is_picture);
    if (!pictures.empty())
        if (const auto done = ask_as_one(pictures); !done) return done.failure();
    for (const BroughtFile& file : others) {
        auto documents = documents_in({file.name, bytes_of(file)});
        if (!documents) return documents.failure();
        for (const NamedFile& document : *documents)
            if (const auto done = ask(document); !done) return done.failure();
    }
    return out;
}

}  // namespace mera
