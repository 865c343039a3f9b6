#include "intake/order/order_paragraph.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/text.hpp"
#include "intake/order/order_issuer.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/order/order_requisites.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::array<std::string_view, 17> kVerbs = {
    "приказываю",   "постановляю",   "распоряжаюсь", "обязываю",    "приказываем", "постановляет",
    "решил",        "решила",        "решило",       "решает",      "решили",      "приказывает",
    "постановляют", "распоряжается", "обязывает",    "рекомендует", "поручаю"};

// Where the verb and its colon end; 0 when there is none.
std::size_t end_of_verb(std::string_view text) {
    const Tokens tokens = tokenise(text);
    std::string spaced;  // «п р и к а з ы в а ю»
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool letter = tokens[at].kind == Token::Kind::word && length_in_characters(tokens[at].text) == 1;
        spaced = letter ? spaced + tokens[at].folded : std::string{};
        const std::string_view word = letter ? std::string_view{spaced} : std::string_view{tokens[at].folded};
        const bool verb = std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view known) {
            return letter ? word.ends_with(known) : word == known;
        });
        if (verb && tokens[at + 1].text == ":") return tokens[at + 1].end;
    }
    return 0;
}

// A sign, or a word that no number belongs to: «… на организациях района 2. Указанное распоряжение».
bool may_end_clause(std::string_view before) {
    for (const std::string_view of_number : {" п.", " пп.", " ст.", " ч.", " гл.", " разд."})
        if (before.ends_with(of_number)) return false;
    if (before.empty() || std::string_view{".:;)\""}.find(before.back()) != std::string_view::npos) return true;
    if (before.ends_with("»")) return true;
    const std::string last = fold_case(before.substr(before.rfind(' ') + 1));
    return length_in_characters(last) > 3 && has_letters(last) &&
           !has_word_with(last, {"пункт", "подпункт", "раздел", "стат", "приложени", "глав", "част", "школ", "форм"});
}

// A page of a PDF may set several clauses as one paragraph that begins with any of them.
bool may_be_first(const std::vector<int>& label, bool begins_paragraph) {
    return label == std::vector<int>{1} || begins_paragraph;
}

bool comes_next(const std::vector<int>& before, const std::vector<int>& label) {
    std::vector<int> child = before;
    child.push_back(1);
    if (label == child) return true;
    if (label.size() > before.size()) return false;
    std::vector<int> sibling{before.begin(), before.begin() + static_cast<std::ptrdiff_t>(label.size())};
    ++sibling.back();
    return label == sibling;
}

struct Cut {
    std::size_t at = 0;
    std::vector<int> label;
};

// A number at `at` that goes on from the label before it.
std::optional<Cut> cut_at(std::string_view text, std::size_t at, const std::vector<int>& before) {
    if (text[at] < '0' || text[at] > '9' || (at > 0 && text[at - 1] != ' ')) return {};
    constexpr std::size_t kLook = 32;  // characters: the number and a word after it
    const auto leading = leading_label(utf8_prefix(text.substr(at), kLook));
    if (!leading || leading->label.roman || leading->bracket) return {};
    if (before.empty() ? !may_be_first(leading->label.parts, at == 0) : !comes_next(before, leading->label.parts))
        return {};
    const std::string_view above = trim(text.substr(0, at));
    // «2. (Исключён - Постановление …)»
    const bool bracket = leading->rest.starts_with("(");
    const std::string first{utf8_prefix(std::string_view{leading->rest}.substr(bracket), 1)};
    // «2.1. обеспечить» begins with a small letter; beside words it may be the number of something else.
    const bool apart = above.empty() || std::string_view{".:;"}.find(above.back()) != std::string_view::npos;
    const bool part = leading->label.depth() > 1 && has_letters(first) && apart;
    const Tokens words = tokenise(leading->rest);
    const bool deed = !words.empty() && is_infinitive(words.front().folded);  // «1. провести конкурс»
    const bool clause = leading->label.depth() == 1 && (deed || is_capitalised(first));
    if (!may_end_clause(above) || !(part || clause)) return {};
    return Cut{at, leading->label.parts};
}

