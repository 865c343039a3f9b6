#include "intake/table/heading_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

struct HeaderWord {
    std::string_view beginning;  // of a folded word; a final '.' asks for the whole word
    Role role;
    double weight;
};
constexpr std::array kHeaderWords = {
    HeaderWord{"мероприят", Role::title, 3},
    HeaderWord{"мера.", Role::title, 3},
    HeaderWord{"меры.", Role::title, 3},
    HeaderWord{"мер.", Role::title, 3},
    HeaderWord{"наименован", Role::title, 1},
    HeaderWord{"названи", Role::title, 1},
    HeaderWord{"содержан", Role::title, 2},
    HeaderWord{"действи", Role::title, 2},
    HeaderWord{"сделать.", Role::title, 3},
    HeaderWord{"делать.", Role::title, 3},
    HeaderWord{"делаем.", Role::title, 3},
    HeaderWord{"предстоит", Role::title, 2},
    HeaderWord{"задание.", Role::title, 2},
    HeaderWord{"акци", Role::title, 1.5},
    HeaderWord{"дело.", Role::title, 2},
    HeaderWord{"дела.", Role::title, 2},
    HeaderWord{"деятельност", Role::title, 1},
    HeaderWord{"работ", Role::title, 0.8},
    HeaderWord{"вид.", Role::title, 0.6},
    HeaderWord{"виды.", Role::title, 0.6},
    HeaderWord{"направлен", Role::title, 1},
    HeaderWord{"задач", Role::title, 1.2},
    HeaderWord{"раздел", Role::title, 1},
    HeaderWord{"блок", Role::title, 0.8},
    HeaderWord{"тем.", Role::title, 1.5},
    HeaderWord{"тема.", Role::title, 2.5},
    HeaderWord{"темы.", Role::title, 2.5},
    HeaderWord{"тематик", Role::title, 2.2},
    HeaderWord{"вопрос", Role::title, 1.5},
    HeaderWord{"повестк", Role::title, 2.5},
    HeaderWord{"проверк", Role::title, 1},
    HeaderWord{"процедур", Role::title, 3},
    HeaderWord{"поручено.", Role::executor, 3},
    HeaderWord{"поручается.", Role::executor, 3},
    HeaderWord{"поручен", Role::title, 2},
    HeaderWord{"событи", Role::title, 2},
    HeaderWord{"шаг", Role::title, 1.5},
    HeaderWord{"точк", Role::title, 3},
    HeaderWord{"этап", Role::title, 1},
    HeaderWord{"перечень", Role::title, 0.5},
    HeaderWord{"пункт", Role::title, 0.5},
    HeaderWord{"план.", Role::title, 0.3},
    HeaderWord{"проект", Role::title, 0.5},
    HeaderWord{"срок", Role::deadline, 3},
    HeaderWord{"дата.", Role::deadline, 3},
    HeaderWord{"даты.", Role::deadline, 3},
    HeaderWord{"период", Role::deadline, 2.5},
    HeaderWord{"когда", Role::deadline, 3},
    HeaderWord{"врем", Role::deadline, 2.5},
    HeaderWord{"месяц", Role::deadline, 2.5},
    HeaderWord{"график", Role::deadline, 1.5},
    HeaderWord{"начал", Role::deadline, 2},
    HeaderWord{"окончан", Role::deadline, 2},
    HeaderWord{"старт.", Role::deadline, 2},
    HeaderWord{"финиш.", Role::deadline, 2},
    HeaderWord{"конец.", Role::deadline, 2},
    HeaderWord{"квартал", Role::deadline, 2},
    HeaderWord{"день.", Role::deadline, 2.6},  // more than «Время» beside it: that says the hour
    HeaderWord{"числу.", Role::deadline, 2.5},
    HeaderWord{"числа.", Role::deadline, 2.5},
    HeaderWord{"дедлайн", Role::deadline, 3},
    HeaderWord{"дни.", Role::deadline, 2.6},
    HeaderWord{"календарн", Role::deadline, 1},
    HeaderWord{"исполнител", Role::executor, 3},
    HeaderWord{"соисполнител", Role::executor, 2.5},
    HeaderWord{"ответствен", Role::executor, 3},
    HeaderWord{"отв.", Role::executor, 2},
    HeaderWord{"получател", Role::note, 2.5},
    HeaderWord{"кто.", Role::executor, 3},
    HeaderWord{"кем.", Role::executor, 3},
    HeaderWord{"выполняет.", Role::executor, 2},
    HeaderWord{"проводит.", Role::executor, 2},
    HeaderWord{"отвечает.", Role::executor, 3},
    HeaderWord{"исполняет.", Role::executor, 3},
    HeaderWord{"исполняют.", Role::executor, 3},
    HeaderWord{"выполняют.", Role::executor, 2},
    HeaderWord{"проводят.", Role::executor, 2},
    HeaderWord{"отвечают.", Role::executor, 3},
    HeaderWord{"руководитель.", Role::executor, 1.5},
    HeaderWord{"организатор", Role::executor, 2.5},
    HeaderWord{"докладчик", Role::executor, 2.5},
    HeaderWord{"выступающ", Role::executor, 2.5},
    HeaderWord{"координатор", Role::executor, 2},
    HeaderWord{"подрядчик", Role::executor, 2.5},
    HeaderWord{"проверяющ", Role::executor, 2.5},
    HeaderWord{"инспектор", Role::executor, 2},
    HeaderWord{"ревизор", Role::executor, 2},
    HeaderWord{"аудитор.", Role::executor, 2},
    HeaderWord{"наставник.", Role::executor, 1.5},
    HeaderWord{"ведущ", Role::executor, 2},
    HeaderWord{"команда.", Role::executor, 1.5},
    HeaderWord{"куратор", Role::executor, 2},
    HeaderWord{"фио.", Role::executor, 1.5},
    HeaderWord{"должност", Role::executor, 1.5},
    HeaderWord{"подразделен", Role::executor, 1.5},
    HeaderWord{"реализующ", Role::executor, 1},
    HeaderWord{"результат", Role::result, 3},
    HeaderWord{"показател", Role::result, 2.5},
    HeaderWord{"эффект", Role::result, 2.5},
    HeaderWord{"итог", Role::result, 1.5},
    HeaderWord{"индикатор", Role::result, 2.5},
    HeaderWord{"критери", Role::result, 2},
    HeaderWord{"продукт", Role::result, 2},
    HeaderWord{"выход.", Role::result, 1.5},
    HeaderWord{"выходе.", Role::result, 1.5},
    HeaderWord{"получат.", Role::result, 3},
    HeaderWord{"получ", Role::result, 2},
    HeaderWord{"ожидаем", Role::result, 1},
    HeaderWord{"планируем", Role::result, 0.8},
    HeaderWord{"целев", Role::result, 0.8},
    HeaderWord{"значени", Role::result, 1},
    HeaderWord{"документ", Role::evidence, 3},
    HeaderWord{"подтвержд", Role::evidence, 3},
    HeaderWord{"отчет", Role::evidence, 2.5},
    HeaderWord{"ссылк", Role::evidence, 2.5},
    HeaderWord{"оформление.", Role::evidence, 1.5},
    HeaderWord{"форм", Role::evidence, 0.7},
    HeaderWord{"завершен", Role::evidence, 1},
    HeaderWord{"размещен", Role::evidence, 1},
    HeaderWord{"материал", Role::evidence, 0.8},
    HeaderWord{"примечан", Role::note, 3},
    HeaderWord{"отметк", Role::note, 3.5},
    HeaderWord{"сведени", Role::note, 3},
    HeaderWord{"финансир", Role::note, 3},
    HeaderWord{"финансов", Role::note, 2.5},
    HeaderWord{"объем", Role::note, 2},
    HeaderWord{"источник", Role::note, 2},
    HeaderWord{"средств", Role::note, 1.5},
    HeaderWord{"стоимост", Role::note, 3},
    HeaderWord{"бюджет", Role::note, 2.5},
    HeaderWord{"место.", Role::note, 2},
    HeaderWord{"места.", Role::note, 2},
    HeaderWord{"участник", Role::note, 2.5},
    HeaderWord{"участвует.", Role::note, 3.5},  // «Кто участвует», «Кто привлекается»: none of them answers for it
    HeaderWord{"участвуют.", Role::note, 3.5},
    HeaderWord{"привлекается.", Role::note, 3.5},
    HeaderWord{"привлекаются.", Role::note, 3.5},
    HeaderWord{"приглашается.", Role::note, 3.5},
    HeaderWord{"приглашаются.", Role::note, 3.5},
    HeaderWord{"категори", Role::note, 2},
    HeaderWord{"аудитор", Role::note, 2.5},
    HeaderWord{"группа.", Role::note, 1},
    HeaderWord{"класс", Role::note, 2},
    HeaderWord{"контрол", Role::note, 1.5},
    HeaderWord{"адресат", Role::executor, 2.5},
    HeaderWord{"адрес", Role::note, 2},
    HeaderWord{"цель.", Role::note, 2},
    HeaderWord{"зачем.", Role::note, 2},
    HeaderWord{"метод.", Role::note, 1.5},  // «Методы сбора информации»: how the deed is done
    HeaderWord{"методы.", Role::note, 1.5},
    HeaderWord{"способ", Role::note, 1.5},
    HeaderWord{"инструментар", Role::note, 1.5},
    HeaderWord{"причин", Role::note, 1.5},
    HeaderWord{"проблем", Role::note, 1.5},
    HeaderWord{"контакт", Role::note, 2},
    HeaderWord{"телефон", Role::note, 2},
    HeaderWord{"факт", Role::note, 2},
    HeaderWord{"количеств", Role::note, 2},
    HeaderWord{"единиц", Role::note, 2},
    HeaderWord{"код.", Role::note, 2},
    HeaderWord{"база.", Role::note, 1.5},
    HeaderWord{"канал", Role::note, 2.5},
};
constexpr double kKnownWeight = 0.9;       // below it the header's words say too little
constexpr double kTimeOfReport = 2;        // less than any other time
constexpr double kCombinedWeight = 2.5;    // two roles in one header, both clearly named
constexpr double kAsideShare = 0.3;  // of the weight of a note among words that only tell more
constexpr std::size_t kBlurredMin = 7;  // letters of a known word that one wrong letter does not make another word
constexpr double kBlurredShare = 0.7;  // of the weight of the word it looks like

