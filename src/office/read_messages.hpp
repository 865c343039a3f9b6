#pragma once
// What the child process that reads a document tells its parent.
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mera {

inline constexpr char kAnswerMessage = 'A';    // a document or a failure, as document_wire.hpp writes it
inline constexpr char kPictureMessage = 'I';   // PNG bytes of one page
inline constexpr char kScanMessage = 'S';      // the first page is a picture
inline constexpr char kDamagedMessage = 'D';   // the file does not open
inline constexpr char kProgressMessage = 'P';  // «3 9»: three pages of nine

std::string progress_text(int done, int pages);
std::optional<std::pair<int, int>> progress_from(std::string_view message);

}  // namespace mera