// Where the title begins behind «ПРИКАЗ 14 марта 2025 г. № 43-ОД г. Озёрный».
std::optional<std::size_t> title_behind_kind(const Tokens& tokens, std::size_t kind) {
    constexpr std::size_t kRequisites = 24;  // tokens
    for (std::size_t at = kind + 1; at + 1 < std::min(tokens.size(), kind + kRequisites); ++at) {
        const bool about = tokens[at].text == "О" || tokens[at].text == "Об" || tokens[at].text == "ОБ";
        if (about && tokens[at + 1].kind == Token::Kind::word) return at;
    }
    return {};
}

// The preamble begins with a capital preposition that no full stop precedes.
std::optional<std::size_t> preamble_behind_title(std::string_view text, const Tokens& tokens, std::size_t title) {
    for (std::size_t at = title + 3; at + 4 < tokens.size(); ++at) {
        const bool opening = tokens[at - 1].text == "\"" && tokens[at].begin == tokens[at - 1].end;
        const bool inside = tokens[at - 1].text == "«" || tokens[at - 1].text == "." || opening;
        // «О МЕРАХ БЕЗОПАСНОСТИ НА 2009 ГОД» goes on in capitals.
        const auto shouts = [&](std::size_t word) {
            return length_in_characters(tokens[word].text) > 1 && is_upper(tokens[word].text);
        };
        const bool goes_on = shouts(title + 1) && (shouts(at + 1) || tokens[at + 1].kind == Token::Kind::number);
        if (!inside && !goes_on && opens_preamble(text.substr(tokens[at].begin))) return at;
    }
    return {};
}

// «ПРИКАЗ от 12 мая 2021 г. № 43-ОД г. Озёрный Подготовка школ к зиме В целях …»: what stands between requisites and a preamble.
std::optional<std::size_t> title_behind_requisites(std::string_view text, const Tokens& tokens, std::size_t kind) {
    constexpr std::size_t kRequisites = 24;  // tokens
    for (std::size_t at = kind + 1; at + 1 < std::min(tokens.size(), kind + kRequisites); ++at) {
        const std::size_t next = tokens[at + 1].is("г") && at + 4 < tokens.size() ? at + 4 : at + 1;
        const bool begins = tokens[next].kind == Token::Kind::word && is_capitalised(tokens[next].text) &&
                            length_in_characters(tokens[next].text) > 1 && tokens[at + 1].begin > tokens[at].end;
        const Requisites own = begins ? requisites_in(between(text, tokens[kind], tokens[at])) : Requisites{};
        if (own.date && !own.number.empty())
            return preamble_behind_title(text, tokens, next) ? std::optional{next} : std::nullopt;
    }
    return {};
}

// «… в ноябре 2005 года ГУБЕРНАТОР ОЗЁРНОЙ ОБЛАСТИ РАСПОРЯЖЕНИЕ …»: where the letterhead begins behind a title in small letters.
std::size_t letterhead_behind(const Tokens& tokens, std::size_t title, std::size_t end) {
    const auto shouts = [&](std::size_t at) {
        constexpr std::size_t kLong = 4;  // letters: «МБОУ СОШ» are words of a title
        return tokens[at].kind == Token::Kind::word && is_upper(tokens[at].text) &&
               length_in_characters(tokens[at].text) > kLong;
    };
    if (shouts(title + 1)) return end;
    for (std::size_t at = title + 2; at + 1 < end; ++at)
        if (shouts(at) && shouts(at + 1)) return at;
    return end;
}

std::vector<std::string> parted_head(const std::string& text);

// «Распоряжение Губернатора от 11.11.2005 № 578-рг О празднике РАСПОРЯЖЕНИЕ … В целях …»: the name of the page, its title, and the
// order itself.
std::vector<std::string> parted_behind_name(const std::string& text, const Tokens& tokens) {
    if (tokens.size() < 4 || !is_kind_word(tokens[0].folded) || !is_capitalised(tokens[0].text)) return {};
    const auto title = title_behind_kind(tokens, 0);
    if (!title || *title + 2 >= tokens.size()) return {};
    const Requisites own = requisites_in(between(text, tokens[0], tokens[*title - 1]));
    if (!own.date || own.number.empty()) return {};
    const auto preamble = preamble_behind_title(text, tokens, *title);
    const std::size_t end = letterhead_behind(tokens, *title, preamble ? *preamble : tokens.size());
    std::vector<std::string> out{std::string{trim(std::string_view{text}.substr(0, tokens[*title].begin))}};
    if (end >= tokens.size()) {
        out.push_back(text.substr(tokens[*title].begin));
        return out;
    }
    out.emplace_back(
        trim(std::string_view{text}.substr(tokens[*title].begin, tokens[end].begin - tokens[*title].begin)));
    for (std::string& part : parted_head(text.substr(tokens[end].begin))) out.push_back(std::move(part));
    return out;
}

