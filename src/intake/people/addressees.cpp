#include "intake/people/addressees.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "intake/people/addressee_before_verb.hpp"
#include "intake/people/addressee_end.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/people/appointments.hpp"
#include "intake/people/clause_subject.hpp"
#include "intake/people/executor_boundaries.hpp"
#include "intake/people/named_responsible.hpp"
#include "intake/people/object_before_verb.hpp"
#include "intake/people/unlisted_addressee.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/time_phrases.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

bool is_adverb(const Token& token) {  // «широко», «дополнительно»
    constexpr std::size_t kLetters = 5;
    return token.folded.ends_with("о") && !is_capitalised(token.text) && readings_of(token.folded).empty() &&
           length_in_characters(token.text) >= kLetters;
}

// «Поручить организацию и проведение конкурса отделу культуры»: the deed is a noun, and whom it is given to stands behind
// it. «Школы», «администрации» may be a genitive of the deed.
std::optional<std::size_t> addressee_behind_deed(const Tokens& tokens, std::size_t from) {
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = from; at < tokens.size() && !is_infinitive(tokens[at].folded); ++at) {
        if (depth[at] > 0 || !begins_addressee(tokens, at, Case::dative)) continue;
        const bool organisation =
            is_organisation_form(tokens[at].text) || (at + 1 < tokens.size() && depth[at + 1] > 0);
        const bool dative = has_adjective_ending(tokens[at].folded)
                                ? tokens[at].folded.ends_with("му")
                                : !reading_in_case(tokens[at].folded, Case::genitive);
        if (organisation || dative) return at;
    }
    return {};
}

// «Контроль за исполнением осуществлять заместителю министра Примерову А.А.»: nobody is given anything by such a verb, so the
// dative behind it is who does it.
std::optional<std::size_t> addressee_behind_verb(const Tokens& tokens) {
    const auto verb = first_infinitive(tokens, 0);
    if (!verb || *verb == 0 ||
        !is_one_of(tokens[*verb].folded,
                   {"осуществлять", "осуществить", "обеспечить", "обеспечивать", "вести", "проводить", "поручить"}))
        return {};
    const std::size_t at = *verb + 1;
    const bool genitive = at < tokens.size() && reading_in_case(tokens[at].folded, Case::genitive).has_value();
    return begins_addressee(tokens, at, Case::dative) && !genitive ? std::optional{at} : std::nullopt;
}

void doubt_receiver(const Tokens& tokens, std::size_t first, std::optional<std::size_t> verb, Addressees& found) {
    if (!verb || found.names.empty() || !found.doubts.empty() || !is_verb_of_giving(tokens[*verb].folded)) return;
    const auto form = reading_in_case(tokens[first].folded, Case::dative);
    if (form ? form->kind == NounKind::group : !has_adjective_ending(tokens[first].folded))
        found.doubts.push_back("«" + std::string{tokens[*verb].text} +
                               "» может говорить, кому: проверьте, кто исполняет.");
}

// Behind the colon at `from`: «: Озёрного – Примерову С.В., …», «: Озёрного (Примеров С.В.), …».
bool names_person_between(const Tokens& tokens, std::size_t from, std::size_t to) {
    const std::vector<int> depth = nesting(tokens);
    const bool named = from + 1 < to && is_capitalised(tokens[from + 1].text);
    for (std::size_t at = from; at < to; ++at)
        if (const auto person = person_at(tokens, at); person && person->last < to && (depth[at] == 0 || named))
            return true;
    return false;
}

bool is_verb_of_addressing(const Token& token) {
    return is_one_of(token.folded, {"рекомендовать", "поручить", "предложить", "обязать", "просить", "разрешить",
                                    "указать", "поручаю"});
}

// «Обязать начальника склада и рекомендовать подрядчикам вывезти отходы»
std::optional<std::size_t> second_addressing(const Tokens& tokens) {
    for (std::size_t at = 3; at < tokens.size(); ++at) {
        const bool infinitive = tokens[at].kind == Token::Kind::word && is_infinitive(tokens[at].folded);
        if (!infinitive) continue;
        return is_verb_of_addressing(tokens[at]) && tokens[at - 1].is("и") ? std::optional{at} : std::nullopt;
    }
    return {};
}

void add(Addressees& to, Addressees more) {
    for (std::string& name : more.names)
        if (std::find(to.names.begin(), to.names.end(), name) == to.names.end()) to.names.push_back(std::move(name));
    to.doubts.insert(to.doubts.end(), more.doubts.begin(), more.doubts.end());
}

