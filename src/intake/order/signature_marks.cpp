#include "intake/order/signature_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>
#include <vector>

namespace mera::intake {

namespace {

constexpr std::size_t kGapMax = 6;  // words of a signature beside the mark, that a PDF gives between its lines

bool is_kind_of_signature(const Token& token) {
    static constexpr std::array<std::string_view, 6> kWords = {"усиленной", "квалифицированной", "неквалифицированной",
                                                               "простой",   "электронной",       "цифровой"};
    return std::find(kWords.begin(), kWords.end(), token.folded) != kWords.end();
}

bool names_signature(const Token& token) {
    static constexpr std::array<std::string_view, 6> kWords = {"подписью", "эп", "эцп", "укэп", "пэп", "кэп"};
    return std::find(kWords.begin(), kWords.end(), token.folded) != kWords.end();
}

struct Range {
    std::size_t from = 0, to = 0;  // tokens
};

// «Документ подписан [усиленной квалифицированной] электронной подписью», with what stands between its two halves.
struct Phrase {
    Range first, second;
};

std::optional<Phrase> phrase_at(const Tokens& tokens, std::size_t at) {
    std::size_t end = at;
    const bool document = tokens[at].is("документ");
    if (document) ++end;
    if (end >= tokens.size() || !(tokens[end].is("подписан") || tokens[end].is("подписано"))) return {};
    ++end;
    for (std::size_t second = end; second < std::min(tokens.size(), end + kGapMax + 1); ++second) {
        std::size_t last = second;
        while (last < tokens.size() && is_kind_of_signature(tokens[last])) ++last;
        if (last >= tokens.size() || !names_signature(tokens[last])) continue;
        if (second > end && (!document || last == second))
            return {};  // what is signed is named, and the words are its own
        return Phrase{{at, end}, {second, last + 1}};
    }
    return {};
}

enum class Label { number, time, words };

struct Labelled {
    Label label;
    std::size_t after;  // the token after the words of the label
};

bool is_of_number(const Token& token) {  // «00A1B2C3…», in pieces
    static constexpr std::string_view kSigns = ":№-. ";
    if (kSigns.find(token.text) != std::string_view::npos || token.text == "№") return true;
    return token.kind == Token::Kind::number ||
           std::all_of(token.text.begin(), token.text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

bool is_of_time(const Token& token) {
    static constexpr std::array<std::string_view, 9> kWords = {"с", "до", "по", "г", "года", ":", ".", "-", "–"};
    return token.kind == Token::Kind::number || std::find(kWords.begin(), kWords.end(), token.folded) != kWords.end();
}

// A word of the mark says something only with its value: «Сертификат: 00A1…», «Владелец Образцов»; not «Сертификаты участников».
std::optional<Labelled> label_at(const Tokens& tokens, std::size_t at) {
    const auto word = [&](std::size_t ahead, std::string_view beginning) {
        return at + ahead < tokens.size() && tokens[at + ahead].folded.starts_with(beginning);
    };
    const auto value = [&](std::size_t ahead, auto fits) {
        return at + ahead < tokens.size() && (tokens[at + ahead].text == ":" || fits(tokens[at + ahead]));
    };
    const auto never = [](const Token&) { return false; };
    const auto name = [](const Token& token) { return is_capitalised(token.text); };
    if (at >= tokens.size()) return {};
    const Token& token = tokens[at];
    const bool serial = (token.is("серийный") && word(1, "номер")) || (token.is("номер") && word(1, "сертификат"));
    if (serial && value(2, is_of_number)) return Labelled{Label::number, at + 2};
    if (token.is("сертификат") && value(1, is_of_number)) return Labelled{Label::number, at + 1};
    if ((token.is("действителен") || token.is("действует")) && value(1, is_of_time))
        return Labelled{Label::time, at + 1};
    if (token.is("срок") && word(1, "действия") && value(2, is_of_time)) return Labelled{Label::time, at + 2};
    if ((token.is("владелец") || token.is("издатель")) && value(1, name)) return Labelled{Label::words, at + 1};
    if ((token.is("фио") || token.is("должность") || token.is("организация")) && value(1, never))
        return Labelled{Label::words, at + 1};
    if (token.is("дата") && word(1, "подпис") && value(2, never)) return Labelled{Label::words, at + 2};
    if (token.is("кому") && word(1, "выдан") && value(2, name)) return Labelled{Label::words, at + 2};
    if ((token.is("информация") || token.is("сведения")) && word(1, "о") &&
        (word(2, "владел") || word(2, "сертификат")))
        return Labelled{Label::words, at + 3};
    return {};
}

// «с 01.01.2024 до 01.04.2025 г.»: no more than two dates.
std::size_t end_of_term(const Tokens& tokens, std::size_t at) {
    int years = 0;
    for (; at < tokens.size() && is_of_time(tokens[at]); ++at) {
        const bool number = tokens[at].kind == Token::Kind::number;
        if (number && years == 2) break;
        years += number && tokens[at].text.size() == 4;
    }
    return at;
}

bool same_line(std::string_view text, const Token& before, const Token& after) {
    return text.substr(before.end, after.begin - before.end).find('\n') == std::string_view::npos;
}

// The end of what the labels from `at` on say; `at` when no label stands there.
std::size_t end_of_labels(std::string_view text, const Tokens& tokens, std::size_t at) {
    std::size_t end = at;
    for (;;) {
        std::size_t next = end;
        while (next < tokens.size() && tokens[next].kind == Token::Kind::sign) ++next;
        const auto labelled = label_at(tokens, next);
        if (!labelled) return end;
        end = labelled->after;
        switch (labelled->label) {
            case Label::number:
                while (end < tokens.size() && is_of_number(tokens[end])) ++end;
                break;
            case Label::time: end = end_of_term(tokens, end); break;
            case Label::words:
                while (end < tokens.size() && same_line(text, tokens[end - 1], tokens[end]) && !label_at(tokens, end))
                    ++end;
                break;
        }
    }
}

bool begins_line(std::string_view text, const Tokens& tokens, std::size_t at) {
    return at == 0 || !same_line(text, tokens[at - 1], tokens[at]);
}

struct Found {
    std::string text;
    bool found = false;
    bool open = false;  // it reaches to the end of the text, and may go on behind it
};

// `goes_on`: the text before this one ended within a mark.
Found take_mark(std::string_view text, bool goes_on) {
    const Tokens tokens = tokenise(text);
    if (goes_on)
        if (const std::size_t end = end_of_labels(text, tokens, 0); end > 0)
            return {end < tokens.size() ? std::string{trim(text.substr(tokens[end].begin))} : std::string{}, true,
                    end == tokens.size()};
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto phrase = phrase_at(tokens, at);
        if (!phrase) continue;
        const std::size_t end = end_of_labels(text, tokens, phrase->second.to);
        const bool labelled = end > phrase->second.to;
        const bool alone = begins_line(text, tokens, at) && (end == tokens.size() || begins_line(text, tokens, end));
        if (!labelled && !alone) continue;  // «… чтобы документ подписан электронной подписью …»
        std::string rest{trim(text.substr(0, tokens[at].begin))};
        const auto add = [&](std::string_view piece) {
            if (!trim(piece).empty()) rest += (rest.empty() ? "" : " ") + std::string{trim(piece)};
        };
        add(text.substr(tokens[phrase->first.to - 1].end,
                        tokens[phrase->second.from].begin - tokens[phrase->first.to - 1].end));
        if (end < tokens.size()) add(text.substr(tokens[end].begin));
        return {std::move(rest), true, end == tokens.size()};
    }
    return {std::string{text}};
}

// The mark is narrow, and its lines are paragraphs of their own: «ДОКУМЕНТ ПОДПИСАН», «ЭЛЕКТРОННОЙ ПОДПИСЬЮ».
constexpr std::string_view kHalfPhrase = "Документ подписан";

std::string without_half_phrase(const std::string& text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 2 || !tokens.back().is("подписан") || !tokens[tokens.size() - 2].is("документ")) return text;
    return std::string{trim(std::string_view{text}.substr(0, tokens[tokens.size() - 2].begin))};
}

bool begins_with_signature(std::string_view text) {
    const Tokens tokens = tokenise(text);
    std::size_t at = 0;
    while (at < tokens.size() && is_kind_of_signature(tokens[at])) ++at;
    return at > 0 && at < tokens.size() && names_signature(tokens[at]);
}

}  // namespace

std::string without_signature_mark(std::string_view text) { return take_mark(text, false).text; }

bool drop_signature_marks(Source& source) {
    bool any = false, open = false;
    const auto take = [&](std::string& text) {
        Found found = take_mark(text, open);
        open = found.open || (open && trim(text).empty());
        any = any || found.found;
        if (found.found) text = std::move(found.text);
    };
    Line* above = nullptr;
    for (auto& item : source.items) {
        if (auto* line = std::get_if<Line>(&item)) {
            if (above != nullptr && begins_with_signature(line->text))
                if (const std::string rest = without_half_phrase(above->text); rest != above->text) {
                    above->text = rest;
                    line->text = std::string{kHalfPhrase} + " " + line->text;
                }
            take(line->text);
            above = line;
        } else {
            for (Row& row : std::get<Grid>(item).rows)
                for (Cell& cell : row.cells) take(cell.text);
            std::erase_if(std::get<Grid>(item).rows, [](const Row& row) { return row.filled() == 0; });
            above = nullptr;
        }
    }
    std::erase_if(source.items, [](const auto& item) {
        if (const auto* line = std::get_if<Line>(&item)) return trim(line->text).empty();
        const Grid& grid = std::get<Grid>(item);
        return grid.rows.empty() && grid.hidden.empty();
    });
    return any;
}

}  // namespace mera::intake
