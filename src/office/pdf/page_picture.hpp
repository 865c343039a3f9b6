#pragma once
// The image of a page for a person's eyes, made in a child process with limits: places of the neutral document fit on it.
#include <string>
#include <string_view>

#include "base/expected.hpp"
#include "office/child_process.hpp"

namespace mera {

// Readable at the width of a column, 300 KB a page.
inline constexpr int kPagePictureDpi = 130;

// PNG bytes. Page from 1.
Expected<std::string> page_picture(std::string_view bytes, int page,
                                   const std::string& child_program = reader_program());

}  // namespace mera
