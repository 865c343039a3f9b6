#include "intake/amendment/amendment_items.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "intake/amendment/amendment_quotes.hpp"
#include "intake/order/order_text.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

struct Numbering {
    std::string key;         // levels are told apart by it: «d2» of «1.1», «)», «а)», «-», «p»
    std::vector<int> parts;  // of a dotted label
    std::string label;
    std::string rest;
};

std::string_view cyrillic_letter(std::string_view text) {
    if (text.size() < 3 || static_cast<unsigned char>(text[0]) < 0xD0) return {};
    return text.substr(0, 2);
}

Numbering numbering_of(const std::string& text) {
    for (const std::string_view bullet : {"- ", "– ", "— ", "• ", "· ", "* "})
        if (text.starts_with(bullet)) return {"-", {}, "", std::string{trim(text.substr(bullet.size()))}};
    const std::string_view letter = cyrillic_letter(text);
    if (!letter.empty() && text[letter.size()] == ')' && starts_with_lower(text))
        return {"а)", {}, std::string{letter}, std::string{trim(text.substr(letter.size() + 1))}};
    const auto leading = leading_label(text);
    if (!leading || leading->label.roman) return {"p", {}, "", text};
    const std::size_t sign = text.find_first_of(".) ");
    if (leading->label.depth() == 1 && sign != std::string::npos && text[sign] == ')')
        return {")", leading->label.parts, leading->label.text, leading->rest};
    return {"d" + std::to_string(leading->label.depth()), leading->label.parts, leading->label.text, leading->rest};
}

class Builder {
public:
    AmendmentItems build(const Source& source, std::size_t from, std::string_view rest) {
        AmendmentItems out;
        out.end = source.items.size();
        if (!trim(rest).empty()) add_paragraph(std::string{trim(rest)}, line_at(source, from), from);
        for (std::size_t at = from + 1; at < source.items.size(); ++at) {
            if (const auto* grid = std::get_if<Grid>(&source.items[at])) {
                if (!takes_table()) {
                    out.end = at;
                    break;
                }
                add_table(*grid, at);
                continue;
            }
            const Line& line = std::get<Line>(source.items[at]);
            if (ends_here(line)) {
                out.end = at;
                break;
            }
            for (const std::string& part : split(line.text, '\n'))
                if (!trim(part).empty()) add_paragraph(std::string{trim(part)}, line, at);
        }
        out.deeds = std::move(roots_);
        return out;
    }

private:
    static Line line_at(const Source& source, std::size_t at) {
        if (const auto* line = std::get_if<Line>(&source.items[at])) return *line;
        return {};
    }

    AmendmentItem* last() {  // the innermost open item
        if (path_.empty()) return nullptr;
        AmendmentItem* item = &roots_.back();
        for (std::size_t depth = 1; depth < path_.size(); ++depth) item = &item->children.back();
        return item;
    }

    // A walk through the whole item, and asked several times for each paragraph: kept until the item changes.
    bool is_open() {
        const AmendmentItem* item = last();
        if (item == nullptr || item->text.size() > kInstructionBytesMax) return false;
        if (!open_) open_ = quoted_spans(item->text).open;
        return *open_;
    }
    bool waits() { return last() != nullptr && last()->tables.empty() && awaits_wording(last()->text); }

    bool takes_table() { return waits() || is_open() || after_table_; }

    bool ends_here(const Line& line) {
        const std::string text = in_one_line(line.text);
        if (opens_what_follows_order(text) && !is_open()) return true;
        if (is_open() || waits() || is_only_quotes(text) || last() == nullptr) return false;
        const Numbering found = numbering_of(text);
        if (found.key != "p") return false;
        return is_signature(text) && !has_amending_verb(text);
    }

