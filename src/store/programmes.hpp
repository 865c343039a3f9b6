#pragma once
// Adopted programmes with their sections and measures.
#include <optional>
#include <string>
#include <vector>

#include "domain/programme.hpp"
#include "store/db.hpp"

namespace mera {

ProgrammeId insert_programme(Db& db, const Programme& programme, std::optional<DraftId> draft,
                             std::optional<PersonId> by);
SectionId insert_section(Db& db, ProgrammeId programme, std::int64_t position, const Section& section);
MeasureId insert_measure(Db& db, ProgrammeId programme, std::int64_t position, const Measure& measure);
// After the executors it has already.
void insert_measure_executor(Db& db, MeasureId measure, const MeasureExecutor& executor);

std::vector<Programme> all_programmes(Db& db);  // the latest order first
std::optional<Programme> find_programme(Db& db, ProgrammeId id);
std::optional<ProgrammeId> find_programme_by_order(Db& db, OrganisationId owner, std::string_view number, Date date);
std::optional<DraftId> draft_of_programme(Db& db, ProgrammeId id);  // the one it was adopted from
std::vector<Section> sections_of(Db& db, ProgrammeId programme);
std::vector<Measure> measures_of(Db& db,
                                 ProgrammeId programme);  // with everything that hangs on them, in the order's order
struct ProgrammeMeasure {
    ProgrammeId programme;
    Measure measure;
};
std::optional<ProgrammeMeasure> find_measure(Db& db, MeasureId id);

}  // namespace mera