const HeaderWord* known_word(std::string_view folded) {
    const auto known = std::find_if(kHeaderWords.begin(), kHeaderWords.end(), [&](const HeaderWord& word) {
        const bool whole = word.beginning.ends_with('.');
        return whole ? folded == word.beginning.substr(0, word.beginning.size() - 1)
                     : folded.starts_with(word.beginning);
    });
    return known == kHeaderWords.end() ? nullptr : &*known;
}

// «Ответсгвенные», «Мероцриятия»: a blurred scan or a hasty hand has one letter wrong.
const HeaderWord* blurred_word(std::string_view folded) {
    struct Long {
        const HeaderWord* word;
        std::size_t letters;
    };
    static const std::vector<Long> kLong = [] {
        std::vector<Long> out;
        for (const HeaderWord& word : kHeaderWords)
            if (const std::size_t letters = length_in_characters(word.beginning);
                !word.beginning.ends_with('.') && letters >= kBlurredMin)
                out.push_back({&word, letters});
        return out;
    }();
    const std::size_t letters = length_in_characters(folded);
    for (const Long& known : kLong)
        if (letters + 1 >= known.letters &&
            at_most_a_letter_apart(utf8_prefix(folded, known.letters), known.word->beginning))
            return known.word;
    return nullptr;
}

