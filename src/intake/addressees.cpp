#include "intake/addressees.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "intake/cell_kinds.hpp"
#include "intake/inflection.hpp"
#include "intake/names.hpp"
#include "intake/repairs.hpp"
#include "intake/words.hpp"

namespace mera::intake {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// «КОГОБУ «Центр …»»: no list of forms of organisations is complete.
bool names_quoted(const Tokens& tokens, std::size_t at) {
    return is_upper(tokens[at].text) && length_in_characters(tokens[at].text) > 2 && at + 1 < tokens.size() &&
           tokens[at + 1].text == "«";
}

// Where a new addressee begins: a post, a unit, an organisation or a person in that case.
bool begins_addressee(const Tokens& tokens, std::size_t at, Case from) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return false;
    if (is_organisation_form(tokens[at].text)) return true;
    if (names_quoted(tokens, at)) return true;
    if (const auto person = person_at(tokens, at); person && person->first == at) return true;
    for (std::size_t word = at; word < std::min(tokens.size(), at + 4); ++word) {
        const auto form = reading_in_case(tokens[word].folded, from);
        if (form && form->kind != NounKind::document && form->kind != NounKind::thing) return true;
        if (!readings_of(tokens[word].folded).empty()) return false;  // «Постановление администрации … признать»
        if (!has_adjective_ending(tokens[word].folded) || is_participle(tokens[word].folded)) return false;
    }
    return false;
}

struct Segment {
    std::size_t first = 0, end = 0;  // tokens
};

// «Органам власти, ответственным за реализацию …»: of which of them it speaks; beside people it names other people.
bool describes_unit(const Tokens& tokens, std::size_t first, std::size_t at, Case from) {
    if (at + 1 >= tokens.size() || !tokens[at].folded.starts_with("ответственн") || !tokens[at + 1].is("за"))
        return false;
    for (std::size_t word = first; word < at; ++word)
        if (const auto form = reading_in_case(tokens[word].folded, from)) return form->kind == NounKind::unit;
    return false;
}

// The list parted at commas and «и» where the next addressee begins.
std::vector<Segment> segments_of(const Tokens& tokens, std::size_t first, std::size_t end, Case from) {
    const std::vector<int> depth = nesting(tokens);
    std::vector<Segment> out;
    std::size_t begin = first;
    for (std::size_t at = first; at < end; ++at) {
        const bool parts =
            tokens[at].text == "," || tokens[at].text == ";" || tokens[at].is("и") || tokens[at].text == ":";
        if (!parts || depth[at] > 0 || at == begin) continue;
        const bool joined_nouns = tokens[at].is("и") && at + 1 < end && !is_organisation_form(tokens[at + 1].text) &&
                                  !person_at(tokens, at + 1) && out.empty() && at == begin + 1;
        if (joined_nouns || (tokens[at].text != ":" && !begins_addressee(tokens, at + 1, from))) continue;
        if (describes_unit(tokens, begin, at + 1, from)) continue;
        out.push_back({begin, at});
        begin = at + 1;
    }
    if (begin < end) out.push_back({begin, end});
    return out;
}

// «организаций, включенных в перечень общеобразовательных организаций, утверждённый приказом …» says which list; the
// addressee needs no more than that there is one.
std::size_t end_at_list(const Tokens& tokens, const Segment& segment) {
    bool described = false;
    for (std::size_t at = segment.first; at < segment.end; ++at) {
        described = described || (tokens[at].kind == Token::Kind::word && is_participle(tokens[at].folded));
        if (described && (tokens[at].folded.starts_with("переч") || tokens[at].folded.starts_with("списо") ||
                          tokens[at].folded.starts_with("списк") || tokens[at].folded.starts_with("реестр")))
            return at + 1;
    }
    return segment.end;
}

struct Reading {
    std::string text;
    bool sure = false;
    bool only_person = false, only_post = false;
    bool is_plural = false;
    NounKind kind = NounKind::unit;
};

// «на начальника отдела (Пакулина О.Б.)»: in brackets a name stands in the nominative, unless it agrees with the post; no
// ending tells «Пакулин» from «Пакулина» there. Beside a unit it cannot agree.
bool may_be_nominative(std::string_view surname) {
    for (const std::string_view end : {"ова", "ева", "ёва", "ина", "ына", "ОВА", "ЕВА", "ИНА"})
        if (surname.ends_with(end)) return true;
    return false;
}

