#include "domain/executor.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"

namespace mera {

namespace {

// Words that say the legal form and tell no organisation from another.
bool is_legal_form(std::string_view word) {
    static constexpr std::string_view kForms[] = {"мбоу", "маоу",  "мкоу", "мбу", "мау", "мку", "гбоу", "гау",
                                                  "гбу",  "мбудо", "моу",  "оу",  "до",  "дпо", "кгбоу"};
    return std::find(std::begin(kForms), std::end(kForms), word) != std::end(kForms);
}

std::vector<std::string> words_of(std::string_view text) {
    std::string folded = fold_for_comparison(text);
    for (char& c : folded)
        if (c == '"' || c == ',' || c == '(' || c == ')' || c == ';') c = ' ';
    folded = replace_all(std::move(folded), "№ ", "№");
    folded = replace_all(std::move(folded), "№", " №");
    std::vector<std::string> out;
    for (std::string& word : split(collapse_spaces(folded), ' ')) {
        while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.pop_back();
        if (!word.empty()) out.push_back(std::move(word));
    }
    return out;
}

std::vector<std::string> telling_stems(std::string_view name) {
    std::vector<std::string> out;
    for (const std::string& word : words_of(name))
        if (!is_legal_form(word)) out.push_back(stem(word));
    return out;
}

bool begins_with(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

bool contains(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

bool has_stem(const std::vector<std::string>& words, std::string_view beginning) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return w.starts_with(beginning); });
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

std::string organisation_key(std::string_view name) { return join(words_of(name), " "); }

bool names_a_group_of_schools(std::string_view words) {
    const auto list = words_of(words);
    // A number, a quoted name or an abbreviation of one organisation makes it named, not a group.
    if (words.find("№") != std::string_view::npos || words.find("«") != std::string_view::npos) return false;
    const bool educational = has_stem(list, "образовательн") || has_stem(list, "общеобразовательн");
    const bool several = has_stem(list, "организаци") || has_stem(list, "учреждени");
    const bool schools = std::any_of(list.begin(), list.end(), [](const std::string& w) {
        return w == "школы" || w == "школ" || w == "школам" || w == "школами" || w == "оо" || w == "оу" ||
               w == "шнор" || w == "шноры";
    });
    return (educational && several) || schools;
}

ExecutorReading read_executor(std::string_view words, const std::vector<Organisation>& known) {
    const std::string key = organisation_key(words);
    for (const Organisation& organisation : known)
        if (organisation_key(organisation.name) == key || organisation_key(organisation.short_name) == key)
            return {ExecutorKind::organisation, organisation.id, {}};
    if (names_a_group_of_schools(words)) return {ExecutorKind::listed_schools, {}, {}};

    // «Департамент образования» begins the full name; «директор МКУ ДО «ЦРО» Г.Н. …» holds the whole of it.
    const auto asked = telling_stems(words);
    ExecutorReading reading;
    if (asked.empty()) return reading;
    std::size_t longest = 0;
    for (const Organisation& organisation : known) {
        for (const std::string& name : {organisation.name, organisation.short_name}) {
            const auto stems_of_name = telling_stems(name);
            if (stems_of_name.empty() || !(begins_with(stems_of_name, asked) || contains(asked, stems_of_name)))
                continue;
            if (stems_of_name.size() > longest) reading.candidates.clear();
            longest = std::max(longest, stems_of_name.size());
            if (stems_of_name.size() == longest && std::find(reading.candidates.begin(), reading.candidates.end(),
                                                             organisation.id) == reading.candidates.end())
                reading.candidates.push_back(organisation.id);
        }
    }
    if (reading.candidates.size() == 1) return {ExecutorKind::organisation, reading.candidates.front(), {}};
    return reading;
}

}  // namespace mera
