#include "intake/amendment/amendment_place.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "intake/amendment/amendment_vocabulary.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr int kRangeMax = 50;                // rows of one range; a longer one is a misreading

int ordinal_of(const Lexeme& word) {
    static constexpr std::array<std::pair<std::string_view, int>, 13> kOrdinals = {{{"перв", 1},
                                                                                    {"втор", 2},
                                                                                    {"трет", 3},
                                                                                    {"четверт", 4},
                                                                                    {"пят", 5},
                                                                                    {"шест", 6},
                                                                                    {"седьм", 7},
                                                                                    {"восьм", 8},
                                                                                    {"девят", 9},
                                                                                    {"десят", 10},
                                                                                    {"одиннадцат", 11},
                                                                                    {"двенадцат", 12},
                                                                                    {"последн", -1}}};
    if (word.kind == Lexeme::Kind::number) {
        int number = 0;
        const auto read = std::from_chars(word.text.data(), word.text.data() + word.text.size(), number);
        return read.ec == std::errc{} && read.ptr == word.text.data() + word.text.size() && number < 100 ? number : 0;
    }
    for (const auto& [beginning, number] : kOrdinals)
        if (word.starts(beginning)) return number;
    return 0;
}

std::vector<int> parts_of(std::string_view number) {
    std::vector<int> out;
    for (const std::string& part : split(number, '.')) {
        int value = 0;
        std::from_chars(part.data(), part.data() + part.size(), value);
        out.push_back(value);
    }
    return out;
}

// «3.2»–«3.4» written out; empty when they are no range.
std::vector<std::string> range_of(const std::string& first, const std::string& last) {
    const std::vector<int> from = parts_of(first), to = parts_of(last);
    if (from.size() != to.size() || !std::equal(from.begin(), from.end() - 1, to.begin())) return {};
    if (to.back() <= from.back() || to.back() - from.back() > kRangeMax) return {};
    const std::size_t stop = first.rfind('.');
    const std::string head = stop == std::string::npos ? "" : first.substr(0, stop + 1);
    std::vector<std::string> out;
    for (int number = from.back(); number <= to.back(); ++number) out.push_back(head + std::to_string(number));
    return out;
}

bool is_annex_word(const Lexeme& word) {
    static constexpr std::array<std::string_view, 8> kWords = {"комплекс", "план",   "перечн", "перечень",
                                                               "программ", "дорожн", "график", "муниципальн"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view beginning) { return word.starts(beginning); });
}

}  // namespace

std::string field_of_column(std::string_view heading) {
    switch (role_of_heading(heading).role) {
        case Role::number: return "number";
        case Role::title: return "title";
        case Role::executor: return "executors";
        case Role::deadline: return "deadline_text";
        case Role::result: return "result";
        case Role::evidence: return "evidence";
        default: return {};
    }
}

NumbersFound PlaceReader::numbers(std::size_t at) const {
    NumbersFound out;
    out.next = at;
    if (lexeme(at).kind != Lexeme::Kind::number) return out;
    const auto after_stop = [&](std::size_t one) {  // «пункт 3.2. исключить»: the stop belongs to the number
        const Lexeme& next = lexeme(one + 1);
        const bool goes_on = next.kind == Lexeme::Kind::word && !next.capital;
        return lexeme(one).is(".") && lexeme(one).begin == lexeme(one - 1).end && goes_on ? one + 1 : one;
    };
    out.numbers.push_back(lexeme(at).text);
    out.next = after_stop(at + 1);
    for (;;) {
        std::size_t next = out.next;
        const bool range = lexeme(next).is_dash();
        if (!range && !lexeme(next).is(",") && !lexeme(next).is("и")) return out;
        ++next;
        if (lexeme(next).is("и")) ++next;
        if (lexeme(next).kind != Lexeme::Kind::number) return out;
        if (range) {
            const auto between = range_of(out.numbers.back(), lexeme(next).text);
            out.broken = out.broken || between.empty();
            if (!between.empty()) out.numbers.insert(out.numbers.end(), between.begin() + 1, between.end());
        } else {
            out.numbers.push_back(lexeme(next).text);
        }
        out.next = after_stop(next + 1);
    }
}

std::optional<PlaceFound> PlaceReader::read(std::size_t at) const {
    if (auto found = read_part_of_row(at)) return found;
    if (auto found = read_column(at)) return found;
    if (auto found = read_row(at)) return found;
    if (auto found = read_section(at)) return found;
    if (auto found = read_title_or_text(at)) return found;
    if (auto found = read_annex(at)) return found;
    return read_order(at);
}

bool PlaceReader::is_short_point(std::size_t at) const {
    return (lexeme(at).is("п") || lexeme(at).is("пп")) && lexeme(at + 1).is(".") &&
           lexeme(at + 2).kind == Lexeme::Kind::number;
}

