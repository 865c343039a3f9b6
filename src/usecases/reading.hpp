#pragma once
// Reading a document into a draft: asked for, carried out, cancelled. The uploaded bytes are kept by their SHA-256 before
// anything is answered, so that a fallen server begins again from them.
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/plan/reading.hpp"
#include "office/child_process.hpp"
#include "office/pdf/pdf.hpp"
#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

struct ReadingWays {
    PageDone page_done = {};  // «страница 3 из 12»; false ends the reading
    std::stop_token stop = {};
    std::string child_program = reader_program();  // where parsers that may misbehave run
};

// Puts the document into the queue; whoever runs a ReadingRunner reads it.
Expected<ReadingId> ask_reading(Db& db, EvidenceFiles& files, const Actor& actor, const std::string& file_name,
                                std::string_view bytes, const Moment& now);

// Reads at once, before the eyes of who asked. The queue knows of it, but nobody else takes it.
Expected<DraftId> import_order(Db& db, EvidenceFiles& files, const Actor& actor, const std::string& file_name,
                               std::string_view bytes, const Moment& now, const ReadingWays& ways = {});

Expected<Done> cancel_reading(Db& db, const Actor& actor, ReadingId reading, const Moment& now);

void give_up_reading(Db& db, const Reading& reading, const Moment& now);  // it takes too long

// Takes the oldest waiting reading for `reader`, if there is one. What has felled its readers too often ends as failed.
std::optional<Reading> take_reading(Db& db, bool heavy, const std::string& reader, const Moment& now);

// Reads what was taken and writes how it ended: unless it was stopped, cancelled, or the turn was lost meanwhile.
void carry_out_reading(Db& db, const EvidenceFiles& files, const Reading& reading, const std::string& reader,
                       const ReadingWays& ways, const std::function<Moment()>& now);

}  // namespace mera
