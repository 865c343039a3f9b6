#include "intake/people/executors.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "intake/people/executor_boundaries.hpp"
#include "intake/people/executor_commas.hpp"
#include "intake/people/executor_lines.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

std::string key_of(std::string_view name) { return fold_for_comparison(name); }

// Initials, «и др.», «рук.», «соц. пед.»: the stop belongs to the word; that of «ОО.» does not.
bool ends_with_short_word(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 2) return false;
    const Token& word = tokens[tokens.size() - 2];
    const std::size_t letters = length_in_characters(word.text);
    if (letters == 1) return true;
    if (is_upper(word.text)) return false;
    static constexpr std::array<std::string_view, 10> kOpen = {"а", "е", "и", "о", "у", "ы", "э", "ю", "я", "ь"};
    constexpr std::size_t kShort = 4;
    return letters <= kShort &&
           std::none_of(kOpen.begin(), kOpen.end(), [&](auto end) { return word.folded.ends_with(end); });
}

std::string neat(std::string_view piece) {
    std::string out = collapse_spaces(piece);
    while (!out.empty() && (out.front() == '-' || out.front() == ',' || out.front() == ' ')) out.erase(0, 1);
    for (const std::string_view lead : {"–", "—", "•", "·"})
        if (out.starts_with(lead)) out = std::string{trim(std::string_view{out}.substr(lead.size()))};
    for (const std::string_view lead : {"а также ", "и "})
        if (out.starts_with(lead)) out.erase(0, lead.size());
    while (!out.empty() && (out.back() == ',' || out.back() == ';' || out.back() == ' ')) out.pop_back();
    if (const auto numbered = leading_label(out); numbered && numbered->label.depth() == 1 && !numbered->label.roman)
        out = collapse_spaces(numbered->rest);  // «1) Управление образования»
    if (out.ends_with('.') && !ends_with_short_word(out)) out.pop_back();  // a full stop at the end of the list
    return out;
}

int number_of(std::string_view digits) {  // of a school: nobody counts beyond thousands
    int value = 0;
    constexpr int kMost = 10'000;
    for (const char digit : digits) value = std::min(kMost, value * 10 + (digit - '0'));
    return value;
}

// «2», «2 и 3», «№ 3-5»: numbers and nothing else, each of a range written out.
std::vector<std::string> numbers_of(const Tokens& tokens) {
    constexpr int kLongestRange = 30;
    std::vector<std::string> out;
    for (std::size_t at = !tokens.empty() && tokens[0].text == "№" ? 1 : 0; at < tokens.size(); ++at) {
        if (tokens[at].kind != Token::Kind::number) return {};
        const std::string number{tokens[at].text};
        const bool range = out.size() > 0 && at > 1 && tokens[at - 1].text == "-";
        const int from = range ? number_of(out.back()) : 0, to = range ? number_of(number) : 0;
        if (range && (to <= from || to - from > kLongestRange)) return {};
        for (int between = from + 1; range && between < to; ++between) out.push_back(std::to_string(between));
        out.push_back(number);
        const bool more = at + 1 < tokens.size();
        if (more && !tokens[at + 1].is("и") && tokens[at + 1].text != "-") return {};
        if (more) ++at;
    }
    return out;
}

// «МБОУ СОШ № 1, 2, 5»: the name is said once, the numbers follow.
std::vector<std::string> same_name_with_numbers(const std::string& before, std::string_view piece) {
    const std::vector<std::string> numbers = numbers_of(tokenise(piece));
    const Tokens tokens = tokenise(before);
    std::vector<std::string> out;
    for (std::size_t at = tokens.size(); at-- > 0 && !numbers.empty();) {
        if (tokens[at].kind != Token::Kind::number) continue;
        for (const std::string& number : numbers)
            out.push_back(before.substr(0, tokens[at].begin) + number + before.substr(tokens[at].end));
        return out;
    }
    return out;
}

// «СОШ № 1 и 2»: the place of «и», when the name ends so
std::optional<std::pair<std::string, std::string>> last_of_two_numbers(const std::string& name) {
    const Tokens tokens = tokenise(name);
    if (tokens.size() < 4) return {};
    const std::size_t last = tokens.size() - 1;
    const bool two = tokens[last].kind == Token::Kind::number && tokens[last - 1].is("и") &&
                     tokens[last - 2].kind == Token::Kind::number && tokens[last - 3].text == "№";
    if (!two) return {};
    return std::pair{std::string{trim(name.substr(0, tokens[last - 1].begin))}, name.substr(tokens[last].begin)};
}

