#pragma once
// How styles call the looks of tags: part of a class's name.
#include <string_view>

#include "web/views/components_state.hpp"

namespace mera::ui {

std::string_view name_of(TagLook look);

}  // namespace mera::ui
