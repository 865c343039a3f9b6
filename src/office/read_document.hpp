#pragma once
// The front door of the office floor: any file people send, told apart by its content, as one neutral document.
#include <stop_token>
#include <string>
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"
#include "office/pdf.hpp"

namespace mera {

struct ReadOptions {
    // Told how many pages of a PDF or a picture are read, of how many; false from it ends the reading with a Failure.
    PageDone page_done = {};
    std::stop_token stop = {};
    // Parsers that can be made to misbehave run in a child process: this binary with the hidden verb `read-child`.
    bool in_process = false;  // the child itself, and tests of single readers
    bool every_kind_in_child = false;  // what anybody hands in: office files too, not only PDF and pictures
    std::string child_program = "/proc/self/exe";
};

// A Failure tells the person what is wrong with the file and what to do; Failure::Kind::conflict: stopped by the caller.
Expected<Document> read_document(std::string_view bytes, const ReadOptions& options = {});

// What the program does when its first argument is `read-child`. Not for people.
int read_child_main(int argc, char** argv);

}  // namespace mera