// «город Озёрный О празднике В целях …»: no kind, but a preamble behind what begins with «О».
std::optional<std::size_t> title_without_kind(std::string_view text, const Tokens& tokens) {
    constexpr std::size_t kTokens = 30;
    if (tokens.empty() || is_kind_word(tokens.front().folded)) return {};
    for (std::size_t at = 1; at + 4 < std::min(kTokens, tokens.size()); ++at)
        if ((tokens[at].text == "О" || tokens[at].text == "Об") && length_in_characters(tokens[at + 1].text) > 1)
            return preamble_behind_title(text, tokens, at) ? std::optional{at} : std::nullopt;
    return {};
}

// A page of a PDF sets «ПРИКАЗ …», «Об утверждении плана …» and «В целях … ПРИКАЗЫВАЮ:» alike, as one paragraph.
std::vector<std::string> parted_head(const std::string& text) {
    const Tokens tokens = tokenise(text);
    if (auto parts = parted_behind_name(text, tokens); !parts.empty()) return parts;
    std::vector<std::size_t> cuts;
    std::size_t kind = 0;
    while (kind < tokens.size() && !(is_upper(tokens[kind].text) && is_kind_word(tokens[kind].folded))) ++kind;
    std::optional<std::size_t> title;
    if (opens_title(text))
        title = 0;
    else if (kind < tokens.size()) {
        title = title_behind_kind(tokens, kind);
        if (!title) title = title_behind_requisites(text, tokens, kind);
    } else
        title = title_without_kind(text, tokens);
    const bool page_number = tokens.size() > 1 && tokens[0].kind == Token::Kind::number && is_upper(tokens[1].text) &&
                             tokens[1].kind == Token::Kind::word;  // «7 МИНИСТЕРСТВО КУЛЬТУРЫ … ПРИКАЗ»
    if (title && *title > 0) {
        if (page_number && kind > 0) cuts.push_back(tokens[1].begin);
        if (kind > 0 && kind < tokens.size()) cuts.push_back(tokens[kind].begin);
        cuts.push_back(tokens[*title].begin);
    }
    if (title) {
        const auto preamble = preamble_behind_title(text, tokens, *title);
        const std::size_t end = preamble ? *preamble : tokens.size();
        // «О ПРАЗДНИКЕ ПРИКАЗ ДЕПАРТАМЕНТ КУЛЬТУРЫ 26 декабря 2003 г. N 1083»: the title of the page above the letterhead
        if (*title == 0 && kind < end) {
            const Requisites own = requisites_in(between(text, tokens[kind], tokens[end - 1]));
            if (own.date && !own.number.empty()) cuts.push_back(tokens[kind].begin);
        }
        if (preamble) cuts.push_back(tokens[*preamble].begin);
    }
    std::vector<std::string> out;
    std::size_t from = 0;
    cuts.push_back(text.size());
    for (const std::size_t cut : cuts) {
        out.emplace_back(trim(std::string_view{text}.substr(from, cut - from)));
        from = cut;
    }
    return out;
}

// «Администрация края Постановление Администрации края от 23 апреля 2015 г. N 148 "Об …" Постановление …»: in small letters it
// is the kind of this order when its own date and number stand behind it, and its title in quotes behind them.
std::vector<std::string> parted_at_full_name(const std::string& text, const Tokens& tokens) {
    constexpr std::size_t kNameTokens = 12;
    if (!begins_issuer(text)) return {};  // «См. Постановление Правительства от 25 июня 2019 г. № 5 "Об …"»
    for (std::size_t kind = 1; kind < std::min(kNameTokens, tokens.size()); ++kind) {
        if (!is_kind_word(tokens[kind].folded) || !is_capitalised(tokens[kind].text)) continue;
        const auto title = title_behind_kind(tokens, kind);
        if (!title || (tokens[*title - 1].text != "\"" && tokens[*title - 1].text != "«")) break;
        const Requisites own = requisites_in(between(text, tokens[kind], tokens[*title - 1]));
        const std::string_view close = tokens[*title - 1].text == "«" ? "»" : "\"";
        const std::size_t end = text.find(close, tokens[*title].begin);
        if (!own.date || own.number.empty() || end == std::string::npos) break;
        const std::size_t after = end + close.size();
        std::vector<std::string> out{std::string{trim(std::string_view{text}.substr(0, tokens[kind].begin))},
                                     text.substr(tokens[kind].begin, after - tokens[kind].begin)};
        if (const auto rest = trim(std::string_view{text}.substr(after)); !rest.empty()) out.emplace_back(rest);
        return out;
    }
    return {};
}

