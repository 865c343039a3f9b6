#include "intake/words/noun_forms.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace mera::intake {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

std::string without_end(std::string_view word, std::string_view end) {
    return std::string{word.substr(0, word.size() - end.size())};
}

bool takes_i(std::string_view stem) { return ends_with_any(stem, {"г", "к", "х", "ж", "ш", "щ", "ч"}); }

namespace {

NounForms hard_forms(const std::string& lemma, bool plural_a, bool animate) {
    std::string plural = lemma + (plural_a ? "а" : takes_i(lemma) ? "и" : "ы");
    const std::string many = lemma + (ends_with_any(lemma, {"ж", "ш", "щ", "ч"}) ? "ей" : "ов");
    return {{lemma, lemma + "а", lemma + "у", animate ? lemma + "а" : lemma, lemma + "ом"},
            {plural, many, lemma + "ам", animate ? many : plural, lemma + "ами"},
            'm'};
}

NounForms soft_forms(const std::string& lemma, bool plural_ya) {
    const std::string base = without_end(lemma, "ь");
    const std::string plural = base + (plural_ya ? "я" : "и");
    return {{lemma, base + "я", base + "ю", base + "я", base + "ем"},
            {plural, base + "ей", base + "ям", base + "ей", base + "ями"},
            'm'};
}

NounForms short_i_forms(const std::string& lemma) {
    const std::string base = without_end(lemma, "й");
    return {{lemma, base + "я", base + "ю", lemma, base + "ем"},
            {base + "и", base + "ев", base + "ям", base + "и", base + "ями"},
            'm'};
}

// «справка» → «справок», «семья» → «семей», «ссылка» → «ссылок».
std::string feminine_many(const std::string& base) {
    if (base.ends_with("ь")) return without_end(base, "ь") + "ей";
    if (base.ends_with("к")) {
        const std::string before = without_end(base, "к");
        if (ends_with_any(before, {"ж", "ш", "ч", "щ"})) return before + "ек";
        if (!before.empty() && !ends_with_any(before, {"а", "е", "и", "о", "у", "ы"})) return before + "ок";
    }
    return base;
}

NounForms feminine_forms(const std::string& lemma) {
    const bool soft = lemma.ends_with("я");
    const std::string base = without_end(lemma, soft ? "я" : "а");
    const std::string i = base + (soft || takes_i(base) ? "и" : "ы");
    return {{lemma, i, base + "е", base + (soft ? "ю" : "у"), base + (soft ? "ей" : "ой")},
            {i, feminine_many(base), base + (soft ? "ям" : "ам"), i, base + (soft ? "ями" : "ами")},
            'f'};
}

NounForms feminine_iya_forms(const std::string& lemma) {
    const std::string base = without_end(lemma, "я");
    return {{lemma, base + "и", base + "и", base + "ю", base + "ей"},
            {base + "и", base + "й", base + "ям", base + "и", base + "ями"},
            'f'};
}

NounForms feminine_soft_forms(const std::string& lemma) {
    const std::string base = without_end(lemma, "ь");
    return {{lemma, base + "и", base + "и", lemma, lemma + "ю"},
            {base + "и", base + "ей", base + "ям", base + "и", base + "ями"},
            'f'};
}

NounForms neuter_forms(const std::string& lemma) {
    const std::string base = without_end(lemma, "о");
    const std::string many = base == "письм" ? "писем" : base == "числ" ? "чисел" : base;
    return {{lemma, base + "а", base + "у", lemma, base + "ом"},
            {base + "а", many, base + "ам", base + "а", base + "ами"},
            'n'};
}

NounForms neuter_iye_forms(const std::string& lemma) {
    const std::string base = without_end(lemma, "е");
    return {{lemma, base + "я", base + "ю", lemma, base + "ем"},
            {base + "я", base + "й", base + "ям", base + "я", base + "ями"},
            'n'};
}

}  // namespace

// «заведующий», «обучающийся», «ответственный»: masculine and plural; feminine is added apart.
NounForms adjective_forms(const std::string& lemma, char gender) {
    const bool reflexive = lemma.ends_with("ся");
    const std::string tail = reflexive ? "ся" : "";
    const std::string body = without_end(lemma, tail);
    const std::string base = body.substr(0, body.size() - std::string_view{"ый"}.size());
    const bool soft = ends_with_any(base, {"щ", "ш", "ч", "ж"});
    const std::string y = soft || takes_i(base) ? "и" : "ы", o = soft ? "е" : "о";
    const auto form = [&](std::string end) { return base + std::move(end) + tail; };
    const std::array<std::string, 5> plural = {form(y + "е"), form(y + "х"), form(y + "м"), form(y + "х"),
                                               form(y + "ми")};
    if (gender == 'f') return {{form("ая"), form(o + "й"), form(o + "й"), form("ую"), form(o + "й")}, plural, 'f'};
    return {{lemma, form(o + "го"), form(o + "му"), form(o + "го"), form(y + "м")}, plural, 'm'};
}

NounForms forms_of(Declension declension, const std::string& lemma, bool animate) {
    switch (declension) {
        case Declension::hard: return hard_forms(lemma, false, animate);
        case Declension::hard_plural_a: return hard_forms(lemma, true, animate);
        case Declension::soft: return soft_forms(lemma, false);
        case Declension::soft_plural_ya: return soft_forms(lemma, true);
        case Declension::short_i: return short_i_forms(lemma);
        case Declension::feminine: return feminine_forms(lemma);
        case Declension::feminine_iya: return feminine_iya_forms(lemma);
        case Declension::feminine_soft: return feminine_soft_forms(lemma);
        case Declension::neuter: return neuter_forms(lemma);
        case Declension::neuter_iye: return neuter_iye_forms(lemma);
        case Declension::adjective: return adjective_forms(lemma, 'm');
    }
    std::abort();
}

}  // namespace mera::intake
