// The house: every #include goes down the floors, and no folder knows another of its own floor. No exceptions.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

namespace {

const std::map<std::string, int> kFloors = {{"base", 0},     {"stats", 1}, {"office", 1}, {"net", 1},
                                            {"domain", 2},   {"store", 3}, {"intake", 3}, {"reports", 3},
                                            {"usecases", 4}, {"web", 5},   {"cli", 5}};

// The command line starts the server: the one door that opens another.
bool may_include(const std::string& from, const std::string& to) {
    if (from == to) return true;
    if (from == "cli" && to == "web") return true;
    return kFloors.at(to) < kFloors.at(from);
}

}  // namespace

TEST_CASE("includes go down the floors only") {
    const std::filesystem::path source = std::filesystem::path{MERA_SOURCE_DIR} / "src";
    const std::regex include{R"(^\s*#include\s+\"([a-z]+)/)"};
    int seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        const std::string folder = std::filesystem::relative(entry.path(), source).begin()->string();
        if (!kFloors.contains(folder)) {
            CHECK_MESSAGE(entry.path().filename().string().ends_with("main.cpp"), entry.path().string());
            continue;
        }
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            std::smatch found;
            if (!std::regex_search(line, found, include)) continue;
            const std::string to = found[1];
            ++seen;
            if (to == "support") continue;  // tests/support, for tests beside their sources
            INFO(entry.path().string() << ": " << line);
            REQUIRE(kFloors.contains(to));
            CHECK(may_include(folder, to));
        }
    }
    CHECK(seen > 300);
}
