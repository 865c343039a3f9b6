#include "web/views/layout.hpp"

#include <array>

#include "base/text.hpp"
#include "web/http/assets.hpp"
#include "web/views/components_form.hpp"
#include "web/views/components_text.hpp"
#include "web/views/markup.hpp"

namespace mera {
namespace {

constexpr std::string_view kProduct = "Мера";

Html head(const Html& title) {
    return html(
        "<head><meta charset='utf-8'><title>{}</title>"
        "<meta name='viewport' content='width=device-width, initial-scale=1, viewport-fit=cover'>"
        "<meta name='theme-color' content='#123f45'>"
        "<link rel='icon' href='{}' type='image/svg+xml'>"
        "<link rel='preload' href='{}' as='font' type='font/woff2' crossorigin>"
        "<link rel='preload' href='{}' as='font' type='font/woff2' crossorigin>"
        "<link rel='stylesheet' href='{}'><script type='module' src='{}'></script></head>",
        title, asset_path("favicon.svg"), asset_path("golos-cyrillic.woff2"), asset_path("golos-latin.woff2"),
        asset_path("mera.css"), asset_path("mera.js"));
}

struct Setting {
    const char* name;
    const char* label;
    std::array<const char*, 4> choices;  // null-ended when fewer
    int chosen;
};

Html setting_field(const Setting& setting) {
    std::vector<ui::Option> options;
    for (std::size_t at = 0; at < setting.choices.size() && setting.choices[at]; ++at)
        options.push_back({std::to_string(at), setting.choices[at]});
    return ui::select({.name = setting.name, .label = setting.label, .id = std::string("appearance-") + setting.name},
                      options, std::to_string(setting.chosen));
}

// What Russian sites call «версия для слабовидящих»: the same page in the reader's own size and colours.
Html appearance_settings(const Page& page) {
    const Appearance& now = page.appearance;
    const Setting settings[] = {
        {"size", "Размер текста", {"обычный", "крупный", "очень крупный"}, static_cast<int>(now.size)},
        {"scheme",
         "Цвета",
         {"обычные", "чёрным по белому", "белым по чёрному", "тёмно-синим по голубому"},
         static_cast<int>(now.scheme)},
        {"spacing", "Расстояние между буквами", {"обычное", "большое", "очень большое"}, static_cast<int>(now.spacing)},
        {"face", "Шрифт", {"без засечек", "с засечками"}, static_cast<int>(now.face)},
    };
    Html fields = ui::hidden_field("return_to", page.address);
    for (const Setting& setting : settings) fields.put(setting_field(setting));
    fields.put(ui::button({.text = "Применить", .look = ui::ButtonLook::secondary}));
    return html(
        "<details class='mera-appearance'><summary>{}<span>Для слабовидящих</span></summary>"
        "<div class='mera-appearance__panel'>{}</div></details>",
        ui::icon(ui::Icon::eye),
        ui::form({.action = Url("/settings/appearance"), .form_token = page.form_token}, fields));
}

Html viewer_box(const Page& page) {
    if (!page.viewer) return {};
    const Viewer& viewer = *page.viewer;
    const Html name =
        viewer.profile ? html("<a href='{}'>{}</a>", *viewer.profile, viewer.name) : html("{}", viewer.name);
    return html(
        "<div class='mera-viewer'><p class='mera-viewer__name'>{}<span class='mera-viewer__role'>{}</span></p>"
        "<form action='/sign-out' method='post'>{}<button class='mera-header__button'>Выйти</button></form></div>",
        name, viewer.role, ui::form_token_field(page.form_token));
}

Html navigation_of(const Page& page) {
    if (page.navigation.empty()) return {};
    Html items;
    for (const NavigationItem& item : page.navigation) {
        const Html count =
            item.count > 0
                ? html(" <span class='mera-count'>{}<span class='govuk-visually-hidden'> {} вас</span></span>",
                       ui::number(item.count), plural(item.count, "ждёт", "ждут", "ждут"))
                : Html();
        items.put(
            "<li class='govuk-service-navigation__item{}'><a class='govuk-service-navigation__link' "
            "href='{}'{}>{}{}</a></li>",
            when(item.current, " govuk-service-navigation__item--active"), item.address,
            when(item.current, " aria-current='true'"), item.text, count);
    }
    return html(
        "<div class='govuk-service-navigation' data-module='govuk-service-navigation'><div class='mera-width'>"
        "<div class='govuk-service-navigation__container'><nav aria-label='Разделы' "
        "class='govuk-service-navigation__wrapper'>"
        "<button type='button' class='govuk-service-navigation__toggle govuk-js-service-navigation-toggle' "
        "aria-controls='navigation' hidden aria-hidden='true'>Разделы</button>"
        "<ul class='govuk-service-navigation__list' id='navigation'>{}</ul></nav></div></div></div>",
        items);
}

Html header_of(const Page& page) {
    return html(
        "<header class='mera-header'>{}<div class='mera-width mera-header__inner'>"
        "<a class='mera-logo' href='/'>{}<span>{}</span></a>{}"
        "<div class='mera-header__tools'>{}{}</div></div></header>{}",
        unless_empty("<p class='mera-page-note'>{}</p>", page.note),
        html("<svg class='mera-logo__mark' aria-hidden='true' focusable='false'><use href='{}#logo'/></svg>",
             asset_path("icons.svg")),
        kProduct, page.today ? html("<p class='mera-header__day'>Сегодня {}</p>", ui::date(*page.today)) : Html(),
        appearance_settings(page), viewer_box(page), navigation_of(page));
}

Html footer_of() {
    return html(
        "<footer class='mera-footer'><div class='mera-width mera-footer__inner'>"
        "<p>{} ведёт программу поддержки школ от приказа до отчёта.</p>"
        "</div></footer>",
        html("«{}»", kProduct));
}

Html document(const Html& title, const Appearance& appearance, const Html& body) {
    const std::string classes = html_classes(appearance);
    return html(
        "<!DOCTYPE html><html lang='ru' class='govuk-template{}{}'>{}<body "
        "class='govuk-template__body'>{}</body></html>",
        when(!classes.empty(), " "), classes, head(title), body);
}

}  // namespace

Html layout(const Page& page) {
    const Html title = html("{}{} — {}", when(page.has_errors, "Ошибка: "), page.title, kProduct);
    Html body;
    body.reserve(page.content.text().size() + 8192);
    body.put("<a href='#main-content' class='govuk-skip-link' data-module='govuk-skip-link'>Перейти к содержанию</a>{}",
             header_of(page));
    body.put(
        "<div class='mera-width'>{}<main class='govuk-main-wrapper mera-main--{}' "
        "id='main-content'>{}{}</main></div>{}",
        ui::breadcrumbs(page.breadcrumbs), page.wide ? "wide" : "narrow", page.notification, page.content, footer_of());
    return document(title, page.appearance, body);
}

Html fault_page(std::string_view title, std::string_view text, const Appearance& appearance) {
    Page page{.title = std::string(title),
              .content = html("{}{}", ui::page_heading(title), ui::paragraphs(text)),
              .appearance = appearance};
    return layout(page);
}

}  // namespace mera
