// What every page of the site has: sections for this person's roles, the path, the day, the reader's settings.
#include "base/text.hpp"
#include "store/reminders.hpp"
#include "web/http/access.hpp"
#include "web/http/request_origin.hpp"
#include "web/views/layout.hpp"
#include "web/views/visit.hpp"

namespace mera {

namespace {

struct Section {
    const char* address;
    const char* words;
    Access access;
};
constexpr Section kSections[] = {
    {"/", "Моя работа", Access::signed_in},
    {"/review", "Проверка", Access::coordinator | Access::controller},
    {"/obligations", "Обязательства", Access::signed_in},
    {"/calendar", "Календарь", Access::signed_in},
    {"/programmes", "Программы", Access::signed_in},
    {"/dashboard", "Контроль", Access::staff},
    {"/organisations", "Организации", Access::signed_in},
    {"/drafts", "Черновики", Access::coordinator},
    {"/reminders", "Напоминания", Access::signed_in},
    {"/people", "Люди", Access::administrator | Access::coordinator},
    {"/audit", "Журнал", Access::coordinator | Access::controller | Access::administrator},
    {"/mail", "Почта", Access::administrator},
};

constexpr int kUnseenDays = 30;  // an older reminder is history

std::int64_t unseen_reminders(const Visit& visit) {
    return count_unseen_reminders(visit.db, visit.person().person, add_days(visit.now.today, -kUnseenDays));
}

std::vector<NavigationItem> navigation(const Visit& visit, const std::string& current) {
    std::vector<NavigationItem> items;
    for (const Section& section : kSections) {
        if (!permits(section.access, &visit.person())) continue;
        const std::string_view address = section.address;
        items.push_back({.text = section.words,
                         .address = Url{address},
                         .current = current == address,
                         .count = address == "/reminders" ? unseen_reminders(visit) : 0});
    }
    return items;
}

Viewer viewer_of(const Actor& actor) {
    std::string roles;
    for (const Membership& membership : actor.memberships) {
        const std::string role{membership.post.empty() ? std::string{in_russian(membership.role)} : membership.post};
        if (roles.find(role) == std::string::npos) roles += (roles.empty() ? "" : ", ") + role;
    }
    return {.name = actor.full_name, .role = roles, .profile = Url{"/account"}};
}

}  // namespace

Response page(const Visit& visit, const PageData& data) {
    Page out{.title = data.title,
             .content = data.content,
             .wide = data.wide,
             .has_errors = data.status == 422,
             .today = visit.now.today,
             .form_token = visit.form_token,
             .address = visit.request.method == Method::get ? visit.request.target : "/",
             .appearance = appearance_from_cookie(visit.request.cookie(kAppearanceCookie))};
    if (visit.actor) {
        out.viewer = viewer_of(*visit.actor);
        out.navigation = navigation(visit, data.section);
    }
    for (const auto& [address, words] : data.trail) out.breadcrumbs.push_back({.text = words, .address = Url{address}});
    return html_response(layout(out), data.status);
}

int status_of(Failure::Kind kind) {
    switch (kind) {
        case Failure::Kind::invalid_input: return 422;
        case Failure::Kind::not_found: return 404;
        case Failure::Kind::not_permitted: return 403;
        case Failure::Kind::conflict: return 409;
        case Failure::Kind::too_large: return 413;
    }
    std::abort();
}

Response failure_page(const Visit& visit, const Failure& failure, const WayBack& back) {
    const std::string title = failure.kind == Failure::Kind::not_found       ? "Не найдено"
                              : failure.kind == Failure::Kind::not_permitted ? "Нет доступа"
                                                                             : "Не получилось";
    return page(visit, {.title = title,
                        .content = html("{}<p class='govuk-body-l'>{}</p><p class='govuk-body'>{}</p>", heading(title),
                                        failure.message, link_to(back.address, back.words)),
                        .status = status_of(failure.kind)});
}

Html form(const Visit& visit, std::string_view action, const Html& content, FormKind kind) {
    std::vector<std::string> names;
    if (kind == FormKind::with_files)
        for (const UploadedFile& file : visit.request.files) names.push_back(file.name);
    if (names.empty()) return post_form(action, visit.form_token, content, kind);
    // The form was refused. Scripts put the files back and take these words away (web/scripts/upload.js).
    return post_form(action, visit.form_token,
                     html("<div class='mera-doubt' data-mera-files-again>Браузер не запоминает выбранные файлы. "
                          "Выберите их ещё раз: {}.</div>{}",
                          join(names, ", "), content),
                     kind);
}

}  // namespace mera
