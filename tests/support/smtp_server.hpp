#pragma once
// A real SMTP server on loopback (Debian's python3-aiosmtpd), started by the test, gone with it.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/certificate.hpp"

namespace mera::test {

class SmtpServer {
public:
    struct Options {
        std::string security = "none";  // none, starttls, tls
        std::string login = {}, password = {};
        std::uint16_t port = 0;  // any free one
    };
    // `directory`: of the test; letters are kept there from one server to the next.
    SmtpServer(std::filesystem::path directory, const Options& options) : directory_(std::move(directory)) {
        std::filesystem::create_directories(directory_);
        if (options.security != "none" && !std::filesystem::exists(certificate())) make_certificate(directory_);
        start(options);
    }
    ~SmtpServer() { stop(); }
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    std::uint16_t port() const { return port_; }
    std::string certificate() const { return directory_ / "mail.crt"; }
    void behave(const std::string& as) const { std::ofstream{directory_ / "behaviour"} << as; }
    std::vector<nlohmann::json> letters() const {
        std::vector<nlohmann::json> out;
        for (int n = 1;; ++n) {
            std::ifstream in{directory_ / (std::to_string(n) + ".json")};
            if (!in) return out;
            out.push_back(nlohmann::json::parse(in));
        }
    }
    void wait_for_letters(std::size_t count) const {
        for (int tenths = 0; tenths < 600; ++tenths) {
            if (letters().size() >= count) return;
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
        }
        throw std::runtime_error("the letter has not come");
    }
    void stop() {
        if (child_ < 0) return;
        ::close(to_child_);
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
        child_ = -1;
    }

private:
    void start(const Options& options) {
        std::vector<std::string> words{"/usr/bin/python3", MERA_SOURCE_DIR "/tests/support/smtp_server.py",
                                       "--directory",      directory_.string(),
                                       "--port",           std::to_string(options.port),
                                       "--security",       options.security};
        if (options.security != "none")
            words.insert(words.end(), {"--certificate", certificate(), "--key", (directory_ / "mail.key").string()});
        if (!options.login.empty())
            words.insert(words.end(), {"--login", options.login, "--password", options.password});
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        int in[2], out[2];
        if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, in[0], 0);
        posix_spawn_file_actions_adddup2(&actions, out[1], 1);
        const int failed = posix_spawn(&child_, argv.front(), &actions, nullptr, argv.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(in[0]);
        ::close(out[1]);
        to_child_ = in[1];
        if (failed != 0) throw std::runtime_error("python3 does not start");
        std::string said;
        char byte = 0;
        while (::read(out[0], &byte, 1) == 1 && byte != '\n') said += byte;
        ::close(out[0]);
        if (said.empty()) throw std::runtime_error("the SMTP server does not start: is python3-aiosmtpd installed?");
        port_ = static_cast<std::uint16_t>(std::stoi(said));
    }

    std::filesystem::path directory_;
    pid_t child_ = -1;
    int to_child_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace mera::test
