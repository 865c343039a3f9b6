// `mera mail status`, `mera mail test`, `mera mail run`.
#include <nlohmann/json.hpp>

#include <iostream>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/mail_settings.hpp"
#include "cli/workspace.hpp"
#include "usecases/mail_report.hpp"
#include "usecases/remind.hpp"
#include "usecases/send_letters.hpp"

namespace mera {

namespace {

std::string server_words(const MailSetup& setup) {
    if (!setup.server) return "Почта не настроена: напоминания видны только в Мере.";
    const MailServer& server = *setup.server;
    return "Почтовый сервер: " + server.host + ":" + std::to_string(server.port) + ", " +
           std::string{in_russian(server.security)} +
           (server.login.empty() ? ", без имени" : ", имя " + server.login + ", пароль: " + setup.password_from) +
           ". Письма идут от " + server.from + ".";
}

void tell_report(const MailSetup& setup, const MailReport& report) {
    const LetterCounts& counts = report.counts;
    std::cout << server_words(setup) << "\n"
              << "Последние напоминания: "
              << (report.last_run
                      ? in_russian(report.last_run->day) + ", людей " + std::to_string(report.last_run->people) +
                            ", писем " + std::to_string(report.last_run->letters)
                      : std::string{"ещё не составлялись"})
              << ".\nЗа неделю: ждут " << counts.waiting << ", отправляются " << counts.sending << ", отправлено "
              << counts.sent << ", не приняты " << counts.refused << ", неизвестно " << counts.unknown
              << ", не ушли в свой день " << counts.expired
              << ".\nЛюдей без адреса почты: " << report.people_without_address << ".\n";
    for (const std::string& finding : report.findings) std::cout << finding << "\n";
}

nlohmann::ordered_json as_json(const MailSetup& setup, const MailReport& report) {
    const LetterCounts& counts = report.counts;
    return {{"configured", setup.server.has_value()},
            {"last_run", report.last_run ? nlohmann::ordered_json(iso(report.last_run->day)) : nullptr},
            {"waiting", counts.waiting},
            {"sending", counts.sending},
            {"sent", counts.sent},
            {"refused", counts.refused},
            {"unknown", counts.unknown},
            {"expired", counts.expired},
            {"people_without_address", report.people_without_address},
            {"findings", report.findings}};
}

}  // namespace

int command_mail_status(const Settings& settings, bool json) {
    const auto setup = mail_setup(settings);
    if (!setup) return complain(setup.failure(), json);
    Workspace workspace = open_workspace(settings);
    const MailReport report = mail_report(workspace.db, *setup, settings.now());
    if (json)
        std::cout << as_json(*setup, report).dump() << "\n";
    else
        tell_report(*setup, report);
    return report.findings.empty() ? kExitDone : kExitRefused;
}

int command_mail_test(const Settings& settings, const std::string& address, bool json) {
    const auto setup = mail_setup(settings);
    if (!setup) return complain(setup.failure(), json);
    Workspace workspace = open_workspace(settings);
    const auto answer = send_test_letter(workspace.db, *setup, {}, address, settings.now());
    if (!answer) return complain(answer.failure(), json);
    const bool sent = answer->outcome == MailOutcome::sent;
    if (json)
        std::cout
            << nlohmann::ordered_json{{"sent", sent}, {"explained", answer->explained}, {"reply", answer->reply}}.dump()
            << "\n";
    else
        (sent ? std::cout : std::cerr) << answer->explained << (answer->reply.empty() ? "" : " " + answer->reply)
                                       << "\n";
    return sent ? kExitDone : kExitRefused;
}

int command_mail_run(const Settings& settings, bool json) {
    const auto setup = mail_setup(settings);
    if (!setup) return complain(setup.failure(), json);
    Workspace workspace = open_workspace(settings);
    const auto reminded = remind(workspace.db, *setup, settings.now());
    const SentLetters sent = send_letters(workspace.db, *setup, [&] { return settings.now(); });
    if (!reminded) return complain(reminded.failure(), json);
    if (json) {
        std::cout << nlohmann::ordered_json{{"made_before", reminded->before}, {"people", reminded->people},
                                            {"letters", reminded->letters},    {"sent", sent.sent},
                                            {"deferred", sent.deferred},       {"refused", sent.refused},
                                            {"unknown", sent.unknown},         {"unneeded", sent.unneeded},
                                            {"stopped", sent.stopped}}
                         .dump()
                  << "\n";
    } else {
        std::cout << (reminded->before ? "Напоминания этого дня уже составлены" : "Напоминания составлены")
                  << ": людей " << reminded->people << ", писем " << reminded->letters << ".\nОтправлено " << sent.sent
                  << ", отложено " << sent.deferred << ", не принято " << sent.refused << ", неизвестно "
                  << sent.unknown << ", не понадобилось " << sent.unneeded << ".\n";
        if (!sent.stopped.empty()) std::cout << sent.stopped << " Остальные письма ждут.\n";
    }
    return sent.stopped.empty() ? kExitDone : kExitRefused;
}

}  // namespace mera