// «Провести месячник, руководителям организаций до 28 марта представить планы»: a plural dative, and its own deed before the next comma.
bool begins_deed_of_many(const Tokens& tokens, std::size_t first, std::size_t verb) {
    const auto form = reading_in_case(tokens[first].folded, Case::dative);
    if (!form || !form->is_plural || form->kind == NounKind::unit || tokens[verb - 1].is("и")) return false;
    return std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                        tokens.begin() + static_cast<std::ptrdiff_t>(verb),
                        [](const Token& token) { return token.text == "," || token.text == ";" || token.text == ":"; });
}

// «Примерову С.С. закупить ткань, методисту Образцовой М.М. – разместить отчёт»: behind the comma another deed begins, and a name
// stands before it.
bool is_deed_of_another(const Tokens& tokens, std::size_t comma) {
    const auto first = first_deed(tokens);
    if (!first || *first > comma || !begins_addressee(tokens, comma + 1, Case::dative)) return false;
    const auto verb = first_infinitive(tokens, comma + 1);
    if (!verb) return false;
    if (begins_deed_of_many(tokens, comma + 1, *verb)) return true;
    const std::size_t before =
        tokens[*verb - 1].kind == Token::Kind::word || tokens[*verb - 1].text == "." ? *verb : *verb - 1;
    for (std::size_t at = comma + 1; at < before; ++at)
        if (const auto person = person_at(tokens, at); person && person->first == at && person->last + 1 == before)
            return true;
    return false;
}

// «Обеспечить ремонт и руководителям школ представить акты»; «педагогам и руководителям школ представить» are two of one deed.
bool is_joined_deed_of_many(const Tokens& tokens, std::size_t conjunction) {
    const auto first = first_deed(tokens);
    const auto verb = first_infinitive(tokens, conjunction + 1);
    return first && *first < conjunction && verb && begins_addressee(tokens, conjunction + 1, Case::dative) &&
           !reading_in_case(tokens[conjunction - 1].folded, Case::dative) &&
           !tokens[conjunction - 1].folded.ends_with("м") && begins_deed_of_many(tokens, conjunction + 1, *verb);
}

// Where further deeds of others begin: «Бухгалтерии начислить премию; отделу кадров внести изменения», «Создать комиссию. Комиссии
// представить акт».
std::vector<std::size_t> further_deeds(const Tokens& tokens) {
    std::vector<std::size_t> out;
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 1; at + 2 < tokens.size(); ++at) {
        // «… Образцов Б.Б. Комиссии представить акт»: no surname is a noun of the list.
        const bool full_stop = length_in_characters(tokens[at - 1].text) > 3 ||
                               (length_in_characters(tokens[at - 1].text) == 1 && at > 2 &&
                                tokens[at - 2].text == "." && !readings_of(tokens[at + 1].folded).empty());
        const bool sentence = tokens[at].text == "." && is_capitalised(tokens[at + 1].text) && full_stop;
        const bool next_deed = depth[at] == 0 && ((tokens[at].text == "," && is_deed_of_another(tokens, at)) ||
                                                  (tokens[at].is("и") && is_joined_deed_of_many(tokens, at)));
        if (next_deed) out.push_back(at + 1);
        if (depth[at] > 0 || !(tokens[at].text == ";" || sentence) || person_at(tokens, at + 1)) continue;
        const std::size_t whom = at + 1 + is_verb_of_addressing(tokens[at + 1]);  // «Поручить директору организовать»
        if (!begins_addressee(tokens, whom, Case::dative)) continue;
        const auto verb = first_infinitive(tokens, whom);
        const auto stop = std::find_if(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1, tokens.end(),
                                       [](const Token& token) { return token.text == ";"; });
        if (verb && static_cast<std::ptrdiff_t>(*verb) < stop - tokens.begin()) out.push_back(at + 1);
    }
    return out;
}

// «Ответственным секретарём комиссии является методист»: an instrumental that looks like a dative.
bool is_held_by(const Tokens& tokens) {
    return find_word(tokens, 1, {"является", "являются"}).has_value() && !first_infinitive(tokens, 0);
}

// «Возложить на руководителей школ персональную ответственность за …»: what is laid on them ends their name.
std::size_t end_before_duty(const Tokens& tokens, std::size_t from, std::size_t end) {
    for (std::size_t at = from + 1; at < end; ++at) {
        if (!is_one_of(tokens[at].folded, {"ответственность", "обязанности", "обязанность", "функции", "полномочия"}))
            continue;
        if (tokens[at - 1].folded.starts_with("исполня")) continue;  // «исполняющую обязанности директора»
        while (at > from + 1 && tokens[at - 1].kind == Token::Kind::word && starts_with_lower(tokens[at - 1].text) &&
               ends_with_any(tokens[at - 1].folded, {"ую", "юю", "ые", "ие"}))
            --at;
        return at;
    }
    return end;
}

