#include "web/unsaved_words.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

// Marks of the form itself, and what must not stand on a page.
bool is_words(std::string_view name, std::string_view value) {
    if (name.find("password") != std::string_view::npos || name.ends_with("token")) return false;
    if (name == "query" || name == "selected" || name == "next" || name == "return_to") return false;
    // Choices are codes of Latin letters and numbers; people write Russian, with spaces.
    return value.find(' ') != std::string_view::npos ||
           std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

Html unsaved_words(const Fields& form) {
    Html out;
    for (const auto& [name, value] : form)
        if (is_words(name, value)) out.put("<blockquote class='mera-quotation mera-order-text'>{}</blockquote>", value);
    if (out.empty()) return out;
    return html("{}<p class='govuk-body'>Это не сохранено. Скопируйте, откройте страницу заново и вставьте.</p>{}",
                subheading("Что вы написали"), out);
}

}  // namespace mera
