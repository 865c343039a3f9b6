// Every fuzz target without libFuzzer: its seeds, then a few seconds of mutations by a fixed dice, the same in every run.
// fuzz_replay CORPUS_DIR [MILLISECONDS_FOR_EACH]
// An input that breaks a promise (or makes a sanitizer speak, with abort_on_error=1) is left in crash-TARGET.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "fuzz/fuzz_target.hpp"

namespace mera::fuzz {

namespace {

constexpr std::size_t kInputMax = 16 * 1024;
constexpr std::size_t kPieceMax = 64;

std::map<std::string, Body>& targets() {
    static std::map<std::string, Body> all;
    return all;
}

std::string running_target, running_input;

void leave_input(int) {
    std::ofstream{"crash-" + running_target, std::ios::binary} << running_input;
    std::fprintf(stderr, "%s: a promise is broken; the input is in crash-%s\n", running_target.c_str(),
                 running_target.c_str());
    ::_exit(1);
}

std::vector<std::string> seeds_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    if (std::filesystem::is_directory(folder))
        for (const auto& entry : std::filesystem::directory_iterator{folder}) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> seeds;
    for (const auto& path : paths) {
        std::ifstream file{path, std::ios::binary};
        seeds.emplace_back(std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{});
    }
    return seeds;
}

class Mutator {
public:
    explicit Mutator(const std::vector<std::string>& seeds) : seeds_(seeds) {}
    std::string next() {
        std::string out = seeds_[dice(seeds_.size())];
        for (std::size_t times = 1 + dice(5); times > 0; --times) change(out);
        out.resize(std::min(out.size(), kInputMax));
        return out;
    }

private:
    std::size_t dice(std::size_t sides) { return sides == 0 ? 0 : random_() % sides; }

    void change(std::string& text) {
        const std::size_t at = dice(text.size() + 1), length = dice(std::min(kPieceMax, text.size() - at) + 1);
        switch (dice(6)) {
            case 0: text.erase(at, length); break;
            case 1: text.insert(at, text.substr(at, length)); break;
            case 2: text.insert(at, 1, static_cast<char>(dice(256))); break;
            case 3:
                if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << dice(8)));
                break;
            case 4: {  // a piece of some seed
                const std::string& other = seeds_[dice(seeds_.size())];
                text.insert(at, other, dice(other.size() + 1), kPieceMax);
                break;
            }
            default: {  // a number where a number stands
                static constexpr const char* kNumbers[] = {"0",     "-1",         "1",
                                                           "65536", "2147483648", "99999999999999999999"};
                const auto digit = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                                [](char c) { return c >= '0' && c <= '9'; });
                if (digit != text.end()) text.replace(digit, digit + 1, kNumbers[dice(std::size(kNumbers))]);
            }
        }
    }

    const std::vector<std::string>& seeds_;
    std::mt19937_64 random_{882};
};

void run(const std::string& name, Body body, std::string input) {
    running_target = name;
    running_input = std::move(input);
    body(running_input);
}

}  // namespace

Registered::Registered(const char* name, Body body) { targets().emplace(name, body); }

}  // namespace mera::fuzz

int main(int count, char** arguments) {
    using namespace mera::fuzz;
    if (count < 2) return 2;
    const std::chrono::milliseconds each{count > 2 ? std::stoi(arguments[2]) : 1000};
    ::signal(SIGABRT, leave_input);
    for (const auto& [name, body] : targets()) {
        auto seeds = seeds_of(std::filesystem::path{arguments[1]} / name);
        if (seeds.empty()) {
            std::fprintf(stderr, "%s has no seeds\n", name.c_str());
            return 1;
        }
        for (const std::string& seed : seeds) run(name, body, seed);
        Mutator mutator{seeds};
        std::size_t inputs = seeds.size();
        for (const auto start = std::chrono::steady_clock::now(); std::chrono::steady_clock::now() - start < each;
             ++inputs)
            run(name, body, mutator.next());
        std::printf("%-16s %zu inputs\n", name.c_str(), inputs);
        std::fflush(stdout);
    }
    ::signal(SIGABRT, SIG_DFL);  // leaks are told without an input
}
