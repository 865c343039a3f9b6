#include "intake/words/cell_kinds.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "domain/time/deadline.hpp"
#include "domain/time/deadline_words.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"

namespace mera::intake {

namespace {

constexpr std::array<std::string_view, 12> kMonthStems = {"январ", "феврал", "март",    "апрел",  "ма",    "июн",
                                                          "июл",   "август", "сентябр", "октябр", "ноябр", "декабр"};

std::optional<unsigned> month_of_word(std::string_view folded) {
    for (unsigned at = 0; at < kMonthStems.size(); ++at) {
        const std::string_view month = kMonthStems[at];
        if (!folded.starts_with(month)) continue;
        const std::string_view end = folded.substr(month.size());
        if (at == 4) {
            if (end == "й" || end == "я" || end == "е" || end == "ю") return 5;
            continue;
        }
        if (end.empty() || end == "ь" || end == "я" || end == "е" || end == "ю" || end == "а" || end == "у")
            return at + 1;
    }
    return {};
}

std::optional<int> roman_value(std::string_view word) {
    // People type Roman numbers with Russian letters too: «ІІ», «Х».
    std::string text = replace_all(std::string{word}, "Х", "X");
    text = replace_all(std::move(text), "І", "I");
    static constexpr std::array<std::string_view, 20> kRoman = {"I",    "II",  "III",  "IV",    "V",   "VI",   "VII",
                                                                "VIII", "IX",  "X",    "XI",    "XII", "XIII", "XIV",
                                                                "XV",   "XVI", "XVII", "XVIII", "XIX", "XX"};
    for (std::size_t at = 0; at < kRoman.size(); ++at)
        if (kRoman[at] == text) return static_cast<int>(at) + 1;
    return {};
}

std::optional<int> number_of(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value > 999) return {};
    return value;
}

struct Scanned {
    Label label;
    std::size_t end = 0;    // bytes taken, with the closing sign
    bool closed = false;    // a full stop or a bracket ends it
    bool padded = false;    // «01»: a date, not a row
};

// «а» of «5а»: rows put in between two others do not go far down the alphabet. Empty for any other word; a Latin letter
// that looks so is the Russian one.
std::string letter_of_row(const Token& token) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kLetters = {
        {{"а", "а"}, {"б", "б"}, {"в", "в"}, {"г", "г"}, {"д", "д"}, {"е", "е"}, {"ж", "ж"}, {"a", "а"}, {"e", "е"}}};
    if (token.kind != Token::Kind::word) return {};
    for (const auto& [typed, letter] : kLetters)
        if (token.folded == typed) return std::string{letter};
    return {};
}

enum class Letters { none, small, any };  // which of them may end a number

std::optional<Scanned> scan_label(std::string_view text, Letters letters) {
    constexpr std::size_t kTokensOfLabel = 16;  // «п. 1.2.3.4.» and what stands behind; nobody numbers seven levels
    const Tokens tokens = tokenise(text, kTokensOfLabel);
    Scanned out;
    std::size_t at = 0;
    if (at < tokens.size() &&
        (tokens[at].text == "№" || tokens[at].text == "§" || tokens[at].text == "п" || tokens[at].text == "п."))
        ++at;
    if (at >= tokens.size()) return {};
    if (tokens[at].kind == Token::Kind::word) {
        const auto roman = roman_value(tokens[at].text);
        if (!roman) return {};
        out.label = {{*roman}, std::string{tokens[at].text}, true};
        out.end = tokens[at].end;
        ++at;
    } else {
        while (at < tokens.size() && tokens[at].kind == Token::Kind::number) {
            if (!out.label.parts.empty() && tokens[at].begin != out.end) break;  // «1. 15 сентября»
            const bool day = !out.label.parts.empty() && at + 1 < tokens.size() &&
                             tokens[at + 1].kind == Token::Kind::word && month_in(tokens[at + 1].text);
            if (day) break;  // «1.30 апреля»
            const auto part = number_of(tokens[at].text);
            if (!part) return {};
            out.padded = out.padded || (tokens[at].text.size() > 1 && tokens[at].text.front() == '0');
            if (!out.label.text.empty()) out.label.text += '.';
            out.label.parts.push_back(*part);
            out.label.text += std::to_string(*part);
            out.end = tokens[at].end;
            out.closed = false;
            ++at;
            if (at < tokens.size() && tokens[at].text == "." && tokens[at].begin == out.end) {
                out.end = tokens[at].end;
                out.closed = true;
                ++at;
            } else {
                break;
            }
        }
        if (out.label.parts.empty()) return {};
        const bool glued = letters != Letters::none && at < tokens.size() && tokens[at].begin == out.end && !out.closed;
        const std::string letter = glued ? letter_of_row(tokens[at]) : std::string{};
        if (!letter.empty() && (letters == Letters::any || !is_capitalised(tokens[at].text))) {
            out.label.letter = letter;
            out.label.text += is_capitalised(tokens[at].text) ? std::string{tokens[at].text} : letter;
            out.end = tokens[at].end;
            ++at;
        }
    }
    if (!out.closed && at < tokens.size() && (tokens[at].text == "." || tokens[at].text == ")") &&
        tokens[at].begin == out.end) {
        out.end = tokens[at].end;
        out.closed = true;
    }
    return out;
}

}  // namespace