// «… города Озёрного- начальнику отдела»: the dash between two posts lost its space.
std::string with_dashes_parted(std::string_view clause) {
    const Tokens tokens = tokenise(clause);
    std::string out{clause};
    for (std::size_t at = tokens.size(); at-- > 2;)
        if (tokens[at - 1].text == "-" && tokens[at - 1].begin == tokens[at - 2].end &&
            tokens[at].begin > tokens[at - 1].end && is_noun_of_kind(tokens[at].folded, NounKind::post))
            out.insert(tokens[at - 1].begin, " ");
    return out;
}

// «В связи с потеплением (выше 8 °С) директорам школ закончить …»: whom a reason stands before.
std::optional<std::size_t> addressee_behind_reason(std::string_view clause, const Tokens& tokens) {
    if (!opens_preamble(clause)) return {};
    const auto verb = first_infinitive(tokens, 0);
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 3; verb && at < *verb; ++at) {
        const auto form = reading_in_case(tokens[at].folded, Case::dative);
        // «С наступлением весны руководителям организаций провести …»; not «по школам»
        const bool people = form && form->is_plural && form->kind != NounKind::unit &&
                            !is_one_of(tokens[at - 1].folded, {"к", "по", "ко", "и", "согласно"});
        const bool apart = tokens[at - 1].text == "," || tokens[at - 1].text == ")" || tokens[at].is("всем") ||
                           people || stands_in_dative(tokens, at);
        // «По итогам ярмарки Примеровой А.А. подготовить отчёт»
        const auto person = person_at(tokens, at);
        if (person && person->first == at && person->last + 1 == *verb && depth[at] == 0 &&
            tokens[at - 1].kind == Token::Kind::word)
            return at;
        const std::size_t noun = tokens[at].is("всем") ? at + 1 : at;
        if (apart && depth[at] == 0 && begins_addressee(tokens, noun, Case::dative)) return noun;
    }
    return {};
}

// «Контроль оставляю за собой», «… возлагаю на себя»
bool is_kept_by_signer(const Tokens& tokens) {
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const auto keeps = [](const Token& token) {
            return token.folded.starts_with("оставл") || token.folded.starts_with("остави") ||
                   token.folded.starts_with("возлага") || token.folded.starts_with("возлож") || token.is("беру");
        };
        if (tokens[at].is("собой") && tokens[at - 1].is("за")) return std::any_of(tokens.begin(), tokens.end(), keeps);
        // «… на завхоза, контроль – на себя» names another, too.
        if (at > 1 && tokens[at].is("себя") && tokens[at - 1].is("на")) return keeps(tokens[at - 2]);
    }
    return false;
}

struct LaidOn {
    std::size_t comma = 0, whom = 0;
};
// Behind the first of whom a duty is laid on: «…, за безопасность – на себя», «…, пунктов 4–6 – на Примерова Д.Д.».
std::optional<LaidOn> next_laid_on(const Tokens& tokens, std::size_t from) {
    for (std::size_t at = from + 1; at + 1 < tokens.size(); ++at) {
        const bool duty = tokens[at + 1].is("за") || tokens[at + 1].folded.starts_with("пункт") ||
                          tokens[at + 1].folded.starts_with("подпункт");
        if (tokens[at].text != "," || !duty) continue;
        for (std::size_t on = at + 3; on + 1 < tokens.size() && tokens[on].text != ","; ++on) {
            const std::string_view dash = tokens[on - 1].text;
            if (tokens[on].is("на") && (dash == "–" || dash == "-" || dash == "—")) return LaidOn{at, on + 1};
        }
    }
    return {};
}

Addressees read_one_deed(std::string_view clause, const Signer& signer, bool deed_follows = false);

