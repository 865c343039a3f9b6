#include "office/read_messages.hpp"

#include <charconv>

namespace mera {

std::string progress_text(int done, int pages) { return std::to_string(done) + " " + std::to_string(pages); }

std::optional<std::pair<int, int>> progress_from(std::string_view message) {
    const auto space = message.find(' ');
    if (space == std::string_view::npos) return {};
    int done = 0, pages = 0;
    const char* middle = message.data() + space;
    const char* end = message.data() + message.size();
    if (std::from_chars(message.data(), middle, done).ptr != middle) return {};
    if (std::from_chars(middle + 1, end, pages).ptr != end) return {};
    return std::pair{done, pages};
}

}  // namespace mera
