#include "usecases/check_links.hpp"

#include "base/text.hpp"
#include "office/web/html_title.hpp"
#include "store/audit.hpp"
#include "store/link_checks.hpp"
#include "usecases/obligation.hpp"

namespace mera {

namespace {

constexpr std::chrono::days kAliveEvery{7};  // a monthly duty is seen four times in its month
constexpr std::chrono::days kDeadEvery{1};   // until it is found again, or the second failure makes it a task

// The site is asked outside any transaction: it may take its twenty seconds.
LinkCheckRecord visit(Db& db, EvidenceFiles& files, const FetchRules& rules, const std::string& link,
                      const Moment& now) {
    const auto before = last_link_check(db, link);
    const FetchedPage page = fetch_page(link, rules);
    LinkCheckRecord out{};
    out.link = link;
    out.checked_on = now.today;
    out.checked_at = now.instant;
    out.outcome = code_of(page.outcome);
    out.status = page.status;
    out.final_address = page.final_address;
    out.media_type = page.media_type;
    out.certificate_known = page.certificate_known;
    const bool bad = page.outcome == PageOutcome::gone || page.outcome == PageOutcome::unreachable;
    out.failures = bad ? (before ? before->failures : 0) + 1 : 0;
    if (page.outcome == PageOutcome::alive) {
        out.title = html_title(page.body);
        EvidenceWriter writer = files.writer(static_cast<std::int64_t>(kPageBytesMax));
        if (!page.body.empty() && writer.append(page.body))
            if (const auto kept = writer.finish()) out.sha256 = kept->sha256;
    }
    return out;
}

void save(Db& db, const LinkCheckRecord& check, std::optional<PersonId> by, const Moment& now) {
    Transaction transaction = db.begin();
    insert_link_check(db, check);
    if (check.failures == kLinkFailuresMax)
        write_audit(db, by, "ссылка не открывается", "link " + check.link,
                    std::string{in_russian(page_outcome_from(check.outcome))}, now);
    transaction.commit();
}

Expected<WatchedLink> watched_by(Db& db, const Actor& actor, EvidenceId evidence) {
    const auto owner = find_evidence(db, evidence);
    const Failure absent{Failure::Kind::not_found, "Такой ссылки нет среди действующих. Откройте её из обязательства."};
    if (!owner || !actor.may_see(owner->organisation)) return absent;
    for (WatchedLink& link : watched_links(
             db, {.organisations = {}, .only_dead = false, .obligation = owner->obligation}, kEvidenceItemsMax * 10))
        if (link.evidence == evidence) return std::move(link);
    return absent;
}

}  // namespace

LinkVisits visit_links(Db& db, EvidenceFiles& files, const FetchRules& rules, const Moment& now, int limit) {
    const auto days_ago = [&](std::chrono::days days) {
        return Date{std::chrono::sys_days{now.today} - days + std::chrono::days{1}};
    };
    LinkVisits out;
    for (const std::string& link : links_to_visit(db, days_ago(kAliveEvery), days_ago(kDeadEvery), limit)) {
        const LinkCheckRecord check = visit(db, files, rules, link, now);
        save(db, check, {}, now);
        ++out.visited;
        out.alive += check.failures == 0;
        out.dead += check.is_dead();
    }
    return out;
}

Expected<Done> visit_link(Db& db, EvidenceFiles& files, const FetchRules& rules, const Actor& actor,
                          EvidenceId evidence, const Moment& now) {
    const auto link = watched_by(db, actor, evidence);
    if (!link) return link.failure();
    save(db, visit(db, files, rules, link->link, now), actor.person, now);
    return Done{};
}

Expected<Done> replace_link(Db& db, EvidenceFiles& files, const FetchRules& rules, const Actor& actor,
                            EvidenceId evidence, const std::string& typed, const Moment& now) {
    const auto old = watched_by(db, actor, evidence);
    if (!old) return old.failure();
    if (!actor.serves(old->organisation))
        return Failure{Failure::Kind::not_permitted,
                       "Новый адрес указывает исполнитель: сотрудник организации «" + old->organisation_name + "»."};
    const auto link = web_address(typed);
    if (!link) return link.failure();
    const LinkCheckRecord check = visit(db, files, rules, *link, now);
    if (check.failures > 0)
        return Failure{Failure::Kind::invalid_input,
                       "По новому адресу страница не открылась: " +
                           std::string{in_russian(page_outcome_from(check.outcome))} + ". Проверьте адрес в браузере.",
                       "link"};
    Transaction transaction = db.begin();
    insert_link_check(db, check);
    insert_link_replacement(db, evidence, *link, actor.person, now);
    write_audit(db, actor.person, "указан новый адрес страницы", subject_of(old->obligation), old->link + " → " + *link,
                now);
    transaction.commit();
    return Done{};
}

}  // namespace mera
