#include "web/views/components.hpp"
#include "web/views/pieces.hpp"

namespace mera {

std::string FormProblems::at(std::string_view field) const {
    for (const Failure& failure : failures)
        if (failure.field == field) return failure.message;
    return {};
}

Html error_summary(const FormProblems& problems) {
    std::vector<ui::FieldError> errors;
    for (const Failure& failure : problems.failures) errors.push_back({failure.message, failure.field});
    return ui::error_summary(errors);
}

Html field(const Field& field, const FormProblems& problems) {
    const ui::Field common{
        .name = field.name, .label = field.label, .hint = field.hint, .error = problems.at(field.name), .id = field.id};
    const std::string value =
        problems.typed.has(field.name) ? std::string{problems.typed.first(field.name)} : field.value;
    if (field.rows > 0) return ui::textarea(common, {.value = value, .rows = field.rows});
    return ui::input(common, {.value = value,
                              .type = field.type,
                              .width = field.width.empty() ? 0 : std::stoi(field.width),
                              .autocomplete = field.autocomplete,
                              .list = field.list});
}

Html suggestions(std::string_view id, const std::vector<std::string>& values) { return ui::datalist(id, values); }

namespace {
std::vector<ui::Option> ui_options(const std::vector<Option>& options) {
    std::vector<ui::Option> out;
    for (const Option& option : options)
        out.push_back({.value = option.value, .label = option.label, .hint = option.hint});
    return out;
}
}  // namespace

Html select_field(std::string_view name, std::string_view label, const std::vector<Option>& options,
                  std::string_view chosen, const FormProblems& problems) {
    return ui::select({.name = std::string{name}, .label = std::string{label}, .error = problems.at(name)},
                      ui_options(options), chosen);
}

Html radios(std::string_view name, std::string_view legend, const std::vector<Option>& options, std::string_view chosen,
            const FormProblems& problems) {
    return ui::radios({.name = std::string{name}, .label = std::string{legend}, .error = problems.at(name)},
                      ui_options(options), chosen);
}

Html checkbox(std::string_view name, std::string_view value, std::string_view label, bool checked) {
    return ui::checkbox(
        {.name = std::string{name}, .label = std::string{label}, .id = std::string{name} + "-" + std::string{value}},
        value, checked);
}

Html files_field(std::string_view name, std::string_view label, std::string_view hint, int megabytes_max,
                 const FormProblems& problems) {
    return ui::file_upload(
        {.name = std::string{name}, .label = std::string{label}, .hint = std::string{hint}, .error = problems.at(name)},
        {.multiple = true, .megabytes_max = megabytes_max});
}

Html post_form(std::string_view action, std::string_view form_token, const Html& content, FormKind kind) {
    return ui::form(
        {.action = Url{action}, .form_token = std::string{form_token}, .files = kind == FormKind::with_files}, content);
}

}  // namespace mera
