#include "office/scan/scan_folds.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_streaks.hpp"

namespace mera {
namespace {

constexpr int kEdge = 70;            // dots: 6 mm from the edge of the paper nobody prints
constexpr int kHangsOut = 60;        // dots: a line of text
constexpr double kCoveredMin = 0.6;  // of the line: letters hide the rest
constexpr double kSameLine = 12;     // dots: pieces of one fold
constexpr std::size_t kFoldsMax = 3;  // a sheet for a pocket has so many
constexpr int kCrossingMin = 300;     // dots: a rule of a table
constexpr int kMeets = 25;            // dots between the end of a rule and the wall it ends at
constexpr int kAcrossLine = 6;        // dots on each side, in which the ink of a line is weighed
constexpr double kWallToo = 1.35;     // times the ink: a wall lies under the streak
constexpr int kWander = 5;           // dots from one to the next, over letters too
constexpr int kThicker = 3;          // dots: together with a stroke beside it a fold is thicker than this
constexpr double kDark = 0.4;        // of the contrast of the fold
constexpr double kFaint = 70;        // grey levels: fainter lines are told from ink by their grey
constexpr double kInkFrom = 2.5;     // times the contrast of a faint line: ink over it, or a wall beside it
constexpr int kMeetsStreak = 6;      // dots between the end of a rule and a frame from edge to edge
constexpr int kRulesOfFrame = 2;
constexpr int kAcrossFaint = 2;      // dots on each side of a faint line

int length_along(Pix* page, Direction direction) {
    return direction == Direction::down ? pixGetHeight(page) : pixGetWidth(page);
}

struct Run {
    int from, to;  // both included
    int length() const { return to - from + 1; }
};

// From the first to the last of the rules that cross a fold.
std::optional<Run> crossed_by(const std::vector<Rule>& crossing, const Rule& fold) {
    std::optional<Run> out;
    for (const Rule& rule : crossing) {
        const int at = static_cast<int>(std::lround(rule.position(fold.offset)));
        if (rule.to - rule.from < kCrossingMin || fold.position(at) < rule.from || fold.position(at) > rule.to)
            continue;
        out = out ? Run{std::min(out->from, at), std::max(out->to, at)} : Run{at, at};
    }
    return out;
}

// From the edge of the paper to beyond the other end of the table it crosses: no wall stands out of its table at both ends.
bool hangs_out(const Rule& line, const std::vector<Rule>& crossing, int length) {
    const auto table = crossed_by(crossing, line);
    if (!table || line.to - line.from < length / 2) return false;
    return (line.to >= length - kEdge && line.from <= table->from - kHangsOut) ||
           (line.from <= kEdge && line.to >= table->to + kHangsOut);
}

// The pieces of each line that runs over the whole page, or out of its table.
std::vector<Rule> folds_among(const std::vector<Rule>& rules, const std::vector<Rule>& crossing, int length) {
    std::vector<Rule> lines;
    std::vector<int> covered;
    for (const Rule& rule : rules) {
        std::size_t at = 0;
        const double middle = (rule.from + rule.to) / 2.0;
        while (at < lines.size() && std::abs(lines[at].position(middle) - rule.position(middle)) > kSameLine) ++at;
        const int own = rule.to - rule.from + 1;
        if (at == lines.size()) {
            lines.push_back(rule);
            covered.push_back(own);
            continue;
        }
        covered[at] += own;
        const int from = std::min(lines[at].from, rule.from), to = std::max(lines[at].to, rule.to);
        if (own > lines[at].to - lines[at].from) lines[at] = rule;  // the longer piece says where the line runs
        lines[at].from = from, lines[at].to = to;
    }
    std::vector<Rule> out;
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (covered[at] >= kCoveredMin * (lines[at].to - lines[at].from) &&
            ((lines[at].from <= kEdge && lines[at].to >= length - kEdge) || hangs_out(lines[at], crossing, length)))
            out.push_back(lines[at]);
    return out;
}

// A table cut off by the scanner has walls from edge to edge as well: its rules end at them, or at the edges. Dust on the
// glass of a feeder draws lines that rules only cross.
bool are_walls(const std::vector<Rule>& lines, const std::vector<Rule>& crossing, int width) {
    int rules = 0, held = 0;
    const auto ends_at_line = [&](const Rule& rule, int end) {
        if (end <= kEdge || end >= width - kEdge) return true;
        return std::any_of(lines.begin(), lines.end(), [&](const Rule& line) {
            return std::abs(line.position(rule.position(end)) - end) <= kMeets;
        });
    };
    for (const Rule& rule : crossing) {
        if (rule.to - rule.from < kCrossingMin) continue;
        ++rules;
        held += ends_at_line(rule, rule.from) && ends_at_line(rule, rule.to);
    }
    return 2 * held > rules;
}

class Eraser {
public:
    Eraser(Pix* page, const Rule& fold)
        : page_(page), fold_(fold), paper_(paper_level(page)), limit_(paper_ - std::max(1.0, kDark * fold.contrast)) {}

    // `table`: along it the rules that cross the fold.
    void erase(const std::optional<Run>& table) {
        const int length = length_along(page_, fold_.direction);
        const auto kept = table && has_wall(*table, length) ? table : std::nullopt;
        if (is_faint()) return lighten(length, kept);
        int middle = static_cast<int>(std::lround(fold_.position(0)));
        for (int along = 0; along < length; ++along) {
            if (kept && along >= kept->from && along <= kept->to) continue;
            const int straight = static_cast<int>(std::lround(fold_.position(along)));
            if (std::abs(middle - straight) > 2 * kWander) middle = straight;
            const auto run = dark_near(along, middle);
            if (!run || run->length() > fold_.thickness + kThicker) continue;
            for (int across = run->from - 1; across <= run->to + 1; ++across) set_paper(along, across);
            middle = (run->from + run->to) / 2;
        }
    }

private:
    bool is_faint() const { return fold_.contrast < kFaint; }

