#include "intake/plan/list_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/unlabelled_fields.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::string_view kMark = "• ";

bool is_marked(const Line& line) { return line.text.starts_with(kMark); }

// «Провести анкетирование. Срок: октябрь. Отв.: завуч» is a measure, and so is what stands right above such fields.
bool mark_labelled(std::vector<Line>& lines) {
    bool any = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const ListFields own = fields_by_label(lines[at].text);
        const bool labelled = own.named() && !own.title.empty() && starts_with_upper(lines[at].text);
        const bool above = at + 1 < lines.size() && !is_field_line(lines[at].text) && is_field_line(lines[at + 1].text);
        if ((!labelled && !above) || is_marked(lines[at])) continue;
        lines[at].text.insert(0, kMark);
        any = true;
    }
    return any;
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
bool mark_months(std::vector<Line>& lines) {
    constexpr std::size_t kMonthsMin = 3;
    std::size_t months = 0;
    for (const Line& line : lines)
        if (const auto parted = time_and_deed(line.text)) months += month_in(parted->first).has_value();
    if (months < kMonthsMin) return false;
    std::vector<Line> out;
    for (Line& line : lines) {
        const auto parted = is_marked(line) ? std::nullopt : time_and_deed(line.text);
        if (parted) {
            out.push_back(line);
            out.back().text = std::string{kMark} + parted->second;
            line.text = "Срок: " + parted->first;
            line.place.words.clear();
        }
        out.push_back(std::move(line));
    }
    lines = std::move(out);
    return true;
}

// «Промыть систему отопления – до 15 июля (завхоз)»: a deed that says when or who. What goes on in small letters is the rest of
// a title, and a title says what plan it is.
bool names_year_alone(std::string_view text) {  // «2024 год» of a title
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && tokens.size() <= 3 && tokens[0].kind == Token::Kind::number && tokens[0].text.size() == 4;
}

bool names_its_fields(std::string_view text) {
    if (!starts_with_upper(text) && !text.starts_with("«") && !(text[0] >= '0' && text[0] <= '9')) return false;
    if (has_word_with(text.substr(0, text.find(' ')), {"план", "дорожн", "график", "циклограмм", "комплекс"}))
        return false;
    ListFields fields = fields_by_label(text);
    find_unlabelled(fields);
    return fields.any() && has_letters(fields.title) && !is_time_alone(text);
}

bool ends_part(std::string_view text) {
    return text.ends_with(';') || text.ends_with('.') || text.ends_with(',') || text.ends_with(')');
}

// Times that stand alone, two at least, head the lines below them: «Ежедневно» over «контролировать дежурство».
void mark_under_times(std::vector<Line>& lines) {
    if (std::any_of(lines.begin(), lines.end(), is_marked)) return;
    constexpr std::ptrdiff_t kTimesMin = 2;
    const auto is_time = [](const Line& line) { return is_time_alone(line.text) && !names_year_alone(line.text); };
    if (std::count_if(lines.begin(), lines.end(), is_time) < kTimesMin) return;
    const auto first = std::find_if(lines.begin(), lines.end(), is_time);
    for (auto line = first; line != lines.end(); ++line)
        if (!is_time(*line) && !is_field_line(line->text) && !is_marked(*line)) line->text.insert(0, kMark);
}

// Paragraphs of which more than half say when or who are a list, where nothing else marks its items.
void mark_deeds(std::vector<Line>& lines) {
    constexpr std::size_t kDeedsMin = 3;
    std::vector<std::size_t> deeds;
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (is_marked(lines[at]) || names_its_fields(lines[at].text)) deeds.push_back(at);
    if (deeds.size() < kDeedsMin) return;
    std::size_t others = 0;  // but for days and months that stand as headings
    for (std::size_t at = deeds.front(); at <= deeds.back(); ++at) others += !is_time_alone(lines[at].text);
    if (deeds.size() * 2 <= others) return;
    for (const std::size_t at : deeds)
        if (!is_marked(lines[at])) lines[at].text.insert(0, kMark);
}

}  // namespace

namespace {

std::string_view bullet_at(std::string_view text) {
    static constexpr std::array<std::string_view, 17> kBullets = {
        "- ", "– ", "— ", "• ", "· ", "* ", "▪ ", "● ", "\uF0B7 ", "☐ ", "☑ ", "☒ ", "□ ", "■ ", "✓ ", "✔ ", "◦ "};
    for (const std::string_view bullet : kBullets)
        if (text.starts_with(bullet)) return bullet;
    return {};
}

}  // namespace

std::optional<std::string> after_bullet(std::string_view text) {
    if (const std::string_view bullet = bullet_at(text); !bullet.empty()) {
        const std::string_view rest = trim(text.substr(bullet.size()));
        for (const std::string_view dash : {"- ", "– ", "— "})  // «☐ – не выполнено»: what the boxes mean
            if (rest.starts_with(dash)) return {};
        return std::string{trim(rest.substr(bullet_at(rest).size()))};  // «• ☐ Провести ремонт»
    }
    // «-Концертная программа»: no space behind the dash.
    for (const std::string_view dash : {"-", "–", "—"})
        if (text.starts_with(dash) &&
            (starts_with_upper(text.substr(dash.size())) || text.substr(dash.size()).starts_with("«")))
            return std::string{text.substr(dash.size())};
    return {};
}

namespace {

bool is_weekday(std::string_view text) {
    static constexpr std::array<std::string_view, 7> kDays = {"понедельник", "вторник", "среда",      "четверг",
                                                              "пятница",     "суббота", "воскресенье"};
    return std::find(kDays.begin(), kDays.end(), fold_case(trim(text))) != kDays.end();
}

}  // namespace

bool is_time_alone(std::string_view text) {
    constexpr std::size_t kWordsMax = 6;
    text = trim(text);
    if (text.ends_with(':')) text.remove_suffix(1);  // «До 1 февраля:»
    if (is_weekday(text)) return true;
    return tokenise(text).size() <= kWordsMax && reads_as_time(in_one_line(text));
}

bool is_field_line(std::string_view text) {
    const ListFields fields = fields_by_label(text);
    return fields.title.empty() && (fields.any() || !fields.result.empty() || !fields.evidence.empty());
}

// «Педагог-психолог:» over «провести тренинг – март;», «организовать консультации – май.»: lines in small letters, two at least
// unless a time stands above them.
void mark_parts(std::vector<Line>& lines) {
    for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
        if (!lines[at].text.ends_with(':')) continue;
        std::size_t end = at + 1;
        const auto is_part = [&](const Line& line) {
            return starts_with_lower(line.text) && ends_part(line.text) && !is_field_line(line.text);
        };
        while (end < lines.size() && is_part(lines[end]) && (end == at + 1 || !lines[end - 1].text.ends_with('.')))
            ++end;
        if (end - at < (is_time_alone(lines[at].text) ? 2 : 3)) continue;
        for (std::size_t part = at + 1; part < end; ++part) lines[part].text.insert(0, kMark);
        at = end - 1;
    }
}

void mark_items(std::vector<Line>& lines) {
    const bool labelled = mark_labelled(lines);
    if (mark_months(lines) || labelled) return;
    mark_deeds(lines);
    mark_under_times(lines);
}

}  // namespace mera::intake
