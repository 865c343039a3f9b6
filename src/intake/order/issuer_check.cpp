#include "intake/order/issuer_check.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "intake/order/order_issuer.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/words/inflection.hpp"

namespace mera::intake {

namespace {

// «Отдел» of «Отдел образования администрации района»: a body of power; empty for schools, museums, hospitals.
std::string_view body_of(std::string_view issuer) {
    static constexpr std::array<std::string_view, 7> kBodies = {
        "отдел", "управление", "комитет", "департамент", "министерство", "администрация", "правительство"};
    for (const Token& token : tokenise(issuer)) {
        const auto body = std::find(kBodies.begin(), kBodies.end(), token.folded);
        if (body != kBodies.end()) return *body;
        if (is_noun_of_kind(token.folded, NounKind::unit) || token.kind == Token::Kind::sign) return {};
    }
    return {};
}

// Whose heads are so called: directors lead departments and schools, and no committees.
bool may_lead(const Tokens& post, std::string_view body) {
    const auto names = [&](std::string_view what) {
        return std::any_of(post.begin(), post.end(),
                           [&](const Token& token) { return token.folded.starts_with(what); });
    };
    if (names(body.substr(0, body.size() - std::string_view{"е"}.size()))) return true;  // «начальник управления»
    if (post.front().is("директор")) {
        const bool of_school = names("школ") || names("лице") || names("гимнази") || names("музе") ||
                               names("колледж") || names("техникум") || names("центр") || names("дом");
        return body == "департамент" && !of_school;
    }
    if (post.front().folded.starts_with("заведующ")) return body == "отдел" && post.size() > 1 && !names("сад");
    if (post.front().is("ректор")) return false;
    return !(post.front().is("главный") && post.size() > 1 && post[1].is("врач"));
}

}  // namespace

void check_issuer_by_signer(const std::vector<HeadLine>& lines, std::size_t anchor, const std::string& signer,
                            const Vocabulary& words, OrderText& out) {
    const Tokens post = tokenise(signer);
    const std::string_view body = body_of(out.order.issuer);
    if (post.empty() || body.empty() || may_lead(post, body)) return;
    const std::size_t kind_line = kind_line_of(lines, anchor).value_or(anchor);
    const Place place = lines[std::min(kind_line, lines.size() - 1)].place;
    std::string above = issuer_above(lines, kind_line, out.order.issuer, words);
    std::string why = "Приказ подписал «" + signer + "», а бланк называет «" + out.order.issuer + "».";
    if (!above.empty() && body_of(above).empty()) {
        out.order.issuer = std::move(above);
        why += " Взято «" + out.order.issuer + "».";
    }
    out.doubts.push_back({"order.issuer", why + " Проверьте, кто издал приказ.", place});
}

}  // namespace mera::intake
