#pragma once
// What the page tells: errors of a form, notices, remarks, folded details, an empty list.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "base/html.hpp"

namespace mera::ui {

struct FieldError {
    std::string message;
    std::string field = {};  // id of the field it leads to (its name, unless an id was given); may be empty
};
// Stands above the heading of a page whose form was refused; takes the focus. Nothing when there is no error.
Html error_summary(const std::vector<FieldError>& errors);
Html error_summary(const Failure& failure);
Html error_summary(const std::optional<Failure>& failure);

enum class NoticeLook { information, success, warning };
struct Notice {
    NoticeLook look = NoticeLook::information;
    Html title;  // one sentence: «Документ принят на проверку»
    Html content = {};
};
Html notification_banner(const Notice& notice);

Html inset_text(const Html& content);
Html inset_text(std::string_view text);
Html warning_text(std::string_view text);
// The order's own words, quoted as they stand there; `place` is «Приказ № 882, раздел 2, мера 2.1».
Html quotation(std::string_view words, std::string_view place = {});
Html details(std::string_view summary, const Html& content, bool open = false);

struct EmptyState {
    std::string title;      // «Всё сдано»
    std::string text = {};  // what to do or when to come back
    Html actions = {};
};
Html empty_state(const EmptyState& state);

}  // namespace mera::ui
