#pragma once
// Formats of the last century (DOC, RTF, XLS) turned into today's by LibreOffice, where it is installed.
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/package/identify.hpp"

namespace mera {

struct ConvertOptions {
    // Set before the program's own path: what confines it. Empty: it runs without limits but those of time.
    std::vector<std::string> confined_by = {};
    std::string program = {};  // empty: `soffice` or `libreoffice` on the PATH
    std::stop_token stop = {};
};

// DOC and RTF become DOCX, XLS becomes XLSX. A Failure says so where there is no LibreOffice.
Expected<std::string> convert_by_libreoffice(std::string_view bytes, FileKind kind, const ConvertOptions& options);

std::optional<std::string> find_libreoffice();

}  // namespace mera
