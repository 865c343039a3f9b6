#include "web/views/components_navigation.hpp"

#include "base/text.hpp"
#include "web/views/components_form.hpp"
#include "web/views/components_text.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {
namespace {

// With scripts the list changes in place and the address follows; without them it is an ordinary link.
Html renews(std::string_view id, const Url& address) {
    if (id.empty()) return {};
    return html(" hx-get='{}' hx-target='#{}' hx-select='#{}' hx-swap='outerHTML show:top' hx-push-url='true'", address,
                id, id);
}

Html arrow(const Pagination& pages, std::int64_t page, bool forward) {
    const Url address = pages.address(page);
    if (forward)
        return html(
            "<div class='govuk-pagination__next'><a class='govuk-link govuk-pagination__link' href='{}' rel='next'{}>"
            "<span class='govuk-pagination__link-title'>Дальше<span class='govuk-visually-hidden'>: следующая страница"
            "</span></span>{}</a></div>",
            address, renews(pages.refresh, address), icon(Icon::arrow_right));
    return html(
        "<div class='govuk-pagination__prev'><a class='govuk-link govuk-pagination__link' href='{}' rel='prev'{}>{}"
        "<span class='govuk-pagination__link-title'>Назад<span class='govuk-visually-hidden'>: предыдущая страница"
        "</span></span></a></div>",
        address, renews(pages.refresh, address), icon(Icon::arrow_left));
}

Html page_link(const Pagination& pages, std::int64_t page) {
    const Url address = pages.address(page);
    if (page == pages.page)
        return html(
            "<li class='govuk-pagination__item govuk-pagination__item--current'><a class='govuk-link "
            "govuk-pagination__link' href='{}' aria-label='Страница {}' aria-current='page'>{}</a></li>",
            address, page, page);
    return html(
        "<li class='govuk-pagination__item'><a class='govuk-link govuk-pagination__link' href='{}' "
        "aria-label='Страница {}'{}>{}</a></li>",
        address, page, renews(pages.refresh, address), page);
}

}  // namespace

Html breadcrumbs(const std::vector<Crumb>& crumbs) {
    if (crumbs.empty()) return {};
    Html items;
    for (const Crumb& crumb : crumbs)
        items.put("<li class='govuk-breadcrumbs__list-item'><a class='govuk-breadcrumbs__link' href='{}'>{}</a></li>",
                  crumb.address, crumb.text);
    return html(
        "<nav class='govuk-breadcrumbs' aria-label='Путь к странице'><ol class='govuk-breadcrumbs__list'>{}</ol></nav>",
        items);
}
Html tabs(std::string_view label, const std::vector<Tab>& tabs) {
    Html items;
    for (const Tab& tab : tabs)
        items.put("<li class='mera-tabs__item'><a class='mera-tabs__link' href='{}'{}>{}{}</a></li>", tab.address,
                  when(tab.current, " aria-current='page'"), tab.text,
                  tab.count ? html(" <span class='mera-count'>{}</span>", number(*tab.count)) : Html());
    return html("<nav class='mera-tabs' aria-label='{}'><ul class='mera-tabs__list'>{}</ul></nav>", label, items);
}

Html pagination(const Pagination& pages) {
    Html total;
    if (pages.total > 0)
        total = html("<p class='mera-pagination__total'>Всего {}, страница {} из {}</p>", number(pages.total),
                     pages.page, pages.pages);
    if (pages.pages <= 1) return {};

    Html items;
    std::int64_t last = 0;
    for (std::int64_t page = 1; page <= pages.pages; ++page) {
        const bool near = page >= pages.page - 1 && page <= pages.page + 1;
        if (page != 1 && page != pages.pages && !near) continue;
        if (page > last + 1) items.put("<li class='govuk-pagination__item govuk-pagination__item--ellipsis'>…</li>");
        items.put(page_link(pages, page));
        last = page;
    }
    return html(
        "<nav class='govuk-pagination' aria-label='Страницы списка'>{}<ul "
        "class='govuk-pagination__list'>{}</ul>{}</nav>{}",
        pages.page > 1 ? arrow(pages, pages.page - 1, false) : Html(), items,
        pages.page < pages.pages ? arrow(pages, pages.page + 1, true) : Html(), total);
}

Html previous_next(const std::optional<Neighbour>& previous, const std::optional<Neighbour>& next) {
    Html out;
    if (previous)
        out.put(
            "<div class='govuk-pagination__prev'><a class='govuk-link govuk-pagination__link' href='{}' rel='prev' "
            "data-mera-previous>{}<span class='govuk-pagination__link-title'>Назад</span>"
            "<span class='govuk-visually-hidden'>: </span><span "
            "class='govuk-pagination__link-label'>{}</span></a></div>",
            previous->address, icon(Icon::arrow_left), previous->label);
    if (next)
        out.put(
            "<div class='govuk-pagination__next'><a class='govuk-link govuk-pagination__link' href='{}' rel='next' "
            "data-mera-next>{}<span class='govuk-pagination__link-title'>Дальше</span>"
            "<span class='govuk-visually-hidden'>: </span><span "
            "class='govuk-pagination__link-label'>{}</span></a></div>",
            next->address, icon(Icon::arrow_right), next->label);
    if (out.empty()) return {};
    return html("<nav class='govuk-pagination govuk-pagination--block' aria-label='Соседние страницы'>{}</nav>", out);
}

Html filter_panel(const FilterPanel& panel) {
    Html chips;
    for (const Chip& chip : panel.chips)
        chips.put(
            "<li><a class='mera-chip' href='{}'><span class='govuk-visually-hidden'>Убрать условие: "
            "</span>{}{}</a></li>",
            chip.remove, chip.text, icon(Icon::close));
    const Html in_force =
        chips.empty()
            ? Html()
            : html(
                  "<div class='mera-chips'><ul aria-label='Условия'>{}</ul><a class='govuk-link' href='{}'>Сбросить"
                  "<span class='govuk-visually-hidden'> все условия</span></a></div>",
                  chips, panel.reset);
    const Html content = html("<div class='mera-filter__fields'>{}{}</div>", panel.fields,
                              button({.text = panel.button, .look = ButtonLook::secondary}));
    return html("<div class='mera-filter'>{}{}</div>",
                form({.action = panel.action, .get = true, .search = true, .refresh = panel.refresh}, content),
                in_force);
}

Html search_box(std::string_view name, std::string_view label, std::string_view value) {
    return html(
        "<div class='govuk-form-group mera-search'><label class='govuk-label' for='{}'>{}</label>"
        "<span class='mera-search__box'>{}<input class='govuk-input' id='{}' name='{}' type='search' value='{}'></span>"
        "</div>",
        name, label, icon(Icon::search), name, name, value);
}

Html list_header(std::string_view found, const std::vector<Export>& exports) {
    Html items;
    for (const Export& one : exports)
        items.put("<li><a class='govuk-link' href='{}' download>{}</a></li>", one.address, one.text);
    return html(
        "<div class='mera-list-header'><p aria-live='polite'>{}</p>{}</div>", found,
        items.empty()
            ? Html()
            : html("<div class='mera-exports'><span>Выгрузить:</span><ul aria-label='Выгрузить список'>{}</ul></div>",
                   items));
}

}  // namespace mera::ui
