#include "intake/table/list_fields.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "domain/time/deadline.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

enum class Field { title, when, who, result, evidence };

struct FieldWord {
    std::string_view beginning;  // of a folded word; a final '.' asks for the whole word
    Field field;
};
constexpr std::array kFieldWords = {
    FieldWord{"срок.", Field::when},
    FieldWord{"сроки.", Field::when},
    FieldWord{"дата.", Field::when},
    FieldWord{"период.", Field::when},
    FieldWord{"ответственн", Field::who},
    FieldWord{"отв.", Field::who},
    FieldWord{"исполнител", Field::who},
    FieldWord{"соисполнител", Field::who},
    FieldWord{"исп.", Field::who},
    FieldWord{"результат", Field::result},
    FieldWord{"показател", Field::result},
    FieldWord{"документ.", Field::evidence},
    FieldWord{"документы.", Field::evidence},
    FieldWord{"отчетность.", Field::evidence},
};

// Words that may stand between the label's own word and its sign: «Срок исполнения:», «Ответственные за проведение –».
constexpr std::array<std::string_view, 8> kQualifiers = {"исполнен",    "реализац",   "проведен", "выполнен",
                                                         "представлен", "исполнител", "окончан",  "начал"};
constexpr std::array<std::string_view, 9> kSmallQualifiers = {"за", "лица",  "лицо",   "лиц", "и",
                                                              "о",  "сдачи", "отчета", "."};
// Words before it: «Ожидаемый результат:», «Подтверждающий документ:», «Итоговый документ:».
constexpr std::array<std::string_view, 8> kBefore = {"ожидаем", "планируем", "подтвержда", "отчетн",
                                                     "итогов",  "конечн",    "вид",        "форма"};
constexpr std::size_t kQualifiersMax = 4;

bool begins_with_any(const Token& token, const auto& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return token.folded.starts_with(beginning); });
}

bool is_dash(const Token& token) { return token.text == "–" || token.text == "—" || token.text == "-"; }

std::optional<Field> field_of(const Token& token) {
    for (const FieldWord& known : kFieldWords) {
        const bool whole = known.beginning.ends_with('.');
        const std::string_view word = whole ? known.beginning.substr(0, known.beginning.size() - 1) : known.beginning;
        if (whole ? token.folded == word : token.folded.starts_with(word)) return known.field;
    }
    return {};
}

struct Marker {
    Field field;
    std::size_t first = 0, after = 0;  // tokens: the first of the label, the first of its value
};

// A label begins a sentence, a line or a remark in brackets: the executors of «назначить ответственных – …» are none.
bool may_begin_label(const Tokens& tokens, std::size_t at, std::string_view text) {
    if (at == 0) return true;
    if (text.substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end).find('\n') != std::string_view::npos)
        return true;
    static constexpr std::array<std::string_view, 5> kSigns = {".", ",", ";", "(", ")"};
    return std::find(kSigns.begin(), kSigns.end(), tokens[at - 1].text) != kSigns.end() || is_dash(tokens[at - 1]);
}

bool goes_on(const Token& token) {
    return begins_with_any(token, kQualifiers) || field_of(token).has_value() ||
           std::find(kSmallQualifiers.begin(), kSmallQualifiers.end(), token.folded) != kSmallQualifiers.end();
}

