#include "support/throwaway_postgres.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <stdexcept>

extern char** environ;

namespace mera::test {

namespace {

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    std::array<int, 2> ends{};
    int read_end() const { return ends[0]; }
    int write_end() const { return ends[1]; }
};

std::string first_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

// The script lives as long as somebody holds the other end of its standard input: this process.
std::string start_server() {
    const Pipe alive;
    const Pipe answer;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, alive.read_end(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, answer.write_end(), STDOUT_FILENO);
    std::string script = MERA_SOURCE_DIR "/scripts/with-postgres";
    std::string shell = "sh";
    std::string option = "-c";
    std::string commands = "echo \"$MERA_TEST_POSTGRES\"; exec cat >/dev/null";
    const std::array<char*, 5> arguments{script.data(), shell.data(), option.data(), commands.data(), nullptr};
    pid_t child = 0;
    const int error = ::posix_spawn(&child, script.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(alive.read_end());
    ::close(answer.write_end());
    std::string address = error == 0 ? first_line(answer.read_end()) : std::string{};
    ::close(answer.read_end());
    if (address.empty()) throw std::runtime_error("the throw-away PostgreSQL did not start: is postgresql installed?");
    return address;
}

std::string server_address() {
    if (const char* given = std::getenv("MERA_TEST_POSTGRES")) return given;  // several programs may share one
    static const std::string own = start_server();
    return own;
}

}  // namespace

std::string throwaway_postgres() {
    static std::atomic<int> made = 0;
    const std::string server = server_address();
    const std::string schema = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
    const std::unique_ptr<PGconn, void (*)(PGconn*)> connection{PQconnectdb(server.c_str()), PQfinish};
    const std::unique_ptr<PGresult, void (*)(PGresult*)> result{
        PQexec(connection.get(), ("CREATE SCHEMA " + schema).c_str()), PQclear};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
    return server + "&options=-csearch_path%3D" + schema;
}

}  // namespace mera::test