bool Label::begins_with(const Label& other) const {
    return parts.size() > other.parts.size() && std::equal(other.parts.begin(), other.parts.end(), parts.begin());
}

bool Label::stands_behind(const Label& other) const {
    return !letter.empty() && parts == other.parts && !roman && !other.roman && other.letter < letter;
}

bool may_follow(const std::vector<int>& before, const std::vector<int>& label) {
    if (before.empty()) return label == std::vector<int>{1};
    if (label.size() == before.size() + 1)
        return label.back() == 1 && std::equal(before.begin(), before.end(), label.begin());
    if (label.empty() || label.size() > before.size()) return false;
    const std::size_t last = label.size() - 1;
    return std::equal(label.begin(), label.begin() + static_cast<std::ptrdiff_t>(last), before.begin()) &&
           label[last] > before[last] && label[last] <= before[last] + 2;
}

namespace {

std::optional<Label> whole_label(std::string_view text, Letters letters) {
    const std::string neat = collapse_spaces(text);
    const auto scanned = scan_label(neat, letters);
    if (!scanned || !trim(std::string_view{neat}.substr(scanned->end)).empty()) return {};
    return scanned->label;
}

}  // namespace

std::optional<Label> label_of(std::string_view text) { return whole_label(text, Letters::none); }

std::optional<Label> row_label_of(std::string_view text) { return whole_label(text, Letters::any); }

std::optional<LeadingLabel> leading_label(std::string_view text) {
    const std::string_view body = trim(text);
    const auto scanned = scan_label(body, Letters::small);
    if (!scanned || scanned->padded) return {};
    const bool clear =
        scanned->closed || body.starts_with("§") || (scanned->label.depth() >= 2 && !scanned->label.roman);
    const std::string_view rest = trim(body.substr(scanned->end));
    if (!clear || rest.empty() || !has_letters(rest)) return {};
    // «5-9 классы», «1.5 часа» are no labels; neither is «X.Y» glued to a word.
    if (rest.front() == '-' || rest.front() == ',') return {};
    if ((rest.starts_with("–") || rest.starts_with("—")) && begins_with_hours(body)) return {};  // «13.30 – закрытие»
    return LeadingLabel{scanned->label, std::string{rest}, body[scanned->end - 1] == ')'};
}

std::optional<LeadingLabel> section_label(std::string_view text) {
    if (auto leading = leading_label(text)) return leading;
    static constexpr std::array<std::string_view, 6> kParts = {"раздел", "подраздел", "глава",
                                                               "часть",  "блок",      "модуль"};
    const std::string_view body = trim(text);
    const Tokens tokens = tokenise(body);
    if (tokens.size() < 3 || std::find(kParts.begin(), kParts.end(), tokens[0].folded) == kParts.end()) return {};
    const std::string_view numbered = trim(body.substr(tokens[0].end));
    const auto scanned = scan_label(numbered, Letters::none);
    if (!scanned) return {};
    std::string_view title = trim(numbered.substr(scanned->end));
    for (const std::string_view sign : {":", "–", "—", "-"})
        if (title.starts_with(sign)) title = trim(title.substr(sign.size()));
    const Tokens words = tokenise(title);
    if (words.empty() || !(is_capitalised(words[0].text) || words[0].text == "«" || words[0].text == "\"")) return {};
    return LeadingLabel{scanned->label, std::string{title}};
}

std::optional<unsigned> month_in(std::string_view text) {
    std::optional<unsigned> found;
    for (const Token& token : tokenise(text)) {
        if (token.kind != Token::Kind::word) continue;
        const auto month = month_of_word(token.folded);
        if (!month) continue;
        if (found && *found != *month) return {};
        found = month;
    }
    return found;
}

bool names_weekday(std::string_view word) {
    const auto tokens = deadline_language::words_of(word).tokens;
    return tokens.size() == 1 && tokens.front().word == deadline_language::Word::weekday;
}

