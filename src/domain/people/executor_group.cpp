#include "domain/people/executor_group.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "domain/people/executor_words.hpp"

namespace mera {

namespace {

using Words = std::vector<NameWord>;

template <std::size_t size>
bool any_begins_as(const Words& words, const std::array<std::string_view, size>& beginnings) {
    return std::any_of(words.begin(), words.end(), [&](const NameWord& w) {
        return std::any_of(beginnings.begin(), beginnings.end(), [&](auto b) { return w.folded.starts_with(b); });
    });
}

template <std::size_t size>
bool any_is(const Words& words, const std::array<std::string_view, size>& whole) {
    return std::any_of(words.begin(), words.end(), [&](const NameWord& w) {
        return std::find(whole.begin(), whole.end(), w.folded) != whole.end();
    });
}

constexpr auto kSchools = std::to_array<std::string_view>(
    {"школы", "школ", "школам", "школами", "школах", "гимназии", "гимназий", "лицеи", "лицеев"});
constexpr auto kCollective = std::to_array<std::string_view>(
    {"оо", "оу", "моо", "моу", "шнор", "шноры", "шнср", "шрнор", "обоо", "общеобразовательные", "оош"});
constexpr auto kEducational = std::to_array<std::string_view>({"образовательн", "общеобразовательн"});
constexpr auto kBodies = std::to_array<std::string_view>({"организаци", "учреждени"});
// What makes a group another one than the schools of the list.
constexpr auto kOtherGroups = std::to_array<std::string_view>(
    {"дошкольн",    "профессиональн", "высш",        "дополнительн", "частн",     "спортивн",  "музыкальн",
     "художествен", "наставни",       "консультант", "лидер",        "куратор",   "опорн",     "базов",
     "стажиров",    "партнер",        "ресурсн",     "пилотн",       "искусств",  "воскресн",  "вуз",
     "сельск",      "начальные",      "негосудар",   "коррекцион",   "малокомпл", "реализующ", "ппэ"});
constexpr auto kKindsOfSchools = std::to_array<std::string_view>({"гимнази", "лице"});
constexpr auto kAnySchool = std::to_array<std::string_view>({"школ"});
constexpr auto kCommunities =
    std::to_array<std::string_view>({"объединени", "сообществ", "ассоциац", "совет", "комисси", "групп"});
constexpr auto kCommunityLetters = std::to_array<std::string_view>({"гмо", "рмо", "мо", "умо"});
constexpr auto kOtherCollective = std::to_array<std::string_view>(
    {"доо", "доу", "дои", "удо", "удод", "спо", "вуз", "вузы", "мдоу", "мбдоу", "сад", "сады", "садов"});
// Posts that exist in schools alone.
constexpr auto kSchoolPosts = std::to_array<std::string_view>(
    {"классн", "учител", "завуч", "психолог", "логопед", "дефектолог", "библиотекар", "тьютор", "вожат"});

// «учреждения», «организаций»: many; «учреждение» may be an organisation of its own
bool any_is_many_bodies(const Words& words) {
    return any_is(words, std::to_array<std::string_view>({"учреждения", "учреждений", "учреждениям", "организации",
                                                          "организаций", "организациям"}));
}

bool has_number(const Words& words) {
    return std::any_of(words.begin(), words.end(), [](const NameWord& w) { return w.is_number; });
}

bool is_quoted(std::string_view text) {
    return text.find("«") != std::string_view::npos || text.find('"') != std::string_view::npos;
}

// «социальный педагог», «школьный библиотекарь», «музыкальный руководитель»: the word that makes the post
std::size_t post_at(const Words& words) {
    static constexpr auto kKinds =
        std::to_array<std::string_view>({"социальн", "школьн", "музыкальн", "художествен", "медицинск"});
    const bool kind = words.size() > 1 && any_begins_as({words[0]}, kKinds) && is_post(words[1]);
    return kind ? 1 : 0;
}

bool begins_with_a_post(const Words& words) { return !words.empty() && is_post(words[post_at(words)]); }

// «заместитель директора по УВР», «учитель истории»: nothing but posts, the fields they are for, and small words.
bool is_nothing_but_post(const Words& words) {
    if (!begins_with_a_post(words)) return false;
    static constexpr auto kOfPosts = std::to_array<std::string_view>(
        {"социальн", "предметник", "организатор", "психолог", "логопед", "дефектолог", "школьн", "шмо", "доп"});
    static constexpr auto kTeachers = std::to_array<std::string_view>({"учител", "преподавател"});
    bool in_field = false;  // after «по», and after a teacher, stands what the person is for
    for (std::size_t at = post_at(words); at < words.size(); ++at) {
        const NameWord& word = words[at];
        if (is_school_head(word) || is_unit(word)) return false;
        if (!in_field && !is_post(word) && !is_small(word) && word.folded != "по" && !any_begins_as({word}, kOfPosts))
            return false;
        in_field = in_field || word.folded == "по" || any_begins_as({word}, kTeachers);
    }
    return true;
}

}  // namespace

ExecutorGroup group_named_by(std::string_view text) {
    const Words words = without_classes(name_words(text));
    // A number or a quoted name makes it named, not a group.
    if (words.empty() || has_number(words) || is_quoted(text)) return ExecutorGroup::none;
    const bool bodies = any_begins_as(words, kEducational) && any_begins_as(words, kBodies);
    // «дошкольные учреждения», «руководители учреждений дополнительного образования»
    const bool other_bodies = any_begins_as(words, std::to_array<std::string_view>({"дошкольн", "дополнительн"})) &&
                              any_is_many_bodies(words);
    if (!bodies && other_bodies) return ExecutorGroup::other;
    const bool every =
        words.front().folded.starts_with("кажд") && std::any_of(words.begin(), words.end(), is_school_head);
    const bool schools = every || any_is(words, kSchools) || any_is(words, kCollective);
    if (any_is(words, kOtherCollective)) return ExecutorGroup::other;
    if (!bodies && !schools) return any_is(words, kCommunityLetters) ? ExecutorGroup::other : ExecutorGroup::none;
    if (any_begins_as(words, kOtherGroups) || any_begins_as(words, kCommunities) || any_is(words, kCommunityLetters))
        return ExecutorGroup::other;
    const bool some_kinds = any_begins_as(words, kKindsOfSchools) && !any_begins_as(words, kAnySchool) &&
                            !any_is(words, kCollective) && !bodies;  // «лицеи и гимназии»
    if (some_kinds) return ExecutorGroup::other;
    // «директора школ» are the schools; «Центр помощи школам» is an organisation of its own.
    const NameWord& first = words.front();
    const bool begins_as_group =
        any_begins_as({first}, kEducational) || any_is({first}, kSchools) || any_is({first}, kCollective);
    static constexpr auto kLead = std::to_array<std::string_view>(
        {"муниципальн", "все", "кажд", "городск", "подведомствен", "указанн", "данн", "казенн", "бюджетн",
         "государствен", "администрац", "коллектив", "педагогическ", "управленческ", "команд", "включенн", "остальн"});
    return begins_as_group || begins_with_a_post(words) || any_begins_as({first}, kLead) ? ExecutorGroup::schools
                                                                                         : ExecutorGroup::none;
}

ExecutorPost post_named_by(std::string_view text) {
    const Words words = without_classes(name_words(text));
    if (has_number(words) || is_quoted(text) || !is_nothing_but_post(words)) return ExecutorPost::none;
    const bool deputy = words.size() > 1 && words[1].folded.starts_with("директор") &&
                        (words[0].folded.starts_with("зам") || words[0].folded.starts_with("советник"));
    const bool social_pedagogue =
        words.size() > 1 && words[0].folded.starts_with("социальн") && words[1].folded.starts_with("педагог");
    static constexpr auto kOfSchool = std::to_array<std::string_view>({"шмо", "увр", "ввр", "нмр"});
    const bool in_school = social_pedagogue || any_is(words, kOfSchool);
    return deputy || in_school || any_begins_as(words, kSchoolPosts) || words[0].folded.starts_with("директор")
               ? ExecutorPost::of_school
               : ExecutorPost::of_unsaid;
}

}  // namespace mera
