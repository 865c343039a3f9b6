#include "office/letterhead.hpp"

#include <algorithm>

namespace mera {
namespace {

constexpr std::size_t kLinesAbove = 3;  // «РОССИЙСКАЯ ФЕДЕРАЦИЯ» over both columns
constexpr std::size_t kLinesMin = 3;    // with letters in both columns: a signature has two at most
constexpr double kMiddleFrom = 0.3, kMiddleTo = 0.7;  // of the width: where the white between the columns is
constexpr double kColumnMin = 0.18;                   // of the width: names of signers are narrower
constexpr double kSamePitch = 1.3;  // times the least distance of lines: what follows one column so closely is of it

// The widest white of a line inside `within`.
InkStretch widest_white(const PrintedLine& line, InkStretch within) {
    InkStretch best{within.from, within.from};
    double from = within.from;
    const auto end_at = [&](double to) {
        if (to - from > best.size()) best = {from, to};
    };
    for (const InkStretch& ink : line.ink) {
        end_at(std::min(ink.from, within.to));
        from = std::max(from, ink.to);
    }
    end_at(within.to);
    return best;
}

bool is_left(const PrintedLine& line, InkStretch white) {
    return !line.ink.empty() && line.ink.front().from < white.from;
}
bool is_right(const PrintedLine& line, InkStretch white) { return !line.ink.empty() && line.ink.back().to > white.to; }

bool are_wide(const std::vector<PrintedLine>& lines, std::size_t first, std::size_t last, InkStretch white,
              double least) {
    InkStretch left{white.from, white.from}, right{white.to, white.to};
    for (std::size_t at = first; at <= last; ++at)
        for (const InkStretch& ink : lines[at].ink) {
            if (ink.to <= white.from) left.from = std::min(left.from, ink.from);
            if (ink.from >= white.to) right.to = std::max(right.to, ink.to);
        }
    const auto starts = [&](double from) {
        double begin = right.to;
        for (std::size_t at = first; at <= last; ++at)
            for (const InkStretch& ink : lines[at].ink)
                if (ink.from >= from) begin = std::min(begin, ink.from);
        return begin;
    };
    return left.size() >= least && right.to - starts(white.to) >= least;
}

// One column may be longer.
std::size_t end_of_longer(const std::vector<PrintedLine>& lines, std::size_t first, std::size_t last,
                          InkStretch white) {
    double pitch = lines[last].bottom - lines[first].top;
    for (std::size_t at = first + 1; at <= last; ++at) pitch = std::min(pitch, lines[at].top - lines[at - 1].top);
    while (last + 1 < lines.size() && lines[last + 1].top - lines[last].top <= kSamePitch * pitch &&
           widest_white(lines[last + 1], white).size() >= white.size())
        ++last;
    return last;
}

// The lines from `first` on that leave white between two columns.
std::optional<HeadColumns> columns_from(const std::vector<PrintedLine>& lines, std::size_t first, double width,
                                        double white_min) {
    InkStretch white{kMiddleFrom * width, kMiddleTo * width};
    std::size_t both = 0, last = first;
    for (std::size_t at = first; at < lines.size(); ++at) {
        const InkStretch here = widest_white(lines[at], white);
        if (here.size() < white_min) break;
        const bool in_both = is_left(lines[at], here) && is_right(lines[at], here);
        if (at == first && !in_both) return {};
        white = here;
        if (in_both) ++both, last = at;
    }
    if (both < kLinesMin || !are_wide(lines, first, last, white, kColumnMin * width)) return {};
    return HeadColumns{first, end_of_longer(lines, first, last, white), (white.from + white.to) / 2};
}

}  // namespace

std::optional<HeadColumns> find_head_columns(const std::vector<PrintedLine>& lines, double width, double white_min) {
    for (std::size_t first = 0; first < std::min(lines.size(), kLinesAbove + 1); ++first)
        if (auto found = columns_from(lines, first, width, white_min)) return found;
    return {};
}

}  // namespace mera