// «1. Директор. 2. Завуч. 3. Учителя»: a list that is numbered in one line, from one on
std::string with_numbers_parted(const std::string& cell) {
    const Tokens tokens = tokenise(cell);
    const auto is_label = [&](std::size_t at, const std::string& number) {
        return at + 2 < tokens.size() && tokens[at].text == number &&
               (tokens[at + 1].text == "." || tokens[at + 1].text == ")") && is_capitalised(tokens[at + 2].text);
    };
    if (!is_label(0, "1")) return cell;
    std::string out;
    std::size_t from = 0;
    int next = 2;
    for (std::size_t at = 3; at < tokens.size(); ++at) {
        if (!is_label(at, std::to_string(next)) || tokens[at - 1].kind == Token::Kind::number ||
            tokens[at - 1].text == "№")
            continue;
        out += cell.substr(from, tokens[at].begin - from) + ";";
        from = tokens[at].begin;
        ++next;
    }
    return out + cell.substr(from);
}

// «9, 10, 11 классов»: `piece` is one of the numbers before the word.
bool classes_follow(const std::string& part, const std::string& piece) {
    const std::size_t at = part.find(piece);
    if (at == std::string::npos) return false;
    constexpr std::size_t kTokensMax = 60;  // nobody lists so many classes
    for (const Token& token : tokenise(std::string_view{part}.substr(at), kTokensMax))
        if (token.kind == Token::Kind::word && length_in_characters(token.text) > 1)
            return token.folded.starts_with("класс") || token.is("кл");
    return false;
}

void add_name(ExecutorList& list, std::string name) {
    if (name == "00") {  // a recogniser, or a hasty hand
        list.repairs.push_back("«00» прочитано как «ОО».");
        name = "ОО";
    }
    if (name.empty() || !has_letters(name)) {
        if (!is_blank_mark(name))
            list.repairs.push_back("«" + name + "» среди исполнителей пропущено: в нём нет слов.");
        return;
    }
    const std::string key = key_of(name);
    const bool twice =
        std::any_of(list.names.begin(), list.names.end(), [&](const std::string& n) { return key_of(n) == key; });
    if (twice)
        list.repairs.push_back("«" + name + "» названо дважды, лишнее убрано.");
    else
        list.names.push_back(name);
}

void add_split_name(ExecutorList& list, std::string name, const KnownExecutors& known) {
    while (const auto at = boundary_between(name)) {
        add_split_name(list, neat(name.substr(0, at->end)), known);
        name = neat(name.substr(at->begin));
        list.repairs.push_back("«" + name + "» прочитано как отдельный исполнитель.");
    }
    const auto is_known = [&](std::string_view rest) { return known.contains(key_of(collapse_spaces(rest))); };
    while (const auto at = missing_comma(name, is_known)) {
        add_name(list, neat(name.substr(0, at->end)));
        name = neat(name.substr(at->begin));
        if (at->sure)
            list.repairs.push_back("Перед «" + name + "» не было запятой, исполнители разделены.");
        else
            list.doubts.push_back("Перед «" + name + "» не было запятой. Проверьте, что это отдельный исполнитель.");
    }
    add_name(list, name);
}

// «образовательные организации: МБОУ СОШ №2, …»: the list says who they are.
std::string after_group(const std::string& piece) {
    const std::vector<std::string> parts = pieces_at(piece, ":");
    if (parts.size() != 2 || trim(parts[1]).empty()) return piece;
    const Tokens list = tokenise(parts[1]);
    const std::string first = list.empty() ? std::string{} : list.front().folded;
    const bool genitive = has_adjective_ending(first) &&  // «отделы: дошкольного образования»
                          (first.ends_with("ого") || first.ends_with("его"));
    return genitive ? piece : std::string{trim(parts[1])};
}

}  // namespace

ExecutorList split_executors(std::string_view cell, const KnownExecutors& known, PostAfterName post) {
    constexpr std::size_t kBytesMost = 8'000;  // some 250 names, and each is compared with every other
    ExecutorList list;
    if (cell.size() > kBytesMost) {
        list.names.push_back(in_one_line(cell));
        list.doubts.emplace_back("Исполнителей так много, что они не разделены. Впишите их по одному в строке.");
        return list;
    }
    std::vector<std::string> names;
    const std::string plain = replace_all(with_line_separators(cell), "№№", "№");
    for (const std::string& part : pieces_at(with_numbers_parted(plain), ";")) {
        bool first_of_part = true;
        for (const std::string& raw : pieces_at_commas(part)) {
            const std::string piece = after_group(neat(raw));
            if (piece.empty()) continue;
            if (!first_of_part && !names.empty()) {
                const auto numbered = classes_follow(part, raw) ? std::vector<std::string>{}
                                                                : same_name_with_numbers(names.back(), piece);
                if (!numbered.empty()) {
                    list.repairs.push_back("«" + piece + "» прочитано как «" + join(numbered, "», «") + "».");
                    names.insert(names.end(), numbered.begin(), numbered.end());
                    continue;
                }
                if (is_post_of_person(piece, names.back())) {
                    names.back() += ", " + piece;
                    if (post == PostAfterName::doubted)
                        list.doubts.push_back("Должность после фамилии отнесена к ней: «" + names.back() +
                                              "». Проверьте.");
                    continue;
                }
                if (goes_on(piece, names.back()) || (classes_follow(part, raw) && !has_letters(piece))) {
                    names.back() += ", " + piece;
                    continue;
                }
            }
            first_of_part = false;
            const auto two = last_of_two_numbers(piece);
            names.push_back(two ? two->first : piece);
            if (two) names.push_back(same_name_with_numbers(two->first, two->second).front());
        }
    }
    for (std::string& name : names) add_split_name(list, std::move(name), known);
    return list;
}