std::optional<PlaceFound> PlaceReader::read_row(std::size_t at) const {
    const Lexeme& noun = lexeme(at);
    const bool point = noun.starts("пункт") || noun.starts("подпункт");
    static constexpr std::array<std::string_view, 6> kMeasure = {"мера", "меру", "мере", "меры", "мерах", "мер"};
    const bool measure = std::any_of(kMeasure.begin(), kMeasure.end(), [&](auto word) { return noun.is(word); }) ||
                         noun.starts("мероприяти");
    const bool row = noun.starts("строк") || noun.starts("позици");
    if (!point && !measure && !row && !is_short_point(at)) return {};
    PlaceFound out;
    out.where.part = measure || row ? AmendedPart::measure : AmendedPart::unsaid;
    std::size_t next = is_short_point(at) ? at + 2 : at + 1;
    if (measure) {  // «мероприятия, предусмотренные пунктами 3.1–3.4»
        const std::size_t named = lexeme(next).is(",") ? next + 1 : next;
        const bool said = lexeme(named).starts("предусмотрен") || lexeme(named).starts("указанн");
        if (said && (lexeme(named + 1).starts("пункт") || lexeme(named + 1).starts("строк"))) next = named + 2;
    }
    if (lexeme(next).is("под") && lexeme(next + 1).starts("номер")) next += 2;
    if (lexeme(next).is(":") && lexeme(next + 1).kind == Lexeme::Kind::number) ++next;  // «строки: 3.2, 3.4»
    if (lexeme(next).is("№")) ++next;
    if (point && lexeme(next).kind == Lexeme::Kind::quote && lexeme(next).text.size() <= 4) {  // «подпункт «а»»
        out.where.letter = lexeme(next).text;
        out.next = next + 1;
        return out;
    }
    const NumbersFound found = numbers(next);
    if (found.numbers.empty() && measure) return {};  // «план мероприятий»
    if (found.numbers.empty() || found.broken)
        out.unknown = std::string{text_.substr(noun.begin, noun.end - noun.begin)};
    out.where.numbers = found.numbers;
    out.next = std::max(found.next, next);
    // «подпункт 1 пункта 2»: the row is the second, the first stands inside it.
    const bool in_full = std::all_of(found.numbers.begin(), found.numbers.end(),
                                     [](const std::string& number) { return number.find('.') != std::string::npos; });
    if (noun.starts("подпункт") && (found.numbers.size() == 1 || in_full) && lexeme(out.next).starts("пункт") &&
        lexeme(out.next + 1).kind == Lexeme::Kind::number) {
        const NumbersFound outer = numbers(out.next + 1);
        // «подпункт 3.2 пункта 3» names its row in full.
        if (!in_full) {
            out.where.letter = found.numbers.front();
            out.where.numbers = outer.numbers;
        }
        out.next = outer.next;
    }
    return out;
}

std::optional<PlaceFound> PlaceReader::read_section(std::size_t at) const {
    if (!lexeme(at).starts("раздел")) return {};
    PlaceFound out;
    out.where.part = AmendedPart::section;
    const Lexeme& next = lexeme(at + 1);
    if (next.kind == Lexeme::Kind::number) {
        const NumbersFound found = numbers(at + 1);
        out.where.numbers = found.numbers;
        out.next = found.next;
        take_title(out);
    } else if (const auto label = label_of(text_.substr(next.begin, next.end - next.begin)); label && label->roman) {
        out.where.numbers = {label->text};
        out.next = at + 2;
        take_title(out);
    } else if (next.kind == Lexeme::Kind::quote) {
        out.where.numbers = {next.text};  // a section without a number is named by its title
        out.next = at + 2;
    } else {
        out.unknown = "раздел";
        out.next = at + 1;
    }
    return out;
}

// «раздел 4 «Кадры»»: the heading beside the number.
void PlaceReader::take_title(PlaceFound& section) const {
    if (section.where.numbers.size() != 1 || lexeme(section.next).kind != Lexeme::Kind::quote) return;
    section.where.title = collapse_spaces(in_one_line(lexeme(section.next).text));
    ++section.next;
}

std::optional<PlaceFound> PlaceReader::read_title_or_text(std::size_t at) const {
    PlaceFound out;
    const Lexeme& word = lexeme(at);
    if (word.starts("наименовани") || word.starts("заголов") || word.starts("названи")) {
        out.where.part = AmendedPart::title;
        out.next = at + 1;
        return out;
    }
    std::size_t next = at;
    if (lexeme(next).is("по")) ++next;
    if (lexeme(next).is("всему") || lexeme(next).is("всем")) ++next;
    if (!lexeme(next).starts("текст")) return {};
    out.where.everywhere = true;
    out.next = next + 1;
    return out;
}

