#pragma once
// What every reader of documents promises for any bytes: a document that survives the way from a child process, with
// spans inside their tables, or one sentence for the person.
#include <algorithm>

#include "fuzz/fuzz_target.hpp"
#include "office/document_wire.hpp"
#include "office/limits.hpp"
#include "support/made_documents.hpp"

namespace mera::fuzz {

inline void check_reading(const Expected<Document>& read) {
    if (!read) {
        promise(!read.failure().message.empty());
        return;
    }
    for (const auto& block : read->blocks)
        if (const auto* table = std::get_if<DocTable>(&block)) {
            promise(table->columns >= 0 && table->columns <= kTableColumnsMax);
            for (const DocRow& row : table->rows)
                for (const DocCell& cell : row.cells)
                    promise(cell.column >= 0 && cell.column_span >= 1 && cell.row_span >= 1 &&
                            cell.column + cell.column_span <= table->columns);
        }
    const std::string wire = to_wire(read);
    const auto back = from_wire(wire);
    promise(back && *back && to_wire(*back) == wire);
}

// Zipped documents are mutated part by part, as text: «=== word/document.xml» begins a part. Mutated as a zip they would
// die at the checksum and teach nothing (fuzz_zip does that).
inline std::string zipped_parts(std::string_view text) {
    made::Parts parts;
    // Names that libzip refuses would cost the whole input.
    const auto is_new_name = [&](std::string_view name) {
        const auto plain = [](char c) { return c > ' ' && c < 0x7F; };
        return !name.empty() && std::all_of(name.begin(), name.end(), plain) &&
               std::none_of(parts.begin(), parts.end(), [&](const auto& part) { return part.first == name; });
    };
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (line.starts_with("=== ") && is_new_name(line.substr(4)))
            parts.emplace_back(line.substr(4), "");
        else if (!parts.empty())
            parts.back().second.append(line).append("\n");
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return parts.empty() ? std::string{} : made::zipped(parts);  // libzip writes no archive of nothing
}

}  // namespace mera::fuzz
