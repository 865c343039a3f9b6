// Broken, glued, shortened and misprinted words of the vocabulary. Putting a word together again is certain; guessing
// a letter or a missing space is not, and is said.
#include <algorithm>

#include "base/text.hpp"
#include "domain/time/deadline_words.hpp"

namespace mera::deadline_language {

namespace {

bool is_word(const Token& token) { return token.word == Word::none && !token.text.empty() && token.digits == 0; }

void give(Token& token, const Meaning& meaning) {
    token.word = meaning.word;
    token.value = meaning.value;
}

// «согласо- ванию», «согласо Ванию», «в тече ние»: pieces that are a word of the vocabulary only together.
// Answers how many tokens, with the hyphens between them, make up the word that begins at `from`; 0 when none.
std::size_t pieces_of_one_word(const std::vector<Token>& tokens, std::size_t from, std::string& joined) {
    constexpr std::size_t kMostPieces = 4, kShortestWhole = 5, kShortestOfStrangers = 4;
    joined = tokens[from].text;
    std::size_t found = 0;
    std::string best;
    bool every_piece_known = meaning_of(tokens[from].text).has_value();
    bool no_piece_known = !every_piece_known;
    std::size_t at = from + 1;
    for (std::size_t pieces = 1; pieces < kMostPieces && at < tokens.size(); ++pieces) {
        const bool hyphen = tokens[at].word == Word::dash && at + 1 < tokens.size();
        if (tokens[at - 1].dotted) break;
        const std::size_t next = hyphen ? at + 1 : at;
        if (!is_word(tokens[next])) break;
        joined += tokens[next].text;
        const bool known = meaning_of(tokens[next].text).has_value();
        every_piece_known = every_piece_known && known;
        no_piece_known = no_piece_known && !known;  // «го- да»
        at = next + 1;
        if (!every_piece_known &&
            length_in_characters(joined) >= (no_piece_known ? kShortestOfStrangers : kShortestWhole) &&
            meaning_of(joined)) {
            found = at - from;
            best = joined;
        }
    }
    joined = best;
    return found;
}

// «С е н т я б р ь», as headings are spaced
void join_letters(std::vector<Token>& tokens) {
    constexpr std::size_t kShortest = 3;
    const auto is_letter = [&](std::size_t at) {
        return is_word(tokens[at]) && length_in_characters(tokens[at].text) == 1 && !tokens[at].dotted;
    };
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        std::size_t end = at;
        std::string joined;
        while (end < tokens.size() && is_letter(end)) joined += tokens[end++].text;
        if (end < at + kShortest || !meaning_of(joined)) continue;
        tokens[at].text = joined;
        tokens[at].to = tokens[end - 1].to;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                     tokens.begin() + static_cast<std::ptrdiff_t>(end));
    }
}

void join_pieces(std::vector<Token>& tokens) {
    std::vector<Token> out;
    std::string joined;
    for (std::size_t at = 0; at < tokens.size();) {
        if (!is_word(tokens[at])) {
            out.push_back(tokens[at++]);
            continue;
        }
        const std::size_t count = pieces_of_one_word(tokens, at, joined);
        Token token = tokens[at];
        if (count > 0) {
            token.text = joined;
            token.to = tokens[at + count - 1].to;
            token.dotted = tokens[at + count - 1].dotted;
        }
        out.push_back(std::move(token));
        at += std::max<std::size_t>(count, 1);
    }
    tokens = std::move(out);
}

// «в теч-е года», «по необход-ти»: the middle of a word left out between a hyphen, when only one word can be meant.
void join_contractions(std::vector<Token>& tokens) {
    constexpr std::size_t kShortestBeginning = 3, kLongestEnding = 3;
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
        const Token& ending = tokens[at + 2];
        const bool parted = is_word(tokens[at]) && tokens[at + 1].word == Word::dash && !tokens[at + 1].spaced &&
                            is_word(ending) && !ending.spaced;
        if (!parted) continue;
        const bool month = tokens[at].text == "м" && ending.text == "ц";
        const bool shape = !meaning_of(ending.text) && length_in_characters(tokens[at].text) >= kShortestBeginning &&
                           length_in_characters(ending.text) <= kLongestEnding;
        const std::string whole = month ? "месяц" : shape ? contracted_word(tokens[at].text, ending.text) : "";
        if (whole.empty()) continue;
        tokens[at].text = whole;
        tokens[at].to = ending.to;
        tokens[at].dotted = ending.dotted;
        const auto next = tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1;
        tokens.erase(next, next + 2);
    }
}

std::vector<Token> parts_of(const Token& token, const std::vector<std::string>& texts) {
    std::vector<Token> parts;
    for (const std::string& text : texts) {
        Token part = token;
        part.text = text;
        give(part, *meaning_of(text));
        part.spaced = parts.empty() ? token.spaced : true;
        part.dotted = false;
        parts.push_back(std::move(part));
    }
    parts.back().dotted = token.dotted;
    return parts;
}

// «учёный совет», «учётный лист»: only before «год» is it «учебный».
bool fits(const Misprint& misprint, const std::vector<Token>& tokens, std::size_t at) {
    if (misprint.meaning.word != Word::school) return true;
    if (at + 1 >= tokens.size()) return false;
    const auto next = meaning_of(tokens[at + 1].text);
    return next && (next->word == Word::unit || next->word == Word::year_mark);
}

}  // namespace

void repair_spelling(Words& words) {
    join_letters(words.tokens);
    join_pieces(words.tokens);
    join_contractions(words.tokens);
    std::vector<Token> out;
    for (std::size_t at = 0; at < words.tokens.size(); ++at) {
        Token token = words.tokens[at];
        if (!is_word(token)) {
            out.push_back(std::move(token));
            continue;
        }
        const std::string seen = words.phrase.substr(token.from, token.to - token.from);
        if (const auto meaning = meaning_of(token.text)) {
            give(token, *meaning);
        } else if (const auto whole = token.dotted ? meaning_of_abbreviation(token.text) : std::nullopt) {
            give(token, *whole);
        } else if (const auto parts = glued_words(token.text); !parts.empty()) {
            words.doubts.push_back("Слово «" + seen + "» прочитано как «" + join(parts, " ") + "». Проверьте.");
            for (Token& part : parts_of(token, parts)) out.push_back(std::move(part));
            continue;
        } else if (const auto misprint = meaning_of_misprint(token.text);
                   misprint && fits(*misprint, words.tokens, at)) {
            if (!misprint->only_ending)
                words.doubts.push_back("Слово «" + seen + "» прочитано как «" + misprint->meant + "». Проверьте.");
            give(token, misprint->meaning);
        }
        out.push_back(std::move(token));
    }
    words.tokens = std::move(out);
}

}  // namespace mera::deadline_language
