#include "intake/table/cell_deeds.hpp"

#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

std::vector<std::string> deeds_of(const Cell& cell) {
    std::vector<std::string> out;
    for (const std::string& whole : split(cell.text, '\n')) {
        std::string_view line = trim(whole);
        bool begins = starts_with_upper(line) || line.starts_with("«");
        for (const std::string_view mark : {"–", "—", "-", "•", "·", "*", "✓"})
            if (line.starts_with(mark)) line = trim(line.substr(mark.size())), begins = true;
        std::string text{line};
        if (auto leading = leading_label(line)) text = leading->rest, begins = true;
        if (text.empty()) continue;
        if (begins || out.empty())
            out.push_back(std::move(text));
        else
            out.back() += '\n' + text;
    }
    return out;
}

}  // namespace mera::intake
