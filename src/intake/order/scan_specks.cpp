#include "intake/order/scan_specks.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "intake/order/scan_letters.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/names.hpp"
#include "intake/words/scan_repairs.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

namespace {

// Signs that stand for specks: Russian orders have no single quotes.
bool is_speck(std::string_view sign) {
    static constexpr std::array<std::string_view, 9> kSpecks = {"‘", "’", "`", "'", "‚", "‛", "´", "¬", "~"};
    return std::find(kSpecks.begin(), kSpecks.end(), sign) != kSpecks.end();
}

// Signs that may be specks: they go when the document writes the words round them side by side.
bool is_doubtful_sign(std::string_view sign) {
    static constexpr std::array<std::string_view, 10> kSigns = {".", ":", "=", "—", "–", "-", "*", "|", "_", "•"};
    return std::find(kSigns.begin(), kSigns.end(), sign) != kSigns.end();
}

bool has_latin(std::string_view word) {
    return std::any_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// No text of an order ends so; a stamp or a stroke of a pen read as signs does.
bool is_scribble(std::string_view sign) {
    static constexpr std::array<std::string_view, 15> kSigns = {"<", ">", "^", "=", "|", "\\", "/", "(",
                                                                "_", "~", "`", "*", "$", ":",  "¬"};
    return std::find(kSigns.begin(), kSigns.end(), sign) != kSigns.end();
}

class Mender {
public:
    Mender(std::string_view text, const Vocabulary& words) : text_(text), words_(words), tokens_(tokenise(text)) {}

    Mended mend() {
        for (std::size_t at = 0; at < tokens_.size(); at = std::max(at, read_) + 1) {
            if (tokens_[at].kind == Token::Kind::sign)
                mend_sign(at);
            else if (tokens_[at].kind == Token::Kind::word)
                mend_word(at);
            else if (const std::string letter = letter_of_number(tokens_, at); !letter.empty())
                take_letter(at, letter);
        }
        std::size_t end = tokens_.size();
        while (end > 0 && is_scribble(tokens_[end - 1].text)) --end;
        // A colon alone ends many a text; beside a stroke it is part of the speck.
        const bool strokes = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(end), tokens_.end(),
                                         [](const Token& t) { return t.text != ":"; });
        const bool scribbled = strokes && end > 0 && copied_ <= tokens_[end - 1].end;
        out_.text += scribbled ? text_.substr(copied_, tokens_[end - 1].end - copied_) : text_.substr(copied_);
        if (scribbled) out_.notes.push_back("Знаки в конце текста, похожие на помарку, убраны.");
        return std::move(out_);
    }

private:
    void replace(std::size_t at, std::string_view with) {
        out_.text += text_.substr(copied_, tokens_[at].begin - copied_);
        out_.text += with;
        copied_ = tokens_[at].end;
    }

    void say(std::size_t from, std::size_t to) {
        from = from > 0 ? from - 1 : 0;
        to = std::min(to + 1, tokens_.size() - 1);
        out_.notes.push_back("Знак, принятый за часть текста, убран: «" +
                             in_one_line(between(text_, tokens_[from], tokens_[to])) + "».");
    }

    bool is_dash(std::size_t at) const {
        return tokens_[at].text == "-" || tokens_[at].text == "–" || tokens_[at].text == "—";
    }

    // A full stop or a comma with white space on both sides, and no sentence that ends there: the next word is small,
    // or none follows.
    bool stands_alone(std::size_t at) const {
        const Token& sign = tokens_[at];
        if ((sign.text != "." && sign.text != ",") || at == 0) return false;
        const bool space_before = tokens_[at - 1].end < sign.begin;
        const bool space_after = at + 1 == tokens_.size() || sign.end < tokens_[at + 1].begin;
        const bool goes_on = at + 1 == tokens_.size() || starts_with_lower(tokens_[at + 1].text);
        return space_before && space_after && goes_on && (sign.text == "." || at + 1 == tokens_.size());
    }

    static bool ends_with_vowel(std::string_view word) {  // words are cut short behind a consonant
        static constexpr std::array<std::string_view, 10> kVowels = {"а", "е", "и", "о", "у", "ы", "э", "ю", "я", "ё"};
        return std::any_of(kVowels.begin(), kVowels.end(), [&](std::string_view v) { return word.ends_with(v); });
    }

    // «Инженеру по охране леса. Г.М. Соснову докладывать …»: no sentence ends before its deed.
    bool parts_post_and_name(std::size_t at) const {
        if (tokens_[at].text != "." || at == 0 || !is_word(at - 1) || !starts_with_lower(tokens_[at - 1].text) ||
            length_in_characters(tokens_[at - 1].text) < 3 || !ends_with_vowel(tokens_[at - 1].text))
            return false;
        const auto person = person_at(tokens_, at + 1);
        const bool initials_first = person && person->first == at + 1 && person->surname > at + 1;
        const auto is_deed = [](const Token& token) { return is_infinitive(token.folded); };
        const auto stop = tokens_.begin() + static_cast<std::ptrdiff_t>(at);
        return initials_first && std::none_of(tokens_.begin(), stop, is_deed) &&
               std::any_of(stop, tokens_.end(), is_deed);
    }

    // «итоговый. отчёт», «клубней. георгин»: no word is cut short there.
    static bool is_whole_word(const Token& word) {
        constexpr std::size_t kLetters = 5;
        const bool ending = ends_with_vowel(word.text) || word.text.ends_with("й") || word.text.ends_with("ь");
        return ending && (ends_with_vowel(word.text) || (length_in_characters(word.text) >= kLetters &&
                                                         is_in_dictionary(word.folded).value_or(false)));
    }

    // «Специалисты отдела. опеки», «по.их заявлению»: no sentence begins small.
    bool stands_in_phrase(std::size_t at) const {
        if (tokens_[at].text != "." || at == 0 || !is_word(at - 1) || !is_word(at + 1)) return false;
        return tokens_[at - 1].end == tokens_[at].begin && length_in_characters(tokens_[at - 1].text) > 1 &&
               starts_with_lower(tokens_[at + 1].text) && !has_latin(tokens_[at + 1].text) &&
               is_whole_word(tokens_[at - 1]);
    }

    // «до 28.03.2025. обследовать»: behind the year of a day no sentence begins small.
    bool stands_behind_year(std::size_t at) const {
        constexpr std::size_t kYear = 4;
        return tokens_[at].text == "." && at > 3 && tokens_[at - 1].kind == Token::Kind::number &&
               tokens_[at - 1].text.size() == kYear && tokens_[at - 2].text == "." &&
               tokens_[at - 3].kind == Token::Kind::number && is_word(at + 1) &&
               starts_with_lower(tokens_[at + 1].text) && length_in_characters(tokens_[at + 1].text) > 2;
    }

    // «мероприятий по — орнитологическому обеспечению»: no dash stands behind a preposition.
    bool is_dash_behind_preposition(std::size_t at) const {
        static constexpr std::array<std::string_view, 9> kPrepositions = {"по", "на", "для", "при", "об",
                                                                          "из", "за", "в",   "к"};
        return is_dash(at) && at > 0 && is_word(at + 1) && starts_with_lower(tokens_[at + 1].text) &&
               tokens_[at - 1].end < tokens_[at].begin && tokens_[at].end < tokens_[at + 1].begin &&
               std::find(kPrepositions.begin(), kPrepositions.end(), tokens_[at - 1].text) != kPrepositions.end();
    }

    // «исполнением_распоряжения»
    bool joins_words(std::size_t at) const {
        return tokens_[at].text == "_" && at > 0 && is_word(at - 1) && is_word(at + 1) &&
               tokens_[at - 1].end == tokens_[at].begin && tokens_[at].end == tokens_[at + 1].begin &&
               !has_latin(tokens_[at - 1].text) && !has_latin(tokens_[at + 1].text);
    }

    // «в. течение 3 дней»: a preposition is no abbreviation before a small word; «XX в. построен», «и. о. директора».
    bool follows_preposition(std::size_t at) const {
        static constexpr std::array<std::string_view, 9> kPrepositions = {"в",  "к",  "с",   "о",  "и",
                                                                          "от", "из", "для", "при"};
        if (tokens_[at].text != "." || at == 0 || !is_word(at + 1) || !starts_with_lower(tokens_[at + 1].text) ||
            std::find(kPrepositions.begin(), kPrepositions.end(), tokens_[at - 1].text) == kPrepositions.end())
            return false;
        return length_in_characters(tokens_[at + 1].text) > 1 &&
               (at == 1 || (is_word(at - 2) && !has_latin(tokens_[at - 2].text)));
    }

    bool is_word(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == Token::Kind::word; }

    void mend_sign(std::size_t at) {
        const Token& sign = tokens_[at];
        const bool joined_left = at > 0 && tokens_[at - 1].end == sign.begin;
        const bool joined_right = at + 1 < tokens_.size() && tokens_[at + 1].begin == sign.end;
        if (mend_pair(at, joined_left)) return;
        if (joined_right && !joined_left)
            if (const std::string word = word_begun_by(tokens_, at); !word.empty()) {
                out_.notes.push_back("«" + std::string{between(text_, tokens_[at], tokens_[at + 1])} +
                                     "» прочитано как «" + word + "»: другого похожего слова нет.");
                out_.guessed.push_back(word);
                return replace_both(at, word);
            }
        if (is_speck(sign.text)) {
            const bool between_words = joined_left && joined_right && is_word(at - 1) && is_word(at + 1);
            replace(at, between_words ? " " : "");
            say(at, at);
            return;
        }
        // «27 _июня»: no blank of a form stands inside a date.
        if (sign.text == "_" && at > 0 && tokens_[at - 1].kind == Token::Kind::number && joined_right &&
            is_word(at + 1))
            return replace(at, "");
        if (is_dash(at) && at > 0 && is_dash(at - 1)) return replace(at, "");  // «далее -— »
        if (stands_alone(at)) {  // «Руководители . образовательных»: no sign of a sentence stands after a space
            replace(at, "");
            say(at, at);
            return;
        }
        // «Егерская служба. инспекция»: what stands in the nominative behind a name is the next one.
        if (stands_in_phrase(at) && is_name_of_next(tokens_, at + 1)) return replace(at, ",");
        if (stands_in_phrase(at) || follows_preposition(at) || parts_post_and_name(at) || stands_behind_year(at) ||
            is_dash_behind_preposition(at) || joins_words(at)) {
            replace(at, joined_right ? " " : "");
            say(at, at);
            return;
        }
        if (sign.text == "-" && joined_left && at + 1 < tokens_.size() && tokens_[at + 1].text == "№")
            return replace(at, " ");
        if (!is_doubtful_sign(sign.text) || at == 0 || !is_word(at - 1)) return;
        std::size_t next = at + 1;
        if (next < tokens_.size() && tokens_[next].text == "«") ++next;
        if (!is_word(next)) return;
        const bool sentence = sign.text == "." || sign.text == ":";
        const bool capital = is_capitalised(tokens_[next].text) && next == at + 1;
        const bool abbreviation =
            sign.text == "." && length_in_characters(tokens_[at - 1].text) == 1 && is_capitalised(tokens_[at - 1].text);
        if ((sentence && capital) || abbreviation) return;
        if (words_.pair_count(tokens_[at - 1].folded, tokens_[next].folded) < kOftenSideBySide) return;
        replace(at, joined_left && joined_right ? " " : "");
        say(at, at);
    }

    std::size_t count(std::string_view sign) const {
        return static_cast<std::size_t>(
            std::count_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.text == sign; }));
    }

    // The sign and the word behind it.
    void replace_both(std::size_t at, std::string_view with) {
        replace(at, with);
        copied_ = tokens_[at + 1].end;
        read_ = at + 1;
    }

    void take_letter(std::size_t at, std::string_view letter) {
        replace(at, letter);
        out_.guessed.push_back(std::string{between(text_, tokens_[at - 2], tokens_[at - 1])} + std::string{letter});
    }

    // Signs that come in pairs or follow an abbreviation: «(учебные данные}», «"Сводная таблица», «тыс: рублей», «Н.С..».
    bool mend_pair(std::size_t at, bool joined_left) {
        const std::string_view sign = tokens_[at].text;
        if ((sign == "}" || sign == "]") && count("(") > count(")")) {
            replace(at, ")");
            return true;
        }
        // «(Сверка билетов»: the shadow of a crease before the first letter of a cell.
        const bool opens = sign == "(" && at == 0 && count(")") == 0 && count("(") == 1;
        if (opens && is_word(1) && tokens_[0].end == tokens_[1].begin && is_capitalised(tokens_[1].text)) {
            replace(at, "");
            say(at, at);
            return true;
        }
        // «предприятие «Шаг,»»: no comma stands before the end of a quote; «. Отделу …»: no text begins with a full stop.
        const bool before_quote = sign == "," && at + 1 < tokens_.size() && tokens_[at + 1].text == "»";
        const bool begins = at == 0 && (sign == "." || sign == ",") && is_word(1) && is_capitalised(tokens_[1].text) &&
                            tokens_[0].end < tokens_[1].begin;
        if (before_quote || begins) {
            replace(at, "");
            say(at, at);
            return true;
        }
        static constexpr std::array<std::string_view, 3> kQuotes = {"\"", "„", "“"};
        const bool quote = std::find(kQuotes.begin(), kQuotes.end(), sign) != kQuotes.end();
        std::size_t quotes = 0;
        for (const std::string_view any : {"\"", "„", "“", "”", "«", "»"}) quotes += count(any);
        if (quote && quotes == 1) {
            replace(at, "");
            say(at, at);
            return true;
        }
        static constexpr std::array<std::string_view, 5> kAbbreviations = {"тыс", "млн", "руб", "чел", "гг"};
        const bool abbreviation = at > 0 && std::find(kAbbreviations.begin(), kAbbreviations.end(),
                                                      tokens_[at - 1].folded) != kAbbreviations.end();
        if ((sign == ":" || sign == ";") && joined_left && abbreviation && at + 1 < tokens_.size() &&
            starts_with_lower(tokens_[at + 1].text)) {
            replace(at, ".");
            return true;
        }
        const bool initial = at > 1 && sign == "." && tokens_[at - 1].text == "." && joined_left &&
                             length_in_characters(tokens_[at - 2].text) == 1 && is_capitalised(tokens_[at - 2].text);
        if (initial) replace(at, "");
        return initial;
    }

    void mend_word(std::size_t at) {
        const Token& word = tokens_[at];
        if (at > 0 && tokens_[at - 1].text == "№") {  // «№Зи № 5», «№ З»: what is counted has a number
            if (word.text == "Зи" || word.text == "зи")
                return replace(at, tokens_[at - 1].end == word.begin ? " 3 и" : "3 и");
            if (word.text == "З") return replace(at, "3");
        }
        // «Тренировка но эвакуации»: the conjunction has a comma before it.
        if (word.text == "но" && at > 0 && is_word(at - 1) && is_word(at + 1)) {
            out_.notes.push_back("«но» без запятой прочитано как «по».");
            return replace(at, "по");
        }
        // «от 14 декабря 2000 года М 1160»: the Latin N that is typed for «№».
        if (word.text == "М" && at + 1 < tokens_.size() && tokens_[at + 1].kind == Token::Kind::number &&
            tokens_[at + 1].begin == word.end + 1)
            return replace(at, "№");
        if (std::string read = word_of_day(tokens_, at); !read.empty()) {
            out_.notes.push_back("«" + std::string{word.text} + "» у дня прочитано как «" + read + "».");
            return replace(at, read);
        }
        // «возложить па заместителя»: of dancing no order speaks.
        if (word.text == "па" && is_word(at + 1)) return replace(at, "на");
        if (word.folded == "иб" && at > 0 && tokens_[at - 1].kind == Token::Kind::number) return replace(at, " и 6");
        if (length_in_characters(word.text) != 1 || !is_capitalised(word.text)) return;
        // «включённых В перечень»: a preposition as large as a capital.
        static constexpr std::array<std::string_view, 6> kSmall = {"в", "с", "к", "о", "и", "у"};
        const bool small = std::find(kSmall.begin(), kSmall.end(), word.folded) != kSmall.end();
        // «ГОТОВЫ К выпуску»: beside a word that was read as large as it, and is put right behind this.
        const auto may_be_small = [](const Token& before) {
            return starts_with_lower(before.text) ||
                   (is_upper(before.text) && length_in_characters(before.text) >= kMisreadLettersMin);
        };
        const bool inside = at > 0 && is_word(at - 1) && may_be_small(tokens_[at - 1]) && is_word(at + 1) &&
                            starts_with_lower(tokens_[at + 1].text);
        if (small && inside) replace(at, word.folded);
    }

    std::string_view text_;
    const Vocabulary& words_;
    Tokens tokens_;
    Mended out_;
    std::size_t copied_ = 0;
    std::size_t read_ = 0;  // the last token that was taken together with the one before it
};

