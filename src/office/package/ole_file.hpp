#pragma once
// The compound file of old Office formats ([MS-CFB]): named streams inside one file. Read as they are, written anew with
// the streams a converter needs. Every input is hostile: what does not fit together gives nothing.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mera {

using OleStreams = std::map<std::string, std::string>;  // name in UTF-8 → bytes

// The streams of the root with these names. Nothing when the file is damaged or names none of them.
std::optional<OleStreams> read_ole(std::string_view bytes, const std::vector<std::string>& names);

// Nothing when the streams are too large for a header without further tables (6.8 MB).
std::optional<std::string> write_ole(const OleStreams& streams);

}  // namespace mera
