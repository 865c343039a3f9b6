#include "office/text/plain_text_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "office/clean_text.hpp"

namespace mera {

namespace {

// A quoted cell longer than this is not a cell: somebody's opening quote was never closed.
constexpr std::size_t kQuotedLinesMax = 40;

// Tags that recognisers and editors leave in texts. <br> is a line break.
std::string without_tags(std::string text) {
    static constexpr std::array<std::string_view, 14> kTags = {"<u>",   "</u>",   "<b>",      "</b>",     "<i>",
                                                               "</i>",  "<s>",    "</s>",     "<sup>",    "</sup>",
                                                               "<sub>", "</sub>", "<strong>", "</strong>"};
    for (const std::string_view tag : kTags) text = replace_all(std::move(text), tag, "");
    for (const std::string_view tag : {"<br>", "<br/>", "<br />"}) text = replace_all(std::move(text), tag, "\n");
    return text;
}

// «[Положение](https://…)»: its words, without where they lead.
std::string without_links(std::string_view text) {
    std::string out;
    for (;;) {
        const std::size_t open = text.find('['), middle = text.find("](", open), close = text.find(')', middle);
        if (open == std::string_view::npos || middle == std::string_view::npos || close == std::string_view::npos ||
            text.find('\n', open) < close)
            return out += text;
        const bool picture = open > 0 && text[open - 1] == '!';
        out += text.substr(0, open - (picture ? 1 : 0));
        out += text.substr(open + 1, middle - open - 1);
        text = text.substr(close + 1);
    }
}

// «*Конференция*», «`май 2024`»: marks round the whole. A star on one side marks a footnote.
std::string without_marks_around(std::string text) {
    for (const char mark : {'*', '_', '`'}) {
        const std::string_view body = trim(text);
        if (body.size() > 2 && body.front() == mark && body.back() == mark &&
            body.substr(1, body.size() - 2).find(mark) == std::string_view::npos)
            text = std::string{body.substr(1, body.size() - 2)};
    }
    return text;
}

std::string without_markdown(std::string text) {
    text = without_links(without_tags(std::move(text)));
    for (const std::string_view box : {"- [ ] ", "- [x] ", "- [X] "})  // of a list of tasks
        if (text.starts_with(box)) text.erase(1, box.size() - 2);
    text = without_marks_around(replace_all(std::move(text), "**", ""));
    for (const std::string_view escaped : {"\\*", "\\_", "\\#", "\\|", "\\.", "\\-"})
        text = replace_all(std::move(text), escaped, escaped.substr(1));
    return clean_text(text);
}

std::string cell_text(std::string_view cell) {
    std::string out;
    for (const std::string& line : split(without_markdown(std::string{cell}), '\n')) {
        const std::string neat = collapse_spaces(line);
        if (neat.empty()) continue;
        if (!out.empty()) out += '\n';
        out += neat;
    }
    return out;
}

// The bars of tables drawn with signs, made one.
std::string with_plain_bars(std::string_view line) {
    std::string out{line};
    for (const std::string_view bar : {"│", "┃", "║", "¦"}) out = replace_all(std::move(out), bar, "|");
    return out;
}

// «|---|:--:|», «+-----+», «├────┼»; «-----T-----¬», «/----\»: letters and slashes stood for the signs of the screen.
bool is_frame(std::string_view line) {
    static constexpr std::u32string_view kFrame = U"-=+|:─━═┼╬├┤┌┐└┘┬┴╠╣╔╗╚╝╦╩╪╫╞╡╟╢╤╧ \t";
    static constexpr std::u32string_view kStandIns = U"TТLгГ¬/\\‰";
    constexpr std::size_t kStrokesOfDrawing = 10;
    std::size_t strokes = 0, stand_ins = 0;
    for (const char32_t c : code_points(line)) {
        const bool stand_in = kStandIns.find(c) != std::u32string_view::npos;
        if (!stand_in && kFrame.find(c) == std::u32string_view::npos) return false;
        stand_ins += stand_in;
        strokes += !stand_in && c != U' ' && c != U'\t';
    }
    return strokes >= (stand_ins == 0 ? 3 : kStrokesOfDrawing * stand_ins / 2 + kStrokesOfDrawing / 2);
}

std::vector<std::string> piped_cells(std::string_view line) {
    std::string body{trim(line)};
    if (body.starts_with('|')) body.erase(0, 1);
    if (body.ends_with('|') && !body.ends_with("\\|")) body.pop_back();
    std::vector<std::string> cells(1);
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (body[at] == '|' && (at == 0 || body[at - 1] != '\\'))
            cells.emplace_back();
        else
            cells.back() += body[at];
    }
    for (std::string& cell : cells) cell = cell_text(cell);
    return cells;
}

bool is_piped(std::string_view line) {
    const auto bars = std::count(line.begin(), line.end(), '|');
    for (const std::string_view joint : {"├", "┤", "╟", "╢", "╠", "╣"})  // a rule on one side, text on the other
        if (bars == 1 && line.find(joint) != std::string_view::npos) return true;
    return bars >= 2 || (bars == 1 && trim(line).front() != '|' && trim(line).back() != '|' &&
                         line.find(" | ") != std::string_view::npos);
}

// One tab before a paragraph is an indent, not a table.
bool is_tabbed(std::string_view line) {
    const auto tabs = std::count(line.begin(), line.end(), '\t');
    if (tabs == 0 || trim(line).empty()) return tabs >= 2;
    return tabs >= 2 || (line.front() != '\t' && line.back() != '\t');
}

int heading_level(std::string_view line) {
    const auto hashes = std::min(line.find_first_not_of('#'), line.size());
    return hashes >= 1 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ' ? static_cast<int>(hashes) : 0;
}

TextLine paragraph_line(std::string_view raw) {
    TextLine line;
    line.kind = TextLine::Kind::paragraph;
    std::string_view body = trim(raw);
    line.heading = heading_level(body);
    if (line.heading > 0) body = trim(body.substr(static_cast<std::size_t>(line.heading)));
    line.bold = body.size() > 4 && body.starts_with("**") && body.find("**", 2) == body.size() - 2;
    line.text = without_markdown(std::string{body});
    return line;
}

TextLine tabbed_line(std::string_view raw) {
    TextLine line;
    line.kind = TextLine::Kind::tabbed;
    for (const std::string& cell : split(raw, '\t')) line.cells.push_back(cell_text(cell));
    line.text = without_markdown(std::string{raw});
    return line;
}

TextLine classified(std::string_view raw) {
    if (trim(raw).empty()) return raw.find('\t') != raw.rfind('\t') ? tabbed_line(raw) : TextLine{};
    if (is_tabbed(raw)) return tabbed_line(raw);
    const std::string barred = with_plain_bars(raw);
    if (is_frame(barred)) return {.kind = TextLine::Kind::frame, .text = std::string{trim(raw)}, .cells = {}};
    if (is_piped(barred))
        return {.kind = TextLine::Kind::piped, .text = std::string{trim(raw)}, .cells = piped_cells(barred)};
    return paragraph_line(raw);
}

bool opens_quoted_cell(std::string_view line) {
    const auto tab = line.rfind('\t');
    const std::string_view last = tab == std::string_view::npos ? line : line.substr(tab + 1);
    return tab != std::string_view::npos && last.starts_with('"') && std::count(last.begin(), last.end(), '"') % 2 == 1;
}

// How many lines the quoted cell at the end of `lines[at]` takes after it; 0 when it is never closed.
std::size_t quoted_lines(const std::vector<std::string>& lines, std::size_t at) {
    for (std::size_t after = 1; after <= kQuotedLinesMax && at + after < lines.size(); ++after) {
        const std::string& line = lines[at + after];
        const auto quote = line.find('"');
        if (quote == std::string::npos) continue;
        const bool closes = quote + 1 == line.size() || line[quote + 1] == '\t';
        return closes ? after : 0;
    }
    return 0;
}

// Cells of a spreadsheet's row: the quotes round a cell go, doubled quotes inside become one, breaks stay.
std::vector<std::string> quoted_cells(std::string_view row) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t at = 0; at < row.size(); ++at) {
        const char c = row[at];
        if (c == '"' && (quoted || cells.back().empty())) {
            if (quoted && at + 1 < row.size() && row[at + 1] == '"')
                cells.back() += row[++at];
            else
                quoted = !quoted;
        } else if (c == '\t' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    for (std::string& cell : cells) cell = cell_text(cell);
    return cells;
}

}  // namespace

std::vector<TextLine> text_lines(std::string_view text) {
    std::vector<std::string> raw = split(text, '\n');
    const bool paged = text.find('\f') != std::string_view::npos;
    std::vector<TextLine> out;
    out.reserve(raw.size());
    int page = paged ? 1 : 0;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const auto feeds = std::count(raw[at].begin(), raw[at].end(), '\f');
        if (paged) page += static_cast<int>(feeds);
        std::erase(raw[at], '\f');
        const int number = static_cast<int>(at) + 1;
        const std::size_t quoted = opens_quoted_cell(raw[at]) ? quoted_lines(raw, at) : 0;
        TextLine line = classified(raw[at]);
        if (quoted > 0) {
            std::string row = raw[at];
            for (std::size_t after = 1; after <= quoted; ++after) row += '\n' + raw[at + after];
            line = {.kind = TextLine::Kind::tabbed, .text = row, .cells = quoted_cells(row)};
            at += quoted;
        }
        line.raw = raw[static_cast<std::size_t>(number) - 1];
        line.number = number;
        line.page = page;
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace mera
