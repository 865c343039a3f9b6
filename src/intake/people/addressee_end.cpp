#include "intake/people/addressee_end.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/named_days.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/pointed_times.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

constexpr std::array<std::string_view, 6> kUnitBeginnings = {"управлен",  "учрежден",  "отделен",
                                                             "объединен", "предприят", "поселен"};

// «Группе в составе Примеровой А.А., Образцовой Б.Б.» is the group.
// «Организаторам в день экзамена», «учителям на последней неделе четверти», «секретарю по окончании занятий»
bool is_at_some_time(const Tokens& tokens, std::size_t at) {
    const std::string& next = tokens[at + 1].folded;
    if (is_one_of(tokens[at].folded, {"накануне", "после", "перед", "согласно"})) return true;
    if (tokens[at].is("во")) return next == "время";
    if (tokens[at].is("в") && next.starts_with("кажд")) return true;
    if (tokens[at].is("в")) return is_one_of(next, {"день", "дни", "ходе", "конце", "начале", "составе"});
    if (tokens[at].is("по")) return is_one_of(next, {"окончании", "завершении", "мере"});
    if (is_by_gathering(tokens, at)) return true;  // «заведующим к последнему звонку подготовить»
    if (tokens[at].is("к")) return is_one_of(next, {"началу", "концу"});
    const bool later_word = at + 2 < tokens.size() && tokens[at + 2].folded.starts_with("недел");
    return tokens[at].is("на") && (next.starts_with("недел") || later_word);
}

// «Министерству финансов при формировании бюджета предусмотреть»; «Совету при управлении культуры» is its name.
bool is_while_doing(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("при")) return false;
    const std::string& what = tokens[at + 1].folded;
    const bool unit = std::any_of(kUnitBeginnings.begin(), kUnitBeginnings.end(),
                                  [&](std::string_view begin) { return what.starts_with(begin); });
    return (what.ends_with("нии") || what.ends_with("тии")) && !unit && !is_capitalised(tokens[at + 1].text);
}

}  // namespace

std::size_t end_of_name(const Tokens& tokens, std::size_t from, std::size_t end) {
    for (std::size_t at = from + 1; at + 1 < end; ++at) {
        const bool age = at + 2 < end && tokens[at + 2].is("лет");  // «воспитателям групп детей до 3 лет»
        const bool until =
            tokens[at].is("до") && !age &&
            (tokens[at + 1].kind == Token::Kind::number ||
             is_one_of(tokens[at + 1].folded, {"начала", "окончания", "конца", "завершения", "особого"}) ||
             opens_event(tokens, at));  // «владельцам домов до Пасхи очистить»
        // «Социальному педагогу (25-го числа), а в декабре – 20-го, сдавать отчёт»
        const bool but = tokens[at].text == "," && is_one_of(tokens[at + 1].folded, {"а", "но"});
        // «Управлению финансов в установленном порядке выделить …»
        // «директорам учреждений в связи с окончанием сезона провести …»
        const bool by_hand =
            tokens[at].is("под") && is_one_of(tokens[at + 1].folded, {"личную", "персональную", "подпись", "роспись"});
        const bool manner = tokens[at].is("в") &&
                            ((at + 2 < end && tokens[at + 2].is("порядке")) ||
                             is_one_of(tokens[at + 1].folded,
                                       {"связи", "целях", "соответствии", "рамках", "пределах", "своей", "части"}));
        const bool named = (tokens[at].is("в") &&
                            (tokens[at + 1].is("срок") || tokens[at + 1].is("течение") ||
                             (tokens[at + 1].text.find_first_of("0123456789") == 0 && opens_term(tokens, at)))) ||
                           (tokens[at].is("не") && tokens[at + 1].is("позднее"));
        // «Управлению образования совместно с управлением культуры»: with whom it acts is no part of its name either.
        const bool together = tokens[at].is("совместно") && (tokens[at + 1].is("с") || tokens[at + 1].is("со"));
        // «Начальнику управления (Примерова В.А.) для обслуживания маршрутов привлечь …»
        const bool after_bracket =
            closes_person(tokens, at - 1) && tokens[at].kind == Token::Kind::word && !tokens[at].is("и");
        // «Отделу снабжения при участии юриста», «Министерству во взаимодействии с жителями»
        const bool with_whom =
            (tokens[at].is("при") && is_one_of(tokens[at + 1].folded, {"участии", "содействии", "поддержке"})) ||
            (tokens[at].is("во") && is_one_of(tokens[at + 1].folded, {"взаимодействии", "исполнение"})) ||
            (tokens[at].is("с") &&
             is_one_of(tokens[at + 1].folded, {"участием", "привлечением", "учетом", "условием"}));
        // «Секретарю с 25 марта вести журнал», «секретарю начиная с 25 марта»
        const bool from_day = (tokens[at].is("с") || tokens[at].is("со")) &&
                              tokens[at + 1].kind == Token::Kind::number && at + 2 < end &&
                              (month_in(tokens[at + 2].text) || tokens[at + 2].text == ".");
        const bool since =
            from_day || (tokens[at].is("начиная") && (tokens[at + 1].is("с") || tokens[at + 1].is("со")));
        // «… Учебнова П.П. Срок – 15 января»
        const bool label = is_one_of(tokens[at].text, {"Срок", "Сроки"}) && at > 0 && tokens[at - 1].text == ".";
        if (since || until || but || label || manner || by_hand || named || together || with_whom || after_bracket ||
            is_while_doing(tokens, at) || is_at_some_time(tokens, at) || pointed_term_at(tokens, at).after > 0) {
            // «… Образцова Б.Б. – в части пункта 2»
            const bool dash = is_one_of(tokens[at - 1].text, {"–", "—", "-"}) && at - 1 > from;
            return dash ? at - 1 : at;
        }
    }
    return end;
}

std::size_t end_of_first_sentence(const Tokens& tokens, std::size_t from) {
    constexpr std::size_t kWord = 4;  // letters: «ул.», «им.», initials end no sentence
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = from + 1; at + 1 < tokens.size(); ++at)
        if (tokens[at].text == "." && depth[at] == 0 && length_in_characters(tokens[at - 1].text) >= kWord &&
            (tokens[at + 1].text == "(" || is_capitalised(tokens[at + 1].text)))
            return at;
    return end_of_sentence(tokens, from);
}

}  // namespace mera::intake
