#include "intake/words/inflection.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "intake/words/guessed_nouns.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/nouns.hpp"

namespace mera::intake {

namespace {

using Dictionary = std::unordered_map<std::string, std::vector<NounForm>>;

void enter(Dictionary& dictionary, const NounForms& forms, NounKind kind) {
    for (std::size_t at = 0; at < 5; ++at) {
        const auto grammatical_case = static_cast<Case>(at);
        dictionary[forms.singular[at]].push_back(
            {forms.singular[0], forms.plural[0], kind, grammatical_case, false, forms.gender});
        dictionary[forms.plural[at]].push_back(
            {forms.singular[0], forms.plural[0], kind, grammatical_case, true, forms.gender});
    }
}

Dictionary make_dictionary() {
    Dictionary dictionary;
    for (std::size_t group = 0; group < kNounGroupCount; ++group) {
        const NounGroup& nouns = kNounGroups[group];
        const bool animate = nouns.kind == NounKind::post || nouns.kind == NounKind::group;
        for (const std::string& lemma : split(nouns.words, ' ')) {
            enter(dictionary, forms_of(nouns.declension, lemma, animate), nouns.kind);
            if (nouns.declension == Declension::adjective) enter(dictionary, adjective_forms(lemma, 'f'), nouns.kind);
        }
    }
    enter(
        dictionary,
        {{"ребенок", "ребенка", "ребенку", "ребенка", "ребенком"}, {"дети", "детей", "детям", "детей", "детьми"}, 'm'},
        NounKind::group);
    enter(dictionary,
          {{"человек", "человека", "человеку", "человека", "человеком"},
           {"люди", "людей", "людям", "людей", "людьми"},
           'm'},
          NounKind::group);
    const std::string jury = "жюри";  // never declined
    enter(dictionary, {{jury, jury, jury, jury, jury}, {jury, jury, jury, jury, jury}, 'n'}, NounKind::unit);
    return dictionary;
}

struct AdjectiveEnding {
    std::string_view ending;
    Case grammatical_case;
    bool plural;
    char gender;  // 'm' stands for masculine and neuter together
};
// Both hard and soft kinds; instrumental endings stand for «ответственным назначить».
constexpr std::array kAdjectiveEndings = {
    AdjectiveEnding{"ому", Case::dative, false, 'm'},      AdjectiveEnding{"ему", Case::dative, false, 'm'},
    AdjectiveEnding{"ого", Case::genitive, false, 'm'},    AdjectiveEnding{"его", Case::genitive, false, 'm'},
    AdjectiveEnding{"ого", Case::accusative, false, 'm'},  AdjectiveEnding{"его", Case::accusative, false, 'm'},
    AdjectiveEnding{"ой", Case::dative, false, 'f'},       AdjectiveEnding{"ей", Case::dative, false, 'f'},
    AdjectiveEnding{"ой", Case::genitive, false, 'f'},     AdjectiveEnding{"ей", Case::genitive, false, 'f'},
    AdjectiveEnding{"ую", Case::accusative, false, 'f'},   AdjectiveEnding{"юю", Case::accusative, false, 'f'},
    AdjectiveEnding{"ым", Case::dative, true, 'm'},        AdjectiveEnding{"им", Case::dative, true, 'm'},
    AdjectiveEnding{"ых", Case::genitive, true, 'm'},      AdjectiveEnding{"их", Case::genitive, true, 'm'},
    AdjectiveEnding{"ых", Case::accusative, true, 'm'},    AdjectiveEnding{"их", Case::accusative, true, 'm'},
    AdjectiveEnding{"ым", Case::instrumental, false, 'm'}, AdjectiveEnding{"им", Case::instrumental, false, 'm'},
    AdjectiveEnding{"ыми", Case::instrumental, true, 'm'}, AdjectiveEnding{"ими", Case::instrumental, true, 'm'},
};

bool fits_case(std::string_view word, Case grammatical_case) {
    if (word.ends_with("ся")) word.remove_suffix(std::string_view{"ся"}.size());
    return std::any_of(kAdjectiveEndings.begin(), kAdjectiveEndings.end(), [&](const AdjectiveEnding& e) {
        return e.grammatical_case == grammatical_case && word.ends_with(e.ending) && word.size() > e.ending.size() + 4;
    });
}

// «Ответственному» agrees with no «полиции».
bool agrees(std::string_view adjective, Case grammatical_case, const NounForm& noun) {
    if (adjective.ends_with("ся")) adjective.remove_suffix(std::string_view{"ся"}.size());
    const char gender = noun.gender == 'f' ? 'f' : 'm';
    return std::any_of(kAdjectiveEndings.begin(), kAdjectiveEndings.end(), [&](const AdjectiveEnding& e) {
        return e.grammatical_case == grammatical_case && adjective.ends_with(e.ending) &&
               adjective.size() > e.ending.size() + 4 && e.plural == noun.is_plural && (e.plural || e.gender == gender);
    });
}

bool is_all(std::string_view word, Case grammatical_case) {  // «всем педагогам», «всех педагогов»
    return grammatical_case == Case::dative ? word == "всем" : word == "всех";
}

// Stems whose masculine nominative is stressed on the ending.
bool stressed_ending(std::string_view base) {
    return ends_with_any(base, {"городск", "краев", "основн", "больш", "молод", "трудов", "правов", "языков", "миров",
                                "делов", "рядов", "полев"});
}

// A compound («педагога-психолога») is known when its parts are: each part stands in the same case.
std::optional<NounForm> compound_in_case(std::string_view word, Case grammatical_case) {
    const auto hyphen = word.find('-');
    if (hyphen == std::string_view::npos) return {};
    const auto left = reading_in_case(word.substr(0, hyphen), grammatical_case);
    const auto right = reading_in_case(word.substr(hyphen + 1), grammatical_case);
    // «пресс-службе»: the first part is never declined.
    const bool fixed = word.starts_with("пресс-") || word.starts_with("медиа-") || word.starts_with("шеф-") ||
                       word.starts_with("экс-");
    if (fixed && right) {
        NounForm form = *right;
        form.singular = std::string{word.substr(0, hyphen + 1)} + form.singular;
        form.plural = std::string{word.substr(0, hyphen + 1)} + form.plural;
        return form;
    }
    if (!left || !right || left->is_plural != right->is_plural) return {};
    NounForm form = *left;
    form.singular += "-" + right->singular;
    form.plural += "-" + right->plural;
    return form;
}

std::string like(std::string_view original, std::string form) {  // the capital letter the word had
    if (is_upper(original) && length_in_characters(original) > 1) return form;
    return is_capitalised(original) ? upper_first(form) : form;
}

}  // namespace

const std::vector<NounForm>& readings_of(std::string_view folded_word) {
    static const Dictionary dictionary = make_dictionary();
    static const std::vector<NounForm> none;
    const auto found = dictionary.find(std::string{folded_word});
    return found == dictionary.end() ? none : found->second;
}

std::optional<NounForm> reading_in_case(std::string_view folded_word, Case grammatical_case) {
    for (const NounForm& form : readings_of(folded_word))
        if (form.grammatical_case == grammatical_case) return form;
    return compound_in_case(folded_word, grammatical_case);
}

bool is_noun_of_kind(std::string_view folded_word, NounKind kind) {
    const auto& readings = readings_of(folded_word);
    if (std::any_of(readings.begin(), readings.end(), [&](const NounForm& f) { return f.kind == kind; })) return true;
    const auto hyphen = folded_word.find('-');
    return hyphen != std::string_view::npos && is_noun_of_kind(folded_word.substr(0, hyphen), kind) &&
           !readings_of(folded_word.substr(hyphen + 1)).empty();
}

bool is_nominative_of_kind(std::string_view folded_word, NounKind kind) {
    const auto form = reading_in_case(folded_word, Case::nominative);
    return form && form->kind == kind;
}

bool has_adjective_ending(std::string_view word) {
    return word.size() > 8 &&
           ends_with_any(word, {"ый",  "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому",
                                "ему", "ой", "ей", "ую", "юю", "ым", "им", "ых", "их", "ыми", "ими"});
}

bool is_participle(std::string_view word) {
    if (word.ends_with("ся")) word.remove_suffix(std::string_view{"ся"}.size());
    if (!has_adjective_ending(word)) return false;
    // «районный», «общественной», «постоянную», «временным», «военного»: adjectives of the same look
    for (const std::string_view middle : {"онн", "общественн", "временн", "постоянн", "военн", "утренн"})
        if (word.find(middle) != std::string_view::npos) return false;
    for (const AdjectiveEnding& e : kAdjectiveEndings) {
        if (!word.ends_with(e.ending)) continue;
        if (ends_with_any(without_end(word, e.ending), {"нн", "ющ", "ущ", "ящ", "ащ", "вш", "дш", "ем", "ом"}))
            return true;
    }
    for (const std::string_view e : {"ый", "ий", "ая", "ое", "ее", "ые", "ие"})
        if (word.ends_with(e) && ends_with_any(without_end(word, e), {"нн", "ющ", "ущ", "ящ", "ащ", "вш", "дш", "ем"}))
            return true;
    return false;
}

std::string nominative_adjective(std::string_view word, const NounForm& head, bool plural) {
    std::string body = fold_case(word);
    std::string tail;
    if (body.ends_with("ся")) {
        tail = "ся";
        body = without_end(body, tail);
    }
    std::string base = body;
    std::size_t longest = 0;
    for (const AdjectiveEnding& e : kAdjectiveEndings)
        if (body.ends_with(e.ending) && e.ending.size() > longest) {
            longest = e.ending.size();
            base = without_end(body, e.ending);
        }
    if (longest == 0) return std::string{word};
    const bool hissing = ends_with_any(base, {"ж", "ш", "щ", "ч"});
    // «последнему», «внешней»: a soft stem shows in the ending.
    const bool soft = !hissing && ends_with_any(body, {"его", "ему", "ей", "юю"});
    const bool i = hissing || soft || takes_i(base);
    std::string ending;
    if (plural)
        ending = i ? "ие" : "ые";
    else if (head.gender == 'f')
        ending = soft ? "яя" : "ая";
    else if (head.gender == 'n')
        ending = hissing || soft ? "ее" : "ое";
    else
        ending = stressed_ending(base) ? "ой" : i ? "ий" : "ый";
    return like(word, base + ending + tail);
}

namespace {

struct HeadWord {
    std::size_t at = 0;  // token
    NounForm form;
    bool sure = true;
};

// «Участковому», «кухонным рабочим школ»: adjectives alone, the last of them stands for a noun.
std::optional<HeadWord> adjective_as_noun(const Tokens& tokens, Case from) {
    constexpr std::size_t kWords = 3;
    std::size_t run = 0;
    while (run < tokens.size() && fits_case(tokens[run].folded, from)) ++run;
    if (from != Case::dative || run == 0 || run > kWords) return {};
    const std::string& last = tokens[run - 1].folded;
    // «Котельной (мастер Примеров К.К.)»: the bracket shows that no noun follows.
    const bool feminine = ends_with_any(last, {"ой", "ей"});
    if (feminine && (run != 1 || tokens.size() < 2 || tokens[1].text != "(")) return {};
    NounForm form{{},
                  {},
                  feminine ? NounKind::unit : NounKind::post,
                  from,
                  ends_with_any(last, {"ым", "им"}),
                  feminine ? 'f' : 'm'};
    form.singular = nominative_adjective(last, form, false);
    form.plural = nominative_adjective(last, form, true);
    return HeadWord{run - 1, form, false};
}

// «Отвечает классный руководитель»; «обязать районный отдел, образовательные учреждения»: of things the accusative is the
// nominative.
bool stands_in_nominative(const Token& adjective, const Token& next, Case from) {
    const bool both = ends_with_any(adjective.folded, {"ый", "ий", "ое", "ее", "ые", "ие"});
    const bool nominative = both || ends_with_any(adjective.folded, {"ой", "ая", "яя"});
    if (from == Case::nominative ? !nominative : !(from == Case::accusative && both)) return false;
    if (is_noun_of_kind(adjective.folded, NounKind::unit)) return false;  // «учреждение дополнительного образования»
    const auto noun = reading_in_case(next.folded, from);
    if (!noun) return has_adjective_ending(next.folded);
    return from == Case::nominative || noun->kind == NounKind::unit;
}

std::optional<HeadWord> find_head(const Tokens& tokens, Case from) {
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 6); ++at) {
        const Token& token = tokens[at];
        if (at > 0 && token.text == "(") break;
        if (token.kind != Token::Kind::word) return {};
        // «Дежурным учителям»: what may be a post by itself is an adjective before another one.
        // «Участковому уполномоченному полиции»: it agrees with no noun of another gender.
        const auto noun = at + 1 < tokens.size() ? reading_in_case(tokens[at + 1].folded, from) : std::nullopt;
        if (noun && agrees(token.folded, from, *noun)) continue;
        if (at + 1 < tokens.size() && stands_in_nominative(token, tokens[at + 1], from)) continue;
        if (const auto form = reading_in_case(token.folded, from)) return HeadWord{at, *form, true};
        if (token.is("и") && at > 0) continue;
        if (at > 0 && is_upper(token.text) && length_in_characters(token.text) > 2) {  // «территориальной ПМПК»
            const bool feminine = ends_with_any(tokens[at - 1].folded, {"ой", "ей", "ую"});
            const std::string letters{token.text};
            return HeadWord{at, {letters, letters, NounKind::unit, from, false, feminine ? 'f' : 'm'}, true};
        }
        if (fits_case(token.folded, from) || (at == 0 && is_all(token.folded, from))) continue;  // before its noun
        if (auto compound = half_known_compound(token.folded, from)) return HeadWord{at, *compound, false};
        if (const auto guess = guessed_form(token.folded, from)) {
            const bool agreed = at > 0 && from == Case::dative && agrees(tokens[at - 1].folded, from, guess->form);
            return HeadWord{at, guess->form,
                            guess->sure && (agreed || guess->form.is_plural || guess->form.gender == 'n')};
        }
        break;
    }
    return adjective_as_noun(tokens, from);
}

