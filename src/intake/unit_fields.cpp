#include "intake/unit_fields.hpp"

#include <algorithm>
#include <array>

#include "intake/cell_kinds.hpp"
#include "intake/inflection.hpp"

namespace mera::intake {

namespace {

// «культуры», «молодежной политики»: what a unit deals with, as its name says it.
bool names_a_field(std::string_view piece, bool after_po) {
    static constexpr std::array<std::string_view, 22> kGenitive = {
        "ния", "ций", "ции", "сти", "ства", "туры", "тики", "изма", "орта", "ёжи", "ежи",
        "уки", "зма", "ьи",  "еки", "иты",  "уда",  "ений", "тей",  "тия",  "вия", "мики"};
    static constexpr std::array<std::string_view, 13> kDative = {"нию",  "ции",  "циям", "сти", "ству", "туре", "тике",
                                                                 "изму", "орту", "ежи",  "уке", "еке",  "ниям"};
    static constexpr std::array<std::string_view, 5> kAdjective = {"ой", "ого", "его", "ых", "их"};
    static constexpr std::array<std::string_view, 6> kAdjectiveDative = {"ой", "ей", "ому", "ему", "ым", "им"};
    const Tokens tokens = tokenise(piece);
    if (tokens.empty() || tokens.size() > 7 || is_capitalised(tokens.front().text) || names_executor(piece))
        return false;
    const auto ends_as = [](const Token& token, const auto& endings) {
        return std::any_of(endings.begin(), endings.end(), [&](auto end) { return token.folded.ends_with(end); });
    };
    const auto is_place = [](const Token& token) {  // «науки и молодежной политики края»
        static constexpr std::array<std::string_view, 6> kPlaces = {"края",   "области", "района",
                                                                    "города", "округа",  "республики"};
        return std::find(kPlaces.begin(), kPlaces.end(), token.folded) != kPlaces.end();
    };
    bool told = false;  // «потребительского рынка»: the adjective tells the case of whatever follows
    for (const Token& token : tokens) {
        const bool adjective = after_po ? ends_as(token, kAdjectiveDative) : ends_as(token, kAdjective);
        const bool noun = after_po ? ends_as(token, kDative) : ends_as(token, kGenitive);
        if (token.kind != Token::Kind::word || (!token.is("и") && !adjective && !noun && !told && !is_place(token)))
            return false;
        told = adjective;
    }
    return true;
}

}  // namespace

bool goes_on_unit(const std::vector<std::string>& pieces, std::size_t at, std::string_view before) {
    const Tokens name = tokenise(before);
    const bool of_unit = std::any_of(name.begin(), name.end(), [](const Token& token) {
        return is_nominative_of_kind(token.folded, NounKind::unit) ||
               is_nominative_of_kind(token.folded, NounKind::post);
    });
    if (!of_unit || before.find(" и ") != std::string_view::npos) return false;
    const bool after_po = before.find(" по ") != std::string_view::npos;
    // «отдел по делам молодёжи, культуры и спорта»: of the affairs, or «по» again
    const bool of_affairs =
        before.find(" по делам ") != std::string_view::npos || before.find(" по вопросам ") != std::string_view::npos;
    for (; at < pieces.size(); ++at) {
        if (!names_a_field(pieces[at], after_po) && !(of_affairs && names_a_field(pieces[at], false))) return false;
        if (pieces[at].find(" и ") != std::string::npos) return true;
    }
    return false;
}

}  // namespace mera::intake
