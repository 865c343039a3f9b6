// The frame of every page: skip link, name, navigation, trail, content, footer.
#include "web/access.hpp"
#include "web/assets.hpp"
#include "web/visit.hpp"

namespace mera {

namespace {

struct NavigationItem {
    const char* address;
    const char* words;
    Access access;
};
constexpr NavigationItem kNavigation[] = {
    {"/", "Моя работа", Access::signed_in},
    {"/review", "Проверка", Access::coordinator | Access::controller},
    {"/obligations", "Обязательства", Access::signed_in},
    {"/programmes", "Программы", Access::signed_in},
    {"/dashboard", "Контроль", Access::staff},
    {"/organisations", "Организации", Access::signed_in},
    {"/drafts", "Черновики", Access::coordinator},
    {"/people", "Люди", Access::administrator},
    {"/audit", "Журнал", Access::coordinator | Access::controller | Access::administrator},
};

Html navigation(const Visit& visit, const std::string& current) {
    if (!visit.actor) return {};
    Html items;
    for (const NavigationItem& item : kNavigation) {
        if (!permits(item.access, &*visit.actor)) continue;
        const bool here = current == item.address;
        items.put("<li class='govuk-service-navigation__item{}'><a class='govuk-service-navigation__link' href='{}'{}>{}</a></li>",
                  here ? " govuk-service-navigation__item--active" : "", Url{item.address}, here ? html(" aria-current='page'") : Html{}, item.words);
    }
    return html("<nav class='mera-navigation' aria-label='Разделы'><div class='mera-width'><ul class='govuk-service-navigation__list mera-navigation__list'>{}</ul></div></nav>", items);
}

Html person_block(const Visit& visit) {
    if (!visit.actor) return {};
    return html("<div class='mera-person'><a class='mera-person__name' href='/account'>{}</a>{}</div>", visit.actor->full_name,
                form(visit, "/sign-out", html("<button class='mera-person__out' type='submit'>Выйти</button>")));
}

Html breadcrumbs(const PageData& data) {
    if (data.trail.empty()) return {};
    Html items;
    for (const auto& [address, words] : data.trail)
        items.put("<li class='govuk-breadcrumbs__list-item'><a class='govuk-breadcrumbs__link' href='{}'>{}</a></li>", Url{address}, words);
    return html("<nav class='govuk-breadcrumbs' aria-label='Где вы'><ol class='govuk-breadcrumbs__list'>{}</ol></nav>", items);
}

}  // namespace

Response page(const Visit& visit, const PageData& data) {
    Html out;
    out.reserve(data.content.text().size() + 6000);
    out.put("<!DOCTYPE html><html lang='ru' class='govuk-template'><head><meta charset='utf-8'><title>{} — Мера</title>"
            "<meta name='viewport' content='width=device-width, initial-scale=1'><link rel='icon' href='{}' type='image/svg+xml'>"
            "<link rel='stylesheet' href='{}'><script type='module' src='{}'></script></head>",
            data.title, Url{asset_path("icon.svg")}, Url{asset_path("mera.css")}, Url{asset_path("mera.js")});
    out.put("<body class='govuk-template__body mera-body'><a class='govuk-skip-link' href='#content'>Перейти к содержанию</a>"
            "<header class='mera-header'><div class='mera-width mera-header__row'><a class='mera-header__name' href='/'>Мера</a>"
            "<span class='mera-header__day'>Сегодня {}</span>{}</div></header>{}",
            time_of(visit.today()), person_block(visit), navigation(visit, data.section));
    out.put("<div class='mera-width{}'>{}<main id='content' class='mera-main' tabindex='-1'>{}</main></div>", data.wide ? " mera-width--wide" : "", breadcrumbs(data), data.content);
    out.put("<footer class='mera-footer'><div class='mera-width'>Мера ведёт программу поддержки школ: от приказа до отчёта.</div></footer></body></html>");
    return html_response(out, data.status);
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

Response failure_page(const Visit& visit, const Failure& failure) {
    const std::string title = failure.kind == Failure::Kind::not_found ? "Не найдено" : failure.kind == Failure::Kind::not_permitted ? "Нет доступа" : "Не получилось";
    return page(visit, {.title = title,
                        .content = html("{}<p class='govuk-body-l'>{}</p><p class='govuk-body'><a class='govuk-link' href='/'>На главную страницу</a></p>", heading(title), failure.message),
                        .status = status_of(failure.kind)});
}

Html form(const Visit& visit, std::string_view action, const Html& content, FormKind kind) {
    return post_form(action, visit.form_token, content, kind);
}

}  // namespace mera