KnownExecutors known_executors(const std::vector<std::string>& cells) {
    KnownExecutors known;
    for (const std::string& cell : cells)
        for (const std::string& name : split_executors(cell).names) {
            KnownExecutor& executor = known[key_of(name)];
            if (++executor.cells == 1) executor.spelling = name;
        }
    return known;
}

namespace {

// Words of the name as people mean them: without quotes that were never opened, no word twice in a row.
std::vector<std::string> plain_words(std::string_view name) {
    std::vector<std::string> out;
    for (const Token& token : tokenise(name))
        if (token.kind != Token::Kind::sign && (out.empty() || out.back() != token.folded)) out.push_back(token.folded);
    return out;
}

std::size_t common_beginning(std::string_view left, std::string_view right) {
    std::size_t at = 0;
    while (at < left.size() && at < right.size() && left[at] == right[at]) ++at;
    return at;
}

constexpr std::size_t kComparedLettersMax = 40;  // a longer word is a run of several

bool is_damaged_word(std::string_view damaged, std::string_view whole) {
    const std::size_t shorter = std::min(damaged.size(), whole.size());
    if (common_beginning(damaged, whole) * 10 >= shorter * 6) return true;
    const std::size_t letters = length_in_characters(whole);
    return letters >= 5 && letters <= kComparedLettersMax && length_in_characters(damaged) <= kComparedLettersMax &&
           letters_apart(damaged, whole) * 4 <= letters;
}

// Word by word equal or alike, yet not the same words in another case.
bool is_damaged_form_of(const std::vector<std::string>& damaged, const std::vector<std::string>& whole) {
    if (damaged.size() != whole.size() || damaged.empty()) return false;
    std::size_t equal = 0, other_stem = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (damaged[at] == whole[at]) {
            ++equal;
            continue;
        }
        if (!is_damaged_word(damaged[at], whole[at])) return false;
        other_stem += stem(damaged[at]) != stem(whole[at]);
    }
    return equal > 0 && other_stem > 0;
}

// The same words with specks between them: «Департамент. образования”. \».
bool is_soiled_form_of(std::string_view name, std::string_view whole) {
    return name.find_first_of("\\|/<>=”") != std::string_view::npos && plain_words(name) == plain_words(whole);
}

bool has_stray_quote(std::string_view name) {
    const auto count = [&](std::string_view sign) {
        std::size_t found = 0;
        for (std::size_t at = name.find(sign); at != std::string_view::npos; at = name.find(sign, at + sign.size()))
            ++found;
        return found;
    };
    return count("»") > count("«");
}

constexpr int kOftenAtLeast = 3;  // a name met in three cells is how the document calls that executor
constexpr int kOftenerThan = 3;  // and it is met this many times as often as the damaged one

}  // namespace

void repair_by_known(ExecutorList& list, const KnownExecutors& known) {
    ExecutorList out{.names = {}, .doubts = std::move(list.doubts), .repairs = std::move(list.repairs)};
    for (const std::string& name : list.names) {
        const std::string key = key_of(name);
        const auto own = known.find(key);
        const int own_cells = own == known.end() ? 0 : own->second.cells;
        const KnownExecutor* best = nullptr;
        for (const auto& [other, candidate] : known) {
            const bool often = candidate.cells >= kOftenAtLeast && candidate.cells >= own_cells * kOftenerThan;
            if (other == key || !often) continue;
            if (!is_damaged_form_of(plain_words(name), plain_words(other)) && !is_soiled_form_of(name, other)) continue;
            if (best == nullptr || candidate.cells > best->cells) best = &candidate;
        }
        if (best == nullptr) {
            if (has_stray_quote(name))
                out.doubts.push_back("В «" + name + "» есть лишняя кавычка. Проверьте исполнителя.");
            add_name(out, name);
            continue;
        }
        out.doubts.push_back("«" + name + "» прочитано как «" + best->spelling +
                             "»: так исполнитель назван в других строках.");
        add_name(out, best->spelling);
    }
    list = std::move(out);
}

}  // namespace mera::intake
