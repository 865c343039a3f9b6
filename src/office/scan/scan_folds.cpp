#include "office/scan/scan_folds.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kEdge = 70;            // dots: 6 mm from the edge of the paper nobody prints
constexpr double kCoveredMin = 0.6;  // of the page: letters hide the rest
constexpr double kSameLine = 12;     // dots: pieces of one fold
constexpr std::size_t kFoldsMax =
    3;  // a sheet for a pocket has so many; more lines than that are a table cut off by the scanner
constexpr int kWander = 5;           // dots from one to the next, over letters too
constexpr int kThicker = 3;          // dots: together with a stroke beside it a fold is thicker than this
constexpr double kDark = 0.4;        // of the contrast of the fold

int length_along(Pix* page, Direction direction) {
    return direction == Direction::down ? pixGetHeight(page) : pixGetWidth(page);
}

// The pieces of each line that runs over the whole page.
std::vector<Rule> folds_among(const std::vector<Rule>& rules, int length) {
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
        if (lines[at].from <= kEdge && lines[at].to >= length - kEdge && covered[at] >= kCoveredMin * length)
            out.push_back(lines[at]);
    return out;
}

struct Run {
    int from, to;  // both included
    int length() const { return to - from + 1; }
};

class Eraser {
public:
    Eraser(Pix* page, const Rule& fold)
        : page_(page), fold_(fold), paper_(paper_level(page)), limit_(paper_ - std::max(1.0, kDark * fold.contrast)) {}

    void erase() {
        const int length = length_along(page_, fold_.direction);
        int middle = static_cast<int>(std::lround(fold_.position(0)));
        for (int along = 0; along < length; ++along) {
            const int straight = static_cast<int>(std::lround(fold_.position(along)));
            if (std::abs(middle - straight) > 2 * kWander) middle = straight;
            const auto run = dark_near(along, middle);
            if (!run || run->length() > fold_.thickness + kThicker) continue;
            for (int across = run->from - 1; across <= run->to + 1; ++across) set_paper(along, across);
            middle = (run->from + run->to) / 2;
        }
    }

private:
    bool is_inside(int across) const {
        return across >= 0 && across < (fold_.direction == Direction::down ? pixGetWidth(page_) : pixGetHeight(page_));
    }

    bool is_dark(int along, int across) const {
        if (!is_inside(across)) return false;
        const int x = fold_.direction == Direction::down ? across : along,
                  y = fold_.direction == Direction::down ? along : across;
        return GET_DATA_BYTE(pixGetData(page_) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page_), x) < limit_;
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

}  // namespace

bool whiten_folds(Pix* page, const Ruling& ruling) {
    bool any = false;
    for (const auto* rules : {&ruling.down, &ruling.across}) {
        if (rules->empty()) continue;
        const std::vector<Rule> folds = folds_among(*rules, length_along(page, rules->front().direction));
        if (folds.size() > kFoldsMax) continue;
        for (const Rule& fold : folds) Eraser{page, fold}.erase();
        any = any || !folds.empty();
    }
    return any;
}

}  // namespace mera