    bool begins(const Numbering& found) {
        if (last() == nullptr) return true;
        const bool dotted = found.key.starts_with('d');
        const bool expected =
            dotted ? may_follow(dotted_, found.parts) || (dotted_.empty() && found.key == "d1") : found.key != "p";
        // Inside a quote only the next number of the order itself, with a deed of its own, begins an instruction: the
        // closing sign was lost.
        if (is_open()) return expected && dotted && has_amending_verb(found.rest);
        if (waits()) return expected && dotted && has_amending_verb(found.rest);
        if (found.key != "p") return expected;
        const bool listed = last()->text.ends_with(':') || !innermost_plain().empty();
        return listed && has_amending_verb(found.rest);
    }

    std::string innermost_plain() const {
        const auto found =
            std::find_if(path_.rbegin(), path_.rend(), [](const std::string& key) { return key.starts_with('p'); });
        return found == path_.rend() ? std::string{} : *found;
    }

    // Paragraphs without numbers under «… следующие изменения:» are a level of their own.
    std::string plain_key() {
        if (last() == nullptr) return "p";
        if (last()->text.ends_with(':')) return "p" + std::to_string(path_.size());
        return innermost_plain();
    }

    void add_paragraph(const std::string& text, const Line& line, std::size_t at) {
        if (is_only_quotes(text)) {  // «».» around a table
            remember(at);
            return;
        }
        Numbering found = numbering_of(text);
        if (!begins(found)) return append(text, line, at);
        if (found.key == "p") found.key = plain_key();
        open(found, line, at);
    }

    void remember(std::size_t at) {
        if (AmendmentItem* item = last(); item != nullptr && item->items.back() != at) item->items.push_back(at);
    }

    void append(const std::string& text, const Line& line, std::size_t at) {
        AmendmentItem& item = *last();
        open_.reset();
        item.text += '\n' + text;
        item.place.words += '\n' + text;
        reach_over(item.place, line.place);
        item.confidence = std::min(item.confidence, line.confidence);
        remember(at);
        after_table_ = false;
    }

    void add_table(const Grid& grid, std::size_t at) {
        AmendmentItem& item = *last();
        item.tables.emplace_back(item.text.size(), &grid);
        remember(at);
        after_table_ = true;
    }

    void open(const Numbering& found, const Line& line, std::size_t at) {
        const auto same = std::find(path_.begin(), path_.end(), found.key);
        if (same != path_.end()) {
            path_.erase(same, path_.end());
        } else if (found.key.starts_with('d')) {  // nothing deeper than it, and nothing that is no number, is above it
            const auto above = std::find_if(path_.begin(), path_.end(), [&](const std::string& key) {
                return !key.starts_with('d') || key > found.key;
            });
            path_.erase(above, path_.end());
        }
        AmendmentItem item{.label = found.label,
                           .text = found.rest,
                           .tables = {},
                           .place = line.place,
                           .confidence = line.confidence,
                           .items = {at},
                           .children = {}};
        item.place.words = found.rest;
        std::vector<AmendmentItem>& siblings = path_.empty() ? roots_ : last()->children;
        siblings.push_back(std::move(item));
        open_.reset();
        path_.push_back(found.key);
        if (found.key.starts_with('d')) dotted_ = found.parts;
        after_table_ = false;
    }

    std::vector<AmendmentItem> roots_;
    std::vector<std::string> path_;  // numberings from the outermost to the last item
    std::vector<int> dotted_;  // the last dotted number of the order itself
    bool after_table_ = false;
    std::optional<bool> open_;  // whether a quote of the last item is, when known
};

}  // namespace

bool has_amending_verb(std::string_view text) {
    static constexpr std::array<std::string_view, 14> kVerbs = {
        "удалить",  "добавить", "включить", "читать",   "заменить", "исключить", "дополнить",
        "изложить", "считать",  "заменив",  "исключив", "дополнив", "изложив",   "утратившим"};
    for (const Token& token : tokenise(text))
        for (const std::string_view verb : kVerbs)
            if (token.folded.starts_with(verb)) return true;
    return false;
}

AmendmentItems amendment_items(const Source& source, std::size_t from, std::string_view rest) {
    return Builder{}.build(source, from, rest);
}

}  // namespace mera::intake
