#include "intake/plan/number_order.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "intake/words/alike_figures.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

using Parts = std::vector<int>;

std::string text_of(const Parts& parts) {
    std::string out;
    for (const int part : parts) out += (out.empty() ? "" : ".") + std::to_string(part);
    return out;
}

std::string digits_of(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

// «И.» for «11.», «З.» for «3.»: the figures of a word of letters alone that are shaped like them; empty for any other.
std::string figures_shaped_so(std::string_view read) {
    std::string figures{trim(read)};
    for (const auto& [letter, figure] : {std::pair{"И", "11"},
                                         {"П", "11"},
                                         {"Н", "11"},
                                         {"З", "3"},
                                         {"б", "6"},
                                         {"В", "8"},
                                         {"О", "0"},
                                         {"І", "1"},
                                         {"I", "1"},
                                         {"l", "1"},
                                         {"|", "1"},
                                         {"!", "1"}})
        figures = replace_all(std::move(figures), letter, figure);
    const bool all = digits_of(read).empty() && figures.find_first_not_of("0123456789., ") == std::string::npos;
    return all ? digits_of(figures) : std::string{};
}

std::optional<Parts> beside(const std::optional<Parts>& parts, int step) {
    if (!parts || parts->back() + step < 1) return {};
    Parts out = *parts;
    out.back() += step;
    return out;
}

// A full stop or one figure lost or taken for another, or an end of the number not read at all.
bool looks_like(std::string_view read, const Parts& parts) {
    const std::string should = text_of(parts), figures = digits_of(should), seen = digits_of(read);
    if (seen.empty()) return figures_shaped_so(read) == figures;
    return figures.starts_with(seen) || figures.ends_with(seen) || at_most_a_letter_apart(read, should);
}

// Whether one figure parts them, and the two figures are shaped so.
bool are_alike(const Parts& left, const Parts& right) {
    const std::string a = text_of(left), b = text_of(right);
    if (a.size() != b.size() || a == b) return false;
    const auto [first, second] = std::mismatch(a.begin(), a.end(), b.begin());
    return look_alike(*first, *second) && std::equal(first + 1, a.end(), second + 1);
}

std::optional<Parts> own_number(const RawMeasure& measure) {
    if (!measure.label || measure.label->roman || measure.label->parts.empty()) return {};
    return measure.label->parts;
}

class Orderer {
public:
    Orderer(RawSection& section, const RawSection* before, const RawSection* after) : measures_(section.measures) {
        if (before != nullptr && !before->measures.empty()) last_before_ = own_number(before->measures.back());
        if (after != nullptr && !after->measures.empty()) first_after_ = own_number(after->measures.front());
        if (!section.label || section.label->roman) return;
        section_ = section.label->parts;
        const bool counted = before != nullptr && before->label && !before->label->roman;
        follows_ = counted && beside(before->label->parts, 1) == section_;
    }

    void run() {
        mend_sections();
        for (std::size_t at = 0; at < measures_.size(); ++at) look_at(at);
    }

private:
    bool is_of_section(const Parts& parts) const {
        return parts.size() == section_->size() + 1 && std::equal(section_->begin(), section_->end(), parts.begin());
    }

    // Of the section as it should be, where the figures that differ are shaped alike.
    std::optional<Parts> in_section(const Parts& own) const {
        if (own.size() != section_->size() + 1) return {};
        Parts should = *section_;
        should.push_back(own.back());
        return are_alike(own, should) ? std::optional{should} : std::nullopt;
    }

    // «5.1», «5.2», «3.3» in section 3: one printer made all its threes, and some of them were read as fives. «4.1» behind
    // them is of a section whose title is lost. Where none of them was read as 3, they must count from «5.1» on, and section
    // 2 stand above.
    void mend_sections() {
        if (!section_) return;
        const bool any = std::any_of(measures_.begin(), measures_.end(), [&](const RawMeasure& measure) {
            const auto own = own_number(measure);
            return own && is_of_section(*own);
        });
        if (!any && !(follows_ && all_in_section())) return;
        for (RawMeasure& measure : measures_) {
            const auto own = own_number(measure);
            auto should = own && !is_of_section(*own) ? in_section(*own) : std::nullopt;
            if (!should) continue;
            const bool taken = std::any_of(measures_.begin(), measures_.end(),
                                           [&](const RawMeasure& other) { return own_number(other) == *should; });
            if (!taken) mend(measure, *std::move(should));
        }
    }

    // «5.1», «5.2», «5.5» for 3.1, 3.2, 3.3: each figure is the one that should stand there or shaped like it.
    static bool is_shaped_like(const Parts& own, const Parts& should) {
        const std::string read = text_of(own), printed = text_of(should);
        return read.size() == printed.size() && std::equal(read.begin(), read.end(), printed.begin(),
                                                           [](char a, char b) { return a == b || look_alike(a, b); });
    }

    bool all_in_section() const {
        Parts should = *section_;
        should.push_back(0);
        bool any = false;
        for (const RawMeasure& measure : measures_) {
            ++should.back();
            const auto own = own_number(measure);
            if (own && !is_shaped_like(*own, should)) return false;
            any = any || own;
        }
        return any;
    }

    // «1.5» behind «1.2» ends a section: an author may leave numbers out, but «1.3» is printed nearly so.
    static void doubt_gap(RawMeasure& measure, const Parts& own, const Parts& above) {
        if (own.size() == above.size() && are_alike(own, above))
            measure.number.doubts.push_back("По порядку здесь должен стоять номер " + text_of(above) +
                                            ". Сравните с документом.");
    }

    std::optional<Parts> from_above(std::size_t at) const {
        if (at > 0) return beside(own_number(measures_[at - 1]), 1);
        if (!section_) return runs_on(beside(last_before_, 1), at + 1, -1);
        Parts first = *section_;
        first.push_back(1);
        return first;
    }

    std::optional<Parts> from_below(std::size_t at) const {
        std::size_t below = at + 1;
        while (below < measures_.size() && is_put_in(below)) ++below;
        if (below < measures_.size()) return beside(own_number(measures_[below]), -1);
        return at > 0 ? runs_on(beside(first_after_, -1), at - 1, 1) : std::nullopt;
    }

    // «5а» behind «5»: the numbers round it count on over it.
    bool is_put_in(std::size_t at) const {
        const auto& own = measures_[at].label;
        return at > 0 && own && measures_[at - 1].label && own->stands_behind(*measures_[at - 1].label);
    }

    // Numbers that count on over a section's title: its other neighbour in the section asks for the same.
    std::optional<Parts> runs_on(const std::optional<Parts>& over_title, std::size_t neighbour, int step) const {
        if (!over_title || neighbour >= measures_.size()) return {};
        return beside(own_number(measures_[neighbour]), step) == over_title ? over_title : std::nullopt;
    }

    void look_at(std::size_t at) {
        RawMeasure& measure = measures_[at];
        if (is_put_in(at)) return;
        const auto above = from_above(at), below = from_below(at);
        if (measure.number.empty() && !measure.label) {
            const bool first = at == 0 && !above && below && below->back() == 1;
            return fill(measure, first ? below : above, below);
        }
        if (measure.number.empty()) return;
        const auto own = own_number(measure);
        const bool confirmed = own && (own == above || own == below);
        if (confirmed && (!above || !below || above == below || own != below || above->size() != below->size())) {
            measure.number.confidence = 1;
            return;
        }
        if (above && above == below) return mend(measure, *above);
        // At an end of a section one neighbour must do: it mends what was read unsurely or stands there twice.
        const auto& only = at + 1 == measures_.size() ? above : below;
        const bool twice = at > 0 && own && own == own_number(measures_[at - 1]);
        const std::string figures = only ? digits_of(text_of(*only)) : std::string{};
        const bool same_figures =
            only && (digits_of(measure.number.text) == figures || figures_shaped_so(measure.number.text) == figures);
        if (only && !confirmed && (same_figures || twice || measure.number.confidence < kSureLetters))
            mend(measure, *only);
        else if (own && above && !confirmed && at + 1 == measures_.size())
            doubt_gap(measure, *own, *above);
    }

    // Just one number is missing here, and the row has what a measure has.
    static bool begins_anew(const RawMeasure& measure) {
        return starts_with_upper(measure.title.text) && !measure.deadline.empty() && !measure.executors.empty() &&
               starts_with_upper(measure.executors.text);
    }

    // A number too faint to be read, between two that leave room for one.
    static void fill(RawMeasure& measure, const std::optional<Parts>& above, const std::optional<Parts>& below) {
        if (!above || above != below) return;
        measure.label = Label{.parts = *above, .text = text_of(*above), .roman = false};
        measure.may_go_on = measure.may_go_on && !begins_anew(measure);
        measure.number.doubts.push_back("Номер не прочитан и взят по порядку: " + measure.label->text +
                                        ". Сравните с документом.");
    }

    static void mend(RawMeasure& measure, Parts parts) {
        const std::string should = text_of(parts), was{trim(measure.number.text)};
        if (measure.label && measure.label->parts == parts && measure.label->letter.empty()) return;
        if (!looks_like(was, parts)) {
            measure.number.doubts.push_back("По порядку здесь должен стоять номер " + should +
                                            ". Сравните с документом.");
            if (!measure.label) {
                measure.may_go_on = measure.may_go_on && !begins_anew(measure);
                measure.label = Label{.parts = std::move(parts), .text = should, .roman = false};
            }
            return;
        }
        measure.number.repairs.push_back("Номер «" + was + "» прочитан как «" + should + "» по порядку номеров.");
        if (digits_of(was) != digits_of(should))
            measure.number.doubts.push_back("Номер прочитан неуверенно и взят по порядку: " + should +
                                            ". Сравните с документом.");
        measure.number.confidence = 1;  // what is uncertain about it is said
        measure.may_go_on = false;
        measure.label = Label{.parts = std::move(parts), .text = should, .roman = false};
    }

    std::vector<RawMeasure>& measures_;
    std::optional<Parts> section_;
    std::optional<Parts> last_before_, first_after_;  // the numbers beyond the titles
    bool follows_ = false;  // the section before has the number before
};

// «П. Работа с кадрами» after «I. …» is section II: the Russian recogniser knows no Roman numbers.
void mend_roman_section(RawSection& section, int number) {
    struct Likeness {
        int number;
        std::string_view roman;
        std::vector<std::string_view> read;
    };
    static const std::vector<Likeness> kLikes = {{1, "I", {"Г", "Т", "1", "|", "!", "Ї", "[", "]"}},
                                                 {2, "II", {"П", "Ц", "И", "Н", "11", "||", "ЇЇ"}},
                                                 {3, "III", {"Ш", "Щ", "И", "П", "ПТ", "ИТ", "111", "|||"}},
                                                 {4, "IV", {"ГУ", "ТУ", "1У", "|У", "1\\/", "М", "ПУ"}},
                                                 {5, "V", {"У", "\\/"}},
                                                 {6, "VI", {"УТ", "УГ", "У1", "У|", "М"}}};
    for (const Likeness& likeness : kLikes)
        for (const std::string_view read : likeness.read) {
            const std::string begin = std::string{read} + ".";
            if (likeness.number != number || !section.title.starts_with(begin)) continue;
            const std::string rest{trim(std::string_view{section.title}.substr(begin.size()))};
            if (!starts_with_upper(rest)) continue;
            section.repairs.push_back("Номер раздела «" + begin + "» прочитан как «" + std::string{likeness.roman} +
                                      "».");
            section.title = rest;
            section.label = Label{.parts = {number}, .text = std::string{likeness.roman}, .roman = true};
            return;
        }
}

}  // namespace

