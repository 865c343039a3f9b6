#include "office/scan/scan_strokes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/letters.hpp"
#include "base/text.hpp"
#include "office/scan/scan_time_words.hpp"
#include "office/words/dictionary.hpp"

namespace mera {
namespace {

// Measured: strokes read as signs with a letter have 0.05 to 0.45, printed ones from 0.6 up; alone they reach 0.8.
constexpr double kMixedBelow = 0.5;
constexpr double kAloneBelow = 0.85;
constexpr double kScrapBelow = 0.2;
constexpr std::size_t kLettersMax = 2;    // in a word that is a stroke
constexpr std::size_t kTicksMax = 2;      // words that one tick is read as
constexpr std::size_t kLongWordMin = 4;  // letters or digits in a row

bool is_letter_or_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'№' ||
           (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё' || c == U'%';
}

bool is_capital(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё'; }

bool is_stroke(const OcrWord& word) {
    static constexpr std::u32string_view kStrokes = U"/\\|<>?!{}[]^~$=_*#@&`‘’'";
    // What sentences are written with; the bullets of lists too.
    static constexpr std::u32string_view kSigns = U"-–—;,.:«»\"()•·";
    std::size_t letters = 0, signs = 0;
    bool stroke = false;
    for (const char32_t c : code_points(word.text)) {
        letters += is_letter_or_digit(c);
        signs += kSigns.find(c) != std::u32string_view::npos;
        stroke = stroke || kStrokes.find(c) != std::u32string_view::npos;
    }
    if (letters == 0 && signs < length_in_characters(word.text) && word.confidence < kMixedBelow) return true;
    if (!stroke || letters > kLettersMax) return false;
    return word.text == "|" || word.confidence < (letters == 0 ? kAloneBelow : kMixedBelow);
}

// «_№», «‘По результатам», «`до»: dirt before a word of two letters goes alone. Two capitals are a piece of a stamp.
void clean_short_words(std::vector<OcrLine>& lines) {
    for (OcrLine& line : lines)
        for (OcrWord& word : line.words) {
            const auto points = code_points(word.text);
            std::string letters;
            for (const char32_t c : points)
                if (is_letter_or_digit(c)) letters += utf8(c);
            if (letters == "№") word.text = letters;  // «_№», «№|»: whatever touches it
            if (!is_stroke(word)) continue;
            const bool behind_dirt = word.text.ends_with(letters);
            const bool capitals = is_capital(points.back());
            if (length_in_characters(letters) == kLettersMax && behind_dirt && !capitals &&
                is_in_dictionary(fold_case(letters)).value_or(false))
                word.text = letters;
        }
}

// «ПРИКАЗЫВАЮ: ЕЕ»: a piece of an arc at an end of a line. «Не» is never dropped: it would turn the sentence round.
bool is_scrap(const OcrWord& word) {
    const std::string folded = fold_case(word.text);
    return word.confidence < kScrapBelow && length_in_characters(word.text) <= kLettersMax && folded != "не" &&
           folded != "ни";
}

// Pieces of a stamp are short; a word that it hides half is still read as a long one.
bool is_long_word(const OcrWord& word) {
    std::size_t run = 0, longest = 0;
    for (const char32_t c : code_points(word.text)) {
        run = is_letter_or_digit(c) ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest >= kLongWordMin;
}

// «| раз в квартал», «до ! мая»: before a word that is counted a stroke is a one, though a doubtful one.
bool is_counted(std::string_view text) {
    static constexpr std::array<std::string_view, 14> kCounted = {"раз",     "января", "февраля", "марта",   "апреля",
                                                                  "мая",     "июня",   "июля",    "августа", "сентября",
                                                                  "октября", "ноября", "декабря", "числа"};
    const std::string folded = fold_case(text);
    return std::find(kCounted.begin(), kCounted.end(), folded) != kCounted.end();
}

void mend_ones(std::vector<OcrLine>& lines) {
    static constexpr std::array<std::string_view, 9> kLikeOne = {"|", "!", "l", "I", "]", "[", "}", "Г", "т"};
    for (OcrLine& line : lines)
        for (std::size_t at = 0; at + 1 < line.words.size(); ++at) {
            OcrWord& word = line.words[at];
            const bool stroke = std::find(kLikeOne.begin(), kLikeOne.end(), word.text) != kLikeOne.end();
            if (!stroke || !is_counted(line.words[at + 1].text)) continue;
            word.text = "1";
            word.confidence = std::min(word.confidence, kMixedBelow);
        }
}

// «`21 ноября»: dirt before the day of a deadline goes alone.
void clean_days(std::vector<OcrLine>& lines) {
    static constexpr std::string_view kDirt = "`'_|";
    if (!is_only_time(lines)) return;
    for (OcrLine& line : lines)
        for (OcrWord& word : line.words) {
            const auto from = word.text.find_first_not_of(kDirt), to = word.text.find_last_not_of(kDirt);
            const bool day = word.text.find_first_of("0123456789") != std::string::npos;
            if (day) word.text = word.text.substr(from, to - from + 1);
        }
}

bool is_clause_number(std::string_view text) {
    return text.size() > 1 && text.ends_with('.') && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool ends_a_sentence(const OcrLine& line) {
    return line.words.empty() || std::string_view{".;:"}.find(line.words.back().text.back()) != std::string_view::npos;
}

// «и», «\\/», «`»: no figure and no sign of a number.
bool is_tick(const OcrWord& word) {
    const auto points = code_points(word.text);
    return points.size() <= kLettersMax && std::none_of(points.begin(), points.end(), [](char32_t c) {
               return c == U'№' || c == U'§' || (c >= U'0' && c <= U'9');
           });
}

// «3. Участковым»
bool begins_clause(const std::vector<OcrWord>& words, std::size_t at) {
    return words.size() > at + 1 && is_clause_number(words[at].text) && is_capital(code_points(words[at + 1].text)[0]);
}

// «4 Старостам»: behind a tick the stop of the number is seldom read.
bool begins_clause_without_stop(const std::vector<OcrWord>& words, std::size_t at) {
    constexpr std::size_t kFiguresMax = 2;
    return words.size() > at + 1 && words[at].text.size() <= kFiguresMax &&
           words[at].text.find_first_not_of("0123456789") == std::string::npos &&
           is_capital(code_points(words[at + 1].text)[0]);
}

// «1.2.», «12», «№» in a cell of its own.
bool is_number_alone(const std::vector<OcrWord>& words, std::size_t at) {
    return words.size() == at + 1 &&
           (words[at].text == "№" || (words[at].text.find_first_of("0123456789") == 0 &&
                                      words[at].text.find_first_not_of("0123456789.,") == std::string::npos));
}

// «У», «\\/»: no word of the language, as «и» and «до» may be.
bool is_plain_tick(const OcrWord& word) {
    const auto points = code_points(word.text);
    return std::none_of(points.begin(), points.end(),
                        [](char32_t c) { return (c >= U'а' && c <= U'я') || c == U'ё'; }) &&
           (points.size() == 1 || std::none_of(points.begin(), points.end(), is_capital));
}

// Left of every line that begins otherwise.
bool stands_outside(const OcrWord& tick, const std::vector<OcrLine>& lines) {
    return std::all_of(lines.begin(), lines.end(), [&](const OcrLine& line) {
        return line.words.empty() || is_tick(line.words[0]) || tick.box.right < line.words[0].box.left;
    });
}

// «и 3. Участковым», «` и 4. Бухгалтерии»: whoever ticks a clause off sets a mark before its number, which may be read as a
// line of its own. «пунктов 2 ¶ и 3. Контроль» goes on.
void drop_ticks(std::vector<OcrLine>& lines) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::vector<OcrWord>& words = lines[at].words;
        const auto rest = std::find_if_not(words.begin(), words.end(), is_tick);
        const auto ticks = static_cast<std::size_t>(rest - words.begin());
        if (ticks == 0 || ticks > kTicksMax) continue;
        if (at > 0 && !ends_a_sentence(lines[at - 1]) && !stands_outside(words[0], lines)) continue;
        const bool before_line = rest == words.end() && at + 1 < lines.size() && begins_clause(lines[at + 1].words, 0);
        const bool plain = std::all_of(words.begin(), rest, is_plain_tick);
        const bool without_stop = plain && begins_clause_without_stop(words, ticks);
        if (without_stop) words[ticks].text += '.';
        if (before_line || without_stop || begins_clause(words, ticks) ||
            (plain && lines.size() == 1 && is_number_alone(words, ticks)))
            words.erase(words.begin(), rest);
    }
    std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
}

// «$. Директорам»: the number of a clause in a bad copy; nobody begins a sentence with money.
void mend_threes(std::vector<OcrLine>& lines) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::vector<OcrWord>& words = lines[at].words;
        if (words.size() < 2 || words[0].text != "$." || !is_capital(code_points(words[1].text)[0])) continue;
        if (at > 0 && !ends_a_sentence(lines[at - 1])) continue;
        words[0].text = "3.";
        words[0].confidence = std::min(words[0].confidence, kMixedBelow);
    }
}

// «опасности?», «(12 км)!»: the raised figure of a footnote. What stands in quotes may ask and call.
void doubt_footnote_marks(std::vector<OcrLine>& lines) {
    bool quoted = false;
    for (OcrLine& line : lines)
        for (OcrWord& word : line.words) {
            const bool marked = word.text.ends_with('?') || word.text.ends_with('!');
            for (const char32_t c : code_points(word.text))
                quoted = c == U'«' || (c == U'"' && !quoted) || (quoted && c != U'»' && c != U'"');
            if (marked && !quoted) word.confidence = std::min(word.confidence, kMixedBelow);
        }
}

constexpr double kPieceBelow = 0.6;  // letters of a stamp are turned, and read badly
constexpr std::size_t kPieceLetters = 3;

// «А.С.», «Н.»
bool are_initials(std::string_view text) {
    const auto points = code_points(text);
    return points.size() > 1 && points.back() == U'.' && is_capital(points.front());
}

// «ыы», «ГР», «т»; not «по», «г.» or a figure.
bool is_piece_of_stamp(const OcrWord& word) {
    static constexpr std::array<std::string_view, 12> kAlone = {"в", "к", "с", "о", "у", "и",
                                                                "а", "я", "г", "№", "-", "–"};
    if (are_initials(word.text)) return false;
    if (word.confidence >= kPieceBelow || word.text.find_first_of("0123456789") != std::string::npos) return false;
    std::string letters;
    for (const char32_t c : code_points(word.text))
        if (is_letter_or_digit(c)) letters += utf8(c);
    const std::size_t count = length_in_characters(letters);
    const bool roman = count > 0 && letters.find_first_not_of("IVX") == std::string::npos;
    if (count > kPieceLetters || roman) return false;
    if (count == 0) return length_in_characters(word.text) > 1;
    letters = fold_case(letters);
    return count == 1 ? std::find(kAlone.begin(), kAlone.end(), letters) == kAlone.end()
                      : !is_in_dictionary(letters).value_or(true);
}

// A piece of an arc at an end of a line, or of a stroke of a pen: «х Отдел образования», but not «ДО».
bool is_scrap_at_end(const OcrWord& word) {
    if (is_clause_number(word.text)) return false;
    const std::size_t letters = length_in_characters(word.text);
    return is_scrap(word) ||
           (letters <= kLettersMax && is_piece_of_stamp(word) && (letters == 1 || !is_upper(word.text)));
}

}  // namespace

