#include "web/views/components_text.hpp"

#include "base/text.hpp"
#include "web/http/assets.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {
namespace {

std::string_view name_of(Icon icon) {
    switch (icon) {
        case Icon::none: return "";
        case Icon::check: return "check";
        case Icon::check_late: return "check-late";
        case Icon::clock: return "clock";
        case Icon::play: return "play";
        case Icon::eye: return "eye";
        case Icon::back: return "back";
        case Icon::alert: return "alert";
        case Icon::archive: return "archive";
        case Icon::question: return "question";
        case Icon::information: return "information";
        case Icon::file: return "file";
        case Icon::link: return "link";
        case Icon::upload: return "upload";
        case Icon::download: return "download";
        case Icon::search: return "search";
        case Icon::calendar: return "calendar";
        case Icon::school: return "school";
        case Icon::person: return "person";
        case Icon::close: return "close";
        case Icon::chevron_down: return "chevron-down";
        case Icon::arrow_left: return "arrow-left";
        case Icon::arrow_right: return "arrow-right";
        case Icon::sort: return "sort";
        case Icon::sort_up: return "sort-up";
        case Icon::sort_down: return "sort-down";
        case Icon::print: return "print";
    }
    return "";
}

std::string_view class_of(ButtonLook look) {
    switch (look) {
        case ButtonLook::primary: return "";
        case ButtonLook::secondary: return " govuk-button--secondary";
        case ButtonLook::danger: return " govuk-button--warning";
        case ButtonLook::quiet: return " mera-button--quiet";
    }
    return "";
}

// The order's own words may be a title of four lines: from this length on it is set smaller.
constexpr std::size_t kLongTitle = 90;

Html items_of(const std::vector<Html>& items) {
    Html out;
    for (const Html& item : items) out.put("<li>{}</li>", item);
    return out;
}

}  // namespace

Html icon(Icon icon) {
    if (icon == Icon::none) return {};
    static const std::string sprite(asset_path("icons.svg"));
    return html("<svg class='mera-icon' aria-hidden='true' focusable='false'><use href='{}#{}'/></svg>", sprite,
                name_of(icon));
}

Html date(Date date) { return html("<time datetime='{}'>{}</time>", iso(date), in_russian(date)); }
Html date_short(Date date) { return html("<time datetime='{}'>{}</time>", iso(date), in_russian_short(date)); }

Html hidden_text(std::string_view text) { return html("<span class='govuk-visually-hidden'>{}</span>", text); }
Html muted(std::string_view text) { return html("<span class='mera-muted'>{}</span>", text); }

Html number(std::int64_t value) {
    std::string digits = std::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    if (digits.size() - first > 4)  // «1200» stays whole, «12 000» is split
        for (std::size_t at = digits.size() - 3; at > first && at < digits.size(); at -= 3) digits.insert(at, "\u00A0");
    return html("{}", digits);
}

Html paragraph(const Html& content) { return html("<p class='govuk-body'>{}</p>", content); }
Html paragraph(std::string_view text) { return html("<p class='govuk-body'>{}</p>", text); }

Html paragraphs(std::string_view text) {
    Html out, lines;
    const auto flush = [&] {
        if (!lines.empty()) out.put("<p class='govuk-body'>{}</p>", lines);
        lines = {};
    };
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            flush();
            continue;
        }
        if (!lines.empty()) lines.put("<br>");
        lines.put_text(line);
    }
    flush();
    return out;
}

Html link(std::string_view text, const Url& address) {
    return html("<a class='govuk-link' href='{}'>{}</a>", address, text);
}
Html link(const Html& content, const Url& address) {
    return html("<a class='govuk-link' href='{}'>{}</a>", address, content);
}
Html download_link(std::string_view text, const Url& address, std::string_view format_and_size) {
    return html(
        "<a class='govuk-link mera-with-icon' href='{}' download>{}<span>{} <span "
        "class='mera-muted'>({})</span></span></a>",
        address, icon(Icon::download), text, format_and_size);
}

Html page_heading(std::string_view text, std::string_view caption) { return page_heading(text, caption, {}); }
Html page_heading(std::string_view text, std::string_view caption, const std::vector<Html>& actions) {
    const Html head =
        html("{}<h1 class='govuk-heading-l{}'>{}</h1>", unless_empty("<p class='govuk-caption-l'>{}</p>", caption),
             when(length_in_characters(text) > kLongTitle, " mera-heading-long"), text);
    if (actions.empty()) return html("<div class='mera-page-heading'>{}</div>", head);
    return html("<div class='mera-page-heading mera-page-heading--with-actions'><div>{}</div>{}</div>", head,
                button_group(actions));
}

Html heading(std::string_view text, int level, std::string_view id) {
    const Html id_attribute = unless_empty(" id='{}'", id);
    switch (level) {
        case 3: return html("<h3 class='govuk-heading-s'{}>{}</h3>", id_attribute, text);
        case 4: return html("<h4 class='govuk-heading-s mera-heading-xs'{}>{}</h4>", id_attribute, text);
        default: return html("<h2 class='govuk-heading-m'{}>{}</h2>", id_attribute, text);
    }
}
Html lead(std::string_view text) { return html("<p class='govuk-body-l'>{}</p>", text); }

Html bullet_list(const std::vector<Html>& items) {
    return html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", items_of(items));
}
Html numbered_list(const std::vector<Html>& items) {
    return html("<ol class='govuk-list govuk-list--number'>{}</ol>", items_of(items));
}

Html button(const Button& button) {
    const Html name = button.name.empty() ? Html() : html(" name='{}' value='{}'", button.name, button.value);
    const Html spoken = unless_empty("<span class='govuk-visually-hidden'>: {}</span>", button.spoken);
    return html(
        "<button type='submit' class='govuk-button{}{}' data-module='govuk-button'{}{}{} "
        "data-prevent-double-click='true'>{}{}</button>",
        class_of(button.look), when(button.small, " mera-button--small"), name,
        unless_empty(" data-confirm='{}'", button.confirm), unless_empty(" form='{}'", button.form), button.text,
        spoken);
}
Html link_button(std::string_view text, const Url& address, ButtonLook look) {
    return html("<a class='govuk-button{}' href='{}' draggable='false'>{}</a>", class_of(look), address, text);
}
Html button_group(const std::vector<Html>& buttons_and_links) {
    return html("<div class='govuk-button-group'>{}</div>", buttons_and_links);
}

Html two_columns(const Html& main_part, const Html& side) {
    return html("<div class='mera-columns'><div>{}</div><div>{}</div></div>", main_part, side);
}
Html halves(const Html& left, const Html& right) {
    return html("<div class='mera-columns mera-columns--halves'><div>{}</div><div>{}</div></div>", left, right);
}
Html panel(const Html& content) { return html("<div class='mera-panel'>{}</div>", content); }

}  // namespace mera::ui
