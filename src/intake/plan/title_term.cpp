#include "intake/plan/title_term.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "intake/plan/plan_part.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

PlanTerm years(int first, int last) { return {make_date(first, 1, 1), make_date(last, 12, 31)}; }
PlanTerm school_years(int first, int last) { return {make_date(first, 9, 1), make_date(last, 8, 31)}; }

namespace {

bool is_dash(const Token& token) {
    return token.text == "-" || token.text == "–" || token.text == "—" || token.text == "/" || token.text == "−";
}

// «____», «…»: room for what is written by hand
bool is_blank(const Token& token) { return token.text.find_first_not_of('_') == std::string::npos; }

// «___» or «   » before the name of a month
bool is_room_for_day(const Token& token) { return is_blank(token) || token.text == "«" || token.text == "\""; }

// A year that is the date of another act («от 02.12.2019 № 1576») or of a signature («29 августа 2025 г.», «___»______2020 г.)
// says nothing about this plan; «с 1 сентября 2024 г. по 31 мая 2025 г.» does.
bool is_part_of_date(const Tokens& tokens, std::size_t at) {
    if (at > 0 && (is_blank(tokens[at - 1]) || tokens[at - 1].is("от"))) return true;
    if (at < 2) return false;
    if (tokens[at - 1].text == "»" && is_room_for_day(tokens[at - 2])) return true;
    if (tokens[at - 1].text == "." && tokens[at - 2].kind == Token::Kind::number) return true;
    if (!month_in(tokens[at - 1].text)) return false;
    std::size_t day = at - 2;
    const auto is_quote = [](const Token& token) {
        return token.text == "»" || token.text == "\"" || token.text == "”";
    };
    const bool quoted = is_quote(tokens[day]) && day > 0;
    if (quoted) --day;
    if (quoted ? is_room_for_day(tokens[day]) : is_blank(tokens[day])) return true;
    if (tokens[day].kind != Token::Kind::number) return false;
    if (day > 0 && tokens[day - 1].text == "№") return false;  // «школы № 11 июнь 2025 года»
    const bool of_term = day > 0 && (tokens[day - 1].is("с") || tokens[day - 1].is("по") || tokens[day - 1].is("до") ||
                                     tokens[day - 1].is("на"));
    return !of_term;
}

// «Февраль 2023», not «от 5 февраля 2023»
bool ends_month(const Tokens& tokens, std::size_t at) {
    return month_in(tokens[at].text) && (at == 0 || tokens[at - 1].kind != Token::Kind::number);
}

// «Подготовка … к началу 2012/2013 учебного года», «к новому 2024/2025 учебному году»: done before it begins. «К аттестации
// в 2012/2013 учебном году» says nothing of the kind.
bool prepares_for(const Tokens& tokens, std::size_t year) {
    const auto between = [](const Token& token) {
        return token.is("началу") || token.folded.starts_with("нов") || token.folded.starts_with("предстоящ") ||
               token.folded.starts_with("очередн");
    };
    std::size_t at = year;
    while (at > 0 && between(tokens[at - 1])) --at;
    return at > 0 && (tokens[at - 1].is("к") || tokens[at - 1].is("ко"));
}

constexpr int kOn = 6, kIn = 4, kNamed = 2, kQuoted = 3;  // kQuoted: taken off in «…», the name of something else

// «2019/20», «2021-2023», «2021 и 2022»: the year they end in, and the token after them.
struct YearRange {
    int first = 0, last = 0;
    std::size_t next = 0;
};

YearRange year_range(const Tokens& tokens, std::size_t at, int first) {
    YearRange out{first, first, at + 1};
    if (out.next + 1 >= tokens.size()) return out;
    const Token &sign = tokens[out.next], &other = tokens[out.next + 1];
    const auto second = year_of(other);
    const bool two_digits = other.kind == Token::Kind::number && other.text.size() == 2;
    if (is_dash(sign) && (second || two_digits))
        out.last = second ? *second : first / 100 * 100 + std::stoi(std::string{other.text});
    else if ((sign.is("и") || sign.text == ",") && second)
        out.last = *second;
    else
        return out;
    out.next += 2;
    return out;
}

// «выявленных в 2020 году», «утверждённой в 2019 году»: when something before the plan was.
bool tells_of_past(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 8> kPast = {"выявленн", "утвержденн", "принят",   "прошедш",
                                                              "состоявш", "проведенн",  "допущенн", "установленн"};
    constexpr std::size_t kWordsBack = 8;
    for (std::size_t before = at > kWordsBack ? at - kWordsBack : 0; before < at; ++before)
        for (const std::string_view past : kPast)
            if (tokens[before].folded.starts_with(past)) return true;
    return false;
}

// «по итогам НОКО 2023 года», «анализ результатов ГИА-2023», unless what follows is prepared for.
bool tells_of_results(const Tokens& tokens, std::size_t at) {
    while (at-- > 0) {
        if (tokens[at].folded.starts_with("подготовк")) return false;
        if (tokens[at].folded.starts_with("итог") && !tokens[at].folded.starts_with("итогов")) return true;
        if (tokens[at].folded.starts_with("результат") || tokens[at].is("итогов")) return true;
    }
    return false;
}

// «2023/2024», «2023/24», «осенне-зимний период 2023-2024 гг.»: a year that begins in autumn; «2023/2024 годы» are two.
bool is_year_from_autumn(const Tokens& tokens, std::size_t at, const YearRange& range) {
    constexpr std::size_t kSeasonBefore = 5;  // «осенне-зимний период», its dash is a token
    if (range.last != range.first + 1 || range.next != at + 3) return false;
    const auto next_is = [&](std::initializer_list<std::string_view> words) {
        return range.next < tokens.size() && is_one_of(tokens[range.next].folded, words);
    };
    if (next_is({"годы", "годов"})) return false;
    const std::size_t from = at > kSeasonBefore ? at - kSeasonBefore : 0;
    // «Подготовка к отопительному сезону 2026/2027 года» is done in the summer before it.
    for (std::size_t before = from; before < at; ++before)
        if (tokens[before].is("к") || tokens[before].is("ко")) return false;
    for (std::size_t before = from; before < at; ++before)
        for (const std::string_view season : {"осенне", "отопительн", "зимн"})
            if (tokens[before].folded.starts_with(season)) return true;
    return tokens[at + 1].text == "/" && !next_is({"гг"});
}

// «введения ФГОС с 1 сентября 2022 года»: from when on something holds; the plan may run before that day or behind it.
bool begins_something(const Tokens& tokens, std::size_t at, std::size_t next) {
    const bool from = at > 2 && month_in(tokens[at - 1].text) && tokens[at - 3].is("с");
    return from && std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.end(),
                                [](const Token& token) { return token.is("по") || token.is("до") || is_dash(token); });
}