std::optional<Marker> marker_at(const Tokens& tokens, std::size_t at, std::string_view text) {
    if (!may_begin_label(tokens, at, text)) return {};
    std::size_t word = at;
    while (word < tokens.size() && word < at + 2 && begins_with_any(tokens[word], kBefore)) ++word;
    if (word >= tokens.size()) return {};
    const auto field = field_of(tokens[word]);
    if (!field) return {};
    std::size_t sign = word + 1;
    const bool shortened = tokens[word].is("отв") || tokens[word].is("исп");
    while (sign < tokens.size() && sign <= word + kQualifiersMax && tokens[sign].text != ":" &&
           !is_dash(tokens[sign]) && goes_on(tokens[sign]))
        ++sign;
    if (sign < tokens.size() && (tokens[sign].text == ":" || is_dash(tokens[sign])))
        return Marker{*field, at, sign + 1};
    // «Отв. Примеров А.А.», «Срок до 1 марта», «(ответственный методист)»: no sign, but the words themselves say it.
    if (word != at || sign >= tokens.size()) return {};
    const std::string_view rest = text.substr(tokens[sign].begin);
    const std::string_view piece = rest.substr(0, rest.find_first_of(";\n)"));
    const bool whole = tokens[word].is("ответственный") || tokens[word].is("ответственные");
    // «Отв. соц. педагог»: after the shortened label a post may be short, too.
    const bool short_post = tokens[sign].kind == Token::Kind::word && sign + 1 < tokens.size() &&
                            tokens[sign + 1].text == "." && has_letters(piece.substr(tokens[sign].text.size()));
    if (*field == Field::who &&
        ((whole && names_executor(piece)) || (shortened && (may_name_executor(piece) || short_post))))
        return Marker{*field, at, sign};
    const bool time = tokens[sign].is("до") || tokens[sign].is("с") || tokens[sign].kind == Token::Kind::number ||
                      month_in(tokens[sign].text);
    if (*field == Field::when && time && says_when(piece)) return Marker{*field, at, sign};
    return {};
}

void add(std::string& field, std::string_view text, std::string_view between) {
    const std::string words = without_loose_signs(text);
    if (words.empty()) return;
    if (!field.empty()) field += between;
    field += words;
}

}  // namespace

// Signs that parted the field from its neighbours. The stop of «2024 г.» and of initials belongs to the words.
std::string without_loose_signs(std::string_view text) {
    for (;;) {
        text = trim(text);
        if (text.empty()) return {};
        const Tokens tokens = tokenise(text);
        const Token& last = tokens.back();
        const bool abbreviation = tokens.size() > 1 && last.text == "." &&
                                  tokens[tokens.size() - 2].kind == Token::Kind::word &&
                                  length_in_characters(tokens[tokens.size() - 2].text) <= 2;
        const auto opened = std::count(text.begin(), text.end(), '('),
                   closed = std::count(text.begin(), text.end(), ')');
        const bool loose = last.text == "," || last.text == ";" || last.text == ":" || is_dash(last) ||
                           (last.text == "." && !abbreviation) || (last.text == "(" && opened > closed) ||
                           (last.text == ")" && closed > opened);
        const Token& first = tokens.front();
        if (loose)
            text = text.substr(0, last.begin);
        else if (first.text == "," || first.text == ";" || first.text == "." || is_dash(first) ||
                 (first.text == ")" && closed > opened))
            text = text.substr(first.end);
        else
            return std::string{text};
    }
}

ListFields fields_by_label(std::string_view text) {
    ListFields out;
    const Tokens tokens = tokenise(text);
    std::vector<Marker> markers;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto marker = marker_at(tokens, at, text);
        if (!marker || marker->after >= tokens.size()) continue;
        markers.push_back(*marker);
        at = marker->after - 1;
    }
    out.title =
        without_loose_signs(text.substr(0, markers.empty() ? text.size() : tokens[markers.front().first].begin));
    for (std::size_t at = 0; at < markers.size(); ++at) {
        const std::size_t begin = tokens[markers[at].after].begin;
        const std::size_t end = at + 1 < markers.size() ? tokens[markers[at + 1].first].begin : text.size();
        const std::string_view value = text.substr(begin, end - begin);
        switch (markers[at].field) {
            case Field::when:
                out.two_times = out.two_times || !out.when.empty();
                add(out.when, value, "; ");
                out.when_by_label = true;
                break;
            case Field::who:
                add(out.who, value, "; ");
                out.who_by_label = true;
                break;
            case Field::result: add(out.result, value, "; "); break;
            case Field::evidence: add(out.evidence, value, "; "); break;
            case Field::title: break;
        }
    }
    return out;
}

}  // namespace mera::intake
