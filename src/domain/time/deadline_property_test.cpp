// What holds for every phrase of the language, whatever it says: how it is typed changes nothing, and no word of it is
// passed over in silence. Checked on all phrases of the two tables.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <random>

#include "base/text.hpp"
#include "domain/time/deadline.hpp"
#include "support/deadline_rows.hpp"

namespace mera {

namespace {

std::string each_letter(std::string_view text, const std::function<char32_t(char32_t)>& change) {
    std::string out;
    for (const char32_t c : code_points(text)) out += utf8(change(c));
    return out;
}

bool is_dash(char32_t c) { return c == U'-' || c == U'–' || c == U'—'; }

std::string with_dash(std::string_view text, char32_t dash) {
    return each_letter(text, [&](char32_t c) { return is_dash(c) ? dash : c; });
}

std::string in_capitals(std::string_view text) {
    return each_letter(text, [](char32_t c) {
        if (c >= U'а' && c <= U'я') return static_cast<char32_t>(c - (U'а' - U'А'));
        return c == U'ё' ? U'Ё' : c;
    });
}

// «2020г», «2020 г.», «2020 год», «2020 года» → with `mark`; other words for years stay.
std::string with_year_mark(const std::string& text, const std::string& mark) {
    static const std::vector<std::string> kMarks = {" года", "года", " г.", "г.", " год", "год", " г", "г"};
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        out += text[at++];
        const bool year = out.size() >= 4 && std::all_of(out.end() - 4, out.end(), is_digit) &&
                          (out.size() == 4 || !is_digit(out[out.size() - 5]));
        if (!year) continue;
        const std::string rest = text.substr(at);
        for (const std::string& known : kMarks) {
            if (!rest.starts_with(known)) continue;
            const std::string after = rest.substr(known.size());
            const bool ends = after.empty() || std::string_view{" ,;)-"}.find(after[0]) != std::string_view::npos;
            if (!ends) continue;
            out += mark;
            at += known.size();
            break;
        }
    }
    return out;
}

struct Typing {
    const char* how;
    std::function<std::string(const std::string&)> type;
};

const std::vector<Typing>& typings() {
    static const std::vector<Typing> kAll = {
        {"no-break spaces", [](const std::string& text) { return replace_all(text, " ", "\u00A0"); }},
        {"wide spaces", [](const std::string& text) { return "  " + replace_all(text, " ", "   ") + " "; }},
        {"lines", [](const std::string& text) { return replace_all(text, " ", "\n"); }},
        {"hyphens", [](const std::string& text) { return with_dash(text, U'-'); }},
        {"en dashes", [](const std::string& text) { return with_dash(text, U'–'); }},
        {"em dashes", [](const std::string& text) { return with_dash(text, U'—'); }},
        {"е for ё", [](const std::string& text) { return replace_all(replace_all(text, "ё", "е"), "Ё", "Е"); }},
        {"a full stop", [](const std::string& text) { return text + "."; }},
        {"a comma", [](const std::string& text) { return text + ","; }},
        {"a semicolon", [](const std::string& text) { return text + " ;"; }},
        {"года", [](const std::string& text) { return with_year_mark(text, " года"); }},
        {"г.", [](const std::string& text) { return with_year_mark(text, " г."); }},
        {"glued г", [](const std::string& text) { return with_year_mark(text, "г"); }},
        {"год", [](const std::string& text) { return with_year_mark(text, " год"); }},
    };
    return kAll;
}

// A capital within a word parts it from the word before («СентябрьОктябрь»); at its head it begins a new line of the cell.
bool case_tells(const std::string& text) {
    const auto points = code_points(text);
    const auto is_small = [](char32_t c) { return c >= U'а' && c <= U'я'; };
    const auto is_capital = [](char32_t c) { return c >= U'А' && c <= U'Я'; };
    for (std::size_t at = 1; at < points.size(); ++at) {
        const bool begins_line = points[at - 1] == U' ' && at + 1 < points.size() && is_small(points[at + 1]);
        if (is_capital(points[at]) && (is_small(points[at - 1]) || begins_line)) return true;
    }
    return false;
}

// «09.12» may be September 2012; «09.12.» is a day: the stop is a sign of its own there.
bool stop_tells(const std::string& text) {
    const bool two_digits = text.size() > 2 && std::isdigit(static_cast<unsigned char>(text.back())) != 0;
    return two_digits && text[text.size() - 3] == '.';
}

bool same(const DeadlineReading& one, const DeadlineReading& other) {
    return one.deadlines == other.deadlines && one.doubts.empty() == other.doubts.empty();
}

bool has_condition(const DeadlineReading& reading) {
    return std::any_of(reading.deadlines.begin(), reading.deadlines.end(),
                       [](const Deadline& deadline) { return deadline.condition.has_value(); });
}

}  // namespace

TEST_CASE("how a phrase is typed changes nothing of its reading") {
    std::mt19937 random{20200901};
    int checked = 0;
    for (const DeadlineRow& row : deadline_rows()) {
        if (row.phrase.empty()) continue;
        const DeadlineReading reading = read_deadlines(row.phrase, row.term);
        for (const Typing& typing : typings()) {
            if (std::string_view{typing.how} == "a full stop" && stop_tells(row.phrase)) continue;
            const std::string typed = typing.type(row.phrase);
            CHECK_MESSAGE(same(read_deadlines(typed, row.term), reading), std::string{typing.how}, ": «", row.phrase,
                          "» «", typed, "»");
        }
        std::string mixed = row.phrase;
        for (int round = 0; round < 3; ++round) {
            const Typing& typing = typings()[random() % typings().size()];
            if (std::string_view{typing.how} != "a full stop") mixed = typing.type(mixed);
        }
        CHECK_MESSAGE(same(read_deadlines(mixed, row.term), reading), "«", row.phrase, "» «", mixed, "»");
        if (!case_tells(row.phrase)) {
            const std::string loud = in_capitals(row.phrase);
            CHECK_MESSAGE(same(read_deadlines(loud, row.term), reading), "«", row.phrase, "» «", loud, "»");
        }
        ++checked;
    }
    CHECK(checked > 1900);
}

// Where a condition stands («по запросу …», «после …»), the words after it name who asks and what happens: any word may.
TEST_CASE("no word of a phrase is passed over in silence") {
    int checked = 0;
    for (const DeadlineRow& row : deadline_rows()) {
        const DeadlineReading reading = read_deadlines(row.phrase, row.term);
        if (!reading.doubts.empty() || has_condition(reading)) continue;
        const std::vector<std::string> words = split(row.phrase, ' ');
        for (const std::string strange : {"абракадабр", "37", "не", "№ 5"})
            for (std::size_t at = 0; at <= words.size(); ++at) {
                std::vector<std::string> more = words;
                more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), strange);
                const std::string phrase = join(more, " ");
                CHECK_MESSAGE(!read_deadlines(phrase, row.term).doubts.empty(), phrase);
                ++checked;
            }
    }
    CHECK(checked > 10'000);
}

}  // namespace mera
