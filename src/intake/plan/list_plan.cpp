#include "intake/plan/list_plan.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "intake/people/addressees.hpp"
#include "intake/plan/list_marks.hpp"
#include "intake/table/list_fields.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingLettersMax = 250;  // longer is a paragraph, not a heading
constexpr std::size_t kMeasuresMin = 2;          // one numbered paragraph with a date is a sentence of a letter

// How an item is numbered: «I.», «1.», «1)», «1.1», «•» are levels of their own, in the order the document uses them.
enum class Numbering { heading, roman, point, bracket, deeper, bullet };

struct Style {
    Numbering kind = Numbering::heading;
    std::size_t depth = 0;
    friend bool operator==(const Style&, const Style&) = default;
};

struct Item {
    std::optional<Label> label;
    Style style;
    std::string text;      // its paragraphs, parted by '\n'
    Place place = {};
    double confidence = 1;
    std::vector<std::string> repairs = {};
    std::vector<std::unique_ptr<Item>> children = {};
    ListFields fields = {};
};
using Items = std::vector<std::unique_ptr<Item>>;

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

// «Ответственный за исполнение плана: …» below the last item
bool is_of_whole_plan(std::string_view text) {
    const Tokens tokens = tokenise(text.substr(0, text.find(':')));
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& t) { return is_one_of(t.folded, {"плана", "планом"}); });
}

bool names_part(std::string_view text) {  // «Раздел 2. Кадры»
    return has_word_with(text.substr(0, 24), {"раздел", "направлени", "блок", "этап", "модул"});
}

// «Заседание № 1 (сентябрь)»: its items have that time.
bool gives_time(std::string_view text) {
    ListFields fields = fields_by_label(text);
    find_unlabelled(fields);
    return !fields.when.empty();
}

// «Тема: …», «Вопросы для обсуждения:» between such a heading and its items.
bool may_describe(std::string_view text) { return text.find(':') != std::string_view::npos; }

// Paragraphs → items under items, by their numbering.
class Tree {
public:
    void add(const Line& line, bool numbered_follows) {
        const std::string text = in_one_line(line.text);
        if (text.empty()) return;
        if (const auto leading = leading_label(text))
            return open(line, leading->label, style_of(*leading, text), leading->rest);
        const auto bullet = after_bullet(text);
        if (bullet && !is_field_line(*bullet)) return open(line, {}, {Numbering::bullet, 0}, *bullet);
        if (goes_on(text, numbered_follows)) return append(line, bullet ? *bullet : text);
        if (!open_.empty() && (is_remark(line, text) || describes_heading(text))) return remarks_.push_back(line);
        open(line, {}, {Numbering::heading, 0}, text);
    }

