#include "intake/order/order_card.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "intake/order/clause_parts.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kLabelTokens = 4;  // «№ документа:», «Дата принятия документа:»

struct Entry {
    std::string label, value;  // the label folded
};

std::optional<Entry> entry_at(const std::vector<HeadLine>& lines, std::size_t at) {
    const std::string text = without_bullet(lines[at].text);
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || tokenise(text.substr(0, colon)).size() > kLabelTokens) return {};
    std::string value{trim(std::string_view{text}.substr(colon + 1))};
    while (value.starts_with("|")) value = std::string{trim(std::string_view{value}.substr(1))};
    if (value.empty() && at + 1 < lines.size()) value = std::string{trim(lines[at + 1].text)};
    return Entry{fold_case(trim(std::string_view{text}.substr(0, colon))), std::move(value)};
}

bool is_one_of(std::string_view label, std::initializer_list<std::string_view> known) {
    return std::find(known.begin(), known.end(), label) != known.end();
}

bool is_number(std::string_view value) {  // not that of the register: «RU64000201700422»
    constexpr std::size_t kNumberMax = 20;
    return value.size() <= kNumberMax && value.find_first_of("0123456789") != std::string_view::npos &&
           value.find(' ') == std::string_view::npos && !value.starts_with("RU");
}

}  // namespace

bool is_card_label(std::string_view line) {
    const std::string text = without_bullet(line);
    return text.ends_with(':') && text != trim(line) && tokenise(text).size() <= kLabelTokens + 1;
}

void read_card(const std::vector<HeadLine>& lines, std::size_t end, DraftOrder& order) {
    for (std::size_t at = 0; at < std::min(end, lines.size()); ++at) {
        const auto entry = entry_at(lines, at);
        if (!entry) continue;
        const bool number = is_one_of(entry->label, {"№ документа", "номер документа", "№", "номер", "номер акта"});
        if (number && order.number.empty() && is_number(entry->value)) order.number = entry->value;
        const bool day = is_one_of(entry->label, {"дата принятия", "дата документа", "дата подписания", "дата акта"});
        if (day && !order.date) order.date = requisites_in(entry->value).date;
    }
}

}  // namespace mera::intake
