#include "intake/plan/list_plan.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "intake/people/addressees.hpp"
#include "intake/plan/list_marks.hpp"
#include "intake/plan/list_tree.hpp"
#include "intake/table/ditto_cells.hpp"
#include "intake/table/unlabelled_fields.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kMeasuresMin = 2;  // one numbered paragraph with a date is a sentence of a letter

std::string_view without_colon(std::string_view text) {
    text = trim(text);
    return text.ends_with(':') ? trim(text.substr(0, text.size() - 1)) : text;
}

// «Январь», «До 1 февраля:», «Ежедневно» over deeds: all of them have that time.
bool is_time_over_deeds(const Item& item) {
    const std::string_view text = without_colon(item.text);
    return !item.children.empty() && (is_month_heading(text) || is_time_alone(text));
}

void read_fields(Item& item) {
    item.fields = fields_by_label(item.text);
    find_unlabelled(item.fields);
    if (is_time_over_deeds(item)) {
        item.fields.title = item.text;
        item.fields.when = std::string{without_colon(item.text)};
    }
    for (const auto& child : item.children) read_fields(*child);
}

// Of the items that say when or who without a label, how many part it from the deed by a sign.
struct Apart {
    std::size_t when = 0, who = 0, whens = 0, whos = 0;
    void count(const Items& items) {
        for (const auto& item : items) {
            whens += !item->fields.when.empty() && !item->fields.when_by_label;
            whos += !item->fields.who.empty() && !item->fields.who_by_label;
            when += item->fields.when_apart;
            who += item->fields.who_apart;
            count(item->children);
        }
    }
    // Most of them: the list is made so, and that is said once.
    static bool are_most(std::size_t apart, std::size_t all) {
        constexpr std::size_t kMin = 3;
        return apart >= kMin && apart * 3 >= all * 2;
    }
};

bool any_below(const Item& item) {
    return std::any_of(item.children.begin(), item.children.end(),
                       [](const auto& child) { return child->fields.any() || any_below(*child); });
}

// The items as sections and measures.
class Gatherer {
public:
    // `remarks`: sentences between the items.
    RawPlan gather(const Items& roots, std::vector<Line> remarks) {
        left_ = std::move(remarks);
        Apart apart;
        apart.count(roots);
        whens_apart_ = Apart::are_most(apart.when, apart.whens);
        whos_apart_ = Apart::are_most(apart.who, apart.whos);
        emit_all(roots, {}, false);
        drop_empty_sections();
        plan_.has_executors = with_who_ > 0;
        plan_.has_deadlines = with_when_ > 0;
        plan_.doubts.push_back(
            std::string{
                "Таблицы мероприятий в документе нет, меры прочитаны из списка. Проверьте, все ли они найдены"} +
            (whens_apart_ || whos_apart_ ? " и верно ли взяты сроки и исполнители, стоящие за знаком." : "."));
        plan_.leftovers = without_furniture(left_);
        return std::move(plan_);
    }
    std::size_t measures = 0, dated = 0, named = 0;

private:
    // A month over the headings below it has no measures of its own.
    void drop_empty_sections() {
        std::vector<RawSection> kept;
        for (std::size_t at = plan_.sections.size(); at-- > 0;) {
            RawSection& section = plan_.sections[at];
            const bool heads = is_month_heading(section.title) && !kept.empty() && !is_month_heading(kept.back().title);
            if (!section.measures.empty() || heads) kept.push_back(std::move(section));
        }
        plan_.sections.assign(std::make_move_iterator(kept.rbegin()), std::make_move_iterator(kept.rend()));
    }

