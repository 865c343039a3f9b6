#include "intake/order/order_issuer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/order/clause_parts.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/order/order_paragraph.hpp"
#include "intake/order/order_requisites.hpp"
#include "intake/order/page_furniture.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/repairs.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

bool begins_issuer(std::string_view text) {
    const Tokens tokens = tokenise(text);
    // «ГКУСО «Учебный дом»»: letters that no list of forms holds, and no word of the language.
    if (tokens.size() > 2 && (tokens[1].text == "«" || tokens[1].text == "\"") && is_letters_of_unit(tokens[0]) &&
        !is_kind_word(tokens[0].folded) && !is_in_dictionary(tokens[0].folded).value_or(true))
        return true;
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 6); ++at) {
        if (tokens[at].kind != Token::Kind::word) return false;
        const auto form = reading_in_case(tokens[at].folded, Case::nominative);
        // «Озёрный муниципальный округ» is where, not who.
        if (form && form->kind == NounKind::unit && !form->is_plural) return form->singular != "округ";
        if (is_organisation_form(tokens[at].text)) return true;
        if (at == 0 && (tokens[at].is("глава") || tokens[at].is("губернатор") || tokens[at].is("мэр"))) return true;
        if (tokens[at].is("собрание") || tokens[at].is("коллегия") || tokens[at].is("президиум")) return true;
        // «Решение городской Думы»: not the Duma, its decision.
        if (!has_adjective_ending(tokens[at].folded) || !readings_of(tokens[at].folded).empty()) return false;
        // «… заболеваемости дифтерией Кабинет Министров»: no adjective of what issues.
        if (tokens[at].folded.ends_with("ей") || tokens[at].folded.ends_with("их") || tokens[at].folded.ends_with("ых"))
            return false;
    }
    return false;
}

namespace {

bool is_place(std::string_view text) {  // «г. Озёрный», «село Холмы»
    static constexpr std::array<std::string_view, 14> kPlaces = {
        "г", "с", "п", "пос", "пгт", "д", "х", "ст", "село", "город", "поселок", "станица", "хутор", "деревня"};
    const Tokens tokens = tokenise(text);
    return tokens.size() > 1 && tokens.size() < 6 && starts_with_lower(text) &&
           std::find(kPlaces.begin(), kPlaces.end(), tokens.front().folded) != kPlaces.end();
}

bool is_post_code(const Token& token) { return token.kind == Token::Kind::number && token.text.size() == 6; }

bool ends_issuer(std::string_view text) {  // address, telephone, «УТВЕРЖДАЮ», «ПРОТОКОЛ» of minutes
    const Tokens tokens = tokenise(text);
    if (tokens.empty()) return false;
    if (is_page_furniture(text)) return true;
    // «Гимназия № 7» in quotes is a name, no number of an order.
    const bool named = tokens.front().text == "«" || tokens.front().text == "\"";
    // «Руководителям школ» in the other column: whom it goes to. «АДМИНИСТРАЦИИ ГОРОДА» is of the unit above.
    const auto whom = reading_in_case(tokens.front().folded, Case::dative);
    if (whom && (whom->is_plural || whom->kind == NounKind::post)) return true;
    return is_place(text) || is_post_code(tokens.front()) || text.starts_with("ПРОТОКОЛ") ||
           has_word_with(text, {"ул", "тел", "факс", "e", "инн", "огрн", "утвержда", "согласов", "сессия", "созыв",
                                "заседани", "приложени"}) ||
           (is_requisites_line(text) && !named) || opens_title(text);
}

// «ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ГОРОДА …» as the document itself writes these words inside its sentences. When
// it does not write all of them anywhere, the capitals stay.
std::string in_usual_letters(const std::string& text, const Vocabulary& words) {
    if (!is_upper(text)) return text;
    std::string out;
    std::size_t copied = 0;
    for (const Token& token : tokenise(text)) {
        if (token.kind != Token::Kind::word) continue;
        std::string usual = words.usual_spelling(token.folded);
        if (usual.empty() && copied == 0 && words.knows_stem(token.folded))
            usual = token.folded;  // the head: «Департамент»
        if (usual.empty()) return text;
        out += text.substr(copied, token.begin - copied);
        out += copied == 0 ? upper_first(usual) : usual;
        copied = token.end;
    }
    return out + text.substr(copied);
}

// «Управление образования района ул. Мира, 1, тел. 2-33-44»: lines of a letterhead that a page of a PDF sets as one.
std::string before_address(const std::string& text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const bool street = (tokens[at].is("ул") || tokens[at].is("тел")) && tokens[at + 1].text == ".";
        if (!street && !is_post_code(tokens[at])) continue;
        std::string out{trim(std::string_view{text}.substr(0, tokens[at].begin))};
        while (out.ends_with(',')) out.pop_back();
        return out;
    }
    return text;
}

