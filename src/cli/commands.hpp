#pragma once
// The command line: one function per verb. Each prints what it found and returns the exit code.
#include <iosfwd>
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "cli/settings.hpp"
#include "usecases/brought_files.hpp"

namespace mera {

// Exit codes, documented in docs/guide/command-line.md and in `mera --help`.
inline constexpr int kExitDone = 0;
inline constexpr int kExitRefused =
    1;   // the input or the state of things does not allow it; the message says what to do
inline constexpr int kExitUsage = 2;     // the words of the command are wrong
inline constexpr int kExitBroken = 70;   // a fault of ours or of the machine

int run_command_line(int argc, char** argv);

int complain(const Failure& failure, bool json);  // to the error stream; gives kExitRefused
Expected<NamedFile> read_order_files(const std::vector<std::string>& paths);  // several are the files of one order
Expected<std::string> read_file(const std::string& path);  // «-» is the standard input; at most 64 MB

int command_recognise(const std::vector<std::string>& paths, bool pretty);
int command_deadline();
int answer_deadlines(std::istream& in, std::ostream& out);  // one JSON line for each line «FROM..TO<TAB>phrase»
int command_serve(const Settings& settings);
int command_demo(const Settings& settings, bool json);
int command_import(const Settings& settings, const std::vector<std::string>& paths, const std::string& login,
                   bool json);

struct AdoptOptions {
    std::int64_t draft = 0;
    std::string login;
    std::vector<std::string> schools, at_risk;
    std::string basis, owner, term_last, shift, half_year, school_year_last;
};
int command_adopt(const Settings& settings, const AdoptOptions& options, bool json);

struct ReviseOptions {
    std::int64_t draft = 0, programme = 0;
    std::string login, from, term_last, scope;
    std::vector<std::string> skipped;   // numbers of instructions that are not carried out
    std::vector<std::string> left_out;  // numbers of measures and clauses whose change is not taken
    bool adopt = false;                // otherwise only shown
};
int command_revise(const Settings& settings, const ReviseOptions& options, bool json);

struct ObligationOptions {
    std::string organisation, state, search, due_from, due_to;
    bool csv = false;
};
int command_obligations(const Settings& settings, const ObligationOptions& options, bool json);

// How the organisations under a programme make their own.
int command_child_programmes(const Settings& settings, std::int64_t programme, bool json);

struct UserOptions {
    std::string login, full_name, organisation, role = "executor", post, email;
};
int command_user_add(const Settings& settings, const UserOptions& options, bool json);
int command_user_list(const Settings& settings, bool json);
int command_user_password(const Settings& settings, const std::string& login, bool json);
int command_user_disable(const Settings& settings, const std::string& login, bool disabled, bool json);

int command_backup(const Settings& settings, const std::string& file, bool json);
int command_restore(const Settings& settings, const std::string& file, bool json);
int command_links(const Settings& settings, bool json);  // visits those whose turn it is
int command_mail_status(const Settings& settings, bool json);
int command_mail_test(const Settings& settings, const std::string& address, bool json);
int command_mail_run(const Settings& settings, bool json);  // today's reminders and the queue, once
int command_doctor(const Settings& settings, bool rebuild, bool json);

}  // namespace mera