    // Paragraphs among which none has a time or an executor are no measures: the remarks of a letter, the tasks of a plan.
    // `timed`: the heading above them is a month, and so all of them have one.
    void emit_all(const Items& items, const ListFields& above, bool timed) {
        for (std::size_t at = 0; at < items.size();) {
            std::size_t end = at + 1;
            while (end < items.size() && follows(*items[end - 1], *items[end])) ++end;
            const bool any = timed || !above.when.empty() ||
                             std::any_of(items.begin() + static_cast<std::ptrdiff_t>(at),
                                         items.begin() + static_cast<std::ptrdiff_t>(end), [](const auto& item) {
                                             return item->fields.any() || any_below(*item) || is_time_over_deeds(*item);
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
        return item.label->parts.back() > before.label->parts.back() || item.label->stands_behind(*before.label);
    }

    void emit(const Item& item, const ListFields& above, bool timed) {
        const bool time = is_time_over_deeds(item);
        const bool part_of_month = timed && item.style.kind == Numbering::heading && !item.children.empty();
        const bool says_time =
            item.style.kind == Numbering::heading && !item.children.empty() && !item.fields.when.empty();
        const bool heads = any_below(item) || time || part_of_month || says_time;
        if (item.style.kind == Numbering::heading && !heads) return leave(item);
        if (!heads) return add_measure(item, above, timed);
        open_section(item);
        emit_all(item.children, inherited(item, above), time || timed);
    }

    // What a heading says of the items below it; `when_by_label`, `who_by_label`: it says nothing else.
    static ListFields inherited(const Item& item, const ListFields& above) {
        ListFields out = above;
        if (is_month_heading(without_colon(item.text)))
            out.when.clear();  // the section says it
        else if (!item.fields.when.empty())
            out.when = item.fields.when, out.when_by_label = is_time_over_deeds(item);
        if (!item.fields.who.empty()) out.who = item.fields.who, out.who_by_label = false;
        if (!item.fields.who.empty() || !item.text.ends_with(':')) return out;
        const std::string_view text = without_colon(item.text);
        std::string who;  // «Отделу общего образования:»
        for (const std::string& name : read_addressees(item.text, {}).names) who += (who.empty() ? "" : "; ") + name;
        const bool named = who.empty() && names_executor(text) && !says_when(text);  // «Классные руководители:»
        if (named) who = text;
        if (!who.empty()) out.who = who, out.who_by_label = named;
        return out;
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
        section.doubts = item.doubts;
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

    // «Мероприятие 2. Заключение договоров»: the number, and what stands behind it.
    static std::optional<LeadingLabel> numbered_deed(std::string_view title) {
        const Tokens tokens = tokenise(title);
        if (tokens.size() < 4 || !(tokens[0].is("мероприятие") || tokens[0].is("мера"))) return {};
        return leading_label(title.substr(tokens[1].begin));
    }

    void add_measure(const Item& item, const ListFields& above, bool timed) {
        if (plan_.sections.empty()) plan_.sections.emplace_back();
        RawMeasure measure;
        measure.label = item.label;
        measure.page = item.place.page;
        measure.columns_have_deadline = !timed;
        const auto numbered = item.label ? std::nullopt : numbered_deed(item.fields.title);
        if (numbered) measure.label = numbered->label;
        measure.title = field(item, numbered ? numbered->rest : item.fields.title);
        for (const auto& child : item.children) add_part(measure.title.text, *child);
        measure.title.repairs = item.repairs;
        measure.deadline = field(item, item.fields.when);
        measure.executors = field(item, item.fields.who);
        measure.result = field(item, item.fields.result);
        measure.evidence = field(item, item.fields.evidence);
        doubt_or_inherit(measure, item, above);
        repeat_executors(measure.executors);
        ++measures;
        with_who_ += !measure.executors.empty();
        with_when_ += !measure.deadline.empty();
        dated += timed || item.fields.any() || !measure.deadline.empty();
        named += item.fields.named();
        plan_.sections.back().measures.push_back(std::move(measure));
    }

    // «Ответственный: он же»
    void repeat_executors(RawField& executors) {
        if (is_ditto(executors.text) && !who_before_.empty()) {
            executors.repairs.push_back("«" + executors.text + "» прочитано как «" + who_before_ + "» из пункта выше.");
            executors.text = who_before_;
        } else if (!executors.empty()) {
            who_before_ = executors.text;
        }
    }

    static void add_part(std::string& text, const Item& part) {
        text += '\n' + (part.label ? part.label->text + ") " : std::string{"- "}) + in_one_line(part.text);
        for (const auto& child : part.children) add_part(text, *child);
    }

    void doubt_or_inherit(RawMeasure& measure, const Item& item, const ListFields& above) const {
        const bool when_known = item.fields.when_by_label || (whens_apart_ && item.fields.when_apart),
                   who_known = item.fields.who_by_label || (whos_apart_ && item.fields.who_apart);
        if (!measure.deadline.empty() && !when_known)
            measure.deadline.doubts.push_back("Срок взят из текста меры. Проверьте срок и название.");
        if (item.fields.two_times)
            measure.deadline.doubts.push_back("В пункте названы два срока. Проверьте, не слились ли два пункта.");
        if (!measure.executors.empty() && !who_known)
            measure.executors.doubts.push_back("Исполнители взяты из текста меры. Проверьте исполнителей и название.");
        // «Понедельник» over «10.00 – открытие недели»
        if (begins_with_hours(measure.deadline.text) && !month_in(measure.deadline.text) && !above.when.empty())
            measure.deadline.text = above.when + " " + measure.deadline.text;
        if (measure.deadline.empty() && !above.when.empty()) {
            measure.deadline = field(item, above.when);
            if (above.when_by_label)
                measure.deadline.repairs.push_back("Срок взят из заголовка «" + above.when + "».");
            else
                measure.deadline.doubts.push_back("Срок в пункте не указан, взят из заголовка над ним. Проверьте.");
        }
        if (measure.executors.empty() && !above.who.empty()) {
            measure.executors = field(item, above.who);
            if (above.who_by_label)
                measure.executors.repairs.push_back("Исполнители взяты из заголовка «" + above.who + "».");
            else
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
    bool whens_apart_ = false, whos_apart_ = false;  // as in most items
    std::string who_before_;  // of the last item that names anybody
};

bool names_plan(const std::vector<Line>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
        return has_word_with(line.text, {"план", "дорожн", "мероприяти", "комплекс", "график", "циклограмм", "дневник",
                                         "месячник", "декад", "расписан", "календар", "афиш", "сроки", "программ"});
    });
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

// «I. Организационный этап (август – октябрь)»: where nothing else is numbered, it heads what stands below it.
bool is_roman_heading(const Line& line) {
    const auto leading = leading_label(in_one_line(line.text));
    return leading && leading->label.roman;
}

bool may_be_heading(const Line& line) {
    constexpr std::size_t kTokensMax = 12;
    const std::string text = in_one_line(line.text);
    return starts_with_upper(text) && tokenise(text).size() <= kTokensMax && !text.ends_with('.') &&
           !text.ends_with(',') && !text.ends_with(';');
}

// «Директор школы:», or a short line at the margin under a title in the middle.
bool heads_at_margin(const std::vector<Line>& lines, std::size_t at) {
    constexpr std::size_t kTokensMax = 12;
    const std::string text = in_one_line(lines[at].text);
    if (tokenise(text).size() > kTokensMax || names_plan({lines[at]})) return false;
    if (text.ends_with(':')) return names_executor(without_colon(text));
    return at > 0 && !lines[at].centred && lines[at - 1].centred && lines[at].bold && !text.ends_with('.');
}

bool begin_alike(const Line& one, const Line& other) {
    const Tokens a = tokenise(one.text), b = tokenise(other.text);
    return !a.empty() && !b.empty() && a.front().folded == b.front().folded;
}

// Later items have headings of their own, short lines that end no sentence: so has the first. A time in it may be the title's,
// unless «Заседание № 1 (август)» begins as the others do.
bool is_heading_like_others(const std::vector<Line>& lines, std::size_t at) {
    if (is_numbered(lines[at]) || names_plan({lines[at]}) || !may_be_heading(lines[at])) return false;
    std::size_t others = 0, alike = 0;
    for (std::size_t below = at + 2; below + 1 < lines.size(); ++below) {
        const bool above = is_numbered(lines[below - 1]) || is_field_line(lines[below - 1].text);
        const bool heads = !is_numbered(lines[below]) && above && is_numbered(lines[below + 1]) &&
                           may_be_heading(lines[below]) && !is_field_line(lines[below].text);
        others += heads;
        alike += heads && begin_alike(lines[at], lines[below]);
    }
    if (says_when(lines[at].text)) return alike > 0;
    return others >= 2 || (others == 1 && !lines[at].centred);
}

// «на 2025-2026 учебный год» right above the first item is the rest of the title, and no time of the items below it.
bool ends_title(const std::vector<Line>& lines, std::size_t at) {
    const auto is_school_year = [](const Line& line) {
        return is_time_alone(line.text) && has_word_with(line.text, {"учебн"});
    };
    if (at == 0) return false;
    if (starts_with_lower(lines[at].text)) return true;
    return is_school_year(lines[at]) &&
           std::none_of(lines.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines.end(), is_school_year);
}

// «План мероприятий на 2024 год» with no other line above it that names a plan.
bool is_title_of_plan(const std::vector<Line>& lines, std::size_t at) {
    const auto begin = lines.begin(), end = begin + static_cast<std::ptrdiff_t>(at);
    return names_plan({lines[at]}) && !std::any_of(begin, end, [](const Line& line) { return names_plan({line}); });
}

// The line that heads the first item, or the item itself.
std::size_t heading_above(const std::vector<Line>& lines, std::size_t first) {
    if (first > 0 && is_title_of_plan(lines, first - 1)) return first;
    if (first > 0 && ends_title(lines, first - 1)) return first;
    if (first > 1 && is_heading_like_others(lines, first - 1)) return first - 1;
    if (first > 0 && (may_head(lines, first - 1, true) || heads_at_margin(lines, first - 1))) return first - 1;
    std::size_t at = first;
    while (at > 0 && may_describe(lines[at - 1].text)) --at;
    const bool heads =
        at > 0 && at < first && gives_time(in_one_line(lines[at - 1].text)) && !names_plan({lines[at - 1]});
    return heads ? at - 1 : first;
}

}  // namespace

RawPlan gather_list_plan(const Source& source, std::size_t order_items) {
    std::vector<Line> lines = without_regulations(lines_of(source, order_items));
    mark_days_in_front(lines);
    const bool unmarked = std::none_of(lines.begin(), lines.end(),
                                       [](const Line& line) { return is_numbered(line) && !is_roman_heading(line); });
    mark_parts(lines);
    if (unmarked) mark_items(lines);
    std::size_t begin = 0;
    while (begin < lines.size() && !is_numbered(lines[begin])) ++begin;
    if (begin == lines.size()) return {};
    const std::size_t first = begin;
    begin = heading_above(lines, begin);
    const ListTree tree = list_tree(lines, begin, first);
    for (const auto& item : tree.roots) read_fields(*item);

    Gatherer gatherer;
    RawPlan plan = gatherer.gather(tree.roots, tree.remarks);
    plan.title_lines.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(begin));
    const bool enough =
        gatherer.measures >= kMeasuresMin && gatherer.dated >= kMeasuresMin && gatherer.dated * 2 > gatherer.measures;
    if (!enough || (gatherer.named < kMeasuresMin && !names_plan(plan.title_lines))) return {};
    plan.found = true;
    return plan;
}

}  // namespace mera::intake
