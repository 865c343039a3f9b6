#include "intake/plan_term.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "intake/cell_kinds.hpp"
#include "intake/words.hpp"

namespace mera::intake {

namespace {

std::optional<int> year_of(const Token& token) {
    if (token.kind != Token::Kind::number || token.text.size() != 4) return {};
    int year = 0;
    std::from_chars(token.text.data(), token.text.data() + token.text.size(), year);
    return year >= 1990 && year <= 2099 ? std::optional{year} : std::nullopt;
}

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
    const bool of_term = day > 0 && (tokens[day - 1].is("с") || tokens[day - 1].is("по") || tokens[day - 1].is("до"));
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

std::optional<PlanTerm> term_in_title(std::string_view title, const std::optional<Date>& order_date) {
    const Tokens tokens = tokenise(title);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto first = year_of(tokens[at]);
        if (!first || is_part_of_date(tokens, at)) continue;
        std::size_t next = at + 1;
        int last = *first;
        if (next + 1 < tokens.size() && is_dash(tokens[next])) {
            const auto second = year_of(tokens[next + 1]);
            // «2019/20»
            const bool two_digits = tokens[next + 1].kind == Token::Kind::number && tokens[next + 1].text.size() == 2;
            if (second || two_digits) {
                last = second ? *second : *first / 100 * 100 + std::stoi(std::string{tokens[next + 1].text});
                next += 2;
            }
        }
        if (last < *first) continue;
        const bool school = next < tokens.size() && (tokens[next].folded.starts_with("учебн") || tokens[next].is("уч"));
        const bool year_word = next < tokens.size() && (tokens[next].folded.starts_with("год") ||
                                                        tokens[next].is("г") || tokens[next].is("гг"));
        const bool bracketed = at > 0 && next < tokens.size() && tokens[at - 1].text == "(" && tokens[next].text == ")";
        const bool on =
            at > 0 && (bracketed || tokens[at - 1].is("на") || tokens[at - 1].is("в") || ends_month(tokens, at - 1));
        const PlanTerm beginning{order_date ? std::min(*order_date, make_date(*first, 9, 1)) : make_date(*first, 1, 1),
                                 make_date(*first, 9, 1)};
        if (school && prepares_for(tokens, at)) return beginning;
        if (school) return school_years(*first, last > *first ? last : *first + 1);
        if (year_word || on) return years(*first, last);
    }
    return {};
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

// «План работы клуба на сентябрь месяц 2024 года»; «на сентябрь – октябрь» is no month.
std::optional<PlanTerm> month_in_title(std::string_view title) {
    constexpr std::size_t kWordsBetween = 2;  // «месяц»
    const Tokens tokens = tokenise(title);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto month = month_in(tokens[at].text);
        if (!month || (at > 0 && !tokens[at - 1].is("на"))) continue;
        for (std::size_t next = at + 1; next < std::min(tokens.size(), at + 1 + kWordsBetween); ++next) {
            if (tokens[next].kind == Token::Kind::sign || month_in(tokens[next].text)) break;
            if (const auto year = year_of(tokens[next])) {
                const Date first = make_date(*year, *month, 1);
                return PlanTerm{first, Date{first.year() / first.month() / std::chrono::last}};
            }
        }
    }
    return {};
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
        if (std::none_of(tokens.begin(), tokens.end(), [](const Token& t) { return year_of(t).has_value(); })) continue;
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

}  // namespace

std::optional<FoundTerm> plan_term(const TermFacts& facts) {
    for (const std::string& title : facts.titles)
        if (const auto term = is_place_and_year(title) ? std::nullopt : term_in_title(title, facts.order_date);
            term && !(facts.unsure_titles && is_denied(*term, facts.deadlines)))
            return FoundTerm{widened(*term, facts.deadlines), false, month_in_title(title)};
    if (const auto term = term_of_sections(facts.sections)) return FoundTerm{*term};
    const auto named = days_named(facts.deadlines);
    if (facts.order_date) {
        const int order_year = static_cast<int>(facts.order_date->year());
        const int last = named ? std::max(order_year, static_cast<int>(named->last.year())) : order_year;
        return FoundTerm{{*facts.order_date, make_date(last, 12, 31)}};
    }
    if (!named) return {};
    const int first = static_cast<int>(named->first.year()), last = static_cast<int>(named->last.year());
    // From autumn to the next summer: a school year.
    if (last == first + 1 && named->first >= make_date(first, 9, 1) && named->last <= make_date(last, 8, 31))
        return FoundTerm{school_years(first, last), true};
    return FoundTerm{years(first, last), true};
}

}  // namespace mera::intake
