#include "intake/people/addressee_list.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "intake/people/acting_post.hpp"
#include "intake/people/addressee_segments.hpp"
#include "intake/people/chiefs_of_places.hpp"
#include "intake/people/executor_boundaries.hpp"
#include "intake/people/unlisted_addressee.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

// «КОГОБУ «Центр …»»: no list of forms of organisations is complete.
bool names_quoted(const Tokens& tokens, std::size_t at) {
    return is_upper(tokens[at].text) && length_in_characters(tokens[at].text) > 2 && at + 1 < tokens.size() &&
           (tokens[at + 1].text == "«" || tokens[at + 1].text == "\"");
}

}  // namespace

bool stands_in_dative(const Tokens& tokens, std::size_t at) {
    const auto& readings = readings_of(tokens[at].folded);
    const bool dative = !readings.empty() && std::all_of(readings.begin(), readings.end(), [](const NounForm& form) {
        return form.grammatical_case == Case::dative && (form.kind == NounKind::post || form.kind == NounKind::unit);
    });
    return dative && !is_one_of(tokens[at - 1].folded, {"к", "по", "ко", "и", "согласно", "благодаря"}) &&
           !ends_with_any(tokens[at - 1].folded, {"ому", "ему"});
}

bool is_letters_of_unit(const Token& token) {
    constexpr std::size_t kLetters = 3;
    return token.kind == Token::Kind::word && is_upper(token.text) && length_in_characters(token.text) >= kLetters &&
           readings_of(token.folded).empty();
}

bool begins_addressee(const Tokens& tokens, std::size_t at, Case from) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return false;
    if (is_organisation_form(tokens[at].text) || acting_words(tokens, at) > 0) return true;
    if (from == Case::dative && tokens[at].is("лицам")) return true;  // «лицам, ответственным за безопасность»
    // «Отв. секретарю»; «отв. Примерова А.А.» names who answers for a deed.
    const bool answers = tokens[at].is("отв");
    const auto post = answers && at + 2 < tokens.size() ? reading_in_case(tokens[at + 2].folded, from) : std::nullopt;
    if (names_quoted(tokens, at) ||
        (is_short_post(tokens, at) && (!answers || (post && post->kind == NounKind::post && from == Case::dative))))
        return true;
    if (const auto person = person_at(tokens, at); person && person->first == at) return true;
    for (std::size_t word = at; word < std::min(tokens.size(), at + 4); ++word) {
        const auto form = reading_in_case(tokens[word].folded, from);
        if (form && form->kind != NounKind::document && form->kind != NounKind::thing) return true;
        if (!readings_of(tokens[word].folded).empty()) return false;  // «Постановление администрации … признать»
        // «Руководящим работникам»; inside a list a participle tells of the one before it.
        const bool inside = at > 1 && is_participle(tokens[word].folded);
        if (word == at && (tokens[word].is("всем") || (tokens[word].is("всех") && from != Case::dative))) continue;
        if (!has_adjective_ending(tokens[word].folded) || inside) return false;
    }
    return false;
}

