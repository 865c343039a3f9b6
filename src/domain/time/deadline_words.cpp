// Characters → tokens. Every rule here is about how words are written, none about what they mean together.
#include "domain/time/deadline_words.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mera::deadline_language {

namespace {

constexpr std::u32string_view kSpaces =
    U" \t\n\r\f\v\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    U"\u2009\u200A\u200B\u202F\u205F\u3000\uFEFF«»„“”‟\"'‘’‚`";
constexpr std::u32string_view kDashes = U"-‐‑‒–—―−¬~÷";
constexpr std::u32string_view kBullets = U"•·|+&";

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_upper(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё' || (c >= U'A' && c <= U'Z'); }
bool is_letter(char32_t c) {
    return (c >= U'А' && c <= U'я') || c == U'Ё' || c == U'ё' || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           (c >= 0x0400 && c <= 0x04FF) || (c >= 0x0370 && c <= 0x03FF) || (c >= 0x2160 && c <= 0x216B);
}

// Letters a recogniser writes for digits: О for 0, З for 3, l for 1.
std::optional<int> digit_like(char32_t c) {
    if (among(U"оОoO", c)) return 0;
    if (among(U"зЗ", c)) return 3;
    if (c == U'l') return 1;
    return {};
}

struct RomanSign {
    char32_t sign;
    int value;
    bool sure;  // «П» and «Ш» are what a recogniser makes of II and III, «У» of V
};
constexpr std::array kRomanSigns = {
    RomanSign{U'I', 1, true},  RomanSign{U'i', 1, true},  RomanSign{U'l', 1, true},  RomanSign{U'1', 1, true},
    RomanSign{U'І', 1, true},  RomanSign{U'і', 1, true},  RomanSign{U'V', 5, true},  RomanSign{U'v', 5, true},
    RomanSign{U'X', 10, true}, RomanSign{U'x', 10, true}, RomanSign{U'Х', 10, true}, RomanSign{U'У', 5, false},
    RomanSign{U'П', 2, false}, RomanSign{U'Ш', 3, false},
};

struct Roman {
    int value;
    bool sure;
};
std::optional<Roman> roman_of(const std::vector<char32_t>& run) {
    constexpr std::size_t kLongest = 4;
    if (run.size() == 1 && run[0] >= 0x2160 && run[0] <= 0x216B)
        return Roman{static_cast<int>(run[0] - 0x2160) + 1, true};
    if (run.empty() || run.size() > kLongest) return {};
    Roman roman{0, true};
    int last = 0;
    for (auto at = run.rbegin(); at != run.rend(); ++at) {
        const auto* sign = std::find_if(kRomanSigns.begin(), kRomanSigns.end(), [&](auto& s) { return s.sign == *at; });
        if (sign == kRomanSigns.end()) return {};
        roman.value += sign->value < last ? -sign->value : sign->value;
        roman.sure = roman.sure && sign->sure;
        last = std::max(last, sign->value);
    }
    if (roman.value < 1 || roman.value > 12) return {};
    // «1V» and «1У» are IV with a digit for the letter.
    if (std::any_of(run.begin(), run.end(), is_digit)) roman.sure = false;
    return roman;
}

std::string fold(const std::vector<char32_t>& run) {
    std::string out;
    for (const char32_t c : run) out += utf8(c);
    return fold_case(out);
}

constexpr std::u32string_view kLatin = U"ABCEHKMOPTXYaceopxyk", kRussian = U"АВСЕНКМОРТХУасеорхук";

char32_t russian_shape(char32_t c) {
    const std::size_t at = kLatin.find(c);
    return at == std::u32string_view::npos ? c : kRussian[at];
}

// A word with Latin letters of Russian shape, «MAPT», «koнец»; the repair of base leaves whole Latin words and «k» alone.
std::string russian_of_latin(std::vector<char32_t> run) {
    std::transform(run.begin(), run.end(), run.begin(), russian_shape);
    return fold(run);
}

class Lexer {
public:
    Lexer(std::string_view phrase, std::vector<std::string>& doubts) : points_(code_points(phrase)), doubts_(doubts) {
        offsets_.reserve(points_.size() + 1);
        std::size_t at = 0;
        for (const char32_t c : points_) {
            offsets_.push_back(at);
            at += utf8(c).size();
        }
        offsets_.push_back(at);
    }

    std::vector<Token> run() {
        while (at_ < points_.size()) {
            const char32_t c = points_[at_];
            if (among(kSpaces, c)) {
                spaced_ = true;
                ++at_;
            } else if (is_digit(c) || is_letter(c)) {
                alphanumeric();
            } else {
                sign(c);
            }
        }
        return std::move(tokens_);
    }

private:
    char32_t peek(std::size_t ahead = 0) const { return at_ + ahead < points_.size() ? points_[at_ + ahead] : 0; }

    Token& add(Word word, std::size_t begin, std::size_t end, int value = 0) {
        Token token;
        token.word = word;
        token.value = value;
        token.spaced = spaced_ || tokens_.empty();
        token.text = fold(
            {points_.begin() + static_cast<std::ptrdiff_t>(begin), points_.begin() + static_cast<std::ptrdiff_t>(end)});
        token.from = offsets_[begin];
        token.to = offsets_[end];
        tokens_.push_back(std::move(token));
        at_ = end;
        spaced_ = false;
        return tokens_.back();
    }

    void sign(char32_t c) {
        if (c == U'.' || c == U'…') return dot();
        const Word word = c == U',' || among(kBullets, c) ? Word::comma
                          : c == U';'                     ? Word::semicolon
                          : c == U':'                     ? Word::colon
                          : among(kDashes, c)             ? Word::dash
                          : c == U'/' || c == U'\\'       ? Word::slash
                          : c == U'(' || c == U'['        ? Word::open
                          : c == U')' || c == U']'        ? Word::close
                                                          : Word::symbol;
        if (word == Word::dash && !tokens_.empty() && tokens_.back().word == Word::dash) {  // «--», «- –»
            ++at_;
            return;
        }
        add(word, at_, at_ + 1);
    }

    void dot() {  // after a number it may part a date; elsewhere it ends a word; «сентябрь … май» is a range
        const bool ellipsis = peek() == U'…' || (peek(1) == U'.' && peek(2) == U'.');
        if (ellipsis && !tokens_.empty()) {
            std::size_t end = at_;
            while (end < points_.size() && (points_[end] == U'.' || points_[end] == U'…')) ++end;
            add(Word::dash, at_, end);
            return;
        }
        constexpr int kYearDigits = 4;  // «декабрь 2020.»: nothing of a date follows a year but in «2020.12.31»
        const bool after_number = !tokens_.empty() && tokens_.back().word == Word::number;
        if (after_number && (tokens_.back().digits != kYearDigits || is_digit(peek(1))))
            add(Word::dot, at_, at_ + 1);
        else {
            if (!tokens_.empty()) tokens_.back().dotted = true;
            ++at_;
        }
    }

    std::size_t run_end() const {
        std::size_t end = at_;
        while (end < points_.size() && (is_digit(points_[end]) || is_letter(points_[end]))) ++end;
        return end;
    }

    std::vector<char32_t> slice(std::size_t begin, std::size_t end) const {
        return {points_.begin() + static_cast<std::ptrdiff_t>(begin),
                points_.begin() + static_cast<std::ptrdiff_t>(end)};
    }

    // «https://school.ru/2020»: an address is one sign, whatever numbers it has
    bool address() {
        static constexpr std::array<std::u32string_view, 3> kBeginnings = {U"http://", U"https://", U"www."};
        constexpr std::size_t kLongest = 8;
        std::u32string rest{points_.data() + at_, std::min(kLongest, points_.size() - at_)};
        for (char32_t& c : rest)
            if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
        const auto begins = [&](std::u32string_view beginning) { return rest.starts_with(beginning); };
        if (std::none_of(kBeginnings.begin(), kBeginnings.end(), begins)) return false;
        std::size_t end = at_;
        while (end < points_.size() && !among(kSpaces, points_[end])) ++end;
        add(Word::symbol, at_, end);
        return true;
    }

    void alphanumeric() {
        if (address()) return;
        const std::size_t end = run_end();
        const auto run = slice(at_, end);
        const bool has_digit = std::any_of(run.begin(), run.end(), is_digit);
        const bool has_letter = std::any_of(run.begin(), run.end(), [](char32_t c) { return !is_digit(c); });
        if (has_digit && has_letter && (damaged_number(run, end) || damaged_word(run, end))) return;
        if (has_letter)
            if (const auto roman = roman_of(run); roman) {
                const std::size_t begin = at_;
                Token& token = add(Word::roman, begin, end, roman->value);
                token.ordinal = roman->sure;
                if (peek() != 0 && among(kDashes, peek())) skip_ordinal_ending();  // «IV-й»
                return;
            }
        is_digit(run[0]) ? number() : word();
    }

    bool damaged_number(const std::vector<char32_t>& run, std::size_t end) {
        constexpr std::size_t kLongest = 4;
        if (run.size() > kLongest) return false;
        int value = 0;
        for (const char32_t c : run) {
            const auto digit = is_digit(c) ? std::optional<int>{static_cast<int>(c - U'0')} : digit_like(c);
            if (!digit) return false;
            value = value * 10 + *digit;
        }
        const std::size_t begin = at_;
        Token& token = add(Word::number, begin, end, value);
        token.digits = static_cast<int>(run.size());
        std::string seen;
        for (const char32_t c : run) seen += utf8(c);
        doubts_.push_back("«" + seen + "» прочитано как число " + std::to_string(value) + ". Проверьте.");
        return true;
    }

    bool damaged_word(std::vector<char32_t> run, std::size_t end) {  // «сентя6рь», «0ктябрь»
        for (char32_t& c : run) {
            if (c == U'0') c = U'о';
            if (c == U'6') c = U'б';
            if (c == U'3') c = U'з';
        }
        const std::string word = fold(run);
        if (!meaning_of(word)) return false;
        const std::size_t begin = at_;
        Token& token = add(Word::none, begin, end);
        doubts_.push_back("«" + token.text + "» прочитано как «" + word + "». Проверьте.");
        token.text = word;
        return true;
    }

    void number() {
        const std::size_t begin = at_;
        std::size_t end = at_;
        int value = 0, digits = 0;
        constexpr int kMany = 100'000'000;
        for (; end < points_.size() && is_digit(points_[end]); ++end, ++digits)
            value = std::min(kMany, value) * 10 + static_cast<int>(points_[end] - U'0');
        Token& token = add(Word::number, begin, end, std::min(kMany, value));
        token.digits = digits;
        token.ordinal = skip_ordinal_ending();
    }

    bool skip_ordinal_ending() {  // «1-й», «5-ти», «1го»
        static const std::array<std::u32string_view, 18> kEndings = {U"го", U"й",   U"я",  U"е",  U"ое", U"ая",
                                                                     U"ый", U"ого", U"му", U"х",  U"ти", U"ми",
                                                                     U"ю",  U"ую",  U"ом", U"ой", U"ий", U"ые"};
        const auto skip_spaces = [&](std::size_t from) {
            while (from < points_.size() && among(kSpaces, points_[from])) ++from;
            return from;
        };
        std::size_t from = at_;
        const std::size_t dash = skip_spaces(at_);
        if (dash < points_.size() && among(kDashes, points_[dash])) from = skip_spaces(dash + 1);  // «20 –го»
        std::size_t end = from;
        while (end < points_.size() && is_letter(points_[end])) ++end;
        auto run = slice(from, end);
        for (char32_t& c : run) {
            c = russian_shape(c);
            if (c >= U'А' && c <= U'Я') c += U'а' - U'А';
        }
        const std::u32string ending{run.begin(), run.end()};
        const bool after_hyphen = from == at_ + 1 && (ending == U"а" || ending == U"и");  // «2-а», «3-и»
        if (!after_hyphen && std::find(kEndings.begin(), kEndings.end(), ending) == kEndings.end()) return false;
        tokens_.back().to = offsets_[end];
        at_ = end;
        return true;
    }

    void word() {
        const std::size_t begin = at_;
        std::size_t end = at_ + 1;
        // A capital after a small letter begins another word that lost its space: «СентябрьНоябрь».
        while (end < points_.size() && is_letter(points_[end]) &&
               !(is_upper(points_[end]) && !is_upper(points_[end - 1])))
            ++end;
        if (end < points_.size() && is_letter(points_[end]) && !splits_well(begin, end)) {
            while (end < points_.size() && is_letter(points_[end])) ++end;
        }
        Token& token = add(Word::none, begin, end);
        std::size_t next = begin + 1;  // the next letter, for a lone «В» that of the next word
        while (next < points_.size() && !is_letter(points_[next])) ++next;
        token.capital = is_upper(points_[begin]) && !(next < points_.size() && is_upper(points_[next]));
        if (meaning_of(token.text)) return;
        token.text = russian_of_latin(slice(begin, end));
    }

    bool splits_well(std::size_t begin, std::size_t middle) const {
        std::size_t end = middle;
        while (end < points_.size() && is_letter(points_[end])) ++end;
        return !meaning_of(fold(slice(begin, end)));
    }

    std::vector<char32_t> points_;
    std::vector<std::size_t> offsets_;
    std::vector<std::string>& doubts_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    bool spaced_ = false;
};

}  // namespace

int full_year(const Token& number) {
    constexpr int kCentury = 2000, kNineties = 90, kYears = 100;
    if (number.digits != 2) return number.value;
    return number.value < kNineties ? kCentury + number.value : kCentury - kYears + number.value;
}

std::vector<Token> tokens_of(std::string_view phrase, std::vector<std::string>& doubts) {
    return Lexer{phrase, doubts}.run();
}

Words words_of(std::string_view phrase) {
    Words words;
    const std::string parted = part_roman_numbers(replace_all(std::string{phrase}, "\u00AD", ""));
    words.phrase = collapse_spaces(repair_look_alikes(parted).text);
    words.tokens = tokens_of(words.phrase, words.doubts);
    drop_footnote_marks(words);
    repair_spelling(words);
    expand_shorthand(words.tokens);
    drop_days_said_again(words.tokens);
    drop_hours(words.tokens);
    return words;
}

}  // namespace mera::deadline_language