bool is_initial_like(const Token& token) {
    const bool digit = token.text == "3" || token.text == "0";
    return digit ||
           (token.kind == Token::Kind::word && length_in_characters(token.text) == 1 && is_capitalised(token.text));
}

// «3.Р: Сычугова», «И.Г Бондаревой»: the second full stop misread or faded.
std::string with_second_stop(std::string_view text) {
    const Tokens tokens = tokenise(text);
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = 0; at + 3 < tokens.size(); ++at) {
        if (!is_initial_like(tokens[at]) || tokens[at + 1].text != "." || !is_initial_like(tokens[at + 2])) continue;
        const bool wrong_sign = tokens[at + 3].text == ":" || tokens[at + 3].text == ";" || tokens[at + 3].text == ",";
        const std::size_t name = at + (wrong_sign ? 4 : 3);
        if (name >= tokens.size() || tokens[name].kind != Token::Kind::word || !is_capitalised(tokens[name].text) ||
            length_in_characters(tokens[name].text) < 3)
            continue;
        out += text.substr(copied, tokens[at + 2].end - copied);
        out += ".";
        copied = wrong_sign ? tokens[at + 3].end : tokens[at + 2].end;
    }
    return out + std::string{text.substr(copied)};
}

// «О.З3.», «О.3З.»: the letter that looks like a three was read twice.
std::string with_letter_once(std::string text) {
    for (const std::string_view read : {".З3.", ".3З."}) text = replace_all(std::move(text), read, ".З.");
    return text;
}