    // A line hardly darker than the grain of the paper does not end where the dots grow lighter; but ink is darker.
    void lighten(int length, const std::optional<Run>& kept) {
        const double ink = paper_ - std::max(kInkFrom * fold_.contrast, 1.0 * kInkBelowPaper);
        const int reach = std::max(kAcrossFaint, fold_.thickness / 2);
        for (int along = 0; along < length; ++along) {
            if (kept && along >= kept->from && along <= kept->to) continue;
            const int middle = static_cast<int>(std::lround(fold_.position(along)));
            for (int across = middle - reach; across <= middle + reach; ++across)
                if (is_inside(across) && level(along, across) > ink) set_paper(along, across);
        }
    }

    bool is_inside(int across) const {
        return across >= 0 && across < (fold_.direction == Direction::down ? pixGetWidth(page_) : pixGetHeight(page_));
    }

    int level(int along, int across) const {
        const int x = fold_.direction == Direction::down ? across : along,
                  y = fold_.direction == Direction::down ? along : across;
        return GET_DATA_BYTE(pixGetData(page_) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page_), x);
    }

    bool is_dark(int along, int across) const { return is_inside(across) && level(along, across) < limit_; }

    // The line is clearly heavier within the table than outside.
    bool has_wall(const Run& table, int length) const {
        const int reach = is_faint() ? kAcrossFaint : kAcrossLine;  // the sway of a fold hides no wall beside it
        std::vector<int> within, outside;
        for (int along = 0; along < length; ++along) {
            const int middle = static_cast<int>(std::lround(fold_.position(along)));
            if (!is_inside(middle - reach) || !is_inside(middle + reach)) continue;
            int ink = 0;
            for (int across = -reach; across <= reach; ++across)
                ink += std::max(0, paper_ - level(along, middle + across));
            (along >= table.from && along <= table.to ? within : outside).push_back(ink);
        }
        if (within.empty() || outside.empty()) return false;
        const auto median = [](std::vector<int>& values) {
            const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
            std::nth_element(values.begin(), at, values.end());
            return *at;
        };
        return median(within) > kWallToo * median(outside);
    }

    std::optional<Run> dark_near(int along, int middle) const {
        for (int away = 0; away <= kWander; ++away)
            for (const int start : {middle - away, middle + away}) {
                if (!is_dark(along, start)) continue;
                Run run{start, start};
                const int longest = fold_.thickness + kThicker + 1;
                while (run.length() <= longest && is_dark(along, run.from - 1)) --run.from;
                while (run.length() <= longest && is_dark(along, run.to + 1)) ++run.to;
                return run;
            }
        return {};
    }

    void set_paper(int along, int across) {
        if (!is_inside(across)) return;
        const int x = fold_.direction == Direction::down ? across : along,
                  y = fold_.direction == Direction::down ? along : across;
        pixSetPixel(page_, x, y, static_cast<l_uint32>(paper_));
    }

    Pix* page_;
    const Rule& fold_;
    int paper_;
    double limit_;
};

// Rules end right at it: it is a side of a frame from edge to edge.
bool ends_rules(const Rule& line, const std::vector<Rule>& crossing) {
    return std::count_if(crossing.begin(), crossing.end(), [&](const Rule& rule) {
               if (rule.to - rule.from < kCrossingMin) return false;
               const auto meets = [&](int end) {
                   return std::abs(line.position(rule.position(end)) - end) <= kMeetsStreak;
               };
               return meets(rule.from) || meets(rule.to);
           }) >= kRulesOfFrame;
}

bool whiten_folds(Pix* page, const PageRidges& ridges, Direction direction, const Ruling& ruling) {
    const bool is_down = direction == Direction::down;
    const std::vector<Rule>&rules = is_down ? ruling.down : ruling.across,
          &crossing = is_down ? ruling.across : ruling.down;
    const int length = length_along(page, direction);
    std::vector<Rule> folds = folds_among(rules, crossing, length);
    if (folds.size() > kFoldsMax && are_walls(folds, crossing, is_down ? pixGetWidth(page) : pixGetHeight(page)))
        return false;
    for (const Rule& streak : find_streaks(ridges.of(direction), direction)) {
        // It tells better where a faint line runs than the pieces that were followed.
        const auto same = std::find_if(folds.begin(), folds.end(), [&](const Rule& fold) {
            return std::abs(fold.position(length / 2.0) - streak.position(length / 2.0)) <= kSameLine;
        });
        if (same != folds.end() && same->contrast < kFaint)
            *same = streak;
        else if (same == folds.end() && !ends_rules(streak, crossing))
            folds.push_back(streak);
    }
    for (const Rule& fold : folds) Eraser{page, fold}.erase(crossed_by(crossing, fold));
    return !folds.empty();
}

}  // namespace

bool whiten_folds(Pix* page, const PageRidges& ridges, const Ruling& ruling) {
    const bool down = whiten_folds(page, ridges, Direction::down, ruling);
    return whiten_folds(page, ridges, Direction::across, ruling) || down;
}

}  // namespace mera