    Items take() { return std::move(roots_); }
    const std::vector<Line>& remarks() const { return remarks_; }

private:
    // A paragraph without a number belongs to the item above it when it is one of its fields or the rest of its sentence.
    bool goes_on(std::string_view text, bool numbered_follows) const {
        if (open_.empty() || open_.back()->style.kind == Numbering::heading) return false;
        if (is_field_line(text)) return !is_of_whole_plan(text);
        if (starts_with_lower(text)) return true;
        const Item& last = *open_.back();
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

    void open(const Line& line, std::optional<Label> label, Style style, std::string text) {
        if (style.kind == Numbering::heading) {
            open_.clear();
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
        Items& siblings = open_.empty() ? roots_ : open_.back()->children;
        siblings.push_back(std::move(item));
        open_.push_back(siblings.back().get());
    }

    Items roots_;
    std::vector<Item*> open_;  // from the outermost to the last
    std::vector<Line> remarks_;
};

void read_fields(Item& item) {
    item.fields = fields_by_label(item.text);
    find_unlabelled(item.fields);
    for (const auto& child : item.children) read_fields(*child);
}

bool any_below(const Item& item) {
    return std::any_of(item.children.begin(), item.children.end(),
                       [](const auto& child) { return child->fields.any() || any_below(*child); });
}

// «Январь» over «- Инсценировки сказок»: all of them have that time.
bool is_month_over_deeds(const Item& item) { return is_month_heading(item.text) && !item.children.empty(); }

// The items as sections and measures.
class Gatherer {
public:
    // `remarks`: sentences between the items.
    RawPlan gather(const Items& roots, std::vector<Line> remarks) {
        left_ = std::move(remarks);
        emit_all(roots, {}, false);
        std::erase_if(plan_.sections, [](const RawSection& section) { return section.measures.empty(); });
        plan_.has_executors = with_who_ > 0;
        plan_.has_deadlines = with_when_ > 0;
        plan_.leftovers = without_furniture(left_);
        return std::move(plan_);
    }
    std::size_t measures = 0, dated = 0, named = 0;

private:
    // Paragraphs among which none has a time or an executor are no measures: the remarks of a letter, the tasks of a plan.
    // `timed`: the heading above them is a month, and so all of them have one.
    void emit_all(const Items& items, const ListFields& above, bool timed) {
        for (std::size_t at = 0; at < items.size();) {
            std::size_t end = at + 1;
            while (end < items.size() && follows(*items[end - 1], *items[end])) ++end;
            const bool any =
                timed || std::any_of(items.begin() + static_cast<std::ptrdiff_t>(at),
                                     items.begin() + static_cast<std::ptrdiff_t>(end), [](const auto& item) {
                                         return item->fields.any() || any_below(*item) || is_month_over_deeds(*item);
                                     });
            for (; at < end; ++at)
                if (any)
                    emit(*items[at], above, timed);
                else
                    leave(*items[at]);
        }
    }

    static bool follows(const Item& before, const Item& item) {
        if (before.style != item.style || item.style.kind == Numbering::heading) return false;
        if (!before.label || !item.label) return true;
        return item.label->parts.back() > before.label->parts.back();
    }

    void emit(const Item& item, const ListFields& above, bool timed) {
        const bool month = is_month_over_deeds(item);
        const bool heads = any_below(item) || month;
        if (item.style.kind == Numbering::heading && !heads) return leave(item);
        if (!heads) return add_measure(item, above, timed);
        open_section(item);
        ListFields inherited = above;
        if (month)
            inherited.when.clear();  // the section says it
        else if (!item.fields.when.empty())
            inherited.when = item.fields.when;
        if (!item.fields.who.empty()) inherited.who = item.fields.who;
        if (item.fields.who.empty() && item.text.ends_with(':')) {  // «Отделу общего образования:»
            std::string who;
            for (const std::string& name : read_addressees(item.text, {}).names)
                who += (who.empty() ? "" : "; ") + name;
            if (!who.empty()) inherited.who = who;
        }
        emit_all(item.children, inherited, month || timed);
    }

    // Paragraphs that are no measures and head none.
    void leave(const Item& item) {
        left_.push_back({.text = item.text, .place = item.place, .confidence = item.confidence});
        for (const auto& child : item.children) leave(*child);
    }

    void open_section(const Item& item) {
        RawSection section;
        section.label = item.label;
        section.place = item.place;
        section.repairs = item.repairs;
        section.title = in_one_line(item.fields.named() ? item.fields.title : item.text);
        while (section.title.ends_with('.') || section.title.ends_with(':')) section.title.pop_back();
        plan_.sections.push_back(std::move(section));
    }

    static RawField field(const Item& item, std::string_view text) {
        RawField out;
        out.text = std::string{text};
        out.place = item.place;
        out.confidence = item.confidence;
        return out;
    }

    void add_measure(const Item& item, const ListFields& above, bool timed) {
        if (plan_.sections.empty()) plan_.sections.emplace_back();
        RawMeasure measure;
        measure.label = item.label;
        measure.page = item.place.page;
        measure.columns_have_deadline = !timed;
        measure.title = field(item, item.fields.title);
        for (const auto& child : item.children) add_part(measure.title.text, *child);
        measure.title.repairs = item.repairs;
        measure.deadline = field(item, item.fields.when);
        measure.executors = field(item, item.fields.who);
        measure.result = field(item, item.fields.result);
        measure.evidence = field(item, item.fields.evidence);
        doubt_or_inherit(measure, item, above);
        ++measures;
        with_who_ += !measure.executors.empty();
        with_when_ += !measure.deadline.empty();
        dated += timed || item.fields.any();
        named += item.fields.named();
        plan_.sections.back().measures.push_back(std::move(measure));
    }

    static void add_part(std::string& text, const Item& part) {
        text += '\n' + (part.label ? part.label->text + ") " : std::string{"- "}) + in_one_line(part.text);
        for (const auto& child : part.children) add_part(text, *child);
    }

    static void doubt_or_inherit(RawMeasure& measure, const Item& item, const ListFields& above) {
        if (!measure.deadline.empty() && !item.fields.when_by_label)
            measure.deadline.doubts.push_back("Срок взят из текста меры. Проверьте срок и название.");
        if (item.fields.two_times)
            measure.deadline.doubts.push_back("В пункте названы два срока. Проверьте, не слились ли два пункта.");
        if (!measure.executors.empty() && !item.fields.who_by_label)
            measure.executors.doubts.push_back("Исполнители взяты из текста меры. Проверьте исполнителей и название.");
        if (measure.deadline.empty() && !above.when.empty()) {
            measure.deadline = field(item, above.when);
            measure.deadline.doubts.push_back("Срок в пункте не указан, взят из заголовка над ним. Проверьте.");
        }
        if (measure.executors.empty() && !above.who.empty()) {
            measure.executors = field(item, above.who);
            measure.executors.doubts.push_back(
                "Исполнители в пункте не названы, взяты из заголовка над ним. Проверьте.");
        }
        if (!measure.executors.empty()) return;
        std::string who;
        for (const std::string& name : read_addressees(item.fields.title, {}).names)
            who += (who.empty() ? "" : "; ") + name;
        if (who.empty()) return;
        measure.executors = field(item, who);
        measure.executors.doubts.push_back("Исполнители взяты из текста меры. Проверьте исполнителей.");
    }

    RawPlan plan_;
    std::vector<Line> left_;
    std::size_t with_who_ = 0, with_when_ = 0;
};

bool names_plan(const std::vector<Line>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
        return has_word_with(line.text, {"план", "дорожн", "мероприяти", "комплекс", "график", "циклограмм"});
    });
}