// «000 «Кровля»: three noughts before a name in quotes are the letters of a company.
std::string with_letters_of_company(std::string text) {
    for (const std::string_view quote : {"«", "\""})
        for (const std::string_view read : {"000 ", "0ОО ", "О0О ", "ОО0 ", "00О ", "О00 ", "0О0 "})
            text = replace_all(std::move(text), std::string{read} + std::string{quote}, "ООО " + std::string{quote});
    return text;
}

}  // namespace

namespace {

// «до \\/29 марта»: a tick of a pen before a word. No Russian text has the first of these strokes.
std::string without_ticks(std::string_view text) {
    std::string out;
    bool behind_tick = false;
    for (const char c : text) {
        behind_tick = c == '\\' || (behind_tick && c == '/');
        if (!behind_tick) out += c;
    }
    return out;
}

}  // namespace

Mended mend_specks(std::string_view text, const Vocabulary& words) {
    const std::string unticked = without_ticks(text);
    Mended out = Mender{unticked, words}.mend();
    if (unticked != text) out.notes.push_back("Росчерк перед словом убран: «" + in_one_line(text) + "».");
    out.text = with_letters_of_company(with_second_stop(with_letter_once(std::move(out.text))));
    std::string neat;
    for (const std::string& line : split(out.text, '\n')) {
        const std::string clean = collapse_spaces(line);
        if (clean.empty()) continue;
        if (!neat.empty()) neat += '\n';
        neat += clean;
    }
    out.text = std::move(neat);
    return out;
}

}  // namespace mera::intake
