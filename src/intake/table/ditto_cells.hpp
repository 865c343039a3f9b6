#pragma once
// Marks that repeat the cell above: «-//-», «—"—», «то же».
#include <string_view>

#include "intake/source.hpp"

namespace mera::intake {

bool is_ditto(std::string_view text);

// Every such cell gets the words of the nearest own cell above it in its column, which is said; one with none above is emptied.
void fill_dittos(Grid& grid);

}  // namespace mera::intake
