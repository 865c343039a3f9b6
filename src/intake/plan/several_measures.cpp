#include "intake/plan/several_measures.hpp"

#include <algorithm>
#include <utility>

#include "base/date.hpp"
#include "base/text.hpp"
#include "domain/time/deadline.hpp"
#include "intake/order/clause_parts.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

struct Item {
    std::optional<Label> label;
    std::string text;
};

bool is_next(const Label& before, const Label& label) {
    if (label.depth() != before.depth() || label.roman != before.roman) return false;
    return label.parts.back() == before.parts.back() + 1 &&
           std::equal(label.parts.begin(), label.parts.end() - 1, before.parts.begin());
}

// The sign between two items belongs to neither.
void drop_separators(std::string& text) {
    while (text.ends_with(';') || text.ends_with(',') || text.ends_with(' ')) text.pop_back();
}

// «1.Праздник 2.Досуг «В поисках клада»»: in a PDF the items of a cell run on in one paragraph. «… приказа п. 2. Плана» is
// no item.
std::string with_items_on_lines(std::string_view text) {
    const auto first = leading_label(text);
    if (!first || first->label.depth() != 1 || first->label.roman || first->label.parts.back() != 1)
        return std::string{text};
    constexpr std::size_t kAbbreviation = 2;  // «п», «ст»
    const Tokens tokens = tokenise(text);
    int next = 2;
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = 2; at + 2 < tokens.size(); ++at) {
        const bool mark = tokens[at + 1].text == "." || tokens[at + 1].text == ")";
        if (tokens[at].text != std::to_string(next) || !mark || tokens[at + 1].begin != tokens[at].end) continue;
        const std::string_view rest = text.substr(tokens[at + 2].begin);
        const bool begins = starts_with_upper(rest) || tokens[at + 2].text == "«" || tokens[at + 2].text == "\"";
        const std::size_t before = tokens[at - 1].text == "." && at > 1 ? at - 2 : at - 1;
        const bool of_phrase =
            tokens[before].kind == Token::Kind::word && length_in_characters(tokens[before].text) <= kAbbreviation;
        if (!begins || of_phrase || tokens[at - 1].end == tokens[at].begin) continue;
        out += trim(text.substr(from, tokens[at].begin - from));
        out += '\n';
        from = tokens[at].begin;
        ++next;
    }
    return out.append(text.substr(from));
}

// Numbered one after another from the first line on; empty when the text is not such a list.
std::vector<Item> numbered_items(std::string_view cell) {
    const std::string text = with_items_on_lines(cell);
    std::vector<Item> items;
    for (const std::string& line : split(text, '\n')) {
        const auto leading = leading_label(line);
        const bool begins = leading && (items.empty() || is_next(*items.back().label, leading->label));
        if (begins)
            items.push_back({leading->label, leading->rest});
        else if (items.empty())
            return {};  // words before the first number: a list inside one measure
        else
            items.back().text += '\n' + line;
    }
    if (items.size() < 2) return {};
    for (Item& item : items) drop_separators(item.text);
    return items;
}

// «2025 г.» under «сентябрь»: the rest of one time
bool names_only_year(std::string_view time) {
    const Tokens tokens = tokenise(time);
    return !tokens.empty() && tokens.front().kind == Token::Kind::number &&
           length_in_characters(tokens.front().text) == 4;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> out;
    for (std::string& line : split(text, '\n'))
        if (!trim(line).empty()) out.push_back(std::move(line));
    return out;
}

// The numbers stand in the number cell, line by line, and the titles are as many paragraphs.
std::vector<Item> items_by_number_cell(const RawMeasure& measure) {
    const std::vector<std::string> numbers = lines_of(measure.number.text), titles = lines_of(measure.title.text);
    if (numbers.size() < 2 || numbers.size() != titles.size()) return {};
    std::vector<Item> items;
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        const auto label = label_of(numbers[at]);
        if (!label || (at > 0 && !is_next(*items.back().label, *label))) return {};
        items.push_back({label, titles[at]});
    }
    return items;
}

// «Собрание¶Анкетирование» beside «сентябрь¶ноябрь»: a paragraph for each, and each has a time of its own.
std::vector<Item> items_by_times(const RawMeasure& measure) {
    const std::vector<std::string> titles = lines_of(measure.title.text), times = lines_of(measure.deadline.text);
    if (titles.size() < 2 || titles.size() != times.size()) return {};
    const bool all_times = std::all_of(times.begin(), times.end(), [](const std::string& time) {
        return reads_as_time(time) && !time.ends_with(',') && !names_only_year(time);
    });
    std::vector<Item> items;
    for (const std::string& title : titles) items.push_back({{}, without_bullet(title)});
    const bool all_titles = std::all_of(items.begin(), items.end(), [](const Item& item) {
        return starts_with_upper(item.text) && !item.text.ends_with(':') && !item.text.ends_with(',');
    });
    return all_times && all_titles ? items : std::vector<Item>{};
}

