#pragma once
// The nouns that orders address and plans name, each with the way it declines.
#include <string_view>

#include "intake/words/inflection.hpp"

namespace mera::intake {

enum class Declension {
    hard,         // директор, -а, -у; отдел
    hard_plural_a,  // директор → директора
    soft,         // руководитель
    soft_plural_ya,  // учитель → учителя
    short_i,      // лицей
    feminine,     // школа
    feminine_iya, // организация
    feminine_soft, // часть
    neuter,       // агентство
    neuter_iye,   // управление
    adjective,    // заведующий
};

struct NounGroup {
    Declension declension;
    NounKind kind;
    std::string_view words;  // nominative singular, parted by spaces
};

extern const NounGroup kNounGroups[];
extern const std::size_t kNounGroupCount;

}  // namespace mera::intake
