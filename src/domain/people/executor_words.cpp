#include "domain/people/executor_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

using Words = std::vector<NameWord>;

template <std::size_t size>
bool begins_as(const NameWord& word, const std::array<std::string_view, size>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto b) { return word.folded.starts_with(b); });
}

template <std::size_t size>
bool is_one_of(const NameWord& word, const std::array<std::string_view, size>& whole) {
    return std::find(whole.begin(), whole.end(), word.folded) != whole.end();
}

bool is_letter(char32_t c) {
    return (c >= U'а' && c <= U'я') || (c >= U'А' && c <= U'Я') || c == U'ё' || c == U'Ё' || (c >= U'a' && c <= U'z') ||
           (c >= U'A' && c <= U'Z');
}
bool is_upper_letter(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё' || (c >= U'A' && c <= U'Z'); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct RawWord {
    std::u32string letters;
    bool ends_with_stop = false;
    bool ends_with_hyphen = false;
};

// Runs of letters and runs of digits; what stands in brackets is an aside.
std::vector<RawWord> raw_words(std::string_view text) {
    std::vector<RawWord> out;
    int depth = 0;
    bool open = false;
    for (const char32_t c : code_points(repair_look_alikes(text).text)) {
        if (c == U'(') ++depth;
        if (c == U')') depth = std::max(0, depth - 1);
        const bool counts = depth == 0 && (is_letter(c) || is_digit(c));
        if (!counts) {
            if (c == U'.' && open) out.back().ends_with_stop = true;
            if (c == U'-' && open) out.back().ends_with_hyphen = true;
            open = false;
            continue;
        }
        if (!open || is_digit(out.back().letters.back()) != is_digit(c)) out.emplace_back();
        out.back().letters += c;
        open = true;
    }
    return out;
}

bool is_initial(const RawWord& word) {
    return word.letters.size() == 1 && word.ends_with_stop && is_upper_letter(word.letters[0]);
}

bool begins_with_capital(const RawWord& word) { return is_upper_letter(word.letters[0]); }

bool is_all_capitals(const RawWord& word) {
    return word.letters.size() > 1 && std::count_if(word.letters.begin(), word.letters.end(), is_upper_letter) * 2 >
                                          static_cast<std::ptrdiff_t>(word.letters.size());
}

// «Г.Н. Котельникова», «Котельникова Г.Н.»: the initials and the surname beside them. «г. Урай» has a small letter.
void drop_persons(std::vector<RawWord>& words) {
    std::vector<bool> drop(words.size(), false);
    const auto surname = [&](std::size_t at) {
        return at < words.size() && begins_with_capital(words[at]) && !is_all_capitals(words[at]) &&
               !is_initial(words[at]);
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!is_initial(words[at])) continue;
        std::size_t last = at;
        while (last + 1 < words.size() && is_initial(words[last + 1])) ++last;
        // «имени А.С. Пушкина» belongs to the school's name.
        const auto is_honour = [&](std::size_t i) { return words[i].letters == U"имени" || words[i].letters == U"им"; };
        const bool honour = (at > 0 && is_honour(at - 1)) || (at > 1 && is_honour(at - 2));
        const bool before = !honour && at > 0 && surname(at - 1);
        for (std::size_t i = at; i <= last; ++i) drop[i] = true;
        if (before)
            drop[at - 1] = true;
        else if (!honour && surname(last + 1))
            drop[last + 1] = true;
        at = last;
    }
    std::vector<RawWord> kept;
    for (std::size_t at = 0; at < words.size(); ++at)
        if (!drop[at]) kept.push_back(std::move(words[at]));
    words = std::move(kept);
}

NameWord name_word(const RawWord& raw) {
    NameWord out;
    std::string text;
    for (const char32_t c : raw.letters) text += utf8(c);
    out.is_number = is_digit(raw.letters[0]);
    out.is_abbreviation = is_all_capitals(raw) && !is_shouted_word(text);
    out.is_capitalised = begins_with_capital(raw);
    out.folded = fold_case(text);
    if (out.is_number) {  // «№ 05» is № 5
        const auto digit = out.folded.find_first_not_of('0');
        if (digit != std::string::npos) out.folded.erase(0, digit);
    }
    out.stem = out.is_number || out.is_abbreviation ? out.folded : stem(out.folded);
    return out;
}

NameWord name_word_of(std::string_view folded, bool capitalised) {
    return {std::string{folded}, stem(folded), false, false, capitalised};
}

