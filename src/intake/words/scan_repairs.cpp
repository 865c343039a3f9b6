#include "intake/words/scan_repairs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "intake/words/kind_words.hpp"

namespace mera::intake {

namespace {

constexpr int kOften = 3;  // a word met three times is no misreading
constexpr std::size_t kSharedRunMin = 4;  // letters left of a word that a stamp hides

// «ШМоО»: the letter was read twice, once as a small one.
std::string without_doubled_small(std::string_view word) {
    const auto letters = code_points(word);
    std::string out;
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const std::string letter = utf8(letters[at]);
        capitals += is_upper(letter);
        const bool doubled =
            at + 1 < letters.size() && !is_upper(letter) && upper_first(letter) == utf8(letters[at + 1]);
        if (!doubled) out += letter;
    }
    return capitals * 2 > letters.size() && letters.size() >= 3 && is_upper(out) ? out : std::string{word};
}

// «планы ПОМОЩИ семьям»: small letters under a stroke come out as capitals; whoever means capitals writes more than one
// word so, or a name that is no word. «… «Ясный» ПРИКАЗ»: a letterhead and the kind of the act that lines set as one.
bool is_shouted(const Tokens& tokens, std::size_t at) {
    const auto is_small = [&](const Token& token) { return !is_upper(token.text); };
    const auto is_word = [](const Token& token) { return token.kind == Token::Kind::word; };
    const auto own = tokens.begin() + static_cast<std::ptrdiff_t>(at);
    const auto before = std::find_if(std::make_reverse_iterator(own), tokens.rend(), is_word);
    const auto after = std::find_if(own + 1, tokens.end(), is_word);
    const bool alone = before != tokens.rend() && is_small(*before) && (after == tokens.end() || is_small(*after));
    return alone && !is_kind_word(tokens[at].folded) && is_upper(tokens[at].text) &&
           length_in_characters(tokens[at].text) >= kMisreadLettersMin && may_be_word(tokens[at].folded);
}

// How many letters in a row the two words share at most.
std::size_t shared_run(std::string_view left, std::string_view right) {
    const auto a = code_points(left), b = code_points(right);
    std::size_t best = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) {
            std::size_t run = 0;
            while (i + run < a.size() && j + run < b.size() && a[i + run] == b[j + run]) ++run;
            best = std::max(best, run);
        }
    return best;
}

// «Руководители зоватеи организаций»: half hidden by a stamp, but the document has one word between these two.
std::string hidden_word(const Tokens& tokens, std::size_t at, const Vocabulary& words) {
    if (at == 0 || at + 1 >= tokens.size()) return {};
    std::string hidden = words.only_between(tokens[at - 1].folded, tokens[at + 1].folded, kOftenSideBySide);
    const std::size_t run = shared_run(hidden, tokens[at].folded);
    return run >= kSharedRunMin && run * 2 > length_in_characters(tokens[at].folded) ? hidden : std::string{};
}

constexpr std::size_t kLongWordMin = 7;  // letters: shorter words have likes in the language

// Letters that a scan takes for each other.
bool are_alike(char32_t a, char32_t b) {
    static constexpr std::array<std::u32string_view, 8> kAlike = {U"осеэ", U"нпий", U"шщ", U"лпд",
                                                                  U"гт",   U"ьыъб", U"зэ", U"жк"};
    return std::any_of(kAlike.begin(), kAlike.end(), [&](std::u32string_view letters) {
        return letters.find(a) != std::u32string_view::npos && letters.find(b) != std::u32string_view::npos;
    });
}

// One letter parts them, and its two shapes are alike: «маршрутсв», «маршрутов»; not «ямочный», «явочный».
bool are_alike(std::string_view read, std::string_view word) {
    const auto a = code_points(read), b = code_points(word);
    const auto apart = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return apart.first != a.end() && apart.second != b.end() && are_alike(*apart.first, *apart.second);
}

// «поликлийикой»: no word, and one letter makes it one. Names are in no dictionary: they have capitals inside a phrase, or
// initials and other names beside them.
std::string word_of_language(const Tokens& tokens, std::size_t at, Spelling& spelling) {
    const Token& token = tokens[at];
    if (length_in_characters(token.text) < kLongWordMin || token.text.find('-') != std::string_view::npos) return {};
    const bool name =
        is_capitalised(token.text) && (at > 0 || at + 1 == tokens.size() || !starts_with_lower(tokens[at + 1].text));
    return name ? std::string{} : spelling.only_like(token.folded);
}

// «МЕЖРАИОННЫЙ»: the breve of a capital is so near the line above that it is lost.
std::string with_breve(std::string_view word) {
    auto letters = code_points(word);
    for (char32_t& letter : letters) {
        if (letter != U'И') continue;
        letter = U'Й';
        std::string read;
        for (const char32_t c : letters) read += utf8(c);
        if (may_be_word(lower(read))) return read;
        letter = U'И';
    }
    return {};
}

// What a word was printed as; itself where nothing tells.
std::string printed_word(const Tokens& tokens, std::size_t at, const Vocabulary& words, Spelling& spelling,
                         Letters letters) {
    const Token& token = tokens[at];
    const std::string usual = words.usual_spelling(token.folded);  // empty: only in capitals
    const bool written_so = words.count(token.folded) >= kOften && (usual.empty() || usual == token.text);
    if (is_shouted(tokens, at) && !written_so) return lower(token.text);
    if (std::string once = without_doubled_small(token.text); once != token.text) return once;
    std::string own{token.text};
    if (is_upper(own) && length_in_characters(own) >= kMisreadLettersMin && !may_be_word(token.folded))
        if (std::string breve = with_breve(own); !breve.empty()) return breve;
    if (words.count(token.folded) >= kOften || is_upper(own) || length_in_characters(own) < kMisreadLettersMin)
        return own;
    std::string like = words.only_like(token.folded, kOften);
    if (like.empty()) like = hidden_word(tokens, at, words);
    if (may_be_word(own) || may_be_word(token.folded)) return own;
    // Letters that were sure may make a word that no dictionary has, or a name.
    const bool sure = letters == Letters::sure;
    if (like.empty() && !(sure && (is_capitalised(own) || words.count(token.folded) > 1)))
        like = word_of_language(tokens, at, spelling);
    if (sure && !words.knows(like) && !are_alike(token.folded, like)) like.clear();
    if (like.empty() || !is_capitalised(own)) return like.empty() ? own : like;
    const std::string spelling_of_like = words.usual_spelling(like);
    return upper_first(spelling_of_like.empty() ? like : spelling_of_like);
}

}  // namespace

Mended mend_misread_words(std::string_view text, const Vocabulary& words, Spelling& spelling, Letters letters) {
    Mended out;
    std::size_t copied = 0;
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (token.kind != Token::Kind::word) continue;
        const std::string better = printed_word(tokens, at, words, spelling, letters);
        if (better == token.text) continue;
        out.text += text.substr(copied, token.begin - copied);
        out.text += better;
        copied = token.end;
        const bool known = words.knows(fold_for_comparison(better));
        if (!known && letters == Letters::sure) out.guessed.push_back(better);
        const std::string why = known ? "так слово пишется в этом документе." : "другого похожего слова нет.";
        out.notes.push_back("«" + std::string{token.text} + "» прочитано как «" + better + "»: " + why);
    }
    out.text += text.substr(copied);
    return out;
}

}  // namespace mera::intake
