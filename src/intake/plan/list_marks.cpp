#include "intake/plan/list_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/unlabelled_fields.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"
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

bool is_time_sign(const Token& token) {
    return token.kind == Token::Kind::sign || is_one_of(token.folded, {"и", "в", "с", "до", "по", "ч", "час", "часов"});
}

// «15.00», «в 11.00 и 14.00»: what may follow the day.
bool holds_hours_alone(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return is_time_sign(token) || (token.kind == Token::Kind::number && token.text.size() <= 2);
    });
}

// «6 декабря, 15.00», «01.04.-10.04.»: a day, perhaps with its hours.
bool is_day_in_front(std::string_view text) {
    for (bool loose = true; loose;) {  // the signs that part it from the deed
        loose = false;
        for (const std::string_view sign : {".", ",", ":", " ", "–", "—", "-"})
            if (text.ends_with(sign)) text.remove_suffix(sign.size()), loose = true;
    }
    const std::string said{text};
    if (!says_when(said)) return false;
    if (reads_as_time(said)) return true;
    const Tokens tokens = tokenise(said);
    for (std::size_t end = tokens.size() - 1; end > 0; --end) {
        const std::string day = said.substr(0, tokens[end - 1].end);
        if (says_when(day) && reads_as_time(day))
            return holds_hours_alone(std::string_view{said}.substr(tokens[end - 1].end));
    }
    return false;
}

// «Понедельник: планёрка; сдача отчётов»
std::optional<std::pair<std::string, std::string>> weekday_and_deeds(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 3 || !names_weekday(tokens[0].text)) return {};
    if (!is_one_of(tokens[1].text, {":", "–", "—", "-"}) || !has_letters(text.substr(tokens[2].begin))) return {};
    return std::pair{std::string{tokens[0].text}, std::string{text.substr(tokens[2].begin)}};
}

// Several of one weekday are parted by «;».
std::vector<std::string> deeds_of_day(const std::string& day, const std::string& deeds) {
    if (!names_weekday(day)) return {deeds};
    std::vector<std::string> out;
    for (const std::string& part : split(deeds, ';'))
        if (!trim(part).empty()) out.emplace_back(trim(part));
    return out;
}

// «01.04.-10.04. «Смешинки» – выставка», «6 декабря, 15.00. Концерт»: the longest day in front, and the deed, which a sign or its
// capital parts from it.
std::optional<std::pair<std::string, std::string>> day_and_deed(std::string_view text) {
    constexpr std::size_t kTokensMax = 14;
    const Tokens tokens = tokenise(text);
    if (auto of_week = weekday_and_deeds(text)) return of_week;
    if (tokens.size() < 3 || tokens.front().kind != Token::Kind::number) return {};
    if (const auto leading = leading_label(text); leading && leading->label.depth() == 1) return {};
    std::optional<std::size_t> deed;
    for (std::size_t at = 2; at < std::min(tokens.size(), kTokensMax); ++at) {
        const bool inside = is_one_of(tokens[at - 1].text, {"«", "\"", "("});
        const bool begins = !inside && ((tokens[at].kind == Token::Kind::word && is_capitalised(tokens[at].text)) ||
                                        tokens[at].text == "«" || tokens[at].text == "\"");
        const bool parted =
            tokens[at].kind == Token::Kind::word && is_one_of(tokens[at - 1].text, {"–", "—", "-", ":", "."});
        if ((begins || parted) && is_day_in_front(text.substr(0, tokens[at - 1].end))) deed = at;
    }
    if (!deed) return {};
    std::string_view time = trim(text.substr(0, tokens[*deed - 1].end));
    for (const std::string_view sign : {"–", "—", "-", ":", "."})
        if (time.ends_with(sign)) time = trim(time.substr(0, time.size() - sign.size()));
    return std::pair{std::string{time}, std::string{text.substr(tokens[*deed].begin)}};
}