// «… тел. 2-33-44 РЕШЕНИЕ 30.05.2007 № 11/34»: lines of a head that a page of a PDF sets as one.
std::vector<std::string> parted_at_kind(const std::string& text) {
    const Tokens tokens = tokenise(text);
    if (auto parts = parted_at_full_name(text, tokens); !parts.empty()) return parts;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        if (!is_kind_word(tokens[at].folded) || !is_upper(tokens[at].text)) continue;
        const bool last = at + 1 == tokens.size();
        const bool requisites = last || tokens[at + 1].kind == Token::Kind::number || tokens[at + 1].text == "№" ||
                                tokens[at + 1].is("n") || tokens[at + 1].is("от");
        // «О ВНЕСЕНИИ ИЗМЕНЕНИЙ В ПРИКАЗ» is a title.
        const bool governed =
            length_in_characters(tokens[at - 1].text) <= 2 && tokens[at - 1].kind == Token::Kind::word;
        if (requisites && !governed && !opens_title(text))
            return {std::string{trim(std::string_view{text}.substr(0, tokens[at].begin))},
                    text.substr(tokens[at].begin)};
    }
    return {text};
}

// «О назначении ответственных» На основании решения совета»: a page of a PDF sets a title and its preamble as one paragraph. Only
// words that no title goes on with part them.
std::vector<std::string> parted_at_preamble(const std::string& text) {
    static constexpr std::array<std::string_view, 10> kBeginnings = {
        "В соответствии ", "В целях ",  "На основании ", "Во исполнение ",  "С целью ",
        "В связи ",        "В рамках ", "По итогам ",    "Руководствуясь ", "Согласно "};
    if (!opens_title(text)) return {text};
    const auto preamble = preamble_behind_title(text, tokenise(text), 0);
    if (!preamble) return {text};
    const std::size_t at = tokenise(text)[*preamble].begin;
    const std::string_view rest = std::string_view{text}.substr(at);
    if (std::none_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view one) { return rest.starts_with(one); }))
        return {text};
    return {std::string{trim(std::string_view{text}.substr(0, at))}, std::string{rest}};
}

std::vector<Cut> cuts_in(const std::string& text) {
    std::vector<Cut> cuts;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (auto cut = cut_at(text, at, cuts.empty() ? std::vector<int>{} : cuts.back().label))
            cuts.push_back(std::move(*cut));
    return cuts;
}

// One letter lost, added or exchanged, or two that changed places; of Russian words, whose letters take two bytes each.
bool differs_by_one_letter(std::string_view one, std::string_view other) {
    constexpr std::size_t kLetter = 2;
    const std::size_t least = std::min(one.size(), other.size());
    std::size_t begin = 0, end = 0;  // bytes that are the same
    while (begin < least && one[begin] == other[begin]) ++begin;
    begin -= begin % kLetter;
    while (end < least - begin && one[one.size() - 1 - end] == other[other.size() - 1 - end]) ++end;
    end -= end % kLetter;
    const std::string_view left = one.substr(begin, one.size() - begin - end),
                           right = other.substr(begin, other.size() - begin - end);
    const bool swapped = left.size() == 2 * kLetter && right.size() == left.size() &&
                         left.substr(0, kLetter) == right.substr(kLetter) &&
                         left.substr(kLetter) == right.substr(0, kLetter);
    return swapped || std::max(left.size(), right.size()) <= kLetter;
}

}  // namespace

// «п о с т н о в л я ю:», «ПРИКЗЫВАЮ:» alone in their line or behind a preamble
bool is_misspelt_verb(std::string_view word) {
    static constexpr std::array<std::string_view, 7> kLong = {
        "приказываю", "постановляю", "постановляет", "распоряжаюсь", "приказываем", "приказывает", "распоряжается"};
    return std::any_of(kLong.begin(), kLong.end(),
                       [&](std::string_view verb) { return differs_by_one_letter(word, verb); });
}

