#include "office/sheet/number_format.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "base/text.hpp"

namespace mera {

namespace {

// One piece of a format: a run of equal code letters («yyyy», «0», «#»), a literal text, or a mark.
struct Token {
    enum class Kind { code, literal } kind;
    std::string text;
};

bool is_code_letter(char c) { return std::string_view{"dmyhsDMYHS0#?.,%@Ee"}.find(c) != std::string_view::npos; }

std::vector<std::string> sections_of(std::string_view format) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (std::size_t at = 0; at < format.size(); ++at) {
        if (format[at] == '"') quoted = !quoted;
        if (format[at] == '\\' && at + 1 < format.size()) {
            out.back() += format[at++];
        } else if (format[at] == ';' && !quoted) {
            out.emplace_back();
            continue;
        }
        out.back() += format[at];
    }
    return out;
}

char lower_latin(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::vector<Token> tokens_of(std::string_view section) {
    std::vector<Token> out;
    const auto literal = [&](std::string_view text) {
        if (out.empty() || out.back().kind != Token::Kind::literal) out.push_back({Token::Kind::literal, {}});
        out.back().text += text;
    };
    for (std::size_t at = 0; at < section.size(); ++at) {
        const char c = section[at];
        if (c == '"') {
            const auto end = std::min(section.find('"', at + 1), section.size());
            literal(section.substr(at + 1, end - at - 1));
            at = end;
        } else if (c == '\\' && at + 1 < section.size()) {
            // The escaped sign may be a letter of several bytes.
            std::size_t end = at + 2;
            while (end < section.size() && (static_cast<unsigned char>(section[end]) & 0xC0) == 0x80) ++end;
            literal(section.substr(at + 1, end - at - 1));
            at = end - 1;
        } else if (c == '_' || c == '*') {
            ++at;  // room for a sign, a filling sign: only drawn
        } else if (c == '[') {
            const auto end = std::min(section.find(']', at), section.size());
            const std::string inner{section.substr(at + 1, end - at - 1)};
            if (!inner.empty() && (lower_latin(inner[0]) == 'h' || lower_latin(inner[0]) == 's'))
                out.push_back({Token::Kind::code, inner});
            at = end;
        } else if (section.substr(at, 5) == "AM/PM") {
            at += 4;
        } else if (is_code_letter(c)) {
            const char code = lower_latin(c);
            if (!out.empty() && out.back().kind == Token::Kind::code && out.back().text.back() == code && code != '%')
                out.back().text += code;
            else
                out.push_back({Token::Kind::code, std::string(1, code)});
        } else {
            literal(section.substr(at, 1));
        }
    }
    return out;
}

bool is_date(const std::vector<Token>& tokens) {
    for (const Token& token : tokens)
        if (token.kind == Token::Kind::code && std::string_view{"dmyhs"}.find(token.text[0]) != std::string_view::npos)
            return true;
    return false;
}

std::string general(double value) {
    std::string out = fmt::format("{:.15g}", value);
    return out == "-0" ? "0" : out;
}

struct Moment {
    std::chrono::year_month_day day;
    int hour, minute, second;
};

Moment moment_of(double serial, bool since_1904) {
    using namespace std::chrono;
    const double whole = std::floor(serial);
    auto seconds = static_cast<int>(std::lround((serial - whole) * 86400));
    auto days_count = static_cast<int>(whole);
    if (seconds == 86400) seconds = 0, ++days_count;
    // The calendar of 1900 counts a 29 February that never was.
    if (!since_1904 && days_count < 60) ++days_count;
    const sys_days origin = since_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / 30};
    return {year_month_day{origin + days{days_count}}, seconds / 3600, seconds / 60 % 60, seconds % 60};
}

constexpr std::array<std::string_view, 12> kMonths = {"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                                                      "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::string_view, 12> kMonthsOf = {"января",   "февраля", "марта",  "апреля",
                                                        "мая",      "июня",    "июля",   "августа",
                                                        "сентября", "октября", "ноября", "декабря"};
constexpr std::array<std::string_view, 7> kWeekdays = {"воскресенье", "понедельник", "вторник", "среда",
                                                       "четверг",     "пятница",     "суббота"};

std::string date_part(const std::string& code, bool minutes, bool has_day, const Moment& moment) {
    const auto month = static_cast<unsigned>(moment.day.month());
    const auto day = static_cast<unsigned>(moment.day.day());
    switch (code[0]) {
        case 'y': return std::to_string(static_cast<int>(moment.day.year()));
        case 'm':
            if (minutes) return fmt::format("{:02}", moment.minute);
            if (code.size() >= 3) return std::string{has_day ? kMonthsOf[month - 1] : kMonths[month - 1]};
            return code.size() == 2 ? fmt::format("{:02}", month) : std::to_string(month);
        case 'd':
            if (code.size() >= 3)
                return std::string{kWeekdays[std::chrono::weekday{std::chrono::sys_days{moment.day}}.c_encoding()]};
            return code.size() == 2 ? fmt::format("{:02}", day) : std::to_string(day);
        case 'h': return code.size() >= 2 ? fmt::format("{:02}", moment.hour) : std::to_string(moment.hour);
        case 's': return fmt::format("{:02}", moment.second);
        default: return code == "." || code == "," ? code : std::string{};
    }
}

std::string date_text(double value, const std::vector<Token>& tokens, bool since_1904) {
    constexpr double kLastDay = 2'958'465;  // 31.12.9999
    if (!(value >= 0 && value <= kLastDay)) return general(value);
    const Moment moment = moment_of(value, since_1904);
    bool has_day = false;
    for (const Token& token : tokens) has_day = has_day || token.text == "d" || token.text == "dd";
    const auto neighbour_is = [&](std::size_t at, int step, char code) {
        for (auto near = static_cast<std::ptrdiff_t>(at) + step; near >= 0 && near < std::ssize(tokens); near += step) {
            const Token& token = tokens[static_cast<std::size_t>(near)];
            if (token.kind == Token::Kind::code && token.text[0] != '.' && token.text[0] != ',')
                return token.text[0] == code;
        }
        return false;
    };
    std::string out;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (token.kind == Token::Kind::literal) {
            out += token.text;
            continue;
        }
        const bool minutes =
            token.text[0] == 'm' && token.text.size() <= 2 && (neighbour_is(at, -1, 'h') || neighbour_is(at, 1, 's'));
        out += date_part(token.text, minutes, has_day, moment);
    }
    return out;
}

std::string grouped(const std::string& digits) {
    std::string out;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0) out += "\u00A0";
        out += digits[at];
    }
    return out;
}