int weight_of(const Tokens& tokens, std::size_t at, const YearRange& range) {
    const auto before = [&](std::string_view word) { return at > 0 && tokens[at - 1].is(word); };
    const bool bracketed =
        at > 0 && range.next < tokens.size() && tokens[at - 1].text == "(" && tokens[range.next].text == ")";
    const bool alone =
        at == 0 && range.next < tokens.size() && range.next + 2 >= tokens.size();  // «2021 год» on a line
    const bool on_period = at > 1 && tokens[at - 1].is("период") && tokens[at - 2].is("на");
    if (before("на") || alone || on_period) return kOn;
    if (at > 0 && ends_month(tokens, at - 1)) return at > 1 && tokens[at - 2].is("на") ? kOn : kIn;
    if (before("в")) return tells_of_past(tokens, at) ? kNamed : kIn;
    return bracketed ? kIn : kNamed;
}

// The year before the last word of «на период до 2030 года», «за 2020 год», «к 2030 году», «к июню 2024 года» is not when
// the plan runs.
bool is_of_something_else(const Tokens& tokens, std::size_t at) {
    if (at > 0 && ends_month(tokens, at - 1)) --at;
    return at > 0 && (tokens[at - 1].is("за") || tokens[at - 1].is("к") || tokens[at - 1].is("ко") ||
                      tokens[at - 1].is("до") || tokens[at - 1].is("по"));
}