// «Сентябрь», «План на март 2024 года», «2 марта 2023 года, четверг»
bool is_month_heading(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > 8 || !month_in(text)) return false;
    // «Октябрь –»: a cell that goes on below.
    const std::string_view last = tokens.back().text;
    if (last == "-" || last == "–" || last == "—" || last == ",") return false;
    return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        static constexpr std::array<std::string_view, 14> kAround = {
            "на", "месяц",  "год", "года",    "г",        "план",   "мероприятия",
            "за", "работы", "в",   "учебный", "учебного", "месяца", "мероприятий"};
        return token.kind != Token::Kind::word || month_of_word(token.folded) ||
               std::find(kAround.begin(), kAround.end(), token.folded) != kAround.end() || names_weekday(token.text);
    });
}

// «II квартал 2024 г.», «1-е полугодие», «Третья четверть»
bool is_heading_of_part_of_year(std::string_view text) {
    static constexpr std::array<std::string_view, 13> kAround = {"й",  "ый",   "ой",   "е", "ое",       "я",  "ая",
                                                                 "на", "года", "году", "г", "учебного", "год"};
    static constexpr std::array<std::string_view, 5> kUnits = {"квартал", "полугоди", "четверть", "триместр",
                                                               "семестр"};
    static constexpr std::array<std::string_view, 4> kOrdinals = {"перв", "втор", "трет", "четверт"};
    const auto begins = [](const Token& token, const auto& beginnings) {
        return std::any_of(beginnings.begin(), beginnings.end(),
                           [&](std::string_view beginning) { return token.folded.starts_with(beginning); });
    };
    const Tokens tokens = tokenise(text);
    constexpr std::size_t kTokens = 8;
    std::size_t units = 0, numbers = 0;
    for (const Token& token : tokens) {
        if (begins(token, kUnits))
            ++units;
        else if (token.kind == Token::Kind::number || roman_value(token.text) || begins(token, kOrdinals))
            ++numbers;
        else if (token.kind == Token::Kind::word &&
                 std::find(kAround.begin(), kAround.end(), token.folded) == kAround.end())
            return false;
    }
    return tokens.size() <= kTokens && units == 1 && numbers > 0;
}

bool begins_with_hours(std::string_view text) {
    const Tokens tokens = tokenise(text);
    constexpr std::size_t kDigits = 2;
    if (tokens.size() < 2 || tokens[0].kind != Token::Kind::number || tokens[0].text.size() > kDigits) return false;
    if (tokens[0].text.size() == kDigits && tokens[0].text > "23") return false;  // «25.10»
    if (tokens[1].is("ч") || tokens[1].is("час") || tokens[1].is("часов")) return true;
    const bool sign = tokens[1].text == "." || tokens[1].text == ":" || tokens[1].text == "-";
    const bool dated = tokens.size() > 4 && tokens[3].text == "." && tokens[4].kind == Token::Kind::number;
    return sign && tokens.size() > 2 && tokens[2].kind == Token::Kind::number && tokens[2].text.size() == kDigits &&
           !dated;
}

namespace {

// «Ноябрь – декабрь», «В течение года», «С 10 по 20 марта»
bool is_only_time(std::string_view text) {
    constexpr std::size_t kTokensMax = 6;
    if (tokenise(text).size() > kTokensMax || !says_when(text)) return false;
    const DeadlineReading reading = read_deadlines(text, std::nullopt);
    return !reading.deadlines.empty() &&
           std::none_of(reading.deadlines.begin(), reading.deadlines.end(),
                        [](const Deadline& it) {
                            return it.kind == DeadlineKind::unknown || it.kind == DeadlineKind::event_bound;
                        }) &&
           std::none_of(reading.doubts.begin(), reading.doubts.end(),
                        [](const std::string& why) { return why.starts_with("Не прочитано"); });
}

}  // namespace

std::string time_in_heading(std::string_view text) {
    if (is_month_heading(text) || is_heading_of_part_of_year(text) || is_only_time(text)) return std::string{text};
    const std::string_view body = trim(text);
    const std::size_t open = body.rfind('(');
    if (open != std::string_view::npos && body.find(')', open) != std::string_view::npos) {
        const std::string_view inside = trim(body.substr(open + 1, body.find(')', open) - open - 1));
        if (says_when(inside) && !names_executor(inside)) return std::string{inside};
    }
    const Tokens tokens = tokenise(body);
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
        const bool names_time = tokens[at].is("срок") || tokens[at].is("сроки") || tokens[at].is("период");
        if (!names_time) continue;
        std::size_t sign = at + 1;
        while (sign < tokens.size() && sign < at + 3 && tokens[sign].kind == Token::Kind::word) ++sign;
        const bool parted = sign + 1 < tokens.size() &&
                            (tokens[sign].text == ":" || tokens[sign].text == "–" || tokens[sign].text == "-");
        if (!parted) continue;
        const std::string_view rest = trim(body.substr(tokens[sign].end));
        if (says_when(rest)) return std::string{rest};
    }
    return {};
}

