#include "office/scan/scan_cell.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_latin.hpp"
#include "office/scan/scan_overprint.hpp"
#include "office/scan/scan_plus.hpp"
#include "office/scan/scan_time_cell.hpp"
#include "office/scan/scan_unread.hpp"
#include "office/scan/scan_voices.hpp"
#include "office/scan/scan_word.hpp"

namespace mera {
namespace {

// The number of a row: one line of up to six digits and dots, alone in its cell.
constexpr int kNumberWidthMax = 200, kNumberHeightMax = 60;
constexpr int kNumberMargin = 10;
constexpr int kWhiteMargin = 12;
constexpr int kMissedMargin = 8;
// Measured on stamps of half the darkness of the print: 0.6 brings most words back, 0.45 some more and loses thin strokes.
constexpr std::array<double, 2> kDarkerInk = {0.62, 0.48};

// Letters read badly that say something lies over them; among the many of a page some are always read so.
constexpr std::size_t kHiddenInPart = 3, kHiddenOnPage = 10;
constexpr std::size_t kHiddenInLine = 1;  // where the whole looks hidden: a stroke of the stamp alone
constexpr std::size_t kManyLines = 4;  // fewer are read again together

void move(std::vector<OcrLine>& lines, int dx, int dy) {
    const auto move_box = [&](DotBox& box) {
        box.left += dx, box.right += dx;
        box.top += dy, box.bottom += dy;
    };
    for (OcrLine& line : lines) {
        move_box(line.box);
        for (OcrWord& word : line.words) move_box(word.box);
    }
}

Cutting cropped(const Cutting& cutting, const DotBox& box) {
    return {clipped(cutting.picture.get(), box), cutting.left + box.left, cutting.top + box.top};
}

DotBox grown(DotBox box, int by, Pix* within) {
    return {std::max(0, box.left - by), std::max(0, box.top - by), std::min(pixGetWidth(within), box.right + by),
            std::min(pixGetHeight(within), box.bottom + by)};
}

// Lines the recogniser passed over, each read alone. Gives back those that stay unread.
std::vector<DotBox> read_missed(const Cutting& cutting, std::vector<OcrLine>& lines, ScanReaders& readers,
                                std::stop_token stop) {
    std::vector<DotBox> unread;
    for (const DotBox& piece : unread_pieces(cutting.picture.get(), lines)) {
        if (stop.stop_requested()) return unread;
        const Cutting part = cropped(cutting, grown(piece, kMissedMargin, cutting.picture.get()));
        bool any = false;
        for (OcrLine& line : readers.russian().read(with_border(part.picture.get()).get(), OcrLayout::line, stop)) {
            std::vector<OcrLine> found{std::move(line)};
            move(found, part.left - cutting.left - kBorder, part.top - cutting.top - kBorder);
            any = any || !found.front().words.empty();
            if (!found.front().words.empty()) put_among(lines, std::move(found.front()));
        }
        if (!any)
            unread.push_back({piece.left + cutting.left, piece.top + cutting.top, piece.right + cutting.left,
                              piece.bottom + cutting.top});
    }
    return unread;
}

ScanText read_picture(const Cutting& cutting, OcrLayout layout, ScanReaders& readers, std::stop_token stop) {
    ScanText text;
    text.lines = readers.russian().read(with_border(cutting.picture.get()).get(), layout, stop);
    move(text.lines, -kBorder, -kBorder);
    if (layout != OcrLayout::line) text.unread = read_missed(cutting, text.lines, readers, stop);
    reread_latin(cutting, text.lines, readers);
    if (layout == OcrLayout::column) reread_times(cutting, text.lines, readers.russian(), stop);
    if (has_unsure_figures(text.lines))
        if (Ocr* english = readers.english()) second_figures(cutting, text.lines, *english);
    text.digits = digit_shapes(cutting.picture.get(), text.lines);
    move(text.lines, cutting.left, cutting.top);
    return text;
}

// One part of the page: as it was scanned and, where a round stamp lies over it, without that.
struct Views {
    Cutting scanned;
    Cutting print = {};  // no picture: no stamp
    const Cutting& clearer() const { return print.picture ? print : scanned; }
};

Views cropped(const Views& views, const DotBox& box) {
    return {cropped(views.scanned, box), views.print.picture ? cropped(views.print, box) : Cutting{}};
}

template <class Cut>
Views views_of(const ScanPictures& pictures, Cut cut) {
    Views views{cut(pictures.page)};
    if (!pictures.unstamped || !views.scanned.picture) return views;
    Cutting print = cut(pictures.unstamped);
    l_int32 same = 1;
    if (print.picture && pixEqual(print.picture.get(), views.scanned.picture.get(), &same) == 0 && !same)
        views.print = std::move(print);
    return views;
}

class Readings {  // of one part of the page
public:
    Readings(ScanText first, std::size_t hidden_min) : hidden_min_(hidden_min) { all_.push_back(std::move(first)); }
    // Whether it says more than those before.
    bool add(ScanText text) {
        all_.push_back(std::move(text));
        if (worth_of(all_.back().lines) <= worth_of(all_[best_].lines)) return false;
        best_ = all_.size() - 1;
        return true;
    }
    bool looks_hidden() const { return mera::looks_hidden(all_[best_].lines, hidden_min_); }
    ScanText take_best() {
        ScanText& text = all_[best_];
        for (std::size_t at = best_; at-- > 0;) keep_sure_words(text.lines, all_[at].lines);
        for (std::size_t at = best_ + 1; at < all_.size(); ++at) doubt_other_figures(text.lines, all_[at].lines);
        std::erase_if(text.digits, [&](const DigitShape& shape) {  // of words whose text another reading gave
            const std::string& word = text.lines[shape.line].words[shape.word].text;
            return shape.at >= word.size() || word[shape.at] != '0' + shape.digit;
        });
        if (best_ > 0) keep_numbers_of_lines(text, all_.front().lines);
        return std::move(text);
    }

private:
    std::size_t hidden_min_;
    std::vector<ScanText> all_;
    std::size_t best_ = 0;
};

// What stands under a stamp is read without it and from its darker ink; the reading that says most is taken.
ScanText read_clearer(ScanText first, std::size_t hidden_min, const Views& views, OcrLayout layout,
                      ScanReaders& readers, std::stop_token stop) {
    Readings readings{std::move(first), hidden_min};
    if (views.print.picture && readings.looks_hidden()) readings.add(read_picture(views.print, layout, readers, stop));
    for (const double share : kDarkerInk) {
        if (stop.stop_requested() || !readings.looks_hidden()) break;
        const Cutting& from = views.clearer();
        const Cutting darker{darker_ink(from.picture.get(), share), from.left, from.top};
        if (!darker.picture || !readings.add(read_picture(darker, layout, readers, stop))) break;
    }
    ScanText text = readings.take_best();
    text.stamped = views.print.picture != nullptr;
    return text;
}

// Only the lines that something lies over are read again: a page takes as long as fifteen cells.
void read_hidden_lines(ScanText& text, const Views& views, OcrLayout layout, ScanReaders& readers,
                       std::stop_token stop) {
    const Cutting& whole = views.scanned;
    const DotBox area{whole.left, whole.top, whole.left + pixGetWidth(whole.picture.get()),
                      whole.top + pixGetHeight(whole.picture.get())};
    std::vector<LineRun> runs = hidden_runs(text.lines, kHiddenInLine);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const DotBox room = room_of(text.lines, *run, area);
        const Views part = cropped(
            views, {room.left - area.left, room.top - area.top, room.right - area.left, room.bottom - area.top});
        replace_lines(text, *run, room, read_clearer(lines_of(text, *run), kHiddenInLine, part, layout, readers, stop));
    }
}

ScanText read_under_stamps(const Views& views, OcrLayout layout, ScanReaders& readers, std::stop_token stop) {
    ScanText text = read_picture(views.scanned, layout, readers, stop);
    if (text.lines.size() < kManyLines)
        return read_clearer(std::move(text), kHiddenInPart, views, layout, readers, stop);
    const std::size_t hidden_min = layout == OcrLayout::page ? kHiddenOnPage : kHiddenInPart;
    if (looks_hidden(text.lines, hidden_min)) read_hidden_lines(text, views, layout, readers, stop);
    text.stamped = layout == OcrLayout::column && views.print.picture != nullptr;
    return text;
}

void hear_voices(const Views& views, ScanText& text, ScanReaders& readers, std::stop_token stop) {
    const std::array<const Cutting*, 2> seen{&views.clearer(), &views.scanned};
    hear_again(std::span{seen}.first(views.print.picture ? 2 : 1), text, readers.russian(), stop);
}

ScanText plus_at(const Cutting& cutting, const DotBox& ink) {
    constexpr double kByShape = 0.95;
    std::vector<OcrLine> lines(1);
    lines[0].box = ink;
    lines[0].letter_size = ink.height();
    lines[0].words.push_back({"+", ink, kByShape, true});
    move(lines, cutting.left, cutting.top);
    return {std::move(lines)};
}

}  // namespace