std::string with_person_in_nominative(std::string_view text, Case from, bool& sure, bool of_unit = false) {
    std::string out;
    std::size_t copied = 0;
    const Tokens tokens = tokenise(text);
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto person = person_at(tokens, at);
        // Inside «…» a name belongs to the organisation: «СОШ №1 им. Созонова Ю.Г.».
        const bool quoted = depth[at] > 0 && text.substr(0, tokens[at].begin).rfind("«") != std::string_view::npos &&
                            text.substr(0, tokens[at].begin).rfind('(') == std::string_view::npos;
        const bool named_after = at > 1 && tokens[at - 1].text == "." && tokens[at - 2].is("им");
        if (!person || person->first != at || quoted || named_after) continue;
        const bool stands =
            from == Case::accusative && depth[at] > 0 && may_be_nominative(tokens[person->surname].text);
        const Surname name = stands ? Surname{std::string{between(text, tokens[at], tokens[person->last])}, of_unit}
                                    : nominative_person(text, tokens, *person, from);
        sure = sure && name.sure;
        out += text.substr(copied, tokens[at].begin - copied);
        out += name.text;
        copied = tokens[person->last].end;
        at = person->last;
    }
    out += text.substr(copied);
    return out;
}

// «заместителя Главы Администрации – Директора Департамента»: the second post of one person stands in the same case.
std::string with_second_post(const std::string& text, Case from) {
    const Tokens tokens = tokenise(text);
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const bool dash = tokens[at].text == "-" || tokens[at].text == "–" || tokens[at].text == "—";
        if (!dash || depth[at] > 0 || tokens[at].begin == tokens[at - 1].end) continue;
        const auto post = nominative_phrase(std::string_view{text}.substr(tokens[at + 1].begin), from);
        if (post && post->sure && post->kind == NounKind::post && !post->is_plural)
            return text.substr(0, tokens[at + 1].begin) + post->text;
    }
    return text;
}

// What stands after the person or the organisation form and is no word of the addressee: brackets stay.
Reading reading_of(std::string_view text, Case from, bool as_singular) {
    Reading out;
    const Tokens tokens = tokenise(text);
    if (tokens.empty()) return out;
    out.sure = true;
    if (is_organisation_form(tokens.front().text) || names_quoted(tokens, 0)) {
        out.text = with_person_in_nominative(text, from, out.sure);
        return out;
    }
    if (const auto person = person_at(tokens, 0); person && person->first == 0) {
        out.only_person = person->last + 1 == tokens.size();
        // «Иванову И.И. учителя начальных классов»: the post after the name stands in the same case.
        const auto post =
            out.only_person ? std::nullopt : nominative_phrase(text.substr(tokens[person->last].end), from);
        if (post && post->sure && post->kind == NounKind::post)
            out.text = with_person_in_nominative(text.substr(0, tokens[person->last].end), from, out.sure) + post->text;
        else
            out.text = with_person_in_nominative(text, from, out.sure);
        return out;
    }
    const auto nominative = nominative_phrase(text, from, as_singular);
    if (!nominative) {
        out.sure = false;
        out.text = std::string{text};
        return out;
    }
    out.sure = nominative->sure;
    out.is_plural = nominative->is_plural;
    out.kind = nominative->kind;
    out.text =
        with_person_in_nominative(with_second_post(nominative->text, from), from, out.sure, out.kind == NounKind::unit);
    const bool people = out.kind == NounKind::post || out.kind == NounKind::group;
    if (people) out.text = lower_first(out.text);
    out.only_post = people && !first_person(tokens);
    return out;
}

bool names_one(std::string_view text) {  // one organisation or one person
    const Tokens tokens = tokenise(text);
    return first_person(tokens).has_value() ||
           std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return is_organisation_form(t.text); });
}

// Posts named once for several: «Директорам A, B», «директоров: A, B».
class List {
public:
    List(std::string_view text, Case from) : text_(text), from_(from) {}

    Addressees read(const Tokens& tokens, std::size_t first, std::size_t end) {
        const std::vector<Segment> segments = segments_of(tokens, first, end, from_);
        for (std::size_t at = 0; at < segments.size(); ++at) add(tokens, segments, at);
        return std::move(out_);
    }

private:
    void add(const Tokens& tokens, const std::vector<Segment>& segments, std::size_t at) {
        Segment segment = segments[at];
        segment.end = end_at_list(tokens, segment);
        const std::string text = collapse_spaces(between(text_, tokens[segment.first], tokens[segment.end - 1]));
        const bool others_follow = at + 1 < segments.size() && begins_without_post(tokens, segments[at + 1]);
        const bool head_alone = segment.end < tokens.size() && tokens[segment.end].text == ":";
        const bool shared = others_follow && (names_one(text) || head_alone);
        Reading reading = reading_of(text, from_, shared);
        if (head_alone && others_follow) {
            shared_post_ = reading.text;
            return;
        }
        if (shared && reading.is_plural) {
            const Tokens own = tokenise(reading.text);
            shared_post_ = own.empty() ? std::string{} : std::string{own.front().text};
        } else if (!begins_without_post(tokens, segment)) {
            shared_post_.clear();
        } else if (!shared_post_.empty()) {
            reading.text = shared_post_ + " " + reading.text;
        }
        // «Ивановой И.И., методисту ЦРО» is one person.
        if (reading.only_post && last_only_person_ && !out_.names.empty() && !reading.is_plural) {
            out_.names.back() += ", " + reading.text;
            last_only_person_ = false;
            return;
        }
        last_only_person_ = reading.only_person;
        if (!reading.sure)
            out_.doubts.push_back("Кому поручено, записано по окончаниям слов: «" + reading.text + "». Проверьте.");
        if (!reading.text.empty()) out_.names.push_back(std::move(reading.text));
    }

