#include "intake/plan/plan_heading.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "intake/order/order_number.hpp"
#include "intake/plan/title_term.hpp"
#include "intake/table/table_headings.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kTitleMax = 400;  // characters: below it stands something else
constexpr std::ptrdiff_t kSentenceWords = 11;
constexpr std::size_t kApprovalLines = 5;  // «УТВЕРЖДЕНО / приказом директора / МБОУ … / от … № …»

bool is_plan_word(std::string_view text) {
    return has_word_with(text, {"план", "медиаплан", "комплекс", "дорожн", "программ", "перечень", "мероприяти",
                                "график", "циклограмм", "календар"});
}

// «Девиз: «Отчизне служим!»», «Место проведения: клуб»: a label and what it names. «План: …» is the title.
bool is_labelled(const Tokens& tokens) {
    constexpr std::size_t kLabelWords = 2;
    if (tokens.empty() || !is_capitalised(tokens[0].text)) return false;
    for (std::size_t at = 0; at + 1 < tokens.size() && at <= kLabelWords; ++at) {
        if (tokens[at].text == ":") return at > 0;
        if (tokens[at].kind != Token::Kind::word || is_plan_word(tokens[at].text)) return false;
    }
    return false;
}

// «Цель: …», «Задачи», «Ожидаемые результаты: …», «1. Выявить …», «Настоящий план разработан …»
bool tells_of_plan(std::string_view text) {
    static constexpr std::array<std::string_view, 22> kOpeners = {
        "цель",       "цели",       "задачи",   "задача",   "ожидаемые",   "ожидаемый",   "планируемые", "результаты",
        "основание",  "основания",  "срок",     "сроки",    "исполнители", "исполнитель", "разработчик", "разработчики",
        "примечание", "приоритеты", "проблема", "проблемы", "показатели",  "риски"};
    const Tokens tokens = tokenise(text);
    if (tokens.empty()) return false;
    constexpr std::size_t kBeforeColon = 5;
    const auto colon = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.text == ":"; });
    const bool opener = std::find(kOpeners.begin(), kOpeners.end(), tokens[0].folded) != kOpeners.end();
    if (is_labelled(tokens)) return true;
    if (opener && (tokens.size() == 1 ||
                   static_cast<std::size_t>(colon - tokens.begin()) < std::min(kBeforeColon, tokens.size())))
        return true;
    const auto words =
        std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == Token::Kind::word; });
    const bool of_year = tokens.size() > 1 && (tokens[tokens.size() - 2].is("г") || tokens[tokens.size() - 2].is("гг"));
    const bool sentence = text.ends_with('.') && words > kSentenceWords && !of_year;  // «… на октябрь 2017 г.»
    return leading_label(text) || text.ends_with(';') || sentence ||
           has_word_with(text, {"разработан", "составлен", "предусматрива", "настоящ"});
}

bool opens_approval(std::string_view text) {  // «УТВЕРЖДАЮ», «Согласовано:»
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && (tokens[0].is("утв") || tokens[0].folded.starts_with("утвержд") ||
                               tokens[0].folded.starts_with("согласован"));
}

bool is_approval_in_brackets(std::string_view text) {  // «(утв. постановлением администрации …»
    return text.starts_with("(") && opens_approval(text.substr(1));
}

// «УТВЕРЖДАЮ Директор … И.И. Примеров План работы …»: a recogniser runs the lines above a table together.
std::string behind_approval(std::string text) {
    if (!opens_approval(text)) return text;
    for (const Token& token : tokenise(text))
        for (const std::string_view head : {"план", "дорожная", "комплекс", "график", "циклограмма", "программа"})
            if (token.is(head) && is_capitalised(token.text)) return text.substr(token.begin);
    return text;
}

