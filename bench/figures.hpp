#pragma once
// Figures beside their limits, and programs run to be measured. Everything of one run, on one machine: a figure is
// compared with a limit of the same minute, never with another day's.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace mera::bench {

class Figures {
public:
    // What is promised: printed with its limit; the program's exit code remembers what does not hold.
    void at_most(const std::string& what, double figure, double limit, const char* unit) {
        const bool holds = figure <= limit;
        broken_ += holds ? 0 : 1;
        std::printf("%-72s %9.2f %-9s at most %7.2f   %s\n", what.c_str(), figure, unit, limit,
                    holds ? "holds" : "DOES NOT HOLD");
        std::fflush(stdout);
    }
    // What explains a promised figure.
    void told(const std::string& what, double figure, const char* unit) {
        std::printf("%-72s %9.2f %s\n", ("  " + what).c_str(), figure, unit);
        std::fflush(stdout);
    }
    int exit_code() const { return broken_ == 0 ? 0 : 1; }

private:
    int broken_ = 0;
};

using Clock = std::chrono::steady_clock;
inline double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

struct Spent {
    double wall_ms = 0, processor_ms = 0;
    double megabytes = 0;  // of the largest process: the program or a child it has waited for
};

inline double milliseconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

// A whole process, from its start to its end. Its standard output goes nowhere.
inline Spent run(std::vector<std::string> command) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    std::vector<char*> words;
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    const auto start = Clock::now();
    pid_t child = -1;
    if (posix_spawn(&child, words.front(), &actions, nullptr, words.data(), environ) != 0)
        throw std::runtime_error("cannot start " + command.front());
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error(command.front() + " has failed");
    return {milliseconds_since(start), milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
            static_cast<double>(used.ru_maxrss) / 1024};
}

// The best of several runs: what the program costs when nothing else is in its way.
inline Spent best_run(const std::vector<std::string>& command, int runs) {
    Spent best = run(command);
    for (int i = 1; i < runs; ++i) {
        const Spent next = run(command);
        best = {std::min(best.wall_ms, next.wall_ms), std::min(best.processor_ms, next.processor_ms),
                std::max(best.megabytes, next.megabytes)};
    }
    return best;
}

// Runs `deed` in a process of its own, so that its memory does not count in what is measured afterwards.
template <class Deed>
void apart(Deed&& deed) {
    const pid_t child = ::fork();
    if (child == 0) {
        int code = 1;
        try {
            deed();
            code = 0;
        } catch (const std::exception& fault) {
            std::fprintf(stderr, "%s\n", fault.what());
        }
        std::fflush(nullptr);
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error("preparing the bench has failed");
}

// The main() of a bench that is told the program and the sources: bench MERA SOURCE_DIR.
inline int main_of(int count, char** arguments, int (*measure)(const std::string&, const std::filesystem::path&)) {
    if (count < 3) return 2;
    try {
        return measure(arguments[1], arguments[2]);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
        return 1;
    }
}

}  // namespace mera::bench