namespace {

// «II кв.», «1-2кв», «2 п/г»: clerks' short words, which stand for a part of the year only behind its number.
bool names_part_of_year(std::string_view text) {
    namespace language = deadline_language;
    if (text.find("кв") == std::string_view::npos && text.find("п/г") == std::string_view::npos) return false;
    const auto tokens = language::words_of(text).tokens;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const auto& number = tokens[at - 1];
        const bool part = tokens[at].word == language::Word::unit &&
                          (tokens[at].value == static_cast<int>(language::Unit::quarter) ||
                           tokens[at].value == static_cast<int>(language::Unit::half_year));
        const bool counted = number.word == language::Word::number || number.word == language::Word::roman;
        const bool metres = at + 1 < tokens.size() && tokens[at + 1].text.starts_with("м");  // «50 кв. м»
        if (part && counted && number.value >= 1 && number.value <= 4 && !metres) return true;
    }
    return false;
}

// «каждую пятницу», «по средам», «первый вторник месяца», «согласно положению о конкурсе». «Вторник, четверг» stands in
// timetables of lessons, too.
bool names_weekday_or_paper(std::string_view text) {
    namespace language = deadline_language;
    using language::Word;
    static constexpr std::array<std::string_view, 9> kHints = {
        // before the costly look
        "ажд", "огласно", "онедельник", "торник", "ред", "етверг", "ятниц", "уббот", "оскресень"};
    if (std::none_of(kHints.begin(), kHints.end(),
                     [&](std::string_view hint) { return text.find(hint) != std::string_view::npos; }))
        return false;
    const auto tokens = language::words_of(text).tokens;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const Word word = tokens[at].word, next = tokens[at + 1].word;
        if (word == Word::each && (next == Word::weekday || next == Word::unit)) return true;
        if ((word == Word::by || word == Word::ordinal) && next == Word::weekday) return true;
    }
    // «Организация питания согласно положению» is a deed.
    return tokens.size() > 1 && tokens[0].word == Word::according &&
           (tokens[1].word == Word::plan || tokens[1].word == Word::document);
}

}  // namespace

bool says_when(std::string_view text) {
    static const std::vector<std::string_view> kWords = {
        "ежемесячн", "ежеквартальн", "ежегодн",  "еженедельн", "ежедневн", "постоянн", "квартал", "полугоди", "четверт",
        "каникул",   "систематич",   "регулярн", "весь",       "учебног",  "учебный",  "семестр", "неделя",   "недели"};
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > 24) return false;
    if (has_word_with(text, kWords) || names_part_of_year(text) || names_weekday_or_paper(text)) return true;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        // «июнь», «июнь-август»
        if (token.kind == Token::Kind::word && month_of_word(token.folded.substr(0, token.folded.find('-'))))
            return true;
        const std::string_view next = at + 1 < tokens.size() ? std::string_view{tokens[at + 1].folded} : "";
        if (token.is("в") && (next == "течение" || next == "течении")) return true;
        if (token.is("по") && (next == "мере" || next == "графику" || next == "согласованию" || next == "плану"))
            return true;
        if (token.is("при") && next == "необходимости") return true;
        if ((token.is("раз") || token.is("раза")) && (next == "в" || next == "за")) return true;
        // «15.09», «01.09.2020», «2020 год», «2020-2021»
        if (token.kind != Token::Kind::number) continue;
        const bool dotted = next == "." && at + 2 < tokens.size() && tokens[at + 2].kind == Token::Kind::number;
        if (dotted && token.text.size() <= 2 && tokens[at + 2].text.size() == 2 && tokens.size() <= 14) return true;
        const bool year = token.text.size() == 4 && (token.text.starts_with("20") || token.text.starts_with("19"));
        if (year && tokens.size() <= 6) return true;
    }
    return false;
}