// Whom a clause lays its duties on; `on`: of «возложить на …».
Addressees laid_on(std::string_view clause, const Tokens& tokens, std::size_t on, const Signer& signer) {
    const std::size_t sentence = end_of_first_sentence(tokens, on + 1);
    // «… на завхоза Примерову А.А., за безопасность – на себя»
    if (const auto next = next_laid_on(tokens, on + 1)) {
        Addressees both = addressee_list(clause, Case::accusative, tokens, on + 1, next->comma);
        if (tokens[next->whom].is("себя"))
            add(both, Addressees{signer.name.empty() ? std::vector<std::string>{} : std::vector{signer.name}, {}});
        else
            add(both, addressee_list(clause, Case::accusative, tokens, next->whom, sentence));
        return both;
    }
    // «Руководство возложить на отдел спорта. Ответственность за судейство возложить на школу»
    if (sentence + 1 < tokens.size() && find_word(tokens, sentence, {"возложить"})) {
        Addressees both = read_one_deed(clause.substr(0, tokens[sentence].end), signer);
        add(both, read_one_deed(clause.substr(tokens[sentence + 1].begin), signer));
        return both;
    }
    const std::size_t end = end_before_duty(tokens, on + 1, end_of_name(tokens, on + 1, sentence));
    // «… на методиста Примерову А.А., контроль – на директора»
    const auto control = find_word(tokens, on + 1, {"контроль"});
    const auto other = control ? find_word(tokens, *control, {"на"}) : std::nullopt;
    if (!other || *other + 1 >= end || tokens[*control - 1].kind != Token::Kind::sign)
        return addressee_list(clause, Case::accusative, tokens, on + 1, end);
    Addressees both = addressee_list(clause, Case::accusative, tokens, on + 1, *control - 1);
    add(both, addressee_list(clause, Case::accusative, tokens, *other + 1, end));
    return both;
}

Addressees kept_by(const Signer& signer) {
    if (signer.name.empty()) return {{}, {"Контроль оставлен за собой, но подписи под приказом нет. Впишите."}};
    Addressees out{{signer.name}, {}};
    if (!signer.sure)
        out.doubts.push_back("«За собой» прочитано как подписавший приказ: «" + signer.name + "». Проверьте.");
    return out;
}

Addressees from_there(std::string_view clause, Case from, const Tokens& tokens, std::size_t whom) {
    return addressee_list(clause, from, tokens, whom, end_of_name(tokens, whom, end_of_sentence(tokens, whom)));
}

// A deed that begins with no addressee names who does it as its subject, behind the verb, or as responsible for it.
Addressees named_elsewhere(std::string_view clause, const Tokens& tokens) {
    for (const auto read :
         {unit_in_nominative, named_before_dash, subject_of_verb, subject_behind_verb, doer_of_passive})
        if (Addressees found = read(clause, tokens); !found.names.empty()) return found;
    if (const auto whom = addressee_behind_verb(tokens))
        if (Addressees found = from_there(clause, Case::dative, tokens, *whom); !found.names.empty()) return found;
    if (Addressees found = responsible_named(clause); !found.names.empty()) return found;
    if (Addressees found = addressed_before_verb(clause, tokens); !found.names.empty()) return found;
    return responsible_in_remark(clause);
}

// Where the addressee that begins at `first` gives way to the deed; nothing when no deed is to follow.
std::optional<std::size_t> end_of_addressee(const Tokens& tokens, std::size_t first, Case from,
                                            std::optional<std::size_t> verb, bool deed_follows) {
    std::size_t end = verb ? *verb : tokens.size();
    for (std::size_t at = first; at < end; ++at)
        // «Руководителям школ:» with the deeds below it; «Директорам: A, B — обеспечить» names them after the colon.
        // «Главам районов: Озёрного – Примерову С.В., Холмского – Образцову А.В. обеспечить» does, too.
        if (tokens[at].text == ":" && (at + 1 >= tokens.size() || !begins_addressee(tokens, at + 1, from)) &&
            !(verb && names_person_between(tokens, at, *verb)))
            end = at;
    // «3. Преподавателю ОБЖ Ивановой И.И.» with its deeds below lacks its colon; without a name it may be anything.
    const auto person = first_person(tokens);
    const bool ends_with_name = person && person->last + 2 >= tokens.size();
    if (!verb && end == tokens.size() && !ends_with_name && !deed_follows) return {};
    return end_of_name(tokens, first, end);
}

// «Контроль за исполнением приказа – за начальником отдела Примеровой А.П.»
std::optional<std::size_t> kept_behind_dash(const Tokens& tokens) {
    if (!tokens[0].is("контроль")) return {};
    for (std::size_t at = 2; at + 1 < tokens.size(); ++at)
        if (tokens[at].is("за") && is_one_of(tokens[at - 1].text, {"–", "—", "-"}) &&
            begins_addressee(tokens, at + 1, Case::instrumental))
            return at + 1;
    return {};
}

