#include "intake/plan/list_marks.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/list_fields.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::string_view kMark = "• ";

// «Провести анкетирование. Срок: октябрь. Отв.: завуч» is a measure, and so is what stands right above such fields.
void mark_labelled(std::vector<Line>& lines) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const ListFields own = fields_by_label(lines[at].text);
        const bool labelled = own.named() && !own.title.empty() && starts_with_upper(lines[at].text);
        const bool above = at + 1 < lines.size() && !is_field_line(lines[at].text) && is_field_line(lines[at + 1].text);
        if (labelled || above) lines[at].text.insert(0, kMark);
    }
}

// «Октябрь – проверка кабинетов»: the time, and where the deed begins.
std::optional<std::pair<std::string, std::string>> time_and_deed(std::string_view text) {
    constexpr std::size_t kWordsOfTime = 4;
    for (const std::string_view sign : {"–", "—", " - ", ":"}) {
        const std::size_t at = text.find(sign);
        if (at == std::string_view::npos) continue;
        const std::string_view time = trim(text.substr(0, at)), deed = trim(text.substr(at + sign.size()));
        if (tokenise(time).size() <= kWordsOfTime && says_when(time) && has_letters(time) && has_letters(deed) &&
            !says_when(deed) && !begins_with_hours(deed))
            return std::pair{std::string{time}, std::string{deed}};
    }
    return {};
}

// A list of months with their deeds: each line becomes an item and its «Срок: …».
void mark_months(std::vector<Line>& lines) {
    constexpr std::size_t kMonthsMin = 3;
    std::size_t months = 0;
    for (const Line& line : lines)
        if (const auto parted = time_and_deed(line.text)) months += month_in(parted->first).has_value();
    if (months < kMonthsMin) return;
    std::vector<Line> out;
    for (Line& line : lines) {
        const auto parted = time_and_deed(line.text);
        if (parted) {
            out.push_back(line);
            out.back().text = std::string{kMark} + parted->second;
            line.text = "Срок: " + parted->first;
            line.place.words.clear();
        }
        out.push_back(std::move(line));
    }
    lines = std::move(out);
}

// «Промыть систему отопления – до 15 июля (завхоз)»: a deed that says when or who. What goes on in small letters is the rest of
// a title, and a title says what plan it is.
bool names_its_fields(std::string_view text) {
    if (!starts_with_upper(text) && !text.starts_with("«") && !(text[0] >= '0' && text[0] <= '9')) return false;
    if (has_word_with(text.substr(0, text.find(' ')), {"план", "дорожн", "график", "циклограмм", "комплекс"}))
        return false;
    ListFields fields = fields_by_label(text);
    find_unlabelled(fields);
    return fields.any() && has_letters(fields.title) && !is_time_alone(text);
}

// Paragraphs of which more than half say when or who are a list, where nothing else marks its items.
void mark_deeds(std::vector<Line>& lines) {
    constexpr std::size_t kDeedsMin = 3;
    std::vector<std::size_t> deeds;
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (names_its_fields(lines[at].text)) deeds.push_back(at);
    if (deeds.size() < kDeedsMin) return;
    std::size_t others = 0;  // but for days and months that stand as headings
    for (std::size_t at = deeds.front(); at <= deeds.back(); ++at) others += !is_time_alone(lines[at].text);
    if (deeds.size() * 2 <= others) return;
    for (const std::size_t at : deeds) lines[at].text.insert(0, kMark);
}

}  // namespace

std::optional<std::string> after_bullet(std::string_view text) {
    for (const std::string_view bullet : {"- ", "– ", "— ", "• ", "· ", "* ", "▪ ", "● ", "\uF0B7 "})
        if (text.starts_with(bullet)) return std::string{trim(text.substr(bullet.size()))};
    // «-Концертная программа»: no space behind the dash.
    for (const std::string_view dash : {"-", "–", "—"})
        if (text.starts_with(dash) &&
            (starts_with_upper(text.substr(dash.size())) || text.substr(dash.size()).starts_with("«")))
            return std::string{text.substr(dash.size())};
    return {};
}

bool is_time_alone(std::string_view text) {
    constexpr std::size_t kWordsMax = 6;
    return tokenise(text).size() <= kWordsMax && reads_as_time(in_one_line(text));
}

bool is_field_line(std::string_view text) {
    const ListFields fields = fields_by_label(text);
    return fields.title.empty() && (fields.any() || !fields.result.empty() || !fields.evidence.empty());
}

void mark_items(std::vector<Line>& lines) {
    mark_labelled(lines);
    mark_months(lines);
    const bool marked =
        std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.text.starts_with(kMark); });
    if (!marked) mark_deeds(lines);
}

}  // namespace mera::intake
