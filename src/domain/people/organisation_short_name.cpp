// How an organisation is called in a table: without its legal form, a school by its kind and number.
#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.hpp"
#include "domain/people/executor_words.hpp"
#include "domain/people/organisation.hpp"

namespace mera {

namespace {

constexpr std::string_view kOpen = "«", kClose = "»";

struct Abbreviation {
    std::array<std::string_view, 3> words;  // folded, in the nominative: names stand in it
    std::string_view letters;
};
constexpr auto kAbbreviations = std::to_array<Abbreviation>({
    {{"средняя", "общеобразовательная", "школа"}, "СОШ"},
    {{"основная", "общеобразовательная", "школа"}, "ООШ"},
    {{"начальная", "общеобразовательная", "школа"}, "НОШ"},
});

// «МБОУ "СОШ № 3"»: straight quotes open at the beginning of a word.
std::string with_russian_quotes(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool opens = at == 0 || name[at - 1] == ' ' || name[at - 1] == '(';
        if (name[at] == '"')
            out += opens ? kOpen : kClose;
        else
            out += name[at];
    }
    return out;
}

std::string bare(std::string_view token) {  // a word without its quotes, folded
    return fold_case(replace_all(replace_all(std::string{token}, kOpen, ""), kClose, ""));
}

std::string without_legal_form(std::string_view name) {
    std::vector<std::string> tokens = split(name, ' ');
    std::vector<NameWord> words;
    for (const std::string& token : tokens) {
        const auto inside = name_words(token);
        words.push_back(inside.empty() ? NameWord{} : inside.front());
    }
    std::size_t at = 0;
    while (at < tokens.size() && after_legal_form(words, at) > at) at = after_legal_form(words, at);
    if (at == tokens.size()) return std::string{name};
    tokens.erase(tokens.begin(), std::next(tokens.begin(), static_cast<std::ptrdiff_t>(at)));
    return join(tokens, " ");
}

// «… учреждение города Урая «Гимназия № 2»»: whose it is comes before the name proper.
std::string without_owner(const std::string& name) {
    static constexpr auto kOwners = std::to_array<std::string_view>({"город", "район", "муниципальн"});
    const bool owner = std::any_of(kOwners.begin(), kOwners.end(), [&](auto word) { return name.starts_with(word); });
    const auto quoted = name.find(kOpen);
    return owner && quoted != std::string::npos ? name.substr(quoted) : name;
}

// «Центр «Созвездие»» in quotes that hold the whole name: what they hold.
std::string without_quotes(std::string name) {
    if (!name.starts_with(kOpen) || !name.ends_with(kClose)) return name;
    int depth = 0;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (name.compare(at, kOpen.size(), kOpen) == 0) ++depth;
        if (name.compare(at, kClose.size(), kClose) != 0) continue;
        --depth;
        // «Лицей «Олимп» — one mark closes both, as people write it.
        if (depth == 0 && at + kClose.size() < name.size()) return name;
    }
    std::string inside = name.substr(kOpen.size(), name.size() - kOpen.size() - kClose.size());
    return depth == 0 ? inside : inside + std::string{kClose};
}

std::string with_abbreviation(std::string_view name) {
    std::vector<std::string> tokens = split(name, ' ');
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at)
        for (const Abbreviation& known : kAbbreviations) {
            const auto same = [&](std::size_t word) { return bare(tokens[at + word]) == known.words[word]; };
            if (!same(0) || !same(1) || !same(2)) continue;
            tokens[at] = (tokens[at].starts_with(kOpen) ? std::string{kOpen} : std::string{}) +
                         std::string{known.letters} +
                         (tokens[at + 2].ends_with(kClose) ? std::string{kClose} : std::string{});
            const auto second = std::next(tokens.begin(), static_cast<std::ptrdiff_t>(at) + 1);
            tokens.erase(second, std::next(second, 2));
            return join(tokens, " ");
        }
    return std::string{name};
}

// «СОШ № 1 с углублённым изучением …», «СОШ № 1 имени …»: the number is enough within a town.
std::string without_honours(std::string_view name) {
    std::vector<std::string> tokens = split(name, ' ');
    const auto number = std::find(tokens.begin(), tokens.end(), "№");
    if (std::distance(number, tokens.end()) <= 2) return std::string{name};
    const auto next = std::next(number, 2);
    static constexpr auto kHonours = std::to_array<std::string_view>({"имени", "им", "им.", "с", "со"});
    if (std::find(kHonours.begin(), kHonours.end(), fold_case(*next)) == kHonours.end()) return std::string{name};
    tokens.erase(next, tokens.end());
    return join(tokens, " ");
}

}  // namespace

std::string shortened_name(std::string_view name) {
    const std::string spaced = collapse_spaces(replace_all(with_russian_quotes(name), "№", " № "));
    const std::string inside = without_quotes(without_owner(without_legal_form(replace_all(spaced, "« ", kOpen))));
    return upper_first(without_honours(with_abbreviation(inside)));
}

}  // namespace mera