std::string number_text(double value, const std::vector<Token>& tokens, bool write_minus) {
    std::size_t decimals = 0, decimals_sure = 0, places = 0;
    bool after_point = false, thousands = false, percent = false, other = false;
    std::string words;
    for (const Token& token : tokens) {
        if (token.kind == Token::Kind::literal) {
            words += token.text;
            continue;
        }
        const char code = token.text[0];
        if (code == '0' || code == '#' || code == '?')
            (after_point ? decimals : places) += token.text.size();
        else if (code == '.')
            after_point = true;
        else if (code == ',')
            thousands = thousands || !after_point;
        else if (code == '%')
            percent = true;
        else
            other = true;  // exponents, text
        if (after_point && code == '0') decimals_sure += token.text.size();
    }
    if (!other && places == 0 && decimals == 0 && !words.empty()) return words;  // «—» for zero
    if (other || (places == 0 && decimals == 0)) return general(value);
    const double shown = std::abs(percent ? value * 100 : value);
    if (!(shown < 1e15)) return general(value);
    // Half away from zero, as spreadsheets round; 15 digits are all they keep.
    std::string digits = fmt::format("{:.{}f}", shown + std::ldexp(shown, -50), decimals);
    const auto point = digits.find('.');
    if (point != std::string::npos)
        while (digits.size() - point - 1 > decimals_sure && digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    std::string whole = digits.substr(0, point);
    if (thousands) whole = grouped(whole);
    const std::string number = whole + (point < digits.size() ? "," + digits.substr(point + 1) : "");

    std::string out = write_minus && value < 0 ? "-" : "";
    bool written = false;
    for (const Token& token : tokens) {
        if (token.kind == Token::Kind::literal)
            out += token.text;
        else if (token.text[0] == '%')
            out += '%';
        else if (!written)
            out += number, written = true;
    }
    return out;
}

}  // namespace

std::string_view built_in_number_format(int id) {
    switch (id) {
        case 1: return "0";
        case 2: return "0.00";
        case 3:
        case 37:
        case 38: return "#,##0";
        case 4:
        case 39:
        case 40: return "#,##0.00";
        case 9: return "0%";
        case 10: return "0.00%";
        case 14:
        case 27:
        case 30:
        case 36:
        case 50:
        case 57: return "dd.mm.yyyy";
        case 15: return "d mmmm yyyy";
        case 16: return "d mmmm";
        case 17: return "mmmm yyyy";
        case 18:
        case 20: return "h:mm";
        case 19:
        case 21: return "h:mm:ss";
        case 22: return "dd.mm.yyyy h:mm";
        case 45:
        case 47: return "mm:ss";
        case 46: return "[h]:mm:ss";
        default: return "General";
    }
}

std::string number_as_shown(double value, std::string_view format, bool since_1904) {
    if (!std::isfinite(value)) return {};
    const std::vector<std::string> sections = sections_of(format);
    std::size_t chosen = 0;
    if (value < 0 && sections.size() >= 2) chosen = 1;
    if (value == 0 && sections.size() >= 3) chosen = 2;
    // «[$-F800]dddd, mmmm dd, yyyy»: the long date of the system; what follows is only how America writes it.
    const bool long_date = fold_case(sections[chosen]).find("[$-f800]") != std::string::npos;
    const std::vector<Token> tokens = tokens_of(long_date ? "d mmmm yyyy \"г.\"" : sections[chosen]);
    if (fold_case(trim(sections[chosen])).find("general") != std::string::npos) return general(value);
    if (is_date(tokens)) return date_text(value, tokens, since_1904);
    return number_text(value, tokens, chosen == 0);
}

}  // namespace mera
