#include "web/views/components_form.hpp"

#include <algorithm>

#include "web/views/components_text.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {
namespace {

const std::string& id_of(const Field& field) { return field.id.empty() ? field.name : field.id; }

Html hint_of(const Field& field) {
    if (field.hint.empty()) return {};
    return html("<div id='{}-hint' class='govuk-hint'>{}</div>", id_of(field), field.hint);
}
Html error_message(const Field& field) {
    if (field.error.empty()) return {};
    return html(
        "<p id='{}-error' class='govuk-error-message'><span class='govuk-visually-hidden'>Ошибка: </span>{}</p>",
        id_of(field), field.error);
}
// Which texts a screen reader says after the label: aria-describedby='name-hint name-error'.
Html described_by(const Field& field, std::string_view more = {}) {
    std::string ids;
    const auto add = [&ids](const std::string& id) { ids += (ids.empty() ? "" : " ") + id; };
    if (!field.hint.empty()) add(id_of(field) + "-hint");
    if (!field.error.empty()) add(id_of(field) + "-error");
    if (!more.empty()) add(std::string(more));
    return html("{}{}", unless_empty(" aria-describedby='{}'", ids),
                when(!field.error.empty(), " aria-invalid='true'"));
}
Html label_text(const Field& field) {
    return html("{}{}", field.label, when(field.optional, " <span class='mera-optional'>(необязательно)</span>"));
}
Html label_of(const Field& field) {
    const Html label =
        html("<label class='govuk-label{}{}' for='{}'>{}</label>", when(field.label_hidden, " govuk-visually-hidden"),
             when(field.label_is_heading, " govuk-label--l"), id_of(field), label_text(field));
    return field.label_is_heading ? html("<h1 class='govuk-label-wrapper'>{}</h1>", label) : label;
}
Html group(const Field& field, const Html& control) {
    return html("<div class='govuk-form-group{}'>{}{}{}{}</div>",
                when(!field.error.empty(), " govuk-form-group--error"), label_of(field), hint_of(field),
                error_message(field), control);
}
Html choice_group(const Field& field, const Html& choices) {
    const Html legend_text = field.label_is_heading
                                 ? html("<h1 class='govuk-fieldset__heading'>{}</h1>", label_text(field))
                                 : label_text(field);
    return html(
        "<div class='govuk-form-group{}'><fieldset class='govuk-fieldset'{}>"
        "<legend class='govuk-fieldset__legend{}{}'>{}</legend>{}{}{}</fieldset></div>",
        when(!field.error.empty(), " govuk-form-group--error"), described_by(field),
        when(field.label_hidden, " govuk-visually-hidden"), when(field.label_is_heading, " govuk-fieldset__legend--l"),
        legend_text, hint_of(field), error_message(field), choices);
}
// The error summary leads to the first choice, whose id is the field's own.
std::string choice_id(const Field& field, std::size_t number) {
    return number == 0 ? id_of(field) : id_of(field) + "-" + std::to_string(number + 1);
}

// A password may be shown while it is typed; the button appears with scripts only.
Html with_reveal(const Field& field, const Html& control) {
    return html(
        "<div class='govuk-password-input' data-module='govuk-password-input'>{}</div>",
        group(field, html("<div class='govuk-input__wrapper govuk-password-input__wrapper'>{}<button type='button' "
                          "class='govuk-button govuk-button--secondary govuk-password-input__toggle "
                          "govuk-js-password-input-toggle' aria-controls='{}' aria-label='Показать пароль' hidden>"
                          "Показать</button></div>",
                          control, id_of(field))));
}

}  // namespace

Html form(const Form& form, const Html& content) {
    Html attributes;
    attributes.put("{}{}{}", unless_empty(" id='{}'", form.id), when(form.files, " enctype='multipart/form-data'"),
                   when(form.search, " role='search'"));
    if (!form.refresh.empty())
        attributes.put(
            " hx-get='{}' hx-target='#{}' hx-select='#{}' hx-swap='outerHTML' hx-push-url='true' "
            "hx-trigger='submit, change delay:300ms'",
            form.action, form.refresh, form.refresh);
    return html("<form action='{}' method='{}' novalidate{}>{}{}</form>", form.action, form.get ? "get" : "post",
                attributes, form.form_token.empty() ? Html() : form_token_field(form.form_token), content);
}
Html hidden_field(std::string_view name, std::string_view value) {
    return html("<input type='hidden' name='{}' value='{}'>", name, value);
}
Html form_token_field(std::string_view token) { return hidden_field("form_token", token); }