// «до 1 мая – вручение открыток», «с 6 по 8 мая – автопробег»: a term that begins with a word, and the deed behind its dash.
// Without a figure, «май – субботник», the words are a term only beside others.
std::optional<std::pair<std::string, std::string>> term_and_deed(std::string_view text) {
    constexpr std::size_t kTokensMax = 14;
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 3 || tokens.front().kind != Token::Kind::word || reads_as_time(std::string{text})) return {};
    std::optional<std::size_t> dash;
    for (std::size_t at = 1; at + 1 < std::min(tokens.size(), kTokensMax); ++at) {
        const bool parts = is_one_of(tokens[at].text, {"–", "—", "-"}) && tokens[at].begin > tokens[at - 1].end;
        if (!parts || tokens[at + 1].kind == Token::Kind::number) continue;
        const std::string time{trim(text.substr(0, tokens[at].begin))};
        if (says_when(time) && reads_as_time(time)) dash = at;
    }
    if (!dash) return {};
    return std::pair{std::string{trim(text.substr(0, tokens[*dash].begin))},
                     std::string{text.substr(tokens[*dash + 1].begin)}};
}

bool has_figure(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// «1 октября 2025 года в 12.00, площадь»: the day with its hours, and what a comma or a bracket parts from it.
std::optional<std::pair<std::string, std::string>> day_and_place(std::string_view text) {
    constexpr std::size_t kTokensMax = 14;
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.front().kind != Token::Kind::number || is_time_alone(text)) return {};
    if (is_day_in_front(text)) return std::pair{std::string{text}, std::string{}};
    for (std::size_t at = std::min(tokens.size(), kTokensMax); at-- > 1;) {
        const bool parted = tokens[at].text == "," || tokens[at].text == "(";
        if (parted && is_day_in_front(text.substr(0, tokens[at].begin)))
            return std::pair{std::string{trim(text.substr(0, tokens[at].begin))},
                             std::string{trim(text.substr(tokens[at].end))}};
    }
    return {};
}

// A deed, and below it the line that says when and where.
void mark_days_below(std::vector<Line>& lines) {
    constexpr std::size_t kDaysMin = 3;
    std::vector<std::size_t> days;
    for (std::size_t at = 1; at < lines.size(); ++at)
        if (day_and_place(lines[at].text) && has_letters(lines[at - 1].text) && !says_when(lines[at - 1].text) &&
            starts_with_upper(lines[at - 1].text))
            days.push_back(at);
    if (days.size() < kDaysMin || days.size() * 2 < days.back() - days.front() + 2) return;
    for (const std::size_t at : days) {
        auto parted = *day_and_place(lines[at].text);
        if (parted.second.ends_with(')')) parted.second.pop_back();
        lines[at - 1].text = std::string{kMark} + lines[at - 1].text;
        if (!parted.second.empty()) lines[at - 1].text += " (" + parted.second + ")";
        lines[at].text = "Срок: " + parted.first;
        lines[at].place.words.clear();
    }
}

// «1 тур – 12 октября 2025 года, ФОК «Старт»»: the deed, its day behind a dash, and where.
std::optional<std::array<std::string, 3>> deed_day_and_place(std::string_view text) {
    if (!has_letters(text) || leading_label(text) || after_bullet(text)) return {};
    for (const std::string_view dash : {" – ", " — ", " - "}) {
        const std::size_t at = text.find(dash);
        if (at == std::string_view::npos || says_when(text.substr(0, at))) continue;
        const std::string_view rest = trim(text.substr(at + dash.size()));
        if (auto parted = day_and_place(rest); parted && !parted->second.empty())
            return std::array{std::string{trim(text.substr(0, at))}, parted->first, parted->second};
    }
    return {};
}

bool mark_days_behind(std::vector<Line>& lines) {
    constexpr std::size_t kDaysMin = 3;
    std::vector<std::size_t> found;
    std::size_t people = 0;  // «… – 8 апреля, завхоз» says who, and the fields of the item are read as ever
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (const auto parted = deed_day_and_place(lines[at].text)) {
            found.push_back(at);
            people += names_executor((*parted)[2]);
        }
    if (found.size() < kDaysMin || found.size() * 2 <= found.back() - found.front() + 1 || people * 2 >= found.size())
        return false;
    std::vector<Line> out;
    for (Line& line : lines) {
        if (auto parted = deed_day_and_place(line.text)) {
            out.push_back(line);
            out.back().text = std::string{kMark} + (*parted)[0] + " (" + (*parted)[2] + ")";
            line.text = "Срок: " + (*parted)[1];
            line.place.words.clear();
        }
        out.push_back(std::move(line));
    }
    lines = std::move(out);
    return true;
}

}  // namespace

