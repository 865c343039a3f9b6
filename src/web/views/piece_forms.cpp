#include "web/views/pieces.hpp"

namespace mera {

namespace {

Html error_at(std::string_view id, const std::string& message) {
    if (message.empty()) return {};
    return html("<p id='{}-error' class='govuk-error-message'><span class='govuk-visually-hidden'>Ошибка:</span> {}</p>", id, message);
}

Html hint_at(std::string_view id, std::string_view words) {
    if (words.empty()) return {};
    return html("<div id='{}-hint' class='govuk-hint'>{}</div>", id, words);
}

Html described_by(std::string_view id, bool has_hint, bool has_error) {
    if (!has_hint && !has_error) return {};
    return html(" aria-describedby='{}{}{}'", has_hint ? std::string{id} + "-hint" : "", has_hint && has_error ? " " : "", has_error ? std::string{id} + "-error" : "");
}

Html group(const std::string& error, const Html& content) {
    return html("<div class='govuk-form-group{}'>{}</div>", error.empty() ? "" : " govuk-form-group--error", content);
}

}  // namespace

std::string FormProblems::at(std::string_view field) const {
    for (const Failure& failure : failures)
        if (failure.field == field) return failure.message;
    return {};
}

Html error_summary(const FormProblems& problems) {
    if (problems.failures.empty()) return {};
    Html out;
    out.put("<div class='govuk-error-summary' data-module='govuk-error-summary'><div role='alert'><h2 class='govuk-error-summary__title'>Не получилось</h2>"
            "<div class='govuk-error-summary__body'><ul class='govuk-list govuk-error-summary__list'>");
    for (const Failure& failure : problems.failures) {
        if (failure.field.empty())
            out.put("<li>{}</li>", failure.message);
        else
            out.put("<li><a href='{}'>{}</a></li>", Url{"#" + failure.field}, failure.message);
    }
    out.put("</ul></div></div></div>");
    return out;
}

Html field(const Field& f, const FormProblems& problems) {
    const std::string error = problems.at(f.name);
    const Html described = described_by(f.name, !f.hint.empty(), !error.empty());
    Html out;
    out.put("<label class='govuk-label' for='{}'>{}</label>{}{}", f.name, f.label, hint_at(f.name, f.hint), error_at(f.name, error));
    if (f.rows > 0) {
        out.put("<textarea class='govuk-textarea{}' id='{}' name='{}' rows='{}'{}>{}</textarea>", error.empty() ? "" : " govuk-textarea--error", f.name, f.name, f.rows, described, f.value);
        return group(error, out);
    }
    out.put("<input class='govuk-input{}{}' id='{}' name='{}' type='{}' value='{}'", error.empty() ? "" : " govuk-input--error",
            f.width.empty() ? std::string{} : " govuk-input--width-" + f.width, f.name, f.name, f.type, f.value);
    if (!f.autocomplete.empty()) out.put(" autocomplete='{}'", f.autocomplete);
    out.put("{}>", described);
    return group(error, out);
}

Html select_field(std::string_view name, std::string_view label, const std::vector<Option>& options, std::string_view chosen) {
    Html out;
    out.put("<label class='govuk-label' for='{}'>{}</label><select class='govuk-select' id='{}' name='{}'>", name, label, name, name);
    for (const Option& option : options) out.put("<option value='{}'{}>{}</option>", option.value, option.value == chosen ? " selected" : "", option.label);
    out.put("</select>");
    return group({}, out);
}

Html radios(std::string_view name, std::string_view legend, const std::vector<Option>& options, std::string_view chosen, const FormProblems& problems) {
    const std::string error = problems.at(name);
    Html out;
    out.put("<fieldset class='govuk-fieldset'><legend class='govuk-fieldset__legend govuk-fieldset__legend--s'>{}</legend>{}<div class='govuk-radios govuk-radios--small'>", legend, error_at(name, error));
    bool first = true;
    for (const Option& option : options) {
        const std::string id = first ? std::string{name} : std::string{name} + "-" + option.value;
        first = false;
        out.put("<div class='govuk-radios__item'><input class='govuk-radios__input' id='{}' name='{}' type='radio' value='{}'{}><label class='govuk-label govuk-radios__label' for='{}'>{}</label>{}</div>",
                id, name, option.value, option.value == chosen ? " checked" : "", id, option.label,
                option.hint.empty() ? Html{} : html("<div class='govuk-hint govuk-radios__hint'>{}</div>", option.hint));
    }
    out.put("</div></fieldset>");
    return group(error, out);
}

Html checkbox(std::string_view name, std::string_view value, std::string_view label, bool checked) {
    const std::string id = std::string{name} + "-" + std::string{value};
    return html("<div class='govuk-checkboxes__item'><input class='govuk-checkboxes__input' id='{}' name='{}' type='checkbox' value='{}'{}><label class='govuk-label govuk-checkboxes__label' for='{}'>{}</label></div>",
                id, name, value, checked ? " checked" : "", id, label);
}

Html file_field(std::string_view name, std::string_view label, std::string_view hint, bool several, const FormProblems& problems) {
    const std::string error = problems.at(name);
    return group(error, html("<div class='mera-drop' data-drop><label class='govuk-label' for='{}'>{}</label>{}{}<input class='govuk-file-upload' id='{}' name='{}' type='file'{}{}><ul class='mera-drop__list' data-drop-list></ul></div>",
                             name, label, hint_at(name, hint), error_at(name, error), name, name, several ? " multiple" : "", described_by(name, !hint.empty(), !error.empty())));
}

Html post_form(std::string_view action, std::string_view form_token, const Html& content, FormKind kind) {
    return html("<form method='post' action='{}'{} novalidate><input type='hidden' name='form_token' value='{}'>{}</form>", Url{action},
                kind == FormKind::with_files ? " enctype='multipart/form-data'" : "", form_token, content);
}

}  // namespace mera
