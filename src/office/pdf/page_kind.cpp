#include "office/pdf/page_kind.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace mera {

namespace {

// What the picture of a page shows: a text page has no gray (it is drawn without smoothing) and bare paper.
constexpr double kScanPainted = 0.6;
constexpr double kScanGray = 0.12;
constexpr double kCovered = 0.95;
constexpr std::size_t kStampWords = 30;  // a note of an electronic signature laid over a scan is shorter
constexpr double kInkUnderWords =
    0.5;   // of a page of text; rules and marks are the rest, of a scan with a stamp nearly all
constexpr int kDark = 128;
constexpr int kPageDots = 800;        // a page at 100 dots per inch
constexpr std::size_t kDictionary = 400;  // bytes round /Width where the rest of the dictionary of a picture stands
constexpr std::size_t kJudgedLetters = 4;
constexpr std::size_t kJudgedWords = 12;  // fewer prove nothing
constexpr double kPlausibleShare = 0.6;
constexpr double kPlausibleInText = 0.3;  // pages with lists of sites and Latin names have more
constexpr std::size_t kJudgedSigns = 20;

bool is_readable(char32_t c) {
    return c != 0xFFFD && !(c >= 0xE000 && c <= 0xF8FF) && c >= 0x20 && !(c >= 0x80 && c < 0xA0);
}

// Fonts without a table of letters give signs of nobody's alphabet.
bool is_gibberish(const PdfPage& page) {
    std::size_t all = 0, unreadable = 0;
    for (const PdfWord& word : page.words)
        for (const char32_t c : code_points(word.text)) {
            ++all;
            unreadable += !is_readable(c);
        }
    return unreadable * 4 > all;
}

bool is_russian(char32_t c) { return (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё'; }
bool is_cyrillic(char32_t c) {
    return c >= 0x400 && c <= 0x52F;
}  // with the letters of Tatar, Bashkir, Yakut and others
bool is_vowel(char32_t c) { return std::u32string_view{U"аеёиоуыэюяАЕЁИОУЫЭЮЯ"}.find(c) != std::u32string_view::npos; }
bool is_capital(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё'; }

// «мероприятие», «СОШ-5», «мәктәп»; not «меpоnpияTие», «nrraH», «плАн», «ɉɪɢɤɚɡ».
bool is_plausible(const std::vector<char32_t>& letters) {
    const bool vowel =
        std::any_of(letters.begin(), letters.end(), [](char32_t c) { return is_vowel(c) || !is_russian(c); });
    const bool russian = std::all_of(letters.begin(), letters.end(), is_cyrillic);
    const auto capitals = static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), is_capital));
    const bool even = capitals == 0 || capitals == letters.size() || (capitals == 1 && is_capital(letters.front()));
    return vowel && russian && even;
}

struct JudgedWords {
    std::size_t judged = 0, plausible = 0;
    bool fewer_than(double share) const { return static_cast<double>(plausible) < share * static_cast<double>(judged); }
};

JudgedWords judge(const PdfPage& page) {
    JudgedWords out;
    for (const PdfWord& word : page.words) {
        std::vector<char32_t> letters = code_points(word.text);
        const auto outer = [](char32_t c) {
            return std::u32string_view{U".,;:()«»\"!?"}.find(c) != std::u32string_view::npos;
        };
        while (!letters.empty() && outer(letters.back())) letters.pop_back();
        while (!letters.empty() && outer(letters.front())) letters.erase(letters.begin());
        if (letters.size() < kJudgedLetters) continue;
        // Numbers, dates and addresses of sites are no words of any language.
        const auto figures =
            std::count_if(letters.begin(), letters.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
        const bool number = static_cast<std::size_t>(figures) * 2 >= letters.size();
        const bool address = word.text.find("://") != std::string::npos || word.text.find('@') != std::string::npos;
        if (number || address) continue;
        std::erase(letters, U'-');
        ++out.judged;
        out.plausible += is_plausible(letters);
    }
    return out;
}

// Words of a recogniser of another language, or of one that saw little: «nrraH MeponplJIITl-11'1».
bool is_nonsense(const PdfPage& page) {
    const JudgedWords words = judge(page);
    return words.judged >= kJudgedWords && words.fewer_than(kPlausibleShare);
}

// «!" #$&'», «ɉɪɢɤɚɡ»: more signs than letters. Figures and the signs of tables and forms are neither.
bool is_more_signs_than_letters(const PdfPage& page) {
    static constexpr std::u32string_view kNeither = U".,:;-–—_()«»\"…№%/";
    std::size_t letters = 0, signs = 0;
    for (const PdfWord& word : page.words)
        for (const char32_t c : code_points(word.text)) {
            const bool latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
            const bool neither = (c >= U'0' && c <= U'9') || kNeither.find(c) != std::u32string_view::npos;
            letters += latin || is_cyrillic(c);
            signs += !latin && !is_cyrillic(c) && !neither;
        }
    return letters + signs >= kJudgedSigns && letters < signs;
}

// «Legal Officer», «meeting»: half of the words are Latin and written as people write them. Fonts that shift the letters give
// capitals: «3URYHVWL».
bool is_latin_text(const PdfPage& page) {
    std::size_t all = 0, natural = 0;
    for (const PdfWord& word : page.words) {
        const std::string& text = word.text;
        if (text.size() < kJudgedLetters) continue;
        ++all;
        const bool small = std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        natural += small && text.find_first_of("aeiouy", 1) != std::string::npos;
    }
    return all >= kJudgedWords && natural * 2 >= all;
}

// Text drawn by a program, in a font whose letters have no names in the file. People see the letters, so the picture of
// the page has them.
bool is_unnamed_font(const PdfPage& page) {
    const JudgedWords words = judge(page);
    return is_more_signs_than_letters(page) ||
           (words.judged >= kJudgedWords && words.fewer_than(kPlausibleInText) && !is_latin_text(page));
}

// Share of the dark dots that lie within the boxes of words.
double ink_under_words(const PdfPage& page, const GrayImage& image) {
    std::vector<char> covered(image.pixels.size(), 0);
    const double x = image.width / page.width, y = image.height / page.height;
    for (const PdfWord& word : page.words) {
        const int left = std::max(0, static_cast<int>(word.box.left * x)),
                  right = std::min(image.width, static_cast<int>(std::ceil(word.box.right * x)));
        for (int row = std::max(0, static_cast<int>(word.box.top * y));
             row < std::min(image.height, static_cast<int>(std::ceil(word.box.bottom * y))); ++row)
            for (int dot = left; dot < right; ++dot)
                covered[static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) +
                        static_cast<std::size_t>(dot)] = 1;
    }
    std::size_t dark = 0, under = 0;
    for (std::size_t at = 0; at < image.pixels.size(); ++at)
        if (image.pixels[at] < kDark) ++dark, under += covered[at] != 0;
    return dark == 0 ? 1 : static_cast<double>(under) / static_cast<double>(dark);
}

int number_after(std::string_view text, std::string_view name) {
    const auto at = text.find(name);
    if (at == std::string_view::npos) return 0;
    int value = 0;
    for (std::size_t i = at + name.size(); i < text.size(); ++i) {
        if (text[i] == ' ' && value == 0) continue;
        if (text[i] < '0' || text[i] > '9' || value > 1'000'000) break;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

// The dictionary of a picture is never inside a compressed object.
bool has_page_pictures(std::string_view pdf) {
    for (auto at = pdf.find("/Width"); at != std::string_view::npos; at = pdf.find("/Width", at + 1)) {
        const std::size_t from = at > kDictionary ? at - kDictionary : 0;
        const std::string_view around = pdf.substr(from, 2 * kDictionary);
        if (number_after(pdf.substr(at, kDictionary), "/Width") >= kPageDots &&
            number_after(around, "/Height") >= kPageDots && around.find("/Image") != std::string_view::npos)
            return true;
    }
    return false;
}

bool is_scanned(const PdfPage& page, const GrayImage& image, bool page_pictures) {
    if (page.words.empty()) return image.painted > 0.001;
    if (is_gibberish(page)) return true;
    if (image.painted <= kScanPainted) return is_unnamed_font(page);
    if (image.gray > kScanGray || page.hidden_font || page.words.size() < kStampWords) return true;
    if (image.painted <= kCovered) return false;
    // White behind the text is painted too, but then no picture of a page is in the file.
    return page_pictures || is_nonsense(page) || ink_under_words(page, image) < kInkUnderWords;
}

}  // namespace mera
