#include "intake/plan/list_tree.hpp"
#include "intake/order/signature_line.hpp"

#include <algorithm>
#include <utility>

#include "intake/plan/list_marks.hpp"
#include "intake/table/unlabelled_fields.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingLettersMax = 250;  // longer is a paragraph, not a heading

Style style_of(const LeadingLabel& leading, std::string_view line) {
    if (leading.label.roman) return {Numbering::roman, 0};
    if (leading.label.depth() > 1) return {Numbering::deeper, leading.label.depth()};
    const std::size_t sign = line.find_first_of(".)");
    return {sign != std::string_view::npos && line[sign] == ')' ? Numbering::bracket : Numbering::point, 1};
}

bool ends_sentence(std::string_view text) {
    const std::string_view body = trim(text);
    return body.ends_with('.') || body.ends_with(';') || body.ends_with('!') || body.ends_with(')') ||
           body.ends_with(':');
}

// «(срок – до 20 декабря 2018,» over «2019, 2020 годов)»: the lines of the page end where they must.
bool is_broken_off(std::string_view text) {
    const std::string_view body = trim(text);
    return body.ends_with(',') || std::count(body.begin(), body.end(), '(') > std::count(body.begin(), body.end(), ')');
}

// «Ответственный за исполнение плана: …» below the last item
bool is_of_whole_plan(std::string_view text) {
    const Tokens tokens = tokenise(text.substr(0, text.find(':')));
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& t) { return is_one_of(t.folded, {"плана", "планом"}); });
}

bool names_part(std::string_view text) {  // «Раздел 2. Кадры»
    return has_word_with(text.substr(0, 24), {"раздел", "направлени", "блок", "этап", "модул"});
}

// Paragraphs → items under items, by their numbering.
class Tree {
public:
    void add(const Line& line, bool numbered_follows) {
        const std::string text = in_one_line(line.text);
        if (text.empty()) return;
        const auto leading = leading_label(text);
        const bool lettered = leading && !leading->label.letter.empty();
        const Item* const above = lettered ? put_in_behind(*leading) : nullptr;
        if (leading && (!lettered || above != nullptr))
            return open(line, leading->label, above != nullptr ? above->style : style_of(*leading, text),
                        leading->rest);
        const auto bullet = after_bullet(text);
        if (bullet && !is_field_line(*bullet)) return open(line, {}, {Numbering::bullet, depth_of(*bullet)}, *bullet);
        if (goes_on(text, numbered_follows)) return append(line, bullet ? *bullet : text);
        if (!open_.empty() && (is_remark(line, text) || describes_heading(text))) return remarks_.push_back(line);
        open(line, {}, {Numbering::heading, 0}, text);
    }

    Items take() { return std::move(roots_); }
    const std::vector<Line>& remarks() const { return remarks_; }

private:
    // The item 5 that «5а. Провести …» stands behind. Elsewhere a line goes on with «5а.», a class of pupils, and so it does in
    // «5а. Срок: май».
    const Item* put_in_behind(const LeadingLabel& leading) const {
        const auto above = std::find_if(open_.begin(), open_.end(), [&](const Item* item) {
            return item->label && leading.label.stands_behind(*item->label);
        });
        return above == open_.end() || is_field_line(leading.rest) ? nullptr : *above;
    }

    // «Создать рабочую группу:» over «разработать положение», «утвердить состав»: its parts, while they begin with small letters.
    std::size_t depth_of(std::string_view bullet) const {
        if (!starts_with_lower(bullet)) return 0;
        const auto head = std::find_if(open_.begin(), open_.end(),
                                       [](const Item* item) { return item->style == Style{Numbering::bullet, 0}; });
        return head != open_.end() && (*head)->text.ends_with(':') && !starts_with_lower((*head)->text) ? 1 : 0;
    }

    // A paragraph without a number belongs to the item above it when it is one of its fields or the rest of its sentence.
    bool goes_on(std::string_view text, bool numbered_follows) const {
        if (open_.empty() || open_.back()->style.kind == Numbering::heading) return false;
        if ((is_month_heading(text) && starts_with_upper(text)) || is_signature(text)) return false;
        if (is_field_line(text)) return !is_of_whole_plan(text);
        if (starts_with_lower(text)) return true;
        const Item& last = *open_.back();
        if (is_broken_off(last.text)) return true;
        if (!ends_sentence(last.text) && fields_by_label(last.text).any()) return false;
        return !ends_sentence(last.text) && !numbered_follows;
    }