Html input(const Field& field, const Input& input) {
    const bool password = input.type == "password";
    Html control =
        html("<input class='govuk-input{}{}{}' id='{}' name='{}' type='{}' value='{}'{}{}{}{}{}{}>",
             when(!field.error.empty(), " govuk-input--error"),
             input.width == 0 ? Html() : html(" govuk-input--width-{}", input.width),
             when(password, " govuk-password-input__input govuk-js-password-input-input"), id_of(field), field.name,
             input.type, input.value, described_by(field), unless_empty(" autocomplete='{}'", input.autocomplete),
             unless_empty(" inputmode='{}'", input.inputmode), unless_empty(" list='{}'", input.list),
             when(input.autofocus, " autofocus"), when(password, " spellcheck='false' autocapitalize='none'"));
    if (!input.suffix.empty())
        control = html(
            "<div class='govuk-input__wrapper'>{}<div class='govuk-input__suffix' aria-hidden='true'>{}</div></div>",
            control, input.suffix);
    if (password) return with_reveal(field, control);
    return group(field, control);
}
Html datalist(std::string_view id, const std::vector<std::string>& values) {
    Html options;
    for (const std::string& value : values) options.put("<option value='{}'></option>", value);
    return html("<datalist id='{}'>{}</datalist>", id, options);
}

Html textarea(const Field& field, const Textarea& textarea) {
    const bool counted = textarea.characters_max > 0;
    const Html area = html("<textarea class='govuk-textarea{}{}' id='{}' name='{}' rows='{}'{}>{}</textarea>",
                           when(!field.error.empty(), " govuk-textarea--error"),
                           when(counted, " govuk-js-character-count"), id_of(field), field.name, textarea.rows,
                           described_by(field, counted ? id_of(field) + "-info" : std::string()), textarea.value);
    if (!counted) return group(field, area);
    return html(
        "<div class='govuk-character-count' data-module='govuk-character-count' data-maxlength='{}'>{}"
        "<div id='{}-info' class='govuk-hint govuk-character-count__message'>Не больше {} знаков</div></div>",
        textarea.characters_max, group(field, area), id_of(field), number(textarea.characters_max));
}

Html select(const Field& field, const std::vector<Option>& options, std::string_view chosen) {
    Html items;
    for (const Option& option : options)
        items.put("<option value='{}'{}>{}</option>", option.value, when(option.value == chosen, " selected"),
                  option.label);
    return group(field, html("<select class='govuk-select{}' id='{}' name='{}'{}>{}</select>",
                             when(!field.error.empty(), " govuk-select--error"), id_of(field), field.name,
                             described_by(field), items));
}

Html radios(const Field& field, const std::vector<Option>& options, std::string_view chosen, bool in_line) {
    Html items;
    for (std::size_t at = 0; at < options.size(); ++at) {
        const Option& option = options[at];
        const std::string id = choice_id(field, at);
        const Html hint =
            option.hint.empty()
                ? Html()
                : html("<div id='{}-item-hint' class='govuk-hint govuk-radios__hint'>{}</div>", id, option.hint);
        items.put(
            "<div class='govuk-radios__item'><input class='govuk-radios__input' id='{}' name='{}' type='radio' "
            "value='{}'{}{}{}><label class='govuk-label govuk-radios__label' for='{}'>{}</label>{}</div>",
            id, field.name, option.value, when(option.value == chosen, " checked"),
            option.hint.empty() ? Html() : html(" aria-describedby='{}-item-hint'", id),
            option.content.empty() ? Html() : html(" data-aria-controls='{}-content'", id), id, option.label, hint);
        if (!option.content.empty())
            items.put("<div class='govuk-radios__conditional' id='{}-content'>{}</div>", id, option.content);
    }
    return choice_group(field,
                        html("<div class='govuk-radios govuk-radios--small{}' data-module='govuk-radios'>{}</div>",
                             when(in_line, " govuk-radios--inline"), items));
}

