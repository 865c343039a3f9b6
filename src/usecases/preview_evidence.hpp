#pragma once
// A document that was handed in, shown in place: what the browser shows by itself, what is shown as text and tables, and
// what can only be saved.
#include "base/expected.hpp"
#include "office/document.hpp"
#include "office/read/read_document.hpp"
#include "store/evidence_files.hpp"
#include "store/submissions.hpp"

namespace mera {

enum class Preview {
    pdf,  // the browser's own viewer
    picture,  // an image element
    text,  // read by the office floor in its limited child: DOCX, ODT, XLSX, ODS, plain text
    none,  // saved and opened by the person's own program
};
Preview preview_of(const Evidence& evidence);

// A reviewer looks at the beginning; the whole file is one click away.
inline constexpr std::int64_t kPreviewBytesMax = 20 * 1024 * 1024;
inline constexpr std::size_t kPreviewBlocksMax = 400;
inline constexpr std::size_t kPreviewTableRowsMax = 200;

struct EvidenceText {
    Document document;
    bool cut = false;  // only the beginning is here
};
Expected<EvidenceText> evidence_text(const EvidenceFiles& files, const Evidence& evidence,
                                     const ReadOptions& options = {.every_kind_in_child = true});

}  // namespace mera