// «Тема: …», «Форма: …»: tells more of the line above.
bool is_labelled_line(std::string_view line) {
    constexpr std::size_t kLabelWords = 3;
    const Tokens tokens = tokenise(line);
    for (std::size_t at = 0; at < std::min(tokens.size(), kLabelWords); ++at)
        if (tokens[at].text == ":") return true;
    return false;
}

// A month or more, or what comes again: room for several deeds.
bool is_wide_time(const std::string& time) {
    constexpr int kDays = 25;
    const PlanTerm any_year{make_date(2024, 1, 1), make_date(2024, 12, 31)};
    const DeadlineReading reading = read_deadlines(time, any_year);
    if (reading.deadlines.size() != 1) return false;
    const Deadline& it = reading.deadlines.front();
    return it.recurrence || (it.start && it.end && days_between(*it.start, *it.end) >= kDays);
}

// «Входная диагностика¶Родительское собрание» beside «Сентябрь»: deeds of that month, a line for each. What has a number or a day is one
// deed, and «Педсовет¶Итоги года» one with its subject.
std::vector<Item> items_of_wide_time(const RawMeasure& measure) {
    constexpr std::size_t kWordsMin = 2;
    if (!measure.number.empty() || measure.label) return {};
    const std::vector<std::string> titles = lines_of(measure.title.text);
    if (titles.size() < 2 || lines_of(measure.deadline.text).size() != 1) return {};
    std::vector<Item> items;
    for (const std::string& title : titles) items.push_back({{}, without_bullet(title)});
    const bool all_titles = std::all_of(items.begin(), items.end(), [](const Item& item) {
        return starts_with_upper(item.text) && !item.text.ends_with(':') && !item.text.ends_with(',') &&
               !is_labelled_line(item.text) && tokenise(item.text).size() >= kWordsMin;
    });
    return all_titles && is_wide_time(in_one_line(measure.deadline.text)) ? items : std::vector<Item>{};
}

std::vector<std::string> parts_of(std::string_view text) {  // «октябрь 2024; ноябрь 2024»
    std::vector<std::string> out;
    for (std::string& part : split(text, ';'))
        if (!trim(part).empty()) out.emplace_back(trim(part));
    return out;
}

void share_out(RawField& field, std::size_t at, std::size_t count) {
    std::vector<std::string> parts;
    for (const Item& item : numbered_items(field.text)) parts.push_back(item.text);
    if (parts.size() != count) parts = lines_of(field.text);
    if (parts.size() != count) parts = parts_of(field.text);
    if (parts.size() != count) return;
    field.text = parts[at];
    drop_separators(field.text);
}

}  // namespace

std::vector<RawMeasure> part_measures(const RawMeasure& measure, bool paragraphs) {
    std::vector<Item> items = numbered_items(measure.title.text);
    if (items.empty()) items = items_by_number_cell(measure);
    if (items.empty() && paragraphs && !measure.title.guessed) items = items_by_times(measure);
    if (items.empty() && paragraphs && !measure.title.guessed) items = items_of_wide_time(measure);
    if (items.empty()) return {measure};
    std::vector<RawMeasure> out;
    for (std::size_t at = 0; at < items.size(); ++at) {
        RawMeasure part = measure;
        const bool nested =
            measure.label && items[at].label && items[at].label->depth() == 1 && label_of(measure.number.text);
        if (items[at].label) part.label = items[at].label;
        if (nested) {  // row 3 with measures 1 and 2 inside: 3.1 and 3.2
            part.label = measure.label;
            part.label->parts.push_back(items[at].label->parts.back());
            part.label->text += "." + items[at].label->text;
        }
        part.title.text = items[at].text;
        for (RawField* field : {&part.executors, &part.deadline, &part.result, &part.evidence})
            share_out(*field, at, items.size());
        part.doubts.push_back("В одной ячейке было " +
                              counted(static_cast<std::int64_t>(items.size()), "мера", "меры", "мер") + ", это " +
                              std::to_string(at + 1) +
                              "-я из них. Проверьте, к какой относятся срок, исполнители и документы.");
        out.push_back(std::move(part));
    }
    return out;
}

}  // namespace mera::intake
