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

}  // namespace mera
