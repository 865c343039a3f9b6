// Published pages: which open, which do not, what they were when they were seen.
#include "domain/plan/measure_name.hpp"
#include "store/evidence_checks.hpp"
#include "store/link_checks.hpp"
#include "usecases/check_evidence.hpp"
#include "usecases/check_links.hpp"
#include "web/evidence_views.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::int64_t kPageRows = 100;

EvidenceId asked(const Visit& visit) { return {visit.request.path_id()}; }

LinkFilter links_of(const Visit& visit) {
    LinkFilter filter;
    filter.only_dead = visit.request.query.first("state") == "dead";
    filter.organisations = own_organisations(visit.person());
    return filter;
}

Html new_address_form(const Visit& visit, const WatchedLink& link) {
    return details("Страница переехала", form(visit, "/evidence/" + std::to_string(link.evidence.value) + "/link",
                                              html("{}{}",
                                                   field({.name = "link",
                                                          .label = "Новый адрес",
                                                          .hint = "Мера откроет его и сохранит копию страницы",
                                                          .id = "link-" + std::to_string(link.evidence.value)}),
                                                   button("Сохранить адрес", "secondary"))));
}

Html deeds(const Visit& visit, const WatchedLink& link) {
    Html out = form(visit, "/evidence/" + std::to_string(link.evidence.value) + "/visit",
                    button("Проверить сейчас", "secondary"));
    if (visit.person().serves(link.organisation)) out.put(new_address_form(visit, link));
    return out;
}

Html links_table(const Visit& visit, const std::vector<WatchedLink>& links) {
    DataTable table{
        "Ссылки",
        {{"Обязательство", false, "wide"}, {"Страница", false, "medium"}, {"Что с ней"}, {"Действия", false, "medium"}},
        {},
        true};
    for (const WatchedLink& link : links)
        table.rows.push_back(
            {html("{}<br><span class='mera-muted'>{}</span>",
                  link_to(obligation_address(link.obligation), full_name(link.measure)), link.organisation_name),
             html("<a class='govuk-link mera-address' href='{}' rel='noopener noreferrer'>{}</a>", Url{link.link},
                  link.link),
             link_state(link.last), deeds(visit, link)});
    return data_table(table);
}

Response back_to_obligation(Visit& visit, EvidenceId evidence, const Expected<Done>& done, std::string_view what) {
    if (!done) return failure_page(visit, done.failure(), {"/links", "К ссылкам на страницы"});
    return redirect(obligation_address(find_evidence(visit.db, evidence).value().obligation) +
                    "?done=" + std::string{what});
}

Failure no_document() { return {Failure::Kind::not_found, "Такого документа нет. Откройте его из обязательства."}; }

}  // namespace

Response show_links(Visit& visit) {
    const LinkFilter filter = links_of(visit);
    LinkFilter dead = filter;
    dead.only_dead = true;
    LinkFilter all = filter;
    all.only_dead = false;
    const std::int64_t number = page_from_address(visit), total = count_watched_links(visit.db, filter);
    Html content = heading("Ссылки на страницы");
    content.put(
        figures({{"/links", std::to_string(count_watched_links(visit.db, all)), "под наблюдением", "blue"},
                 {"/links?state=dead", std::to_string(count_watched_links(visit.db, dead)), "не открываются", "red"}}));
    const auto links = watched_links(visit.db, filter, kPageRows, (number - 1) * kPageRows);
    content.put(links.empty() ? empty_state(filter.only_dead ? "Все страницы открываются." : "Ссылок ещё не сдавали.")
                              : links_table(visit, links));
    content.put(pagination(
        {filter.only_dead ? "/links?state=dead" : "/links", number, (total + kPageRows - 1) / kPageRows, total}));
    return page(visit, {.title = "Ссылки на страницы",
                        .content = content,
                        .section = "/obligations",
                        .trail = {{"/obligations", "Обязательства"}},
                        .wide = true});
}

Response post_link_visit(Visit& visit) {
    return back_to_obligation(
        visit, asked(visit), visit_link(visit.db, visit.evidence, visit.fetch, visit.person(), asked(visit), visit.now),
        "visited");
}

Response post_link_replacement(Visit& visit) {
    return back_to_obligation(visit, asked(visit),
                              replace_link(visit.db, visit.evidence, visit.fetch, visit.person(), asked(visit),
                                           std::string{visit.request.form.first("link")}, visit.now),
                              "moved");
}

Response post_signature_check(Visit& visit) {
    const ObligationId obligation{visit.request.path_id()};
    const auto checked =
        check_signatures_again(visit.db, visit.evidence, visit.checker, visit.person(), obligation, visit.now);
    if (!checked) return failure_page(visit, checked.failure(), {obligation_address(obligation), "К обязательству"});
    return redirect(obligation_address(obligation) + "?done=checked");
}

// A page that was somebody's: never shown as ours, only given to be kept.
Response show_snapshot(Visit& visit) {
    const auto check = find_link_check(visit.db, visit.request.path_id());
    if (!check || check->sha256.empty()) return failure_page(visit, no_document());
    for (const OrganisationId organisation : organisations_with_link(visit.db, check->link))
        if (visit.person().may_see(organisation))
            return document_response(visit.evidence.path_of(check->sha256), "application/octet-stream",
                                     "страница " + iso(check->checked_on) + ".html", check->sha256,
                                     Disposition::download);
    return failure_page(visit, no_document());
}

Response show_signed_content(Visit& visit) {
    const auto owner = find_evidence(visit.db, asked(visit));
    const auto check = signature_check_of(visit.db, asked(visit));
    if (!owner || !visit.person().may_see(owner->organisation) || !check || check->content_sha256.empty())
        return failure_page(visit, no_document());
    std::string name = owner->evidence.file_name;
    if (const auto dot = name.rfind('.'); dot != std::string::npos && dot > 0) name.resize(dot);
    return document_response(visit.evidence.path_of(check->content_sha256), check->content_type, name,
                             check->content_sha256, Disposition::show);
}

}  // namespace mera
