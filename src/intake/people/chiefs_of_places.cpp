#include "intake/people/chiefs_of_places.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

struct PlaceNoun {
    std::string_view of_several, of_one;  // genitive
};
constexpr std::array kPlaceNouns = {PlaceNoun{"районов", "района"},
                                    PlaceNoun{"округов", "округа"},
                                    PlaceNoun{"поселений", "поселения"},
                                    PlaceNoun{"городов", "города"},
                                    PlaceNoun{"областей", "области"},
                                    PlaceNoun{"образований", "образования"},
                                    PlaceNoun{"сельсоветов", "сельсовета"},
                                    PlaceNoun{"администраций", "администрации"},
                                    PlaceNoun{"комитетов", "комитета"},
                                    PlaceNoun{"управлений", "управления"},
                                    PlaceNoun{"отделов", "отдела"},
                                    PlaceNoun{"школ", "школы"},
                                    PlaceNoun{"гимназий", "гимназии"},
                                    PlaceNoun{"лицеев", "лицея"},
                                    PlaceNoun{"садов", "сада"},
                                    PlaceNoun{"библиотек", "библиотеки"},
                                    PlaceNoun{"больниц", "больницы"},
                                    PlaceNoun{"поликлиник", "поликлиники"}};

std::optional<std::string> noun_of_one(const Token& token) {
    for (const PlaceNoun& noun : kPlaceNouns)
        if (token.is(noun.of_several)) return std::string{noun.of_one};
    if (is_organisation_form(token.text)) return std::string{token.text};  // «СОШ» is one and several
    return {};
}

// «муниципальных» → «муниципального», «городских» → «городского»
std::optional<std::string> adjective_of_one(std::string_view word) {
    const bool soft = ends_with_any(word, {"жих", "ших", "щих", "чих", "них"});
    if (!ends_with_any(word, {"ых", "их"})) return {};
    return without_end(word, "ых") + (soft ? "его" : "ого");  // both endings are as long
}

// «районов», «администраций муниципальных районов области» of one: what stands before the last of these nouns with its
// adjectives, and what stands behind it.
struct Places {
    std::string before, last, behind;
};
std::optional<Places> places_of_one(std::string_view words) {
    Places out;
    std::string adjectives;
    for (const Token& token : tokenise(words)) {
        if (const auto noun = noun_of_one(token)) {
            out.before += out.last;
            out.last = adjectives + *noun + " ";
            adjectives.clear();
        } else if (const auto adjective = adjective_of_one(token.text)) {
            adjectives += *adjective + " ";
        } else if (adjectives.empty() && !out.last.empty()) {
            out.behind = words.substr(token.begin);
            break;
        } else {
            return {};
        }
    }
    if (!adjectives.empty() || out.last.empty()) return {};
    return out;
}

struct ChiefOfPlace {
    std::string place, person;
};

bool is_dash(const Token& token) { return token.text == "-" || token.text == "–" || token.text == "—"; }

// «Озёрного – Примерову С.В.», «Озёрного (Примеров С.В.)», «№ 2 Примерову С.В.»; what stands behind it begins at `at`.
std::optional<ChiefOfPlace> read_one(std::string_view text, Case from, const Tokens& tokens, std::size_t& at,
                                     std::size_t end) {
    constexpr std::size_t kPlaceWords = 4;
    const std::size_t first = at;
    const bool numbered = tokens[first].text == "№";
    const auto ends_place = [&](std::size_t token) {
        return is_dash(tokens[token]) || tokens[token].text == "(" || (numbered && person_at(tokens, token));
    };
    while (at < end && at < first + kPlaceWords && !ends_place(at)) ++at;
    if (at == first || at + 1 >= end || !(numbered || is_capitalised(tokens[at - 1].text)) || !ends_place(at))
        return {};
    const bool bracket = tokens[at].text == "(";
    const std::size_t name_at = bracket || is_dash(tokens[at]) ? at + 1 : at;
    std::string place{between(text, tokens[first], tokens[at - 1])};
    const auto person = person_at(tokens, name_at);
    if (!person || person->first != name_at || person->last >= end) return {};
    const Case written = bracket ? Case::nominative : from;
    const Surname name = nominative_person(text, tokens, *person, written);
    at = person->last + 1;
    if (bracket && (at >= end || tokens[at++].text != ")")) return {};
    return name.sure ? std::optional{ChiefOfPlace{std::move(place), name.text}} : std::nullopt;
}

// «глава района», «Озёрного» → «глава Озёрного района»; «г. Холмы» stands behind.
std::string post_in_place(const std::string& post, const Places& places, const std::string& place) {
    const bool adjective = ends_with_any(place, {"ого", "его"});
    const std::string whole =
        adjective ? places.before + place + " " + places.last : places.before + places.last + place + " ";
    return post + " " + std::string{trim(whole + places.behind)};
}

}  // namespace

std::vector<std::string> chiefs_of_places(std::string_view text, Case from, const Tokens& tokens, std::size_t first,
                                          std::size_t end) {
    std::size_t list = first;  // where the first place stands
    while (list < end && tokens[list].text != ":" && tokens[list].text != "№") ++list;
    if (list + 2 >= end || list < first + 2) return {};
    const std::string head{between(text, tokens[first], tokens[list - 1])};
    const auto post = nominative_phrase(head, from, true);
    if (!post || !post->sure || !post->is_plural || post->kind != NounKind::post) return {};
    const Tokens words = tokenise(post->text);
    std::size_t noun = 0;
    while (noun + 1 < words.size() && !is_noun_of_kind(words[noun].folded, NounKind::post)) ++noun;
    if (noun + 1 >= words.size()) return {};
    const auto places = places_of_one(std::string_view{post->text}.substr(words[noun + 1].begin));
    if (!places) return {};
    const std::string title = lower_first(post->text.substr(0, words[noun].end));
    std::vector<std::string> out;
    for (std::size_t at = tokens[list].text == ":" ? list + 1 : list; at < end;) {
        const auto one = read_one(text, from, tokens, at, end);
        if (!one) return {};
        out.push_back(post_in_place(title, *places, one->place) + " " + one->person);
        while (at < end && (tokens[at].text == "," || tokens[at].text == ";" || tokens[at].is("и"))) ++at;
    }
    return out.size() > 1 ? out : std::vector<std::string>{};
}

}  // namespace mera::intake
