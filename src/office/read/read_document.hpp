#pragma once
// The front door of the office floor: any file people send, told apart by its content, as one neutral document.
#include <stop_token>
#include <string>
#include <string_view>

#include "base/expected.hpp"
#include "office/child_process.hpp"
#include "office/document.hpp"
#include "office/pdf/pdf.hpp"

namespace mera {

struct ReadOptions {
    // Told how many pages of a PDF or of pictures are read, of how many; false from it ends the reading with a Failure.
    PageDone page_done = {};
    std::stop_token stop = {};
    bool pasted_pictures = true;  // pages pasted into a text are read, too
    bool every_kind_in_child = false;  // what anybody hands in: office files too, not only PDF and pictures
    std::string child_program = reader_program();  // runs the parsers that can be made to misbehave
};

// A Failure tells the person what is wrong with the file and what to do; Failure::Kind::conflict: stopped by the caller.
Expected<Document> read_document(std::string_view bytes, const ReadOptions& options = {});

}  // namespace mera
