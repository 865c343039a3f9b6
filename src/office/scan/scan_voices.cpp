#include "office/scan/scan_voices.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/letters.hpp"
#include "base/text.hpp"
#include "office/document.hpp"
#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_time_words.hpp"
#include "office/words/dictionary.hpp"

namespace mera {
namespace {

constexpr std::size_t kLettersMin = 4;  // of a word that is strange however surely it is read
constexpr std::size_t kPieceMin = 2;    // of a piece of one, read unsurely
constexpr double kAsLong = 0.25;        // of the length: what is said of a word is about as long
constexpr double kUnsure = kSureLetters;  // a known word less sure may be another one
constexpr double kName = 0.80;          // names are in no dictionary: a capital read so is right
constexpr double kShared = 0.3;         // of the narrower of two words in one place
constexpr int kAgreed = 2;              // voices
constexpr int kAgreedAgainst = 3;       // another word than one that may be right
constexpr double kAgreedWord = 0.92, kGuess = 0.5;
constexpr double kUnconfirmed = 0.85;   // no dictionary has the word, and the voices do not say it again
constexpr double kLettersApart = 0.34;  // of the length, where one voice alone says it
constexpr std::size_t kOneWord = 2;     // words that a strange one may be

bool is_russian(char32_t c) { return (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё'; }

bool has_figure(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// Without the signs that stand round a word.
std::string bare(std::string_view text) {
    static constexpr std::u32string_view kSigns = U".,;:()«»\"„“”!?";
    auto letters = code_points(text);
    const auto is_sign = [](char32_t c) { return kSigns.find(c) != std::u32string_view::npos; };
    while (!letters.empty() && is_sign(letters.back())) letters.pop_back();
    letters.erase(letters.begin(), std::find_if_not(letters.begin(), letters.end(), is_sign));
    std::string out;
    for (const char32_t c : letters) out += utf8(c);
    return out;
}

// The signs that sentences are written with; a stroke read as another one goes.
std::pair<std::string, std::string> signs_round(std::string_view text, std::string_view word) {
    static constexpr std::u32string_view kSentence = U".,;:()«»\"";
    const auto kept = [](std::string_view signs) {
        std::string out;
        for (const char32_t c : code_points(signs))
            if (kSentence.find(c) != std::u32string_view::npos) out += utf8(c);
        return out;
    };
    const auto at = text.find(word);
    return {kept(text.substr(0, at)), kept(text.substr(at + word.size()))};
}

bool is_in_any_case(const std::string& word) {
    return is_in_dictionary(word).value_or(true) || is_in_dictionary(fold_case(word)).value_or(true);
}

// «учителя-предметники» is known by its parts; the dictionary takes «коми-сия» for two words.
bool is_known(std::string_view text) {
    const std::string word = bare(text);
    const auto letters = code_points(word);
    if (!std::all_of(letters.begin(), letters.end(), [](char32_t c) { return is_russian(c) || c == U'-'; }))
        return false;
    const auto parts = split(word, '-');
    return std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
        return (parts.size() == 1 || length_in_characters(part) >= kLettersMin) && is_in_any_case(part);
    });
}

// Not «COVID», «КС-2», «направлений/мер»: no dictionary is asked about them.
bool may_be_known(std::string_view text) {
    if (has_figure(text) || text.ends_with('-') || text.find_first_of("/[]*") != std::string_view::npos) return false;
    std::size_t russian = 0;
    for (const char32_t c : code_points(text)) russian += is_russian(c);
    return russian >= kPieceMin;
}

bool is_strange(const std::vector<OcrWord>& words, std::size_t at, bool begins) {
    const OcrWord& word = words[at];
    if (!may_be_known(word.text)) return false;
    const bool piece = length_in_characters(bare(word.text)) < kLettersMin;
    if (is_known(word.text)) return word.confidence < kUnsure && !piece;
    if (piece) return word.confidence < kName && !is_upper(word.text);
    const bool name = starts_with_upper(bare(word.text)) && !begins;
    return !(name || is_upper(word.text)) || word.confidence < kName;
}

// «комплектован» + «ия»: one word that a narrow column broke without a hyphen.
bool is_broken(std::string_view before, std::string_view after) {
    return !before.empty() && !after.empty() && !is_known(before) && is_known(std::string{before} + lower(after));
}

double letters_in(std::string_view text) {
    return static_cast<double>(length_in_characters(replace_all(std::string{text}, " ", "")));
}

// Two pieces joined have lost nothing: «в течение» is not «течение».
bool is_as_long(std::string_view before, std::string_view after) {
    const double more = letters_in(after) - letters_in(before);
    const bool joins = std::count(before.begin(), before.end(), ' ') > std::count(after.begin(), after.end(), ' ');
    return (more >= 0 || !joins) && std::abs(more) <= std::max(1.0, kAsLong * letters_in(before));
}

bool in_one_place(const DotBox& a, const DotBox& b) {
    const int shared = std::min(a.right, b.right) - std::max(a.left, b.left);
    return shared > kShared * std::max(1, std::min(a.width(), b.width()));
}

std::string joined(const std::vector<OcrWord>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t at = from; at < to; ++at) out += (out.empty() ? "" : " ") + words[at].text;
    return out;
}

}  // namespace

int LineHearing::voices_for(const Saying& saying) const {
    const std::string before = joined(words_, saying.from, saying.to);
    return is_known(before) && bare(before) != saying.text ? kAgreedAgainst : kAgreed;
}

bool LineHearing::is_settled(const Strange& strange) const {
    return strange.repeated >= kAgreedAgainst ||
           std::any_of(strange.sayings.begin(), strange.sayings.end(),
                       [&](const auto& saying) { return saying.second >= voices_for(saying.first); });
}

LineHearing::LineHearing(const OcrLine& line, std::string_view before, std::string_view after)
    : words_(line.words), first_(before.empty()) {
    for (std::size_t at = 0; at < words_.size(); ++at) {
        const bool ends = at + 1 == words_.size() && is_broken(words_[at].text, after);
        const bool begins = at == 0 && is_broken(before, words_[at].text);
        if (!ends && !begins && is_strange(words_, at, first_ && at == 0)) strange_.push_back({at});
    }
}

bool LineHearing::is_open() const {
    return std::any_of(strange_.begin(), strange_.end(), [&](const Strange& strange) { return !is_settled(strange); });
}

// «)тчёг о»: a preposition behind the strange word is no piece of it, nor is any word that is one, unless both make up
// what is said: «к ласса».
bool LineHearing::joins_known(std::size_t strange, const Saying& saying) const {
    if (saying.to > strange + 1 && is_known(words_[strange + 1].text) && letters_in(words_[strange + 1].text) == 1)
        return true;
    const std::string pieces = fold_case(replace_all(joined(words_, saying.from, saying.to), " ", ""));
    const double apart = static_cast<double>(letters_apart(pieces, fold_case(saying.text)));
    if (apart <= kAsLong * letters_in(saying.text)) return false;
    for (std::size_t at = saying.from; at < saying.to; ++at)
        if (at != strange && is_known(words_[at].text)) return true;
    return false;
}

void LineHearing::hear(const std::vector<OcrWord>& voice) {
    for (Strange& strange : strange_) {
        Saying saying{strange.at, strange.at + 1, {}};
        DotBox place = words_[strange.at].box;
        std::vector<const OcrWord*> heard;
        for (bool wider = true; wider;) {  // «Жу нал» may be one word, and «други» two
            wider = false;
            heard.clear();
            for (const OcrWord& word : voice)
                if (in_one_place(word.box, place)) heard.push_back(&word);
            for (const OcrWord* word : heard) place = united(place, word->box);
            while (saying.from > 0 && in_one_place(words_[saying.from - 1].box, place)) --saying.from, wider = true;
            while (saying.to < words_.size() && in_one_place(words_[saying.to].box, place)) ++saying.to, wider = true;
            for (std::size_t at = saying.from; at < saying.to; ++at) place = united(place, words_[at].box);
        }
        if (heard.size() == 1 && heard.front()->text == words_[strange.at].text) ++strange.repeated;
        if (heard.empty() || heard.size() > kOneWord || saying.to - saying.from > kOneWord) continue;
        const bool words =
            std::all_of(heard.begin(), heard.end(), [](const OcrWord* word) { return is_known(word->text); });
        if (!words) continue;
        for (const OcrWord* word : heard) saying.text += (saying.text.empty() ? "" : " ") + word->text;
        saying.text = bare(saying.text);
        const std::string before = joined(words_, saying.from, saying.to);
        if (saying.to - saying.from > heard.size() && joins_known(strange.at, saying)) continue;
        if (!has_figure(before) && is_as_long(before, saying.text)) ++strange.sayings[saying];
    }
}

LineHearing::Verdict LineHearing::verdict_of(const Strange& strange, const Saying& saying, int votes) const {
    const std::string before = joined(words_, saying.from, saying.to);
    const bool known = is_known(before);
    Verdict verdict{saying.from, saying.to, words_[strange.at]};
    const std::string own = bare(before);
    const auto [left, right] = signs_round(before, own);
    verdict.word.text = left + saying.text + right;
    for (std::size_t at = saying.from; at < saying.to; ++at)
        verdict.word.box = united(verdict.word.box, words_[at].box);
    const bool name = starts_with_upper(own) && !(first_ && saying.from == 0);
    const bool clean = left.size() + own.size() + right.size() == before.size();
    const bool sure = votes >= voices_for(saying) && clean && !name && (!known || own == saying.text);
    verdict.word.confidence =
        sure ? std::max(words_[strange.at].confidence, kAgreedWord) : std::min(verdict.word.confidence, kGuess);
    return verdict;
}

std::vector<LineHearing::Verdict> LineHearing::verdicts() const {
    std::vector<Verdict> out;
    for (const Strange& strange : strange_) {
        const auto best = std::max_element(strange.sayings.begin(), strange.sayings.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (best == strange.sayings.end()) continue;
        const auto& [saying, votes] = *best;
        const std::string before = joined(words_, saying.from, saying.to);
        const double apart = static_cast<double>(letters_apart(fold_case(before), fold_case(saying.text)));
        const bool alike = apart <= kLettersApart * static_cast<double>(length_in_characters(before));
        if (votes < voices_for(saying) && (is_known(before) || !alike)) continue;
        if (!out.empty() && saying.from < out.back().to) continue;
        out.push_back(verdict_of(strange, saying, votes));
    }
    return out;
}

std::vector<std::size_t> LineHearing::unconfirmed() const {
    std::vector<std::size_t> out;
    for (const Strange& strange : strange_)
        if (strange.repeated < kAgreed) out.push_back(strange.at);
    return out;
}

namespace {

using Change = PixPtr (*)(Pix*);

PixPtr softer(Pix* line) {
    constexpr int kReach = 4;
    constexpr float kSoft = 1.7F;
    L_KERNEL *across = nullptr, *down = nullptr;
    makeGaussianKernelSep(kReach, kReach, kSoft, 1, &across, &down);
    PixPtr out{pixConvolveSep(line, across, down, 8, 1)};
    kernelDestroy(&across);
    kernelDestroy(&down);
    return out;
}

struct Voice {
    Change change;
    float size;
};
// Thin strokes that break in black and white are whole again in bolder or softer letters.
constexpr std::array<Voice, 4> kVoices = {{{[](Pix* line) { return PixPtr{pixErodeGray(line, 2, 2)}; }, 1},
                                           {[](Pix* line) { return PixPtr{pixCopy(nullptr, line)}; }, 0.75F},
                                           {softer, 1},
                                           {softer, 0.6F}}};

std::vector<OcrWord> read_by(const Voice& voice, const Cutting& line, Ocr& reader, std::stop_token stop) {
    PixPtr picture = voice.change(line.picture.get());
    if (picture && voice.size != 1) picture.reset(pixScale(picture.get(), voice.size, voice.size));
    std::vector<OcrWord> words;
    if (!picture) return words;
    for (OcrLine& read : reader.read(with_border(picture.get()).get(), OcrLayout::line, stop))
        for (OcrWord& word : read.words) {
            const auto back = [&](int dots, int to) {
                return static_cast<int>(std::lround(static_cast<float>(dots - kBorder) / voice.size)) + to;
            };
            word.box = {back(word.box.left, line.left), back(word.box.top, line.top), back(word.box.right, line.left),
                        back(word.box.bottom, line.top)};
            words.push_back(std::move(word));
        }
    return words;
}

// Puts the word in place of some of the line; the shapes of figures behind it keep their words.
void take(ScanText& text, std::size_t line, const LineHearing::Verdict& verdict) {
    auto& words = text.lines[line].words;
    const auto at = [&](std::size_t word) { return words.begin() + static_cast<std::ptrdiff_t>(word); };
    words[verdict.from] = verdict.word;
    words.erase(at(verdict.from + 1), at(verdict.to));
    for (DigitShape& shape : text.digits)
        if (shape.line == line && shape.word >= verdict.to) shape.word -= verdict.to - verdict.from - 1;
}

constexpr int kLineMargin = 6;  // dots

// The line cut out of one view of its part of the page.
Cutting cut_line(const Cutting& view, const DotBox& line) {
    const DotBox room{std::max(0, line.left - view.left - kLineMargin), std::max(0, line.top - view.top - kLineMargin),
                      std::min(pixGetWidth(view.picture.get()), line.right - view.left + kLineMargin),
                      std::min(pixGetHeight(view.picture.get()), line.bottom - view.top + kLineMargin)};
    if (room.width() <= 0 || room.height() <= 0) return {};
    return {clipped(view.picture.get(), room), view.left + room.left, view.top + room.top};
}

// Reads the line by one voice after the other until `heard` has heard enough.
template <class Heard>
void read_by_all(std::span<const Cutting* const> views, const DotBox& line, Ocr& reader, std::stop_token stop,
                 Heard heard) {
    std::vector<Cutting> cuttings;
    for (const Cutting* view : views) cuttings.push_back(cut_line(*view, line));
    for (const Voice& voice : kVoices)
        for (const Cutting& cutting : cuttings) {
            if (stop.stop_requested()) return;
            if (cutting.picture && heard(read_by(voice, cutting, reader, stop))) return;
        }
}

void hear_words(std::span<const Cutting* const> views, ScanText& text, std::size_t line, Ocr& reader,
                std::stop_token stop) {
    const auto& lines = text.lines;
    const std::string before = line == 0 ? "" : lines[line - 1].words.back().text,
                      after = line + 1 == lines.size() ? "" : lines[line + 1].words.front().text;
    LineHearing hearing{lines[line], before, after};
    if (!hearing.is_open()) return;
    read_by_all(views, lines[line].box, reader, stop, [&](const std::vector<OcrWord>& voice) {
        hearing.hear(voice);
        return !hearing.is_open();
    });
    for (const std::size_t at : hearing.unconfirmed()) {
        OcrWord& word = text.lines[line].words[at];
        word.confidence = std::min(word.confidence, kUnconfirmed);
    }
    const auto verdicts = hearing.verdicts();
    for (auto verdict = verdicts.rbegin(); verdict != verdicts.rend(); ++verdict) take(text, line, *verdict);
}

// As much of the line as a voice must have heard.
constexpr double kWholeLine = 0.85;

int width_of(const std::vector<OcrWord>& words) {
    int left = words.front().box.left, right = left;
    for (const OcrWord& word : words) left = std::min(left, word.box.left), right = std::max(right, word.box.right);
    return right - left;
}

// A deadline is what most voices hear that hear nothing but words of deadlines. It stays a guess.
void hear_time(std::span<const Cutting* const> views, ScanText& text, std::size_t line, Ocr& reader,
               std::stop_token stop) {
    OcrLine& own = text.lines[line];
    std::map<std::string, std::pair<int, OcrLine>> heard;
    read_by_all(views, own.box, reader, stop, [&](std::vector<OcrWord> words) {
        if (words.empty() || width_of(words) < kWholeLine * own.box.width()) return false;
        OcrLine voice{std::move(words), own.box, own.letter_size};
        if (!is_only_time({voice})) return false;
        auto& [votes, said] = heard[voice.text()];
        if (++votes == 1) said = std::move(voice);
        return votes >= kAgreedAgainst;
    });
    const std::string before = own.text();
    const auto best = std::max_element(heard.begin(), heard.end(), [&](const auto& a, const auto& b) {
        if (a.second.first != b.second.first) return a.second.first < b.second.first;
        return letters_apart(a.first, before) > letters_apart(b.first, before);
    });
    if (best == heard.end()) return;
    own.words = std::move(best->second.second.words);
    for (OcrWord& word : own.words) word.confidence = std::min(word.confidence, kGuess);
    std::erase_if(text.digits, [&](const DigitShape& shape) { return shape.line == line; });
}

// «выпускнико» + «В»: what is left of a word has the shape of a capital when it stands alone.
void mend_broken_ends(std::vector<OcrLine>& lines) {
    for (std::size_t line = 1; line < lines.size(); ++line) {
        if (lines[line].words.size() != 1) continue;
        std::string& rest = lines[line].words.front().text;
        if (length_in_characters(rest) < kLettersMin && is_broken(lines[line - 1].words.back().text, rest))
            rest = lower(rest);
    }
}

}  // namespace

void hear_again(std::span<const Cutting* const> views, ScanText& text, Ocr& reader, std::stop_token stop) {
    const bool time = is_spoilt_time(text.lines) || is_spoilt_date(text.lines);
    for (std::size_t line = 0; line < text.lines.size(); ++line)
        if (time && !has_only_time_words(text.lines[line]))
            hear_time(views, text, line, reader, stop);
        else
            hear_words(views, text, line, reader, stop);
    mend_broken_ends(text.lines);
}

}  // namespace mera