// The first word of an act that approves: «приказом», «распоряжению», «Пр. № 45».
std::optional<std::size_t> act_in(const Tokens& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        for (const std::string_view act : {"приказ", "распоряжени", "постановлени", "указ"})
            if (tokens[at].folded.starts_with(act)) return tokens[at].begin;
        const bool shortened = tokens[at].is("пр") || tokens[at].is("расп") || tokens[at].is("пост");
        if (shortened && at + 2 < tokens.size() && tokens[at + 1].text == "." &&
            (tokens[at + 2].text == "№" || tokens[at + 2].is("от")))
            return tokens[at].begin;
    }
    return {};
}

bool approves_otherwise(std::string_view text) {  // «СОГЛАСОВАНО», «Принято на педсовете, протокол от …»
    return has_word_with(text, {"протокол", "согласован", "рассмотрен", "принят"});
}

// «… на 2025 год», «… 2024-2025 уч. г.»: nothing is lacking.
bool ends_with_year(std::string_view title) {
    const Tokens tokens = tokenise(title);
    for (std::size_t at = tokens.size(); at-- > 0;) {
        if (tokens[at].kind == Token::Kind::sign) continue;
        return is_one_of(tokens[at].folded, {"год", "года", "году", "годы", "годов", "г", "гг"}) ||
               (tokens[at].kind == Token::Kind::number && tokens[at].text.size() == 4);
    }
    return false;
}

// «МБУК «Районный музей»», «Отдел образования …»: whose plan it is. In another case it goes on with the title.
bool begins_organisation(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || !is_capitalised(tokens[0].text)) return false;
    return is_organisation_form(tokens[0].text) ||
           is_one_of(tokens[0].folded,
                     {"отдел", "управление", "центр", "комитет", "департамент", "министерство", "администрация",
                      "муниципальное", "государственное", "школа", "гимназия", "лицей", "библиотека", "музей"});
}

// «План работы.» below «План работы музея»: a heading of its table.
bool begins_alike(std::string_view title, std::string_view later) {
    const Tokens whole = tokenise(title);
    Tokens part = tokenise(later);
    if (!part.empty() && part.back().text == ".") part.pop_back();
    return part.size() > 1 && part.size() < whole.size() &&
           std::equal(
               part.begin(), part.end(), whole.begin(),
               [](const Token& a, const Token& b) { return a.folded == b.folded; });
}

}  // namespace

std::string with_letters_closed_up(std::string text) {
    constexpr std::size_t kLettersMin = 4;  // «П Л А Н»
    constexpr std::size_t kNextWordMin = 3;
    const Tokens tokens = tokenise(text);
    std::size_t end = 0;
    while (end < tokens.size() && tokens[end].kind == Token::Kind::word && is_upper(tokens[end].text) &&
           length_in_characters(tokens[end].text) == 1)
        ++end;
    if (end < kLettersMin) return text;
    std::string out, word;
    for (std::size_t at = 0; at < end; ++at) {
        word += tokens[at].text;
        const bool wide = at + 1 < end && tokens[at + 1].begin > tokens[at].end + 1;
        const std::string folded = fold_case(word);
        const bool head =
            out.empty() && at + kNextWordMin < end && (folded == "план" || folded == "график" || folded == "программа");
        if (at + 1 < end && !wide && !head) continue;
        out += (out.empty() ? "" : " ") + word;
        word.clear();
    }
    return out + text.substr(tokens[end - 1].end);
}

namespace {

bool ends_title_page(std::string_view text) {
    const std::string words = fold_case(trim(text));
    return is_place_and_year(text) || words == "содержание" || words == "оглавление";
}

}  // namespace

std::string plan_title(const std::vector<Line>& above) {
    std::string title;
    bool open = false;  // the line above may go on
    bool named = false;  // it says itself that it is a plan: «Спортивные мероприятия» below is no better
    for (const Line& line : above) {
        const std::string text = behind_approval(in_one_line(line.text));
        if (ends_title_page(text) || tells_of_plan(text) || opens_approval(text) || is_approval_in_brackets(text) ||
            (open && is_date_alone(text)) || begins_alike(title, text)) {
            open = false;
        } else if (is_plan_word(text) && starts_with_upper(text) &&
                   (title.empty() || (open && !named && title.find(' ') != std::string::npos) ||
                    names_plan_itself(line))) {
            // «ПЛАН» alone goes on below: «Мероприятий …».
            title = text;
            open = true;
            named = names_plan_itself(line);
        } else if (open && ends_with_year(title) && begins_organisation(text)) {
            open = false;
        } else if (open && length_in_characters(title) + length_in_characters(text) < kTitleMax) {
            title += " " + text;
        }
    }
    return title;
}

