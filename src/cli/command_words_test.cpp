#include "cli/command_words.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

namespace mera {

namespace {

struct Typed {  // a small command line of its own, as run_command_line() makes one
    Typed() {
        app.formatter(std::make_shared<RussianFormatter>());
        app.group(kCommandsGroup);
        app.set_help_flag("-h,--help", "эта справка");
        app.require_subcommand(1);
        CLI::App* show = app.add_subcommand("show", "показать");
        show->add_option("ФАЙЛ", file, "документ")->required();
        show->add_option("--programme", programme, "номер программы");
        show->add_option("--login", login, "имя")->required();
    }
    std::string refusal(const std::string& words) {
        try {
            app.parse(words);
        } catch (const CLI::ParseError& error) {
            return in_russian(error);
        }
        return "";
    }
    CLI::App app{"Проба", "probe"};
    std::string file, login;
    std::int64_t programme = 0;
};

}  // namespace

TEST_CASE("what was wrong with a command is said in Russian") {
    for (const auto& [typed, said] :
         {std::pair{"", "нужна команда из тех, что перечисляет справка"},
          {"dance", "нужна команда из тех, что перечисляет справка"},
          {"show a.txt", "не указано --login"},
          {"show --login anna", "не указано ФАЙЛ"},
          {"show a.txt b.txt --login anna", "здесь не ждали b.txt"},
          {"show a.txt --login anna --colour=red", "здесь не ждали --colour=red"},
          {"show a.txt --login", "после --login нет значения"},
          {"show a.txt --login anna --programme", "после --programme нет числа"},
          {"show a.txt --login anna --programme x", "не годится как число: --programme = x"},
          {"show a.txt --login anna --programme 7", ""}}) {
        CAPTURE(typed);
        Typed command;
        CHECK(command.refusal(typed) == said);
    }
}

TEST_CASE("help is in Russian, and what a key does stands in one column") {
    Typed command;
    const std::string whole = command.app.help();
    CHECK(whole.find("Команды:\n  show") != std::string::npos);
    CHECK(whole.find("Options") == std::string::npos);
    const std::string help = command.app.get_subcommand("show")->help();
    CHECK(help.find("Ключи:\n  -h,--help") != std::string::npos);
    for (const auto& [name, about] : {std::pair{"--help", "эта справка"},
                                      {"--programme ЧИСЛО", "номер программы"},
                                      {"--login ТЕКСТ обязательно", "имя"}}) {
        CAPTURE(name);
        const std::string line = help.substr(0, help.find(about));
        CHECK(length_in_characters(line.substr(line.rfind('\n') + 1)) == 30);
        CHECK(line.find(name) != std::string::npos);
    }
}

}  // namespace mera
