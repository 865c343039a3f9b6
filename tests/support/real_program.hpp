#pragma once
// The program itself as a process of its own, for tests that kill it or ask it on the command line.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace mera::test {

// `mera WORDS...`; what it says goes to the file `output`.
inline pid_t start_program(const std::vector<std::string>& words, const std::filesystem::path& output) {
    std::vector<std::string> all{MERA_BINARY};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> argv;
    for (std::string& word : all) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    pid_t child = -1;
    REQUIRE(posix_spawn(&child, argv.front(), &actions, nullptr, argv.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

struct Said {
    int code;
    std::string out;
};

// Runs it to its end.
inline Said run_program(const std::vector<std::string>& words, const std::filesystem::path& folder) {
    const auto output = folder / "said";
    int status = 0;
    ::waitpid(start_program(words, output), &status, 0);
    std::ifstream in{output};
    return {WEXITSTATUS(status), {std::istreambuf_iterator<char>{in}, {}}};
}

inline void write_file(const std::filesystem::path& path, const std::string& text) {
    std::ofstream{path} << text;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace mera::test