void mark_days_in_front(std::vector<Line>& lines) {
    constexpr std::size_t kDaysMin = 3;
    std::vector<std::optional<std::pair<std::string, std::string>>> parted;
    std::size_t first = lines.size(), last = 0, found = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        parted.push_back(day_and_deed(lines[at].text));
        if (!parted.back()) parted.back() = term_and_deed(lines[at].text);
        if (!parted.back() || !(has_figure(parted.back()->first) || names_weekday(parted.back()->first))) continue;
        first = std::min(first, at);
        last = at;
        ++found;
    }
    if (found < kDaysMin || found * 2 <= last - first + 1) {
        if (!mark_days_behind(lines)) mark_days_below(lines);
        return;
    }
    std::vector<Line> out;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        Line& line = lines[at];
        if (!parted[at]) {
            out.push_back(std::move(line));
            continue;
        }
        for (const std::string& deed : deeds_of_day(parted[at]->first, parted[at]->second)) {
            out.push_back(line);
            out.back().text = std::string{kMark} + deed;
            out.push_back(line);
            out.back().text = "Срок: " + parted[at]->first;
            out.back().place.words.clear();
        }
    }
    lines = std::move(out);
}

namespace {

// «Промыть систему отопления – до 15 июля (завхоз)»: a deed that says when or who. What goes on in small letters is the rest of
// a title, and a title says what plan it is.
bool names_year_alone(std::string_view text) {  // «2024 год» of a title
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && tokens.size() <= 3 && tokens[0].kind == Token::Kind::number && tokens[0].text.size() == 4;
}

bool is_roman(std::string_view text) {  // «I. Организационный этап»: heads the items below it
    const auto leading = leading_label(text);
    return leading && leading->label.roman;
}

bool names_its_fields(std::string_view text) {
    if (is_roman(text)) return false;
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

// «Этап 1. Подготовка (январь – март 2026 г.)», «Заседание № 1. Август 2025 г.»: a part that names its time.
bool is_part_with_time(std::string_view text) {
    constexpr std::size_t kTokensMax = 20;
    static constexpr std::array<std::string_view, 12> kParts = {"этап",   "заседание", "раздел",  "блок",
                                                                "неделя", "занятие",   "встреча", "смена",
                                                                "модуль", "заезд",     "день",    "сессия"};
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > kTokensMax) return false;
    const std::string& named =
        tokens[0].kind == Token::Kind::number && tokens.size() > 1 ? tokens[1].folded : tokens[0].folded;
    if (std::find(kParts.begin(), kParts.end(), named) == kParts.end()) return false;
    ListFields fields = fields_by_label(text);
    find_unlabelled(fields);
    return !fields.when.empty();
}

// Parts with times of their own over lines that say none: these are the items, and the part says when.
bool mark_under_parts(std::vector<Line>& lines) {
    constexpr std::ptrdiff_t kPartsMin = 2;
    std::vector<bool> heads;
    for (const Line& line : lines) heads.push_back(is_part_with_time(line.text));
    if (std::count(heads.begin(), heads.end(), true) < kPartsMin || heads.back()) return false;
    const auto first = static_cast<std::size_t>(std::find(heads.begin(), heads.end(), true) - heads.begin());
    for (std::size_t at = first; at < lines.size(); ++at) {
        if (heads[at] ? heads[at + 1] : is_marked(lines[at]) || says_when(lines[at].text)) return false;
    }
    for (std::size_t at = first; at < lines.size(); ++at)
        if (!heads[at] && !is_field_line(lines[at].text)) lines[at].text.insert(0, kMark);
    return true;
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
    for (std::size_t at = deeds.front(); at <= deeds.back(); ++at)
        others += !is_time_alone(lines[at].text) && !is_roman(lines[at].text);
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
    if (mark_months(lines) || labelled || mark_under_parts(lines)) return;
    mark_deeds(lines);
    mark_under_times(lines);
}

}  // namespace mera::intake