// «ГИА-2024», «ЕГЭ в 2024 году»: exams end the school year that ends in that year, and are prepared from its autumn.
bool is_of_exams(const Tokens& tokens, std::size_t year) {
    constexpr std::size_t kFirstOfName = 2;  // the first two of «итоговая государственная аттестация»
    for (std::size_t at = 0; at < year; ++at) {
        for (const std::string_view exam : {"гиа", "егэ", "огэ", "гвэ"})
            if (tokens[at].is(exam)) return true;
        if (!tokens[at].folded.starts_with("аттестаци")) continue;
        for (std::size_t back = 1; back <= std::min(kFirstOfName, at); ++back)
            if (tokens[at - back].folded.starts_with("итогов")) return true;
    }
    return false;
}

// «ГИА-2024», «ЕГЭ 2024»
bool is_right_behind_exams(const Tokens& tokens, std::size_t year) {
    if (year > 0 && is_dash(tokens[year - 1])) --year;
    return year > 0 && is_of_exams(Tokens{tokens.begin() + static_cast<std::ptrdiff_t>(year) - 1, tokens.end()}, 1);
}

// An order of that year, of the December before it, or later, plans what is left of it: no row of it lies in the autumn behind. Without
// an order the rows do not tell the two Septembers apart.
NamedTerm term_of_exams(int year, int weight, const std::optional<Date>& order_date) {
    const PlanTerm school = school_years(year - 1, year);
    constexpr int kSummerMonths = 2;
    if (!order_date) return {school, weight, true};
    const bool before =
        *order_date < make_date(year - 1, 12, 1) && *order_date >= add_months(school.first, -kSummerMonths);
    return before ? NamedTerm{{std::min(*order_date, school.first), school.last}, weight}
                  : NamedTerm{years(year, year), weight};
}

std::optional<NamedTerm> term_at(const Tokens& tokens, std::size_t at, const std::optional<Date>& order_date) {
    const auto first = year_of(tokens[at]);
    if (!first || is_part_of_date(tokens, at)) return {};
    const YearRange range = year_range(tokens, at, *first);
    if (range.last < *first) return {};
    const auto next_is = [&](std::string_view begin) {
        return range.next < tokens.size() && tokens[range.next].folded.starts_with(begin);
    };
    const bool labelled = at >= 3 && tokens[at - 1].text == ":" && tokens[at - 2].is("год") &&
                          tokens[at - 3].is("учебный");  // «Учебный год: 2023/24»
    const bool school = labelled || next_is("учебн") || (range.next < tokens.size() && tokens[range.next].is("уч"));
    const bool year_word =
        next_is("год") || (range.next < tokens.size() && (tokens[range.next].is("г") || tokens[range.next].is("гг")));
    if (school && prepares_for(tokens, at))
        return NamedTerm{{order_date ? std::min(*order_date, make_date(*first, 9, 1)) : make_date(*first, 1, 1),
                          make_date(*first, 9, 1)},
                         kOn};
    if (is_of_something_else(tokens, at)) return {};
    const int weight = labelled ? kOn : weight_of(tokens, at, range);
    if (school || is_year_from_autumn(tokens, at, range))
        return NamedTerm{school_years(*first, range.last > *first ? range.last : *first + 1), weight};
    const bool of_exams = weight < kOn && range.last == *first &&
                          (year_word ? is_of_exams(tokens, at) : is_right_behind_exams(tokens, at));
    // What was found or judged in that year is mended later.
    if (weight == kNamed && (tells_of_results(tokens, at) || tells_of_past(tokens, at))) return {};
    if (of_exams && tells_of_results(tokens, at)) return {};
    if (of_exams) return term_of_exams(*first, weight, order_date);
    const bool last_word = range.next == tokens.size() && at > 0;  // «План летней кампании 2024»
    if (!year_word && weight == kNamed && !last_word) return {};
    const bool guessed = begins_something(tokens, at, range.next) || (!year_word && weight == kNamed);
    return NamedTerm{years(*first, range.last), weight, guessed};
}

