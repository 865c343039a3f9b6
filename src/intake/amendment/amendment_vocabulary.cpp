#include "intake/amendment/amendment_vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace mera::intake {

namespace {

bool is_one_of(const Lexeme& word, const auto& words) {
    return word.kind == Lexeme::Kind::word && std::any_of(words.begin(), words.end(), [&](std::string_view known) {
               return known.ends_with('*') ? word.text.starts_with(known.substr(0, known.size() - 1))
                                           : word.text == known;
           });
}

constexpr std::array<std::string_view, 6> kObject = {"слова", "слово", "цифры", "цифру", "цифра", "число"};
constexpr std::array<std::string_view, 6> kNew = {"словами", "словом", "цифрами", "цифрой", "числом", "числами"};
constexpr std::array<std::string_view, 8> kAnchor = {"слов",    "слова", "слово", "словом",
                                                     "словами", "цифр",  "цифры", "цифрами"};
// They say nothing that changes what is done.
constexpr std::array<std::string_view, 35> kFillers = {"в",          "во",
                                                       "из",         "него",
                                                       "нее",        "них",
                                                       "его",        "ее",
                                                       "их",         "и",
                                                       "а",          "также",
                                                       "при",        "этом",
                                                       "следующей",  "новой",
                                                       "следующего", "следующим*",
                                                       "следующее",  "изменени*",
                                                       "дополнени*", "соответственно",
                                                       "силу",       "признать",
                                                       "признав",    "под",
                                                       "по",         "далее",
                                                       "таблиц*",    "указанн*",
                                                       "названн*",   "которые",
                                                       "вносимые",   "данн*",
                                                       "действующ*"};
constexpr std::array<std::string_view, 6> kBringing = {"внести",   "вносятся",  "внеся",
                                                       "вносимые", "следующие", "утвердить"};

}  // namespace

Verb verb_of(const Lexeme& word) {
    static constexpr std::array<std::pair<std::string_view, Verb>, 19> kVerbs = {{{"заменить", Verb::replace},
                                                                                  {"заменив", Verb::replace},
                                                                                  {"заменяются", Verb::replace},
                                                                                  {"исключить", Verb::remove},
                                                                                  {"исключив", Verb::remove},
                                                                                  {"исключаются", Verb::remove},
                                                                                  {"удалить", Verb::remove},
                                                                                  {"дополнить", Verb::add},
                                                                                  {"дополнив", Verb::add},
                                                                                  {"добавить", Verb::add},
                                                                                  {"добавив", Verb::add},
                                                                                  {"включить", Verb::add},
                                                                                  {"включив", Verb::add},
                                                                                  {"изложить", Verb::reword},
                                                                                  {"изложив", Verb::reword},
                                                                                  {"читать", Verb::reword},
                                                                                  {"считать", Verb::count},
                                                                                  {"утратившим", Verb::revoke},
                                                                                  {"утратившими", Verb::revoke}}};
    if (word.kind != Lexeme::Kind::word) return Verb::none;
    for (const auto& [form, verb] : kVerbs)
        if (word.text == form) return verb;
    return Verb::none;
}

Inserted inserted_of(const Lexeme& word) {
    static constexpr std::array<std::pair<std::string_view, Inserted>, 19> kKinds = {
        {{"пунктом", Inserted::row},
         {"подпунктом", Inserted::row},
         {"строкой", Inserted::row},
         {"строкою", Inserted::row},
         {"позицией", Inserted::row},
         {"мероприятием", Inserted::row},
         {"разделом", Inserted::section},
         {"разделами", Inserted::section},
         {"абзацем", Inserted::paragraph},
         {"предложением", Inserted::sentence},
         {"пунктами", Inserted::row},
         {"подпунктами", Inserted::row},
         {"строками", Inserted::row},
         {"позициями", Inserted::row},
         {"мероприятиями", Inserted::row},
         {"мерой", Inserted::row},
         {"мерами", Inserted::row},
         {"абзацами", Inserted::paragraph},
         {"предложениями", Inserted::sentence}}};
    if (word.kind != Lexeme::Kind::word) return Inserted::none;
    for (const auto& [form, kind] : kKinds)
        if (word.text == form) return kind;
    return Inserted::none;
}

bool names_words(const Lexeme& word) { return is_one_of(word, kObject); }
bool names_new_words(const Lexeme& word) { return is_one_of(word, kNew); }
bool names_anchor(const Lexeme& word) { return is_one_of(word, kAnchor); }
bool names_order(const Lexeme& word) {
    return word.starts("приказ") || word.starts("распоряжени") || word.starts("постановлени");
}
bool brings_changes(const Lexeme& word) { return is_one_of(word, kBringing); }
bool is_filler(const Lexeme& word) { return is_one_of(word, kFillers); }

}  // namespace mera::intake
