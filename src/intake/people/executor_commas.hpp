#pragma once
// Commas among executors: between two of them, or inside the name of one.
#include <string>
#include <string_view>
#include <vector>

namespace mera::intake {

// At commas; «Управление культуры, спорта и туризма» is one piece, its fields are no executors.
std::vector<std::string> pieces_at_commas(std::string_view text);

// A comma inside one name: «организации, подведомственные управлению», «по УВР, ВР», «учителя математики, физики».
bool goes_on(std::string_view piece, std::string_view before);

// «Иванова И.И., начальник отдела»: one person; «Иванова И.И., Петров П.П.» two.
bool is_post_of_person(std::string_view piece, std::string_view before);

}  // namespace mera::intake
