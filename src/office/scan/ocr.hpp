#pragma once
// Letters from a grey picture, by Tesseract: words with their boxes and how sure the recogniser is of each.
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/picture/pix.hpp"

namespace mera {

struct OcrWord {
    std::string text;  // UTF-8
    DotBox box;
    double confidence = 0;  // 0..1
    bool seconded = false;  // another recogniser, asked about this word alone, reads the same
};

struct OcrLine {
    std::vector<OcrWord> words;  // left to right
    DotBox box;                  // of all words as they were read
    double letter_size = 0;      // dots: height of the type, from the tops of capitals to the ends of tails
    std::string text() const;    // words with one space between
};

// What the picture is known to hold. `column` is a cell of a table, `line` one line without anything above or below.
enum class OcrLayout { page, column, line };

// A reader reads one picture at a time; a second thread waits.
class Ocr {
public:
    // `language` as Tesseract names it: «rus», «eng». A Failure when its data are not installed.
    static Expected<Ocr> open(std::string_view language);
    static bool has_language(std::string_view language);
    Ocr(Ocr&&) noexcept;
    Ocr& operator=(Ocr&&) noexcept;
    ~Ocr();

    // `picture` is 8 bits of grey at 300 dots per inch, ink dark. Lines in the order of reading. Stopped early, it
    // gives nothing.
    std::vector<OcrLine> read(Pix* picture, OcrLayout layout, std::stop_token stop = {});

private:
    struct State;
    explicit Ocr(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace mera
