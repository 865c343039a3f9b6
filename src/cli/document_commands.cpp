// Commands that need no data directory: they read and print.
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/commands.hpp"
#include "domain/plan/plan_draft.hpp"
#include "usecases/read_order.hpp"

namespace mera {

namespace {

constexpr std::size_t kInputBytesMax = 64 * 1024 * 1024;  // a scanned order of a hundred pages; more is not an order

}  // namespace

int complain(const Failure& failure, bool json) {
    if (json)
        std::cerr << nlohmann::json{{"error", failure.message}, {"field", failure.field}}.dump() << "\n";
    else
        std::cerr << failure.message << "\n";
    return kExitRefused;
}

Expected<std::string> read_file(const std::string& path) {
    std::ifstream file;
    if (path != "-") {
        file.open(path, std::ios::binary);
        if (!file)
            return Failure{Failure::Kind::not_found,
                           "Файл «" + path + "» не открывается. Проверьте имя и права на чтение."};
    }
    std::istream& in = path == "-" ? std::cin : file;
    std::string bytes;
    char piece[65536];
    while (in.read(piece, sizeof piece) || in.gcount() > 0) {
        bytes.append(piece, static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > kInputBytesMax)
            return Failure{Failure::Kind::too_large,
                           "Файл больше 64 МБ. Сохраните его в меньшем разрешении или по частям."};
    }
    if (in.bad() || (path != "-" && bytes.empty() && !in.eof()))
        return Failure{Failure::Kind::invalid_input, "«" + path + "» не читается: нужен файл, а не каталог."};
    return bytes;
}

Expected<NamedFile> read_order_files(const std::vector<std::string>& paths) {
    std::vector<NamedFile> files;
    for (const std::string& path : paths) {
        auto bytes = read_file(path);
        if (!bytes) return bytes.failure();
        files.push_back({std::filesystem::path{path}.filename().string(), *std::move(bytes)});
    }
    return as_one_order(std::move(files));
}

int command_recognise(const std::vector<std::string>& paths, bool pretty) {
    const auto file = read_order_files(paths);
    if (!file) return complain(file.failure(), false);
    const auto draft = read_order(file->bytes);
    if (!draft) return complain(draft.failure(), false);
    std::cout << to_json(*draft, pretty ? 2 : -1) << "\n";
    return kExitDone;
}

}  // namespace mera