void drop_strokes(std::vector<OcrLine>& lines) {
    drop_ticks(lines);
    mend_threes(lines);
    doubt_footnote_marks(lines);
    mend_ones(lines);
    clean_days(lines);
    clean_short_words(lines);
    std::size_t words = 0;
    for (const OcrLine& line : lines) words += line.words.size();
    if (words <= 1) return;  // nothing would be left to carry the doubt
    double least = 1;
    for (OcrLine& line : lines) {
        double here = 1;
        const auto before = line.words.size();
        std::erase_if(line.words, [&](const OcrWord& word) {
            const bool at_end = &word == &line.words.front() || &word == &line.words.back();
            if (!is_stroke(word) && !(at_end && is_scrap_at_end(word))) return false;
            here = std::min(here, word.confidence);
            return true;
        });
        if (line.words.size() == before) continue;
        const bool sense = std::any_of(line.words.begin(), line.words.end(), is_long_word);
        const bool sure = std::all_of(line.words.begin(), line.words.end(),
                                      [](const OcrWord& word) { return word.confidence >= kAloneBelow; });
        if (!sense && !sure) line.words.clear();
        for (OcrWord& word : line.words) word.confidence = std::min(word.confidence, here);
        least = std::min(least, here);
    }
    std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
    if (least < 1 && !lines.empty()) {
        OcrWord& carrier = lines.front().words.front();
        carrier.confidence = std::min(carrier.confidence, least);
    }
}

void drop_pieces_of_stamp(std::vector<OcrLine>& lines) {
    for (OcrLine& line : lines) {
        double least = 1;
        const auto before = line.words.size();
        std::erase_if(line.words, [&](const OcrWord& word) {
            if (!is_piece_of_stamp(word)) return false;
            least = std::min(least, word.confidence);
            return true;
        });
        if (line.words.size() == before) continue;
        for (OcrWord& word : line.words) word.confidence = std::min(word.confidence, least);
    }
    std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
}

}  // namespace mera
