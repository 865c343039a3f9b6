#include "office/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace mera {

namespace {

constexpr std::size_t kMessageMax = std::size_t{512} << 20;  // a child gone mad must not fill our memory
constexpr std::size_t kFileMax = std::size_t{512} << 20;     // nor the disk
constexpr int kTickMilliseconds = 100;                       // how soon a stop is noticed

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { reset(); }
    void reset() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    int get() const { return number_; }

private:
    int number_;
};

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

// A file that exists in memory only; the child may map it, nobody can change it any more.
Descriptor in_memory(std::string_view bytes) {
    Descriptor file{memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (file.get() < 0) fail("memfd_create");
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t written = ::write(file.get(), bytes.data() + at, bytes.size() - at);
        if (written < 0 && errno != EINTR) fail("write to memfd");
        if (written > 0) at += static_cast<std::size_t>(written);
    }
    ::lseek(file.get(), 0, SEEK_SET);
    ::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
    return file;
}

// The same file under a number that cannot be in the way of the child's own.
Descriptor beyond_the_childs(const Descriptor& file) {
    Descriptor out{::fcntl(file.get(), F_DUPFD_CLOEXEC, kChildOutput + 1)};
    if (out.get() < 0) fail("fcntl");
    return out;
}

// Nothing of the server's environment but what programs need to run: it may hold passwords.
std::vector<std::string> child_environment() {
    std::vector<std::string> out{"OMP_THREAD_LIMIT=1"};
    for (const char* name :
         {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
        if (const char* value = std::getenv(name)) out.push_back(std::string{name} + "=" + value);
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

struct SpawnSettings {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnSettings() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
};

pid_t spawn(const ChildTask& task, int input, int output) {
    SpawnSettings settings;
    posix_spawn_file_actions_addopen(&settings.actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&settings.actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&settings.actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&settings.actions, input, kChildInput);
    posix_spawn_file_actions_adddup2(&settings.actions, output, kChildOutput);
    posix_spawn_file_actions_addclosefrom_np(&settings.actions, kChildOutput + 1);

    sigset_t none, usual;
    sigemptyset(&none);
    sigfillset(&usual);
    posix_spawnattr_setsigmask(&settings.attributes, &none);
    posix_spawnattr_setsigdefault(&settings.attributes, &usual);
    posix_spawnattr_setpgroup(&settings.attributes, 0);
    posix_spawnattr_setflags(&settings.attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<std::string> command = task.command, environment = child_environment();
    std::vector<char*> arguments = pointers(command), variables = pointers(environment);
    pid_t child = -1;
    errno =
        posix_spawn(&child, arguments[0], &settings.actions, &settings.attributes, arguments.data(), variables.data());
    if (errno != 0) fail("posix_spawn");
    return child;
}

// Messages as they come: a type, four bytes of length, the text.
class Messages {
public:
    // False when the child misbehaves or the listener has had enough.
    bool take(std::string_view bytes, const ChildTask& task) {
        buffer_ += bytes;
        for (;;) {
            constexpr std::size_t kHead = 5;
            if (buffer_.size() < kHead) return true;
            std::uint32_t length = 0;
            std::memcpy(&length, buffer_.data() + 1, sizeof length);
            if (length > kMessageMax) return false;
            if (buffer_.size() < kHead + length) return true;
            const bool go_on =
                !task.on_message || task.on_message(buffer_[0], std::string_view{buffer_}.substr(kHead, length));
            buffer_.erase(0, kHead + length);
            if (!go_on) return false;
        }
    }

private:
    std::string buffer_;
};

void end_group(pid_t child) {
    ::kill(-child, SIGKILL);
    ::kill(child, SIGKILL);  // should it have died before it had its group
}

ChildResult result_of(pid_t child, ChildEnd end) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    ::kill(-child, SIGKILL);  // what it started itself and left behind
    if (end != ChildEnd::finished) return {end, "ended by us"};
    if (WIFSIGNALED(status)) return {ChildEnd::crashed, "signal " + std::to_string(WTERMSIG(status))};
    if (WEXITSTATUS(status) != 0) return {ChildEnd::failed, "exit " + std::to_string(WEXITSTATUS(status))};
    return {ChildEnd::finished, {}};
}

ChildEnd listen(int pipe, const ChildTask& task) {
    using Clock = std::chrono::steady_clock;
    Messages messages;
    std::array<char, 1 << 16> block;
    auto last_heard = Clock::now();
    for (;;) {
        if (task.stop.stop_requested()) return ChildEnd::stopped;
        if (Clock::now() - last_heard > task.silence_max) return ChildEnd::silent;
        pollfd waiting{pipe, POLLIN, 0};
        if (::poll(&waiting, 1, kTickMilliseconds) <= 0) continue;
        const ssize_t got = ::read(pipe, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return ChildEnd::finished;
        last_heard = Clock::now();
        if (!messages.take({block.data(), static_cast<std::size_t>(got)}, task)) return ChildEnd::stopped;
    }
}

void limit(int resource, std::size_t soft) {
    const rlimit value{soft, soft};
    ::setrlimit(static_cast<__rlimit_resource_t>(resource), &value);
}

void write_file(const char* path, const std::string& text) {
    const Descriptor file{::open(path, O_WRONLY | O_CLOEXEC)};
    if (file.get() >= 0 && ::write(file.get(), text.data(), text.size()) < 0) return;  // then without
}

// A network space of its own has no way out. Who is not root needs a user space of its own first; where even that is
// forbidden, the other limits remain.
void leave_network() {
    if (::unshare(CLONE_NEWNET) == 0) return;
    const std::string user = std::to_string(::getuid()), group = std::to_string(::getgid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return;
    write_file("/proc/self/setgroups", "deny");
    write_file("/proc/self/uid_map", user + " " + user + " 1");
    write_file("/proc/self/gid_map", group + " " + group + " 1");
}

}  // namespace

const std::string& reader_program() {
    static const std::string path =
        std::filesystem::read_symlink("/proc/self/exe").replace_filename("mera-read").string();
    return path;
}

ChildResult run_child(const ChildTask& task) {
    Descriptor input = beyond_the_childs(in_memory(task.input));
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe2");
    const Descriptor read_end{ends[0]};
    Descriptor write_end = beyond_the_childs(Descriptor{ends[1]});
    const pid_t child = spawn(task, input.get(), write_end.get());
    write_end.reset();
    input.reset();

    ChildEnd end = ChildEnd::finished;
    try {
        end = listen(read_end.get(), task);
    } catch (...) {  // of the listener: the child must not outlive it
        end_group(child);
        result_of(child, ChildEnd::stopped);
        throw;
    }
    if (end != ChildEnd::finished) end_group(child);
    return result_of(child, end);
}

std::string_view mapped_child_input() {
    struct stat state{};
    if (::fstat(kChildInput, &state) != 0 || state.st_size <= 0) return {};
    const auto size = static_cast<std::size_t>(state.st_size);
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, kChildInput, 0);
    return bytes == MAP_FAILED ? std::string_view{} : std::string_view{static_cast<const char*>(bytes), size};
}

void confine_this_process(const ChildLimits& limits) {
    leave_network();
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, kFileMax);
    limit(RLIMIT_CPU, static_cast<std::size_t>(limits.processor_seconds));
#if !defined(__SANITIZE_ADDRESS__)  // its shadow takes terabytes of addresses
    limit(RLIMIT_DATA, limits.memory_bytes);
    // Addresses are reserved far ahead of use (arenas of threads, mapped models): this stops only the absurd.
    limit(RLIMIT_AS, limits.memory_bytes * 4);
#endif
}

bool send_message(char type, std::string_view message) {
    std::string whole(1, type);
    const auto length = static_cast<std::uint32_t>(message.size());
    whole.append(reinterpret_cast<const char*>(&length), sizeof length);
    whole += message;
    for (std::size_t at = 0; at < whole.size();) {
        const ssize_t written = ::write(kChildOutput, whole.data() + at, whole.size() - at);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        at += static_cast<std::size_t>(written);
    }
    return true;
}

}  // namespace mera
