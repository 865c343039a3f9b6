// The audit trail: who did what, and for whom. Whoever looks after part of the tree sees the deeds of its people.
#include "store/audit.hpp"
#include "usecases/export.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::int64_t kAuditRows = 100;

AuditSearch audit_search(const Visit& visit) {
    AuditSearch search{.words = std::string{visit.request.query.first("search")}};
    const Actor& person = visit.person();
    if (person.sees_everything()) return search;
    for (const Role role : {Role::coordinator, Role::controller, Role::administrator})
        for (const OrganisationId id : person.reach_as(role)) search.organisations.push_back(id);
    return search;
}

// The subject leads to its page, if it has one that this person may open: an administrator reads of obligations only here.
Html about_words(const Actor& person, const AuditEntry& entry) {
    struct Pages {
        std::string_view subject, address;
    };
    static constexpr Pages kPages[]{{"obligation ", "/obligations/"},
                                    {"programme ", "/programmes/"},
                                    {"child_programme ", "/child-programmes/"},
                                    {"organisation ", "/organisations/"}};
    for (const Pages& pages : kPages)
        if (entry.business_of && person.may_see(*entry.business_of) && entry.subject.starts_with(pages.subject))
            return link_to(std::string{pages.address} + entry.subject.substr(pages.subject.size()),
                           typeset(entry.about));
    return html("{}", typeset(entry.about));
}

}  // namespace

Response show_audit(Visit& visit) {
    const AuditSearch search = audit_search(visit);
    const std::int64_t number = page_from_address(visit);
    const std::int64_t total = audit_count(visit.db, search);
    DataTable table{.caption = "Журнал",
                    .columns = {{"Когда", false, "small"},
                                {"Кто", false, "medium"},
                                {"Что", false, "medium"},
                                {"О чём", false, "medium"},
                                {"Подробности"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const AuditEntry& e : audit_page(visit.db, search, kAuditRows, (number - 1) * kAuditRows))
        table.rows.push_back({html("<span class='mera-when'>{}</span>", instant_in_russian(e.at)),
                              html("{}", e.person_name.empty() ? std::string{"командная строка"} : e.person_name),
                              html("{}", e.deed), about_words(visit.person(), e), html("{}", e.detail)});
    Html content = heading("Журнал действий");
    content.put("<form class='mera-filter' method='get' action='/audit' role='search'>{}{}</form>",
                field({.name = "search", .label = "Слова", .value = search.words}), button("Показать", "secondary"));
    content.put(
        "<div class='mera-actions'><span>Записей: {}</span><span class='mera-muted'>Время московское.</span>{}{}</div>",
        total, link_to(filter_as_address(visit, "/audit/export/csv"), "Скачать CSV"),
        link_to(filter_as_address(visit, "/audit/export/xlsx"), "Скачать XLSX"));
    content.put("{}{}", data_table(table),
                pagination({filter_as_address(visit, "/audit"), number, (total + kAuditRows - 1) / kAuditRows, total}));
    return page(visit, {.title = "Журнал", .content = content, .section = "/audit", .wide = true});
}

Response export_audit(Visit& visit) {
    return table_download(audit_table(audit_page(visit.db, audit_search(visit), kExportRowsMax, 0)),
                          visit.request.path_text("format"), "Журнал " + iso(visit.today()));
}

}  // namespace mera
