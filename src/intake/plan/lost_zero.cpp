#include "intake/plan/lost_zero.hpp"

#include "intake/words/words.hpp"

namespace mera::intake {

std::optional<std::string> with_lost_zero(std::string_view words) {
    constexpr std::size_t kDayDigits = 2;
    const Tokens tokens = tokenise(words);
    const auto stands_apart = [&](std::size_t at, std::size_t beside) {
        return at >= tokens.size() || tokens[at].kind == Token::Kind::word || tokens[at].end < tokens[beside].begin ||
               tokens[at].begin > tokens[beside].end;
    };
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
        const Token &day = tokens[at], &month = tokens[at + 2];
        const bool number = day.kind == Token::Kind::number && day.text.size() <= kDayDigits;
        if (!number || tokens[at + 1].text != "." || month.text != "1" || day.end + 1 != month.begin) continue;
        if ((at > 0 && !stands_apart(at - 1, at)) || !stands_apart(at + 3, at + 2)) continue;
        out.append(words.substr(from, month.end - from)).push_back('0');
        from = month.end;
    }
    if (from == 0) return {};
    return out.append(words.substr(from));
}

bool covers_month(const PlanTerm& days, unsigned month) {
    using std::chrono::last;
    for (auto year = days.first.year(); year <= days.last.year(); ++year) {
        const Date begin = year / std::chrono::month{month} / 1, end = year / std::chrono::month{month} / last;
        if (begin <= days.last && days.first <= end) return true;
    }
    return false;
}

}  // namespace mera::intake
