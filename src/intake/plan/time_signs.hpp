#pragma once
// Signs and letters of a deadline that a recogniser takes for others of the same shape: «октября.2025», «2025 Г.», «до З
// мая», «с -13 января». What stands round them says what was printed.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "intake/plan/raw_plan.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

struct SignChange {
    std::size_t tokens;  // that go
    std::string text;  // that comes instead
    std::string note;  // for the person; empty where nobody would see a difference
};

// «2025» прочитано как «2026».
std::string read_as(std::string_view read, std::string_view printed);

// What the token at `at` and those behind it must have been; nothing when they may stand as they are.
std::optional<SignChange> change_of_signs(const Tokens& tokens, std::size_t at);

// «До 13 января» in a plan whose other deadlines all begin with «до».
void begin_alike(RawPlan& plan);

}  // namespace mera::intake
