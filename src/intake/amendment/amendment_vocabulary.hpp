#pragma once
// The words that instructions of amending orders are made of, by what they do in the sentence.
#include "intake/amendment/amendment_lexemes.hpp"

namespace mera::intake {

enum class Verb { none, replace, remove, add, reword, count, revoke };
Verb verb_of(const Lexeme& word);

// What is put in: «пунктом», «строками», in the instrumental case.
enum class Inserted { none, row, section, paragraph, sentence };
Inserted inserted_of(const Lexeme& word);

bool names_words(const Lexeme& word);      // «слова», «цифру»: what is replaced or removed stands next in quotes
bool names_new_words(const Lexeme& word);  // «словами», «цифрой»: what stands in their place
bool names_anchor(const Lexeme& word);     // behind «после» or «перед»
bool names_order(const Lexeme& word);      // «приказ», «распоряжения», «постановлением»
bool brings_changes(const Lexeme& word);   // «внести», «следующие»: of the head of all instructions
bool is_filler(const Lexeme& word);        // changes nothing in what is done

}  // namespace mera::intake