bool is_numbered(const Line& line) {
    const std::string text = in_one_line(line.text);
    return leading_label(text).has_value() || after_bullet(text).has_value();
}

// The headings of sections are told by their place: right above a number, short, and not the title of the plan itself.
bool may_head(const std::vector<Line>& lines, std::size_t at, bool first) {
    const std::string text = in_one_line(lines[at].text);
    if (at + 1 >= lines.size() || !is_numbered(lines[at + 1])) return false;
    if (is_month_heading(text) || is_time_alone(text) || (lines[at].heading > 0 && says_when(text))) return true;
    if (length_in_characters(text) > kHeadingLettersMax || text.ends_with('.') || text.ends_with(',')) return false;
    if (!first) return true;
    return names_part(text);
}

std::vector<Line> lines_of(const Source& source, std::size_t order_items) {
    std::vector<Line> lines;
    for (std::size_t at = order_items; at < source.items.size(); ++at) {
        const auto* line = std::get_if<Line>(&source.items[at]);
        if (line == nullptr) continue;
        // A paragraph with line breaks inside holds several: «1. Провести …¶Срок: …».
        for (const std::string& part : split(line->text, '\n')) {
            if (trim(part).empty()) continue;
            lines.push_back(*line);
            lines.back().text = std::string{trim(part)};
            lines.back().place.words = lines.back().text;
        }
    }
    return lines;
}

// «ПОЛОЖЕНИЕ» over «о районном конкурсе чтецов»: an annex that says how something is done; its stages are no measures.
bool opens_regulation(std::string_view text) {
    constexpr std::size_t kTokens = 12;
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > kTokens || !is_capitalised(tokens.front().text) || text.ends_with(':'))
        return false;
    const bool alone = tokens.size() == 1 || is_upper(tokens.front().text);
    for (const std::string_view kind : {"положение", "порядок", "правила", "инструкция", "регламент", "памятка"})
        if (tokens.front().is(kind)) return alone;
    return false;
}

bool opens_annex(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && is_capitalised(tokens.front().text) && tokens.front().is("приложение");
}

std::vector<Line> without_regulations(const std::vector<Line>& lines) {
    std::vector<Line> out;
    bool inside = false;
    for (const Line& line : lines) {
        inside = inside ? !opens_annex(line.text) : opens_regulation(line.text);
        if (!inside) out.push_back(line);
    }
    return out;
}

// The line that heads the first item, or the item itself.
std::size_t heading_above(const std::vector<Line>& lines, std::size_t first) {
    if (first > 0 && may_head(lines, first - 1, true)) return first - 1;
    std::size_t at = first;
    while (at > 0 && may_describe(lines[at - 1].text)) --at;
    const bool heads =
        at > 0 && at < first && gives_time(in_one_line(lines[at - 1].text)) && !names_plan({lines[at - 1]});
    return heads ? at - 1 : first;
}

}  // namespace

RawPlan gather_list_plan(const Source& source, std::size_t order_items) {
    std::vector<Line> lines = without_regulations(lines_of(source, order_items));
    if (std::none_of(lines.begin(), lines.end(), is_numbered)) mark_items(lines);
    std::size_t begin = 0;
    while (begin < lines.size() && !is_numbered(lines[begin])) ++begin;
    if (begin == lines.size()) return {};
    const std::size_t first = begin;
    begin = heading_above(lines, begin);
    Tree tree;
    for (std::size_t at = begin; at < lines.size(); ++at)
        tree.add(lines[at], at >= first && may_head(lines, at, false));
    const Items items = tree.take();
    for (const auto& item : items) read_fields(*item);

    Gatherer gatherer;
    RawPlan plan = gatherer.gather(items, tree.remarks());
    plan.title_lines.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(begin));
    const bool enough =
        gatherer.measures >= kMeasuresMin && gatherer.dated >= kMeasuresMin && gatherer.dated * 2 > gatherer.measures;
    if (!enough || (gatherer.named < kMeasuresMin && !names_plan(plan.title_lines))) return {};
    plan.found = true;
    plan.doubts.push_back(
        "Таблицы мероприятий в документе нет, меры прочитаны из списка. Проверьте, все ли они найдены.");
    return plan;
}

}  // namespace mera::intake
