#pragma once
// A program run beside Mera: with the bytes it needs, a limit on its silence, and nothing of ours left open to it.
#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace mera {

struct ChildTask {
    std::vector<std::string> command;  // the program's path and its arguments
    std::string_view input = {};       // the child's descriptor kChildInput, to be read or mapped
    std::chrono::milliseconds silence_max{120'000};  // without a message for so long the child is ended
    std::function<bool(char type, std::string_view message)> on_message = {};  // false ends the child
    std::stop_token stop = {};
};

enum class ChildEnd { finished, failed, crashed, silent, stopped };

struct ChildResult {
    ChildEnd end = ChildEnd::finished;
    std::string detail;  // «exit 3», «signal 11»
};

inline constexpr int kChildInput = 3, kChildOutput = 4;

// The program that parses strangers' files: mera-read, which stands beside the one that runs.
const std::string& reader_program();

// Runs in a process group of its own and ends the whole group, whatever the child has started. Throws when the system
// cannot start a process at all.
ChildResult run_child(const ChildTask& task);

// --- called inside the child ---
struct ChildLimits {
    std::size_t memory_bytes = 0;  // of data that is really written
    int processor_seconds = 0;
};
std::string_view mapped_child_input();  // what the parent gave, for as long as the child lives; empty when nothing
// Limits that cannot be taken back, and no network where the system permits to give it up.
void confine_this_process(const ChildLimits& limits);
bool send_message(char type, std::string_view message);  // false: nobody listens any more

}  // namespace mera
