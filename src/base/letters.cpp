#include "base/letters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace mera {

bool is_upper(std::string_view word) {
    bool any = false;
    for (const char32_t c : code_points(word)) {
        if (u_islower(static_cast<UChar32>(c))) return false;
        any = any || u_isupper(static_cast<UChar32>(c));
    }
    return any;
}

std::size_t letters_apart(std::string_view left, std::string_view right) {
    const auto a = code_points(left), b = code_points(right);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t at = 0; at <= b.size(); ++at) row[at] = at;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

bool at_most_a_letter_apart(std::string_view left, std::string_view right) {
    const auto inside = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    };  // a letter, not at its beginning
    auto same = static_cast<std::size_t>(std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first -
                                         left.begin());
    const auto cuts_letter = [&](std::string_view word) { return same < word.size() && inside(word[same]); };
    while (same > 0 && (cuts_letter(left) || cuts_letter(right))) --same;
    left.remove_prefix(same);
    right.remove_prefix(same);
    same = static_cast<std::size_t>(std::mismatch(left.rbegin(), left.rend(), right.rbegin(), right.rend()).first -
                                    left.rbegin());
    while (same > 0 && inside(left[left.size() - same])) --same;
    left.remove_suffix(same);
    right.remove_suffix(same);
    return length_in_characters(left) <= 1 && length_in_characters(right) <= 1;
}

}  // namespace mera
