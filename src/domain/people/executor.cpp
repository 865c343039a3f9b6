#include "domain/people/executor.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.hpp"
#include "domain/people/executor_group.hpp"
#include "domain/people/executor_words.hpp"

namespace mera {

namespace {

using Words = std::vector<NameWord>;

// How well words fit a name. Only `whole` is certain.
enum class Fit { none, partly, whole };

// Word by word; an abbreviation on either side stands for a run of words on the other. Gives how many words of `whole`
// from `at` on the whole of `part` covers; 0: it does not fit there.
std::size_t covered(const Words& part, std::size_t from, const Words& whole, std::size_t at) {
    if (from == part.size()) return at;
    if (at >= whole.size()) return 0;
    if (same_word(part[from], whole[at])) return covered(part, from + 1, whole, at + 1);
    // «Сосновская школа» may be the «Сосновская основная школа».
    if (is_school_level(whole[at]) && !is_school_level(part[from])) return covered(part, from, whole, at + 1);
    if (const std::size_t run = words_behind(part[from], whole, at)) return covered(part, from + 1, whole, at + run);
    if (const std::size_t run = words_behind(whole[at], part, from)) return covered(part, from + run, whole, at + 1);
    return 0;
}

bool has_word(const Words& words, const NameWord& wanted) {
    return std::any_of(words.begin(), words.end(), [&](const NameWord& w) { return same_word(w, wanted); });
}

bool begins_with_post(const Words& words, std::size_t size) {
    return size > 0 && (is_post(words[0]) || is_unit(words[0]));
}

// «города Сургута» is not «Администрации города Урая»; what only one of them says is no contradiction, unless it is said
// of a whole region.
Fit fit_of_tails(const Words& asked, const Words& name) {
    if (asked.empty()) return Fit::whole;
    if (name.empty()) return std::any_of(asked.begin(), asked.end(), is_regional) ? Fit::partly : Fit::whole;
    const auto strange = std::count_if(asked.begin(), asked.end(), [&](const NameWord& w) {
        return w.is_capitalised && !w.is_abbreviation && !has_word(name, w);
    });
    const bool region = std::any_of(asked.begin(), asked.end(),
                                    [&](const NameWord& w) { return is_regional(w) && !has_word(name, w); });
    return strange > 0 || region ? Fit::none : Fit::whole;
}

bool is_telling(const Words& words) {
    return !words.empty() && !(words.size() == 1 && (is_generic_head(words[0]) || is_post(words[0])));
}

// «СОШ № 5»: the kind and the number name it; what else the register says of it («имени …») need not be repeated.
Fit fit_of_numbered(const NameParts& asked, const NameParts& name) {
    if (asked.numbers != name.numbers || asked.is_kindergarten != name.is_kindergarten) return Fit::none;
    bool head = false;
    for (std::size_t at = 0; at < asked.core.size(); ++at) {
        const NameWord& word = asked.core[at];
        if (has_word(name.core, word)) {
            head = head || is_school_head(word) || name.is_kindergarten;
            continue;
        }
        if (head && !word.is_number) return Fit::partly;  // something of its own after the name
        if (!begins_with_post(asked.core, asked.core.size())) return Fit::partly;
    }
    // «школа № 5» may be a «средняя школа № 5», not a «школа-интернат № 5» or a «гимназия № 5».
    for (const NameWord& word : name.core) {
        const bool kind = is_school_head(word) || word.folded == "интернат";
        if (kind && !has_word(asked.core, word)) return Fit::partly;
    }
    return head ? fit_of_tails(asked.tail, name.tail) : Fit::partly;
}

// «РУО», «ГУО», «РОО»: the first letter is of the district or the town that the register names after the body.
Fit fit_of_local_letters(const NameParts& asked, const NameParts& name) {
    if (asked.core.size() != 1 || !asked.core[0].is_abbreviation || !asked.tail.empty()) return Fit::none;
    NameWord body = asked.core[0];
    const char32_t place = code_points(body.folded).front();
    body.folded.erase(0, utf8(place).size());
    if (words_behind(body, name.core, 0) != name.core.size() || name.core.empty()) return Fit::none;
    const bool said = std::any_of(name.tail.begin(), name.tail.end(), [&](const NameWord& word) {
        static constexpr auto kPlaces = std::to_array<std::string_view>({"город", "район", "муниципальн", "округ"});
        return std::any_of(kPlaces.begin(), kPlaces.end(), [&](auto p) { return word.folded.starts_with(p); }) &&
               code_points(word.folded).front() == place;
    });
    if (said) return Fit::whole;
    return std::u32string_view{U"рогм"}.find(place) != std::u32string_view::npos ? Fit::partly : Fit::none;
}

Fit fit_of_named(const NameParts& asked, const NameParts& name) {
    if (!name.numbers.empty() || !asked.numbers.empty()) return Fit::none;
    if (asked.is_kindergarten != name.is_kindergarten || name.core.empty() || asked.core.empty()) return Fit::none;
    // The words are the beginning of the name: whole when nothing is left out but what may be left out.
    if (const std::size_t end = covered(asked.core, 0, name.core, 0)) {
        const bool rest_is_more = end < name.core.size() && !is_small(name.core[end]);
        if (!is_telling(asked.core) && end < name.core.size()) return Fit::partly;
        if (!is_telling(asked.core) && !name.tail.empty() && asked.tail.empty()) return Fit::partly;
        return rest_is_more ? Fit::partly : fit_of_tails(asked.tail, name.tail);
    }
    // The name stands inside the words, after a post or a unit.
    for (std::size_t at = 0; at < asked.core.size(); ++at) {
        const std::size_t end = covered(name.core, 0, asked.core, at);
        if (end == 0) continue;
        if (!is_telling(name.core)) return Fit::partly;
        if (end < asked.core.size()) return Fit::partly;
        if (at > 0 && !begins_with_post(asked.core, at)) return Fit::partly;
        return fit_of_tails(asked.tail, name.tail);
    }
    // «методисты ЦРО», the register knows «Центр развития образования» at length: the abbreviation inside.
    for (std::size_t at = 1; at < asked.core.size(); ++at) {
        const Words rest(asked.core.begin() + static_cast<std::ptrdiff_t>(at), asked.core.end());
        if (!is_telling(rest)) continue;
        if (covered(rest, 0, name.core, 0) == name.core.size())
            return begins_with_post(asked.core, at) ? fit_of_tails(asked.tail, name.tail) : Fit::partly;
        if (begins_with_post(asked.core, at)) {
            const std::size_t end = covered(rest, 0, name.core, 0);
            if (end > 0 && end < name.core.size() && is_small(name.core[end]))
                return fit_of_tails(asked.tail, name.tail);
        }
    }
    // «ИМЦ» of a «Городской информационно-методический центр», «Созвездие» of a «Центр «Созвездие»»: a part of the name.
    for (std::size_t at = 1; at < name.core.size() && is_telling(asked.core); ++at)
        if (covered(asked.core, 0, name.core, at) > 0)
            return fit_of_tails(asked.tail, name.tail) == Fit::none ? Fit::none : Fit::partly;
    return fit_of_local_letters(asked, name);
}

Fit fit_of(const NameParts& asked, const NameParts& name) {
    if (!asked.numbers.empty() && !name.numbers.empty()) return fit_of_numbered(asked, name);
    // «СОШ»: of which number, nobody says.
    if (asked.numbers.empty() && !name.numbers.empty()) {
        const bool head = std::any_of(asked.core.begin(), asked.core.end(), is_school_head) || asked.is_kindergarten;
        const bool all = std::all_of(asked.core.begin(), asked.core.end(),
                                     [&](const NameWord& w) { return has_word(name.core, w); });
        return head && all && asked.is_kindergarten == name.is_kindergarten ? Fit::partly : Fit::none;
    }
    return fit_of_named(asked, name);
}

// A school with the number asked for, though called otherwise: worth asking about.
bool shares_a_number(const NameParts& asked, const NameParts& name) {
    return std::any_of(asked.numbers.begin(), asked.numbers.end(), [&](const std::string& number) {
        return std::find(name.numbers.begin(), name.numbers.end(), number) != name.numbers.end();
    });
}

bool is_school_talk(const NameParts& asked) {
    return asked.is_kindergarten || std::any_of(asked.core.begin(), asked.core.end(), is_school_head);
}

std::vector<std::string_view> names_of(const Organisation& organisation) {
    std::vector<std::string_view> out{organisation.name};
    if (organisation.short_name != organisation.name) out.push_back(organisation.short_name);
    for (const std::string& alias : organisation.aliases) out.push_back(alias);
    return out;
}

// A short name says no town; the long one does, and the town asked for must be that.
std::vector<NameParts> parts_of_names(const Organisation& organisation) {
    std::vector<NameParts> out;
    for (const std::string_view name : names_of(organisation)) out.push_back(parts_of_name(name_words(name)));
    const auto placed =
        std::find_if(out.begin(), out.end(), [](const NameParts& parts) { return !parts.tail.empty(); });
    if (placed == out.end()) return out;
    const Words tail = placed->tail;
    for (NameParts& parts : out)
        if (parts.tail.empty()) parts.tail = tail;
    return out;
}

// «центральная библиотека» fits the letters of «ЦБ», but the register also says «Централизованная бухгалтерия» in full.
bool fits_letters_alone(const NameParts& asked, const NameParts& name, const std::vector<NameParts>& names) {
    const auto is_letters = [](const NameWord& word) { return word.is_abbreviation; };
    const auto spells_out = [&](const NameParts& parts) {
        return parts.core.size() > 1 && std::none_of(parts.core.begin(), parts.core.end(), is_letters);
    };
    const bool by_letters = std::any_of(name.core.begin(), name.core.end(), is_letters) &&
                            std::none_of(asked.core.begin(), asked.core.end(), is_letters);
    return by_letters && std::any_of(names.begin(), names.end(), [&](const NameParts& other) {
               return spells_out(other) && fit_of(asked, other) == Fit::none;
           });
}

ExecutorReading one_of(std::vector<OrganisationId> whole, std::vector<OrganisationId> partly) {
    if (whole.size() == 1) return {ExecutorKind::organisation, whole.front(), {}, ExecutorQuestion::none};
    if (!whole.empty()) return {ExecutorKind::nobody, {}, std::move(whole), ExecutorQuestion::ambiguous};
    if (partly.empty()) return {ExecutorKind::nobody, {}, {}, ExecutorQuestion::unknown};
    const auto question = partly.size() == 1 ? ExecutorQuestion::likely : ExecutorQuestion::ambiguous;
    return {ExecutorKind::nobody, {}, std::move(partly), question};
}

}  // namespace

std::string_view code_of(ExecutorKind kind) {
    switch (kind) {
        case ExecutorKind::organisation: return "organisation";
        case ExecutorKind::listed_schools: return "listed_schools";
        case ExecutorKind::nobody: return "nobody";
    }
    std::abort();
}

std::optional<ExecutorKind> executor_kind_from(std::string_view code) {
    for (const auto kind : {ExecutorKind::organisation, ExecutorKind::listed_schools, ExecutorKind::nobody})
        if (code_of(kind) == code) return kind;
    return {};
}

std::string organisation_key(std::string_view name) {
    std::string folded = fold_for_comparison(name);
    for (char& c : folded)
        if (c == '"' || c == ',' || c == '(' || c == ')' || c == ';') c = ' ';
    folded = replace_all(replace_all(std::move(folded), "№ ", "№"), "№", " №");
    std::vector<std::string> words;
    for (std::string& word : split(collapse_spaces(folded), ' ')) {
        while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.pop_back();
        if (!word.empty()) words.push_back(std::move(word));
    }
    return join(words, " ");
}

bool names_a_group_of_schools(std::string_view words) { return group_named_by(words) == ExecutorGroup::schools; }

ExecutorRegister::ExecutorRegister(const std::vector<Organisation>& known) {
    organisations_.reserve(known.size());
    for (const Organisation& organisation : known) add(organisation);
}

void ExecutorRegister::add(const Organisation& organisation) {
    Named named{organisation.id, {}, {}, parts_of_names(organisation)};
    for (const std::string_view name : names_of(organisation)) named.keys.push_back(organisation_key(name));
    for (const std::string& alias : organisation.aliases) named.aliases.push_back(name_words(alias));
    organisations_.push_back(std::move(named));
}

bool ExecutorRegister::has_name(std::string_view name) const {
    const std::string key = organisation_key(name);
    return std::any_of(organisations_.begin(), organisations_.end(),
                       [&](const Named& one) { return one.keys.front() == key; });
}

// Word for word a name of the register, or in another case one that people gave.
std::vector<OrganisationId> ExecutorRegister::called_so(std::string_view text) const {
    const Words words = name_words(text);
    const std::string key = organisation_key(text);
    std::vector<OrganisationId> out;
    for (const Named& one : organisations_) {
        const bool by_name = std::find(one.keys.begin(), one.keys.end(), key) != one.keys.end();
        const bool by_alias = std::any_of(one.aliases.begin(), one.aliases.end(),
                                          [&](const Words& alias) { return same_words(alias, words); });
        if (by_name || by_alias) out.push_back(one.id);
    }
    return out;
}

ExecutorReading ExecutorRegister::best_fit(const NameParts& asked, std::string_view text) const {
    std::vector<OrganisationId> whole, partly, by_number;
    for (const Named& one : organisations_) {
        Fit best = Fit::none;
        for (const NameParts& parts : one.names) {
            const Fit fit = fit_of(asked, parts);
            best = std::max(best, fit == Fit::whole && fits_letters_alone(asked, parts, one.names) ? Fit::partly : fit);
        }
        if (best == Fit::whole) whole.push_back(one.id);
        if (best == Fit::partly) partly.push_back(one.id);
        const bool number = std::any_of(one.names.begin(), one.names.end(),
                                        [&](const NameParts& parts) { return shares_a_number(asked, parts); });
        if (best == Fit::none && number && is_school_talk(asked)) by_number.push_back(one.id);
    }
    if (!whole.empty()) return one_of(std::move(whole), {});
    switch (post_named_by(text)) {
        case ExecutorPost::of_school: return {ExecutorKind::listed_schools, {}, {}, ExecutorQuestion::post};
        case ExecutorPost::of_unsaid: return {ExecutorKind::nobody, {}, {}, ExecutorQuestion::post};
        case ExecutorPost::none: break;
    }
    return one_of({}, std::move(partly.empty() ? by_number : partly));
}

ExecutorReading ExecutorRegister::read(std::string_view text) const {
    if (auto called = called_so(text); !called.empty()) return one_of(std::move(called), {});
    const Words words = name_words(text);
    if (words.empty()) return {.question = trim(text).empty() ? ExecutorQuestion::none : ExecutorQuestion::unknown};
    switch (group_named_by(text)) {
        case ExecutorGroup::schools: return {ExecutorKind::listed_schools, {}, {}, ExecutorQuestion::none};
        case ExecutorGroup::other: return {ExecutorKind::nobody, {}, {}, ExecutorQuestion::other_group};
        case ExecutorGroup::none: break;
    }
    return best_fit(parts_of_name(words), text);
}

ExecutorReading read_executor(std::string_view words, const std::vector<Organisation>& known) {
    return ExecutorRegister{known}.read(words);
}

const ExecutorAnswer* answer_about(std::string_view words, const std::vector<ExecutorAnswer>& answers) {
    const auto first = [&](auto&& fits) {
        const auto found = std::find_if(answers.begin(), answers.end(), fits);
        return found == answers.end() ? nullptr : &*found;
    };
    const std::string key = organisation_key(words);
    if (const auto* same = first([&](const ExecutorAnswer& answer) { return answer.words_folded == key; })) return same;
    const Words asked = name_words(words);  // in another case
    return first([&](const ExecutorAnswer& answer) { return same_words(name_words(answer.words_folded), asked); });
}

std::string_view in_russian(ExecutorQuestion question) {
    switch (question) {
        case ExecutorQuestion::none: return {};
        case ExecutorQuestion::unknown: return "Такой организации в списке нет. Укажите, кто это.";
        case ExecutorQuestion::ambiguous: return "Подходит не одна организация. Выберите.";
        case ExecutorQuestion::likely: return "Названо не полностью. Подтвердите организацию.";
        case ExecutorQuestion::post: return "Должность без организации. Укажите, чья она.";
        case ExecutorQuestion::other_group: return "Группа, но не обязательно школы перечня. Укажите, кто это.";
    }
    std::abort();
}

std::string in_russian(ExecutorQuestion question, std::string_view words) {
    if (question == ExecutorQuestion::none) return {};
    // Words with a name in quotes need no more of them: «МАОУ «Лицей № 1»» reads badly.
    const bool has_quotes = words.find("«") != std::string_view::npos;
    const std::string said = has_quotes ? std::string{words} : "«" + std::string{words} + "»";
    return said + ": " + lower_first(in_russian(question));
}

}  // namespace mera