// «РЕСПУБЛИКА ОЗЁРНАЯ АДМИНИСТРАЦИЯ РАЙОНА»: where it is and who it is, lines of a letterhead that a page sets as one.
std::string behind_territory(const std::string& text) {
    static constexpr std::array<std::string_view, 6> kTerritories = {"республика", "область", "край",
                                                                     "федерация",  "район",   "округ"};
    constexpr std::size_t kTerritoryTokens = 4,
                          kNameTokens = 4;  // «Ямало-Озёрный автономный округ», «Республика Озёрная»
    const Tokens tokens = tokenise(text);
    std::size_t territory = 0;
    while (territory < std::min(tokens.size(), kTerritoryTokens) &&
           std::find(kTerritories.begin(), kTerritories.end(), tokens[territory].folded) == kTerritories.end())
        ++territory;
    if (territory >= std::min(tokens.size(), kTerritoryTokens)) return {};
    for (std::size_t at = territory + 1; at < std::min(tokens.size(), territory + 1 + kNameTokens); ++at) {
        if (!is_capitalised(tokens[at].text)) return {};
        if (std::string rest = text.substr(tokens[at].begin); begins_issuer(rest)) return rest;
    }
    return {};
}

bool is_legal_form(const Token& token) {
    return token.is("учреждение") || token.is("предприятие") || token.is("общество") || token.is("организация");
}

// «муниципальное унитарное предприятие», «Институт»: only a nominative can begin a name behind another one.
bool begins_other_name(const Tokens& tokens, std::size_t at) {
    if (!is_capitalised(tokens[at].text)) return false;
    std::size_t head = at;
    while (head + 1 < tokens.size() && ends_with_any(tokens[head].folded, {"ое", "ее"})) ++head;
    // «МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ»: the adjective before is of the same name.
    if (head > at) return is_legal_form(tokens[head]) && !ends_with_any(tokens[at - 1].folded, {"ое", "ее"});
    const auto form = reading_in_case(tokens[at].folded, Case::nominative);
    return form && form->kind == NounKind::unit && !form->is_plural && !has_adjective_ending(tokens[at - 1].folded);
}

// «Администрация города Муниципальное унитарное предприятие «…»»: the founder and who it is, lines that a page sets as one.
// «Государственное учреждение Центр занятости» is one.
std::string behind_founder(const std::string& text) {
    const Tokens tokens = tokenise(text);
    if (!begins_issuer(text)) return {};
    int quotes = 0;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const Token& before = tokens[at - 1];
        quotes += before.text == "«" ? 1 : before.text == "»" ? -1 : 0;
        if (is_legal_form(before) || is_organisation_form(before.text)) return {};
        if (quotes == 0 && before.kind == Token::Kind::word && begins_other_name(tokens, at))
            return text.substr(tokens[at].begin);
    }
    return {};
}

bool is_adjectives(std::string_view text) {  // «МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ» over «УЧРЕЖДЕНИЕ»
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        // «Режим занятий» are none, though their endings are those of adjectives.
        return token.kind == Token::Kind::word &&
               ends_with_any(token.folded, {"ое", "ее", "ая", "яя", "ый", "ий", "ой", "ые", "ие"}) &&
               readings_of(token.folded).empty();
    });
}

