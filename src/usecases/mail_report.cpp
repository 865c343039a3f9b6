#include "usecases/mail_report.hpp"

#include <set>

#include "base/text.hpp"
#include "store/programmes.hpp"

namespace mera {

namespace {

constexpr std::int64_t kLettersLookedAt = 1'000;
constexpr std::size_t kAddressesNamed = 5;

// Addresses the mail server has refused and that people still have.
std::vector<std::string> dead_addresses(Db& db, const std::map<PersonId, std::string>& emails, Date today) {
    std::vector<std::string> out;
    for (const LastLetter& letter : last_reminder_letters(db, today)) {
        const auto email = emails.find(letter.person);
        if (letter.outcome == LetterOutcome::refused && email != emails.end() && email->second == letter.address)
            out.push_back(letter.address);
    }
    return out;
}

std::string why_deferred(Db& db) {
    for (const LetterRow& row : last_letters(db, kLettersLookedAt))
        if (row.outcome == LetterOutcome::deferred) return row.reply;
    return {};
}

void look_at_run(MailReport& report, Db& db, const Moment& now) {
    auto& found = report.findings;
    if (report.last_run && now.today < report.last_run->day)
        found.push_back("Последние напоминания составлены за " + in_russian(report.last_run->day) +
                        ", а на часах этой машины " + in_russian(now.today) + " Проверьте её время.");
    const bool stale = report.last_run && days_between(report.last_run->day, now.today) > 1;
    if (stale && !all_programmes(db).empty())
        found.push_back("Напоминания не составлялись с " + in_russian(report.last_run->day) +
                        " Их составляет работающий сервер (mera serve) или команда mera mail run.");
}

void look_at_letters(MailReport& report, Db& db) {
    const LetterCounts& counts = report.counts;
    if (const std::string why = why_deferred(db); counts.waiting > 0 && !why.empty())
        report.findings.push_back("Письма ждут отправки: " + std::to_string(counts.waiting) +
                                  ". Последняя попытка: " + why);
    if (counts.unknown > 0)
        report.findings.push_back(
            "Неизвестно, доставлены ли письма за неделю: " + std::to_string(counts.unknown) +
            ". Связь или программа оборвалась после отправки. Второй раз они не отправляются; что "
            "открыто, скажет письмо следующего дня.");
    if (counts.expired > 0)
        report.findings.push_back("Не ушли в свой день писем за неделю: " + std::to_string(counts.expired) +
                                  ". Что осталось открытым, сказало письмо следующего дня.");
}

}  // namespace

MailReport mail_report(Db& db, const MailSetup& setup, const Moment& now) {
    MailReport out;
    out.last_run = last_reminder_run(db);
    out.counts = count_letters(db, add_days(now.today, -kMailReportDays));
    const auto emails = people_emails(db);
    for (const auto& [person, email] : emails) out.people_without_address += !mail_address(email);
    if (!setup.server) return out;
    look_at_run(out, db, now);
    look_at_letters(out, db);
    auto dead = dead_addresses(db, emails, now.today);
    if (dead.empty()) return out;
    const std::size_t total = dead.size();
    dead.resize(std::min(total, kAddressesNamed));
    out.findings.push_back("Почтовый сервер не принимает письма на адреса (" + std::to_string(total) +
                           "): " + join(dead, ", ") + ". Исправьте их на страницах людей.");
    return out;
}

}  // namespace mera