// «рук. ШМО», «зам. дир.», «кл.рук.», «рук-ли»: what a post cut short begins. «9, 11 кл.» are classes.
std::string_view spelt_post(const std::vector<RawWord>& words, std::size_t at) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kShort = {{{"рук", "руководитель"},
                                                                                              {"зам", "заместитель"},
                                                                                              {"дир", "директор"},
                                                                                              {"кл", "классный"},
                                                                                              {"соц", "социальный"},
                                                                                              {"пед", "педагог"},
                                                                                              {"псих", "психолог"},
                                                                                              {"нач", "начальник"},
                                                                                              {"зав", "заведующий"},
                                                                                              {"отв", "ответственный"},
                                                                                              {"спец", "специалист"},
                                                                                              {"ст", "старший"},
                                                                                              {"уч", "учитель"},
                                                                                              {"библ", "библиотекарь"},
                                                                                              {"воспит", "воспитатель"},
                                                                                              {"муз", "музыкальный"},
                                                                                              {"худ", "художественный"},
                                                                                              {"метод", "методист"}}};
    std::string letters;
    for (const char32_t c : words[at].letters) letters += utf8(c);
    letters = fold_case(letters);
    const bool of_classes = letters == "кл" && at > 0 && is_digit(words[at - 1].letters[0]);
    if ((!words[at].ends_with_stop && !words[at].ends_with_hyphen) || of_classes) return {};
    const auto found =
        std::find_if(kShort.begin(), kShort.end(), [&](const auto& known) { return known.first == letters; });
    return found == kShort.end() ? std::string_view{} : found->second;
}

NameWord spelt(std::string_view folded) { return {std::string{folded}, stem(folded), false, false, false}; }

// --- kinds of words ---------------------------------------------------------------------------------------------

constexpr auto kLegalForms = std::to_array<std::string_view>(
    {"мбоу",   "маоу", "мкоу", "моу",   "мобу",  "мбу",   "мау",   "мку",   "гбоу",   "гаоу",   "гкоу",
     "гау",    "гбу",  "гку",  "гапоу", "гбпоу", "фгбоу", "кгбоу", "огбоу", "обоу",   "мбудо",  "маудо",
     "мбоудо", "ано",  "чоу",  "ноу",   "мбдоу", "мадоу", "мкдоу", "мдоу",  "гбудпо", "гаудпо", "маудпо"});
constexpr auto kKindergartenForms = std::to_array<std::string_view>({"мбдоу", "мадоу", "мкдоу", "мдоу", "доу"});
constexpr auto kEducationForms = std::to_array<std::string_view>({"до", "дпо", "дод"});
constexpr auto kLegalWords = std::to_array<std::string_view>(
    {"муниципальн", "государственн", "бюджетн", "автономн", "казенн", "частн", "некоммерческ", "общеобразовательн",
     "образовательн", "краев", "областн", "окружн", "учрежден", "организаци"});
constexpr auto kLegalHeads = std::to_array<std::string_view>({"учрежден", "организаци"});
constexpr auto kTailHeads = std::to_array<std::string_view>(
    {"администраци", "город", "район", "округ", "област", "муниципальн", "республик", "автономн", "имени"});
constexpr auto kTailWhole =
    std::to_array<std::string_view>({"г", "гор", "им", "хмао", "югры", "край", "края", "рф", "пос", "пгт"});

bool is_legal_abbreviation(const NameWord& word) { return is_one_of(word, kLegalForms); }

std::string abbreviation_head(const NameWord& word) {
    if (word.folded == "сош" || word.folded == "сш") return "средняя";
    if (word.folded == "оош") return "основная";
    if (word.folded == "нош") return "начальная";
    return {};
}

// The end of a run of words of a legal form that begins here; `at` itself when none does.
std::size_t after_legal_words(const Words& words, std::size_t at) {
    std::size_t end = at;
    bool has_head = false;
    while (end < words.size() && begins_as(words[end], kLegalWords)) {
        has_head = has_head || begins_as(words[end], kLegalHeads);
        ++end;
    }
    if (!has_head) return at;
    // «учреждение дополнительного (профессионального) образования «Центр …»: still the form when more follows.
    std::size_t more = end;
    while (more < words.size() &&
           (words[more].folded.starts_with("дополнительн") || words[more].folded.starts_with("профессиональн")))
        ++more;
    if (more > end && more + 1 < words.size() && words[more].folded.starts_with("образовани")) end = more + 1;
    return end < words.size() ? end : at;  // a name that is nothing but a form is a name all the same
}

bool begins_tail(const NameWord& word) { return begins_as(word, kTailHeads) || is_one_of(word, kTailWhole); }

