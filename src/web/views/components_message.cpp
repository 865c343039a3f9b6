#include "web/views/components_message.hpp"

#include "web/views/components_text.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {

Html error_summary(const std::vector<FieldError>& errors) {
    if (errors.empty()) return {};
    Html items;
    for (const FieldError& error : errors) {
        if (error.field.empty())
            items.put("<li>{}</li>", error.message);
        else
            items.put("<li><a href='#{}'>{}</a></li>", error.field, error.message);
    }
    return html(
        "<div class='govuk-error-summary' data-module='govuk-error-summary'><div role='alert'>"
        "<h2 class='govuk-error-summary__title'>{}Нужно исправить</h2>"
        "<div class='govuk-error-summary__body'><ul class='govuk-list govuk-error-summary__list'>{}</ul></div>"
        "</div></div>",
        icon(Icon::alert), items);
}
Html error_summary(const Failure& failure) { return error_summary({FieldError{failure.message, failure.field}}); }
Html error_summary(const std::optional<Failure>& failure) { return failure ? error_summary(*failure) : Html(); }

Html notification_banner(const Notice& notice) {
    const bool success = notice.look == NoticeLook::success;
    const bool warning = notice.look == NoticeLook::warning;
    const std::string_view look = success   ? " govuk-notification-banner--success"
                                  : warning ? " mera-banner--warning"
                                            : "";
    const std::string_view title = success ? "Готово" : warning ? "Внимание" : "Сообщение";
    return html(
        "<div class='govuk-notification-banner{}' role='{}' aria-label='{}' data-module='govuk-notification-banner'>"
        "{}<div class='govuk-notification-banner__content'><p class='govuk-notification-banner__heading'>{}</p>{}"
        "</div></div>",
        look, success ? "alert" : "region", title,
        icon(success   ? Icon::check
             : warning ? Icon::alert
                       : Icon::information),
        notice.title, notice.content);
}

Html inset_text(const Html& content) { return html("<div class='govuk-inset-text'>{}</div>", content); }
Html inset_text(std::string_view text) { return html("<div class='govuk-inset-text'>{}</div>", text); }

Html warning_text(std::string_view text) {
    return html(
        "<div class='govuk-warning-text'><span class='govuk-warning-text__icon' aria-hidden='true'>!</span>"
        "<strong class='govuk-warning-text__text'><span class='govuk-visually-hidden'>Внимание: "
        "</span>{}</strong></div>",
        text);
}

Html quotation(std::string_view words, std::string_view place) {
    return html("<figure class='mera-quotation'><blockquote>{}</blockquote>{}</figure>", paragraphs(words),
                unless_empty("<figcaption>{}</figcaption>", place));
}

Html details(std::string_view summary, const Html& content, bool open) {
    return html(
        "<details class='govuk-details'{}><summary class='govuk-details__summary'>"
        "<span class='govuk-details__summary-text'>{}</span></summary>"
        "<div class='govuk-details__text'>{}</div></details>",
        when(open, " open"), summary, content);
}

Html empty_state(const EmptyState& state) {
    return html("<div class='mera-empty'><p class='mera-empty__title'>{}</p>{}{}</div>", state.title,
                unless_empty("<p class='govuk-body'>{}</p>", state.text), state.actions);
}

}  // namespace mera::ui