// The name goes on below: inside its quote, or after «… общеобразовательное учреждение», which is no name yet.
bool goes_on_below(const std::string& issuer) {
    const Tokens tokens = tokenise(issuer);
    const auto count = [&](std::string_view sign) {
        return std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.text == sign; });
    };
    if (count("«") > count("»") || count("\"") % 2 != 0) return true;
    if (tokens.empty()) return false;
    const auto is_form = [](const Token& token) {
        return token.is("учреждение") || token.is("организация") || token.is("предприятие");
    };
    // «Учреждение дополнительного образования» over «Центр творчества»
    const bool of_education = tokens.back().is("образования") && std::any_of(tokens.begin(), tokens.end(), is_form);
    return is_form(tokens.back()) || of_education;
}

std::string read_issuer(const std::vector<HeadLine>& lines, std::size_t kind_line, const Vocabulary& words) {
    std::string issuer;
    bool of_page = false;
    for (std::size_t at = 0; at < kind_line; ++at) {
        std::string text = in_one_line(lines[at].text);
        if (std::string unit = behind_territory(text); !unit.empty()) text = std::move(unit);
        if (std::string unit = behind_founder(text); !unit.empty()) text = std::move(unit);
        const bool goes_on = !issuer.empty() && !ends_issuer(text) && goes_on_below(issuer);
        if (!goes_on && at + 1 < kind_line && is_adjectives(text))
            if (const std::string both = text + " " + in_one_line(lines[at + 1].text); begins_issuer(both)) {
                text = both;
                ++at;
            }
        if (begins_issuer(text) && !goes_on && (issuer.empty() || !starts_with_lower(text)))
            // The last unit named before «ПРИКАЗ» is the one that issues; those above it are its superiors.
            issuer = before_address(text), of_page = false;
        else if (opens_title(text) && !issuer.empty())
            of_page = true;  // the title above the letterhead is that of the page, the letterhead follows
        else if (!issuer.empty() && !of_page && !ends_issuer(text) && has_letters(text))
            issuer = in_one_line(issuer + '\n' + text);
        else if (ends_issuer(text) && !issuer.empty())
            break;
    }
    return in_usual_letters(issuer, words);
}

// «…, городская Дума решила:», «… детей администрация района постановляет:»: who decides stands before the verb.
std::string issuer_before_verb(const std::vector<HeadLine>& lines, std::size_t anchor) {
    static constexpr std::array<std::string_view, 9> kVerbs = {"постановляет", "решила",    "решил",
                                                               "решило",       "решает",    "распоряжается",
                                                               "приказывает",  "обязывает", "постановляют"};
    constexpr std::size_t kPreambleLines = 12;
    std::size_t from = anchor;
    while (from > 0 && from + kPreambleLines > anchor && !opens_preamble(lines[from].text)) --from;
    if (!opens_preamble(lines[from].text)) from = anchor;
    std::string text;
    for (std::size_t at = from; at <= anchor; ++at) text += (text.empty() ? "" : " ") + in_one_line(lines[at].text);
    const Tokens tokens = tokenise(text);
    std::size_t verb = tokens.size();
    std::string spaced;  // «п о с т а н о в л я е т»
    for (std::size_t at = tokens.size(); at-- > 0 && verb == tokens.size();) {
        if (tokens[at].kind != Token::Kind::word) continue;
        spaced = length_in_characters(tokens[at].text) == 1 ? tokens[at].folded + spaced : std::string{};
        const auto is_verb = [&](std::string_view word) { return tokens[at].folded == word || spaced == word; };
        if (std::any_of(kVerbs.begin(), kVerbs.end(), is_verb) || is_misspelt_verb(tokens[at].folded)) verb = at;
    }
    if (verb == tokens.size() || verb == 0) return {};
    constexpr std::size_t kNameTokens = 25;
    std::size_t first = verb > kNameTokens ? verb - kNameTokens : 0;
    for (std::size_t at = first; at + 1 < verb; ++at)
        if (tokens[at].text == ",") first = at + 1;
    int quotes = 0;  // «…»; of straight ones nobody knows which is open
    for (std::size_t at = 0; at < first; ++at) quotes += tokens[at].text == "«" ? 1 : tokens[at].text == "»" ? -1 : 0;
    for (std::size_t at = first; at < verb; ++at) {
        quotes += tokens[at].text == "«" ? 1 : tokens[at].text == "»" ? -1 : 0;
        const std::string_view rest =
            std::string_view{text}.substr(tokens[at].begin, tokens[verb].begin - tokens[at].begin);
        // «Обсудив информацию главного врача МБУЗ «ЦРБ» Примеровой М.И., Собрание депутатов решило»
        if (quotes <= 0 && begins_issuer(rest) && !first_person(tokenise(rest))) {
            // «… администрация района, руководствуясь Уставом, постановляет»
            const std::string_view name = trim(rest.substr(0, rest.find("руководствуясь")));
            return std::string{name.ends_with(",") ? name.substr(0, name.size() - 1) : name};
        }
    }
    return {};
}