// «Заместителя директора» is a genitive that looks like an accusative; «специалиста кардиолога» is none.
bool names_one_with_next(const NounForm& post, Case from) {
    return from == Case::dative || post.singular == "специалист" || post.singular == "врач";
}

// A phrase set in the nominative word by word; what no rule touches is copied as it stands.
class NominativePhrase {
public:
    NominativePhrase(std::string_view phrase, const Tokens& tokens, const HeadWord& head, Case from, bool plural)
        : phrase_{phrase}, tokens_{tokens}, head_{head}, from_{from}, plural_{plural} {}

    std::string text() {
        put_until_head();
        put_post_beside();
        put_adjective_behind();
        put_brackets();
        put_nouns_of_same_case();
        put_participle_behind_comma();
        return out_ + std::string{phrase_.substr(copied_)};
    }

private:
    void put(const Token& token, const std::string& form) {
        out_ += phrase_.substr(copied_, token.begin - copied_);
        out_ += form;
        copied_ = token.end;
    }
    void put_noun(const Token& token, const NounForm& form) {
        put(token, like(token.text, plural_ ? form.plural : form.singular));
    }
    void put_adjective(const Token& token) { put(token, nominative_adjective(token.text, head_.form, plural_)); }

    void put_until_head() {
        for (std::size_t at = 0; at < head_.at; ++at)
            if (at == 0 && is_all(tokens_[at].folded, from_))
                put(tokens_[at], like(tokens_[at].text, "все"));
            else if (!tokens_[at].is("и"))
                put_adjective(tokens_[at]);
        put_noun(tokens_[head_.at], head_.form);
    }