    // «Меню вывешивается у входа в столовую.»: a sentence between the items heads none of them.
    static bool is_remark(const Line& line, std::string_view text) {
        constexpr std::size_t kWordsMin = 4;
        return text.ends_with('.') && !line.bold && line.heading == 0 && tokenise(text).size() > kWordsMin &&
               !names_part(text) && !is_month_heading(text) && !fields_by_label(text).any();
    }

    bool describes_heading(std::string_view text) const {
        const Item& last = *open_.back();
        return last.style.kind == Numbering::heading && may_describe(text) && gives_time(last.text);
    }

    void append(const Line& line, std::string_view text) {
        Item& item = *open_.back();
        item.text += '\n';
        item.text += text;
        item.place.words += '\n' + line.place.words;
        item.confidence = std::min(item.confidence, line.confidence);
        item.repairs.insert(item.repairs.end(), line.repairs.begin(), line.repairs.end());
    }

    // «Январь» over «Культурная работа» and «Справочная работа», each with items of its own: a month whose first line is a heading has
    // headings below it. False when nothing but that tells so of this one.
    bool go_up_to_month(const std::string& text) {
        Item* month = open_.empty() ? nullptr : open_.front();
        const bool under = month != nullptr && month->style.kind == Numbering::heading &&
                           is_month_heading(month->text) && !is_month_heading(text) && !gives_time(text);
        const bool first = under && month->children.empty();
        const bool parted = under && !first && month->children.front()->style.kind == Numbering::heading;
        open_.clear();
        if (!first && !parted) return true;
        open_.push_back(month);
        const bool known = first || std::find(headings_.begin(), headings_.end(), text) != headings_.end();
        headings_.push_back(text);
        return known;
    }

    void open(const Line& line, std::optional<Label> label, Style style, std::string text) {
        bool guessed = false;
        if (style.kind == Numbering::heading) {
            guessed = !go_up_to_month(text);
        } else {
            // «II.» is a section, whether or not the «I.» before it was recognised.
            if (style.kind == Numbering::roman)
                std::erase_if(open_, [](const Item* i) {
                    return i->style.kind != Numbering::roman && i->style.kind != Numbering::heading;
                });
            const auto same =
                std::find_if(open_.begin(), open_.end(), [&](const Item* i) { return i->style == style; });
            if (same != open_.end()) open_.erase(same, open_.end());
            // «1.1» never belongs to «1.1.1», however the levels were met.
            while (!open_.empty() && style.kind == Numbering::deeper && open_.back()->style.kind == Numbering::deeper &&
                   open_.back()->style.depth > style.depth)
                open_.pop_back();
        }
        auto item = std::make_unique<Item>();
        item->label = std::move(label);
        item->style = style;
        item->text = std::move(text);
        item->place = line.place;
        item->confidence = line.confidence;
        item->repairs = line.repairs;
        if (guessed)
            item->doubts.push_back("Заголовок понят как часть раздела «" + open_.front()->text +
                                   "». Проверьте сроки под ним.");
        Items& siblings = open_.empty() ? roots_ : open_.back()->children;
        siblings.push_back(std::move(item));
        open_.push_back(siblings.back().get());
    }

    Items roots_;
    std::vector<Item*> open_;  // from the outermost to the last
    std::vector<Line> remarks_;
    std::vector<std::string> headings_;  // met below months
};

}  // namespace

bool gives_time(std::string_view text) {
    ListFields fields = fields_by_label(text);
    find_unlabelled(fields);
    return !fields.when.empty();
}

bool may_describe(std::string_view text) { return text.find(':') != std::string_view::npos; }

bool is_numbered(const Line& line) {
    const std::string text = in_one_line(line.text);
    return leading_label(text).has_value() || after_bullet(text).has_value();
}

bool may_head(const std::vector<Line>& lines, std::size_t at, bool first) {
    const std::string text = in_one_line(lines[at].text);
    if (at + 1 >= lines.size() || !is_numbered(lines[at + 1])) return false;
    if (is_month_heading(text) || is_time_alone(text) || (lines[at].heading > 0 && says_when(text))) return true;
    if (length_in_characters(text) > kHeadingLettersMax || text.ends_with('.') || text.ends_with(',')) return false;
    if (!first) return true;
    return names_part(text);
}

ListTree list_tree(const std::vector<Line>& lines, std::size_t begin, std::size_t first) {
    Tree tree;
    for (std::size_t at = begin; at < lines.size(); ++at)
        tree.add(lines[at], at >= first && may_head(lines, at, false));
    return {tree.take(), tree.remarks()};
}

}  // namespace mera::intake