// «Министерства», «Главы администрации»
bool is_body(const InNominative& named) {
    const std::string folded = fold_case(named.text);
    const bool head = folded.starts_with("глав") || folded.starts_with("губернатор") || folded.starts_with("мэр");
    return named.sure && !named.is_plural && (named.kind == NounKind::unit || head);
}

// «Приказ Министерства образования области от 24.03.2009 № 632»
std::string issuer_in_kind_line(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 3) return {};
    std::size_t end = 1;
    while (end < tokens.size() && !tokens[end].is("от") && tokens[end].text != "№" && !tokens[end].is("n") &&
           !(is_upper(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin)) &&
             tokens[end].kind == Token::Kind::number))
        ++end;
    constexpr std::size_t kLine = 14;  // «Распоряжение Правительства Республики» over «от 17 сентября 2003 г. № 333-р»
    if (end < 2 || (end == tokens.size() && end > kLine)) return {};
    const std::string_view whose = between(text, tokens[1], tokens[end - 1]);
    // «ПРИКАЗ ДЕПАРТАМЕНТ КУЛЬТУРЫ 26 декабря»: lines of a letterhead in one
    if (is_organisation_form(tokens[1].text) || (is_upper(whose) && begins_issuer(whose))) return std::string{whose};
    const auto named = nominative_phrase(whose, Case::genitive);
    return named && is_body(*named) ? named->text : std::string{};
}

// «Постановление Правительства Озёрной области» over «Правительство области постановляет:»: the name is said whole above.
std::string in_full(std::string issuer, const std::vector<HeadLine>& lines, std::size_t kind_line) {
    if (issuer.empty() || kind_line >= lines.size()) return issuer;
    std::string whole = issuer_in_kind_line(lines[kind_line].text);
    const Tokens said = tokenise(issuer), above = tokenise(whole);
    return above.size() > said.size() && above[0].folded == said[0].folded && above.back().folded == said.back().folded
               ? whole
               : issuer;
}

// «РАСПОРЯЖЕНИЕ» over «Комитета по образованию администрации района»
std::string issuer_below_kind(const std::vector<HeadLine>& lines, std::size_t kind_line) {
    const std::string text = in_one_line(lines[kind_line + 1].text);
    if (tokenise(lines[kind_line].text).size() > 1 || is_requisites_line(text) || opens_title(text)) return {};
    // «ПРИКАЗ» over «по МБОУ «Холмская школа»», «по муниципальному учреждению» over its name
    if (text.starts_with("по ")) {
        const std::string whom = text.substr(std::string_view{"по "}.size());
        const auto named = nominative_phrase(whom, Case::dative);
        std::string issuer = begins_issuer(whom) ? whom : named && is_body(*named) ? named->text : std::string{};
        for (std::size_t at = kind_line + 2; at < lines.size() && !issuer.empty() && goes_on_below(issuer); ++at)
            issuer = in_one_line(issuer + '\n' + lines[at].text);
        if (!issuer.empty()) return issuer;
    }
    const auto named = nominative_phrase(text, Case::genitive);
    if (!named || !is_body(*named)) return {};
    std::string issuer = is_upper(text) ? upper_first(named->text) : named->text;
    // «ГУБЕРНАТОРА ОЗЁРНОЙ» over «ОБЛАСТИ»
    constexpr std::size_t kLines = 2;
    for (std::size_t at = kind_line + 2; at < std::min(lines.size(), kind_line + 2 + kLines); ++at) {
        const std::string& next = lines[at].text;
        if (!is_upper(text) || !is_upper(next) || !has_letters(next) || ends_issuer(next)) break;
        issuer = in_one_line(issuer + '\n' + next);
    }
    return issuer;
}

