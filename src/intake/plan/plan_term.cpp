#include "intake/plan/plan_term.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "intake/plan/plan_part.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

bool is_dash(const Token& token) {
    return token.text == "-" || token.text == "–" || token.text == "—" || token.text == "/" || token.text == "−";
}

PlanTerm years(int first, int last) { return {make_date(first, 1, 1), make_date(last, 12, 31)}; }
PlanTerm school_years(int first, int last) { return {make_date(first, 9, 1), make_date(last, 8, 31)}; }

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

// How plainly words say that a year is that of the plan: «на 2021 год» does, «итоги конкурса 2020 года» hardly.
struct NamedTerm {
    PlanTerm term;
    int weight = 0;
    bool guessed = false;
};
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

// «по итогам ЕГЭ 2023 года», «анализ результатов ГИА-2023», unless what follows is prepared for.
bool tells_of_results(const Tokens& tokens, std::size_t at) {
    while (at-- > 0) {
        if (tokens[at].folded.starts_with("подготовк")) return false;
        if (tokens[at].folded.starts_with("итог") && !tokens[at].folded.starts_with("итогов")) return true;
        if (tokens[at].folded.starts_with("результат") || tokens[at].is("итогов")) return true;
    }
    return false;
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
    const bool school = next_is("учебн") || (range.next < tokens.size() && tokens[range.next].is("уч"));
    const bool year_word =
        next_is("год") || (range.next < tokens.size() && (tokens[range.next].is("г") || tokens[range.next].is("гг")));
    if (school && prepares_for(tokens, at))
        return NamedTerm{{order_date ? std::min(*order_date, make_date(*first, 9, 1)) : make_date(*first, 1, 1),
                          make_date(*first, 9, 1)},
                         kOn};
    if (is_of_something_else(tokens, at)) return {};
    const int weight = weight_of(tokens, at, range);
    if (school) return NamedTerm{school_years(*first, range.last > *first ? range.last : *first + 1), weight};
    const bool of_exams = weight < kOn && range.last == *first &&
                          (year_word ? is_of_exams(tokens, at) : is_right_behind_exams(tokens, at));
    if (of_exams && tells_of_results(tokens, at)) return {};
    if (of_exams) return term_of_exams(*first, weight, order_date);
    if (!year_word && weight == kNamed) return {};
    return NamedTerm{years(*first, range.last), weight};
}

bool runs_over_year_end(const PlanTerm& stretch) { return stretch.first.year() != stretch.last.year(); }

std::optional<NamedTerm> best_term(std::string_view title, const std::optional<Date>& order_date) {
    std::optional<NamedTerm> best;
    const Tokens tokens = tokenise(title);
    int depth = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        depth += tokens[at].text == "«" ? 1 : tokens[at].text == "»" ? -1 : 0;
        auto found = term_at(tokens, at, order_date);
        if (!found) continue;
        if (depth > 0) found->weight -= kQuoted;
        if (!best || found->weight > best->weight) best = found;
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

std::optional<PlanTerm> term_in_title(std::string_view title, const std::optional<Date>& order_date) {
    const auto found = best_term(title, order_date);
    return found ? std::optional{found->term} : std::nullopt;
}

// «г. Заречный, 2020 г.», «Малая Сердоба, 2017 год» at the foot of a title page: where and when it was printed.
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

// «Мероприятия на 2024 год», «Мероприятия на 2025 год»: the plan runs over all of them.
std::optional<PlanTerm> term_of_sections(const std::vector<std::string>& headings) {
    std::optional<PlanTerm> out;
    for (const std::string& heading : headings) {
        const auto term = term_in_title(heading, std::nullopt);
        if (!term) continue;
        if (!out) out = term;
        out->first = std::min(out->first, term->first);
        out->last = std::max(out->last, term->last);
    }
    return out;
}

// «до 1 марта 2019 г.», «23.01.19»
bool names_year(const Tokens& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (year_of(tokens[at])) return true;
        const auto number = [&](std::size_t it) { return tokens[it].kind == Token::Kind::number; };
        if (at >= 4 && number(at) && tokens[at].text.size() == 2 && tokens[at - 1].text == "." && number(at - 2) &&
            tokens[at - 3].text == "." && number(at - 4))
            return true;
    }
    return false;
}

// The first and the last day the deadlines name with their years.
std::optional<PlanTerm> days_named(const std::vector<std::string>& phrases) {
    std::optional<PlanTerm> out;
    const auto take = [&](const std::optional<Date>& day) {
        if (!day) return;
        if (!out) out = PlanTerm{*day, *day};
        out->first = std::min(out->first, *day);
        out->last = std::max(out->last, *day);
    };
    for (const std::string& phrase : phrases) {
        const Tokens tokens = tokenise(phrase);
        if (!names_year(tokens)) continue;
        for (const Deadline& deadline : read_deadlines(phrase, std::nullopt).deadlines) {
            take(deadline.start);
            take(deadline.end);
        }
    }
    return out;
}

// «ГИА в 2025 году» is prepared from the summer before: so many deadlines name that year that the plan began in it.
PlanTerm widened(PlanTerm term, const std::vector<std::string>& phrases) {
    constexpr std::size_t kOutsideMin = 3;
    const auto year = [](Date day) { return static_cast<int>(day.year()); };
    std::vector<std::string> before, after;
    for (const std::string& phrase : phrases) {
        const auto named = days_named({phrase});
        if (!named) continue;
        if (named->first < term.first && year(named->first) + 1 >= year(term.first)) before.push_back(phrase);
        if (named->last > term.last && year(named->last) <= year(term.last) + 1) after.push_back(phrase);
    }
    const auto enough = [&](const std::vector<std::string>& named) {
        return named.size() >= kOutsideMin && named.size() * 4 >= phrases.size();
    };
    if (enough(before)) term.first = days_named(before)->first;
    if (enough(after)) term.last = days_named(after)->last;
    return term;
}

