#include "intake/words/summer_years.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr auto kAutumn = std::chrono::days{130};  // from the first of August to the last days of the year's first half

bool is_of_two(const Doubt& doubt) { return doubt.field == "deadlines" && doubt.why.starts_with(kTwoTimesInTerm); }

bool is_ambiguous(const DraftMeasure& measure) {
    return std::any_of(measure.doubts.begin(), measure.doubts.end(), is_of_two);
}

// When the row begins, if it is a row of its own time: «постоянно» and «ежемесячно» stand anywhere.
std::optional<std::chrono::sys_days> begins(const DraftMeasure& measure) {
    if (measure.deadlines.empty()) return {};
    const Deadline& deadline = measure.deadlines.front();
    const bool own = deadline.kind == DeadlineKind::date || deadline.kind == DeadlineKind::by_date ||
                     deadline.kind == DeadlineKind::month || deadline.kind == DeadlineKind::range;
    const auto& day = deadline.start ? deadline.start : deadline.end;
    if (!own || deadline.condition || !day) return {};
    return std::chrono::sys_days{*day};
}

// «IV квартал» of which the order is may be this year's or the next, whatever stands below it.
bool is_of_summer(std::chrono::sys_days day) {
    const auto month = std::chrono::year_month_day{day}.month();
    return month >= std::chrono::June && month <= std::chrono::August;
}

// All rows above begin no later, and the next one below in the autumn after it.
bool stands_in_order(const std::vector<DraftMeasure>& measures, std::size_t at) {
    const auto day = begins(measures[at]);
    if (!day || !is_of_summer(*day)) return false;
    for (std::size_t above = 0; above < at; ++above)
        if (const auto other = begins(measures[above]); other && *other > *day + std::chrono::days{31}) return false;
    for (std::size_t below = at + 1; below < measures.size(); ++below) {
        const auto other = begins(measures[below]);
        if (!other || is_ambiguous(measures[below])) continue;
        return *other >= *day && *other <= *day + kAutumn;
    }
    return false;
}

constexpr int kMonthsOfYear = 12;

// «До 20 августа» at the end of rows that went on to the next summer: those above begin later than the August that was taken, and none
// later than the one after it.
bool ends_the_rows(const std::vector<DraftMeasure>& measures, std::size_t at) {
    constexpr int kLaterMin = 2;
    const auto day = begins(measures[at]);
    if (!day) return false;
    const auto next = std::chrono::sys_days{add_months(Date{*day}, kMonthsOfYear)};
    int later = 0;
    for (std::size_t row = 0; row < measures.size(); ++row) {
        const auto other = begins(measures[row]);
        if (row == at || !other || is_ambiguous(measures[row])) continue;
        if (row < at ? *other > next : *other < next) return false;
        later += row < at && *other > *day + std::chrono::days{31};
    }
    return later >= kLaterMin;
}

void move_by_year(Deadline& deadline) {
    if (deadline.start) deadline.start = add_months(*deadline.start, kMonthsOfYear);
    if (deadline.end) deadline.end = add_months(*deadline.end, kMonthsOfYear);
}

void take_next_year(DraftMeasure& measure) {
    Deadline& deadline = measure.deadlines.front();
    move_by_year(deadline);
    const auto doubt = std::find_if(measure.doubts.begin(), measure.doubts.end(), is_of_two);
    doubt->why = std::string{kTwoTimesInTerm} + ": взято " + in_russian(deadline.start.value_or(*deadline.end)) +
                 " по порядку строк. Проверьте.";
}

bool names_year(std::string_view words) {
    const Tokens tokens = tokenise(words);
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.kind == Token::Kind::number && token.text.size() == 4; });
}

enum class NextAutumn { possible, likely };

// «Февраль», «май – июнь», «сентябрь»: the rows went on in the order of time until the last one, which would lie before them all; «май – июль
// 2024 года» right above says it alone.
std::optional<NextAutumn> next_autumn(const std::vector<DraftMeasure>& measures, std::size_t at) {
    constexpr std::size_t kRowsAboveMin = 2;
    const auto day = begins(measures[at]);
    if (!day || names_year(measures[at].deadline_text)) return {};
    std::optional<std::chrono::sys_days> last;
    std::size_t rows = 0, row_above = 0;
    bool in_order = true;
    for (std::size_t above = 0; above < at; ++above) {
        const auto other = begins(measures[above]);
        if (!other) continue;
        in_order = in_order && !(last && *other < *last);
        last = other;
        row_above = above;
        ++rows;
    }
    const bool named = last && names_year(measures[row_above].deadline_text);
    if (!last || (!named && (rows < kRowsAboveMin || !in_order))) return {};
    using std::chrono::year_month_day, std::chrono::September, std::chrono::October, std::chrono::May;
    const year_month_day own{*day}, before{*last};
    const bool autumn = own.month() == September || own.month() == October;
    const bool behind_summer =
        before.month() >= May && before.month() < September && before.year() == own.year() + std::chrono::years{1};
    if (!autumn || !behind_summer) return {};
    return named ? NextAutumn::likely : NextAutumn::possible;
}

}  // namespace

void doubt_next_autumns(std::vector<DraftSection>& sections) {
    for (DraftSection& section : sections)
        for (std::size_t at = 0; at < section.measures.size(); ++at) {
            DraftMeasure& measure = section.measures[at];
            const auto next = next_autumn(section.measures, at);
            if (!next) continue;
            if (*next == NextAutumn::likely) move_by_year(measure.deadlines.front());
            const auto place = std::find_if(measure.places.begin(), measure.places.end(),
                                            [](const auto& it) { return it.field == "deadlines"; });
            measure.doubts.push_back(
                {"deadlines",
                 *next == NextAutumn::likely
                     ? "Год не назван, взята осень после срока строкой выше. Проверьте."
                     : "Год не назван, а сроки выше дошли до лета: это может быть осень следующего "
                       "учебного года. Проверьте.",
                 place == measure.places.end() ? Place{} : place->place});
        }
}

void settle_summers(std::vector<DraftSection>& sections) {
    for (DraftSection& section : sections)
        for (std::size_t at = 0; at < section.measures.size(); ++at) {
            DraftMeasure& measure = section.measures[at];
            if (!is_ambiguous(measure) || measure.deadlines.size() != 1) continue;
            if (ends_the_rows(section.measures, at)) {
                take_next_year(measure);
                continue;
            }
            if (!stands_in_order(section.measures, at)) continue;
            const auto doubt = std::find_if(measure.doubts.begin(), measure.doubts.end(), is_of_two);
            measure.repairs.push_back(
                {"deadlines", "Год взят по порядку строк: за этим сроком идут сроки осени.", doubt->place});
            measure.doubts.erase(doubt);
        }
}

}  // namespace mera::intake