bool runs_over_year_end(const PlanTerm& stretch) { return stretch.first.year() != stretch.last.year(); }

}  // namespace

bool names_plainly(const NamedTerm& named) { return named.weight >= kOn; }

std::optional<NamedTerm> best_term(std::string_view title, const std::optional<Date>& order_date) {
    if (title.find_first_of("0123456789") == std::string_view::npos) return {};  // most titles: no year
    std::optional<NamedTerm> best;
    const Tokens tokens = tokenise(title);
    int depth = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        depth += tokens[at].text == "«" ? 1 : tokens[at].text == "»" ? -1 : 0;
        auto found = term_at(tokens, at, order_date);
        if (!found) continue;
        if (depth > 0) found->weight -= kQuoted;
        const bool surer = best && found->weight == best->weight && best->guessed && !found->guessed;
        if (!best || found->weight > best->weight || surer) best = found;
    }
    if (best && best->term.first.year() != best->term.last.year()) return best;
    const auto stretch = stretch_in_title(title);
    if (!stretch) return best;
    // Two years may be the ends of one stretch.
    if (runs_over_year_end(*stretch)) return NamedTerm{*stretch, best ? best->weight : kOn};
    // What prepares a month of that year stands beside it: the whole year is meant.
    const int year = static_cast<int>(stretch->first.year());
    return best ? best : NamedTerm{years(year, year), kOn};
}

bool names_years(std::string_view words) {
    const Tokens tokens = tokenise(words);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return year_of(token).has_value(); });
}

std::optional<PlanTerm> years_of_heading(std::string_view heading) {
    constexpr std::size_t kTokensMax = 16;  // more is a sentence
    constexpr std::size_t kBehindYear = 3;  // «учебного года.»
    const Tokens tokens = tokenise(heading);
    const bool month =
        std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return month_in(token.text).has_value(); });
    if (tokens.size() > kTokensMax || month || has_word_with(heading, {"итог", "результат", "анализ", "отчет"}))
        return {};
    const auto named = best_term(heading, std::nullopt);
    if (!named || named->guessed || stretch_in_title(heading).has_value()) return {};
    const bool at_end =
        std::any_of(tokens.end() - static_cast<std::ptrdiff_t>(std::min(tokens.size(), kBehindYear + 1)), tokens.end(),
                    [](const Token& token) { return year_of(token).has_value(); });
    return named->weight >= kIn || (named->weight == kNamed && at_end) ? std::optional{named->term} : std::nullopt;
}

bool is_place_and_year(std::string_view line) {
    const Tokens tokens = tokenise(line);
    const auto comma = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.text == ","; });
    if (comma == tokens.begin() || comma == tokens.end() || comma + 1 == tokens.end() || !year_of(*(comma + 1)))
        return false;
    const bool place = std::all_of(tokens.begin(), comma, [](const Token& token) {
        constexpr std::size_t kAbbreviation = 3;  // «г.», «пос.», «рп»
        return token.kind == Token::Kind::sign || is_capitalised(token.text) ||
               length_in_characters(token.text) <= kAbbreviation;
    });
    constexpr std::ptrdiff_t kAfterComma = 3;  // the year, «г», a full stop
    return place && tokens.end() - comma <= kAfterComma + 1;
}

}  // namespace mera::intake
