// Commands of the administrator: backup, restore, links, doctor.
#include <nlohmann/json.hpp>

#include <iostream>

#include "cli/commands.hpp"
#include "cli/mail_settings.hpp"
#include "cli/workspace.hpp"
#include "usecases/backup.hpp"
#include "usecases/check_links.hpp"
#include "usecases/doctor.hpp"
#include "usecases/mail_report.hpp"

namespace mera {

namespace {

int tell(const Expected<BackupContent>& content, const char* what, bool json) {
    if (!content) return complain(content.failure(), json);
    if (json)
        std::cout << nlohmann::ordered_json{{"rows", content->rows}, {"files", content->files}}.dump() << "\n";
    else
        std::cout << what << ": строк " << content->rows << ", документов " << content->files << ".\n";
    return kExitDone;
}

}  // namespace

int command_backup(const Settings& settings, const std::string& file, bool json) {
    Workspace workspace = open_workspace(settings);
    return tell(back_up(workspace.db, workspace.evidence, file), "Сохранено", json);
}

int command_restore(const Settings& settings, const std::string& file, bool json) {
    Workspace workspace = open_workspace(settings);
    return tell(restore(workspace.db, workspace.evidence, file), "Восстановлено", json);
}

int command_links(const Settings& settings, bool json) {
    Workspace workspace = open_workspace(settings);
    const auto rules = fetch_rules(settings);
    if (!rules) return complain(rules.failure(), json);
    const LinkVisits visits = visit_links(workspace.db, workspace.evidence, *rules, settings.now(), kLinksADay);
    if (json)
        std::cout << nlohmann::ordered_json{{"visited", visits.visited}, {"alive", visits.alive}, {"dead", visits.dead}}
                         .dump()
                  << "\n";
    else
        std::cout << "Проверено ссылок: " << visits.visited << ", открываются: " << visits.alive
                  << ", не открываются: " << visits.dead << ".\n";
    return kExitDone;
}

int command_doctor(const Settings& settings, bool rebuild, bool json) {
    Workspace workspace = open_workspace(settings);
    if (rebuild) rebuild_derived(workspace.db);
    Checkup checkup = check_up(workspace.db, workspace.evidence);
    const auto mail = mail_setup(settings);
    if (!mail) checkup.findings.push_back(mail.failure().message);
    for (std::string& finding : mail_report(workspace.db, mail ? *mail : MailSetup{}, settings.now()).findings)
        checkup.findings.push_back(std::move(finding));
    if (json) {
        std::cout << nlohmann::ordered_json{{"findings", checkup.findings},
                                            {"files_checked", checkup.files_checked},
                                            {"orphans", checkup.orphans}}
                         .dump()
                  << "\n";
    } else {
        for (const std::string& finding : checkup.findings) std::cout << finding << "\n";
        std::cout << (checkup.findings.empty() ? "Всё цело" : "Найдено")
                  << ". Документов проверено: " << checkup.files_checked << ", лишних файлов: " << checkup.orphans
                  << ".\n";
    }
    return checkup.findings.empty() ? kExitDone : kExitRefused;
}

}  // namespace mera