const Line* title_of_report(const std::vector<Line>& above) {
    constexpr std::size_t kWordsOfReport = 3;
    const auto reports = [](const Line& line) {
        const Tokens tokens = tokenise(line.text);
        if (tokens.empty() || !is_capitalised(tokens[0].text) || is_labelled(tokens)) return false;
        // «План по итогам …», «План-отчёт» are plans whatever else they say.
        if (has_word_with(tokens[0].text, {"план", "дорожн", "график", "комплекс", "программ"})) return false;
        if (has_word_with(line.text, {"проведенн", "состоявш", "выполненн", "реализованн"}))
            return is_plan_word(line.text);
        const bool names = tokens.size() >= kWordsOfReport && is_plan_word(line.text);
        return names && is_one_of(tokens[0].folded, {"отчет", "итоги", "анализ", "информация", "сведения", "справка",
                                                     "результаты", "мониторинг"});
    };
    const auto found = std::find_if(above.begin(), above.end(), reports);
    return found == above.end() ? nullptr : &*found;
}

namespace {

struct Approval {
    std::string words;  // from the kind of the act to its day
    Requisites requisites;
};

std::optional<Approval> approval_above(const std::vector<Line>& above) {
    for (std::size_t at = 0; at < above.size(); ++at) {
        const std::string& text = above[at].text;
        const auto act = act_in(tokenise(text));
        if (!act) continue;
        std::string named = text.substr(*act);
        Requisites found = requisites_in(in_one_line(named));
        for (std::size_t next = at + 1; next < std::min(above.size(), at + kApprovalLines) && !found.date; ++next) {
            if (approves_otherwise(above[next].text) || tells_of_plan(above[next].text)) break;
            named += " " + above[next].text;
            found = requisites_in(in_one_line(named));
        }
        if (found.date) return Approval{in_one_line(named), std::move(found)};
    }
    return {};
}

}  // namespace

Requisites approved_by(const std::vector<Line>& above) {
    const auto approval = approval_above(above);
    return approval ? approval->requisites : Requisites{};
}

std::string issuer_of_approval(const std::vector<Line>& above) {
    const auto approval = approval_above(above);
    if (!approval) return {};
    const Tokens tokens = tokenise(approval->words);
    std::size_t end = 1;
    while (end < tokens.size() && !tokens[end].is("от") && tokens[end].text != "_") ++end;
    // «№ 15 от 12.05.2026»; the number of a school is of its name.
    const std::string& number = approval->requisites.number;
    if (end > 2 && is_number_sign(tokens[end - 2]) && tokens[end - 1].text == number) end -= 2;
    if (end < 2 || end >= tokens.size()) return {};
    const std::string name{between(approval->words, tokens[1], tokens[end - 1])};
    if (is_organisation_form(tokens[1].text)) return name;  // «МБОУ «СОШ № 5»» has no cases
    const auto named = nominative_phrase(name, Case::genitive);
    return named && named->kind == NounKind::unit ? upper_first(named->text) : std::string{};
}

const Line* unfilled_act(const std::vector<Line>& above) {
    for (std::size_t at = 0; at < above.size(); ++at) {
        if (!act_in(tokenise(above[at].text))) continue;
        for (std::size_t line = at; line < std::min(above.size(), at + kApprovalLines); ++line) {
            if (line > at && (approves_otherwise(above[line].text) || tells_of_plan(above[line].text))) break;
            const std::string& text = above[line].text;
            const std::size_t blank = text.find("__");
            if (blank != std::string::npos && text.find("№", blank) != std::string::npos) return &above[line];
        }
    }
    return nullptr;
}

}  // namespace mera::intake