namespace {

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
        if (!person || person->first != at) continue;
        // Inside «…» a name belongs to the organisation: «СОШ №1 им. Созонова Ю.Г.».
        const bool quoted = depth[at] > 0 && text.substr(0, tokens[at].begin).rfind("«") != std::string_view::npos &&
                            text.substr(0, tokens[at].begin).rfind('(') == std::string_view::npos;
        const bool named_after = at > 1 && tokens[at - 1].text == "." && tokens[at - 2].is("им");
        if (quoted || named_after) continue;
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

// «учреждению края Центру оценки качества»: the name of the institution stands in the case of what it is.
std::string with_name_in_same_case(const std::string& text, Case from) {
    const Tokens tokens = tokenise(text);
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = 1; from == Case::dative && at < tokens.size(); ++at) {
        if (depth[at] > 0 || !is_capitalised(tokens[at].text) || !stands_in_dative(tokens, at)) continue;
        const auto name = nominative_phrase(std::string_view{text}.substr(tokens[at].begin), from);
        if (name && name->sure && name->kind == NounKind::unit && !name->is_plural)
            return text.substr(0, tokens[at].begin) + upper_first(name->text);
    }
    return text;
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

Reading reading_of_acting(std::string_view text, const Tokens& tokens, std::size_t acting, Case from) {
    Reading out{.text = {}, .sure = true};
    out.kind = NounKind::post;
    out.only_post = !first_person(tokens);
    out.text = lower_first(acting_in_nominative(text, tokens, acting)) +
               with_person_in_nominative(text.substr(tokens[acting - 1].end), from, out.sure);
    return out;
}

// «Иванову И.И. учителя начальных классов», «… – старшую медсестру»: the post after the name stands in the same case.
Reading reading_of_person(std::string_view text, const Tokens& tokens, const PersonSpan& person, Case from) {
    Reading out{.text = {}, .sure = true};
    out.only_person = person.last + 1 == tokens.size();
    std::size_t behind = person.last + 1;
    const bool dash = behind + 1 < tokens.size() && is_one_of(tokens[behind].text, {"–", "—", "-"});
    if (dash) ++behind;
    const std::size_t from_post = dash ? tokens[behind].begin : tokens[person.last].end;
    const auto post = out.only_person ? std::nullopt : nominative_phrase(text.substr(from_post), from);
    if (post && post->sure && post->kind == NounKind::post)
        out.text = with_person_in_nominative(text.substr(0, from_post), from, out.sure) + post->text;
    else
        out.text = with_person_in_nominative(text, from, out.sure);
    return out;
}

// «Ст. воспитателю»: the post is whole behind its adjective. «Зам. директора»: cut short, it has no case.
Reading reading_of_short_post(std::string_view text, const Tokens& tokens, Case from) {
    const bool adjective = is_one_of(tokens[0].folded, {"ст", "гл", "вед", "муз", "кл", "соц", "худ", "отв"});
    const auto post = adjective ? nominative_phrase(text.substr(tokens[2].begin), from) : std::nullopt;
    const std::string whole =
        std::string{text.substr(0, tokens[2].begin)} + (post ? post->text : std::string{text.substr(tokens[2].begin)});
    Reading out{.text = {}, .sure = true};
    out.kind = NounKind::post;
    out.only_post = !first_person(tokens);
    out.is_plural = post && post->is_plural;
    out.text = with_person_in_nominative(whole, from, out.sure);
    return out;
}

Reading reading_of_noun(const Tokens& tokens, const InNominative& nominative, Case from) {
    Reading out{.text = {}, .sure = nominative.sure};
    out.is_plural = nominative.is_plural;
    out.kind = nominative.kind;
    const bool unit = out.kind == NounKind::unit;
    const std::string named = unit ? with_name_in_same_case(nominative.text, from) : nominative.text;
    out.text = with_person_in_nominative(with_second_post(named, from), from, out.sure, unit);
    const bool person = !out.is_plural && has_word_with(nominative.text, {"лицо"});  // «ответственному лицу»
    const bool people = person || out.kind == NounKind::post || out.kind == NounKind::group;
    if (people) out.text = lower_first(out.text);
    out.only_post = people && !first_person(tokens);
    return out;
}

// What stands after the person or the organisation form and is no word of the addressee: brackets stay.
Reading reading_of(std::string_view text, Case from, bool as_singular) {
    const Tokens tokens = tokenise(text);
    if (tokens.empty()) return {};
    if (const std::size_t acting = acting_words(tokens, 0); acting > 0)
        return reading_of_acting(text, tokens, acting, from);
    Reading out{.text = {}, .sure = true};
    const bool letters = tokens.size() == 1 && is_upper(text) && length_in_characters(text) > 1;  // «РЭС»
    if (letters || is_letters_of_unit(tokens.front()) || is_organisation_form(tokens.front().text) ||
        names_quoted(tokens, 0)) {
        out.text = with_person_in_nominative(text, from, out.sure, true);
        return out;
    }
    if (const auto person = person_at(tokens, 0); person && person->first == 0)
        return reading_of_person(text, tokens, *person, from);
    if (is_short_post(tokens, 0) && tokens.size() > 2) return reading_of_short_post(text, tokens, from);
    if (const auto nominative = nominative_phrase(text, from, as_singular))
        return reading_of_noun(tokens, *nominative, from);
    out.text = with_person_in_nominative(text, from, out.sure);
    out.sure = false;
    return out;
}

bool names_one(std::string_view text) {  // one organisation or one person
    const Tokens tokens = tokenise(text);
    return first_person(tokens).has_value() ||
           std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return is_organisation_form(t.text); });
}

// «Министрам образования Примерову А.А., культуры Образцову Б.Б.»: the post is said once.
bool names_several(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const std::vector<int> depth = nesting(tokens);
    int people = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (const auto person = person_at(tokens, at); person && person->first == at && depth[at] == 0) {
            ++people;
            at = person->last;
        }
    return people > 1;
}

// «Руководителям управлений округов «Холмы» и «Озёрный» …»
bool names_quoted_several(std::string_view text) {
    const Tokens tokens = tokenise(text);
    int quotes = 0;
    for (const Token& token : tokens) quotes += token.text == "«" || token.text == "\"" ? 1 : 0;
    const bool straight = text.find('"') != std::string_view::npos;
    return quotes > (straight ? 3 : 1);
}

// Posts named once for several: «Директорам A, B», «директоров: A, B».
class List {
public:
    List(std::string_view text, Case from) : text_(text), from_(from) {}