bool has_verb_of_order(std::string_view line) {
    const Tokens tokens = tokenise(line);
    std::size_t last = tokens.size();  // the last word: «… ПРИКЗЫВАЮ:», «… ПРИКЗЫВАЮ»
    while (last > 0 && tokens[last - 1].kind == Token::Kind::sign) --last;
    const bool colon = tokens.size() > 1 && tokens.back().text == ":";
    if (last > 0 && (colon || is_upper(tokens[last - 1].text)) && is_misspelt_verb(tokens[last - 1].folded))
        return true;
    std::string glued = replace_all(fold_case(line), " ", "");
    while (!glued.empty() && std::string_view{":;,.\"-"}.find(glued.back()) != std::string_view::npos) glued.pop_back();
    return is_misspelt_verb(glued) || std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
               return glued.starts_with(verb) || glued.ends_with(verb);
           });
}

std::vector<std::string> numbered_in_paragraph(const std::string& text) {
    const std::vector<Cut> cuts = cuts_in(text);
    const std::string_view above = cuts.empty() ? "" : trim(std::string_view{text}.substr(0, cuts.front().at));
    const Tokens named = tokenise(utf8_prefix(above, 32));
    const bool kind = !named.empty() && is_kind_word(named.front().folded) && above.ends_with(':');
    const bool one = cuts.size() == 1 && (has_verb_of_order(above) || kind);
    if (cuts.size() < 2 && !one) return {text};
    std::vector<std::string> out;
    if (const auto before = trim(std::string_view{text}.substr(0, cuts.front().at)); !before.empty())
        out.emplace_back(before);
    for (std::size_t at = 0; at < cuts.size(); ++at) {
        const std::size_t end = at + 1 < cuts.size() ? cuts[at + 1].at : text.size();
        out.emplace_back(trim(std::string_view{text}.substr(cuts[at].at, end - cuts[at].at)));
    }
    return out;
}

namespace {

// «… ОЗЁРНОГО РАЙОНА П О С Т А Н О В Л Е Н И Е от …» inside a paragraph; alone in its line it is known as it stands.
std::string with_kinds_closed_up(std::string text) {
    static const std::vector<std::string> kSpacedOut = [] {
        std::vector<std::string> out;
        for (const std::string_view kind : kKindWords) {
            std::string& spaced = out.emplace_back();
            for (const char32_t letter : code_points(kind)) spaced += (spaced.empty() ? "" : " ") + utf8(letter);
        }
        return out;
    }();
    std::string folded = fold_case(text);  // folding keeps the length of Russian letters
    for (const std::string& spaced : kSpacedOut) {
        const std::size_t at = folded.find(spaced);
        if (at == std::string::npos || text.size() < 2 * spaced.size()) continue;
        if (!is_upper(std::string_view{text}.substr(at, spaced.size()))) continue;
        text.replace(at, spaced.size(), replace_all(text.substr(at, spaced.size()), " ", ""));
        folded = fold_case(text);
    }
    return text;
}

}  // namespace

std::vector<std::string> lines_in_paragraph(const std::string& paragraph) {
    constexpr std::size_t kTextMax = 20'000;  // bytes: what is longer is no order of one paragraph
    if (paragraph.size() > kTextMax) return {paragraph};
    const std::string text = with_kinds_closed_up(paragraph);
    std::vector<std::string> out = numbered_in_paragraph(text);
    const std::string first = out.front();
    std::size_t verb = end_of_verb(first);
    const bool order = verb > 0 || (out.size() > 1 && !leading_label(first)) || has_verb_of_order(first);
    if (out.size() == 1 && !order && opens_title(first)) return parted_at_preamble(first);
    if (out.size() == 1 && !order && !is_kind_line(first)) return parted_at_kind(first);
    if (!order || leading_label(first)) return out;
    if (verb == 0) verb = first.size();
    std::vector<std::string> head = parted_head(std::string{trim(first.substr(0, verb))});
    // «… приказываю: создать комиссию» without a number.
    if (const auto deeds = trim(std::string_view{first}.substr(verb)); has_letters(deeds)) head.emplace_back(deeds);
    head.insert(head.end(), out.begin() + 1, out.end());
    return head;
}

}  // namespace mera::intake
