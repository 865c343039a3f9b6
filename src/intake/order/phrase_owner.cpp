#include "intake/order/phrase_owner.hpp"

#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

// «Утвердить состав и …; 12–13 марта провести обучение»: of a deed that follows the first.
bool is_of_later_deed(const Tokens& tokens, const Phrase& phrase) {
    const auto deed = first_infinitive(tokens, 1);
    return deed && *deed <= phrase.after;
}

// What is to be done goes on for a while: «организовать дежурство», «усилить охрану».
bool is_going_on(const Tokens& tokens) {
    const auto deed = first_infinitive(tokens, 0);
    return deed &&
           is_one_of(tokens[*deed].folded, {"организовать", "обеспечить", "усилить", "установить", "ввести",
                                            "осуществлять", "обеспечивать", "вести", "проводить", "продолжить"});
}

// «Срок действия перечня – до 31 августа»: until when it holds.
bool is_length_of_force(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kWordsBack = 8;
    for (std::size_t back = 0; back < kWordsBack && at-- > 1 && !is_infinitive(tokens[at].folded); ++back)
        if (tokens[at].is("действия") && is_one_of(tokens[at - 1].folded, {"срок", "период"})) return true;
    return false;
}

}  // namespace

bool is_of_something_else(const Tokens& tokens, const Phrase& phrase) {
    if (phrase.first == 0) return false;
    // «Утвердить план мероприятий праздника 1 июня 2015 года»: nobody approves on a day.
    const bool bare_day = tokens[phrase.first].kind == Token::Kind::number &&
                          is_one_of(tokens[0].folded, {"утвердить", "считать", "объявить", "признать"});
    const bool own_deed = !is_of_later_deed(tokens, phrase);
    if (bare_day && own_deed && phrase.first > 1) return true;
    // «Утвердить график работы школ в летний период 2025 года»: the time is of what is approved; «утвердить в мае график» is not.
    if (phrase.binding == Binding::span && own_deed && phrase.first > 1 && tokens[0].is("утвердить")) return true;
    const Token& before = tokens[phrase.first - 1];
    // «Приказ действует до …», «на 1 число каждого месяца»
    if (before.folded.starts_with("действу") || before.folded.starts_with("числ")) return true;
    // «К работе в зимний период 2005/06 года»: for what it is prepared; «отчёт о работе в недельный срок» is when.
    if (before.is("работе") && phrase.first > 1 && tokens[phrase.first - 2].is("к") && tokens[phrase.first].is("в"))
        return true;
    // «На период с 1 по 10 мая усилить охрану», «усилить на период с …»: while it is to be done.
    if (before.is("период") && phrase.first > 1 && tokens[phrase.first - 2].is("на") &&
        (phrase.first == 2 || is_infinitive(tokens[phrase.first - 3].folded)))
        return false;
    // «Организовать дежурство на период с …», where «составить график на период с …» says what stands in it.
    if (before.is("период") && phrase.first > 1 && tokens[phrase.first - 2].is("на") && is_going_on(tokens))
        return false;
    // «В основной период с 23 мая по 2 июля», «в дополнительный период – с 4 сентября»
    if (before.is("период") && phrase.first > 2 && tokens[phrase.first - 3].is("в") &&
        has_adjective_ending(tokens[phrase.first - 2].folded))
        return false;
    if (is_length_of_force(tokens, phrase.first)) return true;
    return is_one_of(before.folded,
                     {"за", "на", "от", "№", "период", "периода", "с", "со", "до", "по", "после", "ранее", "начиная"});
}

}  // namespace mera::intake