    static bool begins_without_post(const Tokens& tokens, const Segment& segment) {
        return is_organisation_form(tokens[segment.first].text) || tokens[segment.first].text == "«" ||
               person_at(tokens, segment.first).has_value();
    }

    std::string_view text_;
    Case from_;
    Addressees out_;
    std::string shared_post_;
    bool last_only_person_ = false;
};

// The first verb outside quotes and brackets; verbs of addressing («рекомендовать», «поручить») come before it.
std::optional<std::size_t> first_infinitive(const Tokens& tokens, std::size_t from) {
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = from; at < tokens.size(); ++at)
        if (depth[at] == 0 && tokens[at].kind == Token::Kind::word && is_infinitive(tokens[at].folded)) return at;
    return {};
}

std::optional<std::size_t> find_word(const Tokens& tokens, std::size_t from,
                                     std::initializer_list<std::string_view> words) {
    for (std::size_t at = from; at < tokens.size(); ++at)
        if (is_one_of(tokens[at].folded, words)) return at;
    return {};
}

std::size_t end_of_sentence(const Tokens& tokens, std::size_t from) {
    std::size_t end = tokens.size();
    while (end > from && (tokens[end - 1].text == "." || tokens[end - 1].text == ";") &&
           !(end >= 2 && tokens[end - 2].kind == Token::Kind::word && length_in_characters(tokens[end - 2].text) == 1))
        --end;
    return end;
}

// «Управлению культуры в срок до 15 апреля 2007 г. направить …»: the time is no part of the name.
std::size_t end_of_name(const Tokens& tokens, std::size_t from, std::size_t end) {
    for (std::size_t at = from + 1; at + 1 < end; ++at) {
        const bool until = tokens[at].is("до") && tokens[at + 1].kind == Token::Kind::number;
        const bool named =
            (tokens[at].is("в") && tokens[at + 1].is("срок")) || (tokens[at].is("не") && tokens[at + 1].is("позднее"));
        // «Управлению образования совместно с управлением культуры»: with whom it acts is no part of its name either.
        const bool together = tokens[at].is("совместно") && (tokens[at + 1].is("с") || tokens[at + 1].is("со"));
        if (until || named || together) return at;
    }
    return end;
}

bool is_post_of_duty(const Token& token) {  // «координатором», «ответственным»: what somebody is appointed
    const auto form = reading_in_case(token.folded, Case::instrumental);
    return token.folded.starts_with("ответственн") || (form && form->kind == NounKind::post);
}

// «Назначить …», and «определить», «утвердить», «избрать» when they say as what.
std::optional<std::size_t> appointing_verb(const Tokens& tokens) {
    if (begins_addressee(tokens, 0, Case::dative)) return {};  // «Директорам школ назначить ответственных»
    if (const auto appoint = find_word(tokens, 0, {"назначить", "назначаю"})) return appoint;
    if (tokens.empty() || !is_one_of(tokens[0].folded, {"определить", "утвердить", "избрать"})) return {};
    const bool as_something = std::any_of(tokens.begin() + 1, tokens.end(), [](const Token& token) {
        const auto form = reading_in_case(token.folded, Case::instrumental);
        return form && form->kind == NounKind::post && !form->is_plural;
    });
    return as_something ? std::optional<std::size_t>{0} : std::nullopt;
}

// Where «Министерство образования региональным координатором» passes from whom to as what.
std::size_t before_duty(const Tokens& tokens, std::size_t from, std::size_t end) {
    for (std::size_t at = from + 1; at < end; ++at) {
        if (!is_post_of_duty(tokens[at])) continue;
        while (at > from + 1 && tokens[at - 1].kind == Token::Kind::word &&
               has_adjective_ending(tokens[at - 1].folded) &&
               (tokens[at - 1].folded.ends_with("ым") || tokens[at - 1].folded.ends_with("им") ||
                tokens[at - 1].folded.ends_with("ой")))
            --at;
        return at;
    }
    return end;
}