bool is_adjective_of_place(const NameWord& word) {
    for (const std::string_view end : {"ого", "его", "ой", "ий", "ый"})
        if (word.folded.ends_with(end)) return word.is_capitalised;
    return false;
}

// Endings of Russian nouns and adjectives: what may follow the common part of two forms of one word.
bool is_ending(std::string_view rest) {
    static constexpr auto kEndings = std::to_array<std::string_view>(
        {"",   "а",  "у",   "ом", "е",  "ы",  "и",  "ов",  "ев",  "ам", "ами", "ах",  "я",   "ю",   "ем",  "ей", "ь",
         "ью", "ям", "ями", "ях", "ии", "ия", "ию", "ией", "ием", "ие", "ий",  "ого", "его", "ому", "ему", "ым", "им",
         "ая", "яя", "ую",  "юю", "ой", "ое", "ее", "ый",  "ые",  "ых", "их",  "ыми", "ими", "й",   "о"});
    return std::find(kEndings.begin(), kEndings.end(), rest) != kEndings.end();
}

}  // namespace

bool is_shouted_word(std::string_view word) {
    constexpr std::size_t kShortest = 7;
    const std::vector<char32_t> letters = code_points(fold_case(word));
    const auto vowels = std::count_if(letters.begin(), letters.end(), [](char32_t c) {
        return std::u32string_view{U"аеиоуыэюя"}.find(c) != std::u32string_view::npos;
    });
    return letters.size() >= kShortest && static_cast<std::size_t>(vowels) * 3 > letters.size();
}

bool same_word(const NameWord& left, const NameWord& right) {
    if (left.folded == right.folded) return true;
    if (left.is_number || right.is_number || left.is_abbreviation || right.is_abbreviation) return false;
    constexpr std::size_t kLetter = 2;  // bytes
    std::size_t same = 0;
    const std::size_t shorter = std::min(left.folded.size(), right.folded.size());
    while (same + kLetter <= shorter && left.folded.compare(same, kLetter, right.folded, same, kLetter) == 0)
        same += kLetter;
    // «школа» and «школам» part at «школ»: the common beginning may hold letters of both endings.
    for (std::size_t at = same, tried = 0; at >= 3 * kLetter && tried < 3; at -= kLetter, ++tried)
        if (is_ending(std::string_view{left.folded}.substr(at)) && is_ending(std::string_view{right.folded}.substr(at)))
            return true;
    return false;
}

bool same_words(const Words& left, const Words& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_word);
}

std::size_t words_behind(const NameWord& abbreviation, const Words& words, std::size_t at) {
    if (!abbreviation.is_abbreviation) return 0;
    const std::vector<char32_t> letters = code_points(abbreviation.folded);
    std::size_t letter = 0, word = at;
    for (; word < words.size() && letter < letters.size(); ++word) {
        const bool fits = !words[word].is_number && code_points(words[word].folded).front() == letters[letter];
        if (fits)
            ++letter;
        else if (!is_small(words[word]))
            return 0;
    }
    return letter == letters.size() && word - at >= 2 ? word - at : 0;
}

std::vector<NameWord> without_classes(std::vector<NameWord> words) {
    const auto is_class = [](const NameWord& word) { return word.folded.starts_with("класс") || word.folded == "кл"; };
    for (std::size_t at = words.size(); at-- > 0;) {
        if (!is_class(words[at]) || words[at].folded.starts_with("классн")) continue;
        std::size_t first = at;
        while (first > 0 &&
               (words[first - 1].is_number || words[first - 1].folded == "х" || is_small(words[first - 1])))
            --first;
        if (first < at)
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(first),
                        words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        at = first;
    }
    return words;
}

std::vector<NameWord> name_words(std::string_view text) {
    std::vector<RawWord> raw = raw_words(text);
    drop_persons(raw);
    Words out;
    constexpr std::size_t kEnding = 3;  // «рук-ли»
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const bool number_sign = raw[at].letters == U"N" && at + 1 < raw.size() && is_digit(raw[at + 1].letters[0]);
        if (number_sign) continue;
        const std::string_view post = spelt_post(raw, at);
        const bool contracted =
            raw[at].ends_with_hyphen && at + 1 < raw.size() && raw[at + 1].letters.size() <= kEnding;
        if (post.empty() || (raw[at].ends_with_hyphen && !contracted)) {
            out.push_back(name_word(raw[at]));
        } else {
            out.push_back(name_word_of(post, begins_with_capital(raw[at])));
            if (contracted) ++at;
        }
        if (const std::string& word = out.back().folded; word.starts_with("замдиректор")) {
            out.back() = name_word_of("заместитель", out.back().is_capitalised);
            out.push_back(name_word_of("директора", false));
        }
    }
    return out;
}

