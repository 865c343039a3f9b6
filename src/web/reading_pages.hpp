#pragma once
// What the pages of drafts need of readings: files that are still being read stand in the list of drafts.
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "domain/ids.hpp"
#include "web/views/visit.hpp"

namespace mera {

// Several pictures are the pages of one document; every other file is a document of its own.
Expected<std::vector<ReadingId>> ask_readings_of_upload(Visit& visit);
// Waits a moment for a small file, so that it goes straight to its draft; otherwise the page that shows the progress.
std::string address_when_read(Visit& visit, ReadingId reading);
std::vector<TaskRow> reading_rows(Visit& visit);  // unfinished ones, and those that failed in the last day

}  // namespace mera
