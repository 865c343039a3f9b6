#pragma once
// CLI11 speaks Russian here: the help of a command and what was wrong with a command that was typed.
#include <CLI/CLI.hpp>

#include <string>

namespace mera {

// Columns are measured in letters: the library's own formatter counts bytes, and a Cyrillic letter has two.
class RussianFormatter : public CLI::Formatter {
public:
    RussianFormatter();
    std::string make_group(std::string group, bool is_positional,
                           std::vector<const CLI::Option*> options) const override;
    std::string make_option(const CLI::Option* option, bool is_positional) const override;
};

constexpr const char* kCommandsGroup = "Команды";  // what heads the list of commands
// «не указано --login»
std::string in_russian(const CLI::ParseError& error);

}  // namespace mera
