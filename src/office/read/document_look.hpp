#pragma once
// A first look at a handed-in file: is it a scan, and what stands on its first page. Cheap: no letters are recognised.
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/child_process.hpp"

namespace mera {

struct DocumentLook {
    bool is_scan = false;                 // pictures of pages without text
    bool is_damaged = false;              // says it is a document or a picture, and does not open
    std::vector<std::string> first_lines = {}; // of a document with text; at most 60
};

// PDFs and pictures are opened in a child process. A Failure when the file is none of the kinds Mera reads.
Expected<DocumentLook> look_at_document(std::string_view bytes, const std::string& child_program = reader_program());

}  // namespace mera
