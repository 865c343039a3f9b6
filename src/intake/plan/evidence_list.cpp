#include "intake/plan/evidence_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

bool ends_item(std::string_view line) { return line.ends_with(';') || line.ends_with(',') || line.ends_with('.'); }

bool begins_with_bullet(std::string_view line) {
    if (line.starts_with("- ") || line.starts_with("-\u00A0")) return true;
    for (const std::string_view bullet : {"–", "—", "•", "·", "*", "✓"})
        if (line.starts_with(bullet)) return true;
    return line.size() > 1 && line[0] == '-' && has_letters(line);
}

// Every line its own item, unless the line before was only broken there.
std::vector<std::string> items_by_lines(std::string_view cell) {
    std::vector<std::string> out;
    for (const std::string& raw : split(cell, '\n')) {
        const std::string line = collapse_spaces(raw);
        if (line.empty()) continue;
        // A comma at the end of a line may stand inside one item: «… педагогов,¶прошедших курсы».
        const bool comma = !out.empty() && out.back().ends_with(',');
        const bool ended = !out.empty() && ends_item(out.back()) && (!comma || names_document(line));
        const bool begins = out.empty() || ended || begins_with_bullet(line) || starts_with_upper(line) ||
                            leading_label(line).has_value();
        if (begins)
            out.push_back(line);
        else
            out.back() = in_one_line(out.back() + '\n' + line);
    }
    return out;
}

std::vector<std::string> at_semicolons(const std::string& item) {
    std::vector<std::string> out;
    const Tokens tokens = tokenise(item);
    const std::vector<int> depth = nesting(tokens);
    std::size_t from = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].text != ";" || depth[at] > 0) continue;
        out.push_back(item.substr(from, tokens[at].begin - from));
        from = tokens[at].end;
    }
    out.push_back(item.substr(from));
    return out;
}

// A comma or a full stop parts documents when a document begins after it.
std::vector<std::string> at_documents(const std::string& item) {
    std::vector<std::string> out;
    const Tokens tokens = tokenise(item);
    const std::vector<int> depth = nesting(tokens);
    std::size_t from = 0;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool comma = tokens[at].text == ",";
        const bool stop = tokens[at].text == "." && is_capitalised(tokens[at + 1].text) && at > 0 &&
                          length_in_characters(tokens[at - 1].text) > 3;
        if ((!comma && !stop) || depth[at] > 0) continue;
        if (!names_document(std::string_view{item}.substr(tokens[at + 1].begin))) continue;
        if (!names_document(std::string_view{item}.substr(from)) && comma) continue;
        out.push_back(item.substr(from, tokens[at].begin - from));
        from = tokens[at].end;
    }
    out.push_back(item.substr(from));
    return out;
}

std::string neat(std::string text) {
    text = collapse_spaces(text);
    for (const std::string_view bullet : {"-", "–", "—", "•", "·", "*", "✓"})
        if (text.starts_with(bullet)) text = std::string{trim(std::string_view{text}.substr(bullet.size()))};
    if (const auto leading = leading_label(text)) text = leading->rest;
    while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == ' ')) text.pop_back();
    return text;
}

// «… за 2020 год.» is a name and has no full stop; «… и др.» has.
void drop_last_stop(std::string& text) {
    static constexpr std::array<std::string_view, 14> kShortened = {"др",  "пр",  "т",   "д",  "п",   "г", "гг",
                                                                    "руб", "чел", "экз", "шт", "стр", "ч", "мин"};
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 2 || tokens.back().text != ".") return;
    const Token& last = tokens[tokens.size() - 2];
    if (last.kind == Token::Kind::sign && last.text != "»" && last.text != ")") return;
    if (length_in_characters(last.text) == 1 && last.kind == Token::Kind::word) return;
    if (std::find(kShortened.begin(), kShortened.end(), last.folded) != kShortened.end()) return;
    text.resize(tokens.back().begin);
}

}  // namespace

std::vector<std::string> split_evidence(std::string_view cell) {
    std::vector<std::string> out;
    for (const std::string& line : items_by_lines(cell))
        for (const std::string& part : at_semicolons(line))
            for (std::string& item : at_documents(part)) {
                std::string text = neat(std::move(item));
                if (has_letters(text)) out.push_back(std::move(text));
            }
    return out;
}

void name_without_stops(std::vector<std::string>& items) {
    for (std::string& item : items) drop_last_stop(item);
}

}  // namespace mera::intake
