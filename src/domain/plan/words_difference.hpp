#pragma once
// What has changed between two wordings, word by word, for a person to see.
#include <string>
#include <string_view>
#include <vector>

namespace mera {

struct DifferencePiece {
    enum class Kind { same, removed, added };
    Kind kind = Kind::same;
    std::string words;
    friend bool operator==(const DifferencePiece&, const DifferencePiece&) = default;
};
// Removed words stand before the added ones. Longer wordings than kDifferenceWordsMax are told as a whole.
inline constexpr std::size_t kDifferenceWordsMax = 1'500;  // a cell of a plan has tens; the table below is its square
std::vector<DifferencePiece> words_difference(std::string_view before, std::string_view after);

// How much two wordings have in common, 0..1: stems of words, each counted as often as it stands.
double likeness(std::string_view before, std::string_view after);
double share_within(std::string_view part, std::string_view whole);  // how much of `part` stands in `whole`

}  // namespace mera