namespace {

// «МУП», «КОГОБУ», «ГБУК»: letters that stand for the kind of owner, of work, and for «учреждение» or «предприятие» at the
// end. No list of them is complete.
bool is_built_as_form(std::string_view word) {
    constexpr std::size_t kLettersMax = 8;
    if (!is_upper(word) || length_in_characters(word) < 3 || length_in_characters(word) > kLettersMax) return false;
    static constexpr std::array<std::string_view, 7> kOwners = {"М", "Г", "Ф", "К", "О", "Б", "Ч"};
    static constexpr std::array<std::string_view, 6> kEnds = {"БУ", "АУ", "КУ", "УП", "УК", "ОУ"};
    const auto begins = [&](std::string_view owner) { return word.starts_with(owner); };
    const auto ends = [&](std::string_view end) { return word.ends_with(end); };
    for (std::string_view rest = word; !rest.empty(); rest.remove_prefix(utf8_prefix(rest, 1).size()))
        if (std::string_view{"МГФКОБЧАУДСПЗНР"}.find(utf8_prefix(rest, 1)) == std::string_view::npos) return false;
    return std::any_of(kOwners.begin(), kOwners.end(), begins) && std::any_of(kEnds.begin(), kEnds.end(), ends);
}

}  // namespace

bool is_organisation_form(std::string_view word) {
    static constexpr std::array<std::string_view, 102> kForms = {
        "МБОУ", "МАОУ",  "МКОУ",   "МОУ",   "МБУ",   "МАУ",   "МКУ",   "МУ",    "ГБОУ",  "ГАОУ", "ГКОУ",  "ГОУ",
        "ГБУ",  "ГАУ",   "ГКУ",    "ФГБОУ", "ФГАОУ", "ФГБУ",  "МБДОУ", "МАДОУ", "МКДОУ", "МДОУ", "ГБПОУ", "ГАПОУ",
        "БУ",   "АУ",    "КУ",     "ЧОУ",   "АНО",   "НОУ",   "ГБУЗ",  "ФБУЗ",  "КГБУ",  "ОГБУ", "КГБОУ", "ОГБОУ",
        "КГКУ", "БОУ",   "БДОУ",   "ГБДОУ", "МБУК",  "МАУК",  "МКУК",  "ОМВД",  "УМВД",  "ДЮСШ", "МБУДО", "МАУДО",
        "СОШ",  "ООШ",   "НОШ",    "ИМЦ",   "ММЦ",   "ЦРО",   "УО",    "ДО",    "УВД",   "ОВД",  "ГУВД",  "РОВД",
        "ЦРБ",  "ГИБДД", "ОГИБДД", "КДН",   "РОО",   "РУО",   "ООО",   "ОАО",   "ЗАО",   "ПАО",  "АО",    "ИП",
        "ТСЖ",  "СНТ",   "КФХ",    "ФКУ",   "МВД",   "МЧС",   "ГИМС",  "ФАП",   "РМК",   "ГМК",  "ММК",   "РМЦ",
        "ГМЦ",  "РМС",   "ГМС",    "ММС",   "ЦОКО",  "РЦОИ",  "ИРО",   "ИПК",   "ШМО",   "РМО",  "ГМО",   "ММО",
        "ПМПК", "ТПМПК", "РУНО",   "ГУНО",  "РОНО",  "ГОРОНО"};
    return std::find(kForms.begin(), kForms.end(), word) != kForms.end() || is_built_as_form(word);
}

bool names_executor(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > 120) return false;
    if (first_person(tokens)) return true;
    // A place for an executor begins with a post, a unit or a group in the nominative, perhaps after adjectives.
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 4); ++at) {
        if (is_organisation_form(tokens[at].text)) return true;
        const auto noun = reading_in_case(tokens[at].folded, Case::nominative);
        if (noun && (noun->kind == NounKind::post || noun->kind == NounKind::unit || noun->kind == NounKind::group))
            return true;
        if (!has_adjective_ending(tokens[at].folded)) break;
    }
    return false;
}

bool may_name_executor(std::string_view text) {
    if (names_executor(text)) return true;
    static constexpr std::array<std::string_view, 22> kEndings = {
        "тель", "ист", "лог", "щик", "чик",  "евт", "атр", "тор", "нер",  "дер", "сер",
        "вед",  "рач", "ант", "арь", "граф", "ший", "щий", "ерг", "етик", "хоз", "уль"};
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 3); ++at) {
        const std::string& word = tokens[at].folded;
        if (tokens[at].kind != Token::Kind::word) return false;
        if (std::any_of(kEndings.begin(), kEndings.end(),
                        [&](std::string_view ending) { return word.ends_with(ending); }))
            return true;
        if (!has_adjective_ending(word)) return false;
    }
    return false;
}

bool names_document(std::string_view text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 4); ++at) {
        if (tokens[at].kind != Token::Kind::word) {
            if (at == 0 && tokens[at].text == "-") continue;
            return false;
        }
        if (is_nominative_of_kind(tokens[at].folded, NounKind::document)) return true;
        if (!has_adjective_ending(tokens[at].folded)) return false;
    }
    return false;
}

}  // namespace mera::intake