std::optional<PlaceFound> PlaceReader::read_part_of_row(std::size_t at) const {
    std::size_t next = at;
    int number = ordinal_of(lexeme(next));
    const bool first = lexeme(next).kind == Lexeme::Kind::word && number != 0;
    if (first) ++next;
    const bool paragraph = lexeme(next).starts("абзац"), sentence = lexeme(next).starts("предложени");
    if (!paragraph && !sentence) return {};
    ++next;
    if (!first) number = ordinal_of(lexeme(next));
    if (!first && number != 0) ++next;
    PlaceFound out;
    if (number <= 0) out.unknown = paragraph ? "абзац" : "предложение";
    (paragraph ? out.where.paragraph : out.where.sentence) = std::max(number, 0);
    out.next = next;
    return out;
}

std::optional<PlaceFound> PlaceReader::read_column(std::size_t at) const {
    const auto is_column = [](const Lexeme& word) {
        return word.starts("граф") && !word.starts("график") ? true : word.starts("столб") || word.starts("колонк");
    };
    PlaceFound out;
    if (const int number = ordinal_of(lexeme(at));
        number > 0 && lexeme(at).kind == Lexeme::Kind::word && is_column(lexeme(at + 1))) {
        out.where.column_number = number;
        out.next = at + 2;
        return out;
    }
    if (is_column(lexeme(at))) {
        const Lexeme& name = lexeme(at + 1);
        out.next = at + 2;
        if (name.kind == Lexeme::Kind::quote) {
            out.where.column = collapse_spaces(in_one_line(name.text));
            out.where.field = field_of_column(out.where.column);
        } else if (const int number = ordinal_of(name); number > 0) {
            out.where.column_number = number;
            if (lexeme(out.next).kind == Lexeme::Kind::quote) {  // «графа 4 «Срок»»
                out.where.column = collapse_spaces(in_one_line(lexeme(out.next).text));
                out.where.field = field_of_column(out.where.column);
                if (!out.where.field.empty()) out.where.column_number = 0;
                ++out.next;
            }
        } else {
            out.unknown = "графа";
            out.next = at + 1;
        }
        return out;
    }
    // «срок исполнения пункта 4.1», «исполнителей пункта 2.1»: the column by its usual name.
    const Lexeme& word = lexeme(at);
    if (word.starts("срок"))
        out.where.field = "deadline_text";
    else if (word.starts("ответственн") || word.starts("исполнител"))
        out.where.field = "executors";
    else
        return {};
    out.next = at + 1;
    const auto qualifies = [&](const Lexeme& next) {
        return next.is("исполнения") || next.is("реализации") || next.is("выполнения") || next.is("проведения") ||
               (word.starts("ответственн") && next.starts("исполнител"));
    };
    while (qualifies(lexeme(out.next))) ++out.next;
    out.where.column = std::string{text_.substr(word.begin, lexeme(out.next - 1).end - word.begin)};
    return out;
}

// «приложение № 1 к приказу …», «план мероприятий («дорожную карту») по …, утверждённый приказом …».
std::optional<PlaceFound> PlaceReader::read_annex(std::size_t at) const {
    PlaceFound out;
    if (lexeme(at).starts("приложени")) {
        out.is_annex = true;
        out.where.part = AmendedPart::plan;
        out.next = at + 1;
        if (lexeme(at).is("приложением")) out.unknown = "приложением";
        if (lexeme(out.next).is("№")) ++out.next;
        if (lexeme(out.next).kind == Lexeme::Kind::number) ++out.next;
        const auto points = [&](const Lexeme& word) { return word.starts("указанн") || word.starts("названн"); };
        if (lexeme(out.next).is("к") && names_order(lexeme(out.next + 1)))
            out.next = after_order(out.next + 1, out.order);
        else if (lexeme(out.next).is("к") && points(lexeme(out.next + 1)) && names_order(lexeme(out.next + 2)))
            out.next = after_order(out.next + 2, out.order);
        else if (lexeme(out.next).is("к") && (lexeme(out.next + 1).is("нему") || lexeme(out.next + 1).is("ней")))
            out.next += 2;
        return out;
    }
    if (lexeme(at).starts("утвержден")) {
        out.next = after_approval(at + 1, out.order);
        return out;
    }
    if (!is_annex_word(lexeme(at))) return {};
    out.is_annex = true;
    out.where.part = AmendedPart::plan;
    out.next = at + 1;
    for (std::size_t end = at; end < lexemes_.size(); ++end) {
        if (lexeme(end).is(":") || lexeme(end).is(";")) break;
        if (!lexeme(end).starts("утвержден")) continue;
        out.next = after_approval(end + 1, out.order);
        return out;
    }
    while (lexeme(out.next).is("мер") || lexeme(out.next).starts("мероприяти") || lexeme(out.next).starts("карт") ||
           lexeme(out.next).kind == Lexeme::Kind::quote)
        ++out.next;
    return out;
}

}  // namespace mera::intake