Addressees read_one_deed(std::string_view clause, const Signer& signer, bool deed_follows) {
    const Tokens tokens = tokenise(clause);
    if (tokens.empty()) return {};
    if (is_kept_by_signer(tokens)) return kept_by(signer);
    if (const auto keeper = kept_behind_dash(tokens)) return from_there(clause, Case::instrumental, tokens, *keeper);
    if (const auto lay = find_word(tokens, 0, {"возложить", "возлагаю", "возлагается"});
        lay && *lay + 1 < tokens.size()) {
        const auto on = find_word(tokens, *lay, {"на"});
        if (!on) return {};
        return laid_on(clause, tokens, *on, signer);
    }
    if (const auto appoint = appointing_verb(tokens)) return appointed(clause, tokens, *appoint);

    const std::size_t first = is_verb_of_addressing(tokens[0]) ? 1 : 0;
    if (const auto again = second_addressing(tokens); first == 1 && again) {
        Addressees both = read_one_deed(between(clause, tokens[0], tokens[*again - 2]), signer, true);
        add(both, read_one_deed(clause.substr(tokens[*again].begin), signer));
        return both;
    }
    const Case from = is_one_of(tokens[0].folded, {"обязать", "просить"}) ? Case::accusative : Case::dative;
    if (tokens[0].folded.starts_with("поруч") && !begins_addressee(tokens, first, from))
        if (const auto whom = addressee_behind_deed(tokens, first)) return from_there(clause, from, tokens, *whom);
    if (const auto whom = addressee_behind_reason(clause, tokens))
        return read_one_deed(clause.substr(tokens[*whom].begin), signer, deed_follows);
    // «Рекомендовать ТОУФС по области усилить надзор»: letters that no list of organisations holds.
    const bool letters = first == 1 && tokens.size() > 2 && is_letters_of_unit(tokens[1]);
    const bool begins = letters || (begins_addressee(tokens, first, from) && !is_held_by(tokens));
    if (!begins && !(from == Case::dative && may_be_addressee(tokens, first))) return named_elsewhere(clause, tokens);
    const auto verb = first_infinitive(tokens, first);
    const auto name_end = end_of_addressee(tokens, first, from, verb, deed_follows);
    if (!name_end) return named_before_dash(clause, tokens);
    std::size_t end = *name_end;
    // «Руководителям организаций, на объектах которых проводятся мероприятия, согласовать»: no object stands in such a turn.
    const bool turn = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](const Token& token) { return token.folded.starts_with("котор"); });
    const auto object = verb && !turn ? object_before_verb(tokens, first, end, *verb) : std::nullopt;
    if (object) end = object->first;
    // «… дополнительно организовать», «… и впредь проводить»
    const auto is_manner = [&](const Token& token) {
        return verb &&
               (is_adverb(token) || is_one_of(token.folded, {"впредь", "систематически", "заранее", "далее", "и"}));
    };
    // «Директорам школ (ежемесячно), а (в декабре) – …»: of what stood between two times a conjunction is left.
    const auto is_left_over = [](const Token& token) {
        return token.kind == Token::Kind::sign ? !is_one_of(token.text, {")", "»", "\"", "."})
                                               : is_one_of(token.folded, {"а", "но"});
    };
    while (end > first + 1 && (is_manner(tokens[end - 1]) || is_left_over(tokens[end - 1]))) --end;
    Addressees found = addressee_list(clause, from, tokens, first, end);
    if (object && !object->sure)
        found.doubts.push_back("Со слова «" + std::string{tokens[object->first].text} +
                               "» сказано, что сделать. Проверьте, кому поручено.");
    doubt_receiver(tokens, first, verb, found);
    return found;
}

}  // namespace

Addressees read_addressees(std::string_view text, const Signer& signer) {
    // «Примеровой А.М..» at the end of a sentence
    const std::string clause_text = with_dashes_parted(replace_all(std::string{text}, "..", "."));
    const std::string_view clause = clause_text;
    Tokens tokens = tokenise(clause);
    constexpr std::size_t kTokensMax =
        2'000;  // four printed pages: each comma of a clause without end would be looked round
    if (tokens.size() > kTokensMax) tokens.erase(tokens.begin() + kTokensMax, tokens.end());
    const std::vector<std::size_t> further = further_deeds(tokens);
    if (further.empty()) return read_one_deed(clause, signer);
    Addressees out = read_one_deed(clause.substr(0, tokens[further.front()].begin), signer);
    const std::size_t own = out.names.size();
    for (std::size_t part = 0; part < further.size(); ++part) {
        const std::size_t begin = tokens[further[part]].begin;
        const std::size_t end = part + 1 < further.size() ? tokens[further[part + 1]].begin : clause.size();
        add(out, read_one_deed(clause.substr(begin, end - begin), signer));
    }
    if (own > 0 && out.names.size() > own)
        out.doubts.push_back("В пункте несколько поручений разным исполнителям. Разделите их или проверьте сроки.");
    return out;
}

}  // namespace mera::intake
