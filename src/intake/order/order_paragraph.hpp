#pragma once
// An order, or several clauses of one, typed as one paragraph: «ПРИКАЗ от 12.01.2024 № 5 О конкурсе В целях … приказываю: 1.
// Провести … 2. Назначить …».
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/kind_words.hpp"

namespace mera::intake {

// «… ПРИКАЗЫВАЮ:», «п р и к а з ы в а ю»: a verb of decision begins or ends the line.
bool has_verb_of_order(std::string_view line);
bool is_misspelt_verb(std::string_view folded_word);  // «приказваю»: one letter from a verb of decision

// One text for each number, what stands before the first apart.
std::vector<std::string> numbered_in_paragraph(const std::string& text);

// The same, and the head before the first clause parted into kind, title and preamble; one text when it is no order.
std::vector<std::string> lines_in_paragraph(const std::string& text);

}  // namespace mera::intake
