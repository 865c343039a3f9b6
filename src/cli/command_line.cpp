// The words of the command line, in Russian, and which function each calls.
#include <exception>
#include <iostream>

#include "cli/command_words.hpp"
#include "cli/commands.hpp"

namespace mera {

namespace {

constexpr const char* kFooter = R"(Коды завершения:
  0   сделано
  1   отказано: сообщение говорит, что исправить
  2   команда написана неверно
  70  сбой программы или машины

Данные лежат в каталоге --data (или MERA_DATA): база, документы, настройки mera.toml.)";

struct Line {  // what was typed
    std::string data, database, today, address;
    std::optional<std::uint16_t> port;
    bool json = false, pretty = false, rebuild = false;
    std::string path, login;
    std::vector<std::string> order_files;
    AdoptOptions adopt;
    ReviseOptions revise;
    ObligationOptions obligations;
    UserOptions user;
    std::int64_t programme = 0;
};

Expected<Settings> settings_from(const Line& line) {
    const char* environment = std::getenv("MERA_DATA");
    const std::string data = !line.data.empty() ? line.data : environment != nullptr ? environment : "mera-data";
    auto settings = load_settings(data);
    if (!settings) return settings;
    if (!line.database.empty()) settings->database = line.database;
    if (!line.address.empty()) settings->address = line.address;
    if (line.port) settings->port = *line.port;
    if (!line.today.empty()) {
        settings->today = parse_iso_date(line.today);
        if (!settings->today)
            return Failure{Failure::Kind::invalid_input,
                           "День «" + line.today + "» не читается. Напишите его как 2020-03-15."};
    }
    return settings;
}

void common_keys(CLI::App& command, Line& line) {
    command.add_option("--data", line.data, "каталог данных");
    command.add_option("--database", line.database, "адрес PostgreSQL; без него SQLite в каталоге данных");
    command.add_option("--today", line.today, "работать на этот день, например 2020-03-15");
    command.add_flag("--json", line.json, "ответ в JSON, для программ");
}

int dispatch(const CLI::App& app, const Line& line) {
    const auto asked = [&](const char* name) { return app.got_subcommand(name); };
    if (asked("recognise")) return command_recognise(line.order_files, line.pretty);
    if (asked("deadline")) return command_deadline();
    const auto settings = settings_from(line);
    if (!settings) return complain(settings.failure(), line.json);
    if (asked("serve")) return command_serve(*settings);
    if (asked("demo")) return command_demo(*settings, line.json);
    if (asked("import")) return command_import(*settings, line.order_files, line.login, line.json);
    if (asked("adopt")) return command_adopt(*settings, line.adopt, line.json);
    if (asked("revise")) return command_revise(*settings, line.revise, line.json);
    if (asked("obligations")) return command_obligations(*settings, line.obligations, line.json);
    if (asked("child-programmes")) return command_child_programmes(*settings, line.programme, line.json);
    if (asked("backup")) return command_backup(*settings, line.path, line.json);
    if (asked("restore")) return command_restore(*settings, line.path, line.json);
    if (asked("links")) return command_links(*settings, line.json);
    if (asked("doctor")) return command_doctor(*settings, line.rebuild, line.json);
    if (asked("mail")) {
        const CLI::App& mail = *app.get_subcommand("mail");
        if (mail.got_subcommand("status")) return command_mail_status(*settings, line.json);
        if (mail.got_subcommand("test")) return command_mail_test(*settings, line.path, line.json);
        return command_mail_run(*settings, line.json);
    }
    const CLI::App& user = *app.get_subcommand("user");
    if (user.got_subcommand("add")) return command_user_add(*settings, line.user, line.json);
    if (user.got_subcommand("list")) return command_user_list(*settings, line.json);
    if (user.got_subcommand("password")) return command_user_password(*settings, line.user.login, line.json);
    return command_user_disable(*settings, line.user.login, user.got_subcommand("disable"), line.json);
}

void describe_documents(CLI::App& app, Line& line) {
    auto* recognise = app.add_subcommand("recognise", "прочесть приказ и напечатать план в JSON");
    recognise
        ->add_option("ФАЙЛ", line.order_files,
                     "документ; «-» читает стандартный ввод; несколько — приказ с приложениями")
        ->required();
    recognise->add_flag("--pretty", line.pretty, "с отступами");
    app.add_subcommand("deadline", "прочесть сроки: на входе строки «НАЧАЛО..КОНЕЦ<TAB>фраза», на выходе JSON");
    auto* import = app.add_subcommand("import", "загрузить приказ как черновик плана");
    common_keys(*import, line);
    import->add_option("ФАЙЛ", line.order_files, "документ; несколько — приказ с приложениями")->required();
    import->add_option("--login", line.login, "имя координатора, от которого идёт загрузка")->required();
    auto* adopt = app.add_subcommand("adopt", "принять черновик: создать программу и обязательства");
    common_keys(*adopt, line);
    adopt->add_option("ЧЕРНОВИК", line.adopt.draft, "номер черновика")->required();
    adopt->add_option("--login", line.adopt.login, "имя координатора")->required();
    adopt->add_option("--school", line.adopt.schools, "школа со стабильно низкими результатами; можно повторять");
    adopt->add_option("--at-risk", line.adopt.at_risk, "школа зоны риска; можно повторять");
    adopt->add_option("--basis", line.adopt.basis, "акт, которым утверждён перечень школ");
    adopt->add_option("--owner", line.adopt.owner, "чья это программа");
    adopt->add_option("--term-last", line.adopt.term_last, "последний день плана, 2020-12-31");
    adopt->add_option("--shift", line.adopt.shift, "срок на выходной: as_is, next или previous");
    adopt->add_option("--half-year", line.adopt.half_year, "полугодие: calendar или school");
    adopt->add_option("--school-year-last", line.adopt.school_year_last, "последний день учебного года, 2020-05-31");
    auto* revise = app.add_subcommand("revise", "сравнить изменяющий приказ с действующим планом или принять редакцию");
    common_keys(*revise, line);
    revise->add_option("ЧЕРНОВИК", line.revise.draft, "номер черновика изменяющего приказа")->required();
    revise->add_option("--login", line.revise.login, "имя координатора")->required();
    revise->add_option("--programme", line.revise.programme, "номер программы; без него — та, чей приказ назван");
    revise->add_option("--from", line.revise.from, "день, с которого действуют изменения, 2020-04-10");
    revise->add_option("--term-last", line.revise.term_last, "последний день плана, 2020-12-31");
    revise->add_option("--scope", line.revise.scope,
                       "о чём план в приказе: whole (весь заново) или named (только названные меры)");
    revise->add_option("--leave", line.revise.left_out,
                       "номер меры или пункта, изменение которого не применять: 4.8; можно повторять");
    revise->add_option("--skip", line.revise.skipped, "номер указания, которое не применять: 1.2; можно повторять");
    revise->add_flag("--adopt", line.revise.adopt, "принять; без ключа ничего не меняется");
}

void describe_work(CLI::App& app, Line& line) {
    auto* serve = app.add_subcommand("serve", "запустить сервер");
    common_keys(*serve, line);
    serve->add_option("--address", line.address, "адрес, на котором слушать; по умолчанию 127.0.0.1");
    serve->add_option("--port", line.port, "порт; по умолчанию 8080, 0 — любой свободный");
    auto* demo = app.add_subcommand("demo", "создать учебную программу по приказу № 882 на 15 марта 2020 года");
    common_keys(*demo, line);
    auto* obligations = app.add_subcommand("obligations", "показать обязательства");
    common_keys(*obligations, line);
    obligations->add_option("--organisation", line.obligations.organisation, "название организации");
    obligations->add_option("--state", line.obligations.state,
                            "overdue, returned, under_review, in_progress, upcoming, fulfilled, fulfilled_late");
    obligations->add_option("--search", line.obligations.search, "слова из меры или организации");
    obligations->add_option("--due-from", line.obligations.due_from, "срок не раньше дня");
    obligations->add_option("--due-to", line.obligations.due_to, "срок не позже дня");
    obligations->add_flag("--csv", line.obligations.csv, "таблицей CSV");
}

void describe_children(CLI::App& app, Line& line) {
    auto* children =
        app.add_subcommand("child-programmes", "программы школ по вышестоящей: утверждены, составляются, нет");
    common_keys(*children, line);
    children->add_option("--programme", line.programme, "номер вышестоящей программы; без него все");
}

void describe_care(CLI::App& app, Line& line) {
    auto* user = app.add_subcommand("user", "учётные записи");
    user->require_subcommand(1);
    auto* add = user->add_subcommand(
        "add", "завести человека: пароль печатается один раз, роль действует с сегодняшнего дня или с дня --today");
    common_keys(*add, line);
    add->add_option("ИМЯ", line.user.login, "имя для входа")->required();
    add->add_option("--full-name", line.user.full_name, "фамилия, имя, отчество")->required();
    add->add_option("--organisation", line.user.organisation, "организация; новая будет создана")->required();
    add->add_option("--role", line.user.role, "coordinator, controller, executor, curator, observer, administrator");
    add->add_option("--post", line.user.post, "должность");
    add->add_option("--email", line.user.email, "электронная почта");
    common_keys(*user->add_subcommand("list", "показать людей и роли"), line);
    for (const auto& [name, about] : {std::pair{"password", "сменить пароль; новый печатается один раз"},
                                      std::pair{"disable", "закрыть вход"}, std::pair{"enable", "открыть вход"}}) {
        auto* command = user->add_subcommand(name, about);
        common_keys(*command, line);
        command->add_option("ИМЯ", line.user.login, "имя для входа")->required();
    }
    auto* backup = app.add_subcommand("backup", "сохранить базу и документы в один архив");
    common_keys(*backup, line);
    backup->add_option("ФАЙЛ", line.path, "архив, которого ещё нет")->required();
    auto* restore = app.add_subcommand("restore", "восстановить из архива в пустой каталог данных");
    common_keys(*restore, line);
    restore->add_option("ФАЙЛ", line.path, "архив")->required();
    common_keys(
        *app.add_subcommand("links", "проверить сданные ссылки, чья очередь подошла; сервер делает это сам раз в день"),
        line);
    auto* mail = app.add_subcommand("mail", "напоминания и почта");
    mail->require_subcommand(1);
    common_keys(*mail->add_subcommand("status", "показать настройку, очередь писем и что не в порядке"), line);
    auto* test = mail->add_subcommand("test", "отправить проверочное письмо");
    common_keys(*test, line);
    test->add_option("АДРЕС", line.path, "куда")->required();
    common_keys(*mail->add_subcommand("run", "составить напоминания дня и отправить очередь; сервер делает это сам"),
                line);
    auto* doctor = app.add_subcommand("doctor", "проверить базу, документы, журнал и почту");
    common_keys(*doctor, line);
    doctor->add_flag("--rebuild", line.rebuild, "пересчитать производные таблицы");
}

}  // namespace

int run_command_line(int argc, char** argv) {
    CLI::App app{"Мера — ведёт программу поддержки школ: приказ, план, обязательства, документы, отчёты."};
    app.name("mera");
    app.formatter(std::make_shared<RussianFormatter>());
    app.group(kCommandsGroup);
    app.footer(kFooter);
    app.set_help_flag("-h,--help", "эта справка");
    app.require_subcommand(1);
    Line line;
    describe_work(app, line);
    describe_children(app, line);
    describe_documents(app, line);
    describe_care(app, line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        std::string command = "mera";
        for (const CLI::App* sub = &app; !sub->get_subcommands().empty();) {
            sub = sub->get_subcommands().front();
            command += " " + sub->get_name();
        }
        std::cerr << "Команда написана неверно: " << in_russian(error) << ".\nСправка: " << command << " --help\n";
        return kExitUsage;
    }
    try {
        return dispatch(app, line);
    } catch (const std::exception& fault) {
        std::cerr << "Сбой: " << fault.what() << "\n";
        return kExitBroken;
    }
}

}  // namespace mera