    // «Специалисту кардиологу Примерову»: a post beside a post names one person.
    void put_post_beside() {
        const std::size_t at = head_.at + 1;
        if (at >= tokens_.size() || head_.form.kind != NounKind::post || !names_one_with_next(head_.form, from_))
            return;
        const auto beside = reading_in_case(tokens_[at].folded, from_);
        if (!beside || beside->is_plural != head_.form.is_plural) return;
        if (beside->kind == NounKind::post || beside->kind == NounKind::group) put_noun(tokens_[at], *beside);
    }

    // «Врачам-педиатрам участковым»: no genitive ends so.
    void put_adjective_behind() {
        const std::size_t at = head_.at + 1;
        if (from_ != Case::dative || at >= tokens_.size() || tokens_[at].begin < copied_) return;
        if (ends_with_any(tokens_[at].folded, {"ым", "им", "ому", "ему"}) &&
            agrees(tokens_[at].folded, from_, head_.form))
            put_adjective(tokens_[at]);
    }

    // «Родителям (законным представителям)»: in brackets, who they are otherwise called.
    void put_brackets() {
        const std::size_t open = head_.at + 1;
        const std::vector<int> depth = nesting(tokens_);
        std::size_t close = open;
        while (close < tokens_.size() && depth[close] > 0) ++close;
        if (!plural_ || open + 2 >= close || tokens_[open].text != "(") return;
        const std::size_t begin = tokens_[open + 1].begin, end = tokens_[close - 2].end;
        const auto inner = nominative_phrase(phrase_.substr(begin, end - begin), from_);
        if (!inner || !inner->sure || !inner->is_plural) return;
        out_ += std::string{phrase_.substr(copied_, begin - copied_)} + inner->text;
        copied_ = end;
    }

