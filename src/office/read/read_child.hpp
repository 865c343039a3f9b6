#pragma once
// What the program mera-read does: a process with limits that parses strangers' files for mera. Nothing of this floor
// that mera itself calls may lead here: PDF and the reading of letters bring forty libraries, and each start would load them.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"
#include "office/read/read_document.hpp"

namespace mera {

// «read», «look», «render PAGE», «signature», «run PROGRAM ARGUMENTS».
int read_child_main(int argc, char** argv);

// read_document() without any child: the child itself, and tests of single readers.
Expected<Document> read_document_here(std::string_view bytes, ReadOptions options = {});

int look_child_main();

}  // namespace mera
