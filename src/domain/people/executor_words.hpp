#pragma once
// The words of an executor taken apart: what names the organisation, what is its legal form, a post, a place, a person.
#include <string>
#include <string_view>
#include <vector>

namespace mera {

struct NameWord {
    std::string folded;  // a number keeps its digits alone
    std::string stem;
    bool is_number = false;
    bool is_abbreviation = false;  // «ЦРО», «ЦППМиСП»: capitals inside
    bool is_capitalised = false;
};

// «УПРАВЛЕНИЕ» in the head of an order is a word, «ЦППМСП» is none: words are longer and have vowels.
bool is_shouted_word(std::string_view capitals);

// One word in two cases or numbers: «Департамента» and «департамент», not «отделение» and «отдел».
bool same_word(const NameWord& left, const NameWord& right);
bool same_words(const std::vector<NameWord>& left, const std::vector<NameWord>& right);

// Letters of the abbreviation are the first letters of the words, conjunctions counted or not. Gives how many words it
// stands for from `at` on; 0: it does not.
std::size_t words_behind(const NameWord& abbreviation, const std::vector<NameWord>& words, std::size_t at);

std::vector<NameWord> name_words(std::string_view text);  // without signs, persons and what stands in brackets

// «классные руководители 1-4 классов», «учитель 5-х кл.»: of which classes says nothing about the organisation.
std::vector<NameWord> without_classes(std::vector<NameWord> words);

// The end of a legal form that begins at `at`: «МКУ ДО», «Муниципальное бюджетное общеобразовательное учреждение»; `at`
// itself when none does.
std::size_t after_legal_form(const std::vector<NameWord>& words, std::size_t at);

struct NameParts {
    std::vector<NameWord> core;  // «средняя школа 5», «центр развития образования»
    std::vector<NameWord> tail;  // whose and where: «администрации города …», «имени …»
    std::vector<std::string> numbers;
    bool is_kindergarten = false;  // by its legal form too: «МБДОУ»
};
// Legal forms dropped, «СОШ» spelt out, the tail cut off.
NameParts parts_of_name(const std::vector<NameWord>& words);

bool is_post(const NameWord& word);  // «директор», «методисты», «заместитель»
bool is_unit(const NameWord& word);  // «отдел», «сектор»: a part of the organisation named after it
bool is_small(const NameWord& word);  // «и», «по», «в»
bool is_school_head(const NameWord& word);  // «школа», «гимназия», «лицей»
bool is_school_level(const NameWord& word);  // «средняя», «основная», «начальная»
bool is_generic_head(const NameWord& word);  // «центр», «управление»: alone they tell nothing
bool is_regional(const NameWord& word);  // «области», «края», «Югры»

}  // namespace mera
