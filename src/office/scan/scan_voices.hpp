#pragma once
// Words that no dictionary has, heard again: their line is read once more from bolder, smaller and softer letters, and
// what two such voices say alike is taken when it is a word. Figures are never taken so.
#include <cstddef>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_text.hpp"

namespace mera {

// One line as it was read first and what its voices say of its strange words.
class LineHearing {
public:
    // Between the last word of the line above and the first of the line below. Nothing above: a capital begins a
    // sentence and no name.
    LineHearing(const OcrLine& line, std::string_view before, std::string_view after);
    bool is_open() const;  // a strange word on which no two voices agree
    void hear(const std::vector<OcrWord>& voice);

    struct Verdict {
        std::size_t from = 0, to = 0;  // words of the line
        OcrWord word = {};
    };
    std::vector<Verdict> verdicts() const;  // from the left, apart from each other
    std::vector<std::size_t> unconfirmed() const;  // strange words that no two voices read as they were read first

private:
    struct Saying {
        std::size_t from, to;
        std::string text;
        auto operator<=>(const Saying&) const = default;
    };
    struct Strange {
        std::size_t at;
        std::map<Saying, int> sayings = {};
        int repeated = 0;  // voices that say what was read first
    };
    int voices_for(const Saying& saying) const;  // how many must say so
    bool is_settled(const Strange& strange) const;
    bool joins_known(std::size_t strange, const Saying& saying) const;
    Verdict verdict_of(const Strange& strange, const Saying& saying, int votes) const;

    std::vector<OcrWord> words_;
    bool first_;
    std::vector<Strange> strange_;
};

// `views` show the same part of the page, with the stamps over it and without; `text` is in dots of the page.
void hear_again(std::span<const Cutting* const> views, ScanText& text, Ocr& reader, std::stop_token stop);

}  // namespace mera