bool is_contact(std::string_view folded) {
    return folded.starts_with("контакт") || folded.starts_with("телефон") || folded.starts_with("адрес");
}

bool is_genitive_deed(std::string_view folded) {
    return folded == "мероприятия" || folded == "мероприятий" || folded == "меры" || folded == "мер";
}

}  // namespace

bool is_number_heading(const Tokens& tokens) {
    static constexpr std::array<std::string_view, 12> kParts = {"№", "n", "no",    "#",  "п",      "пп",
                                                                "/", ".", "номер", "nn", "пункта", "строки"};
    if (tokens.empty()) return false;
    // «№ п/л», «№№ пп.»: whatever a recogniser makes of the small letters after the sign.
    const bool small =
        std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return length_in_characters(t.text) <= 2; });
    if (tokens.front().text == "№" && tokens.size() <= 5 && small) return true;
    // «№ заседания»: of rows; «№ школы» is of something else.
    static constexpr std::array<std::string_view, 8> kOfRows = {"заседания", "занятия", "темы",   "мероприятия",
                                                                "меры",      "этапа",   "пункта", "строки"};
    if (tokens.front().text == "№" && tokens.size() == 2 &&
        std::find(kOfRows.begin(), kOfRows.end(), tokens[1].folded) != kOfRows.end())
        return true;
    const bool all = std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return std::find(kParts.begin(), kParts.end(), token.folded) != kParts.end();
    });
    return all &&
           std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.text != "." && t.text != "/"; });
}

bool names_a_thing(std::string_view heading) {
    return has_word_with(heading, {"наименован", "названи"}) &&
           has_word_with(heading, {"организац", "учрежден", "школ", "документ", "акт", "показател", "муниципал",
                                   "предмет", "должност", "территори"}) &&
           !has_word_with(heading, {"мероприят", "мер", "работ", "направлен", "действи", "деятельност", "этап"});
}

