#include "domain/plan/words_difference.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mera {

namespace {

std::vector<std::string> words_of(std::string_view text) {
    const std::string clean = collapse_spaces(text);
    return clean.empty() ? std::vector<std::string>{} : split(clean, ' ');
}

void put(std::vector<DifferencePiece>& out, DifferencePiece::Kind kind, const std::string& word) {
    if (out.empty() || out.back().kind != kind)
        out.push_back({kind, word});
    else
        out.back().words += " " + word;
}

// Removals and additions between two common words stand in one stretch of each.
std::vector<DifferencePiece> gathered(const std::vector<DifferencePiece>& steps) {
    std::vector<DifferencePiece> out;
    std::string removed, added;
    const auto flush = [&] {
        if (!removed.empty()) out.push_back({DifferencePiece::Kind::removed, removed});
        if (!added.empty()) out.push_back({DifferencePiece::Kind::added, added});
        removed.clear();
        added.clear();
    };
    for (const DifferencePiece& step : steps) {
        if (step.kind == DifferencePiece::Kind::same) {
            flush();
            put(out, step.kind, step.words);
            continue;
        }
        std::string& into = step.kind == DifferencePiece::Kind::removed ? removed : added;
        into += (into.empty() ? "" : " ") + step.words;
    }
    flush();
    return out;
}

std::vector<std::string> sorted_stems(std::string_view text) {
    auto out = stems(text);
    std::sort(out.begin(), out.end());
    return out;
}

std::size_t common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

}  // namespace

std::vector<DifferencePiece> words_difference(std::string_view before, std::string_view after) {
    using Kind = DifferencePiece::Kind;
    const auto a = words_of(before), b = words_of(after);
    if (a.size() > kDifferenceWordsMax || b.size() > kDifferenceWordsMax) {
        if (a == b) return {{Kind::same, join(a, " ")}};
        return {{Kind::removed, join(a, " ")}, {Kind::added, join(b, " ")}};
    }
    // The longest common run of words, kept from the end so that it is walked from the beginning.
    const std::size_t width = b.size() + 1;
    std::vector<std::uint16_t> longest((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            longest[i * width + j] = a[i] == b[j] ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                                                  : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    std::vector<DifferencePiece> steps;
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            put(steps, Kind::same, a[i]);
            ++i, ++j;
        } else if (j == b.size() || (i < a.size() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
            put(steps, Kind::removed, a[i++]);
        } else {
            put(steps, Kind::added, b[j++]);
        }
    }
    return gathered(steps);
}

double likeness(std::string_view before, std::string_view after) {
    const auto a = sorted_stems(before), b = sorted_stems(after);
    if (a.empty() && b.empty()) return 1;
    return 2.0 * static_cast<double>(common(a, b)) / static_cast<double>(a.size() + b.size());
}

double share_within(std::string_view part, std::string_view whole) {
    const auto a = sorted_stems(part), b = sorted_stems(whole);
    return a.empty() ? 0 : static_cast<double>(common(a, b)) / static_cast<double>(a.size());
}

}  // namespace mera