// «на 20[25-2026] учебный год» under a stamp: most deadlines name days of another time.
bool is_denied(const PlanTerm& term, const std::vector<std::string>& phrases) {
    std::size_t named = 0, inside = 0;
    for (const std::string& phrase : phrases) {
        const auto days = days_named({phrase});
        if (!days) continue;
        ++named;
        inside += term.first <= days->first && days->last <= term.last;
    }
    return 2 * inside < named;
}

// «Дорожная карта на период до 2025 года»; 0 when no title says it.
int last_year(const std::vector<std::string>& titles) {
    int out = 0;
    for (const std::string& title : titles) {
        const Tokens tokens = tokenise(title);
        for (std::size_t at = 1; at < tokens.size(); ++at)
            if (const auto year = year_of(tokens[at]); year && (tokens[at - 1].is("до") || tokens[at - 1].is("по")))
                out = std::max(out, *year);
    }
    return out;
}

// «Январь», «до 15 февраля», «март – апрель» in the plan of an order of December, which names no year: rows that the rest of the
// year does not hold and the twelve months after the order do.
bool runs_into_next_year(Date ordered, const PlanTerm& twelve_months, const std::vector<std::string>& phrases) {
    constexpr unsigned kFirstMonth = 8;  // of the school year: an earlier order may plan what began before it
    constexpr std::size_t kOutsideMin = 2;
    if (static_cast<unsigned>(ordered.month()) < kFirstMonth) return false;
    const PlanTerm rest{ordered, make_date(static_cast<int>(ordered.year()), 12, 31)};
    const auto lacks_year = [](const std::string& phrase, const PlanTerm& term) {
        const auto doubts = read_deadlines(phrase, term).doubts;
        return std::any_of(doubts.begin(), doubts.end(),
                           [](const std::string& why) { return why.starts_with("Год не назван"); });
    };
    const auto outside = std::count_if(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
        return lacks_year(phrase, rest) && !lacks_year(phrase, twelve_months);
    });
    return static_cast<std::size_t>(outside) >= kOutsideMin;
}

// The lines of a title go on from one to the next: «План выполнения решений 2020 года ¶ на 2021 год».
std::optional<FoundTerm> term_of_titles(const TermFacts& facts) {
    constexpr std::size_t kLinesOfTitle = 3;
    std::optional<NamedTerm> best;
    std::size_t of_title = 0, first = facts.titles.size();
    for (std::size_t at = 0; at < facts.titles.size(); ++at) {
        const std::string& title = facts.titles[at];
        if (at >= first + kLinesOfTitle && at + 1 < facts.titles.size()) continue;
        const auto found = is_place_and_year(title) ? std::nullopt : best_term(title, facts.order_date);
        if (!found || (facts.unsure_titles && is_denied(found->term, facts.deadlines))) continue;
        first = std::min(first, at);
        if (best && best->weight >= found->weight) continue;
        best = found;
        of_title = at;
    }
    if (!best) return {};
    const std::string& title = facts.titles[of_title];
    const auto part = part_in_title(title);
    // «Месячник (01.09.2023 – 30.09.2023)»: days within one month say which one «3 неделя» is of.
    const bool of_month = part && part->days && part->days->first.year() == part->days->last.year() &&
                          part->days->first.month() == part->days->last.month();
    return FoundTerm{widened(best->term, facts.deadlines), best->guessed, of_month ? part->days : days_in_title(title),
                     part};
}

std::optional<FoundTerm> term_by_facts(const TermFacts& facts) {
    if (const auto named = term_of_titles(facts)) return named;
    if (const auto term = term_of_sections(facts.sections)) return FoundTerm{*term};
    const auto named = days_named(facts.deadlines);
    if (facts.order_date) {
        const int order_year = static_cast<int>(facts.order_date->year());
        const int last =
            std::max({order_year, named ? static_cast<int>(named->last.year()) : 0, last_year(facts.titles)});
        constexpr int kMonthsOfYear = 12;
        const PlanTerm twelve{*facts.order_date, add_days(add_months(*facts.order_date, kMonthsOfYear), -1)};
        if (last == order_year && runs_into_next_year(*facts.order_date, twelve, facts.deadlines))
            return FoundTerm{.term = twelve, .guessed = true, .of_order = true};
        return FoundTerm{.term = {*facts.order_date, make_date(last, 12, 31)},
                         .of_order = last_year(facts.titles) == 0};
    }
    if (!named) return {};
    const int first = static_cast<int>(named->first.year()), last = static_cast<int>(named->last.year());
    // From autumn to the next summer: a school year.
    if (last == first + 1 && named->first >= make_date(first, 9, 1) && named->last <= make_date(last, 8, 31))
        return FoundTerm{school_years(first, last), true};
    return FoundTerm{years(first, last), true};
}

}  // namespace

std::optional<FoundTerm> plan_term(const TermFacts& facts) {
    std::optional<FoundTerm> found = term_by_facts(facts);
    for (const std::string& title : facts.titles)
        if (found && !found->part) found->part = event_in_title(title);
    return found;
}

}  // namespace mera::intake