    // «Руководителей и заместителей …»: the second noun stands in the same case. «Квоты, определенной …»: so does a participle
    // that follows the noun at once.
    void put_nouns_of_same_case() {
        for (std::size_t at = head_.at + 1; at + 1 < tokens_.size(); at += 2) {
            const Token& next = tokens_[at + 1];
            if (next.begin < copied_) continue;
            const auto second = tokens_[at].is("и") ? reading_in_case(next.folded, from_) : std::nullopt;
            if (second && second->is_plural == head_.form.is_plural) {
                put_noun(next, *second);
                continue;
            }
            if (tokens_[at].is(",") && is_participle(next.folded) && fits_case(next.folded, from_)) put_adjective(next);
            return;
        }
    }

    // «Органам власти области, ответственным за …»: no genitive before the comma ends so, it agrees with the head.
    void put_participle_behind_comma() {
        if (from_ != Case::dative || !plural_) return;
        for (std::size_t at = head_.at + 1; at + 1 < tokens_.size(); ++at) {
            const Token& next = tokens_[at + 1];
            const bool agrees = ends_with_any(next.folded, {"им", "ым", "имся"}) &&
                                (is_participle(next.folded) || next.folded.starts_with("ответственн"));
            if (!tokens_[at].is(",") || !agrees || next.begin < copied_) continue;
            return put_adjective(next);
        }
    }

    std::string_view phrase_;
    const Tokens& tokens_;
    const HeadWord& head_;
    Case from_;
    bool plural_;
    std::string out_;
    std::size_t copied_ = 0;  // of the phrase
};

}  // namespace

std::optional<InNominative> nominative_phrase(std::string_view phrase, Case from, bool as_singular) {
    const Tokens tokens = tokenise(phrase);
    const auto head = find_head(tokens, from);
    if (!head) return {};
    const bool plural = head->form.is_plural && !as_singular;
    if (!plural && head->form.singular.empty()) return {};
    return InNominative{.text = NominativePhrase{phrase, tokens, *head, from, plural}.text(),
                        .sure = head->sure,
                        .is_plural = head->form.is_plural,
                        .kind = head->form.kind};
}

}  // namespace mera::intake
