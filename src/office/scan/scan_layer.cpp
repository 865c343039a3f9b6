#include "office/scan/scan_layer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "office/scan/scan_unread.hpp"

namespace mera {
namespace {

constexpr std::size_t kLettersMin = 4;   // of a word by which the two are laid over one another
constexpr std::size_t kAnchorsMin = 8;   // words that each has once
constexpr double kAnchorsKept = 0.6;     // of them, the nearest ones: the others are chance or misread
constexpr double kAside = 25;            // dots: the height of a letter
constexpr std::size_t kSampleMin = 12;   // words we are sure of
constexpr double kSure = 0.90;
constexpr double kSameMin = 0.85;        // of the sample: the layer reads as we do
constexpr double kTwoVoices = 0.92;      // both recognisers agree
constexpr double kLost = 0.50;           // our word is a guess, and so is what is taken instead of it
constexpr int kReach = 6;                // dots round a word

struct Spot {
    double x = 0, y = 0;  // the middle of a word
};

struct LaidWord {
    std::string text;
    Spot at;
    DotBox box;
};

// Words alone tell, not the signs round them or a hyphen at the end of a line.
std::string plain(std::string_view text) {
    static constexpr std::array<std::string_view, 16> kSigns = {".", ",", ";", ":", "(", ")", "\"",     "«",
                                                                "»", "“", "”", "„", "-", "¬", "\u00AD", "!"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view sign : kSigns) {
            if (text.ends_with(sign)) text.remove_suffix(sign.size()), again = true;
            if (text.starts_with(sign)) text.remove_prefix(sign.size()), again = true;
        }
    }
    return replace_all(replace_all(fold_case(text), "–", "-"), "ё", "е");
}

bool has_figures(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// x' = a x + b y + c for either coordinate: turned, leaning and scaled pages at once.
struct Plane {
    double a = 0, b = 0, c = 0;
    double at(const Spot& spot) const { return a * spot.x + b * spot.y + c; }
};

struct Anchor {
    Spot layer, ours;
};

std::optional<Plane> plane_through(const std::vector<Anchor>& anchors, double Spot::* coordinate) {
    // Least squares about the middle, where the equations part.
    const auto n = static_cast<double>(anchors.size());
    double mx = 0, my = 0, mv = 0;
    for (const Anchor& it : anchors) mx += it.layer.x / n, my += it.layer.y / n, mv += it.ours.*coordinate / n;
    double xx = 0, xy = 0, yy = 0, xv = 0, yv = 0;
    for (const Anchor& it : anchors) {
        const double x = it.layer.x - mx, y = it.layer.y - my, v = it.ours.*coordinate - mv;
        xx += x * x, xy += x * y, yy += y * y, xv += x * v, yv += y * v;
    }
    const double determinant = xx * yy - xy * xy;
    if (determinant < 1e-6 * xx * yy || determinant <= 0) return {};  // all in one line
    Plane plane{(xv * yy - yv * xy) / determinant, (yv * xx - xv * xy) / determinant, 0};
    plane.c = mv - plane.a * mx - plane.b * my;
    return plane;
}

// How the sheet of the layer lies on our picture.
class Overlay {
public:
    static std::optional<Overlay> through(std::vector<Anchor> anchors) {
        if (anchors.size() < kAnchorsMin) return {};
        std::optional<Overlay> overlay = fitted(anchors);
        for (int pass = 0; pass < 2 && overlay; ++pass) {
            std::sort(anchors.begin(), anchors.end(),
                      [&](const Anchor& a, const Anchor& b) { return overlay->aside(a) < overlay->aside(b); });
            if (pass == 0)
                anchors.resize(std::max(kAnchorsMin,
                                        static_cast<std::size_t>(kAnchorsKept * static_cast<double>(anchors.size()))));
            overlay = fitted(anchors);
        }
        if (!overlay || overlay->aside(anchors.back()) > kAside) return {};
        return overlay;
    }
    Spot at(const Spot& layer) const { return {x_.at(layer), y_.at(layer)}; }

private:
    Overlay(Plane x, Plane y) : x_(x), y_(y) {}
    static std::optional<Overlay> fitted(const std::vector<Anchor>& anchors) {
        const auto x = plane_through(anchors, &Spot::x), y = plane_through(anchors, &Spot::y);
        if (!x || !y) return {};
        return Overlay{*x, *y};
    }
    double aside(const Anchor& anchor) const {
        const Spot spot = at(anchor.layer);
        return std::hypot(spot.x - anchor.ours.x, spot.y - anchor.ours.y);
    }

    Plane x_, y_;
};

Spot middle_of(const DotBox& box) { return {(box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0}; }
Spot middle_of(const DocBox& box) { return {(box.left + box.right) / 2, (box.top + box.bottom) / 2}; }

std::vector<OcrWord*> words_of(ScanPage& page) {
    std::vector<OcrWord*> out;
    for (ScanPiece& piece : page.pieces)
        for (OcrLine& line : piece.text.lines)
            for (OcrWord& word : line.words) out.push_back(&word);
    return out;
}

// Words that each side has just once.
std::vector<Anchor> anchors_of(const std::vector<OcrWord*>& ours, const PdfPage& layer) {
    std::map<std::string, std::pair<int, Spot>> here, there;
    const auto add = [](auto& words, std::string word, const Spot& spot) {
        if (length_in_characters(word) < kLettersMin) return;
        auto& [times, place] = words[std::move(word)];
        ++times, place = spot;
    };
    for (const OcrWord* word : ours) add(here, plain(word->text), middle_of(word->box));
    for (const PdfWord& word : layer.words) add(there, plain(word.text), middle_of(word.box));
    std::vector<Anchor> anchors;
    for (const auto& [word, own] : here) {
        const auto other = there.find(word);
        if (own.first == 1 && other != there.end() && other->second.first == 1)
            anchors.push_back({other->second.second, own.second});
    }
    return anchors;
}

class Layer {
public:
    Layer(const PdfPage& layer, const Overlay& overlay) {
        for (const PdfWord& word : layer.words) {
            const Spot one = overlay.at({word.box.left, word.box.top}),
                       other = overlay.at({word.box.right, word.box.bottom});
            words_.push_back(
                {word.text,
                 overlay.at(middle_of(word.box)),
                 {static_cast<int>(std::min(one.x, other.x)), static_cast<int>(std::min(one.y, other.y)),
                  static_cast<int>(std::max(one.x, other.x)), static_cast<int>(std::max(one.y, other.y))}});
        }
    }

    std::vector<const LaidWord*> within(const DotBox& box) const {
        std::vector<const LaidWord*> out;
        for (const LaidWord& word : words_)
            if (box.left - kReach <= word.at.x && word.at.x <= box.right + kReach && box.top - kReach <= word.at.y &&
                word.at.y <= box.bottom + kReach)
                out.push_back(&word);
        std::sort(out.begin(), out.end(), [](const LaidWord* a, const LaidWord* b) { return a->at.x < b->at.x; });
        return out;
    }

    std::string text_in(const DotBox& box, std::string_view between = "") const {
        std::string text;
        for (const LaidWord* word : within(box)) text += (text.empty() ? "" : std::string{between}) + word->text;
        return text;
    }

private:
    std::vector<LaidWord> words_;
};

bool reads_as_we_do(const std::vector<OcrWord*>& ours, const Layer& layer) {
    std::size_t sample = 0, same = 0;
    for (const OcrWord* word : ours) {
        const std::string own = plain(word->text);
        if (word->confidence < kSure || length_in_characters(own) < kLettersMin) continue;
        ++sample;
        same += plain(layer.text_in(word->box)) == own;
    }
    return sample >= kSampleMin && static_cast<double>(same) >= kSameMin * static_cast<double>(sample);
}

void hear_word(OcrWord& word, const Layer& layer, bool same_engine) {
    if (word.confidence >= kSure) return;
    const std::string theirs = plain(layer.text_in(word.box)), own = plain(word.text);
    if (theirs.empty()) return;
    if (theirs == own) {
        // What made the layer may be the very recogniser we use: its figures are ours, with the same mistakes.
        if (!(same_engine && has_figures(own))) word.confidence = std::max(word.confidence, kTwoVoices);
    } else if (word.confidence < kLost) {
        word.text = layer.text_in(word.box, " ");
        word.confidence = kLost;
    }
}

// Letters that we saw and could not read.
void fill_unread(ScanText& text, const Layer& layer) {
    std::erase_if(text.unread, [&](const DotBox& box) {
        OcrLine line;
        for (const LaidWord* word : layer.within(box)) {
            line.words.push_back({word->text, word->box, kLost});
            line.box = line.words.size() == 1 ? word->box : united(line.box, word->box);
        }
        if (line.words.empty()) return false;
        put_among(text.lines, std::move(line));
        return true;
    });
}

}  // namespace

bool hear_layer(ScanPage& page, const PdfPage& layer) {
    const std::vector<OcrWord*> ours = words_of(page);
    const auto overlay = Overlay::through(anchors_of(ours, layer));
    if (!overlay) return false;
    const Layer laid{layer, *overlay};
    if (!reads_as_we_do(ours, laid)) return false;
    for (OcrWord* word : ours) hear_word(*word, laid, layer.tesseract_font);
    for (ScanPiece& piece : page.pieces) fill_unread(piece.text, laid);
    return true;
}

}  // namespace mera
