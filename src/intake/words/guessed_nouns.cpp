#include "intake/words/guessed_nouns.hpp"

#include <utility>

#include "intake/words/noun_forms.hpp"

namespace mera::intake {

std::optional<GuessedForm> guessed_form(const std::string& word, Case from) {
    const auto form = [&](std::string singular, std::string plural, bool is_plural, char gender, bool sure = false) {
        return GuessedForm{{std::move(singular), std::move(plural), NounKind::post, from, is_plural, gender}, sure};
    };
    if (word.size() < 8) return {};
    if (from == Case::dative) {
        if (word.ends_with("ствам")) return form({}, without_end(word, "ам") + "а", true, 'n', true);
        if (word.ends_with("ниям")) return form({}, without_end(word, "ям") + "я", true, 'n');
        if (word.ends_with("ам")) {
            const std::string base = without_end(word, "ам");
            // «Буфетчикам» are people; «вопросам», «праздникам» may be what something is done to.
            const bool people = ends_with_any(base, {"чик", "щик", "ист", "олог"});
            return form(base, base + (takes_i(base) ? "и" : "ы"), true, 'm', people);
        }
        if (word.ends_with("ям")) return form(without_end(word, "ям") + "ь", without_end(word, "ям") + "и", true, 'm');
        if (word.ends_with("ству")) return form(without_end(word, "у") + "о", {}, false, 'n', true);
        if (word.ends_with("нию")) return form(without_end(word, "ю") + "е", {}, false, 'n');
        if (word.ends_with("лищу")) return form(without_end(word, "у") + "е", {}, false, 'n', true);
        const bool fleeting = ends_with_any(word, {"цу", "тку", "шку"});  // «бойцу», «участку»
        if (word.ends_with("у")) return form(without_end(word, "у"), {}, false, 'm', !fleeting);
        if (word.ends_with("ю")) return form(without_end(word, "ю") + "ь", {}, false, 'm');
        if (word.ends_with("ии")) return form(without_end(word, "и") + "я", {}, false, 'f');
        if (ends_with_any(word, {"ице", "ше", "ке"})) return form(without_end(word, "е") + "а", {}, false, 'f');
    } else if (from == Case::accusative || from == Case::genitive) {
        if (word.ends_with("ов")) {
            const std::string base = without_end(word, "ов");
            return form(base, base + (takes_i(base) ? "и" : "ы"), true, 'm');
        }
        if (word.ends_with("ей")) return form(without_end(word, "ей") + "ь", without_end(word, "ей") + "и", true, 'm');
        if (word.ends_with("а")) return form(without_end(word, "а"), {}, false, 'm');
        if (word.ends_with("я")) return form(without_end(word, "я") + "ь", {}, false, 'm');
    }
    return {};
}

std::optional<NounForm> half_known_compound(const std::string& word, Case from) {
    const auto hyphen = word.find('-');
    if (hyphen == std::string::npos) return {};
    const auto left = reading_in_case(word.substr(0, hyphen), from);
    const auto right = guessed_form(word.substr(hyphen + 1), from);
    if (!left || !right || left->is_plural != right->form.is_plural) return {};
    NounForm form = *left;
    form.singular += "-" + right->form.singular;
    form.plural += "-" + right->form.plural;
    return form;
}

}  // namespace mera::intake
