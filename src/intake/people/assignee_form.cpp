#include "intake/people/assignee_form.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

bool heads_organisation(std::string_view folded) {
    static constexpr std::array<std::string_view, 8> kHeads = {
        "директор", "руководитель", "заведующий", "заведующая", "заведующие", "начальник", "ректор", "председатель"};
    return std::find(kHeads.begin(), kHeads.end(), folded) != kHeads.end();
}

namespace {

// «директор МКУ ДО «ЦРО» Г.Н. Котельникова»: the head, the form of the organisation, the person at the end.
std::optional<std::string> organisation_first(std::string_view text, const Tokens& tokens) {
    const auto person = first_person(tokens);
    if (!person || person->last + 1 != tokens.size() || tokens.size() < 4) return {};
    if (!heads_organisation(tokens[0].folded) || !is_organisation_form(tokens[1].text)) return {};
    if (person->first < 3) return {};
    return std::string{between(text, tokens[1], tokens[person->first - 1])} + " (" + lower_first(tokens[0].text) + " " +
           std::string{between(text, tokens[person->first], tokens[person->last])} + ")";
}

bool is_unit(const Token& token) {
    return token.kind == Token::Kind::word && is_noun_of_kind(token.folded, NounKind::unit);
}

// «начальник отдела по общему образованию Департамента образования … З.Р. Сычугова»: a person is told by the post and
// the unit it is in; the units above that one are the same for everybody the order names.
std::optional<std::string> without_units_above(std::string_view text, const Tokens& tokens) {
    const auto person = first_person(tokens);
    if (!person || person->last + 1 != tokens.size()) return {};
    const std::vector<int> depth = nesting(tokens);
    std::optional<std::size_t> own;
    for (std::size_t at = 1; at < person->first; ++at) {
        if (tokens[at].text == "," || tokens[at].text == ";" || depth[at] > 0) return {};
        if (!is_unit(tokens[at])) continue;
        // «отдела Управления образования»: without the unit above, nobody knows which department.
        if (own && at > *own + 1)
            return std::string{between(text, tokens[0], tokens[at - 1])} + " " +
                   std::string{between(text, tokens[person->first], tokens[person->last])};
        own = at;
    }
    return {};
}

// «организаций, включённых в перечень …»: which of them is said by the clause itself.
std::optional<std::string> without_description(std::string_view text, const Tokens& tokens) {
    if (first_person(tokens)) return {};
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at)
        if (tokens[at].text == "," && depth[at] == 0 && tokens[at + 1].kind == Token::Kind::word &&
            is_participle(tokens[at + 1].folded))
            return std::string{between(text, tokens[0], tokens[at - 1])};
    return {};
}

}  // namespace

std::string assignee_form(std::string_view assignee, Asked asked) {
    const Tokens tokens = tokenise(assignee);
    if (tokens.empty()) return std::string{assignee};
    if (auto organisation = organisation_first(assignee, tokens)) return *organisation;
    if (asked == Asked::to_act) return upper_first(std::string{assignee});
    if (auto named = without_units_above(assignee, tokens)) return upper_first(*named);
    if (auto bare = without_description(assignee, tokens)) return upper_first(*bare);
    return upper_first(std::string{assignee});
}

}  // namespace mera::intake