std::size_t after_legal_form(const Words& words, std::size_t at) {
    if (!is_legal_abbreviation(words[at])) return after_legal_words(words, at);
    const bool says_more = at + 2 < words.size() && is_one_of(words[at + 1], kEducationForms);  // «МКУ ДО ЦРО»
    return at + (says_more ? 2 : 1);
}

NameParts parts_of_name(const Words& words) {
    NameParts out;
    Words core;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const NameWord& word = words[at];
        out.is_kindergarten = out.is_kindergarten || is_one_of(word, kKindergartenForms);
        if (const std::size_t after = after_legal_form(words, at); after > at) {
            at = after - 1;
            continue;
        }
        if (word.folded.starts_with("общеобразовательн")) continue;  // «средняя общеобразовательная школа»
        if (word.is_number) out.numbers.push_back(word.folded);
        if (const std::string kind = abbreviation_head(word); !kind.empty()) {
            core.push_back(spelt(kind));
            core.push_back(spelt("школа"));
        } else {
            core.push_back(word);
        }
    }
    std::size_t cut = core.size();
    for (std::size_t at = 1; at < core.size(); ++at)
        if (begins_tail(core[at])) {
            cut = at > 1 && is_adjective_of_place(core[at - 1]) ? at - 1 : at;
            break;
        }
    const auto middle = core.begin() + static_cast<std::ptrdiff_t>(cut);
    out.tail.assign(middle, core.end());
    out.core.assign(core.begin(), middle);
    std::sort(out.numbers.begin(), out.numbers.end());
    for (std::size_t at = 0; at + 1 < out.core.size(); ++at)
        out.is_kindergarten = out.is_kindergarten ||
                              (out.core[at].folded.starts_with("детск") && out.core[at + 1].folded.starts_with("сад"));
    return out;
}

bool is_post(const NameWord& word) {
    static constexpr auto kPosts = std::to_array<std::string_view>(
        {"директор",    "заместител",  "завуч",       "методист",    "руководител",  "специалист",   "начальник",
         "заведующ",    "психолог",    "педагог",     "учител",      "логопед",      "дефектолог",   "тьютор",
         "куратор",     "координатор", "председател", "секретар",    "юрист",        "юрисконсульт", "инспектор",
         "консультант", "ведущ",       "главн",       "старш",       "эксперт",      "воспитател",   "библиотекар",
         "классн",      "ответственн", "сотрудник",   "работник",    "представител", "зам",          "советник",
         "вожат",       "завхоз",      "медсестр",    "медработник", "диспетчер",    "бухгалтер",    "инструктор",
         "преподавател"});
    return !word.is_abbreviation && begins_as(word, kPosts);
}

bool is_unit(const NameWord& word) {
    static constexpr auto kUnits =
        std::to_array<std::string_view>({"отдел", "сектор", "служб", "администраци", "управлени"});
    return !word.is_abbreviation && begins_as(word, kUnits) && !word.folded.starts_with("отделени");
}

bool is_small(const NameWord& word) {
    static constexpr auto kSmall =
        std::to_array<std::string_view>({"и", "по", "в", "во", "на", "с", "для", "при", "от", "о", "а"});
    return is_one_of(word, kSmall);
}

bool is_school_head(const NameWord& word) {
    static constexpr auto kHeads = std::to_array<std::string_view>({"школ", "гимнази", "лице"});
    return begins_as(word, kHeads) && !word.folded.starts_with("школьн");
}

bool is_school_level(const NameWord& word) {
    static constexpr auto kLevels = std::to_array<std::string_view>(
        {"средняя", "средней", "среднюю", "основная", "основной", "основную", "начальная", "начальной", "начальную"});
    return is_one_of(word, kLevels);
}

bool is_generic_head(const NameWord& word) {
    static constexpr auto kHeads =
        std::to_array<std::string_view>({"центр", "управлени", "департамент", "отдел", "комитет", "совет", "институт",
                                         "школ", "гимнази", "лице", "служб", "сектор", "министерств"});
    return begins_as(word, kHeads);
}

bool is_regional(const NameWord& word) {
    static constexpr auto kRegional =
        std::to_array<std::string_view>({"област", "края", "край", "республик", "автономн", "хмао", "югр"});
    return begins_as(word, kRegional);
}

}  // namespace mera