bool names_day_of_person(std::string_view heading) {
    if (heading.find("ат") == std::string_view::npos) return false;  // most headings are asked and have no «дата»
    return has_word_with(heading, {"дат"}) && has_word_with(heading, {"рожден", "удостоверен", "присвоен"});
}

bool names_day_of_record(std::string_view heading) {
    return names_day_of_person(heading) ||
           (has_word_with(heading, {"дат"}) &&
            has_word_with(heading, {"утвержден", "выдач", "регистрац", "заключен", "назначен", "принят", "приказ",
                                    "договор", "постановлен", "протокол", "поступлен", "вступлен", "увольнен", "издан",
                                    "основан", "прохожден", "аттестац", "документ"}));
}

bool names_note(std::string_view heading) {
    const Guess guess = role_of_heading(heading);
    return guess.role == Role::note && guess.weight > 0;
}

bool names_field(std::string_view heading) {
    constexpr double kClear = 1.5;
    const Guess guess = role_of_heading(heading);
    if (guess.weight < kClear || guess.role == Role::note) return false;
    const Tokens tokens = tokenise(heading);
    return tokens.empty() || !tokens.front().is("работа");
}

bool names_year(std::string_view heading) {
    const Tokens tokens = tokenise(heading);
    const bool year = !tokens.empty() && tokens[0].kind == Token::Kind::number && tokens[0].text.size() == 4;
    return year && (tokens.size() == 1 || (tokens.size() <= 3 && (tokens[1].is("год") || tokens[1].is("г"))));
}

std::string time_in_short(std::string_view heading) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kShort = {{{"янв", "январь"},
                                                                                              {"фев", "февраль"},
                                                                                              {"февр", "февраль"},
                                                                                              {"мар", "март"},
                                                                                              {"апр", "апрель"},
                                                                                              {"июн", "июнь"},
                                                                                              {"июл", "июль"},
                                                                                              {"авг", "август"},
                                                                                              {"сен", "сентябрь"},
                                                                                              {"сент", "сентябрь"},
                                                                                              {"окт", "октябрь"},
                                                                                              {"ноя", "ноябрь"},
                                                                                              {"нояб", "ноябрь"},
                                                                                              {"дек", "декабрь"}}};
    const Tokens tokens = tokenise(heading);
    if (tokens.empty() || tokens.size() > 5) return {};
    const auto known = std::find_if(kShort.begin(), kShort.end(), [&](const auto& s) { return tokens[0].is(s.first); });
    if (known != kShort.end()) return std::string{known->second};
    const bool quarter = std::any_of(tokens.begin(), tokens.end(),
                                     [](const Token& t) { return t.is("кв") || t.folded.starts_with("квартал"); });
    const bool dated = std::any_of(tokens.begin(), tokens.end(),
                                   [](const Token& t) { return t.kind == Token::Kind::number && t.text.size() == 4; });
    if (quarter && dated) return replace_all(std::string{heading}, "кв.", "квартал");
    if (quarter && tokens[0].kind != Token::Kind::sign && label_of(tokens[0].text))
        return std::string{tokens[0].text} + " квартал";
    return is_month_heading(heading) ? std::string{heading} : std::string{};
}