// «Назначить ответственной за сайт Иванову И.И., методиста»: the people named after the verb.
Addressees appointed(std::string_view clause, const Tokens& tokens, std::size_t verb) {
    bool adjectives_only = true;  // so far
    for (std::size_t at = verb + 1; at < tokens.size(); ++at) {
        const auto person = person_at(tokens, at);
        const auto form = reading_in_case(tokens[at].folded, Case::accusative);
        const bool post = form && (form->kind == NounKind::post || (form->kind == NounKind::unit && adjectives_only)) &&
                          !tokens[at].folded.starts_with("ответственн");
        adjectives_only =
            adjectives_only && has_adjective_ending(tokens[at].folded) && !tokens[at].folded.starts_with("ответственн");
        if ((person && person->first == at) || post) {
            // «Назначить школьных координаторов»: whom, is for the addressee above to say. «Назначить ответственными
            // директоров школ» says whom.
            const bool named = has_word_with(clause, {"ответственн"}) || first_person(tokens);
            if (post && form->is_plural && !named) return {};
            std::size_t end = at;
            const std::size_t last = before_duty(tokens, at, end_of_sentence(tokens, at));
            while (end < last && !tokens[end].folded.starts_with("ответственн") && tokens[end].text != "–" &&
                   tokens[end].text != "-")
                ++end;
            while (end > at && tokens[end - 1].text == ",") --end;
            return List{clause, Case::accusative}.read(tokens, at, end);
        }
    }
    return {};
}

}  // namespace

bool is_infinitive(std::string_view word) {
    if (word.ends_with("ся") || word.ends_with("сь")) word.remove_suffix(std::string_view{"ся"}.size());
    if (word.size() < 8) return is_one_of(word, {"вести", "дать", "быть"});
    if (word.ends_with("ость") || word.ends_with("ости") || word.ends_with("асть") || word.ends_with("асти"))
        return false;
    if (is_one_of(word, {"часть", "суть",   "сеть",   "сети",     "дети",     "пути",    "путь",   "шесть",
                         "пять",  "девять", "десять", "печать",   "треть",    "память",  "памяти", "почти",
                         "части", "месть",  "весть",  "четверть", "четверти", "повесть", "кровать"}))
        return false;
    return word.ends_with("ать") || word.ends_with("ять") || word.ends_with("ить") || word.ends_with("еть") ||
           word.ends_with("уть") || word.ends_with("оть") || word.ends_with("сти") || word.ends_with("зти") ||
           word.ends_with("йти") || word.ends_with("чь") || word.ends_with("сть");
}

Addressees read_addressees(std::string_view clause, std::string_view signer) {
    const Tokens tokens = tokenise(clause);
    if (tokens.empty()) return {};
    if (has_word_with(clause, {"оставля"}) && find_word(tokens, 0, {"собой"})) {
        if (signer.empty()) return {};
        return {{std::string{signer}},
                {"«За собой» прочитано как подписавший приказ: «" + std::string{signer} + "». Проверьте."}};
    }
    if (const auto lay = find_word(tokens, 0, {"возложить", "возлагаю"}); lay && *lay + 1 < tokens.size()) {
        const auto on = find_word(tokens, *lay, {"на"});
        if (!on) return {};
        return List{clause, Case::accusative}.read(tokens, *on + 1, end_of_sentence(tokens, *on + 1));
    }
    if (const auto appoint = appointing_verb(tokens)) return appointed(clause, tokens, *appoint);

    std::size_t first = 0;
    if (is_one_of(tokens[0].folded,
                  {"рекомендовать", "поручить", "предложить", "обязать", "разрешить", "указать", "поручаю"}))
        first = 1;
    const Case from = tokens[0].is("обязать") ? Case::accusative : Case::dative;
    if (!begins_addressee(tokens, first, from)) return {};
    const auto verb = first_infinitive(tokens, first);
    std::size_t end = verb ? *verb : tokens.size();
    for (std::size_t at = first; at < end; ++at)
        // «Руководителям школ:» with the deeds below it; «Директорам: A, B — обеспечить» names them after the colon.
        if (tokens[at].text == ":" && (at + 1 >= tokens.size() || !begins_addressee(tokens, at + 1, from))) end = at;
    // «3. Преподавателю ОБЖ Ивановой И.И.» with its deeds below lacks its colon; without a name it may be anything.
    const auto person = first_person(tokens);
    const bool ends_with_name = person && person->last + 2 >= tokens.size();
    if (!verb && end == tokens.size() && !ends_with_name) return {};
    end = end_of_name(tokens, first, end);
    while (end > first && tokens[end - 1].kind == Token::Kind::sign && tokens[end - 1].text != ")" &&
           tokens[end - 1].text != "»" && tokens[end - 1].text != ".")
        --end;
    return List{clause, from}.read(tokens, first, end);
}

}  // namespace mera::intake
