// The house: every #include goes down the floors, and no folder knows another of its own floor. No exceptions.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

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

// The rooms of a floor: office/word, intake/order. What a floor keeps in no room is a room of its own.
TEST_CASE("includes between the rooms of a floor run in one direction") {
    const std::filesystem::path source = std::filesystem::path{MERA_SOURCE_DIR} / "src";
    const std::regex include{R"(^\s*#include\s+\"([a-z0-9/_.]+)\")"};
    std::map<std::string, std::set<std::string>> uses;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
        if (!entry.is_regular_file() || entry.path().stem().string().ends_with("_test")) continue;
        const std::string room = std::filesystem::relative(entry.path().parent_path(), source).generic_string();
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            std::smatch found;
            if (!std::regex_search(line, found, include)) continue;
            const std::string to = std::filesystem::path{found[1].str()}.parent_path().generic_string();
            if (to != room && to.substr(0, to.find('/')) == room.substr(0, room.find('/'))) uses[room].insert(to);
        }
    }
    CHECK(uses.size() > 15);
    // Rooms that use no other are taken away until none is left; those of a circle stay.
    for (bool taken = true; taken;) {
        taken = std::erase_if(uses, [&](const auto& room) {
                    return std::none_of(room.second.begin(), room.second.end(),
                                        [&](const std::string& to) { return uses.contains(to); });
                }) > 0;
    }
    for (const auto& [room, to] : uses)
        for (const std::string& other : to) CHECK_MESSAGE(!uses.contains(other), room << " and " << other);
}

// Two types of one name in one namespace are one type to the linker: a vector of one grew by the code of the other's.
TEST_CASE("a name of a type is defined once") {
    const std::regex opens{R"(^namespace ?([\w:]*) ?\{)"}, closes{R"(^\}  // namespace)"},
        type{R"(^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: : [^:]*)? \{)"};
    std::map<std::string, std::string> defined;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path{MERA_SOURCE_DIR} / "src")) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        std::ifstream in(entry.path());
        std::vector<std::string> spaces;
        for (std::string line; std::getline(in, line);) {
            std::smatch found;
            if (std::regex_search(line, closes) && !spaces.empty()) spaces.pop_back();
            if (std::regex_search(line, found, opens)) spaces.push_back(found[1]);
            if (!std::regex_search(line, found, type)) continue;
            std::string name;
            for (const std::string& space : spaces) name += (space.empty() ? entry.path().string() : space) + "::";
            const auto [known, is_new] = defined.emplace(name + found[1].str(), entry.path().string());
            CHECK_MESSAGE(is_new, known->first << " in " << known->second << " and " << entry.path().string());
        }
    }
    CHECK(defined.size() > 500);
}