void mend_numbers_by_order(RawPlan& plan) {
    int romans = 0;  // sections so far, while all of them count by Roman numbers
    for (RawSection& section : plan.sections) {
        if (!section.label && romans >= 0) mend_roman_section(section, romans + 1);
        const bool next = section.label && section.label->roman && section.label->parts.front() == romans + 1;
        romans = next ? romans + 1 : -1;
    }
    for (std::size_t at = 0; at < plan.sections.size(); ++at) {
        const RawSection* const before = at > 0 ? &plan.sections[at - 1] : nullptr;
        const RawSection* const after = at + 1 < plan.sections.size() ? &plan.sections[at + 1] : nullptr;
        Orderer{plan.sections[at], before, after}.run();
    }
}

namespace {

constexpr int kRomanMax = 10;
constexpr std::array<std::string_view, kRomanMax> kRoman = {"I",  "II",  "III",  "IV", "V",
                                                            "VI", "VII", "VIII", "IX", "X"};

// What a Russian recogniser makes of a Roman number; 0 for anything else.
int roman_misread(std::string_view folded) {
    static constexpr std::array<std::pair<std::string_view, int>, 22> kReadAs = {{
        {"г", 1}, {"т", 1},  {"1", 1},  {"l", 1},   {"і", 1},  {"|", 1},  {"п", 2},  {"11", 2},
        {"и", 2}, {"ш", 3},  {"п1", 3}, {"111", 3}, {"ту", 4}, {"гу", 4}, {"1у", 4}, {"1v", 4},
        {"у", 5}, {"у1", 6}, {"уг", 6}, {"уі", 6},  {"ул", 7}, {"уп", 7},
    }};
    for (const auto& [read, number] : kReadAs)
        if (folded == read) return number;
    return 0;
}

struct SectionNumber {
    int number = 0;  // 0: none
    std::size_t rest = 0;  // where the words of the title begin
    bool misread = false;
    bool by_letters = false;  // figures alone are figures
};

// «II»; «П.» before «Работа с педагогами», «Раздел П.».
SectionNumber section_number(const DraftSection& section) {
    const auto known = std::find(kRoman.begin(), kRoman.end(), section.number);
    if (known != kRoman.end()) return {.number = static_cast<int>(known - kRoman.begin()) + 1, .by_letters = true};
    if (!section.number.empty()) return {.number = roman_misread(section.number), .misread = true};  // «1», «11»
    const Tokens tokens = tokenise(section.title);
    const std::size_t at = !tokens.empty() && (tokens[0].is("раздел") || tokens[0].is("глава")) ? 1 : 0;
    if (tokens.size() < at + 3 || tokens[at + 1].text != "." || !is_capitalised(tokens[at + 2].text)) return {};
    return {roman_misread(tokens[at].folded), tokens[at + 2].begin, true, tokens[at].kind == Token::Kind::word};
}

}  // namespace

void mend_section_numbers(std::vector<DraftSection>& sections, std::vector<Repair>& repairs) {
    std::vector<std::pair<DraftSection*, SectionNumber>> numbered;
    int expected = 0;
    for (DraftSection& section : sections) {
        const SectionNumber found = section_number(section);
        if (found.number == 0) continue;
        if (found.number != ++expected || expected > kRomanMax) return;  // they are no numbers, or not all are seen
        numbered.emplace_back(&section, found);
    }
    const bool roman_numbers =
        std::any_of(numbered.begin(), numbered.end(), [](const auto& one) { return one.second.by_letters; });
    if (numbered.size() < 2 || !roman_numbers) return;
    for (auto& [section, found] : numbered) {
        if (!found.misread) continue;
        section->number = kRoman[static_cast<std::size_t>(found.number) - 1];
        repairs.push_back(
            {"section", "Номер раздела прочитан как «" + section->number + "»: «" + section->title + "».", {}});
        section->title = section->title.substr(found.rest);
    }
}

}  // namespace mera::intake
