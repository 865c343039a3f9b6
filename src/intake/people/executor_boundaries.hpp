#pragma once
// Where one executor of a cell ends and the next one begins in one line: signs, «и», a capital letter, initials.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

// «Рук. ШМО», «Зам. директора», «кл. рук.»: a post whose word is cut short.
bool is_short_post(const Tokens& tokens, std::size_t at);

// Parted at the signs that stand outside quotes and brackets.
std::vector<std::string> pieces_at(std::string_view text, std::string_view separators);

bool names_somebody(std::string_view text);  // a noun of a plan in the nominative, or a short post
bool is_person_alone(std::string_view text);  // a name and nothing beside it

struct Boundary {
    std::size_t end = 0;    // of one executor, bytes
    std::size_t begin = 0;  // of the next
    bool sure = true;
};
// «УО/ОО», «МКУ «ЦРО» и образовательные организации»: a sign or «и» between two names.
std::optional<Boundary> boundary_between(std::string_view name);
// «Н.Е. Образцова К.А. Примерова», «МКУ «ЦРО» образовательные организации»: nothing parts them. `known`: does the document
// name this one elsewhere?
std::optional<Boundary> missing_comma(std::string_view name, const std::function<bool(std::string_view)>& known);

}  // namespace mera::intake