Html checkboxes(const Field& field, const std::vector<Option>& options, const std::vector<std::string>& chosen) {
    Html items;
    for (std::size_t at = 0; at < options.size(); ++at) {
        const Option& option = options[at];
        const std::string id = choice_id(field, at);
        const bool checked = std::find(chosen.begin(), chosen.end(), option.value) != chosen.end();
        const Html hint =
            option.hint.empty()
                ? Html()
                : html("<div id='{}-item-hint' class='govuk-hint govuk-checkboxes__hint'>{}</div>", id, option.hint);
        items.put(
            "<div class='govuk-checkboxes__item'><input class='govuk-checkboxes__input' id='{}' name='{}' "
            "type='checkbox' value='{}'{}{}{}><label class='govuk-label govuk-checkboxes__label' for='{}'>{}</label>{}"
            "</div>",
            id, field.name, option.value, when(checked, " checked"),
            option.hint.empty() ? Html() : html(" aria-describedby='{}-item-hint'", id),
            option.content.empty() ? Html() : html(" data-aria-controls='{}-content'", id), id, option.label, hint);
        if (!option.content.empty())
            items.put("<div class='govuk-checkboxes__conditional' id='{}-content'>{}</div>", id, option.content);
    }
    return choice_group(
        field,
        html("<div class='govuk-checkboxes govuk-checkboxes--small' data-module='govuk-checkboxes'>{}</div>", items));
}

Html checkbox(const Field& field, std::string_view value, bool chosen) {
    return html(
        "<div class='govuk-form-group{}'>{}<div class='govuk-checkboxes govuk-checkboxes--small' "
        "data-module='govuk-checkboxes'>"
        "<div class='govuk-checkboxes__item'><input class='govuk-checkboxes__input' id='{}' name='{}' type='checkbox' "
        "value='{}'{}{}><label class='govuk-label govuk-checkboxes__label' for='{}'>{}</label>{}</div></div></div>",
        when(!field.error.empty(), " govuk-form-group--error"), error_message(field), id_of(field), field.name, value,
        when(chosen, " checked"), described_by(field), id_of(field), label_text(field),
        field.hint.empty()
            ? Html()
            : html("<div id='{}-hint' class='govuk-hint govuk-checkboxes__hint'>{}</div>", id_of(field), field.hint));
}

Html date_input(const Field& field, std::string_view value) {
    Field with_example = field;
    with_example.hint += with_example.hint.empty() ? "Например, 12.06.2020" : " Например, 12.06.2020";
    return input(with_example, {.value = std::string(value), .width = 10, .autocomplete = "off"});
}
Html date_input(const Field& field, const std::optional<Date>& value) {
    return date_input(field, value ? in_russian_short(*value) : std::string());
}

Html file_upload(const Field& field, const FileUpload& upload) {
    Field with_limits = field;
    if (with_limits.hint.empty()) {
        with_limits.hint =
            upload.multiple ? "До " + std::to_string(upload.files_max) + "\u00A0файлов, каждый до " : "Файл до ";
        with_limits.hint += std::to_string(upload.megabytes_max) + "\u00A0МБ.";
    }
    return group(with_limits,
                 html("<div class='mera-upload' data-mera-upload data-files-max='{}' data-megabytes-max='{}'>"
                      "<input class='govuk-file-upload{}' id='{}' name='{}' type='file'{}{}{}></div>",
                      upload.multiple ? upload.files_max : 1, upload.megabytes_max,
                      when(!field.error.empty(), " govuk-file-upload--error"), id_of(field), field.name,
                      when(upload.multiple, " multiple"), unless_empty(" accept='{}'", upload.accept),
                      described_by(with_limits)));
}

Html fieldset(std::string_view legend, const Html& content, std::string_view hint) {
    return html(
        "<fieldset class='govuk-fieldset mera-fieldset'><legend class='govuk-fieldset__legend "
        "govuk-fieldset__legend--m'>"
        "{}</legend>{}{}</fieldset>",
        legend, unless_empty("<div class='govuk-hint'>{}</div>", hint), content);
}

}  // namespace mera::ui