    Addressees read(const Tokens& tokens, std::size_t first, std::size_t end) {
        if (std::vector<std::string> chiefs = chiefs_of_places(text_, from_, tokens, first, end); !chiefs.empty())
            return {std::move(chiefs), {}};
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
            shared_post_ = post_said_once(reading.text);
            of_several_ = names_quoted_several(text);
        } else if (!begins_without_post(tokens, segment)) {
            shared_post_.clear();
        } else if (!shared_post_.empty()) {
            reading.text = shared_post_ + " " + reading.text;
            if (of_several_ && reading.only_person)
                out_.doubts.push_back(
                    "Названо несколько организаций, за ними несколько человек. Проверьте, кто из них "
                    "руководит какой.");
        }
        // «Ивановой И.И., методисту ЦРО» is one person.
        if (reading.only_post && last_only_person_ && !out_.names.empty() && !reading.is_plural) {
            out_.names.back() += ", " + reading.text;
            last_only_person_ = false;
            return;
        }
        const bool by_comma = at > 0 && tokens[segments[at].first - 1].text == ",";
        if (by_comma && !out_.names.empty() && is_second_post(out_.names.back(), reading)) {
            out_.names.back() += ", " + reading.text;
            return;
        }
        last_only_person_ = reading.only_person;
        if (reading.is_plural && reading.kind == NounKind::post && add_each(text)) return;
        const bool brackets = reading.text.find("), ") != std::string::npos;  // «ОМВД (Примеров), 5 ПСЧ (Образцов)»
        if (brackets || names_several(reading.text))
            out_.doubts.push_back("Названо несколько человек подряд: «" + reading.text + "». Разделите их.");
        if (!reading.sure)
            out_.doubts.push_back("Кому поручено, записано по окончаниям слов: «" + reading.text + "». Проверьте.");
        if (!reading.text.empty()) out_.names.push_back(std::move(reading.text));
    }

    // «Заместитель главы города» of «заместителей главы города A., B.»; of «директоров МБОУ «Школа», МБОУ «Лицей»» the first word.
    static std::string post_said_once(const std::string& text) {
        const Tokens own = tokenise(text);
        if (own.empty()) return {};
        const auto person = first_person(own);
        if (!person || person->first == 0) return std::string{own.front().text};
        const auto unit = own.size() > 1 ? reading_in_case(own[1].folded, Case::genitive) : std::nullopt;
        const bool names_organisation =
            std::any_of(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(person->first),
                        [](const Token& token) { return is_organisation_form(token.text) || token.text == "«"; });
        if ((unit && unit->is_plural) || names_organisation) return std::string{own.front().text};
        return std::string{between(text, own[0], own[person->first - 1])};
    }

    // «Министрам образования Примерову А.А., культуры Образцову Б.Б.»: each has the post that is said once.
    bool add_each(const std::string& text) {
        const Tokens tokens = tokenise(text);
        const std::vector<int> depth = nesting(tokens);
        std::vector<Segment> parts;
        std::size_t begin = 0;
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            const auto person = person_at(tokens, at);
            if (!person || person->first != at || depth[at] > 0) continue;
            if (at == begin) return false;  // a name alone: of whom the others are, nobody says
            parts.push_back({begin, person->last + 1});
            at = person->last;
            begin = at + 1;
            while (begin < tokens.size() && (tokens[begin].text == "," || tokens[begin].is("и"))) ++begin;
        }
        if (parts.size() < 2 || begin < tokens.size()) return false;
        // «Начальникам отделов кадров А., финансов Б.»: one of them heads one department.
        if (const auto own = reading_in_case(tokens[1].folded, Case::genitive); own && own->is_plural) return false;
        std::string post;
        std::vector<std::string> names;
        for (const Segment& part : parts) {
            const std::string one{between(text, tokens[part.first], tokens[part.end - 1])};
            bool sure = true;
            const Reading first = names.empty() ? reading_of(one, from_, true) : Reading{};
            if (names.empty()) post = std::string{tokenise(first.text).front().text};
            names.push_back(names.empty() ? first.text : post + " " + with_person_in_nominative(one, from_, sure));
            if (!sure || (names.size() == 1 && !first.sure)) return false;
        }
        out_.names.insert(out_.names.end(), names.begin(), names.end());
        return true;
    }

    // «Заместителя главы администрации, начальника управления Примерова В.В.»: one person in two posts, and named once.
    static bool is_second_post(const std::string& before, const Reading& reading) {
        const Tokens first = tokenise(before), second = tokenise(reading.text);
        const auto is_deputy = [](const Tokens& post) {
            return std::any_of(post.begin(),
                               post.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(post.size(), 2)),
                               [](const Token& word) { return word.is("заместитель"); });
        };
        return reading.kind == NounKind::post && !reading.is_plural && first_person(second) && !first_person(first) &&
               is_deputy(first) && !is_deputy(second);
    }

    static bool begins_without_post(const Tokens& tokens, const Segment& segment) {
        return is_organisation_form(tokens[segment.first].text) || tokens[segment.first].text == "«" ||
               person_at(tokens, segment.first).has_value();
    }

    std::string_view text_;
    Case from_;
    Addressees out_;
    std::string shared_post_;
    bool of_several_ = false;  // the units of the first of them were named together
    bool last_only_person_ = false;
};

}  // namespace

Addressees addressee_list(std::string_view text, Case from, const Tokens& tokens, std::size_t first, std::size_t end) {
    return List{text, from}.read(tokens, first, end);
}

}  // namespace mera::intake
