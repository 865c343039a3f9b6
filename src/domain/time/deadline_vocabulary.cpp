// The closed vocabulary of deadlines: every form of every word, as a table of stems and endings.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.hpp"
#include "domain/time/deadline_words.hpp"

namespace mera::deadline_language {

namespace {

struct Row {
    Word word;
    int value;
    const char* stem;
    const char* endings;  // separated by spaces; «-» is the bare stem
};

constexpr int of(Unit unit) { return static_cast<int>(unit); }

constexpr const char* kAdjective = "ый ого ому ым ом ая ой ую ое ые ых ыми";
constexpr const char* kSoftAdjective = "ий его ему им ем яя ей юю ее ие их ими";

constexpr Row kRows[] = {
    // months; their shortest prefixes are abbreviations in use
    Row{Word::month, 1, "январ", "ь я ю ем е - ской"},
    Row{Word::month, 1, "янв", "-"},
    Row{Word::month, 2, "феврал", "ь я ю ем е -"},
    Row{Word::month, 2, "фев", "- р"},
    Row{Word::month, 3, "март", "- а у ом е"},
    Row{Word::month, 3, "мар", "-"},
    Row{Word::month, 4, "апрел", "ь я ю ем е -"},
    Row{Word::month, 4, "апр", "-"},
    Row{Word::month, 5, "ма", "й я ю ем е"},
    Row{Word::month, 6, "июн", "ь я ю ем е -"},
    Row{Word::month, 7, "июл", "ь я ю ем е -"},
    Row{Word::month, 8, "август", "- а у ом е"},
    Row{Word::month, 8, "авг", "-"},
    Row{Word::month, 9, "сентябр", "ь я ю ем е -"},
    Row{Word::month, 9, "сен", "- т тяб"},
    Row{Word::month, 10, "октябр", "ь я ю ем е -"},
    Row{Word::month, 10, "окт", "- яб"},
    Row{Word::month, 11, "ноябр", "ь я ю ем е -"},
    Row{Word::month, 11, "ноя", "- б"},
    Row{Word::month, 12, "декабр", "ь я ю ем е -"},
    Row{Word::month, 12, "дек", "- аб"},
    // days of the week
    Row{Word::weekday, 1, "понедельник", "- а у ом е и ов ам ами ах"},
    Row{Word::weekday, 2, "вторник", "- а у ом е и ов ам ами ах"},
    Row{Word::weekday, 3, "сред", "а ы е у ой ам ами ах"},
    Row{Word::weekday, 4, "четверг", "- а у ом е и ов ам ами ах"},
    Row{Word::weekday, 5, "пятниц", "а ы е у ей - ам ами ах"},
    Row{Word::weekday, 6, "суббот", "а ы е у ой - ам ами ах"},
    Row{Word::weekday, 7, "воскресень", "е я ю ем ям ями ях"},
    Row{Word::weekday, 7, "воскресений", "-"},
    Row{Word::weekday, 7, "воскрес", "-"},
    Row{Word::weekday, 1, "пн", "-"},
    Row{Word::weekday, 2, "вт", "-"},
    Row{Word::weekday, 3, "ср", "-"},
    Row{Word::weekday, 4, "чт", "-"},
    Row{Word::weekday, 5, "пт", "-"},
    Row{Word::weekday, 6, "сб", "-"},
    Row{Word::weekday, 7, "вс", "-"},
    // seasons
    Row{Word::season, 1, "зим", "а ы е у ой"},
    Row{Word::season, 1, "зимн", kSoftAdjective},
    Row{Word::season, 1, "зимне", "-"},
    Row{Word::season, 2, "весн", "а ы е у ой"},
    Row{Word::season, 2, "весенн", kSoftAdjective},
    Row{Word::season, 2, "весенне", "-"},
    Row{Word::season, 3, "лет", "о у ом е"},
    Row{Word::season, 3, "летн", kSoftAdjective},
    Row{Word::season, 3, "летне", "-"},
    Row{Word::season, 4, "осен", "ь и ью"},
    Row{Word::season, 4, "осенн", kSoftAdjective},
    Row{Word::season, 4, "осенне", "-"},
    Row{Word::holidays, 0, "каникул", "ы - ам ами ах"},
    Row{Word::holidays, 0, "каникулярн", kAdjective},
    // units
    Row{Word::unit, of(Unit::hour), "час", "- а у ом ы ов ам"},
    Row{Word::unit, of(Unit::hour), "минут", "а ы у -"},
    Row{Word::unit, of(Unit::day), "д", "ень ня ню нем не ни ней ням нями нях н"},
    Row{Word::unit, of(Unit::day), "сут", "ки ок кам"},
    Row{Word::unit, of(Unit::day), "дневн", kAdjective},
    Row{Word::unit, of(Unit::week), "недел", "я и е ю ей ь ям ями ях"},
    Row{Word::unit, of(Unit::week), "нед", "-"},
    Row{Word::unit, of(Unit::decade), "декад", "а ы е у ой - ам ах"},
    Row{Word::unit, of(Unit::month), "месяц", "- а у ем е ы ев ам ами ах"},
    Row{Word::unit, of(Unit::month), "мес", "-"},
    Row{Word::unit, of(Unit::quarter), "квартал", "- а у ом е ы ов ам ами ах"},
    Row{Word::unit, of(Unit::quarter), "кварт", "-"},
    Row{Word::unit, of(Unit::quarter), "кв", "-"},
    Row{Word::unit, of(Unit::school_quarter), "четверт", "ь и ью ей ям ями ях"},
    Row{Word::unit, of(Unit::school_quarter), "четв", "-"},
    Row{Word::unit, of(Unit::trimester), "триместр", "- а у ом е ы ов ам ах"},
    Row{Word::unit, of(Unit::semester), "семестр", "- а у ом е ы ов ам ах"},
    Row{Word::unit, of(Unit::half_year), "полугоди", "е я ю ем и й ям ями ях"},
    Row{Word::unit, of(Unit::half_year), "полуг", "-"},
    Row{Word::unit, of(Unit::half_year), "полгода", "-"},
    Row{Word::unit, of(Unit::year), "год", "- а у ом е ы ов ам ами ах"},
    Row{Word::unit, of(Unit::year), "лет", "- ам"},
    Row{Word::year_mark, 0, "г", "- г"},
    // again and again
    Row{Word::every_unit, of(Unit::day), "ежедневн", "о ый ая ое ые ого ой"},
    Row{Word::every_unit, of(Unit::day), "ежесуточно", "-"},
    Row{Word::every_unit, of(Unit::week), "еженедельн", "о ый ая ое ые ого ой"},
    Row{Word::every_unit, of(Unit::week), "понедельно", "-"},
    Row{Word::every_unit, of(Unit::decade), "ежедекадн", "о ый ая ое ые ого ой"},
    Row{Word::every_unit, of(Unit::month), "ежемесячн", "о ый ая ое ые ого ой"},
    Row{Word::every_unit, of(Unit::month), "помесячно", "-"},
    Row{Word::every_unit, of(Unit::quarter), "ежеквартальн", "о ый ая ое ые ого ой"},
    Row{Word::every_unit, of(Unit::quarter), "поквартально", "-"},
    Row{Word::every_unit, of(Unit::half_year), "ежеполугодно", "-"},
    Row{Word::every_unit, of(Unit::half_year), "полугодично", "-"},
    Row{Word::every_unit, of(Unit::year), "ежегодн", "о ый ая ое ые ого ой"},
    Row{Word::all_time, 0, "постоянн", "о ый ая ое ые ого ой ом"},
    Row{Word::all_time, 0, "систематически", "-"},
    Row{Word::all_time, 0, "регулярн", "о ый ая ое ые ого ой"},
    Row{Word::all_time, 0, "непрерывно", "-"},
    Row{Word::all_time, 0, "круглогодично", "-"},
    Row{Word::all_time, 0, "круглосуточно", "-"},
    Row{Word::all_time, 0, "повседневно", "-"},
    Row{Word::vague_time, 0, "периодическ", "и ой"},
    Row{Word::vague_time, 0, "бессрочно", "-"},
    Row{Word::once, 0, "однократно", "-"},
    Row{Word::once, 0, "единовременно", "-"},
    Row{Word::once, 0, "разово", "-"},
    Row{Word::times, 0, "раз", "- а у ы"},
    Row{Word::times, 0, "р", "-"},
    Row{Word::times_adverb, 2, "дважды", "-"},
    Row{Word::times_adverb, 3, "трижды", "-"},
    // numbers in words
    Row{Word::ordinal, 1, "перв", kAdjective},
    Row{Word::ordinal, 2, "втор", "ой ого ому ым ом ая ую ое ые ых ыми"},
    Row{Word::ordinal, 3, "трет", "ий ьего ьему ьим ьем ья ьей ью ье ьи ьих"},
    Row{Word::ordinal, 4, "четверт", kAdjective},
    Row{Word::ordinal, 5, "пят", kAdjective},
    Row{Word::ordinal, 6, "шест", "ой ого ому ым ом ая ую ое"},
    Row{Word::ordinal, 7, "седьм", "ой ого ому ым ом ая ую ое"},
    Row{Word::ordinal, 8, "восьм", "ой ого ому ым ом ая ую ое"},
    Row{Word::ordinal, 9, "девят", kAdjective},
    Row{Word::ordinal, 10, "десят", kAdjective},
    Row{Word::ordinal, 11, "одиннадцат", kAdjective},
    Row{Word::ordinal, 12, "двенадцат", kAdjective},
    Row{Word::ordinal, 13, "тринадцат", kAdjective},
    Row{Word::ordinal, 14, "четырнадцат", kAdjective},
    Row{Word::ordinal, 15, "пятнадцат", kAdjective},
    Row{Word::ordinal, 16, "шестнадцат", kAdjective},
    Row{Word::ordinal, 17, "семнадцат", kAdjective},
    Row{Word::ordinal, 18, "восемнадцат", kAdjective},
    Row{Word::ordinal, 19, "девятнадцат", kAdjective},
    Row{Word::ordinal, 20, "двадцат", kAdjective},
    Row{Word::ordinal, 30, "тридцат", kAdjective},
    Row{Word::ordinal, -1, "последн", kSoftAdjective},
    Row{Word::cardinal, 1, "од", "ин на но ного ному ну ной ним нои"},
    Row{Word::cardinal, 2, "дв", "а е ух ум умя"},
    Row{Word::cardinal, 3, "тр", "и ех ем емя"},
    Row{Word::cardinal, 4, "четыр", "е ех ем"},
    Row{Word::cardinal, 5, "пят", "ь и ью"},
    Row{Word::cardinal, 6, "шест", "ь и ью"},
    Row{Word::cardinal, 7, "сем", "ь и ью"},
    Row{Word::cardinal, 8, "восемь", "-"},
    Row{Word::cardinal, 9, "девят", "ь и"},
    Row{Word::cardinal, 10, "десят", "ь и ью"},
    Row{Word::cardinal, 15, "пятнадцат", "ь и"},
    Row{Word::cardinal, 20, "двадцат", "ь и"},
    Row{Word::cardinal, 30, "тридцат", "ь и"},
    Row{Word::day_of_month, 0, "числ", "о а у ом е ам ах"},
    Row{Word::day_of_month, 0, "чисел", "-"},
    Row{Word::edge, 1, "начал", "о а у ом е"},
    Row{Word::edge, 2, "середин", "а ы е у ой"},
    Row{Word::edge, 3, "кон", "ец ца цу цом це"},
    Row{Word::half, 0, "половин", "а ы е у ой"},
    // around a time
    Row{Word::each, 0, "кажд", kAdjective},
    Row{Word::whole, 0, "вс", "е его ему ем ей ю ь я"},
    Row{Word::whole, 0, "весь", "-"},
    Row{Word::whole, 0, "кругл", "ый ого"},
    Row{Word::school, 0, "учебн", kAdjective},
    Row{Word::school, 0, "уч", "- ебн еб"},
    Row{Word::calendar, 0, "календарн", kAdjective},
    Row{Word::working, 0, "рабоч", "ий его ему им ем ая ей ую ее ие их ими"},
    Row{Word::working, 0, "раб", "-"},
    Row{Word::working, 0, "банковск", "ий ого ому их им"},
    Row{Word::current, 0, "текущ", "ий его ему им ем ая ей ую ее ие их ими"},
    Row{Word::following, 0, "следующ", "ий его ему им ем ая ей ую ее ие их ими"},
    Row{Word::following, 0, "след", "-"},
    Row{Word::reporting, 0, "отчетн", kAdjective},
    Row{Word::course, 0, "течени", "е и я"},
    Row{Word::course, 0, "теч", "-"},
    Row{Word::course, 0, "протяжени", "и е"},
    Row{Word::period, 0, "период", "- а у ом е ы ов ам ах"},
    Row{Word::present, 0, "настояще", "е го"},
    Row{Word::while_, 0, "врем", "я ени"},
    Row{Word::while_, 0, "ходе", "-"},
    Row{Word::in, 0, "в", "- о"},
    Row{Word::on, 0, "на", "-"},
    Row{Word::from, 0, "с", "- о"},
    Row{Word::by, 0, "по", "-"},
    Row{Word::until, 0, "до", "-"},
    Row{Word::to, 0, "к", "- о"},
    Row{Word::at, 0, "при", "-"},
    Row{Word::after, 0, "после", "-"},
    Row{Word::before, 0, "перед", "- о"},
    Row{Word::over, 0, "за", "-"},
    Row{Word::through, 0, "через", "-"},
    Row{Word::through, 0, "спустя", "-"},
    Row{Word::of, 0, "от", "-"},
    Row{Word::and_, 0, "и", "-"},
    Row{Word::then, 0, "далее", "-"},
    Row{Word::then, 0, "затем", "-"},
    Row{Word::then, 0, "потом", "-"},
    Row{Word::then, 0, "также", "-"},
    Row{Word::then, 0, "дальнейшем", "-"},
    Row{Word::then, 0, "последующ", kSoftAdjective},
    Row{Word::then, 0, "либо", "-"},
    Row{Word::then, 0, "или", "-"},
    Row{Word::not_, 0, "не", "-"},
    Row{Word::later, 0, "поздн", "ее ей"},
    Row{Word::later, 0, "позже", "-"},
    Row{Word::earlier, 0, "ранее", "-"},
    Row{Word::earlier, 0, "раньше", "-"},
    Row{Word::rarer, 0, "реже", "-"},
    Row{Word::rarer, 0, "мен", "ее ьше"},
    Row{Word::oftener, 0, "чаще", "-"},
    Row{Word::oftener, 0, "более", "-"},
    Row{Word::oftener, 0, "превыша", "ющий ющие я"},
    Row{Word::starting, 0, "начиная", "-"},
    // conditions
    Row{Word::case_, 0, "случа", "е ях"},
    Row{Word::demand, 0, "указани", "ю ям"},
    Row{Word::demand, 0, "поручени", "ю ям"},
    Row{Word::document, 0, "решени", "ю ям ем"},
    Row{Word::measure, 0, "мер", "е -"},
    Row{Word::demand, 1, "необходимост", "и ь ью"},
    Row{Word::demand, 1, "надобност", "и ь"},
    Row{Word::demand, 1, "потребност", "и ь ям"},
    Row{Word::demand, 1, "востребованност", "и ь"},
    Row{Word::demand, 0, "требовани", "ю я ям и ями"},
    Row{Word::demand, 0, "запрос", "у а ам ов е ах"},
    Row{Word::demand, 0, "обращени", "ю я ям й и"},
    Row{Word::demand, 0, "заявк", "е и ам а"},
    Row{Word::demand, 0, "заявок", "-"},
    Row{Word::demand, 0, "заявлени", "ю я ям й"},
    Row{Word::demand, 0, "вызов", "у ам а"},
    Row{Word::demand, 0, "запис", "и ям"},
    Row{Word::agreement, 0, "согласовани", "ю и я е"},
    Row{Word::agreement, 0, "договоренности", "-"},
    Row{Word::agreement, 0, "согл", "- ас асов"},
    Row{Word::according, 0, "согласно", "-"},
    Row{Word::accordance, 0, "соответстви", "и е"},
    Row{Word::accordance, 0, "соотв", "-"},
    Row{Word::accordance, 0, "основании", "-"},
    Row{Word::plan, 0, "план", "- а у ом е ы ов ам ами ах"},
    Row{Word::plan, 0, "график", "- а у ом е и ов ам ами ах"},
    Row{Word::plan, 0, "расписани", "е я ю ем и ям"},
    Row{Word::plan, 0, "календар", "ь я ю ем е"},
    Row{Word::plan, 0, "циклограмм", "а ы е ой"},
    Row{Word::plan, 0, "программ", "а ы е ой"},
    Row{Word::plan, 0, "регламент", "- у ом а"},
    Row{Word::plan, 0, "планировани", "ю ем я"},
    Row{Word::plan, 0, "дорожной", "-"},
    Row{Word::plan, 0, "дорожным", "-"},
    Row{Word::document, 0, "приказ", "- а у ом е ы ов ам ами"},
    Row{Word::document, 0, "положени", "ю ем я ям ями й"},
    Row{Word::document, 0, "распоряжени", "ю ем я ям е й"},
    Row{Word::document, 0, "письм", "у ом а о"},
    Row{Word::document, 0, "протокол", "- а у ом"},
    Row{Word::document, 0, "постановлени", "ю ем я е"},
    Row{Word::document, 0, "договор", "- а у ом ам ов"},
    Row{Word::document, 0, "законодательств", "у ом а"},
    Row{Word::document, 0, "устав", "у ом"},
    Row{Word::document, 0, "инструкци", "и ей"},
    Row{Word::moment, 0, "момент", "- а у"},
    Row{Word::moment, 0, "дат", "ы е"},
    Row{Word::outcome, 0, "окончани", "и ю я"},
    Row{Word::outcome, 0, "завершени", "и ю я"},
    Row{Word::outcome, 0, "итог", "ам"},
    Row{Word::outcome, 0, "результат", "ам у"},
    Row{Word::outcome, 0, "факт", "у"},
    Row{Word::outcome, 0, "истечени", "и ю"},
    Row{Word::outcome, 0, "прибыти", "и ю"},
    Row{Word::outcome, 0, "получени", "и ю"},
    Row{Word::outcome, 0, "возвращени", "и ю"},
    Row{Word::eve, 0, "накануне", "-"},
    Row{Word::at_once, 1, "незамедлительно", "-"},
    Row{Word::at_once, 1, "немедленно", "-"},
    Row{Word::at_once, 1, "безотлагательно", "-"},
    Row{Word::at_once, 0, "сразу", "-"},
    Row{Word::term_long, 0, "однодневн", kAdjective},
    Row{Word::term_long, 0, "двухдневн", kAdjective},
    Row{Word::term_long, 0, "трехдневн", kAdjective},
    Row{Word::term_long, 0, "четырехдневн", kAdjective},
    Row{Word::term_long, 0, "пятидневн", kAdjective},
    Row{Word::term_long, 0, "семидневн", kAdjective},
    Row{Word::term_long, 0, "десятидневн", kAdjective},
    Row{Word::term_long, 0, "пятнадцатидневн", kAdjective},
    Row{Word::term_long, 0, "двадцатидневн", kAdjective},
    Row{Word::term_long, 0, "тридцатидневн", kAdjective},
    Row{Word::term_long, 0, "недельн", kAdjective},
    Row{Word::term_long, 0, "двухнедельн", kAdjective},
    Row{Word::term_long, 0, "месячн", kAdjective},
    Row{Word::term_long, 0, "двухмесячн", kAdjective},
    Row{Word::term_long, 0, "трехмесячн", kAdjective},
    Row{Word::term_long, 0, "шестимесячн", kAdjective},
    // no time in them
    Row{Word::subject, 0, "отчет", "- а у ом ы ов ам"},
    Row{Word::subject, 0, "отчетност", "ь и"},
    Row{Word::subject, 0, "информаци", "я и ю"},
    Row{Word::subject, 0, "справк", "а и у"},
    Row{Word::subject, 0, "мониторинг", "- а"},
    Row{Word::subject, 0, "анализ", "- а"},
    Row{Word::subject, 0, "сдач", "а и у"},
    Row{Word::filler, 0, "срок", "- а у ом и ов"},
    Row{Word::filler, 0, "основе", "-"},
    Row{Word::filler, 0, "исполнения", "-"},
    Row{Word::filler, 0, "реализации", "-"},
    Row{Word::filler, 0, "выполнения", "-"},
    Row{Word::filler, 0, "включительно", "-"},
    Row{Word::filler, 0, "выполняется", "-"},
    Row{Word::filler, 0, "проводится", "-"},
    Row{Word::filler, 0, "осуществляется", "-"},
    Row{Word::contrary, 0, "кроме", "-"},
    Row{Word::contrary, 0, "исключени", "ем я"},
    Row{Word::contrary, 0, "исключая", "-"},
    Row{Word::contrary, 0, "перенес", "ти ен ена ено ены"},
    Row{Word::contrary, 0, "перенос", "- а"},
    Row{Word::contrary, 0, "вместо", "-"},
    Row{Word::contrary, 0, "отмен", "а ен ена ено ены ить"},
    Row{Word::contrary, 0, "без", "-"},
    Row{Word::grade, 0, "класс", "- а ы ов ах ам е"},
    Row{Word::grade, 0, "кл", "-"},
};

const std::unordered_map<std::string, Meaning>& vocabulary() {
    static const auto all = [] {
        std::unordered_map<std::string, Meaning> out;
        for (const Row& row : kRows)
            for (const std::string& ending : split(row.endings, ' '))
                out.emplace(row.stem + (ending == "-" ? std::string{} : ending), Meaning{row.word, row.value});
        return out;
    }();
    return all;
}

}  // namespace

const std::vector<Form>& long_forms() {  // of words long enough for a misprint to be recognised
    static const auto all = [] {
        std::vector<Form> out;
        for (const auto& [text, meaning] : vocabulary()) {
            const auto points = code_points(text);
            if (points.size() >= 5) out.push_back({{points.begin(), points.end()}, text, meaning});
        }
        std::sort(out.begin(), out.end(), [](const Form& a, const Form& b) { return a.text < b.text; });
        return out;
    }();
    return all;
}

std::optional<Meaning> meaning_of(const std::string& word) {
    const auto found = vocabulary().find(word);
    if (found == vocabulary().end()) return {};
    return found->second;
}

std::string contracted_word(const std::string& beginning, const std::string& ending) {
    const Form* found = nullptr;
    for (const Form& form : long_forms()) {
        if (form.text.size() <= beginning.size() + ending.size() || !form.text.starts_with(beginning) ||
            !form.text.ends_with(ending))
            continue;
        if (found != nullptr && found->meaning != form.meaning) return {};
        if (found == nullptr || form.text.size() < found->text.size()) found = &form;
    }
    return found == nullptr ? std::string{} : found->text;
}

std::optional<Meaning> meaning_of_abbreviation(const std::string& word) {
    static constexpr std::array<std::pair<std::string_view, Meaning>, 5> kInUse = {{
        {"пост", {Word::all_time, 0}},
        {"посл", {Word::ordinal, -1}},
        {"нач", {Word::edge, 1}},
        {"сер", {Word::edge, 2}},
        {"кон", {Word::edge, 3}},
    }};
    for (const auto& [text, meaning] : kInUse)
        if (text == word) return meaning;
    const std::size_t kShortest = 4 * std::string_view{"а"}.size();
    if (word.size() < kShortest) return {};
    std::optional<Meaning> found;
    for (const Form& form : long_forms()) {
        if (!form.text.starts_with(word)) continue;
        if (found && *found != form.meaning) return {};
        found = form.meaning;
    }
    return found;
}

}  // namespace mera::deadline_language