// «Принято» over «Думой района», «Принят Администрацией области»: the card of a database names who issued the act so.
std::string issuer_that_adopted(const std::vector<HeadLine>& lines, std::size_t end) {
    for (std::size_t at = 0; at < end; ++at) {
        const std::string text = without_bullet(in_one_line(lines[at].text));
        const Tokens tokens = tokenise(text);
        if (tokens.empty() || !tokens[0].folded.starts_with("принят")) continue;
        const bool alone = tokens.size() == 1;
        if (alone && at + 1 == end) continue;
        const std::string whom = alone ? without_bullet(in_one_line(lines[at + 1].text)) : text.substr(tokens[1].begin);
        if (const auto named = nominative_phrase(whom, Case::instrumental); named && is_body(*named))
            return upper_first(named->text);
    }
    return {};
}

}  // namespace

std::string issuer_of_letterhead(const std::vector<HeadLine>& lines, const Vocabulary& words) {
    return read_issuer(lines, lines.size(), words);
}

std::string issuer_above(const std::vector<HeadLine>& lines, std::size_t kind_line, const std::string& issuer,
                         const Vocabulary& words) {
    const std::string folded = fold_case(issuer);
    for (std::size_t at = 0; at < std::min(kind_line, lines.size()); ++at)
        if (const std::string line = fold_case(in_one_line(lines[at].text)); !line.empty() && folded.starts_with(line))
            return read_issuer(lines, at, words);
    return {};
}

std::string joint_issuers(const std::vector<HeadLine>& lines, std::size_t kind_line, std::size_t anchor,
                          const Vocabulary& words) {
    if (anchor >= lines.size() || kind_line >= anchor) return {};
    const Tokens deed = tokenise(lines[anchor].text);
    const auto is_plural = [](const Token& token) { return is_one_of(token.folded, {"приказываем", "постановляем"}); };
    if (std::none_of(deed.begin(), deed.end(), is_plural)) return {};
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < kind_line; ++at)
        if (begins_issuer(in_one_line(lines[at].text))) begins.push_back(at);
    if (begins.size() < 2) return {};
    std::string out;
    begins.push_back(kind_line);
    for (std::size_t at = 0; at + 1 < begins.size(); ++at) {
        const auto first = lines.begin() + static_cast<std::ptrdiff_t>(begins[at]);
        const std::vector<HeadLine> own{first, lines.begin() + static_cast<std::ptrdiff_t>(begins[at + 1])};
        const std::string issuer = read_issuer(own, own.size(), words);
        if (!issuer.empty()) out += (out.empty() ? "" : "; ") + issuer;
    }
    return out.find("; ") == std::string::npos ? std::string{} : out;
}

std::string find_issuer(const std::vector<HeadLine>& lines, std::size_t kind_line, std::size_t anchor,
                        const Vocabulary& words) {
    const std::size_t end = std::min(anchor, lines.size());
    // Without «ПОСТАНОВЛЕНИЕ» what stands above may be the head of the page: who decides stands before the verb.
    std::string issuer =
        kind_line == anchor && anchor < lines.size() ? issuer_before_verb(lines, anchor) : std::string{};
    if (issuer.empty()) issuer = read_issuer(lines, kind_line, words);
    // A page of a database names the act first, its own letterhead stands below; «Администрация» alone is an entry of a menu.
    const std::string bare = tokenise(issuer).size() == 1 ? std::exchange(issuer, {}) : std::string{};
    for (std::size_t at = kind_line + 1; at < end && issuer.empty(); ++at)
        if (is_kind_line(lines[at].text)) issuer = read_issuer(lines, at, words);
    if (issuer.empty()) issuer = bare;
    if (issuer.empty() && anchor < lines.size()) issuer = in_full(issuer_before_verb(lines, anchor), lines, kind_line);
    if (issuer.empty() && kind_line + 1 < end) issuer = issuer_below_kind(lines, kind_line);
    for (std::size_t at = 0; at < end && issuer.empty(); ++at)
        if (at == kind_line || is_kind_line(lines[at].text) || names_kind_in_full(lines, at))
            issuer = issuer_in_kind_line(lines[at].text);
    if (issuer.empty()) issuer = issuer_that_adopted(lines, end);
    return issuer;
}

}  // namespace mera::intake
