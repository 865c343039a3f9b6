#include "cli/command_words.hpp"

#include "base/text.hpp"

namespace mera {

namespace {

// What the library says and what is said instead; % is what stands between the ends.
struct Saying {
    std::string_view begins, ends, words;
};
constexpr Saying kSayings[] = {
    {"A subcommand", "is required", "нужна команда из тех, что перечисляет справка"},
    {"", " is required", "не указано %"},
    {"The following argument was not expected: ", "", "здесь не ждали %"},
    {"The following arguments were not expected: ", "", "здесь не ждали %"},
    {"Could not convert: ", "", "не годится как число: %"},
    {"", ": 1 required TEXT missing", "после % нет значения"},
    {"", ": 1 required INT missing", "после % нет числа"},
    {"", ": 1 required UINT missing", "после % нет числа"},
};

}  // namespace

RussianFormatter::RussianFormatter() {
    label("OPTIONS", "КЛЮЧИ");
    label("SUBCOMMAND", "КОМАНДА");
    label("SUBCOMMANDS", "КОМАНДЫ");
    label("Usage", "Как пользоваться");
    label("Positionals", "Что указать");
    label("REQUIRED", "обязательно");
    label("TEXT", "ТЕКСТ");
    label("INT", "ЧИСЛО");
    label("UINT", "ЧИСЛО");
}

std::string RussianFormatter::make_group(std::string group, bool is_positional,
                                         std::vector<const CLI::Option*> options) const {
    return CLI::Formatter::make_group(group == "Options" ? "Ключи" : std::move(group), is_positional,
                                      std::move(options));
}

std::string RussianFormatter::make_option(const CLI::Option* option, bool is_positional) const {
    const std::string name = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    const std::size_t wide = length_in_characters(name), column = get_column_width();
    const std::string gap = wide < column ? std::string(column - wide, ' ') : "\n" + std::string(column, ' ');
    return name + gap + make_option_desc(option) + "\n";
}

std::string in_russian(const CLI::ParseError& error) {
    const std::string_view said = error.what();
    for (const Saying& saying : kSayings)
        if (said.starts_with(saying.begins) && said.ends_with(saying.ends))
            return replace_all(std::string{saying.words}, "%",
                               std::string{said.substr(saying.begins.size(),
                                                       said.size() - saying.begins.size() - saying.ends.size())});
    return std::string{said};
}

}  // namespace mera
