#include "intake/order_title.hpp"

#include <utility>

#include "intake/order_issuer.hpp"
#include "intake/order_lines.hpp"
#include "intake/order_requisites.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

// «Приказ № 1 от 25.08.2017 «Об организации питания»»: the title in the line of the kind.
std::string title_after_requisites(std::string_view text) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"\"", "\""}}) {
        const std::size_t at = text.find(std::string{open} + "О");
        if (at == std::string_view::npos || !opens_title(text.substr(at))) continue;
        const std::string_view title = trim(text.substr(at + open.size()));
        if (title.ends_with(close)) return std::string{title.substr(0, title.size() - close.size())};
    }
    return {};
}

// «Принято Думой 12 мая», «(в редакции от …)», «г. Озёрный»: below a title, and none of it.
bool ends_title(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const bool adopted = !tokens.empty() && (tokens[0].folded.starts_with("принят") || tokens[0].is("город"));
    return adopted || is_requisites_line(text) || opens_preamble(text) || has_word_with(text, {"редакции"});
}

}  // namespace

std::string read_title(const std::vector<HeadLine>& lines, std::size_t from, std::size_t end) {
    std::string title;
    for (std::size_t at = from; at < end; ++at) {
        const std::string text = in_one_line(lines[at].text);
        if (title.empty()) {
            if (opens_title(text) && !is_kind_line(text)) title = text;
            if (title.empty() && (is_kind_line(text) || names_kind_in_full(lines, at)))
                title = title_after_requisites(text);
            continue;
        }
        if (text == title) continue;  // a page of a database says it twice
        if (ends_title(text) || title.ends_with('.') || is_kind_line(text)) break;
        if (is_upper(text) && !is_upper(title) && begins_issuer(text))
            break;  // the letterhead below the name of the page
        title = in_one_line(title + '\n' + text);
    }
    while (title.ends_with('.')) title.pop_back();
    return title;
}

}  // namespace mera::intake