ScanText read_cell(const ScanPictures& pictures, const Grid& grid, const GridCell& cell, ScanReaders& readers,
                   std::stop_token stop) {
    const Views views = views_of(pictures, [&](Pix* page) { return cut_cell(page, grid, cell); });
    const Cutting& cutting = views.clearer();
    if (!cutting.picture) return {};
    const std::optional<DotBox> ink = ink_box(cutting.picture.get());
    if (!ink) return {};
    const auto read_line = [&](const DotBox& box) {
        return read_under_stamps(cropped(views, grown(box, kNumberMargin, cutting.picture.get())), OcrLayout::line,
                                 readers, stop);
    };
    const auto is_number = [](const DotBox& box) {
        return box.width() <= kNumberWidthMax && box.height() <= kNumberHeightMax;
    };
    // A number that a tick runs through: that the cell is not empty is known, what stands there is not.
    const auto read_number = [&](const DotBox& box) {
        ScanText text = read_line(box);
        if (text.lines.empty() && ink_box(cutting.picture.get(), Marks::letters))
            text.unread.push_back(
                {box.left + cutting.left, box.top + cutting.top, box.right + cutting.left, box.bottom + cutting.top});
        return text;
    };
    if (is_plus(cutting.picture.get(), *ink)) return plus_at(cutting, *ink);
    if (is_number(*ink)) return read_number(*ink);
    const Views written = cropped(views, grown(*ink, kWhiteMargin, cutting.picture.get()));  // white costs time too
    ScanText text = read_under_stamps(written, OcrLayout::column, readers, stop);
    hear_voices(views, text, readers, stop);
    if (!text.lines.empty()) return text;
    // A number beside dirt, or the rest of a rule, is too little for a column of text.
    const std::optional<DotBox> letters = ink_box(cutting.picture.get(), Marks::letters);
    return letters && is_number(*letters) ? read_number(*letters) : text;
}

ScanText read_region(const ScanPictures& pictures, const DotBox& region, ScanReaders& readers, std::stop_token stop) {
    const Views views = views_of(pictures, [&](Pix* page) { return cut_text(page, region); });
    if (!views.scanned.picture || !ink_box(views.clearer().picture.get())) return {};
    ScanText text = read_under_stamps(views, OcrLayout::page, readers, stop);
    drop_halves_of_lines(text);
    hear_voices(views, text, readers, stop);
    return text;
}

}  // namespace mera
