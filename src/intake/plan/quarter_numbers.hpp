#pragma once
// Roman numbers of quarters as a Russian recogniser sees them: strokes are «Г», «[», «|», two of them «П», three «Ш», a V is «У».
// «П-Ш», «Пи[У» before «кварталы».
#include <optional>
#include <string>
#include <string_view>

namespace mera::intake {

// The numbers that `read` must have been, in their order; nothing when it is no such list or is one already.
std::optional<std::string> quarters_of_strokes(std::string_view read);

}  // namespace mera::intake