Guess role_of_heading(std::string_view heading) {
    const std::string names = replace_all(replace_all(std::string{heading}, "Ф. И. О.", "ФИО"), "Ф.И.О.", "ФИО");
    if (names != heading) return role_of_heading(names);
    const Tokens tokens = tokenise(heading);
    if (is_number_heading(tokens)) return {Role::number, 4};
    if (!time_in_short(heading).empty()) return {Role::note, 1};
    if (names_a_thing(heading) && !has_word_with(heading, {"ответственн", "исполнител", "подтвержда"})) {
        // Beside measures the documents are their evidence, the indicators their result.
        if (has_word_with(heading, {"документ"})) return {Role::evidence, 2};
        if (has_word_with(heading, {"показател"})) return {Role::result, 2};
        return {Role::note, 2};
    }
    // «Значение показателя по годам» beside «Наименование показателя»: the figures say less than the words.
    if (has_word_with(heading, {"значени"}) && has_word_with(heading, {"показател", "индикатор"}))
        return {Role::result, 1.5};
    if (names_day_of_person(heading)) return {Role::note, 3};
    // «Кому представляется», «Куда направляется»: to whom the paper goes; «Кому поручено» is who does it.
    if (has_word_with(heading, {"кому", "куда"}) &&
        has_word_with(heading, {"представля", "предоставля", "направля", "отправля", "сда", "переда", "доклад", "отчит",
                                "адрес"}))
        return {Role::note, 3};
    // «Число», «Число, месяц» say when, also beside «Время»; «Число участников» counts them.
    if (!tokens.empty() && tokens[0].is("число") && (tokens.size() == 1 || has_word_with(heading, {"месяц"})))
        return {Role::deadline, 2.6};
    // «Проверяемый период», «За какой период»: what is looked into, not when.
    if (has_word_with(heading, {"период"}) && has_word_with(heading, {"проверяем", "ревизуем", "отчетн", "исследуем"}))
        return {Role::note, 3};
    // «Контактное лицо» is whom to ask: who answers for the deed, when no other column says it.
    if (has_word_with(heading, {"контактн"}) && has_word_with(heading, {"лицо", "лица"})) return {Role::executor, 1.5};
    // «Объект проверки» beside «Вопросы проверки»: a timetable of inspections is a list of what is inspected.
    if (has_word_with(heading, {"объект"}) && has_word_with(heading, {"проверк", "аудит", "ревизи"}))
        return {Role::title, 3};
    // «Объект контроля», «Объект оценки» are what is looked into, unless «Вопросы, подлежащие контролю» stand beside it.
    if (has_word_with(heading, {"объект"}) &&
        has_word_with(heading, {"контрол", "оценк", "мониторинг", "наблюден", "изучен", "анализ", "диагностик",
                                "исследован", "экспертиз"}))
        return {Role::title, 1.2};
    std::array<double, static_cast<std::size_t>(Role::note) + 1> weights{};
    bool said_before = false;  // a word of another role
    bool aside = false;  // «Наименование мероприятия, количество участников»: what follows the comma tells more of it
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool parts = tokens[at].text == "," || tokens[at].text == "(";
        aside = aside || (parts && std::any_of(weights.begin(), weights.end(), [](double it) { return it > 0; }));
        const HeaderWord* known = known_word(tokens[at].folded);
        // «Исполните ль»: a narrow column broke the word without a hyphen.
        if (known == nullptr && at + 1 < tokens.size() && starts_with_lower(tokens[at + 1].text))
            known = known_word(tokens[at].folded + tokens[at + 1].folded);
        if (known == nullptr) continue;
        // «Срок реализации мероприятия», «Место проведения мероприятий»: the deed only says of what.
        const bool of_another = known->role == Role::title && said_before && is_genitive_deed(tokens[at].folded);
        // «Ответственный, контактный телефон», «Ф.И.О., должность исполнителя»: how to find whoever it is.
        const bool of_person = known->role == Role::note && is_contact(tokens[at].folded) &&
                               has_word_with(heading, {"ответственн", "исполнител", "организатор"});
        if (of_another || of_person) continue;
        said_before = said_before || (known->role != Role::title && known->weight >= 2);
        const bool told_more = aside && known->role == Role::note;
        weights[static_cast<std::size_t>(known->role)] += known->weight * (told_more ? kAsideShare : 1);
    }
    if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight < kKnownWeight; }))
        for (const Token& token : tokens)
            if (const HeaderWord* known = blurred_word(token.folded))
                weights[static_cast<std::size_t>(known->role)] += kBlurredShare * known->weight;
    const auto weight = [&](Role role) { return weights[static_cast<std::size_t>(role)]; };
    if (weight(Role::deadline) >= kCombinedWeight && weight(Role::executor) >= kCombinedWeight &&
        has_word_with(heading, {"исполнител", "ответственн"}))
        return {Role::deadline_and_executor, 5};
    if (weight(Role::result) >= kCombinedWeight && weight(Role::evidence) >= kCombinedWeight)
        return {Role::result_and_evidence, 5};
    Guess best;
    for (std::size_t role = 0; role < weights.size(); ++role)
        if (weights[role] > best.weight) best = {static_cast<Role>(role), weights[role]};
    // «Срок отчёта» is the deadline where nothing else is: «Время проведения», «Периодичность» beside it are of the deed.
    if (best.role == Role::deadline && has_word_with(heading, {"отчет"})) best.weight = kTimeOfReport;
    return best.weight >= kKnownWeight ? best : Guess{heading.empty() ? Role::none : Role::note, 0};
}

std::string heading_text(std::string_view text) { return in_one_line(replace_all(std::string{text}, "-\n", "")); }

}  // namespace mera::intake
